"""Who introduced whom - and who was only promised, asked about, or introduced elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.identity.introductions import _INTRODUCTIONS, _phrases
from careerlab.insights.identity.people import settle_people
from careerlab.notes.calls.captions import read_captions
from careerlab.notes.exports.sheet import read_sheet
from careerlab.notes.model import Note
from careerlab.notes.typed.scanner import read_text

KNOWN = (
    Note("p.md", person="Priya Raman", also=("Pri", "priya@raman.example")),
    Note("g.md", person="Grace Oduya"),
)


def introducer(text, *others, name="b.md"):
    note = read_text(text, name)
    return settle_people([*KNOWN, *others, note])[-1].introduced_by


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("priya put me in touch", "Priya Raman"),
        ("Thanks to Priya I got this talk", "Priya Raman"),
        ("Pri introduced us", "Priya Raman"),
        ("[[Priya Raman]] introduced us over lunch.", "Priya Raman"),
        ("Intro from [[People/Priya Raman|Pri]].", "Priya Raman"),
        ("Grace introduced us by mail", "Grace Oduya"),
        ("Grace introduced me to her last week.", "Grace Oduya"),
        ("Grace put me in touch with Ann.", "Grace Oduya"),
        ("Her old boss is nice.\nPriya had introduced\nme at a meetup.", "Priya Raman"),
        ("Cc: Grace\n\nHi Maya, happy to help.", "Grace Oduya"),
        # nobody talked to
        ("Tom wrote to\nher for me", ""),
        ("Priya said he is nice", ""),
        ("Somebody put me in touch", ""),
        # another was introduced, or is to be
        ("He introduced me to Priya", ""),
        ("Grace introduced me to her boss", ""),
        ("Grace introduced me to Priya at a meetup", ""),
        ("She will introduce me to Grace", ""),
        ("She offered to write to Priya's contact for me", ""),
        ("- [ ] ask Priya's friend", ""),
        ("She said I should talk to Priya's colleague", ""),
        ("%% Priya put me in touch, she asked me not to say so %%", ""),
    ],
)
def test_near_the_top(text, found):
    assert introducer(f"Person: Ann Low\n\n{text}") == found


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("Via: Priya", "Priya Raman"),
        ("Via: Pri", "Priya Raman"),
        ("Introduced by: [[Priya Raman|Pri]]", "Priya Raman"),
        ("Introduced by: priya@raman.example", "Priya Raman"),
        ("Via: Oduya", "Oduya"),
        ("Via: Tom Reed", "Tom Reed"),
        ("via:: [[Grace Oduya]]", "Grace Oduya"),
    ],
)
def test_as_a_field(field, found):
    assert introducer(f"Person: Ann Low\n{field}\n\nShe likes it.") == found


def test_a_file_name_tells_too():
    assert introducer("She likes it.", name="Ann Low (Grace's friend).md") == "Grace Oduya"


def test_nobody_introduces_themselves():
    assert introducer("Person: Grace Oduya\n\nThanks to Grace for her time.") == ""


def test_two_people_of_one_first_name_introduce_nobody():
    other = Note("o.md", person="Priya Low")
    assert introducer("Person: Ann\nVia: Priya\n\nx", other) == "Priya"
    assert introducer("Person: Ann\n\nPriya put me in touch", other) == ""


def test_a_row_of_a_sheet_says_nothing_of_the_row_below():
    rows = read_sheet(b"Name,Pros,Via\nAnn Low,Good pay,\nPriya Raman,Nice people,\n", "t.csv")
    assert [note.introduced_by for note in settle_people([*KNOWN, *rows])][2:] == ["", ""]


def test_words_of_a_call_are_found_between_its_times():
    cues = "\n\n".join(f"{n}\n00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\nSo, hello {n}." for n in range(1, 31))
    call = f"{cues}\n\n31\n00:00:38.000 --> 00:00:41.000\nPriya put me in\ntouch with you.\n"
    (note,) = read_captions(call.encode(), "call.srt")
    assert settle_people([*KNOWN, note])[-1].introduced_by == "Priya Raman"


@given(st.one_of([st.from_regex(pattern) for _, pattern in _INTRODUCTIONS]))
def test_no_phrase_is_lost_to_the_look_for_its_words(text):
    every = [found.span() for _, pattern in _INTRODUCTIONS for found in pattern.finditer(text)]
    assert every
    assert [found.span() for found in _phrases(text)] == every
