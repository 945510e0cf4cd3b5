"""Lines as people type them -> Note: headings, bullets of any depth, tables, bold lead-ins, fields, callouts, turns.

Markdown and plain text, and the linear text of files that have a structure of their own, whose marks come first.

Not CommonMark on purpose: four spaces are no code, `---` under a sentence makes no heading, `1986.` opens no list,
and nothing disappears.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import chain, pairwise

from careerlab.notes import heads
from careerlab.notes.frontmatter import split_front_matter
from careerlab.notes.inline import asides, merged, read_inline
from careerlab.notes.layout import BULLET, TURN, is_short_title, share_of_full_lines, speakers, wrap_width
from careerlab.notes.linear import Mark, cell_roles
from careerlab.notes.model import Block, Note, Notice, Span, cover

MAX_DEPTH = 200
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]{0,3})+")
_CALLOUT = re.compile(r"\[!([\w-]{1,30})\][+-]?[ \t]*")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_RULE = re.compile(r"[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*\Z")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*[^`\s]{0,40}[ \t]*\Z")  # more than a word is said, not a language
_BARE_SIGN = re.compile(r"([ \t]*)([+-])(?=[^\W\d_]{2})")
_COLON = re.compile(r"[ \t]*[:–—]?[ \t]*")
_TASK = re.compile(r"\[([ xX/-])\](?:[ \t]+|\Z)")
_FIELD = re.compile(r"([A-Za-z][\w /-]{0,40})::[ \t]*")
_HEAD_LINE = re.compile(
    r"""[ \t]*(?:[-*][ \t]+)?(?:\*\*|__)?([A-Za-z][A-Za-z /_-]{1,30}?)
        [ \t]*(?:\*\*|__)?[ \t]*::?(?:\*\*|__)?[ \t]*(.*)\Z""",
    re.S | re.X,
)
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
        **scan.fields,
    )


class _Scan:
    """One pass over the lines of a note.

    `claims` says what each stretch is, `blocks` collects what can hold statements.
    """

    def __init__(self, text, day_first, marks, private):
        self.text, self.day_first, self.marks, self.said_private = text, day_first, marks, private
        self.claims, self.blocks, self.notices = [], [], []
        self.fields, self.paragraph, self.indents, self.list_id = {}, [], [], 0
        self.alone = set()
        self.item, self.turn, self.fence, self.after_blank = None, "", None, True
        self.rows, self.mark = [], _TYPED

    def run(self):
        meta, lines, at, notices = split_front_matter(self.text)
        if at:
            self.claims.append(Span(0, at, "metadata"))
        self.notices += notices
        self._take_fields(meta, lines)
        self.private = merged([*self.said_private, *(aside for aside in asides(self.text) if aside[0] >= at)])
        self.claims += [Span(a, b, "aside") for a, b in self.private]
        self.private_ends = [b for _, b in self.private]
        self.lines = list(self._visible_lines(at))
        self.speakers = speakers([self.text[a:b] for a, b, _ in self.lines])
        self.bare_signs = self._uses_bare_signs()
        self.width = 0 if self.marks else wrap_width(self.text, self.lines)
        start = self._read_head()
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

    def _visible_lines(self, at):
        """(start, end, number) of each line without its line end, and without the part a private aside runs into."""
        number = len(re.findall(r"\r\n|\n|\r", self.text[:at])) + 1 if at else 1
        for m in _LINE.finditer(self.text, at):
            start, end = m.start(), m.end()
            while end > start and self.text[end - 1] in "\r\n":
                end -= 1
            k = bisect_left(self.private_ends, start + 1)
            if k < len(self.private) and self.private[k][0] < start:
                start = min(self.private_ends[k], end)
            yield start, end, number
            number += 1

    def _read_head(self):
        """`Key: Value` lines near the top, with a title or a line or two among them.

        Returns the index of the first line after them.
        """
        meta, lines, seen, last, skipped = {}, {}, 0, -1, []
        for index, (start, end, number) in enumerate(self.lines):
            words = self._words(start, end)
            if not words.strip():
                if meta:
                    break
                continue
            key, value = self._head_line(words)
            if key:
                meta[key], lines[key] = value, number
                self._claim(*_trim(self.text, start, end), "metadata")
                skipped += range(last + 1, index)
                last = index
            seen += 1
            if seen > 8 or (not meta and (seen > 4 or end - start > 200)):
                break
        for index in skipped:
            self._line(index)
        self._close_table()
        self._flush()
        self._take_fields(meta, lines)
        self._name_in_first_line()
        return last + 1

    @staticmethod
    def _head_line(words):
        """Key and value of a head line, or ('', '')."""
        head = _HEAD_LINE.match(words) if len(words) < 300 else None
        key = heads.as_text(head[1]).casefold() if head else ""
        return (
            (key, head[2]) if head and head[2].strip() and (key in heads.KEYS or key in heads.MAIL_KEYS) else ("", "")
        )

    def _name_in_first_line(self):
        for start, end, _ in self.lines[:3]:
            words = self._words(start, end).strip()
            if words and end - start <= 160:
                titled = words.startswith("#")
                for field, value in heads.from_title(words, whole_line=not titled).items():
                    self.fields.setdefault(field, value)
            if words:
                return

    def _take_fields(self, meta, lines):
        fields, notices = heads.fields_of(meta, lines, self.day_first)
        self.fields = {**self.fields, **fields} if lines else self.fields
        self.notices += notices

    def _date_in_first_lines(self, start):
        if "date" in self.fields:
            return
        for a, b, number in self.lines[: start + 4]:
            words = self._words(a, min(b, a + 100))
            iso, (x, y), problem = heads.read_date(words, self.day_first)
            if iso:
                self.fields["date"] = iso
                if problem:
                    self.notices.append(heads.date_notice(words[x:y], iso, problem, number))
                return

    # ---- one line

    def _line(self, index):
        start, end, number = self.lines[index]
        text = self.text
        if not text[start:end].strip():
            self._close_table()
            self._flush()
            self.after_blank, self.mark = True, _TYPED
            return
        if number in self.marks and self._marked(self.marks[number], start, end):
            self.after_blank = False
            return
        row = self._is_row(start, end)
        if not row:
            self._close_table()
        if _FENCE.match(text[start:end]):
            self._flush()
            self.fence = None if self.fence else (start, number)
            self._claim(start, end, "markup")
            return
        quote = _QUOTE.match(text, start, end)
        if quote and text.startswith(">", start + len(quote[0]) - len(quote[0].lstrip())):
            start = self._quote(quote, end, number)
            if start is None:
                return
        self._unquoted(start, end, number)
        self.after_blank = False

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
        if mark.kind == "bullet":
            self._enter_list(mark.depth)
            self._start_item(start, end, mark.mark)
        elif mark.kind == "heading":
            self._block("heading", start, end, depth=mark.depth)
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
        self._claim(callout.start(), callout.end(), "heading")
        self._block("heading", callout.end(), end, depth=7) if self.text[callout.end() : end].strip() else None
        return None

    def _unquoted(self, start, end, number):
        text, words = self.text, self.text[start:end]
        heading = _HEADING.match(words.lstrip())
        if heading and not self.fence:
            self._flush()
            at = start + len(words) - len(words.lstrip()) + heading.end()
            stop = start + len(words.rstrip().rstrip("#").rstrip()) if words.rstrip().endswith("#") else end
            self._block("heading", at, max(at, stop), depth=len(heading[1]))
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
        turn = TURN.match(text, at, min(end, at + 200))
        if turn and turn[1] in self.speakers:
            self._flush()
            self._claim(turn.start(), turn.end(), "metadata")
            self.turn = turn[1]
            if turn.end() < end:
                self.paragraph.append((turn.end(), end))
            return
        lead = _BOLD_LEAD.match(text, at, end)
        if lead and self._lead(*lead.span("words"), lead.end(), end):
            return
        words = text[at:end].rstrip()
        if self._is_label_line(words):
            self._flush()
            self._block("heading", at, end, depth=7)
        else:
            self.paragraph.append((start, end))

    @staticmethod
    def _is_label_line(words):
        """`What she likes:` alone, or a short line in capitals, heads what follows."""
        if words.endswith(":") and not words.endswith("::"):
            return len(words) <= 60 and len(words.split()) <= 8 and "." not in words
        return (
            words.isupper()
            and words[0] not in "=+-@"
            and 3 <= len(words) <= 40
            and len(words.split()) <= 5
            and sum(c.isalpha() for c in words) >= 3
            and not words.endswith(".")
        )

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
            self._block("heading", start, stop, depth=7)
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
        if heads.KEYS.get(key.casefold().strip()) and self._words(value_start, end).strip() and not depth:
            self._take_fields({key.casefold().strip(): self._words(value_start, end)}, {key.casefold().strip(): 0})
            self._claim(start, end, "metadata")
            return
        self._claim(start, value_start, "heading")
        if self.text[value_start:end].strip():
            self._block("field", value_start, end, depth=depth, mark=mark, label=key.strip())

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

    def _claim(self, start, end, kind):
        """Say what a stretch is; a private aside in it stays one."""
        self.claims += [Span(a, b, kind) for a, b in self._open(start, end)]

    def _open(self, start, end):
        """The stretches of `start:end` that are no private aside."""
        at = bisect_left(self.private_ends, start + 1)
        while at < len(self.private) and self.private[at][0] < end:
            if start < self.private[at][0]:
                yield start, self.private[at][0]
            start, at = self.private[at][1], at + 1
        if start < end:
            yield start, end

    def _words(self, start, end):
        """The text of `start:end` without private asides."""
        return "".join(self.text[a:b] for a, b in self._open(start, end))

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
        elif self.turn or (len(lines) > 1 and self.width and share_of_full_lines(self.text, lines, self.width) >= 0.6):
            self._blocks("paragraph", [lines], speaker=self.turn)
        else:
            if len(lines) == 1:
                self.alone.add(len(self.blocks))
            self._blocks("line" if len(lines) > 1 else "paragraph", [[line] for line in lines])

    def _raise_headings(self):
        """A short line on its own, without a full stop, heads the longer text or list after it (`What lit her up`)."""
        short = {i for i in self.alone if i < len(self.blocks) and is_short_title(self.text, self.blocks[i])}
        raised = {
            i for i in short if i + 1 < len(self.blocks) and i + 1 not in short and self.blocks[i + 1].kind != "heading"
        }
        raised = {
            i for i in raised if self.text[self.blocks[i].runs[0][0]].isupper() or self.blocks[i + 1].kind == "bullet"
        }
        runs = {run for i in raised for run in self.blocks[i].runs}
        self.blocks = [replace(b, kind="heading", depth=7) if i in raised else b for i, b in enumerate(self.blocks)]
        self.claims = [
            Span(c.start, c.end, "heading") if (c.start, c.end) in runs and c.kind == "text" else c for c in self.claims
        ]

    def _blocks(self, kind, groups, **more):
        for lines in groups:
            self._block(kind, lines[0][0], lines[-1][1], lines=lines, **more)

    def _block(self, kind, start, end, lines=None, **more):
        runs, tags, later = [], [], []
        for a, b in lines or [(start, end)]:
            first = bisect_left(self.private_ends, a + 1)
            last = first
            while last < len(self.private) and self.private[last][0] < b:
                last += 1
            found, claims, fields, names = read_inline(self.text, a, b, self.private[first:last])
            runs += [_trim(self.text, *run) for run in found]
            self.claims += claims
            tags += names
            later += fields
        if runs:
            self.claims += [Span(a, b, "heading" if kind == "heading" else "text") for a, b in runs]
            self.blocks.append(Block(kind, tuple(runs), tags=tuple(tags), **more))
        for key, a, b in later:
            if self.text[a:b].strip():
                a, b = _trim(self.text, a, b)
                self.claims.append(Span(a, b, "text"))
                self.blocks.append(Block("field", ((a, b),), label=key.strip()))


def _trim(text, a, b):
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b
