"""Evernote exports (.enex): one Note for each note in the file, read as the web page that Evernote keeps it as."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import escape

from careerlab.errors import NoteError
from careerlab.notes.formats import decoded, refused
from careerlab.notes.model import Notice
from careerlab.notes.web.tags import resolved
from careerlab.notes.web.webpage import read_webpage

MAX_NOTES = 5_000
_PARTS = re.compile(r"<(title|created|author|source-url|tag)>([^<]{0,2000})</\1>")
_CONTENT = re.compile(r"<content(?:\s[^<>]{0,200})?>")


def read_enex(raw, source, day_first=True):
    """Read an Evernote export: a Note for each note, its source the file and the title.

    Raises
    ------
    NoteError
        It is empty, no text, or holds no note.
    """
    text, _, notices = decoded(raw, source)
    starts = [m.start() for m in re.finditer(r"<note(?=[\s>])", text)]
    if not starts:
        hint = "Export the notes once more, or as HTML."
        raise NoteError(source, Notice("FILE-EMPTY", "the export holds no notes.", hint))
    if len(starts) > MAX_NOTES:
        message = f"the export holds more than {MAX_NOTES:,} notes."
        raise NoteError(source, Notice("NOTES-LIMIT", message, "Export the notes of your talks alone."))
    notes, seen = [], Counter()
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        page, title = _page_of(text[start:end])
        seen[title] += 1
        name = title if seen[title] == 1 else f"{title} ({seen[title]})"
        try:
            notes += read_webpage(page.encode(), f"{source}/{name}", day_first)
        except NoteError as error:
            notes.append(refused(error))
    return [replace(notes[0], notices=(*notices, *notes[0].notices)), *notes[1:]]


def _page_of(note):
    """One note of the export as a web page, and its title."""
    opening = _CONTENT.search(note)
    at = opening.end() if opening else len(note)
    end = note.find("</content>", at)
    body, rest = note[at : end if end >= 0 else len(note)], note[:at] + note[end if end >= 0 else len(note) :]
    rest = rest.partition("<resource>")[0]  # attached files and what they are called
    said = {
        name: [resolved(m[2]) for m in _PARTS.finditer(rest) if m[1] == name] for name in ("title", "created", "tag")
    }
    title = " ".join("".join(said["title"][:1]).replace("/", " ").split()) or "Untitled"
    body = body.strip().removeprefix("<![CDATA[").removesuffix("]]>").replace("]]]]><![CDATA[>", "]]>")
    head = f'<meta name="created" content="{escape("".join(said["created"][:1]))}">'
    head += f'<meta name="keywords" content="{escape(", ".join(said["tag"]))}">'
    return f"<title>{escape(title)}</title>{head}{body}", title
