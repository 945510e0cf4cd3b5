"""Themes of statements that say a theme in words of their own: the theme whose description is nearest in meaning.

Cue words go first; this is for what they miss. It names a good or bad side or a piece of advice only, and only by a
theme of the statement's own topic. Measured on the labelled notes so it is right about as often as cue words are; facts
and needs were named wrongly every second time, and stay without.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from careerlab.insights.meaning import centre, vectors
from careerlab.resources import rows as resource

KINDS = ("pro", "con", "advice")
LEAST = 0.35  # likeness below which no theme is named
BLOCK = 4_096  # statements at a time, so that memory does not grow with their number
_STEPS = 4096  # whole numbers from here on: their sums are the same on every machine, whatever adds them up


def nearest_themes(texts, kinds, topics):
    """Return for each statement the theme of its kind and topic that its words come nearest to; '' where none is near.

    Parameters
    ----------
    texts, kinds, topics : sequence of str

    Returns
    -------
    list of str
    """
    names, of_kinds, of_topics, *_ = _descriptions()
    fits = np.array([[k in KINDS and k in some for some in of_kinds] for k in kinds], dtype=bool)
    fits &= np.array([[topic in some for some in of_topics] for topic in topics], dtype=bool)
    out = [""] * len(texts)
    asked = np.flatnonzero(fits.any(axis=1)) if out else np.array([], dtype=int)
    for block in (asked[start : start + BLOCK] for start in range(0, len(asked), BLOCK)):
        alike = np.where(fits[block], likeness([texts[at] for at in block]), -1.0)
        for at, row in zip(block, alike, strict=True):
            out[at] = names[row.argmax()] if row.max() >= LEAST else ""
    return out


def likeness(texts):
    """Return how alike texts and described themes are, from -1 to 1: (texts, themes).

    The mean of two likenesses: to the whole description, and to the nearest of its parts between commas.
    """
    *_, lines, parts, starts = _descriptions()
    said = whole_meanings(texts)
    return (_alike(said, lines) + np.maximum.reduceat(_alike(said, parts), starts, axis=1)) / 2


@cache
def _descriptions():
    """Of the themes described: names, kinds, topics, what each line means, what its parts mean, where they start."""
    rows = [row for row in resource("themes") if row["description"]]
    kinds, topics = ([row[column].split() for row in rows] for column in ("kinds", "topics"))
    parts = [row["description"].split(", ") for row in rows]
    starts = np.cumsum([0, *map(len, parts)])[:-1]
    lines = whole_meanings([row["description"] for row in rows])
    return (
        [row["theme"] for row in rows],
        kinds,
        topics,
        lines,
        whole_meanings([p for line in parts for p in line]),
        starts,
    )


def whole_meanings(texts):
    """Return what texts mean beside what all talk of work means, in whole numbers; zeros where no word is known."""
    found = vectors(texts)
    return np.rint((found - centre()) * _STEPS).astype(np.float64) * found.any(axis=1, keepdims=True)


def _alike(some, others):
    lengths = np.sqrt((some * some).sum(axis=1)[:, None] * (others * others).sum(axis=1))
    return some @ others.T / np.maximum(lengths, 1)
