"""Roles that are told in sentences: `She spent six years at Calder before joining Airefield in 2018`."""

from __future__ import annotations

import re
from dataclasses import replace

from careerlab.background.clauses import (
    AT,
    DIRECT,
    INSIDE,
    KIND_OF_FIRM,
    clauses_of,
    employer_before_where,
    employer_in,
    quote_of,
    role_after_as,
    role_at,
    when_in,
)
from careerlab.background.dates import NOW, periods
from careerlab.background.model import Entry
from careerlab.background.words import employer_at, has_listed, is_large, is_organisation, is_place, is_role

_HERE = re.compile(
    r"(?<![\w])(?:there|here|them(?=[ ](?:in|as|after)\b)|the same (?:company|firm|school"
    r"|hospital|council|organisation|employer|department))\b"
)
_OBJECT_END = re.compile(
    r"[,;:.()—–“”\"!?]|[ ](?:at|for|with|back|since|until|from|where|when|while|before|after"
    r"|because|and|in(?=[ ](?:the[ ])?[A-Z0-9])|by|as|of(?=[ ](?:the[ ])?[A-Z]))\b|\n"
)
_AT_FOR_YEARS = re.compile(rf"[ ](?:at|with)[ ]{KIND_OF_FIRM}(?=[A-ZÀ-Þ])")
_FOR_YEARS = re.compile(r"\bfor[ ](?:[\w-]+[ ]){1,3}(?:years|months)\b")
_BY_OR_TO = re.compile(rf"[ ](?:by|to|at|with)[ ]{KIND_OF_FIRM}(?=[A-ZÀ-Þ])")
_FROM = re.compile(rf"\bfrom[ ]{KIND_OF_FIRM}(?=[A-ZÀ-Þ])")


def told(text, subjects, month_first):
    """The roles that sentences about the person tell, in the order of the text.

    Parameters
    ----------
    text : str
    subjects : Subjects
        Whom each sentence is about.
    month_first : bool or None
        How 06/10/2010 is read.

    Returns
    -------
    list of Entry
    """
    found, current = [], ""
    for sentence in subjects.sentences:
        found += _in_brackets(text, sentence, subjects, month_first)
        for clause in clauses_of(text, subjects, sentence):
            if sentence.in_list and clause.kind in ("do", "work", "found") and clause.verb_start == sentence.start:
                continue  # `Led the Exposure Group`: what a post in the list was about
            when = when_in(text, clause, month_first)
            if clause.kind == "leave":
                new, employer = _leave(text, clause, current, when, found)
            else:
                new, employer = _READERS[clause.kind](text, clause, current, when)
            current = employer or current
            found += [e for e in new if e.what or e.employer]
    return found


# Each reader says what one clause says: (roles, the employer it names). `current` is the employer named before it.


def _leave(text, clause, current, when, found):
    """`left Deloitte in 2011` ends a role there; `left X for Y as professor` begins another."""
    name = employer_in(text, clause, clause.at, (DIRECT,))
    is_known = _close(found, name or current, when)
    if role := role_after_as(text, clause):
        employer = employer_in(text, clause, role[1], (AT, INSIDE))
        return ([_entry(text, clause, role[0], employer, when)], employer) if employer else ([], name)
    if name and when and not is_known and (is_organisation(name) or is_large(name)):
        return [_entry(text, clause, "", name, ("", when[0]))], name
    return [], name


