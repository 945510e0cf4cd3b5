"""How the paths compare: the score of each, how sure that is, what drives it, and the verdict in words.

A weighted sum of how favourably people speak of each topic, with a Bayesian bootstrap over people for the evidence
(Rubin 1981), drawn weights for what the explorer could not say, and the places the paths take (SMAA, Lahdelma &
Salminen 2001). Favourability is on a fixed scale, so dropping a path never reorders the rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from numbers import Integral

import numpy as np
import pandas as pd

from careerlab.analysis import verdict as words
from careerlab.analysis.favourability import (
    COMPARED_TOPICS,
    cell_of_each,
    chains_of_introductions,
    draw_favourability,
    mean_favourability,
    polarity,
    voices_of,
)
from careerlab.analysis.ranking import (
    draw_weights,
    mean_weights,
    rank_acceptability,  # noqa: F401 - outside references reach it here
    rank_shares,
    scores,
    win_chances,
)
from careerlab.errors import CareerlabError
from careerlab.insights.table import check_insights


class SettingError(CareerlabError, ValueError):
    """A setting of the comparison that makes no sense."""


INTERVAL = (0.1, 0.9)


@dataclass(frozen=True, eq=False, repr=False)
class Comparison:
    """How the paths compare, best first.

    Attributes
    ----------
    paths : pandas.DataFrame
        One row per path, best first: `path` (str); `mean` (float64, points 0-100, independent of draws); `low`, `high`
        (float64, points 0-100, the 80 % interval); `people` (int64, who said something good or bad about it);
        `coverage` (float64, 0-1: weight of the topics at least one person spoke of).
    ranks : pandas.DataFrame
        One row per path and place: `path` (str), `rank` (int64, 1 is first), `chance` (float64, 0-1: how often the
        path takes the place, ties shared equally).
    pairwise : pandas.DataFrame
        One row per ordered pair of paths: `path`, `other` (str), `chance` (float64, 0-1: that `path` beats `other`).
    cells : pandas.DataFrame
        One row per path and topic, in the codebook's order of topics: `path`, `topic` (str), `people` (int64, who spoke
        of it), `mean` (float64, favourability 0-1; .5 where nothing was heard), `low`, `high` (float64, 0-1, the 80 %
        interval; .1 to .9 where nothing was heard).
    drivers : pandas.DataFrame
        One row per topic, what it adds to the lead over the runner-up: `topic` (str), `leader`, `runner_up` (str, the
        paths), `weight` (float64, 0-1, mean weight), `leader_mean`, `runner_up_mean` (float64, favourability 0-1),
        `points` (float64, -100 to 100; they add up to the gap between the two means). No rows below two paths.
    verdict : str
        One of "nothing heard yet", "only one path", "not enough heard yet", "tied", "the lead comes from having held
        more talks" (or "fewer"), "clear", "leaning", "too close to call".
    sentence : str
        The verdict as a sentence to show.
    remarks : tuple of str
        What else a reader has to know, each a sentence to show.
    priorities_known : bool
        Whether the explorer has said what matters.
    draws : int
        How many draws the intervals and chances rest on.
    hearsay : float
        How much second-hand statements count, 0-1.
    """

    paths: pd.DataFrame
    ranks: pd.DataFrame
    pairwise: pd.DataFrame
    cells: pd.DataFrame
    drivers: pd.DataFrame
    verdict: str
    sentence: str
    remarks: tuple[str, ...]
    priorities_known: bool
    draws: int
    hearsay: float

    def __repr__(self) -> str:
        first = self.ranks[self.ranks["rank"].eq(1)].set_index("path")["chance"]
        lines = [self.sentence]
        for row in self.paths.itertuples():
            numbers = {"mean": row.mean, "low": row.low, "high": row.high, "first": words.of_hundred(first[row.path])}
            lines.append(words.SENTENCES["path line"].format(path=row.path, people=words.people(row.people), **numbers))
        return "\n".join([*lines, *self.remarks])


def compare_paths(
    insights: pd.DataFrame, profile=None, draws: int = 10_000, seed: int = 0, hearsay: float = 0.0
) -> Comparison:
    """Compare the paths by how favourably people speak of them, and say how sure that is.

    Parameters
    ----------
    insights : pandas.DataFrame
        The insights table; rows without a path are left out.
    profile : Profile, optional
        The explorer; its `priorities` weigh the topics, and its `paths` are compared even where nobody was asked.
    draws : int
        Draws for intervals and chances; means do not depend on them.
    seed : int
        0 or more; each path has its own stream of random numbers, named by seed and path.
    hearsay : float
        How much second-hand statements count, 0 (left out) to 1.

    Returns
    -------
    Comparison

    Examples
    --------
    >>> compare_paths(insights, profile).paths  # doctest: +SKIP
    """
    check_insights(insights)
    _check_settings(draws, seed, hearsay)
    priorities = getattr(profile, "priorities", None) or None
    weight = mean_weights(COMPARED_TOPICS, priorities)
    statements = polarity(insights, hearsay)
    found = voices_of(statements)
    heard = _gather(_best_first(_path_names(insights, profile), found, weight), found, weight)
    theta = _draw_paths(heard.names, found, chains_of_introductions(insights), draws, seed)
    weights = draw_weights(COMPARED_TOPICS, priorities, draws, _stream("weights", seed))
    score = scores(theta.transpose(2, 0, 1), weights)
    wins = win_chances(score)
    verdict, sentence = words.verdict(heard, wins)
    return Comparison(
        paths=_path_table(heard, score),
        ranks=_rank_table(heard.names, rank_shares(score)),
        pairwise=_pair_table(heard.names, wins),
        cells=_cell_table(heard, theta),
        drivers=_driver_table(heard),
        verdict=verdict,
        sentence=sentence,
        remarks=tuple(words.remarks(heard, insights, statements, priorities, hearsay)),
        priorities_known=priorities is not None,
        draws=draws,
        hearsay=hearsay,
    )


@dataclass(frozen=True)
class _Heard:
    """What was heard, in numbers that depend on no draw; rows are paths, best first, columns topics."""

    names: list[str]
    weight: np.ndarray  # mean weight of each topic
    mean: np.ndarray  # mean favourability of each path and topic
    voices: np.ndarray  # expected number of people who spoke of it
    praise: np.ndarray  # expected sum of their y
    people_by_topic: np.ndarray  # people who spoke of it, more likely than not
    people: np.ndarray  # people who spoke for or against the path at all, more likely than not

    @property
    def points(self) -> np.ndarray:
        """Mean score of each path, 0-100."""
        return _points(self.mean, self.weight)

    @property
    def coverage(self) -> np.ndarray:
        """Weight of the topics at least one person spoke of, for each path."""
        return ((self.people_by_topic > 0) * self.weight).sum(axis=1)


def _gather(names: list[str], found: pd.DataFrame, weight: np.ndarray) -> _Heard:
    """Count people and voices by path and topic."""
    cell, chance, y = cell_of_each(found, names), found["chance"].to_numpy(), found["y"].to_numpy()
    size = len(names) * len(COMPARED_TOPICS)

    def by_cell(values):
        return np.bincount(cell, values, minlength=size).reshape(len(names), len(COMPARED_TOPICS))

    likely = by_cell(chance >= 0.5).astype("int64")
    mean = mean_favourability(found, names)
    return _Heard(names, weight, mean, by_cell(chance), by_cell(chance * y), likely, _people_by_path(found, names))


def _people_by_path(found: pd.DataFrame, names: list[str]) -> np.ndarray:
    """Count, for each path, the people who more likely than not said something good or bad about it."""
    unsaid = (1.0 - found["chance"]).groupby([found["path"], found["person"]]).prod()
    people = unsaid.le(0.5).groupby(level="path").sum()
    return people.reindex(names, fill_value=0).to_numpy(dtype="int64")


def _path_names(insights: pd.DataFrame, profile) -> list[str]:
    """Return every path of the notes or the profile, sorted."""
    return sorted({*insights["path"].unique(), *(getattr(profile, "path_names", None) or ())} - {""})


def _best_first(names: list[str], found: pd.DataFrame, weight: np.ndarray) -> list[str]:
    """Order paths by mean score; equals by name."""
    points = dict(zip(names, _points(mean_favourability(found, names), weight), strict=True))
    return sorted(names, key=lambda name: (-points[name], name))


def _points(mean: np.ndarray, weight: np.ndarray) -> np.ndarray:
    return 100.0 * (mean * weight).sum(axis=1)


def _draw_paths(names, found: pd.DataFrame, chains: dict[str, int], draws: int, seed: int) -> np.ndarray:
    """Draw the favourability of all paths, (paths, topics, draws), each from its own stream."""
    theta = np.empty((len(names), len(COMPARED_TOPICS), draws))
    rows = found.groupby("path").indices
    for row, name in zip(theta, names, strict=True):
        about = found.iloc[rows.get(name, [])]
        row[:] = draw_favourability(about, draws, _stream(f"path {name}", seed), chains).T
    return theta


def _stream(name: str, seed: int) -> np.random.Generator:
    """Return the stream of random numbers of this name, the same on every machine."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return np.random.Generator(np.random.PCG64([seed, *np.frombuffer(digest, dtype="<u4").tolist()]))


