"""Roles that stand in a layout: profile pages, columns of a CV, one line a job, forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from careerlab.background.dates import NOW, periods
from careerlab.background.lines import folded
from careerlab.background.model import Entry
from careerlab.background.one_line import AT, EDGE, SEPARATOR, is_aside, title_and_employer
from careerlab.background.words import employer_at, has_listed, is_large, is_organisation, is_place, is_role, listed
from careerlab.insights.sentences import sentence_ends

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
_SOMEBODY = re.compile(
    r"\b(?:I|I['’]m|he|she|we|they|He|She|We|They|who|has|have|had|is|was|were|are|joined|became|worked|moved)\b"
)
_LEGAL = re.compile(r"\b(?:Inc|Ltd|Co|Corp)\.\Z")


@dataclass(frozen=True)
class _Row:
    """One line, or what stands between semicolons: its kind, and its words without the period at `start:end`."""

    line: object
    kind: str
    rest: str
    period: object = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class _Above:
    """The employer that stands above its posts, with its own years if it has any."""

    employer: str
    since: str = ""
    until: str = ""
    start: int = -1
    row: int = -2
    line: int = 0  # it is only for the rest of this line


def entries_of(text, lines, month_first):
    """The roles that `lines` list, in the order of the text."""
    rows = [_row(part, month_first) for line in lines for part in _parts(line, month_first)]
    found, above = [], None
    for i, row in enumerate(rows):
        above = None if above and above.line not in (0, row.line.number) else above
        if row.line.is_heading or row.line.section == "education":
            above = None
        elif row.kind == "duration":
            titles = _titles_above(rows, i)
            above = _Above(_clean(titles[-1].line.text)) if titles else above
        elif row.kind == "title":
            if above and above.row == i - 1 and not row.line.gap and is_role(row.rest):
                start = above.start
                found.append(Entry(_clean(row.rest), above.employer, above.since, above.until, start, row.line.end))
            elif row.line.section == "roles" and _is_above_posts(rows, i):
                above = _Above(_bare_employer(_clean(row.rest)))
        elif row.kind == "dates" and row.line.section == "roles":
            new, above = _under_titles(rows, i, above)
            found += new
        elif row.kind == "mixed":
            new, above = _in_one_line(rows, i, above)
            found += [_as_before(e, row, rows, found) for e in new]
        elif row.kind == "field":
            found += _form(rows, i)
    return [replace(e, employer="") if has_listed(e.what, "career break") else e for e in found]


# ---- what a line is


def _parts(line, month_first):
    """`Trainee, Cole LLP, 2006-08; Solicitor, 2008-12`: each part with a period of its own is a line."""
    semicolons = [m.end() for m in re.finditer(r";\s+", line.text)]
    cuts = [0, *semicolons, len(line.text)] if semicolons else _sentences(line.text)
    parts = [(a, b) for a, b in pairwise(cuts) if line.text[a:b].strip()]
    if len(parts) < 2 or not all(periods(line.text[a:b], month_first) for a, b in parts):
        return [line]
    spans = [(a + len(line.text[a:b]) - len(line.text[a:b].lstrip()), b) for a, b in parts]
    words = [line.text[a:b].rstrip(" ;") for a, b in spans]
    return [
        replace(line, start=line.start + a, end=line.start + a + len(w), text=w, gap=line.gap and not a)
        for (a, _), w in zip(spans, words, strict=True)
    ]


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
    is_told = chosen.kind == "point" and words[chosen.start :].lower().startswith("in ")
    if is_told or _SOMEBODY.search(words, a, b):
        return _Row(line, "text", words)
    rest = words[a : chosen.start] + "   " + words[chosen.end : b]
    rest = _DURATION.sub("", re.sub(r"\(\s*\)", "", rest)).strip(" \t\xa0,;:·|–—-.")
    is_bare = not rest or all(is_aside(part) for part in SEPARATOR.split(rest))
    return _Row(line, "dates" if is_bare else "mixed", rest, chosen, a, b)


def is_sentence(words):
    """Whether words tell something, and do not only name it."""
    return len(_sentences(words)) > 2 or bool(_SOMEBODY.search(words))


def _sentences(words):
    """Where the sentences of a line begin, and its end; `Jan. 2019` is none."""
    ends = [e for e in sentence_ends(words) if re.match(r"\s+(?:[A-Z\d]|(?:i|he|she|we|they)\b)", words[e:])]
    return [0, *ends, len(words)]


def _plain_kind(words):
    if (
        folded(words.strip(EDGE)) in listed("employment type")
        or SEPARATOR.split(words)[-1].casefold() in listed("employment type")
        and all(is_aside(p) for p in SEPARATOR.split(words))
    ):
        return "aside"
    is_text = len(words) > MAX_TITLE or words.endswith((".", "!", "?")) and not _LEGAL.search(words)
    return "text" if is_text or len(_sentences(words)) > 2 else "title"


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
    ends = _sentences(words)
    for i, (a, b) in enumerate(pairwise(ends)):
        if a <= period.start < b:
            alone = not words[a:b].replace(words[period.start : period.end], "").strip(EDGE)
            if alone and i:
                return ends[i - 1], b
            if alone and i + 2 < len(ends):
                return a, ends[i + 2]
            return a, b
    return 0, len(words)


# ---- titles above their dates, posts below their employer


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


def _titles_below(rows, i):
    found = []
    for row in rows[i + 1 : i + 3]:
        if row.kind != "title" or row.line.gap or row.line.is_heading:
            break
        found.append(row)
    is_told = any(is_role(r.line.text) or has_listed(r.line.text, "career break") for r in found)
    return found if is_told else []


def _is_above_posts(rows, i):
    """Whether a title is an employer with its posts below, each with its years: `Senior Manager   2017 - 2020`."""
    words = rows[i].rest
    below = next((r for r in rows[i + 1 : i + 3] if r.kind not in ("aside", "duration")), None)
    name = employer_at(words, 0)
    is_whole = name and name[1] == len(SEPARATOR.split(words)[0])
    is_behind = i and not rows[i].line.gap and rows[i - 1].kind in ("mixed", "dates")  # the employer of the line above
    if is_role(words) or not is_whole or is_behind or rows[i].line.marked or below is None or below.line.is_heading:
        return False
    if below.kind == "mixed":
        role, employer = title_and_employer(below.rest, below.period.start == below.start, below=True)
        return bool(role) and not employer
    return False


def _under_titles(rows, i, above):
    """The role whose title and employer stand above (or, where nothing does, below) a line of dates."""
    titles = _titles_above(rows, i) or _titles_below(rows, i)
    if not titles:
        return [], above
    row, employer_above = rows[i], above.employer if above else ""
    role, employer, is_first = _title_and_employer(titles, employer_above)
    if not role and not employer:
        return [], above
    start, end = min(titles[0].line.start, row.line.start), max(row.line.end, titles[-1].line.end)
    entry = Entry(role, employer, row.period.since, row.period.until, start, end)
    return [entry], above if employer == employer_above else _Above(employer) if is_first else None


def _title_and_employer(titles, above):
    """(role, employer, whether the employer stands first) of one to three lines."""
    words = [_clean(t.line.text) for t in titles]
    if len(words) == 3 and is_role(words[0]) and not is_role(words[1]):
        words = words[:2]
    words = words[-2:]
    is_block = titles[0].line.gap or len(words) < 2 or _is_firm(words[0])
    if len(words) == 2 and above and is_role(words[1]) and not is_role(words[0]) and not is_block:
        words = words[1:]  # what stands between is of the post before
    if len(words) == 1:
        if has_listed(words[0], "career break"):
            return words[0], "", False
        alone = above and not AT.search(words[0])
        return (words[0], above, False) if alone else (*title_and_employer(words[0]), False)
    is_first = is_role(words[1]) and not is_role(words[0]) and not has_listed(words[0], "career break")
    role, employer = reversed(words) if is_first else words
    if has_listed(role, "career break"):
        return f"{role}: {employer}", "", False
    return role, _bare_employer(employer), is_first


def _is_firm(words):
    return is_organisation(words) or is_large(words)


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


def _in_one_line(rows, i, above):
    """The roles of a line that holds words and a period, and the employer it names for the lines below."""
    row = rows[i]
    lead = _LEAD.match(row.rest)
    rest = row.rest[lead.end() :] if lead else row.rest
    in_column = bool(lead) or row.period.start == row.start
    role, employer = title_and_employer(rest, in_column, below=bool(above))
    in_list = row.line.section == "roles"
    period = row.period
    until = NOW if period.kind == "from" and (in_list or row.line.marked) else period.until
    start, end = row.line.start + row.start, row.line.start + row.end
    below = rows[i + 1] if i + 1 < len(rows) else None
    if not role and employer and in_list:
        if below and not below.line.gap and below.kind in ("title", "mixed") and is_role(below.rest):
            return [], _Above(employer, period.since, until, start, i)
        return [], above
    if not role or not (in_list or _is_listed(row, rest, employer)):
        return [], above
    if employer:
        entry = Entry(role, employer, period.since, until, start, _trimmed(row, end))
        return [entry], _Above(employer, line=row.line.number)
    if row.line.gap and period.kind == "span" and _is_employer_line(below):
        return [Entry(role, _bare_employer(below.line.text), period.since, until, start, below.line.end)], None
    if above:
        start = above.start if above.row == i - 1 and above.start >= 0 else start
        return [Entry(role, above.employer, period.since, until, start, _trimmed(row, end))], above
    if period.kind == "span" and _is_employer_line(below):
        return [Entry(role, _bare_employer(below.line.text), period.since, until, start, below.line.end)], above
    if period.kind == "point":
        return [], above
    return [Entry(role, "", period.since, until, start, _trimmed(row, end))], above


def _as_before(entry, row, rows, found):
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
    words, period = row.line.text[row.start : row.end], row.period
    at_edge = _is_at_edge(words, replace(period, start=period.start - row.start, end=period.end - row.start))
    bracketed = row.line.text[period.end : period.end + 1] == ")"
    starts = not row.line.text[: period.start].strip(EDGE)
    return (
        (starts or bracketed or at_edge) and (bool(employer) or starts) and (len(rest) <= MAX_TITLE or row.line.marked)
    )


def _is_employer_line(below):
    return (
        below is not None
        and below.kind == "title"
        and not below.line.gap
        and not below.line.marked
        and (is_organisation(below.line.text) or is_large(SEPARATOR.split(below.line.text)[0]))
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
    since, until = (when.since, when.until) if when else ("", "")
    return [Entry(role, employer, since, until, rows[i].line.start, last.line.end)]
