"""Zip archives with limits: what is in one is known, and found harmless, before anything of it is unpacked."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from itertools import pairwise
from pathlib import PurePosixPath

from careerlab.errors import NoteError
from careerlab.notes.model import Notice, has_combining_run

MAX_ENTRIES, MAX_TOTAL, MAX_RATIO = 20_000, 209_715_200, 200
SMALL = 65_536  # what unpacks to no more than this fills no memory, however well it was packed
_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack without a limit
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, struct.error)
_BROKEN += (OverflowError, zlib.error)
_CONTROLS = re.compile("[\x00-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
_DRIVE = re.compile(r"\A[A-Za-z]:(?=/)")


class Archive:
    """An archive that is safe to unpack; `open_archive` makes it.

    `names` are the parts as they are shown, folders left out: with ``/``, without climbing (``..``), each of them
    once. They are names only: nothing is ever written under them.
    """

    def __init__(self, source, opened, entries):
        self.source, self._opened, self._entries = source, opened, entries
        self.names = list(entries)

    def size(self, name):
        """How many bytes a part unpacks to."""
        return self._entries[name].file_size

    def read(self, name):
        """The bytes of a part.

        Raises
        ------
        NoteError
            It is damaged, encrypted or packed in a way that is not read.
        """
        entry = self._entries[name]
        if entry.flag_bits & _ENCRYPTED:
            raise _problem(self.source, "ZIP-ENCRYPTED", "this part has a password.", _NO_PASSWORD, name)
        if entry.compress_type not in _METHODS:
            hint = "Pack it again with the zip function of your system."
            raise _problem(self.source, "ZIP-BAD", "this part is packed in a way that is not read.", hint, name)
        try:
            with self._opened.open(entry) as part:  # a size asked for is the most that is ever unpacked
                data = part.read(entry.file_size + 1)
        except _BROKEN:
            data = None
        if data is None or len(data) != entry.file_size:
            raise _problem(self.source, "ZIP-BAD", "this part is damaged.", _AGAIN, name)
        return data


_AGAIN = "Copy or export it again."
_NO_PASSWORD = "Unpack it with the password and add what is in it."
_TAKE_NOTES = "Unpack it yourself and add the notes only."


def open_archive(raw, source):
    """Look into a zip archive without unpacking anything.

    Parameters
    ----------
    raw : bytes
    source : str
        How the file is called in notices.

    Returns
    -------
    Archive

    Raises
    ------
    NoteError
        ZIP-BAD (no zip, or damaged), ZIP-ENTRIES, ZIP-RATIO (it unpacks to more than 200 times its size, or parts
        share their bytes), ZIP-SIZE or ZIP-ENCRYPTED (all of it).
    """
    # every entry has this signature, so counting them first keeps a list of millions from being built
    if raw.count(_ENTRY) > MAX_ENTRIES:
        message = f"the file packs more than {MAX_ENTRIES:,} parts."
        raise _problem(source, "ZIP-ENTRIES", message, _TAKE_NOTES)
    try:
        opened = zipfile.ZipFile(io.BytesIO(raw))
        entries = opened.infolist()
        _check_places(raw, source, entries, opened.start_dir)
    except _BROKEN:
        raise _not_a_zip(raw, source) from None
    _check_sizes(raw, source, entries)
    files = [entry for entry in entries if not entry.filename.endswith(("/", "\\"))]
    if files and all(entry.flag_bits & _ENCRYPTED for entry in files):
        raise _problem(source, "ZIP-ENCRYPTED", "the file has a password.", _NO_PASSWORD)
    return Archive(source, opened, _shown_names(files))


def _problem(source, code, message, hint, part=""):
    return NoteError(source, Notice(code, message, hint, part=part))


def _not_a_zip(raw, source):
    if raw.strip() and b"\0" not in raw and not raw.startswith(b"PK"):
        hint = "It looks like plain text: rename to .txt."
        return _problem(source, "ZIP-BAD", "this is not the kind of file that its name says.", hint)
    return _problem(source, "ZIP-BAD", "the file is damaged or was cut off.", _AGAIN)


def _check_places(raw, source, entries, end):
    """Each part has bytes of its own: shared ones unpack again and again."""
    places = sorted(_place(raw, entry) for entry in entries)
    if any(after < stop for (_, stop), (after, _) in pairwise(places)):
        raise _problem(source, "ZIP-RATIO", "parts of the file share their bytes.", _TAKE_NOTES)
    if places and (places[0][0] < 0 or places[-1][1] > end):
        raise zipfile.BadZipFile


def _place(raw, entry):
    """Where the head and the packed bytes of an entry begin and end."""
    start = entry.header_offset
    if raw[start : start + 4] != _LOCAL:
        raise zipfile.BadZipFile
    name, extra = struct.unpack_from("<HH", raw, start + 26)
    return start, start + 30 + name + extra + entry.compress_size


def _check_sizes(raw, source, entries):
    total = sum(entry.file_size for entry in entries)
    sizes = [(total, len(raw)), *((entry.file_size, entry.compress_size) for entry in entries)]
    if any(size > SMALL and size > MAX_RATIO * packed for size, packed in sizes):
        message = f"the file, or a part of it, unpacks to more than {MAX_RATIO} times its size."
        raise _problem(source, "ZIP-RATIO", message, _TAKE_NOTES)
    if total > MAX_TOTAL:
        raise _problem(source, "ZIP-SIZE", "the file unpacks to more than 200 MiB.", _TAKE_NOTES)


def _shown_names(entries):
    """Shown name -> entry, in the order of the archive; an odd name never takes the place of a proper one."""
    shown = [_clean(_decoded(entry)) for entry in entries]
    order = sorted(range(len(entries)), key=lambda n: shown[n] != entries[n].filename)
    named = dict(zip(order, distinct([shown[n] for n in order]), strict=True))
    return {named[n]: entry for n, entry in enumerate(entries)}


def _decoded(entry):
    """The name; many programs write UTF-8 and do not say so."""
    if not entry.flag_bits & _UTF8:
        try:
            return entry.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return entry.filename


def _clean(name):
    """A name with ``/`` that leads nowhere: no drive, no climbing, no control signs."""
    parts = _CONTROLS.sub("\ufffd", _DRIVE.sub("", name.replace("\\", "/"))).split("/")
    name = "/".join(part for part in parts if part not in ("", ".", "..")) or "unnamed"
    return name if has_combining_run(name) else unicodedata.normalize("NFC", name)


def distinct(names):
    """The names, those that came before with a number before their ending."""
    taken, copies, out = set(), Counter(), []
    for name in names:
        place, free = PurePosixPath(name), name
        while free in taken:
            copies[name] += 1
            free = str(place.with_name(f"{place.stem} ({copies[name] + 1}){place.suffix}"))
        taken.add(free)
        out.append(free)
    return out
