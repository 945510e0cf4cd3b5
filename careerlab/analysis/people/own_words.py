"""Statements about the speaker in one person: "she leads", "Priya leads" and "I lead" all become "i lead".

Then a pattern says "i" and means the speaker, and whoever else is spoken of stays somebody else.
"""

from __future__ import annotations

import re

_FIRST = re.compile(r"\b(?:i|i'm|i've|i'd|my|me)\b")
_THIRD = re.compile(r"\b(?:he|she|his|her|him|he's|she's)\b")
_TO_FIRST = {"he": "i", "she": "i", "they": "we", "his": "my", "her": "my"}
_PRONOUN = re.compile(rf"\b(?:{'|'.join(_TO_FIRST)})\b")


def plain(text):
    """Return a text in small letters, with straight apostrophes and single spaces."""
    return " ".join(text.replace("’", "'").lower().split())


def told_by_themselves(texts):
    """Tell whether statements (plain) are in the speaker's own "I", or tell of her as "she"."""
    return sum(map(_holds(_FIRST), texts)) >= sum(map(_holds(_THIRD), texts))


def _holds(pattern):
    return lambda text: pattern.search(text) is not None


def in_first_person(text, name, organisation, themselves):
    """Return a plain text with "i" where the speaker is meant, "my" for hers and "my place" for where she works.

    Verbs stay as they are: "she leads" becomes "i leads".

    Parameters
    ----------
    text : str
        As `plain` returns it.
    name, organisation : str
        Of the speaker, '' where not known.
    themselves : bool
        As `told_by_themselves` says of the whole talk: then "she" is somebody else, else "i" is.
    """
    if not themselves:
        text = _PRONOUN.sub(lambda found: _TO_FIRST[found.group()], _FIRST.sub("the note-taker", text))
        for part in (plain(name), *plain(name).split()[:1]):
            text = _put("i", part, text)
    return _put("my place", plain(organisation), text)


def _put(new, old, text):
    return re.sub(rf"\b{re.escape(old)}\b", new, text) if old and old in text else text
