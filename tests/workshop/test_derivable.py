"""Made-up workshops, attacked without the library's own auditor; and that the attack finds what can be found."""

import dataclasses

import pytest

from benchmarks.workshop_attack import Attack
from benchmarks.workshops import knowing_the_program, run
from careerlab.workshop.merge import merge_packs
from tests.workshop.packs import room

# seed: (people, paths, families that are shown). Of the thousand of benchmarks/workshops.py those with much to hide:
# small rooms, paths that had to be counted together, and two paths of a large one, where the other is known by it.
ROOMS = {
    **{404: (10, 4, 0), 405: (10, 2, 0), 615: (11, 3, 0), 530: (12, 4, 0), 452: (17, 2, 0), 597: (19, 6, 0)},
    **{559: (14, 6, 2), 603: (16, 5, 3), 470: (16, 4, 3), 607: (17, 5, 2), 579: (18, 2, 2), 431: (19, 2, 2)},
    **{516: (23, 6, 4), 563: (23, 2, 2), 577: (24, 3, 3), 606: (51, 3, 3), 617: (55, 2, 2), 663: (21, 5, 0)},
}


@pytest.mark.parametrize("seed", ROOMS)
def test_nothing_is_derived(seed):
    record = run(seed, words=1, exports=1)
    assert (record["people"], record["paths"], record["families"]) == ROOMS[seed]
    assert record["attacked_one"]
    assert record["derived"] == []


@pytest.mark.parametrize("seed", [656])
def test_nothing_is_derived_from_two_exports(seed):
    record = run(seed, words=1)
    assert (record["attacked_one"], record["attacked_two"], record["frozen"]) == (True, True, 0)
    assert record["derived"] == []


@pytest.mark.parametrize("seed", [552])
def test_nothing_is_derived_from_three_exports(seed):
    record = run(seed, words=1, exports=3)
    assert (record["attacked_one"], record["attacked_two"], record["attacked_three"]) == (True, True, True)
    assert record["derived"] == []


def test_the_attack_finds_a_number_that_should_not_be_there():
    packs = room((8, {"law": ["pay+"]}), (8, {"law": []}), (8, {"nursing": []}))
    group = merge_packs(packs)
    pay = group.path_topics["topic"].eq("pay") & group.path_topics["path"].eq("law")
    leaky = group.path_topics.assign(heard_against=group.path_topics["heard_against"].mask(pay, 3))
    leaky.loc[pay, "against_band"] = ""
    attack = Attack([(dataclasses.replace(group, path_topics=leaky), ("now",))], {"now": 24}, "topic", "pay")
    assert ("a law", 3, 3) in set(attack.derived(("now",), 5))


def test_the_attack_finds_a_difference():
    packs = room((8, {"law": ["pay+"]}), (2, {"nursing": ["pay+"]}), (8, {"law": []}), (12, {"nursing": []}))
    group = merge_packs(packs)
    pay = group.path_topics["topic"].eq("pay") & group.path_topics["path"].eq("law")
    assert group.path_topics.loc[pay, "for_band"].tolist() == ["some"]  # 8 of the 10 anywhere
    leaky = group.path_topics.assign(heard_for=group.path_topics["heard_for"].mask(pay, 8))
    attack = Attack([(dataclasses.replace(group, path_topics=leaky), ("now",))], {"now": 30}, "topic", "pay")
    assert ("f not law", 2, 2) in set(attack.derived(("now",), 5))


def test_the_attack_finds_one_who_joined():
    good, bad = {"law": ["pay+"], "nursing": ["pay+"]}, {"law": ["pay-"], "nursing": []}
    packs = room((8, good), (7, bad), (7, {"nursing": ["pay+"]}), (7, {"nursing": []}))
    first, second = merge_packs(packs[1:]), merge_packs(packs)  # not told of each other
    exports = [(second, ("stayed", "joined")), (first, ("stayed",))]
    attack = Attack(exports, {"stayed": 28, "joined": 1}, "topic", "pay")
    assert ("f any", 1, 1) in set(attack.derived(("joined",), 2))
    assert not set(Attack(exports[1:], {"stayed": 28, "joined": 1}, "topic", "pay").derived(("joined",), 2))


def test_somebody_who_knows_the_program_finds_what_is_too_small_for_it():
    worlds, narrow = knowing_the_program(3)  # below twice k nothing may be told, and merging tells nothing
    assert narrow == worlds
