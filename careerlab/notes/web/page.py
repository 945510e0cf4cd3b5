"""The tags and words of a web page -> its lines, tables and blanks, in the order in which they are read.

As browsers do where tags do not match, but for one thing: no word goes missing. No recursion, whatever the depth.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from careerlab.notes.typed.limits import MAX_LINES
from careerlab.notes.web.elements import (
    APART,
    APART_FROM_TEXT,
    AROUND,
    BESIDE,
    BLOCKS,
    BOLD,
    CELLS,
    ENDS,
    FLOORS,
    HEADINGS,
    HIDDEN,
    HIDDEN_NAMES,
    LANDMARKS,
    LISTS,
    NAME_AROUND,
    PRIVATE,
    ROLES_AROUND,
    SHOWN,
    TABLE_PARTS,
    TABLES,
    TITLE,
    VOID,
)
from careerlab.notes.web.nodes import BLANK, Line, Table, lead, number, plain, typed_mark
from careerlab.notes.web.rest import Rest
from careerlab.notes.web.tags import attributes

MAX_TOKENS = 20 * MAX_LINES  # tags and words
_HIDING = re.compile(r"(?:^|;)(?:display:none|visibility:hidden|mso-hide:all)")
_WEIGHT = re.compile(r"(?:^|;)font-weight:(?:(bold|bolder|[6-9]00)|normal|lighter|[1-5]00)")
_CSS_CLASS = re.compile(r"\.([\w-]{1,40})\{([^{}]{0,2000})\}")
# lists in Word and Google Docs say their depth; saved "filtered" by Word they have but an indent
_MSO_LEVEL, _DOCS_LEVEL = re.compile(r"mso-list:[^;]{0,40}level(\d{1,3})"), re.compile(r"\blst-kix_\w{1,40}-(\d)\b")
_MARGIN, _LEVEL_WIDTH = re.compile(r"margin-left:(\d{0,3}(?:\.\d{1,3})?)(in|pt|cm)"), {"in": 0.5, "pt": 36, "cm": 1.27}
_FOLDED, _LINE_END = re.compile(r"[ \t\n\r\f]+"), re.compile(r"\r\n|\r|\n")


class _Item:
    """A list item: how deep, its sign (None: typed in front of the words), and the line it has become."""

    def __init__(self, depth, mark):
        self.depth, self.mark, self.line = depth, mark, None


class _Place(NamedTuple):
    """What holds for the words at one place; `numbers` is the next number of an ordered list."""

    flag: int = SHOWN
    bold: bool = False
    pre: bool = False
    heading: int = 0
    lists: int = 0
    numbers: list | None = None
    item: _Item | None = None
    own: bool = False


class Page:
    """Takes the tokens of a page one by one.

    `nodes` are its lines, tables and blanks; `title` and `around` hold words that name it or stand around its text
    (menus, footers, buttons, descriptions of pictures); `meta` what its head says by name. Elements named in `shown`
    hide nothing; `never_ended` are those that hid all the rest of the page.
    """

    def __init__(self, marks_own_text, shown=()):
        self.nodes, self.title, self.around, self.meta = [], [], [], {}
        self.has_code = self.has_words = False
        self.never_ended = frozenset()
        self._marks_own_text, self._shown, self._bold_names = marks_own_text, shown, frozenset()
        self._place, self._pieces, self._tables = _Place(), [], []
        # the open elements, where among them each name stands, which of them are blocks, and which are floors
        self._open, self._at, self._blocks, self._floors = [], {}, [], [-1]
        self._box, self._is_remark = "", False
        self._lines, self._tokens, self._rest = 0, 0, None

    def take(self, kind, value, more):
        """Take one token."""
        self._tokens += 1
        if self._rest:
            self._rest.take(kind, value, more)
        elif self._lines > MAX_LINES or self._tokens > MAX_TOKENS:
            self._rest = Rest(self)
            self._pop_to(0)
            self._end_line()
            self._rest.take(kind, value, more)
        else:
            self._take(kind, value, more)

    def _take(self, kind, value, more):
        if kind == "words":
            self._add(value)
        elif kind == "open":
            self._opens(value, attributes(more) if more else {}, more.endswith("/"))
        elif kind == "close":
            self._closes(value)
        elif kind == "comment":
            self._pieces.append((" ".join(value.split()), PRIVATE, False))
        elif kind == "code":
            self._code(value, more)
        elif kind == "if":  # a text box that Office draws is shown to it alone: others see a picture of the words
            if more and "vml" not in value.lower():
                self._push("!if", self._place._replace(flag=PRIVATE))
        else:
            self._closes("!if")

    def end(self):
        """Close whatever is still open."""
        hiding = [self._rest.end()] if self._rest else [name for name, *_ in self._open]
        self.never_ended = APART_FROM_TEXT.intersection(hiding)
        self._pop_to(0)
        self._end_line()

    # ---- what a page too long to be told apart needs for the rest of it

    def hiding(self):
        """The outermost element that hides what stands here, how many of its name are open, and how it hides."""
        places = [place for _, place, _ in self._open[1:]] + [self._place]
        for at, place in enumerate(places if self._open else ()):
            if place.flag:
                name = self._open[at][0]
                return name, sum(opened[0] == name for opened in self._open[at:]), place.flag
        return "", 0, SHOWN

    def flag_of(self, name, attrs):
        """How an element hides its words."""
        if "style" in attrs:
            attrs["style"] = _FOLDED.sub("", attrs["style"]).lower()
        return self._flag(name, attrs)

    def keep(self, words, flag):
        """Keep words as they are, a line or many."""
        if flag in (BESIDE, TITLE):
            self.around.append(" ".join(words.split()))
        else:
            self.has_words |= flag == SHOWN
            self.nodes.append(Line("line", [(words.replace("\xa0", " "), flag == PRIVATE)]))

    # ---- tags

    def _opens(self, name, attrs, is_whole):
        if "style" in attrs:
            attrs["style"] = _FOLDED.sub("", attrs["style"]).lower()
        if name in BLOCKS:
            self._end_before(name)
            self._end_line()
            if name in APART:
                self._blank()
        if name in VOID:
            self._void(name, attrs)
            return
        self._push(name, self._place_in(name, attrs))
        if name in TABLES:
            self._tables.append(Table())
        elif self._tables:
            self._table_part(name, attrs)
        if name == "q":
            self._add('"')
        if attrs:
            self._task(attrs)
        if is_whole:
            self._closes(name)

    def _table_part(self, name, attrs):
        table = self._tables[-1]
        if name in ("tr", "dt"):
            table.add_row()
        if name in ("td", "th", "dt", "dd"):
            self.nodes = table.add_cell(name in ("th", "dt"), attrs)

    def _end_before(self, name):
        """End what cannot hold an element of this name: paragraphs, and a row before the next row."""
        if name in ENDS:
            names, limits = ENDS[name]
            at = max(map(self._last, names))
            if at > max(map(self._last, limits)) and (name in TABLE_PARTS or at > self._floors[-1]):
                self._pop_to(at)
        if self._at.get("p") and self._last("p") > self._floors[-1]:
            self._pop_to(self._last("p"))

    def _closes(self, name):
        at = self._last(name)
        if name == "br":
            self._void(name, {})
        if at < 0 or name in ("body", "html"):
            return
        if name != "table" and at < (self._last("table") if name in TABLE_PARTS else self._floors[-1]):
            return
        if name not in BLOCKS and name != "!if" and self._blocks and self._blocks[-1] > at:
            self._end_within_block(at)
            return
        self._pop_to(at)

    def _end_within_block(self, at):
        """`<b><p>a</b> c</p>`: the paragraph goes on, and what was bold ends with it."""
        name, *before = self._open[at]
        self._at[name].pop()
        self._open[at] = ("", *before)
        self._place = self._place._replace(bold=False)

    def _last(self, name):
        """Where the innermost element of this name is among the open ones; -1 if there is none."""
        found = self._at.get(name)
        return found[-1] if found else -1

    def _push(self, name, place):
        self._at.setdefault(name, []).append(len(self._open))
        if name in BLOCKS:
            self._blocks.append(len(self._open))
        if name in FLOORS:
            self._floors.append(len(self._open))
        self._open.append((name, self._place, self.nodes))
        self._place = place

    def _pop_to(self, size):
        while len(self._open) > size or (self._open and not self._open[-1][0]):
            name, place, nodes = self._open.pop()
            if name:
                self._at[name].pop()
                self._end(name)
            self._place, self.nodes = place, nodes
            if name in TABLES:
                nodes.append(self._tables.pop())
            if name in APART:
                self._blank()

    def _end(self, name):
        if name == "q":
            self._add('"')
        if name in BLOCKS:
            self._end_line()
            self._blocks.pop()
        if name in FLOORS:
            self._floors.pop()

    def _void(self, name, attrs):
        if name == "br":
            self._break()
        elif name == "en-todo" or (name == "input" and attrs.get("type", "").lower() == "checkbox"):
            self._check("checked" in attrs and attrs["checked"] != "false")
        elif name == "meta" and attrs.get("content"):
            self.meta.setdefault((attrs.get("name") or attrs.get("property", "")).lower(), attrs["content"])
        elif name == "img":
            self._describe(" ".join(attrs.get("alt", "").split()))

    def _break(self):
        if self._place.heading:
            self._add(" ")
        elif self._pieces:
            self._end_line()
        else:
            self._blank()

    def _describe(self, alt):
        """An emoji shown as a picture is a sign in the sentence; other descriptions stand around the text."""
        is_word = any(c.isalnum() for c in alt)
        self._pieces += [(alt, max(BESIDE if is_word else SHOWN, self._place.flag), False)] if alt else []

    def _code(self, name, content):
        """Of what is no words only the names of bold classes count, in which Google Docs writes its bold words."""
        self.has_code |= name == "script"
        if name == "style":
            rules = _CSS_CLASS.findall(_FOLDED.sub("", content))
            self._bold_names |= {cls for cls, look in rules if (m := _WEIGHT.search(look)) and m[1]}

    # ---- what holds where

    def _place_in(self, name, attrs):
        """What holds in an element that opens here."""
        place, now = self._place, {}
        if name in BOLD:
            now = {"bold": True}
        elif name in HEADINGS:
            now = {"heading": HEADINGS[name]}
        elif name in LISTS:
            numbers = [number(attrs.get("start"), 1, 1_000_000)] if name == "ol" else None
            now = {"lists": place.lists + 1, "numbers": numbers}
        elif name == "li":
            now = {"item": self._item(attrs), "heading": 0}
        elif name in CELLS or name == "details":
            now = {"item": None, "lists": 0, "heading": 0}
        elif name == "summary":
            now = {"heading": min(6 + max(len(self._at.get("details", ())), 1), 8)}
        elif name == "pre":
            now = {"pre": True}
        elif name in ("article", "main"):
            now = {"own": True}
        if name == "title" and not self.title and self._last("svg") < 0:
            now["flag"] = TITLE
        elif place.flag == SHOWN and (flag := self._flag(name, attrs)):
            now["flag"] = flag
        if attrs:
            now |= self._look(name, attrs)
        return place._replace(**now) if now else place

    def _flag(self, name, attrs):
        if name in self._shown:
            return SHOWN
        if name in HIDDEN or "hidden" in attrs:
            return PRIVATE
        if name in AROUND or (name in LANDMARKS and self._marks_own_text and not self._place.own):
            return BESIDE
        if not attrs:
            return SHOWN
        classes, style = attrs.get("class", ""), attrs.get("style", "")
        if _HIDING.search(style) or HIDDEN_NAMES.intersection(classes.split()) or "mso-list:ignore" in style:
            return PRIVATE
        if attrs.get("role") in ROLES_AROUND or attrs.get("id") == "comments":
            return BESIDE
        if name == "span" and "icon" in classes.split():
            return BESIDE
        is_box = name in ("div", "section", "form")
        return BESIDE if is_box and NAME_AROUND.search(f"{attrs.get('id', '')} {classes}"[:500]) else SHOWN

    def _look(self, name, attrs):
        """What class and style say: bold words, kept line ends, list items that are written as paragraphs."""
        now, style, classes = {}, attrs.get("style", ""), attrs.get("class", "").split()
        if weight := _WEIGHT.search(style):
            now["bold"] = bool(weight[1])
        elif self._bold_names.intersection(classes):
            now["bold"] = True
        if "white-space:pre" in style:
            now["pre"] = True
        if name == "p" and ("title" in classes or "MsoTitle" in classes):
            now["heading"] = 1
        elif name == "p" and (level := _MSO_LEVEL.search(style)):
            now["item"] = _Item(int(level[1]), None)
        elif name == "p" and classes and classes[0].startswith("MsoListParagraph"):
            margin = _MARGIN.search(style)
            depth = round(float(margin[1] or 0) / _LEVEL_WIDTH[margin[2]]) if margin else 1
            now["item"] = _Item(max(depth, 1), None)
        elif name in LISTS and (level := _DOCS_LEVEL.search(attrs.get("class", ""))):
            now["lists"] = int(level[1]) + 1
        elif name == "a" and attrs.get("href", "").startswith("#cmnt"):
            now["flag"] = PRIVATE
            self._is_remark = self._is_remark or attrs["href"].startswith("#cmnt_ref")
        elif name == "span" and "selected-value" in classes and self._pieces:
            self._add(", ")
        return now

    def _item(self, attrs):
        place = self._place
        mark = "•"
        if place.numbers:
            shown = number(attrs.get("value"), place.numbers[0], 1_000_000)
            place.numbers[0], mark = shown + 1, f"{shown}."
        return _Item(max(place.lists, 1), mark)

    def _task(self, attrs):
        """Check boxes as Notion, OneNote, Evernote and Google Docs write them."""
        classes, tag = attrs.get("class", "").split(), attrs.get("data-tag", "")
        style = attrs.get("style", "")
        if "checkbox" in classes or tag.startswith("to-do"):
            self._check("checkbox-on" in classes or tag.startswith("to-do:completed"))
        elif "--en-checked:" in style:
            self._check("--en-checked:true" in style)
        elif attrs.get("aria-checked") in ("true", "false"):
            self._check(attrs["aria-checked"] == "true")

    def _check(self, is_checked):
        """A box before the words says what the line is; one behind them is no part of it."""
        if not self._pieces and not (self._place.item and self._place.item.line):
            self._box = "[x]" if is_checked else "[ ]"

    # ---- words

    def _add(self, words):
        if self._place.pre:
            first, *rows = _LINE_END.split(words)
            self._put(first)
            for row in rows:
                self._break()
                self._put(row)
            return
        words = _FOLDED.sub(" ", words)
        if words.startswith(" ") and (not self._pieces or self._pieces[-1][0].endswith(" ")):
            words = words[1:]
        self._put(words)

    def _put(self, words):
        if words:
            self._pieces.append((words.replace("\xa0", " "), self._place.flag, self._place.bold))

    def _blank(self):
        if not self._place.item and self.nodes and self.nodes[-1] is not BLANK:
            self.nodes.append(BLANK)

    def _end_line(self):
        if not self._pieces:
            return
        self._lines += 1
        pieces, box, is_remark = self._pieces, self._box, self._is_remark
        self._pieces, self._box, self._is_remark = [], "", False
        for flag, words in ((BESIDE, self.around), (TITLE, self.title)):
            apart = [w for w, f, _ in pieces if f == flag]
            words += [" ".join(" ".join(apart).split())] if apart else []
        pieces = [(w, f == PRIVATE or is_remark, bold) for w, f, bold in pieces if f <= PRIVATE]
        shown = "".join([w for w, private, _ in pieces if not private]).strip()
        if shown:
            self.has_words = True
            self._write(pieces, shown, box)
        elif any(w.strip() for w, _, _ in pieces):
            self.nodes.append(Line("line", plain(pieces)))

    def _write(self, pieces, shown, box):
        place, item = self._place, self._place.item
        if place.heading and len(shown) <= (300 if place.heading < 7 else 160):
            self.nodes.append(Line("heading", plain(pieces), place.heading))
        elif item and item.line and self.nodes and self.nodes[-1] is item.line:
            item.line.pieces += [("\n", False), *plain(pieces)]
        elif item:
            if item.mark is None:
                item.mark, pieces = typed_mark(pieces)
                if self.nodes[-1:] == [BLANK] and isinstance(self.nodes[-2], Line) and self.nodes[-2].kind == "bullet":
                    self.nodes.pop()
            item.mark = box or item.mark
            item.line = Line("bullet", plain(pieces), item.depth, item.mark)
            self.nodes.append(item.line)
        elif box:
            self.nodes.append(Line("bullet", plain(pieces), place.lists + 1, box))
        else:
            self.nodes.append(Line("line", plain(pieces), lead=lead(pieces)))
