"""Roles that stand in a layout: profile pages, columns of a CV, one line a job, forms, headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from careerlab.background.dates import NOW, periods
from careerlab.background.lines import folded
from careerlab.background.model import Entry
from careerlab.background.one_line import AT, EDGE, SEPARATOR, is_aside, title_and_employer
from careerlab.background.words import has_listed, is_organisation, is_place, is_role, listed

MAX_TITLE = 100
_DURATION = re.compile(
    r"·\s*less than a year\b|(?:[·(,]\s*)?\b\d{1,2}\s?(?:years?|yrs?|months?"
    r"|mos?)\b\.?(?:,?\s\d{1,2}\s?(?:months?|mos?)\b\.?)?\)?",
    re.I,
)
_LEAD = re.compile(
    r"(?:now|currently|today|before that|prior to that|previously|earlier|before|then|first)(?: that)?\s*:\s*", re.I
)
_FIELD = re.compile(
    r"(post(?: held)?|job title|position(?: held)?|role|title|job"
    r"|employer|company|organi[sz]ation|name of employer|workplace|school|firm)\s*:\s*(?=\S)",
    re.I,
)
_EMPLOYER_FIELD = re.compile(r"employer|company|organi|workplace|school|firm|name of", re.I)
_SENTENCE = re.compile(r"[a-z)\]\d][.!?]\s+(?=[A-Z\d]|(?:i|he|she|we|they)\b)")
_SOMEBODY = re.compile(
    r"\b(?:I|I['’]m|he|she|we|they|He|She|We|They|who|has|have|had|is|was|were|are|joined|became|worked|moved)\b"
)


def entries_of(text, lines, month_first):
    """The roles that `lines` list, in the order of the text.

    Parameters
    ----------
    text : str
    lines : sequence of Line
        The person's own.
    month_first : bool or None
        How 06/10/2010 is read.

    Returns
    -------
    list of Entry
    """
    rows = [_row(line, month_first) for line in lines]
    found, header, nested = [], None, ""
    for i, row in enumerate(rows):
        if row.line.is_heading or row.line.section == "education":
            header, nested = None, ""
            continue
        if row.kind == "duration":
            above = _titles_above(rows, i)
            nested, header = (_clean(above[-1].line.text), None) if above else (nested, None)
        elif row.kind == "dates" and row.line.section == "roles":
            entry, nested = _under_titles(rows, i, nested)
            found += entry
        elif row.kind == "mixed":
            new, header = _in_one_line(rows, i, header)
            found += [_as_above(e, row, rows, found) for e in new]
            nested = "" if new and new[0].employer else nested
        elif row.kind == "field":
            found += _form(rows, i)
        elif header and header.row == i - 1 and row.kind == "title" and not row.line.gap and is_role(row.rest):
            found.append(
                Entry(_clean(row.rest), header.employer, header.since, header.until, header.start, row.line.end)
            )
    return [replace(e, employer="") if has_listed(e.what, "career break") else e for e in found]


# ---- what a line is


@dataclass(frozen=True)
class _Row:
    line: object
    kind: str
    rest: str
    period: object = None
    start: int = 0
    end: int = 0


def _row(line, month_first):
    words = line.text
    if _FIELD.match(words):
        return _Row(line, "field", words)
    when = periods(words, month_first)
    if not when:
        bare = _DURATION.sub("", words).strip(EDGE)
        if bare != words.strip(EDGE) and (not bare or folded(bare) in listed("employment type")):
            return _Row(line, "duration", "")
        return _Row(line, _plain_kind(words), words)
    chosen = _choose(words, when)
    if chosen is None:
        return _Row(line, "text", words)
    a, b = _stretch(words, chosen)
    if _SOMEBODY.search(words, a, b):
        return _Row(line, "text", words)
    rest = words[a : chosen.start] + "   " + words[chosen.end : b]
    rest = _DURATION.sub("", re.sub(r"\(\s*\)", "", rest)).strip(" \t\xa0,;:·|–—-.")
    is_bare = not rest or all(is_aside(part) for part in SEPARATOR.split(rest))
    return _Row(line, "dates" if is_bare else "mixed", rest, chosen, a, b)


def is_sentence(words):
    """Whether words tell something, and do not only name it."""
    return bool(_SENTENCE.search(words) or _SOMEBODY.search(words))


def _plain_kind(words):
    if (
        folded(words.strip(EDGE)) in listed("employment type")
        or SEPARATOR.split(words)[-1].casefold() in listed("employment type")
        and all(is_aside(p) for p in SEPARATOR.split(words))
    ):
        return "aside"
    is_text = (
        len(words) > MAX_TITLE or words.endswith((".", "!", "?")) and not re.search(r"\b(?:Inc|Ltd|Co|Corp)\.\Z", words)
    )
    return "text" if is_text or _SENTENCE.search(words) else "title"


def _choose(words, when):
    """The period of a line that lists a role: a span or `since`, else a single date at the line's end or start."""
    for kinds in (("span",), ("since", "from"), ("point",)):
        for period in when:
            if period.kind in kinds and (kinds[0] != "point" or _is_at_edge(words, period)):
                return period
    return None


