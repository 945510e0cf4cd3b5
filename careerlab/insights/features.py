"""What the model sees of a statement.

Its words, the cue words in them, the heading and question above it, whose turn it is, its place.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain

import numpy as np

from careerlab.insights.phrases import PhraseBook
from careerlab.insights.structure import fold_heading, says_nothing, structural_cue
from careerlab.resources import rows

_FIRST_PERSON = frozenset("i my me i'm i've i'd i'll myself mine".split())
_THIRD_PERSON = frozenset("he she him his her hers they'd he's she's".split())
_MONEY = re.compile(r"[£$€]\s?\d|\b\d+(?:[.,]\d+)?\s?k\b|\bsalar|\bwage", re.I)
_DIGITS = frozenset("0123456789")
_NEGATION_REACH = 4
BLOCK = 250  # statements whose features are in memory at a time
QUESTION_HOLDS = 3  # sentences after which an answer may have drifted from its question


@cache
def cue_book():
    """Phrases of cues.csv -> what they say."""
    return PhraseBook((row["words"], row["says"]) for row in rows("cues"))


def is_published(found):
    """Tell from all statements of a note whether its `I` is the professional, as in print, or the note-taker."""
    if any(s.turn for s in found):
        return True
    first = third = 0
    for s in found:
        first += not _FIRST_PERSON.isdisjoint(s.words)
        third += not _THIRD_PERSON.isdisjoint(s.words)
    return first >= 0.08 * len(found) and first > 2 * third


def features(found, published):
    """Sparse features of each statement: yields lists of strings, in the order given."""
    before = []
    for s in found:
        cues = cue_counts(s.words)
        yield [
            *_words(published, s),
            *(f"c:{c}" for c in cues),
            *_place(s, published),
            *(f"p:{c}" for c in before),
            *_signs(s.text),
        ]
        before = [*sorted(cues), *s.words[:2]]


def _words(published, s):
    """Words and pairs of words; `I` means somebody else in a diary than in an interview."""
    mine = "@p" if published and s.speaks != "asker" else "@n"
    plain = [("0" if w[0].isdigit() else w) + (mine if w in _FIRST_PERSON else "") for w in s.words[:80]]
    pairs = [f"b:{a} {b}" for a, b in zip(plain, plain[1:], strict=False)]
    return [*sorted({f"w:{w}" for w in plain}), *sorted(set(pairs)), *(f"f{i}:{w}" for i, w in enumerate(plain[:2]))]


@lru_cache(maxsize=2 * BLOCK)  # asked for features, speaker and strength of a statement, one block after another
def cue_counts(words):
    """What the cue words say; after a negation `good` and `bad` become `not good` and `not bad`."""
    said, negated_until = {}, -1
    for first, last, payloads in cue_book().among(words):
        for _, says in payloads:
            if says == "negation":
                negated_until = last + _NEGATION_REACH
            elif first < negated_until and says in ("good", "bad", "need"):
                says = f"not {says}"
            said[says] = said.get(says, 0) + 1
    return (*said, *(f"{c} twice" for c, n in said.items() if n > 1))


def _place(s, published):
    cue, _ = structural_cue(s)
    turn = "asker" if s.speaks == "asker" else "answer" if s.turn else "none"
    place = [
        f"block:{s.block}",
        f"turn:{turn}",
        f"voice:{'p' if published else 'n'}",
        f"at:{min(s.position, 4)}",
        f"mark:{s.mark}",
    ]
    if cue:
        sure = "sure" if cue.sure else "maybe"
        place += [f"h:{sure} {kind}" for kind in cue.kinds] + [f"t:{topic}" for topic in cue.topics]
        place += [f"h1:{cue.kinds[0]}"] if cue.kinds else []
    above = f"{s.section} {s.label}" if not s.question else s.question
    reach = "q" if s.position < QUESTION_HOLDS else "late q"
    place += [f"{reach}:{w}" for w in dict.fromkeys(_above(above))]
    return place + (["asked"] if s.question else []) + (["nothing"] if says_nothing(s.text) else [])


@lru_cache(maxsize=1_000)
def _above(words):
    return tuple(fold_heading(words).split()[:16])


def _signs(text):
    n = len(text.split())
    size = "1" if n < 4 else "2" if n < 9 else "3" if n < 20 else "4"
    return [
        f"n:{size}",
        *(["money"] if _names_money(text) else []),
        *(["!"] if "!" in text else []),
        *(["quote"] if '"' in text else []),
    ]


def _names_money(text):
    """Whether pay is named; most statements hold neither a digit nor the word, and are not searched."""
    plain = text.lower()
    return not (_DIGITS.isdisjoint(text) and "salar" not in plain and "wage" not in plain) and bool(_MONEY.search(text))


def gather(weights, index, lists):
    """Sum of the weight rows of each statement's known features: (statements, classes)."""
    known = [[i for i in map(index.get, features_) if i is not None] for features_ in lists]
    out = np.zeros((len(lists), weights.shape[1]), dtype=np.float64)
    flat = np.fromiter(chain.from_iterable(known), dtype=np.int64)
    if len(flat):
        filled = [row for row, k in enumerate(known) if k]
        starts = np.cumsum([0, *(len(known[row]) for row in filled)])[:-1]
        out[filled] = np.add.reduceat(weights.take(flat, axis=0).astype(np.float64, copy=False), starts, axis=0)
    return out
