"""How much there is of something, as a clause says it: ("mostly", "hardly any") or counted ("one in ten")."""

from __future__ import annotations

from functools import lru_cache

from careerlab.analysis.believing.stance.words import KEPT, said

MOST, MUCH, MANY, LITTLE, HALF, IS = "most", "much", "many", "little", "half", "is"
LEAST_MUCH, MOST_LITTLE = 0.6, 0.4  # share of the whole
_HOURS = {"day": 8, "week": 40}
_UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred".split()
_NUMBERS = {word: n for n, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}


@lru_cache(maxsize=KEPT)
def amounts_in(words):
    """Find the amounts in a clause.

    Parameters
    ----------
    words : tuple of str
        Folded words.

    Returns
    -------
    list of (int, int, str)
        First word, the word after the last, and how much: `most` (there is room for little else), `much` (most of the
        time), `many` (of unknown share), `half` (neither), `little`, or `is` (said without an amount); in order.
    """
    counted = [(first, last, _named(share)) for first, last, share in _shares(words)]
    inside = {at for first, last, _ in counted for at in range(first, last)}
    return sorted(counted + [found for found in said("amount", words) if found[0] not in inside])


def _named(share):
    return MOST if share >= LEAST_MUCH else LITTLE if share <= MOST_LITTLE else HALF


def _shares(words):
    """(first, last + 1, share) of what is counted: "ten percent", "two days out of five", "six hours a day"."""
    at = 0
    while at < len(words):
        last, share = _share_at(words, at)
        if last:
            yield at, last, share
        at = max(at + 1, last)


def _share_at(words, at):
    number = _number(words[at])
    if number is None:
        return 0, 0.0
    if words[at + 1 : at + 2] == ("percent",) or words[at + 1 : at + 3] == ("per", "cent"):
        return at + 2 + (words[at + 1] == "per"), number / 100
    for end in range(at + 1, min(at + 5, len(words) - 1)):
        whole = _number(words[end + 1])
        is_of = words[end - 1 : end + 1] == ("out", "of") or (words[end] == "in" and end <= at + 2)
        if is_of and whole and number <= whole:
            return end + 2, number / whole
        if words[end] == "a" and words[end + 1] in _HOURS and words[at + 1] in ("hour", "hr", "h"):
            return end + 2, number / _HOURS[words[end + 1]]
    return 0, 0.0


def _number(word):
    if word in _NUMBERS:
        return _NUMBERS[word]
    return int(word) if word.isdecimal() and len(word) < 4 else None
