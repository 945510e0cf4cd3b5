"""What is left of a page too long to be told apart: its words, and whether they are hidden."""

from __future__ import annotations

import re

from careerlab.notes.web.elements import BLOCKS, PRIVATE, VOID
from careerlab.notes.web.tags import attributes

_HOLDERS = frozenset(("table", "ul", "ol", "dl", "select"))
_ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))
_ENDED_BY = dict.fromkeys(("td", "th"), _ROWS | {"td", "th"}) | dict.fromkeys(_ROWS, _ROWS)
_ENDED_BY |= dict.fromkeys(("dt", "dd"), ("dt", "dd")) | {"li": ("li",), "option": ("option",)}
_CELLS = frozenset(_ENDED_BY)
_SIZE = 4_000  # characters of one piece
_FOLDED = re.compile(r"[ \t\n\r\f]+")


class Rest:
    """Takes the tokens of a page from where it is told apart no more.

    An element that hides its words does so up to its own end tag.
    """

    def __init__(self, page):
        self.page, self.inner = page, 0  # `inner`: tables and lists within what hides
        self.name, self.depth, self.flag = page.hiding()
        self._parts, self._size, self._said = [], 0, self.flag

    def take(self, kind, value, more):
        if kind == "words":
            self._add(_FOLDED.sub(" ", value), self.flag)
        elif kind == "comment":
            self._add(value, PRIVATE)
        elif kind == "open":
            self._opens(value, more)
        elif kind == "close":
            self._closes(value)
        elif kind == "if" and more and "vml" not in value.lower() and not self.flag:
            self._hide("!if", PRIVATE)
        elif kind == "endif":
            self._closes("!if")

    def end(self):
        """Give the page what is still open; the name of the element that hides the last words, if one does."""
        self._flush()
        return self.name if self.flag else ""

    def _opens(self, name, more):
        self._part(name)
        if self.flag and self._ends_what_hides(name):
            self.flag = 0
        if self.flag:
            self.depth += name == self.name
            self.inner += name in _HOLDERS
        elif name not in VOID and not more.endswith("/"):
            self._hide(name, self.page.flag_of(name, attributes(more) if more else {}))

    def _hide(self, name, flag):
        self.name, self.depth, self.inner, self.flag = name, 1, 0, flag

    def _closes(self, name):
        self._part(name)
        if self.flag and name == self.name:
            self.depth -= 1
        if self.flag and name in _HOLDERS:
            self.inner -= 1
        if not self.depth or self.inner < 0 and self.name in _CELLS:
            self.flag = 0

    def _ends_what_hides(self, name):
        """People and programs leave `</td>`, `</li>` and `</p>` out."""
        begins = BLOCKS if self.name == "p" else _ENDED_BY.get(self.name, ())
        return self.depth == 1 and not self.inner and name in begins

    def _part(self, name):
        if name in BLOCKS:
            self._add("\n", self.flag)

    def _add(self, words, flag):
        if flag != self._said or self._size > _SIZE:
            self._flush()
        self._said = flag
        self._parts.append(words)
        self._size += len(words)

    def _flush(self):
        lines = (line.strip() for line in "".join(self._parts).split("\n"))
        words = "\n".join(line for line in lines if line)
        self._parts, self._size = [], 0
        if words:
            self.page.keep(words, self._said)
