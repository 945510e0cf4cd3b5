"""Archives of notes (.zip): what Notion exports above all, and any folder of notes that somebody packed.

Notion writes a page as Markdown or HTML with its properties on top, and a database as a sheet beside the folder of its
pages. Ids of 32 signs follow all names, and the whole is a zip within a zip.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice, pairwise
from pathlib import PurePosixPath

from careerlab.errors import NoteError
from careerlab.notes import titles
from careerlab.notes.exports import sheet
from careerlab.notes.exports.archive import MAX_ENTRIES, MAX_TOTAL, Archive, distinct, open_archive
from careerlab.notes.exports.columns import role_of
from careerlab.notes.formats import choose, decoded, read_bytes, refused
from careerlab.notes.model import Note, Notice, Span, filled, trim
from careerlab.notes.read import MAX_BYTES

_ID = re.compile(r"(?<=[^/])[ _-][0-9a-f]{32}(?=(?:_all)?\.[A-Za-z0-9]{1,10}\Z|\Z)")
_WRAPPER = re.compile(r"(?:.*\W)?part[-_ ]?\d+\.zip|.*export(?:block)?-[0-9a-f-]{36}.*\.zip", re.I)
_ROOT = re.compile(r"export(?:block)?(?:-[0-9a-f-]{36})?(?:-part-\d+)?|private|shared|private & shared", re.I)
_NO_NOTE = re.compile(r"(?:.*/)?(?:__MACOSX/.*|[.~][^/]*|Thumbs\.db|desktop\.ini)", re.I)
_LISTING = frozenset(("index.html", "sitemap.html"))
_TITLE = re.compile(r"\s*# (?P<words>[^\r\n]*)(?:\r\n|\n|\r|\Z)+")
_PROPERTY = re.compile(r"(?P<key>[^\W\d_][^:\r\n]{0,60}):[ \t]+(?P<value>\S[^\r\n]*)(?:\r\n|\n|\r|\Z)")
MAX_PROPERTIES = 100
# a callout begins with the picture that was chosen for it
_PICTURE = r"[\u2190-\u2bff\u3030-\u303d\U0001f000-\U0001faff]"
_CALLOUT = re.compile(rf"<aside>\s{{1,4}}(?P<icon>{_PICTURE}(?:{_PICTURE}|[\ufe0f\u200d]){{0,8}})")


@dataclass(frozen=True, slots=True)
class Part:
    """A file in the archive, or in an archive in it: where it lies, as it is called there and as it is shown."""

    archive: Archive
    name: str
    place: str
    shown: str = ""

    @property
    def has_id(self):
        """Whether Notion named it."""
        return _ID.search(self.place) is not None


@dataclass(eq=False)
class Page:
    """The Note of a part, and what the row of a database says of it."""

    part: Part
    note: Note
    row: tuple = ()

    @cached_property
    def words(self):
        """All its words."""
        return sheet.words_of(self.note.text)

    @cached_property
    def title(self):
        """As it stands above the page; the name of its file may be shortened."""
        text, first = self.note.text, self.note.blocks[:1]
        if found := _TITLE.match(text):
            return found["words"].strip()
        if first and first[0].kind == "heading" and self.part.has_id:
            return " ".join(text[a:b] for a, b in first[0].runs)
        return PurePosixPath(self.part.shown).stem

    @property
    def folder(self):
        """The folder it lies in."""
        return self.part.shown.rpartition("/")[0]


def read_archive(raw, source, day_first=True):
    """Read all notes in a zip archive: a list of Notes, those of a member with ``ARCHIVE.zip/MEMBER`` as source.

    A member that cannot be read is a Note without text and stops no other.
    """
    parts, notes = _parts(open_archive(raw, source), source) if raw else ([], [])
    parts, others = _that_are_notes(parts)
    if not parts and not notes and not others:
        hint = "If there should be notes in it, export or pack them again."
        raise NoteError(source, Notice("FILE-EMPTY", "the zip file is empty.", hint))
    sheets, pages = [], []
    for part in _named(parts, PurePosixPath(source).stem):
        where = f"{source}/{part.shown}"
        try:
            data = _bytes_of(part, where)
            if choose(data, part.name) == "sheet":
                sheets.append((part, data))
            else:
                pages += [Page(part, note) for note in read_bytes(data, where, day_first)]
        except NoteError as error:
            notes.append(refused(_of_member(error, where)))
    folders = {}  # folder -> title -> pages
    for page in pages:
        folders.setdefault(page.folder, {}).setdefault(_key(page.title), []).append(page)
    notes += _read_sheets(sheets, folders, source, day_first)
    notes += [_settled(page, folders.get(_stem(page.part.shown), {}), day_first) for page in pages]
    notes.sort(key=lambda note: note.source)
    return notes + ([Note(source, notices=(_skipped(others),))] if others else [])


def _skipped(names):
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5:,} more" if len(names) > 5 else "")
    what = "1 file in it is no note" if len(names) == 1 else f"{len(names):,} files in it are no notes"
    return Notice("ZIP-SKIPPED", f"{what}: {shown}.", "If there are words in one, type them into a text file.")


# ---- what is in the archive


def _parts(archive, source):
    """All files in an archive and in those in it, and Notes for what is nested deeper or broken."""
    parts, notes, left = [], [], MAX_TOTAL - sum(map(archive.size, archive.names))
    for name in archive.names:
        if not name.lower().endswith(".zip") or _NO_NOTE.fullmatch(name):
            parts.append(Part(archive, name, name))
            continue
        where = f"{source}/{_ID.sub('', name)}"
        try:
            inner = open_archive(archive.read(name), where)
            left -= sum(map(inner.size, inner.names))
            if left < 0 or len(parts) + len(inner.names) > MAX_ENTRIES:
                hint = "Unpack it yourself and add the notes only."
                raise NoteError(where, Notice("ZIP-SIZE", "with it, the zip file unpacks to too much.", hint))
        except NoteError as error:
            notes.append(refused(_of_member(error, where)))
            continue
        place = "" if _WRAPPER.fullmatch(PurePosixPath(name).name) else f"{name}/"
        for inside in inner.names:
            if inside.lower().endswith(".zip") and not _NO_NOTE.fullmatch(inside):
                notes.append(refused(_too_deep(f"{where}/{inside}")))
            else:
                parts.append(Part(inner, inside, place + inside))
    return parts, notes


def _too_deep(source):
    hint = "Unpack it and add what is in it."
    return NoteError(source, Notice("ZIP-NESTED", "zip files in zip files in zip files are not opened.", hint))


def _of_member(error, source):
    """The error of a member, told of the member itself."""
    return NoteError(source, replace(error.notice, part=""))


def _that_are_notes(parts):
    """The parts that are read, and the names of the others."""
    exported = any(part.has_id for part in parts)
    kept, others = [], []
    for part in parts:
        listing = exported and PurePosixPath(part.name).name in _LISTING
        try:
            choose(b"", part.name)
            known = not listing and not _NO_NOTE.fullmatch(part.name)
        except NoteError:
            known = False
        if known:
            kept.append(part)
        elif not _NO_NOTE.fullmatch(part.name):  # what a system puts beside files is nobody's
            others.append(PurePosixPath(_ID.sub("", part.place)).name)
    return kept, others


def _bytes_of(part, source):
    data = part.archive.read(part.name)
    if choose(data, part.name) == "archive":
        raise _too_deep(source)
    if len(data) > MAX_BYTES and choose(data, part.name) != "word":
        raise NoteError(source, Notice("FILE-SIZE", "the file is larger than 5 MiB.", "Split it: one talk a file."))
    return data


def _named(parts, archive):
    """The parts with the names they are shown by: without ids that tell nothing apart, without the outer folder."""
    places = [[_ID.sub("", folder) for folder in part.place.split("/")] for part in parts]
    for place in places:
        while len(place) > 1 and _ROOT.fullmatch(place[0]):
            del place[0]
    roots = {place[0] if len(place) > 1 else "" for place in places}
    folder = roots.pop() if len(roots) == 1 else ""
    if folder and archive.casefold().startswith(folder.casefold()) and any(len(place) > 2 for place in places):
        places = [place[1:] for place in places]  # the folder that was packed, with others in it
    seen = Counter(map("/".join, places))
    for place, part in zip(places, parts, strict=True):
        if seen["/".join(place)] > 1:
            place[-1] = part.place.rpartition("/")[2]
    return [replace(part, shown=name) for part, name in zip(parts, distinct(map("/".join, places)), strict=True)]


# ---- databases: a sheet beside the folder of its pages


def _read_sheets(sheets, folders, source, day_first):
    """Notes of all sheets; of a database those of the rows only that its pages do not hold."""
    notes, whole = [], {}
    # of the two forms of a database first the fuller one, and of two alike the one with the name that people know
    for part, data in sorted(sheets, key=lambda item: (-len(item[1]), item[0].shown.endswith("_all.csv"))):
        where, database = f"{source}/{part.shown}", _stem(part.shown).removesuffix("_all")
        try:
            text, encoding, notices = decoded(data, where)
            table = sheet.read_table(text, where, encoding)
            beside = folders.get(database) or folders.get(database.rpartition("/")[0], {})
            if table.top and table.rows and (beside or database in whole):
                found = _join(table, beside, whole.setdefault(database, {}), day_first)
                notes += [replace(found[0], notices=(*notices, *found[0].notices)), *found[1:]]
            else:
                notes += sheet.read_sheet(data, where, day_first)
        except NoteError as error:
            notes.append(refused(error))
    return notes


def _stem(shown):
    """A name without its ending."""
    return re.sub(r"\.[^./]*\Z", "", shown)


def _join(table, titled, whole, day_first):
    """Give each page the row that is about it; Notes for the sheet and for rows that say more than the pages do.

    `titled` are the pages by their title. `whole` are the words of each row of the same database seen so far, by its
    title: Notion writes a database once as it was shown and once in full.
    """
    order, before = sheet.date_order(table, day_first), {title: rows[:] for title, rows in whole.items()}
    notes, beside, taken = [], [], set()
    for row, own in zip(table.rows, table.stretches, strict=True):
        words, title = sheet.words_of(" ".join(table.words(row))), _key(table.value(row.cells[0]))
        page = _page_of(table, row, words, titled, taken)
        taken.add(page)
        if page and not page.row:
            page.row = (table, row, order)
        said = page.words if page else next((seen for seen in before.get(title, ()) if words <= seen), None)
        whole.setdefault(title, []).append(words)
        if said is not None and sheet.says_all(table, row, said):
            beside.append(own)
        else:
            notes.append(sheet.row_note(table, row, own, order, said or frozenset()))
    return [*([sheet.beside_pages(table, beside)] if beside else []), *notes, *sheet.rest_of(table)]


def _page_of(table, row, words, titled, taken):
    """The page that a row is about, if it is not taken: one with its title, the likest if there are several."""
    for cell in row.cells:
        if cell.column == 0 or table.role(cell) in ("title", "person"):
            left = (page for page in titled.get(_key(table.value(cell)), ()) if page not in taken)
            if found := max(islice(left, 50), key=lambda page: len(words & page.words), default=None):
                return found
    return None


def _key(title):
    return " ".join(title.casefold().split()).strip(" @*_#")


# ---- pages


def _settled(page, below, day_first):
    """The Note of a page with its title and properties taken for what they are.

    `below` are the pages in the folder of the same name: a page that only lists them says nothing of its own.
    """
    note = page.note
    if not note.text or not (page.row or page.part.has_id):
        return note
    if below and _only_lists(page, below):
        return replace(_as_metadata(note, [(0, len(note.text))]), title=page.title)
    table, row, order = page.row or (None, None, (day_first, False))
    note = _as_metadata(note, [m.span("icon") for m in _CALLOUT.finditer(note.text)], "markup")
    note = replace(_with_properties(note, table.names if table else (), order), title=page.title)
    if not table:
        return note
    told, guessed = sheet.row_fields(table, row, order), titles.from_title(page.title)
    unsaid = {key: "" for key in guessed if guessed[key] == getattr(note, key) and told.get(key)}
    return filled(replace(note, **unsaid), told)


def _only_lists(page, below):
    """Whether all that a page says stands in the pages `below`: their titles, and their properties in a table."""
    there = {_key(page.title), *below}
    for line in chain.from_iterable(other.note.text.splitlines() for other in chain(*below.values())):
        key, _, value = line.partition(": ")
        there |= {_key(line), _key(key), _key(value)}
    said = (" ".join(page.note.text[a:b] for a, b in block.runs) for block in page.note.blocks)
    return all(_key(words) in there for words in said)


def _with_properties(note, columns, order):
    """The Note with the properties above its text as fields."""
    found, others = _properties(note, columns)
    line = len(re.findall(r"\r\n|\n|\r", note.text[: found["date"][1]])) + 1 if "date" in found else 0
    fields, notices = sheet.fields_said({role: words for role, (words, _, _) in found.items()}, line, order)
    note = _as_fields(_as_metadata(note, [(start, end) for _, start, end in found.values()]), others)
    kept = [n for n in note.notices if "date" not in found or n.code not in ("DATE-AMBIGUOUS", "FM-VALUE")]
    return replace(note, **fields, notices=(*kept, *notices))


def _properties(note, columns):
    """The properties of a page.

    Returns
    -------
    found : dict
        Role -> words, start and end of those that say who and when, or keep books.
    others : list of (str, int, int, int)
        Name, start, start of the words and end of those that were said.
    """
    found, others, text = {}, [], note.text
    title = _TITLE.match(text)
    at = title.end() if title else 0
    while (line := _PROPERTY.match(text, at)) and len(found) < MAX_PROPERTIES:
        role = role_of(line["key"]) if line.end("value") - line.start("value") <= sheet.MAX_FIELD else ""
        if role:
            found[role if role not in found else line["key"]] = (line["value"], at, line.end("value"))
        else:
            others.append((line["key"], at, *line.span("value")))
        at = line.end()
    for block in note.blocks:  # a page in HTML has its properties in a table
        (start, end), words = (block.runs[0][0], block.runs[-1][1]), block.label.strip()
        role = role_of(words) if block.label in columns and end - start <= sheet.MAX_FIELD else ""
        if role and block.kind in ("cell", "field"):
            found.setdefault(role, (text[start:end], start, end))
    return found, [other for other in others if found or other[0] in columns]


def _as_fields(note, others):
    """The note with properties that were said as fields: the name of one is the label of its words."""
    note = _as_metadata(note, [(start, value) for _, start, value, _ in others], "heading")
    labels = {value: label.strip() for label, _, value, _ in others}
    blocks = (
        replace(block, kind="field", label=labels[block.runs[0][0]]) if block.runs[0][0] in labels else block
        for block in note.blocks
    )
    return replace(note, blocks=tuple(blocks)) if others else note


def _as_metadata(note, stretches, kind="metadata"):
    """The note with `stretches` of its text as metadata (or another kind), no longer as something said."""
    if not stretches:
        return note
    starts, ends = zip(*sorted(stretches), strict=True)
    cuts = sorted({at for stretch in stretches for at in stretch})

    def parts(start, end):
        points = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        return [(a, b, bisect_right(starts, a) > bisect_right(ends, a)) for a, b in pairwise(points)]

    spans = [
        Span(a, b, kind if inside and span.kind != "space" else span.kind)
        for span in note.spans
        for a, b, inside in parts(span.start, span.end)
    ]
    blocks = []
    for block in note.blocks:
        runs = [trim(note.text, a, b) for run in block.runs for a, b, inside in parts(*run) if not inside]
        blocks.append(replace(block, runs=tuple((a, b) for a, b in runs if a < b)))
    return replace(note, spans=tuple(spans), blocks=tuple(block for block in blocks if block.runs))
