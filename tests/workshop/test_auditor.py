"""What can be derived, in tables small enough to do it in one's head."""

import pytest

from careerlab.errors import AuditError
from careerlab.workshop.auditor import Export, Told, weak_spots
from careerlab.workshop.cells import EVERYONE, Cell

LAW, NURSING = Cell("talks", "law", ""), Cell("talks", "nursing", "")
ANYWHERE, IN_LAW, IN_NURSING = (Cell("theme", path, "w") for path in ("", "law", "nursing"))
THEME = ANYWHERE, IN_LAW, IN_NURSING
GOOD, BAD, SPOKEN = (Cell(what, "", "pay") for what in ("for", "against", "spoken"))
BOTH = Cell("both", "", "pay")


def number(count):
    return Told("number", count)


def found(told, size=20, k=5, cells=()):
    """Weak spots of one export: (cell, what it lies in, least, most)."""
    cells = [EVERYONE, *(cells or told)]
    spots = weak_spots(cells, [Export(told, ("now",), k)], {"now": size})
    return {(spot.group.cell, spot.group.outer): (spot.least, spot.most) for spot in spots}


def test_where_nothing_is_told_nothing_is_derived():
    assert found({}, cells=[LAW, NURSING, ANYWHERE, IN_LAW, IN_NURSING, GOOD, BAD, SPOKEN]) == {}


def test_few_nearly_all_and_numbers_between_are_safe_by_themselves():
    assert found({LAW: number(10), NURSING: Told("nearly all")}) == {}
    assert found({GOOD: number(5), BAD: Told("few"), SPOKEN: Told("enough")}) == {}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_small_number_is_found(count):
    assert found({GOOD: number(count)}, cells=[GOOD, BAD, SPOKEN])[GOOD, None] == (count, count)


def test_a_number_of_nearly_all_is_refused():
    """It would not be told; somebody who knows that may go by it."""
    with pytest.raises(AuditError, match="contradicts itself"):
        found({LAW: number(19)}, cells=[LAW, NURSING])
    with pytest.raises(AuditError, match="contradicts itself"):
        found({LAW: number(12), ANYWHERE: number(10), IN_LAW: number(8)}, cells=[LAW, NURSING, *THEME])


def test_the_difference_to_all_paths_is_found():
    told = {LAW: number(12), NURSING: number(12), ANYWHERE: number(11), IN_LAW: Told("nearly anywhere")}
    assert found(told, cells=[LAW, NURSING, *THEME])[IN_LAW, ANYWHERE] == (
        4,
        4,
    )  # 7 or more of 11, and 5 or more of 12 not


def test_how_many_held_talks_is_found_by_a_number_that_is_not_nearly_all():
    told = {LAW: Told("nearly all"), NURSING: number(12), ANYWHERE: Told("nearly all"), IN_LAW: number(13)}
    assert found(told, size=19, cells=[LAW, NURSING, *THEME])[LAW, EVERYONE] == (0, 1)


def test_what_the_other_path_must_hold_is_found():
    told = {LAW: number(12), NURSING: number(12), ANYWHERE: number(11), IN_LAW: number(6), IN_NURSING: Told("few")}
    with pytest.raises(AuditError, match="contradicts itself"):  # 11 are at most 6 and 4
        found(told)
    told = {LAW: number(12), NURSING: number(12), ANYWHERE: number(12), IN_LAW: number(7), IN_NURSING: Told("")}
    assert found(told) == {}  # 5 to 12 in nursing
    third = Cell("theme", "baking", "w"), Cell("talks", "baking", "")
    told |= {third[1]: number(12), third[0]: Told("few"), IN_NURSING: Told("few")}
    assert found(told, size=30)[IN_NURSING, None] == (1, 4)  # 12 are 7, at most 4 in baking, and so 1 or more here


def test_who_heard_both_sides_is_found():
    told = {SPOKEN: number(12), GOOD: number(11), BAD: number(11)}
    assert found(told)[BOTH, GOOD] == (0, 1)
    assert found(told | {SPOKEN: Told("enough")}) == {}


def test_a_number_that_is_kept_back_and_can_be_worked_out_is_found():
    told = {LAW: number(10), NURSING: Told("some"), ANYWHERE: Told("enough"), IN_LAW: Told("some")}
    assert found(told)[IN_LAW, None] == (5, 5)  # 5 or more, and 5 or more of 10 not


def test_one_who_joined_is_found_between_two_exports():
    told = [{GOOD: number(8), SPOKEN: Told("enough")}, {GOOD: number(7), SPOKEN: Told("enough")}]
    exports = [Export(told[0], ("stayed", "joined"), 5), Export(told[1], ("stayed",), 5)]
    spots = weak_spots([GOOD, BAD, SPOKEN], exports, {"stayed": 20, "joined": 1})
    assert ("joined",) in {spot.group.strata for spot in spots if spot.group.cell == GOOD}
    assert weak_spots([GOOD, BAD, SPOKEN], exports[1:], {"stayed": 20, "joined": 1}) == []


def test_what_was_known_anyhow_is_no_news():
    told = {GOOD: number(3), SPOKEN: Told("enough")}
    exports = [Export(told, ("now",), 5)]
    spots = weak_spots([GOOD, BAD, SPOKEN], exports, {"now": 20})
    assert spots
    assert weak_spots([GOOD, BAD, SPOKEN], exports, {"now": 20}, granted=spots) == []


def test_the_order_of_cells_does_not_matter():
    told = {LAW: number(12), NURSING: number(12), ANYWHERE: number(11), IN_LAW: Told("nearly anywhere")}
    assert found(told, cells=[LAW, NURSING, *THEME]) == found(told, cells=[*THEME, NURSING, LAW])


def test_of_three_exports_every_two_are_looked_at():
    """Those who joined between the first two stand in two strata of three exports."""
    stayed, gone_again, joined = (True, True, True), (False, True, False), (False, True, True)
    sizes = {stayed: 20, gone_again: 8, joined: 8}
    told = {SPOKEN: Told("enough"), BAD: Told("few")}
    exports = [
        Export(told | {GOOD: number(9)}, (stayed,), 5),
        Export(told | {GOOD: number(11)}, (stayed, gone_again, joined), 5),
        Export({}, (stayed, joined), 5),
    ]
    spots = weak_spots([GOOD, BAD, SPOKEN], exports, sizes)
    both = {(spot.least, spot.most) for spot in spots if spot.group.strata == (gone_again, joined)}
    assert (2, 2) in both
    nothing = [export._replace(told={}) for export in exports]
    assert weak_spots([GOOD, BAD, SPOKEN], nothing, sizes) == []