def _check_settings(draws, seed, hearsay) -> None:
    if not (isinstance(draws, Integral) and draws >= 1):
        raise SettingError(f"draws is {draws!r}; give a whole number of at least 1.")
    if not (isinstance(seed, Integral) and seed >= 0):
        raise SettingError(f"seed is {seed!r}; give a whole number of at least 0.")
    if not 0.0 <= hearsay <= 1.0:
        raise SettingError(f"hearsay is {hearsay!r}; give a number from 0 (left out) to 1.")


# The tables ----------------------------------------------------------------------------------------------------------


def _path_table(heard: _Heard, score: np.ndarray) -> pd.DataFrame:
    low, high = 100.0 * np.quantile(score, INTERVAL, axis=0)
    columns = {"mean": heard.points, "low": low, "high": high, "people": heard.people, "coverage": heard.coverage}
    return pd.DataFrame({"path": _text(heard.names), **columns})


def _rank_table(names: list[str], shares: np.ndarray) -> pd.DataFrame:
    count = len(names)
    rank = np.tile(np.arange(1, count + 1, dtype="int64"), count)
    return pd.DataFrame({"path": _text(np.repeat(names, count)), "rank": rank, "chance": shares.ravel()})


def _pair_table(names: list[str], wins: np.ndarray) -> pd.DataFrame:
    one, other = np.nonzero(~np.eye(len(names), dtype=bool))
    path, rival = _text(names).iloc[one], _text(names).iloc[other]
    return pd.DataFrame({"path": path.array, "other": rival.array, "chance": wins[one, other]})


