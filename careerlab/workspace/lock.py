"""One careerlab at a time writes in a folder."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from careerlab.errors import WriteError


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
