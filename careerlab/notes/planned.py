"""Planned questions: `How are days off decided here? (q017, hours)` says in brackets which one it is, and its topic.

A note template prints them so, and what a person writes behind or below one answers exactly that question. A question
to oneself says of what kind the answer is: `What surprised me? (q902, belief)`.
"""

from __future__ import annotations

import re

# three digits at least: `(Q4)` is a quarter of a year; a sign behind the brackets leads over to the answer
_SIGNATURE = re.compile(r"\([ \t]*(q\d{3,6})[ \t]*(?:,[ \t]*([a-z]{1,20})[ \t]*)?\)[*_]{0,3}[ \t]*[:–—-]?", re.I)


def signed(question, id, about=""):
    """A question with its signature: its topic, or the kind of its answer; '' if it may be about anything."""
    return f"{question} ({id}, {about})" if about else f"{question} ({id})"


def signature(words):
    """Id of the planned question in which `words` end, and what it is about, ('', '') if they don't end in one."""
    start, stop = (signatures(words) or [(0, 0)])[-1]
    if not stop or words[stop:].strip(" \t*_:–—-"):
        return "", ""
    found = _SIGNATURE.match(words, start)
    return found[1].lower(), (found[2] or "").lower()


def is_planned(words):
    """Whether words end in the signature of a planned question."""
    return bool(signature(words)[0])


def asks(words):
    """Whether words end in a question mark or in a signature."""
    return words.endswith("?") or is_planned(words)


def signatures(text, start=0, end=None):
    """Where signatures stand in `text[start:end]`: (start, end) of each."""
    stop = len(text) if end is None else end
    return (
        [found.span() for found in _SIGNATURE.finditer(text, start, stop)] if text.find("(", start, stop) >= 0 else []
    )
