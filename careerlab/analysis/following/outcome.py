"""What became of a promise: done, taken up, late, or still to come."""

from __future__ import annotations

from typing import NamedTuple

from careerlab.analysis.following.about import CONTACTS
from careerlab.analysis.following.clause import places_of_clauses
from careerlab.analysis.following.whom import is_same
from careerlab.analysis.following.words import phrase_at, words_in

OPEN, MAYBE, LATE, DONE, TAKEN, OVER = "open", "maybe", "late", "done", "taken", "over"
STILL = (LATE, OPEN, MAYBE)
_EXPECTED = ("event", "opening")
_SENDS = frozenset("send email mail forward post share message text write give bring pass show ping drop".split())
_STOP = frozenset(
    "the a an my her his him them of to for and it that this with about in on at she he they i me we our".split()
)


class Deed(NamedTuple):
    """Something that was done, as a statement tells it: "sent her the photo", "she sent me the slides"."""

    row: object
    who: str
    verb: str
    words: frozenset


def deeds_in(rows):
    """Return what the statements (in note order) tell as done, by the note-taker or for her."""
    found = []
    for row in rows.itertuples():
        for start, end in places_of_clauses(row.text):
            deed = _deed(row, [w.word for w in words_in(row.text) if start <= w.start < end])
            if deed:
                found.append(deed)
    return found


def _deed(row, plain):
    at, subject = 0, "I"
    while at < len(plain) and plain[at] in (
        "and",
        "then",
        "also",
        "have",
        "has",
        "i",
        "we",
        "she",
        "he",
        "they",
        "already",
    ):
        subject = row.who if plain[at] in ("she", "he", "they") else subject
        at += 1
    phrase, _ = phrase_at(plain, at, ("past",))
    if not phrase or (subject != "I" and not {"me", "us", "my"} & set(plain)):
        return None
    return Deed(row, subject, phrase.words[0], frozenset(plain[at + 1 :]) - _STOP)


def settled(found, deeds, talks, today):
    """Return (promise, state) of each promise; an introduction spoken of twice in a talk comes once."""
    best = {}
    for at, promise in enumerate(found):
        introduced = promise.what == "introduction" and promise.about
        key = (promise.row.talk, promise.who, promise.about) if introduced else at
        if key not in best or (promise.sure, promise.due) > (best[key].sure, best[key].due):
            best[key] = promise
    return [(promise, state_of(promise, deeds, talks, today)) for promise in best.values()]


def state_of(promise, deeds, talks, today):
    """Return the state of a promise, one of the six.

    Parameters
    ----------
    promise : Promise
    deeds : list of Deed
    talks : list of (str, str)
        Person and date of every talk.
    today : str
        ISO date.
    """
    if promise.done or any(_settles(deed, promise) for deed in deeds):
        return DONE
    if _was_talked_to(promise, talks):
        return TAKEN if promise.what == "introduction" else DONE
    if not promise.sure:
        return MAYBE
    if promise.due and today and promise.due < today:
        return OVER if promise.what in _EXPECTED else LATE
    return OPEN


def _settles(deed, promise):
    """Whether a deed is the one promised: the same sort of deed, the same thing, and not told before the promise."""
    verb = promise.verb[0] if promise.verb else ""
    alike = deed.verb == verb or {deed.verb, verb} <= _SENDS
    if not alike or deed.who != promise.who or deed.row.id == promise.row.id:
        return False
    if not _is_after(deed.row.date, promise.row.date) or deed.row.person != promise.row.person:
        return False
    things = frozenset(w.word for w in words_in(promise.about)) - _STOP
    return len(things & deed.words) >= max(1, min(2, len(things)))


def _was_talked_to(promise, talks):
    """Whether somebody who was to be introduced, or asked, was talked to after that."""
    contact = promise.who == "I" and promise.verb and promise.verb[0] in CONTACTS
    if not promise.about or not (promise.what == "introduction" or contact):
        return False
    return any(
        is_same(promise.about, person) and person != promise.row.person and _is_after(date, promise.row.date)
        for person, date in talks
    )


def _is_after(date, made):
    """Whether a date is not before another; where one is missing it may be."""
    return not (date and made) or date >= made
