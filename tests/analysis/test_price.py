"""A price for each skill: independent people and paths, weeks to learn, and what serves every path first."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.learning.effort import usual_effort
from careerlab.analysis.price import skill_prices
from careerlab.profile import Profile


def need(skills="SQL", text="You need it.", **fields):
    return statement(kind="need", text=text, skills=skills, **fields)


ANNA, BEN, CLEO = {"person": "Anna"}, {"person": "Ben"}, {"person": "Cleo", "path": "PM"}


def test_a_skill_is_one_row_over_all_paths():
    rows = [need(**ANNA, organisation="NHS"), need(**BEN, organisation="NHS"), need(**CLEO, level=4)]
    row = skill_prices(insights(*rows), Profile(skills={"SQL": 2})).iloc[0]
    assert (row["people"], row["independent"], row["organisations"], row["paths"]) == (3, 3.0, 1, 2)
    assert (row["path_names"], row["persons"]) == ("PM; UX", "Anna; Ben; Cleo")
    assert (row["level_asked"], row["level_held"], row["gap"], row["weeks"]) == (4, 2, 2, 42.0)
    assert row["effort_source"] and row["ids"].count("; ") == 2


def test_people_who_know_each_other_are_no_two_opinions():
    rows = [need(**ANNA), need(**BEN, introduced_by="Anna")]
    row = skill_prices(insights(*rows)).iloc[0]
    assert row["people"] == 2 and row["independent"] == pytest.approx(4 / 3) and row["standing"] == "one voice"


@pytest.mark.parametrize(
    ("still_in", "serves", "no_regret"),
    [
        (None, "some", 0),
        (["UX", "PM"], "every path still in the race", 1),
        (["UX"], "every path still in the race", 1),
        (["UX", "FE"], "one", 0),
        (["FE"], "none still in the race", 0),
        ([], "none still in the race", 0),
    ],
)
def test_no_regret_is_what_every_path_still_in_the_race_asks_for(still_in, serves, no_regret):
    rows = [need(**ANNA), need(**CLEO), statement(person="Fay", path="FE")]
    row = skill_prices(insights(*rows), still_in=still_in).iloc[0]
    assert (row["serves"], row["no_regret"]) == (serves, no_regret)


def test_no_regret_first_then_people_then_the_cheap():
    rows = [need("Git", **BEN), need("Git", **ANNA), need("Excel", **ANNA), need("Excel", **CLEO), need("SQL", **CLEO)]
    rows += [need("accessibility", **CLEO), need("patience", **CLEO)]
    table = skill_prices(insights(*rows))
    assert list(table["skill"]) == ["Excel", "Git", "accessibility", "SQL", "patience"]


def test_what_is_held_is_listed_with_no_gap_and_is_no_longer_without_regret():
    row = skill_prices(insights(need()), Profile(skills={"SQL": 3})).iloc[0]
    assert (row["gap"], row["weeks"], row["no_regret"]) == (0, 0.0, 0)


def test_what_is_only_waved_off_or_only_noted_is_listed_last():
    off = statement(kind="fact", text="You do not need to know SQL.", skills="SQL")
    noted = statement(kind="gap", speaker="note-taker", text="I never used Git.", skills="Git")
    table = skill_prices(insights(off, noted, need("Excel")))
    assert list(table["skill"]) == ["Excel", "Git", "SQL"]
    assert list(table["waved_off"]) == [0, 0, 1] and list(table["noted"]) == [0, 1, 0]
    assert list(table["standing"]) == ["one voice", "not asked", "one voice"]
    assert list(table["level_asked"])[1:] == [-1, -1]


def test_asked_by_one_and_waved_off_by_another_is_contested():
    off = statement(kind="fact", text="You do not need to know SQL.", skills="SQL", person="Ben")
    row = skill_prices(insights(need(), off)).iloc[0]
    assert (row["people"], row["waved_off"], row["standing"]) == (1, 1, "contested")


def test_without_a_profile_the_whole_way_is_priced():
    row = skill_prices(insights(need(level=2))).iloc[0]
    assert (row["level_held"], row["gap"], row["weeks"]) == (-1, -1, 8.0)


def test_a_language_the_profile_does_not_rate_has_no_price_yet():
    assert skill_prices(insights(need("German")), Profile(skills={"SQL": 1}))["weeks"].item() == -1


def test_effort_and_hours_a_week_are_the_readers_own():
    mine = usual_effort().assign(hours_1=10.0, hours_2=10.0)
    assert skill_prices(insights(need(level=2)), effort=mine)["weeks"].item() == 4.0
    assert skill_prices(insights(need(level=2)), effort=mine, hours_a_week=2)["weeks"].item() == 10.0


def test_the_order_of_rows_does_not_matter_and_nothing_gives_nothing():
    rows = [need(**ANNA), need(**BEN, text="SQL, every day."), need("Git", **CLEO)]
    table = skill_prices(insights(*rows))
    assert table.equals(skill_prices(insights(*rows).iloc[::-1]))
    empty = skill_prices(insights())
    assert empty.empty and list(empty) == list(table) and list(empty.dtypes) == list(table.dtypes)
