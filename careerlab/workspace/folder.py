"""Opening the explorer's folder: its notes, what talks.csv and profile.yaml say of them, and the insights."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from careerlab.errors import WorkspaceError
from careerlab.insights.identity.people import ask_about_namesakes, settle_people
from careerlab.insights.identity.talks import settle_talks
from careerlab.insights.phrases import stems_of
from careerlab.notes.model import Notice, filled
from careerlab.notes.read import read_notes
from careerlab.profile import Profile, read_profile
from careerlab.workspace.decisions import read_audit, read_corrections
from careerlab.workspace.places import audit_file, corrections_file, notes_folder, out_folder, talks_file
from careerlab.workspace.talks_sheet import rows_for, with_cells

INSIGHT_FILES = (".csv", ".jsonl", ".parquet")
_FIRST_LINES = 2
_LONGEST_FIRST_LINE = 120  # signs; what stands later in a paragraph is no longer what the talk is about
_SAMPLE = Path(__file__).parent.parent.parent / "data" / "designer"


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
    rows = rows_for(notes, talks_file(folder))
    notes = [with_cells(note, row, day_first) for note, row in zip(notes, rows, strict=True)]
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


def _profile(folder):
    file = Path(folder) / "profile.yaml"
    return read_profile(file) if file.is_file() else None


def _on_path(note, profile):
    """The candidate career a talk is about: what note, folder or role say, in the words of the profile.

    Where these are silent: what the name of the file or the first lines say, if they name one career of the profile.
    """
    if profile is None:
        return note
    note = replace(note, explorer=profile.name)
    folders = PurePosixPath(note.source).parts[-2::-1]
    stated = note.path not in ("", note.role, *folders)
    names = (note.path, note.role, *(() if stated else (*folders, *note.tags)))
    path = next(filter(None, map(profile.path_for, names)), "")
    if not path and note.path in ("", note.role):
        guessed = next(filter(None, map(profile.only_path_in, _first_words(note))), "")
        if guessed:
            return _on_guessed_path(note, guessed)
    if path or not note.path or not profile.paths:
        return replace(filled(note, {"path": path}), path=path or note.path)
    hint = "Add it to `paths` in profile.yaml (also: lists other names), or correct it in talks.csv."
    notice = Notice("PATH-UNKNOWN", f"`{note.path}` is none of the careers in profile.yaml.", hint)
    return replace(note, notices=(*note.notices, notice))


def _on_guessed_path(note, path):
    hint = "If that is wrong, correct it in talks.csv, or add a line `Path: ...` at the top."
    notice = Notice("PATH-GUESSED", f"it was taken to be about {path}, which its name or first lines say.", hint)
    answered = filled(replace(note, path=""), {"path": path})
    return replace(answered, notices=(*answered.notices, notice))


def _first_words(note):
    """Yield the name of the file and the first lines of what it says: there people write what a talk is about."""
    yield note.title
    said = (note.text[a:b][:_LONGEST_FIRST_LINE] for block in note.blocks[:_FIRST_LINES] for a, b in block.runs[:1])
    yield from said


def _one_spelling(notes):
    """Without a profile, `Beekeeping`, `beekeeping` and the role of a `beekeeper` are one path.

    It is spelled as a note states it first, else as the first role is called.
    """
    shown = {}
    for note in sorted(notes, key=lambda n: n.path == n.role):
        shown.setdefault(_path_key(note.path), note.path)
    return [replace(n, path=shown[_path_key(n.path)]) for n in notes]


def _path_key(path):
    return frozenset(stems_of(path)) or path.casefold()
