"""How favourably people speak of each topic of a path, and how much that leaves open.

One voice a person, never one a sentence. The draws are a Bayesian bootstrap over people (Rubin 1981, The Annals of
Statistics 9, 130-134) with two imagined people beside the real ones, one all good and one all bad, so that a topic
nobody spoke of is open between 0 and 1 and never a neutral half.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from careerlab.insights.table import TOPICS

COMPARED_TOPICS = tuple(topic for topic in TOPICS if topic != "none")

# A statement with a smaller chance than this of being a pro or a con is taken as neither.
NO_CHANCE = 1e-6

# Draws worked on at a time: it bounds the memory. Random numbers come in this order, so changing it changes results.
BLOCK = 2_048


def polarity(insights: pd.DataFrame, hearsay: float = 0.0) -> pd.DataFrame:
    """List the statements that may speak for or against a path, with the chances that they do.

    Parameters
    ----------
    insights : pandas.DataFrame
        The insights table.
    hearsay : float
        How much a statement about somebody else's experience counts, 0 (left out) to 1.

    Returns
    -------
    pandas.DataFrame
        One row per statement that counts, ordered by path, person and topic whatever the order of `insights`:
        `path`, `person` (str; the talk where no name is known), `topic` (str, one of COMPARED_TOPICS),
        `strength` (float, above 0 to 1), `p_pro` and `p_con` (float, chance 0-1 that it is a pro or a con: 1 where
        the kind is settled, the calibrated chances where it waits on the ask list), `id` (str).
    """
    waits = insights["status"].eq("ask")
    # Two chances that add up to more than 1 (they are calibrated apart) are brought back to 1 together.
    excess = (insights["p_pro"] + insights["p_con"]).clip(lower=1.0)
    statements = pd.DataFrame(
        {
            "path": insights["path"],
            "person": named_people(insights),
            "topic": insights["topic"],
            "strength": insights["strength"] * np.where(insights["speaker"].eq("hearsay"), hearsay, 1.0),
            "p_pro": (insights["p_pro"] / excess).where(waits, insights["kind"].eq("pro").astype("float64")),
            "p_con": (insights["p_con"] / excess).where(waits, insights["kind"].eq("con").astype("float64")),
            "id": insights["id"],
        }
    )
    counts = statements["path"].ne("") & statements["topic"].isin(COMPARED_TOPICS) & statements["strength"].gt(0)
    statements = statements[counts & (statements["p_pro"] + statements["p_con"]).ge(NO_CHANCE)]
    keys = [
        # Ids break ties last, and only so that a row order never shows: statements equal in all else are alike.
        pd.factorize(statements["id"], sort=True)[0],
        statements["strength"],
        statements["p_con"],
        statements["p_pro"],
        _topic_codes(statements["topic"], COMPARED_TOPICS),
        pd.factorize(statements["person"], sort=True)[0],
        pd.factorize(statements["path"], sort=True)[0],
    ]
    return statements.iloc[np.lexsort(keys)].reset_index(drop=True)


def named_people(insights: pd.DataFrame) -> pd.Series:
    """Return who spoke, one value per row: the person, or the talk where the person has no name."""
    return insights["person"].where(insights["person"].ne(""), insights["talk"])


def voices(insights: pd.DataFrame, hearsay: float = 0.0) -> pd.DataFrame:
    """Say how each person speaks of each topic of a path, all their talks together.

    Parameters
    ----------
    insights : pandas.DataFrame
        The insights table.
    hearsay : float
        How much a statement about somebody else's experience counts, 0 (left out) to 1.

    Returns
    -------
    pandas.DataFrame
        One row per person, path and topic spoken of: `path`, `person`, `topic` (str), `y` (float, 0 all bad to 1 all
        good, the expected value where statements wait on the ask list), `y_squared` (float, 0-1, the expected square),
        `chance` (float, above 0 to 1: that anything good or bad was said at all; 1 where a kind is settled),
        `statements` (int64), `ids` (str, joined by "; ").
    """
    statements = polarity(insights, hearsay)
    found = voices_of(statements)
    by_voice = statements["id"].groupby(_voice_of_each(statements), sort=True)
    found["statements"] = by_voice.size().to_numpy(dtype="int64")
    found["ids"] = pd.Series(["; ".join(ids) for _, ids in by_voice], dtype="str")
    return found


def voices_of(statements: pd.DataFrame) -> pd.DataFrame:
    """Gather the rows of `polarity` into voices, as `voices` does, without the ids they lead back to.

    ``y = (1 + sum(strength * polarity) / sum(strength)) / 2`` over what the person said on the topic; statements on
    the ask list enter with the expected value over pro, con and neither, given that something was said.
    """
    voice = _voice_of_each(statements)
    first = np.flatnonzero(np.diff(voice, prepend=-1))
    strength, p_pro, p_con = (statements[name].to_numpy() for name in ("strength", "p_pro", "p_con"))
    said = np.minimum(p_pro + p_con, 1.0)
    settled, top = np.maximum(p_pro, p_con) >= 1.0, strength * (p_pro - p_con)
    balance, squared = _expected_ratio(voice, len(first), settled, said, strength, top, strength**2 * said)
    chance = 1.0 - (np.multiply.reduceat(1.0 - said, first) if len(first) else np.zeros(0))
    found = statements.loc[first, ["path", "person", "topic"]].reset_index(drop=True)
    found["y"] = np.clip((1.0 + balance / chance) / 2.0, 0.0, 1.0)
    found["y_squared"] = np.clip((1.0 + (2.0 * balance + squared) / chance) / 4.0, 0.0, found["y"])
    found["chance"] = chance
    return found


def mean_favourability(
    found: pd.DataFrame, paths, topics=COMPARED_TOPICS, imagined: tuple[float, float] = (1.0, 1.0)
) -> np.ndarray:
    """Return the mean favourability of each path and topic, which depends on no draw.

    It is ``(1 + sum y) / (n + 2)``; where statements wait on the ask list, its expected value over what they may be.

    Parameters
    ----------
    found : pandas.DataFrame
        Voices, as `voices` returns them (`path`, `topic`, `y`, `chance`).
    paths, topics : sequence of str
        The rows and columns wanted; .5 where nothing was heard. Voices elsewhere are left out.
    imagined : (float, float)
        How many imagined people speak only well, and only badly, of every topic; more than one of a kind are talks
        still to be held.

    Returns
    -------
    numpy.ndarray
        (paths, topics), above 0 and below 1.
    """
    cell = cell_of_each(found, paths, topics)
    y, chance = found["y"].to_numpy(), found["chance"].to_numpy()
    # Summed in order of value, so that two paths with the same evidence agree to the last bit.
    order = np.lexsort((chance, y, cell))
    order = order[cell[order] >= 0]
    cell, y, chance = cell[order], y[order], chance[order]
    size, one = len(paths) * len(topics), np.ones(len(cell))
    start = imagined[0], imagined[0] + imagined[1]
    mean, _ = _expected_ratio(cell, size, chance >= 1.0, chance, one, chance * y, chance, start=start)
    return mean.reshape(len(paths), len(topics))


def mean_if_one_changes(found: pd.DataFrame, paths, times: int, topics=COMPARED_TOPICS) -> np.ndarray:
    """Return, for each voice, the mean favourability of its cell without it (`times` -1) or with a second like it (1).

    The same expected value as in `mean_favourability`, for all voices at once: under the integral of `_expected_ratio`
    a voice is one factor, divided out or multiplied in.

    Parameters
    ----------
    found : pandas.DataFrame
        Voices, as `voices` returns them; all of them on one of `paths` and `topics`.
    paths, topics : sequence of str
        The rows and columns they are on.
    times : int
        -1 or 1.

    Returns
    -------
    numpy.ndarray
        (voices,), above 0 and below 1, in the order of `found`.
    """
    cell = cell_of_each(found, paths, topics)
    y, chance = found["y"].to_numpy(), found["chance"].to_numpy()
    settled, size = chance >= 1.0, len(paths) * len(topics)
    praise = 1.0 + np.bincount(cell[settled], y[settled], minlength=size)
    people = 2.0 + np.bincount(cell[settled], minlength=size)
    if settled.all():
        return (praise[cell] + times * y) / (people[cell] + times)
    t, share = _quadrature()
    here = np.where(settled[:, None], t, 1.0 - chance[:, None] + chance[:, None] * t)
    gain = (chance * y)[:, None] * np.where(settled[:, None], 1.0, t / here)
    # Logarithms add up per cell; a voice that surely is there is a factor t of its own.
    log_present, log_t = np.log(here), np.log(t)
    all_present, all_gain = np.zeros((2, size, len(t)))
    np.add.at(all_present, cell[~settled], log_present[~settled])
    np.add.at(all_gain, cell[~settled], gain[~settled])
    total = all_present[cell] + (people[cell, None] - 1.0) * log_t + times * log_present
    return (share * np.exp(total) * (praise[cell, None] + all_gain[cell] + times * gain)).sum(axis=1)


def cell_of_each(found: pd.DataFrame, paths, topics=COMPARED_TOPICS) -> np.ndarray:
    """Number the cell (path, topic) of each voice, row by row of a paths x topics table; -1 where it is in none."""
    path, topic = pd.Index(paths).get_indexer(found["path"]), _topic_codes(found["topic"], topics)
    return np.where((path < 0) | (topic < 0), -1, path * len(topics) + topic)


def chains_of_introductions(insights: pd.DataFrame) -> dict[str, int]:
    """Number the chains of people who were introduced by one another; people on their own are not in it.

    Two people introduced by the same third are in one chain, also when that third was never talked to.
    """
    links = pd.DataFrame({"person": named_people(insights), "by": insights["introduced_by"]}).drop_duplicates()
    leader: dict[str, str] = {}

    def head(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for person, by in links[links["by"].ne("")].itertuples(index=False):
        leader[head(_folded(person))] = head(_folded(by))
    members: dict[str, list[str]] = {}
    for name in sorted(set(links["person"])):
        if _folded(name) in leader:
            members.setdefault(head(_folded(name)), []).append(name)
    chains = [names for names in members.values() if len(names) > 1]
    return {name: number for number, names in enumerate(chains) for name in names}


def draw_favourability(
    found: pd.DataFrame,
    draws: int,
    rng: np.random.Generator,
    chains: dict[str, int] | None = None,
    topics=COMPARED_TOPICS,
) -> np.ndarray:
    """Draw the favourability of one path's topics: what they may be, given who was heard.

    In each draw every person gets one weight ``g ~ Exp(1)`` shared by all they said, because a mood colours
    everything; within a chain of introductions half of it is common. Every voice is re-read: what waits on the ask
    list as pro, con or neither, and y as the mean of two coin flips with that chance. Two imagined people, one all
    good and one all bad, are always there. For 0/1 voices a topic is exactly Beta(1 + sum y, 1 + n - sum y).

    Parameters
    ----------
    found : pandas.DataFrame
        The voices about one path, as `voices` returns them.
    draws : int
        How many.
    rng : numpy.random.Generator
        The path's own stream.
    chains : dict, optional
        Number of the chain of introductions of each person in one, from `chains_of_introductions`.
    topics : sequence of str
        The columns wanted; voices elsewhere are left out.

    Returns
    -------
    numpy.ndarray
        (draws, topics), 0 to 1.
    """
    path = _prepare(found[found["topic"].isin(topics)], chains or {}, topics)
    favourability = np.empty((len(topics), draws))
    for begin in range(0, draws, BLOCK):
        size = min(BLOCK, draws - begin)
        mood = _draw_moods(path.chain, size, rng)
        good, bad = (_draw_imagined(len(topics), size, rng) for _ in range(2))
        praise, weight = path.all_good @ mood, path.heard @ mood
        for topic, voices_read in enumerate(path.to_reread):
            if len(voices_read.person):
                more_praise, more_weight = _reread(voices_read, mood, rng)
                praise[topic] += more_praise
                weight[topic] += more_weight
        favourability[:, begin : begin + size] = (good + praise) / (good + bad + weight)
    return favourability.T


@dataclass(frozen=True)
class _ToReread:
    """Voices of one topic that each draw reads anew; those that may be no voice at all come first.

    A reading has four outcomes, cut from one number of 16 bits: all good below `both` (both coins fall well), mixed
    below `either`, all bad below `said`, and else nothing was said. That is the same as reading each waiting statement
    and then flipping two coins, to within 1 in 65,536.
    """

    person: np.ndarray
    both: np.ndarray  # one column each, 0-65535
    either: np.ndarray
    said: np.ndarray  # only of those that may be no voice at all


@dataclass(frozen=True)
class _Prepared:
    """One path's voices as arrays, by what there is to draw about them."""

    chain: np.ndarray  # per person: number of the chain they share with somebody heard on this path, else -1
    heard: np.ndarray  # topics x people: 1 where they surely spoke of it
    all_good: np.ndarray  # topics x people: 1 where they surely spoke only well of it
    to_reread: list[_ToReread]  # per topic


