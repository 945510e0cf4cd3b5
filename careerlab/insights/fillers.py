"""Sentences in which nothing is said: "Um, yeah.", "Mm-hmm.", "Right, right." (`resources/fillers.csv`)."""

from __future__ import annotations

from functools import cache

from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows

_MOST_WORDS = 12


@cache
def _book():
    return PhraseBook((row["words"], row["answers"] == "yes") for row in rows("fillers"))


def filler(text):
    """Whether a spoken sentence holds nothing but fillers.

    Returns
    -------
    str
        ``''`` (it says something), ``'filler'``, or ``'answer'`` for one that may answer a question (`Yes.`) and is
        a filler only where nobody asked.
    """
    words = words_of(text)
    if len(words) > _MOST_WORDS:
        return ""
    found = _book().among(words)
    if sum(last - first for first, last, _ in found) < len(words):
        return ""
    answers = any(says for _, _, payloads in found for _, says in payloads) and not text.rstrip().endswith("?")
    return "answer" if answers else "filler"
