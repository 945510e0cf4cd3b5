"""What a statement says that somebody will do: "she'll send me the slides", "write to Aisha by 2 March"."""

from __future__ import annotations

import re
from typing import NamedTuple

from careerlab.analysis.following.clause import HEDGED, clauses_of
from careerlab.analysis.following.readings import ended, read_clause
from careerlab.analysis.following.whom import owner_named

_NOT_SURE = re.compile(
    r"\b(?:maybe|perhaps|possibly|might|no promises|not sure|if (?:she|he|they) (?:can|could|finds?)|try)\b", re.I
)
_MANNER = re.compile(  # how somebody answers, which is no promise: "I'll take your questions in turn"
    r"\b(?:questions?\b.{0,20}\b(?:in turn|in (?:the )?order|one by one|first)|(?:in turn|one by one)$|an example"
    r"|be (?:honest|frank|straight)|(?:the|my|an) (?:honest |short |long )?(?:answer|version|truth))\b",
    re.I,
)
_LABEL = re.compile(r"\W*(\w[\w'’]*(?: \w[\w'’]*)?\.?)\s*(?::| [-–—→]+) ")


class Context(NamedTuple):
    """What is known of a statement before its words are read.

    `voice` is whose "I" it has (as `voice_of` says), `book` the known names (`known_people`), `person` whose talk it
    is, `goes_on` who the sentence before spoke of (``they`` or '': "Will ask her" after "he knows somebody"), `owner`
    whose things to do it is listed among (``I``, ``they`` or ''), `task` whether it is sorted as a thing to do or an
    offer: then a duty counts that is owed to nobody.
    """

    voice: str
    book: dict
    person: str = ""
    goes_on: str = ""
    owner: str = ""
    task: bool = False


class Act(NamedTuple):
    """Somebody will do something.

    `who` is ``I``, ``they`` (the person of the talk) or the name of another; `what` and `mine` as in
    ``resources/promises.csv``; `firm` FIRM, OFFERED or HEDGED; `verb` the phrase; `tail` the words after it; `start`
    and `end` offsets of the clause; `ordered` whether it is an order; `to_me` is False where somebody will write to
    somebody else, which is a promise only if that is an introduction; `done` whether it is told as done.
    """

    who: str
    what: str
    mine: str
    firm: int
    verb: tuple[str, ...]
    tail: str
    start: int
    end: int
    ordered: bool
    to_me: bool
    done: bool


def acts_in(text, context):
    """Return what a statement says is to be done, in order, as a list of Act."""
    context = context._replace(owner=owner_in_front(text, context.book, context.person) or context.owner)
    found, before = [], None
    for clause in clauses_of(text, context):
        reading, goes_on_from = read_clause(clause, before)
        before = goes_on_from or before
        if reading and not _MANNER.search(clause.text[clause.start : clause.end]):
            found.append(_act(clause, reading))
        if (end := ended(clause)) and (not reading or reading.done):
            found.append(_act(clause, end))
    return found


def _act(clause, reading):
    tail_from = clause.words[reading.at].start if reading.at < len(clause.words) else clause.end
    hedged = _NOT_SURE.search(clause.text[clause.start : clause.end])
    return Act(
        *(reading.who, reading.phrase.what, reading.phrase.mine, HEDGED if hedged else reading.firm),
        *(reading.phrase.words, clause.text[tail_from : clause.end].strip(), clause.start, clause.end),
        *(reading.ordered, reading.to_me, reading.done),
    )


def owner_in_front(text, book, person):
    """Return who stands in front of a thing to do: "Me: send the photos", "Joe: reading list"; '' where nobody does."""
    label = _LABEL.match(text)
    return owner_named(label[1], book, person) if label else ""
