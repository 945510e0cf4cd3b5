"""Walk a folder, choose the reader of each file, and settle what folder and file names say about a talk."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath

from careerlab.errors import NoteError, WorkspaceError
from careerlab.notes import heads
from careerlab.notes.encoding import decode
from careerlab.notes.markdown import read_text
from careerlab.notes.model import Note, Notice

MAX_BYTES, MAX_NOTES = 5_242_880, 50_000
FORMATS = {".md": "markdown", ".markdown": "markdown", ".txt": "text"}
# what careerlab itself keeps beside notes, and what a talk was prepared from: never a note
NOT_NOTES = frozenset(("profile.yaml", "talks.csv", "corrections.csv", "out", "people", "careerlab-out"))
_REFUSALS = frozenset(
    "FILE-BINARY FILE-EMPTY FILE-SIZE FILE-UNREADABLE FILE-FORMAT FILE-NOT-REGULAR FILE-LINK NOTES-LIMIT".split()
)


def read_notes(folder, strict=False, day_first=True):
    """Read every note below a folder.

    Parameters
    ----------
    folder : str or Path
    strict : bool
        Raise at the first file that could not be read instead of reporting it.
    day_first : bool
        How 12/01/2026 is read.

    Returns
    -------
    list of Note
        Sorted by `source` (path below `folder`, with ``/``). Every file tried gives a Note; one that was refused,
        skipped or empty has
        ``text == ''`` and the reason in `notices`.

    Raises
    ------
    WorkspaceError
        The folder does not exist or is not a folder.
    NoteError
        With `strict`, for the first file that could not be read.
    """
    root = Path(folder)
    if not root.is_dir():
        what = "is a file, not a folder" if root.exists() else "does not exist"
        raise WorkspaceError(f"{folder} {what}: name the folder that holds your notes.")
    notes = []
    for source in sorted(_files_below(root)):
        note = read_note(root / source, _writable(source), day_first)
        refused = [n for n in note.notices if n.code in _REFUSALS and n.code != "FILE-EMPTY"]
        if strict and refused:
            raise NoteError(source, refused[0])
        notes.append(note)
    return notes


def read_note(file, source, day_first=True):
    """Read one file. `source` is how it is called in tables; never raises for what the file holds."""
    try:
        raw, refusal = _bytes_of(file)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raw, refusal = (
            b"",
            Notice("FILE-UNREADABLE", f"the file could not be opened ({reason}).", "Check its permissions."),
        )
    if refusal:
        return Note(source, notices=(refusal,))
    text, encoding, notices = decode(raw)
    if not text.strip():
        if not notices:
            notices = [
                Notice(
                    "FILE-EMPTY", "the file is empty.", "If you wrote something here, look for an older version of it."
                )
            ]
        return Note(source, encoding=encoding, notices=tuple(notices))
    note = read_text(text, source, FORMATS[Path(source).suffix.lower()], encoding, notices, day_first)
    return _settle(note)


def _files_below(root):
    """Sources of the files to try.

    Hidden files and careerlab's own are left alone, folders that are links are not followed.
    """
    for place, folders, files in os.walk(root):
        below = Path(place).relative_to(root)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (below.parts or f not in NOT_NOTES))
        for name in files:
            if not name.startswith((".", "~$")) and (below.parts or name not in NOT_NOTES):
                yield (below / name).as_posix()


def _writable(source):
    """A file name that is no proper text (bytes from another system) as it can be shown and stored."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _bytes_of(file):
    """The bytes of a regular file of a known format, or why it is refused."""
    kind = os.lstat(file)
    if stat.S_ISLNK(kind.st_mode):
        return b"", Notice(
            "FILE-LINK", "this is a link to another place; it was not followed.", "Copy the file into the folder."
        )
    if not stat.S_ISREG(kind.st_mode):
        return b"", Notice("FILE-NOT-REGULAR", "this is no ordinary file.", "Save the notes as a text file.")
    if file.suffix.lower() not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        return b"", Notice("FILE-FORMAT", "careerlab does not read this kind of file.", f"Save it as one of {known}.")
    if kind.st_size > MAX_BYTES:
        return b"", Notice("FILE-SIZE", "the file is larger than 5 MiB.", "Split it: one talk a file.")
    return file.read_bytes(), None


def _settle(note):
    """Fill person, path and date from folder and file names where the note is silent.

    And ask for what is still missing.
    """
    where = PurePosixPath(note.source)
    found = heads.from_file_name(where.stem, where.parts[:-1])
    fields = {f: getattr(note, f) or found.get(f, "") for f in ("person", "role", "organisation", "date")}
    fields["path"] = note.path or (where.parts[0] if len(where.parts) > 1 else "") or fields["role"]
    fields |= dict(zip(("role", "organisation"), _role_at(fields["role"], fields["organisation"]), strict=True))
    if not note.path and not len(where.parts) > 1:
        fields["path"] = fields["role"]
    return replace(note, **fields, notices=(*note.notices, *_asks(fields)))


def _role_at(role, organisation):
    """`Principal Engineer at Glossier` holds two answers."""
    job, at, firm = role.partition(" at ")
    return (job.strip(), firm.strip()) if at and not organisation else (role, organisation)


def _asks(fields):
    missing = []
    if not fields["person"]:
        missing.append(
            Notice("META-PERSON", "the note does not say whom you talked to.", "Add a line `Person: ...` at the top.")
        )
    if not fields["path"]:
        missing.append(
            Notice("META-PATH", "the note does not say which career it is about.", "Add a line `Path: ...` at the top.")
        )
    if not fields["date"]:
        missing.append(Notice("META-DATE", "the note has no date.", "Add a line `Date: 2026-01-31` at the top."))
    return missing
