"""The page after the talks: where each promise stands, what is written beside it, and that no word rules it."""

import re
from html import escape
from types import SimpleNamespace

import pandas as pd
import pytest
from a_search import statement
from test_network_chart import FOUR, NOBODY, tables
from test_report import ALLOWED, JARGON, SAMPLE, WORDS, Reader, folded, opened, section, title, unfolded, visible

from careerlab.analysis.follow_ups import follow_ups, relationships, silent_for
from careerlab.errors import TableError, WriteError
from careerlab.insights.parse import parse_notes
from careerlab.insights.table import as_table
from careerlab.present.dates import day_in_words
from careerlab.present.follow_up_page import follow_ups_html, gathered, write_follow_ups
from careerlab.workspace import open_workspace

TODAY = "2026-05-14"
PRIYA, GRACE = "Priya Raman", "Grace Oduya"
DRAFT = "Dear Priya,\n\nOne piece of advice has stayed with me: “Ask the nurses first”.\n\nMaya"


# Tables made by hand --------------------------------------------------------------------------------------------------


def table(analysis, *records):
    """Rows in the columns of an analysis."""
    empty = analysis(parse_notes([]))
    return pd.DataFrame(records, columns=empty.columns).astype(empty.dtypes)


def promised(*rows):
    """Rows of (person, who, what, words, about, due, due_words, state, draft)."""
    records = [
        (*row[:5], "2026-05-01", *row[5:8], "UX design", row[8], f"{row[0]}.md", line, f"p{line}")
        for line, row in enumerate(rows, 10)
    ]
    return table(follow_ups, *records)


PROMISES = promised(
    (PRIYA, "I", "promise", "send her the poster by 4 May", "the poster", "2026-05-04", "by 4 May", "late", ""),
    (PRIYA, "I", "thank-you", "", PRIYA, "2026-05-16", "", "open", DRAFT),
    (GRACE, GRACE, "introduction", "I'll introduce you to Mei", "Mei Chow", "2026-05-08", "next week", "late", ""),
    (GRACE, GRACE, "event", "There is a breakfast in June", "", "2026-06-30", "in June", "open", ""),
    (GRACE, "I", "introduction", "I'll put her in touch with Rosa", "Rosa Delgado", "2026-06-30", "", "open", ""),
    (PRIYA, PRIYA, "promise", "she sends the template", "the template", "2026-05-01", "", "late", ""),
    (PRIYA, "I", "promise", "maybe read the manual", "the manual", "", "", "maybe", ""),
    (GRACE, GRACE, "mentor", "she'd pair with me every other Thursday", "", "", "every other Thursday", "open", ""),
    (GRACE, GRACE, "opening", "an advert next spring, perhaps", "", "", "", "maybe", ""),
    (PRIYA, "I", "promise", "write to Colin", "Colin", "", "", "done", ""),
    (PRIYA, PRIYA, "introduction", "she'll mail Tom", "Tom Becker", "", "", "taken", ""),
    (PRIYA, PRIYA, "event", "a talk at the library", "", "2026-04-02", "", "over", ""),
)
SILENT = table(silent_for, ("Tom Becker", "UX", "2026-01-22", 3, 1, "They led you to Aisha: say so.", "s1"))
PEOPLE = table(
    relationships,
    (GRACE, "UX", "Ardenline", 2, "2026-05-01", "", "", "", "an advert next spring, perhaps")
    + (
        "“We miss somebody with an eye for type.”",
        "",
        "Mei Chow",
        "Mei Chow",
        "You are 9 points less sure that “A”.",
        "s1",
    ),
    (PRIYA, "UX", "NHS", 1, "", "hours; meaning", "I am home by six.")
    + ("send her the poster by 4 May", "she sends the template", "", GRACE, "", "", "", "s2; p10"),
    ("Sam", "UX", "", 1, "", *[""] * 10),
)
STATEMENTS = as_table(
    [
        statement(id=id_, person=who, text=text, source=f"{who}.md", line=line)
        for id_, who, text, line in [("s1", GRACE, "A is not so.", 7), ("s2", PRIYA, "I am home by six.", 8)]
    ]
)
FOUND = {
    "insights": STATEMENTS,
    "follow_ups": PROMISES,
    "silent": SILENT,
    "relationships": PEOPLE,
    "network": FOUR,
    "thin_spots": pd.DataFrame({"sentence": ["Only one person was heard on law: Anna."]}),
    "today": TODAY,
}
NOTHING = {
    **{"insights": parse_notes([]), "follow_ups": promised(), "silent": SILENT.head(0), "network": NOBODY},
    **{"relationships": PEOPLE.head(0), "thin_spots": FOUND["thin_spots"].head(0)},
}


