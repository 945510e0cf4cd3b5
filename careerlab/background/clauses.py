"""The clauses of a sentence about the person: one for each verb, with its posts, employers and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from careerlab.background.dates import periods
from careerlab.background.marks import marks_of
from careerlab.background.phrases import titles_in
from careerlab.background.verbs import VERBS
from careerlab.background.words import employer_at, has_listed, is_large, is_organisation

_CUT = re.compile(r"[;:(—–→] ?|, |\b(?:and|but|when|where|while|whereupon|before|after|until|then|which|who)\b ?")
_SIGNS = ",;:(→"
_NOUN = re.compile(r"(?:years?|months|seasons|decades?|stints?|spell|secondment)\Z")  # `after nine years at Hale Foods`
# `she appointed Joe Bell as head`: another one's post, and not `she was appointed`, `appointed head in 2004`
_GIVES = re.compile(
    r"(?!.*\b(?:was|been|being|got|were|is|am)\b)(?:.* )?(?:promoted|appointed|elected|named|hired|recruited|employed"
    r"|signed)\Z",
    re.I,
)
_OBJECT = re.compile(r"\b(me|him|her|them)(?: on)?\Z", re.I)
_NOT_AFTER = re.compile(
    r"(?!used to be|went on to)[\w ]+?[ ](?:not|never|no longer|nearly|almost|offered|to be"
    r"|going to|due to|about to|hoping)\b"
)
_HEAD = re.compile(
    r"(?:(?:Previously|Formerly|Before (?:that|this|then|all that|all this)|Earlier|Prior to (?:that|this)|Now"
    r"|Currently|Today|Day job|Then|First|Later|Also|Once|Ex)[:,]?[ ]|ex-)?(?:(?:an?|the|at)[ ])?",
    re.I,
)
_APPOSED = (
    r"(?:[\"”]?(?:(?: [A-Z][A-Za-z]{1,4}){0,2}:|,(?:[ ]\d\d,)?|[ ]?[(–—])[ ]?)(?:(?:an?|the|our|now)[ ])?"
    r"(?:former[ ]|ex-|retired[ ])?"
)


@dataclass(frozen=True)
class Clause:
    """What one verb says: `start:end` of a text with the verb at `verb_start:at`; `marks` are in order.

    `kind` is of `verbs.VERBS`, or `note` where no verb stands.
    """

    kind: str
    verb: str
    start: int
    at: int
    end: int
    sentence: object
    marks: tuple = ()

    @property
    def verb_start(self):
        """Where the verb begins."""
        return self.at - len(self.verb)


def clauses_of(text, subjects, sentence, month_first):
    """The clauses of a sentence that say what the person did or does; plans and offers are left out."""
    start, end = sentence.start, sentence.end
    dates = [(start + p.start, p) for p in periods(text[start:end], month_first)]
    titles = [(start + a, start + b, sure) for a, b, sure in titles_in(text[start:end].replace("\n", " "))]
    found = list(_told(text, subjects, sentence, month_first))
    if note := _note(text, subjects, sentence, found[0].start if found else end, titles):
        found.insert(0, note)
    for clause in found:
        if clause.kind == "note" or _is_persons(text, subjects, clause) and not _is_not_done(text, clause):
            yield replace(clause, marks=marks_of(text, subjects, clause, _dates_in(text, clause, dates), titles))


def _told(text, subjects, sentence, month_first):
    """All clauses with a verb, whoever they are about."""
    verbs = [
        m
        for m in VERBS.finditer(text, sentence.start, sentence.end)
        if m["short"] or subjects.is_verb(sentence, m.start())
    ]
    verbs = [m for n, m in enumerate(verbs) if not n or not _goes_with(verbs[n - 1], m)]
    ends = [sentence.start, *(m.end() for m in verbs)]
    starts = [_opening(text, ends[n], m.start(), n > 0, month_first) for n, m in enumerate(verbs)]
    for m, start, end in zip(verbs, starts, [*starts[1:], sentence.end], strict=False):
        yield Clause("be" if m["short"] else m.lastgroup, m[0], start, m.end(), end, sentence)


def _goes_with(verb, following):
    """Whether a verb is part of the one before it: `began teaching in 1993 as`, and not `began training as`."""
    is_next = following[0].endswith("ing") and following.start() == verb.end() + 1
    return is_next and following.lastgroup != "other"


def _opening(text, last, verb, is_later, month_first):
    """Where what belongs to a verb begins: at the conjunction or sign in front, before a date that leads."""
    cuts = list(_CUT.finditer(text, last, verb))
    if not cuts:
        return verb if is_later else last
    at = next((m for m in reversed(cuts) if re.search(r"\w", text[m.end() : verb])), cuts[0])
    if at is not cuts[-1]:  # nothing stands between the last sign and the verb: `in 2014, became`
        between = text[at.end() : cuts[-1].start()]
        when = periods(between, month_first)
        rest = between[: when[0].start] + between[when[0].end :] if when else between
        is_date = len(when) == 1 and not re.sub(r"\b(?:in|by)\b|\W", "", rest)
        at = at if is_date and "(" not in at[0] else cuts[-1]
    return at.end() if at[0][:1] in _SIGNS else at.start()


def _is_persons(text, subjects, clause):
    """Whether the person is who did it, or whom it was done to: `they made me a surveyor`."""
    sentence, at = clause.sentence, clause.verb_start
    if clause.kind == "start" and (whom := _OBJECT.search(clause.verb)):
        return subjects.is_mine(whom[1])
    if _NOUN.search(clause.verb):
        return subjects.is_spoken_of(sentence, at)
    is_giving = _GIVES.match(clause.verb) and subjects.has_subject(sentence, at)
    return subjects.is_persons(sentence, at) and not is_giving


def _is_not_done(text, clause):
    """Whether a clause says what is planned, offered, or did not happen."""
    before = text[max(clause.start, clause.verb_start - 60) : clause.at]
    after = text[clause.verb_start : min(clause.end, clause.at + 14)]
    return bool(has_listed(before, "not done") or re.search(r"n['’]t\b", before) or _NOT_AFTER.match(after))


def _note(text, subjects, sentence, end, titles):
    """What stands at the head of a sentence of notes, or behind the person's name."""
    if sentence.is_persons and not sentence.in_list:
        lead = _HEAD.match(text, sentence.start, sentence.end)
        is_post = any(a == lead.end() and sure for a, _, sure in titles)
        name = employer_at(text, lead.end(), end)
        words = text[slice(*name)] if name else ""
        is_sure = lead[0].endswith(" at ") or is_organisation(words) or is_large(words)
        is_name = words and is_sure and words.split()[0] not in subjects.called
        if (is_post or is_name) and end > lead.end():
            return Clause("note", lead[0], sentence.start, lead.end(), end, sentence)
    for a, b, _ in titles:
        before = text[max(sentence.start, a - 80) : a]
        if any(re.search(rf"(?<!\w){re.escape(w)}{_APPOSED}\Z", before) for w in subjects.called):
            return Clause("note", "", a, a, sentence.end if end <= b else end, sentence)
    return None


def _dates_in(text, clause, dates):
    """The dates of a clause; a lone one at the head of the sentence is also that of a later step."""
    inside = [(at, p) for at, p in dates if clause.start <= at < clause.end]
    is_step = clause.kind in ("start", "found") and len(dates) == 1 and dates[0][0] - clause.sentence.start < 4
    if not inside and is_step and dates[0][1].kind == "point":
        return dates  # `In May 2014 she sold her car and founded Hale Foods`
    # `a chemist by 2008` says no beginning
    return [(at, p) for at, p in inside if p.kind != "point" or text[at - 3 : at].lower() != "by "]