def _prepare(found: pd.DataFrame, chains: dict[str, int], topics) -> _Prepared:
    """Sort one path's voices into those that are the same in every draw and those to read anew."""
    person, people = pd.factorize(found["person"], sort=True)
    topic = _topic_codes(found["topic"], topics)
    y, y_squared, chance = (found[name].to_numpy() for name in ("y", "y_squared", "chance"))
    sure = chance >= 1.0
    heard, all_good = np.zeros((2, len(topics), len(people)))
    heard[topic[sure], person[sure]] = 1.0
    all_good[topic[sure], person[sure]] = y[sure] == 1.0
    # Coins cannot change a voice that is all good or all bad.
    rows = np.flatnonzero(~sure | ((y > 0.0) & (y < 1.0)))
    rows = rows[np.lexsort((person[rows], sure[rows], topic[rows]))]
    both, either = _in_65536(chance * y_squared), _in_65536(chance * (2.0 * y - y_squared))
    said = _in_65536(chance)
    to_reread = []
    for code in range(len(topics)):
        here = rows[topic[rows] == code]
        to_reread.append(_ToReread(person[here], both[here], either[here], said[here[~sure[here]]]))
    return _Prepared(_shared_chains(people, chains), heard, all_good, to_reread)


def _in_65536(chance: np.ndarray) -> np.ndarray:
    """Return chances below 1 as one column of whole 65,536ths."""
    return np.minimum(np.rint(chance * 65536.0), 65535.0).astype("uint16")[:, None]


