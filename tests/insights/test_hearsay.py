"""Somebody else who is said to say something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.insights.hearsay import hearsay_said
from careerlab.insights.phrases import words_of


@pytest.mark.parametrize(
    "text",
    [
        "A mate of mine's at a bank, he says they pay double",
        "A mate of mine at a bank says they pay double.",
        "My friend in Dublin says the rents eat all of it.",
        "Her old boss used to say nobody leaves rich.",
        "uncle reckons it's a dying trade",
        "My sister-in-law told me they never close.",
        "One colleague told her the money stops at forty.",
        "Mum thinks I'd be bored.",
        "Her husband, passing by, claimed that she never sleeps.",
    ],
)
def test_what_somebody_else_says(text):
    assert hearsay_said(words_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She says it pays well.",
        "My boss is kind.",
        "My boss said yes.",
        "A friend told me about the opening.",
        "My mother can't say what I do.",
        "What my cousin says I take with salt.",
        "I love it when a patient's daughter says thank you.",
        "Find out who says what.",
        "I manage a team of nine, and on Mondays we sit down and my boss says what is due.",
    ],
)
def test_what_is_no_hearsay(text):
    assert not hearsay_said(words_of(text))


@given(st.lists(st.sampled_from("my a friend boss says told i to of he yes used about what".split()), max_size=10))
@settings(max_examples=2_000)
def test_nothing_is_hearsay_without_a_teller_and_a_word_for_telling(found):
    if hearsay_said(tuple(found)):
        assert {"friend", "boss"} & set(found) and {"say", "says", "told"} & set(found)
