"""Named themes: cue words of the statement's kind and topic, and the list itself."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.themes import KINDS
from careerlab.analysis.theming.named_themes import named_theme, opposites, with_names
from careerlab.insights.table import KINDS as ALL_KINDS
from careerlab.resources import rows as resource

IN_A_THEME = [
    ("con", "hours", "Crunch before the last milestone, and every weekend in March", "Hours that spill over"),
    ("pro", "autonomy", "Nobody tells her which method to pick", "Free to decide"),
    ("con", "autonomy", "Eleven people must approve a letter", "Somebody else decides"),
    ("need", "entry", "You don't need a degree, what you need is to be quick.", "Proof over papers"),
    ("advice", "entry", "Spend a day listening in on calls, before you apply.", "Try it before you commit"),
    ("fact", "work", "Mornings are meetings, afternoons phone calls", "Talking more than making"),
    # nurses, trades, teaching, law, farming
    ("con", "hours", "Short-staffed again, and I can't do it properly.", "Too few hands"),
    ("con", "place", "Ten years under sinks and your knees go.", "Hard on the body"),
    ("con", "people", "A father shouted at me in front of the class.", "People who take it out on you"),
    ("need", "work", "Attention to detail, since one comma can lose a case.", "An eye for detail"),
    ("pro", "place", "I'm outdoors in all four seasons.", "Out in the open"),
    ("pro", "people", "You get to know the residents and their families.", "The people you do it for"),
    ("fact", "security", "Robots milk the cows on every second farm now.", "Machines move in"),
]
IN_NONE = [
    ("fact", "hours", "There is hardly a weekend and never any late night"),
    ("pro", "hours", "She works every weekend and loves it"),
    ("con", "work", "No meetings, ever, and nobody explains a thing"),
    ("fact", "place", "I sit by the window."),
    ("advice", "entry", "Avoid internships."),
    ("pro", "hours", "I see my kids every evening."),  # no theme about those one works for
    ("pro", "people", "My colleagues are generous with their time, for the money-minded."),  # not about pay
]


@pytest.mark.parametrize(("kind", "topic", "text", "theme"), IN_A_THEME)
def test_cue_words_name_a_theme(kind, topic, text, theme):
    assert named_theme(text, kind, topic)[0] == theme


@pytest.mark.parametrize(("kind", "topic", "text"), IN_NONE[:-1])
def test_another_kind_or_topic_or_a_negation_makes_no_theme(kind, topic, text):
    assert named_theme(text, kind, topic) == ("", ())


def test_the_topic_decides_between_themes_that_share_a_word():
    assert named_theme(IN_NONE[-1][2], "pro", "people")[0] == "Good company"
    assert named_theme("They are generous.", "pro", "pay")[0] == "Pay that satisfies"
    assert named_theme("They are generous.", "pro", "people")[0] != "Pay that satisfies"


@pytest.mark.parametrize(("sure", "theme"), [(0.9, ""), (0.2, "Hours that spill over")])
def test_a_topic_that_is_a_guess_keeps_no_theme_away(sure, theme):
    rows = insights(statement(kind="con", topic="place", text="Every weekend.", topic_confidence=sure))
    assert with_names(rows)["theme"].tolist() == [theme]


def test_every_theme_of_the_list_has_known_kinds_and_cues():
    themes = resource("themes")
    assert len({row["theme"] for row in themes}) == len(themes) >= 60
    for row in themes:
        assert row["kinds"] and set(row["kinds"].split()) <= set(KINDS) <= set(ALL_KINDS)
        assert len(row["words"].split(";")) >= 5, row["theme"]


def test_opposites_are_themes_of_the_list_and_hold_both_ways():
    names, found = {row["theme"] for row in resource("themes")}, opposites()
    assert found["Home on time"] == {"Hours that spill over"}
    for theme, others in found.items():
        assert {theme, *others} <= names and theme not in others
        assert all(theme in found[other] for other in others)
