"""Small signs of what a statement is: told as done, thanks already given, an appointment, something that comes up."""

from __future__ import annotations

import re
from functools import cache

from careerlab.analysis.following.dates import due_of
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows as resource

_DONE = re.compile(
    r"[✓✔☑]|\b(?:done|sent|sorted|ticked off|emailed|posted)\b[\s)!.:]*\S{0,9}(?: \S{1,9}){0,2}$|^\W*done\b", re.I
)
_THANKED = re.compile(
    r"^\W*(?:i )?(?:have )?(?:already )?(?:(?:sent|wrote|written|e-?mailed|texted|posted|said|gave|mailed|left)\b"
    r".{0,25}\bthank|thanked\b)",
    re.I,
)
_GIVEN = re.compile(
    r"\b(?:(?:gave|given|passed|sent|texted) (?:me|us) .{0,50}\b(?:numbers?|e-?mail|address|details|contact|card)"
    r"|put (?:me|us) on ?to)\b",
    re.I,
)
_PAST = re.compile(
    r"^\W*(?:(?:i|we|she|he|they)\b )?(?:was|were|had|ran|sent|wrote|rang|spoke|met|went|saw|did|came|got|felt|told"
    r"|said|gave|took|sat|slept|knew|(?!offered|promised|agreed|volunteered|invited|need|feed|speed)\w+ed)\b",
    re.I,
)
_COMES_UP = re.compile(
    r"\b(?:come along|invit\w*|on the list|welcome to|can come|could come|sign up|register|tickets?|there['’]?s"
    r"|hiring|adverts?|advertis\w*|comes? (?:up|out)|coming up|vacanc\w*|opens?|closes?|closing|deadline|cover from"
    r"|approved|takes? me|shadow\w*|sit in|look round|starts?|going to be|will be|looking for)\b",
    re.I,
)
_GONE = re.compile(r"\b(?:gone|no longer|frozen|cancell?ed|not|never|last year|ago|nobody|no)\b|n['’]t\b", re.I)
_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)? ?[ap]m|\d{1,2}[:.]\d\d|half (?:past )?\w+|quarter (?:past|to) \w+|at \d{1,2}|noon)\b",
    re.I,
)
_DEADLINE = re.compile(r"^\W*(?:deadline|due|by|before|no later than)\b.{0,30}$", re.I)
_WEEKDAY = re.compile(r"(?:on |this )?\w+day", re.I)
FIRST_WORDS, NEAR = 6, 25  # characters before the day of an appointment, and from it to the hour


def is_done(row):
    """Whether a statement says itself that it is done: a ticked box, "sent", "✓"."""
    return '"[x]"' in row.rule or (row.speaker == "note-taker" and bool(_DONE.search(row.text)))


def is_thanked(text):
    """Whether thanks were given: "sent thank you text same night"."""
    return bool(_THANKED.search(text))


def given_at(text):
    """Return where a text begins to say that somebody passed on how to reach another ("gave me her number"), or -1."""
    found = _GIVEN.search(text)
    return found.start() if found else -1


def is_past(text):
    """Whether a text begins by telling what was: "Ran my own test", not "offered to"."""
    return bool(_PAST.match(text))


def comes_up(text):
    """Whether a text speaks of something one can still go to or apply for."""
    return bool(_COMES_UP.search(text))


def is_gone(text):
    """Whether a text denies, or says that it is over."""
    return bool(_GONE.search(text))


def is_deadline(text):
    """Whether a text is nothing but a day by which what stands before it is due: "Deadline 20 June"."""
    return bool(_DEADLINE.match(text))


def is_weekday(due_words):
    """Whether words of time name a weekday and no more, which may be any week's."""
    return bool(_WEEKDAY.fullmatch(due_words))


def is_appointment(text):
    """Whether a text begins with a day and says the hour: "14 May, 6 pm, bring the laptop"."""
    words = due_of(text, "")[1]
    at = text.find(words) if words else -1
    return 0 <= at <= FIRST_WORDS and bool(_CLOCK.search(text[at + len(words) : at + len(words) + NEAR]))


@cache
def _occasions():
    return PhraseBook((row["words"], row["what"]) for row in resource("occasions"))


def occasions(text):
    """Return what sorts of follow-ups the nouns of a text name, in order: ``event`` for "open evening"."""
    return [payloads[0][1] for _, _, payloads in _occasions().among(words_of(text))]
