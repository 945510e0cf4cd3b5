"""Clauses of sentences about the person: which verb, and the role, employer and time that it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.subjects import Sentence
from careerlab.background.verbs import VERBS
from careerlab.background.words import employer_at, has_listed, is_large, is_organisation, is_place, is_role, listed

_ART = r"(?:(?:an?|the|its|their|our|her|his|my|one[ ]of[ ]the)[ ])?"
_AS = re.compile(rf"\bas[ ]{_ART}")
_TO_ROLE = re.compile(
    r"[ ]?(?:(?:also|now|currently|still|once|first|formerly|previously|then|both|only"
    rf"|at[ ]once)[ ])*{_ART}(?:(?:part-time|full-time|acting|interim|founding|unpaid"
    r"|newly[ ]qualified)[ ])?"
)
KIND_OF_FIRM = (
    r"(?:(?:the|an?|its|his|her)[ ])?(?:(?:[a-zéè-]+[ ]){0,3}(?:firm|company|consultancy"
    r"|charity|bank|agency|school|college|publishers?|studio|retailer|start-up|startup"
    r"|practice"
    r"|hospital|trust|council|bakery|restaurant|hotel|newspaper|magazine|brewery|manufacturer"
    r"|supplier|builder|builders|housebuilder|contractor|chorus|team|network|family|group"
    r"|insurer|airline|supermarket|garage|farm|band|club|institute|law firm|think tank"
    r"|university)(?:[ ](?:of|called|at|for))?[ ])?(?:the[ ])?"
)
AT = re.compile(rf"\b(?:at|with|for|w/)[ ]{KIND_OF_FIRM}(?=[A-ZÀ-Þ])")
INSIDE = re.compile(rf"\b(?:in|of|on[ ]the[ ]books[ ]at|to|from|into)[ ]{KIND_OF_FIRM}(?=[A-ZÀ-Þ])")
_FIRM_OF = re.compile(
    r"(?:firm|company|consultancy|charity|agency|practice|bank|studio|family|group)(?:[ ](?:of|called))?[ ]\Z"
)
_IN_FIRM = re.compile(
    r"[ ](?:in|of|for)[ ](?:the|an?)[ ](?:[a-zéè-]+[ ]){0,3}(?:firm|company|consultancy"
    r"|charity|agency|practice|bank|studio)(?:[ ](?:of|called))?[ ](?=[A-ZÀ-Þ])"
)
_ROLE_END = re.compile(
    r"[,;:.()—–“”\"!?·]|[ ](?:at|with|since|until|till|from|where|who|which|when|while|before"
    r"|after|because|so|but|then|again|on|by|under|during|through|that|for|(?:full"
    r"|part)[ -]time)\b|[ ](?:in|and|of|to|as)(?=[ ](?:the[ ])?[A-Z0-9])|[ ]and(?=[ ](?:is"
    r"|was|has|\w+ed|then|later|now|still|also)\b)|\n|[ ](?:in|of)(?=[ ](?:early|late|mid"
    r"|spring|summer|autumn|winter)\b)|[ ]back[ ]at"
)
_DANGLING = re.compile(
    r"(?:[ ](?:and|or|but|then|who|where|when|he|she|I|they|later|has|had|also|now|of|in|to|for)){1,4}\Z"
)
MAX_ROLE = 9
DIRECT = re.compile(rf"[ ]{KIND_OF_FIRM}(?=[A-ZÀ-Þ])")


@dataclass(frozen=True)
class Clause:
    """What one verb says: characters `start:end` of a text; `verb`, of a `kind` in `VERBS`, ends at `at`."""

    kind: str
    verb: str
    start: int
    at: int
    end: int
    sentence: Sentence

    @property
    def verb_start(self):
        """Where the verb begins."""
        return self.at - len(self.verb)


def clauses_of(text, subjects, sentence):
    """The clauses of a sentence that say what the person did or does; plans and offers are left out."""
    marks = [
        m
        for m in VERBS.finditer(text, sentence.start, sentence.end)
        if m["short"] or subjects.is_verb(sentence, m.start())
    ]
    for number, m in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else sentence.end
        begin = marks[number - 1].end() if number else sentence.start
        kind = "be" if m.lastgroup == "short" else m.lastgroup
        if kind == "be" and number + 1 < len(marks) and not text[m.end() : marks[number + 1].start()].strip():
            continue  # `was promoted`, `has worked`: the next verb says it
        if subjects.is_persons(sentence, m.start()) and not _is_not_done(text, sentence.start, begin, m.start(), end):
            yield Clause(kind, m[0], begin, m.end(), end, sentence)


def _is_not_done(text, sentence, begin, verb, end):
    """Whether a clause says what is planned, offered, or did not happen."""
    bound = max(begin, *(text.rfind(c, sentence, verb) for c in ";:"), sentence)
    before = text[max(bound, verb - 60) : verb]
    after = text[verb : min(end, verb + 24)]
    return (
        has_listed(before, "not done")
        or bool(re.search(r"n['’]t\b", before))
        or bool(re.match(r"\S+[ ](?:not|never|no longer|nearly|almost|offered|to)\b", after))
        and not re.match(r"\S+[ ]to\b", after)
    )


def role_at(text, at, end):
    """(role, where it ends) of words that begin at `at`, or None."""
    lead = _TO_ROLE.match(text, at, end)
    start = lead.end() if lead else at
    stops = [m.start() for m in (_ROLE_END.search(text, start, end), _IN_FIRM.search(text, start, end)) if m]
    stop = min(stops, default=end)
    m = re.compile(r"[ ]of[ ](?:the[ ])?(?=[A-Z])").search(text, start, end)
    words = _DANGLING.sub("", " ".join(text[start:stop].split()).strip(" '’"))
    if not words or len(words.split()) > MAX_ROLE or not is_role(words):
        return None
    name = employer_at(text, m.end(), end) if m and m.start() == stop else None
    if name and not is_organisation(text[slice(*name)]):  # `Director of Nursing`
        stop, words = name[1], " ".join(text[start : name[1]].split())
    return words, stop


def role_after_as(text, clause):
    """(role, where it ends) that follows `as` in a clause, or None."""
    for m in _AS.finditer(text, clause.at - 3, clause.end):
        if text.endswith("then ", clause.start, m.start()):
            break  # `in the chorus of Meridian Opera, then as a freelance`: no longer there
        if role := role_at(text, m.end(), clause.end):
            return role
    return None


def employer_in(text, clause, at, patterns, near=False):
    """The first name of an employer after `at`, as one of `patterns` leads to it, '' for none."""
    end = min(clause.end, at + 60) if near else clause.end
    for pattern in patterns:
        for m in pattern.finditer(text, at, end):
            if pattern in (DIRECT,) and m.start() != at:
                break
            name = employer_at(text, m.end(), clause.sentence.end)
            words = text[slice(*name)] if name else ""
            if not words or is_place(words) or is_role(words) or _is_bare(words):
                continue
            if pattern is INSIDE and not (is_organisation(words) or is_large(words) or _FIRM_OF.search(m[0])):
                continue
            kind = _KIND_AFTER.match(text, name[1], clause.sentence.end)
            return words + kind[0] if kind else words
    return ""


_KIND_AFTER = re.compile(
    r" (?:shipyard|depot|brewery|bakery|bookshop|shop|store|factory|mill|plant|mine|hospital|clinic|school|college"
    r"|council|office|branch|restaurant|hotel|garage|farm|estate|theatre|museum|library|laboratory|studio)\b"
)


def _is_bare(words):
    """`the University`: a kind of employer, and no name."""
    return not words.isupper() and folded(words) in listed("organisation") | listed("school")


_WHERE = re.compile(r"[,)]?[ ]where[ ](?:(?:he|she|they|I|I['’]ve|has|had)[ ]?)*\Z")


def employer_before_where(text, clause):
    """`… at Greggs, where he ran nights`: the employer that stands before `where`."""
    return named_before_where(text, clause.sentence.start, clause.verb_start)


def named_before_where(text, start, verb):
    """The name in front of `where` and a verb's subject, '' for none."""
    where = _WHERE.search(text, max(start, verb - 40), verb)
    if not where:
        return ""
    end = text.rfind("(", 0, where.start()) if text[where.start()] == ")" else where.start()
    for m in re.finditer(r"(?<![\w'’.&-])[A-ZÀ-Þ]", text[start:end]):
        name = employer_at(text, start + m.start(), end)
        if name and not text[name[1] : end].strip():
            return text[slice(*name)]
    return ""


