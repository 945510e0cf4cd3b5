"""Themes by meaning: what is said in other words, and what must stay without a theme."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.themes import find_themes
from careerlab.analysis.theming import nearest_themes as module
from careerlab.analysis.theming.named_themes import named_theme
from careerlab.analysis.theming.nearest_themes import KINDS, likeness, nearest_themes
from careerlab.insights.table import KINDS as ALL_KINDS
from careerlab.insights.table import TOPICS
from careerlab.resources import rows as resource

IN_OTHER_WORDS = [
    ("pro", "place", "No commute, no traffic, no office microwave.", "Work from where you like"),
    ("con", "hours", "Leaving late, every day.", "Hours that spill over"),
    ("con", "pay", "The rent eats it all.", "Pay that disappoints"),
    ("pro", "growth", "I learned what unit tests are actually for.", "Always learning"),
    ("pro", "work", "Never a dull moment.", "No two days alike"),
]


@pytest.mark.parametrize(("kind", "topic", "text", "theme"), IN_OTHER_WORDS)
def test_a_theme_in_other_words_is_found(kind, topic, text, theme):
    assert named_theme(text, kind)[0] == ""
    assert nearest_themes([text], [kind], [topic]) == [theme]


@pytest.mark.parametrize(
    ("kind", "topic", "text"),
    [
        ("advice", "hours", "Leaving late, every day."),  # no theme of its kind
        ("con", "place", "The rent eats it all."),  # of another topic
        ("fact", "place", "No commute, no traffic, no office microwave."),  # neither good nor bad
        ("need", "people", "Nerves of steel."),
        ("con", "pay", "The glue smells."),  # near nothing
        ("con", "pay", ""),
        ("con", "pay", "漢字"),  # no word known
        ("con", "none", "The rent eats it all."),
    ],
)
def test_no_theme_is_forced_on_a_statement(kind, topic, text):
    assert nearest_themes([text], [kind], [topic]) == [""]


def test_nothing_said_is_no_theme():
    assert nearest_themes([], [], []) == []


def test_what_is_found_by_meaning_is_counted_with_what_is_found_by_words():
    rows = [
        statement(kind="con", topic="pay", text="Poorly paid.", person="Anna"),
        statement(kind="con", topic="pay", text="The rent eats it all.", person="Ben"),
    ]
    found = find_themes(insights(*rows))
    assert set(found.table["theme"]) == {"Pay that disappoints"} and found.table["people"].sum() == 2
    assert list(found.table["words"]) == ["poorly paid"] and list(found.table["quote"]) == ["Poorly paid."]
    assert len(found.members) == 2


def test_cue_words_go_before_meaning():
    """Its words say pay, what it means is more of the hours: the words can be checked by a reader."""
    rows = [statement(kind="con", topic="hours", text="Late nights for low pay.", person=name) for name in ("A", "B")]
    assert set(find_themes(insights(*rows)).table["theme"]) == {named_theme(rows[0]["text"], "con")[0]}


STATEMENTS = st.tuples(
    st.sampled_from([text for *_, text, _ in IN_OTHER_WORDS] + ["The glue smells.", ""]) | st.text(max_size=20),
    st.sampled_from(ALL_KINDS),
    st.sampled_from(TOPICS),
)


@given(st.lists(STATEMENTS, max_size=8))
def test_a_theme_is_of_the_kind_and_topic_of_its_statement_whatever_stands_beside_it(told):
    found = nearest_themes(*([row[at] for row in told] for at in range(3)))
    themes = {row["theme"]: row for row in resource("themes")}
    for (text, kind, topic), theme in zip(told, found, strict=True):
        assert nearest_themes([text], [kind], [topic]) == [theme]
        if theme:
            assert kind in KINDS and kind in themes[theme]["kinds"].split() and topic in themes[theme]["topics"].split()


def test_likeness_has_the_same_bytes_in_any_company():
    texts = [text for *_, text, _ in IN_OTHER_WORDS]
    assert likeness(texts).tobytes() == b"".join(likeness([text]).tobytes() for text in texts)
    assert likeness(texts[::-1])[::-1].tobytes() == likeness(texts).tobytes()
    assert np.abs(likeness(texts)).max() <= 1


def test_a_description_can_be_edited(monkeypatch):
    line = {"theme": "Wet feet", "kinds": "con", "topics": "place", "description": "rain, mud, wet boots and cold feet"}
    other = line | {"theme": "Not described", "description": ""}
    monkeypatch.setattr(module, "resource", lambda name: (line, other))
    module._descriptions.cache_clear()
    try:
        assert nearest_themes(["Muddy boots all winter."], ["con"], ["place"]) == ["Wet feet"]
        assert likeness(["Muddy boots"]).shape == (1, 1)
    finally:
        module._descriptions.cache_clear()


def test_every_theme_is_described_and_has_a_topic():
    for row in resource("themes"):
        assert row["topics"] and set(row["topics"].split()) <= set(TOPICS) - {"none"}, row["theme"]
        assert len(row["description"].split(", ")) >= 2 and len(row["description"].split()) <= 30, row["theme"]
