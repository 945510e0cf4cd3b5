"""Changes of field: where the text says so, or two roles one after the other are plainly of different fields."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from careerlab.background.dates import NOW, periods
from careerlab.background.model import Entry
from careerlab.background.phrases import titles_in
from careerlab.background.words import has_listed, is_role
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
_FORMER = re.compile(r"\b(?:used to be an? |(?:a|the) (?:former|one-time|recovering|lapsed) |[Ee]x-(?=[a-z]))(?=[a-z])")
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
_NO_STEM = frozenset(
    w[:5]
    for w in """manager assistant senior junior trainee apprentice course certificate level diploma degree msc bsc phd
    and the for with then scientist science research fellow officer associate field lead director head business
    professional graduate evening part time freelance""".split()
)
_ASIDE = re.compile(
    r"\b(?:trustee|governor|volunteer|mentor|board|chair|member|treasurer|assessor|examiner|coach|student|intern)\b",
    re.I,
)


def changes_of(text, subjects, roles, studies, month_first):
    """[(change, the field before, '' where it is not said)], in the order of the text; `what` is the new field."""
    said = [c for s in subjects.sentences for c in _said(text, s, subjects, roles, month_first)]
    once = {(entry.what, before): (entry, before) for entry, before in reversed(said)}
    said = list(reversed(once.values()))
    return said + [c for c in _shown(roles, studies) if not any(_is_told(c, other) for other in said)]


def _is_told(change, other):
    """Whether a change that roles show is one that the text says: in the same year, or into the same work."""
    (entry, _), (said, _) = change, other
    if not entry.since or not said.since:
        return True
    is_near = abs(int(entry.since[:4]) - int(said.since[:4])) <= 1
    return is_near or bool(set(entry.what.casefold().split()) & set(said.what.casefold().split()))


# ---- what a sentence says


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
    for m in _FORMER.finditer(text, sentence.start, sentence.end):
        role, now = _role_at(text, m.end(), sentence.end), [r for r in roles if r.until == NOW and r.what]
        if role and now and _are_apart(role, now[0].what) and subjects.is_spoken_of(sentence, m.end()):
            return [(Entry(now[0].what, "", "", "", m.start(), m.end() + len(role)), role)]
    return []


def _role_at(text, at, end):
    return next((text[at + a : at + b] for a, b, sure in titles_in(text[at:end]) if a == 0 and sure), "")


def _are_apart(old, new):
    """Whether two posts are plainly not of one field: `biochemist` and `translator`, not `nurse` and `matron`."""
    one, two = field_of(old), field_of(new)
    return one != two and not _stems(old) & _stems(new) and not _ASIDE.search(f"{old} {new}")


def _is_real(text, sentence, subjects, m):
    before = text[max(sentence.start, m.start() - 40) : m.start()]
    if has_listed(before, "not done") or re.search(r"n['’]t\b", before):
        return False
    is_noun = re.match(r"(?:the|a)[ ]", m[0], re.I)  # `the change from hydrogeology to epidemiology`
    return subjects.is_persons(sentence, m.start()) or bool(is_noun and sentence.is_persons)


def _entry(text, sentence, m, what, month_first, before=0):
    """A change with the year that follows it in its sentence, or stands in front of it (or `before` a place)."""
    after = [] if before else periods(text[m.end() : sentence.end], month_first)[:1]
    when = after or periods(text[sentence.start : before or m.start()], month_first)[-1:]
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip(".;, "))
    return Entry(what, "", when[0].since if when else "", "", sentence.start, max(end, m.end()))


def _role_before(roles, entry):
    """The last role that ended before a change, '' where dates do not say which."""
    year = entry.since[:4]
    ended = [r for r in roles if year and r.what and r.until and r.until[:4] <= year and r.until != NOW]
    return max(ended, key=lambda r: r.until).what if ended else ""


# ---- what two roles show


def _shown(roles, studies):
    """Two roles one after the other that are plainly of different fields, or between which the new one was studied."""
    posts = [r for r in roles if r.what and (r.since or r.until) and not _ASIDE.search(r.what)]
    posts.sort(key=lambda r: (r.since or r.until, r.until))
    found = []
    for one, two in pairwise(posts):
        if not one.until or one.until == NOW or not two.since or one.until[:4] > two.since[:4]:
            continue
        if any(one.start < r.start < two.start and not r.since and r.what for r in roles):
            continue  # what came between is not known
        before, after = _field_of(one), _field_of(two)
        is_plain = before and after and before != after and not _goes_on(posts, before, after, two)
        is_known = is_role(one.what) and is_role(two.what) and not (before and after)
        if is_plain or is_known and _is_studied_between(one, two, studies):
            found.append((Entry(two.what, "", two.since, "", two.start, two.end), one.what))
    return found


def _goes_on(posts, before, after, two):
    """Whether somebody goes on in the old field beside the new one, or had been in the new one before."""
    old = [p for p in posts if _field_of(p) == before]
    new = [p for p in posts if _field_of(p) == after]
    return any(p.until == NOW or p.until > two.since for p in old) or any((p.since or p.until) < two.since for p in new)


def _is_studied_between(one, two, studies):
    """`Bookbinder`, then an evening course in web development, then `web developer`."""
    old, new = _stems(one.what), _stems(two.what)
    years = range(int(one.until[:4]) - 3, int(two.since[:4]) + 2)
    between = [s for s in studies if s.until[:4].isdigit() and int(s.until[:4]) in years]
    return bool(old) and not old & new and any(_stems(s.what) & new and not _stems(s.what) & old for s in between)


def _stems(words):
    return {w[:5] for w in re.findall(r"[a-z]{3,}", words.casefold())} - _NO_STEM


# ---- fields


@cache
def _fields():
    return {word: row["field"] for row in rows("fields_of_work") for word in row["words"].split("; ")}


def _field_of(role):
    """The field of a role; of a founder, what the firm is called after."""
    return field_of(role.employer if role.what in ("founder", "co-founder", "owner") else role.what)


def field_of(what):
    """The field of work that a role is plainly of, '' where the words do not say."""
    tokens = re.findall(r"[^\W_]+(?:-[^\W_]+)*", what.casefold())
    for n in (3, 2, 1):
        for i in range(len(tokens) - n, -1, -1):
            if field := _fields().get(" ".join(tokens[i : i + n])):
                return field
    return ""