def only(*rows, **others):
    return follow_ups_html(**{**FOUND, "follow_ups": promised(*rows), **others})


def hostile_found(address="http://127.0.0.1:9"):
    """Tables in which every text is one of the hostile words, with each state and each sort of thing to do."""
    words = [word.replace("ADDRESS", address) for word in WORDS]

    def all_hostile(table, kept):
        rows = pd.concat([table.head(1)] * len(words), ignore_index=True)
        texts = [name for name in rows if name not in kept and not pd.api.types.is_numeric_dtype(rows[name])]
        return rows.assign(**dict.fromkeys(texts, words))

    ids = [f"h{number}" for number in range(len(words))]
    owed = [
        all_hostile(PROMISES.iloc[[number]], ["state", "what", "ids", *["who"] * (row.who == "I")]).assign(ids=ids)
        for number, row in enumerate(PROMISES.itertuples())
    ]
    return {
        **FOUND,
        "insights": as_table([statement(id=i, text=w, source=w, person=w) for i, w in zip(ids, words, strict=True)]),
        "follow_ups": pd.concat(owed),
        "silent": all_hostile(SILENT, []),
        "relationships": all_hostile(PEOPLE, ["ids"]).assign(ids="; ".join(ids)),
        "network": tables(
            [(f"{word} {n}", word, "", 1, 2) for n, word in enumerate(words)],
            [(word, 2, 0, word, word) for word in words],
        ),
        "thin_spots": pd.DataFrame({"sentence": words}),
        "today": words[0],
    }


# What stands on it ----------------------------------------------------------------------------------------------------


def in_order(text, parts):
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_what_i_owe_stands_first_with_a_box_its_words_and_how_it_stands():
    html = follow_ups_html(**FOUND)
    assert "As of 14 May 2026: 4 to do, 1 of them late; 1 to expect from others." in visible(html)
    todo = section(html, "todo")
    in_order(
        todo,
        [
            "4 May 2026 Priya Raman send her the poster by 4 May late · Priya Raman.md , line 10",
            "30 June 2026 Grace Oduya to Rosa Delgado I'll put her in touch with Rosa Grace Oduya.md , line 14",
            "no day set Priya Raman maybe read the manual said in passing; check · Priya Raman.md , line 16",
            "Done: 1 By",
            "write to Colin done",
            "Thank-you notes",
            "Thank Priya Raman , by 16 May 2026 Dear Priya, One piece of advice has stayed with me: “Ask the nurses",
        ],
    )
    assert html.partition('id="expect"')[0].count('class="tick"') == 4
    assert html.count('class="tick"') == 4
    assert f">{DRAFT}</p>" in html


def test_what_others_owe_is_to_be_asked_for_after_its_day():
    expected = section(follow_ups_html(**FOUND), "expect")
    in_order(expected, ["1 May 2026", "she sends the template", "its day has passed: ask whether they have done it"])
    assert "poster" not in expected


def test_introductions_mentors_openings_and_events_have_each_their_place():
    in_order(
        section(follow_ups_html(**FOUND), "doors"),
        [
            "Introductions offered to you",
            "8 May 2026 “ next week ” Grace Oduya to Mei Chow I'll introduce you to Mei",
            "its day has passed: ask whether it has come about with Mei Chow",
            "Taken up: 1",
            "she'll mail Tom led to a talk",
            "Mentors",
            "every other Thursday Grace Oduya",
            "Openings",
            "an advert next spring, perhaps said in passing; check",
            "Events",
            "30 June 2026 “ in June ” Grace Oduya There is a breakfast in June",
            "Past: 1",
            "a talk at the library its day has passed",
        ],
    )


