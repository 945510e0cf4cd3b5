"""Changes of field, where the words of a text say so; two posts one after the other are none by themselves."""

from __future__ import annotations

import re
from functools import cache

from careerlab.background.dates import NOW, periods
from careerlab.background.model import Entry
from careerlab.background.phrases import titles_in
from careerlab.background.verbs import VERBS
from careerlab.background.words import has_listed
from careerlab.resources import rows

_STOP = r"(?!(?:in|from|to|into|and|at|for|by|with|when|after|because|where|which|as|on|came|through|via)\b)"
_THING = rf"(?:the[ ]|an?[ ])?([a-z][\w'’-]*(?:[ ]{_STOP}[a-z][\w'’-]*){{0,3}})"
_MOVED = r"(?:mov(?:ed|ing)|switch(?:ed|ing)|chang(?:ed|ing)|went|going|cross(?:ed|ing)|transition(?:ed|ing)"
_MADE = r"made[ ](?:the|a)[ ](?:move|switch|leap|jump|change)"
# which group is the new field, which the old one
_SAID = (
    (
        rf"\b{_MOVED}|{_MADE}|(?:[Tt]he|[Aa])[ ](?:move|switch|change|shift|transition)|path|journey|career)"
        rf"[ ]from[ ]{_THING}[ ](?:in)?to[ ]{_THING}",
        (2, 1),
    ),
    (
        rf"\b(?:left|leaving|swapp?ed|traded|gave[ ]up|quit)[ ]{_THING}[ ](?:for|to[ ]become|and[ ]became)[ ]{_THING}",
        (2, 1),
    ),
    (
        rf"\b(?:started|began)[ ](?:out[ ])?in[ ]{_THING},?[ ](?:and[ ])?(?:then[ ])?(?:fell|moved|drifted|went"
        rf"|switched|stumbled)[ ]into[ ]{_THING}",
        (2, 1),
    ),
    (rf"\b(?:came|come|coming|turned|moved)[ ]to[ ]{_THING}[ ](?:from|via|after)[ ]{_THING}", (1, 2)),
    (rf"\bre-?train(?:ed|ing)?[ ](?:as|in)[ ]{_THING}", (1, 0)),
    (rf"\b(?:{_MADE}|moved)[ ]into[ ]{_THING}", (1, 0)),
)
_SAID = tuple((re.compile(words), groups) for words, groups in _SAID)
_BEFORE = re.compile(
    r"\b(?:[Bb]efore|[Pp]rior[ ]to)[ ](?:(?:joining|entering|going[ ]into|coming[ ](?:in)?to|training[ ]as|becoming"
    r"|turning[ ]to)[ ])?(?:the[ ]|an?[ ])?([a-z][\w-]*(?:[ ][a-z][\w-]*)?)(?:[ ]in[ ]\d{4})?,?[ ]"
    r"(?:he|she|they|I|[A-Z][\w-]+)[ ]"
    r"(?:was|had[ ]been|worked[ ]as)[ ](?:an?[ ])?(?=[a-z])"
)
# `before that`, `before the ovens`, `before entering the seminary`: the post that follows came first
_EARLIER = re.compile(
    r"\b(?:[Bb]efore|[Pp]rior[ ]to)[ ](?:[\w'’-]+[ ]){0,4}[\w'’-]+,?[ ](?:he|she|they|I|[A-Z][\w-]+)[ ]"
    r"(?:was|had[ ]been|worked[ ](?:as|for[ ]\w+[ ]years[ ]as))[ ](?:an?[ ])?(?=[a-z])"
)
_FORMER = re.compile(
    r"\b(?:used to be an? |(?:an?|the) (?:former|one-time|recovering|lapsed|ex-) ?|[Ee]x[- ](?=[a-z]))(?=[a-z])"
)
_TURNED = re.compile(r"(?:,? now)? turned (?:an? )?")
_NO_FIELD = re.compile(
    r"\b(?:months?|years?|days?|weeks?|hours?|minutes?|people|staff|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|day|scratch|nothing|strength|town|city|country|house|home|bed"
    r"|paper|nose|here|there|place|part|time|full|zero|work|job|role|post|detail|action|it"
    r"|them|him|her|me|us|this|that|new|another|other|small|big|large|larger|smaller"
    r"|different|abroad|school|university|hospital|company|firm|bank|council|office|army"
    r"|position|line|head|door|room|film|good|better|more|less|something|somebody|someone"
    r"|administration|liquidation|management|leadership|retirement|partnership|trouble|flat"
    r"|box|drawer)\b|\A\d+\Z"
)
_ASIDE = re.compile(
    r"\b(?:trustee|governor|volunteer|mentor|board|chair|member|treasurer|assessor|examiner|coach|student|intern)\b",
    re.I,
)


