"""Skills as people name them, ambiguous words only in context, and the level said."""

import pytest

from careerlab.insights.parse import parse_notes
from careerlab.insights.phrases import tokens
from careerlab.insights.skills import canonical, find_skills, level_said, same_skill, skill_mentions
from careerlab.notes.typed.scanner import read_text
from careerlab.resources import rows


def names(text):
    return [skill for skill, _, _ in find_skills(text)]


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("You need solid SQL", "SQL"),
        ("problem-solving matters", "problem solving"),
        ("fluent in Figma", "Figma"),
        ("models built in Excel, with pivot tables", "Excel"),
        ("statistics in R and Python", "R"),
        ("the backend is written in Go, a fine language", "Go"),
    ],
)
def test_skills_found(text, skill):
    assert skill in names(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("They excel at small talk", "Excel"),
        ("Go home early", "Go"),
        ("In a word, yes", "Word"),
        ("She gave me her word", "Microsoft Word"),
        ("plan R failed", "R"),
        ("People react badly to it", "React"),
        ("We met in the spring", "Spring"),
    ],
)
def test_words_that_are_no_skill_here(text, skill):
    assert skill not in names(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("basic SQL is enough", 2),
        ("fluent in SQL", 4),
        ("SQL", -1),
        ("basic manners, and some time later also SQL", -1),
    ],
)
def test_levels(text, level):
    assert level_said(tokens(text), text, find_skills(text)) == level


def test_names_are_settled():
    assert canonical("wireframes") == canonical("Wireframing")
    assert canonical("no such skill") == "no such skill"
    assert same_skill("sql", "SQL") and not same_skill("SQL", "Figma")


def test_mentions_point_into_the_text():
    insights = parse_notes([read_text("## Skills\n- Basic SQL and fluent Figma\n- patience", "a.md")])
    found = skill_mentions(insights)
    text = dict(zip(insights["id"], insights["text"], strict=True))
    assert {"SQL", "Figma"} <= set(found["skill"])
    assert all(text[m.id][m.start : m.end] == m.as_written for m in found.itertuples())


def test_the_lexicon_is_large_and_says_each_thing_once():
    table = rows("skills")
    assert len(table) >= 400 and len({row["skill"] for row in table}) == len(table)
