"""What a statement says about degrees, certificates and the like: worth it, not worth it, without it, or neither."""

from __future__ import annotations

import re
from functools import cache

from careerlab.insights.phrases import PhraseBook, tokens
from careerlab.resources import rows as resource

STANCES = ("worth", "not worth", "without", "neither")
REACH = 60  # characters around a qualification in which a verdict on it is looked for


@cache
def _book():
    pairs = ((words, row["qualification"]) for row in resource("qualifications") for words in row["words"].split("; "))
    return PhraseBook(pairs)


@cache
def takes_years(qualification):
    """Whether a qualification is one of those that take years (column `takes_years`)."""
    return any(row["takes_years"] for row in resource("qualifications") if row["qualification"] == qualification)


def stances_in(text, kind, question="", topic="entry"):
    """Yield (qualification, stance) of what a statement says about qualifications, each once; see STANCES.

    An answer that names none ("Not really.") speaks of the one its question asks about.
    """
    plain = text.replace("’", "'")
    places, asked = _places(plain), {name for name, _, _ in _places(question)}
    answer = None if places or "?" not in question else _ANSWER.match(plain)
    found, insists = {}, bool(_INSISTS.search(plain))
    for name, start, end in places:
        found.setdefault(name, set()).add("worth" if insists else _stance(plain, start, end, kind))
    for name in asked if answer else ():
        found[name] = {"worth" if answer["yes"] else "not worth"}
    for name, stances in sorted(found.items()):
        stance = min(stances, key=STANCES.index)
        # A fact may name a degree in passing; in how one got in, and in an answer about it, it is what is told.
        if stance != "neither" or kind == "route" or topic == "entry" or name in asked:
            yield name, stance


def _places(text):
    """(qualification, start, end) of each mention."""
    words = tokens(text)
    return [
        (payloads[0][1], words[first][1], words[last - 1][2])
        for first, last, payloads in _book().find(words)
        if payloads[0][1]
    ]


_ANSWER = re.compile(r"\W*(?:(?P<yes>yes|yeah|yep|absolutely|definitely|it helps|it does)|no|nope|not|nobody)\b", re.I)
_CLAUSE = re.compile(r"[;:.!?()]\s|,\s(?=but\b|and\b|so\b)|\s(?:but|although|though|because)\s", re.I)
_BETWEEN = r"(?: [\w'-]+){0,4} ?$"
# Not having it: "no degree", "without a bachelor's", "never did a course", "haven't got the licence".
_LACKS = re.compile(
    r"\b(?:no|without|zero|lacks|lacked|instead of|(?:never|not|dont|\w+n't)(?: \w+)?"
    rf" (?:ha[dv]e?|g[eo]t|did|do|done|t[ao]oke?n?|finish(?:ed)?|went|gone?|hold|own)){_BETWEEN}",
    re.I,
)
# "No compulsory licence" is about the duty, not about somebody who has none.
_DUTY = re.compile(r"\b(?:compulsory|required|mandatory|formal|standard|set|single|fixed|special)\b", re.I)
_LEFT = re.compile(rf"\b(?:dropped out|dropped|left|quit|abandoned)\b{_BETWEEN}", re.I)
# Denying the need: "you don't need a", "nobody asks for", "don't bother with", "rather than", "before you pay for a".
_NO_NEED = re.compile(
    r"\b(?:(?:not|never|nobody|no one|none of them|\w+n't|dont|doesnt)(?: \w+)?(?: \w+)?"
    r" (?:need|require|ask|bother|worry|look|care|obsess|want|buy|matter|see|seen|use)(?:s|d|ed)?"
    r"|rather than|instead of|forget|skip|before (?:you )?(?:spend|pay|book|buy|sign|enrol)\w*"
    r"|need not be|needn't be|\w+n't have to be|not (?:the|a|an)|not just|less|waste|against"
    r"|no \w+ (?:has |had )?(?:ever )?(?:ask|want|care|look)(?:s|d|ed)?(?: for| at| to see)?)"
    rf"\b{_BETWEEN}",
    re.I,
)
_WORTHLESS_AFTER = re.compile(
    r"(?:\b(?:is|are|was|were)(?:n't| not| never|nt)(?: \w+)?(?: \w+)? (?:need\w*|required?|requirement|necessary"
    r"|essential|important|asked|worth|enough|expected|compulsory|mandatory|everything)|\bneed(?:n't| not)\b"
    r"|\b(?:overrated|optional|pointless|useless|worthless|no use|a waste|unnecessary|irrelevant|decoration)\b"
    r"|\b(?:not|never|hardly|rarely) (?:really |ever |even )?(?:needed|required|matter|count|help|worth|used)\b"
    r"|\b(?:nobody|no one|no-one|noone)(?: \w+)? (?:ask|asks|asked|cares?|looks?|wants?|checks?|minds?)\b"
    r"|\b(?:doesn't|don't|didn't|does not|do not|did not|won't|dont|doesnt) (?:really |even )?"
    r"(?:matter|count|help|get|mean)"
    r"|\byou (?:can|could) do without\b|\bmeans? nothing\b|\bworth (?:nothing|little)\b"
    r"|\bnot for much\b|\bwould(?:n't| not) bother)",
    re.I,
)
# A refusal that asks all the more: "no way past it", "without the diploma you won't", "no licence, no job".
_INSISTS = re.compile(
    r"\bno way (?:past|round|around|in without)\b|\bwithout (?:one|it|that)\b.{0,20}\b(?:no|won't|can't)"
    r"|^\W*without\b.{0,60}\b(?:won't|can't|cannot|no|never|nobody)\b"
    r"|\bno \w+(?: \w+)?,? (?:means )?no (?:job|work|entry)\b"
    r"|\bno(?:body|t| one|where)\b.{0,40}\bwithout\b|\bnot only\b|\bno one looks\b|\bdoes no harm\b",
    re.I,
)
_HELPS = re.compile(
    r"\b(?:got (?:me|him|her|us|them|you)|get (?:me|him|her|you) (?:past|in|the)|gets you|open(?:s|ed)?|help(?:s|ed)?"
    r"|worth|required?|requires|essential|expected|mandatory|compulsory|must|necessary|prefer(?:red)?|counts"
    r"|asks? for|asked for|insists?|look for|need(?:s|ed)?|only (?:take|hire|graduates)|better prospects|recogni[sz]ed"
    r"|advantage|paid off|pays off|made the difference|the thing (?:that|the)|past hr|filters?|thanks to|because of"
    r"|led to|wants?|nice to have|useful|valuable)\b",
    re.I,
)
_PAID_FOR = re.compile(r"\b(?:paid for|reimburse\w*|fund(?:ed|s)|debt|fees?|sponsor\w*)\b", re.I)


def _stance(text, start, end, kind):
    """Say what one mention is: see STANCES."""
    first = max(0, start - 2 * REACH)
    begin = max((m.end() for m in _CLAUSE.finditer(text, first, start)), default=first)
    before, after = text[begin:start], text[end : end + 80]
    lacks = _LACKS.search(before)
    if lacks and not _DUTY.search(lacks.group()):
        return "without" if kind in ("route", "pro", "fact") else "not worth"
    if kind == "route" and _LEFT.search(before):
        return "without"
    if lacks or _NO_NEED.search(before) or _WORTHLESS_AFTER.search(after):
        return "not worth"
    if kind == "need" or (kind == "advice" and not _PAID_FOR.search(text[first : end + REACH])):
        return "worth"
    if _HELPS.search(text[max(begin, start - REACH) : end + REACH]) and kind != "con":
        return "worth"
    return "neither"
