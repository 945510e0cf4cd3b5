"""Where a statement may name a skill: a name of the list, or a phrase where people use to name one.

A candidate is no skill yet: `skill_judge` decides. "You need experience with aseptic technique and a calm voice" has
two, both behind a word that leads to skills; "talking to relatives" is one because it is a deed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from careerlab.insights.phrases import places_of
from careerlab.insights.skill_names import Entry, book
from careerlab.insights.skill_words import FILLERS, HEADS, LEADS, LINKS, STOPS, SUFFIXES, VAGUE

LONGEST = 4  # words of a phrase ("time series analysis")
LONGEST_DEED = 6  # words of a deed ("talking to all kinds of people")
LEAD_REACH = 5  # words from a lead to its phrase ("experience with a bit of SQL")
SHORT = 12  # words of a statement in which a phrase of its own ("clinical reasoning, taping, patience") is a candidate

_OPENERS, _OPEN_ENDS = LEADS | HEADS, ("ing", *SUFFIXES)
_SMALL = STOPS | FILLERS
_PARTS = re.compile(r"[,;:.!?()\[\]{}\"“”|=…/]|\s[-–—]|[–—]\s|\n")
_JOINS = frozenset(("and", "or"))


class Candidate(NamedTuple):
    """Words `first` to `last` (exclusive), what the list knows of them, what leads to them, and why they are one.

    `met` is whether a listed word that means something else as well stands as written, beside a word of its context.
    """

    first: int
    last: int
    entry: Entry | None
    met: bool
    lead: str
    why: str


def candidates(words, text, open_phrases=True):
    """Every candidate of a statement.

    Parameters
    ----------
    words : tuple of str
        As `words_of` gives them, for all or the beginning of the text.
    text : str
    open_phrases : bool
        Whether phrases that the list does not know are looked for.

    Returns
    -------
    (list of Candidate, list of (int, int))
        And where the words stand; both empty where there is no candidate.
    """
    named = book().among(words)
    open_phrases = open_phrases and _may_hold_one(words)
    if not named and not open_phrases:
        return [], []
    gaps = _Gaps(text)
    found = list(_listed(named, words, text, gaps))
    if open_phrases:
        taken = {(c.first, c.last) for c in found}
        found += (c for c in _phrases(words, gaps) if (c.first, c.last) not in taken)
    return (found, gaps.places) if found else ([], [])


def _may_hold_one(words):
    """A quick look whether a phrase could be a candidate at all."""
    return len(words) <= SHORT or not _OPENERS.isdisjoint(words) or any(word.endswith(_OPEN_ENDS) for word in words)


class _Gaps:
    """Whether a sign parts a word from the one before it; asked about few words of most statements."""

    def __init__(self, text):
        self.text, self.places = text, places_of(text)

    def __getitem__(self, at):
        if at == 0 or at >= len(self.places):
            return True
        gap = self.text[self.places[at - 1][1] : self.places[at][0]]
        return gap != " " and _PARTS.search(gap) is not None

    def sign_after(self, end):
        """What stands right behind the last word before `end`."""
        last = self.places[end - 1][1]
        return self.text[last : last + 1]


def _listed(named, words, text, parted):
    places = parted.places
    for first, last, payloads in named:
        if any(parted[at] for at in range(first + 1, last)):
            continue
        written = text[places[first][0] : places[last - 1][1]]
        for phrase, entry in payloads:
            if phrase.endswith("ics") and not written.lower().endswith("ics"):
                continue  # "this statistic haunts me"
            near = entry.context is None or _beside(entry.context, words, first, last)
            as_listed = entry.context is None or written == phrase
            if as_listed or (near and len(phrase) > 2):
                yield Candidate(first, last, entry, near and as_listed, _lead(words, parted, first), "listed")
                break


def _beside(context, words, first, last):
    return any(b <= first or a >= last for a, b, _ in context.among(words))


def _phrases(words, parted):
    """Phrases behind a lead, or of a telling form; one that goes on a list shares the lead of the one before."""
    at, lead, lead_ends = 0, "", -9
    while at < len(words):
        if words[at] in _SMALL:
            at += 1
            continue
        own = _lead(words, parted, at)
        if not own and at - lead_ends <= 1 and (parted[at] or words[at - 1] in _JOINS):
            own = lead
        end = _end(words, parted, at)
        why = _why(words, parted, at, end, own)
        if why and not (at == 0 and parted.sign_after(end) == ":"):
            yield Candidate(at, end, None, True, own, why)
            lead, lead_ends = own, end
        at = end if why else at + 1


def _lead(words, parted, at):
    """The word that leads to `at`: "experience" in "experience with a bit of SQL"; ``''`` where none does."""
    for back in range(at - 1, max(at - 1 - LEAD_REACH, -1), -1):
        if parted[back + 1]:
            return ""
        if words[back] in LEADS:
            return words[back]
        if words[back] not in FILLERS:
            return ""
    return ""


def _end(words, parted, at):
    deed = words[at].endswith("ing") or (at > 0 and words[at - 1] in ("to", "can"))
    inside, longest = (LINKS, LONGEST_DEED) if deed else (("of",), LONGEST)
    last = at + 1
    for end in range(at + 1, min(at + longest, len(words))):
        if parted[end] or (words[end] in _SMALL and words[end] not in inside):
            break
        if words[end] not in inside:
            last = end + 1
    return last


def _why(words, parted, at, end, lead):
    head = words[end - 1]
    if end - at == 1 and head in VAGUE:
        return ""
    if lead:
        return "led"
    if head in HEADS or head.endswith(SUFFIXES):
        return "head"
    if words[at].endswith("ing") and len(words[at]) > 5:
        return "deed"
    return "alone" if parted[at] and parted[end] and len(words) <= SHORT else ""
