"""Write down what matters, and when, in profile.yaml."""

from __future__ import annotations

from pathlib import Path

from careerlab.atomic import write_atomically
from careerlab.errors import WorkspaceError
from careerlab.profile import Profile, read_profile
from careerlab.profile.edit import with_priorities
from careerlab.workspace import is_sample, locked, out_folder


def keep_priorities(folder, priorities, today):
    """Write priorities into profile.yaml of a folder, with the day, and leave the rest of the file as it is.

    If a page with a comparison had been written before, the profile says that, too. What stands there already, with
    its date, is not written again.

    Parameters
    ----------
    folder : str or Path
        The workspace; a profile.yaml is made where there is none.
    priorities : list or dict
        Topics from most to least important, those that tie in a list of their own; or points 0-100 by topic.
    today : str
        ISO date.

    Returns
    -------
    Profile
        As it stands in the file now.

    Raises
    ------
    ProfileError
        profile.yaml cannot be read or changed, or priorities or date are none.
    WorkspaceError, WriteError
        There is no such folder, it is the sample, or it cannot be written.
    """
    before = profile_of(folder)
    if before.priorities == priorities and before.priorities_date:
        return before
    file = profile_file(folder)
    with locked(folder):
        text = file.read_bytes().decode("utf-8") if file.exists() else ""
        seen = was_compared(folder)
        write_atomically(file, with_priorities(text, priorities, today, seen, file.name).encode("utf-8"))
    return read_profile(file)


def profile_of(folder):
    """The profile to which priorities are added, an empty one where there is none; errors as of `keep_priorities`."""
    if not Path(folder).is_dir():
        raise WorkspaceError(f"{folder} is no folder: name the one that holds your notes.")
    if is_sample(folder):
        raise WorkspaceError("This is the sample, and its profile stays as it is: name a folder of your own.")
    file = profile_file(folder)
    return read_profile(file) if file.exists() else Profile()


def profile_file(folder):
    """Where profile.yaml of this folder is."""
    return Path(folder) / "profile.yaml"


def was_compared(folder):
    """Whether a page with a comparison was written for this folder, so that scores may have been seen."""
    return (out_folder(folder) / "report.html").exists()
