"""What the person decided about statements: corrections.csv and audit.csv, which only ever grow."""

from __future__ import annotations

from dataclasses import replace

from careerlab.atomic import write_atomically
from careerlab.errors import WorkspaceError
from careerlab.insights.answers import added_answers, read_answers
from careerlab.insights.corrections.lines import added_text, read_lines
from careerlab.notes.encoding import decode
from careerlab.notes.model import Notice
from careerlab.workspace.lock import locked
from careerlab.workspace.places import audit_file, bytes_of, corrections_file

_JOIN = "To have one file, add its lines to corrections.csv and delete it."


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
    found, notices = read_lines(_decoded(file, bytes_of(file))[0])
    for copy in sorted(file.parent.glob("corrections*.csv")):
        if "conflict" in copy.name.casefold():
            more, wrong = read_lines(_decoded(copy, bytes_of(copy))[0])
            found += more
            notices += [replace(notice, message=f"in {copy.name}: {notice.message}") for notice in wrong]
            notices.append(Notice("CORRECTION-COPY", f"{copy.name} of another machine counts, too.", _JOIN))
    return list(dict.fromkeys(found)), notices


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
        raw = bytes_of(file)
        text, encoding = _decoded(file, raw)
        if added := added_to(text):
            write_atomically(file, raw + added.encode(encoding, "replace"))
    return file


def read_audit(file):
    """The answers in an audit.csv and what is wrong with lines that were left out; it is never rewritten."""
    return read_answers(_decoded(file, bytes_of(file))[0])


def add_answers(workspace, answers):
    """Append answers to audit.csv; every byte that is there stays. Errors are as of `add_corrections`."""
    return _append(workspace.folder, audit_file(workspace.folder), lambda text: added_answers(text, answers))
