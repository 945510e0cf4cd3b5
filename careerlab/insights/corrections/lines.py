"""corrections.csv as text: one line a decision, so that a broken line costs nothing but itself."""

from __future__ import annotations

import csv
import io
import re

from careerlab.errors import CorrectionError
from careerlab.insights.corrections.decision import COLUMNS, Correction, checked, named
from careerlab.notes.model import Notice

_LINE = re.compile(r"\r\n|\n|\r")
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_EXPECTED = f"expected the columns {', '.join(COLUMNS)}"
_HINT = "Mend the line or delete it; all other corrections are applied."


def guarded(value):
    """A cell that no spreadsheet takes for a formula (promise P6)."""
    return "'" + value if _FORMULA.match(value) else value


def unguarded(value):
    """The value of a cell that `guarded` wrote."""
    return value[1:] if value[:1] == "'" and _FORMULA.match(value) else value


def read_lines(text):
    """The decisions in the text of a corrections.csv.

    Returns
    -------
    corrections : list of Correction
        In the order of the lines.
    notices : list of Notice
        What is wrong with lines that were left out.
    """
    sign, head = _head(text)
    notices, found, known = [], [], {"action", "words"} <= set(head)
    columns = head if known else list(COLUMNS)
    for number, line in _lines(text):
        try:
            cells = _cells(line, sign)
            if [cell.lower() for cell in cells] != head or not known:  # the first line may stand again after a merge
                found.append(_decision(cells, columns))
        except CorrectionError as error:
            notices.append(Notice("CORRECTION-LINE", f"this correction is left out: {error}", _HINT, number))
    first = next((number for number, _ in _lines(text)), 0)
    if first and (missing := set(COLUMNS) - set(head)):
        notices = [n for n in notices if n.line != first]  # said once: it is the head, and it is broken
        hint = (
            f"Put {', '.join(c for c in COLUMNS if c in missing)} back; the corrections are applied as far as they go."
        )
        notices.insert(0, Notice("CORRECTION-HEAD", f"{_EXPECTED}.", hint, first))
    return found, notices


def _lines(text):
    """(number, line) of each line with anything in it."""
    for number, line in enumerate(_LINE.split(text), 1):
        if line.strip(" ,;\t\ufeff"):
            yield number, line.strip("\ufeff")


def _head(text):
    """The sign between cells and the names of the columns, as the first line has them."""
    _, first = next(_lines(text), (0, ""))
    sign = max(",;\t", key=first.count)
    try:
        return sign, [name.lower() for name in _cells(first, sign)]
    except CorrectionError:
        return sign, []


def _decision(cells, columns):
    """What a line says, its cells in these columns."""
    said = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
    decision = checked(Correction(**{column: said.get(column, "") for column in COLUMNS}))
    if len(cells) != len(columns) and named(decision).id != decision.id:  # they may stand in the wrong columns
        raise CorrectionError(f"it has {len(cells)} cells, and there are {len(columns)} columns.")
    return decision if decision.id else named(decision)


def _cells(line, sign):
    try:
        return [unguarded(cell.strip()) for cell in next(csv.reader([line], delimiter=sign, strict=True), [])]
    except csv.Error as error:
        raise CorrectionError(f"its quotes or cells are broken ({error}).") from None


def added_text(text, corrections):
    """What to append to the text of a corrections.csv so that these decisions are in it, in its own columns.

    A new file begins with the mark by which spreadsheets know UTF-8.

    Raises
    ------
    CorrectionError
        The first line lacks a column.
    """
    there = {correction.id for correction in read_lines(text)[0]}
    new = [c for c in dict.fromkeys(corrections) if c.id not in there]
    if not new:
        return ""
    if not any(_lines(text)):
        return ("" if text else "\ufeff") + _written([COLUMNS, *map(_cells_of, new)], ",")
    sign, head = _head(text)
    if missing := [column for column in COLUMNS if column not in head]:
        raise CorrectionError(f"corrections.csv, line 1: {_EXPECTED}; put `{missing[0]}` back, then decide again.")
    end = "" if text.endswith(("\n", "\r")) else "\n"
    return end + _written([[getattr(c, column, "") for column in head] for c in new], sign)


def _cells_of(decision):
    return [getattr(decision, column) for column in COLUMNS]


def _written(rows, sign):
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerows([map(guarded, row) for row in rows])
    return text.getvalue()
