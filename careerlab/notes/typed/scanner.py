"""Lines as people type them -> Note: headings, bullets of any depth, tables, bold lead-ins, fields, callouts, turns.

Markdown and plain text, and the linear text of files that have a structure of their own, whose marks come first.

Not CommonMark on purpose: four spaces are no code, `---` under a sentence makes no heading, `1986.` opens no list,
and nothing disappears.
"""

from __future__ import annotations

from careerlab.notes import heads
from careerlab.notes.blanks import is_blank
from careerlab.notes.model import Note, Span, cover, trim
from careerlab.notes.planned import asks, signatures
from careerlab.notes.typed import signs
from careerlab.notes.typed.frontmatter import split_front_matter
from careerlab.notes.typed.inline import asides, merged, programs, without
from careerlab.notes.typed.layout import (
    BULLET,
    is_label_line,
    lowered,
    raised,
    share_of_full_lines,
    uses_bare_signs,
    wrap_width,
)
from careerlab.notes.typed.limits import MAX_LINES, MAX_PIECES
from careerlab.notes.typed.linear import Mark
from careerlab.notes.typed.mail import QUOTE, read_mail
from careerlab.notes.typed.stretches import Stretches
from careerlab.notes.typed.tables import is_row, marked_cells, row_cells
from careerlab.notes.typed.top import date_at_top, key_lines, name_lines, title_fields
from careerlab.notes.typed.turns import read_turns

MAX_DEPTH = 200
_TYPED = Mark("")


def read_text(
    raw_text, source, format="markdown", encoding="utf-8", notices=(), day_first=True, marks=None, private=()
):
    """Read decoded text, line by line.

    Parameters
    ----------
    raw_text : str
    source, format, encoding, notices
        What the note is to say of itself.
    day_first : bool
        How 12/01/2026 is read.
    marks : dict of int to Mark, optional
        What the file says of single lines, by 1-based number; a text with marks is a `LinearText`.
    private : sequence of (int, int)
        Stretches that the file says are private.

    Returns
    -------
    Note
        Never raises for what a text holds.
    """
    scan = _Scan(raw_text, day_first, marks or {}, private)
    scan.run()
    return Note(
        source,
        raw_text,
        format=format,
        encoding=encoding,
        notices=(*notices, *scan.notices),
        blocks=tuple(scan.blocks),
        spans=cover(raw_text, scan.claims),
        times=tuple(scan.times),
        **scan.fields,
    )


