"""From statements to promises: what each says is to be done, by whom, about whom and by when."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from careerlab.analysis.following import cues
from careerlab.analysis.following.about import is_about
from careerlab.analysis.following.acts import Context, acts_in, owner_in_front
from careerlab.analysis.following.clause import HEDGED
from careerlab.analysis.following.dates import due_of
from careerlab.analysis.following.voice import is_own_part, owner_of
from careerlab.analysis.following.whom import names_in

ME = "I"
_LISTED = ("check box", "label", "heading", "tag")  # rules that a list of things to do leaves
_OF_THE_WORK = ("route", "pro", "con", "gap", "need")  # what is told of the work is no opening for the note-taker
_HE = re.compile(r"\W*(?:he|she|they)\b", re.I)
_SOMEBODY = re.compile(
    r"\b(?:i|she|he|they|we|it|you)\b(?!(?:['’]d)? (?:say|says|think|thinks|reckon|reckons|guess))", re.I
)
_TO_SOMEBODY = re.compile(r"\W*(?:[Hh]er|[Hh]im|[A-Z]\w+)\b")
_OVERRULING = ("mentor", "event", "opening", "introduction")  # sorts that a noun tells better than the verb
_IT = re.compile(r"\W*(?:(?:to )?(?:me|her|him|them|you) )?(?:it|them|both)\b", re.I)
_SENDING = ("send", "forward", "email", "share")
_GIVING = frozenset("send forward email mail post share give lend return bring introduce put copy cc pass pay".split())


class Promise(NamedTuple):
    """One thing to do or to expect, before anybody has looked what became of it.

    `row` is the statement (as `entries` gives it), `who`, `what`, `words`, `about`, `due` and `due_words` as in
    `follow_ups`, `sure` whether it is surely meant, `done` whether the words themselves say that it is done, `verb` the
    phrase of ``resources/promises.csv``, () where no verb says it, `told` whether it is a deed that was never promised
    in these words ("sent her the photo"): then `sure` says whether it is worth a row.
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
    told: bool = False


def promises_in(read, book):
    """Return every promise and every deed of the statements, one Promise each.

    Parameters
    ----------
    read : list of namedtuple
        As `entries` gives them.
    book : dict
        Known names, as `known_people` gives them.
    """
    found, before, above = [], [], None
    for row, below in zip_longest(read, read[1:]):
        if above is None or (above.source, above.line) != (row.source, row.line):
            before = []
        last = found[-1] if found and above is not None and _is_beside(found[-1].row, above, row) else None
        if last and (remark := _remark(last, row)):
            found[-1] = remark
        else:
            goes_on = bool(last and last.row.line == row.line)
            found += _lent_name(row, above, below, book) or _read(row, before, book, goes_on)
        above, before = row, [*before, row.text]
    return found


def _read(row, before, book, goes_on):
    """Return what a statement promises, and its deeds; where its words do not say, its place in the notes does."""
    if cues.is_head(row):
        return []
    spoken = _spoken(row, before, book)
    said = any(promise.sure or not promise.told for promise in spoken)
    return spoken if said else spoken + _listed(row, book, goes_on)


def _is_beside(promise, above, row):
    """Whether the row of a promise stands right above another, or on the same line."""
    return promise is above or (promise.source, promise.line) == (row.source, row.line)


def _remark(last, row):
    """Return a promise with what a fragment behind it says of it: "Deadline 20 June.", "Did it in May."; or None."""
    if not last.due_words and cues.is_only_a_day(row.text):
        due, due_words = due_of(row.text, row.date)
        return last._replace(due=due, due_words=due_words)
    if last.what == "introduction" and cues.expected_at(row.text) >= 0:
        return last
    return last._replace(done=True) if cues.is_done_too(row.text) else None


def _lent_name(row, above, below, book):
    """Return the introduction that it is to be copied in, or to be told to ring who knows already or use a name."""
    if row.voice == "me to them":
        return []
    done, at = cues.is_introduced(row.text), cues.expected_at(row.text)
    lent = cues.is_contact(row.text) and cues.given_at(row.text) < 0
    close = [one for one in (above, below) if one and one.source == row.source and abs(one.line - row.line) <= 1]
    told_after = lent and at < 0 and below in close and cues.expected_at(below.text) >= 0
    if not (done or told_after or (lent and at >= 0)):
        return []
    named = [_others(one.text, row, book) for one in ((row,) if told_after else (row, *close))]
    about = next((names[-1] for names in named if names), "")
    due, due_words = due_of(row.text[:at] if at > 0 else row.text, row.date) if not done else ("", "")
    found = Promise(row, row.who, "introduction", row.text, about, due, due_words, True, done, ())
    return [found] if done or about else []


def _others(text, row, book):
    return [n.name for n in names_in(text, book) if n.name not in (row.person, row.explorer)]


