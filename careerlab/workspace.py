"""The explorer's folder: where notes, profile and talks.csv lie, and that one careerlab at a time writes there."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from careerlab.atomic import write_atomically
from careerlab.errors import WorkspaceError, WriteError
from careerlab.insights.answers import added_answers, read_answers
from careerlab.insights.corrections.lines import added_text, read_lines
from careerlab.insights.corrections.sheet import guarded, unguarded
from careerlab.insights.identity.names import is_maybe_one
from careerlab.insights.identity.people import ask_about_namesakes, settle_people
from careerlab.insights.identity.talks import settle_talks
from careerlab.notes.encoding import decode
from careerlab.notes.heads import read_date
from careerlab.notes.model import Note, Notice, filled
from careerlab.notes.read import is_refused, read_notes
from careerlab.profile import Profile, read_profile

TALK_COLUMNS = ("file", "person", "organisation", "role", "path", "date", "introduced_by")
INSIGHT_FILES = (".csv", ".jsonl", ".parquet")
_SAMPLE = Path(__file__).parent.parent / "data" / "designer"


@dataclass(frozen=True)
class Workspace:
    """What a folder holds: `notes` (list of Note), `insights` (DataFrame), `profile` (Profile or None).

    `folder` and `out` are Paths. `corrections` (list of Correction) are in `insights` already; `outcomes` (DataFrame)
    says what became of each, `taught` (DataFrame) which labels of other statements they changed, none if they are
    `frozen`. `answers` (list of Answer) are those of audit.csv; `notices` (list of Notice) say which lines of
    corrections.csv were left out. `parsed` (DataFrame) is the table before all corrections.
    """

    folder: Path
    out: Path
    notes: list
    insights: object
    profile: Profile | None = None
    corrections: list = field(default_factory=list)
    outcomes: object = None
    notices: list = field(default_factory=list)
    taught: object = None
    answers: list = field(default_factory=list)
    frozen: bool = False
    parsed: object = None


def open_workspace(folder=None, encoding="", frozen=False):
    """Read a workspace, a bare folder of notes, or an insights file.

    Parameters
    ----------
    folder : str or Path, optional
        A workspace (with `notes/` in it), a folder that holds notes, or a file that `write_insights` wrote. Without
        it the folder that
        `careerlab lab` was given, else the sample `data/designer`.
    encoding : str
        What text files are that are neither UTF-8 nor say what they are; without it what profile.yaml says, else a
        guess that is said.
    frozen : bool
        Let corrections teach nothing, as with `learning: frozen` in profile.yaml.

    Returns
    -------
    Workspace
        `notes`, `insights` with the corrections in corrections.csv, and `profile` (None without profile.yaml). Nothing
        is written.

    Raises
    ------
    WorkspaceError, ProfileError, TableError
        One plain sentence each.
    """
    from careerlab.insights.learning import correct_and_learn
    from careerlab.insights.parse import parse_notes
    from careerlab.insights.table import read_insights

    folder = Path(folder or os.environ.get("CAREERLAB_NOTES") or _sample())
    if folder.suffix in INSIGHT_FILES and not folder.is_dir():
        insights, outcomes, taught = correct_and_learn(read_insights(folder), [])  # those of its notes are in it
        place = (folder.parent, out_folder(folder.parent))
        return Workspace(*place, [], insights, _profile(folder.parent), outcomes=outcomes, taught=taught)
    notes, profile = read_talks(folder, encoding)
    corrections, notices = read_corrections(corrections_file(folder))
    frozen = frozen or bool(profile and profile.frozen)
    parsed = parse_notes(notes)
    insights, outcomes, taught = correct_and_learn(parsed, corrections, notes, frozen)
    answers = read_audit(audit_file(folder))[0]
    found = (notes, insights, profile, corrections, outcomes, notices, taught, answers, frozen, parsed)
    return Workspace(folder, out_folder(folder), *found)


def read_talks(folder, encoding=""):
    """Notes of a folder with what profile and talks.csv say of them, and the profile; reads only."""
    folder = Path(folder)
    profile = _profile(folder)
    said = profile or Profile()
    day_first = said.day_first
    encoding = encoding or said.encoding
    notes = read_notes(notes_folder(folder), day_first=day_first, explorer=said.name, encoding=encoding)
    rows = _rows_for(notes, talks_file(folder))
    notes = [_corrected(note, row, day_first) for note, row in zip(notes, rows, strict=True)]
    known = (profile.people, profile.organisations, profile.name) if profile else ()
    notes = [_on_path(note, profile) for note in settle_people(notes, *known)]
    notes = ask_about_namesakes(settle_talks(notes if profile else _one_spelling(notes)), *known[:1])
    return notes, profile


def _sample():
    if not _SAMPLE.is_dir():
        raise WorkspaceError(
            "The sample lies in careerlab's checkout, which is not here: name the folder with your notes."
        )
    return _SAMPLE


def is_sample(folder):
    """Whether this is the folder of the sample, which stays as it is."""
    return Path(folder).resolve() == _SAMPLE.resolve()


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
    folders = PurePosixPath(note.source).parts[-2::-1]
    stated = note.path not in ("", note.role, *folders)
    names = (note.path, note.role, *(() if stated else (*folders, *note.tags)))
    path = next(filter(None, map(profile.path_for, names)), "")
    if path or not note.path or not profile.paths:
        return replace(filled(note, {"path": path}), path=path or note.path)
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
    rows = {_cell(row["file"]): row for row in read_talks_csv(file)}
    return [rows.get(_cell(note.source), {}) for note in notes]


def read_talks_csv(file):
    """Rows of talks.csv as dicts; commas, semicolons or tabs, as spreadsheets save them. A missing file is no rows.

    Raises
    ------
    WorkspaceError
        The file has no column `file`, or cannot be opened.
    """
    head, *rows = _sheet(file)[0]
    return [dict(zip(TALK_COLUMNS, _cells(head, row), strict=True)) for row in rows]


def _cell(source):
    """How files are told apart in talks.csv, where no space or line end around or in a name is safe."""
    return " ".join(source.split())


def _sheet(file):
    """The rows of talks.csv as lists, the head first, and the sign between cells."""
    if not file.is_file():
        return [list(TALK_COLUMNS)], ","
    try:
        raw = file.read_bytes()
        text = re.sub(r"\r\n?", "\n", decode(raw)[0])
        if not text and len(raw) > 4:
            raise csv.Error("it is not text")
        sign = max(",;\t", key=text.split("\n", 1)[0].count)
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=sign) if any(cell.strip() for cell in row)]
    except OSError as error:
        raise _not_opened(file, error) from None
    except csv.Error as error:
        raise WorkspaceError(f"{file.name} is no table ({error}): save it as CSV, or delete the file.") from None
    if rows and "file" not in rows[0]:
        raise WorkspaceError(
            f"{file.name}, line 1: expected the columns {', '.join(TALK_COLUMNS)}; put them back, or delete the file."
        )
    return rows or [list(TALK_COLUMNS)], sign


def _not_opened(file, error):
    return WorkspaceError(
        f"{file.name} could not be opened ({error.strerror}): close it in other programs and try again."
    )


def _cells(head, row):
    """What stands in the columns that careerlab knows."""
    cells = dict(zip(head, row, strict=False))
    return [unguarded(cells.get(column, "").strip()) for column in TALK_COLUMNS]


def _corrected(note, row, day_first):
    """A filled cell of talks.csv beats what the note says."""
    told = {c: row[c] for c in TALK_COLUMNS[1:] if row.get(c)}
    if not told:
        return note
    if not is_maybe_one(note.person, told.get("person", note.person)):  # what the note says of another is not theirs
        told["also"] = ()
    notices = note.notices
    if "date" in told:  # a spreadsheet writes 2026-01-14 as 14/01/2026
        told["date"] = read_date(words := told["date"], day_first)[0] or note.date
        if not told["date"]:
            hint = "Write it as 2026-01-31."
            notices = (*notices, Notice("TALK-DATE", f"`{words}` in talks.csv is no date careerlab can read.", hint))
    answered = {"person": ("META-PERSON",), "path": ("META-PATH",), "date": ("META-DATE",)}
    settled = {code for c in answered.keys() & told.keys() if told[c] for code in answered[c]}
    return replace(note, **told, notices=tuple(n for n in notices if n.code not in settled))


def update_talks(workspace):
    """Add a row to talks.csv for every note that has none, and fill cells that are empty.

    A filled cell is never changed, nor are columns and rows that the person added.

    Returns the file, or None for a bare folder of notes, which careerlab leaves as it is.
    """
    if not (workspace.folder / "notes").is_dir():
        return None
    file = talks_file(workspace.folder)
    (head, *rows), sign = _sheet(file)
    head = [*head, *(c for c in TALK_COLUMNS if c not in head)]
    row_of, changed = {_cell(_cells(head, row)[0]): row for row in rows}, False
    for note in workspace.notes:
        if not (note.blocks or is_refused(note)):  # a page about a person, what a zip holds beside notes, nothing yet
            continue
        if _cell(note.source) not in row_of:
            rows.append(row_of.setdefault(_cell(note.source), []))
        row = row_of[_cell(note.source)]
        row += [""] * (len(head) - len(row))
        for column in TALK_COLUMNS:
            at, value = head.index(column), _cell(note.source) if column == "file" else getattr(note, column)
            if value and not row[at].strip():
                row[at], changed = guarded(value), True
    if changed:
        text = io.StringIO()
        csv.writer(text, delimiter=sign, lineterminator="\n").writerows([head, *rows])
        # with the mark, a spreadsheet reads accents as they are
        write_atomically(file, text.getvalue().encode("utf-8-sig", "replace"))
    return file


# ---- corrections.csv


_JOIN = "To have one file, add its lines to corrections.csv and delete it."


def corrections_file(folder):
    """Where corrections.csv of this folder is."""
    return Path(folder) / "corrections.csv"


def read_corrections(file):
    """The decisions in a corrections.csv and what is wrong with lines that were left out; it is never rewritten.

    Where two machines wrote at a time, a sync program leaves a second file beside it, which is read as well.

    Returns
    -------
    corrections : list of Correction
        In the order of the lines; a missing file holds none.
    notices : list of Notice

    Raises
    ------
    WorkspaceError
        The file cannot be opened, or is no text.
    """
    found, notices = read_lines(_decoded(file, _bytes_of(file))[0])
    for copy in sorted(file.parent.glob("corrections*.csv")):
        if "conflict" in copy.name.casefold():
            more, wrong = read_lines(_decoded(copy, _bytes_of(copy))[0])
            found += more
            notices += [replace(notice, message=f"in {copy.name}: {notice.message}") for notice in wrong]
            notices.append(Notice("CORRECTION-COPY", f"{copy.name} of another machine counts, too.", _JOIN))
    return list(dict.fromkeys(found)), notices


def _bytes_of(file):
    """What is in a file; nothing if it is not there."""
    try:
        return file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise _not_opened(file, error) from None


def _decoded(file, raw):
    """The text of a spreadsheet's file, and how text is added to it."""
    text, encoding, _ = decode(raw)
    if raw and not encoding:
        raise WorkspaceError(f"{file.name} is no text: put back an older copy, or delete the file.")
    if encoding == "utf-16":  # with a mark, which comes once
        encoding += "-be" if raw[:1] == b"\xfe" else "-le"
    return text, encoding if encoding.startswith("utf-16") else "utf-8"


