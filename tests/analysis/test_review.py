"""What is asked first, and that what an answer is said to change is what it changes."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.review import ask_list, asks_about, what_changed
from careerlab.errors import TableError
from careerlab.profile import Belief, Profile

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"
WAITS = {"status": "ask", "confidence": 0.5, "p_pro": 0.5, "p_con": 0.2}


def changes(row, *there, profile=None):
    """What the first and the second kind of a row that waits would change, beside rows that count."""
    asks = ask_list(insights(*there, statement(**(WAITS | row))), profile)
    return asks["changes"][0], asks["second_changes"][0]


ANNA, BEN, CLEO = ({"person": name, "source": f"{name}.md", "talk": name} for name in ("Anna", "Ben", "Cleo"))


# ---- in one sentence


def test_the_first_thing_heard():
    good, bad = changes({"topic": "pay"})
    assert good == bad == "The first thing heard about pay in UX."


def test_the_first_thing_heard_about_a_belief():
    profile = Profile(beliefs=(Belief("It pays better", "UX", "pay"), Belief("It is drawing", "UX", "work")))
    assert changes({"topic": "pay"}, profile=profile)[0] == (
        "The first thing heard about pay in UX. You believed: It pays better."
    )


def test_one_more_person():
    there = [statement(**BEN, topic="pay"), statement(**CLEO, topic="hours")]
    assert changes({**ANNA, "topic": "pay"}, *there) == (
        "Adds Anna to those who speak for pay in UX: then 2 of 3 people.",
        "Adds Anna to those who speak against pay in UX: then 1 of 3 people.",
    )


def test_a_person_who_is_there_counts_once():
    assert changes(ANNA, statement(**ANNA)) == (
        "No number changes: Anna has said good things about the work itself in UX already.",
        "Anna has only been for the work itself in UX so far, and would now say both.",
    )
    both = [statement(**ANNA), statement(**ANNA, kind="con")]
    said = "No number changes: Anna has said both good and bad things about the work itself in UX already."
    assert changes(ANNA, *both) == (said, said)


@pytest.mark.parametrize(
    ("topic", "about"),
    [("entry", "getting into UX"), ("none", "UX"), ("people", "the people in UX"), ("security", "job security in UX")],
)
def test_topics_are_said_in_plain_words(topic, about):
    assert changes({"topic": topic})[0] == f"The first thing heard about {about}."


NEED = {"kind": "need", "text": "You need SQL and Figma.", "skills": "SQL; Figma"}


def test_skills():
    sql = statement(**BEN, kind="need", skills="SQL", text="You need SQL.")
    assert changes(NEED)[0] == "Adds 2 skills that nobody else asked for in UX: SQL, Figma."
    assert changes(NEED, sql)[0] == "Adds a skill that nobody else asked for in UX: Figma."
    figma = statement(**BEN, kind="need", skills="Figma", text="You need Figma.")
    assert changes(NEED | ANNA, sql, figma)[0] == (
        "Adds Anna to those who ask for SQL in UX: then 2 of 2 people; also Figma."
    )
    assert changes(NEED | BEN, sql, figma)[0] == "No number on the page changes."


def test_skills_that_she_has_or_that_are_waved_off_are_no_gap():
    assert changes(NEED, profile=Profile(skills={"SQL": 4, "Figma": 1}))[0].endswith("in UX: Figma.")
    waved = {"kind": "need", "text": "You don't need SQL.", "skills": "SQL"}
    assert changes(waved)[0] == "No number on the page changes."


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"kind": "route"}, "The first thing heard about how Anna got into UX."),
        ({"kind": "advice"}, "One more piece of advice."),
        ({"kind": "advice", "path": ""}, "One more piece of advice."),
        ({"kind": "belief", "speaker": "note-taker"}, "One more view of yours after talking to Anna."),
        ({"kind": "gap", "speaker": "note-taker", "skills": "SQL"}, "One more note of yours that you lack SQL for UX."),
        ({"kind": "fact"}, "No number on the page changes."),
        ({"kind": "task", "speaker": "note-taker"}, "No number on the page changes."),
        ({"speaker": "note-taker"}, "No number on the page changes."),
        ({"speaker": "hearsay"}, "Second-hand: it is kept, and no number changes."),
        ({"path": ""}, "Nothing yet: its talk names no career, so it stands in no table."),
        ({"person": "", "kind": "route"}, "The first thing heard about how the person of this talk got into UX."),
    ],
)
def test_what_other_kinds_change(row, says):
    assert changes(row)[0] == says


def test_a_second_route_is_more_of_it():
    assert changes({"kind": "route"}, statement(kind="route"))[0] == "More about how Anna got into UX."


# ---- why it waits


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"rule": "model"}, "Only its words say so, and that is not plain enough to count it."),
        ({"rule": "model", "p_con": 0.4}, "Only its words say so, and it could as well be a bad side."),
        ({"rule": "model", "text": "Git."}, "Only its words say so, and so few words say little."),
        (
            {"rule": 'question "What is good?"', "text": "Git."},
            'It answers "What is good?", and so few words say little.',
        ),
        ({"rule": 'heading "Cons"', "text": "Git."}, 'It stands under heading "Cons", and so few words say little.'),
        ({"rule": 'sign "+"', "text": "Git."}, 'It is marked with sign "+", and so few words say little.'),
        (
            {"rule": "answer without content", "text": "No."},
            "It answers without saying much, and so few words say little.",
        ),
        ({"rule": "correction"}, "Two of your answers say different things."),
        (
            {"rule": "model", "kind": "gap", "p_pro": 0.1},
            "Only its words say so, and it is not clear whether these are your own words.",
        ),
    ],
)
def test_why(row, why):
    assert ask_list(insights(statement(**(WAITS | row))))["why"][0] == why


# ---- the list


def test_what_changes_most_comes_first_and_the_same_again_last():
    rows = [
        statement(**WAITS, kind="fact", text="Mondays are calls."),
        statement(**WAITS, topic="pay", text="The pay is good."),
        statement(**WAITS, topic="pay", text="I like the pay."),
        statement(**WAITS, topic="hours", text="Home at five."),
        statement(topic="work", text="I like it."),
    ]
    asks = ask_list(insights(*rows), Profile(priorities=["hours", "pay"]))
    assert asks["text"].tolist() == ["Home at five.", "The pay is good.", "I like the pay.", "Mondays are calls."]


def test_a_surer_guess_comes_first_and_then_the_order_of_the_table():
    rows = [statement(**(WAITS | {"topic": topic, "text": topic})) for topic in ("pay", "place", "growth")]
    rows.append(statement(**(WAITS | {"topic": "meaning", "text": "meaning", "confidence": 0.7, "p_pro": 0.7})))
    assert ask_list(insights(*rows))["text"].tolist() == ["meaning", "pay", "place", "growth"]


def test_at_most_twenty_fewer_or_all():
    table = insights(*(statement(**WAITS) for _ in range(25)), statement())
    assert [len(ask_list(table, most=most)) for most in (20, 3, None)] == [20, 3, 25]
    assert len(ask_list(table)) == 20


def test_columns_and_no_missing_value():
    asks = ask_list(insights(statement(**WAITS), statement(**(WAITS | {"p_pro": 0.0, "p_con": 0.0}))))
    assert dict(asks.dtypes.astype(str)) == dict(ask_list(insights()).dtypes.astype(str))
    assert not asks.isna().any().any()
    assert asks["second"].tolist() == ["con", ""]
    assert asks["second_changes"][1] == ""
    with pytest.raises(TableError):
        ask_list(asks)


def test_the_second_kind_of_the_table_is_used_where_it_has_one():
    table = insights(statement(**WAITS), statement(**WAITS)).assign(second=["route", ""], second_confidence=[0.3, 0.0])
    assert sorted(ask_list(table)["second"]) == ["con", "route"]


# ---- what is said is true


PEOPLE = st.sampled_from([ANNA, BEN, CLEO])
ROWS = st.builds(
    lambda person, **fields: {**person, **fields},
    PEOPLE,
    path=st.sampled_from(["UX", "PM", ""]),
    kind=st.sampled_from(["pro", "con", "need", "advice", "fact", "gap", "route", "belief"]),
    topic=st.sampled_from(["pay", "work", "none"]),
    speaker=st.sampled_from(["source", "source", "source", "note-taker", "hearsay"]),
    skills=st.sampled_from(["", "", "SQL", "Figma"]),
    level=st.sampled_from([-1, -1, 2, 4]),
    topic_confidence=st.sampled_from([0.9, 0.2]),
    status=st.sampled_from(["accepted", "ask"]),
    p_pro=st.sampled_from([0.1, 0.5]),
    p_con=st.sampled_from([0.05, 0.5]),
)
PROFILES = st.sampled_from([None, Profile(skills={"SQL": 3}), Profile(skills={"Figma": 1}, priorities=["pay"])])


def says_a_number(said):
    return said.startswith("Adds ") or "would now say both" in said or said.startswith("The first thing heard about")


@settings(max_examples=2_000 if RELEASE else 60)  # each is four analyses
@given(st.lists(ROWS, max_size=6), ROWS, PROFILES, st.booleans())
def test_what_is_said_to_change_is_what_changes(rows, row, profile, first):
    """The numbers move where it says so and nowhere else, and to the number it says."""
    rows = [*rows, row | {"status": "ask", "kind": row["kind"] if first else "fact"}]
    table = insights(*(statement(**row, text=f"You need {row['skills'] or 'rest'}.") for row in rows))
    mine = table["id"].eq(table["id"].iloc[-1])
    ask = asks_about(table, table[mine], profile).to_dict("records")[0]
    kind, said = (ask["kind"], ask["changes"]) if first else (ask["second"], ask["second_changes"])
    labels = {"kind": kind, "status": "corrected", "topic_confidence": 1.0}
    told = what_changed(table, table.assign(**{c: table[c].mask(mine, v) for c, v in labels.items()}), profile)
    if kind == "gap":  # it is noted, and no number of people
        return
    assert bool(told) == (says_a_number(said) and "got into" not in said), (said, told)
    if ": then " in said:
        number = said.split(": then ")[1].split(" of ")[0]
        assert any(number in line for line in told), (said, told)


def test_what_changed_says_it_in_people():
    before = insights(statement(id="1", topic="pay"), statement(id="2", **BEN, topic="pay", status="ask", kind="con"))
    after = before.assign(status="accepted")
    assert what_changed(before, after) == ["pay in UX: 1 for, 0 both, 1 against"]
    assert what_changed(after, before) == ["pay in UX: 1 for, 0 both, 0 against"]
    assert what_changed(before, before) == []


def test_skills_that_changed():
    before = insights(statement(id="1"), statement(id="2", **BEN, kind="need", skills="SQL", text="SQL.", status="ask"))
    after = before.assign(status="accepted")
    assert what_changed(before, after) == ["SQL in UX is asked for by 1 of 2 people"]
    assert what_changed(after, before) == ["SQL in UX is asked for by nobody any more"]
    assert what_changed(before, after, Profile(skills={"SQL": 5})) == []


def test_rows_of_any_status_can_be_asked_about():
    table = insights(statement(topic="pay"))
    assert asks_about(table, table)["changes"].tolist() == ["The first thing heard about pay in UX."]