def test_every_follow_up_stands_on_the_page_once_outside_of_the_list_of_people():
    lists = visible(follow_ups_html(**{**FOUND, "relationships": PEOPLE.tail(1)}))
    for row in PROMISES[PROMISES["words"].ne("")].itertuples():
        assert lists.count(row.words) == 1, row.words


def test_what_is_done_waits_folded():
    shut = unfolded(follow_ups_html(**FOUND))
    assert "write to Colin" in shut["Done: 1"]
    assert "poster" not in shut["Done: 1"]


def test_who_was_silent_stands_with_a_reason_to_write():
    text = section(follow_ups_html(**FOUND), "silent")
    assert "Not heard from in 3 months" in text
    assert "22 January 2026 3 months ago Tom Becker They led you to Aisha: say so." in text
    nobody = section(follow_ups_html(**{**FOUND, "silent": SILENT.head(0)}, months=1), "silent")
    assert "Nobody: your last talk with each person is less than a month ago, or its note has no date." in nobody


def test_the_network_stands_over_where_it_is_thin():
    html = follow_ups_html(**FOUND)
    assert html.count("<svg ") == 1
    assert "Where it is thin Only one person was heard on law: Anna." in section(html, "network")
    whole = follow_ups_html(**{**FOUND, "thin_spots": FOUND["thin_spots"].head(0)})
    assert "Where it is thin" not in section(whole, "network")
    assert "No path hangs on one person or one employer alone." in section(whole, "network")


def test_a_person_unfolds_to_what_matters_when_writing_to_them():
    shut = {label: inside for label, inside in unfolded(follow_ups_html(**FOUND)).items() if ":" not in label}
    assert list(shut) == [
        "Grace Oduya, Ardenline last talk 1 May 2026, 2 talks",
        "Priya Raman, NHS no date",
        "Sam no date",
    ]
    grace, priya, sam = shut.values()
    assert "What it changed You are 9 points less sure that “A”." in grace
    assert "What they promised or offered I'll introduce you to Mei" in grace
    assert (
        "What you could give back They miss something that you can do: “We miss somebody with an eye for type.”"
        in grace
    )
    assert "They led you to Mei Chow." in grace
    assert "put her in touch with Rosa" not in grace  # is owed to somebody else, as far as `i_owe` says
    assert "What they care about Hours, Meaning: I am home by six. Priya Raman.md, line 8" in priya
    assert "What you promised them send her the poster by 4 May" in priya
    assert "manual" not in priya
    assert "Grace Oduya led you to them." in priya
    assert "could give" not in priya
    assert sam == "The notes have nothing more."


def test_behind_a_person_stand_the_sentences_not_shown_already():
    shut = unfolded(follow_ups_html(**FOUND))
    assert shut["Other sentences behind this: 1"] == "A is not so.Grace Oduya.md, line 7"
    assert sum("Other sentences" in label for label in shut) == 1


def test_without_notes_one_sentence_says_how_promises_get_into_them():
    html = follow_ups_html(**NOTHING)
    text = visible(html)
    assert "There is no talk to follow up yet." in text
    assert "as you always write them: “I promised …” or “- [ ] …”" in text
    assert len(text) < 400
    assert not re.search(r"<(?:ul|ol|tbody|table|section)\b|\b(None|nan|NaN|undefined|follow-ups.ics)\b", html)


def test_people_without_promises_leave_a_page_that_still_reads():
    html = only(today="")
    text = visible(html)
    assert "0 to do; 0 to expect from others." in text
    assert "As of" not in text
    assert "Nothing, as far as your notes say. Promises get into them" in text
    assert "Nobody still owes you anything" in text
    assert 'id="doors"' not in html
    assert not re.search(r"<(?:ul|ol|tbody|table)[^>]*>\s*</(?:ul|ol|tbody|table)>", html)


