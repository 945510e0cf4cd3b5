"""Who introduced whom: every person once, every way back to the explorer, and the thin spots in words."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.network import network
from careerlab.analysis.people.met import is_a_name
from careerlab.analysis.thin_spots import thin_spots
from careerlab.errors import TableError
from careerlab.profile import Path, Profile

OFFER = {"person": "Anna", "who": "Anna", "what": "introduction", "about": "Zoe Hart", "state": "open"}
OFFER |= {"path": "UX", "ids": "z1"}


def offers(*rows):
    return pd.DataFrame([OFFER | row for row in rows], columns=list(OFFER))


NONE = offers()


def talk(person, by="", path="UX", date="", **fields):
    return statement(person=person, introduced_by=by, path=path, date=date, talk=f"{person}{date}", **fields)


# Anna led to Ben, he to Cleo and Dora; Emil stands alone.
SMALL = [
    talk("Anna", date="2026-01-01", organisation="NHS"),
    talk("Ben", "Anna", date="2026-01-02", organisation="N.H.S."),
    talk("Cleo", "Ben", "PM", "2026-01-03", organisation="Ardenline"),
    talk("Dora", "Ben", "PM", "2026-01-04"),
    talk("Emil", "", "law", "2026-01-05", organisation="Pellow"),
]


def people(*rows, offered=NONE, column=None):
    table = network(insights(*rows), offered=offered).people.set_index("person")
    return table if column is None else table[column].to_dict()


def test_each_person_stands_as_far_away_as_introductions_lie_between():
    assert people(*SMALL, column="step") == {"Anna": 1, "Emil": 1, "Ben": 2, "Cleo": 3, "Dora": 3}


def test_what_a_person_led_to():
    found = people(*SMALL)
    columns = ["introduced", "reach", "only_through", "serves", "introduced_by"]
    assert found.loc["Anna", columns].tolist() == [1, 3, 3, "PM; UX", ""]
    assert found.loc["Ben", columns].tolist() == [2, 2, 2, "PM", "Anna"]
    assert found.loc["Cleo", columns].tolist() == [0, 0, 0, "", "Ben"]
    assert found["chain"].to_dict() == {"Anna": 0, "Ben": 0, "Cleo": 0, "Dora": 0, "Emil": -1}


def test_ties_begin_at_the_explorer():
    ties = network(insights(*SMALL), offered=NONE).ties
    assert ties[["introducer", "introduced"]].to_numpy().tolist() == [
        ["you", "Anna"],
        ["you", "Emil"],
        ["Anna", "Ben"],
        ["Ben", "Cleo"],
        ["Ben", "Dora"],
    ]
    assert ties["talked"].eq(1).all()


def test_several_talks_are_one_person():
    found = people(talk("Anna", date="2026-01-01"), talk("Anna", "", "PM", "2026-02-01", organisation="NHS"))
    assert found.loc["Anna", ["talks", "path", "date", "organisation"]].tolist() == [2, "PM; UX", "2026-02-01", "NHS"]


def test_evidence_is_the_first_statement_of_each_talk():
    rows = [talk("Anna", date="2026-01-01", id="a"), talk("Anna", date="2026-01-01", id="b"), talk("Anna", id="c")]
    assert people(*rows).loc["Anna", "ids"] == "c; a"


def test_an_introducer_who_was_never_talked_to_is_in_it():
    found = people(talk("Anna", "Aunt Kate"), talk("Ben", "aunt kate"))
    assert found.loc["Aunt Kate", ["talked", "talks", "introduced", "step", "path"]].tolist() == [0, 0, 2, 1, ""]
    assert found.loc["Anna", ["chain", "step"]].tolist() == [0, 2]


@pytest.mark.parametrize("by", ["me", "Myself", "Maya", "Anna", "None", "n/a"])
def test_who_introduced_themselves_or_is_the_explorer_is_no_introducer(by):
    found = people(talk("Anna", by, explorer="Maya"))
    assert found.index.tolist() == ["Anna"] and found.loc["Anna", "step"] == 1


def test_two_who_introduced_one_another_are_no_circle():
    first = talk("Anna", "Ben", date="2026-01-01"), talk("Ben", "Anna", date="2026-01-02")
    assert people(*first, column="step") == {"Ben": 1, "Anna": 2}
    assert set(people(*first, talk("Cleo", "Anna"), column="step")) == {"Anna", "Ben", "Cleo"}


def test_who_has_two_introducers_is_reached_only_through_whom_both_ways_share():
    rows = [talk("Root"), talk("Left", "Root"), talk("Right", "Root")]
    rows += [talk("Tip", "Left", date="2026-01-01"), talk("Tip", "Right", date="2026-01-02")]
    found = people(*rows)
    assert found["only_through"].to_dict() == {"Root": 3, "Left": 0, "Right": 0, "Tip": 0}
    assert found["reach"].to_dict() == {"Root": 3, "Left": 1, "Right": 1, "Tip": 0}
    assert found.loc["Tip", "introduced_by"] == "Left; Right"


def test_somebody_without_a_name_is_their_talk():
    found = people(statement(person="", talk="notes/a.md"))
    assert found.index.tolist() == ["notes/a.md"] and found.loc["notes/a.md", "has_name"] == 0


# People who were only named


def test_who_was_offered_is_somebody_to_ask():
    found = people(*SMALL, offered=offers({"person": "Ben", "path": "PM"}))
    assert found.loc["Zoe Hart", ["talked", "step", "introduced_by", "path", "ids"]].tolist() == [
        0,
        3,
        "Ben",
        "PM",
        "z1",
    ]
    assert found.loc["Ben", ["introduced", "offered", "reach", "only_through"]].tolist() == [2, 1, 2, 2]


@pytest.mark.parametrize(
    "offer",
    [
        {"about": "Cleo"},  # she was talked to
        {"about": "cleo hart"},
        {"about": "her old boss"},
        {"about": "The researcher in her team up north"},
        {"about": ""},
        {"who": "I"},
        {"what": "promise"},
        {"state": "maybe"},
        {"state": "done"},
        {"state": "taken"},
        {"person": "Nobody Known"},
    ],
)
def test_who_is_known_or_no_name_is_not_added(offer):
    assert people(*SMALL, offered=offers(offer)).index.tolist() == people(*SMALL).index.tolist()


def test_one_person_named_twice_is_one():
    found = people(*SMALL, offered=offers({"about": "Zoe"}, {"person": "Emil", "ids": "z2", "path": "law"}))
    assert found.loc["Zoe Hart", ["introduced_by", "path", "ids"]].tolist() == ["Anna; Emil", "UX; law", "z2; z1"]


@pytest.mark.parametrize("name", ["Zoe", "Zoe Hart", "Ana María de la Cruz", "Élodie", "O'Neill", "Dr Zoe Hart"])
def test_a_name_is_one(name):
    assert is_a_name(name)


@pytest.mark.parametrize("words", ["", " ", "her boss", "someone Zoe knows", "Zoe's old boss", "A b C d E f"])
def test_a_description_is_none(words):
    assert not is_a_name(words)


# Paths


def test_paths_say_how_they_hang_together():
    profile = Profile("Maya", "", (Path("law"), Path("nursing")))
    paths = network(insights(*SMALL), profile, offers({"path": "nursing"})).paths.set_index("path")
    assert list(paths.index) == ["law", "nursing", "PM", "UX"]
    assert paths["people"].tolist() == [1, 0, 2, 2]
    assert paths["named"].tolist() == [0, 1, 0, 0]
    assert paths["through"].tolist() == ["", "", "Ben", "Anna"]
    assert paths["employer"].tolist() == ["", "", "", "N.H.S."] or paths.loc["UX", "employer"] == "NHS"


def said(*rows, profile=None, offered=NONE):
    found = thin_spots(insights(*rows), profile, offered)
    return list(found[["spot", "sentence"]].itertuples(index=False, name=None))


def test_thin_spots_of_a_small_search():
    profile = Profile("Maya", "", (Path("nursing"),))
    assert said(*SMALL, profile=profile, offered=offers({"path": "nursing"})) == [
        ("nobody", "Nobody has been asked about nursing yet. Zoe Hart was named for it."),
        ("one voice", "Only one person was heard on law: Emil."),
        ("one way in", "Both people heard on PM lead back to Ben: find somebody who is not from there."),
        ("one way in", "Both people heard on UX lead back to Anna: find somebody who is not from there."),
        ("one employer", "Both people heard on UX work for NHS: find somebody from outside."),
        ("one link", "3 of 5 people were met only through Anna, for PM and UX."),
        ("not asked", "Zoe Hart was named by Anna and has not been talked to yet."),
    ]


def test_who_introduced_others_and_was_not_talked_to_is_nobody_to_ask():
    assert said(talk("Anna", "Aunt Kate"), talk("Ben")) == []


def test_an_employer_that_is_not_known_of_all_is_not_claimed():
    assert said(talk("Anna", organisation="NHS"), talk("Ben")) == []
    assert [spot for spot, _ in said(talk("Anna", organisation="NHS"), talk("Ben", organisation="NHS"))] == [
        "one employer"
    ]


def test_three_are_all():
    [(_, sentence), *_] = said(talk("Anna"), talk("Ben", "Anna"), talk("Cleo", "Ben"))
    assert sentence == "All 3 people heard on UX lead back to Anna: find somebody who is not from there."


def test_spots_lead_back_to_statements():
    table, known = thin_spots(insights(*SMALL), offered=offers({"ids": "z1"})), {row["id"] for row in SMALL} | {"z1"}
    assert all(set(ids.split("; ")) <= known for ids in table["ids"])


# Always


def test_without_notes_everything_is_empty_and_typed():
    for offered in (NONE, None):
        found = network(insights(), offered=offered)
        assert not len(found.people) and not len(found.ties) and not len(found.paths)
        assert found.people.dtypes.astype(str).to_dict()["reach"] == "int64"
        assert thin_spots(insights(), offered=offered).dtypes.astype(str).tolist() == ["str"] * 3 + [
            "int64",
            "str",
            "str",
        ]


def test_without_offers_they_come_from_the_notes_themselves(search):
    assert network(search).people["person"].tolist() == ["Anna", "Ben", "Cleo"]


def test_a_table_of_something_else_is_refused():
    with pytest.raises(TableError):
        network(pd.DataFrame({"person": ["Anna"]}))


NAMES = st.sampled_from([*"ABCDEFG", ""])
SEARCH = st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["UX", "PM", ""]), st.integers(1, 3)), max_size=12)


@given(SEARCH, st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_everybody_is_reached_and_no_order_of_rows_matters(talks, random):
    rows = [talk(who, by, path, f"2026-01-0{day}" if day < 3 else "") for who, by, path, day in talks]
    shuffled = random.sample(rows, len(rows))
    one, other = (network(insights(*order), offered=NONE) for order in (rows, shuffled))
    for name in ("people", "ties", "paths"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    found, ties = one.people.set_index("person"), one.ties
    assert found.index.is_unique and set(ties["introduced"]) == set(found.index)
    assert found["talks"].sum() == len({row["talk"] for row in rows})
    assert (found["only_through"] <= found["reach"]).all() and (found["introduced"] <= found["reach"]).all()
    steps = {"you": 0, **found["step"]}
    assert all(steps[tie.introduced] <= steps[tie.introducer] + 1 for tie in ties.itertuples())
    assert found.loc[found["step"].eq(1), "reach"].sum() + found["step"].eq(1).sum() >= len(
        found[found["talked"].eq(1)]
    )


@given(st.integers(1, 9), st.integers(0, 8))
@settings(max_examples=40)
def test_in_a_chain_everybody_holds_what_comes_after(length, at):
    rows = [talk(f"P{n}", f"P{n - 1}" if n else "", date=f"2026-01-{n + 1:02}") for n in range(length)]
    at = min(at, length - 1)
    assert people(*rows).loc[f"P{at}", ["step", "reach", "only_through"]].tolist() == [at + 1, *[length - 1 - at] * 2]
