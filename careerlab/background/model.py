"""What a text says of a person before the talk: one table of facts, each with the words it stands in."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from careerlab.notes.model import Notice

FACTS = ("role", "education", "change", "lived_through")
COLUMNS = {
    "fact": "str",
    "what": "str",
    "before": "str",
    "employer": "str",
    "since": "str",
    "until": "str",
    "quote": "str",
    "source": "str",
    "line": "int64",
    "start": "int64",
    "end": "int64",
}


@dataclass(frozen=True)
class Entry:
    """A role as a text has it: `start:end` are the words that say so, '' is what it does not say.

    `is_listed` says that it stands in a layout, and not in a sentence.
    """

    what: str
    employer: str
    since: str
    until: str
    start: int
    end: int
    is_listed: bool = True


def study_entry(what, school, when, start, end):
    """A study; the last year is when it was finished."""
    period = when[-1] if when else None
    since = period.since if period and period.kind == "span" else ""
    until = (period.until or period.since) if period else ""
    return Entry(" ".join(what.split()), " ".join(school.split()), since, until, start, end)


def is_within(one, two):
    """Whether an entry says less than another one that holds it."""
    return two.start <= one.start and one.end <= two.end and len(one.what) < len(two.what)


@dataclass(frozen=True)
class Background:
    """What pasted texts say of one person.

    `person` is the name asked for. `facts` has one row per thing said, as `as_facts` describes. `notices` say in plain
    words what could not be used, or was left out, and name the file. `pages` (tuple of Note) are all that was pasted,
    about anybody.
    """

    person: str
    facts: pd.DataFrame
    notices: list[Notice]
    pages: tuple = ()


def as_facts(records):
    """The table of facts, oldest first.

    Parameters
    ----------
    records : list of dict
        One for each fact, with the columns below; those that are '' may be missing.

    Returns
    -------
    DataFrame
        One row per thing that a text says of the person, the oldest first. What has no year at all stands at the
        beginning, what holds today without saying since when at the end:

        - `fact` (str): role, education, change (of field) or lived_through.
        - `what` (str): the role in the words of the text ('' where only the employer is named), what was studied, the
          field changed to, or one of founding, growth, merger, acquisition, flotation, layoffs, reorganisation,
          closure.
        - `before` (str): the field before a change, '' where the text does not say and for other facts.
        - `employer` (str): employer or school, '' where none is named; a career break is a role without employer.
        - `since`, `until` (str): YYYY or YYYY-MM, '' unknown; `until` also 'now'.
        - `quote` (str): the exact words, ``note.text[start:end]``.
        - `source` (str): the file.
        - `line` (int64, from 1): its line.
        - `start`, `end` (int64, from 0): where the quote stands in ``note.text``.
    """
    rows = sorted(records, key=_oldest_first)
    blank = dict.fromkeys(COLUMNS, "")
    filled = [blank | row for row in rows]
    return pd.DataFrame({name: pd.Series([r[name] for r in filled], dtype=kind) for name, kind in COLUMNS.items()})


def _oldest_first(row):
    since, until = row.get("since", ""), row.get("until", "")
    when = since or ("9999" if until == "now" else until)
    return when, FACTS.index(row["fact"]), row["source"], row["start"], row["end"], row["what"]
