"""talks.csv: what careerlab found out about each talk, to be corrected in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from careerlab.atomic import write_atomically
from careerlab.errors import WorkspaceError
from careerlab.insights.corrections.sheet import guarded, unguarded
from careerlab.insights.identity.names import is_maybe_one
from careerlab.notes.dates import read_date
from careerlab.notes.encoding import decode
from careerlab.notes.model import Notice
from careerlab.notes.read import is_refused
from careerlab.workspace.places import not_opened, talks_file

TALK_COLUMNS = ("file", "person", "organisation", "role", "path", "date", "introduced_by")


def rows_for(notes, file):
    rows = {_cell(row["file"]): row for row in read_talks_csv(file)}
    return [rows.get(_cell(note.source), {}) for note in notes]


def read_talks_csv(file):
    """Rows of talks.csv as dicts; commas, semicolons or tabs, as spreadsheets save them. A missing file is no rows.

    Raises
    ------
    WorkspaceError
        The file has no column `file`, or cannot be opened.
    """
    head, *rows = _sheet(file)[0]
    return [dict(zip(TALK_COLUMNS, _cells(head, row), strict=True)) for row in rows]


def _cell(source):
    """How files are told apart in talks.csv, where no space or line end around or in a name is safe."""
    return " ".join(source.split())


def _sheet(file):
    """The rows of talks.csv as lists, the head first, and the sign between cells."""
    if not file.is_file():
        return [list(TALK_COLUMNS)], ","
    try:
        raw = file.read_bytes()
        text = re.sub(r"\r\n?", "\n", decode(raw)[0])
        if not text and len(raw) > 4:
            raise csv.Error("it is not text")
        sign = max(",;\t", key=text.split("\n", 1)[0].count)
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=sign) if any(cell.strip() for cell in row)]
    except OSError as error:
        raise not_opened(file, error) from None
    except csv.Error as error:
        raise WorkspaceError(f"{file.name} is no table ({error}): save it as CSV, or delete the file.") from None
    if rows and "file" not in rows[0]:
        raise WorkspaceError(
            f"{file.name}, line 1: expected the columns {', '.join(TALK_COLUMNS)}; put them back, or delete the file."
        )
    return rows or [list(TALK_COLUMNS)], sign


def _cells(head, row):
    """What stands in the columns that careerlab knows."""
    cells = dict(zip(head, row, strict=False))
    return [unguarded(cells.get(column, "").strip()) for column in TALK_COLUMNS]


def with_cells(note, row, day_first):
    """A filled cell of talks.csv beats what the note says."""
    told = {c: row[c] for c in TALK_COLUMNS[1:] if row.get(c)}
    if not told:
        return note
    if not is_maybe_one(note.person, told.get("person", note.person)):  # what the note says of another is not theirs
        told["also"] = ()
    notices = note.notices
    if "date" in told:  # a spreadsheet writes 2026-01-14 as 14/01/2026
        told["date"] = read_date(words := told["date"], day_first)[0] or note.date
        if not told["date"]:
            hint = "Write it as 2026-01-31."
            notices = (*notices, Notice("TALK-DATE", f"`{words}` in talks.csv is no date careerlab can read.", hint))
    answered = {"person": ("META-PERSON",), "path": ("META-PATH",), "date": ("META-DATE",)}
    settled = {code for c in answered.keys() & told.keys() if told[c] for code in answered[c]}
    return replace(note, **told, notices=tuple(n for n in notices if n.code not in settled))


def update_talks(workspace):
    """Add a row to talks.csv for every note that has none, and fill cells that are empty.

    A filled cell is never changed, nor are columns and rows that the person added.

    Returns the file, or None for a bare folder of notes, which careerlab leaves as it is.
    """
    if not (workspace.folder / "notes").is_dir():
        return None
    file = talks_file(workspace.folder)
    (head, *rows), sign = _sheet(file)
    head = [*head, *(c for c in TALK_COLUMNS if c not in head)]
    row_of, changed = {_cell(_cells(head, row)[0]): row for row in rows}, False
    for note in workspace.notes:
        if not (note.blocks or is_refused(note)):  # a page about a person, what a zip holds beside notes, nothing yet
            continue
        if _cell(note.source) not in row_of:
            rows.append(row_of.setdefault(_cell(note.source), []))
        row = row_of[_cell(note.source)]
        row += [""] * (len(head) - len(row))
        for column in TALK_COLUMNS:
            at, value = head.index(column), _cell(note.source) if column == "file" else getattr(note, column)
            if value and not row[at].strip():
                row[at], changed = guarded(value), True
    if changed:
        text = io.StringIO()
        csv.writer(text, delimiter=sign, lineterminator="\n").writerows([head, *rows])
        # with the mark, a spreadsheet reads accents as they are
        write_atomically(file, text.getvalue().encode("utf-8-sig", "replace"))
    return file