class _Scan(Stretches):
    """One pass over the lines of a note."""

    def __init__(self, text, day_first, marks, private):
        super().__init__(text)
        self.day_first, self.marks, self.said_private = day_first, marks, private
        self.times = []
        self.fields, self.paragraph, self.indents, self.list_id = {}, [], [], 0
        self.alone = set()
        self.item, self.fence, self.after_blank = None, None, True
        self.turn = self.list_turn = None  # who speaks; None where nobody is said to
        self.rows, self.cells, self.mark = [], 0, _TYPED

    def run(self):
        meta, lines, at, notices = split_front_matter(self.text)
        if at:
            self.claims.append(Span(0, at, "metadata"))
        self.notices += notices
        self._take_fields(meta, lines)
        told = without(self.text, self.said_private)  # signs in what the file says is private mean nothing
        run = set(programs(told))  # what a note app runs is as little said as what is private
        hidden = (stretch for stretch in (*asides(told), *run) if stretch[0] >= at)
        self.hide(merged([*self.said_private, *hidden]), run)
        self.lines, rest = self.visible_lines(at, MAX_LINES)
        public = without(self.text, self.private)
        self.turns = read_mail(public, self.lines) or read_turns(public, self._unquoted_lines(), self.day_first)
        self.bare_signs = uses_bare_signs(self.text, self.lines)
        self.width = 0 if self.marks else wrap_width(self.text, self.lines)
        start = self._read_head()
        for index in range(start):
            self._turn_to(self.turns.heads.get(index))
        for index in range(start, len(self.lines)):
            if len(self.claims) + self.cells > MAX_PIECES:
                rest = self.lines[index][0]
                break
            self._line(index)
        self._close_table()
        self._flush()
        # a short line on its own, without a full stop, heads the longer text or list after it (`What lit her up`)
        self.turn_into("heading", raised(self.text, self.blocks, self.alone))
        self.turn_into("paragraph", lowered(self.text, self.blocks))
        self.keep(rest)
        self.notices += [signs.fence_open(self.fence[1])] if self.fence else []
        self._date_in_first_lines(start)

    # ---- lines, heads

    def _read_head(self):
        """`Key: Value` lines near the top, with a title or a line or two among them.

        Returns the index of the first line after them.
        """
        self.names = name_lines(self.lines, self.turns, self.marks, self._words)
        found = key_lines(self.lines, self.turns, self.marks, self._words)
        last = max(found, default=-1)
        for index in range(last + 1):
            if index in found:
                self._claim(*trim(self.text, *self.lines[index][:2]), "metadata")
            else:
                self._line(index)
        self._close_table()
        self._flush()
        stated = {index: (key, value) for index, (key, value) in found.items() if value}
        numbers = {key: self.lines[index][2] for index, (key, _) in stated.items()}
        self._take_fields(dict(stated.values()), numbers)
        self.fields = title_fields(self.lines, self.turns, self.marks, self._words) | self.fields
        return last + 1

    def _take_fields(self, meta, lines):
        fields, notices = heads.fields_of(meta, lines, self.day_first)
        self.fields = heads.joined(self.fields, fields) if lines else self.fields
        self.notices += notices

    def _date_in_first_lines(self, start):
        if "date" not in self.fields and self.turns.date:
            self.fields["date"] = self.turns.date
            self.notices += self.turns.notices
        if "date" in self.fields:
            return
        iso, notices = date_at_top(self.lines[: start + 4], self.marks, self._words, self.day_first)
        self.fields |= {"date": iso} if iso else {}
        self.notices += notices

    # ---- one line

    def _line(self, index):
        start, end, number = self.lines[index]
        text = self.text
        if not text[start:end].strip():
            if index not in self.turns.bridges:
                self._close_table()
                self._flush()
            self.after_blank, self.mark = True, _TYPED
            return
        if self.said_private and not self._words(start, end).strip():
            return
        if index in self.names:
            self._claim(*trim(text, start, end), "metadata")
            return
        head = self.turns.heads.get(index)
        if head and self._may_speak(number, head, end) and self._turn(head, end):
            self.after_blank = False
            return
        if number in self.marks and self._marked(self.marks[number], start, end):
            self.after_blank = False
            return
        if self.rows and not is_row(text[start:end]):
            self._close_table()
        fence = signs.FENCE.match(self._words(start, end)) if "`" in text[start:end] or "~" in text[start:end] else None
        if fence:
            self._flush()
            self._fence(fence[1], fence[0].strip() == fence[1], number)
            self._claim(start, end, "markup")
            return
        quote = QUOTE.match(text, start, end)
        if quote and text.startswith(">", start + len(quote[0]) - len(quote[0].lstrip())):
            start = self._quote(quote, end, number)
            if start is None:
                return
        self._unquoted(start, end, number)
        self.after_blank = False

    # ---- turns

    def _unquoted_lines(self):
        """The lines without the signs of quotes in front of them."""
        for start, end, number in self.lines:
            quote = QUOTE.match(self.text, start, end) if self.text.startswith(">", start) else None
            yield quote.end() if quote else start, end, number

    def _may_speak(self, number, head, end):
        """What a file calls a bullet or a cell is none; a heading may be a name or a time, all of it."""
        kind = self.marks.get(number, _TYPED).kind
        kind = self.mark.kind if kind == "more" else kind
        return kind in ("", "line") or (kind == "heading" and head.end == end)

    def _turn(self, head, end):
        """Take the head of a turn and what is said on the same line; False if it takes nothing of the line."""
        if not head.goes_on:
            self._close_table()
            self._flush()
        self._turn_to(head)
        if head.time:
            self.times.append((head.start, head.time))
        if head.start == head.end:
            return False
        self.indents = []
        self._claim(head.start, head.end, "metadata")
        if self.text[head.end : end].strip():
            self.paragraph.append((head.end, end))
        return True

    def _turn_to(self, head):
        if head and (head.name is not None or self.turn is None):
            self.turn = head.name or ""

    @property
    def speaks_freely(self):
        """Whether somebody speaks whose lines are no layout: in what a program wrote down, and in a typed talk."""
        return self.turn is not None and self.turns.style in ("typed", "transcript", "chat")

    # ---- lines that their file or their signs tell about

    def _mark_of(self, number):
        return self.marks.get(number, _TYPED)

    def _marked(self, mark, start, end):
        """Take a line for what its file says it is; False if that leaves it to its own signs."""
        if mark.kind == "more":
            if self.item:
                self.paragraph.append((start, end))
                return True
            mark = self.mark  # a further line of a heading or cell is one more of its kind
        self.mark = mark
        if mark.kind == "line":
            self.indents = []
            if self.item:
                self._flush()
            return bool(mark.lead) and self._set_apart(start, start + mark.lead, end)
        self._flush()
        if mark.kind == "metadata":
            self._claim(*trim(self.text, start, end), "metadata")
        elif mark.kind == "bullet":
            self._enter_list(mark.depth)
            self._start_item(start, end, mark.mark)
        elif mark.kind == "heading":
            self._section(start, end, mark.depth)
        else:
            self._cell(mark, start, end)
        return True

    def _fence(self, sign, is_bare, number):
        """Code ends at as many of the signs that it began with; others within it are part of it."""
        if not self.fence:
            self.fence = (sign, number)
        elif is_bare and sign.startswith(self.fence[0]):
            self.fence = None

    def _say_depth(self, depth, number):
        if depth > MAX_DEPTH and not any(n.code == "MD-DEPTH" for n in self.notices):
            self.notices.append(signs.too_deep(MAX_DEPTH, number))

    def _quote(self, quote, end, number):
        self._say_depth(quote[0].count(">"), number)
        callout = signs.CALLOUT.match(self.text, quote.end(), end)
        if not callout:
            return quote.end()
        self._flush()
        title = (callout.end(), end)
        if not self.text[callout.end() : end].strip() and callout[1].casefold() not in signs.LOOKS:
            title = callout.span(1)  # `[!pros]` says of itself what it holds
        for a, b in (callout.start(), min(title[0], callout.end())), (title[1], callout.end()):
            self._claim(a, b, "heading") if a < b else None
        self._block("heading", *title, depth=7) if self.text[slice(*title)].strip() else None
        return None

    def _unquoted(self, start, end, number):
        text, words = self.text, self.text[start:end]
        heading = signs.HEADING.match(words.lstrip()) if "#" in words else None
        if heading and not self.fence:
            self._flush()
            at = start + len(words) - len(words.lstrip()) + heading.end()
            stop = start + len(words.rstrip().rstrip("#").rstrip()) if words.rstrip().endswith("#") else end
            self._section(at, max(at, stop), len(heading[1]))
        elif signs.RULE.match(words):
            self._rule(words)
        elif is_blank(words):
            self._flush()
            self._claim(*trim(text, start, end), "markup")
        elif is_row(words):
            self._flush()
            self._row(start, end)
        elif bullet := self._bullet(start, end):
            self._flush()
            self._item(bullet, end)
            self._say_depth(len(self.indents), number)
        elif self.indents and not self.after_blank and self._continues_item(start, words):
            self.paragraph.append((start, end))
        elif "::" in words and (field := signs.FIELD.match(text, start + len(words) - len(words.lstrip()), end)):
            self._flush()
            self._field(field[1], field.start(), field.end(), end)
        else:
            self._prose_line(start, end)

    def _section(self, start, end, depth=7):
        """A heading; what stands below it is said by whoever is named there, what stands behind a signature, too."""
        stop = next((stop for _, stop in signatures(self.text, start, end)), end)
        self._block("heading", start, stop, depth=depth)
        self.turn = None
        self.paragraph = [(stop, end)] if self.text[stop:end].strip() else []

    def _rule(self, words):
        """`===` under a line makes it a heading; other rules only part what stands above from what stands below."""
        lines, self.paragraph = self.paragraph, []
        if words.strip().startswith("=") and len(lines) == 1:
            self._block("heading", *lines[0][:2], depth=1)
            return
        self.paragraph = lines
        self._flush()

    def _bullet(self, start, end):
        found = BULLET.match(self.text, start, end)
        return found or (signs.BARE_SIGN.match(self.text, start, end) if self.bare_signs else None)

    def _item(self, bullet, end):
        self._enter_list(sum(4 if c == "\t" else 1 for c in bullet[1]))
        self._claim(bullet.start(2), bullet.end(2), "markup")
        self._start_item(bullet.end(), end, bullet[2])

    def _enter_list(self, indent):
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        if not self.indents:
            typed_below = self.turns.style == "typed" and self.after_blank
            self.list_turn = None if typed_below else self.turn
            self.list_id += 1 if self.after_blank or not self.blocks or not self.blocks[-1].mark else 0
        self.indents.append(indent)

    def _start_item(self, at, end, mark):
        task = signs.TASK.match(self.text, at, end)
        if task:
            self._claim(task.start(), task.end(), "markup")
            at, mark = task.end(), "[ ]" if task[1] == " " else "[x]"
        field = signs.FIELD.match(self.text, at, end)
        if field:
            self._field(field[1], field.start(), field.end(), end, len(self.indents), mark)
            return
        self.item = {"depth": min(len(self.indents), MAX_DEPTH), "mark": mark, "list_id": self.list_id}
        self.item["speaker"] = "" if mark == "[ ]" else self.list_turn or ""
        self.paragraph = [(at, end)]

    def _continues_item(self, start, words):
        """An indented line, or one after a line long enough to have been wrapped, belongs to the bullet above."""
        last = self.paragraph[-1] if self.paragraph else None
        return last is not None and self.item is not None and (words[:1] in " \t" or last[1] - last[0] >= 60)

    def _prose_line(self, start, end):
        text = self.text
        if not text[start : start + 1].isspace():
            self.indents = []
        if self.item:
            self._flush()
        at = start
        while at < end and text[at].isspace():
            at += 1
        if self.speaks_freely and not (self.turns.style == "typed" and self.after_blank):
            self.paragraph.append((start, end))
            return
        lead = signs.BOLD_LEAD.match(text, at, end) if text[at : at + 1] in ("*", "_") else None
        if lead and self._lead(*lead.span("words"), lead.end(), end):
            return
        words = text[at:end].rstrip()
        if is_label_line(words):
            self._flush()
            self._label(at, end)
        else:
            self.paragraph.append((start, end))

    def _label(self, start, end):
        """A heading that stands in a mail is the writer's, one below a typed talk is the note-taker's."""
        turn = self.turn
        self._section(start, end)
        self.turn = turn if self.turns.style == "mail" else None

    def _lead(self, start, stop, after, end):
        """A bold line is a heading or a question; bold words before a colon say what the rest of the line is.

        `start:stop` are the bold words; what follows them begins at `after`.
        """
        words = self.text[start:stop].rstrip(" _")
        rest = self.text[after:end].strip()
        question = asks(words)
        if rest and not (self.text[stop:after].strip(" \t*_") or words.endswith(":") or question):
            return False
        self._flush()
        if not rest or question:
            self._label(start, stop)
            if rest:
                self.paragraph.append((after, end))
            return True
        self._claim(start, stop, "heading")
        self._block("paragraph", after, end, label=self._words(start, stop).rstrip(": _"))
        return True

    def _set_apart(self, start, stop, end):
        """Bold words at the start of a line, as the file says."""
        colon = signs.COLON.match(self.text, stop, end)
        whole = not self.text[stop:end].strip()
        return (not whole or stop - start <= 160) and self._lead(start, stop, colon.end(), end)

    def _field(self, key, start, value_start, end, depth=0, mark=""):
        if not mark.startswith("[") and self._says_who(key, value_start, end, again=not depth):
            self._claim(start, end, "metadata")
            return
        self._claim(start, value_start, "heading")
        if self.text[value_start:end].strip():
            self._block("field", value_start, end, depth=depth, mark=mark, label=key.strip())

    def _says_who(self, key, start, end, again=False):
        """Take a field as one of the note's own; within a line or a list only if nothing has said that before."""
        key, words = key.casefold().strip(), self._words(start, end)
        field = heads.HEAD_KEYS.get(key)
        if not field or not words.strip() or (field in self.fields and not again):
            return False
        self._take_fields({key: words}, {key: 0})
        return True

    # ---- tables

    def _row(self, start, end):
        """Keep a row until its table ends."""
        cells = row_cells(self.text, start, end)
        self.cells += len(cells)
        self.rows += [cells] if cells else []

    def _close_table(self):
        rows, self.rows, self.cells = self.rows, [], 0
        for role, a, b in marked_cells(rows, self._words) if rows else ():
            self._cell(role, a, b)

    def _cell(self, role, start, end):
        if not self.text[start:end].strip():
            return
        if role.kind == "field":
            self._field(role.label, start, start, end)
        elif role.kind == "head":
            self._block("heading", start, end, depth=9)
        else:
            self._block("cell", start, end, label=role.label)

    # ---- claims and blocks

    def _flush(self):
        """Close the paragraph or bullet that is open.

        Wrapped prose stays together, a dump of short lines stays lines.
        """
        lines, self.paragraph = self.paragraph, []
        item, self.item = self.item, None
        if not lines:
            return
        if item:
            self._blocks("bullet", [lines], **item)
        elif self._is_one_paragraph(lines):
            self._blocks("paragraph", [lines], speaker=self.turn or "")
        else:
            place, kind = len(self.blocks), "line" if len(lines) > 1 else "paragraph"
            self._blocks(kind, [[line] for line in lines], speaker=self.turn or "")
            if kind == "paragraph" and len(self.blocks) > place and not self.speaks_freely:
                self.alone.add(place)

    def _is_one_paragraph(self, lines):
        if self.speaks_freely and self.turns.style != "chat":
            return True
        return len(lines) > 1 and self.width and share_of_full_lines(self.text, lines, self.width) >= 0.6
