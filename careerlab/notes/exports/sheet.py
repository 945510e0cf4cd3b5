"""Sheets with one talk a row (.csv, .tsv): the answers to a form, an Airtable, a table somebody keeps by hand.

The cells are found by their offsets in the text, so that each row's Note says which characters of the file are its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from careerlab.notes import heads, titles
from careerlab.notes.exports.cells import LINE_END, Row, delimiter_of, read_rows
from careerlab.notes.exports.columns import is_head, roles_of
from careerlab.notes.formats import decoded, read_plain
from careerlab.notes.model import Block, Note, Notice, Span, cover, line_starts, trim
from careerlab.notes.typed.inline import read_inline
from careerlab.notes.typed.layout import BULLET
from careerlab.notes.typed.linear import cell_roles

MAX_ROWS, MAX_CELLS, MAX_FIELD = 10_000, 100_000, 160
_SEP = re.compile(r"sep=([,;\t|])[ \t]*(?:\r\n|\n|\r|\Z)", re.I)
_GUARD = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
_LINKED = re.compile(r"(?<!\s)\s*\((?:https?://[^()\s]{1,500}|[^()\n]{1,300}\.(?:md|html|csv))\)")
_LETTER, _QUOTES = re.compile(r"[^\W\d_]"), re.compile('""?')
_NUMERIC = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2}")
_SIGNED = re.compile(r"[\r\n\"`\[(<#*_~=\\^]")  # what may make more of a cell than its words
_NOBODY = frozenset(("anonymous", "n/a", "na", "-", "none", "unknown", "?"))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet taken apart.

    `top` are the rows down to the one that names the columns, none where there is no such row; `rows` hold a talk
    each; `rest` is where what is beyond the limits begins.
    """

    source: str
    encoding: str
    text: str
    top: tuple[Row, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: int

    @property
    def stretches(self):
        """Start and end of what each row accounts for: itself, the empty rows below it, and the first all above."""
        starts = [0, *(row.start for row in self.rows[1:])] if self.rows else []
        return list(pairwise([*starts, self.rest]))

    def value(self, cell):
        """The words of a cell as the sheet shows them."""
        words = self.text[cell.start : cell.end]
        return _GUARD.sub("", words.replace('""', '"') if cell.quoted else words, count=1)

    def words(self, row):
        """The words of all cells of a row, `''` for empty ones."""
        words = [""] * (row.cells[-1].column + 1)
        for cell in row.cells:
            words[cell.column] = self.value(cell)
        return words

    def name(self, cell):
        """What the cell's column is called."""
        return self.names[cell.column] if cell.column < len(self.names) else ""

    def role(self, cell):
        """What the cell's column holds; words too long for a field are what somebody said."""
        role = self.roles[cell.column] if cell.column < len(self.roles) else ""
        long = cell.end - cell.start > MAX_FIELD or LINE_END.search(self.text, cell.start, cell.end)
        return "" if long else role


def read_sheet(raw, source, day_first=True):
    """Read a sheet: a list of one Note for each row with something in it.

    The words of all rows are the whole file in each of them; what belongs to other rows is `elsewhere`.
    """
    text, encoding, notices = decoded(raw, source)
    table = read_table(text, source, encoding)
    if table.rest == len(text) and not any(row.cells[-1].column for row in (*table.top, *table.rows)):
        return read_plain(raw, source, day_first)  # lines of text under the wrong name
    first, *others = (one_talk if is_one_talk(table) else talks)(table, day_first)
    return [replace(first, notices=(*notices, *first.notices)), *others]


# ---- the table


def read_table(text, source, encoding):
    """Take a sheet apart; linear in its length."""
    told = _SEP.match(text)
    at = told.end() if told else 0
    delimiter = told[1] if told else delimiter_of(text)
    rows, cells, rest = [], 0, len(text)
    for row in read_rows(text, delimiter, at):
        if len(rows) > MAX_ROWS or cells > MAX_CELLS:
            rest = row.start if text[row.start :].strip() else rest
            break
        cells += len(row.cells) + 1
        if row.cells:
            rows.append(row)
    below = next((n for n in range(1, 5) if _names_columns(text, rows[:n])), 0)
    table = Table(source, encoding, text, tuple(rows[:below]), (), (), tuple(rows[below:]), rest)
    names = [_title(words) for words in table.words(rows[below - 1])] if below else []
    return replace(table, names=tuple(names), roles=tuple(roles_of(names)))


def _names_columns(text, rows):
    """Whether the last of the rows names the columns; a title in a cell of its own may stand above."""
    *above, row = rows or [None]
    return (
        row is not None
        and all(len(title.cells) == 1 < len(row.cells) for title in above)
        and is_head([text[cell.start : cell.end] for cell in row.cells])
    )


def _title(words):
    return " ".join(words.split()).strip(" #*_:")[:300]


def _has_words(table):
    """Whether a row below the first has a letter in it."""
    below = table.rows if table.top else table.rows[1:]
    return any(_LETTER.search(table.text, cell.start, cell.end) for row in below for cell in row.cells)


def is_one_talk(table):
    """Whether the rows are questions and answers of a single talk."""
    if {"person", "first"} & set(table.roles[1:]) or table.roles[:1] == ("kept",) or not table.rows:
        return False
    roles = cell_roles([table.words(row) for row in (*table.top[-1:], *table.rows[:20])])
    return len(roles[0]) > 1 and (roles[0][-1].kind != "head" or any(line[0].kind == "head" for line in roles[1:]))


# ---- notes


def talks(table, day_first=True):
    """One Note for each row of a sheet; together they account for the whole file."""
    if not _has_words(table):
        hint = "Write one talk a row below the names of the columns."
        notice = Notice("CSV-EMPTY", "the sheet holds no words about a talk.", hint)
        return [_unread(table, "", (0, len(table.text)), notice)]
    order = date_order(table, day_first)
    notes = [row_note(table, row, own, order) for row, own in zip(table.rows, table.stretches, strict=True)]
    if not table.top:
        hint = "Write the names of the columns above it: Person, Role, Company, Date, Pros, Cons."
        notice = Notice("CSV-HEAD", "the columns have no names; the first row was read as a talk.", hint, 1)
        notes[0] = replace(notes[0], notices=(notice, *notes[0].notices))
    return [*notes, *rest_of(table)]


def row_note(table, row, own, order, said=frozenset()):
    """The Note of one row.

    Parameters
    ----------
    table : Table
    row : Row
    own : (int, int)
        The stretch of the text that it accounts for.
    order : (bool, bool)
        Whether dates are read day first, and whether the sheet itself shows that.
    said : frozenset of str, optional
        Words of a page about the same talk: what they say all of is not said again.
    """
    claims, blocks, values = _above(table, own), [], {}
    for cell in row.cells:
        role = table.role(cell)
        if role or (said and words_of(table.value(cell)) <= said):
            claims.append(Span(cell.start, cell.end, "metadata"))
            values.setdefault(role, table.value(cell))
        else:
            found, more = _answer(table, cell, table.name(cell))
            blocks += found
            claims += more
    line = _line(table.text, row.start)
    fields, notices = fields_said(values, line, order)
    fields = {"title": fields.get("person") or f"row {row.number}", **fields}
    return _note(table, f"/row {row.number}", own, claims, (*notices, *_problems(table, row, line)), blocks, **fields)


def _note(table, part, own, claims, notices, blocks=(), **fields):
    """A Note of the sheet, or of a `part` of it, that accounts for the stretch `own`."""
    text = table.text
    others = [Span(a, b, "elsewhere") for a, b in ((0, own[0]), (own[1], len(text))) if a < b]
    return Note(
        table.source + part,
        text,
        format="sheet",
        encoding=table.encoding,
        notices=notices,
        blocks=tuple(blocks),
        spans=cover(text, [*claims, *others]),
        **fields,
    )


def one_talk(table, day_first=True):
    """The Note of a sheet that is about one talk: a question or topic and its answer in each row."""
    rows = (*table.top[-1:], *table.rows)
    roles = cell_roles([table.words(row) for row in rows])
    claims, blocks, values, notices = _above(replace(table, top=table.top[:-1]), (0, 0)), [], {}, []
    for row, marks in zip(rows, roles, strict=True):
        notices += _problems(table, row, _line(table.text, row.start))
        for cell in row.cells:
            mark = marks[cell.column]
            if mark.kind == "field":
                values.setdefault(heads.KEYS[mark.label.casefold()], table.value(cell))
                claims.append(Span(cell.start, cell.end, "metadata"))
            elif mark.kind == "head":
                blocks.append(Block("heading", ((cell.start, cell.end),), depth=9))
                claims.append(Span(cell.start, cell.end, "heading"))
            else:
                found, more = _answer(table, cell, mark.label)
                blocks += found
                claims += more
    fields, more = fields_said(values, 1, (day_first, False))
    return [_note(table, "", (0, table.rest), claims, (*more, *notices), blocks, **fields), *rest_of(table)]


def rest_of(table):
    """What is beyond the limits, if anything: kept, and said."""
    if table.rest == len(table.text):
        return []
    hint = "Split the sheet: what stands from here on was not read as talks."
    line = _line(table.text, table.rest)
    notice = Notice("CSV-ROWS", f"the sheet has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells.", hint, line)
    return [_unread(table, f"/line {line}", (table.rest, len(table.text)), notice)]


def words_of(text):
    """The words of a text, however they are put."""
    return frozenset(re.findall(r"\w+", _LINKED.sub("", text).casefold()))


def says_all(table, row, said):
    """Whether all that a row says of the talk is among the words of `said`."""
    return all(table.role(cell) or words_of(table.value(cell)) <= said for cell in row.cells)


def row_fields(table, row, order):
    """What a row says of who and when."""
    values = {}
    for cell in row.cells:
        values.setdefault(table.role(cell), table.value(cell))
    fields = fields_said(values, 0, order)[0]
    return {key: value for key, value in fields.items() if key != "title"}


def beside_pages(table, stretches):
    """The Note of a database whose rows at `stretches` are said by its pages: nothing in it is said again."""
    said = set(stretches)
    claims = [Span(*own, "metadata" if own in said else "elsewhere") for own in table.stretches]
    return _note(table, "", (0, table.rest), claims, ())


def _unread(table, part, own, notice):
    """A Note for a stretch that holds no talk: all of it is accounted for, nothing of it is said."""
    return _note(table, part, own, [Span(*trim(table.text, *own), "metadata")], (notice,))


def _above(table, own):
    """Claims on what stands above the first talk, if it is that one's: the delimiter, a title, the names of columns."""
    if own[0]:
        return []
    told = _SEP.match(table.text)
    claims = [Span(0, told.end(1), "metadata")] if told else []
    return claims + [Span(cell.start, cell.end, "heading") for row in table.top for cell in row.cells]


def _answer(table, cell, label):
    """Blocks and claims of a cell that holds words: each of its lines is one, and `Pros:` alone heads those below."""
    whole = (cell.start, cell.end)
    if not (_SIGNED.search(table.text, *whole) or _GUARD.match(table.text, *whole) or BULLET.match(table.text, *whole)):
        return [Block("cell", (whole,), label=label)], [Span(*whole, "text")]
    blocks, claims, last = [], [], None
    for start, end in _lines(table.text, cell):
        if _heads_others(table.text, start, end, cell):
            label, last = _title(table.text[start:end]), None
            claims.append(Span(start, end, "heading"))
            continue
        bullet = BULLET.match(table.text, start, end)
        claims += [Span(*bullet.span(2), "markup")] if bullet else []
        runs, more, tags = _words(table, bullet.end() if bullet else start, end, cell)
        claims += more + [Span(*run, "text") for run in runs]
        if runs and last and not bullet and _was_wrapped(table.text, *last, start):
            blocks[-1] = replace(blocks[-1], runs=blocks[-1].runs + runs, tags=blocks[-1].tags + tags)
        elif runs:
            blocks.append(Block("cell", runs, mark=bullet[2] if bullet else "", label=label, tags=tags))
        last = (start, end) if runs else None
    return blocks, claims


def _heads_others(text, start, end, cell):
    words = text[start:end]
    if (start, end) == (cell.start, cell.end) or len(words) > 80:
        return False
    label = words.endswith(":") and len(words.split()) <= 8 and "." not in words
    return label or words.startswith("#") or (words.startswith("**") and words.endswith("**"))


def _was_wrapped(text, start, end, following):
    """Whether a line goes on in the next one, as prose pasted with its line ends does."""
    return end - start >= 45 and text[end - 1] not in ".!?:;" and text[following].islower()


def _words(table, start, end, cell):
    """Runs of the words in a line of a cell, claims on its marks, and its tags."""
    text = table.text
    guard = _GUARD.match(text, start, end) if start == cell.start else None
    runs, claims, fields, tags = read_inline(text, guard.end() if guard else start, end)
    runs = sorted([*runs, *((a, b) for _, a, b in fields)])
    if cell.quoted:
        runs = [piece for run in runs for piece in _undoubled(text, *run)]
    runs = [trim(text, *run) for run in runs]
    return tuple((a, b) for a, b in runs if a < b), claims, tuple(tags)


def _undoubled(text, start, end):
    """The stretches of `start:end` between quotes that only guard another one."""
    for quote in islice(_QUOTES.finditer(text, start, end), 1_000):
        if start < quote.start():
            yield start, quote.start()
        start = quote.start() + 1
    yield start, end


def _lines(text, cell):
    """Trimmed start and end of each line in a cell that is not empty."""
    at = cell.start
    for found in [*LINE_END.finditer(text, cell.start, cell.end), None]:
        a, b = trim(text, at, found.start() if found else cell.end)
        if a < b:
            yield a, b
        at = found.end() if found else at


def fields_said(values, line, order):
    """What a row says of its talk, and notices about dates that cannot be; `values` are its words by their role."""
    words = {role: _LINKED.sub("", heads.as_text(value)).lstrip("@") for role, value in values.items()}
    person = words.get("person") or " ".join(filter(None, (words.get("first"), words.get("last"))))
    words["person"] = "" if person.casefold() in _NOBODY else _name(person)
    words["date"] = words.get("date") or words.get("time", "")
    told = {key: words[role] for role, key in _SAID.items() if words.get(role)}
    fields, notices = heads.fields_of(told, {"date": line}, order[0])
    if order[1]:
        notices = [notice for notice in notices if notice.code != "DATE-AMBIGUOUS"]
    title = heads.as_text(words.get("title", ""))
    fields = titles.from_title(title) | fields | ({"title": title} if title else {})
    return fields | ({"explorer": heads.as_text(words["explorer"])} if "explorer" in words else {}), notices


# roles of columns that say something of the talk, each with a key that `fields_of` knows
_SAID = {role: role for role in ("person", "organisation", "role", "path", "date", "also", "tags", "title")}
_SAID |= {"introduced_by": "via", "several": "attendees"}


def _name(person):
    """`Coffee with Priya Raman` under Name is a title; a name stays as it is."""
    return titles.from_title(person).get("person", person) if len(person.split()) > 3 else person


def date_order(table, day_first):
    """Whether dates of the sheet are written day first, and whether one of them shows it (25/12/2026)."""
    columns = {number for number, role in enumerate(table.roles) if role in ("date", "time")}
    found = [m for row in table.rows for c in row.cells if c.column in columns if (m := _NUMERIC.match(table.value(c)))]
    if any(int(m[1]) > 12 for m in found):
        return True, True
    return (False, True) if any(int(m[2]) > 12 for m in found) else (day_first, False)


def _problems(table, row, line):
    notices = []
    if row.open_quote >= 0:
        hint = 'Put a " at the end of the words, too, or take it away.'
        at = _line(table.text, row.open_quote)
        notices.append(
            Notice("CSV-QUOTE", 'a " opens here and never closes; the words were read without it.', hint, at)
        )
    if table.names and row.cells[-1].column >= len(table.names):
        hint = 'Put words with commas in them in quotes: "pay, hours".'
        notices.append(Notice("CSV-CELLS", "the row has more cells than there are columns.", hint, line))
    return notices


def _line(text, at):
    return bisect_right(line_starts(text), at)
