"""What became of a promise: done, taken up, late, or still to come."""

from __future__ import annotations

from careerlab.analysis.following.about import CONTACTS
from careerlab.analysis.following.whom import is_same
from careerlab.analysis.following.words import words_in

OPEN, MAYBE, LATE, DONE, TAKEN, OVER = "open", "maybe", "late", "done", "taken", "over"
STILL = (LATE, OPEN, MAYBE)
_EXPECTED = ("event", "opening")
_SENDS = frozenset("send email mail forward post share message text write give bring pass show ping drop".split())
_STOP = frozenset(
    "the a an my her his him them of to for and it that this with about in on at she he they i me we our".split()
)


def settled(found, talks, today):
    """Return (promise, state) of each; what is spoken of twice in a talk comes once, and a deed only if it is news."""
    deeds = [promise for promise in found if promise.told]
    promises = [promise for promise in found if not promise.told]
    promises += [deed for deed in deeds if deed.sure and not any(_settles(deed, promise) for promise in promises)]
    best = {}
    for at, promise in enumerate(promises):
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
    deeds : list of Promise
        Those that are told as done.
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
    alike = deed.verb[0] == verb or {deed.verb[0], verb} <= _SENDS
    if not alike or deed.who != promise.who or deed.row.id == promise.row.id:
        return False
    if not _is_after(deed.row.date, promise.row.date) or deed.row.person != promise.row.person:
        return False
    things, done = ({w.word for w in words_in(words)} - _STOP for words in (promise.about, deed.words))
    return len(things & done) >= max(1, min(2, len(things)))


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
