"""A pack as a file: JSON that always has the same bytes for the same pack, and is read with suspicion."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from careerlab.analysis.evidence import as_frame
from careerlab.atomic import write_atomically
from careerlab.errors import PackError
from careerlab.workshop.names import NOBODY
from careerlab.workshop.pack import (
    _CODE,
    COUNTS,
    MOST_PEOPLE,
    QUOTED_KINDS,
    QUOTES,
    SIDES,
    TABLES,
    TOPICS,
    VERSION,
    Pack,
    checked_paths,
    words_of_table,
)
from careerlab.workshop.refusals import why_refused

MAX_BYTES, MAX_PATHS, MAX_COUNTS, MAX_QUOTES = 1_000_000, 60, 20_000, 500
_FORMAT = "careerlab workshop pack"
_KEYS = {"checksum", "code", "counts", "format", "month", "paths", "quotes", "version"}
_MONTH = re.compile(r"(?:(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2]))?")


def pack_bytes(pack):
    """What is written for a pack: every byte that leaves the laptop.

    Raises
    ------
    PackError
        The pack holds what `read_pack` would refuse.
    """
    told = _told(pack)
    raw = (json.dumps(told | {"checksum": _checksum(told)}, **_PLAIN) + "\n").encode()
    parse_pack(raw)
    return raw


def write_pack(pack, file):
    """Write a pack, and return the file.

    Raises
    ------
    PackError
        The pack holds what `read_pack` would refuse; nothing is written.
    WriteError
        The file cannot be written; what was there is unchanged.
    """
    return write_atomically(Path(file), pack_bytes(pack))


_PLAIN = {"sort_keys": True, "ensure_ascii": False, "indent": 1, "allow_nan": False}


def _told(pack):
    rows = {name: getattr(pack, name).astype(object).values.tolist() for name in ("counts", "quotes")}
    about = {"format": _FORMAT, "version": pack.version, "code": pack.code, "month": pack.month}
    return about | {"paths": list(pack.paths)} | rows


def _checksum(told):
    """Against damage, not against malice: whoever changes a pack can count again."""
    return hashlib.sha256(json.dumps(told, **_PLAIN).encode("utf-8", "replace")).hexdigest()


# ---- reading


def read_pack(file, paths=None):
    """Read a pack, and refuse what is not exactly as `write_pack` writes it.

    Parameters
    ----------
    file : str or Path
    paths : iterable of str, optional
        The workshop's list; a pack that was counted over another one is refused.

    Returns
    -------
    Pack

    Raises
    ------
    PackError
        One plain sentence: not there, damaged, no pack, of a newer careerlab, over another list of paths, or with
        words that no pack holds.
    """
    file = Path(file)
    try:
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise PackError(f"{file.name} could not be opened ({(error.strerror or '').lower()}).") from None
    return parse_pack(raw, file.name, paths)


def parse_pack(raw, name="The pack", paths=None):
    """The Pack that these bytes say; `name` is what an error calls them. Raises PackError as `read_pack` does."""
    told = _object(raw, name)
    if told.get("format") != _FORMAT:
        raise PackError(f"{name} is no pack: it should be a file that `careerlab workshop pack` wrote.")
    version = told.get("version")
    if type(version) is int and version > VERSION:
        raise PackError(f"{name} was made by a newer careerlab (version {version} of packs): update yours to read it.")
    if set(told) != _KEYS or type(version) is not int or version != VERSION:
        raise _damaged(name, "what stands in it is not what a pack holds")
    if told["checksum"] != _checksum({key: value for key, value in told.items() if key != "checksum"}):
        raise _damaged(name, "its checksum does not fit")
    if paths is not None and list(checked_paths(paths)) != told["paths"]:
        raise PackError(f"{name} was counted over another list of paths than this workshop's: have it made again.")
    return _pack(told, name)


def _object(raw, name):
    """The JSON object in these bytes."""
    if len(raw) > MAX_BYTES:
        raise PackError(f"{name} is larger than 1 MB: that is no pack.")
    try:
        told = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise PackError(f"{name} is damaged or no pack: it cannot be read as JSON. Ask for it again.") from None
    if not isinstance(told, dict):
        raise PackError(f"{name} is no pack: it should be a file that `careerlab workshop pack` wrote.")
    return told


def _once(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _refuse(constant):
    raise ValueError(constant)


def _damaged(name, why):
    return PackError(f"{name} is damaged or was changed by hand ({why}): ask for it again.")


def _pack(told, name):
    for key, limit in (("paths", MAX_PATHS), ("counts", MAX_COUNTS), ("quotes", MAX_QUOTES)):
        if not isinstance(told[key], list) or len(told[key]) > limit:
            raise _damaged(name, f"`{key}` is no list of at most {limit}")
    if not _are_paths(told["paths"]):  # what stands there is never repeated: it may be a name
        raise _damaged(name, "`paths` are no names of paths")
    for key, pattern in (("code", _CODE), ("month", _MONTH)):
        if not isinstance(told[key], str) or not pattern.fullmatch(told[key]):
            raise _damaged(name, f"`{key}` is none")
    counts = [_count(row, told["paths"], name) for row in told["counts"]]
    quotes = [_quote(row, told["paths"], name) for row in told["quotes"]]
    if counts != sorted(counts) or len({row[:4] for row in counts}) < len(counts):
        raise _damaged(name, "a thing is counted twice, or not in order")
    if quotes != sorted(set(quotes)):
        raise _damaged(name, "a quote stands twice, or not in order")
    about = (told["version"], told["code"], told["month"], tuple(told["paths"]))
    return Pack(*about, as_frame(counts, COUNTS), as_frame(quotes, QUOTES))


def _are_paths(paths):
    try:
        return all(isinstance(path, str) for path in paths) and checked_paths(paths) == tuple(paths)
    except PackError:
        return False


def _count(row, paths, name):
    """One row of the counts as a tuple; only fixed words and people from 1 to 99."""
    if not _has_types(row, (str, str, str, str, int)):
        raise _damaged(name, "a row of the counts is none")
    table, path, word, side, people = row
    if table not in TABLES or path not in paths or word not in words_of_table(table):
        raise PackError(f"{name} holds words that no pack of this careerlab holds: have it made again.")
    if side not in (SIDES if table == "heard" else ("",)) or not 1 <= people <= MOST_PEOPLE:
        raise _damaged(name, "a row of the counts cannot be")
    return tuple(row)


def _quote(row, paths, name):
    """One quote as a tuple; one that may name somebody is refused here as well."""
    if not _has_types(row, (str, str, str, str)):
        raise _damaged(name, "a quote is none")
    path, topic, kind, quote = row
    if path not in paths or topic not in TOPICS or kind not in QUOTED_KINDS or why_refused(quote, NOBODY):
        raise PackError(f"{name} holds a quote that may name somebody: have it made again.")
    return tuple(row)


def _has_types(row, types):
    return isinstance(row, list) and [type(cell) for cell in row] == list(types)