@pytest.mark.parametrize(
    ("due", "said", "shown"),
    [
        ("2026-06-02", "by 2 June", "2 June 2026 Priya"),
        ("2026-06-30", "in June", "30 June 2026 “ in June ” Priya"),
        ("2026-06-04", "on the fourth of June", "4 June 2026 “ on the fourth of June ” Priya"),
        ("", "after Easter", "after Easter Priya"),
        ("", "", "no day set Priya"),
        ("2026-06-02", "", "2 June 2026 Priya"),
    ],
)
def test_a_day_stands_with_the_words_for_it_where_they_are_not_as_exact(due, said, shown):
    html = only((PRIYA, "I", "promise", "send it", "it", due, said, "open", ""))
    assert f"In the words of your notes {shown} Raman send it" in section(html, "todo")


def test_a_thank_you_without_a_quote_says_what_to_write():
    html = only((PRIYA, "I", "thank-you", "thank Priya!", PRIYA, "", "", "open", ""))
    assert "Thank Priya Raman , no day set Nothing they said is sure enough to quote" in section(html, "todo")
    assert "thank Priya!" in section(html, "todo")


@pytest.mark.parametrize(
    ("text", "said"),
    [("2026-05-14", "14 May 2026"), ("1999-12-01", "1 December 1999"), ("2026-02-30", ""), ("soon", ""), ("", "")],
)
def test_days_have_words(text, said):
    assert day_in_words(text) == said


@pytest.mark.parametrize("found", [FOUND, NOTHING], ids=["rich", "nothing"])
def test_it_speaks_plain_english(found):
    assert re.findall(rf"\b({JARGON.replace(chr(10), '')})\b", visible(follow_ups_html(**found)), re.IGNORECASE) == []


def test_the_sample_speaks_plain_english_and_leads_to_its_words():
    html = follow_ups_html(**gathered(open_workspace(SAMPLE), TODAY))
    ours = visible(re.sub(r"<q .*?</q>|<bdi.*?</bdi>|“.*?”|<p class=\"draft.*?</p>", "", html, flags=re.DOTALL))
    assert re.findall(rf"\b({JARGON.replace(chr(10), '')})\b", ours, re.IGNORECASE) == []
    assert len(re.findall(r", line \d+", html)) > 50


# Nothing active, nothing loaded ---------------------------------------------------------------------------------------

MORE = {"td": {"class"}, "th": {"class"}, "p": {"class", "dir"}, "bdi": {"dir"}, "q": {"dir"}, "a": {"href"}}


def test_only_harmless_tags_and_attributes_stand_on_a_page_of_hostile_words():
    for tag, attributes in Reader(follow_ups_html(**hostile_found())).tags:
        assert tag in ALLOWED, tag
        assert set(attributes) <= ALLOWED[tag] | MORE.get(tag, set()), (tag, attributes)
        assert re.fullmatch(r"#[\w-]+", attributes.get("href", "#x")), attributes
        assert not re.search(r"url\((?!#\w+\))|expression|@import", attributes.get("style", "")), attributes
        assert attributes.get("http-equiv", "Content-Security-Policy") == "Content-Security-Policy"


def test_hostile_words_are_shown_as_they_are():
    text = visible(follow_ups_html(**hostile_found())).replace("\x00", "\ufffd")
    for word in (word for word in WORDS if len(word) < 1000):
        shown = folded(word.replace("ADDRESS", "http://127.0.0.1:9").replace("\x00", "\ufffd"))
        assert text.count(shown) >= 20, word


def test_the_policy_comes_first_and_lets_nothing_in():
    html = follow_ups_html(**FOUND, beside=("follow-ups.ics",))
    head = Reader(html).tags
    assert [tag for tag, _ in head[:3]] == ["html", "head", "meta"]
    assert head[2][1]["content"].startswith("default-src 'none'")
    assert re.findall(r"https?://[^\"'\s<]+|//\w[^\"'\s<]*", html) == []


