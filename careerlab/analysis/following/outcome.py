"""What became of a promise: done, taken up, late, over, or still to come."""

from __future__ import annotations

import re
from collections import defaultdict

from careerlab.analysis.following.about import CONTACTS, GIVING, is_for
from careerlab.analysis.following.content import content
from careerlab.analysis.following.whom import is_same

OPEN, MAYBE, LATE, DONE, TAKEN, OVER = "open", "maybe", "late", "done", "taken", "over"
_EXPECTED = ("event", "opening")
_SAME_DEED = (  # who did one of these did any of them
    GIVING | {"write", "text", "message", "show", "drop", "ping", "hand", "tell", "let"},
    CONTACTS | {"check", "find", "look", "see"},
)
# Verbs that close anything.
_CLOSES = frozenset("end do finish complete submit hand run make drop".split())
# What is not done when its thing has come: the book that arrived is not read.
_NOT_CLOSED = frozenset("read decide think listen learn watch review look go proofread comment".split())
_SPOKE = frozenset("talk speak meet see ring call phone".split())
_ENOUGH, _SURELY = 2, 3  # content words in common: with a deed of the same sort, and with any
_WAITS_FOR_ME = re.compile(r"\b(?:if|when|once|as soon as) (?:i|you)\b", re.I)


def settled(found, talks, today):
    """Return (promise, state) of each; what is spoken of twice in a talk comes once, and a deed only if it is news.

    Parameters
    ----------
    found : list of Promise
    talks : list of (str, str, str)
        Person, date and who introduced them, of every talk.
    today : str
        ISO date.
    """
    deeds = [promise for promise in found if promise.told or promise.done]
    promises = [promise for promise in found if not promise.told]
    promises += [deed for deed in deeds if deed.told and deed.sure and not any(_settles(deed, p) for p in promises)]
    kept = _each_once(promises)
    contacts = _contacts(talks, kept)
    states = [state_of(promise, deeds, contacts, today) for promise in kept]
    taken_up = {p.row.id for p, state in zip(kept, states, strict=True) if p.what in _EXPECTED and state == DONE}
    return [
        (promise, DONE if promise.who == "I" and promise.row.id in taken_up else state)  # the steps to what took place
        for promise, state in zip(kept, states, strict=True)
    ]


def _contacts(talks, promises):
    """Return (person, date) of every talk, and of who led to one they had not offered before: they were written to."""
    offered = {(p.row.person, p.about) for p in promises if p.what == "introduction"}
    led = [(by, date) for person, date, by in talks if by and (by, person) not in offered]
    return [(person, date) for person, date, _ in talks] + led


def _each_once(promises):
    """Keep of what is promised twice in one talk what is surer and has a day."""
    alike = defaultdict(list)
    for promise in promises:
        same_sort = alike[promise.row.talk, promise.who, promise.what, promise.done]
        twin = next((at for at, other in enumerate(same_sort) if _is_twin(other, promise)), None)
        if twin is None:
            same_sort.append(promise)
        elif (promise.sure, promise.due) > (same_sort[twin].sure, same_sort[twin].due):
            same_sort[twin] = promise
    return [promise for same_sort in alike.values() for promise in same_sort]


def _is_twin(one, other):
    if one.what == "introduction" and one.about:
        return one.about == other.about
    if not one.verb or not _is_same_deed(one.verb[0], other.verb[:1]) or not one.thing:
        return False
    if one.due and one.due == other.due:
        return one.thing <= other.thing or other.thing <= one.thing
    return one.thing == other.thing and "" in (one.due, other.due)


