"""The page: what stands on it, that every number leads to its words, and that no note can make it do anything."""

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path as FilePath
from threading import Thread
from types import SimpleNamespace

import a_search
import pytest
from a_search import sample_found, statement

from careerlab.errors import TableError, WorkspaceError
from careerlab.insights.learning import correct_and_learn
from careerlab.insights.table import as_table
from careerlab.notes.model import Note, Notice
from careerlab.present.report import MONTHS, _months, findings, page, write_report
from careerlab.profile import Path, Profile
from careerlab.workspace import open_workspace

SAMPLE = FilePath(__file__).parents[2] / "data" / "designer"

# Reading a page back --------------------------------------------------------------------------------------------------

EMPTY = {"meta", "br", "use"}
INVISIBLE = {"title", "style", "svg"}


class Reader(HTMLParser):
    """The words a person sees, with the tags and attributes that stand around them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.texts, self.folded = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "details":
            self.folded.append({"label": "", "inside": ""})
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"<{tag}> closes something else"

    def handle_data(self, data):
        if INVISIBLE & set(self.open):
            return
        self.texts.append(data)
        if "details" in self.open:
            self.folded[-1]["label" if "summary" in self.open else "inside"] += data


def folded(text):
    return " ".join(text.split())


def visible(html):
    return folded(" ".join(Reader(html).texts))


def unfolded(html):
    """{label of a number: the words behind it}."""
    return {folded(d["label"]): folded(d["inside"]) for d in Reader(html).folded}


def section(html, name):
    return visible(re.search(rf'<section (?:id|class)="{name}">.*?</section>', html, re.DOTALL).group())


# What stands on it ----------------------------------------------------------------------------------------------------


def test_the_first_screen_has_the_four_things_worth_mailing_in_this_order(found):
    first = section(page(**found), "first")
    parts = [
        "What changed your mind",
        "you were 80 % sure, now it stands at 50 %",
        "I thought it was all drawing; it is mostly talking.",
        "What you did not expect",
        "Where two people disagree",
        "I am home by half past five, every day.",
        "Priya Raman, NHS · Priya.md, line 10",
        "Last month I worked four weekends in a row.",
        "Aisha Farouk, Pellow & Finch · Aisha.md, line 11",
        "The way in that fits you",
        "Seven years of print and brand work came first.",
        "Your next talk",
        "How many evenings did you work last month?",
        "What can you decide alone?",
        "What would make you leave?",
    ]
    places = [first.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_sections_follow_one_another_from_the_first_screen_to_what_is_open(found):
    html = page(**found)
    names = re.findall(r'<section (?:id|class)="(\w+)">', html)
    middle = ["paths", "skills", "moves", "themes", "comparison", "diary", "advice", "education", "culture", "days"]
    assert names == ["first", "beliefs", "wants", *middle, "open"]
    links = [attributes["href"] for tag, attributes in Reader(html).tags if tag == "a"]
    assert set(links) == {f"#{name}" for name in names[1:]}


def test_the_diary_tells_what_each_talk_changed_and_how_many_changed_nothing(found):
    text = visible(page(**found))
    assert "2026-01-14 Priya Raman UX design comes first now" in text
    assert "1 of 2 talks changed nothing in the order." in text
    assert "#diary" not in page(**{**found, "looked_back": None})


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (
            "2 for 1 against of 3",
            ["half past five", "Priya.md, line 10", "four weekends", "Aisha.md, line 11", "Rosa Delgado"],
        ),
        ("1 against of 1", ["It is $40k to $50k and stays there.", "Jonas Keller, Ottermill", "Jonas.md, line 23"]),
        ("2 of 3 people", ["run a usability test alone", "from the plan to the report", "Rosa.md, line 16"]),
        ("1 of 3 people", ["messy middle", "Rosa.md, line 19"]),
        ("2 people, about UX design, product management", ["messy middle", "what went wrong", "Grace.md, line 20"]),
        ("Grace Oduya, Ardenline", ["Mondays are for the numbers.", "Grace.md, line 24"]),
        ("3 people", ["half past five", "four weekends", "swims at eleven"]),
    ],
)
def test_a_number_unfolds_to_its_words_with_person_file_and_line(found, label, words):
    inside = unfolded(page(**found))[label]
    assert [word for word in words if word not in inside] == []


def test_levels_have_words(found):
    skills = section(page(**found), "skills")
    assert "do it alone never tried" in skills
    assert not re.search(r"\blevel \d", skills)


def test_the_end_asks_about_five_silences_and_says_what_was_not_understood(found):
    end = section(page(**found), "open")
    assert len(re.findall(r"Where would one live in", end)) == 5
    assert "These are the first 5 of 6." in end
    assert "Not understood well enough to count: 1 sentence" in end
    assert "Hm, boats." in end
    assert "perhaps" in end
    assert "1 note was read. Of its text: 90 % sentences, 10 % signs and white space." in end
    assert "old.doc was not read: This is an old Word file. Save it as .docx." in end
    assert visible(page(**found)).count("Every sentence is kept; 15 of 16 are counted, the rest wait for you.") == 1


def test_a_second_hand_statement_and_ones_own_words_are_marked(found):
    rows = found["insights"].to_dict("records")
    rows[0]["speaker"] = "hearsay"
    html = visible(page(**{**found, "insights": as_table(rows)}))
    assert "second-hand, told by Priya Raman, NHS" in html
    assert "you, after talking to Rosa Delgado" in html


def test_without_a_profile_skills_are_asked_for_and_nothing_is_ranked():
    html = page(**sample_found(profile=False))
    text = visible(html)
    assert "Skills asked for" in text
    for words in (
        "You now",
        "levels up",
        "Skills to learn",
        "comparison",
        "too close to call",
        "comes first",
        "fits you",
    ):
        assert words not in text, words
    assert "levels up" not in html
    assert "What my talks say" in text


def test_other_places_of_disagreement_wait_folded(found):
    twice = a_search.pd.concat([found["disagree"], found["disagree"].assign(topic="pay")])
    assert "1 more" in unfolded(page(**{**found, "disagree": twice}))


@pytest.mark.parametrize(
    "table", ["disagree", "skills", "surprises", "ways_in", "themes", "advice", "days", "not_asked", "balance"]
)
def test_a_table_without_rows_leaves_a_page_that_still_reads(found, table):
    html = page(**{**found, table: found[table].iloc[:0]})
    text = visible(html)
    assert "Your next talk" in text
    assert not re.search(r"\b(None(?! of)|nan|undefined|NaN)\b", text)
    assert not re.search(r"<(?:ul|ol|tbody|table)[^>]*>\s*</(?:ul|ol|tbody|table)>", html)


def test_unfolding_shows_so_many_words_and_says_how_many_more(found):
    rows = [{**found["insights"].to_dict("records")[0], "id": f"n{i}", "text": f"Thing {i}."} for i in range(45)]
    ids = "; ".join(row["id"] for row in rows)
    advice = found["advice"].assign(ids=ids)
    inside = unfolded(
        page(**{**found, "insights": as_table([*found["insights"].to_dict("records"), *rows]), "advice": advice})
    )
    assert "Thing 39." in inside["2 people, about UX design, product management"]
    assert inside["2 people, about UX design, product management"].endswith("and 5 more")


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2026-01-14", "2026-03-05", ""], "January to March 2026"),
        (["2025-12-30", "2026-01-02"], "December 2025 to January 2026"),
        (["2026-03-05"], "March 2026"),
        (["", "last week", "2026-13-01"], ""),
        ([], ""),
    ],
)
def test_the_time_of_the_talks_is_said_in_months(dates, said):
    assert _months(a_search.pd.Series(dates, dtype="str")) == said
    assert len(MONTHS) == 12


# Plain English --------------------------------------------------------------------------------------------------------

JARGON = r"""rank acceptability|acceptability|margin|coverage|posterior|prior|flip weight|saturation|kinds?|insights?
|insight id|hearsay|note-taker|favourability|draws|bootstrap|dirichlet|simplex|clusters?|status|ask list|accepted
|confidence|interval|explorer|topic_\w+|nan|dataframe"""


@pytest.mark.parametrize("profile", [True, False])
def test_the_page_speaks_plain_english(profile):
    html = page(**sample_found(profile))
    drawn = " ".join(re.findall(r"<text[^>]*>(.*?)</text>", html))
    found = re.findall(rf"\b({JARGON.replace(chr(10), '')})\b", f"{visible(html)} {drawn}", re.IGNORECASE)
    assert found == []


def test_the_page_of_the_sample_speaks_plain_english_outside_of_quotes():
    html = page(**findings(open_workspace(SAMPLE)))
    ours = visible(re.sub(r"<q .*?</q>|“.*?”", "", re.sub(r'<bdi dir="auto">.*?</bdi>', "", html), flags=re.DOTALL))
    assert re.findall(rf"\b({JARGON.replace(chr(10), '')})\b", ours, re.IGNORECASE) == []


def test_every_number_of_the_sample_leads_to_words():
    html = page(**findings(open_workspace(SAMPLE)))
    assert [label for label, inside in unfolded(html).items() if not inside] == []
    assert len(re.findall(r" line \d+", html)) > 100


def test_the_test_of_words_can_fail(found):
    html = page(**{**found, "questions": found["questions"].assign(why="Its coverage is low.")})
    assert re.search(r"\bcoverage\b", visible(html))


# Nothing active, nothing loaded ---------------------------------------------------------------------------------------

ALLOWED = {
    "html": {"lang"},
    "meta": {"http-equiv", "content", "charset", "name"},
    "a": {"href"},
    "td": {"data-head"},
    "section": {"class", "id"},
    "q": {"dir"},
    "bdi": {"dir"},
    "svg": {"viewbox", "role", "aria-label"},
    "g": {"style", "transform", "clip-path"},
    "path": {"d", "style", "clip-path", "id", "transform"},
    "text": {"style", "transform", "x", "y"},
    "use": {"xlink:href", "x", "y", "style", "transform", "clip-path"},
    "clippath": {"id"},
    "rect": {"x", "y", "width", "height"},
}
BARE = """head title style body header section article nav footer h1 h2 h3 p ul ol li b br
table thead tbody tr th td details summary div span figure defs"""
ALLOWED |= {tag: ALLOWED.get(tag, set()) | {"class"} for tag in BARE.split()}

WORDS = [
    "<script>document.title = 'taken'</script>",
    "</style><script>document.title = 'taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    '"><svg onload="document.title=\'taken\'">',
    "' onmouseover='document.title=1' x='",
    "[pay](javascript:document.title='taken')",
    "<a href=\"javascript:document.title='taken'\">pay</a>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "<img src=ADDRESS/img><link rel=stylesheet href=ADDRESS/css><iframe src=ADDRESS/frame></iframe>",
    "<style>@import 'ADDRESS/import'; body { background: url(ADDRESS/back) }</style>",
    "<meta http-equiv=refresh content='0;url=ADDRESS/away'>",
    "</title></head><body onload=\"document.title='taken'\">",
    "<details open ontoggle=\"document.title='taken'\"><summary></summary></details>",
    "<!-- ]]> <![CDATA[ &lt;b&gt; &amp; -->",
    "It is $40k to $50k and stays there.",
    "x" * 10_000,
    "\u202eתפוח \u2066اﻟﻌﻤﻞ جيد",
    "e" + "\u0301" * 5_000,
    "nul \x00 bell \x07",
]


_HOSTILE_COLUMNS = """
path skill theme person organisation route question why quote advice day paths words found_by belief arithmetic
text subject first_text last_text whom warning what qualification quote_worth quote_not quote_without quote_for
quote_against decisions differ persons path_names""".split()


def hostile_found(address="http://127.0.0.1:9"):
    """A page's tables in which every text, also names, employers, paths, files, is one of the hostile words."""
    words = [w.replace("ADDRESS", address) for w in WORDS]
    found = sample_found()
    rows = []
    for number, word in enumerate(words):
        place = {"person": word, "organisation": word, "path": word, "source": word, "talk": word, "time": word}
        rows.append(statement(id=f"h{number}", kind="pro", topic="work", text=word, line=number, **place))
    ids = "; ".join(row["id"] for row in rows)
    tables = {name: table for name, table in found.items() if hasattr(table, "columns") and name != "insights"}
    for name, table in tables.items():
        hostile = a_search.pd.concat([table.head(1)] * len(words), ignore_index=True)
        for column in hostile.columns.intersection(_HOSTILE_COLUMNS):
            if not a_search.pd.api.types.is_numeric_dtype(hostile[column]):  # `paths` is a count in one table
                hostile[column] = words
        hostile = hostile.assign(**dict.fromkeys(hostile.columns.intersection(["ids"]), ids))
        singles = [c for c in hostile.columns if c in ("id", "id_for", "id_against")]
        tables[name] = hostile.assign(**{c: [row["id"] for row in rows] for c in singles})
    comparison = SimpleNamespace(**vars(found["comparison"]))
    comparison.sentence, comparison.remarks = words[0], tuple(words)
    # A file's name may hold half a sign; a pandas table cannot.
    notes = [Note(word, notices=(Notice("X", word, word, 3),)) for word in [*words, "half \ud800 of a sign"]]
    waiting = [{**row, "id": f"w{row['id']}", "status": "ask"} for row in rows]
    profile = Profile(words[0], words[2], tuple(map(Path, words)))
    across = {word: {"shared": word, "standing": word, "comes_back": word} for word in words}
    comparison.without = comparison.without.assign(person=words[0], leader=words[1])
    comparison.margins = comparison.margins.assign(path=words[2])
    comparison.flips = comparison.flips.assign(then=words[3], topic=words[4])
    comparison.must_haves = comparison.must_haves.assign(path=words[5], topic=words[6])
    looked_back = SimpleNamespace(**vars(found["looked_back"]))
    looked_back.days = looked_back.days.assign(talks=words[:3], leader=words[3:6])
    looked_back.changes = a_search.frame("day person changed ids", [(word, word, word, ids) for word in words])
    looked_back.remarks = tuple(words)
    changed = {
        "insights": as_table([*rows, *waiting]),
        "looked_back": looked_back,
        "comparison": comparison,
        "notes": notes,
        "profile": profile,
        "across": across,
        "when_to_stop": words[0],
    }
    return {**found, **tables, **changed}


