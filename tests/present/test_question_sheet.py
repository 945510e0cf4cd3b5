"""The sheet for one talk: what stands on it, that it prints on two sides of paper, and that no word rules it."""

import re
import shutil
import subprocess
from dataclasses import replace
from html import escape, unescape

import pandas as pd
import pytest
from markdown_it import MarkdownIt
from test_report import ALLOWED, JARGON, WORDS, Reader, folded, opened, title, visible

from careerlab.analysis.evidence import as_frame
from careerlab.background.model import COLUMNS as FACTS
from careerlab.errors import WriteError
from careerlab.preparing.model import CHECKLIST, QUESTIONS, QuestionSheet
from careerlab.present.question_sheet import _in_words, _when, file_name_of, sheet_html, sheet_markdown, write_sheet

PAGE = "Priya Raman.txt"


# Sheets made by hand --------------------------------------------------------------------------------------------------


def facts(*rows):
    """Rows of (fact, what, before, employer, since, until, quote, line)."""
    return as_frame([(*row[:7], PAGE, row[7], 0, len(row[6])) for row in rows], FACTS)


def checklist(*rows):
    return as_frame(rows, CHECKLIST)


def questions(*rows):
    """Rows of (part, minutes, question, follow_ups, why, serves); the second is one to keep when time is short."""
    return as_frame(
        [(f"q{n:03}", *row, "work", "UX design", "their story", int(n == 2)) for n, row in enumerate(rows, 1)],
        QUESTIONS,
    )


PRIYA = facts(
    ("education", "BA Graphic Communication", "", "Northgate College", "", "2008", "BA, Northgate, 2005-08", 31),
    ("role", "print designer", "", "Marlow Press", "2008", "2015-02", "Print designer at Marlow, 2008-15", 22),
    ("lived_through", "acquisition", "", "Marlow Press", "2014", "", "when a rival bought us in 2014", 24),
    ("change", "UX design", "print design", "", "2015", "", "In 2015 she left print for UX", 8),
    ("role", "lead designer", "", "the health service", "2015-03", "now", "Lead designer since March 2015", 12),
)
TO_DO = checklist(
    ("What they studied", "graphic communication", "BA, Northgate, 2005-08", PAGE, 31, ""),
    ("What their employer does", "", "", "", 0, "the employer's “about us” page"),
)
ASKED = questions(
    (
        "opening",
        2,
        "What drew you from print to this?",
        "What did you picture? / Who was there?",
        "Warm.",
        "the way in",
    ),
    (
        "their way",
        3,
        "You were there when Marlow was bought: what changed?",
        "",
        "Their page says so.",
        "how safe it is",
    ),
    ("their way", 2, "What did you unlearn?", "Was it hard?", "You would change, too.", "what counts"),
    ("closing", 1, "Who else should I ask?", "May I name you?", "Each talk opens the next.", "whom to ask"),
)
RICH = QuestionSheet("Priya Raman", "UX design", 1, PRIYA, TO_DO, ASKED, ["The page gives no year for “designer”."])
EMPTY = QuestionSheet("Tomasz Wren", "", 0, facts(), checklist(), questions(), [])
BARE = replace(EMPTY, checklist=TO_DO.tail(1), questions=ASKED)


def much(number, words):
    """So many words, a very long one among them."""
    source = (
        "Which of the many decisions about Straßenverkehrsinfrastrukturplanung are really made by you, and which by "
        "people whom you never meet and who have never asked"
    )
    return f"{' '.join((source.split() * 9)[: words - 1])} {number}"


def long_sheet(words=40):
    """Fifty facts, twelve things to find out and twelve questions of so many words each, all of it in long words."""
    name = "Maximilian-Alexander von Hohenstein-Schwarzenberg zu Löwenstein-Wertheim-Rosenberg"
    sorts = ["role", "role", "role", "education", "change", "lived_through"]
    told = [
        (sorts[n % 6], much(n, 9), "Recht", much(n, 6), f"{1970 + n}-03", f"{1971 + n}-11", much(n, 30), n + 1)
        for n in range(50)
    ]
    found = [(much(n, 6), much(n, 8) if n % 2 else "", much(n, 20), PAGE * 4, n, much(n, 9)) for n in range(12)]
    parts = ["opening"] * 2 + ["their way"] * 2 + ["the work"] * 3 + ["your questions"] * 3 + ["closing"] * 2
    asked = [
        (part, 2, much(n, words) + "?", "Who was there? / Why?", much(n, 22), much(n, 8))
        for n, part in enumerate(parts)
    ]
    return QuestionSheet(name, much(1, 6), 3, facts(*told), checklist(*found), questions(*asked), [much(1, 12)] * 2)


