"""Lines as people type them -> Note: headings, bullets of any depth, tables, bold lead-ins, fields, callouts, turns.

Markdown and plain text, and the linear text of files that have a structure of their own, whose marks come first.

Not CommonMark on purpose: four spaces are no code, `---` under a sentence makes no heading, `1986.` opens no list,
and nothing disappears.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise, takewhile

from careerlab.notes import heads
from careerlab.notes.model import Note, Notice, Span, cover
from careerlab.notes.typed.frontmatter import split_front_matter
from careerlab.notes.typed.inline import asides, merged, programs, without
from careerlab.notes.typed.layout import BULLET, head_lines, is_label_line, raised, share_of_full_lines, wrap_width
from careerlab.notes.typed.linear import Mark, cell_roles
from careerlab.notes.typed.mail import QUOTE, read_mail
from careerlab.notes.typed.stretches import Stretches, trim
from careerlab.notes.typed.turns import read_turns

MAX_DEPTH = 200
_CALLOUT = re.compile(r"\[!([\w-]{1,30})\][+-]?[ \t]*")
# callouts that a note app draws each in its way; another name is the writer's own
_LOOKS = frozenset(
    """note abstract summary tldr info todo tip hint important success check done question help faq warning caution
    attention failure fail missing danger error bug example quote cite""".split()
)
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_RULE = re.compile(r"[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*\Z")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*[^`\s]{0,40}[ \t]*\Z")  # more than a word is said, not a language
_BARE_SIGN = re.compile(r"([ \t]*)([+-])(?=[^\W\d_]{2})")
_COLON = re.compile(r"[ \t]*[:–—]?[ \t]*")
_TASK = re.compile(r"\[([ xX/>!?*\"-])\](?:[ \t]+|\Z)")
_FIELD = re.compile(r"([A-Za-z][\w /-]{0,40})::[ \t]*")
_BOLD_LEAD = re.compile(
    r"""(?P<sign>\*\*_?|__|\*\*\*)(?=\S)(?P<words>[^*\r\n]{1,300}?)(?:_\*\*|\*\*\*|\*\*|__)
        [ \t]*(?P<colon>[:–—]?)[ \t]*""",
    re.X,
)
_PIPE = re.compile(r"\\.|\|")
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
        self.notices, self.times = [], []
        self.fields, self.paragraph, self.indents, self.list_id = {}, [], [], 0
        self.alone = set()
        self.item, self.fence, self.after_blank = None, None, True
        self.turn = self.list_turn = None  # who speaks; None where nobody is said to
        self.rows, self.mark = [], _TYPED

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
        self.lines = list(self._visible_lines(at))
        public = without(self.text, self.private)
        self.turns = read_mail(public, self.lines) or read_turns(public, self._unquoted_lines(), self.day_first)
        self.bare_signs = self._uses_bare_signs()
        self.width = 0 if self.marks else wrap_width(self.text, self.lines)
        start = self._read_head()
        for index in range(start):
            self._turn_to(self.turns.heads.get(index))
        for index in range(start, len(self.lines)):
            self._line(index)
        self._close_table()
        self._flush()
        self._raise_headings()
        if self.fence:
            hint = "Close it with ``` - the lines after it were read as text."
            self.notices.append(
                Notice("MD-FENCE-OPEN", "a code block starts here and never ends.", hint, self.fence[1])
            )
        self._date_in_first_lines(start)

    # ---- lines, heads

    def _read_head(self):
        """`Key: Value` lines near the top, with a title or a line or two among them.

        Returns the index of the first line after them.
        """
        keys = heads.MAIL_KEYS if self.turns.style == "mail" else heads.MAIL_KEYS - {"from", "to"}
        keys = keys.union(heads.HEAD_KEYS)
        found = {index: head for index, *head in head_lines(self._top_lines(), keys)}
        last = max(found, default=-1)
        for index in range(last + 1):
            if index in found:
                self._claim(*trim(self.text, *self.lines[index][:2]), "metadata")
            else:
                self._line(index)
        self._close_table()
        self._flush()
        numbers = {key: self.lines[index][2] for index, (key, _) in found.items()}
        self._take_fields(dict(found.values()), numbers)
        self._name_in_first_line()
        return last + 1

    def _top_lines(self):
        """Index and words of the lines up to where somebody speaks or the file itself says what is what."""
        for index, (start, end, number) in enumerate(self.lines):
            speaks = index in self.turns.heads and self.turns.style != "mail"  # `Guest: ...` again and again
            if speaks or self._mark_of(number).kind == "metadata":
                return
            yield index, self._words(start, end)

    def _name_in_first_line(self):
        for index, (start, end, number) in enumerate(self.lines[:3]):
            if index in self.turns.heads:
                return
            words = heads.open_links(self._words(start, end)).strip()
            if words and end - start <= 160:
                titled = words.startswith("#") or self._mark_of(number).kind == "heading"
                for field, value in heads.from_title(words, whole_line=not titled).items():
                    self.fields.setdefault(field, value)
            if words:
                return

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
        rows = [(number, self._words(a, min(b, a + 100))) for a, b, number in self.lines[: start + 4]]
        rows = takewhile(lambda row: self._mark_of(row[0]).kind != "metadata", rows)
        iso, notices = heads.first_date(rows, self.day_first)
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
        head = self.turns.heads.get(index)
        if head and self._may_speak(number, head, end) and self._turn(head, end):
            self.after_blank = False
            return
        if number in self.marks and self._marked(self.marks[number], start, end):
            self.after_blank = False
            return
        row = self._is_row(start, end)
        if not row:
            self._close_table()
        if _FENCE.match(self._words(start, end)):
            self._flush()
            self.fence = None if self.fence else (start, number)
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

    def _quote(self, quote, end, number):
        if quote[0].count(">") > MAX_DEPTH and not any(n.code == "MD-DEPTH" for n in self.notices):
            hint = "The words are kept; the depth is not."
            self.notices.append(Notice("MD-DEPTH", "quoted more than 200 levels deep.", hint, number))
        callout = _CALLOUT.match(self.text, quote.end(), end)
        if not callout:
            return quote.end()
        self._flush()
        title = (callout.end(), end)
        if not self.text[callout.end() : end].strip() and callout[1].casefold() not in _LOOKS:
            title = callout.span(1)  # `[!pros]` says of itself what it holds
        for a, b in (callout.start(), min(title[0], callout.end())), (title[1], callout.end()):
            self._claim(a, b, "heading") if a < b else None
        self._block("heading", *title, depth=7) if self.text[slice(*title)].strip() else None
        return None

    def _unquoted(self, start, end, number):
        text, words = self.text, self.text[start:end]
        heading = _HEADING.match(words.lstrip())
        if heading and not self.fence:
            self._flush()
            at = start + len(words) - len(words.lstrip()) + heading.end()
            stop = start + len(words.rstrip().rstrip("#").rstrip()) if words.rstrip().endswith("#") else end
            self._section(at, max(at, stop), len(heading[1]))
        elif _RULE.match(words):
            self._rule(words)
        elif self._is_row(start, end):
            self._flush()
            self._row(start, end)
        elif bullet := self._bullet(start, end):
            self._flush()
            self._item(bullet, end)
        elif self.indents and not self.after_blank and self._continues_item(start, words):
            self.paragraph.append((start, end))
        elif field := _FIELD.match(text, start + len(words) - len(words.lstrip()), end):
            self._flush()
            self._field(field[1], field.start(), field.end(), end)
        else:
            self._prose_line(start, end)

    def _section(self, start, end, depth=7):
        """A heading; what stands below it is said by whoever is named there."""
        self._block("heading", start, end, depth=depth)
        self.turn = None

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
        return found or (_BARE_SIGN.match(self.text, start, end) if self.bare_signs else None)

    def _uses_bare_signs(self):
        """`+flexible hours` / `-politics` without a space count as bullets only where both signs are used."""
        return {m[2] for a, b, _ in self.lines if (m := _BARE_SIGN.match(self.text, a, b))} == {"+", "-"}

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
        task = _TASK.match(self.text, at, end)
        if task:
            self._claim(task.start(), task.end(), "markup")
            at, mark = task.end(), "[ ]" if task[1] == " " else "[x]"
        field = _FIELD.match(self.text, at, end)
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
        lead = _BOLD_LEAD.match(text, at, end)
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
        if rest and not (self.text[stop:after].strip(" \t*_") or words.endswith((":", "?"))):
            return False
        self._flush()
        if not rest or words.endswith("?"):
            self._label(start, stop)
            if rest:
                self.paragraph.append((after, end))
            return True
        self._claim(start, stop, "heading")
        self._block("paragraph", after, end, label=self._words(start, stop).rstrip(": _"))
        return True

    def _set_apart(self, start, stop, end):
        """Bold words at the start of a line, as the file says."""
        colon = _COLON.match(self.text, stop, end)
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

    def _is_row(self, start, end):
        words = self.text[start:end].lstrip()
        return words.startswith("|") and words.count("|") > 1 and not words.startswith("||")

    def _row(self, start, end):
        """Keep a row until its table ends; the line below the head (`|---|`) is a rule."""
        bars = [m.start() for m in _PIPE.finditer(self.text, start, end) if m[0] == "|"]
        cells = [(a + 1, b) for a, b in pairwise([*bars, end])]
        if cells and not self.text[slice(*cells[-1])].strip():
            cells.pop()
        if not all(set(self.text[a:b].strip()) <= set("-:") for a, b in cells):
            self.rows.append(cells)

    def _close_table(self):
        rows, self.rows = self.rows, []
        if rows:
            roles = cell_roles([[self._words(a, b) for a, b in row] for row in rows])
            for (a, b), role in zip(chain(*rows), chain(*roles), strict=True):
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
            if len(lines) == 1 and not self.speaks_freely:
                self.alone.add(len(self.blocks))
            kind = "line" if len(lines) > 1 else "paragraph"
            self._blocks(kind, [[line] for line in lines], speaker=self.turn or "")

    def _is_one_paragraph(self, lines):
        if self.speaks_freely and self.turns.style != "chat":
            return True
        return len(lines) > 1 and self.width and share_of_full_lines(self.text, lines, self.width) >= 0.6

    def _raise_headings(self):
        """A short line on its own, without a full stop, heads the longer text or list after it (`What lit her up`)."""
        titles = raised(self.text, self.blocks, self.alone)
        runs = {run for i in titles for run in self.blocks[i].runs}
        self.blocks = [replace(b, kind="heading", depth=7) if i in titles else b for i, b in enumerate(self.blocks)]
        self.claims = [
            Span(c.start, c.end, "heading") if (c.start, c.end) in runs and c.kind == "text" else c for c in self.claims
        ]