def written(found, folder):
    file = folder / "page.html"
    file.write_bytes(page(**found).encode("utf-8", "replace"))
    return file


def test_only_harmless_tags_and_attributes_stand_on_a_page_of_hostile_words():
    for tag, attributes in Reader(page(**hostile_found())).tags:
        assert tag in ALLOWED, tag
        assert set(attributes) <= ALLOWED[tag], (tag, attributes)
        assert re.fullmatch(r"#[\w-]+", attributes.get("href", "#x")), attributes
        assert re.fullmatch(r"#\w+", attributes.get("xlink:href", "#x")), attributes
        assert not re.search(r"url\((?!#\w+\))|expression|@import", attributes.get("style", "")), attributes
        assert attributes.get("http-equiv", "Content-Security-Policy") == "Content-Security-Policy"


def test_hostile_words_are_shown_as_they_are():
    text = visible(page(**hostile_found()))
    for word in WORDS:
        shown = folded(word.replace("ADDRESS", "http://127.0.0.1:9").replace("\x00", "\ufffd"))
        assert shown in text.replace("\x00", "\ufffd"), word[:50]
    assert "49" not in re.findall(r"\b\d+\b", section(page(**hostile_found()), "first"))


def test_the_policy_comes_first_and_lets_nothing_in(found):
    head = Reader(page(**found)).tags
    assert [tag for tag, _ in head[:3]] == ["html", "head", "meta"]
    policy = head[2][1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith("default-src 'none'")
    assert "script-src" not in policy["content"]
    assert page(**found).startswith("<!DOCTYPE html>")


def test_the_page_names_no_other_place(found):
    addresses = re.findall(r"https?://[^\"'\s<]+|//\w[^\"'\s<]*", page(**found))
    assert addresses == []


@pytest.fixture
def listening():
    """A web server on this machine and the list of what was asked of it."""
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def opened(file, folder):
    """The document after a headless browser has opened the file and run what it would run."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    if not browser:
        pytest.skip(f"no browser to open the page with: none of {', '.join(names)} is installed")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --virtual-time-budget=3000 --dump-dom"
    command = [browser, *flags.split(), f"--user-data-dir={folder / 'browser'}", file.as_uri()]
    return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode("utf-8", "replace")


def title(document):
    return re.search(r"<title>(.*?)</title>", document, re.DOTALL).group(1)


def test_a_browser_runs_and_loads_nothing_of_a_hostile_page(listening, tmp_path):
    address, asked = listening
    found = hostile_found(address)
    document = opened(written(found, tmp_path), tmp_path)
    assert title(document) == title(page(**found)).replace("&#39;", "'")
    assert "taken" in title(document), "the name in the title is hostile, but only a name"
    assert asked == []


def test_the_browser_test_can_fail(listening, tmp_path):
    address, asked = listening
    bare = tmp_path / "bare.html"
    script = "<script>document.title = 'taken'</script>"
    bare.write_text(f"<title>mine</title><img src={address}/img>{script}", encoding="utf-8")
    assert title(opened(bare, tmp_path)) == "taken"
    assert asked == ["/img"]


# Writing it -----------------------------------------------------------------------------------------------------------


def test_the_same_tables_give_the_same_bytes():
    assert page(**sample_found()) == page(**sample_found())


def workspace(insights, notes=(), profile=None):
    insights, outcomes, taught = correct_and_learn(insights, [])
    place = {"folder": None, "notes": list(notes), "insights": insights, "profile": profile, "notices": []}
    return SimpleNamespace(**place, corrections=[], outcomes=outcomes, taught=taught, answers=[])


MAYA = sample_found()["profile"]


@pytest.mark.parametrize(
    "profile", [None, MAYA, replace(MAYA, priorities=["growth", "pay"])], ids=["none", "plain", "ordered"]
)
@pytest.mark.parametrize(
    "talks",
    [[], ["Rosa"], ["Rosa", "Priya", "Aisha"], list(a_search.PEOPLE)],
    ids=["no talk", "one talk", "one path", "all"],
)
def test_any_amount_of_talks_makes_a_page(tmp_path, talks, profile):
    insights = a_search.sample_insights()
    insights = insights[insights["talk"].isin(talks)].reset_index(drop=True)
    file = write_report(workspace(insights, profile=profile), tmp_path)
    text = visible(file.read_text(encoding="utf-8"))
    assert file == tmp_path / "report.html"
    assert not re.search(r"\b(None(?! of)|nan|NaN|undefined)\b", text)
    if talks:
        assert "Your next talk" in text
        assert f"Every sentence is kept; {sum(insights['status'].ne('ask'))} of {len(insights)} are counted" in text
    else:
        assert "There is nothing to read yet." in text


def test_a_file_name_is_kept_and_the_same_input_gives_the_same_file(tmp_path):
    one = write_report(workspace(a_search.sample_insights(), profile=MAYA), tmp_path / "new" / "mine.html")
    two = write_report(workspace(a_search.sample_insights(), profile=MAYA), tmp_path / "other.html")
    assert one == tmp_path / "new" / "mine.html"
    assert one.read_bytes() == two.read_bytes()


def test_what_is_no_insights_table_is_refused(tmp_path):
    with pytest.raises(TableError):
        write_report(workspace(a_search.sample_insights().drop(columns="line")), tmp_path)


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WorkspaceError, match="could not be written"):
        write_report(workspace(a_search.sample_insights()), tmp_path / "file" / "report.html")
