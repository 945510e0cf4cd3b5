"""Small signs of what a statement is."""

import pytest

from careerlab.analysis.following import cues


@pytest.mark.parametrize(
    ("text", "thanked"),
    [("sent thank you text same night", True), ("Thanked her on the phone", True), ("thank Aisha", False)],
)
def test_thanked(text, thanked):
    assert cues.is_thanked(text) is thanked


@pytest.mark.parametrize(
    ("text", "past"),
    [("Ran my own test", True), ("I watched a test", True), ("Offered to help", False), ("Need boots", False)],
)
def test_past(text, past):
    assert cues.is_past(text) is past


@pytest.mark.parametrize(
    ("text", "appointment"),
    [
        ("14 May, 6 pm, bring the laptop", True),
        ("19 May, half seven at the gate", True),
        ("send it by 5 pm on 14 May", False),
        ("14 May", False),
        ("", False),
    ],
)
def test_appointment(text, appointment):
    assert cues.is_appointment(text) is appointment


def test_occasions_are_read_from_the_table():
    assert cues.occasions("an open evening, and maybe a placement") == ["event", "opening"]