def _be(text, clause, current, when):
    role = role_at(text, clause.at, clause.end)
    if not role and (role := role_after_as(text, clause)):
        employer = employer_in(text, clause, clause.at, (AT, INSIDE))
        return ([_entry(text, clause, role[0], employer, when)], employer) if employer else ([], "")
    if not role:
        stay = _AT_FOR_YEARS.match(text, clause.at, clause.end)
        name = employer_at(text, stay.end(), clause.end) if stay else None
        if not name or not (when or _FOR_YEARS.search(text, name[1], clause.end)):
            return [], ""
        return [_entry(text, clause, "", text[slice(*name)], when)], text[slice(*name)]
    words, end = role
    if re.match(r"(?:graduate|alumn|native|fan|fellow of|member of the (?:bar|institute|chartered))", words, re.I):
        return [], ""
    if when and clause.verb.startswith("had"):
        when = (when[0], when[1].removesuffix(NOW))
    employer = employer_in(text, clause, end, (AT, INSIDE), near=True) or employer_before_where(text, clause)
    if not employer and not when and re.match(r"[ ]the\b", text[clause.at : clause.at + 4]):
        return [], ""  # `he was the Professor from Barrow to Carlisle`
    is_now = re.fullmatch(r"is|am|['’]m|['’]s", clause.verb) is not None
    if when is None and is_now:
        when = ("", NOW)
    elif is_now and when[1] == "":
        when = (when[0], NOW)
    return [_entry(text, clause, words, employer, when)], employer


def _become(text, clause, current, when):
    role = role_at(text, clause.at, clause.end)
    if not role:
        return [], ""
    words, end = role
    employer = employer_in(text, clause, end, (AT, INSIDE), near=True) or employer_before_where(text, clause)
    if not employer and not clause.verb.startswith("qualif"):
        employer = current
    if when and re.match(r"left|leav|finish|retir", clause.verb, re.I):
        when = ("", when[1] or when[0])
    return [_entry(text, clause, words, employer, when)], employer


def _join(text, clause, current, when):
    role = role_after_as(text, clause)
    employer = employer_in(text, clause, clause.at, (DIRECT, _BY_OR_TO))
    if not employer and _HERE.search(text, clause.at, clause.end):
        employer = current
    if not employer and role:
        employer = employer_in(text, clause, role[1], (AT, INSIDE), near=True)
    is_plain = role or when or is_organisation(employer) or is_large(employer) or _is_where_next(text, clause)
    if not employer or clause.verb.startswith(("c", "go", "went", "mov")) and not is_plain:
        employer = ""
    entries = [_entry(text, clause, role[0] if role else "", employer, when)] if employer else []
    origin = employer_in(text, clause, clause.at, (_FROM,)) if clause.verb.startswith("join") else ""
    if origin and origin != employer:
        entries.append(_entry(text, clause, "", origin, ("", when[0] if when else "")))
    return entries, employer


def _is_where_next(text, clause):
    """`moved to PowerGen, where he …`: an employer, and no town."""
    return bool(re.search(r"\bwhere\b", text[clause.end - 8 : clause.end + 8]))


def _work(text, clause, current, when):
    role = role_after_as(text, clause) if not _TRAINING.search(text, clause.start, clause.end) else None
    employer = employer_in(text, clause, clause.at, (AT, INSIDE)) or employer_before_where(text, clause)
    stays = re.match(r"start|beg[au]n|begin|came|stay|remain|serv", clause.verb, re.I)
    if not employer and (_HERE.match(text, clause.at + 1, clause.end) or role and stays):
        employer = current
    if not role and not employer:
        return [], ""
    words = role[0] if role else _phrase(text, clause)
    return [_entry(text, clause, words, employer, when)], employer


_TRAINING = re.compile(r"\b(?:re-?)?train(?:ed|ing)?\b", re.I)


def _phrase(text, clause):
    """What somebody did, in the words of the text, where no role is named: `worked in a call centre`."""
    if re.match(r"teach|taught|volunteer", clause.verb, re.I):
        m = _OBJECT_END.search(text, clause.at, clause.end)
        return " ".join(text[clause.verb_start : m.start() if m else clause.end].split())
    inside = text[clause.at : clause.end]
    m = re.match(r"[ ](in[ ]an?[ ][a-z-]+(?:[ ][a-z-]+)?)(?=[ ](?:for|at|with|in)\b|[,.])", inside)
    if m:
        return f"{clause.verb} {m[1]}"
    m = re.search(r"[ ](on[ ]the[ ][a-z]+(?:[ ][a-z]+)?)(?=[ ](?:for|at|with|in)\b|[,.;]|\Z)", inside)
    return m[1] if m else ""


