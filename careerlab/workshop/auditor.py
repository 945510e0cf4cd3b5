"""What can be derived from the tables of a workshop: the least and the most that any group of participants can hold.

An attacker is granted all that is told (numbers, and of what is kept back whether it is few, nearly all or neither,
even where the tables leave that open), how groups lie within one another, that everybody held a talk, and how many
stayed, joined or left between two exports. The least and the most of each group are then linear programs (Fischetti and
Salazar-González, "Models and algorithms for the 2-dimensional cell suppression problem in statistical disclosure
control", Mathematical Programming 84, 1999; Hundepool and others, "Statistical disclosure control", Wiley 2012, chapter
4). What is safe is their sliding protection: a group that may be smaller than k can have any of at least k sizes. The
idea of k is that of Sweeney ("k-anonymity: a model for protecting privacy", 2002), with participants behind each number
in place of rows behind each record. What this does not grant is that the attacker puts every possible workshop through
the program to see which are shown alike; benchmarks/workshops.md measures that.
"""

from __future__ import annotations

from itertools import combinations
from math import ceil, floor
from typing import NamedTuple

from careerlab.errors import AuditError
from careerlab.workshop.cells import EVERYONE, Cell, of_whom, parts, wider

_CLOSE = 1e-6  # what a solver may be off
_ANY = float("inf")
_FIRST_WORLDS = 6


class Told(NamedTuple):
    """What is told of a group: its number; or why that is kept back; or nothing, where `band` is ''.

    The reasons: ``few`` (below k), ``nearly all`` (of those who held talks on the path, or of everyone, all but fewer
    than k), ``nearly anywhere`` (of those of any path, all but fewer than k), ``some`` (none of these, but it would
    tell too much of others). ``enough`` (k or more) is all that is ever told of who had a topic spoken of.
    """

    band: str
    number: int = -1


class Export(NamedTuple):
    """What one export told: of whom (the names of the strata that were there), what, and with which k."""

    told: dict
    strata: tuple
    k: int


class Watched(NamedTuple):
    """A group to look at: those of `cell`, or those of `outer` who are not in it, in some strata.

    If it may be smaller than `k`, k sizes must be possible; if its number is kept back, two must be.
    """

    cell: Cell
    outer: Cell | None
    strata: tuple
    k: int
    kept_back: bool


class Spot(NamedTuple):
    """A group whose size is known too closely: it holds at least `least` and at most `most` participants."""

    group: Watched
    least: int
    most: int


def weak_spots(cells, exports, sizes, granted=()):
    """Find every group whose size can be derived too closely.

    Parameters
    ----------
    cells : iterable of Cell
        All groups.
    exports : sequence of Export
        What is told now, and what was told before.
    sizes : dict
        How many participants each stratum holds; one export has one, two have who stayed, joined and left, and three
        have up to seven: a stratum are those who were there at the same exports.
    granted : iterable of Spot
        What can be derived anyhow; it is no weak spot again unless more is derived.

    Returns
    -------
    list of Spot
        Those that are not safe, sorted. A group that may be smaller than k is safe if k sizes are
        possible for it (all sizes, where fewer than k joined or left); what is kept back is safe if two are.
    """
    cells = list(dict.fromkeys([EVERYONE, *cells]))
    told = {export.strata: export.told for export in exports}
    groups, spots = [], []
    anyhow = {spot.group[:3]: spot for spot in granted}
    for group in _watched(cells, exports, sizes):
        number = _told_number(group, told.get(group.strata, {}), sum(sizes[name] for name in group.strata))
        if number is None:
            groups.append(group)
        elif not _safe(number, number, group):
            spots.append(Spot(group, number, number))
    spots += _derived(groups, cells, exports, sizes)
    return sorted((spot for spot in spots if _is_closer(spot, anyhow.get(spot.group[:3]))), key=str)


def _safe(least, most, group):
    """Whether enough sizes are possible."""
    small = least < group.k - _CLOSE
    return _sizes(least, most) >= (group.k if small else 2 if group.kept_back else 1)


def _sizes(least, most):
    """How many whole numbers lie between; a solver may be off by a hair. None do where no world was found yet."""
    return 0 if most < least - 1 else floor(most + _CLOSE) - ceil(least - _CLOSE) + 1


