"""Which statements of two people disagree about the same thing: a topic is wide, and two quotes may pass each other by.

Two themes that are opposites (`opposite` in ``resources/themes.csv``) are about the same thing whatever their words.
Without them, words have to be near in meaning: a little on a topic that is one thing (the hours), more on a wide one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from careerlab.analysis.evidence import NOTE_ORDER, QUOTABLE
from careerlab.analysis.theming.named_themes import opposites, with_names
from careerlab.analysis.theming.nearest_themes import whole_meanings
from careerlab.insights.features import cue_counts
from careerlab.insights.phrases import words_of
from careerlab.resources import rows as resource

PLAINLY_ABOUT = 0.55  # two people are set against each other only where their topic is surer than a table asks
ONE_THING = ("hours", "pay", "autonomy", "security")
NEAR, NEAR_ON_A_WIDE_TOPIC = 0.05, 0.4  # likeness in meaning from which two quotes are about the same thing
# What a pair loses where it tells less: two people of one employer, a hedged word, a quote too short or too long, one
# that is not surely about the topic.
SAME_EMPLOYER, HEDGED, HARD_TO_QUOTE, OFF_TOPIC = 0.1, 0.1, 0.2, 0.4
_WORDS = ["id", "path", "topic", "kind", "who", "organisation", "text", "status", "source"]
_READ = [*_WORDS, "start", "strength", "topic_confidence"]
MOST_COMPARED = 200  # statements on each side, the surest ones: more would not find a better pair


def disagreements(said):
    """Find the topics of paths on which some people are only for and others only against the same thing.

    Parameters
    ----------
    said : pandas.DataFrame
        Pros and cons, as `evidence.findings` returns them.

    Returns
    -------
    list of tuple
        (path, topic, rows of those for, rows of those against, row to quote for, row to quote against, closeness), one
        for each path and topic; closeness is the likeness of the two quotes in meaning, -1 to 1.
    """
    said = said.loc[said["text"].str.split().str.len() >= QUOTABLE[0], _READ]
    if said.empty:
        return []
    # Plain Python strings are parted and joined many times faster than Arrow's.
    said, found = with_names(said).astype(dict.fromkeys(_WORDS, object)), {}
    said = said.assign(plain=_plainly_about(said) & said["topic"].ne("none"))
    plain = said[said["plain"]]
    # Of several opposites on a topic the one that most people speak of.
    by_theme = sorted(_by_theme(said), key=lambda group: -group[2]["who"].nunique())
    for path, topic, rows, least in [*by_theme, *_by_topic(plain)]:
        both = _unmixed(rows)
        if all(len(side) for side in both) and (path, topic) not in found:
            if topic in ONE_THING:
                both = [_and_more(side, plain[plain["path"].eq(path) & plain["topic"].eq(topic)]) for side in both]
            pair = _nearest_pair(topic, *both)
            if pair[2] >= least:
                found[path, topic] = (path, topic, *both, *pair)
    return list(found.values())


def _by_theme(said):
    """Yield (path, topic, statements, least closeness) for two themes that say the opposite of each other."""
    topics = {row["theme"]: row["topics"].split() for row in resource("themes")}
    # A cue word alone is not enough: "his boss's chair" is about moving up, and not about a bad boss.
    fits = [theme and topic in topics[theme] for theme, topic in zip(said["theme"], said["topic"], strict=True)]
    named = said[np.array(fits, dtype=bool)]
    for (path, theme), good in named[named["kind"].eq("pro")].groupby(["path", "theme"]):
        against = named[named["path"].eq(path) & named["kind"].eq("con")]
        for other in sorted(opposites().get(theme, ())):
            yield path, topics[theme][0], pd.concat([good, against[against["theme"].eq(other)]]), -1.0


def _by_topic(plain):
    """Yield (path, topic, statements, least closeness) for statements that are plainly about a topic."""
    for (path, topic), rows in plain.groupby(["path", "topic"]):
        yield path, topic, rows, NEAR if topic in ONE_THING else NEAR_ON_A_WIDE_TOPIC


def _plainly_about(said):
    """Tell which statements are surely about their topic, or name it in a cue word however unsure that is."""
    sure = (said["topic_confidence"] >= PLAINLY_ABOUT) | said["status"].eq("corrected")
    pairs = zip(said["topic"], said["text"], strict=True)
    return sure | np.array([f"topic:{topic}" in cue_counts(words_of(text)) for topic, text in pairs], dtype=bool)


def _unmixed(rows):
    """Part statements into those of people who are only for and of people who are only against; nobody is in both."""
    kinds = rows.groupby("who")["kind"]
    plain = rows[kinds.transform("nunique").eq(1)]
    return plain[plain["kind"].eq("pro")], plain[plain["kind"].eq("con")]


def _and_more(side, plain):
    """Return what people of one side said, with all they said to the same end on the topic."""
    more = plain[plain["who"].isin(side["who"]) & plain["kind"].eq(side["kind"].iloc[0])]
    return pd.concat([side, more[~more["id"].isin(side["id"])]])


def _nearest_pair(topic, good, bad):
    """Return the two statements to set against each other, and how near they are in meaning."""
    good, bad = (_plainest(side) for side in (good, bad))
    near = _closeness(good["text"], bad["text"])
    where = [side["organisation"].to_numpy(dtype=object) for side in (good, bad)]
    same = (where[0][:, None] == where[1][None, :]) & (where[0] != "")[:, None]
    score = near - SAME_EMPLOYER * same - _loss(good, topic)[:, None] - _loss(bad, topic)[None, :]
    # In whole thousandths the best of many is the same on every machine; of equals the earliest in the notes.
    first, second = np.unravel_index(np.rint(score * 1000).argmax(), score.shape)
    return good.iloc[first], bad.iloc[second], float(near[first, second])


def _plainest(side):
    """Return the statements to choose a quote from: those plainly about their topic, if any are; not too many."""
    chosen = side[side["plain"]] if side["plain"].any() else side
    return chosen.sort_values(["topic_confidence", "id"]).iloc[-MOST_COMPARED:].sort_values(NOTE_ORDER)


def _loss(side, topic):
    hard = ~side["text"].str.split().str.len().between(*QUOTABLE)
    unsure = 1 - side["topic_confidence"].where(side["topic"].eq(topic), 0)
    return (HEDGED * (side["strength"] < 1) + HARD_TO_QUOTE * hard + OFF_TOPIC * unsure).to_numpy()


def _closeness(some, others):
    one, two = whole_meanings(list(some)), whole_meanings(list(others))
    lengths = np.sqrt((one * one).sum(axis=1)[:, None] * (two * two).sum(axis=1))
    return (one @ two.T / np.maximum(lengths, 1)).round(2)
