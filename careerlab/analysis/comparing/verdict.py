"""The comparison in words: the verdict, and what else a reader should know before she trusts it.

The order of the verdicts is part of the method: too little heard first, then ties, then how sure the lead is.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, chains_of_introductions, named_people
from careerlab.analysis.people.independence import independent

ENOUGH_PEOPLE = 3
ENOUGH_COVERAGE = 0.5
LEVEL = 0.5  # points of 100
CLEAR, LEANING = 0.9, 0.75

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
    "introduced": "{names} were introduced by one another, so on {path} they do not count as {count} separate "
    "opinions: half of what each weighs is shared, and together they tell as much as {worth:.1f} people.",
    "path line": "  {path}: {mean:.0f} of 100, likely {low:.0f} to {high:.0f}; heard from {people}; first in {first} "
    "of 100 readings",
    "hearsay": "A second-hand statement counts {hearsay:g} of a first-hand one.",
}


def verdict(heard, wins: np.ndarray) -> tuple[str, str]:
    """Return the verdict and its sentence; the order of the cases is the method's.

    `heard` is what `compare_paths` gathered (names best first, people, voices, weights), `wins` the chance of each path
    to beat each other one.
    """
    found, sentence = _verdict(heard, wins)
    return found, _as_sentence(sentence)


def _verdict(heard, wins):
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
        found = MORE_TALKS if _amount_heard(heard)[0] >= _amount_heard(heard)[1] else FEWER_TALKS
        return found, SENTENCES[found].format(leader=leader, second=second)
    rival = 1 + int(np.argmin(wins[0, 1:]))
    chance = wins[0, rival]
    found = VERDICT_CLEAR if chance >= CLEAR else VERDICT_LEANING if chance >= LEANING else TOO_CLOSE
    return found, SENTENCES[found].format(leader=leader, rival=heard.names[rival], times=of_hundred(chance))


def _reasons_to_wait(heard) -> str:
    """Say what is missing on the leader or the runner-up; '' if nothing is."""
    reasons = []
    for name, people, coverage in list(zip(heard.names, heard.people, heard.coverage, strict=True))[:2]:
        if people < ENOUGH_PEOPLE:
            reasons.append(SENTENCES["few people"].format(people=people or "none", enough=ENOUGH_PEOPLE, path=name))
        elif coverage < ENOUGH_COVERAGE - 1e-9:
            reasons.append(SENTENCES["few topics"].format(path=name))
    return ", and ".join(reasons)


def _plain_means(heard) -> np.ndarray:
    """Return each path's weighted mean y over the topics heard, without the two imagined people."""
    mean_y = np.divide(heard.praise, heard.voices, out=np.zeros_like(heard.praise), where=heard.voices > 0)
    weight = heard.weight * (heard.voices > 0)
    total = weight.sum(axis=1)
    return np.divide((weight * mean_y).sum(axis=1), total, out=np.zeros(len(total)), where=total > 0)


def _amount_heard(heard) -> np.ndarray:
    """Return how much of each path's mean comes from real people, 0-1."""
    return (heard.weight * heard.voices / (heard.voices + 2.0)).sum(axis=1)


def remarks(heard, insights: pd.DataFrame, statements: pd.DataFrame, priorities, hearsay: float):
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
    for path, names in _introduced(insights, heard.names):
        worth = independent(names, dict.fromkeys(names, 0))
        yield SENTENCES["introduced"].format(names=_joined(names), path=path, count=len(names), worth=worth)
    if hearsay > 0:
        yield SENTENCES["hearsay"].format(hearsay=hearsay)


def _introduced(insights: pd.DataFrame, names: list[str]) -> list[tuple[str, list[str]]]:
    """Return the chains of introductions within each path, best path first: (path, people)."""
    chain = chains_of_introductions(insights)
    spoken = pd.DataFrame({"path": insights["path"], "person": named_people(insights)}).drop_duplicates()
    spoken = spoken[spoken["person"].isin(chain)].sort_values("person")
    linked = spoken.groupby(["path", spoken["person"].map(chain)])["person"].agg(list)
    chains = [(path, people) for (path, _), people in linked.items() if len(people) > 1 and path in names]
    return sorted(chains, key=lambda chain: (names.index(chain[0]), chain[1]))


def _same_heard(heard) -> bool:
    """Whether the two best paths have the same voices, as far as their numbers tell."""
    if len(heard.names) < 2 or not heard.people[:2].all():
        return False
    return all(np.allclose(table[0], table[1], rtol=0, atol=1e-12) for table in (heard.mean, heard.voices))


def _remarks_on_topics(heard, priorities):
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


def _as_sentence(text: str) -> str:
    """Begin with a capital, unless the first word has its own spelling (iOS)."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def of_hundred(chance: float) -> int:
    """Return a chance as whole times in 100, rounded down, so that 90 is never said of less."""
    return math.floor(100.0 * chance + 1e-9)
