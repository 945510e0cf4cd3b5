"""The diary of the decision: what each talk changed, in which order, and that its last day is today."""

from functools import cache

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement
from pandas.testing import assert_frame_equal

from careerlab.analysis.beliefs import beliefs
from careerlab.analysis.compare import compare_paths, order_of_paths
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS
from careerlab.analysis.diary import diary
from careerlab.errors import TableError
from careerlab.profile import Belief, Path, Profile

DRAWING = "UX is mostly drawing"
PROFILE = Profile(
    paths=(Path("UX"), Path("PM")), beliefs=(Belief(DRAWING, "UX", "work", 0.8, "2026-01-01"),), priorities=["pay"]
)
TABLES = ("days", "scores", "beliefs", "changes")
NOTHING = "changed nothing in the order"


def talk(person, date, path="UX", kind="pro", topics=COMPARED_TOPICS, **fields):
    """A talk in which somebody says the same of each of these topics."""
    there = {"person": person, "talk": f"{person} {date}", "date": date, "path": path, "kind": kind}
    return [statement(**there | {"topic": topic, "text": f"A word on {topic}."} | fields) for topic in topics]


def drawing(person, date, text="There is hardly any drawing.", **fields):
    return talk(person, date, kind="fact", topics=["work"], text=text, **fields)


def table(*talks):
    return insights(*(row for rows in talks for row in rows))


def changed(*talks, profile=PROFILE):
    return diary(table(*talks), profile).changes["changed"].tolist()


# ---- the days


def test_one_day_a_date_and_one_before_all_of_them():
    days = diary(table(talk("Cy", "2026-02-02", "PM"), talk("Ben", "2026-01-09"), talk("Anna", "2026-01-09")), PROFILE)
    shown = days.days[["step", "day", "date", "talks", "people"]].to_numpy().tolist()
    assert shown == [
        [0, "before the talks", "", "", 0],
        [1, "2026-01-09", "2026-01-09", "Anna; Ben", 2],
        [2, "2026-02-02", "2026-02-02", "Cy", 3],
    ]


def test_talks_without_a_date_come_last_and_it_is_said():
    found = diary(table(talk("Zoe", ""), talk("Anna", "2026-01-09", "PM"), talk("Yan", "")), PROFILE)
    assert found.days["day"].tolist() == ["before the talks", "2026-01-09", "undated"]
    assert found.changes[["day", "person"]].to_numpy().tolist() == [
        ["2026-01-09", "Anna"],
        ["undated", "Yan"],
        ["undated", "Zoe"],
    ]
    assert [words for words in found.remarks if words.startswith("Without a date, so put last: Yan, Zoe.")]


def test_a_later_note_of_an_old_talk_belongs_to_its_own_day():
    later = talk("Anna", "2026-03-03", kind="con", topics=["pay", "growth"], talk="Anna 2026-01-09")
    found = diary(table(talk("Anna", "2026-01-09"), later), PROFILE)
    assert found.changes[["date", "person"]].to_numpy().tolist() == [["2026-01-09", "Anna"], ["2026-03-03", "Anna"]]
    assert found.changes["points"].iloc[1] < 0
    assert found.days["people"].tolist() == [0, 1, 1]


def test_who_has_no_name_is_called_by_the_talk():
    assert diary(table(talk("", "2026-01-09", talk="call.txt"))).changes["person"].tolist() == ["call.txt"]


# ---- what a talk changes


def test_the_leader_flips_with_the_talk_that_flips_it():
    first, second = diary(
        table(talk("Anna", "2026-01-09"), talk("Ben", "2026-01-20", kind="con")), PROFILE
    ).changes.itertuples()
    assert (first.leader, first.moved, first.points > 0) == (1, "UX", True)
    assert first.changed.startswith("UX comes first now, though too little has been heard to count on that; ")
    assert (second.leader, second.points) == (1, pytest.approx(-first.points))
    assert second.changed.startswith("UX no longer comes first: PM and UX are level")


def test_another_path_takes_the_lead():
    said = changed(talk("Anna", "2026-01-09", topics=["pay"]), talk("Ben", "2026-01-20", "PM"))
    assert said[1].startswith("PM comes first now instead of UX, though too little")


def test_an_only_path_does_not_come_first_of_anything():
    assert diary(table(talk("Anna", "2026-01-09", topics=["pay"]))).days["leader"].tolist() == ["", ""]


def test_a_score_that_moves_far_is_told_with_its_way():
    up, down = changed(talk("Anna", "2026-01-09"), talk("Anna", "2026-01-20", kind="con"))
    assert "UX rises by 17 points, to 67 of 100" in up
    assert "UX falls by 17 points, to 50 of 100" in down


