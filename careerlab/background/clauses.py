"""Clauses of sentences about the person: a verb, and in order the posts, employers and periods that it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.subjects import Sentence
from careerlab.background.verbs import VERBS
from careerlab.background.words import (
    employer_at,
    has_listed,
    is_department,
    is_large,
    is_like_a_person,
    is_organisation,
    is_place,
    is_role,
    is_unit,
    listed,
)

_ART = r"(?:(?:an?|the|its|their|our|her|his|my|one[ ]of[ ]the)[ ])?"
_TO_ROLE = re.compile(
    r"[ ]?(?:(?:also|now|currently|still|once|first|formerly|previously|then|later|latterly|both|only|initially|finally"
    rf"|at[ ]once)[ ])*{_ART}(?:(?:part-time|full-time|acting|interim|founding|unpaid|newly[ ]qualified)[ ])?"
)
KIND_OF_FIRM = (
    r"(?:(?:the|an?|its|his|her|my)[ ])?(?:(?:[a-zéè'’-]+[ ]){0,3}(?:firm|company|consultancy|charity|bank|agency"
    r"|school|college|publishers?|studio|retailer|start-up|startup|practice|hospital|trust|council|bakery|restaurant|hotel"
    r"|newspaper|magazine|brewery|manufacturer|supplier|builders?|housebuilder|contractor|chorus|team|network|family"
    r"|group|insurer|airline|supermarket|garage|farm|band|club|institute|law firm|think tank|shop|comp|business|mill"
    r"|university)(?:[ ](?:of|called|at|for))?,?[ ])?(?:the[ ])?"
)
_GENERIC = "|".join(("post office", "civil service", "fire service", "fire brigade", "ambulance service", "police"))
_LEADS = re.compile(
    r"(?P<as>\bas[ ](?=[a-zA-Z]))"
    rf"|(?P<generic>\b(?:at|in|for|with|joined|joining|to|into)[ ]the[ ](?P<plain>{_GENERIC})\b)"
    rf"|(?P<prep>\b(?:(?P<all>both|all)[ ])?(?P<word>at|with|for|w/|by|in|of|on[ ]the[ ]books[ ]at|to|from|into)[ ]"
    rf"{KIND_OF_FIRM}(?=[A-ZÀ-Þ]))"
    r"|(?P<and>[,;:][ ](?:(?:and|then|later|now|before)[ ])*|[ ](?:and|then|or|later)[ ](?:(?:then|later|now)[ ])?)"
)
DIRECT = re.compile(rf"[ ]{KIND_OF_FIRM}(?=[A-ZÀ-Þ])")
_FIRM_OF = re.compile(
    r"(?:firm|company|consultancy|charity|agency|practice|bank|studio|family|group|school|shop)(?:[ ](?:of|called))?,?"
    r"[ ]\Z"
)
_IN_FIRM = re.compile(
    r"[ ](?:in|of|for)[ ](?:the|an?)[ ](?:[a-zéè-]+[ ]){0,3}(?:firm|company|consultancy|charity|agency|practice|bank"
    r"|studio)(?:[ ](?:of|called))?[ ](?=[A-ZÀ-Þ])"
)
_ROLE_END = re.compile(
    r"[,;:.()—–“”\"!?·|]|[ ]as(?=[ ])|[ ](?:at|with|since|until|till|from|where|whose|who|which|when|while|before"
    r"|after|because|so|but|then|again|on|by|under|during|through|that|for|(?:full"
    r"|part)[ -]time)\b|[ ](?:in|and|of|to|as)(?=[ ](?:the[ ])?[A-Z0-9])|[ ]and(?=[ ](?:is"
    r"|was|has|\w+ed|then|later|now|still|also|chairs?|sits|runs|leads)\b)|\n|[ ](?:in|of)(?=[ ](?:early|late|mid"
    r"|spring|summer|autumn|winter)\b)|[ ](?:back[ ]at|ever[ ]since)"
)
_DANGLING = re.compile(
    r"(?:[ ](?:and|or|but|then|who|where|when|he|she|I|they|later|has|had|also|now|of|in|to|for)){1,4}\Z"
)
_KIND_AFTER = re.compile(
    r" (?:shipyard|depot|brewery|bakery|bookshop|shop|store|factory|mill|plant|mine|hospital|clinic|school|college"
    r"|council|office|branch|restaurant|hotel|garage|farm|estate|theatre|museum|library|laboratory|studio"
    r"|power station)\b"
)
_WHERE = re.compile(r"[,)]?[ ]where[ ](?:(?:he|she|they|I|I['’]ve|has|had)[ ]?)*\Z")
MAX_ROLE = 9


@dataclass(frozen=True)
class Item:
    """A post, employer or period in a clause; `lead` are the words in front of it, `period` is of `dates.Period`."""

    kind: str
    words: str
    start: int
    end: int
    lead: str = ""
    period: object = None


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
    helps = [_HELPS.fullmatch(text, m.start(), n.start()) for m, n in pairwise(marks)] + [None]
    marks = [m for m, is_help in zip(marks, helps, strict=False) if not is_help]
    yield from _without_verb(text, subjects, sentence, marks[0].start() if marks else sentence.end)
    for number, m in enumerate(marks):
        begin = marks[number - 1].end() if number else sentence.start
        end = _end(text, m.end(), marks[number + 1].start()) if number + 1 < len(marks) else sentence.end
        kind = "be" if m.lastgroup == "short" else m.lastgroup
        if subjects.is_persons(sentence, m.start()) and not _is_not_done(text, sentence.start, begin, m.start(), end):
            yield Clause(kind, m[0], begin, m.end(), end, sentence)


# `was later promoted`, `has also taught`: the next verb says it
_HELPS = re.compile(
    r"(?:has|have|had|is|was|am|(?:has |have |had )?been|['’]ve been)[ ]"
    r"(?:(?:also|since|now|long|just|only|then|later|once|always|previously|[a-z]+ly)[ ])*",
    re.I,
)


def _end(text, at, verb):
    """Where a clause ends that another follows: before a semicolon, or the date that goes with the next verb."""
    stop = text.find(";", at, verb)
    if stop > 0:
        return stop
    lead = _lead(text, at - 1, at, verb, None)
    return at + lead.start if lead and not re.match(r",?[ ]when\b", text[at + lead.end : verb]) else verb


_NO_VERB = re.compile(
    r"(?:(?:Previously|Formerly|Before (?:that|this|then)|Before all that|Earlier|Prior to (?:that|this)|Now|Currently"
    r"|Today|Day job|Then|First)[:,]?[ ](?:at[ ])?)?"
)
_APPOSED = re.compile(r"([^\W_][\w'’-]{0,40}),(?:[ ]\d\d,)?[ ](?:(?:an?|the)[ ])?(?:former[ ]|ex-|retired[ ])?")


def _without_verb(text, subjects, sentence, end):
    """`Previously at Ofwat (2003-2012).`: what stands at the head of a sentence of notes, or behind the name."""
    lead = _NO_VERB.match(text, sentence.start, end)
    if not lead[0]:
        named = (m for m in _APPOSED.finditer(text, sentence.start, sentence.end) if m[1] in subjects.called)
        behind = next((m for m in named if role_at(text, m.end(), sentence.end)), None)
        lead, end = (behind, sentence.end) if behind else (lead, end)
    is_told = lead[0] or role_at(text, lead.end(), end) or large_at(text, lead.end(), end)
    if sentence.is_persons and not sentence.in_list and is_told and end > sentence.start:
        at = lead.end() - 3 if lead[0].endswith(" at ") else lead.end()
        verb = "" if lead.re is _APPOSED else text[sentence.start : at].strip()
        yield Clause("note", verb, lead.start(), at - bool(lead[0]), end, sentence)


def large_at(text, at, end):
    """(start, end) of an employer that begins at `at` and that everybody knows, or None."""
    name = employer_at(text, at, end)
    words = text[slice(*name)] if name else ""
    is_firm = is_large(words) or is_organisation(words) and not _is_bare(words) and not has_listed(words, "study")
    return name if is_firm else None


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
    words = _DANGLING.sub("", " ".join(text[start:stop].split()).strip(" '’"))
    if len(words.split()) > MAX_ROLE or not is_role(words) or _NO_HEAD.match(words) or is_like_a_person(words):
        return None
    stop = _with_unit(text, start + len(text[start:stop].rstrip()), end)
    return _DANGLING.sub("", " ".join(text[start:stop].split()).strip(" '’")), stop


_NO_HEAD = re.compile(
    r"(?:as|by|from|with|in|at|to|for|on|of|my|his|her|their|no|not|every|each|any|some|we|they|you|who|this"
    r"|that|there|it|he|she|i)\b(?!-)",
    re.I,
)
_OF = re.compile(r"[ ](?:of|to|for)[ ](?:the[ ])?(?=[A-Z])")
_BRACKET = re.compile(r" \([^()\d]{3,30}\)")
_UNIT = re.compile(r", ([A-Z][\w'’-]*(?:[ ](?:and|&|[A-Z][\w'’-]*)){0,4})(?=[,.;(]| (?:at|for|from|in|with)\b|\Z)")


def _with_unit(text, stop, end):
    """Where a role ends with the unit it is of: `Director of Nursing`, `Director, Fire Safety`, `tutor (Fridays)`."""
    of = _OF.match(text, stop, end)
    name = employer_at(text, of.end(), end) if of else None
    is_firm = (
        name
        and not is_department(text[slice(*name)])
        and (  # `editor of the Hull Mail`
            of[0] == " of the " or " for" in of[0] and (" " in text[slice(*name)] or is_large(text[slice(*name)]))
        )
    )
    if (
        name
        and not is_firm
        and (" to " in of[0]) == is_role(text[slice(*name)])
        and not is_organisation(text[slice(*name)])
    ):
        return name[1]
    if bracket := _BRACKET.match(text, stop, end):
        return bracket.end()
    unit = _UNIT.match(text, stop, end)
    if unit and not is_role(unit[1]) and not is_large(unit[1]):
        is_plain = is_department(unit[1]) or is_unit(unit[1])
        return unit.end() if is_plain or not is_organisation(unit[1]) and _is_dated(text, unit.end(), end) else stop
    return stop


def _is_dated(text, at, end):
    """Whether `from 2019` follows: then what stands between a role and its years is a unit, and no employer."""
    return bool(re.compile(r",? (?:\(|from |since |in |until )\d{4}").match(text, at, end))


def items_of(text, clause, month_first):
    """The posts, employers and periods behind the verb of a clause, in the order of the text."""
    end, items = clause.end, []
    marks = [(clause.at + p.start, p) for p in periods(text[clause.at : end], month_first)]
    marks = [
        (at, p) for at, p in marks if p.kind != "point" or text[at - 3 : at] != "by "
    ]  # `chemist by 2008`: no date
    marks += [(m.start(), m) for m in _LEADS.finditer(text, clause.at, end)]
    is_direct = clause.kind in ("be", "note", "leave") or clause.kind == "start" and not _TO_PLACE.match(clause.verb)
    if is_direct and (role := role_at(text, clause.at, end)):
        items.append(Item("post", role[0], clause.at, role[1]))
    elif first := _name_behind(text, clause):
        items.append(first)
    for at, mark in sorted(marks, key=lambda m: m[0]):
        item = None
        if isinstance(mark, re.Match):
            if at + 1 >= (items[-1].end if items else clause.at):
                item = _item(text, mark, items, clause, at)
        else:
            bracketed = text[clause.at + mark.end : clause.at + mark.end + 1] == ")"
            item = Item("period", "", at, clause.at + mark.end + bracketed, period=mark)
        items += [item] if item else []
    return items


# `joined the faculty` names a place; `moved to head of networks` is too rare to be told from it
_TO_PLACE = re.compile(r"join|came|com|went[ ]to|go|mov|return|transfer|switch|cross|made[ ](?:the|a)", re.I)


def _name_behind(text, clause):
    m = DIRECT.match(text, clause.at, clause.end)
    if clause.kind == "note" and not m:
        name = large_at(text, clause.at, clause.end)
        return Item("name", text[slice(*name)], *name, "at") if name else None
    return _name(text, m, clause, "at" if m[0].endswith((" at ", " at the ")) else "") if m else None


def _item(text, m, items, clause, at):
    if m["generic"]:
        return Item("name", m["plain"], m.start("plain"), m.end(), "at")
    if m["prep"]:
        return _name(text, m, clause, "all" if m["all"] else m["word"])
    before = items[-1] if items else None
    role = role_at(text, m.end(), clause.end)
    if not role or m["as"] and _TRAINING.search(text, clause.start, at):
        return None
    follows = (
        before
        and not text[before.end : at].strip(" )")
        and (before.kind in ("post", "period") or before.kind == "name" and m[0][:1] != ",")
    )
    since = _SINCE.match(text, role[1], clause.end)
    end = since.end() if since else role[1]
    return Item("post", role[0], m.end(), end, m[0].strip()) if m["as"] or follows else None


_SINCE = re.compile(r" since(?=[,.;]|\Z)")  # `BBC 2008-2015, freelance since`
_TRAINING = re.compile(r"\b(?:re-?)?train(?:ed|ing)?\b", re.I)


def _name(text, m, clause, lead):
    """The employer that words such as `at the charity` lead to, or None."""
    name = employer_at(text, m.end(), clause.sentence.end)
    words = text[slice(*name)] if name else ""
    if words and _is_bare(words):
        return _whole_name(text, words, name, lead)
    if not words or is_role(words) or has_listed(words, "study"):
        return None
    if lead != "at" and is_like_a_person(words):
        return Item("name", "", *name, lead)
    if is_place(words):
        return Item("place", words, *name, lead)
    if is_unit(words) or is_department(words) and not is_large(words):
        return Item("unit", words, *name, lead)
    inside = lead in ("in", "of", "to", "from", "into", "by")
    is_sure = is_organisation(words) or is_large(words) or _FIRM_OF.search(m[0]) or m[0] == "of the "
    if inside and not is_sure and not (clause.kind == "start" and lead in ("by", "to", "from")):
        return None
    kind = _KIND_AFTER.match(text, name[1], clause.sentence.end)
    return Item("name", words + (kind[0] if kind else ""), name[0], kind.end() if kind else name[1], lead)


def _whole_name(text, words, name, lead):
    """`the Trust` is the employer whose name the page has last called so: `Northern Museums Trust`."""
    named = [m for m in _CALLED.finditer(text, 0, name[0]) if m[0].endswith(f" {words}")]
    return Item("name", named[-1][0] if named else "", *name, lead)


_CALLED = re.compile(r"(?<![\w'’-])(?:[A-ZÀ-Þ][\w'’&-]{0,30}[ ](?:(?:of|and|for|&)[ ])?){1,6}[A-ZÀ-Þ][\w'’-]{0,30}")


def _is_bare(words):
    """`the University`: a kind of employer, and no name."""
    return not words.isupper() and folded(words) in listed("organisation") | listed("school")


def named_before_where(text, start, verb):
    """`… at Greggs, where he ran nights`: the name in front of `where` and a verb's subject, '' for none."""
    where = _WHERE.search(text, max(start, verb - 40), verb)
    if not where:
        return ""
    end = text.rfind("(", 0, where.start()) if text[where.start()] == ")" else where.start()
    for m in re.finditer(r"(?<![\w'’.&-])[A-ZÀ-Þ]", text[start:end]):
        name = employer_at(text, start + m.start(), end)
        behind = text[name[1] : end].strip() if name else "?"
        if not behind or behind.startswith("in ") and is_place(behind[3:]):  # `at Greggs in Hull, where`
            return "" if is_place(text[slice(*name)]) else text[slice(*name)]
    return ""