def _shared_chains(people, chains: dict[str, int]) -> np.ndarray:
    """Number, from 0, the chains with at least two of these people; -1 for everybody else."""
    chain = [chains.get(name, -1) for name in people]
    shared = dict.fromkeys(number for number in chain if number >= 0 and chain.count(number) > 1)
    # Numbered by their first member here, so that people of other paths cannot change this path's random numbers.
    code = {number: position for position, number in enumerate(shared)}
    return np.array([code.get(number, -1) for number in chain], dtype="int64")


def _draw_moods(chain: np.ndarray, draws: int, rng) -> np.ndarray:
    """Draw each person's weight, (people, draws): Exp(1), half of it common within a chain of introductions."""
    mood = rng.standard_exponential((len(chain), draws))
    linked = np.flatnonzero(chain >= 0)
    if len(linked):
        common = _half_exponential((chain.max() + 1, draws), rng)
        mood[linked] = _half_exponential((len(linked), draws), rng) + common[chain[linked]]
    # On a grid of 2**-32 every sum of moods is exact in double precision, so no machine's order of summing shows.
    mood *= 2.0**32
    np.rint(mood, out=mood)
    mood *= 2.0**-32
    return mood


def _draw_imagined(topics: int, draws: int, rng) -> np.ndarray:
    """Draw an imagined person's weight on each topic, (topics, draws): Exp(1), half of it common to the topics."""
    return _half_exponential((1, draws), rng) + _half_exponential((topics, draws), rng)


