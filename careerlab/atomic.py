"""The one way careerlab writes a file: the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from careerlab.errors import WriteError


def write_atomically(file, content):
    """Write bytes so that the file is either the old or the new one, whole, whatever happens in between.

    Raises
    ------
    WriteError
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
        raise WriteError(f"{file} could not be written ({reason}); what was there is unchanged.") from None
    return file


def _sync_folder(folder):
    """Make the rename durable; Windows has no such call."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
