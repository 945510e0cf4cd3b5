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


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("The style guide arrived", True),
        ("the form is in", True),
        ("I got the letter to Anna off on Monday", True),
        ("got my application in on the 7th", True),
        ("Her head said yes", True),
        ("It has not arrived", False),
        ("She came from a bank", False),
        ("I got a job in London", False),
        ("He is in the office", False),
    ],
)
def test_ended(text, ended):
    assert cues.is_ended(text) is ended


WANTED = {
    "There's a cover job going at his place": True,
    "they want a part-timer and asked me for names": True,
    "we do need a weekend person, nobody has applied": True,
    "The depot needs three people now": True,
    "You need a head for heights": False,
    "we need people who can listen": False,
    "they need two years of it": False,
    "he's not going anywhere": False,
    "There's a lot going on": False,
}


@pytest.mark.parametrize(("text", "wanted"), WANTED.items())
def test_wanted(text, wanted):
    assert cues.is_wanted(text) is wanted


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Deadline 20 March.", True),
        ("In two weeks, she thinks", True),
        ("email 5 groups by 1 March", False),
        ("", False),
    ],
)
def test_a_fragment_that_is_only_a_day(text, only):
    assert cues.is_only_a_day(text) is only


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("ring her and use my name", 13),
        ("Call him, say I sent you", 10),
        ("Write to Bea, I told her about you", 14),
        ("He will mention me to her", -1),
    ],
)
def test_expected(text, at):
    assert cues.expected_at(text) == at


def test_occasions_are_read_from_the_table():
    assert cues.occasions("an open evening, and maybe a placement") == ["event", "opening"]
