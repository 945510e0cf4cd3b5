"""Packs put together: what is counted, what is left out, what the tables say and do not say."""

import dataclasses

import pandas as pd
import pytest

from careerlab.errors import AuditError
from careerlab.workshop.merge import OTHER_PATHS, merge_packs
from tests.workshop.packs import pack, room

TABLES = ("topics", "paths", "path_topics", "disagreements", "unasked", "gaps", "themes", "merged", "left_out")


def same(one, other):
    return one.participants == other.participants and all(getattr(one, t).equals(getattr(other, t)) for t in TABLES)


@pytest.fixture(scope="module")
def split():
    """Twenty-eight people: both paths are judged both ways by seven; a skill is lacked by half."""
    good, bad = ["hours+", "gap:SQL"], ["hours-"]
    return room((7, {"law": good}), (7, {"law": bad}), (7, {"nursing": [*good, "pay+"]}), (7, {"nursing": bad}))


def test_the_tables_count_participants(split):
    group = merge_packs(split)
    assert group.participants == 28
    assert group.paths.values.tolist() == [["law", 14, ""], ["nursing", 14, ""]]
    assert group.disagreements.values.tolist() == [["law", "hours", 7, 7], ["nursing", "hours", 7, 7]]
    assert group.gaps.values.tolist() == [["", "SQL", 14, ""], ["law", "SQL", 7, ""], ["nursing", "SQL", 7, ""]]
    pay = group.topics.set_index("topic").loc["pay"]
    assert (pay["heard_for"], pay["heard_against"], pay["against_band"]) == (7, -1, "few")


def test_what_hardly_anybody_asked_is_named_over_all_paths_first(split):
    unasked = merge_packs(split).unasked
    assert unasked["path"].iloc[0] == ""
    assert ["", "place", 24] in unasked.values.tolist()
    assert ["law", "place", 10] in unasked.values.tolist()  # 14 talked about law, and fewer than 5 had it spoken of
    assert not (unasked["path"].eq("law") & unasked["topic"].eq("hours")).any()


def test_the_order_of_packs_does_not_matter(split):
    assert same(merge_packs(split), merge_packs(split[::-1]))


def test_columns_are_plain(split):
    group = merge_packs(split)
    for name in TABLES:
        kinds = {str(dtype) for dtype in getattr(group, name).dtypes}
        assert kinds <= {"str", "object", "int64"}, name


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_k_has_a_floor(bad, split):
    with pytest.raises(AuditError, match="below 3"):
        merge_packs(split, k=bad)


def test_below_twice_k_only_the_number_is_shown():
    group = merge_packs(room((9, {"law": ["pay+"]})))
    assert group.participants == 9
    assert not any(len(getattr(group, name)) for name in TABLES)
    assert group.remarks == ("Below 10 participants only their number is shown.",)
    few = merge_packs(room((4, {"law": ["pay+"]})))
    assert (few.participants, len(few.topics)) == (-1, 0)
    assert few.remarks == ("Below 5 participants nothing is shown, not even how many they are.",)
    assert merge_packs([]).participants == -1


def test_what_does_not_belong_is_named_and_left_out(split):
    twin = dataclasses.replace(split[0], code="twin")
    older = pack("p1", {"law": ["pay+"]}, month="2025-01")
    others = [twin, older, pack("far", {"law": []}, ("law", "baking")), pack("new", {"law": []}, version=99)]
    empty = pack("none", {})
    group = merge_packs([*split, *others, empty])
    reasons = dict(group.left_out.values.tolist())
    assert group.participants == 28
    assert set(reasons) - {"p0"} | {"twin"} == {"twin", "p1", "far", "new", "none"}
    assert "another workshop" in reasons["far"]
    assert "baking" not in reasons["far"]
    assert "version 99" in reasons["new"]
    assert "latest and fullest" in reasons["p1"]
    assert "no talk" in reasons["none"]
    assert same(
        dataclasses.replace(group, left_out=group.left_out[:0]),
        dataclasses.replace(merge_packs([*split[1:], twin]), left_out=group.left_out[:0]),
    )


def test_packs_without_a_code_are_not_taken_for_one():
    packs = [dataclasses.replace(one, code="") for one in room((12, {"law": ["pay+"]}))]
    assert merge_packs(packs).participants == 12


def test_rare_paths_are_counted_together():
    paths = ("law", "nursing", "baking", "plumbing")
    packs = room(
        (8, {"law": ["pay+"]}), (8, {"law": []}), (4, {"baking": ["pay-"]}), (4, {"plumbing": []}), paths=paths
    )
    group = merge_packs(packs, families={"law": "desk work"})
    assert set(group.paths["path"]) <= {"desk work", "nursing", OTHER_PATHS, "baking", "plumbing"}
    assert ["desk work", "path", "law"] in group.merged.values.tolist()


