"""Take somebody out of everything careerlab made of a folder, and say where else the name still stands.

Notes, what was pasted into people/ and profile.yaml are the explorer's own: they are never changed, only listed. What
lies elsewhere (copies, backups, the history of a repository, packs that were handed in) is beyond reach.
"""

from __future__ import annotations

import contextlib
import html
import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from careerlab.atomic import write_atomically
from careerlab.errors import CorrectionError, WorkspaceError
from careerlab.insights.corrections.sheet import cells_of, head_of, lines_of
from careerlab.insights.identity.names import fold_name, is_address, is_maybe_one
from careerlab.notes.encoding import decode
from careerlab.notes.model import line_starts
from careerlab.workshop.named import named_in
from careerlab.workshop.names import Names, all_names_of, words_in
from careerlab.workspace import locked, notes_folder, out_folder, read_talks

DELETED = "deleted: careerlab can make it again"
UNSEARCHED = "deleted: careerlab can make it again, and what is in it cannot be searched"
TAKEN_OUT = "lines taken out"
YOURS = "yours, left as it is: it still holds the name"
NOT_SEARCHED = "yours, left as it is: it cannot be searched, look into it"
HISTORY = "left as it is: what was committed stays in the history"
LOOK_ONLY = "would be "

_RECEIPT = ("file", "done", "lines")
_LARGEST = 20_000_000  # bytes; nobody's notes are larger
_PICTURE = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,")


@dataclass(frozen=True)
class _Sought:
    """Who is to be forgotten: all names, those that somebody else has too, and addresses in small letters."""

    names: Names
    shared: frozenset
    addresses: tuple
    fulls: frozenset


def forget(folder, person, look_only=False):
    """Take somebody out of everything careerlab made, and list where the name still stands.

    Files in `out/` that hold the name, or that cannot be searched (pictures), are deleted. From talks.csv,
    corrections.csv and audit.csv the lines about this person's talks go, and those that name the person; a line that
    only has a word somebody else may be called is left and listed. Running it again changes nothing more.

    Parameters
    ----------
    folder : str or Path
        A workspace or a folder of notes.
    person : str
        As the notes or the profile call them; nicknames and other names are found by it.
    look_only : bool
        Say what would be done, and do nothing.

    Returns
    -------
    pandas.DataFrame
        The receipt, one row per file: `file` (str, relative to the folder), `done` (str) and `lines` (str: numbers of
        the lines that went or that hold the name, '' for a whole file), what was done first.

    Raises
    ------
    WorkspaceError
        No name is given, or several people may be meant.
    """
    folder = Path(folder)
    notes, profile = read_talks(folder)
    sought, theirs = _sought(person, notes, profile)
    theirs |= _files_in_talks(folder / "talks.csv", sought)
    with _alone(folder, look_only):
        done = [*_out(folder, sought, look_only), *_sheets(folder, sought, theirs, look_only)]
    seen = {row[0] for row in done} if look_only else set()
    left = [*_in_notes(notes, sought), *_in_other_files(folder, sought, seen)]
    rows = [*sorted(done), *sorted(left)]
    return pd.DataFrame({name: pd.Series([row[n] for row in rows], dtype="str") for n, name in enumerate(_RECEIPT)})


def _alone(folder, look_only):
    """Only one careerlab writes in a workspace at a time; a bare folder of notes gets no file of ours."""
    return locked(folder) if (folder / "notes").is_dir() and not look_only else contextlib.nullcontext()


# ---- who is meant


def _sought(person, notes, profile):
    """Whom the words mean, and the files of the talks with them.

    Raises
    ------
    WorkspaceError
        There is no name, or several people may be called so.
    """
    if not words_in(fold_name(person)):
        raise WorkspaceError("Say whom to forget: a name as it stands in the notes.")
    everybody = {}
    known = profile.people if profile else ()
    for name, also in [*((n.person, n.also) for n in notes if n.person), *((k.name, k.also) for k in known)]:
        everybody.setdefault(name, set()).update(also)
    meant = _meant(person, everybody)
    called = {person, *meant, *(word for name in meant for word in everybody[name])}
    addresses = tuple(sorted(word.casefold().strip("<>") for word in called if is_address(word)))
    own = {form: "" for name in called if not is_address(name) for form in all_names_of(name)}
    others = (name for name in everybody if name not in meant)
    shared = {form for name in others for form in all_names_of(name)} & set(own)
    fulls = frozenset(words_in(fold_name(name)) for name in called if not is_address(name))
    names = Names({form: " ".join(form) for form in own}, {}, {}, frozenset())
    return _Sought(names, frozenset(shared), addresses, fulls), {n.source for n in notes if n.person in meant}


def _meant(person, everybody):
    """Names of whom the words mean: those called exactly so, else whoever may be."""
    exact = {name for name, also in everybody.items() if fold_name(person) in map(fold_name, (name, *also))}
    meant = exact or {name for name in everybody if is_maybe_one(name, person)}
    if len(meant) > 1:
        raise WorkspaceError(f"{person} may be {' or '.join(sorted(meant))}: give the whole name.")
    return meant


def _places(text, sought):
    """Where a text names the person: (offset, whether nobody else can be meant)."""
    found = [
        (n.start, not n.is_word and tuple(n.who.split()) not in sought.shared) for n in named_in(text, sought.names)
    ]
    addresses = (m for words in sought.addresses for m in re.finditer(re.escape(words), text, re.I))
    return [*found, *((m.start(), True) for m in addresses)]


