"""Times and dates in front of or behind a name: `0:03`, `[12/03/2026, 14:05:33]`, `2:05 PM`, `12 Mar 2026 at 14:05`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerlab.notes.dates import date_notice, read_date

CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?![\d:])(?:\ ?[AaPp]\.?[Mm]\b\.?|(?!\ ?[AaPp]\.?[Mm]\b))"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}"
_DATE = rf"""(?:{_DAY}\.?,?\ )?(?:\d{{1,4}}[./-]\ ?\d{{1,2}}[./-]\ ?\d{{1,4}}\.?|\d{{1,2}}[./]\d{{1,2}}\.?(?=\ )
    |\d{{1,2}}(?:st|nd|rd|th)?\.?\ {_MONTH}(?:,?\ \d{{4}})?|{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?(?:,?\ \d{{4}})?)
    |Today|Yesterday|{_DAY}"""
# in a pattern compiled with re.X; one space stands for any white space, see `windows` in turns.py
WHEN = rf"""[\[(]?(?:(?P<d1>{_DATE})(?:,?\ ++at\ ++|,\ *+|\ ++-?\ *+|T)(?P<c1>{CLOCK})
    |(?P<c2>{CLOCK})(?:,\ *+(?P<d2>{_DATE}))?(?:\ *+(?:[-–,]|-->)\ *+{CLOCK})?)[\])]?"""
WHEN_OR_DAY = rf"(?:{WHEN}|(?P<d3>{_DATE}))"
_PARTS = re.compile(r"(\d+):(\d+)(?::(\d+))?")
_NUMERIC = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?\d{2,4}(?!\d)")


@dataclass(frozen=True, slots=True)
class When:
    """What a stamp says: `clock` and `date` as written, `seconds` of the clock, `full` if it says hours, too."""

    clock: str = ""
    date: str = ""
    seconds: int = 0
    full: bool = False

    @property
    def is_wall_clock(self):
        """Whether it can only be a time of day, not one since a call began."""
        return bool(self.date) or self.clock.endswith(("m", "M", "."))


def when_of(match):
    """The stamp that a match of `WHEN` found."""
    got = match.groupdict()
    clock = got.get("c1") or got.get("c2") or ""
    date = got.get("d1") or got.get("d2") or got.get("d3") or ""
    parts = _PARTS.match(clock)
    if not parts:
        return When(date=date)
    first, second, third = int(parts[1]), int(parts[2]), parts[3]
    seconds = first * 3600 + second * 60 + int(third) if third else first * 60 + second
    return When(clock, date, seconds, bool(third))


def is_schedule(whens):
    """Whether all times are quarters of an hour (`9:00`, `12:15`): a day's plan, not what a recorder noted."""
    first = whens[0].seconds
    plain = [w for w in whens if w.clock and not w.date and not w.full]
    return len(plain) == len(whens) and first > 0 and all(w.seconds % 15 == 0 for w in plain)


def is_call(whens):
    """Whether these are times since a call began: they begin near zero and never go back."""
    if not whens or any(w.is_wall_clock for w in whens):
        return False
    back = sum(b.seconds < a.seconds for a, b in zip(whens, whens[1:], strict=False))
    return whens[0].seconds < (3600 if whens[0].full else 300) and back * 20 <= len(whens)


def as_time(seconds):
    """Seconds as ``HH:MM:SS``."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def date_of(dates, day_first=True):
    """The first date of a list, with the notices it wants; one day above 12 tells how all of them are meant."""
    pairs = [(int(m[1]), int(m[2])) for words in dates if (m := _NUMERIC.search(words))]
    told = [True] * any(a > 12 for a, _ in pairs) or [False] * any(b > 12 for _, b in pairs)
    for words in dates:
        iso, (a, b), problem = read_date(words, told[0] if told else day_first)
        if iso:
            unsure = problem == "ambiguous" and not told
            return iso, [date_notice(words[a:b], iso, problem)] if unsure else []
    return "", []
