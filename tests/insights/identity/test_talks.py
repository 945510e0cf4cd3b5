"""A transcript and notes of one talk are one talk, copies are one talk, and people are counted once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.analysis.balance import pros_cons
from careerlab.analysis.comparing.favourability import named_people
from careerlab.insights.identity.pages import says_something
from careerlab.insights.identity.talks import is_transcript, settle_talks
from careerlab.insights.parse import parse_notes
from careerlab.notes.model import Block, Note, Span
from careerlab.notes.typed.scanner import read_text
from careerlab.workspace import open_workspace

LONG = (
    "# Pros\n- I like that nobody looks over my shoulder at all\n- the pay is good and rises each spring\n\n# Cons\n"
    "- the hours before a launch are long and nobody counts them\n"
    "- the office is an hour from where I live by train\n- too many meetings about meetings on Mondays\n"
)
CUE = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Anna Nowak>I like the team.</v>\n"


def note(source, person="Anna Nowak", date="", words="", transcript=False, **more):
    """A note of one sentence, or a transcript of it."""
    text = words or f"Something was said in {source}."
    spoken = {"times": ((0, "00:00:01"),)} if transcript else {}
    block = Block("paragraph", ((0, len(text)),))
    spans = (Span(0, len(text), "text"),)
    return Note(source, text, person=person, date=date, blocks=(block,), spans=spans, **spoken, **more)


def notes_of(shape):
    """`n1` is a note of day 1, `t` a transcript without a date; a file is called by its place and shape."""
    return [
        note(f"{i}{form}", date=f"2026-01-0{form[1:]}" if form[1:] else "", transcript=form[0] == "t")
        for i, form in enumerate(shape.split())
    ]


@pytest.mark.parametrize(
    ("shape", "talks", "asked"),
    [
        ("t1 n1", "0 0", ""),
        ("n1 n1", "0 0", ""),
        ("t1 n2", "0 1", ""),
        ("t1 n", "0 0", ""),
        ("t n1", "0 0", ""),
        ("t n", "0 0", ""),
        # two notes without a transcript are two talks
        ("n1 n", "0 1", ""),
        ("t t", "0 1", ""),
        # a day that has both needs no other file
        ("t1 n1 n", "0 0 2", ""),
        ("t1 n1 n2 t", "0 0 2 2", ""),
        # more than one can be meant
        ("t n1 n2", "0 1 2", "0"),
        ("t1 t2 n", "0 1 2", "2"),
        ("t t n1", "0 1 2", "0 1"),
        ("t n n1", "0 1 2", "0 1"),
        ("t n n", "0 1 2", "0 1 2"),
    ],
)
def test_one_talk_or_two(shape, talks, asked):
    given_ = notes_of(shape)
    found = settle_talks(given_)
    assert [n.talk for n in found] == [given_[int(i)].source for i in talks.split()]
    assert [str(i) for i, n in enumerate(found) if [x.code for x in n.notices] == ["TALK-ALIKE"]] == asked.split()


def test_other_people_are_other_talks():
    found = settle_talks([note("a", date="2026-01-01"), note("b", "Tom Low", "2026-01-01", transcript=True)])
    assert [n.talk for n in found] == ["a", "b"]


def test_a_transcript_without_a_person_on_the_day_of_a_note_is_asked_about():
    found = settle_talks([note("a", date="2026-01-01"), note("b", "", "2026-01-01", transcript=True)])
    assert [(n.talk, [x.code for x in n.notices]) for n in found] == [("a", []), ("b", ["TALK-ALIKE"])]
    assert "a" in found[1].notices[0].message


def test_the_files_of_a_talk_share_who_and_when():
    meta = read_text("x", "b.vtt").notices
    files = [
        note("a.md", date="2026-01-01", path="UX", organisation="Acme", role="lead"),
        note("b.vtt", date="2026-01-01", transcript=True, notices=meta),
    ]
    _, transcript = settle_talks(files)
    assert (transcript.path, transcript.organisation, transcript.role) == ("UX", "Acme", "lead")


def test_a_note_in_which_nothing_is_said_is_no_talk():
    empty = read_text("# Anna Nowak\n\nPerson: Anna Nowak", "a.md")
    assert not says_something(empty)
    assert settle_talks([empty, Note("b.md")]) == [empty, Note("b.md")]


@pytest.mark.parametrize(
    ("text", "transcript"),
    [
        (
            "Maya: What do you like?\nAnna: The team.\nMaya: And what not?\nAnna: The hours.\nMaya: Oh.\nAnna: Yes.",
            True,
        ),
        (LONG, False),
        ("", False),
    ],
)
def test_a_transcript_has_turns_or_times(text, transcript):
    assert is_transcript(read_text(text, "a.md")) == transcript


# ---- copies


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("anna (1).md", LONG),
        ("anna copy.md", LONG + "\n"),
        ("Copy of anna.md", LONG.replace("\n", "\r\n")),
        ("anna (conflicted copy 2026-02-03).md", LONG + "- also the canteen\n"),
        ("old/anna.sync-conflict-20260203.md", LONG.replace("on Mondays", "on Mondays and Tuesdays")),
        ("anna 2.txt", LONG),
    ],
)
@pytest.mark.parametrize("head", ["Person: Anna Nowak\nPath: UX\nDate: 2026-01-01\n\n", ""])
def test_a_copy_is_the_same_talk_and_asked_about(write, name, changed, head):
    folder = write({"UX/anna.md": head + LONG, f"UX/{name}": head + changed})
    found = open_workspace(folder)
    assert found.insights["talk"].nunique() == named_people(found.insights).nunique() == 1
    copies = [n for n in found.notes for x in n.notices if x.code == "COPY"]
    assert [n.source for n in copies] == [f"UX/{name}"]
    table = pros_cons(found.insights)
    assert set(table["people"]) == {1}
    assert table[["people_for", "people_mixed", "people_against"]].to_numpy().max() == 1


def test_the_words_of_a_copy_are_said_once(write):
    head = "Person: Anna Nowak\nPath: UX\nDate: 2026-01-01\n\n"
    once = open_workspace(write({"anna.md": head + LONG}, "once")).insights
    twice = open_workspace(write({"anna.md": head + LONG, "anna (1).md": LONG}, "twice")).insights
    assert len(once) > 3
    assert twice.to_csv() == once.to_csv()


def test_a_copy_alone_is_a_talk(write):
    notes = open_workspace(write({"anna.md": LONG, "anna (1).md": LONG})).notes
    (copy,) = [note for note in notes if note.copy_of]
    assert len(parse_notes([copy])) == len(parse_notes(notes)) > 3


def test_a_copy_without_a_person_counts_not_at_all_twice(write):
    folder = write({"UX/monday.md": LONG, "UX/monday (1).md": LONG})
    found = open_workspace(folder).insights
    assert set(found["person"]) == {""}
    assert set(pros_cons(found)["people"]) == {1}


def test_a_copy_that_lost_its_head_has_the_person_of_the_original(write):
    folder = write({"UX/anna.md": "Person: Anna Nowak\n\n" + LONG, "UX/monday.md": LONG})
    assert set(open_workspace(folder).insights["person"]) == {"Anna Nowak"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Person: Anna Nowak\n\n- good pay", "Person: Tom Low\n\n- good pay"),  # few words, two people
        ("Person: Anna Nowak\n\n" + LONG, "Person: Tom Low\n\n# Pros\n- " + LONG.split("- ")[1]),
        ("What do you like?\n\nThe team.", "What do you like?\n\nThe pay."),  # a form filled in twice
    ],
)
def test_what_is_no_copy(write, one, other):
    found = open_workspace(write({"UX/a.md": one, "UX/b.md": other}))
    assert found.insights["talk"].nunique() == 2
    assert not [x for n in found.notes for x in n.notices if x.code == "COPY"]


def test_a_form_that_many_files_have_makes_no_copies(write):
    form = "\n".join(f"{i}. What would you tell somebody who starts now, and why is it number {i}?" for i in range(9))
    files = {
        f"UX/{name}.md": f"Person: {name} Low\n\n{form}\n\nI like {name}." for name in ("Ann", "Bo", "Cy", "Di", "Ed")
    }
    found = open_workspace(write(files))
    assert not [x for n in found.notes for x in n.notices if x.code == "COPY"]


def test_one_person_in_a_transcript_and_in_notes_counts_once(write):
    files = {
        "UX/Anna Nowak 2026-01-01.vtt": CUE,
        "UX/anna.md": "Person: Anna Nowak\nDate: 2026-01-01\n\nPros:\n- I like the team a lot\n",
        "UX/tom.md": "Person: Tom Low\nDate: 2026-01-02\n\nPros:\n- I like the team, too\n",
    }
    found = open_workspace(write(files))
    assert found.insights["talk"].nunique() == 2
    assert set(pros_cons(found.insights)["people"]) == {2}


# ---- always

_FILES = st.lists(
    st.builds(
        note,
        st.sampled_from("abcdefgh"),
        st.sampled_from(("", "Anna Nowak", "Tom Low")),
        st.sampled_from(("", "2026-01-01", "2026-01-02")),
        st.sampled_from(("", LONG, LONG + "More.", "Same words.")),
        st.booleans(),
    ),
    max_size=7,
    unique_by=lambda n: n.source,
)


@given(_FILES, st.randoms(use_true_random=False))
def test_the_order_of_the_notes_changes_nothing_and_once_is_enough(notes, random):
    found = settle_talks(notes)
    mixed = random.sample(notes, len(notes))
    assert sorted(settle_talks(mixed), key=lambda n: n.source) == sorted(found, key=lambda n: n.source)
    assert [n.talk for n in settle_talks(found)] == [n.talk for n in found]


@given(_FILES)
def test_a_talk_is_named_after_its_first_file_and_has_one_person_at_most(notes):
    found = settle_talks(notes)
    for note_ in found:
        files = [n for n in found if n.talk == note_.talk]
        assert note_.talk == min(n.source for n in files)
        assert len({n.person for n in files} - {""}) <= 1
    assert [(n.source, n.text) for n in found] == [(n.source, n.text) for n in notes]


def test_parse_notes_says_the_talk():
    table = parse_notes([note("b", date="2026-01-01"), note("a", date="2026-01-01", transcript=True)])
    assert list(table["talk"]) == ["a", "a"]
