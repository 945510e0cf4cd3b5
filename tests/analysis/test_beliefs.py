"""The ledger of beliefs: who counts how much, where a belief stands, and who moved it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_rows import insights, statement
from pandas.testing import assert_frame_equal

from careerlab.analysis.beliefs import beliefs, what_changed_my_mind
from careerlab.analysis.believing.belief_evidence import belief_evidence, share_in_chain
from careerlab.errors import TableError
from careerlab.profile import Belief, Path, Profile

DRAWING = "UX is mostly drawing"
FOR, AGAINST = "It's mostly drawing.", "Drawing is a fifth of it."


def profile(*held, confidence=0.8, date="2026-01-05"):
    held = held or (DRAWING,)
    paths = (Path("UX", ("UX designer",)), Path("PM"))
    return Profile(paths=paths, beliefs=tuple(Belief(b, "UX", "work", confidence, date) for b in held))


def said(text, person="Anna", **fields):
    return statement(text=text, person=person, kind="fact", date="2026-02-01", **fields)


def entry(*rows, of=None):
    return beliefs(insights(*rows), of or profile()).iloc[0]


# ---- who counts, and how much


def test_one_voice_a_person_however_often_she_says_it():
    row = entry(said(AGAINST), said("There is hardly any drawing."), said("I draw nothing."))
    assert (row["people_for"], row["people_against"]) == (0, 1)
    assert row["now"] == pytest.approx((2 * 0.8) / (2 + 1))


def test_the_arithmetic_is_shown():
    row = entry(said(FOR), said(AGAINST, "Ben"), said(AGAINST, "Cleo"))
    assert row["now"] == pytest.approx((1.6 + 1) / (2 + 1 + 2))
    assert row["arithmetic"] == (
        "You were 80% sure, which counts as 2 people: 1.6 for, 0.4 against. "
        "1 person for it; 2 people against it. (1.6 + 1) / (2 + 1 + 2) = 52%."
    )


def test_hearsay_counts_half_and_nothing_beside_what_was_seen():
    heard = said(AGAINST, speaker="hearsay")
    row = entry(heard)
    assert (row["people_against"], row["hearsay_against"]) == (0, 1)
    assert row["now"] == pytest.approx(1.6 / 2.5)
    both = belief_evidence(insights(heard, said(FOR)), profile())
    assert both[["side", "weight"]].to_numpy().tolist() == [["against", 0.0], ["for", 1.0]]


def test_people_introduced_by_one_another_share_a_voice():
    linked = belief_evidence(insights(said(AGAINST), said(AGAINST, "Ben", introduced_by="Anna")), profile())
    assert linked["weight"].tolist() == pytest.approx([2 / 3, 2 / 3])
    assert [n * share_in_chain(n) for n in (1, 2, 3)] == pytest.approx([1, 4 / 3, 3 / 2])


def test_of_a_chain_only_those_who_speak_of_it_share():
    rows = said(AGAINST), said("The canteen is fine.", "Ben", introduced_by="Anna")
    assert belief_evidence(insights(*rows), profile())["weight"].tolist() == [1.0]


@pytest.mark.parametrize("fields", [{"speaker": "note-taker"}, {"kind": "belief"}])
def test_own_notes_are_shown_and_count_nothing(fields):
    table = insights(statement(text="I thought UX was mostly drawing.") | fields)
    (row,) = belief_evidence(table, profile()).to_dict("records")
    assert (row["side"], row["weight"], row["first_hand"]) == ("against", 0.0, 0)
    assert row["rule"].startswith("your own note: ")
    assert beliefs(table, profile())["verdict"].tolist() == ["untested"]


@pytest.mark.parametrize(
    "fields",
    [
        {"path": "PM"},
        {"path": ""},
        {"text": "Her desk is by the window."},
        {"text": FOR + " Is it?"},
        {"kind": "task", "status": "corrected"},
    ],
)
def test_what_does_not_bear_on_it(fields):
    assert belief_evidence(insights(said(FOR) | fields), profile()).empty


def test_what_waits_for_its_kind_counts_because_its_words_decide():
    assert entry(said(AGAINST, status="ask"))["people_against"] == 1


def test_advice_and_another_jobs_past_are_asked_about():
    rows = [statement(text=FOR, kind=kind) for kind in ("advice", "route")]
    assert belief_evidence(insights(*rows), profile())["side"].tolist() == ["unsure", "unsure"]


# ---- what a person decided


@pytest.mark.parametrize("decided", ["for", "against"])
def test_a_decision_wins_over_the_words(decided):
    row = entry(said(AGAINST, bears_on=f"{decided}: {DRAWING}"))
    assert (row[f"people_{decided}"], row["people_for"] + row["people_against"]) == (1, 1)


def test_a_statement_that_bears_on_neither_is_gone():
    assert belief_evidence(insights(said(AGAINST, bears_on=f"neither: {DRAWING.upper()}")), profile()).empty


def test_a_decision_about_another_belief_changes_nothing():
    assert entry(said(AGAINST, bears_on="for: UX pays well"))["people_against"] == 1


# ---- verdicts


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([], "untested"),
        ([("Drawing again.", "Anna", "")], "untested"),
        ([(FOR, "Anna", "")], "leaning towards it"),
        ([(AGAINST, "Anna", "")], "leaning against it"),
        ([(FOR, "Anna", ""), (FOR, "Ben", "")], "held up"),
        ([(AGAINST, "Anna", ""), (AGAINST, "Ben", "")], "did not survive"),
        ([(AGAINST, "Anna", ""), (AGAINST, "Ben", "Anna")], "leaning against it"),
        ([(AGAINST, "Anna", ""), (FOR, "Ben", "")], "contested"),
        ([(AGAINST, "Anna", ""), (FOR, "Anna", "")], "contested"),
    ],
)
def test_verdicts(rows, verdict):
    rows = [said(text, person, introduced_by=by) for text, person, by in rows]
    assert entry(*rows, said("Lunch is at one.", "Zoe"))["verdict"] == verdict


@pytest.mark.parametrize(("date", "later"), [("2026-01-05", 0), ("2026-02-01", 0), ("2026-02-02", 1), ("", 0)])
def test_remembered_later(date, later):
    assert entry(said(FOR), of=profile(date=date))["remembered_later"] == later


def test_one_belief_of_two_paths_is_two():
    held = tuple(Belief(DRAWING, path, "work", 0.5) for path in ("UX", "PM"))
    found = beliefs(insights(said(FOR)), Profile(beliefs=held))
    assert found[["path", "people_for"]].to_numpy().tolist() == [["UX", 1], ["PM", 0]]


# ---- who moved it


def test_who_moved_it_and_how_far():
    table = insights(said(AGAINST), said(AGAINST, "Ben"), said(FOR, "Cleo", organisation="Pellow"))
    found = what_changed_my_mind(table, profile())
    assert found["person"].tolist() == ["Anna", "Ben", "Cleo"]
    assert found.loc[2, ["organisation", "side", "text"]].tolist() == ["Pellow", "for", FOR]
    assert found["moved"].tolist() == pytest.approx([2.6 / 5 - 2.6 / 4, 2.6 / 5 - 2.6 / 4, 2.6 / 5 - 1.6 / 4])
    assert set(found["id"]) <= set(table["id"])


def test_without_one_of_a_chain_the_other_counts_fully():
    table = insights(said(AGAINST), said(AGAINST, "Ben", introduced_by="Anna"))
    moved = what_changed_my_mind(table, profile())["moved"]
    assert moved.tolist() == pytest.approx([1.6 / (2 + 4 / 3) - 1.6 / 3] * 2)


# ---- tables


@pytest.mark.parametrize("of", [None, Profile(), profile()])
def test_nothing_in_is_a_well_typed_table_out(of):
    for table in (belief_evidence, what_changed_my_mind):
        assert table(insights(), of).empty
    ledger = beliefs(insights(), of)
    assert ledger["verdict"].tolist() == (["untested"] if of and of.beliefs else [])
    assert ledger["now"].tolist() == ledger["before"].tolist()
    assert {str(dtype) for dtype in ledger.dtypes} <= {"str", "object", "int64", "float64", "string"}


def test_a_table_that_is_none_is_refused():
    with pytest.raises(TableError):
        beliefs(pd.DataFrame(), profile())


SAID = st.lists(
    st.tuples(
        st.sampled_from([FOR, AGAINST, "Drawing again.", "Lunch."]),
        st.sampled_from("ABCD"),
        st.sampled_from(["", "A", "B"]),
        st.sampled_from(["source", "hearsay", "note-taker"]),
    ),
    max_size=8,
)


@given(SAID, st.floats(0, 1), st.randoms())
def test_weights_add_up_and_neither_order_nor_one_more_voice_against_helps(rows, sure, random):
    made = [said(text, who, introduced_by=by, speaker=speaker) for text, who, by, speaker in rows]
    of = profile(confidence=sure)
    table = insights(*made)
    evidence = belief_evidence(table, of)
    assert (evidence.groupby("person")["weight"].sum() <= 1 + 1e-9).all()
    (now,) = beliefs(table, of)["now"]
    assert 0 <= now <= 1
    mixed = table.sample(frac=1, random_state=random.randrange(1000)) if made else table
    assert_frame_equal(beliefs(mixed, of), beliefs(table, of))
    (more,) = beliefs(insights(*made, said(AGAINST, "Zoe")), of)["now"]
    assert more <= now + 1e-9