def state_of(promise, deeds, talks, today):
    """Return the state of a promise, one of the six.

    Parameters
    ----------
    promise : Promise
    deeds : list of Promise
        Those that are told as done.
    talks : list of (str, str)
        Person and date of every talk, or of every sign that somebody was in contact.
    today : str
        ISO date.
    """
    talked = _was_talked_to(promise, talks, deeds)
    if talked and promise.what == "introduction":
        return TAKEN
    if promise.done or talked or any(_settles(deed, promise) for deed in deeds):
        return DONE
    has_passed = bool(promise.due and today and promise.due < today)
    if promise.what in _EXPECTED or (promise.what == "introduction" and not promise.sure):
        took_place = (promise.row.person, promise.due) in talks and promise.due > promise.row.date
        return DONE if took_place else OVER if has_passed else OPEN if promise.sure else MAYBE
    if not promise.sure:
        return MAYBE
    return LATE if has_passed and not (promise.who != "I" and _WAITS_FOR_ME.search(promise.words)) else OPEN


def _settles(deed, promise):
    """Whether a deed is the one promised: by whom, of the same sort, the same thing, and not told before the promise.

    A deed told in a talk with somebody else has to name the person, but for what was to be done for nobody.
    """
    by_me = deed.who == "I" and promise.what in _EXPECTED  # what somebody offers, I take up
    answered = promise.verb[:1] == ("ask",) and deed.who in (promise.row.who, promise.about)
    if deed.row.id == promise.row.id or not (deed.who in ("", promise.who) or by_me or answered):
        return False
    if not _is_after(deed, promise):
        return False
    name, said = content(promise.row.who), deed.said
    named = promise.row.who == deed.row.who or bool(name & said)
    if deed.what == promise.what == "thank-you":
        return is_same(deed.about, promise.about) or (named and not promise.about)
    verb = promise.verb[:1]
    closes = not deed.verb or (deed.verb[0] in _CLOSES and (deed.verb[0] != "end" or not {*verb} & _NOT_CLOSED))
    alike = not verb or closes or _is_same_deed(deed.verb[0], verb)
    if by_me and named and len(deed.verb) > 1 and deed.verb[:2] == promise.verb[:2]:
        return True  # "I sat in" where she had said that I could
    things, told = promise.thing - name, deed.thing - name
    all_there, shared = bool(things) and things <= said, things & said
    most = len(shared) >= max(_ENOUGH, len(things) / 2)
    surely = len(shared) >= _SURELY and all_there and promise.who == "I"
    if not (surely or (alike and (all_there or most or (named and told and told <= content(promise.words))))):
        return False
    came = not deed.who and all_there and len(things) >= _ENOUGH  # "The style guide arrived": from whom else?
    return named or came or (promise.who == "I" and not is_for(promise, promise.row.who))


def _is_same_deed(verb, other):
    return (verb,) == tuple(other) or any({verb, *other} <= verbs for verbs in _SAME_DEED)


def _was_talked_to(promise, talks, deeds):
    """Whether somebody who was to be introduced, or asked, was talked to after that."""
    contact = promise.who == "I" and promise.verb and promise.verb[0] in CONTACTS
    no_more = contact and not promise.thing - content(promise.row.person) - content(" ".join(promise.verb))
    whom = promise.about or (promise.row.person if no_more else "")  # "write to Jonas on 7 April"
    if not whom or not (promise.what == "introduction" or contact):
        return False
    spoke = [deed for deed in deeds if deed.who == "I" and deed.verb and deed.verb[0] in _SPOKE and deed.about]
    return any(is_same(deed.about, whom) and _is_after(deed, promise) for deed in spoke) or any(
        is_same(whom, person)
        and _is_not_before(date, promise.row.date)
        and (person != promise.row.person or date > promise.row.date)
        for person, date in talks
    )


def _is_after(deed, promise):
    """Whether a deed is told after a promise: on a later day, or further down in the same note."""
    if deed.row.source == promise.row.source:
        return (deed.row.date, deed.row.line, deed.row.start) > (promise.row.date, promise.row.line, promise.row.start)
    return _is_not_before(deed.row.date, promise.row.date)


def _is_not_before(date, made):
    """Whether a date is not before another; where one is missing it may be."""
    return not (date and made) or date >= made
