"""Walk a folder, choose the reader of each file, and settle what folder and file names say about a talk."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath

from careerlab.errors import NoteError, WorkspaceError
from careerlab.notes import titles
from careerlab.notes.formats import ARCHIVE, CONTAINERS, read_bytes, refused
from careerlab.notes.model import Notice, visible
from careerlab.notes.roles import is_nameable, likeness, roles

MAX_BYTES, MAX_ARCHIVE, MAX_NOTES = 5_242_880, 67_108_864, 50_000
# what careerlab itself keeps beside notes, and what a talk was prepared from: never a note
NOT_NOTES = frozenset(("profile.yaml", "talks.csv", "corrections.csv", "out", "people", "careerlab-out"))


def read_notes(folder, strict=False, day_first=True, explorer="", encoding=""):
    """Read every note below a folder.

    Parameters
    ----------
    folder : str or Path
    strict : bool
        Raise at the first file that could not be read instead of reporting it.
    day_first : bool
        How 12/01/2026 is read.
    explorer : str
        Whose search it is: in a conversation not the one talked to.
    encoding : str
        What text is that is neither UTF-8 nor says what it is (``mac_roman``, ``cp1250``); without it a guess.

    Returns
    -------
    list of Note
        Sorted by `source` (path below `folder`, with ``/``). Every file tried gives a Note, one that holds several
        talks gives one for each; one that was refused, skipped or empty has ``text == ''`` and the reason in
        `notices`.

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
    sources = sorted(_files_below(root))
    notes = []
    for source in sources[:MAX_NOTES]:
        for note in read_file(root / source, _writable(source), day_first, explorer, encoding):
            if strict and is_refused(note):
                raise NoteError(note.source, note.notices[0])
            notes.append(note)
    for source in sources[MAX_NOTES:]:
        hint = "Split the folder and read each part on its own."
        notice = Notice("NOTES-LIMIT", "more than 50,000 files in one folder; this one was not read.", hint)
        notes.append(refused(NoteError(_writable(source), notice)))
    return sorted(notes, key=lambda note: note.source)


def is_refused(note):
    """Whether nothing of this file could be read (an empty one was read)."""
    return not note.text and any(n.code not in ("FILE-EMPTY", "ZIP-SKIPPED") for n in note.notices)


def read_file(file, source, day_first=True, explorer="", encoding=""):
    """Read one file; never raises for what it holds.

    Parameters
    ----------
    file : Path
    source : str
        How the file is called in tables.
    day_first : bool
        How 12/01/2026 is read.
    explorer : str
        Whose search it is.
    encoding : str
        As in `read_notes`.

    Returns
    -------
    list of Note
        One per talk in it; one without text where nothing could be read.
    """
    try:
        found = read_bytes(_bytes_of(file, source), source, day_first, encoding)
        return [_settle(note, explorer) for note in found]
    except NoteError as error:
        return [refused(error)]


def _files_below(root):
    """Sources of the files to try.

    Hidden files and careerlab's own are left alone. Folders that are links are not followed and count as files, and so
    do those that cannot be opened, so that they are named.
    """
    closed = []
    for place, folders, files in os.walk(root, onerror=lambda error: closed.append(error.filename)):
        below = Path(place).relative_to(root)
        files += [name for name in folders if os.path.islink(os.path.join(place, name))]
        folders[:] = sorted(f for f in folders if not f.startswith(".") and (below.parts or f not in NOT_NOTES))
        for name in files:
            if not name.startswith((".", "~$")) and (below.parts or name not in NOT_NOTES):
                yield (below / name).as_posix()
    yield from (Path(place).relative_to(root).as_posix() for place in closed)