def test_the_first_voice_on_a_path_is_told():
    assert "the first to speak for or against PM" in changed(talk("Anna", "2026-01-09", "PM"))[0]
    assert "the first to" not in changed(talk("Anna", "2026-01-09"), talk("Ben", "2026-01-20"))[1]


def test_a_belief_is_tested_then_overturned():
    first, second, third = diary(
        table(drawing("Anna", "2026-01-09"), drawing("Ben", "2026-01-20"), drawing("Cy", "2026-01-30")), PROFILE
    ).changes.itertuples()
    assert first.changed == f"the first to speak of your belief “{DRAWING}”: leaning against it, from 80 to 53 of 100"
    assert second.changed == f"your belief “{DRAWING}” is now “did not survive”, from 53 to 40 of 100"
    assert third.changed == NOTHING  # it only confirms what was known
    assert [row.beliefs for row in (first, second, third)] == [1, 1, 0]


def test_a_belief_that_goes_past_the_middle_is_told_though_its_verdict_stays():
    against, in_favour = "There is hardly any drawing.", "It's mostly drawing."
    sides = [against, in_favour] * 3 + [against, against]
    said = changed(*(drawing(f"person {n}", f"2026-01-{n + 10}", text) for n, text in enumerate(sides)))
    assert said[6:] == [NOTHING, f"your belief “{DRAWING}” goes past the middle, from 51 to 46 of 100"]


def test_a_disagreement_opens_with_its_second_side_and_names_those_heard_by_then():
    good, bad = "She is home by half past five, every day.", "He worked late on four weekends in a row last month."
    hours = {"topics": ["hours"]}
    found = diary(
        table(
            talk("Anna", "2026-01-09", text=good, **hours),
            talk("Ben", "2026-01-20", kind="con", text=bad, **hours),
            talk("Cy", "2026-01-30", kind="con", text=bad, **hours),
        ),
        PROFILE,
    ).changes
    assert found["disputes"].tolist() == [0, 1, 0]
    assert found["changed"].iloc[1].endswith("a disagreement opens on UX, about the hours: Anna for, Ben against")


def test_who_takes_the_side_that_was_heard_already_opens_no_disagreement():
    good, bad = "She is home by half past five, every day.", "He worked late on four weekends in a row last month."
    found = diary(
        table(
            talk("Anna", "2026-01-09", text=good, topics=["hours"]),
            talk("Ben", "2026-01-20", kind="con", text=bad, topics=["hours"]),
            talk("Cy", "2026-01-20", text=good, topics=["hours"]),
        ),
        PROFILE,
    ).changes
    assert found[["person", "disputes"]].to_numpy().tolist() == [["Anna", 0], ["Ben", 1], ["Cy", 0]]


@pytest.mark.parametrize("fields", [{"kind": "other"}, {"kind": "task"}, {"kind": "con", "path": ""}])
def test_a_talk_without_content_changes_nothing_however_long(fields):
    empty = talk("Ben", "2026-01-20", text="We met at a café and spoke of the weather at length.", **fields)
    found = diary(table(talk("Anna", "2026-01-09"), empty), PROFILE)
    row = found.changes.iloc[1]
    assert (row["changed"], row["leader"], row["moved"], row["points"], row["beliefs"]) == (NOTHING, 0, "", 0.0, 0)
    assert row["ids"] == ""
    assert_frame_equal(*(_of_step(found.scores, step) for step in (1, 2)))


def _of_step(scores, step):
    return scores[scores["step"].eq(step)].drop(columns=["step", "day", "date"]).reset_index(drop=True)


def test_a_path_nobody_spoke_of_does_not_move():
    found = diary(table(talk("Anna", "2026-01-09"), talk("Ben", "2026-01-20", "PM")), PROFILE).scores
    ux = found[found["path"].eq("UX") & found["step"].gt(0)]
    assert ux[["score", "low", "high"]].nunique().tolist() == [1, 1, 1]


def test_every_change_leads_back_to_the_statements_of_its_talk():
    rows = talk("Anna", "2026-01-09", topics=["pay"]) + drawing("Anna", "2026-01-09")
    found = diary(table(rows, talk("Ben", "2026-02-01", "PM")), PROFILE).changes
    assert found["ids"].iloc[0].split("; ") == [row["id"] for row in rows]


# ---- several talks of one day


def test_talks_of_one_day_are_each_set_against_the_day_before():
    good, bad = talk("Anna", "2026-01-09"), talk("Ben", "2026-01-09", kind="con")
    found = diary(table(good, bad), PROFILE)
    assert found.changes["points"].tolist() == pytest.approx([16.67, -16.67], abs=0.01)
    assert found.days["leader"].tolist() == ["", ""]
    assert "Talks under one date are each set against what was known before them." in found.remarks


