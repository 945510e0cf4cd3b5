"""The words of a part of a Word file in reading order: paragraphs and tables, and what in them is private."""

from __future__ import annotations

from dataclasses import dataclass, field

from careerlab.errors import NoteError
from careerlab.notes.model import Notice
from careerlab.notes.word.styles import is_on, level_of, number, outline_of, value
from careerlab.notes.word.xmlstream import PASS_OVER

MAX_WORDS = 5_242_880
_MAX_COLUMNS = 63
_MAX_SKIPPED = 50_000  # cells of all tables that others cover
_WHITE = str.maketrans({"\n": " ", "\r": " ", **dict.fromkeys("\x85\u2028\u2029", "\n")})
# signs of the fonts Symbol and Wingdings that people type, or that Word makes of `-->` and `:-)`
_SYMBOLS = dict.fromkeys((0xE0, 0xE8, 0xF0, 0xAE), "→") | dict.fromkeys((0xDF, 0xE7, 0xEF, 0xAC), "←")
_SYMBOLS |= dict.fromkeys((0xA7, 0xB7, 0x6C, 0x9F), "•") | dict.fromkeys((0xA8, 0x6F, 0x71), "☐")
_SYMBOLS |= {0x4A: "☺", 0x4C: "☹", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒"}


@dataclass(slots=True)
class Paragraph:
    """`pieces` are (words, private, bold); `beside` is what hangs on it: text boxes, foot notes, comments.

    `numbering` is None where the paragraph says nothing of a list and '0' where it says that it is no item of one.
    `goes_on` says that its end was deleted: what follows belongs to it. `says` is whether any of its words are for
    others.
    """

    pieces: list = field(default_factory=list)
    style: str = ""
    outline: int | None = None
    numbering: str | None = None
    level: int | None = None
    goes_on: bool = False
    says: bool = False
    beside: list = field(default_factory=list)

    @property
    def is_empty(self):
        """Whether it is an empty line."""
        return not self.pieces and not self.beside


@dataclass(slots=True)
class Table:
    """`rows` of cells, each a list of paragraphs and tables.

    `named` is whether the file says that the first row names the columns; `layout` whether the table only arranges
    what is in it: one column, or cells with tables of their own or text below headings of their own.
    """

    rows: list = field(default_factory=list)
    named: bool = False
    layout: bool = False


def in_order(items):
    """Paragraphs and tables in reading order, what is beside a paragraph after it.

    A table for layout is read cell by cell; None parts its cells from one another and from what surrounds them.
    """
    waiting = [iter(items)]
    while waiting:
        item = next(waiting[-1], waiting)
        if item is waiting:
            waiting.pop()
        elif isinstance(item, Table) and item.layout:
            cells = [piece for row in item.rows for cell in row for piece in (None, *cell)]
            waiting.append(iter([*cells, None]))
        else:
            yield item
            if isinstance(item, Paragraph):
                waiting.append(iter(item.beside))


def hide(items):
    """Make all words of paragraphs and tables private."""
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        if isinstance(item, Table):
            waiting += [piece for row in item.rows for cell in row for piece in cell]
        else:
            item.pieces, item.says = [(words, True, bold) for words, _, bold in item.pieces], False
            waiting += item.beside


def _join(first, second):
    """Let a paragraph begin with what stands in the one before it."""
    for name in ("pieces", "beside"):
        whole = getattr(first, name)
        whole.extend(getattr(second, name))
        setattr(second, name, whole)
    second.says = second.says or first.says


class Flow:
    """Takes the events of the parts of one file.

    `notes` holds foot notes, end notes, comments and diagrams, by kind and id, that nothing has referred to yet;
    `revised` is whether there are tracked changes, `has_body` whether this is a Word document at all.
    """

    def __init__(self, package, styles):
        self.package, self.styles = package, styles
        self.notes, self.revised, self.has_body = {}, False, False
        self._part, self._size, self._skipped = "", 0, 0
        self._places, self._open, self._runs = [], [], []  # a place takes what ends in it
        self._tables, self._spans, self._choices, self._controls, self._ids = [], [], [], [], []
        self._private, self._in_text, self._in_properties = 0, False, False
        self._form = {}
        self._starts, self._ends = self._handlers()

    def read(self, part):
        """Paragraphs and tables of a part."""
        self._part = part
        self._enter_place()
        self.package.read(part, self._starts, self._ends, self._characters)
        return self._places.pop()[0]

    def read_diagram(self, part):
        """Keep the words of a diagram for where the document shows it."""
        self.notes["diagram", part] = self.read(part)

    def _handlers(self):
        starts = {
            "w:body": self._start_body,
            # what makes a paragraph, and what it says of itself
            **dict.fromkeys(("w:p", "a:p"), self._start_paragraph),
            "w:pPr": lambda _: self._set_in_properties(True),
            "w:pStyle": lambda attributes: self._describe("style", value(attributes)),
            "w:outlineLvl": lambda attributes: self._describe("outline", outline_of(attributes)),
            "w:numId": lambda attributes: self._describe("numbering", value(attributes)),
            "w:ilvl": lambda attributes: self._describe("level", level_of(attributes)),
            # words
            "w:r": self._start_run,
            "w:rStyle": self._style_run,
            "w:b": lambda attributes: self._format(0, is_on(attributes)),
            "w:vanish": lambda attributes: self._format(1, is_on(attributes)),
            **dict.fromkeys(("w:t", "m:t", "a:t"), lambda _: self._set_in_text(True)),
            "w:delText": self._start_deleted_text,
            **dict.fromkeys(("w:tab", "w:ptab"), lambda _: self._sign("\t")),
            **dict.fromkeys(("w:br", "w:cr", "a:br"), lambda _: self._sign("\n")),
            "w:noBreakHyphen": lambda _: self._sign("-"),
            "w:sym": self._symbol,
            "w:rt": lambda _: self._sign("("),  # how the word below it is read
            # tracked changes, and controls that nobody has filled in
            **dict.fromkeys(("w:ins", "w:moveTo"), self._start_inserted),
            **dict.fromkeys(("w:del", "w:moveFrom"), self._start_deleted),
            "w:sdt": lambda _: self._controls.append(False),
            "w:showingPlcHdr": self._placeholder,
            # forms of old
            **dict.fromkeys(("w:checkBox", "w:ddList"), lambda _: self._form.clear()),
            **{f"w:{key}": self._form_value(key) for key in ("default", "checked", "result")},
            "w:listEntry": lambda attributes: self._form.setdefault("entries", []).append(value(attributes)),
            # tables
            "w:tbl": lambda _: self._tables.append(Table()),
            "w:tr": self._start_row,
            "w:tc": self._start_cell,
            "w:gridSpan": self._span,
            "w:gridBefore": lambda attributes: self._skip_columns(number(value(attributes))),
            "w:tblHeader": self._head_row,
            # what stands beside the text
            "w:txbxContent": lambda _: self._enter_place(),
            **{f"w:{kind}": self._start_note for kind in ("footnote", "endnote", "comment")},
            **{f"w:{kind}Reference": self._reference(f"w:{kind}") for kind in ("footnote", "endnote", "comment")},
            "dgm:relIds": self._diagram,
            "wp:docPr": self._description,
            "v:textpath": lambda attributes: self._stand_beside(attributes.get("string", ""), False),
            # the same words in two forms
            "mc:AlternateContent": lambda _: self._choices.append(self._size),
            **dict.fromkeys(("mc:Choice", "mc:Fallback"), self._choice),
            # as it was before, and tab stops, which are no tabs
            **{f"w:{kind}PrChange": lambda _: PASS_OVER for kind in ("r", "p", "tbl", "tr", "tc", "sect", "tblEx")},
            "w:tabs": lambda _: PASS_OVER,
        }
        ends = {
            **dict.fromkeys(("w:p", "a:p"), self._end_paragraph),
            "w:pPr": lambda: self._set_in_properties(False),
            "w:r": self._runs.pop,
            **dict.fromkeys(("w:t", "m:t", "a:t"), lambda: self._set_in_text(False)),
            "w:delText": self._end_deleted_text,
            "w:rt": lambda: self._sign(")"),
            **dict.fromkeys(("w:del", "w:moveFrom"), self._end_deleted),
            "w:sdt": self._end_control,
            "w:checkBox": self._end_check_box,
            "w:ddList": self._end_drop_down,
            "w:tbl": self._end_table,
            "w:tc": self._end_cell,
            "w:txbxContent": self._end_text_box,
            **{f"w:{kind}": self._end_note(f"w:{kind}") for kind in ("footnote", "endnote", "comment")},
            "mc:AlternateContent": self._choices.pop,
        }
        return starts, ends

    def _start_body(self, _):
        self.has_body = True

    # ---- paragraphs

    def _enter_place(self):
        self._places.append(([], len(self._open)))

    def _place(self, item):
        """Put what has ended where it belongs: beside the paragraph it is in, else after what stands before it."""
        items, level = self._places[-1]
        if len(self._open) > level:
            items = self._open[-1].beside
        if isinstance(item, Paragraph):
            item.says = any(not private and words.strip() for words, private, _ in item.pieces)
            last = items[-1] if items and isinstance(items[-1], Paragraph) else None
            if last and last.is_empty and item.is_empty:
                return
            if last and last.goes_on and last.says:
                items.pop()
                _join(last, item)
        items.append(item)

    def _start_paragraph(self, _):
        self._open.append(Paragraph())
        self._runs.append(None)

    def _end_paragraph(self):
        self._runs.pop()
        paragraph = self._open.pop()
        self._place(paragraph)

    def _set_in_properties(self, now):
        self._in_properties = now

    def _describe(self, what, said):
        if self._open and self._in_properties:
            setattr(self._open[-1], what, said)

    # ---- words

    def _start_run(self, _):
        style = self.styles[self._open[-1].style] if self._open else self.styles[""]
        self._runs.append([style.bold, style.hidden])

    def _style_run(self, attributes):
        style = self.styles[value(attributes)]
        self._format(0, style.bold or self._in_run() and self._runs[-1][0])
        self._format(1, style.hidden or self._in_run() and self._runs[-1][1])

    def _in_run(self):
        return bool(self._runs) and self._runs[-1] is not None

    def _format(self, what, now):
        if self._in_run():
            self._runs[-1][what] = now

    def _set_in_text(self, now):
        self._in_text = now

    def _characters(self, words):
        if self._in_text:
            self._add(words.translate(_WHITE))

    def _sign(self, sign):
        if self._in_run() or sign == "\n":
            self._add(sign)

    def _add(self, words):
        self._size += len(words)
        if self._size > MAX_WORDS:
            message = "the document has more than 5 MiB of text."
            raise NoteError(self.package.source, Notice("FILE-SIZE", message, "Split it: one talk a file."))
        bold, hidden = self._runs[-1] if self._in_run() else (False, False)
        piece = (words, hidden or self._private > 0, bold)
        if self._open:
            self._open[-1].pieces.append(piece)
        elif words.strip():
            self._place(Paragraph([piece]))

    def _symbol(self, attributes):
        try:
            code = int(attributes.get("w:char", "")[:6], 16)
        except ValueError:
            return
        drawn = attributes.get("w:font", "").lower().startswith(("wingdings", "symbol"))
        shown = _SYMBOLS.get(code & 0xFF) if drawn and (code < 0x100 or code >> 8 == 0xF0) else None
        self._sign(shown or (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x10FFFF else "\ufffd"))

    # ---- private: deleted, moved away, not filled in

    def _start_inserted(self, _):
        self.revised = True

    def _start_deleted(self, _):
        self.revised = True
        self._private += 1
        if self._in_properties:
            self._describe("goes_on", True)

    def _end_deleted(self):
        self._private -= 1

    def _start_deleted_text(self, _):
        self._private += 1
        self._in_text = True

    def _end_deleted_text(self):
        self._private -= 1
        self._in_text = False

    def _placeholder(self, attributes):
        """`Click here to enter text` are nobody's words."""
        if self._controls and not self._controls[-1] and is_on(attributes):
            self._controls[-1] = True
            self._private += 1

    def _end_control(self):
        self._private -= self._controls.pop()

    # ---- forms

    def _form_value(self, key):
        return lambda attributes: self._form.__setitem__(key, attributes)

    def _end_check_box(self):
        checked = self._form.get("checked", self._form.get("default", {"w:val": "0"}))
        self._sign("☒" if is_on(checked) else "☐")

    def _end_drop_down(self):
        chosen = number(value(self._form.get("result", self._form.get("default", {}))))
        self._sign("".join(self._form.get("entries", [])[chosen : chosen + 1]))

    # ---- tables

    def _start_row(self, _):
        if self._tables:
            self._tables[-1].rows.append([])

    def _start_cell(self, _):
        self._enter_place()
        self._spans.append(1)

    def _span(self, attributes):
        if self._spans:
            self._spans[-1] = min(number(value(attributes), 1), _MAX_COLUMNS)

    def _skip_columns(self, count):
        if self._tables and self._tables[-1].rows:
            skipped = min(count, _MAX_COLUMNS, _MAX_SKIPPED - self._skipped)
            self._tables[-1].rows[-1] += [[] for _ in range(skipped)]
            self._skipped += skipped

    def _head_row(self, attributes):
        if self._tables and len(self._tables[-1].rows) == 1 and is_on(attributes):
            self._tables[-1].named = True

    def _end_cell(self):
        cell, _ = self._places.pop()
        titled = [self.styles[item.style].heading > 0 for item in cell if isinstance(item, Paragraph) and item.says]
        if self._tables and any(titled[:-1]) and not all(titled):
            self._tables[-1].layout = True
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append(cell)
            self._skip_columns(self._spans.pop() - 1)
        else:
            self._spans.pop()
            for item in cell:
                self._place(item)

    def _end_table(self):
        table = self._tables.pop()
        table.layout = table.layout or max(map(len, table.rows), default=0) <= 1
        for around in self._tables:
            around.layout = True
        self._place(table)

    # ---- beside the text

    def _end_text_box(self):
        for item in self._places.pop()[0]:
            self._place(item)

    def _start_note(self, attributes):
        self._enter_place()
        self._ids.append(attributes.get("w:id", ""))

    def _end_note(self, kind):
        def end():
            items, _ = self._places.pop()
            if kind == "w:comment":
                hide(items)
            self.notes.setdefault((kind, self._ids.pop()), []).extend(items)

        return end

    def _reference(self, kind):
        return lambda attributes: self._refer(kind, attributes.get("w:id", ""))

    def _refer(self, kind, key):
        items = self.notes.pop((kind, key), [])
        if self._private or self._in_run() and self._runs[-1][1]:
            hide(items)
        for item in items:
            self._place(item)

    def _diagram(self, attributes):
        self._refer("diagram", self.package.targets.get((self._part, attributes.get("r:dm", "")), ""))

    def _description(self, attributes):
        """What a picture shows, for those who cannot see it: often written by a program."""
        words = attributes.get("descr", "")
        if len(words.split()) > 1:
            self._stand_beside(words, True)

    def _stand_beside(self, words, private):
        if words.strip():
            self._place(Paragraph([(words.translate(_WHITE), private, False)]))

    def _choice(self, _):
        """Of two forms of the same, the first that has words."""
        return PASS_OVER if self._choices and self._size > self._choices[-1] else None
