"""Insights written by hand: only what a test is about has to be said."""

import itertools

from careerlab.insights.table import COLUMNS, as_table

_number = itertools.count()


def statement(**fields):
    """One full row: a sure, plain, first-hand pro on the work, said by Anna about UX; what is named replaces that."""
    number = next(_number)
    row = {name: "" if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    row |= {"id": f"{number:08}", "line": number + 1, "start": number * 100, "source": "a.md", "talk": "a.md"}
    row |= {"path": "UX", "person": "Anna", "kind": "pro", "topic": "work", "text": "I like what I do all day."}
    row |= {"speaker": "source", "status": "accepted", "confidence": 0.9, "topic_confidence": 0.9}
    return row | {"strength": 1.0, "level": -1} | fields


def insights(*rows):
    """An insights table of rows made by `statement`."""
    return as_table(rows)
