"""The one way careerlab writes a file: the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from pathlib import Path

from careerlab.errors import WriteError

try:
    import fcntl
except ImportError:  # Windows, where a file that is open can be neither removed nor renamed
    fcntl = None

_TEMPORARY = re.compile(r"\.careerlab-[0-9a-f]{16}\.tmp")  # hidden, so that no reader takes one for a note
_HELD = (0.1, 0.2, 0.4)  # seconds between tries: a virus scanner or a sync program lets go of a file soon
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP)  # what network drives say that cannot sync a folder


def write_atomically(file, content):
    """Write bytes so that the file is either the old or the new one, whole, whatever happens in between.

    What earlier runs that were killed left half written beside it is removed.

    Raises
    ------
    WriteError
        The folder or file cannot be written; the old file is as it was. Or the new one is there, whole, but the disk
        did not confirm that it would outlast a power cut.
    """
    file = Path(file)
    make_folder(file.parent, file)
    _remove_leftovers(file.parent)
    try:
        _put(file, content)
    except OSError as error:
        raise _not_written(file, error) from None
    try:
        _sync_folder(file.parent)
    except OSError as error:
        reason = f"{file} was written, but the disk did not confirm it ({_reason(error)})"
        raise WriteError(f"{reason}: check the disk, then try again.") from None
    return file


def make_folder(folder, file=None):
    """Make a folder (for `file`, which an error then names); one that is there is left as it is.

    Raises
    ------
    WriteError
        It cannot be made.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_written(file or folder, error) from None


def _put(file, content):
    """Write a file beside it and rename that."""
    out = _new_temporary(file.parent)
    try:
        with out:
            _keep_permissions(file, out)
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
            if fcntl:  # still locked: no other careerlab can take it for a leftover
                _replace(out.name, file)
        if not fcntl:
            _replace(out.name, file)
    except BaseException:  # Ctrl-C, too
        with contextlib.suppress(OSError):
            os.unlink(out.name)
        raise


def _new_temporary(folder):
    """A new file, open and locked, so that it is seen to be in use."""
    while True:
        out = open(folder / f".careerlab-{os.urandom(8).hex()}.tmp", "xb")  # noqa: SIM115 - closed by who writes it
        if fcntl:
            with contextlib.suppress(OSError):  # a network drive that knows no locks
                fcntl.flock(out, fcntl.LOCK_EX)
        if os.path.exists(out.name):
            return out
        out.close()  # another careerlab removed it before it was locked


def _keep_permissions(file, out):
    """Who made talks.csv private keeps it so; a new file is as the system makes new files. Windows asks the folder."""
    if os.name != "nt" and file.is_file():
        mode = stat.S_IMODE(os.stat(file).st_mode)
        if mode != stat.S_IMODE(os.fstat(out.fileno()).st_mode):
            os.chmod(out.name, mode)


def _replace(temporary, file):
    """Rename, patiently: on Windows and on its network drives nobody can replace a file that a program has open."""
    for wait in _HELD:
        try:
            return os.replace(temporary, file)
        except PermissionError:
            time.sleep(wait)
    os.replace(temporary, file)


def _sync_folder(folder):
    """Make the rename durable; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)


# ---- what killed runs left


def _remove_leftovers(folder):
    """Remove temporary files that nobody writes any more; one that cannot be removed waits for the next time."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    _remove_if_abandoned(entry.path)


def _remove_if_abandoned(file):
    if not fcntl:
        os.unlink(file)
        return
    with open(file, "rb+") as leftover:
        fcntl.flock(leftover, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the system freed the lock of a program that was killed
        os.unlink(file)


# ---- what went wrong, in a sentence

_ADVICE = {
    errno.ENOSPC: "Make room on the disk, then try again.",
    errno.EDQUOT: "Make room on the disk, then try again.",
    errno.EROFS: "Copy the folder to a place where you may write, then try again.",
    errno.EACCES: "Close it in other programs and check that you may write there, then try again.",
    errno.EPERM: "Close it in other programs and check that you may write there, then try again.",
    errno.EBUSY: "Close it in other programs, then try again.",
}


def _not_written(file, error):
    advice = _ADVICE.get(error.errno, "Check the place and the disk, then try again.")
    return WriteError(f"{file} could not be written ({_reason(error)}); what was there is unchanged. {advice}")


def _reason(error):
    return (error.strerror or type(error).__name__).lower()
