"""Themes: named by cue words, then clustered; counted in people; the same whatever the order of the rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.themes import KINDS, find_themes, named_theme, theme_paths
from careerlab.insights.table import KINDS as ALL_KINDS
from careerlab.resources import rows as resource

IN_A_THEME = [
    ("con", "Crunch before the last milestone, and every weekend in March", "Hours that spill over"),
    ("pro", "Nobody tells her which method to pick", "Free to decide"),
    ("con", "Eleven people must approve a letter", "Somebody else decides"),
    ("need", "You don't need a degree, what you need is to be quick.", "Proof over papers"),
    ("advice", "Spend a day listening in on calls, before you apply.", "Try it before you commit"),
    ("fact", "Mornings are meetings, afternoons phone calls", "Talking more than making"),
]
IN_NONE = [
    ("fact", "There is hardly a weekend and never any late night"),
    ("pro", "She works every weekend and loves it"),
    ("con", "No meetings, ever, and nobody explains a thing"),
    ("fact", "I sit by the window."),
    ("advice", "Avoid internships."),
]


@pytest.mark.parametrize(("kind", "text", "theme"), IN_A_THEME)
def test_cue_words_name_a_theme(kind, text, theme):
    assert named_theme(text, kind)[0] == theme


@pytest.mark.parametrize(("kind", "text"), IN_NONE)
def test_the_other_kind_or_a_negation_makes_no_theme(kind, text):
    assert named_theme(text, kind) == ("", ())


def test_a_theme_needs_two_people():
    rows = [statement(kind="con", text="Every weekend."), statement(kind="con", text="Late nights, too.")]
    alone = find_themes(insights(*rows))
    assert alone.table.empty and alone.members.empty and theme_paths(alone).empty
    found = find_themes(insights(*rows, statement(kind="con", text="Overtime.", person="Ben")))
    assert list(found.members["theme"]) == ["Hours that spill over"] * 3


def test_the_table_counts_people_and_shows_paths_where_nobody_spoke_of_it(search):
    table = find_themes(search).table.set_index(["theme", "path"])
    hours = table.loc["Hours that spill over"]
    assert list(hours["people"]) == [1, 1] and list(hours["of_people"]) == [1, 2]
    portfolio = table.loc["A portfolio that shows the way"]
    assert list(portfolio["people"]) == [0, 2] and list(portfolio["quote"])[0] == ""
    assert portfolio["ids"].iloc[1].count("; ") == 1


def test_theme_paths_says_what_is_shared(search):
    wide = theme_paths(find_themes(search))
    assert list(wide) == ["PM", "UX", "shared"]
    assert wide.loc["Hours that spill over"].tolist() == [1, 1, "all paths"]
    assert wide.loc["A portfolio that shows the way"].tolist() == [0, 2, "only UX"]


def test_some_is_neither_one_path_nor_all():
    rows = [statement(kind="con", text="Overtime.", path=path, person=path) for path in ("A", "B")]
    wide = theme_paths(find_themes(insights(*rows, statement(path="C"))))
    assert wide["shared"].item() == "some"


def test_statements_no_theme_names_cluster_by_words_two_people_share():
    boats = [f"The harbour boats {end}" for end in ("leak badly", "rust early", "smell terribly", "creak nightly")]
    bees = [
        f"Honey from hives {end}" for end in ("sells quickly", "crystallises slowly", "tastes smoky", "varies wildly")
    ]
    rows = [
        statement(kind="fact", text=t, person=f"P{i % 3}") for i, t in enumerate([*boats, *bees, "Unrelated chatter."])
    ]
    found = find_themes(insights(*rows))
    assert set(found.table["found_by"]) == {"cluster"} and len(found.members) == 8
    assert {frozenset(name.split(", ")) for name in found.table["theme"]} == {
        frozenset(("boat", "harbour")),
        frozenset(("hive", "honey")),
    }


@pytest.mark.parametrize("fields", [{"speaker": "hearsay"}, {"speaker": "note-taker"}, {"status": "ask"}, {"path": ""}])
def test_what_is_not_a_persons_own_sure_word_makes_no_theme(fields):
    rows = [statement(kind="con", text="Overtime.", person=name) | fields for name in ("Anna", "Ben")]
    assert find_themes(insights(*rows)).members.empty


def test_every_theme_of_the_table_has_known_kinds_and_cues():
    themes = resource("themes")
    assert len({row["theme"] for row in themes}) == len(themes) >= 25
    for row in themes:
        assert row["kinds"] and set(row["kinds"].split()) <= set(KINDS) <= set(ALL_KINDS)
        assert len(row["words"].split(";")) >= 5, row["theme"]


TEXTS = (
    [text for _, text, _ in IN_A_THEME]
    + [text for _, text in IN_NONE]
    + ["The harbour boats leak", "Harbour boats rust"]
)
ROWS = st.builds(
    statement,
    text=st.sampled_from(TEXTS),
    kind=st.sampled_from(ALL_KINDS),
    person=st.sampled_from(["Anna", "Ben", "Cleo"]),
    path=st.sampled_from(["UX", "PM"]),
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
