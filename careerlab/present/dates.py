"""Days in words, the same on every machine: no locale is asked."""

from __future__ import annotations

from careerlab.present.content_lines import as_day

MONTHS = "January February March April May June July August September October November December".split()


def day_in_words(text):
    """Return `2026-05-14` as "14 May 2026"; '' where it is no day."""
    day = as_day(text)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""
