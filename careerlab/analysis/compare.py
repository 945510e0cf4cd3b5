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

from careerlab.analysis.comparing import comparison as layout
from careerlab.analysis.comparing import verdict as words
from careerlab.analysis.comparing.comparison import Comparison
from careerlab.analysis.comparing.favourability import (
    COMPARED_TOPICS,
    cell_of_each,
    chains_of_introductions,
    draw_favourability,
    mean_favourability,
    polarity,
    voices_of,
)
from careerlab.analysis.comparing.ranking import (
    central_weights,
    draw_weights,
    mean_weights,
    rank_acceptability,
    rank_shares,
    scores,
    win_chances,
)
from careerlab.analysis.comparing.robustness import flip_weights, leader_without_each, points_of, talks_to_turn
from careerlab.errors import CareerlabError
from careerlab.insights.table import check_insights


class SettingError(CareerlabError, ValueError):
    """A setting of the comparison that makes no sense."""


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
    statements = polarity(insights, hearsay)
    found, heard, theta, weights = _read(insights, statements, profile, draws, seed)
    weight, score = heard.weight, scores(theta.transpose(2, 0, 1), weights)
    wins = win_chances(score)
    verdict, sentence = words.verdict(heard, wins)
    central, confidence = _supporters(theta, weights)
    return Comparison(
        paths=layout.path_table(heard, score),
        ranks=layout.rank_table(heard.names, rank_shares(score)),
        pairwise=layout.pair_table(heard.names, wins),
        cells=layout.cell_table(heard, theta),
        drivers=layout.driver_table(heard),
        flips=layout.flip_table(heard.names, weight, *flip_weights(heard.mean, weight)),
        without=layout.without_table(heard.names, leader_without_each(found, heard.names, weight)),
        margins=layout.margin_table(heard, talks_to_turn(found, heard.names, weight)),
        central=layout.central_table(heard.names, central),
        confidence=layout.confidence_table(heard.names, confidence),
        must_haves=layout.must_have_table(heard, theta, getattr(profile, "must_haves", None) or {}),
        verdict=verdict,
        sentence=sentence,
        remarks=tuple(words.remarks(heard, insights, statements, priorities, hearsay)),
        priorities_known=priorities is not None,
        draws=draws,
        hearsay=hearsay,
    )


def order_of_paths(insights: pd.DataFrame, profile=None, draws: int = 10_000, seed: int = 0):
    """Return only `paths`, `ranks` and `verdict` of a comparison, for those who compare again and again.

    Parameters
    ----------
    insights, profile, draws, seed
        As in `compare_paths`.

    Returns
    -------
    (pandas.DataFrame, pandas.DataFrame, str)
        As in `Comparison`.
    """
    _, heard, theta, weights = _read(insights, polarity(insights), profile, draws, seed)
    score = scores(theta.transpose(2, 0, 1), weights)
    verdict, _ = words.verdict(heard, win_chances(score))
    return layout.path_table(heard, score), layout.rank_table(heard.names, rank_shares(score)), verdict


def _read(insights, statements, profile, draws, seed):
    """Return voices, what was heard, and the draws of favourability (paths, topics, draws) and of weights."""
    priorities = getattr(profile, "priorities", None) or None
    weight, found = mean_weights(COMPARED_TOPICS, priorities), voices_of(statements)
    heard = _gather(_best_first(_path_names(insights, profile), found, weight), found, weight)
    theta = _draw_paths(heard.names, found, chains_of_introductions(insights), draws, seed)
    return found, heard, theta, draw_weights(COMPARED_TOPICS, priorities, draws, _stream("weights", seed))


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
        return points_of(self.mean, self.weight)

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
    points = dict(zip(names, points_of(mean_favourability(found, names), weight), strict=True))
    return sorted(names, key=lambda name: (-points[name], name))


def _supporters(theta: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the central weights of each path, (paths, topics), and how often it comes first under them, (paths,)."""
    theta = theta.transpose(2, 0, 1)
    if not theta.shape[1]:
        return np.empty((0, weights.shape[1])), np.empty(0)
    central, confidence = central_weights(theta, weights), np.zeros(theta.shape[1])
    for path in np.flatnonzero(~np.isnan(central).any(axis=1)):
        confidence[path] = rank_acceptability(theta, central[path : path + 1])[path, 0]
    return central, confidence


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