def add_corrections(workspace, corrections):
    """Append decisions to corrections.csv, those that are not in it yet; every byte that is there stays.

    Returns the file.

    Raises
    ------
    WorkspaceError, CorrectionError
        The folder is no workspace, or the first line of corrections.csv lacks a column.
    WriteError
        The file cannot be written; what was there is unchanged.
    """
    return _append(workspace.folder, corrections_file(workspace.folder), lambda text: added_text(text, corrections))


def _append(folder, file, added_to):
    """Add to a file of the workspace what `added_to` makes of its text; every byte that is there stays."""
    if not (folder / "notes").is_dir():
        raise WorkspaceError(
            f"{folder} has no folder `notes`: put your notes into {folder / 'notes'} first, so that corrections have a"
            " place beside them."
        )
    with locked(folder):
        raw = _bytes_of(file)
        text, encoding = _decoded(file, raw)
        if added := added_to(text):
            write_atomically(file, raw + added.encode(encoding, "replace"))
    return file


# ---- audit.csv


def audit_file(folder):
    """Where audit.csv of this folder is."""
    return Path(folder) / "audit.csv"


def read_audit(file):
    """The answers in an audit.csv and what is wrong with lines that were left out; it is never rewritten."""
    return read_answers(_decoded(file, _bytes_of(file))[0])


def add_answers(workspace, answers):
    """Append answers to audit.csv; every byte that is there stays. Errors are as of `add_corrections`."""
    return _append(workspace.folder, audit_file(workspace.folder), lambda text: added_answers(text, answers))


# ---- writing


@contextlib.contextmanager
def locked(folder):
    """Let one careerlab write a workspace at a time.

    The system frees the lock when the program ends, however it ends.

    Raises
    ------
    WriteError
        The folder cannot be written, or another careerlab is writing there.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = open(folder / ".careerlab.lock", "a")  # noqa: SIM115 - closed by the `with` below
    except OSError as error:
        raise WriteError(
            f"{folder} cannot be written ({(error.strerror or '').lower()}): choose another folder."
        ) from None
    with file:
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            raise WriteError(f"Another careerlab is writing {folder}: wait until it has finished.") from None
        except OSError:
            pass  # a network drive that knows no locks: each file is written whole all the same
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
