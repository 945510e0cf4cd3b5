"""Weeks to learn a skill: steps add up, sources are said, a table of one's own is taken, a trait has no price."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.analysis.learning.effort import LEVELS, effort_by_name, usual_effort, weeks_to_learn
from careerlab.errors import TableError
from careerlab.insights.skill_names import canonical, family_of

KNOWN = effort_by_name()
STEPS = [f"hours_{level}" for level in range(1, LEVELS + 1)]


def test_the_table_says_where_each_figure_comes_from_and_covers_every_family():
    table = usual_effort()
    assert table["source"].ne("").all()
    assert table["skills"].ne("").ne(table["family"].ne("")).all(), "a row is for skills or for a family"
    names = [name for cell in table["skills"] for name in cell.split("; ") if name]
    assert len(names) == len(set(names)) >= 60
    assert [name for name in names if canonical(name) != name] == []
    assert [name for name in names if not family_of(name)] == []
    families = {family_of(name) for name in names} | {"personal traits", "leadership", "product"}
    assert families <= set(table["family"])


def test_hours_are_positive_and_a_bachelor_is_the_longest_step():
    hours = usual_effort().query("hours_1 >= 0")[STEPS].to_numpy()
    assert (hours > 0).all() and hours.max() < 5000


@pytest.mark.parametrize(
    ("skill", "held", "asked", "weeks"),
    [
        ("SQL", 0, 2, 8.0),
        ("sql", 0, 2, 8.0),
        ("Spanish", 0, 4, 135.0),
        ("SQL", 2, 2, 0.0),
        ("SQL", 4, 2, 0.0),
        ("COBOL", 0, 1, 6.0),  # by its family
        ("patience", 0, 3, -1.0),
        ("whatever nobody lists", 0, 3, -1.0),
        ("SQL", -1, 3, -1.0),
        ("SQL", 0, -1, -1.0),
    ],
)
def test_weeks_are_the_hours_of_the_steps_between(skill, held, asked, weeks):
    assert weeks_to_learn(skill, held, asked, KNOWN)[0] == weeks


def test_a_trait_says_why_it_has_no_price_and_the_unknown_says_nothing():
    assert "no course" in weeks_to_learn("patience", 0, 3, KNOWN)[1]
    assert weeks_to_learn("whatever nobody lists", 0, 3, KNOWN)[1] == ""


def test_a_table_of_ones_own_replaces_the_figures():
    mine = usual_effort()
    mine.loc[mine["skills"].eq("SQL"), "hours_1"] = 100.0
    assert weeks_to_learn("SQL", 0, 1, effort_by_name(mine), hours_a_week=10)[0] == 10.0
    assert weeks_to_learn("SQL", 0, 1, effort_by_name())[0] == 2.0
    with pytest.raises(TableError, match="hours_3"):
        effort_by_name(mine.drop(columns="hours_3"))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(KNOWN)), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_steps_add_up(name, low, middle, high):
    low, middle, high = sorted((low, middle, high))
    whole, _ = weeks_to_learn(name, low, high, KNOWN)
    parts = [weeks_to_learn(name, *step, KNOWN)[0] for step in ((low, middle), (middle, high))]
    assert whole == pytest.approx(sum(parts), abs=0.2) or whole == parts[0] == -1
