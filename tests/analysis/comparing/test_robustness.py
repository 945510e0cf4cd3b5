"""What would change the order: every number against working it out the long way."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.analysis.comparing.favourability import mean_favourability, mean_if_one_changes
from careerlab.analysis.comparing.robustness import (
    MOST_TALKS,
    flip_weights,
    leader_without_each,
    points_of,
    talks_to_turn,
)

TOPICS = ("work", "pay", "hours")
WEIGHT = np.array([0.5, 0.3, 0.2])
PATHS = ["A", "B", "C"]


def voices(*rows):
    """Voices as (path, person, topic, y, chance)."""
    found = pd.DataFrame(rows, columns=["path", "person", "topic", "y", "chance"])
    return found.astype({"path": "str", "person": "str", "topic": "str", "y": "float64", "chance": "float64"})


@st.composite
def tables(draw):
    """A few people on a few paths, settled voices and waiting ones."""
    keys = st.tuples(st.sampled_from(PATHS), st.sampled_from("uvwxy"), st.sampled_from(TOPICS))
    said = draw(st.lists(keys, min_size=1, max_size=15, unique=True))
    y, chance = st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.sampled_from([1.0, 1.0, 0.7, 0.2])
    return voices(*(((*key, draw(y), draw(chance))) for key in sorted(said)))


def ordered(found):
    points = points_of(mean_favourability(found, PATHS, TOPICS), WEIGHT)
    return [PATHS[at] for at in np.argsort(-points, kind="stable")]


@given(tables())
def test_one_voice_less_or_one_more_is_as_if_it_had_not_been_or_came_twice(found):
    without, twice = (mean_if_one_changes(found, PATHS, times, TOPICS) for times in (-1, 1))
    for at, row in enumerate(found.itertuples()):
        cell = PATHS.index(row.path), TOPICS.index(row.topic)
        less = mean_favourability(found.drop(index=at), PATHS, TOPICS)[cell]
        more = mean_favourability(pd.concat([found, found.iloc[[at]]]), PATHS, TOPICS)[cell]
        assert without[at] == pytest.approx(less, abs=1e-9)
        assert twice[at] == pytest.approx(more, abs=1e-9)


@given(tables())
def test_the_leader_without_somebody_is_the_leader_of_the_others(found):
    paths = ordered(found)
    for row in leader_without_each(found, paths, WEIGHT, TOPICS).itertuples():
        points = points_of(mean_favourability(found[found["person"].ne(row.person)], paths, TOPICS), WEIGHT)
        assert points[paths.index(row.leader)] == pytest.approx(points.max(), abs=1e-7)
        assert row.lead == pytest.approx(np.diff(np.sort(points))[-1], abs=1e-7)


@given(st.lists(st.lists(st.floats(0.05, 0.95), min_size=3, max_size=3), min_size=2, max_size=4))
def test_at_the_weight_that_turns_the_order_two_paths_are_level_and_none_is_ahead(rows):
    mean = np.array(sorted(rows, key=lambda row: -points_of(np.array(row), WEIGHT)))
    flips, then = flip_weights(mean, WEIGHT)
    for topic, at in enumerate(flips):
        if np.isnan(at):
            continue
        moved = WEIGHT * (1 - at) / (1 - WEIGHT[topic])
        moved[topic] = at
        points = points_of(mean, moved)
        assert 0 <= at <= 1
        assert points[0] == pytest.approx(points[then[topic]], abs=1e-6)
        assert points.max() <= points[0] + 1e-6


def test_a_path_that_is_better_in_everything_leads_whatever_counts():
    flips, _ = flip_weights(np.array([[0.8, 0.7, 0.6], [0.5, 0.4, 0.3]]), WEIGHT)
    assert np.isnan(flips).all()


def test_flips_by_hand():
    """Ahead by .4 on work, behind by .2 on pay, level on hours: at work .3 / .9 of the rest the two are level."""
    flips, then = flip_weights(np.array([[0.7, 0.4, 0.5], [0.3, 0.6, 0.5]]), WEIGHT)
    # work w: w * .4 - (1 - w) * .2 * .3 / .5 = 0
    assert flips[0] == pytest.approx(0.12 / 0.52)
    # pay w: -w * .2 + (1 - w) * .4 * .5 / .7 = 0
    assert flips[1] == pytest.approx((0.2 / 0.7) / (0.2 / 0.7 + 0.2))
    assert np.isnan(flips[2])
    assert list(then) == [1, 1, 0]


def with_talks(found, path, y, number):
    """The voices with `number` more people who speak alike of everything."""
    new = [(path, f"new {n}", topic, y, 1.0) for n in range(number) for topic in TOPICS]
    return pd.concat([found, voices(*new)])


@given(tables())
def test_so_many_talks_turn_the_order_and_one_less_does_not(found):
    paths = ordered(found)

    def leads(path, table):
        points = dict(zip(paths, points_of(mean_favourability(table, paths, TOPICS), WEIGHT), strict=True))
        rivals = [points[other] for other in paths if other != path]
        return points[path] - max(rivals)

    for at, (path, talks) in enumerate(zip(paths, talks_to_turn(found, paths, WEIGHT, TOPICS), strict=True)):
        y = 1.0 if at else 0.0
        if abs(leads(path, with_talks(found, path, y, talks))) < 1e-9:
            continue  # level to the last bits: which way it falls is no promise
        turned = [(leads(path, with_talks(found, path, y, n)) > 0) == bool(at) for n in (talks - 1, talks)]
        assert turned[1] or talks == MOST_TALKS
        assert talks == 1 or not turned[0]


@pytest.mark.parametrize(("paths", "talks"), [([], []), (["A"], [0])])
def test_with_nothing_beside_it_no_talk_turns_anything(paths, talks):
    assert list(talks_to_turn(voices(("A", "u", "work", 1.0, 1.0)), paths, WEIGHT, TOPICS)) == talks


def test_nobody_heard():
    assert leader_without_each(voices(), PATHS, WEIGHT, TOPICS).empty
    assert list(talks_to_turn(voices(), ["A", "B"], WEIGHT, TOPICS)) == [1, 1]
