"""Weights and places: the method's own figures, references from outside, and what must always add up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opinions import TOPICS, explorer, said, table
from scipy import stats

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.ranking import (
    PrioritiesError,
    central_weights,
    draw_weights,
    mean_weights,
    rank_acceptability,
    scores,
    win_chances,
)
from careerlab.errors import CareerlabError

FEW = settings(max_examples=100, deadline=None, derandomize=True)


def test_weighted_sum_with_a_true_tie():
    theta = np.array([[[25.0, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]])
    weights = np.array([[0.2, 0.15, 0.4, 0.25]])
    assert scores(theta, weights)[0] == pytest.approx([21.5, 22, 22], abs=1e-12)
    assert rank_acceptability(theta, weights) == pytest.approx(np.array([[0, 0, 1], [0.5, 0.5, 0], [0.5, 0.5, 0]]))
    assert win_chances(scores(theta, weights))[1, 2] == 0.5


def test_rank_order_centroid():
    assert mean_weights("abcd", list("abcd")) == pytest.approx([0.5208, 0.2708, 0.1458, 0.0625], abs=5e-5)


def test_a_tie_in_the_order_shares_its_places():
    centroid = mean_weights("abcd", list("abcd"))
    assert mean_weights("abcd", ["a", ["c", "b"], "d"]) == pytest.approx(
        [centroid[0], centroid[1:3].mean(), centroid[1:3].mean(), centroid[3]]
    )
    unlisted = mean_weights("abcd", ["d"])
    assert unlisted == pytest.approx([*[centroid[1:].mean()] * 3, centroid[0]])
    assert mean_weights("abcd", None) == pytest.approx([0.25] * 4)
    assert mean_weights("abcd", {"a": 30, "c": 10}) == pytest.approx([0.75, 0, 0.25, 0])


@pytest.mark.parametrize(
    "priorities", [None, list("abcd"), ["b", ["a", "d"]], [["a", "b"]], {"a": 90, "b": 10, "c": 0}]
)
def test_drawn_weights_agree_with_their_mean(priorities):
    weights = draw_weights("abcd", priorities, 100_000, np.random.default_rng(5))
    assert weights.shape == (100_000, 4)
    assert weights.min() >= 0
    assert weights.sum(axis=1) == pytest.approx(np.ones(100_000))
    assert weights.mean(axis=0) == pytest.approx(mean_weights("abcd", priorities), abs=0.003)


def test_an_order_holds_in_every_draw_and_a_tie_in_none():
    weights = draw_weights("abcde", ["c", ["a", "e"]], 20_000, np.random.default_rng(5))
    assert (weights[:, 2] >= weights.max(axis=1)).all()
    assert (weights[:, [0, 4]].min(axis=1) >= weights[:, [1, 3]].max(axis=1)).all()
    for one, other in ((0, 4), (1, 3)):
        assert np.mean(weights[:, one] > weights[:, other]) == pytest.approx(0.5, abs=0.012)


def test_unknown_weights_are_uniform_on_the_simplex_and_an_order_is_its_sorted_part():
    rng = np.random.default_rng(6)
    free = draw_weights("abc", None, 20_000, rng)
    assert stats.kstest(free[:, 1], stats.beta(1, 2).cdf).pvalue > 0.001
    # A tie at the end of an order: given that "a" is the largest, the others are exchangeable and not in sorted order.
    tied = draw_weights("abc", ["a"], 20_000, rng)
    expected = free[free.argmax(axis=1) == 0]
    assert stats.ks_2samp(tied[:, 1], expected[:, 1]).pvalue > 0.001
    assert stats.ks_2samp(tied[:, 1] - tied[:, 2], expected[:, 1] - expected[:, 2]).pvalue > 0.001


def test_swing_points_are_dirichlet_50():
    weights = draw_weights("abc", {"a": 20, "b": 80}, 20_000, np.random.default_rng(7))
    assert stats.kstest(weights[:, 0], stats.beta(10, 40).cdf).pvalue > 0.001
    assert (weights[:, 2] == 0).all()


@pytest.mark.parametrize(
    ("priorities", "words"),
    [
        ({"work": 0, "pay": 0}, "every topic 0 points"),
        ({"work": 101}, "from 0 to 100"),
        ({"work": -1}, "from 0 to 100"),
        ({"work": float("nan")}, "from 0 to 100"),
        ({"work": True}, "from 0 to 100"),
        ({"work": "much"}, "from 0 to 100"),
        ({"salary": 50}, '"salary"'),
        (["salary"], '"salary"'),
        (["none"], '"none"'),
        ([3], '"3"'),
        (["pay", ["work", "pay"]], "more than once"),
    ],
)
def test_priorities_that_cannot_be_read(priorities, words):
    for call in (
        lambda: draw_weights(TOPICS, priorities, 10, np.random.default_rng(0)),
        lambda: mean_weights(TOPICS, priorities),
        lambda: compare_paths(table([said()]), explorer(priorities)),
    ):
        with pytest.raises(PrioritiesError, match=words) as error:
            call()
        assert isinstance(error.value, CareerlabError) and isinstance(error.value, ValueError)
        assert str(error.value).endswith(".")


def test_smaa_reference():
    theta = np.array([[[1.0, 0.0], [0.4, 0.6]]])
    weights = draw_weights("ab", None, 200_000, np.random.default_rng(8))
    assert rank_acceptability(theta, weights) == pytest.approx(np.full((2, 2), 0.5), abs=0.005)
    assert central_weights(theta, weights) == pytest.approx(np.array([[0.75, 0.25], [0.25, 0.75]]), abs=0.003)


def test_central_weights_of_a_path_that_never_leads():
    theta = np.array([[[1.0, 1.0], [0.0, 0.5], [1.0, 1.0]]])
    centre = central_weights(theta, np.array([[0.3, 0.7]]))
    assert np.isnan(centre[1]).all()
    assert centre[[0, 2]] == pytest.approx(np.array([[0.3, 0.7]] * 2))


@FEW
@given(st.integers(1, 40), st.integers(1, 6), st.integers(1, 4), st.data())
def test_places_and_paths_each_add_up_to_one(draws, paths, topics, data):
    seed = data.draw(st.integers(0, 2**32))
    rng = np.random.default_rng(seed)
    theta = rng.integers(0, 3, (draws, paths, topics)).astype(float)  # many ties
    weights = draw_weights("abcdef"[:topics], None, draws, rng)
    shares = rank_acceptability(theta, weights)
    assert shares.sum(axis=0) == pytest.approx(np.ones(paths))
    assert shares.sum(axis=1) == pytest.approx(np.ones(paths))
    assert (shares >= 0).all()
    wins = win_chances(scores(theta, weights))
    assert wins + wins.T == pytest.approx(np.ones((paths, paths)))
    assert shares @ np.arange(paths) == pytest.approx((1 - wins).sum(axis=1) - 0.5)