def _is_closer(spot, anyhow):
    return anyhow is None or spot.least > anyhow.least or spot.most < anyhow.most


# ---- the groups to look at


def _watched(cells, exports, sizes):
    """Look at each group, and at what is left of each that holds it, in every export and stratum."""
    known = set(cells)
    for strata, (k, told) in _among(exports, sizes).items():
        for cell in cells[1:]:
            yield Watched(cell, None, strata, k, told.get(cell, Told("")).band != "number")
            for outer in _all_wider(cell, known):
                yield Watched(cell, outer, strata, k, False)
            if cell.what == "for":
                yield from (Watched(*pair, strata, k, False) for pair in _overlaps(cell))


def _among(exports, sizes):
    """The participants to look at: each stratum, who was there at two exports or at one of two, and each export."""
    k = max((export.k for export in exports), default=1)
    found = [(name,) for name in sizes]
    for one, other in combinations([export.strata for export in exports], 2):
        both = tuple(name for name in one if name in other)
        found += [both, *(tuple(name for name in some if name not in both) for some in (one, other))]
    among = {strata: (min(k, sum(sizes[name] for name in strata) + 1), {}) for strata in found if strata}
    return among | {export.strata: (export.k, export.told) for export in exports}


def _all_wider(cell, cells):
    """Name all groups that hold one, near and far."""
    found = {}
    for outer in wider(cell, cells):
        found |= {outer: None} | _all_wider(outer, cells)
    return found


def _overlaps(good):
    """Who heard both sides, and who heard one alone."""
    both = good._replace(what="both")
    return (both, None), (both, good), (both, good._replace(what="against"))


def _told_number(group, told, size):
    """How large a group is if that is plainly told, else None."""
    numbers = {cell: known.number for cell, known in told.items() if known.band == "number"} | {EVERYONE: size}
    if group.cell not in numbers or group.outer not in {None, *numbers}:
        return None
    return numbers[group.cell] if group.outer is None else numbers[group.outer] - numbers[group.cell]


# ---- the linear programs


def _derived(groups, cells, exports, sizes):
    """Find the groups that are not safe by the least and the most that each can hold.

    A world is one way in which all could be. Each that is found is looked at for every group, and most groups are shown
    to be safe by worlds that were found for others, or by the first, which stretch and press all groups at random.
    Which worlds these are changes the time that it takes, and no result.
    """
    if not groups:
        return []
    column, solve = _program(cells, exports, sizes)
    reach = _Reach(groups, column)
    if len(groups) > _FIRST_WORLDS:
        reach.at_random(solve)
    reach.one_by_one(solve)
    return [
        Spot(group, ceil(least - _CLOSE), floor(most + _CLOSE))
        for group, least, most in zip(groups, reach.least, reach.most, strict=True)
        if not _safe(least, most, group)
    ]


def only(cells, exports):
    """The exports as far as they tell of these cells; of talks, also how many there must be by all the rest."""
    near = set(cells)
    return [export._replace(told=_told_of(near, export.told)) for export in exports]


def _told_of(near, told):
    talks = {cell: known for cell, known in told.items() if cell.what == "talks" and known.band != "number"}
    least = dict.fromkeys(talks, -1)
    for cell, known in told.items():
        if (there := of_whom(cell)) in least:
            least[there] = max(least[there], known.number)
    return {cell: known for cell, known in told.items() if cell in near} | {
        cell: Told(known.band, least[cell]) for cell, known in talks.items() if cell in near
    }


class _Reach:
    """The least and the most of each group, as far as the worlds that were found show it."""

    def __init__(self, groups, column):
        import numpy as np

        self.groups, self.signs = groups, _signs(groups, column)
        self.least, self.most = np.full(len(groups), np.inf), np.full(len(groups), -np.inf)

    def stretch(self, solve, sign):
        """Find the worlds where a sum of groups is smallest and largest."""
        import numpy as np

        worlds = [solve(sign), solve(-sign)]
        for world in worlds:
            seen = self.signs @ world
            np.minimum(self.least, seen, out=self.least)
            np.maximum(self.most, seen, out=self.most)
        return worlds

    def at_random(self, solve):
        import numpy as np

        signs = np.random.default_rng(0).choice([-1.0, 1.0], (_FIRST_WORLDS, len(self.groups)))
        return [world for sign in signs for world in self.stretch(solve, self.signs.T @ sign)]

    def open(self):
        """The places of the groups that are not yet known to be safe."""
        ends = zip(self.groups, self.least, self.most, strict=True)
        return [at for at, (group, least, most) in enumerate(ends) if _sizes(least, most) < group.k]

    def one_by_one(self, solve):
        for at in self.open():
            if _sizes(self.least[at], self.most[at]) < self.groups[at].k:
                self.stretch(solve, self.signs[[at]].sum(axis=0))


