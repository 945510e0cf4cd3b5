"""What is still to be done after the talks, as a file that calendars and task lists read (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta

from careerlab.analysis.following.hours import hour_of
from careerlab.atomic import write_atomically
from careerlab.errors import TableError
from careerlab.present.content_lines import as_day, escaped, on_one_line, plain, stable_id, time_stamp, written

_READ = "person who what words about made due due_words state path draft source line ids".split()
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//careerlab//follow-ups//EN", "CALSCALE:GREGORIAN")
_STATUS = {"done": "COMPLETED", "taken": "COMPLETED", "over": "CANCELLED"}
_NOT_SURE = "maybe"
# Words for a stretch of time: `due` is its last day, and what takes place then may be on any of them.
_STRETCH = re.compile(
    r"(?:in|by|before|until|till|within|mid|early|late|end|sometime)\b|.*\b(?:week|weekend|month)\b", re.I
)
LONGEST_TITLE = 90  # signs: what lists of tasks show; the whole words stand in the description
REMIND_AT = 9  # o'clock: the day before, or on the day one asks what became of another's promise


def calendar_text(follow_ups_table, today="") -> str:
    """Write follow-ups as a calendar: tasks for what is owed, events for what takes place, with reminders.

    What I owe is a task due on its day, with a reminder at nine the day before. What others owe is a task to ask
    them, on the day after theirs has passed. An event on a day is an event, all day unless an hour was said. What has
    no date is a task without one. Each holds the exact words and where they stand. What is not sure is left out.

    Parameters
    ----------
    follow_ups_table : pandas.DataFrame
        As `follow_ups` returns it.
    today : str, optional
        ISO date of the stamp; '' is the latest day in the table on which anything was said. No clock is read: the
        same table and day give the same bytes. Reminders that would have rung before it are left out.

    Returns
    -------
    str
        With CR LF at line ends. Without rows it is a calendar without entries, which some programs refuse.

    Raises
    ------
    TableError
        A column is missing.
    """
    missing = [name for name in _READ if name not in follow_ups_table.columns]
    if missing:
        raise TableError(f"The follow-ups lack the column {missing[0]!r}: make them with follow_ups.")
    sure = follow_ups_table.loc[follow_ups_table["state"].ne(_NOT_SURE), _READ]
    rows = list(sure.astype(str).sort_values(_READ).itertuples(index=False))
    now = as_day(today) or max(filter(None, (as_day(row.made) for row in rows)), default=as_day("1970-01-01"))
    lines, before = [], Counter()
    for row in sorted(rows, key=lambda row: (as_day(row.due) is None, row.due)):
        key = (row.what, row.who, row.person, row.words, row.ids)
        lines += _entry(row, now, stable_id(*key, str(before[key])))
        before[key] += 1
    return written([*_HEAD, *lines, "END:VCALENDAR"])


def write_calendar(follow_ups_table, file, today=""):
    """Write `calendar_text` to a file that ends in .ics.

    Raises
    ------
    TableError
        A column is missing.
    WriteError
        The file cannot be written; what was there is unchanged.
    """
    return write_atomically(file, calendar_text(follow_ups_table, today).encode())


def _entry(row, now, uid):
    """Return the lines of one event or task."""
    begins = _begins(row)
    is_event = row.what == "event" and begins is not None and not _STRETCH.match(row.due_words)
    title, path = escaped(_title(row)), escaped(on_one_line(row.path))
    return [
        f"BEGIN:{'VEVENT' if is_event else 'VTODO'}",
        f"UID:{uid}",
        f"DTSTAMP:{time_stamp(now.isoformat())}",
        *(_times_of_event(begins) if is_event else _times_of_task(row, begins)),
        f"SUMMARY:{title}",
        f"DESCRIPTION:{escaped(_description(row))}",
        *([f"CATEGORIES:{path}"] if path else []),
        *(_reminder(row, begins, now, title, is_event) if begins and row.state not in _STATUS else []),
        f"END:{'VEVENT' if is_event else 'VTODO'}",
    ]


def _asks(row):
    """Whether it is for others to do, so that all one can do is ask."""
    return row.who != "I" and row.what in ("promise", "introduction")


def _begins(row):
    """Return when an entry begins, None where no day is known; without an hour it is the start of the day."""
    day = as_day(row.due)
    if day is None:
        return None
    begins = datetime(day.year, day.month, day.day)
    if row.what == "event" and (hour := hour_of(row.words, row.due_words)):
        return begins + timedelta(hours=int(hour[:2]), minutes=int(hour[3:]))
    return begins + timedelta(days=1) if _asks(row) else begins


def _times_of_event(begins):
    if begins.hour or begins.minute:
        return [f"DTSTART:{begins.isoformat().replace('-', '').replace(':', '')}"]
    return [f"DTSTART;VALUE=DATE:{_digits(begins)}", "TRANSP:TRANSPARENT"]


def _times_of_task(row, begins):
    due = [f"DUE;VALUE=DATE:{_digits(begins)}"] if begins else []
    return [*due, f"STATUS:{_STATUS.get(row.state, 'NEEDS-ACTION')}"]


def _digits(moment):
    return moment.date().isoformat().replace("-", "")


def _reminder(row, begins, now, title, is_event):
    """Return an alarm the day before, or on the day one is to ask; none where that is past."""
    rings = begins.replace(hour=REMIND_AT, minute=0) - timedelta(days=0 if _asks(row) else 1)
    if rings.date() < now:
        return []
    trigger = f"TRIGGER{'' if is_event else ';RELATED=END'}:{_duration(rings - begins)}"
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", trigger, "END:VALARM"]


def _duration(span):
    minutes = int(span.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}PT{hours}H" + (f"{rest}M" if rest else "")


def _title(row):
    """Say in a line what to do, for whom, in the words that were said."""
    person, words = on_one_line(row.person), on_one_line(row.words) or on_one_line(row.about)
    if _asks(row):
        title = _of_others(row, on_one_line(row.who), words, on_one_line(row.about))
    elif row.what == "thank-you":
        title = f"Thank {on_one_line(row.about) or person}"
    elif row.what == "stay in touch":
        title = f"Write to {person}"
    else:
        kind = {"opening": "Opening", "mentor": "Mentor", "introduction": "Introduction"}.get(row.what, "")
        title = ": ".join(filter(None, (", ".join(filter(None, (kind, person))), words)))
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _of_others(row, who, words, about):
    """Say that one should ask whether somebody has done what they said, or that they have."""
    is_done, introduced = row.state in _STATUS, row.what == "introduction" and about[:1].isupper()
    if introduced:
        return f"{who} introduced you to {about}" if is_done else f"Ask whether {who} has introduced you to {about}"
    return f"{who}: {words}" if is_done else f"Ask whether {who} has done it: {words}"


def _description(row):
    """Give the exact words, when they were said, where they stand, and a draft where there is one."""
    words, made, due, source = (on_one_line(text) for text in (row.words, row.made, row.due_words, row.source))
    facts = (
        f"“{words}”" if words else "",
        f"Talk of {made}." if made else "",
        f"When: {due}." if due else "",
        f"From {source}{f', line {row.line}' if row.line not in ('', '0') else ''}." if source else "",
    )
    return "\n\n".join(filter(None, ("\n".join(filter(None, facts)), plain(row.draft))))
