"""From statements to promises: what each says is to be done, by whom, about whom and by when."""

from __future__ import annotations

import re
from typing import NamedTuple

from careerlab.analysis.following import cues
from careerlab.analysis.following.about import is_about
from careerlab.analysis.following.acts import Context, acts_in
from careerlab.analysis.following.clause import HEDGED
from careerlab.analysis.following.dates import due_of
from careerlab.analysis.following.voice import in_own_words, is_own_part, owner_of, voice_of
from careerlab.analysis.following.whom import known_people, names_in

ME = "I"
_LISTED = ("check box", "label", "heading", "tag")  # rules that a list of things to do leaves
_OF_THE_WORK = ("route", "pro", "con", "gap", "need")  # what is told of the work is no opening for the note-taker
_HE = re.compile(r"\W*(?:he|she|they)\b", re.I)
_SOMEBODY = re.compile(r"\b(?:i|she|he|they|we|it|you)\b", re.I)
_TO_SOMEBODY = re.compile(r"\W*(?:[Hh]er|[Hh]im|[A-Z]\w+)\b")
_OVERRULING = ("mentor", "event", "opening", "introduction")  # sorts that a noun tells better than the verb
_SENDING = ("send", "forward", "email", "share")


class Promise(NamedTuple):
    """One thing to do or to expect, before anybody has looked what became of it.

    `row` is the statement (a row of the insights with `who`), `who`, `what`, `words`, `about`, `due` and `due_words`
    as in `follow_ups`, `sure` whether it is surely meant, `done` whether the words themselves say that it is done,
    `verb` the phrase of ``resources/promises.csv``, () where no verb says it.
    """

    row: object
    who: str
    what: str
    words: str
    about: str
    due: str
    due_words: str
    sure: bool
    done: bool
    verb: tuple[str, ...]


def promises_in(rows):
    """Return every promise of the statements (in note order, with `who`), one Promise each."""
    book, themselves = known_people(rows), in_own_words(rows)
    found, line, before = [], None, []
    for row in rows.itertuples():
        if line != (row.source, row.line):
            line, before = (row.source, row.line), []
        last = found[-1] if found and (found[-1].row.source, found[-1].row.line) == line else None
        if before and last and not last.due_words and cues.is_deadline(row.text):
            due, due_words = due_of(row.text, row.date)
            found[-1] = last._replace(due=due, due_words=due_words)
        else:
            voice = voice_of(row, row.source in themselves)
            found += _spoken(row, before, book, voice) or _listed(row, book, voice, goes_on=last is not None)
        before.append(row.text)
    return found


def _spoken(row, before, book, voice):
    """Return what the words of a statement promise."""
    goes_on = "they" if before and _HE.match(before[-1]) else ""
    context = Context(voice, book, row.person, goes_on, _owner(row), row.kind in ("task", "lead"))
    acts = _joined([act for act in acts_in(row.text, context) if _is_meant(act, row, voice)])
    found = []
    for act in acts:
        clause = row.text[act.start : act.end]
        due, due_words = _due(row, act, len(acts) == 1)
        what, about = is_about(act, row, before, book, due_words)
        if not act.to_me and what != "introduction":
            continue
        what = "event" if what == "promise" and cues.is_appointment(row.text) else _sort(what, act, clause)
        if what == "stay in touch" and any(promise.what == what for promise in found):
            continue  # "would like to stay in touch, connect on LinkedIn" is one wish
        settled = row.status != "ask" or not act.ordered or "check box" in row.rule
        words = clause.strip(" ,;–—-") if len(acts) > 1 else row.text
        who, sure = row.who if act.who == "they" else act.who, act.firm > HEDGED and settled
        found.append(Promise(row, who, what, words, about, due, due_words, sure, cues.is_done(row), act.verb))
    return found


def _joined(acts):
    """Join a deed without an object to the next: "must write and thank her" is one thing to do."""
    joined = []
    for act in acts:
        if joined and joined[-1].who == act.who and not joined[-1].tail.strip(" ,.;"):
            act = act._replace(start=joined.pop().start)
        joined.append(act)
    return joined


