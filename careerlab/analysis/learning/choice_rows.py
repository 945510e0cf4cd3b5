"""What both tables of choices share: their columns, their order and the words for counts."""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame, joined

DO, RELY, ASK, DROP = "do now", "rely on", "ask first", "drop"
SHOWN = 6  # names in one row

_ORDER = (DO, RELY, ASK, DROP)
_CHOICES = {
    **{"choice": "str", "about": "str", "what": "str", "why": "str", "people": "int64", "weeks": "float64"},
    **{"paths": "str", "quote": "str", "ids": "str"},
}


def choice_table(records):
    """Make the table of records (choice, about, what, why, people, weeks, paths, quote, ids): do now first, most people
    first; rows of equal standing stay as they come.
    """
    return as_frame(sorted(records, key=lambda r: (_ORDER.index(r[0]), -r[4])), _CHOICES)


def gathered(rows, choice, about, name, why, path):
    """One record for all these rows of a table with `ids`, under one reason; none without rows."""
    if rows.empty:
        return []
    ids = joined(part for cell in rows["ids"] for part in cell.split("; ") if part)
    persons = {person for cell in rows["persons"] for person in cell.split("; ") if person}
    return [(choice, about, listed(rows[name]), why, len(persons), -1.0, path, "", ids)]


def listed(names):
    """Write names in a row: the first few, and how many more there are."""
    names = list(dict.fromkeys(names))
    more = len(names) - SHOWN
    return "; ".join(names[:SHOWN]) + (f"; and {more} more" if more > 0 else "")


def people_do(count, verb):
    """Write "nobody asks", "1 person asks" or "3 people ask" (`verb` as of one person)."""
    if not count:
        return f"nobody {verb}"
    return f"1 person {verb}" if count == 1 else f"{count} people {_of_many(verb)}"


def _of_many(verb):
    first, _, rest = verb.partition(" ")
    first = {"says": "say", "has": "have", "was": "were"}.get(first, first.removesuffix("s"))
    return f"{first} {rest}".strip()
