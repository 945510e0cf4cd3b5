"""What a person reads when she is asked."""

import pytest

from careerlab.analysis.set_aside import Choice, SetAside
from careerlab.present.review_screen import HELP, aside_question, in_a_list, question, sure

ROW = {
    **{"number": 3, "of": 20, "source": "UX/anna.md", "line": 14, "person": "Anna Nowak", "path": "UX"},
    **{
        "speaker": "source",
        "question": "What is hard?",
        "before": "I am on call.",
        "text": "My phone is on the table.",
    },
    **{"why": "Only its words say so, and so few words say little.", "topic": "hours", "skills": ""},
    **{"kind": "con", "confidence": 0.7, "changes": "Adds Anna Nowak to those who speak against the hours in UX."},
    **{"second": "fact", "second_confidence": 0.2, "second_changes": "No number on the page changes."},
}
SHOWN = """\
3 of 20 · UX/anna.md, line 14 · Anna Nowak · UX
under “What is hard?”

… I am on call.
My phone is on the table.

Only its words say so, and so few words say little.
1  a bad side, about the hours (probably)
   Adds Anna Nowak to those who speak against the hours in UX.
2  a plain description, about the hours (a guess)
   No number on the page changes."""


def shown(row):
    return "\n".join(text for _, text in question(ROW | row))


def test_a_question():
    assert shown({}) == SHOWN
    assert [text for style, text in question(ROW) if style == "bold"][0] == ROW["text"]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"speaker": "note-taker"}, "3 of 20 · UX/anna.md, line 14 · Anna Nowak · UX · your own words"),
        ({"speaker": "hearsay", "path": ""}, "3 of 20 · UX/anna.md, line 14 · Anna Nowak · second-hand"),
        ({"skills": "SQL; Figma"}, "   Skills it names: SQL; Figma."),
        ({"topic": "none"}, "1  a bad side (probably)"),
    ],
)
def test_what_else_there_is_to_say(row, line):
    assert line in shown(row).splitlines()


def test_what_there_is_not_is_not_shown():
    lines = shown({"question": "", "before": "", "second": ""}).splitlines()
    assert not [line for line in lines if line.startswith(("under", "…", "2"))]


@pytest.mark.parametrize(
    "field", ["text", "before", "person", "path", "source", "question", "changes", "why", "skills"]
)
def test_no_control_sign_reaches_the_terminal_and_nothing_is_endless(field):
    assert not set("\x1b\x07\n\u202e") & set(shown({field: "a\x1b[31m\x07\u202eb\nc"}).replace("\n", ""))
    assert len(shown({field: "word " * 10_000})) < 2_000


@pytest.mark.parametrize(("chance", "word"), [(1, "probably"), (0.6, "probably"), (0.59, "perhaps"), (0.1, "a guess")])
def test_how_sure(chance, word):
    assert sure(chance) == word


def test_no_word_of_statistics():
    words = SHOWN + " ".join(meaning for _, meaning in HELP)
    assert not [w for w in ("confidence", "accept", "margin", "ask list", "threshold", "status") if w in words.lower()]


def test_an_earlier_answer_that_is_lost():
    item = SetAside(("c1",), "The pay is good.", ((("kind", "con"),),), "It is not there.")
    offered = [Choice("i1", (("kind", "con"),), "The pay is fine.", "a.md, line 3")]
    assert [text for _, text in aside_question(item, offered, 2)] == [
        "An earlier answer counts nowhere; 2 like this.",
        "The pay is good.",
        "You said: a bad side. It is not there.",
        "1  The pay is fine. (a.md, line 3)",
    ]
    assert [text for _, text in aside_question(item, [], 1)][-1].startswith("No sentence in the notes is like it now.")


def test_earlier_answers_that_contradict_one_another():
    says = ((("kind", "con"),), (("kind", "pro"), ("topic", "pay")))
    item = SetAside(("c1", "c2"), "The pay.", says, "Neither counts.", "i1")
    offered = [Choice("i1", what, "The pay.", "a.md, line 3") for what in says]
    assert [text for _, text in aside_question(item, offered, 1)][2:] == [
        "You said: a bad side; a good side, about pay. Neither counts.",
        "1  a bad side (a.md, line 3)",
        "2  a good side, about pay (a.md, line 3)",
    ]


def test_a_list():
    import pandas as pd

    lines = [text for _, text in in_a_list(pd.DataFrame([ROW]))]
    assert lines[:2] == ["1. UX/anna.md, line 14 · Anna Nowak", "My phone is on the table."]
    assert lines[2].startswith("   a bad side (probably): Adds Anna Nowak")
    assert lines[-1] == "   Only its words say so, and so few words say little."