def changes_of(text, subjects, roles, month_first):
    """[(change, the field before, '' where it is not said)], in the order of the text; `what` is the new field."""
    said = [c for s in subjects.sentences for c in _said(text, s, subjects, roles, month_first)]
    once = {(entry.what, before): (entry, before) for entry, before in reversed(said)}
    return list(reversed(once.values()))


def _said(text, sentence, subjects, roles, month_first):
    """The first change that a sentence says of the person."""
    for pattern, (new, old) in _SAID:
        for m in pattern.finditer(text, sentence.start, sentence.end):
            fields = [m[n] for n in (new, old) if n]
            if not any(map(_NO_FIELD.search, fields)) and _is_real(text, sentence, subjects, m):
                entry = _entry(text, sentence, m, m[new], month_first)
                return [(entry, m[old] if old else _role_before(roles, entry))]
    for m in _BEFORE.finditer(text, sentence.start, sentence.end):
        role = _role_at(text, m.end(), sentence.end)
        if role and field_of(m[1]) not in ("", field_of(role)) and subjects.is_spoken_of(sentence, m.end()):
            return [(_entry(text, sentence, m, m[1], month_first, m.end()), role)]
    return _former(text, sentence, subjects, roles) or _turned(text, sentence, subjects)


def _former(text, sentence, subjects, roles):
    """`a former joiner`, `before that he was a roofer`: what somebody was, beside what the text has called her."""
    for pattern in (_FORMER, _EARLIER):
        for m in pattern.finditer(text, sentence.start, sentence.end):
            role = _role_at(text, m.end(), sentence.end)
            is_next = pattern is _EARLIER and re.match(r"\w+(?: to)? (?:that|this|then)\b", m[0])
            new = _told_before(roles, m.start()) if is_next else _present(roles)
            if role and new and _are_apart(role, new) and subjects.is_spoken_of(sentence, m.end()):
                return [(Entry(new, "", "", "", m.start(), m.end() + len(role)), role)]
    return []


def _present(roles):
    """What somebody is now, as the text calls it."""
    return next((r.what for r in roles if r.until == NOW and r.what), "")


def _told_before(roles, at):
    """The post that the text has named last."""
    told = [r for r in roles if r.start < at and r.what]
    return max(told, key=lambda r: r.start).what if told else ""


def _turned(text, sentence, subjects):
    """`petroleum engineer turned high school physics teacher`."""
    words = text[sentence.start : sentence.end].replace("\n", " ")
    titles = [(a, b) for a, b, is_sure in titles_in(words) if is_sure]
    for (a, b), (c, d) in zip(titles, titles[1:], strict=False):
        turned = _TURNED.fullmatch(words, b, c)
        if turned and subjects.is_spoken_of(sentence, sentence.start + a):
            return [(Entry(words[c:d], "", "", "", sentence.start + a, sentence.start + d), words[a:b])]
    return []


def _role_at(text, at, end):
    return next((text[at + a : at + b] for a, b, sure in titles_in(text[at:end]) if a == 0 and sure), "")


def _are_apart(old, new):
    """Whether two posts are plainly of different fields; `nurse` and `matron` are not."""
    return bool(field_of(old)) and field_of(new) not in ("", field_of(old)) and not _ASIDE.search(f"{old} {new}")


def _is_real(text, sentence, subjects, m):
    before = text[max(sentence.start, m.start() - 40) : m.start()]
    if has_listed(before, "not done") or re.search(r"n['’]t\b", before):
        return False
    is_noun = re.match(r"(?:the|a)[ ]", m[0], re.I)  # `the change from hydrogeology to epidemiology`
    return subjects.is_persons(sentence, m.start()) or bool(is_noun and sentence.is_persons)


def _entry(text, sentence, m, what, month_first, before=0):
    """A change with the year that follows it in its sentence, or stands in front of it (or `before` a place)."""
    verb = VERBS.search(text, m.end(), sentence.end)  # `retrained as a chef and have been here since 2010`
    after = [] if before else periods(text[m.end() : verb.start() if verb else sentence.end], month_first)[:1]
    when = after or periods(text[sentence.start : before or m.start()], month_first)[-1:]
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip(".;, "))
    return Entry(what, "", when[0].since if when else "", "", sentence.start, max(end, m.end()))


def _role_before(roles, entry):
    """The last role that ended before a change, '' where dates do not say which."""
    year = entry.since[:4]
    ended = [r for r in roles if year and r.what and r.until and r.until[:4] <= year and r.until != NOW]
    return max(ended, key=lambda r: r.until).what if ended else ""


# ---- fields


@cache
def _fields():
    return {word: row["field"] for row in rows("fields_of_work") for word in row["words"].split("; ")}


def field_of(what):
    """The field of work that a role is plainly of, '' where the words do not say."""
    tokens = re.findall(r"[^\W_]+(?:-[^\W_]+)*", what.casefold())
    for n in (3, 2, 1):
        for i in range(len(tokens) - n, -1, -1):
            if field := _fields().get(" ".join(tokens[i : i + n])):
                return field
    return ""
