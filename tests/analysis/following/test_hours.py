"""The hour beside a day: what can be one time only."""

import pytest

from careerlab.analysis.following.hours import hour_of

SAID = {
    "14 May, 6 pm, bring the laptop": "18:00",
    "6.30pm on 14 May": "18:30",
    "14 May at 18:30": "18:30",
    "14 May, 08:15": "08:15",
    "14 May 6-8pm": "18:00",
    "14 May, from 11 to 1pm": "11:00",
    "14 May, 10 a.m. sharp": "10:00",
    "14 May, 12pm": "12:00",
    "14 May, 12:30 am": "00:30",
    "noon on 14 May": "12:00",
    "14 May, doors 7pm, talk 8pm": "19:00",
}
NOT_SAID = [
    "14 May, half seven at the gate",
    "14 May at 6",
    "14 May, 7:30",
    "14 May",
    "The shop opens at 9 am. The talk is on 14 May",
    "14 May; the shop opens at 9 am",
    "14 May, bring the whole portfolio with you, not after 9 pm",
    "14 May, room 18, 25 people",
    "14 May 2026, £6.30pm2",
    "6 pm",
    "",
]


@pytest.mark.parametrize(("words", "hour"), SAID.items())
def test_an_hour_is_read(words, hour):
    assert hour_of(words, "14 May") == hour


@pytest.mark.parametrize("words", NOT_SAID)
def test_what_may_be_two_times_or_another_thing_is_none(words):
    assert hour_of(words, "14 May") == ""


def test_without_a_day_there_is_no_hour():
    assert hour_of("at 6 pm", "") == ""