def _owner(row):
    """Return who owes what a statement orders: as its heading says, else the note-taker where it is a thing to do."""
    if row.kind not in ("task", "lead"):
        return ""
    return owner_of(row.question) or (ME if "check box" in row.rule or row.kind == "task" else "")


def _is_meant(act, row, voice):
    """Whether an act is more than talk about the work: sorted as a thing to do, or said to somebody."""
    if act.who == ME and act.mine == "task" and row.kind not in ("task", "lead"):
        return False
    if act.ordered and voice == "me" and row.kind in ("advice", "fact", *_OF_THE_WORK):
        to_somebody = row.kind != "advice" and _TO_SOMEBODY.match(act.tail)
        return row.status == "ask" and bool(to_somebody or is_own_part(row.question))
    return not (act.who == ME and row.kind in ("fact", *_OF_THE_WORK) and row.status != "ask")


def _due(row, act, alone):
    """Return date and words of time of a clause; a date may stand beside it: "14 May, 6 pm, bring the laptop"."""
    due = due_of(row.text[act.start : act.end], row.date)
    if due[1] or not alone:
        return due
    beside = re.split("[,;.]", row.text[: act.start]) + re.split("[,;.]", row.text[act.end :])
    found = (due_of(part, row.date) for part in beside if not _SOMEBODY.search(part))
    return next((due for due in found if due[1]), ("", ""))


def _sort(what, act, clause):
    """Return what sort of thing a promise is of, where the words around the verb say more than the verb."""
    said = cues.occasions(clause) if what in ("promise", "stay in touch") else ()
    if act.who == ME:
        return "thank-you" if "thank-you" in said else what
    if act.verb[0] in _SENDING:
        return what
    return next((sort for sort in _OVERRULING if sort in said), what)


def _listed(row, book, voice, goes_on):
    """Read what names no deed of the table: thanks given, a number passed on, a line on a list, an event, a post.

    `goes_on` says that the line has promised something already: what follows is a remark to it.
    """
    if voice == "me to them":
        return []
    if voice == "me" and cues.is_thanked(row.text):
        return [_of_whole(row, ME, "thank-you", book, True)._replace(done=True)]
    if voice == "me" and row.kind not in _OF_THE_WORK[:3] and _is_passed_on(row, book):
        return [_of_whole(row, ME, "introduction", book, row.kind == "lead")]
    said = cues.occasions(row.text)
    what = said[0] if said else "event" if cues.is_appointment(row.text) else "promise"
    if row.kind == "task":
        meant, who = _is_task(row, what, goes_on), row.who if owner_of(row.question) == "they" else ME
    elif row.kind == "lead":
        meant, who = _is_lead(row, said), ME if what == "thank-you" else row.who
    else:
        meant, who = _comes_up(row, what), row.who
    sure = row.kind in ("task", "lead") and row.status != "ask"
    return [_of_whole(row, who, what, book, sure)] if meant else []


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
    if row.kind in _OF_THE_WORK or what not in ("event", "opening") or cues.is_gone(row.text) or cues.is_past(row.text):
        return False
    due, due_words = due_of(row.text, row.date)
    return due > row.date and not cues.is_weekday(due_words) and (what == "event" or cues.comes_up(row.text))


def _is_passed_on(row, book):
    """Whether the person passed on how to reach somebody; what somebody else passed on led to this talk."""
    at = cues.given_at(row.text)
    return at >= 0 and all(name.name == row.person for name in names_in(row.text[:at], book))


def _of_whole(row, who, what, book, sure):
    """Make a promise of a whole statement."""
    due, due_words = due_of(row.text, row.date)
    names = [n.name for n in names_in(row.text, book) if n.name != row.person]
    about = names[0] if names else row.person if what == "thank-you" else ""
    return Promise(row, who, what, row.text, about, due, due_words, sure, cues.is_done(row), ())
