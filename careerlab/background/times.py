"""What the person lived through at an employer: founding, growth, merger, flotation, cuts, closure."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from careerlab.background.dates import NOW, periods
from careerlab.background.model import Entry
from careerlab.background.words import employer_at, is_place, listed
from careerlab.insights.identity.names import firm_forms, fold_firm
from careerlab.resources import rows

_FROM_TO = re.compile(
    r"\b(?:from|of)[ ](?:just[ ]|only[ ]|about[ ]"
    r"|around[ ])?[\d.,]+k?(?:[ ][a-z]+){0,2}[ ]to[ ](?:over[ ]|about[ ]"
    r"|more[ ]than[ ])?[\d.,]+k?\b"
    r"|\bfrom[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|a[ ]handful|eleven|twelve"
    r"|twenty)(?:[ ][a-z]+){0,2}[ ]to[ ](?:over[ ]|more[ ]than[ ])?(?:[\d,]+|[a-z-]+)",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:people|staff|employees|headcount|colleagues|engineers|designers|associates|nurses"
    r"|teachers|students|schools|shops|stores|offices|branches|sites|restaurants|beds|team"
    r"|strong|lawyers|partners|vans|drivers|us)\b",
    re.I,
)
_WAS_THEN = re.compile(
    r"\bwhen[ ][^.;]{3,60}?[ ](?:had|was)[ ](?:only[ ]|just[ ])?(?:one|two|three|four|five"
    r"|six|\d{1,3})[ ][a-z]+[^;]{0,90}?\bnow[ ](?:has[ ]|have[ ])?[a-z\d]+",
    re.I,
)
_FIRM_WORD = re.compile(
    r"\b(?:the|our|my|its|whole|this|entire|her[ ]own|his[ ]own|their)[ ](?:company|firm"
    r"|business|school|trust|hospital|council|bank|team|department|organisation|organization"
    r"|service|charity|agency|practice|unit|group|post|place|studio|plant|site|office|branch"
    r"|factory|paper|store|college|university|whole[ ]team)\b|\b(?:we|us|our)\b",
    re.I,
)
_EVENT_WORD = re.compile(
    r"\b(?:the|a|that|its|two|three|several|more)[ ](?:[a-z]+[ ]){0,2}(?:merger|takeover"
    r"|acquisition|flotation|float|ipo|closure|restructuring|restructure|reorganisations?"
    r"|layoffs|redundancies|cuts)\b|\b(?:made|being|was|were)[ ]redundant\b|\blaid[ ]off\b",
    re.I,
)
_LET_GO = re.compile(r"\blet[ ](?:[\w-]+[ ]){1,3}(?:people|staff|colleagues|employees)[ ]go\b", re.I)
_ANOTHER = re.compile(r"\b(?:at|for|with|joined|by|to)[ ](?:the[ ])?(?=[A-ZÀ-Þ])")
_INTO_GROUP = re.compile(
    r"\b(?:the|our|my)[ ](?:school|practice|firm|company|academy|hospital|charity|college"
    r"|surgery|business|club)[ ]joined[ ](?:the|a|an)\b",
    re.I,
)
# `the paper closed its Saturday supplement`, `the closure of the laboratories`: of something smaller than an employer
_CLOSED_A_THING = re.compile(
    r"\bclosed[ ](?:its|the|a|an|his|her)[ ](?!doors\b)|\bclosures?[ ]of[ ](?!(?:\d+[ ]"
    r"|the[ ]|our[ ]|its[ ]|two[ ]|three[ ])?(?:company|firm|business|site|sites|plant"
    r"|factory|shop|shops|store|stores|branch|branches|office|school|hospital|ward|unit|mine"
    r"|mill|department)\b)",
    re.I,
)
_OTHER_FIRM = re.compile(
    r"\b(?:the|a|an|another|one)[ ](?:[a-z]+[ ]){1,2}(?:company|firm|bank|business"
    r"|supermarket|school|employer|paper|charity)\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:never|not|without|avoid(?:ed)?|if|would|might|could|threat(?:ened)?|plans? to"
    r"|hop(?:e|es|ed|ing)|may|for sale|book|course|study|paper on|thesis|closing date"
    r"|close to|closed question|closed loop|enclosed|listing price|price listing"
    r"|floated the idea|growth mindset|personal growth|growth of the|lead growth"
    r"|economic growth|population growth)\b|n['’]t\b",
    re.I,
)


@cache
def _words():
    found = {}
    for row in rows("times_lived_through"):
        inside = "|".join(sorted((re.escape(w) for w in row["words"].split("; ")), key=len, reverse=True))
        found[row["what"]] = re.compile(rf"(?<![\w'’-])(?:{inside})(?![\w'’-])", re.I)
    return found


def times_of(text, subjects, roles, month_first):
    """What happened at an employer while the person was there, in the order of the text.

    Parameters
    ----------
    text : str
    subjects : Subjects
    roles : list of Entry
        The person's roles on this page.
    month_first : bool or None

    Returns
    -------
    list of Entry
        `what` is one of the kinds in ``resources/times_lived_through.csv``.
    """
    found = [replace(r, what="founding") for r in roles if r.what in ("founder", "co-founder") and r.employer]
    for sentence in subjects.sentences:
        kinds = kinds_in(text[sentence.start : sentence.end]) if sentence.section != "education" else []
        role = _whose(text, sentence, roles, month_first) if kinds else None
        found += [_entry(text, sentence.start, sentence.end, what, role, month_first) for what in kinds if role]
    return _once(found)


def kinds_in(words):
    """The kinds of event that a sentence speaks of."""
    if len(words) > 600:
        return []
    found = [
        what
        for what, pattern in _words().items()
        if what not in ("growth", "founding")
        and (m := pattern.search(words))
        and not _NOT.search(words[max(0, m.start() - 30) : m.end() + 12])
    ]
    if "closure" in found and _CLOSED_A_THING.search(words):
        found.remove("closure")
    if _LET_GO.search(words) and "layoffs" not in found:
        found.append("layoffs")
    if _INTO_GROUP.search(words):
        found.append("merger")
    if _is_growth(words):
        found.append("growth")
    if _words()["founding"].search(words):
        found.append("founding")
    if "merger" in found and "acquisition" in found:
        found.remove("acquisition" if re.search(r"\bmerg", words, re.I) else "merger")
    return found


def _is_growth(words):
    change = _FROM_TO.search(words)
    if change and (_PEOPLE.search(words)):
        return True
    if _WAS_THEN.search(words):
        return True
    grew = re.search(r"\b(?:doubled|trebled|tripled|quadrupled|scaled up)\b", words, re.I)
    return bool(
        grew
        and re.search(
            r"\b(?:in size|headcount|staff|the company|the firm|the team|the business|the school"
            r"|the trust|workforce)\b",
            words,
            re.I,
        )
    )


def _whose(text, sentence, roles, month_first):
    """The role during which it happened; None where it is not the person's employer, or not the person's time."""
    words = text[sentence.start : sentence.end]
    years = periods(words, month_first)
    employed = [r for r in roles if r.employer]
    named = [r for r in employed if names_employer(words, r.employer)]
    fits = [r for r in named or _spoken_of(text, sentence, employed) if _was_there(r, years)]
    return fits[0] if fits else None


def _spoken_of(text, sentence, roles):
    """The roles of the employer that a sentence speaks of without naming it: `the company`, `we`."""
    start, end = sentence.start, sentence.end
    words = text[start:end]
    beside = any(r.start < start and "\n" not in text[r.start : start] for r in roles if r.is_listed)
    in_list = beside or sentence.in_list
    is_named = _FIRM_WORD.search(words) or _LET_GO.search(words)
    is_told = re.search(r"\b(?:through|during|survived|after|until|when)\b", words) or periods(words)
    is_near = (
        is_told
        and _EVENT_WORD.search(words)
        and any(r.start < start and "\n\n" not in text[r.start : start] for r in roles)
    )
    if not (in_list or is_named or is_near) or _OTHER_FIRM.search(words) and not _FIRM_WORD.search(words):
        return []
    if re.search(r"\b(?:here|we|us|our)\b", words) and not in_list:
        now = [r for r in roles if r.until == NOW] or [r for r in roles if not r.until][:1]
        return now if len({r.employer for r in now}) == 1 else []
    before = sorted(
        (r for r in roles if r.start < end and (r.is_listed or not in_list)), key=lambda r: (r.start, r.end)
    )
    if not before or not in_list and _speaks_of_another(text, before[-1], start):
        return []
    return [r for r in reversed(before) if r.employer == before[-1].employer]


def _speaks_of_another(text, role, start):
    """Whether another employer is named between a role and what is said later."""
    for m in _ANOTHER.finditer(text, min(role.end, start), start):
        name = employer_at(text, m.end(), start)
        words = text[slice(*name)] if name else ""
        if words and not names_employer(words, role.employer) and not is_place(words):
            return True
    return False


def names_employer(words, employer):
    """Whether a text names an employer, whole or by its first words: `Calder` for Calder Foods."""
    said, whole = f" {fold_firm(words)} ", fold_firm(employer)
    return any(f" {form} " in said for form in (whole, *firm_forms(whole)) if form == whole or _is_telling(form, words))


def _is_telling(form, words):
    tokens = form.split()
    plain = listed("organisation") | listed("school") | {"of", "for", "and", "the", "de"}
    if tokens[-1] in ("of", "for", "and", "the") or set(tokens) <= plain or len(form) < 4:
        return False
    return len(tokens) > 1 or len(form) > 4 and form.title() in words


def _was_there(role, years):
    for period in years:
        when = period.since or period.until
        if role.since and when[:4] < role.since[:4]:
            return False
        if role.until and role.until != NOW and when[:4] > role.until[:4]:
            return False
    return True


def _entry(text, start, end, what, role, month_first):
    at = _where_said(text[start:end], what)
    points = [p for p in periods(text[start:end], month_first) if p.kind == "point"]
    near = min(points, key=lambda p: (abs(p.start - at), p.start), default=None)
    return Entry(what, role.employer, near.since if near else "", "", start, end)


def _where_said(words, what):
    m = _words()[what].search(words) or _FROM_TO.search(words)
    return m.start() if m else 0


def _once(found):
    kept = []
    for entry in found:
        if not any(e.what == entry.what and e.employer == entry.employer for e in kept):
            kept.append(entry)
    return kept
