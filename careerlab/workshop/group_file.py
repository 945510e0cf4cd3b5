"""What was shown of a workshop, kept at the coach's so that the next export can be checked against it."""

from __future__ import annotations

import json
from pathlib import Path

from careerlab.analysis.evidence import as_frame
from careerlab.atomic import write_atomically
from careerlab.errors import PackError
from careerlab.workshop import merge
from careerlab.workshop.auditor import Told
from careerlab.workshop.cells import Cell

KIND = "careerlab workshop, what was shown"
VERSION = 1
_LEFT_OUT = {"code": "str", "reason": "str"}


def write_group(group, file):
    """Write what was shown, without what was left out of it; the same group gives the same bytes.

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
    told = sorted([*cell, said.band, said.number] for cell, said in group.told.items())
    paths = group.merged[group.merged["what"].eq("path")]
    kept = {
        **{"kind": KIND, "version": VERSION, "k": group.k, "packs": sorted(group.packs), "told": told},
        "families": dict(zip(paths["name"], paths["into"], strict=True)),
    }
    return write_atomically(Path(file), json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode())


def read_group(file):
    """Read what `write_group` wrote.

    Raises
    ------
    PackError
        It is something else, or damaged.
    """
    try:
        kept = json.loads(Path(file).read_text("utf-8"))
        if (kept["kind"], kept["version"]) != (KIND, VERSION):
            raise ValueError
        told = {Cell(what, path, word): Told(band, number) for what, path, word, band, number in kept["told"]}
        packs, families, k = dict.fromkeys(map(str, kept["packs"])), dict(kept["families"]), int(kept["k"])
    except (OSError, ValueError, KeyError, TypeError):
        raise PackError(
            f"{Path(file).name} does not hold what was shown before: name the group.json of the last merge, or leave it"
            " out."
        ) from None
    return merge.group_of(packs, k, as_frame([], _LEFT_OUT), families, told)
