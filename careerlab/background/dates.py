"""When: the years, months and periods that a text names, as people write them on both sides of the Atlantic."""

from __future__ import annotations

import re
from dataclasses import dataclass

NOW = "now"
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_YEAR = r"(?:19[3-9]|20[0-4])\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SEASON = r"(?:early|mid|late|spring|summers?|autumn|fall|winter|christmas|easter)"
_POINT = re.compile(
    rf"(?<![\w£$€#.,/])(?:"
    rf"(?P<first>\d\d?)(?P<sign>[/.])(?P<second>\d\d?)[/.](?P<dmy>{_YEAR})"
    rf"|(?P<number>0?[1-9]|1[0-2])[/.](?P<my>{_YEAR})"
    rf"|(?P<iso>{_YEAR})[-/](?P<isomonth>0[1-9]|1[0-2])(?:-[0-3]\d)?"
    rf"|(?:\d\d?(?:st|nd|rd|th)?[ ](?:of[ ])?)?(?P<month>{_MONTH})(?:[ ]\d\d?(?:st|nd|rd|th)?,)?,?[ ](?:of[ ])?"
    rf"(?P<year>{_YEAR}|['’‘]\d\d|\d\d(?![\w:,%.]*\d))"
    rf"|(?:(?:the[ ])?{_SEASON}(?:[ ]of)?[ -])?(?P<plain>{_YEAR})(?!['’]?s\b|[ ]?%)"
    rf"|['’‘](?P<short>[0-4]\d|[6-9]\d)(?!['’]?s\b)"
    rf")(?![\w£$€]|[.,]\d)",
    re.I,
)
_NOW = r"(?:present|now|today|current(?:ly)?|to date|date|ongoing|aujourd['’]hui|heute|i dag)\b"
_UP_TO = re.compile(
    r"[ \t\xa0]*+(?:[-–—−‒‐→>]+|\b(?:to|until|till|til|through|thru)\b:?)[ \t\xa0]*+|[ \t\xa0]+to:[ \t\xa0]*|\t[ \t]*"
    r"|[ ]\|[ ]",
    re.I,
)
_OPEN_END = re.compile(_NOW, re.I)
_TO_DATE = re.compile(r"[ \t\xa0]*+(?:[-–—−→]?[ \t\xa0]*+\bto[ \t\xa0](?:date|now|the[ ]present)\b|onwards?\b)", re.I)
# `2016-` and `2016 –` at the end; before words only without a space: `2004 – Joined Acme` is one date and a dash
_OPEN = re.compile(r"[-–—→]++(?=[ \t\xa0])|[ \t\xa0]?[-–—→]++(?=[)\].,;]|[ \t\xa0]{2}|[ \t\xa0]?$)", re.M)
_SHORT_END = re.compile(r"(?:['’‘]?)(\d\d)(?![\d%]|:\d)")
_BEFORE = re.compile(
    r"(?P<word>\b(?:since|from|until|till|til|up to|by|in|as of)\b:?"
    r"|\bbetween)[ \t\xa0]+(?:(?:about|around|the|its)[ ])?\Z",
    re.I,
)
_LONE_MONTH = re.compile(rf"(?:\b\d\d?(?:st|nd|rd|th)?[ ])?\b({_MONTH})[ ]?(?:to|until|till|[-–—])[ ]?\Z", re.I)
_SUMMERS = re.compile(rf"summers[ ]{_YEAR}(?:(?:,?[ ]and[ ]|,[ ])(?P<last>{_YEAR})\b)+", re.I)
_AMERICAN = re.compile(r",[ ][A-Z]{2}(?:[ ]\d{5}\b|[ \t]*$|[ \t]{2})", re.M)


@dataclass(frozen=True)
class Period:
    """Characters `start:end` of a text that say when; `since` and `until` are YYYY or YYYY-MM, '' or 'now'.

    `kind` is span (two ends, or open), since, from, until, or point (one date alone, in `since`).
    """

    start: int
    end: int
    since: str
    until: str
    kind: str

    @property
    def last(self):
        """The last year named, '' where none is."""
        return (self.until if self.until not in ("", NOW) else self.since)[:4]


def is_month_first(text):
    """Whether 06/10/2010 is June here (True), 6 October (False), or not known (None): no guess is a date.

    A number above 12 says so; else American places (`Columbus, OH 43215`).
    """
    pairs = [(int(m["first"]), int(m["second"])) for m in _POINT.finditer(text) if m["dmy"]]
    firsts, seconds = any(a > 12 >= b for a, b in pairs), any(b > 12 >= a for a, b in pairs)
    if firsts != seconds:
        return seconds
    return True if not firsts and _AMERICAN.search(text) else None


