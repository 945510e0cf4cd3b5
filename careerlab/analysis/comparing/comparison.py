"""What a comparison holds: its tables, how they are laid out, and how it reads when it is printed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from careerlab.analysis.comparing import verdict as words
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS
from careerlab.analysis.evidence import as_frame, people_in_words

INTERVAL = (0.1, 0.9)
IN_THE_RACE = 0.10  # chance of coming first from which a path is not out
_MUST_HAVES = {"path": "str", "topic": "str", "least": "float64", "chance_below": "float64", "people": "int64"}


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
    flips : pandas.DataFrame
        One row per topic: `topic` (str), `weight` (float64, 0-1, mean weight), `flip` (float64, 0-1: the nearest weight
        at which another path leads, the others keeping their proportions; -1 where none does), `then` (str, that
        path). No rows below two paths.
    without : pandas.DataFrame
        One row per person, by name: `person`, `leader` (str, who would lead without them), `lead` (float64, points
        ahead of the next path), `changes` (int64, 1 if that is another leader).
    margins : pandas.DataFrame
        One row per path: `path` (str), `talks` (int64, 1 to 10, ten or more: for the leader, all-bad talks on every
        topic in a row until it falls; for others, all-good ones until they lead; 0 where there is one path only),
        `people` (int64).
    central : pandas.DataFrame
        One row per path that ever comes first and topic: `path`, `topic` (str), `weight` (float64, 0-1: what somebody
        who would choose it weighs, the central weights of SMAA).
    confidence : pandas.DataFrame
        One row per path: `path` (str), `confidence` (float64, 0-1: how often it comes first under its own central
        weights, the confidence factor of SMAA; 0 for a path that never does).
    must_haves : pandas.DataFrame
        One row per path and must-have of the profile: `path`, `topic` (str), `least` (float64, 0-1), `chance_below`
        (float64, 0-1: that favourability is below it), `people` (int64, who spoke of it). Beside the score, never in
        it.
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
    flips: pd.DataFrame
    without: pd.DataFrame
    margins: pd.DataFrame
    central: pd.DataFrame
    confidence: pd.DataFrame
    must_haves: pd.DataFrame
    verdict: str
    sentence: str
    remarks: tuple[str, ...]
    priorities_known: bool
    draws: int
    hearsay: float

    @property
    def in_the_race(self) -> tuple[str, ...]:
        """The paths that come first at least 10 times in 100, best first."""
        first = self.ranks[self.ranks["rank"].eq(1)]
        return tuple(first.loc[first["chance"].ge(IN_THE_RACE), "path"])

    def __repr__(self) -> str:
        first = self.ranks[self.ranks["rank"].eq(1)].set_index("path")["chance"]
        lines = [self.sentence]
        for row in self.paths.itertuples():
            numbers = {"mean": row.mean, "low": row.low, "high": row.high, "first": words.of_hundred(first[row.path])}
            lines.append(
                words.SENTENCES["path line"].format(path=row.path, people=people_in_words(row.people), **numbers)
            )
        return "\n".join([*lines, *self.remarks])


def path_table(heard, score: np.ndarray) -> pd.DataFrame:
    low, high = 100.0 * np.quantile(score, INTERVAL, axis=0)
    columns = {"mean": heard.points, "low": low, "high": high, "people": heard.people, "coverage": heard.coverage}
    return pd.DataFrame({"path": _text(heard.names), **columns})


def rank_table(names: list[str], shares: np.ndarray) -> pd.DataFrame:
    count = len(names)
    rank = np.tile(np.arange(1, count + 1, dtype="int64"), count)
    return pd.DataFrame({"path": _text(np.repeat(names, count)), "rank": rank, "chance": shares.ravel()})


def pair_table(names: list[str], wins: np.ndarray) -> pd.DataFrame:
    one, other = np.nonzero(~np.eye(len(names), dtype=bool))
    path, rival = _text(names).iloc[one], _text(names).iloc[other]
    return pd.DataFrame({"path": path.array, "other": rival.array, "chance": wins[one, other]})


def cell_table(heard, theta: np.ndarray) -> pd.DataFrame:
    low, high = np.quantile(theta, INTERVAL, axis=2)
    keys = {
        "path": _text(np.repeat(heard.names, len(COMPARED_TOPICS))),
        "topic": _text(COMPARED_TOPICS * len(heard.names)),
    }
    columns = {"people": heard.people_by_topic, "mean": heard.mean, "low": low, "high": high}
    return pd.DataFrame({**keys, **{name: values.ravel() for name, values in columns.items()}})


def driver_table(heard) -> pd.DataFrame:
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


def flip_table(names: list[str], weight: np.ndarray, flips: np.ndarray, leads: np.ndarray) -> pd.DataFrame:
    topics = len(COMPARED_TOPICS) if len(names) >= 2 else 0
    turns = ~np.isnan(flips[:topics])
    then = [names[lead] if turn else "" for lead, turn in zip(leads, turns, strict=False)]
    flip = np.where(turns, flips[:topics], -1.0)
    return pd.DataFrame(
        {"topic": _text(COMPARED_TOPICS[:topics]), "weight": weight[:topics], "flip": flip, "then": _text(then)}
    )


def without_table(names: list[str], without: pd.DataFrame) -> pd.DataFrame:
    return without.assign(changes=without["leader"].ne(names[0] if names else "").astype("int64"))


def margin_table(heard, talks: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({"path": _text(heard.names), "talks": talks, "people": heard.people})


def central_table(names: list[str], central: np.ndarray) -> pd.DataFrame:
    first = [row for row in range(len(names)) if not np.isnan(central[row]).any()]
    keys = {
        "path": _text(np.repeat([names[row] for row in first], len(COMPARED_TOPICS))),
        "topic": _text(COMPARED_TOPICS * len(first)),
    }
    return pd.DataFrame({**keys, "weight": central[first].ravel()})


def confidence_table(names: list[str], confidence: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame({"path": _text(names), "confidence": confidence})


def must_have_table(heard, theta: np.ndarray, must_haves: dict[str, float]) -> pd.DataFrame:
    records = [
        (name, topic, least, float((theta[row, at] < least).mean()), heard.people_by_topic[row, at])
        for row, name in enumerate(heard.names)
        for topic, least in must_haves.items()
        for at in (COMPARED_TOPICS.index(topic),)
    ]
    return as_frame(records, _MUST_HAVES)
