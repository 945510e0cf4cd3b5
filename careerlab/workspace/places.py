"""Where what lies in an explorer's folder."""

from __future__ import annotations

from pathlib import Path

from careerlab.errors import WorkspaceError


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


def corrections_file(folder):
    """Where corrections.csv of this folder is."""
    return Path(folder) / "corrections.csv"


def audit_file(folder):
    """Where audit.csv of this folder is."""
    return Path(folder) / "audit.csv"


def bytes_of(file):
    """What is in a file; nothing if it is not there."""
    try:
        return file.read_bytes() if file.exists() else b""
    except OSError as error:
        raise not_opened(file, error) from None


def not_opened(file, error):
    return WorkspaceError(
        f"{file.name} could not be opened ({error.strerror}): close it in other programs and try again."
    )