def hostile_sheet(address="http://127.0.0.1:9"):
    """A sheet on which every text is one of the hostile words."""
    words = [word.replace("ADDRESS", address) for word in WORDS]

    def all_hostile(table, kept):
        rows = pd.concat([table.head(1)] * len(words), ignore_index=True)
        texts = [name for name in rows if name not in kept and not pd.api.types.is_numeric_dtype(rows[name])]
        return rows.assign(**dict.fromkeys(texts, words))

    sorts = ["role", "change", "lived_through", "education"]
    told = pd.concat([all_hostile(PRIYA, ["fact"]).assign(fact=sort) for sort in sorts])
    unknown = all_hostile(TO_DO, []).assign(known="")
    return QuestionSheet(
        words[0],
        words[1],
        2,
        told,
        pd.concat([all_hostile(TO_DO, []), unknown]),
        all_hostile(ASKED, []),
        words,
    )


# What stands on it ----------------------------------------------------------------------------------------------------


def test_each_fact_stands_beside_its_words_and_where_they_are_newest_first():
    text = visible(sheet_html(RICH))
    parts = [
        "Who they are",
        "Work",
        "Mar 2015 to now lead designer, the health service Lead designer since March 2015 line 12",
        "2008 to Feb 2015 print designer, Marlow Press Print designer at Marlow, 2008-15 line 22",
        "Changes of field",
        "2015 from print design to UX design In 2015 she left print for UX line 8",
        "What they lived through there",
        "2014 takeover at Marlow Press when a rival bought us in 2014 line 24",
        "Education",
        "2008 BA Graphic Communication, Northgate College BA, Northgate, 2005-08 line 31",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_one_page_is_named_once_and_several_beside_each_line():
    assert visible(sheet_html(RICH)).count("Priya Raman.txt") == 1
    several = replace(RICH, facts=PRIYA.assign(source=[PAGE, PAGE, PAGE, PAGE, "people/cv.pdf"]))
    text = visible(sheet_html(several))
    assert "Lead designer since March 2015 cv.pdf , line 12" in text
    assert "BA, Northgate, 2005-08 Priya Raman.txt , line 31" in text


def test_what_is_done_beside_the_work_stands_apart():
    told = facts(
        ("role", "nurse", "", "NHS", "2008", "now", "nurse", 1),
        ("beside", "governor", "", "Hill School", "", "now", "a governor", 2),
    )
    assert "Beside the work today governor, Hill School a governor" in visible(sheet_html(replace(RICH, facts=told)))


def test_of_many_facts_the_newest_are_shown_and_the_others_wait_folded():
    told = [("role", f"post {n}", "", "", str(2000 + n), "", f"words {n}", n) for n in range(9)]
    page = sheet_html(replace(RICH, facts=facts(*told)))
    inside = folded(Reader(page).folded[0]["inside"])
    assert Reader(page).folded[0]["label"] == "and 4 earlier"
    assert [n for n in range(9) if f"words {n}" in inside] == [0, 1, 2, 3]
    assert "words 8" in visible(page)


@pytest.mark.parametrize("sheet_of", [sheet_html, sheet_markdown])
def test_where_nothing_is_known_it_says_so_and_what_to_do(sheet_of):
    text = visible(sheet_of(BARE))
    assert "Nothing you pasted says yet where Tomasz Wren worked and studied." in text
    assert "into people/Tomasz Wren.txt and make this sheet again" in text
    assert "Newest first" not in text


@pytest.mark.parametrize("sheet_of", [sheet_html, sheet_markdown])
def test_a_sheet_with_nothing_on_it_still_reads(sheet_of):
    text = sheet_of(EMPTY)
    assert "No question is left: earlier talks have answered them all." in visible(text)
    assert not re.search(r"\b(None|nan|NaN|undefined)\b", visible(text))
    assert not re.search(r"<(?:ul|ol|tbody|table)[^>]*>\s*</(?:ul|ol|tbody|table)>", text)
    assert "find out" not in text
    assert "sheet better" not in text


def test_what_is_still_to_find_out_has_a_box_and_what_is_known_has_a_tick():
    page = sheet_html(RICH)
    assert "What their employer does the employer's “about us” page ✓ What they studied" in visible(page)
    assert [row.count("✓") for row in page.partition('id="find"')[2].split('class="box"')[1:3]] == [0, 1]  # open first
    assert "- [ ] **What their employer does**: the employer's “about us” page\n" in sheet_markdown(RICH)


def test_what_is_known_is_quoted_unless_the_words_stand_above():
    above = "✓ What they studied graphic communication Why each"
    alone = "✓ What they studied graphic communication : BA, Northgate, 2005-08 Priya Raman.txt , line 31 Why each"
    without = replace(RICH, facts=facts())
    assert above in visible(sheet_html(RICH)) and alone in visible(sheet_html(without))
    known = "- [x] **What they studied**: graphic communication"
    assert f"{known}\n" in sheet_markdown(RICH)
    assert f"{known} “BA, Northgate, 2005-08” (Priya Raman.txt, line 31)\n" in sheet_markdown(without)


def test_words_that_are_known_already_are_not_quoted_again():
    known = ("What was promised", "You: read the manual", "read the manual", "a.md", 4, "")
    sheet = replace(RICH, facts=facts(), checklist=checklist(known))
    assert visible(sheet_html(sheet)).count("read the manual") == 1
    assert sheet_markdown(sheet).count("read the manual") == 1


def test_questions_stand_in_the_order_of_the_talk_with_its_clock():
    text = visible(sheet_html(RICH))
    parts = [
        "4 questions for 8 minutes.",
        "Opening 2 minutes min 0 1. What drew you from print to this? What did you picture? Who was there?",
        "Their way 5 minutes min 2 2. ★ You were there when Marlow was bought: what changed?",
        "min 5 3. What did you unlearn? Was it hard?",
        "Closing 1 minute min 7 4. Who else should I ask?",
        "Minute 8: thank them, and stop unless they offer more time.",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("sheet_of", [sheet_html, sheet_markdown])
def test_the_side_to_take_along_says_nothing_of_what_others_said_or_the_explorer_doubts(sheet_of):
    """It lies on the table, and is read upside down."""
    for_her_eyes, _, on_the_table = visible(sheet_of(RICH)).partition("What to ask")
    for words in ("Warm.", "Their page says so.", "You would change, too.", "whom to ask", "year for “designer”"):
        assert words in for_her_eyes
        assert words not in on_the_table
    assert "Each talk opens the next." in for_her_eyes and "Decides" not in on_the_table


def test_three_to_keep_are_marked_where_there_are_any():
    assert "Short of time? Ask those with ★." in visible(sheet_html(RICH))
    assert "★" not in visible(sheet_html(replace(RICH, questions=ASKED.assign(must=0))))


def test_on_paper_no_word_is_smaller_than_nine_points():
    style = sheet_html(RICH).partition("@media print")[2]
    own = style[style.rindex("/* Whatever paper") :] if "/* Whatever paper" in style else style
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)pt", own)]
    assert sizes and min(sizes) >= 9


def test_the_markdown_has_every_question_and_a_place_for_the_answer_and_the_reasons_before():
    assert (
        "- Question 2: Their page says so. Decides: how safe it is\n"
        in sheet_markdown(RICH).partition("## What to ask")[0]
    )
    assert (
        "### Their way (5 minutes)\n\n"
        "2. ★ **You were there when Marlow was bought: what changed?** (minute 2)\n"
        "    - Answer:\n\n"
        "3. **What did you unlearn?** (minute 5)\n"
        "    - Then: Was it hard?\n"
    ) in sheet_markdown(RICH)


def test_the_markdown_is_one_list_a_part_with_numbers_that_go_on():
    html = MarkdownIt("commonmark").render(sheet_markdown(RICH))
    assert re.findall(r"<ol(?: start=\"(\d)\")?>", html.partition("What to ask")[2]) == ["", "2", "4"]
    assert html.count("Answer:") == 4
    assert "<pre>" not in html


@pytest.mark.parametrize(
    ("talks", "said"),
    [(0, ""), (1, "You have talked once before;"), (2, "talked twice before;"), (3, "talked 3 times before;")],
)
def test_it_says_whether_you_have_talked_before(talks, said):
    text = visible(sheet_html(replace(RICH, talks=talks)))
    assert said in text
    assert ("talked" in text) == bool(talks)


def test_the_day_stands_on_it_where_it_is_given():
    assert "Prepared on 5 Mar 2026." in visible(sheet_html(RICH, "2026-03-05"))
    assert "Prepared" not in visible(sheet_html(RICH))


@pytest.mark.parametrize(
    ("fact", "since", "until", "said"),
    [
        ("role", "2019-06", "now", "June 2019 to now"),
        ("role", "2008", "2011-12", "2008 to Dec 2011"),
        ("role", "2008", "2008", "2008"),
        ("role", "2008", "", "from 2008"),
        ("role", "", "2011", "until 2011"),
        ("role", "", "now", "today"),
        ("beside", "2019", "", "from 2019"),
        ("role", "", "", ""),
        ("education", "", "2008", "2008"),
        ("change", "2015", "", "2015"),
        ("lived_through", "2018-01", "2019", "Jan 2018 to 2019"),
        ("role", "2008-13", "ca. 2011", "2008-13 to ca. 2011"),
    ],
)
def test_times_in_words(fact, since, until, said):
    assert _when({"fact": fact, "since": since, "until": until}) == said


@pytest.mark.parametrize(
    ("fact", "what", "before", "employer", "said"),
    [
        ("role", "nurse", "", "St Osyth's", "nurse, St Osyth's"),
        ("role", "career break", "", "", "career break"),
        ("role", "", "", "St Osyth's", "St Osyth's"),
        ("education", "law", "", "Leeds", "law, Leeds"),
        ("change", "law", "nursing", "", "from nursing to law"),
        ("change", "law", "", "", "to law"),
        ("lived_through", "layoffs", "", "Marlow", "layoffs at Marlow"),
        ("lived_through", "flotation", "", "", "stock market listing"),
    ],
)
def test_facts_in_words(fact, what, before, employer, said):
    assert _in_words({"fact": fact, "what": what, "before": before, "employer": employer}) == said


@pytest.mark.parametrize("sheet", [RICH, EMPTY, BARE], ids=["rich", "empty", "bare"])
@pytest.mark.parametrize("sheet_of", [sheet_html, sheet_markdown])
def test_it_speaks_plain_english(sheet_of, sheet):
    assert re.findall(rf"\b({JARGON.replace(chr(10), '')})\b", visible(sheet_of(sheet)), re.IGNORECASE) == []


# Nothing active, nothing loaded ---------------------------------------------------------------------------------------

TABLE = {"td": {"class", "colspan"}, "p": {"class"}, "bdi": {"class", "dir"}, "q": {"class", "dir"}}


def test_only_harmless_tags_and_attributes_stand_on_a_page_of_hostile_words():
    for tag, attributes in Reader(sheet_html(hostile_sheet())).tags:
        assert tag in ALLOWED, tag
        assert set(attributes) <= ALLOWED[tag] | TABLE.get(tag, set()), (tag, attributes)
        assert "style" not in attributes
        assert attributes.get("http-equiv", "Content-Security-Policy") == "Content-Security-Policy"


def test_hostile_words_are_shown_as_they_are():
    sheet = hostile_sheet()
    text = visible(sheet_html(sheet)).replace("\x00", "\ufffd")
    for word in (word for word in sheet.notices if len(word) < 1000):
        assert text.count(folded(word).replace("\x00", "\ufffd")) >= 6, word


def test_hostile_words_are_shown_as_they_are_in_markdown():
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(sheet_markdown(hostile_sheet()))
    assert set(re.findall(r"<(\w+)", html)) <= {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong"}
    text = folded(unescape(re.sub(r"<[^>]*>", "", html)))
    for word in WORDS[:9]:
        assert text.count(folded(word.replace("ADDRESS", "http://127.0.0.1:9"))) >= 6, word
    assert "[U+202E]" in text
    assert "\u202e" not in text


def test_the_policy_comes_first_and_lets_nothing_in():
    head = Reader(sheet_html(RICH)).tags
    assert [tag for tag, _ in head[:3]] == ["html", "head", "meta"]
    policy = head[2][1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith("default-src 'none'")
    assert "script-src" not in policy["content"]
    assert re.findall(r"https?://[^\"'\s<]+|//\w[^\"'\s<]*", sheet_html(RICH)) == []


def test_a_browser_runs_nothing_of_a_hostile_page(tmp_path):
    file = tmp_path / "sheet.html"
    file.write_bytes(sheet_html(hostile_sheet()).encode("utf-8", "replace"))
    assert title(opened(file, tmp_path)) == f"Talk with {escape(WORDS[0], quote=False)}"


# On paper and on a phone ----------------------------------------------------------------------------------------------

SHEETS = {"rich": RICH, "empty": EMPTY, "middling": long_sheet(14), "long": long_sheet()}


def printed(page, folder, paper):
    """The PDF (bytes) that a browser prints of a page."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    if not browser:
        pytest.skip(f"no browser to print the page with: none of {', '.join(names)} is installed")
    file = folder / "sheet.html"
    file.write_text(page.replace("size: auto", f"size: {paper}"), encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --no-pdf-header-footer".split()
    into = [f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={folder / 'sheet.pdf'}", file.as_uri()]
    subprocess.run([browser, *flags, *into], capture_output=True, timeout=120, check=True)
    return (folder / "sheet.pdf").read_bytes()


def sides(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize(
    ("name", "paper"), [("rich", "Letter"), ("middling", "Letter"), ("long", "Letter"), ("long", "A4")]
)
def test_it_prints_on_two_sides_of_paper(tmp_path, name, paper):
    assert sides(printed(sheet_html(SHEETS[name], "2026-03-05"), tmp_path, paper)) == 2


def test_the_test_of_sides_can_fail(tmp_path):
    assert sides(printed(sheet_html(long_sheet(120)), tmp_path, "A4")) > 2


def test_on_a_phone_nothing_stands_beyond_its_edge(tmp_path):
    pages = [sheet_html(sheet) for sheet in [*SHEETS.values(), hostile_sheet()]]
    phones = "".join(f'<iframe width="360" height="900" srcdoc="{escape(page)}"></iframe>' for page in pages)
    measure = "Array.from(frames).map(f => f.document.documentElement).map(page => page.scrollWidth - page.clientWidth)"
    script = f"<script>onload = () => document.title = {measure}</script>"
    (tmp_path / "phones.html").write_bytes(f"<title>?</title>{phones}{script}".encode("utf-8", "replace"))
    assert title(opened(tmp_path / "phones.html", tmp_path)) == "0,0,0,0,0"


# Writing it -----------------------------------------------------------------------------------------------------------


def test_two_files_are_written_and_the_same_sheet_gives_the_same_bytes(tmp_path):
    one = write_sheet(RICH, tmp_path / "new" / "out", "2026-03-05")
    two = write_sheet(RICH, str(tmp_path / "other"), "2026-03-05")
    assert one == [tmp_path / "new" / "out" / f"prepare-Priya-Raman.{ending}" for ending in ("html", "md")]
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]
    assert one[0].read_text(encoding="utf-8") == sheet_html(RICH, "2026-03-05")


def test_half_a_sign_in_a_name_stops_nothing(tmp_path):
    for file in write_sheet(replace(RICH, person="half \ud800 of a sign"), tmp_path):
        assert file.stem == "prepare-half-of-a-sign"
        assert "Talk with half ? of a sign" in file.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WriteError, match="could not be written"):
        write_sheet(RICH, tmp_path / "file" / "out")


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("Priya Raman", "Priya Raman"),
        ("Dr. Zoë O'Neill-Núñez", "Dr Zoë O'Neill-Núñez"),
        ("Zoe\u0308", "Zoë"),
        ("प्रिया रमन", "प्रिया रमन"),
        ("李小龍", "李小龍"),
        ("../../etc/passwd", "etc passwd"),
        ('C:\\con|<a>*?"', "C con a"),
        ("a\x00b\nc\u202ed", "a b c d"),
        ("-rf", "rf"),
        ("…", ""),
        ("", ""),
        ("Wolfeschlegel" * 9, ("Wolfeschlegel" * 9)[:50]),
    ],
)
def test_any_name_is_the_name_of_a_file(person, name, tmp_path):
    assert file_name_of(person) == name
    files = write_sheet(replace(RICH, person=person), tmp_path)
    assert [file.parent for file in files] == [tmp_path] * 2
    assert files[0].name == (f"prepare-{name}".replace(" ", "-") if name else "prepare") + ".html"
