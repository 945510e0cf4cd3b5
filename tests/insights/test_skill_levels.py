"""The level said of a skill, and what is waved off."""

import pytest

from careerlab.insights.phrases import tokens
from careerlab.insights.skill_levels import level_near, level_said, waved_off


def place(text, words):
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "skill", "level"),
    [
        ("basic SQL is enough", "SQL", 2),
        ("fluent in SQL", "SQL", 4),
        ("SQL", "SQL", -1),
        ("A bit of Excel", "Excel", 1),
        ("Decent Excel", "Excel", 3),
        ("fluent French", "French", 4),
        ("you need to be good at facilitation", "facilitation", 4),
        ("basic manners, and some time later also SQL", "SQL", -1),
    ],
)
def test_the_level_said(text, skill, level):
    assert level_said(tokens(text), [(skill, *place(text, skill))]) == level


@pytest.mark.parametrize(("skill", "level"), [("SQL", 2), ("Figma", 4), ("Git", -1)])
def test_each_skill_of_a_list_has_its_own_level(skill, level):
    text = "Basic SQL, fluent in Figma, and Git"
    assert level_near(text, *place(text, skill)) == level


WAVED_OFF = [
    "You do not need to know SQL",
    "you don’t need SQL",
    "No SQL at all",
    "nobody asks for SQL",
    "Don't bother with SQL",
    "forget SQL",
    "without any SQL",
    "SQL is overrated",
    "SQL isn't really needed here",
    "SQL is optional",
    "SQL matters less than you think",
    "SQL doesn't matter",
    "SQL is rarely asked for",
    "SQL: none at all",
    "SQL, but you've got that",
]
ASKED = [
    "You need SQL",
    "You can't get by without SQL",
    "Nobody gets far without SQL",
    "No way round SQL",
    "Not only SQL",
    "You need SQL, not courage",
    "SQL you have to learn",
    "I need no longer explain why SQL matters",
    "SQL is not hard",
]


@pytest.mark.parametrize("text", WAVED_OFF)
def test_waved_off(text):
    assert waved_off(text, *place(text, "SQL"))


@pytest.mark.parametrize("text", ASKED)
def test_still_asked_for(text):
    assert not waved_off(text, *place(text, "SQL"))


def test_what_is_joined_is_waved_off_together():
    text = "No SQL or Figma, but patience"
    mentions = [(name, *place(text, name)) for name in ("SQL", "Figma", "patience")]
    assert [waved_off(text, start, end, mentions) for _, start, end in mentions] == [True, True, False]


def test_a_letter_that_grows_when_made_small_moves_nothing():
    text = "İ" * 40 + " You don't need SQL"
    assert waved_off(text, *place(text, "SQL"))
