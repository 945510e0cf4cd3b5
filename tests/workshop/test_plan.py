"""What a group will be able to see, said beforehand."""

import pytest

from careerlab.errors import AuditError
from careerlab.workshop.plan import plan_in_words, plan_workshop


def test_fourteen_people_over_six_paths_see_almost_nothing():
    plan = plan_workshop(14, 6)
    assert plan["by_path"].iloc[0] < 0.05
    assert plan.loc[plan["proposed"].eq(1), "families"].tolist() == [1]
    assert "almost nothing shows" in plan_in_words(plan)


def test_a_large_group_keeps_its_paths():
    plan = plan_workshop(60, ["law", "nursing", "baking"])
    assert plan.loc[plan["proposed"].eq(1), "families"].tolist() == [3]
    assert plan_in_words(plan).endswith("Leave the paths as they are.")


def test_families_are_proposed_where_they_are_enough():
    plan = plan_workshop(30, 6)
    assert plan.loc[plan["proposed"].eq(1), "families"].tolist() == [3]
    assert plan_in_words(plan).endswith("Count the paths in 3 families.")


@pytest.mark.parametrize("people", [0, 4, 9])
def test_below_twice_k_nothing_is_promised(people):
    plan = plan_workshop(people, 3)
    assert plan[["by_path", "over_all"]].to_numpy().max() == 0.0
    assert "too few" in plan_in_words(plan)


@pytest.mark.parametrize(("few", "many"), [(12, 20), (20, 40), (40, 80)])
def test_more_people_see_more(few, many):
    assert plan_workshop(few, 4)["by_path"].iloc[0] < plan_workshop(many, 4)["by_path"].iloc[0]


def test_one_row_a_number_of_families_and_one_is_proposed():
    plan = plan_workshop(25, 5)
    assert plan["families"].tolist() == [5, 4, 3, 2, 1]
    assert plan["proposed"].sum() == 1
    assert plan[["by_path", "over_all"]].stack().between(0, 1).all()


@pytest.mark.parametrize(("paths", "k"), [(0, 5), ([], 5), (3, 2)])
def test_what_cannot_be_planned(paths, k):
    with pytest.raises(AuditError):
        plan_workshop(20, paths, k)