def _cell_table(heard: _Heard, theta: np.ndarray) -> pd.DataFrame:
    low, high = np.quantile(theta, INTERVAL, axis=2)
    keys = {
        "path": _text(np.repeat(heard.names, len(COMPARED_TOPICS))),
        "topic": _text(COMPARED_TOPICS * len(heard.names)),
    }
    columns = {"people": heard.people_by_topic, "mean": heard.mean, "low": low, "high": high}
    return pd.DataFrame({**keys, **{name: values.ravel() for name, values in columns.items()}})


def _driver_table(heard: _Heard) -> pd.DataFrame:
    pair = len(heard.names) >= 2
    topics = len(COMPARED_TOPICS) if pair else 0
    (leader, second), (mean, second_mean) = (heard.names[:2], heard.mean[:2]) if pair else (("", ""), np.zeros((2, 0)))
    weight = heard.weight[:topics]
    return pd.DataFrame(
        {
            "topic": _text(COMPARED_TOPICS[:topics]),
            "leader": _text([leader] * topics),
            "runner_up": _text([second] * topics),
            "weight": weight,
            "leader_mean": mean,
            "runner_up_mean": second_mean,
            "points": 100.0 * weight * (mean - second_mean),
        }
    )


def _text(values) -> pd.Series:
    return pd.Series(list(values), dtype="str")
