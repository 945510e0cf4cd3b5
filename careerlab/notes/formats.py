"""Which reader a file wants: decided by what is in it, and by its name only where the content leaves it open."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import PurePosixPath

from careerlab.errors import NoteError
from careerlab.notes.encoding import decode, recoded
from careerlab.notes.model import Note, Notice

TEXT = (".md", ".markdown", ".txt", ".text", ".eml", ".log", "")
ENDINGS = (*TEXT[:4], ".docx", ".vtt", ".srt", ".html", ".csv", ".zip")
_WORD = (".docx", ".docm", ".dotx", ".doc")
_KNOWN = frozenset((*TEXT, *_WORD, ".rtf", ".vtt", ".srt", ".html", ".htm", ".xhtml"))
_KNOWN |= {".csv", ".tsv", ".zip", ".enex"}
ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
CONTAINERS = (".zip", ".csv", ".tsv", ".enex")  # files that hold several talks
_OLE, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
# format -> module and function that read it: (raw, source, day_first) -> list of Note
_READERS = {
    "word": "word.reader.read_word",
    "archive": "exports.notion.read_archive",
    "captions": "calls.captions.read_captions",
    "webpage": "web.webpage.read_webpage",
    "sheet": "exports.sheet.read_sheet",
    "mail": "exports.eml.read_eml",
    "evernote": "web.enex.read_enex",
    "text": "formats.read_plain",
}
_UNDECLARED = ("text", "captions", "sheet")  # formats that do not say in what code they are written
_HINTS = {
    ".pdf": "Copy the text out of it into a .txt file, or save it as .docx where it was written.",
    ".odt": "Save it as .docx.",
    ".pages": "Export it as .docx.",
    ".xlsx": "Save it as .csv.",
    ".xls": "Save it as .csv.",
}
_HINTS |= dict.fromkeys((".m4a", ".mp3", ".wav", ".mp4", ".mov"), "Have it transcribed and add the .vtt or .srt file.")
_HINTS |= dict.fromkeys((".png", ".jpg", ".jpeg", ".heic", ".gif"), "Type what stands on it into a text file.")
_SEEN = re.compile("[^\\s\u200b-\u200f\u2060\ufeff]")
_CUE_TIME = re.compile(r"^[ \t]*(?:\d+:)?\d+:\d+(?:[.,]\d+)?[ \t]*-->", re.M)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


def read_bytes(raw, source, day_first=True, encoding=""):
    """Read the bytes of one file.

    Parameters
    ----------
    raw : bytes
    source : str
        Its path below the folder, with ``/``.
    day_first : bool
        How 12/01/2026 is read.
    encoding : str
        What text is that is neither UTF-8 nor says what it is; without it a guess, and a notice that it was one.

    Returns
    -------
    list of Note
        One per talk in the file, at least one.

    Raises
    ------
    NoteError
        Nothing of the file can be read.
    """
    reader = choose(raw, source)
    if encoding and reader in _UNDECLARED:
        raw = recoded(raw, encoding)
    module, _, function = _READERS[reader].rpartition(".")
    return getattr(import_module(f"careerlab.notes.{module}"), function)(raw, source, day_first)


def choose(raw, source):
    """The reader that a file wants, a key of `_READERS`.

    Raises
    ------
    NoteError
        careerlab does not read such files.
    """
    ending = PurePosixPath(source).suffix.lower()
    if raw.startswith(_OLE):
        hint = "In Word, save as .docx without a password."
        raise NoteError(source, Notice("DOC-OLE", "this is an old or an encrypted Office file.", hint))
    if raw.startswith(_RTF):
        hint = "Open it in Word or a text editor and save it as .docx or .txt."
        raise NoteError(source, Notice("DOC-RTF", "this is a rich text (RTF) file.", hint))
    if ending not in _KNOWN:
        hint = _HINTS.get(ending, f"Save it as one of {', '.join(ENDINGS)}.")
        raise NoteError(source, Notice("FILE-FORMAT", "careerlab does not read this kind of file.", hint))
    if raw.startswith(ARCHIVE):
        return "word" if b"word/document" in raw or ending in _WORD else "archive"
    if ending in _WORD:  # what some programs export as .doc is a web page
        return "webpage" if _PAGE.match(decode(raw[:20_000])[0][:3000]) else "word"
    if ending == ".zip":
        return "archive"
    return _choose_text(raw, ending)


def _choose_text(raw, ending):
    top = decode(raw[:20_000])[0]
    if top.startswith("WEBVTT") or ending in (".vtt", ".srt"):
        return "captions"
    if ending in (".html", ".htm", ".xhtml") or _PAGE.match(top[:3000]):
        return "webpage"
    if ending in (".csv", ".tsv"):
        return "sheet"
    if ending == ".enex":
        return "evernote"
    if ending == ".eml":
        return "mail"
    return "captions" if len(_CUE_TIME.findall(top)) > 1 else "text"


def decoded(raw, source):
    """Text, encoding and notices of a text file.

    Raises
    ------
    NoteError
        It is empty or no text.
    """
    text, encoding, notices = decode(raw)
    if _SEEN.search(text):
        return text, encoding, notices
    if not notices or notices[0].code != "FILE-BINARY":
        hint = "If you wrote something here, look for an older version of it."
        notices = [Notice("FILE-EMPTY", "the file is empty.", hint)]
    raise NoteError(source, notices[0])


def read_plain(raw, source, day_first=True):
    """Read a Markdown or text file: a list of one Note."""
    from careerlab.notes.typed.scanner import read_text

    text, encoding, notices = decoded(raw, source)
    kind = "markdown" if PurePosixPath(source).suffix.lower() in (".md", ".markdown") else "text"
    return [read_text(text, source, kind, encoding, notices, day_first)]


def refused(error):
    """The Note of a file that could not be read: no text, and why."""
    return Note(error.source, notices=(error.notice,))
