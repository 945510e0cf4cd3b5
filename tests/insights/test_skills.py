"""Skills as people name them, in words of the list and in their own, and where each is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.insights.parse import parse_notes
from careerlab.insights.skill_names import canonical
from careerlab.insights.skills import find_skills, mentions_of, skill_mentions
from careerlab.insights.statements import LABELLED
from careerlab.insights.table import read_insights, write_insights
from careerlab.notes.typed.scanner import read_text
from careerlab.resources import rows


def names(text, kind="need", above="", organisation=""):
    return [skill for skill, _, _ in find_skills(text, None, kind, above, organisation)]


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("You need solid SQL", "SQL"),
        ("problem-solving matters", "problem solving"),
        ("fluent in Figma", "Figma"),
        ("models built in Excel, with pivot tables", "Excel"),
        ("statistics in R and Python", "R"),
        ("the backend is written in Go, with some Python", "Go"),
        ("A bit of Excel", "Excel"),
        ("Decent Excel", "Excel"),
        ("fluent French", "French"),
        ("you need to be good at facilitation", "facilitation"),
    ],
)
def test_skills_found(text, skill):
    assert skill in names(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("They excel at small talk", "Excel"),
        ("Go home early", "Go"),
        ("In a word, yes", "Microsoft Word"),
        ("She gave me her word", "Microsoft Word"),
        ("People react badly to it", "React"),
        ("We met in the spring", "Spring"),
        ("this statistic is on the wall", "statistics"),
    ],
)
@pytest.mark.parametrize("kind", ["need", "fact", "pro"])
def test_words_that_are_no_skill_here(text, skill, kind):
    assert skill not in names(text, kind)


def test_what_the_list_does_not_know_keeps_its_own_words():
    assert "aseptic sampling technique" in names("Aseptic sampling technique", above="What skills do you need?")
    assert "AZX-9 sampling" in names("You need experience with AZX-9 sampling")


def test_an_employer_is_no_skill():
    text = "You need to know Figma"
    assert "Figma" in names(text) and names(text, organisation="Figma") == []


def test_it_depends_on_what_the_statement_is():
    """A need lists more skills than a description, and other text names none."""
    text = "Writing, planning and a bit of chemistry"
    assert len(names(text, "need")) == 3
    assert len(names("We had chemistry next door.", "other")) == 0


NOTE = "## Skills\n- Basic SQL and fluent Figma\n- patience\n\n## A day\nWe use Python for the models.\n"


@pytest.fixture(scope="module")
def insights():
    return parse_notes([read_text(NOTE, "a.md")])


def test_mentions_point_into_the_text(insights):
    found = skill_mentions(insights)
    text = dict(zip(insights["id"], insights["text"], strict=True))
    assert {"SQL", "Figma", "patience", "Python"} <= set(found["skill"])
    assert all(text[m.id][m.start : m.end] == m.as_written for m in found.itertuples())


def test_every_skill_of_the_table_is_mentioned(insights):
    found = skill_mentions(insights)
    listed = {(row.id, skill) for row in insights.itertuples() if row.skills for skill in row.skills.split("; ")}
    assert listed == set(zip(found["id"], found["skill"], strict=True))
    assert (found["end"] > found["start"]).all()


def test_mentions_of_a_table_read_back_are_the_same(insights, tmp_path):
    write_insights(insights, tmp_path / "t.csv")
    assert skill_mentions(read_insights(tmp_path / "t.csv")).equals(skill_mentions(insights))


def test_the_list_of_the_row_decides():
    """Skills that a correction took away are no mentions; one that it added is found where the words name it."""
    text = "You need SQL and a feel for slow rivers"
    assert mentions_of(text, ["slow rivers"], "need") == [("slow rivers", 28, 39)]
    assert mentions_of(text, ["welding"], "need") == []


def test_a_statement_of_any_length_is_read_in_bounded_work():
    """What is said of a statement is said of its beginning, and the table alone gives the same."""
    text = "You need Excel and SQL, " * 800
    found = find_skills(text, None, "need")
    assert {name for name, _, _ in found} == {"Excel", "SQL"} and found[-1][2] <= LABELLED
    assert mentions_of(text, ["Excel", "SQL"], "need") == found


def test_names_are_settled():
    assert canonical("wireframes") == canonical("Wireframing")
    assert canonical("no such skill") == "no such skill"


def test_the_lexicon_is_large_and_says_each_thing_once():
    table = rows("skills")
    assert len(table) >= 400 and len({row["skill"] for row in table}) == len(table)


_WORDS = st.sampled_from(
    "you need good SQL Excel and , . ; : ( ) / - Python talking to people at Acme statistics fluent French a bit of R "
    "C++ Node.js İ ß 𝒳 e\u0301 \n ’ write reports patience experience with".split(" ")
)
TEXTS = st.lists(_WORDS, max_size=25).map(" ".join)


@settings(max_examples=2_000, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from(["need", "fact", ""]), st.sampled_from(["", "Skills?"]))
def test_mentions_are_places_apart_and_their_names_fit_the_table(text, kind, above):
    found = find_skills(text, None, kind, above)
    ends = 0
    for name, start, end in found:
        assert ends <= start < end <= len(text) and name.strip() == name != "" and "; " not in name
        ends = end
    wanted = list(dict.fromkeys(name for name, _, _ in found))
    assert [m for m in mentions_of(text, wanted, kind, above) if m in found] == found