def _half_exponential(shape, rng) -> np.ndarray:
    """Draw Gamma(1/2), as half a squared normal: two of them add up to Exp(1)."""
    return rng.standard_normal(shape) ** 2 / 2.0


def _reread(voice: _ToReread, mood: np.ndarray, rng) -> tuple[np.ndarray, np.ndarray]:
    """Read voices anew; return what they add to praise and, where not sure to be a voice, to weight: (draws,)."""
    draws = mood.shape[1]
    # Four numbers of 16 bits from each one of 64, in the same order on every machine.
    words = rng.integers(0, 2**64, (len(voice.person), -(-draws // 4)), dtype="uint64")
    number = words.astype("<u8", copy=False).view("<u2")[:, :draws]
    weight = mood[voice.person]
    unsure = len(voice.said)
    said = (weight[:unsure] * (number[:unsure] < voice.said)).sum(axis=0)
    coins = ((number < voice.both).view("int8") + (number < voice.either).view("int8")).astype("float64")
    coins *= weight
    return coins.sum(axis=0) / 2.0, said


def _expected_ratio(group, groups: int, settled, chance, weight, top, top_squared, start=(0.0, 0.0)):
    """Expect ``R = (start + sum of tops) / (start + sum of weights)``, and its square, over who is present in a group.

    Without draws and without listing the cases: as ``1 / D`` is the integral of ``t**(D - 1)`` over 0..1 and
    ``1 / D**2`` that of ``-log(t) t**(D - 1)``, the members, being independent, multiply under one integral.

    Parameters
    ----------
    group : array of int, sorted
        The group of each member.
    groups : int
        How many groups there are.
    settled, chance, weight, top, top_squared : arrays
        Of each member: whether it is surely present and its top known; its chance of being present; its weight when
        present; the expected value of its top and of its top squared, both 0 when absent.
    start : (float, float)
        Numerator and denominator before any member. With (0, 0), a group with nobody present counts as 0.

    Returns
    -------
    (array, array)
        E R and E R**2 of each group.
    """
    known_top = start[0] + np.bincount(group[settled], top[settled], minlength=groups)
    known = start[1] + np.bincount(group[settled], weight[settled], minlength=groups)
    ratio = np.divide(known_top, known, out=np.zeros(groups), where=known > 0)
    squared = ratio**2
    if settled.all():
        return ratio, squared
    group, chance, weight, top, top_squared = (a[~settled] for a in (group, chance, weight, top, top_squared))
    first = np.flatnonzero(np.diff(group, prepend=-1))
    member = np.cumsum(np.diff(group, prepend=-1) > 0) - 1
    at = group[first]
    # A ratio has no unit: with the least weight as the unit the integrand is smooth at 0.
    unit = np.minimum(np.minimum.reduceat(weight, first), np.where(known[at] > 0, known[at], np.inf))
    known_top, known = known_top[at] / unit, known[at] / unit
    weight, top, top_squared = weight / unit[member], top / unit[member], top_squared / unit[member] ** 2
    t, share = _quadrature()
    power = t ** weight[:, None]
    present = np.maximum(1.0 - chance[:, None] + chance[:, None] * power, 1e-300)
    power /= present
    total = share / t * t ** known[:, None] * np.multiply.reduceat(present, first, axis=0)
    mean = np.add.reduceat(top[:, None] * power, first, axis=0) + known_top[:, None]
    spread = np.add.reduceat(top_squared[:, None] * power - (top[:, None] * power) ** 2, first, axis=0)
    ratio[at] = (total * mean).sum(axis=1)
    squared[at] = (total * -np.log(t) * (mean**2 + spread)).sum(axis=1)
    return ratio, squared


@lru_cache(maxsize=1)
def _quadrature() -> tuple[np.ndarray, np.ndarray]:
    """Return points and shares of 64-point Gauss-Legendre on 0..1 for ``t = u**3``, which tames the logarithm at 0."""
    points, shares = np.polynomial.legendre.leggauss(64)
    u = (points + 1.0) / 2.0
    return u**3, shares / 2.0 * 3.0 * u**2


def _voice_of_each(statements: pd.DataFrame) -> np.ndarray:
    """Number the voice (path, person, topic) of each row of `polarity`, which come sorted by voice."""
    keys = statements[["path", "person", "topic"]]
    return keys.ne(keys.shift()).any(axis=1).to_numpy().cumsum() - 1


def _topic_codes(topic: pd.Series, topics) -> np.ndarray:
    return pd.Index(topics).get_indexer(topic)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
