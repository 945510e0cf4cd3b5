"""Whose "I" a statement has: in a transcript or a mail that of whoever speaks, in notes the note-taker's."""

from __future__ import annotations

import re
from functools import cache

from careerlab.analysis.people.own_words import plain
from careerlab.insights.structure import heading_cue

_FIRST = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|we|we're|we've|our)\b")
_THIRD = re.compile(r"\b(?:he|she|his|her|him|he's|she's|he'd|she'd|she'll|he'll)\b")
_QUOTED = re.compile(r"[\"“«][^\"”»]{1,300}[\"”»]?")
_QUOTE = re.compile(r"^\W{0,2}[\"“«]|^['‘](?=[A-Z])")
_TO_YOU = re.compile(
    r"\b(?:i'll|i will|i can|i could|i'd be (?:happy|glad) to|let me|i'm happy to)\b[^.;]{0,40}\byou(?:r|rs)?\b"
    r"|^\W*(?:and |please )?(?:send|tell|give|drop|ring|call|text|email) me\b[^.;]{0,60}\byou(?:r|rs)?\b"
)
# "What she offered", "Things she said she'd do", "Will send me"; and "Things I said I'd do", "What will you do next?"
_THEIRS = re.compile(
    r"\b(?:she|he|they)(?:'ll|'d|’ll|’d)?\b.{0,30}\b(?:offer\w*|promis\w*|do|send|help|said)\b|\b(?:offer(?:s|ed)?|promised"
    r"|intros?|introductions?|leads?|will send me|will introduce|owes? me)\b",
    re.I,
)
_MINE = re.compile(
    r"\b(?:i|me|my|myself|you)\b|\bto[- ]?dos?\b|\bwhat now\b|\bnext steps?\b|\bactions?\b"
    r"|\bfollow(?:ing)?[- ]?ups?\b|\btasks?\b",
    re.I,
)
_TO_COME = re.compile(r"\b(?:next|now|i(?:['’](?:ll|d)| will| said| promised| have to| need to| do| owe))\b", re.I)
_OWN_PART = ("task", "belief", "gap", "lead")
_OWN_WORDS = re.compile(r"\b(?:me|my|myself|to self|afterwards|to ?do|follow[- ]?ups?|next steps?|actions?)\b", re.I)


def in_own_words(insights):
    """Return the sources in which the professional speaks in the first person: calls, mails, questions and answers."""
    said = insights[insights["speaker"].eq("source") & ~insights["kind"].isin(("task", "belief", "gap"))]
    found = {}
    for source, rows in said.groupby("source", sort=True):
        texts = [_QUOTED.sub(" ", plain(text)) for text in rows["text"]]
        first_name = plain(rows["person"].iloc[0]).split()[:1]
        first = sum(bool(_FIRST.search(text)) for text in texts)
        third = sum(bool(_THIRD.search(text)) or any(name in text.split() for name in first_name) for text in texts)
        found[source] = bool(rows["time"].ne("").any()) or first > max(1, third)
    return {source for source, own in found.items() if own}


def voice_of(row, told_by_themselves):
    """Return whose "I" a statement has: ``them`` (the professional), ``me``, or ``me to them`` in a conversation."""
    quoted = _QUOTE.search(row.text) or (not told_by_themselves and _TO_YOU.search(plain(row.text)))
    if quoted and not (told_by_themselves and row.speaker == "note-taker"):
        return "them"
    if not told_by_themselves or is_own_part(row.question):
        return "me"
    return "me to them" if row.speaker == "note-taker" else "them"


@cache
def is_own_part(heading):
    """Whether a heading begins what the note-taker writes down for herself: "Me", "Notes to self", "Next steps"."""
    if not heading or "?" in heading:
        return False
    cue = heading_cue(heading)
    return bool(_OWN_WORDS.search(heading)) or bool(cue and cue.kinds and cue.kinds[0] in _OWN_PART)


@cache
def owner_of(heading):
    """Return who owes what stands below a heading or question: ``they``, ``I``, or '' where it does not say."""
    if _THEIRS.search(heading):
        return "they"
    return "I" if _MINE.search(heading) and (is_own_part(heading) or _TO_COME.search(heading)) else ""
