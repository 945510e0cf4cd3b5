"""What is said only to keep a talk going is no statement; what answers a question is one."""

import pytest

from careerlab.insights.fillers import filler
from careerlab.insights.parse import parse_notes
from careerlab.insights.statements import statements
from careerlab.notes.calls.captions import read_captions
from careerlab.notes.typed.scanner import read_text


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Um.", "filler"),
        ("Oh, uh, you know.", "filler"),
        ("Okay so, uh", "answer"),
        ("Um, yeah.", "answer"),
        ("Mm-hmm.", "answer"),
        ("Right, right.", "answer"),
        ("Yes!", "answer"),
        ("No.", "answer"),
        ("…", "filler"),
        ("No pay.", ""),
        ("Yeah, it pays.", ""),
        ("Right now.", ""),
        ("Well paid.", ""),
        ("So so.", "filler"),
        ("42.", ""),
        ("um " * 12, "filler"),
        ("um " * 13, ""),
    ],
)
def test_filler(words, what):
    assert filler(words) == what


def rows_of(*cues):
    text = "WEBVTT\n\n" + "\n\n".join(f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{cue}" for n, cue in enumerate(cues))
    (note,) = read_captions(text.encode(), "talk.vtt")
    assert "".join(note.text[s.start : s.end] for s in statements(note)[1]) == text
    return parse_notes([note])["text"].tolist()


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        (["Anna: Um, yeah. Okay.", "Bob: Mm-hmm."], []),
        (["Anna: Do you like it?", "Bob: Yes."], ["Yes."]),
        (["Anna: Do you like it?", "Bob: Um. Uh.", "Bob: Yeah."], ["Yeah."]),
        (["Anna: Do you like it?", "Bob: Yes. Yeah. I do."], ["Yes.", "I do."]),
        (["Anna: Do you like it? Yeah.", "Bob: I do."], ["I do."]),
        (["Anna: Do you like it?", "Bob: I do.", "Anna: Right.", "Bob: Yeah."], ["I do."]),
        (["Anna: Do you like it? Okay.", "Bob: Right?", "Bob: It is, um, fun."], ["It is, um, fun."]),
        (["Do you like it?", "Yes.", "Okay."], ["Yes."]),
    ],
)
def test_fillers_are_no_statements_but_answers_are(cues, said):
    assert rows_of(*cues) == said


def test_nobody_speaks_in_headings():
    assert rows_of("Anna: What is bad?", "Bob: The hours", "Anna: And good?", "Bob: Pay") == ["The hours", "Pay"]


def test_fillers_are_listed_as_such():
    (note,) = read_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\nAnna: Um, yeah. Pay is low.", "talk.vtt")
    kinds = {note.text[s.start : s.end]: s.kind for s in statements(note)[1]}
    assert (kinds["Um, yeah."], kinds["Pay is low."]) == ("filler", "statement")


def test_typed_notes_keep_theirs():
    assert parse_notes([read_text("Person: Anna\n\n- Yeah.\n- Nice", "a.md")])["text"].tolist() == ["Yeah.", "Nice"]
