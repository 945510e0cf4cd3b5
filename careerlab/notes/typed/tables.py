"""Tables as people type them: `| a | b |`, a row a line, with or without the rule below the first one."""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise

from careerlab.notes.typed.linear import cell_roles

_BAR = re.compile(r"\\.|\|")
MAX_BARS = 1_000  # of one row; what is beyond is one cell


def is_row(words):
    """Whether a line is a row of a table; `|| this` is none."""
    words = words.lstrip()
    return words.startswith("|") and words.count("|") > 1 and not words.startswith("||")


def row_cells(text, start, end):
    """Start and end of each cell of a row; none for the rule below the head (`|---|`)."""
    bars = [m.start() for m in islice(_BAR.finditer(text, start, end), MAX_BARS) if m[0] == "|"]
    cells = [(a + 1, b) for a, b in pairwise([*bars, end])]
    if cells and not text[slice(*cells[-1])].strip():
        cells.pop()
    return [] if all(set(text[a:b].strip()) <= set("-:") for a, b in cells) else cells


def marked_cells(rows, words):
    """(Mark, start, end) of all cells of a table; `words` gives those of a stretch."""
    roles = cell_roles([[words(a, b) for a, b in row] for row in rows])
    for (a, b), role in zip(chain(*rows), chain(*roles), strict=True):
        yield role, a, b
