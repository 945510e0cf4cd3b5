"""What a web page is made of once its tags are read: lines, tables, and blanks between them."""

from __future__ import annotations

import re

MAX_EMPTY = 20_000  # cells of a table that only keep others in their column
BLANK = object()  # parts what stands above from what stands below
_TYPED_MARK = re.compile(r"\s*([^\s\dAI]|\(?\w{1,4}[.)]) {2,}(?=\S)")  # bullets are odd letters in some fonts


class Line:
    """A line: stretches of words, each with whether it is private, and what its `Mark` says."""

    def __init__(self, kind, pieces, depth=0, mark="", lead=0):
        self.kind, self.pieces, self.depth, self.mark, self.lead = kind, pieces, depth, mark, lead


class Table:
    """Rows of cells, each cell a list of lines, tables and blanks; of a `dl`, a row for each `dt`."""

    def __init__(self):
        self.rows, self.heads, self.carried, self.filled = [], [], {}, 0

    def add_row(self):
        self.rows.append([])
        self.heads.append([])
        self._fill()

    def add_cell(self, is_head, attrs):
        if not self.rows:
            self.add_row()
        row, cell, column = self.rows[-1], [], len(self.rows[-1])
        wide, high = number(attrs.get("colspan"), 1, 50), number(attrs.get("rowspan"), 1, 500)
        row.append(cell)
        self._add_empty(wide - 1)
        self.heads[-1].append(is_head)
        if high > 1:
            self.carried |= dict.fromkeys(range(column, column + wide), high - 1)
        self._fill()
        return cell

    def _fill(self):
        """Put empty cells where one of a row above reaches down, so that columns stay columns."""
        row = self.rows[-1]
        while self.carried.get(len(row), 0) > 0 and self.filled < MAX_EMPTY:
            self.carried[len(row)] -= 1
            self._add_empty(1)

    def _add_empty(self, count):
        count = min(count, MAX_EMPTY - self.filled)
        self.rows[-1] += [[] for _ in range(count)]
        self.filled += count

    @property
    def is_layout(self):
        """Whether it only places things on the page: one row or column, tables in tables, or headings in it."""
        one_row = len(self.rows) == 1 and not any(self.heads[0])
        if one_row or all(len(row) <= 1 for row in self.rows):
            return True
        nodes = (node for row in self.rows for cell in row for node in cell)
        return any(isinstance(n, Table) or (isinstance(n, Line) and n.kind == "heading") for n in nodes)

    @property
    def header(self):
        """Whether the first row names the columns; None if the page does not say."""
        first = self.heads[0] if self.heads else []
        return True if first and all(first) else False if any(first) else None


def plain(pieces):
    return [(words, private) for words, private, _ in pieces]


def lead(pieces):
    """How many characters at the start of a line are bold."""
    size = lead = 0
    for words, private, bold in pieces:
        if private or (not bold and words.strip()):
            break
        size += len(words)
        lead = size if bold else lead
    return lead


def typed_mark(pieces):
    """The sign or number that Word writes before the words of a list item, and the pieces with it set apart."""
    hidden = next((w for w, private, _ in pieces if w.strip()), "") if pieces[0][1] else ""
    if hidden:
        return hidden.strip(), pieces
    words = "".join(w for w, _, _ in pieces)
    mark = _TYPED_MARK.match(words)
    if not mark:
        return "•", pieces
    cut, out = mark.end(), []
    for w, private, bold in pieces:
        out += [(w[:cut], True, bold)] * (cut > 0) + [(w[cut:], private, bold)] * (cut < len(w))
        cut = max(cut - len(w), 0)
    return mark[1], out


def number(written, default, most):
    """A number as an attribute has it; the default if it is none."""
    is_number = written and len(written) < 8 and written.strip().isascii() and written.strip().isdigit()
    return min(max(int(written), 1), most) if is_number else default