def _writable(source):
    """A file name that is no proper text (bytes from another system, control signs) as it can be shown and stored."""
    return visible(source.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _bytes_of(file, source):
    """The bytes of a regular file that is not too large; NoteError says why there are none."""
    try:
        found = os.lstat(file)
        problem = _problem_of(found.st_mode, found.st_size)
        if not problem:
            with open(file, "rb") as opened:
                raw = opened.read(MAX_BYTES + 1)
                if len(raw) <= MAX_BYTES:
                    return raw
                if raw.startswith(ARCHIVE):  # pictures may make it large; its text has limits of its own
                    return raw + opened.read(MAX_ARCHIVE)
            problem = Notice("FILE-SIZE", "the file is larger than 5 MiB.", "Split it: one talk a file.")
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        problem = Notice("FILE-UNREADABLE", f"the file could not be opened ({reason}).", "Check its permissions.")
    raise NoteError(source, problem)


def _problem_of(mode, size):
    if stat.S_ISLNK(mode):
        hint = "Copy the file into the folder."
        return Notice("FILE-LINK", "this is a link to another place; it was not followed.", hint)
    if stat.S_ISDIR(mode):
        return Notice("FILE-UNREADABLE", "the folder could not be opened.", "Check its permissions.")
    if not stat.S_ISREG(mode):
        return Notice("FILE-NOT-REGULAR", "this is no ordinary file.", "Save the notes as a text file.")
    if size > MAX_ARCHIVE:
        return Notice("FILE-SIZE", "the file is larger than 64 MiB.", "Take pictures and recordings out of it.")
    return None


def _settle(note, explorer=""):
    """Fill title, person, path and date from folder and file names where the note is silent.

    And ask for what is still missing.
    """
    if not note.text or not (note.blocks or note.person):  # of what says nothing, nothing is asked
        return note
    where = PurePosixPath(note.source)
    folders = [part for part in where.parts[:-1] if not part.lower().endswith(CONTAINERS)]
    found = titles.from_file_name(where.stem, folders)
    fields = {f: getattr(note, f) or found.get(f, "") for f in ("person", "role", "organisation", "date")}
    fields |= dict(zip(("role", "organisation"), _role_at(fields["role"], fields["organisation"]), strict=True))
    fields["path"] = note.path or next((f for f in folders if not titles.is_shelf(f)), "") or fields["role"]
    fields["title"] = note.title or where.stem
    fields["also"] = () if likeness(note.person, explorer) == 3 else note.also
    fields["person"], asks = _from_turns(note, fields["person"], explorer)
    asks = asks or _asks(fields, note.format, ("person",))
    asks = (
        [*asks, *_asks(fields, note.format, ("path", "date"))] if note.blocks else []
    )  # in a head alone nothing is said
    return replace(note, **fields, notices=(*note.notices, *asks))


def _from_turns(note, person, explorer):
    """Whom the turns of a conversation name as the one talked to, and what has to be asked about them.

    What the note itself states holds, but nobody talks to themselves; a file name holds less than a name in the turns.
    """
    if likeness(person, explorer) == 3:
        person = ""
    speakers = {block.speaker for block in note.blocks} - {""}
    sources = roles(note.blocks, note.text, person, explorer).sources
    if len(speakers) > 1 and not sources:
        return person, [Notice("META-PERSON", f"{_SEVERAL} cannot tell which of them you talked to.", _WHICH)]
    if len(sources) > 1:
        message = f"{_SEVERAL} takes all but the one who asks for one person you talked to."
        return person, [Notice("META-PERSON", message, _WHICH)]
    named = [s for s in sources if is_nameable(s)]
    if named and (not note.person or not person) and not (likeness(named[0], person) and len(person) >= len(named[0])):
        person = named[0].title() if named[0].isupper() else named[0]
    return person, []


def _role_at(role, organisation):
    """`Principal Engineer at Glossier` holds two answers."""
    job, at, firm = role.partition(" at ")
    return (job.strip(), firm.strip()) if at and not organisation else (role, organisation)


_SEVERAL = "several people speak here, and careerlab"
_WHICH = "Add a line `Person: ...` at the top, or correct talks.csv."
_MISSING = {
    "person": ("META-PERSON", "the note does not say whom you talked to.", "..."),
    "path": ("META-PATH", "the note does not say which career it is about.", "..."),
    "date": ("META-DATE", "the note has no date.", "2026-01-31"),
}


def _asks(fields, format, wanted):
    """Questions about what the note leaves open."""
    for field in wanted:
        if not fields[field]:
            code, message, example = _MISSING[field]
            hint = f"Add a line `{field.title()}: {example}` at the top."
            yield Notice(code, message, f"Add a column `{field.title()}`." if format == "sheet" else hint)