def _lines_with(text, sought):
    """Numbers of the lines that may name the person; a name may run over the end of a line."""
    starts = line_starts(text)
    return sorted({bisect_right(starts, at) for at, _ in _places(text, sought)})


def _is_named(text, sought):
    return any(sure for _, sure in _places(text, sought))


# ---- what careerlab made


def _out(folder, sought, look_only):
    """Delete from the folder out/ what holds the name or cannot be searched."""
    out = out_folder(folder)
    for file in _files(out):
        text = _text_of(file)
        is_whole = text is not None and not _PICTURE.search(text)
        name = _shown(file, folder)
        if _places(f"{file.stem} {text or ''}", sought) or not is_whole:
            yield name, _deleted(file, DELETED if is_whole else UNSEARCHED, look_only), ""


def _deleted(file, done, look_only):
    if look_only:
        return LOOK_ONLY + done
    try:
        file.unlink()
    except OSError as error:
        return f"could not be deleted ({(error.strerror or '').lower()}): close it, then run this again"
    return done


def _sheets(folder, sought, theirs, look_only):
    """Take lines out of talks.csv, corrections.csv and audit.csv; all other lines keep every byte."""
    copies = (file for file in folder.glob("*.csv") if re.match(r"(?:talks|corrections|audit)\b", file.name.casefold()))
    for file in sorted(copies):
        raw = file.read_bytes()
        gone = _lines_about(decode(raw)[0], sought, theirs)
        if gone and not look_only:
            write_atomically(file, _without_lines(raw, gone))
        if gone:
            yield file.name, (LOOK_ONLY if look_only else "") + TAKEN_OUT, ", ".join(map(str, sorted(gone)))


def _lines_about(text, sought, theirs):
    """Numbers of the lines about the person's talks, and of those that name the person."""
    sign, head = head_of(text)
    gone = set()
    for number, line in list(lines_of(text))[1:]:
        try:
            cells = cells_of(line, sign)
        except CorrectionError:  # a cell that goes on in the next line: not ours to part
            continue
        told = dict(zip(head, cells, strict=False))
        if told.get("file") in theirs or any(_is_named(cell, sought) for cell in cells):
            gone.add(number)
    return gone


def _files_in_talks(file, sought):
    """Files that talks.csv says are talks with the person, also where the note itself is gone."""
    text = decode(file.read_bytes())[0] if file.is_file() else ""
    sign, head = head_of(text)
    found = set()
    for _, line in list(lines_of(text))[1:]:
        with contextlib.suppress(CorrectionError):
            told = dict(zip(head, cells_of(line, sign), strict=False))
            if words_in(fold_name(told.get("person", ""))) in sought.fulls:
                found.add(told.get("file", ""))
    return found - {""}


def _without_lines(raw, numbers):
    """The bytes without some lines."""
    text, encoding, _ = decode(raw)
    if not encoding.startswith(("utf-16", "utf-32")):  # in all others a line end is what it is in ASCII
        kept = (line for n, line in enumerate(re.split(rb"(?<=\n)|(?<=\r)(?!\n)", raw), 1) if n not in numbers)
        mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
        return mark + b"".join(kept).removeprefix(mark)
    kept = (line for n, line in enumerate(re.split(r"(?<=\n)|(?<=\r)(?!\n)", text), 1) if n not in numbers)
    return "".join(kept).encode(encoding)


# ---- what is the person's own


def _in_notes(notes, sought):
    return [row for note in notes if (row := _listed(f"notes/{note.source}", note.text, sought))]


def _listed(name, text, sought):
    """The row of a file that still holds the name, None for any other."""
    lines = ", ".join(map(str, _lines_with(text, sought)))
    if lines or _places(PurePosixPath(name).stem, sought):
        return name, YOURS, lines or "the name of the file"
    return None


def _in_other_files(folder, sought, seen):
    """Everything else in a workspace: people/, profile.yaml, lines of a sheet that may mean somebody else."""
    if not (folder / "notes").is_dir():
        return
    if (folder / ".git").exists():
        yield ".git", HISTORY, ""
    for file in _files(folder, beside=(notes_folder(folder), out_folder(folder), folder / ".git")):
        name, text = _shown(file, folder), _text_of(file)
        if text is None:
            yield name, NOT_SEARCHED, ""
        elif name not in seen and (row := _listed(name, text, sought)):
            yield row


def _files(folder, beside=()):
    """All files below a folder, in order; links are not followed."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if Path(place, name) not in beside)
        yield from (file for name in sorted(files) if not (file := Path(place, name)).is_symlink() and file.is_file())


def _text_of(file):
    """What can be searched in a file, None if nothing can: words of a page without its marks, a calendar unfolded."""
    try:
        if file.stat().st_size > _LARGEST:
            return None
        raw = file.read_bytes()
    except OSError:
        return None
    text, encoding, _ = decode(raw)
    if raw and not encoding:
        return None
    if file.suffix.casefold() in (".ics", ".vcf"):
        text = re.sub(r"\r?\n[ \t]", "", text)
    return html.unescape(text) if file.suffix.casefold() in (".html", ".htm", ".svg", ".xml") else text


def _shown(file, folder):
    try:
        return file.relative_to(folder).as_posix()
    except ValueError:  # what is made of a bare folder lies elsewhere
        return file.as_posix()
