"""What lies in the explorer's folder `people`: what was found about somebody before a talk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from careerlab.background.model import Background
from careerlab.background.read import background_of
from careerlab.notes.read import read_notes

PEOPLE = "people"


def read_background(folder, person, profile=None) -> Background:
    """Read what was pasted about a person into FOLDER/people, in any format that notes may have.

    Parameters
    ----------
    folder : str or Path
        The explorer's folder. Without `people` in it nothing is known, and a notice says what to paste where.
    person : str
        The name, as it may be spelled.
    profile : Profile, optional
        The explorer: how dates and old text files are to be read.

    Returns
    -------
    Background
        Sources of the facts begin with ``people/``.

    Raises
    ------
    WorkspaceError
        The folder cannot be opened.
    """
    place = Path(folder) / PEOPLE
    said = {"day_first": profile.day_first, "encoding": profile.encoding} if profile else {}
    notes = read_notes(place, **said) if place.is_dir() else []
    return background_of([replace(note, source=f"{PEOPLE}/{note.source}") for note in notes], person)
