"""In which order to ask about the paths, and when enough was heard: pure functions on voices and numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd

from careerlab.analysis.comparing.comparison import IN_THE_RACE
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, mean_favourability
from careerlab.analysis.comparing.robustness import points_if_one_changes, points_of, talks_to_turn
from careerlab.analysis.evidence import as_frame

ENOUGH_PEOPLE = 3
ENOUGH_TALKS = 2  # talks that would have to go the other way
_ORDER = {"path": "str", "talks_to_turn": "int64", "value": "float64", "people": "int64"}


def talks_in_order(found: pd.DataFrame, paths, weight: np.ndarray, people: dict[str, int]) -> pd.DataFrame:
    """Order the paths by the fewest talks that would turn the order, then by the value of one, then by fewest people.

    Parameters
    ----------
    found : pandas.DataFrame
        Voices, as `careerlab.analysis.comparing.favourability.voices` returns them.
    paths : sequence of str
        All paths compared, best first.
    weight : numpy.ndarray
        (topics,).
    people : dict
        Path to the people heard about it.

    Returns
    -------
    pandas.DataFrame
        One row per path, the one to ask about next first: `path` (str), `talks_to_turn` (int64), `value` (float64,
        points), `people` (int64).
    """
    turn, value = talks_to_turn(found, paths, weight), value_of_a_talk(found, paths, weight)
    rows = [(path, int(talks), value[path], int(people[path])) for path, talks in zip(paths, turn, strict=True)]
    # Values that differ by less than a rounding error are equal, on every machine.
    rows.sort(key=lambda row: (row[1], -round(row[2], 9), row[3], row[0]))
    return as_frame(rows, _ORDER)


def enough_heard(talks_to_turn: int, people: int, first: float) -> bool:
    """Whether nothing has to be asked about a path before one may decide.

    Parameters
    ----------
    talks_to_turn : int
        Talks that would turn the order; 0 where there is no order to turn.
    people : int
        Who said something good or bad about it.
    first : float
        0-1, its chance of coming first.

    Returns
    -------
    bool
    """
    return first < IN_THE_RACE or (people >= ENOUGH_PEOPLE and not 0 < talks_to_turn < ENOUGH_TALKS)


def value_of_a_talk(found: pd.DataFrame, paths, weight: np.ndarray, topics=COMPARED_TOPICS) -> dict[str, float]:
    """Return by how many points one more talk on a path would raise, on average, the score of the path then chosen.

    The next person is a copy of one already heard about the path, or the imagined best or worst, each with the same
    chance (a Polya urn, Blackwell & MacQueen 1973): every outcome is worked out, none is drawn.

    Parameters
    ----------
    found : pandas.DataFrame
        Voices, as `careerlab.analysis.comparing.favourability.voices` returns them.
    paths : sequence of str
        All paths compared.
    weight : numpy.ndarray
        (topics,).
    topics : sequence of str
        The topics compared.

    Returns
    -------
    dict
        Path to points, 0 or more.
    """
    paths = list(paths)
    now = points_of(mean_favourability(found, paths, topics), weight)
    best_and_worst = [
        points_of(mean_favourability(found, paths, topics, imagined), weight) for imagined in ((2.0, 1.0), (1.0, 2.0))
    ]
    copies = points_if_one_changes(found, paths, weight, 1, topics)
    values = {}
    for at, path in enumerate(paths):
        copied = now[at] + copies.loc[copies["path"].eq(path), "change"].to_numpy()
        then = np.array([*copied, *(points[at] for points in best_and_worst)])
        other = np.delete(now, at).max(initial=0.0)
        # Copies of people whose statements wait on the ask list are only nearly fair; to hear more costs nothing.
        values[path] = max(0.0, float(np.maximum(then, other).mean() - now.max()))
    return values
