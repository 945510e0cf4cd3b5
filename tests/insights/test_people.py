"""One human, one name; what is unsure is asked, never merged."""

import pytest

from careerlab.insights.people import fold_name, settle_people
from careerlab.notes.model import Note


def settled(*people, **fields):
    return settle_people([Note(f"{i}.md", person=p, **fields) for i, p in enumerate(people)])


@pytest.mark.parametrize(
    ("people", "names"),
    [
        (["Anna Nowak", "anna nowak"], ["Anna Nowak"] * 2),
        (["Dr. Anna Nowak", "Anna Nowak", "Anna Nowak"], ["Anna Nowak"] * 3),
        (["Zoë Krüger", "Zoe Kruger", "Zoe Kruger"], ["Zoe Kruger"] * 3),
        (["tom becker"], ["Tom Becker"]),
        (["Anna Nowak", "Anna Novak"], ["Anna Nowak", "Anna Novak"]),
        (["Anna", "Anna Nowak"], ["Anna", "Anna Nowak"]),
        (["", "Anna"], ["", "Anna"]),
    ],
)
def test_spellings(people, names):
    assert [n.person for n in settled(*people)] == names


@pytest.mark.parametrize(
    ("people", "asked"),
    [
        (["Anna", "Anna Nowak"], True),
        (["A. Nowak", "Anna Nowak"], True),
        (["Anna Nowak", "Anna Novak"], True),
        (["Anna Nowak", "Anna Kowalska"], False),
        (["Anna Nowak", "anna nowak"], False),
        (["Tom", "Tim"], False),
    ],
)
def test_names_that_look_alike_are_asked_about(people, asked):
    codes = [n.code for note in settled(*people) for n in note.notices]
    assert codes == (["PERSON-ALIKE"] * 2 if asked else [])


@pytest.mark.parametrize(
    ("text", "introducer"),
    [
        ("priya put me in touch", "Priya Raman"),
        ("Thanks to Priya I got this talk", "Priya Raman"),
        ("Tom wrote to\nher for me", ""),
        ("Priya said he is nice", ""),
        ("Somebody put me in touch", ""),
    ],
)
def test_who_introduced_whom(text, introducer):
    from careerlab.notes.scanner import read_text

    one, two = Note("a.md", person="Priya Raman"), read_text(f"Person: Ann Low\n\n{text}", "b.md")
    assert settle_people([one, two])[1].introduced_by == introducer


def test_two_people_of_one_first_name_introduce_nobody():
    notes = [
        Note("a.md", person="Tom Reed"),
        Note("b.md", person="Tom Low"),
        Note("c.md", person="Ann", introduced_by="Tom"),
    ]
    assert settle_people(notes)[2].introduced_by == "Tom"


def test_folding():
    assert fold_name("Dr. Zoë  O'Neil (UX)") == fold_name("zoe o'neil")
