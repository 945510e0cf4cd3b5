"""From statements to promises: what each says is to be done, by whom, about whom and by when."""

from __future__ import annotations

import re
from itertools import zip_longest

from careerlab.analysis.following import cues
from careerlab.analysis.following.about import GIVING, is_about, others_in, thing_of
from careerlab.analysis.following.acts import Context, acts_in
from careerlab.analysis.following.clause import HEDGED
from careerlab.analysis.following.content import content
from careerlab.analysis.following.dates import due_of
from careerlab.analysis.following.listed import OF_THE_WORK, listed
from careerlab.analysis.following.promise import ME, Promise, without
from careerlab.analysis.following.voice import is_own_part, owner_of

_HE = re.compile(r"\W*(?:he|she|they)\b", re.I)
_SOMEBODY = re.compile(
    r"\b(?:i|she|he|they|we|it|you)\b(?!(?:['’]d)? (?:say|says|think|thinks|reckon|reckons|guess))", re.I
)
_TO_SOMEBODY = re.compile(r"\W*(?:[Hh]er|[Hh]im|[A-Z]\w+)\b")
_OVERRULING = ("mentor", "event", "opening", "introduction")  # sorts that a noun tells better than the verb
_IT = re.compile(r"\W*(?:(?:to )?(?:me|her|him|them|you) )?(?:it|them|both)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BESIDE_THE_THING = re.compile(r"\s(?:to|with|on|at|from|by|in|for|last|yesterday)\s")
_SENDING = ("send", "forward", "email", "share")


def promises_in(statements, book):
    """Return every promise and every deed of the statements, one Promise each.

    Parameters
    ----------
    statements : list of namedtuple
        As `entries` gives them.
    book : dict
        Known names, as `known_people` gives them.
    """
    found, deeds, before, above = [], [], [], None
    for row, below in zip_longest(statements, statements[1:]):
        if above is None or (above.source, above.line) != (row.source, row.line):
            before = []
        last = found[-1] if found and above is not None and _is_beside(found[-1].row, above, row) else None
        if last and (remark := _remark(last, row)):
            found[-1] = remark
        else:
            goes_on = bool(last and last.row.line == row.line)
            read = _lent_name(row, above, below, book) or _read(row, before, book, goes_on)
            goes_with = below.text if below and (below.source, below.line) == (row.source, row.line) else ""
            for promise in read:
                seen = found if promise.sure or not promise.told else deeds
                seen.append(promise._replace(said=content(row.text) | content(goes_with)))
        above, before = row, [*before, row.text]
    return found + deeds


def _read(row, before, book, goes_on):
    """Return what a statement promises, and its deeds; where its words do not say, its place in the notes does."""
    if cues.is_head(row):
        return []
    spoken = _spoken(row, before, book)
    said = any(promise.sure or not promise.told for promise in spoken)
    return spoken if said else spoken + listed(row, book, goes_on)


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
    named = [others_in(one.text, row, book) for one in ((row,) if told_after else (row, *close))]
    about = next((names[-1] for names in named if names), "")
    due, due_words = due_of(row.text[:at] if at > 0 else row.text, row.date) if not done else ("", "")
    found = Promise(row, row.who, "introduction", row.text, about, due, due_words, True, done, (), content(about))
    return [found] if done or about else []


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
        it = before[-1] if before and _IT.match(act.tail) else without(row.text, due_words)
        thing = content(thing_of(act.tail, book, due_words) or it)
        found.append(Promise(row, who, what, words, about, due, due_words, sure, cues.is_done(row), act.verb, thing))
    return found


def _deed(act, row, before, book):
    """Make a promise of what is told as done."""
    what, about = is_about(act, row, before, book, "")
    worth = _is_worth(act, row) and bool(about or cues.is_already(row.text))
    who = row.who if act.who == "they" else act.who
    thing = content(_BESIDE_THE_THING.split(thing_of(act.tail, book, ""))[0])
    return Promise(row, who, what, row.text, about, "", "", worth, True, act.verb, thing, told=True)


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
        return act.what == "thank-you" and act.who == ME
    listed = row.kind in ("task", "lead") or row.owner or is_own_part(row.question) or row.voice == "them"
    return bool(listed and act.verb[0] in GIVING) or cues.is_already(row.text)


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
    if _is_bygone(row.text[act.start : act.end], row.date):
        return False
    if act.who == ME and act.mine == "task" and not act.ordered and not _has_object(act, row):
        return False
    if act.who == ME and act.mine == "task" and row.kind not in ("task", "lead"):
        return False
    if act.ordered and row.voice == "me" and row.kind in ("advice", "fact", *OF_THE_WORK):
        to_somebody = row.kind != "advice" and _TO_SOMEBODY.match(act.tail)
        return row.status == "ask" and bool(to_somebody or is_own_part(row.question))
    return not (act.who == ME and row.kind in ("fact", *OF_THE_WORK) and row.status != "ask")


def _is_bygone(clause, date):
    """Whether words name a year before that of the talk: "Print to radio in 2019"."""
    return any(year < date[:4] for year in _YEAR.findall(clause))


def _has_object(act, row):
    """Whether a thing to do says what, or by when: "think about the course", not "think about that"."""
    clause = row.text[act.start : act.end]
    return bool(content(clause) - content(" ".join(act.verb)) or due_of(clause, row.date)[1])


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
