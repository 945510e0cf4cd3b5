"""One human, one name; what is unsure is asked, never merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.identity.names import fold_name
from careerlab.insights.identity.people import ask_about_namesakes, settle_people
from careerlab.notes.model import Note
from careerlab.profile import Known


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


def test_the_question_names_the_other_file_and_says_what_to_do():
    (asked,) = settled("Ania", "Bob Low", "Robert Low")[1].notices
    assert "Bob Low may be the same person as Robert Low (2.md)" in asked.message
    assert "profile.yaml" in asked.hint


def test_names_that_the_profile_lists_apart_are_not_asked_about():
    notes = [Note("a.md", person="Anna Nowak"), Note("b.md", person="Anna Novak")]
    people = [Known("Anna Nowak"), Known("Anna Novak")]
    assert [n.notices for n in settle_people(notes, people)] == [(), ()]


def test_a_first_name_that_two_people_have_is_asked_about():
    notes = [
        Note("a.md", person="Anna Nowak", also=("Ania",)),
        Note("b.md", person="Anna Low", also=("Ania",)),
        Note("c.md", person="Ania"),
    ]
    found = settle_people(notes)
    assert [n.person for n in found] == ["Anna Nowak", "Anna Low", "Ania"]
    assert "Anna Low (b.md) or Anna Nowak (a.md)" in found[2].notices[0].message


@pytest.mark.parametrize(
    ("firms", "names", "asked"),
    [
        (["Acme Ltd", "The ACME", "Acme Ltd"], ["Acme Ltd"] * 3, False),
        (["Pellow & Finch", "Pellow and Finch", "Pellow & Finch"], ["Pellow & Finch"] * 3, False),
        (["NHS", "National Health Service"], ["NHS", "National Health Service"], True),
        (["Acme", "Acme Design"], ["Acme", "Acme Design"], True),
        (["Acme", "Apex"], ["Acme", "Apex"], False),
    ],
)
def test_employers(firms, names, asked):
    found = settle_people([Note(f"{i}.md", organisation=firm) for i, firm in enumerate(firms)])
    assert [n.organisation for n in found] == names
    assert {n.code for note in found for n in note.notices} == ({"ORG-ALIKE"} if asked else set())


def test_an_employer_of_the_profile():
    notes = [Note("a.md", organisation="NHS"), Note("b.md", organisation="National Health Service")]
    found = settle_people(notes, organisations=[Known("NHS", ("National Health Service",))])
    assert [(n.organisation, n.notices) for n in found] == [("NHS", ()), ("NHS", ())]


@pytest.mark.parametrize(
    ("person", "explorer", "found", "asked"),
    [
        ("Anna Nowak & Maya Chen", "Maya", "Anna Nowak", False),
        ("Maya & Anna Nowak", "Maya Chen", "Anna Nowak", False),
        ("Anna Nowak & Tom Low", "Maya", "Anna Nowak & Tom Low", True),
        ("Anna Nowak & Maya Chen", "", "Anna Nowak & Maya Chen", True),
        ("Anna Nowak", "Anna", "Anna Nowak", False),
    ],
)
def test_several_in_one_note(person, explorer, found, asked):
    (note,) = settle_people([Note("a.md", person=person)], explorer=explorer)
    assert (note.person, [n.code for n in note.notices]) == (found, ["PERSON-SEVERAL"] * asked)


def placed(*places):
    notes = [
        Note(f"{i}.md", person="Anna Nowak", organisation=firm, path=path) for i, (firm, path) in enumerate(places)
    ]
    return ask_about_namesakes(notes)


@pytest.mark.parametrize(
    ("places", "asked"),
    [
        ([("Acme", "UX"), ("Apex", "law")], [0]),
        ([("Acme", "UX"), ("Acme", "law"), ("Apex", "UX")], [1]),
        ([("Acme", "UX"), ("Apex", "ux")], []),
        ([("Acme", "UX"), ("Acme", "law")], []),
        ([("Acme", "UX"), ("", "law"), ("Apex", "")], []),
    ],
)
def test_one_name_at_two_employers_on_two_paths_is_asked_about(places, asked):
    found = placed(*places)
    assert [i for i, note in enumerate(found) if note.notices] == asked
    assert {note.person for note in found} == {"Anna Nowak"}


def test_not_about_a_person_of_the_profile():
    notes = [
        Note("a.md", person="A B", organisation="x", path="y"),
        Note("b.md", person="A B", organisation="z", path="w"),
    ]
    assert all(not n.notices for n in ask_about_namesakes(notes, [Known("A B")]))


_NOTE = st.builds(
    Note,
    st.uuids(version=4).map(lambda u: f"{u}.md"),
    person=st.sampled_from(("", "Anna", "Anna Nowak", "anna nowak", "A. Nowak", "Bob Low", "Tom & Anna")),
    organisation=st.sampled_from(("", "Acme", "Acme Ltd", "Apex")),
    also=st.lists(st.sampled_from(("Ania", "a@x.example", "Anna Low")), max_size=2).map(tuple),
)


@given(st.lists(_NOTE, max_size=6, unique_by=lambda n: n.source), st.randoms(use_true_random=False))
def test_the_order_of_the_notes_changes_nothing_and_once_is_enough(notes, random):
    found = settle_people(notes)
    mixed = random.sample(notes, len(notes))
    assert sorted(settle_people(mixed), key=lambda n: n.source) == sorted(found, key=lambda n: n.source)
    assert [(n.person, n.organisation) for n in settle_people(found)] == [(n.person, n.organisation) for n in found]


def test_folding():
    assert fold_name("Dr. Zoë  O'Neil (UX)") == fold_name("zoe o'neil")
