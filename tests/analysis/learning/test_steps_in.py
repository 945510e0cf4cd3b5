"""Where somebody came from, what they did first, how long it took: in/out pairs from many occupations."""

import pytest

from careerlab.analysis.learning.steps_in import came_from, first_step, months_taken

MONTHS = [
    ("It took me 18 months.", 18),
    ("Took me three years and two companies to get there.", 36),
    ("It took him about seven months and over 100 applications.", 7),
    ("The application took 14 months including vetting.", 14),
    ("It took her a year and a half of nights.", 18),
    ("Two years of evenings, and the firm paid half.", 24),
    ("Then eleven months of applications.", 11),
    ("16 weeks of bootcamp, paid for with a loan.", 4),
    ("A 12-week coding bootcamp.", 3),
    ("An apprenticeship in Kassel, three years.", 36),
    ("Came as an intern and was kept on after nine months.", 9),
    ("It was another three years until I could give up the day job.", 36),
    ("Two years later I was hired as a junior.", 24),
    ("It’s taken care of; it took me half a year.", 6),
]
NO_MONTHS = [
    "I was a carer for nine years.",
    "That's five years ago.",
    "Ten years of children's magazines, and then two closed.",
    "I was promoted to associate after three years.",
    "She taught maths for six years before this.",
    "Took six months off to hike.",
    "It took us five months to establish what was there.",
    "I have been here for two years.",
    "I went in at 38 from engineering.",
]


@pytest.mark.parametrize(("text", "months"), MONTHS + [(text, -1) for text in NO_MONTHS])
def test_months_are_how_long_it_took_and_nothing_else(text, months):
    assert months_taken([text]) == months


def test_the_plainest_words_come_first_wherever_they_stand():
    assert months_taken(["16 weeks of bootcamp.", "It took me two years in all."]) == 24
    assert months_taken([]) == -1


EARLIER = [
    "I was a carer.",
    "Was a postman, then an access course.",
    "Nine years in insurance.",
    "She worked as a florist.",
    "Law degree, two years in Tbilisi.",
    "I studied geography.",
    "My background is in catering.",
    "economics, claims handler, then business analyst.",
]
NOT_EARLIER = [
    "It was raining.",
    "I wanted to be a nurse.",
    "16 weeks of bootcamp, paid for with the insurance money.",
    "She put the list in front of the head every month.",
]


@pytest.mark.parametrize(("text", "found"), [(t, 1) for t in EARLIER] + [(t, 0) for t in NOT_EARLIER])
def test_earlier_work_and_schooling(text, found):
    assert came_from([text]) == (text if found else "")


STEPS = [
    "I taught myself to weld on scrap.",
    "So I did an evening class in bookkeeping.",
    "I volunteered on Saturdays.",
    "I answered an advert.",
    "Came as an intern and stayed.",
    "I built a website for our band.",
    "A friend said there was a place going.",
]
NO_STEPS = ["I like it here.", "That was it.", "Two people interviewed me."]


@pytest.mark.parametrize(("text", "found"), [(t, 1) for t in STEPS] + [(t, 0) for t in NO_STEPS])
def test_first_steps(text, found):
    assert first_step(["I was a carer.", text], "I was a carer.") == (text if found else "")


def test_the_first_step_comes_after_where_one_came_from_or_is_in_it():
    before, origin, after = "I volunteered at school.", "I was a chef.", "Then I took a course in first aid."
    assert first_step([before, origin, after], origin) == after
    assert first_step([before, after]) == before
    both = "I was a mechanic and I answered an ad."
    assert first_step([both, "That is all."], both) == both
    assert first_step([]) == ""
