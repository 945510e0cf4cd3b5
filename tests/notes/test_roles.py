"""Who asks and who is asked; what cannot be told is not guessed."""

import pytest

from careerlab.notes.read import read_notes
from careerlab.notes.roles import is_nameable, likeness, roles
from careerlab.notes.typed.scanner import read_text

ASKS = "Maya: How did you start?\nAnna: By chance. I was a clerk.\nMaya: And the pay?\nAnna: Low. It is a small place."
PLAIN = "Maya: I draw.\nAnna: I was a clerk.\nMaya: It pays.\nAnna: Does it? I like it."


def found(text, person="", explorer=""):
    note = read_text(text, "x.txt")
    told = roles(note.blocks, note.text, person, explorer)
    return set(told.askers), set(told.sources)


@pytest.mark.parametrize(
    ("text", "person", "explorer", "askers", "sources"),
    [
        (PLAIN, "Anna Nowak", "", {"Maya"}, {"Anna"}),
        (PLAIN, "", "Maya Lind", {"Maya"}, {"Anna"}),
        (PLAIN, "", "", set(), set()),
        (PLAIN, "Tom Bell", "", set(), set()),
        (ASKS, "", "", {"Maya"}, {"Anna"}),
        (ASKS, "Maya Lind", "", {"Anna"}, {"Maya"}),
        (ASKS.replace("Maya", "Speaker 1").replace("Anna", "Speaker 2"), "", "", {"Speaker 1"}, {"Speaker 2"}),
        (PLAIN.replace("Maya", "Interviewer"), "", "", {"Interviewer"}, {"Anna"}),
        (PLAIN.replace("Maya", "Me"), "", "", {"Me"}, {"Anna"}),
        (PLAIN.replace("Maya", "Q").replace("Anna", "A"), "", "", {"Q"}, {"A"}),
        (PLAIN.replace("Maya", "M").replace("Anna", "A"), "Anna Nowak", "Maya Lind", {"M"}, {"A"}),
        (PLAIN + "\nTom: I came late.\nTom: But I stay.", "", "Maya", {"Maya"}, {"Anna", "Tom"}),
        (PLAIN + "\nTom: I came late.\nTom: But I stay.", "Tom Bell", "Maya", {"Maya"}, {"Tom"}),
    ],
)
def test_roles(text, person, explorer, askers, sources):
    assert found(text, person, explorer) == (askers, sources)


@pytest.mark.parametrize(
    ("name", "person", "grade"),
    [
        ("Anna Nowak", "anna nowak", 3),
        ("Nowak Anna", "Anna Nowak", 3),
        ("Łukasz Żak", "łukasz zak", 3),
        ("Anna", "Anna Nowak", 2),
        ("Anna Maria Nowak", "Anna Nowak", 2),
        ("Anna N.", "Anna Nowak", 1),
        ("A. Nowak", "Anna Nowak", 1),
        ("AN", "Anna Nowak", 1),
        ("A", "Anna Nowak", 1),
        ("Anna Berg", "Anna Nowak", 0),
        ("Maya", "Anna Nowak", 0),
        ("Ann", "", 0),
    ],
)
def test_likeness_of_names(name, person, grade):
    assert likeness(name, person) == likeness(person, name) == grade


@pytest.mark.parametrize("name", ["Anna", "Anna Nowak", "Aiko", "Per"])
def test_names(name):
    assert is_nameable(name)


@pytest.mark.parametrize(
    "name", ["", "Speaker 1", "Unknown", "Q", "A", "Me", "Interviewer", "T", "JB", "+48 600", "Guest"]
)
def test_what_is_no_name(name):
    assert not is_nameable(name)


# ---- the person of a note


def person_and_codes(write, name, text, explorer=""):
    (note,) = read_notes(write({name: text}), explorer=explorer)
    return note.person, [n.code for n in note.notices if n.code not in ("META-PATH", "META-DATE")]


@pytest.mark.parametrize(
    ("name", "text", "explorer", "person", "codes"),
    [
        ("call.txt", ASKS.replace("Anna", "Anna Nowak"), "", "Anna Nowak", []),
        ("call.txt", PLAIN.replace("Anna", "Anna Nowak"), "Maya Lind", "Anna Nowak", []),
        ("Anna.txt", PLAIN.replace("Anna", "Anna Nowak"), "", "Anna Nowak", []),
        ("Anna Nowak.txt", PLAIN, "", "Anna Nowak", []),
        ("Weekly Sync.txt", PLAIN, "Maya", "Anna", []),
        ("call.txt", "Person: Anna B. Nowak\n\n" + PLAIN, "", "Anna B. Nowak", []),
        ("call.txt", PLAIN, "", "", ["META-PERSON"]),
        ("call.txt", ASKS.replace("Maya", "Q").replace("Anna", "A"), "", "", ["META-PERSON"]),
        ("call.txt", ASKS.replace("Maya", "Speaker 1").replace("Anna", "Speaker 2"), "", "", ["META-PERSON"]),
        ("call.txt", PLAIN + "\nTom: I came late.\nTom: But I stay.", "Maya", "", ["META-PERSON"]),
        ("call.txt", "She likes it.", "Maya", "", ["META-PERSON"]),
        ("m.txt", "From: Maya Lind\nTo: Anna\n\nWhy?\n\nOn 1 May 2026 at 9:00, Anna Nowak wrote:\n> Low pay.\n",
         "Maya Lind", "Anna Nowak", []),
    ],
)  # fmt: skip
def test_turns_name_the_person(write, name, text, explorer, person, codes):
    assert person_and_codes(write, name, text, explorer) == (person, codes)
