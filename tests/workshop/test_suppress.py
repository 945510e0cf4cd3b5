"""What is told: numbers, why one is kept back, or nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.workshop.auditor import Export, Told, weak_spots
from careerlab.workshop.cells import EVERYONE, Cell
from careerlab.workshop.suppress import what_to_tell

LAW, NURSING = Cell("talks", "law", ""), Cell("talks", "nursing", "")
ANYWHERE, IN_LAW, IN_NURSING = (Cell("theme", path, "w") for path in ("", "law", "nursing"))


def told(*counts, participants=20, k=5):
    """What is told of law, nursing, and of a theme anywhere, in law and in nursing."""
    cells = (LAW, NURSING, ANYWHERE, IN_LAW, IN_NURSING)
    found = what_to_tell({EVERYONE: participants} | dict(zip(cells, counts, strict=False)), k)
    return [known.number if known.band == "number" else known.band for known in found.values()]


def test_a_number_between_is_told():
    assert told(12, 15) == [12, 15]


def test_nobody_and_four_look_the_same():
    assert told(12, 15, 0, 0, 0) == told(12, 15, 4, 3, 1) == [12, 15, "few", "few", "few"]


def test_fourteen_of_fifteen_and_fifteen_look_the_same():
    assert told(15, 12, 15, 14, 6)[3] == told(15, 12, 15, 15, 6)[3] == "nearly all"
    assert told(20, 16) == told(16, 20) == ["nearly all", "nearly all"]


def test_a_number_close_to_that_over_all_paths_is_kept_back():
    assert told(15, 12, 10, 8, 4)[2:4] == [10, "nearly anywhere"]
    assert told(15, 12, 12, 7, 6)[2:4] == [12, 7]


def test_nothing_is_told_of_a_part_of_few_or_of_less_than_twice_k():
    assert told(9, 15, 13, 8, 8)[3] == told(9, 15, 13, 2, 12)[3] == ""
    assert told(15, 15, 9, 8, 5)[3:] == told(15, 15, 9, 0, 9)[3:] == ["", ""]


def test_what_is_over_all_paths_goes_last():
    assert told(12, 12, 10, 5, 5)[2] == 10


@st.composite
def rooms(draw):
    """Counts that some room of people has."""
    kinds = st.tuples(st.sampled_from(["", "l", "lw"]), st.sampled_from(["", "n", "nw"])).filter(any)
    people = draw(st.lists(kinds, min_size=6, max_size=16))
    law, nursing = ([one[at] for one in people] for at in (0, 1))
    on_law, on_nursing = (["w" in state for state in states] for states in (law, nursing))
    anywhere = [a or b for a, b in zip(on_law, on_nursing, strict=True)]
    groups = (map(bool, law), map(bool, nursing), anywhere, on_law, on_nursing)
    cells = (LAW, NURSING, ANYWHERE, IN_LAW, IN_NURSING)
    return {EVERYONE: len(people)} | {cell: sum(group) for cell, group in zip(cells, groups, strict=True)}


@given(rooms())
@settings(max_examples=40, deadline=None)
def test_whatever_the_counts_are_the_audit_passes_and_no_small_number_is_told(counts):
    found = what_to_tell(counts, 3)
    assert weak_spots(list(counts), [Export(found, ("now",), 3)], {"now": counts[EVERYONE]}) == []
    for cell, known in found.items():
        assert known.band != "number" or (known == Told("number", counts[cell]) and counts[cell] >= 3)
        assert known.band != "few" or counts[cell] < 3
