"""How alike statements are, from 0 to 1: by their words, by what stands above them, and by what was made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log, sqrt

import numpy as np

from careerlab.insights.features import cue_counts
from careerlab.insights.kinds import question_features
from careerlab.insights.phrases import words_of

SHARES = (0.65, 0.3, 0.05)  # of the likeness: words and pairs of words; heading or question above; kind, topic and rule


@dataclass(frozen=True, slots=True)
class Seen:
    """What a statement is compared by: whether it negates, whether it speaks well (1) or ill (-1) of something or
    neither or both (0), and its features with their weights, of length 1.
    """

    negates: bool
    tone: int
    weights: dict


def seen_of(rows):
    """What each statement of an insights table is compared by: list of Seen."""
    words = [words_of(text) for text in rows["text"]]
    columns = [rows[name].tolist() for name in ("question", "rule", "topic", "kind")]
    found = [_blocks(*values) for values in zip(words, *columns, strict=True)]
    having = Counter(chain.from_iterable(chain.from_iterable(found)))
    rarity = {feature: log(1 + len(found) / n) for feature, n in having.items()}
    return [Seen(*_speaks(said), _weights(blocks, rarity)) for said, blocks in zip(words, found, strict=True)]


def _blocks(words, above, rule, topic, kind):
    """Features of a statement in three blocks: its words, the heading or question above, and what was made of it."""
    place = ("0topic", topic), ("0kind", kind), ("0rule", rule.partition(" ")[0])
    # no sets: their order, and with it the last digit of a sum, differs from run to run
    return tuple(dict.fromkeys((*words, *zip(words, words[1:], strict=False)))), _above(above), place


@lru_cache(maxsize=1_000)
def _above(words):
    return tuple(dict.fromkeys(("0above", feature) for feature in [words, *question_features(words)] if feature))


def _speaks(words):
    counts = set(cue_counts(words))
    return "negation" in counts, bool(counts & {"good", "not bad"}) - bool(counts & {"bad", "not good"})


def _weights(blocks, rarity):
    """Feature -> weight; where nothing stands above, the words say more."""
    shares = [share if block else 0 for block, share in zip(blocks, SHARES, strict=True)]
    weights = {}
    for block, share in zip(blocks, shares, strict=True):
        if block:
            scale = share / (sum(shares) * sum(map(rarity.__getitem__, block)))
            weights |= {feature: sqrt(rarity[feature] * scale) for feature in block}
    return weights


class Likeness:
    """Of some statements, each found by its features, to others."""

    def __init__(self, statements):
        self.count, self.index = len(statements), {}
        self.tones = np.array([seen.tone for seen in statements])
        entries = sorted(
            (self.index.setdefault(feature, len(self.index)), number, weight)
            for number, seen in enumerate(statements)
            for feature, weight in seen.weights.items()
        )
        features, self.numbers, self.weights = _columns(entries)
        self.starts = np.searchsorted(features, np.arange(len(self.index) + 1))

    def to(self, statements):
        """Array (other statements, these statements)."""
        entries = [
            (row, self.index[feature], weight)
            for row, seen in enumerate(statements)
            for feature, weight in seen.weights.items()
            if feature in self.index
        ]
        rows, features, weights = _columns(entries)
        many = self.starts[features + 1] - self.starts[features]  # of these statements have the feature
        entry = np.repeat(np.arange(len(rows)), many)
        having = np.arange(len(entry)) - np.repeat(np.cumsum(many) - many, many) + self.starts[features][entry]
        cells = rows[entry] * self.count + self.numbers[having]
        shared = np.bincount(cells, weights[entry] * self.weights[having], len(statements) * self.count)
        tones = np.array([seen.tone for seen in statements])
        return shared.reshape(len(statements), self.count) * _together(tones[:, None], self.tones)


def _together(tone, other):
    """1 for those who speak alike, 0 for opposites, between for one that speaks neither well nor ill."""
    return np.where(tone == other, 1.0, np.where(tone * other < 0, 0.0, 0.5**0.5))


def _columns(entries):
    """Two columns of whole numbers and one of weights."""
    first, second, weights = zip(*entries, strict=True) if entries else ((), (), ())
    return np.array(first, dtype=np.int64), np.array(second, dtype=np.int64), np.array(weights, dtype=np.float64)
