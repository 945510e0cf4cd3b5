"""Changes of field, where the text says so, or two roles one after the other are plainly of different fields."""

from __future__ import annotations

import re
from functools import cache

from careerlab.background.dates import periods
from careerlab.background.model import Entry
from careerlab.background.words import has_listed
from careerlab.resources import rows

_THING = (
    r"(?:the[ ])?([a-z][\w'’-]*(?:[ ](?!(?:in|from|to|into|and|at|for|by|with|when|after"
    r"|because|where|which|as|on|came)\b)[a-z][\w'’-]*){0,3})"
)
_SAID = (
    re.compile(
        r"\b(?:mov(?:ed|ing)|switch(?:ed|ing)|chang(?:ed|ing)|went|going|cross(?:ed|ing)"
        r"|transition(?:ed|ing)|mad(?:e)[ ]the[ ](?:move|switch|leap|jump|change)|(?:[Tt]he"
        r"|[Aa])[ ](?:move|switch|change|shift|transition)|path|journey"
        rf"|career)[ ]from[ ]{_THING}[ ](?:in)?to[ ]{_THING}"
    ),
    re.compile(rf"\b(?:left|leaving|swapp?ed|traded|gave[ ]up|quit)[ ]{_THING}[ ]for[ ]{_THING}"),
    re.compile(
        rf"\b(?:started|began)[ ](?:out[ ])?in[ ]{_THING},?[ ](?:and[ ])?(?:then[ ])?(?:fell|moved"
        rf"|drifted|went|switched|stumbled)[ ]into[ ]{_THING}"
    ),
)
_INTO = (
    re.compile(
        r"\b(?:retrain(?:ed|ing)?|re-train(?:ed|ing)?)[ ](?:as"
        r"|in)[ ](?:an?[ ])?([a-z][\w-]*(?:[ ](?!(?:in|at|and|with|after|through"
        r"|on)\b)[a-z][\w-]*){0,3})"
    ),
    re.compile(
        r"\b(?:made[ ](?:the|a)[ ](?:move|switch|leap|jump|change)|move[ds]?|switch(?:ed)?"
        r"|changed|came|went)[ ]into[ ]([a-z][\w-]*(?:[ ](?!(?:in|at|and|with|after|by|as|when"
        r"|through|on|because)\b)[a-z][\w-]*){0,2})"
    ),
)
_BEFORE = re.compile(
    r"\b(?:[Bb]efore|[Pp]rior[ ]to)[ ]([^,.;]{3,60}),?[ ](?:he|she|they|I|[A-Z]\w+)[ ](?:was|had[ ]been|worked|spent)\b"
)
_NO_FIELD = re.compile(
    r"\b(?:months?|years?|days?|weeks?|hours?|minutes?|people|staff|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|day|scratch|nothing|strength|town|city|country|house|home|bed"
    r"|paper|nose|here|there|place|part|time|full|zero|work|job|role|post|detail|action|it"
    r"|them|him|her|me|us|this|that|new|another|other|small|big|large|larger|smaller"
    r"|different|abroad|school|university|hospital|company|firm|bank|council|office|army"
    r"|position|line|head|door|room|film|good|better|more|less|something|somebody|someone"
    r"|administration|liquidation|management|leadership|retirement|partnership|trouble|flat"
    r"|box|drawer)\b"
)


@cache
def _fields():
    return {word: row["field"] for row in rows("fields_of_work") for word in row["words"].split("; ")}


def changes_of(text, subjects, roles, month_first):
    """Changes of field, in the order of the text.

    Parameters
    ----------
    text : str
    subjects : Subjects
    roles : list of Entry
        The person's roles on this page.
    month_first : bool or None

    Returns
    -------
    list of (Entry, str)
        `what` of the entry is the new field, the string is the field before, '' where it is not said.
    """
    said = [c for s in subjects.sentences for c in _said(text, s, subjects, roles, month_first)]
    shown = _shown(roles)
    once = {(entry.what, before): (entry, before) for entry, before in reversed(said)}
    said = list(reversed(once.values()))
    return said + [c for c in shown if not any(_is_told(c, other) for other in said)]


