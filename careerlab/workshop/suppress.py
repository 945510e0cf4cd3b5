"""What may be told of the groups of a workshop, so that nothing about a small group can be derived."""

from __future__ import annotations

from typing import NamedTuple

from careerlab.errors import AuditError
from careerlab.workshop.auditor import Export, Told, is_safe, only, weak_spots
from careerlab.workshop.cells import EVERYONE, of_whom, wider

_ORDER = ("talks", "spoken", "for", "against", "gap", "theme")  # what holds others stands before them
# What is given up first where too much can be derived. Topics over all paths come first, so they go last.
_LEAST_IMPORTANT = ("theme", "gap", "spoken", "for", "against", "talks")


class _Case(NamedTuple):
    """What is the same while it is decided what to tell: see `what_to_tell`."""

    counts: dict
    k: int
    before: tuple
    sizes: dict

    def exports(self, told, cells):
        """What is told now and what was told before, of some cells."""
        strata = tuple(name for name in self.sizes if name != "left")
        return only(cells, [Export(told, strata, self.k), *self.before])


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
        What was told before gives a small group away together with anything that could be told now.
    """
    case = _Case(counts, k, tuple(before), sizes or {"now": counts[EVERYONE]})
    told = _settled({cell: _all_that_may_be(cell, counts, k) for cell in counts if cell != EVERYONE}, counts, k)
    cells = list(dict.fromkeys([*counts, *(cell for export in before for cell in export.told)]))
    # Words hang together only by who held talks where. Where that is told, or too much for one program, each is made
    # safe by itself, and again when something that it shares with others has changed.
    hang_together = any(known.band != "number" for cell, known in told.items() if cell.what == "talks")
    each = [tuple(_near(word, cells)) for word in sorted({cell.word for cell in cells} - {""})]
    rounds = [tuple(cells)] if hang_together and not before else each
    anyhow = {some: weak_spots(some, only(some, before), case.sizes) if before else [] for some in rounds}
    safe = {}
    while unsure := [some for some in rounds if safe.get(some) != [told.get(cell) for cell in some]]:
        for some in unsure:
            told = _made_safe(some, told, case, anyhow[some])
            safe[some] = [told.get(cell) for cell in some]
    return told


def _near(word, cells):
    return [cell for cell in cells if cell.word in ("", word)]


def _made_safe(cells, told, case, anyhow):
    """Tell less of these cells until the audit of them passes."""
    while spots := weak_spots(cells, case.exports(told, cells), case.sizes, anyhow):
        for group in (spot.group for spot in spots):
            near = _near(group.cell.word, cells)
            while not is_safe(group, near, case.exports(told, near), case.sizes, anyhow):
                told = _with_less(_to_keep_back(group, near, told, case, anyhow), told, case)
    return told


def _to_keep_back(group, near, told, case, anyhow):
    """The least important cell that makes the group safe when less is told of it; else the least important."""
    can_go = [cell for cell in near if cell in told and told[cell].band]
    if not can_go:
        raise AuditError("The earlier export gives a small group away whatever is told now; no table was made.")
    can_go.sort(key=lambda cell: _importance(cell, told, case.counts))
    for cell in can_go:
        if is_safe(group, near, case.exports(_with_less(cell, told, case), near), case.sizes, anyhow):
            return cell
    return can_go[0]


def _importance(cell, told, counts):
    return not cell.path, told[cell].band == "number", _LEAST_IMPORTANT.index(cell.what), counts[cell], cell


# ---- what is told of one cell


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


def _with_less(cell, told, case):
    """Tell less of a cell: the reason for a number, or nothing for a reason."""
    less = _reason(cell, case.counts, case.k) if told[cell].band == "number" else ""
    return _settled(told | {cell: Told(less)}, case.counts, case.k)


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
        return 2 * k  # who had a topic spoken of is never told in numbers, so that no part of it can be measured
    return known.number if known.band == "number" else 0
