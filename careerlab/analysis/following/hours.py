"""At what time of the day something takes place: "14 May, 6 pm", "18:30 on Thursday".

Only what can be one time: "half seven" and "at 8" may be morning or evening, so they are none.
"""

from __future__ import annotations

import re

NEAR = 24  # characters between the day and its hour
_TWELVE = re.compile(
    r"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?"
    r"(?: ?(?:-|–|to|until|till) ?(?P<end>1[0-2]|0?[1-9])(?:[:.][0-5]\d)?)? ?(?P<half>[ap])\.?m\b",
    re.I,
)
_TWENTY_FOUR = re.compile(r"(?<![\d:.])(?P<hour>0\d|1[3-9]|2[0-3])[:h](?P<minute>[0-5]\d)(?![\d:])")
_NOON = re.compile(r"\b(?:noon|midday)\b", re.I)
_ELSEWHERE = re.compile(r"[;!?]|\.\s")


def hour_of(words, day):
    """Read the hour that stands beside a day.

    Parameters
    ----------
    words : str
        What was said.
    day : str
        The part of `words` that names the day, as `due_of` returns it.

    Returns
    -------
    str
        ``HH:MM``, '' where no hour is said there that is sure.
    """
    start = words.find(day) if day else -1
    if start < 0:
        return ""
    found = [(match, time) for pattern, time in _READ for match in pattern.finditer(words)]
    near = [(match.start(), time(match)) for match, time in found if _is_near(words, match, start, start + len(day))]
    return min(near)[1] if near else ""


def _is_near(words, match, start, end):
    between = words[end : match.start()] if match.start() >= end else words[match.end() : start]
    return len(between) <= NEAR and not _ELSEWHERE.search(between)


def _of_twelve(match):
    hour, end, is_late = int(match["hour"]) % 12, int(match["end"] or 0) % 12, match["half"].lower() == "p"
    is_late = is_late and not (match["end"] and hour > end)  # "11-1pm" begins in the morning
    return f"{hour + 12 * is_late:02}:{match['minute'] or '00'}"


def _of_twenty_four(match):
    return f"{match['hour']}:{match['minute']}"


_READ = ((_TWELVE, _of_twelve), (_TWENTY_FOUR, _of_twenty_four), (_NOON, lambda match: "12:00"))
