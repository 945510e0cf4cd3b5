"""By when: "by Friday", "in two weeks", "mid April", "21/4", "the 20th", as a date after the day it was said.

A stretch of time is due on its last day: "in June" on the 30th, "next week" on the Friday, "at the weekend" on the
Sunday. What nobody could put into a calendar ("soon", "before Easter", "every other Thursday") has words and no date;
of holidays those that are on the same day each year have one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from careerlab.analysis.following import days

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_LONG_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?! people| staff| shift| job)"
_DAY = rf"(?:{_LONG_DAY}|(?:mon|tues?|weds?|thurs?|thur?|fri|sat|sun)\b\.?)"
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
_ORDINAL = {word: at for at, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30, "thirty-first": 31}
_ORDINAL |= {f"twenty-{word}": 20 + at for at, word in enumerate(_ORDINALS[:9], 1)}
_ORDINAL |= {word.replace("-", " "): at for word, at in _ORDINAL.items()}
_SPOKEN = "|".join(sorted(_ORDINAL, key=len, reverse=True))
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_SPOKEN})"
_OF_MONTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_SPOKEN})"
_COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = {word: at for at, word in enumerate(_COUNTS, 1)} | {"a": 1, "an": 1, "a couple of": 2, "another": 1}
_NUMBER = rf"(?:\d{{1,2}}|a couple of|another|an?|{'|'.join(_COUNTS)})"
_BY = r"(?:(?:by|before|until|till|on|due|from|for|around|about|latest|no later than|not later than|this|come|w/c) )"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_HOLIDAYS = {
    **{"christmas eve": (24, 12), "christmas": (25, 12), "xmas": (25, 12), "boxing day": (26, 12)},
    **{"new year's eve": (31, 12), "new year": (1, 1), "halloween": (31, 10), "bonfire night": (5, 11)},
    **{"valentine's": (14, 2), "valentine's day": (14, 2), "st patrick's day": (17, 3), "burns night": (25, 1)},
}
_HOLIDAY = "|".join(sorted(_HOLIDAYS, key=len, reverse=True))
_PLAIN = 5  # rows of the table of patterns that name a day of a month


@lru_cache(maxsize=10_000)
def due_of(text, made):
    """Read by when something is to happen.

    Parameters
    ----------
    text : str
        The words of one promise.
    made : str
        ISO date of the day it was said, '' where not known: then "by Friday" is no date.

    Returns
    -------
    (str, str)
        ISO date, '' where the words give none that is sure; and the words, '' where none speak of time.
    """
    text = text.replace("’", "'")
    said = date.fromisoformat(made) if made else None
    found = [(match, at) for at, (pattern, _) in enumerate(_patterns()) for match in pattern.finditer(text)]
    found = [one for one in found if not any(_is_part(one, other) for other in found)]
    if not found:
        return "", ""
    match, at = min(found, key=_plainest_first)
    day = _patterns()[at][1]
    due = _date(day, match, said)
    return due.isoformat() if due else "", match.group().strip(" ,.;:()")


def _plainest_first(pair):
    """Order by: a deadline that is a day, a day of a month, where it stands, the row of the table that says more."""
    match, at = pair
    deadline = _is_deadline(match) and _patterns()[at][1] is not _never
    return not deadline, at >= _PLAIN, match.start(), -match.end(), at


def _is_part(one, other):
    """Whether a match lies within a longer one, or is one that an earlier row of the table reads too."""
    (start, end), (begins, ends) = one[0].span(), other[0].span()
    inside = begins <= start and end <= ends
    return inside and ((begins, ends) != (start, end) or other[1] < one[1])


def _is_deadline(match):
    return match.group().lower().lstrip("(").startswith(("by ", "before ", "until ", "till ", "due ", "no later"))


def _date(day, match, said):
    """Return the day that words name, None where there is no such day or it is over already."""
    try:
        due = day(match, said)
    except (ValueError, OverflowError):
        return None
    if due and match.group().lower().startswith("before ") and not re.search("weekend|end of", match.group(), re.I):
        due -= timedelta(days=1)
    return due if due and (said is None or due >= said) else None


@cache
def _patterns():
    """Pairs of a pattern and what reads a day from its match, those that say more first."""
    table = (
        (r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso),
        (rf"{_BY}?(?:{_DAY},? )?(?:the )?\b(?P<d>{_OF_MONTH})(?: of)? (?P<month>{_MONTH}){_YEAR}(?! week)", _named),
        (rf"{_BY}?(?:{_DAY},? )?\b(?P<month>{_MONTH}) (?:the )?(?P<d>{_OF_MONTH})\b(?![:.]\d|%|k\b){_YEAR}", _named),
        (rf"{_BY}?\b(?P<weekday>{_DAY}),? (?:the )?(?P<d>{_NTH})\b", _weekday_nth),
        (
            rf"(?:{_BY}|\(|^|[,;] ?)(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})(?:[/.](?P<year>(?:20)?\d\d))?\b"
            r"(?![%\d]| of\b)",
            _numbers,
        ),
        (
            rf"\b(?:on |by |from )?(?:the |every )?(?P<nth>first|second|third|fourth|last) (?P<day>{_DAY}) (?:of|in)"
            rf" (?:(?:the|each|every) month|(?P<month>{_MONTH}))",
            _nth_weekday,
        ),
        (rf"{_BY}?(?:the )?(?P<part>first|second|third|last) week (?:of|in) (?P<month>{_MONTH})", _week_of_month),
        (
            rf"{_BY}?(?:the )?(?P<part>early|mid|late|(?:very )?(?:end|middle|beginning|start)(?: of)?|first half of"
            rf"|second half of)[- ](?P<month>{_MONTH}|(?:the |this |next )?month)",
            _part_of_month,
        ),
        (rf"\b(?:every|each)(?: (?:other|second|single))? (?:{_DAY}|week|month|fortnight|morning|evening)", _never),
        (
            r"\b(?:once|twice) (?:a|every) (?:week|month|fortnight)\b|\b(?:monthly|weekly|fortnightly|biweekly)\b"
            rf"|\b(?:on )?{_LONG_DAY.replace(chr(92) + 'b', 's')}\b",
            _never,
        ),
        (rf"\b(?:a )?week (?:on|from) (?P<day>{_DAY})|{_BY}?\b(?P<other>{_LONG_DAY}) week\b", _week_on),
        (rf"{_BY}?\b(?:next|following) (?P<day>{_DAY})|(?P<other>{_LONG_DAY}) (?:of )?next week", _next_weekday),
        (
            rf"\b(?:by|before|until|till|on|this|due|come|from) (?:this |the )?(?P<day>{_DAY})",
            _weekday,
        ),
        (rf"\b(?:one|any|some|a|most|another|the odd|last|which|what) (?:{_LONG_DAY}|{_DAY})", _never),
        (rf"\b(?P<day>{_LONG_DAY}|(?:mon|tues?|weds|thurs?|fri)\b)", _weekday),
        (
            rf"\b(?:in|within|after)(?: about| around| the next| another)? (?P<n>{_NUMBER})"
            r" (?P<unit>days?|weeks?|fortnights?|months?|wks?)\b(?:'? time)?",
            _after,
        ),
        (rf"\b(?P<n>{_NUMBER}) (?P<unit>days?|weeks?|months?|wks?) (?:from (?:now|today)|today|tomorrow)", _after),
        (r"\b(?:by |before |until )?(?P<second>(?:the )?day after )?(?:tomorrow|tmrw|tomoz)\b", _tomorrow),
        (r"\b(?:by )?(?:today|tonight|this (?:morning|afternoon|evening)|straight away|right away|eod)\b", _today),
        (rf"{_BY}?\b(?:early |late |mid |the (?:end|middle|start|beginning) of )?(?P<which>next|this) week\b", _week),
        (
            r"\b(?:by |before |until )?(?:the )?end of (?:the )?week\b|\b(?:during|within|later in) the week\b|\beow\b",
            _week,
        ),
        (r"\b(?:by |at |over |on |before )?(?P<which>the|this|next) (?:coming )?weekend\b", _weekend),
        (r"\b(?:by |before |until )?(?:later |some ?time )?(?P<which>next|this) month\b|\bmonth[- ]end\b", _this_month),
        (rf"{_BY}(?:the )?(?P<d>{_NTH})\b(?! (?:week|time|year|month|person|floor|of|day|round|one))", _nth_day),
        (
            rf"\b(?:in|by|before|until|till|during|for|from|this|late in|early in|some ?time in) (?P<month>{_MONTH})"
            rf"(?:,? (?P<year>20\d\d))?(?! \d)",
            _whole_month,
        ),
        (
            r"\b(?P<month>(?-i:January|February|April|June|July|August|September|October|November|December))\b",
            _whole_month,
        ),
        (
            rf"\b(?:by|before|until|till|on|for)(?: the)? (?P<holiday>{_HOLIDAY})\b",
            _holiday,
        ),
        (
            r"\b(?:by|before|after|until|till|over|at|around|in|come|this|during)(?: the| next| this| early| late)*"
            r" (?:easter|christmas|xmas|new year|thanksgiving|half[- ]term|spring break|summer(?: holidays?| break)?"
            r"|autumn|winter|spring|fall|term|holidays?|hols|ramadan|eid|diwali|bank holiday)\b",
            _never,
        ),
        (
            r"\b(?:soon|at some point|some ?day|sometime|eventually|one (?:day|evening|morning|afternoon)|asap"
            r"|shortly|in (?:a few|some) (?:days|weeks|months)|in due course"
            r"|next (?:time|year|quarter|term|spring|summer|autumn|fall|winter))\b",
            _never,
        ),
    )
    return tuple((re.compile(pattern, re.I), day) for pattern, day in table)


def _never(match, said):
    """Words of time that no calendar has a day for."""


def _iso(match, said):
    return date(int(match["y"]), int(match["m"]), int(match["d"]))


def _named(match, said):
    return days.in_year(said, match["year"], _month(match), _number(match["d"]))


def _numbers(match, said):
    """Read 21/4 day first, as everywhere in the notes, and 4/21 the other way, because there is no 21st month."""
    day, month, year = int(match["d"]), int(match["m"]), match["year"]
    if month > 12 >= day:
        day, month = month, day
    return days.in_year(said, f"20{year}" if year and len(year) == 2 else year, month, day)


def _nth_day(match, said):
    """Return the next 20th: of this month, or of the next one that has such a day."""
    day = _number(match["d"])
    if not said:
        return None
    month = said if day >= said.day else days.next_month(said)
    return (month if day <= days.month_end(month).day else days.next_month(month)).replace(day=day)


def _weekday_nth(match, said):
    """Return the 30th that is a Thursday, of this month or the next; where neither is, the next 30th."""
    plain = _nth_day(match, said)
    later = plain and days.months_later(plain, 1)
    agrees = (
        later and later.weekday() == _weekday_number(match["weekday"]) != plain.weekday() and later.day == plain.day
    )
    return later if agrees else plain


def _holiday(match, said):
    day, month = _HOLIDAYS[match["holiday"].lower()]
    return days.in_year(said, None, month, day)


def _whole_month(match, said):
    """Read "in May" as its last day; "by May" and "before May" are about its first."""
    year = match.groupdict().get("year")
    if match.group().lower().startswith(("by ", "before ")):
        return days.in_year(said, year, _month(match), 1)
    return days.last_of(said, _month(match), year)


def _part_of_month(match, said):
    words, part = match["month"].lower(), match["part"].lower().removeprefix("very ").removesuffix(" of")
    if not said:
        return None
    if words.endswith("month"):
        end = days.month_end(days.next_month(said) if words.startswith("next") else said)
    else:
        end = days.last_of(said, _month(match))
    day = {"mid": 15, "middle": 15, "first half": 15, "early": 10, "beginning": 7, "start": 7}.get(part)
    return end.replace(day=day) if day else end


def _week_of_month(match, said):
    end = days.last_of(said, _month(match))
    return end and end.replace(day={"first": 7, "second": 14, "third": 21}.get(match["part"].lower(), end.day))


def _nth_weekday(match, said):
    """Return the next "first Tuesday of the month" after the day it was said."""
    if not said:
        return None
    weekday, nth = _weekday_number(match["day"]), "last first second third fourth".split().index(match["nth"].lower())
    if match["month"]:
        return days.nth_weekday(days.last_of(said, _month(match)).replace(day=1), weekday, nth)
    here = days.nth_weekday(said.replace(day=1), weekday, nth)
    return here if here > said else days.nth_weekday(days.next_month(said), weekday, nth)


def _weekday(match, said):
    return said and days.coming(said, _weekday_number(match["day"]))


def _next_weekday(match, said):
    """Read "next Friday" as the Friday of next week."""
    return said and days.in_week(said, _weekday_number(match["day"] or match["other"]), 1)


def _week_on(match, said):
    return said and days.coming(said, _weekday_number(match["day"] or match["other"])) + timedelta(days=7)


def _after(match, said):
    number, unit = match["n"].lower(), match["unit"].lower()
    count = int(number) if number.isdigit() else _COUNT[number]
    if not said or unit.startswith("month"):
        return said and days.months_later(said, count)
    return said + timedelta(days=count * {"d": 1, "w": 7, "f": 14}[unit[0]])


def _today(match, said):
    return said


def _tomorrow(match, said):
    return said and said + timedelta(days=1 + bool(match["second"]))


def _week(match, said):
    return said and days.in_week(said, days.FRIDAY, match.groupdict().get("which", "").lower() == "next")


def _weekend(match, said):
    """Return the Sunday; who promises something by or before the weekend means the Friday."""
    by = match.group().lower().startswith(("by ", "before "))
    return said and days.in_week(said, days.FRIDAY if by else days.SUNDAY, match["which"].lower() == "next")


def _this_month(match, said):
    return said and days.month_end(days.next_month(said) if (match["which"] or "").lower() == "next" else said)


def _month(match):
    return days.MONTHS.index(match["month"][:3].lower()) + 1


def _weekday_number(words):
    return days.WEEKDAYS.index(words[:3].lower())


def _number(words):
    words = words.lower()
    return _ORDINAL[words] if words in _ORDINAL else int(re.sub(r"\D", "", words))
