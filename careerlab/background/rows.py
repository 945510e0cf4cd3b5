"""What a line of a layout is: a title, a line of dates, both in one, a duration, an aside, or text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.pieces import EDGE, SEPARATOR, is_aside
from careerlab.background.tables import label_of
from careerlab.background.words import is_organisation, listed
from careerlab.insights.sentences import sentence_ends

MAX_TITLE = 100
_DURATION = re.compile(
    r"·\s*less than a year\b|(?:[·(,]\s*)?\b\d{1,2}\s?(?:years?|yrs?|months?"
    r"|mos?)\b\.?(?:,?\s\d{1,2}\s?(?:months?|mos?)\b\.?)?\)?",
    re.I,
)
_SOMEBODY = re.compile(
    r"\b(?:I|I['’]m|he|she|we|they|He|She|We|They|who|has|have|had|is|was|were|are|worked"
    r"|[Jj]oined|[Bb]ecame|[Mm]oved|[Aa]ppointed|[Pp]romoted|[Ll]eft|[Ss]tarted|[Bb]egan|[Rr]etired)\b"
)
_LEGAL = re.compile(r"\b(?:Inc|Ltd|Co|Corp)\.\Z")


@dataclass(frozen=True)
class Row:
    """One line, or what stands between semicolons: its kind, and its words without the period at `start:end`."""

    line: object
    kind: str
    rest: str
    period: object = None
    start: int = 0
    end: int = 0


def rows_of(lines, month_first):
    """The rows of `lines`, in order."""
    return [_row(part, month_first) for line in lines for part in _parts(line, month_first)]


def _parts(line, month_first):
    """`Trainee, Cole LLP, 2006-08; Solicitor, 2008-12`: each part with a period of its own is a line."""
    marks = [m.end() for m in re.finditer(r";\s+|(?<=[a-z)])\s→\s+", line.text)]
    cuts = [0, *marks, len(line.text)] if marks else _sentences(line.text)
    parts = [(a, b) for a, b in pairwise(cuts) if line.text[a:b].strip()]
    if len(parts) < 2 or not all(periods(line.text[a:b], month_first) for a, b in parts):
        return [line]
    found = []
    for a, b in parts:
        words = line.text[a:b].strip(" ;→")
        a += line.text[a:b].find(words)
        found.append(
            replace(line, start=line.start + a, end=line.start + a + len(words), text=words, gap=line.gap and not a)
        )
    return found


def _row(line, month_first):
    words = line.text
    if label_of(words):
        return Row(line, "field", words)
    when = periods(words, month_first)
    if not when:
        bare = _DURATION.sub("", words).strip(EDGE)
        if bare != words.strip(EDGE) and all(is_aside(p) for p in SEPARATOR.split(bare)):
            return Row(line, "duration", "")
        return Row(line, _plain_kind(words), words)
    chosen = _choose(words, when)
    if chosen is None:
        return Row(line, "text", words)
    a, b = _stretch(words, chosen)
    is_told = chosen.kind == "point" and words[chosen.start :].lower().startswith("in ")
    if is_told or _SOMEBODY.search(words, a, b):
        return Row(line, "text", words)
    rest = words[a : chosen.start] + "   " + words[chosen.end : b]
    rest = re.sub(r"\(\s*[,;]\s*", "(", re.sub(r"\(\s*\)", "", rest))
    rest = _DURATION.sub("", rest).strip(" \t\xa0,;:·|–—-.→>")
    is_bare = not rest or all(is_aside(part) for part in SEPARATOR.split(rest))
    return Row(line, "dates" if is_bare else "mixed", rest, chosen, a, b)


def is_sentence(words):
    """Whether words tell something, and do not only name it."""
    return len(_sentences(words)) > 2 or bool(_SOMEBODY.search(words))


def _sentences(words):
    """Where the sentences of a line begin, and its end; `Jan. 2019` is none."""
    ends = [e for e in sentence_ends(words) if re.match(r"\s+(?:[A-Z\d]|(?:i|he|she|we|they)\b)", words[e:])]
    return [0, *ends, len(words)]


def _plain_kind(words):
    pieces = SEPARATOR.split(words)
    if folded(pieces[-1].strip(EDGE)) in listed("employment type") and all(is_aside(p) for p in pieces):
        return "aside"
    is_text = len(words) > MAX_TITLE or words.endswith((".", "!", "?")) and not _LEGAL.search(words)
    return "text" if is_text or len(_sentences(words)) > 2 and not is_organisation(words) else "title"


def _choose(words, when):
    """The period of a line that lists a role: a span or `since`, else a single date at the line's end or start."""
    for kinds in (("span",), ("since", "from"), ("point",)):
        for period in when:
            if period.kind in kinds and (kinds[0] != "point" or is_at_edge(words, period)):
                return period
    return None


def is_at_edge(words, period):
    return not words[: period.start].strip(EDGE) or not words[period.end :].strip(EDGE)


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
