"""Independent people: friends who sent the explorer on to one another are never two opinions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.analysis.people.independence import independent, independent_standing

CHAIN = {"Ann": 0, "Ben": 0, "Cem": 0, "Dee": 1, "Eve": 1}


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ("", 0),
        ("Zoe", 1),
        ("Zoe Yan", 2),
        ("Ann", 1),
        ("Ann Ben", 4 / 3),
        ("Ann Ben Cem", 1.5),
        ("Ann Ben Dee Zoe", 10 / 3),
    ],
)
def test_a_chain_of_n_counts_2n_of_n_plus_1(people, count):
    assert independent(people.split(), CHAIN) == pytest.approx(count)


@given(st.sets(st.sampled_from(sorted(CHAIN) + ["Zoe", "Yan"])), st.sampled_from(["Ann", "Dee", "Zoe"]))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_one_more_person_never_counts_less_and_never_more_than_one(people, more):
    before, after = independent(people, CHAIN), independent(people | {more}, CHAIN)
    assert before <= after <= before + 1
    assert independent(people, {}) == len(people)


@pytest.mark.parametrize(
    ("people_for", "people_against", "standing"),
    [
        ("", "", "not asked"),
        ("Zoe", "", "one voice"),
        ("Zoe Yan", "", "known"),
        ("", "Zoe Yan", "known"),
        ("Zoe", "Yan", "contested"),
        ("Ann Ben Cem", "", "one voice"),
        ("Ann", "Ben", "contested"),
        ("Zoe", "Zoe", "one voice"),
        ("Zoe Yan", "Zoe", "contested"),
    ],
)
def test_standing_counts_whole_independent_people(people_for, people_against, standing):
    assert independent_standing(people_for.split(), people_against.split(), CHAIN) == standing
