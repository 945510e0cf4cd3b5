"""Who, where and when: front matter, `Key: Value` heads, folder and file names, and the dates people write."""

from __future__ import annotations

import re
from datetime import date

from careerlab.notes.model import Notice

FIELDS = {
    "person": "person|name|interviewee|with|who|interviewed|talked to|spoke to|spoke with|talk with"
    "|conversation with|guest",
    "organisation": "organisation|organization|company|employer|firm|workplace|org|where|agency|works at|works for",
    "role": "role|job|position|occupation|job title|current role|current position|profession|title",
    "path": "path|track|career|field|option|direction|career path|candidate path",
    "date": "date|when|day|talk date|interview date|date of talk|date of interview|met on|called on",
    "introduced_by": "via|introduced by|intro by|introduced via|referred by|referral|intro from|introduction by"
    "|connected by|thanks to",
}
KEYS = {key: field for field, keys in FIELDS.items() for key in keys.split("|")}
MAIL_KEYS = frozenset("from to cc subject sent re".split())

_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATES = (
    (re.compile(r"(?<!\d)(\d{4})([-/._])(\d{1,2})\2(\d{1,2})(?!\d)"), lambda m: (m[1], m[3], m[4])),
    (re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)"), lambda m: (m[1], m[2], m[3])),
    (
        re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?[ -]+(?:of )?" + _MONTH + r",?[ -]+(\d{4})(?!\d)", re.I),
        lambda m: (m[3], m[2], m[1]),
    ),
    (re.compile(r"\b" + _MONTH + r" (\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)", re.I), lambda m: (m[3], m[1], m[2])),
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")


def read_date(words, day_first=True):
    """The first date in `words`.

    Returns
    -------
    iso : str
        ``YYYY-MM-DD`` or ``''``.
    span : tuple of int
        Where it stands; (0, 0) if there is none.
    problem : str
        ``''``, ``'ambiguous'`` (12/01/2026: read by `day_first`) or ``'impossible'`` (30 February).
    """
    for pattern, parts in _DATES:
        found = pattern.search(words)
        if found:
            year, month, day = parts(found)
            iso = _iso(year, _MONTHS.get(str(month)[:3].lower(), month), day)
            return iso, found.span(), "" if iso else "impossible"
    found = _NUMERIC.search(words)
    if not found:
        return "", (0, 0), ""
    first, second, year = int(found[1]), int(found[3]), found[4] if len(found[4]) == 4 else "20" + found[4]
    day, month = (first, second) if day_first else (second, first)
    if month > 12 and day <= 12:
        day, month = month, day
    iso = _iso(year, month, day)
    unsure = iso and first <= 12 and second <= 12 and first != second
    return iso, found.span(), "ambiguous" if unsure else "" if iso else "impossible"


def _iso(year, month, day):
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


_GENERIC = re.compile(
    r"\b(?:informational|info|interview|call|chat|talk|talks|notes?|meeting|meet|coffee|zoom|teams|phone|with|w|about|transcript|the|a|an|my|re|and|conversation|lunch|q&a|video|quick|final|copy|draft|email|mail|reply|from|follow|up|followup|second|first|part|round|at|on|in|to|of|for)\b|[_#]",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.]*(?:[-'’][^\W\d_]+)*\.?")


def from_file_name(stem, folder_names=()):
    """Person, role, organisation and date where a file name says them plainly ("2026-01-14 Priya Raman (UX, Acme)").

    `folder_names` are words that name paths, never people. A single common word is no name; two or three capitalised
    ones are.
    """
    found = {}
    iso, span, _ = read_date(stem)
    if iso:
        found["date"] = iso
        stem = stem[: span[0]] + " " + stem[span[1] :]
    bracket = re.search(r"\(([^()]{1,80})\)", stem)
    if bracket:
        stem = stem[: bracket.start()] + " " + stem[bracket.end() :]
        parts = [p.strip() for p in re.split(r"[,;/@]| at ", bracket[1]) if p.strip()]
        if len(parts) == 2:
            found["role"], found["organisation"] = parts
        elif all(
            w[0].isupper() and not (w.isupper() and len(w) <= 3) or w == "&" for w in bracket[1].split()
        ) and not _names_work(bracket[1]):
            found["organisation"] = bracket[1]
    stem = stem.replace("_", " ")
    known = {w.casefold() for name in folder_names for w in name.split()} | _WORK_WORDS
    for piece in re.split(r"\s*[,–—]\s*|\s+-\s+", stem):
        words = [w for w in _GENERIC.sub(" ", piece).split() if not any(c.isdigit() for c in w)]
        names = [w for w in words if _NAME.fullmatch(w) and w[0].isupper() and w.casefold() not in known]
        if words and len(names) == len(words) <= 3:
            found.setdefault("person", " ".join(words))
    if "person" not in found:
        name = _WITH_NAME.search(stem)
        found |= {"person": from_title(stem)["person"]} if name and "person" in from_title(stem) else {}
    return found


_WORK_WORDS = set(
    """ux ui pm design designer product manager management front-end frontend end front back developer development
    engineer engineering research researcher data science scientist analyst writing writer teaching teacher lab career
    careers job jobs misc todo summary readme random ideas thoughts monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december untitled new document
    text file note notes sales marketing law nursing nurse""".split()
)
_PROPER = r"[A-Z][^\W\d_]*(?:[-'’][A-Z]?[^\W\d_]+)?"
_WITH_NAME = re.compile(
    rf"\b(?:with|w/?|from|interview(?:ing)?:?|met|call:?|chat:?|talk:?)\s+((?:{_PROPER}\.?\s?){{1,3}}(?![^\W\d_]))"
)
_LEADING_NAME = re.compile(rf"((?:{_PROPER}\.? ){{0,2}}{_PROPER})[ \t]*(?=\Z|[,(/|–—:]|- )")
_JOB = re.compile(
    r"\b[\w-]{2,}(?:er|or|ist|medic|director|ian|nurse|lead|head|chef|pilot|analyst|clerk|officer|assistant|consultant|professor|architect)s?\b",
    re.I,
)


def from_title(title, whole_line=False):
    """Person, role and date in a title ("Coffee with Priya Raman", "Dev Anand - lab manager - OSU").

    With `whole_line` (a first line that is no heading) a name counts only where a sign or the line's end sets it off.
    """
    found = {}
    title = title.strip(" #*_")
    iso, _, _ = read_date(title)
    if iso:
        found["date"] = iso
    name = None if whole_line else _WITH_NAME.search(title)
    name = name or _LEADING_NAME.match(title)
    words = name[1].split() if name else []
    while words and (words[-1].casefold() in _WORK_WORDS or words[-1].casefold() in {"the", "at"}):
        words.pop()
    whole = len(words) > 1 or (words and name.re is _WITH_NAME)
    if whole and not {w.casefold() for w in words} & _WORK_WORDS and not _GENERIC.search(words[0]):
        found["person"] = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in words)
        pieces = [p.strip(" -()") for p in re.split(r"[,/|–—\"“”.]|(?<=\s)-\s", title[name.end() :])]
        roles = [p for p in pieces if _JOB.search(p) and len(p.split()) <= 4]
        found |= {"role": roles[0]} if roles else {}
    return found


def _names_work(words):
    return bool({w.casefold() for w in words.split()} & _WORK_WORDS) or "'s" in words


def as_text(value):
    """One field value as words: links and tags opened, lists joined."""
    if isinstance(value, list):
        value = ", ".join(value)
    return " ".join(
        re.sub(r"\[\[([^\[\]|]*\|)?([^\[\]|]*)\]\]|\[([^\[\]]*)\]\([^()]*\)", r"\2\3", str(value))
        .strip(" \"'*_")
        .split()
    )


def fields_of(meta, lines, day_first=True):
    """Front matter or head fields -> the note's own fields, with notices about dates that cannot be."""
    fields, notices = {}, []
    for key, value in meta.items():
        field, words = KEYS.get(key), as_text(value)
        if key == "from" and meta.keys() & {"to", "subject"}:  # the head of an e-mail
            field, words = "person", re.sub(r"\s*<[^<>]*>", "", words)
        if not field or not words or (key == "title" and not _JOB.search(words)) or (key == "title" and "name" in meta):
            continue
        if field != "date":
            fields.setdefault(field, words)
            continue
        iso, _, problem = read_date(words, day_first)
        if problem:
            notices.append(date_notice(words, iso, problem, lines.get(key, 0)))
        elif not iso:
            notices.append(
                Notice(
                    "FM-VALUE",
                    f"`{words}` is no date careerlab can read.",
                    "Write it as 2026-01-31.",
                    lines.get(key, 0),
                )
            )
        if iso:
            fields.setdefault("date", iso)
    return fields, notices


def date_notice(words, iso, problem, line=0):
    """The notice for a date that is impossible, or was read day first."""
    if problem == "impossible":
        return Notice("FM-VALUE", f"there is no such day as {words}.", "Write the date as 2026-01-31.", line)
    return Notice(
        "DATE-AMBIGUOUS", f"`{words}` was read as {iso}.", "Write 2026-01-31, or set date_order in profile.yaml.", line
    )