def period_before(text, clause, month_first):
    """The period in front of a verb and its subject: `In 2014 she left`, `2006, when he joined`, or None."""
    return _lead(text, clause.sentence.start, clause.start, clause.verb_start, month_first)


def period_of_sentence(text, clause, month_first):
    """The one date at the head of a sentence, for a later step: `In May 2014 she sold her car and founded Hale`."""
    start = clause.sentence.start
    heads = periods(text[start : clause.verb_start], month_first) if clause.kind in ("start", "found", "leave") else []
    return heads[0] if len(heads) == 1 and heads[0].start < 4 and heads[0].kind == "point" else None


def _lead(text, sentence, start, verb, month_first):
    before = periods(text[start:verb], month_first)
    if not before:
        return None
    last = before[-1]
    between = text[start + last.end : verb]
    if len(between.split()) > 5 or re.search(r"[();:.]", between):
        return None
    opens = start + last.start
    is_lead = not text[sentence:opens].strip() or re.search(
        r"(?:[,;:]|\b(?:and|but|when|then|by|until))[ ]\Z", text[max(0, opens - 8) : opens], re.I
    )
    is_by = last.kind == "point" and re.search(r"\b[Bb]y[ ]\Z", text[max(0, opens - 4) : opens])
    return last if (is_lead or re.match(r",?[ ]when\b", between)) and not is_by else None


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
    tail = _TAIL.search(text, max(clause.at, clause.end - 40), clause.end)
    return start, tail.start() if tail else clause.end