def _is_at_edge(words, period):
    before, after = words[: period.start].strip(EDGE), words[period.end :].strip(EDGE)
    return not before or not after


def _stretch(words, period):
    """The sentence of a line that a period belongs to; one that stands alone belongs to its neighbour."""
    ends = [0, *(m.end() for m in _SENTENCE.finditer(words)), len(words)]
    for i in range(len(ends) - 1):
        a, b = ends[i], ends[i + 1]
        if a <= period.start < b:
            alone = not words[a:b].replace(words[period.start : period.end], "").strip(EDGE)
            if alone and i:
                return ends[i - 1], b
            if alone and i + 2 < len(ends):
                return a, ends[i + 2]
            return a, b
    return 0, len(words)


# ---- profile pages: titles above their dates


def _titles_above(rows, i):
    found = []
    for row in reversed(rows[:i]):
        if row.kind == "aside":
            continue
        if row.kind != "title" or row.line.is_heading:
            break
        found.insert(0, row)
        if row.line.gap or len(found) == 3:
            break
    return [] if i and rows[i].line.gap else [r for r in found if not is_place(r.line.text)]


def _under_titles(rows, i, nested):
    """The role whose title and employer stand above (or, where nothing does, below) a line of dates."""
    titles = _titles_above(rows, i) or _titles_below(rows, i)
    if not titles:
        return [], nested
    row = rows[i]
    role, employer = _title_and_employer(titles, nested)
    if not role and not employer:
        return [], nested
    start, end = min(titles[0].line.start, row.line.start), max(row.line.end, titles[-1].line.end)
    entry = Entry(role, employer, row.period.since, row.period.until, start, end)
    return [entry], nested if employer == nested else ""


def _titles_below(rows, i):
    found = []
    for row in rows[i + 1 : i + 3]:
        if row.kind != "title" or row.line.gap or row.line.is_heading:
            break
        found.append(row)
    return (
        found if found and any(is_role(r.line.text) or has_listed(r.line.text, "career break") for r in found) else []
    )


def _title_and_employer(titles, nested):
    words = [_clean(t.line.text) for t in titles[-2:]]
    if len(words) == 2 and nested and is_role(words[1]) and not is_role(words[0]):
        words = words[1:]
    if len(words) == 1:
        role, employer = title_and_employer(words[0])
        if has_listed(words[0], "career break"):
            return words[0], ""
        return (words[0], nested) if nested and not AT.search(words[0]) else (role, employer)
    if is_role(words[1]) and is_organisation(words[0]) and not is_role(words[0]):
        words.reverse()
    if has_listed(words[0], "career break"):
        return f"{words[0]}: {words[1]}", ""
    return words[0], _bare_employer(words[1])


def _clean(words):
    """Without what kind of contract it was: `St Osyth's Hospital · Full-time`."""
    parts = [p for p in re.split(r"[ ]·[ ]", words) if folded(p) not in listed("employment type")]
    return " · ".join(parts).strip(" ,;:·|–—")


