"""What may be told of the groups of a workshop, so that nothing about a small group can be derived."""

from __future__ import annotations

from careerlab.errors import AuditError
from careerlab.workshop.auditor import Export, Told, is_safe, only, weak_spots
from careerlab.workshop.cells import EVERYONE, of_whom, wider

# What is given up first where too much can be derived. Topics over all paths come first, so they go last.
_ORDER = ("talks", "spoken", "for", "against", "gap", "theme")  # what holds others stands before them
_LEAST_IMPORTANT = ("theme", "gap", "spoken", "for", "against", "talks")


def what_to_tell(counts, k, before=(), sizes=None):
    """Decide what is told of each group.

    Numbers that are neither small nor nearly all are told. Where the auditor finds that a small group can be derived,
    the least important thing it hangs on is kept back: first the number, then what was said in its place. This goes
    on until the audit passes; it ends, because nothing can be derived where nothing is told.

    Parameters
    ----------
    counts : dict
        Participants of each Cell, EVERYONE among them.
    k : int
        Participants behind each number.
    before : sequence of Export
        What was told before.
    sizes : dict, optional
        Participants of each stratum, where something was told before.

    Returns
    -------
    dict
        A Told for each cell but EVERYONE.

    Raises
    ------
    AuditError
        What was told before gives a small group away by itself.
    """
    sizes = sizes or {"now": counts[EVERYONE]}
    told = _settled({cell: _all_that_may_be(cell, counts, k) for cell in counts if cell != EVERYONE}, counts, k)
    cells = list(dict.fromkeys([*counts, *(cell for export in before for cell in export.told)]))
    # Words hang together only by who held talks where, so each is made safe by itself first.
    by_word = [[c for c in cells if c.word in ("", word)] for word in sorted({cell.word for cell in cells} - {""})]
    before_that = None
    while told != before_that:
        before_that = told
        for near in by_word:
            told = _made_safe(near, told, counts, k, before, sizes)
        if not before:
            told = _made_safe(cells, told, counts, k, before, sizes)
    return told


def _made_safe(cells, told, counts, k, before, sizes):
    """Tell less of these cells until the audit of them passes."""
    strata = tuple(name for name in sizes if name != "left")
    anyhow = weak_spots(cells, only(cells, before), sizes) if before else []
    while spots := weak_spots(cells, only(cells, [Export(told, strata, k), *before]), sizes, anyhow):
        for spot in spots:
            near = [cell for cell in cells if cell.word in ("", spot.group.cell.word)]
            while not is_safe(spot.group, near, exports := only(near, [Export(told, strata, k), *before]), sizes, anyhow):
                cell = _to_keep_back(spot.group, near, exports, sizes, counts, anyhow)
                told = _settled(told | {cell: _less(cell, told, counts, k)}, counts, k)
    return told


def _all_that_may_be(cell, counts, k):
    """What is told of a group as long as nothing else is told."""
    if cell.what == "spoken":
        return Told("few" if counts[cell] < k else "enough")
    reason = _reason(cell, counts, k)
    return Told(reason) if reason != "some" else Told("number", counts[cell])


def _reason(cell, counts, k):
    """Say why the number of a group may have to be kept back."""
    if counts[cell] < k:
        return "few"
    if counts[of_whom(cell)] - counts[cell] < k:
        return "nearly all"
    anywhere = counts.get(cell._replace(path=""), counts[EVERYONE])
    return "nearly anywhere" if cell.path and anywhere - counts[cell] < k else "some"


def _less(cell, told, counts, k):
    return Told(_reason(cell, counts, k)) if told[cell].band == "number" else Told("")


def _settled(told, counts, k):
    """Tell nothing of a part of a group that may be smaller than 2k: there, few and nearly all are too much to tell.

    Going by what is told of the group, and not by its number, keeps the silence from telling the number. Of few, few
    can be in a part, and that is said.
    """
    settled = {}
    for cell in sorted(told, key=lambda cell: (_ORDER.index(cell.what), cell.path != "")):
        if any(settled[group].band == "few" for group in wider(cell, told)):
            settled[cell] = Told("few")
        else:
            around = {of_whom(cell), cell._replace(path="")} & (told.keys() | {EVERYONE}) - {cell}
            large = all(at_least(group, settled, counts[EVERYONE], k) >= 2 * k for group in around)
            settled[cell] = told[cell] if large else Told("")
    return {cell: settled[cell] for cell in told}


def at_least(cell, told, participants, k):
    """How many a group holds at least, going by what is told."""
    if cell == EVERYONE:
        return participants
    known = told[cell]
    if known.band == "nearly all":
        return max(k, at_least(of_whom(cell), told, participants, k) - k + 1)
    if known.band == "enough":
        return 2 * k  # nobody is told how many these are
    return known.number if known.band == "number" else 0


def _to_keep_back(group, near, exports, sizes, counts, anyhow):
    """The least important cell that makes the group safe when less is told of it; else the least important."""
    export, *before = only(near, exports)
    ranked = sorted((c for c in near if c in export.told and export.told[c].band), key=lambda c: _importance(c, export.told[c], counts))
    if not ranked:
        raise AuditError("An earlier export gives a small group away; no table was made.")
    for cell in ranked:
        less = _settled(export.told | {cell: _less(cell, export.told, counts, export.k)}, counts, export.k)
        if is_safe(group, near, [export._replace(told=less), *before], sizes, anyhow):
            return cell
    return ranked[0]


def _importance(cell, told, counts):
    return not cell.path, told.band == "number", _LEAST_IMPORTANT.index(cell.what), counts[cell], cell
