"""The explorer's folder: where notes, profile and talks.csv lie, what careerlab writes, and how (atomically.

One at a time).
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from careerlab.errors import WorkspaceError
from careerlab.insights.people import settle_people
from careerlab.notes.model import Note, Notice
from careerlab.notes.read import read_notes
from careerlab.profile import Profile, read_profile

TALK_COLUMNS = ("file", "person", "organisation", "role", "path", "date", "introduced_by")
INSIGHT_FILES = (".csv", ".jsonl", ".parquet")
_SAMPLE = Path(__file__).parent.parent / "data" / "designer"


@dataclass(frozen=True)
class Workspace:
    """What a folder holds: `notes` (list of Note), `insights` (DataFrame), `profile` (Profile or None).

    `folder` and `out` are Paths.
    """

    folder: Path
    out: Path
    notes: list
    insights: object
    profile: Profile | None = None


def open_workspace(folder=None):
    """Read a workspace, a bare folder of notes, or an insights file.

    Parameters
    ----------
    folder : str or Path, optional
        A workspace (with `notes/` in it), a folder that holds notes, or a file that `write_insights` wrote. Without
        it the folder that
        `careerlab lab` was given, else the sample `data/designer`.

    Returns
    -------
    Workspace
        `notes`, `insights` and `profile` (None without profile.yaml). Nothing is written.

    Raises
    ------
    WorkspaceError, ProfileError, TableError
        One plain sentence each.
    """
    from careerlab.insights.parse import parse_notes
    from careerlab.insights.table import read_insights

    folder = Path(folder or os.environ.get("CAREERLAB_NOTES") or _sample())
    if folder.suffix in INSIGHT_FILES and not folder.is_dir():
        return Workspace(folder.parent, out_folder(folder.parent), [], read_insights(folder), _profile(folder.parent))
    notes, profile = read_talks(folder)
    return Workspace(folder, out_folder(folder), notes, parse_notes(notes), profile)


def read_talks(folder):
    """Notes of a folder with what profile and talks.csv say of them, and the profile; reads only."""
    folder = Path(folder)
    profile = _profile(folder)
    notes = read_notes(notes_folder(folder), day_first=profile.day_first if profile else True)
    notes = [_corrected(note, row) for note, row in zip(notes, _rows_for(notes, talks_file(folder)), strict=True)]
    notes = [_on_path(note, profile) for note in settle_people(notes)]
    return (notes if profile else _one_spelling(notes)), profile


def _sample():
    if not _SAMPLE.is_dir():
        raise WorkspaceError(
            "The sample lies in careerlab's checkout, which is not here: name the folder with your notes."
        )
    return _SAMPLE


def notes_folder(folder):
    """`folder/notes` of a workspace; a folder without it is itself the notes."""
    inner = Path(folder) / "notes"
    return inner if inner.is_dir() else Path(folder)


def talks_file(folder):
    """Where talks.csv of this folder is."""
    return Path(folder) / "talks.csv"


def out_folder(folder):
    """Where careerlab writes: `out/` of a workspace, else `careerlab-out/NAME` in the working folder."""
    folder = Path(folder)
    return folder / "out" if (folder / "notes").is_dir() else Path("careerlab-out") / (folder.resolve().name or "notes")


def _profile(folder):
    file = Path(folder) / "profile.yaml"
    return read_profile(file) if file.is_file() else None


# ---- paths


def _on_path(note, profile):
    """The candidate career a talk is about: what note, folder or role say, in the words of the profile."""
    if profile is None:
        return note
    note = replace(note, explorer=profile.name)
    path = profile.path_for(note.path) or profile.path_for(note.role)
    if path or not note.path or not profile.paths:
        return replace(note, path=path or note.path)
    hint = "Add it to `paths` in profile.yaml (also: lists other names), or correct it in talks.csv."
    notice = Notice("PATH-UNKNOWN", f"`{note.path}` is none of the careers in profile.yaml.", hint)
    return replace(note, notices=(*note.notices, notice))


def _one_spelling(notes):
    """Without a profile, `Product management` and `product management` are one path: the spelling that comes first."""
    shown = {}
    for note in notes:
        shown.setdefault(note.path.casefold(), note.path)
    return [replace(n, path=shown[n.path.casefold()]) for n in notes]


# ---- talks.csv


def _rows_for(notes, file):
    rows = {row["file"]: row for row in read_talks_csv(file)}
    return [rows.get(note.source, {}) for note in notes]


def read_talks_csv(file):
    """Rows of talks.csv as dicts; commas, semicolons or tabs, as spreadsheets save them. A missing file is no rows.

    Raises
    ------
    WorkspaceError
        The file has no column `file`, or cannot be opened.
    """
    if not file.is_file():
        return []
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise WorkspaceError(
            f"{file.name} could not be opened ({error.strerror}): close it in other programs and try again."
        ) from None
    head = text.split("\n", 1)[0]
    rows = list(csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count)))
    if rows and "file" not in rows[0]:
        raise WorkspaceError(
            f"{file.name}, line 1: expected the columns {', '.join(TALK_COLUMNS)}; put them back, or delete the file."
        )
    return [{c: _unguarded((row.get(c) or "").strip()) for c in TALK_COLUMNS} for row in rows]


def _corrected(note, row):
    """A filled cell of talks.csv beats what the note says."""
    filled = {c: row[c] for c in TALK_COLUMNS[1:] if row.get(c)}
    if not filled:
        return note
    answered = {"person": "META-PERSON", "path": "META-PATH", "date": "META-DATE"}
    settled = {answered[c] for c in filled if c in answered}
    return replace(note, **filled, notices=tuple(n for n in note.notices if n.code not in settled))


def update_talks(workspace):
    """Add a row to talks.csv for every note that has none, and fill cells that are empty.

    A filled cell is never changed.

    Returns the file, or None for a bare folder of notes, which careerlab leaves as it is.
    """
    if not (workspace.folder / "notes").is_dir():
        return None
    file = talks_file(workspace.folder)
    rows = {row["file"]: row for row in read_talks_csv(file)}
    before = [dict(row) for row in rows.values()]
    for note in workspace.notes:
        found = {c: getattr(note, c) for c in TALK_COLUMNS[1:]}
        row = rows.setdefault(note.source, {"file": note.source})
        row.update({c: value for c, value in found.items() if not row.get(c)})
    if note_rows := [row for row in rows.values() if row["file"]]:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(TALK_COLUMNS)
        writer.writerows([[_guarded(row.get(c, "")) for c in TALK_COLUMNS] for row in note_rows])
        if before != note_rows:
            write_atomically(file, text.getvalue().encode())
    return file


def _guarded(value):
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _unguarded(value):
    return value[1:] if value[:1] == "'" and value[1:2] in tuple("=+-@") else value


# ---- writing


def write_atomically(file, content):
    """Write bytes so that the file is either the old or the new one, whole, whatever happens in between.

    Raises
    ------
    WorkspaceError
        The folder or file cannot be written; the old file is as it was.
    """
    file = Path(file)
    temporary = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, file)
        _sync_folder(file.parent)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        reason = (error.strerror or type(error).__name__).lower()
        raise WorkspaceError(f"{file} could not be written ({reason}); what was there is unchanged.") from None
    return file


def _sync_folder(folder):
    """Make the rename durable; Windows has no such call."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def locked(folder):
    """Let one careerlab write a workspace at a time.

    The system frees the lock when the program ends, however it ends.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = open(folder / ".careerlab.lock", "a")  # noqa: SIM115 - closed by the `with` below
    except OSError as error:
        raise WorkspaceError(
            f"{folder} cannot be written ({(error.strerror or '').lower()}): choose another folder."
        ) from None
    with file:
        try:
            _lock(file)
        except OSError:
            raise WorkspaceError(f"Another careerlab is writing {folder}: wait until it has finished.") from None
        yield


def _lock(file):
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def problems(notes):
    """(source, Notice) of every note, in order."""
    return [(note.source, notice) for note in notes for notice in note.notices]


def is_readable(note):
    """Whether anything of this file was read."""
    return isinstance(note, Note) and bool(note.text)
