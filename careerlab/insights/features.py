"""What the model sees of a statement.

Its words, the cue words in them, the heading and question above it, whose turn it is, its place.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np

from careerlab.insights.phrases import PhraseBook, tokens
from careerlab.insights.structure import fold_heading, says_nothing, structural_cue
from careerlab.resources import rows

_FIRST_PERSON = frozenset("i my me i'm i've i'd i'll myself mine".split())
_THIRD_PERSON = frozenset("he she him his her hers they'd he's she's".split())
_MONEY = re.compile(r"[£$€]\s?\d|\b\d+(?:[.,]\d+)?\s?k\b|\bsalar|\bwage", re.I)
_NEGATION_REACH = 4
QUESTION_HOLDS = 3  # sentences after which an answer may have drifted from its question


@cache
def cue_book():
    """Phrases of cues.csv -> what they say."""
    return PhraseBook((row["words"], row["says"]) for row in rows("cues"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who `I` is in a note: `published` where the professional speaks, `notes` where the explorer does.

    And which turns are whose.
    """

    published: bool
    asker: str = ""
    source: str = ""


def voice_of(found, person=""):
    """Tell from all statements of a note whether its `I` is the professional or the note-taker."""
    turns = [s for s in found if s.turn]
    if turns:
        return _turns(found, person)
    first = third = 0
    for s in found:
        words = {w for w, _, _ in tokens(s.text)}
        first += bool(words & _FIRST_PERSON)
        third += bool(words & _THIRD_PERSON)
    return Voice(published=first >= 0.08 * len(found) and first > 2 * third)


def _turns(found, person):
    """Whose turns are whose: the source is named like the person; whoever asks (or asks most) is the other one."""
    names = sorted({s.turn for s in found if s.turn})
    first = person.split()[0].casefold() if person else ""
    source = next((n for n in names if first and n.casefold().startswith(first)), "")
    asker = next((n for n in names if n.casefold() in ("interviewer", "q", "me", "i", "host", "int")), "")
    if not asker and source and len(names) == 2:
        asker = next(n for n in names if n != source)
    questions = Counter(s.asked_by for s in found if s.asked_by and s.asked_by not in (source, s.turn))
    if not asker and questions:
        asker = min(questions, key=lambda n: (-questions[n], n))
    return Voice(published=True, asker=asker, source=source)


def features(found, voice):
    """Sparse features of each statement: a list of lists of strings, in the order given."""
    out, before = [], []
    for s in found:
        words = tokens(s.text)
        cues = cue_counts(words)
        out.append(
            [
                *_words(words, voice, s),
                *(f"c:{c}" for c in cues),
                *_place(s, voice),
                *(f"p:{c}" for c in before),
                *_signs(s.text),
            ]
        )
        before = [*sorted(cues), *(w for w, _, _ in words[:2])]
    return out


def _words(words, voice, s):
    """Words and pairs of words; `I` means somebody else in a diary than in an interview."""
    mine = "@p" if voice.published and s.turn != voice.asker else "@n"
    plain = [("0" if w[0].isdigit() else w) + (mine if w in _FIRST_PERSON else "") for w, _, _ in words[:80]]
    pairs = [f"b:{a} {b}" for a, b in zip(plain, plain[1:], strict=False)]
    return [*sorted({f"w:{w}" for w in plain}), *sorted(set(pairs)), *(f"f{i}:{w}" for i, w in enumerate(plain[:2]))]


def cue_counts(words):
    """What the cue words say; after a negation `good` and `bad` become `not good` and `not bad`."""
    said, negated_until = {}, -1
    for first, last, payloads in cue_book().find(words):
        for _, says in payloads:
            if says == "negation":
                negated_until = last + _NEGATION_REACH
            elif first < negated_until and says in ("good", "bad", "need"):
                says = f"not {says}"
            said[says] = said.get(says, 0) + 1
    return [*said, *(f"{c} twice" for c, n in said.items() if n > 1)]


def _place(s, voice):
    cue, _ = structural_cue(s)
    turn = "asker" if s.turn and s.turn == voice.asker else "answer" if s.turn else "none"
    place = [
        f"block:{s.block}",
        f"turn:{turn}",
        f"voice:{'p' if voice.published else 'n'}",
        f"at:{min(s.position, 4)}",
        f"mark:{s.mark}",
    ]
    if cue:
        sure = "sure" if cue.sure else "maybe"
        place += [f"h:{sure} {kind}" for kind in cue.kinds] + [f"t:{topic}" for topic in cue.topics]
        place += [f"h1:{cue.kinds[0]}"] if cue.kinds else []
    above = f"{s.section} {s.label}" if not s.question else s.question
    reach = "q" if s.position < QUESTION_HOLDS else "late q"
    place += [f"{reach}:{w}" for w in dict.fromkeys(fold_heading(above).split()[:16])]
    return place + (["asked"] if s.question else []) + (["nothing"] if says_nothing(s.text) else [])


def _signs(text):
    n = len(text.split())
    size = "1" if n < 4 else "2" if n < 9 else "3" if n < 20 else "4"
    return [
        f"n:{size}",
        *(["money"] if _MONEY.search(text) else []),
        *(["!"] if "!" in text else []),
        *(["quote"] if '"' in text else []),
    ]


def gather(weights, index, lists):
    """Sum of the weight rows of each statement's known features: (statements, classes)."""
    known = [[index[f] for f in features_ if f in index] for features_ in lists]
    out = np.zeros((len(lists), weights.shape[1]), dtype=np.float64)
    flat = np.fromiter((i for k in known for i in k), dtype=np.int64)
    if len(flat):
        filled = [row for row, k in enumerate(known) if k]
        starts = np.cumsum([0, *(len(known[row]) for row in filled)])[:-1]
        out[filled] = np.add.reduceat(weights[flat].astype(np.float64), starts, axis=0)
    return out
