"""A disk that fails: counts what a program asks of the files below a folder, and lets the n-th call fail.

Armed inside a real careerlab (through sitecustomize.py, or by forks.py), never a part of it: the calls of the system
fail as a disk makes them fail, and careerlab does not know. A write that fails has written half before.
"""

import builtins
import errno
import io
import os
import shutil
import signal
import time

CHANGES = ("create", "write", "sync", "rename", "remove", "mkdir", "chmod")  # what may alter the folder
READS = ("open", "list", "look")
_CALLS = {
    **{"sync": "fsync", "rename": "replace rename", "remove": "unlink remove rmdir", "mkdir": "mkdir"},
    **{"chmod": "chmod", "write": "write truncate", "list": "scandir listdir", "look": "stat lstat"},
}
_NEW = b"Person: Somebody Else\n\n## Cons\n- it was swapped while careerlab was reading\n"


def arm(below, calls=CHANGES, at=0, fault="", for_ever=False, tell=None):
    """From now on the `at`-th of these calls below the folder fails, if `for_ever` also each one after it.

    `fault` is the name of an errno (ENOSPC), KILL (kill -9 amid the call), GONE (the file is removed just before),
    SWAPPED (another file is put in its place) or "" (calls are counted only). `tell` is given a line about
    each call, before it is made.
    """
    below = os.path.realpath(below) + os.sep
    seen, busy = 0, False
    unlink, kill, open_file, open_handle = os.unlink, os.kill, io.open, os.open
    names = {}  # of files that are open, by their number

    def meet(call, place, half=None):
        """Count a call; let it fail if it is its turn. `half` does half of it."""
        nonlocal seen, busy
        place = os.path.abspath(os.fsdecode(names.get(place, os.devnull) if isinstance(place, int) else place))
        if busy or call not in calls or not (place + os.sep).startswith(below):
            return
        seen, busy = seen + 1, True
        try:
            if tell:
                tell(f"{call} {os.path.basename(place)}\n")
            if fault and (seen == at or (for_ever and seen > at)):
                fail(place, half)
        finally:
            busy = False

    def fail(place, half):
        if fault in ("GONE", "SWAPPED"):
            change(place)
            return
        if half:
            half()
        if fault == "KILL":
            kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, fault)
        raise OSError(number, os.strerror(number), place)

    def change(place):
        if os.path.isdir(place):
            shutil.rmtree(place)
        elif os.path.exists(place):
            unlink(place)
        if fault == "SWAPPED":
            with open_file(place, "wb") as swapped:
                swapped.write(_NEW)

    class Raw(io.FileIO):
        """A file whose writes are counted."""

        def write(self, data):
            meet("write", self.fileno(), lambda: super(Raw, self).write(bytes(data)[: len(data) // 2]))
            return super().write(data)

    def counted_open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
        changing = set("wxa+") & set(mode)
        if isinstance(file, int) or opener:
            return open_file(file, mode, buffering, encoding, errors, newline, closefd, opener)
        meet("create" if changing else "open", file)
        if not changing:
            return open_file(file, mode, buffering, encoding, errors, newline)
        raw = Raw(file, mode.replace("b", "").replace("t", ""))
        names[raw.fileno()] = file
        if buffering == 0:
            return raw
        out = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return out if "b" in mode else io.TextIOWrapper(out, encoding, errors, newline)

    def counted_open_handle(path, flags, *rest, **more):
        meet("create" if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR) else "open", path)
        handle = open_handle(path, flags, *rest, **more)
        names[handle] = path
        return handle

    def count(name, call):
        real = getattr(os, name)

        def counted(place, *rest, **more):
            meet(call, place)
            return real(place, *rest, **more)

        setattr(os, name, counted)

    for call, names_of_call in _CALLS.items():
        for name in names_of_call.split():
            count(name, call)
    builtins.open = io.open = counted_open
    os.open = counted_open_handle


def set_clock(seconds):
    """Let Python's clock go on from another time, so many seconds away."""
    now = time.time
    time.time = lambda: now() + seconds  # date.today asks it, too


def arm_from_environment():
    """As `arm`, with what the environment says: FAULT_BELOW, FAULT_AT, FAULT_FAULT, FAULT_FOR_EVER and FAULT_CALLS."""
    said = {key[6:].lower(): value for key, value in os.environ.items() if key.startswith("FAULT_")}
    if "below" in said:
        calls = tuple(said.get("calls", " ".join(CHANGES)).split())
        arm(said["below"], calls, int(said["at"]), said["fault"], "for_ever" in said)
