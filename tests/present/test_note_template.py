"""The note to write into: what it looks like, and that what was left empty says nothing."""

import html
import re

import pandas as pd
import pytest
import word_files as word
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.insights.parse import parse_notes
from careerlab.insights.statements import statements
from careerlab.notes.formats import read_bytes
from careerlab.notes.planned import signature
from careerlab.preparing import QuestionSheet
from careerlab.present.note_template import note_template
from careerlab.workspace.folder import open_workspace
from careerlab.workspace.talks_sheet import update_talks

COLUMNS = ["id", "question", "follow_ups", "topic"]
QUESTIONS = pd.DataFrame(
    [
        ("q001", "How would you tell a friend the story of your working life?", "Who was beside you?", "none"),
        ("q017", "How are days off decided here?", "Who decides in August? / What if two ask?", "hours"),
        ("q033", "Walk me through your last Tuesday.", "", "work"),
    ],
    columns=COLUMNS,
)


def sheet(questions=QUESTIONS, person="Anna Nowak", path="UX design"):
    nothing = pd.DataFrame()
    return QuestionSheet(person, path, 0, nothing, nothing, questions, [])


NOTE = note_template(sheet(), "2026-03-02", "Ottermill", "lead designer")


def test_who_when_and_what_is_asked():
    top, _, after = NOTE.partition("\n---\n")
    assert re.sub(r"<!-- Write.*-->\n\n", "", top).split("\n") == [
        "Person: Anna Nowak",
        "Organisation: Ottermill",
        "Role: lead designer",
        "Path: UX design",
        "Date: 2026-03-02",
        "Introduced by:",
        "",
        "## 1. How would you tell a friend the story of your working life? (q001)",
        "<!-- Follow up: Who was beside you? -->",
        *[""] * 2,
        "## 2. How are days off decided here? (q017, hours)",
        "<!-- Follow up: Who decides in August? / What if two ask? -->",
        *[""] * 2,
        "## 3. Walk me through your last Tuesday. (q033, work)",
        *[""] * 2,
    ]
    for question in (
        "learn?",
        "surprised me?",
        "fit my skills, values",
        "must I know?",
        "Who else",
        "I promise",
        "they promise",
    ):
        assert f"{question}" in after
    assert after.endswith("\nThank-you sent:\n")


def test_without_a_sheet_it_asks_what_fits_every_talk():
    general = note_template(path="nursing")
    assert general.startswith("Person:\nOrganisation:\nRole:\nPath: nursing\nDate:\nIntroduced by:\n")
    asked = ("What does a day look like?", "What do you like about it?", "What is hard, or would make you leave?")
    asked += ("How did you get in?", "What would you advise me to do first?")
    asked += ("Who else should I talk to? (q906, lead)", "To do (q909, task)")
    assert all(f"\n## {question}\n" in general for question in asked)
    assert "(q" not in general.partition("\n---\n")[0]


def test_no_words_end_a_prompt():
    odd = pd.DataFrame([("q001", "How\nso?", "a --> b <!-- c %% d", "pay")], columns=COLUMNS)
    text = note_template(sheet(odd))
    assert "## 1. How so? (q001, pay)\n<!-- Follow up: a b c d -->\n" in text.replace("   ", " ")
    assert text.count("<!--") == text.count("-->") and "%%" not in text


# ---- left empty


def without_prompts(text):
    return re.sub(r"<!--.*?-->\n*", "", text)


def as_shown(text):
    """As it is copied from where Markdown is shown."""
    return re.sub(r"^## |^- \[ \]|^---$", "", without_prompts(text), flags=re.M)


def word_of(text, style=""):
    lines = (line for line in text.split("\n") if line)
    marked = ((line.removeprefix("## "), style * line.startswith("##")) for line in lines)
    body = "".join(word.p(html.escape(line), style=style) for line, style in marked)
    return word.document(body, styles=word.style("heading 2", key="Heading2"))