def test_fourteen_people_over_six_paths_see_almost_nothing_by_path():
    paths = ("law", "nursing", "baking", "plumbing", "teaching", "music")
    packs = room(*((2 + (at < 2), {path: ["pay+"]}) for at, path in enumerate(paths)), paths=paths)
    group = merge_packs(packs)
    assert group.participants == 14
    assert len(group.paths) <= 2
    assert group.disagreements.empty


def test_it_says_what_it_is(split):
    said = repr(merge_packs(split))
    assert said.startswith("Group of 28 participants, 5 or more behind each number")
    assert "told" not in said
    assert "anonym" not in (merge_packs.__doc__ + type(merge_packs(split)).__doc__ + said)


# ---- two exports


def test_one_more_shows_the_same_again(split):
    first = merge_packs(split)
    more = merge_packs([*split, pack("new", {"law": ["hours+"]})], previous=first)
    assert same(more, first)
    assert "Fewer than 5 packs are new or gone" in more.remarks[0]
    assert same(merge_packs(split[1:], previous=first), first)
    assert same(merge_packs(split, previous=first), first)


def test_a_few_changed_packs_show_the_same_again_whoever_else_joins(split):
    first = merge_packs(split)
    joined = [pack(f"new{at}", {"law": ["hours+"] * (at % 2)}, month=f"2026-{at + 1:02}") for at in range(12)]
    changed = pack("p0", {"law": ["pay-"]})
    assert same(merge_packs([changed, *split[1:], *joined], previous=first), first)


def test_what_tells_of_those_who_joined_is_kept_back(split):
    first = merge_packs(split)
    joined = [pack(f"new{at}", {"law": ["hours+"]}, month=f"2026-{at + 1:02}") for at in range(6)]
    second = merge_packs([*split, *joined], previous=first)
    assert second.participants == 34
    hours = second.path_topics.set_index(["path", "topic"])
    assert ("law", "hours") not in hours.index or hours.loc[("law", "hours"), "heard_for"] == -1
    assert merge_packs([*split, *joined]).path_topics["heard_for"].max() == 13


def test_who_was_there_has_to_be_known(split):
    first = dataclasses.replace(merge_packs(split), packs=frozenset())
    with pytest.raises(AuditError, match="does not say whose packs"):
        merge_packs(split[:-6], previous=first)


def test_an_export_of_other_paths_is_refused(split):
    first = merge_packs(split)
    others = [dataclasses.replace(one, paths=("law", "nursing", "baking")) for one in split]
    with pytest.raises(AuditError, match="other paths"):
        merge_packs(others, previous=first)


# ---- three exports


def joiners(letter, size):
    """Packs of which no two hold the same."""
    months = [f"20{at:02}-{ord(letter) - ord('a') + 1:02}" for at in range(size)]
    return [pack(f"{letter}{at}", {"law": ["hours+"]}, month=month) for at, month in enumerate(months)]


def test_a_third_export_knows_the_first_two(split):
    first = merge_packs(split)
    second = merge_packs([*split, *joiners("b", 6)], previous=first)
    third = merge_packs([*split, *joiners("b", 6), *joiners("c", 6)], previous=second)
    assert (len(first.before), len(second.before), len(third.before)) == (0, 1, 2)
    assert third.participants == 40
    assert third.before[0].told == first.told


def test_a_third_export_that_is_nearly_the_first_shows_the_first_again(split):
    first = merge_packs(split)
    others = [*split[8:], *joiners("b", 6)]
    second = merge_packs(others, previous=first)
    third = merge_packs([*split[1:], *joiners("c", 1)], previous=second)  # eight are new, and six are gone
    assert same(third, first)
    assert [shown.packs for shown in third.before] == [second.packs]
    assert same(merge_packs(others, previous=third), second)


def test_an_export_of_totals_between_two_others_makes_nothing_forgotten(split):
    first = merge_packs(split)
    between = merge_packs(split[:9], previous=first)
    assert (between.participants, len(between.topics)) == (9, 0)
    assert same(merge_packs([*split, pack("new", {"law": ["hours+"]})], previous=between), first)


def test_a_path_may_be_called_like_its_family(split):
    paths = ("law", "music", "nursing")
    packs = [dataclasses.replace(one, paths=paths) for one in split]
    first = merge_packs(packs, families={"music": "law"})
    assert first.families == {"law": "law", "music": "law", "nursing": "nursing"}
    later = [dataclasses.replace(one, paths=paths) for one in joiners("b", 8)]
    assert merge_packs([*packs, *later], previous=first).families == first.families


def test_an_export_of_totals_binds_nothing(split):
    first = merge_packs(split[:9])
    assert same(merge_packs(split, previous=first), merge_packs(split))


def test_numbers_that_are_kept_back_stand_as_minus_one(split):
    group = merge_packs(split)
    table = pd.concat([group.topics, group.path_topics])
    shown = table[["heard_for", "heard_against"]].to_numpy().ravel()
    assert all(number == -1 or number >= 5 for number in shown)
