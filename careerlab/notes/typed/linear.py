"""What a file with its own structure (Word, web page) says, as one linear text and a mark for each of its lines.

A reader of such a format writes lines into a `LinearText`; `careerlab.notes.typed.scanner` then reads them like typed
text, because people type `Pros:`, `- good pay` and `Q:` in Word as they do anywhere else. A mark tells what the file
itself says of a line, and that beats what its characters look like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerlab.notes.heads import KEYS
from careerlab.notes.planned import asks
from careerlab.notes.typed.limits import MAX_LINES

# a line of the linear text ends at "\n" only; what else breaks a line in an editor is a space in the words of a file
_BREAKS = re.compile(r"\r\n?|\n|\x85|\u2028|\u2029|\x0b|\x0c")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the file says of one line.

    `kind` is ``heading`` (with `depth` 1-6), ``bullet`` (with `depth` from 1 and `mark`, the sign or number shown),
    ``cell`` (with `label`, the head of its column or row), ``head`` (of a table's column or row), ``field`` (`label`
    is its key), ``more`` (goes on with the line above), ``metadata`` (names the file or stands around its text) or
    ``line`` (a paragraph of its own). `lead` is how many
    characters at the start of the line are set apart in bold, as `**Pay:**` is in Markdown.
    """

    kind: str
    depth: int = 0
    mark: str = ""
    label: str = ""
    lead: int = 0


class LinearText:
    """Collects the lines of a file: `text`, `marks` (1-based line number -> Mark) and `asides` (private stretches)."""

    def __init__(self):
        self._parts, self._size, self._line = [], 0, 1
        self._filled, self._said = 0, False  # how many lines hold words, and whether the last one does
        self.marks, self.asides = {}, []

    @property
    def is_full(self):
        """Whether what follows is not told apart any more, so that nothing but its words has to be found."""
        return self._filled >= MAX_LINES

    @property
    def text(self):
        """All lines so far, each ended by a line feed."""
        return "".join(self._parts)

    def line(self, words, kind="line", **more):
        """Add one line.

        Parameters
        ----------
        words : str or list of (str, bool)
            The words, or stretches of them with whether they are private (deleted, hidden, a comment). Line breaks
            among them part them into a first line and lines that go on with it.
        kind, more
            As in `Mark`.
        """
        pieces = [(words, False)] if isinstance(words, str) else words
        mark = Mark(kind, **more)
        if not "".join(w for w, _ in pieces).strip():
            return
        if self.is_full:
            self._keep(pieces, private=kind == "metadata")
            return
        self.marks[self._line] = mark
        for piece, private in pieces:
            rows = _BREAKS.split(piece)
            for number, row in enumerate(rows):
                if number:
                    self._write("\n")
                    self.marks[self._line] = Mark("more")
                if private and row.strip():
                    self.asides.append((self._size, self._size + len(row)))
                self._said = self._said or bool(row.strip() and not private)
                self._write(row)
        self._write("\n")

    def _keep(self, pieces, private):
        """Words beyond the limit; what only stands around a text is no part of it there, either."""
        for piece, hidden in pieces:
            if (hidden or private) and piece.strip():
                self.asides.append((self._size, self._size + len(piece)))
            self._parts.append(piece)
            self._size += len(piece)
        self._write("\n")

    def aside(self, words):
        """Add a private line: kept and listed, never an insight."""
        self.line([(words, True)])

    def blank(self):
        """Part what stands above from what stands below."""
        if self._parts and self._parts[-2:] != ["\n", "\n"]:
            self._write("\n")

    def table(self, rows, header=None):
        """Add the cells of a table, row by row, each on a line of its own.

        Parameters
        ----------
        rows : list of list of str or pieces
            As `line` takes them; rows may differ in length.
        header : bool, optional
            Whether the first row names the columns; None where the file does not say.
        """
        words = [[_plain(cell) for cell in row] for row in rows]
        self.blank()
        for row, roles in zip(rows, cell_roles(words, header), strict=True):
            for cell, role in zip(row, roles, strict=True):
                self.line(cell, role.kind, label=role.label)
        self.blank()

    def _write(self, words):
        self._parts.append(words)
        self._size += len(words)
        if words == "\n":
            self._line, self._filled, self._said = self._line + 1, self._filled + self._said, False


def _plain(cell):
    return cell if isinstance(cell, str) else "".join(words for words, private in cell if not private)


# heads of a first column that only number or name the rows: each row is then headed by its own first cell
_ROW_HEADS = frozenset(
    ("", "#", "no", "q", "topic", "question", "area", "aspect", "category", "what", "theme", "item", "subject")
)
_HEAD = Mark("head")


def cell_roles(rows, header=None):
    """Say what each cell of a table is: the head of a column or row, or an answer to one.

    Parameters
    ----------
    rows : list of list of str
    header : bool, optional
        Whether the first row names the columns; None: it does, unless the table is a list of questions and answers.

    Returns
    -------
    list of list of Mark
        ``head`` or ``cell`` (with the words of the row's or column's head as `label`), in the shape of `rows`.
    """
    if header is None:
        header = not _asks_in_first_column(rows)
    columns, out = [], []
    if header and rows:
        columns, out = [_title(cell) for cell in rows[0]], [[_HEAD] * len(rows[0])]
    named = not header or (columns and columns[0].casefold() in _ROW_HEADS)
    for row in rows[header:]:
        if named and len(row) > 1:
            title = _title(row[0])
            kind = "field" if not header and title.casefold() in KEYS else "cell"
            out.append([_HEAD, *(Mark(kind, label=title or _at(columns, n)) for n in range(1, len(row)))])
        else:
            out.append([Mark("cell", label=_at(columns, n)) for n in range(len(row))])
    return out


def _asks_in_first_column(rows):
    """Two columns whose left one asks (`What does a day look like? | ...`) or names a field (`Name: | ...`)."""
    two = [row for row in rows if len(row) == 2 and row[0].strip()]
    asking = sum(_asks(row[0]) for row in two)
    fields = sum(_title(row[0]).casefold() in KEYS for row in two)
    first, begins = (two[0][0], two[0] is rows[0]) if two else ("", False)
    if begins and _title(first).casefold() in KEYS and fields * 2 > len(two):
        return True
    return begins and _asks(first) and asking * 2 >= len(two)


def _asks(cell):
    words = cell.rstrip(" *_")
    return words.endswith(":") or asks(words)


def _title(cell):
    return " ".join(cell.split()).strip(" *_:")[:300]


def _at(columns, number):
    return columns[number] if number < len(columns) else ""
