"""corrections.csv as text: one line a decision, so that a broken line costs nothing but itself."""

from __future__ import annotations

from careerlab.errors import CorrectionError
from careerlab.insights.corrections.decision import COLUMNS, Correction, checked, named
from careerlab.insights.corrections.sheet import added_rows, cells_of, head_of, lines_of
from careerlab.notes.model import Notice

_EXPECTED = f"expected the columns {', '.join(COLUMNS)}"
_HINT = "Mend the line or delete it; all other corrections are applied."


def read_lines(text):
    """The decisions in the text of a corrections.csv.

    Returns
    -------
    corrections : list of Correction
        In the order of the lines.
    notices : list of Notice
        What is wrong with lines that were left out.
    """
    sign, head = head_of(text)
    notices, found, known = [], [], {"action", "words"} <= set(head)
    columns = head if known else list(COLUMNS)
    for number, line in lines_of(text):
        try:
            cells = cells_of(line, sign)
            if [cell.lower() for cell in cells] != head or not known:  # the first line may stand again after a merge
                found.append(_decision(cells, columns))
        except CorrectionError as error:
            notices.append(Notice("CORRECTION-LINE", f"this correction is left out: {error}", _HINT, number))
    first = next((number for number, _ in lines_of(text)), 0)
    if first and (missing := set(COLUMNS) - set(head)):
        notices = [n for n in notices if n.line != first]  # said once: it is the head, and it is broken
        hint = (
            f"Put {', '.join(c for c in COLUMNS if c in missing)} back; the corrections are applied as far as they go."
        )
        notices.insert(0, Notice("CORRECTION-HEAD", f"{_EXPECTED}.", hint, first))
    return found, notices


def _decision(cells, columns):
    """What a line says, its cells in these columns."""
    said = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
    decision = checked(Correction(**{column: said.get(column, "") for column in COLUMNS}))
    if len(cells) != len(columns) and named(decision).id != decision.id:  # they may stand in the wrong columns
        raise CorrectionError(f"it has {len(cells)} cells, and there are {len(columns)} columns.")
    return decision if decision.id else named(decision)


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
    return added_rows(
        text, COLUMNS, [{column: getattr(c, column) for column in COLUMNS} for c in new], "corrections.csv"
    )
