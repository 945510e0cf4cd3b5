"""Tables a coach can read and edit: headings, questions, cue words, skills, levels.

Beside them lie the labelled notes, and the weights made from them.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name):
    """The rows of `resources/NAME.csv` as a tuple of dicts."""
    with files(__name__).joinpath(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def everyday_words():
    """Words in small letters that name nobody, as a frozenset."""
    return frozenset(row["word"] for row in rows("everyday_words"))
