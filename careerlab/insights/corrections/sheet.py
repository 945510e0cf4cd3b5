"""A table as text that is only ever added to: one line a row, in commas, semicolons or tabs, safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from careerlab.errors import CorrectionError

_LINE = re.compile(r"\r\n|\n|\r")
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def guarded(value):
    """A cell that no spreadsheet takes for a formula (promise P6)."""
    return "'" + value if _FORMULA.match(value) else value


def unguarded(value):
    """The value of a cell that `guarded` wrote."""
    return value[1:] if value[:1] == "'" and _FORMULA.match(value) else value


def lines_of(text):
    """(number, line) of each line with anything in it."""
    for number, line in enumerate(_LINE.split(text), 1):
        if line.strip(" ,;\t\ufeff"):
            yield number, line.strip("\ufeff")


def head_of(text):
    """The sign between cells and the names of the columns, as the first line has them."""
    _, first = next(lines_of(text), (0, ""))
    sign = max(",;\t", key=first.count)
    try:
        return sign, [name.lower() for name in cells_of(first, sign)]
    except CorrectionError:
        return sign, []


def cells_of(line, sign):
    """The cells of one line."""
    try:
        return [unguarded(cell.strip()) for cell in next(csv.reader([line], delimiter=sign, strict=True), [])]
    except csv.Error as error:
        raise CorrectionError(f"its quotes or cells are broken ({error}).") from None


def added_rows(text, columns, rows, file):
    """What to append to the text of a file so that these rows (dicts) are in it, in its own columns.

    A new file begins with the mark by which spreadsheets know UTF-8.

    Raises
    ------
    CorrectionError
        The first line lacks a column.
    """
    if not rows:
        return ""
    if not any(lines_of(text)):
        return ("" if text else "\ufeff") + _written([columns, *([row[c] for c in columns] for row in rows)], ",")
    sign, head = head_of(text)
    if missing := [column for column in columns if column not in head]:
        raise CorrectionError(
            f"{file}, line 1: expected the columns {', '.join(columns)}; put `{missing[0]}` back, then decide again."
        )
    end = "" if text.endswith(("\n", "\r")) else "\n"
    return end + _written([[row.get(column, "") for column in head] for row in rows], sign)


def _written(rows, sign):
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerows([map(guarded, row) for row in rows])
    return text.getvalue()
