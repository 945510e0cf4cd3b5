"""What it would take to change the order: other weights, more talks, one person less.

Pure functions on arrays of mean favourability (paths, topics), best path first; no draw has a say in them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from careerlab.analysis.comparing.favourability import (
    COMPARED_TOPICS,
    cell_of_each,
    mean_favourability,
    mean_if_one_changes,
)

MOST_TALKS = 10  # nobody plans more talks than that about one path


def points_of(mean: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return each path's score, 0-100, from mean favourability (..., topics) and the weights of the topics."""
    return 100.0 * (mean * weight).sum(axis=-1)


def flip_weights(mean: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find the nearest weight of each topic at which another path leads, the others keeping their proportions.

    With ``d`` the lead of the first path over a rival on the topic and ``r`` its lead on all others together, at the
    proportions they have, the two are level where ``w d + (1 - w) r = 0``.

    Parameters
    ----------
    mean : numpy.ndarray
        (paths, topics), mean favourability, best path first.
    weight : numpy.ndarray
        (topics,), adding up to 1.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        (topics,) the weight, 0-1, NaN where none turns the order; (topics,) int, the row of the path that leads then.
    """
    flips, leads = np.full(len(weight), np.nan), np.zeros(len(weight), dtype="int64")
    for rival in range(1, len(mean)):
        lead = mean[0] - mean[rival]
        others = 1.0 - weight
        rest = np.divide((lead * weight).sum() - lead * weight, others, out=np.zeros_like(weight), where=others > 0)
        turns = lead * rest < 0  # the rival is ahead on the topic alone, or on the others alone
        at = np.divide(rest, rest - lead, out=np.full_like(weight, np.nan), where=turns & (others > 0))
        nearer = np.isnan(flips) | (np.abs(at - weight) < np.abs(flips - weight))
        better = ~np.isnan(at) & nearer
        flips[better], leads[better] = at[better], rival
    return flips, leads


def talks_to_turn(found: pd.DataFrame, paths, weight: np.ndarray, topics=COMPARED_TOPICS) -> np.ndarray:
    """Count the talks in a row, on every topic, that would turn the order: the margin of each path.

    Parameters
    ----------
    found : pandas.DataFrame
        Voices, as `careerlab.analysis.comparing.favourability.voices` returns them.
    paths : sequence of str
        Best first.
    weight : numpy.ndarray
        (topics,).
    topics : sequence of str
        The topics compared.

    Returns
    -------
    numpy.ndarray
        (paths,) int, 1 to 10 (ten or more): all-bad talks until the first path no longer leads, all-good ones until
        another one does; 0 where there is nothing to compare with.
    """
    paths = list(paths)
    if len(paths) < 2:
        return np.zeros(len(paths), dtype="int64")
    points = points_of(mean_favourability(found, paths, topics), weight)
    turned = np.full(len(paths), MOST_TALKS, dtype="int64")
    for talks in range(MOST_TALKS - 1, 0, -1):
        bad = points_of(mean_favourability(found, paths[:1], topics, (1.0, 1.0 + talks)), weight)
        good = points_of(mean_favourability(found, paths[1:], topics, (1.0 + talks, 1.0)), weight)
        turned[:1][bad < points[1:].max()] = talks
        turned[1:][good > points[0]] = talks
    return turned


def points_if_one_changes(found: pd.DataFrame, paths, weight: np.ndarray, times: int, topics=COMPARED_TOPICS):
    """Return what the score of a path would be without one person (`times` -1), or with a second like them (1).

    Parameters
    ----------
    found, paths, weight, topics
        As in `talks_to_turn`.
    times : int
        -1 or 1.

    Returns
    -------
    pandas.DataFrame
        One row per person and path they spoke of: `path`, `person` (str), `change` (float64, points: what it adds to
        the path's score).
    """
    cell = cell_of_each(found, paths, topics)
    found, cell = found[cell >= 0], cell[cell >= 0]
    now = mean_favourability(found, paths, topics).ravel()
    change = 100.0 * weight[cell % len(topics)] * (mean_if_one_changes(found, paths, times, topics) - now[cell])
    spoken = pd.DataFrame({"path": found["path"], "person": found["person"], "change": change})
    return spoken.groupby(["path", "person"], as_index=False, sort=True)["change"].sum()


def leader_without_each(found: pd.DataFrame, paths, weight: np.ndarray, topics=COMPARED_TOPICS) -> pd.DataFrame:
    """Say who would lead, had one person not been talked to.

    Parameters
    ----------
    found, paths, weight, topics
        As in `talks_to_turn`.

    Returns
    -------
    pandas.DataFrame
        One row per person, by name: `person`, `leader` (str), `lead` (float64, points ahead of the next path).
    """
    paths = list(paths)
    changes = points_if_one_changes(found, paths, weight, -1, topics)
    people = sorted(set(changes["person"]))
    points = np.tile(points_of(mean_favourability(found, paths, topics), weight), (len(people), 1))
    row, column = pd.Index(people).get_indexer(changes["person"]), pd.Index(paths).get_indexer(changes["path"])
    points[row, column] += changes["change"].to_numpy()
    ranked = np.sort(points, axis=1)
    lead = ranked[:, -1] - ranked[:, -2] if len(paths) > 1 else np.zeros(len(people))
    # Of two that are level the one that leads with everybody is still named: nothing has overtaken it.
    best = np.argmax(points > points.max(axis=1, keepdims=True) - 1e-9, axis=1) if people else []
    leaders = [paths[at] for at in best]
    return pd.DataFrame(
        {"person": pd.Series(people, dtype="str"), "leader": pd.Series(leaders, dtype="str"), "lead": lead}
    )