def test_a_browser_runs_nothing_of_a_hostile_page(tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(follow_ups_html(**hostile_found()).encode("utf-8", "replace"))
    assert title(opened(file, tmp_path)) == "After the talks"


def test_on_a_phone_nothing_stands_beyond_its_edge(tmp_path):
    pages = [follow_ups_html(**found) for found in (FOUND, NOTHING, hostile_found())]
    pages = [page.replace("<details", "<details open") for page in pages]
    phones = "".join(f'<iframe width="360" height="900" srcdoc="{escape(page)}"></iframe>' for page in pages)
    measure = "Array.from(frames).map(f => f.document.documentElement).map(page => page.scrollWidth - page.clientWidth)"
    script = f"<script>onload = () => document.title = {measure}</script>"
    (tmp_path / "phones.html").write_bytes(f"<title>?</title>{phones}{script}".encode("utf-8", "replace"))
    assert title(opened(tmp_path / "phones.html", tmp_path)) == "0,0,0"


# Writing it -----------------------------------------------------------------------------------------------------------

NOTE = """Person: Nora Quill
Path: nursing
Date: 2026-03-02

## To do
- [ ] send Nora the rota by 9 March
"""


def workspace_of(folder, text):
    (folder / "notes").mkdir(parents=True)
    if text:
        (folder / "notes" / "nora.md").write_text(text, encoding="utf-8")
    return open_workspace(folder)


def test_a_page_reminders_and_contacts_are_written_and_the_same_notes_give_the_same_bytes(tmp_path):
    workspace = workspace_of(tmp_path / "mine", NOTE)
    table, files = write_follow_ups(workspace, tmp_path / "out", "2026-03-12")
    _, again = write_follow_ups(workspace, str(tmp_path / "other"), "2026-03-12")
    assert files == [tmp_path / "out" / name for name in ("follow-ups.html", "follow-ups.ics", "contacts.vcf")]
    assert [file.read_bytes() for file in files] == [file.read_bytes() for file in again]
    page = visible(files[0].read_text(encoding="utf-8"))
    assert "9 March 2026 Nora Quill send Nora the rota by 9 March late" in page
    assert "follow-ups.ics beside this page" in page
    assert "contacts.vcf beside this page" in page
    assert "DUE;VALUE=DATE:20260309" in files[1].read_text(encoding="utf-8")
    assert "I promised: send Nora the rota by 9 March" in files[2].read_text(encoding="utf-8").replace("\n ", "")
    assert "send Nora the rota by 9 March" in set(table["words"])


def test_the_day_is_that_of_the_last_note_where_none_is_given(tmp_path):
    _, files = write_follow_ups(workspace_of(tmp_path / "mine", NOTE), tmp_path / "out")
    assert "As of 2 March 2026" in visible(files[0].read_text(encoding="utf-8"))


def test_without_notes_only_the_page_is_written(tmp_path):
    table, files = write_follow_ups(workspace_of(tmp_path / "mine", ""), tmp_path / "out", TODAY)
    assert table.empty
    assert files == [tmp_path / "out" / "follow-ups.html"]
    assert "beside this page" not in files[0].read_text(encoding="utf-8")


def test_a_talk_with_nobody_by_name_gives_no_contacts(tmp_path):
    unnamed = NOTE.replace("Person: Nora Quill\n", "").replace("Nora", "them")
    _, files = write_follow_ups(workspace_of(tmp_path / "mine", unnamed), tmp_path / "out", "2026-03-12")
    assert [file.name for file in files] == ["follow-ups.html", "follow-ups.ics"]


def test_where_nothing_was_promised_there_are_no_reminders(tmp_path):
    old = "Person: Nora Quill\nDate: 2025-01-02\nPath: nursing\n\n- Nights are long.\n"
    _, files = write_follow_ups(workspace_of(tmp_path / "mine", old), tmp_path / "out", "2026-03-12")
    assert [file.name for file in files] == ["follow-ups.html", "contacts.vcf"]


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WriteError, match="could not be written"):
        write_follow_ups(workspace_of(tmp_path / "mine", NOTE), tmp_path / "file" / "out")


def test_a_table_that_is_none_is_said_plainly(tmp_path):
    with pytest.raises(TableError):
        write_follow_ups(SimpleNamespace(insights=SILENT.assign(date=""), profile=None, notes=[]), tmp_path)
