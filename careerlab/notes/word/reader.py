"""Word files (.docx, .docm, .dotx) -> Note.

Everything in the document is in the text: also what sits in cells, text boxes, notes, controls and fields. Tracked
changes are read as if they were accepted; what was deleted or hidden, and comments, are private asides in their place.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, pairwise

from careerlab.errors import NoteError
from careerlab.notes.encoding import odd_characters
from careerlab.notes.exports.archive import open_archive
from careerlab.notes.model import Notice
from careerlab.notes.typed.layout import BULLET
from careerlab.notes.typed.limits import MAX_LINES
from careerlab.notes.typed.linear import LinearText
from careerlab.notes.typed.scanner import read_text
from careerlab.notes.word.flow import Flow, Paragraph, Table, in_order
from careerlab.notes.word.package import no_document, open_package
from careerlab.notes.word.styles import depth_of, read_lists, read_styles

_LONGEST_HEADING = 200
_PROSE = 160  # a paragraph as long as that is no line of a list of thoughts
# parts that can hold words and are not read, as the file calls them
_NOT_READ = ("aFChunk", "oleObject", "package", "chart", "subDocument")


def read_word(raw, source, day_first=True):
    """Read a Word file.

    Parameters
    ----------
    raw : bytes
    source : str
    day_first : bool
        How 12/01/2026 is read.

    Returns
    -------
    list of Note
        One.

    Raises
    ------
    NoteError
        It is damaged, hostile or has no words.
    """
    if raw and not raw.strip(b"\0"):
        hint = "Look for an older version of it."
        raise NoteError(source, Notice("FILE-BINARY", "the file holds nothing but zeros.", hint))
    if not raw.strip():
        raise NoteError(source, _empty("the file is empty."))
    package = open_package(open_archive(raw, source), source)
    styles = read_styles(package)
    flow = Flow(package, styles)
    lines = LinearText()
    writer = _Writer(lines, styles, read_lists(package, styles))
    for part in chain(*(package.kinds[kind] for kind in ("comments", "footnotes", "endnotes"))):
        flow.read(part)
    for part in package.kinds["diagramData"]:
        flow.read_diagram(part)
    writer.write(flow.read(package.document))
    for items in flow.notes.values():
        writer.write(items)
    writer.write_margins(flow.read(part) for kind in ("header", "footer") for part in package.kinds[kind])
    notices = [*package.notices, *_parts_not_read(package)]
    if not lines.text.strip():
        raise _without_words(package, flow, notices)
    notices += [*_revisions(flow), *(replace(notice, line=0) for notice in odd_characters(lines.text))]
    return [read_text(lines.text, source, "word", "", notices, day_first, marks=lines.marks, private=lines.asides)]


def _empty(message):
    return Notice("FILE-EMPTY", message, "If you wrote something here, look for an older version of it.")


def _without_words(package, flow, notices):
    if notices:
        return NoteError(package.source, notices[0])
    if not flow.has_body:
        return no_document(package.source)
    notice = _empty("there are no words in this document.")
    if package.kinds["image"]:
        hint = "Type what stands on them into a text file."
        notice = Notice("FILE-EMPTY", "there are only pictures in this document.", hint)
    return NoteError(package.source, notice)


def _revisions(flow):
    if flow.revised:
        message = "the document has tracked changes; it was read as it stands after all of them."
        yield Notice("DOCX-REVISIONS", message, "What was deleted is kept as private; accept or reject it in Word.")


def _parts_not_read(package):
    parts = [part for kind in _NOT_READ for part in package.kinds[kind]]
    if parts:
        things = "1 object" if len(parts) == 1 else f"{len(parts)} objects"
        message = f"the document holds {things} of another program (such as a chart or a sheet), which was not read."
        yield Notice("DOCX-PART", message, "If there are words in it, type them into the document.", part=parts[0])


class _Writer:
    """Writes paragraphs and tables as lines, with what the file says of each."""

    def __init__(self, lines, styles, lists):
        self.lines, self.styles, self.lists, self.bold_tells = lines, styles, lists, True

    def write(self, items):
        """Write what stands in one part."""
        found = list(in_order(items))
        self.bold_tells = _bold_tells(found[:MAX_LINES])
        for item, below in pairwise([*found, None]):
            if isinstance(item, Table):
                self.lines.table([[_cell(cell) for cell in row] for row in item.rows], item.named or None)
            elif item and item.says and not self.lines.is_full:
                self._paragraph(item, below)
            elif item and item.pieces:
                self.lines.line(_joined(_rows(item.pieces), "\n"))
            else:
                self.lines.blank()

    def write_margins(self, parts):
        """Write headers and footers: each line once, as what stands around a text."""
        rows = [row for items in parts for item in in_order(items) for row in _rows_of(item)]
        if rows:
            self.lines.blank()
        for row in {_words(row): row for row in rows}.values():
            self.lines.line(_joined([row]), "metadata")

    def _paragraph(self, paragraph, below):
        rows = _rows(paragraph.pieces)
        heading = self._heading(paragraph)
        if self.styles[paragraph.style].contents:
            for row in rows:
                self.lines.line(_joined([row]), "metadata")
        elif heading:
            self.lines.blank()
            self.lines.line(_joined(rows, " "), "heading", depth=heading)
            self.lines.blank()
        elif self._is_item(paragraph) and (self._is_item(below) or not self._is_bold(rows)):
            self._item(paragraph, rows)
        else:
            self._lines(rows, is_prose=_size(rows) > _PROSE, has_list=self._is_item(below))

    def _item(self, paragraph, rows):
        numbering, level = self._place_in_list(paragraph)
        sign = self.lists.sign(numbering, level)
        if sign:
            self.lines.line(_joined(rows, "\n"), "bullet", depth=level + 1, mark=sign)
        else:
            self._lines(rows)

    def _lines(self, rows, is_prose=False, has_list=False):
        """Write lines as they are; prose stands apart, and so does what may be the title of a list."""
        if is_prose or has_list:
            self.lines.blank()
        for row in rows:
            if _words(row):
                self.lines.line(_joined([row]), lead=_lead(row) if self.bold_tells else 0)
            else:
                self.lines.blank()
        if is_prose:
            self.lines.blank()

    def _heading(self, paragraph):
        """Its depth; 0 also for whole paragraphs in the style of a heading."""
        depth = self.styles[paragraph.style].heading if paragraph.outline is None else depth_of(paragraph.outline)
        return depth if _size([paragraph.pieces]) <= _LONGEST_HEADING else 0

    def _is_item(self, item):
        return isinstance(item, Paragraph) and item.says and self._place_in_list(item)[0] not in ("", "0")

    def _place_in_list(self, paragraph):
        style = self.styles[paragraph.style]
        numbering = style.numbering if paragraph.numbering is None else paragraph.numbering
        return numbering, style.level if paragraph.level is None else paragraph.level

    def _is_bold(self, rows):
        """An item in bold with other text below it is the title of that text."""
        return self.bold_tells and all(_lead(row) == len(_words(row)) for row in rows)


def _bold_tells(items):
    """Where most lines of a document are bold as a whole, bold says nothing."""
    rows = [row for item in items if isinstance(item, Paragraph) and item.says for row in _rows(item.pieces) if row]
    whole = sum(all(bold for words, private, bold in row if words.strip()) for row in rows)
    return whole * 3 <= len(rows) * 2 or len(rows) == 1


# a row is one line of a paragraph: (words, private, bold) pieces without the white space they begin with


def _rows(pieces):
    rows = [[]]
    for words, private, bold in pieces:
        first, *more = words.split("\n")
        rows[-1].append((first, private, bold))
        rows += [[(line, private, bold)] for line in more]
    return [_stripped(row) for row in rows]


def _stripped(row):
    for number, (words, private, bold) in enumerate(row):
        if words.strip():
            return [(words.lstrip(), private, bold), *row[number + 1 :]]
    return []


def _rows_of(item):
    """All rows of a paragraph or table that hold words."""
    if isinstance(item, Paragraph):
        return [row for row in _rows(item.pieces) if row]
    cells = chain(*item.rows) if isinstance(item, Table) else ()
    return [row for cell in cells for part in in_order(cell) for row in _rows_of(part)]


def _cell(items):
    return _joined([row for item in in_order(items) for row in _rows_of(item)], "\n")


def _joined(rows, between=""):
    """The (words, private) stretches of rows, as few as can be."""
    stretches = []
    for row in filter(None, rows):
        pieces = [(between, False), *row] if stretches and between else row
        for words, private, *_ in pieces:
            if stretches and stretches[-1][1] == private:
                stretches[-1][0].append(words)
            else:
                stretches.append(([words], private))
    return [("".join(words), private) for words, private in stretches]


def _words(row):
    return "".join(words for words, *_ in row).strip()


def _size(rows):
    return sum(len(words) for row in rows for words, private, _ in row if not private)


def _lead(row):
    """How many characters at the start of a row are bold: 0 for a sentence or bullet that is bold as a whole."""
    lead = at = 0
    for words, private, bold in row:
        if not private and words.strip():
            if not bold:
                break
            lead = at + len(words.rstrip())
        at += len(words)
    words = _words(row)
    whole = lead == len(words)
    is_sentence = whole and words.endswith((".", "!"))
    is_bullet = BULLET.match(words) and not words[0].isdigit()
    return 0 if is_sentence or is_bullet else lead
