"""Clauses, roots of words, and the phrases of `resources/stances.csv`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows

FOR, AGAINST, UNSURE = "for", "against", "unsure"
TURNED = {FOR: AGAINST, AGAINST: FOR}
NEGATIONS = frozenset("not no never nobody none nothing without neither cannot".split())
_HASTY = frozenset("dont doesnt didnt isnt arent wasnt werent havent hasnt wont wouldnt cant couldnt".split())
WEAKENING = frozenset("hardly barely rarely seldom less fewer".split())
# what stances.csv is about beside matters with two sides
_FORMS = ("amount", "need", "opinion", "silent", "empty", "verb", "own", "employer", "belief", "noun")
KEPT = 16_384  # clauses of which it is remembered what they say: they are looked at once for each belief
_SHORTEST = 3  # letters that must be left of a word
_ENDINGS = ("ically", "ical", "ously", "ings", "ing", "ous", "ely", "ed", "er", "es", "al", "ic", "ly", "s", "e", "n")
_CLAUSE_ENDS = re.compile(r'[;!?()–—"“”]|[,.:…](?=\s|$)|\s-\s|\b(?:but|while|whereas|though|although|the rest)\b', re.I)


@lru_cache(maxsize=KEPT)
def clauses_of(text):
    """The folded words of each clause of a text."""
    parts = _CLAUSE_ENDS.split(text.replace("%", " percent "))
    return tuple(filter(None, map(words_of, parts)))


@cache
def book(about):
    """The phrases of `stances.csv` about something, and what each says."""
    return PhraseBook((row["words"], row["says"]) for row in rows("stances") if row["about"] == about)


@lru_cache(maxsize=8 * KEPT)
def said(about, words):
    """(first word, word after the last, what it says) of each phrase about something, in order."""
    return tuple((first, last, payloads[0][1]) for first, last, payloads in book(about).among(words))


def says(about, words):
    """What the phrases about something say, as a set."""
    return {what for _, _, what in said(about, words)}


@cache
def matters():
    """Matter ("pay") -> its two sides, as a dict of each to the other."""
    found = {}
    for row in rows("stances"):
        if row["about"] not in _FORMS and row["says"] != "both":
            found.setdefault(row["about"], {})[row["says"]] = None
    return {about: dict(zip(two, reversed(two), strict=True)) for about, two in found.items()}


def is_negation(word):
    """Whether a word turns round what follows: "isn't" holds a "not"."""
    return word in NEGATIONS or word in _HASTY or word.endswith("n't")


# ---- roots


@lru_cache(maxsize=KEPT)
def roots_of(words):
    """The roots of those words (a tuple) that tell something."""
    return frozenset(root(word) for word in words if is_telling(word))


def is_telling(word):
    """Whether a word is one that does not stand in every statement about work."""
    return (word,) not in book("empty").phrases and not word.isdigit()


@lru_cache(maxsize=KEPT)
def root(word):
    """What is left of a folded word without its endings: `draws`, `drawing` and `drawn` are one. It may be no word."""
    if (word,) in book("noun").phrases:  # a meeting is not all meeting
        return word
    for _ in range(2):  # "political" is "politic" first
        ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
        word = word[: len(word) - len(ending)]
    doubled = len(word) > _SHORTEST and word[-1] == word[-2]
    return word[:-1] if doubled else word
