"""What may be told of the groups of a workshop, so that nothing about a small group can be derived."""

from __future__ import annotations

from typing import NamedTuple

from careerlab.errors import AuditError
from careerlab.workshop.auditor import Export, Told, only, weak_spots
from careerlab.workshop.cells import EVERYONE, of_whom, wider

_ORDER = ("talks", "spoken", "for", "against", "gap", "theme")  # what holds others stands before them


class _Case(NamedTuple):
    """What is the same while it is decided what to tell: see `what_to_tell`."""

    counts: dict
    k: int
    before: tuple
    sizes: dict

    def exports(self, told, cells):
        """What is told now and what was told before, of some cells."""
        strata = tuple(there for there in self.sizes if there[-1])
        return only(cells, [Export(told, strata, self.k), *self.before])


def what_to_tell(counts, k, before=(), sizes=None):
    """Decide what is told of each group.

    Numbers that are neither small nor nearly all are told. Where the auditor finds that a small group can be derived,
    nothing is told of the word by path, and if that is not enough, nothing at all: to keep back no more than one has to
    would tell somebody who knows the program what it was for (Wong and others, "Minimality attack in privacy preserving
    data publishing", VLDB 2007). This goes on until the audit passes; nothing can be derived where nothing is told.

    Parameters
    ----------
    counts : dict
        Participants of each Cell, EVERYONE among them.
    k : int
        Participants behind each number.
    before : sequence of Export
        What was told before.
    sizes : dict, optional
        Participants of each stratum, where something was told before. A stratum is a tuple of bool: whether they were
        there at each export, this one last.

    Returns
    -------
    dict
        A Told for each cell but EVERYONE.

    Raises
    ------
    AuditError
        What was told before gives a small group away together with anything that could be told now.
    """
    case = _Case(counts, k, tuple(before), sizes or {(True,): counts[EVERYONE]})
    told = at_most_told(counts, k)
    cells = list(dict.fromkeys([*counts, *(cell for export in before for cell in export.told)]))
    # Words hang together only by who held talks where: each is made safe by itself, and then all of them together. Two
    # exports are too much for one program; there each is made safe again when what it shares with others has changed.
    words = sorted({cell.word for cell in cells})
    rounds = [tuple(cell for cell in cells if cell.word in ("", word)) for word in words]
    rounds += [] if before or _apart(told) else [tuple(cells)]
    anyhow = {some: weak_spots(some, case.exports({}, some), case.sizes) if before else [] for some in rounds}
    safe = {}
    while unsure := [some for some in rounds if safe.get(some) != [told.get(cell) for cell in some]]:
        for some in unsure:
            while spots := weak_spots(some, case.exports(told, some), case.sizes, anyhow[some]):
                told = _with_less({spot.group.cell for spot in spots}, some, told, case)
            safe[some] = [told.get(cell) for cell in some]
    return told


def _apart(told):
    """Whether words share nothing that is not plainly told, so that all together say no more than each."""
    return all(known.band == "number" for cell, known in told.items() if cell.what == "talks")


def _with_less(weak, cells, told, case):
    """Tell nothing by path of the words of weak cells; else nothing of them; else nothing of who held talks."""
    words = {cell.word for cell in weak} - {""}
    shared = {cell.word for cell in cells} - {""}
    words = words or (shared if len(shared) == 1 else set())
    of_words = [cell for cell in cells if cell in told and cell.word in words]
    talks = [cell for cell in cells if cell in told and cell.what == "talks"]
    weak_talks = [cell for cell in talks if cell in weak]
    for silent in ([cell for cell in of_words if cell.path], of_words, weak_talks, talks):
        less = _settled(told | dict.fromkeys(silent, Told("")), case.counts, case.k)
        if less != told:
            return less
    raise AuditError("The earlier export gives a small group away whatever is told now; no table was made.")


# ---- what is told of one cell


def at_most_told(counts, k):
    """What is told if the audit has nothing against it."""
    return _settled({cell: _all_that_may_be(cell, counts, k) for cell in counts if cell != EVERYONE}, counts, k)


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
