"""How the paths compare: the score of each, how sure that is, what drives it, and the verdict in words.

A weighted sum of how favourably people speak of each topic, with a Bayesian bootstrap over people for the evidence
(Rubin 1981), drawn weights for what the explorer could not say, and the places the paths take (SMAA, Lahdelma &
Salminen 2001). Favourability is on a fixed scale, so dropping a path never reorders the rest.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from numbers import Integral

import numpy as np
import pandas as pd

from careerlab.analysis.favourability import (
    COMPARED_TOPICS,
    cell_of_each,
    chains_of_introductions,
    draw_favourability,
    mean_favourability,
    named_people,
    polarity,
    voices_of,
)
from careerlab.analysis.ranking import draw_weights, mean_weights, rank_shares, scores, win_chances
from careerlab.errors import CareerlabError
from careerlab.insights.table import check_insights


class SettingError(CareerlabError, ValueError):
    """A setting of the comparison that makes no sense."""


ENOUGH_PEOPLE = 3
ENOUGH_COVERAGE = 0.5
LEVEL = 0.5  # points of 100
CLEAR, LEANING = 0.9, 0.75
INTERVAL = (0.1, 0.9)

NOTHING = "nothing heard yet"
ONE_PATH = "only one path"
NOT_ENOUGH = "not enough heard yet"
TIED = "tied"
MORE_TALKS = "the lead comes from having held more talks"
FEWER_TALKS = "the lead comes from having held fewer talks"
VERDICT_CLEAR = "clear"
VERDICT_LEANING = "leaning"
TOO_CLOSE = "too close to call"

# Every sentence a reader may see. Plain words for somebody who thinks about her career.
SENTENCES = {
    NOTHING: "Nobody has said anything good or bad about a path yet. Hold a first talk, and write down both.",
    ONE_PATH: "{leader} is the only path here, so there is nothing to compare it with. Add a second one, even if it is "
    "only what you would do otherwise.",
    NOT_ENOUGH: "Not enough has been heard yet to compare {leader} and {second}: {reasons}.",
    "few people": "{people} of the {enough} people it takes on {path}",
    "few topics": "less than half of what counts has come up on {path}",
    TIED: "{level} are level: what people said puts none of them ahead.",
    MORE_TALKS: "{leader} is ahead of {second} only because more was heard about it; people do not speak better of it.",
    FEWER_TALKS: "{leader} is ahead of {second} only because less was heard about it; people do not speak better of "
    "it.",
    VERDICT_CLEAR: "{leader} is clearly ahead: it beats {rival}, its closest rival, in {times} of 100 readings of what "
    "was said.",
    VERDICT_LEANING: "{leader} is ahead, but not safely: it beats {rival}, its closest rival, in {times} of 100 "
    "readings of what was said.",
    TOO_CLOSE: "{leader} has a small lead, but it is too close to call: it beats {rival}, its closest rival, in only "
    "{times} of 100 readings of what was said.",
    "one talk": "All this rests on one person: a first impression, not yet a comparison.",
    "never asked": "Nobody has been asked about {paths} yet: first or last, all is still open there.",
    "never judged": "Nobody has said anything good or bad about {paths} yet: first or last, all is still open there.",
    "no drawback": "Nobody named a drawback of any path. Ask: what would make you leave?",
    "identical": "The same was heard about {leader} and {second}, so only new talks or new questions can part them.",
    "weights unknown": "You have not said yet what matters most to you, so every way of weighing the topics was tried.",
    "weights equal": "You gave every topic the same importance.",
    "one topic heard": 'All that was heard is about one topic, "{topic}". Ask about the others as well.',
    "one topic counts": 'Only "{topic}" counts in your priorities; nothing else that people said moves the result.',
    "heaviest unheard": '"{topic}" counts most for you, and nobody has said anything good or bad about it on {paths}. '
    "Ask about it next.",
    "path line": "  {path}: {mean:.0f} of 100, likely {low:.0f} to {high:.0f}; heard from {people}; first in {first} "
    "of 100 readings",
    "hearsay": "A second-hand statement counts {hearsay:g} of a first-hand one.",
}


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
            numbers = {"mean": row.mean, "low": row.low, "high": row.high, "first": _of_hundred(first[row.path])}
            lines.append(SENTENCES["path line"].format(path=row.path, people=_people(row.people), **numbers))
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
    verdict, sentence = _verdict(heard, wins)
    return Comparison(
        paths=_path_table(heard, score),
        ranks=_rank_table(heard.names, rank_shares(score)),
        pairwise=_pair_table(heard.names, wins),
        cells=_cell_table(heard, theta),
        drivers=_driver_table(heard),
        verdict=verdict,
        sentence=sentence,
        remarks=tuple(_remarks(heard, insights, statements, priorities, hearsay)),
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


# The words -----------------------------------------------------------------------------------------------------------


def _verdict(heard: _Heard, wins: np.ndarray) -> tuple[str, str]:
    """Return the verdict and its sentence; the order of the cases is the method's."""
    if not heard.voices.any():
        return NOTHING, SENTENCES[NOTHING]
    if len(heard.names) == 1:
        return ONE_PATH, SENTENCES[ONE_PATH].format(leader=heard.names[0])
    leader, second = heard.names[:2]
    reasons = _reasons_to_wait(heard)
    if reasons:
        return NOT_ENOUGH, SENTENCES[NOT_ENOUGH].format(leader=leader, second=second, reasons=reasons)
    gaps = heard.points[0] - heard.points
    if gaps[1] <= LEVEL:
        level = [name for name, gap in zip(heard.names, gaps, strict=True) if gap <= LEVEL]
        return TIED, SENTENCES[TIED].format(level=_joined(level))
    plain = _plain_means(heard)
    if plain[0] <= plain[1] + 1e-9:
        verdict = MORE_TALKS if _amount_heard(heard)[0] >= _amount_heard(heard)[1] else FEWER_TALKS
        return verdict, SENTENCES[verdict].format(leader=leader, second=second)
    rival = 1 + int(np.argmin(wins[0, 1:]))
    chance = wins[0, rival]
    verdict = VERDICT_CLEAR if chance >= CLEAR else VERDICT_LEANING if chance >= LEANING else TOO_CLOSE
    return verdict, SENTENCES[verdict].format(leader=leader, rival=heard.names[rival], times=_of_hundred(chance))


