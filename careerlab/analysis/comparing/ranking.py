"""What weights the explorer may mean, and who comes first under them.

Stochastic multicriteria acceptability analysis: SMAA-2, Lahdelma & Salminen 2001, Operations Research 49(3), 444-454.
Pure functions on arrays: draws x paths x topics of favourability, draws x topics of weights.
"""

from __future__ import annotations

import math
from itertools import combinations
from numbers import Real

import numpy as np

from careerlab.errors import ProfileError

# How firmly swing points are meant: Dirichlet(50 w) leaves a weight of .2 between .13 and .28 four times in five.
FIRMNESS = 50.0


class PrioritiesError(ProfileError, ValueError):
    """Priorities that cannot be read as an order of topics or as points from 0 to 100."""


def draw_weights(topics, priorities, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Draw weights of the topics from what the explorer could say about them.

    Parameters
    ----------
    topics : sequence of str
        The topics compared, all of them.
    priorities : None, list or dict
        None: every set of weights is as likely as any other. A list: topics from most to least important, those that
        tie in a list of their own; topics not listed share the last place. A dict: topic to swing points, 0-100; a
        topic without points weighs nothing.
    draws : int
        How many.
    rng : numpy.random.Generator
        Source of randomness.

    Returns
    -------
    numpy.ndarray
        (draws, topics), each row 0 or more and adding up to 1.
    """
    if isinstance(priorities, dict) and priorities:
        weights = rng.standard_gamma(FIRMNESS * _shares(topics, priorities), (draws, len(topics)))
        return weights / weights.sum(axis=1, keepdims=True)
    # Topics in rows while it is made: every step then runs along the draws, which is several times faster.
    weights = rng.standard_exponential((len(topics), draws))
    weights /= weights.sum(axis=0)
    places = _places(topics, priorities)
    return weights.T if len(places) < 2 else _put_in_order(weights, places).T


def mean_weights(topics, priorities) -> np.ndarray:
    """Return the exact mean of `draw_weights`: equal, the rank-order centroid (ties averaged), or the points' shares.

    Parameters
    ----------
    topics, priorities
        As in `draw_weights`.

    Returns
    -------
    numpy.ndarray
        (topics,), adding up to 1.
    """
    if isinstance(priorities, dict) and priorities:
        return _shares(topics, priorities)
    count = len(topics)
    centroid = np.array([math.fsum(1.0 / k for k in range(place, count + 1)) / count for place in range(1, count + 1)])
    weights, begin = np.empty(count), 0
    for place in _places(topics, priorities):
        weights[place] = math.fsum(centroid[begin : begin + len(place)]) / len(place)
        begin += len(place)
    return weights


def scores(theta: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weighted sum of favourability over topics.

    Parameters
    ----------
    theta : numpy.ndarray
        (draws, paths, topics); one draw stands for a certain value.
    weights : numpy.ndarray
        (draws, topics).

    Returns
    -------
    numpy.ndarray
        (draws, paths).
    """
    by_topic = np.ascontiguousarray(weights.T)
    total = np.zeros((theta.shape[1], max(len(theta), len(weights))))
    # Topic by topic, path by path: always summed in the same order, on every machine, and little memory.
    for path, row in enumerate(total):
        for topic, weight in enumerate(by_topic):
            row += theta[:, path, topic] * weight
    return total.T


def rank_acceptability(theta: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return how often each path takes each place.

    Parameters
    ----------
    theta : numpy.ndarray
        (draws, paths, topics) favourability, higher is better.
    weights : numpy.ndarray
        (draws, topics).

    Returns
    -------
    numpy.ndarray
        (paths, places), column 0 the first place; rows and columns add up to 1, ties share their places equally.
    """
    return rank_shares(scores(theta, weights))


def rank_shares(score: np.ndarray) -> np.ndarray:
    """Return (paths, places) shares from (draws, paths) scores; see `rank_acceptability`."""
    draws, paths = score.shape
    better, level = _rivals(score)
    shares = np.zeros((paths, paths))
    for path in range(paths):
        # How often so many are better and so many level: each such draw spreads evenly over the places it spans.
        span = better[path].astype("int64") * paths + level[path]
        spans = np.bincount(span, minlength=paths * paths).reshape(paths, paths)
        for above, tied in zip(*np.nonzero(spans), strict=True):
            shares[path, above : above + tied + 1] += spans[above, tied] / (tied + 1)
    return shares / draws


def win_chances(score: np.ndarray) -> np.ndarray:
    """Return (paths, paths) chances that the path of the row beats that of the column; a tie is half a win."""
    paths = score.shape[1]
    chances = np.full((paths, paths), 0.5)
    for one, other in combinations(range(paths), 2):
        won, lost = (np.count_nonzero(score[:, a] > score[:, b]) for a, b in ((one, other), (other, one)))
        chances[one, other] = (len(score) + won - lost) / (2.0 * len(score))
        chances[other, one] = 1.0 - chances[one, other]
    return chances


def central_weights(theta: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the mean weights under which each path comes first: what somebody who picks it cares about.

    Parameters
    ----------
    theta : numpy.ndarray
        (draws, paths, topics) favourability.
    weights : numpy.ndarray
        (draws, topics).

    Returns
    -------
    numpy.ndarray
        (paths, topics); NaN for a path that never comes first. Ties count in equal parts.
    """
    score = scores(theta, weights)
    first = (score == score.max(axis=1, keepdims=True)).astype("float64")
    first /= first.sum(axis=1, keepdims=True)
    times = first.sum(axis=0)[:, None]
    total = np.einsum("dp,dt->pt", first, np.broadcast_to(weights, (len(score), weights.shape[1])))
    return np.divide(total, times, out=np.full(total.shape, np.nan), where=times > 0)


def _rivals(score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count, for each path in each draw, the paths with a higher score and the others with the same: (paths, draws)."""
    by_path = np.ascontiguousarray(score.T)
    paths = len(by_path)
    better, level = np.zeros((2, *by_path.shape), dtype="int16")
    for one, other in combinations(range(paths), 2):
        better[one] += by_path[other] > by_path[one]
        better[other] += by_path[one] > by_path[other]
    # Each pair without a tie has one better path; only where some are missing is it worth looking for ties.
    if better.sum() < paths * (paths - 1) // 2 * len(score):
        for one, other in combinations(range(paths), 2):
            same = by_path[one] == by_path[other]
            level[one] += same
            level[other] += same
    return better, level


def _put_in_order(weights: np.ndarray, places: list[list[int]]) -> np.ndarray:
    """Sort each column's weights into the places, (topics, draws); topics that tie keep the order of chance."""
    ordered, end = np.empty_like(weights), len(weights)
    rising = np.sort(weights, axis=0)
    for place in places:
        slots, end = rising[end - len(place) : end], end - len(place)
        if len(place) > 1:
            # Who was where is independent of the sorted values, so it shuffles a tie without new random numbers.
            slots = np.take_along_axis(slots, np.argsort(weights[place], axis=0), axis=0)
        ordered[place] = slots
    return ordered


def _places(topics, order) -> list[list[int]]:
    """Return the positions of the topics that share each place, first place first; the unlisted share the last."""
    order = [order] if isinstance(order, str) else order or []
    places = [list(item) if isinstance(item, list | tuple) else [item] for item in order]
    named = [topic for place in places for topic in place]
    _check_known(topics, named)
    for topic in named:
        if named.count(topic) > 1:
            raise PrioritiesError(f'The priorities name "{topic}" more than once; keep it in one place.')
    places.append([topic for topic in topics if topic not in named])
    return [[list(topics).index(topic) for topic in place] for place in places if place]


def _shares(topics, points: dict) -> np.ndarray:
    """Return each topic's share of the swing points."""
    _check_known(topics, points)
    for topic, value in points.items():
        if isinstance(value, bool) or not isinstance(value, Real) or not 0 <= value <= 100:
            raise PrioritiesError(f'The priorities give "{topic}" {value!r} points; give a number from 0 to 100.')
    shares = np.array([float(points.get(topic, 0.0)) for topic in topics])
    if not shares.sum() > 0:
        raise PrioritiesError("The priorities give every topic 0 points; give at least one topic more than 0.")
    return shares / shares.sum()


def _check_known(topics, named) -> None:
    for topic in named:
        if topic not in topics:
            raise PrioritiesError(f'The priorities name "{topic}"; the topics are {", ".join(topics)}.')
