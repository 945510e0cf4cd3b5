"""Skill gaps: people who name a skill, the level they ask for, and what the explorer still lacks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.gaps import skill_gaps
from careerlab.profile import Profile


def need(text, skills="SQL", **fields):
    return statement(kind="need", text=text, skills=skills, **fields)


def only(rows, profile=None):
    return skill_gaps(insights(*rows), profile).iloc[0]


def test_people_and_employers_are_counted_once():
    rows = [need("You need SQL.", organisation="NHS") for _ in range(3)]
    rows += [need("SQL every day.", person="Ben", organisation="NHS"), statement(person="Cleo")]
    row = only(rows)
    assert (row["people"], row["of_people"], row["organisations"]) == (2, 3, 1)
    assert (row["level_asked"], row["level_held"], row["gap"]) == (3, -1, -1)


@pytest.mark.parametrize(
    ("held", "gap"), [({"SQL": 1}, 2), ({"sql": 2}, 1), ({}, 3), ({"Structured Query Language": 1}, None)]
)
def test_the_gap_is_counted_from_the_level_held(held, gap):
    row = only([need("You need SQL.")], Profile(skills=held))
    assert row["gap"] == (gap if gap is not None else row["level_asked"] - row["level_held"])


@pytest.mark.parametrize(("held", "listed"), [(1, 1), (2, 0), (5, 0)])
def test_a_skill_held_at_the_level_asked_is_no_gap(held, listed):
    table = skill_gaps(insights(need("Basic SQL is enough.", level=2)), Profile(skills={"SQL": held}))
    assert len(table) == listed


def test_the_highest_level_said_counts_and_silence_does_not_raise_it():
    rows = [need("Basic SQL.", level=2), need("You need SQL.", person="Ben")]
    assert only(rows)["level_asked"] == 2
    assert only([*rows, need("Fluent in SQL.", person="Cleo", level=4)])["level_asked"] == 4


def test_in_a_list_each_skill_has_its_own_level():
    table = skill_gaps(insights(need("Basic SQL, fluent in Figma.", skills="SQL; Figma", level=4)))
    assert dict(zip(table["skill"], table["level_asked"], strict=True)) == {"SQL": 2, "Figma": 4}


WAVED_OFF = [
    "You do not need to know SQL",
    "No SQL at all",
    "You don’t need SQL whatever the ads say",
    "dont need any SQL",
    "You can do it without SQL",
    "SQL is not needed",
    "SQL isn't really needed here",
    "SQL: none at all, they have a department for that",
    "They never asked for SQL",
    "No Figma or SQL",
    "SQL you have.",
    "SQL, but you've got that",
]
ASKED = [
    "You can't get by without SQL",
    "Nobody gets far without SQL",
    "No way round SQL",
    "SQL, no way round it",
    "Not only SQL",
    "No fear of SQL",
    "You need SQL, not courage",
    "If you do not have to learn SQL today, you will tomorrow",
    "Basic SQL",
    "SQL you have to learn",
]


@pytest.mark.parametrize("text", WAVED_OFF)
def test_not_needed_is_waved_off_and_makes_no_gap(text):
    skills = "Figma; SQL" if "Figma" in text else "SQL"
    assert skill_gaps(insights(need(text, skills))).empty
    row = only([need(text, skills), need("You need SQL.", person="Ben")])
    assert (row["skill"], row["people"], row["waved_off"]) == ("SQL", 1, 1)


def test_who_asks_for_it_elsewhere_has_not_waved_it_off():
    row = only([need("No SQL on Mondays, no SQL"), need("You need SQL.")])
    assert (row["people"], row["waved_off"]) == (1, 0)


@pytest.mark.parametrize("text", ASKED)
def test_a_negation_elsewhere_is_no_wave_off(text):
    row = only([need(text)])
    assert (row["people"], row["waved_off"]) == (1, 0)


def test_a_fact_asks_for_nothing_but_can_wave_off():
    assert skill_gaps(insights(statement(kind="fact", text="SQL takes up my day.", skills="SQL"))).empty
    fact = statement(kind="fact", text="Nobody here writes code, no SQL.", skills="SQL")
    assert only([fact, need("SQL!", person="Ben")])["waved_off"] == 1


def test_what_the_explorer_noted_counts_nobody_but_is_listed():
    gap = statement(kind="gap", speaker="note-taker", text="SQL I've never so much as seen.", skills="SQL")
    row = only([gap], Profile(skills={}))
    assert (row["people"], row["noted"], row["level_asked"], row["gap"], row["quote"]) == (0, 1, -1, 3, gap["text"])
    assert only([gap, need("You need SQL.")])["ids"].count("; ") == 1


@pytest.mark.parametrize("fields", [{"speaker": "hearsay"}, {"path": ""}, {"status": "ask"}, {"skills": ""}])
def test_what_does_not_count_is_left_out(fields):
    table = skill_gaps(insights(need("You need SQL.") | fields))
    assert table.empty and list(table) == list(skill_gaps(insights(need("You need SQL."))))


def test_the_quote_is_a_need_rather_than_advice():
    advice = statement(kind="advice", text="Learn SQL before you apply for anything.", skills="SQL", confidence=1.0)
    assert only([advice, need("You need SQL every single day.")])["quote"] == "You need SQL every single day."


def test_most_people_first_then_the_wider_gap():
    rows = [need("SQL."), need("SQL.", person="Ben"), need("Git.", skills="Git"), need("Excel.", skills="Excel")]
    table = skill_gaps(insights(*rows), Profile(skills={"Excel": 2}))
    assert list(table["skill"]) == ["SQL", "Git", "Excel"]


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["SQL", "Git", "Figma"]), st.integers(0, 5)), st.integers(-1, 5))
def test_learning_never_adds_a_gap_and_none_is_below_one(held, level):
    table = insights(*(need(f"You need {skill}.", skills=skill, level=level) for skill in ("SQL", "Git", "Figma")))
    found = skill_gaps(table, Profile(skills=held))
    assert (found["gap"] >= 1).all() and (found["level_held"] < found["level_asked"]).all()
    better = skill_gaps(table, Profile(skills={skill: min(5, at + 1) for skill, at in held.items()}))
    assert set(better["skill"]) <= set(found["skill"])