def _spoken(row, before, book):
    """Return what the words of a statement promise, or tell as done."""
    goes_on = "they" if before and _HE.match(before[-1]) else ""
    task = row.kind in ("task", "lead") or bool(row.owner)
    context = Context(row.voice, book, row.person, goes_on, _owner(row), task)
    acts = _joined([act for act in acts_in(row.text, context) if _is_meant(act, row)])
    found = [_deed(act, row, before, book) for act in acts if act.done]
    acts = [act for act in acts if not act.done]
    for act in acts:
        clause = row.text[act.start : act.end]
        due, due_words = _due(row, act, len(acts) == 1)
        what, about = is_about(act, row, before, book, due_words)
        if not act.to_me and what != "introduction":
            continue
        what = "event" if what == "promise" and cues.is_appointment(row.text) else _sort(what, act)
        if what == "stay in touch" and any(promise.what == what for promise in found):
            continue  # "would like to stay in touch, connect on LinkedIn" is one wish
        settled = row.status != "ask" or not act.ordered or "check box" in row.rule
        words = clause.strip(" ,;–—-") if len(acts) > 1 else row.text
        who, sure = row.who if act.who == "they" else act.who, act.firm > HEDGED and settled
        found.append(Promise(row, who, what, words, about, due, due_words, sure, cues.is_done(row), act.verb))
    return found


def _deed(act, row, before, book):
    """Make a promise of what is told as done."""
    what, about = is_about(act, row, before, book, "")
    worth = _is_worth(act, row) and bool(about or cues.is_already(row.text))
    who = row.who if act.who == "they" else act.who
    return Promise(row, who, what, row.text, about, "", "", worth, True, act.verb, told=True)


def _joined(acts):
    """Join what is one thing to do: "must write and thank her", "dig out the form and send it by Friday"."""
    joined = []
    for act in acts:
        last = joined[-1] if joined and joined[-1].who == act.who and joined[-1].done == act.done else None
        if last and not last.tail.strip(" ,.;"):
            act = act._replace(start=joined.pop().start)
        elif last and _IT.match(act.tail) and not due_of(last.tail, "")[1]:
            act = joined.pop()._replace(end=act.end)
        joined.append(act)
    return joined


def _is_worth(act, row):
    """Whether a deed is worth a row though nobody promised it: it closes something between the two."""
    if not act.to_me or row.kind == "route":
        return act.what == "thank-you"
    listed = row.kind in ("task", "lead") or row.owner or is_own_part(row.question) or row.voice == "them"
    return bool(listed and act.verb[0] in _GIVING) or cues.is_already(row.text)


def _owner(row):
    """Return who owes what a statement orders: as its label says, else the note-taker where it is a thing to do."""
    if row.owner or row.kind not in ("task", "lead"):
        return row.owner
    return owner_of(row.question) or (ME if "check box" in row.rule or row.kind == "task" else "")


def _is_meant(act, row):
    """Whether an act is more than talk about the work: sorted as a thing to do, or said to somebody."""
    if act.ordered and row.voice == "me" and cues.is_advised(row.text):
        return False
    if act.done or (act.ordered and row.owner):
        return True
    if act.who == ME and act.mine == "task" and row.kind not in ("task", "lead"):
        return False
    if act.ordered and row.voice == "me" and row.kind in ("advice", "fact", *_OF_THE_WORK):
        to_somebody = row.kind != "advice" and _TO_SOMEBODY.match(act.tail)
        return row.status == "ask" and bool(to_somebody or is_own_part(row.question))
    return not (act.who == ME and row.kind in ("fact", *_OF_THE_WORK) and row.status != "ask")


def _due(row, act, alone):
    """Return date and words of time of a clause; a date may stand beside it: "14 May, 6 pm, bring the laptop"."""
    if row.when:
        return due_of(row.when, row.date)
    due = due_of(row.text[act.start : act.end], row.date)
    if due[1] or not alone:
        return due
    beside = re.split("[,;.]", row.text[: act.start]) + re.split("[,;.]", row.text[act.end :])
    found = (due_of(part, row.date) for part in beside if not _SOMEBODY.search(part))
    return next((due for due in found if due[1]), ("", ""))


def _sort(what, act):
    """Return what sort of thing a promise is of, where the words around the verb say more than the verb."""
    said = cues.occasions(act.tail) if what in ("promise", "stay in touch", "event") else ()
    if act.who == ME:
        return "thank-you" if "thank-you" in said else what
    if act.verb[0] in _SENDING:
        return what
    return next((sort for sort in _OVERRULING if sort in said), what)


def _listed(row, book, goes_on):
    """Read what names no deed of the table: thanks given, a number passed on, a line on a list, an event, a post.

    `goes_on` says that the line has promised something already: what follows is a remark to it.
    """
    if row.voice == "me to them":
        return []
    if row.voice == "me" and cues.is_thanked(row.text):
        return [_of_whole(row, ME, "thank-you", book, True)._replace(done=True)]
    if row.voice == "me" and row.kind not in _OF_THE_WORK[:3] and _is_passed_on(row, book):
        return [_of_whole(row, ME, "introduction", book, row.kind == "lead")]
    said = cues.occasions(row.text)
    what = said[0] if said else "event" if cues.is_appointment(row.text) else "promise"
    if cues.is_wanted(row.text) and row.kind != "route":
        return [_of_whole(row, row.who, "opening", book, row.kind == "lead")]
    if owner := _owner_of_line(row, book):
        return [_of_whole(row, row.who if owner == "they" else owner, what, book, True)]
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
    due, due_words = due_of(row.when or row.text, row.date)
    names = _others(row.text, row, book)
    about = names[0] if names else row.person if what == "thank-you" else ""
    return Promise(row, who, what, row.text, about, due, due_words, sure, cues.is_done(row), ())
