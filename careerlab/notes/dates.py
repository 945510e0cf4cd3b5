"""The dates people write, and the notices they want."""

from __future__ import annotations

import re
from datetime import date

from careerlab.notes.model import Notice

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


_DUE = re.compile(
    r"[📅⏳🛫✅➕❌🗓]\ufe0f?[ \t]*\d{4}-\d\d-\d\d|\[(?:due|scheduled|start|completion|created)::[^\[\]]{0,40}\]"
)


def without_due(words):
    """The words without the days that a task manager gave a task; the talk was on another day."""
    return _DUE.sub(lambda m: " " * len(m[0]), words)


def _iso(year, month, day):
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def first_date(rows, day_first=True):
    """The first date in rows of (line number, words), and the notice it wants in a list."""
    for number, words in rows:
        words = without_due(words)
        iso, (start, end), problem = read_date(words, day_first)
        if iso:
            return iso, [date_notice(words[start:end], iso, problem, number)] if problem else []
    return "", []


def date_notice(words, iso, problem, line=0):
    """The notice for a date that is impossible, or was read day first."""
    if problem == "impossible":
        return Notice("FM-VALUE", f"there is no such day as {words}.", "Write the date as 2026-01-31.", line)
    return Notice(
        "DATE-AMBIGUOUS", f"`{words}` was read as {iso}.", "Write 2026-01-31, or set date_order in profile.yaml.", line
    )