def when_in(text, clause, month_first):
    """(since, until) that a clause says, or None."""
    then = text.find(" then", clause.at, clause.end)  # `first at Shell and then, from 2017, at Cole`
    found = periods(text[clause.at : then if then > 0 else clause.end], month_first)
    lead = _lead_period(text, clause, month_first)
    all_of_them = (*found, *([lead] if lead else ()))
    starts = clause.kind in ("join", "become", "found", "leave") or clause.verb.startswith(("start", "beg", "came"))
    best = next((p for kind in ("span", "since", "from") for p in all_of_them if p.kind == kind), None)
    if best:
        is_when = best is lead and best.kind == "since" and starts
        return best.since, "" if is_when else best.until
    until = next((p for p in found if p.kind == "until"), None)
    point = next((p for p in all_of_them if p.kind == "point" and not _is_by(text, clause, p, lead)), None)
    since = point.since if point and starts else ""
    return (since, until.until if until else "") if since or until else None


def _is_by(text, clause, period, lead):
    base = clause.start if period is lead else clause.at
    return bool(re.search(r"\b[Bb]y[ ]\Z", text[max(0, base + period.start - 4) : base + period.start]))


def _lead_period(text, clause, month_first):
    """The period in front of a verb and its subject: `In 2014 she left`, `2006, when he joined`."""
    verb = clause.verb_start
    before = periods(text[clause.start : verb], month_first)
    if not before:
        return None
    last = before[-1]
    between = text[clause.start + last.end : verb]
    if len(between.split()) > 5 or re.search(r"[();:.]", between):
        return None
    opens = clause.start + last.start
    is_lead = not text[clause.sentence.start : opens].strip() or re.search(
        r"(?:[,;:]|\b(?:and|but|when|then|by|until))[ ]\Z", text[max(0, opens - 8) : opens], re.I
    )
    return last if is_lead or re.match(r",?[ ]when\b", between) else None


_CUT = re.compile(r"[,;:(—–]\s|\b(?:and|but|where|when|while|before|after|until|which|who)\s")
_TAIL = re.compile(
    r"(?:[\s,;:(—–-]|\b(?:and|where|he|she|they|I|then|but|has|had|who|which|before|after"
    r"|when|later|now|is|by|it|until|a|an|the|to)\b|[\"“]){1,12}\Z"
)


def quote_of(text, clause):
    """The words of a clause: from what its verb is about, or from the date in front of it, to its end."""
    verb = clause.verb_start
    start = clause.start
    if start > clause.sentence.start:
        cuts = [m.end() for m in _CUT.finditer(text, start, verb)]
        start = cuts[-1] if cuts else verb
    semicolon = text.find(";", clause.at, clause.end)
    if semicolon > 0:
        return start, semicolon
    tail = _TAIL.search(text, max(clause.at, clause.end - 40), clause.end)
    return start, tail.start() if tail else clause.end
