"""The groups of participants that the tables of a workshop count, and how they lie within one another."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple


class Cell(NamedTuple):
    """A group of participants: those who `what` (talked, heard something good …) about a word, on a path."""

    what: str  # talks, spoken, for, against, gap or theme
    path: str  # a path or family of paths; '' for any path
    word: str  # a topic, skill or theme; '' for talks


EVERYONE = Cell("everyone", "", "")
# Who heard something good or bad of a topic had it spoken of, and who had it spoken of held a talk on the path.
_WITHIN = {"for": "spoken", "against": "spoken", "spoken": "talks", "gap": "talks", "theme": "talks"}


def of_whom(cell):
    """Name the group that a share is taken of: who held talks on the path, or everyone."""
    return Cell("talks", cell.path, "") if cell.path and cell.what != "talks" else EVERYONE


def wider(cell, cells):
    """Name the groups of `cells` that hold a group, the nearest first."""
    if cell == EVERYONE:
        return []
    nearest = cell._replace(what=_WITHIN.get(cell.what, "talks"))
    anywhere = cell._replace(path="")
    named = [group for group in (nearest, anywhere, of_whom(cell)) if group in cells and group != cell]
    return list(dict.fromkeys(named))


def parts(cells):
    """Say which groups of `cells` are nothing but several others together (dict of a group to a list)."""
    found = defaultdict(list)
    for cell in cells:
        if cell.path:
            found[EVERYONE if cell.what == "talks" else cell._replace(path="")].append(cell)
    return {whole: some for whole, some in found.items() if whole in cells}


def members(packs, path_of):
    """Say who is in each group: a bit a participant, set where they are in it (dict of a Cell to an int).

    `path_of` says under which name a path is counted. Groups nobody is in are left out.
    """
    found = defaultdict(int)
    for place, pack in enumerate(packs):
        me = 1 << place
        found[EVERYONE] |= me
        table = pack.counts
        for what, path, word, side in zip(*(table[name] for name in ("table", "path", "word", "side")), strict=True):
            for cell in _groups(side or what, path_of[path], word):
                found[cell] |= me
    return dict(found)


def _groups(what, path, word):
    """Name all groups that somebody is in because of one row of a pack: its own, and those that hold it."""
    while what in _WITHIN:
        yield Cell(what, path, word)
        yield Cell(what, "", word)
        what = _WITHIN[what]
    yield Cell("talks", path, "")
