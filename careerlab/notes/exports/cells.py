"""The cells of a sheet (.csv, .tsv), each by its offsets in the text.

The standard library's reader gives words without their places, and raises at a lone CR.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from careerlab.notes.model import trim

MAX_COLUMNS = 1_000
DELIMITERS = ",;\t|"
LINE_END = re.compile(r"\r\n|\n|\r")
_STOPS = {d: re.compile(f"[{re.escape(d)}\r\n]") for d in DELIMITERS}
_RUNS = {d: re.compile(f"{re.escape(d)}+") for d in DELIMITERS}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something: its column and the offsets of its content, within the quotes if it has some."""

    column: int
    start: int
    end: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Offsets of a row with its line end, its cells, and where in it a quote opens that never closes (or -1)."""

    number: int
    start: int
    end: int
    cells: tuple[Cell, ...]
    open_quote: int = -1


def read_rows(text, delimiter, at=0):
    """Yield the rows of a sheet, empty ones too; linear, and nothing in it can raise."""
    number = 0
    while at < len(text):
        number += 1
        start, cells, column, open_quote = at, [], 0, -1
        while True:
            stop = _STOPS[delimiter] if column < MAX_COLUMNS else LINE_END  # what is beyond is one cell
            a, b, at, quoted, broken = _cell(text, at, stop)
            open_quote = at if broken and open_quote < 0 else open_quote
            a, b = trim(text, a, b)
            if a < b:
                cells.append(Cell(column, a, b, quoted))
            if at >= len(text) or text[at] in "\r\n":
                break
            run = _RUNS[delimiter].match(text, at).end()
            column, at = column + run - at, run
        end = LINE_END.match(text, at)
        at = end.end() if end else at
        yield Row(number, start, at, tuple(cells), open_quote)


def _cell(text, at, stop):
    """Start and end of a cell's content, where the cell ends, whether it is quoted and whether its quote is broken."""
    opening = at
    while text.startswith(" ", opening):
        opening += 1
    broken = False
    if text.startswith('"', opening):
        close = _closing_quote(text, opening + 1)
        after = _end(text, close + 1, stop) if close >= 0 else -1
        if close >= 0 and not text[close + 1 : after].strip():
            return opening + 1, close, after, True, False
        if close >= 0 and not LINE_END.search(text, opening, close):  # `"Great" team` is quoted in part
            return opening + 1, after, after, True, False
        broken = True
    after = _end(text, at, stop)
    return at, after, after, False, broken


def _closing_quote(text, at):
    at = text.find('"', at)
    while at >= 0 and text.startswith('"', at + 1):
        at = text.find('"', at + 2)
    return at


def _end(text, at, stop):
    found = stop.search(text, at)
    return found.start() if found else len(text)


def delimiter_of(text, at=0):
    """The sign that parts the cells: the one that makes the most rows as wide as the first."""
    top = text[at : at + 50_000]

    def fit(delimiter):
        widths = [r.cells[-1].column + 1 for r in islice(read_rows(top, delimiter), 30) if r.cells]
        return (widths.count(widths[0]), widths[0]) if widths and widths[0] > 1 else (0, 0)

    return max(DELIMITERS, key=fit)