def has_unsure_dates(text):
    """Whether a month was given up because nothing says which number is the day."""
    unsure = (m for m in _POINT.finditer(text) if m["dmy"] and m["sign"] == "/" and m["first"] != m["second"])
    return is_month_first(text) is None and any(int(m["first"]) < 13 and int(m["second"]) < 13 for m in unsure)


def periods(text, month_first=None):
    """The periods and dates in `text`, in order.

    Parameters
    ----------
    text : str
        One line or sentence.
    month_first : bool or None
        How 06/10/2010 is read; None: only its year.

    Returns
    -------
    list of Period
    """
    points = [p for m in _POINT.finditer(text) if (p := _point(m, month_first))]
    found, skip = [], 0
    for number in range(len(points)):
        if number < skip:
            continue
        period, used = _from(text, points, number)
        found.append(period)
        skip = number + used
    return found


def _point(m, month_first):
    """(start, end, iso) of a date; None for two digits that may be a day."""
    if m["dmy"]:
        first, second = int(m["first"]), int(m["second"])
        day_first = m["sign"] == "." or month_first is False or first > 12
        month = second if day_first and second <= 12 else first if first <= 12 and (month_first or second > 12) else 0
        return m.start(), m.end(), f"{m['dmy']}-{month:02}" if month else m["dmy"]
    if m["my"]:
        return m.start(), m.end(), f"{m['my']}-{int(m['number']):02}"
    if m["iso"]:
        return m.start(), m.end(), _year_and_number(m["iso"], m["isomonth"], m.end() - m.end("isomonth"))
    if m["month"]:
        year = m["year"][-2:] if len(m["year"]) < 4 else m["year"]
        return m.start(), m.end(), f"{_century(year)}-{_MONTHS[m['month'][:3].lower()]:02}"
    return m.start(), m.end(), m["plain"] or _century(m["short"])


def _year_and_number(year, number, has_day):
    """2019-07 is July; 2002-03 the two years that a course took, kept as `2002/2003` for `_from`."""
    if not has_day and int(number) > int(year[2:]):
        return f"{year}/{year[:2]}{number}"
    return f"{year}-{number}"


def _century(two):
    return two if len(two) == 4 else f"{'19' if int(two) > 49 else '20'}{two}"


def _from(text, points, number):
    """The period that begins with a date, and how many of the dates it takes."""
    start, end, iso = points[number]
    if "/" in iso:
        since, until = iso.split("/")
        return Period(start, end, since, until, "span"), 1
    gap = _UP_TO.match(text, end)
    following = points[number + 1] if number + 1 < len(points) else None
    lead = _BEFORE.search(text, max(0, start - 24), start)
    word = lead["word"].rstrip(":").lower() if lead else ""
    begin = lead.start() if lead else start
    between = following and word == "between" and text[end : following[0]].strip() == "and"
    is_span = following and (between or gap and gap.end() == following[0]) and "/" not in following[2]
    if is_span and following[2] >= iso[: len(following[2])]:
        return Period(begin if word in ("from", "between") else start, following[1], iso, following[2], "span"), 2
    if gap and (now := _OPEN_END.match(text, gap.end())):
        return Period(begin if word == "from" else start, now.end(), iso, NOW, "span"), 1
    if to_date := _TO_DATE.match(text, end):
        return Period(begin if word == "from" else start, to_date.end(), iso, NOW, "span"), 1
    if gap and (short := _SHORT_END.match(text, gap.end())) and iso[2:4] < short[1]:
        return Period(start, short.end(), iso, iso[:2] + short[1], "span"), 1
    if since := _month_before(text, start, iso):
        return Period(since[0], end, since[1], iso, "span"), 1
    if word in ("since", "as of"):
        return Period(begin, end, iso, NOW, "since"), 1
    if word == "from":
        return Period(begin, end, iso, "", "from"), 1
    if word in ("until", "till", "til", "up to"):
        return Period(begin, end, "", iso, "until"), 1
    if dash := _OPEN.match(text, end):
        return Period(start, dash.end(), iso, NOW, "span"), 1
    if summers := _SUMMERS.match(text, start):
        used = sum(start <= p[0] < summers.end() for p in points)
        return Period(start, summers.end(), iso, summers["last"], "span"), used
    return Period(begin if word == "in" else start, end, iso, "", "point"), 1


def _month_before(text, start, iso):
    """January to June 2015: the first month has no year of its own."""
    lone = _LONE_MONTH.search(text, max(0, start - 24), start) if len(iso) == 7 else None
    return (lone.start(), f"{iso[:4]}-{_MONTHS[lone[1][:3].lower()]:02}") if lone else None