def _is_told(change, other):
    """Whether a change that roles show is one that the text says: in the same year, or into the same work."""
    (entry, _), (said, _) = change, other
    near = entry.since and said.since and abs(int(entry.since[:4]) - int(said.since[:4])) <= 1
    return (
        bool(near)
        or not entry.since
        or not said.since
        or bool(set(entry.what.casefold().split()) & set(said.what.casefold().split()))
    )


def _said(text, sentence, subjects, roles, month_first):
    found = []
    for pattern in _SAID:
        for m in pattern.finditer(text, sentence.start, sentence.end):
            if _is_field(m[1]) and _is_field(m[2]) and _is_real(text, sentence, subjects, m):
                found.append((_entry(text, sentence, m, m[2], month_first), m[1]))
    for pattern in _INTO:
        for m in pattern.finditer(text, sentence.start, sentence.end):
            if found or not _is_field(m[1]) or not _is_real(text, sentence, subjects, m):
                continue
            entry = _entry(text, sentence, m, m[1], month_first)
            if re.match(r"re-?train|made|moved", m[0]):
                found.append((entry, _role_before(roles, entry)))
    return found[:1]


def _is_field(words):
    return not _NO_FIELD.search(words) and not words.strip().isdigit()


def _is_real(text, sentence, subjects, m):
    before = text[max(sentence.start, m.start() - 40) : m.start()]
    blocked = has_listed(before, "not done") or re.search(r"n['’]t\b", before)
    return (
        not blocked
        and subjects.is_persons(sentence, m.start())
        or bool(re.match(r"(?:the|a)[ ]", m[0], re.I) and sentence.is_persons and not blocked)
    )


def _entry(text, sentence, m, what, month_first):
    when = (
        periods(text[m.end() : sentence.end], month_first)[:1]
        or periods(text[sentence.start : m.start()], month_first)[-1:]
    )
    return Entry(what, "", when[0].since if when else "", "", *_span(text, sentence, m))


def _span(text, sentence, m):
    end = sentence.end
    while end > m.end() and text[end - 1] in ".;, ":
        end -= 1
    return sentence.start, end


def _role_before(roles, entry):
    """The last role that ended before a change, '' where dates do not say which."""
    year = entry.since[:4]
    ended = [r for r in roles if year and r.what and r.until and r.until[:4] <= year and r.until != "now"]
    return max(ended, key=lambda r: r.until).what if ended else ""


# ---- what two roles show


def _shown(roles):
    """Two roles one after the other that are plainly of different fields."""
    posts = sorted((r for r in roles if r.what and r.since and not _is_aside(r)), key=lambda r: (r.since, r.until))
    found = []
    for one, two in zip(posts, posts[1:], strict=False):
        before, after = field_of(one.what, one.employer), field_of(two.what, two.employer)
        if (
            before
            and after
            and before != after
            and one.until
            and one.until != "now"
            and one.until[:4] <= two.since[:4]
            and not _goes_on(posts, before, two)
        ):
            found.append((Entry(two.what, "", two.since, "", two.start, two.end), one.what))
    return found


def _goes_on(posts, field, two):
    """Whether somebody goes on in the old field beside the new one, or had been in the new one before."""
    after = field_of(two.what, two.employer)
    return any(
        field_of(p.what, p.employer) == field and (p.until == "now" or p.until > two.since) for p in posts
    ) or any(field_of(p.what, p.employer) == after and p.since < two.since for p in posts)


def _is_aside(role):
    return bool(
        re.search(
            r"\b(?:trustee|governor|volunteer|mentor|board|chair|member|treasurer|assessor|examiner"
            r"|coach|student|intern)\b",
            role.what,
            re.I,
        )
    )


def field_of(what, employer=""):
    """The field of work that a role is plainly of, '' where the words do not say."""
    tokens = re.findall(r"[^\W_]+", what.casefold())
    for n in (3, 2, 1):
        for i in range(len(tokens) - n, -1, -1):
            if field := _fields().get(" ".join(tokens[i : i + n])):
                return field
    return ""