GENERAL = note_template()
STUBS = re.sub(r"(\n## .*\n)", r"\1- \n…\n- ___\n(your words)\n[ ]\n- [ ] …\n________\n", NOTE)
EMPTY = {
    "as written": ("a.md", NOTE.encode()),
    "as text": ("a.txt", NOTE.encode()),
    "CRLF": ("a.md", NOTE.replace("\n", "\r\n").encode()),
    "CR": ("a.md", NOTE.replace("\n", "\r").encode()),
    "without prompts": ("a.md", without_prompts(NOTE).encode()),
    "as shown": ("a.txt", as_shown(NOTE).encode()),
    "general": ("a.md", GENERAL.encode()),
    "general, as shown": ("a.txt", as_shown(GENERAL).encode()),
    "with stubs": ("a.md", STUBS.encode()),
    "with lines to write on": ("a.md", re.sub(r"^([A-Z][a-z ]+):.*", r"\1: ____", NOTE, flags=re.M).encode()),
    "Word, as written": ("a.docx", word_of(NOTE.replace("## ", "\\## ").replace("\\", ""))),
    "Word, as shown": ("a.docx", word_of(as_shown(NOTE))),
    "Word, headings": ("a.docx", word_of(without_prompts(NOTE).replace("---\n", ""), "Heading2")),
    "a head alone": ("a.md", NOTE.partition("<!--")[0].encode()),
}


@pytest.mark.parametrize("how", EMPTY)
def test_left_empty_it_is_no_talk(how, tmp_path):
    name, raw = EMPTY[how]
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / name).write_bytes(raw)
    workspace = open_workspace(tmp_path)
    assert workspace.insights.empty
    update_talks(workspace)
    assert not (tmp_path / "talks.csv").exists()
    (note,) = workspace.notes
    assert [notice.code for notice in note.notices] == ["NOTE-PAGE"] * (how != "a head alone")


@given(st.lists(st.text(max_size=40), min_size=4, max_size=4))
def test_whatever_is_known_of_a_person_it_says_nothing(known):
    text = note_template(sheet(person=known[0], path=known[1]), "", *known[2:])
    (note,) = read_bytes(text.encode("utf-8", "replace"), "a.md")
    assert statements(note)[0] == []


# ---- filled


def filled(text, answers):
    for heading, answer in answers.items():
        start = text.index(heading)
        end = text.index("\n\n", start)
        text = f"{text[:end]}\n{answer}{text[end:]}"
    return text


ANSWERS = {
    "decided here?": "The manager decides.\nNobody is off in August.",
    "What surprised me?": "- I thought that she draws all day, but she mostly talks.",
    "missing for this?": "I have never run a usability test.",
    "What did I promise?": "- [ ] Send her my portfolio by 12 March",
    "What did they promise?": "She will send me the pay scale by Friday.",
}


@pytest.mark.parametrize("form", [str, as_shown])
def test_what_was_filled_in_and_nothing_else(form):
    found = parse_notes(read_bytes(form(filled(NOTE, ANSWERS)).encode(), "a.md"))
    assert "\n".join(found["text"]) == re.sub("^- (\\[ \\] )?", "", "\n".join(ANSWERS.values()), flags=re.M)
    assert list(found["topic"])[:2] == ["hours"] * 2
    assert set(found["date"]) == {"2026-03-02"} and set(found["person"]) == {"Anna Nowak"}


def test_the_questions_afterwards_are_read_as_the_explorers_own():
    found = parse_notes(read_bytes(filled(NOTE, ANSWERS).encode(), "a.md"))
    assert list(found["kind"])[2:] == ["belief", "gap", "task", "lead"]


def test_two_talks_noted_in_one_form_stay_two(tmp_path):
    (tmp_path / "notes").mkdir()
    for form in (str, as_shown):
        for day, answer in (("2026-03-02", "We draw lots."), ("2026-04-02", "The manager decides.")):
            text = filled(note_template(sheet(), day), {"decided here?": answer})
            (tmp_path / "notes" / f"{day}.md").write_text(form(text))
        workspace = open_workspace(tmp_path)
        assert workspace.insights["talk"].nunique() == 2
        assert [note.notices for note in workspace.notes] == [(), ()]


HEADINGS = re.findall(r"^## (.*)$", NOTE, flags=re.M)
WORDS = ("the rota", "pipes", "she mends", "a long day", "nobody", "three wards", "he counts", "old letters", "we wait")
sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(
    lambda words: " ".join(words).capitalize() + "."
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(HEADINGS), st.lists(sentences, min_size=1, max_size=3)), st.sampled_from("\n-*"))
def test_exactly_what_was_written_is_read(answers, sign):
    lead = "" if sign == "\n" else f"{sign} "
    text = filled(NOTE, {heading: "\n".join(lead + said for said in answers[heading]) for heading in answers})
    (note,) = read_bytes(text.encode(), "a.md")
    found = [(s.text, signature(s.planned)[0]) for s in statements(note)[0]]
    assert found == [(said, signature(h)[0]) for h in HEADINGS for said in answers.get(h, ())]
