"""Days of the calendar: the coming Friday, the last of June, the next 20th, a month from a day."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()
FRIDAY, SUNDAY = 4, 6  # counted from Monday
LONG_AGO = 45  # days back from the talk at which a day without a year is next year's


def coming(said, weekday):
    """Return the next such weekday after a day."""
    return said + timedelta(days=(weekday - said.weekday() - 1) % 7 + 1)


def in_week(said, weekday, weeks=0):
    """Return a weekday of the week of a day, or of a week some weeks later; weeks begin on Monday."""
    return said + timedelta(days=weekday - said.weekday() + 7 * weeks)


def month_end(day):
    """Return the last day of the month of a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def next_month(day):
    """Return the first day of the month after that of a day."""
    return month_end(day) + timedelta(days=1)


def months_later(day, count):
    """Return the same day some months later, or the last of that month where it has no such day."""
    month = day.year * 12 + day.month - 1 + count
    first = date(month // 12, month % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def nth_weekday(first, weekday, nth):
    """Return the nth such weekday (1 to 4, 0 the last) of the month that begins on a day."""
    if not nth:
        end = month_end(first)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def last_of(said, month, year=None):
    """Return the last day of a month: of the year given, else of the next such month, also the one it is."""
    if year:
        return month_end(date(int(year), month, 1))
    return said and month_end(date(said.year + (month < said.month), month, 1))


def in_year(said, year, month, day):
    """Return a day of a month: of the year given, else the next one, else what was just before the talk."""
    if year or not said:
        return date(int(year), month, day) if year else None
    this_year = date(said.year, month, day)
    return this_year if (said - this_year).days <= LONG_AGO else date(said.year + 1, month, day)
