"""What was shown of a workshop, kept at the coach's so that the next export can be checked against all before it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from careerlab.analysis.evidence import as_frame
from careerlab.atomic import write_atomically
from careerlab.errors import PackError
from careerlab.workshop.auditor import Told
from careerlab.workshop.cells import Cell
from careerlab.workshop.merge import FLOOR, Shown, exports_of, group_of

KIND = "careerlab workshop, what was shown"
VERSION = 2
_LEFT_OUT = {"code": "str", "reason": "str"}
_MOST_PEOPLE = 100_000
_BANDS = ("number", "few", "nearly all", "nearly anywhere", "some", "enough", "")


def write_group(group, file):
    """Write what was shown and what was shown before, without what was left out; the same group gives the same bytes.

    Parameters
    ----------
    group : Group
        As from `merge_packs`.
    file : str or Path

    Returns
    -------
    Path

    Raises
    ------
    WriteError
        The file cannot be written.
    """
    kept = {"kind": KIND, "version": VERSION, "exports": [_plain(shown) for shown in exports_of(group)]}
    return write_atomically(Path(file), json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode())


def _plain(shown):
    told = sorted([*cell, known.band, known.number] for cell, known in shown.told.items())
    return {"told": told, "k": shown.k, "packs": sorted(shown.packs), "families": shown.families}


def read_group(file):
    """Read what `write_group` wrote.

    Returns
    -------
    Group or None
        None if nothing was told so far.

    Raises
    ------
    PackError
        It is something else, or damaged.
    """
    try:
        kept = json.loads(Path(file).read_text("utf-8"))
        if (kept["kind"], kept["version"]) != (KIND, VERSION):
            raise ValueError
        *before, last = [_shown(export) for export in kept["exports"]] or [None]
        return last and replace(group_of(last, as_frame([], _LEFT_OUT)), before=tuple(before))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise PackError(
            f"{Path(file).name} does not hold what was shown before: name the group.json of the last merge, or leave it"
            " out."
        ) from None


def _shown(export):
    told = {Cell(*map(_word, cell)): _told(band, number) for *cell, band, number in export["told"]}
    families = {_word(path): _word(family) for path, family in export["families"].items()}
    if type(export["k"]) is not int or export["k"] < FLOOR or not (told and export["packs"]):
        raise ValueError
    return Shown(told, export["k"], frozenset(map(_word, export["packs"])), families)


def _told(band, number):
    numbers = range(FLOOR, _MOST_PEOPLE) if band == "number" else (-1,)
    if band not in _BANDS or type(number) is not int or number not in numbers:
        raise ValueError
    return Told(band, number)


def _word(word):
    if not isinstance(word, str):
        raise TypeError
    return word