def _bare_employer(words):
    pieces = [p.strip() for p in SEPARATOR.split(words) if p.strip()]
    if is_organisation(pieces[0] if pieces else "") and not re.search(r", (?:Inc|Ltd|LLC|LLP)\b", words, re.I):
        return pieces[0]
    while len(pieces) > 1 and is_place(pieces[-1]):
        pieces.pop()
    return words[: words.find(pieces[-1]) + len(pieces[-1])] if pieces else ""


# ---- one line a job


@dataclass(frozen=True)
class _Header:
    employer: str
    since: str
    until: str
    start: int
    row: int


def _in_one_line(rows, i, header):
    """The roles of a line that holds words and a period, and the employer it names for the lines below."""
    row = rows[i]
    lead = _LEAD.match(row.rest)
    rest = row.rest[lead.end() :] if lead else row.rest
    role, employer = title_and_employer(rest, in_column=bool(lead) or row.period.start == row.start)
    in_list = row.line.section == "roles"
    period = row.period
    until = NOW if period.kind == "from" and (in_list or row.line.marked) else period.until
    start, end = row.line.start + row.start, row.line.start + row.end
    if not role and employer and in_list:
        below = rows[i + 1] if i + 1 < len(rows) else None
        if below and not below.line.gap and below.kind in ("title", "mixed") and is_role(below.rest):
            return [], _Header(employer, period.since, until, start, i)
        return [], header
    if not role or not (in_list or _is_listed(row, rest, employer)):
        return [], header
    if not employer and header:
        return [Entry(role, header.employer, period.since, until, start, end)], header
    if not employer and period.kind == "span" and _is_employer_line(rows, i):
        below = rows[i + 1]
        return [Entry(role, _bare_employer(below.line.text), period.since, until, start, below.line.end)], header
    if not employer and period.kind == "point":
        return [], header
    return [Entry(role, employer, period.since, until, start, _trimmed(row, end))], header


def _as_above(entry, row, rows, found):
    """A post on a line set in below another is with the same employer."""
    if entry.employer or not found or row.line.gap:
        return entry
    above = next((r for r in rows if r.line.start <= found[-1].start < r.line.end), None)
    is_below = above and row.line.depth >= above.line.depth + 4 and row.line.section == above.line.section
    return replace(entry, employer=found[-1].employer) if is_below else entry


def _trimmed(row, end):
    return end - (len(row.line.text[: row.end]) - len(row.line.text[: row.end].rstrip()))


def _is_listed(row, rest, employer):
    """Outside a list of jobs: a line that is nothing but role, employer and period."""
    words = row.line.text
    at_edge = _is_at_edge(
        words[row.start : row.end],
        replace(row.period, start=row.period.start - row.start, end=row.period.end - row.start),
    )
    bracketed = words[row.period.end : row.period.end + 1] == ")"
    starts = not words[: row.period.start].strip(EDGE)
    return (
        (starts or bracketed or at_edge) and (bool(employer) or starts) and (len(rest) <= MAX_TITLE or row.line.marked)
    )


def _is_employer_line(rows, i):
    below = rows[i + 1] if i + 1 < len(rows) else None
    return (
        bool(below)
        and below.kind == "title"
        and not below.line.gap
        and not below.line.marked
        and is_organisation(below.line.text)
        and not is_role(below.line.text)
    )


# ---- forms


def _form(rows, i):
    """`Post: …`, `Employer: …`, `From: … To: …` on lines of their own."""
    if _EMPLOYER_FIELD.match(rows[i].rest):
        return []
    role, employer, when, last = rows[i].rest.partition(":")[2].strip(), "", None, rows[i]
    for row in rows[i + 1 : i + 5]:
        if row.line.gap or row.kind == "field" and not _EMPLOYER_FIELD.match(row.rest):
            break
        if row.kind == "field":
            employer, last = row.rest.partition(":")[2].strip(), row
        elif row.period and not when:
            when, last = row.period, row
    if not employer and not when:
        return []
    return [
        Entry(role, employer, when.since if when else "", when.until if when else "", rows[i].line.start, last.line.end)
    ]