def _reasons_to_wait(heard: _Heard) -> str:
    """Say what is missing on the leader or the runner-up; '' if nothing is."""
    reasons = []
    for name, people, coverage in list(zip(heard.names, heard.people, heard.coverage, strict=True))[:2]:
        if people < ENOUGH_PEOPLE:
            reasons.append(SENTENCES["few people"].format(people=people or "none", enough=ENOUGH_PEOPLE, path=name))
        elif coverage < ENOUGH_COVERAGE - 1e-9:
            reasons.append(SENTENCES["few topics"].format(path=name))
    return ", and ".join(reasons)


def _plain_means(heard: _Heard) -> np.ndarray:
    """Return each path's weighted mean y over the topics heard, without the two imagined people."""
    mean_y = np.divide(heard.praise, heard.voices, out=np.zeros_like(heard.praise), where=heard.voices > 0)
    weight = heard.weight * (heard.voices > 0)
    total = weight.sum(axis=1)
    return np.divide((weight * mean_y).sum(axis=1), total, out=np.zeros(len(total)), where=total > 0)


def _amount_heard(heard: _Heard) -> np.ndarray:
    """Return how much of each path's mean comes from real people, 0-1."""
    return (heard.weight * heard.voices / (heard.voices + 2.0)).sum(axis=1)


def _remarks(heard: _Heard, insights: pd.DataFrame, statements: pd.DataFrame, priorities, hearsay: float):
    """Yield the sentences a special case needs besides the verdict."""
    asked = set(insights["path"])
    silent = [name for name, people in zip(heard.names, heard.people, strict=True) if not people]
    if heard.voices.any():
        if named_people(insights)[insights["path"].ne("")].nunique() == 1:
            yield SENTENCES["one talk"]
        for case, paths in ("never asked", set(silent) - asked), ("never judged", set(silent) & asked):
            if paths:
                yield SENTENCES[case].format(paths=_joined(sorted(paths)))
        if not statements["p_con"].ge(0.5).any():
            yield SENTENCES["no drawback"]
        if _same_heard(heard):
            yield SENTENCES["identical"].format(leader=heard.names[0], second=heard.names[1])
        yield from _remarks_on_topics(heard, priorities)
    if heard.names and priorities is None:
        yield SENTENCES["weights unknown"]
    elif heard.names and np.ptp(heard.weight) < 1e-12:
        yield SENTENCES["weights equal"]
    if hearsay > 0:
        yield SENTENCES["hearsay"].format(hearsay=hearsay)


def _same_heard(heard: _Heard) -> bool:
    """Whether the two best paths have the same voices, as far as their numbers tell."""
    if len(heard.names) < 2 or not heard.people[:2].all():
        return False
    return all(np.allclose(table[0], table[1], rtol=0, atol=1e-12) for table in (heard.mean, heard.voices))


def _remarks_on_topics(heard: _Heard, priorities):
    """Yield what there is to say about the topics: only one heard, only one that counts, the heaviest not heard."""
    heard_topics = np.flatnonzero(heard.people_by_topic.any(axis=0))
    if len(heard_topics) == 1:
        yield SENTENCES["one topic heard"].format(topic=COMPARED_TOPICS[heard_topics[0]])
    counting = np.flatnonzero(heard.weight)
    if len(counting) == 1:
        yield SENTENCES["one topic counts"].format(topic=COMPARED_TOPICS[counting[0]])
    if priorities is None or np.ptp(heard.weight) < 1e-12:
        return
    for topic in np.flatnonzero(heard.weight > heard.weight.max() - 1e-12):
        unheard = (heard.people > 0) & (heard.people_by_topic[:, topic] == 0)
        if unheard.any():
            paths = [name for name, missing in zip(heard.names, unheard, strict=True) if missing]
            yield SENTENCES["heaviest unheard"].format(topic=COMPARED_TOPICS[topic], paths=_joined(paths))


def _joined(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _people(count: int) -> str:
    return {0: "nobody", 1: "1 person"}.get(count, f"{count} people")


def _of_hundred(chance: float) -> int:
    """Return a chance as whole times in 100, rounded down, so that 90 is never said of less."""
    return math.floor(100.0 * chance + 1e-9)
