"""A note to write into is added to the notes; one that is there is never touched."""

from __future__ import annotations

from careerlab.atomic import write_atomically
from careerlab.errors import WorkspaceError
from careerlab.workspace.lock import locked
from careerlab.workspace.places import notes_folder


def add_note(folder, name, text):
    """Write `text` as a new note called `name`.

    Parameters
    ----------
    folder : Path
        The explorer's folder.
    name : str
        Of the file, without ending; no sign in it that a system refuses.
    text : str

    Returns
    -------
    Path

    Raises
    ------
    WorkspaceError
        A note of this name is there already.
    WriteError
        The folder cannot be written.
    """
    file = notes_folder(folder) / f"{name}.md"
    with locked(folder):
        if file.exists():
            raise WorkspaceError(f"{file} is there already: write into it, or name another day with --date.")
        write_atomically(file, text.encode("utf-8", "replace"))
    return file