def _signs(groups, column):
    """A row a group, a column a number of the program: how its size is made of them."""
    entries = [
        (at, column[name, cell], sign)
        for at, group in enumerate(groups)
        for name in group.strata
        for cell, sign in ([(group.cell, 1)] if group.outer is None else [(group.outer, 1), (group.cell, -1)])
    ]
    return _matrix(entries, len(groups), len(column))


def _matrix(entries, height, width):
    import numpy as np
    from scipy.sparse import csr_array

    row, place, sign = zip(*entries, strict=True)
    return csr_array((np.array(sign, "float64"), (row, place)), shape=(height, width))


def _program(cells, exports, sizes):
    """Return the column of each number, and a function from what to make small to the world where it is smallest."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    both = [cell._replace(what="both") for cell in cells if cell.what == "for"]
    column = {key: at for at, key in enumerate((name, cell) for name in sizes for cell in [*cells, *both])}
    facts = [fact for name in sizes for fact in _always(name, cells)]
    facts += [fact for export in exports for cell in export.told for fact in _as_told(cell, export)]
    entries = [(at, column[key], sign) for at, (terms, _, _) in enumerate(facts) for key, sign in terms.items()]
    matrix = _matrix(entries, len(facts), len(column)).tocsc()
    known = LinearConstraint(matrix, [low for _, low, _ in facts], [high for _, _, high in facts])
    lowest = np.array([sizes[name] if cell == EVERYONE else 0.0 for name, cell in column])
    highest = np.array([float(sizes[name]) for name, _ in column])
    bounds = Bounds(lowest, highest)

    def solve(sign):
        found = milp(sign, constraints=known, bounds=bounds)  # no number has to be whole: a linear program
        if found.x is None:
            raise AuditError("What is told of the workshop contradicts itself; no table was made.")
        return found.x

    return column, solve


def _always(name, cells):
    """What holds of a stratum whatever is told: (terms, least, most)."""
    known = set(cells)
    for cell in cells:
        yield from (({(name, outer): 1, (name, cell): -1}, 0, _ANY) for outer in wider(cell, known))
        if cell.what == "for":
            both, bad, spoken = (cell._replace(what=what) for what in ("both", "against", "spoken"))
            yield {(name, cell): 1, (name, both): -1}, 0, _ANY
            yield {(name, bad): 1, (name, both): -1}, 0, _ANY
            yield {(name, spoken): 1, (name, both): 1, (name, cell): -1, (name, bad): -1}, 0, _ANY
    for whole, some in parts(cells).items():
        yield {(name, whole): -1} | {(name, cell): 1 for cell in some}, 0, _ANY


def _as_told(cell, export):
    """What an export tells of a group: (terms, least, most). Why a number is kept back counts as told."""
    told, k = export.told[cell], export.k
    here = {(name, cell): 1 for name in export.strata}

    def rest(outer):
        return {(name, outer): 1 for name in export.strata} | dict.fromkeys(here, -1)

    if told.band == "number":  # it would not be told of nearly all
        yield here, told.number, told.number
        yield rest(of_whom(cell)), k, _ANY
        if cell.path and cell.what != "talks":
            yield rest(cell._replace(path="")), k, _ANY
    elif told.band == "few":
        yield here, 0, k - 1
    elif told.band or told.number > 0:
        yield here, max(k if told.band else 0, told.number), _ANY
    if told.band == "nearly all":
        yield rest(of_whom(cell)), 0, k - 1
    if told.band in ("some", "nearly anywhere"):
        yield rest(of_whom(cell)), k, _ANY
    if told.band == "nearly anywhere":
        yield rest(cell._replace(path="")), 0, k - 1
