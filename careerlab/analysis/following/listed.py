"""What names no deed but stands where things to do stand: a line on a list, an event, a post, thanks given."""

from __future__ import annotations

import re

from careerlab.analysis.following import cues
from careerlab.analysis.following.about import others_in
from careerlab.analysis.following.acts import owner_in_front
from careerlab.analysis.following.content import content
from careerlab.analysis.following.dates import due_of
from careerlab.analysis.following.promise import ME, Promise, without
from careerlab.analysis.following.voice import is_own_part, owner_of
from careerlab.analysis.following.whom import names_in

OF_THE_WORK = ("route", "pro", "con", "gap", "need")  # what is told of the work is no opening for the note-taker
_LISTED = ("check box", "label", "heading", "tag")  # rules that a list of things to do leaves
_SUBJECT = re.compile(r"^\W*(?:\w+ )?(?:i|she|he|they|we|it|you)\b", re.I)
_YOU_WILL = re.compile(r"^\W*you(?: will|['’]ll) ", re.I)


def listed(row, book, goes_on):
    """Read what names no deed of the table: thanks given, a number passed on, a line on a list, an event, a post.

    `goes_on` says that the line has promised something already: what follows is a remark to it.
    """
    if row.voice == "me to them":
        return []
    if row.voice == "me" and cues.is_thanked(row.text):
        return [_of_whole(row, ME, "thank-you", book, True)._replace(done=True)]
    if row.voice == "me" and row.kind not in OF_THE_WORK[:3] and _is_passed_on(row, book):
        return [_of_whole(row, ME, "introduction", book, row.kind == "lead")]
    said = cues.occasions(row.text)
    takes_place = cues.is_appointment(row.text) or (cues.is_there(row.text) and due_of(row.text, row.date)[0])
    what = said[0] if said else "event" if takes_place else "promise"
    if cues.is_wanted(row.text) and row.kind != "route":
        return [_of_whole(row, row.who, "opening", book, row.kind == "lead")]
    if owner := _owner_of_line(row, book):
        return [_of_whole(row, row.who if owner == "they" else owner, what, book, True)]
    subject = _SUBJECT if row.kind == "task" else _YOU_WILL
    if what == "promise" and not _is_on_a_list(row) and subject.search(row.text):
        return []  # a sentence with a subject of its own, and no promise in it
    if row.kind == "task":
        meant, who = _is_task(row, what, goes_on), row.who if owner_of(row.question) == "they" else ME
    elif row.kind == "lead":
        meant, who = _is_lead(row, said), ME if what == "thank-you" else row.who
    else:
        meant, who = _comes_up(row, what), row.who
    sure = row.kind in ("task", "lead") and row.status != "ask"
    return [_of_whole(row, who, what, book, sure)] if meant else []


def _owner_of_line(row, book):
    """Return whose the thing is that a line of a list names without a verb: "Jo – glossary – Friday"."""
    if cues.is_past(row.text) or cues.is_advised(row.text) or row.kind in ("belief", "gap", "pro", "con", "route"):
        return ""
    label, timed = owner_in_front(row.text, book, row.person), due_of(row.text, row.date)[0] > row.date
    return row.owner or (label if is_own_part(row.question) or timed else owner_of(row.question) if timed else "")


def _is_task(row, what, goes_on):
    """Whether a statement sorted as a task is one: it has a day, or stands on a list."""
    due, due_words = due_of(row.text, row.date)
    if cues.is_past(row.text) and not due_words.startswith("by "):
        return False
    if goes_on and not due_words:
        return False
    timed = due_words if row.status != "ask" else what == "thank-you" or due > row.date
    return bool(timed or _is_on_a_list(row))


def _is_lead(row, said):
    """Whether a statement sorted as a lead is one: sure and of some sort, or still to come."""
    due, due_words = due_of(row.text, row.date)
    if cues.is_past(row.text) and not due_words.startswith("by "):
        return False
    if owner_of(row.question) == "they" or due > row.date:
        return True
    if row.status != "ask":
        return bool(said or due_words or _is_on_a_list(row))
    return bool(said) and (said[0] == "introduction" or cues.comes_up(row.text))


def _is_on_a_list(row):
    return row.status == "corrected" or row.rule.startswith(_LISTED) or bool(owner_of(row.question))


def _comes_up(row, what):
    """Whether a statement of another kind tells of an event or a post with a day that is still to come."""
    if row.kind in OF_THE_WORK or what not in ("event", "opening") or cues.is_gone(row.text) or cues.is_past(row.text):
        return False
    due, due_words = due_of(row.text, row.date)
    return due > row.date and not cues.is_weekday(due_words) and (what == "event" or cues.comes_up(row.text))


def _is_passed_on(row, book):
    """Whether the person passed on how to reach somebody; what somebody else passed on led to this talk."""
    at = cues.given_at(row.text)
    return at >= 0 and all(name.name == row.person for name in names_in(row.text[:at], book))


def _of_whole(row, who, what, book, sure):
    """Make a promise of a whole statement."""
    due, due_words = due_of(row.when or row.text, row.date)
    names = others_in(row.text, row, book)
    about = names[0] if names else row.person if what == "thank-you" else ""
    thing = content(without(row.text, due_words))
    return Promise(row, who, what, row.text, about, due, due_words, sure, cues.is_done(row), (), thing)
