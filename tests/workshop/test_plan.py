"""What a group will be able to see, said beforehand."""

import pytest

from careerlab.errors import AuditError
from careerlab.workshop.plan import plan_in_words, plan_workshop


def proposed(plan):
    return plan.loc[plan["proposed"].eq(1), "families"].item()


def test_fourteen_people_over_six_paths_see_almost_nothing():
    plan = plan_workshop(14, 6)
    assert plan["said_by_path"].iloc[0] < 0.05
    assert proposed(plan) == 2
    assert "almost nothing shows. Count the paths in 2 families" in plan_in_words(plan)


def test_a_large_group_keeps_its_paths():
    plan = plan_workshop(60, ["law", "nursing", "baking"])
    assert proposed(plan) == 3
    assert plan_in_words(plan).endswith("Leave the paths as they are.")


def test_too_few_for_families_read_the_tables_over_all_paths():
    plan = plan_workshop(10, 6)
    assert proposed(plan) == 1
    assert "Over all paths together" in plan_in_words(plan)


@pytest.mark.parametrize("people", [0, 4, 9])
def test_below_twice_k_nothing_is_promised(people):
    plan = plan_workshop(people, 3)
    assert plan[["by_path", "said_by_path", "over_all"]].to_numpy().max() == 0.0
    assert "too few" in plan_in_words(plan)


@pytest.mark.parametrize(("few", "many"), [(12, 20), (20, 40), (40, 80)])
def test_more_people_see_more(few, many):
    assert plan_workshop(few, 4)["by_path"].iloc[0] < plan_workshop(many, 4)["by_path"].iloc[0]


def test_one_row_a_number_of_families_and_one_is_proposed():
    plan = plan_workshop(25, 5)
    assert plan["families"].tolist() == [5, 4, 3, 2, 1]
    assert plan["proposed"].sum() == 1
    assert plan[["by_path", "said_by_path", "over_all"]].stack().between(0, 1).all()
    assert plan["by_path"].le(plan["said_by_path"]).all()


@pytest.mark.parametrize(("paths", "k"), [(0, 5), ([], 5), (3, 2)])
def test_what_cannot_be_planned(paths, k):
    with pytest.raises(AuditError):
        plan_workshop(20, paths, k)
