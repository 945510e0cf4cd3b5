"""What somebody else is said to say: "A mate of mine's at a bank, he says they pay double"."""

from __future__ import annotations

from functools import cache

from careerlab.insights.phrases import PhraseBook
from careerlab.resources import rows

STARTS = 4  # words before the one who tells: further on, people are talked about and seldom quoted
REACH, FAR = 9, 12  # words from the one who tells to "says", and to "he says"
_SOMEBODY = frozenset("a an my his her their our your one another old former ex some".split())
_ONLY_SUPPOSED = frozenset("if when what before after until".split())  # "what my cousin says I take with salt"
_AGAIN = frozenset("he she they who and".split())  # who tells is taken up again
# "a friend to tell", "my mother can't say", "what a manager says": nothing is quoted
_NOT_TOLD = frozenset(
    "i be been to can can't could couldn't will won't would must don't doesn't didn't not may might should whom".split()
)
_NO_CLAIM = frozenset("yes no about so thank goodbye hello".split())  # "my boss said yes", "a friend told me about it"


@cache
def _book():
    """Phrases of hearsay.csv -> ``teller`` or ``tells``."""
    return PhraseBook((row["words"], row["says"]) for row in rows("hearsay"))


def hearsay_said(words):
    """Whether a statement begins with somebody who is neither source nor note-taker and goes on with what they say.

    Parameters
    ----------
    words : tuple of str
        The folded words of a statement, as `phrases.words_of` gives them.
    """
    told = [(first, last) for first, last, payloads in _book().among(words) if payloads[0][1] == "tells"]
    return any(
        payloads[0][1] == "teller" and _is_somebody(words, first, last) and _tells(words, last, told)
        for first, last, payloads in _book().among(words[: STARTS + 3])
        if first <= STARTS
    )


def _is_somebody(words, first, last):
    """Whether a person is named by what they are to somebody ("my uncle", "a mate of hers", in shorthand "uncle")."""
    before = words[:first]
    if not _ONLY_SUPPOSED.isdisjoint(before):
        return False
    return not before or words[last : last + 1] == ("of",) or not _SOMEBODY.isdisjoint(before[-4:])


def _tells(words, after, told):
    return any(_claims(words, at, end) and _is_near(words, at, at - after) for at, end in told if at >= after)


def _is_near(words, at, away):
    return away < REACH or (away < FAR and words[at - 1] in _AGAIN)


def _claims(words, at, end):
    """Whether something is claimed: "used to say it pays", but not "to say it" or "told me about it"."""
    if words[at - 1] in _NOT_TOLD and words[at - 2 : at] != ("used", "to"):
        return False
    return _NO_CLAIM.isdisjoint(words[end : end + 1]) and words[end + 1 : end + 2] not in (("about",), ("to",), ("of",))