@pytest.mark.parametrize(("date", "when"), [("2026-01-20", "of that day"), ("", "without a date")])
def test_what_only_they_together_change_is_said_of_each(date, when):
    both = [drawing(name, date) for name in ("Ben", "Cy")]
    for words in changed(*both):
        assert words.startswith(f"the first to speak of your belief “{DRAWING}”")
    alone = talk("Anna", "2026-01-01", topics=["pay"], kind="con"), talk("Zoe", "2026-01-02", "PM", "con", ["pay"])
    lift = [talk(name, date, topics=["work"]) for name in ("Ben", "Cy")]
    found = diary(table(*alone, *lift), Profile(paths=(Path("UX"), Path("PM")), priorities={"pay": 97.5, "work": 2.5}))
    assert found.days["leader"].tolist() == ["", "PM", "", "UX"]
    for words in found.changes["changed"][2:]:
        assert (
            words == f"together with the others {when}: UX comes first now, though too little has been heard to "
            "count on that"
        )


# ---- the whole


@cache
def some_talks():
    return table(
        talk("Anna", "2026-01-09", topics=["pay", "hours"]) + drawing("Anna", "2026-01-09"),
        talk("Ben", "2026-01-20", "PM", "con", ["pay"], introduced_by="Cy"),
        talk("Cy", "2026-01-20", "PM", topics=["work", "growth"]),
        drawing("Di", "2026-02-02"),
        talk("Ed", "", topics=["place"], status="ask", p_pro=0.6, p_con=0.2),
        talk("Anna", "2026-03-01", kind="con", topics=["hours"]),
    )


@pytest.mark.parametrize("profile", [PROFILE, None], ids=["profile", "no profile"])
def test_the_last_day_is_today(profile):
    rows, found = some_talks(), diary(some_talks(), profile)
    today, ledger = compare_paths(rows, profile), beliefs(rows, profile)
    last = _of_step(found.scores, found.days["step"].max())
    names = {"score": "mean", "low": "low", "high": "high", "people": "people"}
    assert_frame_equal(
        last[["path", *names]], today.paths[["path", *names.values()]].set_axis(["path", *names], axis=1)
    )
    assert last["first"].tolist() == today.ranks.loc[today.ranks["rank"].eq(1), "chance"].tolist()
    day = found.days.iloc[-1]
    assert (day["verdict"], day["leader"]) == (today.verdict, today.paths["path"].iloc[0])
    assert day["first"] == last["first"].iloc[0]
    now = _of_step(found.beliefs, day["step"])
    assert_frame_equal(now, ledger[["belief", "path", "before", "now", "verdict"]])


def test_each_day_is_that_of_the_talks_up_to_it():
    rows, found = some_talks(), diary(some_talks(), PROFILE)
    until = rows[rows["date"].between("2026-01-01", "2026-01-20")]
    assert _of_step(found.beliefs, 2)["now"].tolist() == beliefs(until, PROFILE)["now"].tolist()
    paths, _, verdict = order_of_paths(until, PROFILE)
    assert found.days["verdict"].iloc[2] == verdict
    assert set(_of_step(found.scores, 2)["score"]) == set(paths["mean"])


@given(st.permutations(range(len(some_talks()))))
@settings(max_examples=8)
def test_the_order_of_the_rows_does_not_matter(order):
    expected, found = as_told(), diary(some_talks().iloc[list(order)], PROFILE)
    for name in TABLES:
        assert_frame_equal(getattr(found, name), getattr(expected, name))
    assert found.remarks == expected.remarks


@cache
def as_told():
    return diary(some_talks(), PROFILE)


def test_it_reads_as_a_diary():
    lines = repr(diary(table(drawing("Anna", "2026-01-09")), PROFILE)).splitlines()
    assert lines[0].startswith("2026-01-09, Anna: the first to speak of your belief")
    assert lines[1].startswith("Every day is weighed by what matters to you today (without a date)")


def test_no_talk_is_the_day_before_all_talks():
    found = diary(insights(), PROFILE)
    assert found.days["day"].tolist() == ["before the talks"]
    assert found.scores["people"].tolist() == [0, 0]
    assert repr(found) == "No talk yet, so there is nothing to look back on."


def test_nothing_at_all_gives_the_same_columns_and_dtypes():
    nothing, something = diary(insights()), as_told()
    for name in TABLES:
        assert getattr(nothing, name).dtypes.to_dict() == getattr(something, name).dtypes.to_dict()
    assert nothing.scores.empty
    assert nothing.changes.empty


def test_no_insights_table_is_refused():
    with pytest.raises(TableError):
        diary(pd.DataFrame({"a": [1]}))