_WHICH = re.compile(r"\b(?:the[ ])?([A-ZÀ-Þ][^,;.]{2,50}),[ ]which[ ]\S+[ ](?:helped[ ]to[ ])?\Z")


def _found(text, clause, current, when):
    employer = employer_in(text, clause, clause.at, (DIRECT,))
    if not employer and (which := _WHICH.search(text[clause.start : clause.verb_start])):
        employer = which[1]
    if not employer:
        return [], ""
    what = "co-founder" if clause.verb.startswith("co") else "founder"
    return [_entry(text, clause, what, employer, when)], employer


def _do(text, clause, current, when):
    m = _OBJECT_END.search(text, clause.at, clause.end)
    end = m.start() if m else clause.end
    words = " ".join(text[clause.verb_start : end].split())
    patterns = (AT, INSIDE) if "sit" in clause.verb or "sat" in clause.verb or "chair" in clause.verb else (AT,)
    employer = employer_in(text, clause, end, patterns, near=True) or employer_before_where(text, clause)
    sits = re.match(r"chairs|sits", clause.verb, re.I)
    came_before = re.search(r"\b(?:before (?:that|this)|previously)\b", text[clause.start : clause.at], re.I)
    if not (employer or sits or came_before) or not 2 <= len(words.split()) <= 8:
        return [], ""
    if sits and not when:
        when = ("", NOW)
    return [_entry(text, clause, words, employer, when)], employer


# `research at Stanford University (1998–2000)`, `postings in HM Treasury (2009-2011) and the Cabinet Office (…)`
_BRACKET = re.compile(
    r"(?:\b(?P<role>[A-Za-z][A-Za-z -]{2,40}?)(?:[ ](?:at|with|for|in)|,)[ ](?:the[ ])?"
    r"|\b(?:at|with|for|in|and|then"
    r"|,)[ ](?:the[ ])?)(?=[A-ZÀ-Þ][^()\n]{1,60}[ ]\([^()\n]{4,30}\))"
)


def _in_brackets(text, sentence, subjects, month_first):
    found = []
    for m in _BRACKET.finditer(text, sentence.start, sentence.end):
        name = employer_at(text, m.end(), sentence.end)
        if not name or text[name[1] : name[1] + 2] != " (":
            continue
        close = text.find(")", name[1], sentence.end)
        span = next((p for p in periods(text[name[1] : close + 1], month_first) if p.kind == "span"), None)
        words = text[slice(*name)]
        is_study = has_listed(text[max(sentence.start, m.start() - 60) : close], "study")
        if not span or is_study or is_place(words) or is_role(words) or not subjects.is_spoken_of(sentence, m.start()):
            continue
        role = _last_role(m["role"] or "")
        start = m.end("role") - len(role) if role else name[0]
        found.append(Entry(role, words, span.since, span.until, start, close + 1, is_listed=False))
    return found


def _last_role(words):
    """The role at the end of some words: `after postdoctoral research`."""
    tokens = words.split(" ")
    ends = (" ".join(tokens[n:]) for n in range(max(0, len(tokens) - 4), len(tokens)))
    return next((end for end in ends if is_role(end)), "")


def _entry(text, clause, what, employer, when):
    since, until = when or ("", "")
    return Entry(what, employer, since, until, *quote_of(text, clause), is_listed=False)


def _close(found, employer, when):
    """`She left Deloitte in 2011` ends the role there; False where no role there is known."""
    if not when or not when[0]:
        return True
    for number in range(len(found) - 1, -1, -1):
        entry = found[number]
        if _is_same(entry.employer, employer):
            if not entry.until and (not entry.since or entry.since <= when[0]):
                found[number] = replace(entry, until=when[0])
            return True
    return False


def _is_same(one, other):
    return bool(one and other) and (one == other or one.startswith(other + " ") or other.startswith(one + " "))


_READERS = {
    "be": _be,
    "become": _become,
    "join": _join,
    "work": _work,
    "found": _found,
    "do": _do,
    "stop": lambda *_: ([], ""),
}
