"""Themes: named first, then gathered round a word; counted in people; the same whatever the order of the rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.themes import find_themes, theme_paths
from careerlab.insights.table import KINDS as ALL_KINDS

PATHS = ["PM", "UX"]


def said(text, person="Anna", kind="con", topic="hours", **fields):
    return statement(text=text, person=person, kind=kind, topic=topic, talk=person, source=f"{person}.md") | fields


def test_a_theme_needs_two_people():
    rows = [said("Every weekend."), said("Late nights, too.")]
    alone = find_themes(insights(*rows))
    assert alone.table.empty and alone.members.empty and theme_paths(alone).empty
    found = find_themes(insights(*rows, said("Overtime.", "Ben")))
    assert list(found.members["theme"]) == ["Hours that spill over"] * 3


def test_nothing_said_is_an_empty_table_of_the_same_columns():
    full = find_themes(insights(said("Overtime."), said("Overtime.", "Ben")))
    none = find_themes(insights())
    assert none.table.empty and none.members.empty
    assert list(none.table.dtypes) == list(full.table.dtypes) and list(none.table) == list(full.table)
    assert list(none.members.dtypes) == list(full.members.dtypes)


def test_the_table_counts_people_and_shows_paths_where_nobody_spoke_of_it(search):
    table = find_themes(search).table.set_index(["theme", "path"])
    hours = table.loc["Hours that spill over"]
    assert list(hours["people"]) == [1, 1] and list(hours["of_people"]) == [1, 2]
    portfolio = table.loc["A portfolio that shows the way"]
    assert list(portfolio["people"]) == [0, 2] and list(portfolio["quote"])[0] == ""
    assert portfolio["ids"].iloc[1].count("; ") == 1


def test_theme_paths_says_what_is_shared(search):
    wide = theme_paths(find_themes(search))
    assert list(wide) == ["PM", "UX", "shared", "standing", "comes_back"]
    assert wide.loc["Hours that spill over"].tolist() == [1, 1, "all paths", "contested", "1 of 3"]
    assert wide.loc["A portfolio that shows the way", ["PM", "UX", "shared"]].tolist() == [0, 2, "only UX"]


def test_some_is_neither_one_path_nor_all():
    rows = [said("Overtime.", path, path=path) for path in ("A", "B")]
    wide = theme_paths(find_themes(insights(*rows, statement(path="C"))))
    assert wide["shared"].item() == "some"


def test_with_one_path_all_is_on_it():
    wide = theme_paths(find_themes(insights(said("Overtime."), said("Overtime.", "Ben"))))
    assert wide["shared"].item() == "all paths" and wide["standing"].item() == "known"


def test_the_opposite_makes_a_theme_contested_also_when_one_person_says_it():
    rows = [said("Overtime.", person) for person in ("Anna", "Ben")]
    rows += [said("No overtime, ever.", "Cleo", kind="pro"), said("Overtime.", "Dan", path="PM")]
    rows += [said("No overtime, ever.", "Eve", kind="pro", path="Law")]
    found = find_themes(insights(*rows))
    table = found.table.set_index(["theme", "path"])
    hours = table.loc["Hours that spill over"]
    assert hours["against"].to_dict() == {"Law": 1, "PM": 0, "UX": 1}
    assert hours["standing"].to_dict() == {"Law": "said otherwise", "PM": "one voice", "UX": "contested"}
    assert table.loc["Home on time", "standing"].to_dict() == {
        "Law": "one voice",
        "PM": "said otherwise",
        "UX": "contested",
    }
    assert theme_paths(found)["standing"].tolist() == ["contested", "contested"]


def test_one_person_on_each_path_is_one_voice():
    rows = [said("Overtime.", path, path=path) for path in PATHS]
    assert theme_paths(find_themes(insights(*rows)))["standing"].item() == "one voice"


def test_good_and_ill_of_one_thing_is_a_contested_cluster():
    rows = [said("The harbour boats leak.", "Anna"), said("Harbour boats are lovely.", "Ben", kind="pro")]
    table = find_themes(insights(*rows)).table
    assert table["found_by"].item() == "cluster" and table["standing"].item() == "contested"
    assert table["against"].item() == 1


def test_a_theme_of_two_people_falls_with_either_talk_and_one_of_three_stays():
    two = [said("Overtime.", person) for person in ("Anna", "Ben")]
    other = said("The glue smells.", "Cleo", topic="work")
    table = find_themes(insights(*two, other)).table
    assert table["stability"].tolist() == [1 / 3] and table["runs"].tolist() == [3]
    more = find_themes(insights(*two, said("Overtime.", "Cleo"))).table
    assert more["stability"].tolist() == [1.0]


@pytest.mark.parametrize(
    "empty", ["Nothing really.", "See above, not sure.", "Same as before", "None that I can think of."]
)
def test_answers_without_content_are_in_no_theme(empty):
    rows = [said(empty, person, kind="con", topic="pay") for person in ("Anna", "Ben", "Cleo")]
    assert find_themes(insights(*rows)).members.empty


def test_statements_no_theme_names_gather_round_a_word_two_people_share():
    boats = [f"The harbour boats {end}" for end in ("leak badly", "rust early", "smell terribly", "creak nightly")]
    bees = [
        f"Honey from hives {end}" for end in ("sells quickly", "crystallises slowly", "tastes smoky", "varies wildly")
    ]
    rows = [
        said(t, f"P{i % 3}", kind="fact", topic="work") for i, t in enumerate([*boats, *bees, "Unrelated chatter."])
    ]
    found = find_themes(insights(*rows))
    assert set(found.table["found_by"]) == {"cluster"} and len(found.members) == 8
    assert {frozenset(name.split(", ")) for name in found.table["theme"]} == {
        frozenset(("harbour boats",)),
        frozenset(("hives", "honey")),
    }


@pytest.mark.parametrize("fields", [{"speaker": "hearsay"}, {"speaker": "note-taker"}, {"status": "ask"}, {"path": ""}])
def test_what_is_not_a_persons_own_sure_word_makes_no_theme(fields):
    rows = [said("Overtime.", name, **fields) for name in ("Anna", "Ben")]
    assert find_themes(insights(*rows)).members.empty


TEXTS = [
    *("Every weekend.", "No overtime", "Poorly paid.", "Good team", "Lonely", "Nobody tells her which method to pick"),
    *("The harbour boats leak", "Harbour boats rust", "Boats", "not sure", "", "I sit by the window."),
]
ROWS = st.builds(
    statement,
    text=st.sampled_from(TEXTS),
    kind=st.sampled_from(ALL_KINDS),
    person=st.sampled_from(["Anna", "Ben", "Cleo"]),
    path=st.sampled_from(PATHS),
    topic=st.sampled_from(["hours", "people", "autonomy", "pay", "work"]),
    talk=st.sampled_from(["a", "b", "c"]),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(ROWS, max_size=14), st.randoms(use_true_random=False))
def test_the_same_rows_in_any_order_give_the_same_themes(rows, random):
    found = find_themes(insights(*rows))
    again = find_themes(insights(*random.sample(rows, len(rows))))
    assert again.table.equals(found.table) and again.members.equals(found.members)
    assert found.members["id"].is_unique
    assert (found.table.groupby("theme")["people"].sum() >= 2).all()
    assert (found.table["people"] <= found.table["of_people"]).all()
    assert found.table["stability"].between(0, 1).all()
