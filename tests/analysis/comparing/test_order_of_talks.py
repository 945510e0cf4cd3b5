"""The order of the next talks against every outcome listed by hand, and the rule for when it is enough."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.analysis.comparing.favourability import mean_favourability
from careerlab.analysis.comparing.order_of_talks import enough_heard, talks_in_order, value_of_a_talk
from careerlab.analysis.comparing.robustness import points_if_one_changes, points_of, talks_to_turn

PATHS, TOPICS = ("A", "B", "C"), ("work", "pay")
WEIGHT = np.array([0.7, 0.3])


def table(rows):
    """Voices from tuples (path, person, topic, y, chance)."""
    found = pd.DataFrame(rows, columns=["path", "person", "topic", "y", "chance"]).assign(y_squared=lambda t: t["y"])
    return found.astype({"path": "str", "person": "str", "topic": "str", "y": "float64", "chance": "float64"})


def score(rows, path):
    """The score of a path, every way the waiting voices may turn out listed one by one."""
    total = 0.0
    for topic, weight in zip(TOPICS, WEIGHT, strict=True):
        cell = [row for row in rows if row[0] == path and row[2] == topic]
        for there in product((True, False), repeat=len(cell)):
            chance = np.prod([row[4] if is_ else 1.0 - row[4] for row, is_ in zip(cell, there, strict=True)])
            praise = sum(row[3] for row, is_ in zip(cell, there, strict=True) if is_)
            total += 100.0 * weight * chance * (1.0 + praise) / (2.0 + sum(there))
    return total


def value_listed(rows, path):
    """The value of one more talk: each urn of next people is a table of its own."""
    people = sorted({row[1] for row in rows if row[0] == path})
    nexts = [[(path, "next", *row[2:]) for row in rows if row[:2] == (path, who)] for who in people]
    nexts += [[(path, "next", topic, y, 1.0) for topic in TOPICS] for y in (1.0, 0.0)]
    others = [score(rows, other) for other in PATHS if other != path]
    then = np.mean([max(score(rows + more, path), *others) for more in nexts])
    return then - max(score(rows, any_) for any_ in PATHS)


def searches(chances):
    """Small tables of voices: who speaks how of what, nobody twice on a topic."""
    said = st.dictionaries(
        st.tuples(st.sampled_from(PATHS), st.sampled_from("abc"), st.sampled_from(TOPICS)),
        st.tuples(st.sampled_from((0.0, 0.25, 0.5, 1.0)), chances),
        max_size=9,
    )
    return said.map(lambda cells: [(path, path + who, topic, *rest) for (path, who, topic), rest in cells.items()])


SETTLED, WAITING = st.just(1.0), st.sampled_from((0.05, 0.4, 0.9, 1.0))


@given(searches(SETTLED))
@settings(max_examples=30)
def test_the_value_is_that_of_all_outcomes_listed(rows):
    value = value_of_a_talk(table(rows), PATHS, WEIGHT, TOPICS)
    listed = {path: value_listed(rows, path) for path in PATHS}
    assert min(listed.values()) > -1e-9  # to know more never costs anything
    assert value == pytest.approx(listed, abs=1e-9)


@given(searches(WAITING))
@settings(max_examples=30)
def test_so_is_it_where_statements_wait_on_the_ask_list(rows):
    value = value_of_a_talk(table(rows), PATHS, WEIGHT, TOPICS)
    assert value == pytest.approx({path: max(0.0, value_listed(rows, path)) for path in PATHS}, abs=1e-6)


def test_one_talk_by_hand():
    """A is at 2/3 on what counts, B unheard at 1/2: the next person on B brings it level at best."""
    rows = [("A", "a", "work", 1.0, 1.0)]
    value = value_of_a_talk(table(rows), ("A", "B"), np.array([1.0, 0.0]), TOPICS)
    # A then 3/4, 3/4 or 1/2; B then 2/3 or 1/3 against A's 2/3.
    assert value == pytest.approx({"A": 100 * ((0.75 + 0.75 + 0.5) / 3 - 2 / 3), "B": 0.0})


# Talks that would turn the order --------------------------------------------------------------------------------------


@given(searches(WAITING))
@settings(max_examples=30)
def test_the_talks_to_turn_are_those_that_do_and_one_fewer_does_not(rows):
    names = sorted(PATHS, key=lambda path: (-score(rows, path), path))
    counts = talks_to_turn(table(rows), names, WEIGHT, TOPICS)
    for path, talks in zip(names, counts, strict=True):
        y = 0.0 if path == names[0] else 1.0
        for more in {int(talks), int(talks) - 1} - {0, 10}:
            told = rows + [(path, f"new {n}", topic, y, 1.0) for n in range(more) for topic in TOPICS]
            lead = score(told, names[0]) - max(score(told, other) for other in names[1:])
            if abs(lead) > 1e-6:
                assert (lead < 0) == (more == talks)


def test_there_is_no_order_to_turn_with_one_path():
    assert talks_to_turn(table([]), ["A"], WEIGHT, TOPICS).tolist() == [0]
    assert talks_to_turn(table([]), [], WEIGHT, TOPICS).tolist() == []


@given(searches(WAITING))
@settings(max_examples=30)
def test_a_copy_and_a_loss_change_the_score_as_a_table_with_it_does(rows):
    for times in (1, -1):
        changes = points_if_one_changes(table(rows), PATHS, WEIGHT, times, TOPICS)
        assert len(changes) == len({row[:2] for row in rows})
        for path, person, change in changes.itertuples(index=False):
            theirs = [row for row in rows if row[:2] == (path, person)]
            more = [(path, "copy", *row[2:]) for row in theirs]
            then = rows + more if times == 1 else [row for row in rows if row not in theirs]
            assert change == pytest.approx(score(then, path) - score(rows, path), abs=1e-6)


# The order ------------------------------------------------------------------------------------------------------------


def ordered(rows, names, people=None):
    weight = np.full(11, 1 / 11)
    return talks_in_order(table(rows), names, weight, people or dict.fromkeys(names, 0))


def test_the_fewest_talks_to_turn_come_first_then_the_value_then_the_fewest_people():
    good = [("A", f"a{n}", topic, 1.0, 1.0) for n in range(3) for topic in ("work", "pay", "hours", "people")]
    bad = [("C", f"c{n}", topic, 0.0, 1.0) for n in range(4) for topic in ("work", "pay", "hours", "people")]
    order = ordered(good + bad, ["A", "B", "C"])
    assert list(order["talks_to_turn"]) == sorted(order["talks_to_turn"])
    assert order["path"].iloc[-1] == "C"
    assert list(ordered([], ["A", "B"], {"A": 2, "B": 1})["path"]) == ["B", "A"]
    assert list(ordered([], ["B", "A"])["path"]) == ["A", "B"]


def test_of_paths_as_near_the_lead_the_one_where_more_is_open_comes_first():
    """B and C are at the same score; B by one person, C by six whom a seventh hardly moves."""
    rows = [("A", "a", "work", 1.0, 1.0), ("B", "b", "work", 0.5, 1.0)]
    rows += [("C", f"c{n}", "work", 0.5, 1.0) for n in range(6)]
    order = ordered(rows, ["A", "B", "C"]).set_index("path")
    assert order.loc["B", "value"] > order.loc["C", "value"]
    assert order.index.get_loc("B") < order.index.get_loc("C")


@pytest.mark.parametrize(
    ("talks", "people", "first", "enough"),
    [
        *[(2, 3, 0.5, True), (10, 9, 1.0, True)],
        *[(1, 3, 0.5, False), (2, 2, 0.5, False), (1, 0, 0.1, False)],
        *[(1, 0, 0.0999, True)],  # out of the race
        *[(0, 3, 1.0, True), (0, 2, 1.0, False)],  # one path: there is no order to turn
    ],
)
def test_when_it_is_enough(talks, people, first, enough):
    assert enough_heard(talks, people, first) is enough


def test_the_order_of_rows_never_shows():
    rng = np.random.default_rng(0)
    rows = [(p, p + who, t, rng.choice([0, 0.5, 1]), 1.0) for p in PATHS for who in "ab" for t in ("work", "pay")]
    found = table(rows)
    mixed = found.sample(frac=1.0, random_state=1)
    assert np.array_equal(mean_favourability(found, PATHS), mean_favourability(mixed, PATHS))
    weight, people = np.full(11, 1 / 11), dict.fromkeys(PATHS, 2)
    names = sorted(PATHS, key=lambda path: -points_of(mean_favourability(found, [path]), weight)[0])
    pd.testing.assert_frame_equal(
        talks_in_order(found, names, weight, people), talks_in_order(mixed, names, weight, people)
    )
