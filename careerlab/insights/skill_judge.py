"""Which candidates are skills: a logistic regression over the words of a candidate, around it, and its statement.

The weights come from the labelled notes (`skill_training`), the cut is set on authors held out.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from careerlab.insights.skill_levels import level_words
from careerlab.insights.skill_words import CUES, TITLES

_ASKS = re.compile(
    r"skill|qualit|trait|need|look for|learn|know|tool|software|technolog|require|abilit|strength|stand out|succe", re.I
)
_ASKING = ("need", "gap", "advice")
_CUE_REACH = 6  # words before a candidate in which a cue counts


class Judge:
    """Weights by feature, and the log-odds from which a candidate counts as a skill."""

    def __init__(self, arrays):
        names = bytes(arrays["skill_features"]).decode("utf-8").split("\n")
        self.weights = dict(zip(names, arrays["skill_weights"].tolist(), strict=True))
        self.bias, self.cut = arrays["skill_bias"].tolist()

    def odds(self, seen):
        """Log-odds that a candidate with these features is a skill."""
        weight = self.weights.get
        return self.bias + sum([weight(feature, 0.0) for feature in seen])


@cache
def judge():
    """The shipped judge."""
    import numpy as np

    with (
        files("careerlab.resources").joinpath("weights.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        return Judge({name: arrays[name] for name in ("skill_features", "skill_weights", "skill_bias")})


def apart(rows):
    """Of (first, last, ...) rows, the best first, those that overlap no better one, in the order of the statement."""
    chosen = []
    for row in rows:
        if all(row[1] <= first or row[0] >= last for first, last, *_ in chosen):
            chosen.append(row)
    return sorted(chosen, key=lambda row: row[0])


@lru_cache(maxsize=1_000)
def _asks_for_skills(above):
    return _ASKS.search(above) is not None


def may_be_open(kind, above):
    """Whether a statement asks for skills often enough to look for phrases that the list does not know."""
    return kind in _ASKING or (above != "" and _asks_for_skills(above))


def features(found, words, text, places, kind, above):
    """What is seen of each candidate of a statement: lists of strings, each with a weight.

    Parameters
    ----------
    found, places
        As `candidates(words, text)` gives them.
    words : tuple of str
    text : str
    kind : str
        Of the statement.
    above : str
        The question or heading above it.
    """
    listed = min(sum(c.entry is not None for c in found), 3)
    asked = "asked" if above and _asks_for_skills(above) else "free"
    return [_seen(c, words, text, places, kind, asked, listed) for c in found]


def _seen(c, words, text, places, kind, asked, listed):
    first, last = c.first, c.last
    start, end = places[first][0], places[last - 1][1]
    before, head = words[first - 1] if first else "^", words[last - 1]
    after = words[last] if last < len(words) else "$"
    source = c.why if c.entry is None else "listed" if c.met else "unmet"
    seen = [
        f"s:{source}",
        f"s:{source} {min(last - first, 4)}",
        f"k:{kind}",
        f"k:{kind} {source}",
        f"q:{asked} {source}",
        f"q:{asked} {kind}",
        f"h:{head}",
        f"f:{words[first]}",
        f"x:{head[-4:]}",
        f"p:{before}",
        f"pp:{words[first - 2] if first > 1 else '^'} {before}",
        f"n:{after}",
        f"lead:{c.lead} {source}",
        f"l:{_sign(text[start - 1 : start])}",
        f"r:{_sign(text[end : end + 1])}",
        f"m:{listed} {source}",
    ]
    if c.lead:
        seen.append(f"lead:{c.lead}")
    if c.entry is not None:
        group = c.entry.group
        seen += [f"e:{c.entry.skill}", f"g:{group}", f"g:{group} {kind}", f"w:{' '.join(words[first:last])}"]
    if text[start].isupper():
        seen.append(f"cap:{'mid' if first else 'start'} {source}")
        if text[start:end].isupper():
            seen.append(f"CAP {source}")
        if before == "at":
            seen.append("at a name")
    if last - first == len(words):
        seen.append(f"alone {source} {kind}")
    if before in level_words():
        seen.append(f"level {source}")
    if after in TITLES:
        seen.append(f"title {source}")
    cues = len(CUES.intersection(words[max(0, first - _CUE_REACH) : first]))
    if cues:
        seen.append(f"cue {min(cues, 2)} {source}")
    return seen


def _sign(character):
    """The sign beside a candidate; letters and figures are all alike, and so is the edge of the text."""
    return "a" if character.isalnum() else character or "^"
