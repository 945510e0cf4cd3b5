"""Which groups there are, who is in them, and which holds which."""

from careerlab.workshop.cells import EVERYONE, Cell, members, of_whom, parts, wider
from tests.workshop.packs import pack

TALKS, GOOD, SPOKEN = Cell("talks", "law", ""), Cell("for", "law", "pay"), Cell("spoken", "law", "pay")


def test_a_participant_is_in_the_groups_of_a_row_and_in_those_that_hold_it():
    found = members([pack("a", {"law": ["pay+"]})], {"law": "law"})
    anywhere = [GOOD._replace(path=""), SPOKEN._replace(path="")]
    assert found == dict.fromkeys([EVERYONE, TALKS, GOOD, SPOKEN, *anywhere], 1)


def test_participants_are_counted_and_not_whom_they_talked_to():
    both = pack("a", {"law": ["pay+"], "nursing": ["pay+"]})
    found = members([both, pack("b", {"law": []})], {"law": "law", "nursing": "nursing"})
    assert found[EVERYONE].bit_count() == 2
    assert found[Cell("for", "", "pay")].bit_count() == 1


def test_paths_of_a_family_are_counted_together():
    found = members([pack("a", {"law": ["pay+"], "nursing": []})], {"law": "all", "nursing": "all"})
    assert found[Cell("talks", "all", "")] == found[Cell("for", "all", "pay")] == 1


def test_what_holds_a_group_is_named_the_nearest_first():
    cells = {EVERYONE, TALKS, GOOD, SPOKEN, GOOD._replace(path="")}
    assert wider(GOOD, cells) == [SPOKEN, GOOD._replace(path=""), TALKS]
    assert wider(TALKS, cells) == [EVERYONE]
    assert wider(EVERYONE, cells) == []
    assert of_whom(GOOD) == TALKS
    assert of_whom(TALKS) == of_whom(GOOD._replace(path="")) == EVERYONE


def test_who_heard_it_anywhere_are_those_of_all_paths_together():
    other = GOOD._replace(path="nursing")
    cells = [EVERYONE, TALKS, GOOD, other, GOOD._replace(path="")]
    assert parts(cells) == {EVERYONE: [TALKS], GOOD._replace(path=""): [GOOD, other]}
