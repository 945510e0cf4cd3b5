"""What a person's decisions teach: like statements that wait, nothing else, and never against their own words."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from careerlab.insights.codebook import KINDS, TOPICS
from careerlab.insights.corrections import correction
from careerlab.insights.learning import correct_and_learn, learn
from careerlab.insights.table import COLUMNS, as_table, check_insights

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"


def waits(text, kind="fact", confidence=0.4, second="advice", second_confidence=0.3, **fields):
    """A row that waits, its kind as unsure as can be."""
    row = {name: "" if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    row |= {"text": text, "source": "a.md", "topic": "work", "speaker": "source", "rule": "model", "status": "ask"}
    row |= {"kind": kind, "confidence": confidence, "second": second, "second_confidence": second_confidence}
    row |= {f"p_{kind}": confidence} if kind in ("pro", "con") else {}
    row |= {f"p_{second}": second_confidence} if second in ("pro", "con") else {}
    return row | fields


def table(*rows):
    return as_table([row | {"id": f"s{n:04}", "line": n + 1} for n, row in enumerate(rows)])


def taught_by(parsed, decisions, frozen=False):
    """decisions: (position, action, value) of each."""
    made = [correction(parsed, parsed["id"].iat[at], action, value) for at, action, value in decisions]
    return correct_and_learn(parsed, made, frozen=frozen)


TIMES = "noon one two three four five six seven eight nine".split()
ROTA = [f"The rota for the ward is posted at {time}." for time in TIMES]
LATE = "The rota for the ward is posted at midnight."
UNLIKE = ["She told a story about cheese.", "Lunch was soup.", "He drives a blue van."]


# ---- what moves


def test_one_decision_moves_nearly_the_same_words_and_nothing_else():
    parsed = table(waits(ROTA[0]), waits(ROTA[1]), *map(waits, UNLIKE))
    insights, _, taught = taught_by(parsed, [(0, "kind", "advice")])
    assert insights["kind"].tolist() == ["advice", "advice", "fact", "fact", "fact"]
    assert insights["status"].tolist() == ["corrected", "ask", "ask", "ask", "ask"]
    assert taught[["id", "kind_before", "kind", "status"]].to_numpy().tolist() == [["s0001", "fact", "advice", "ask"]]
    assert taught["correction_words"].tolist() == [ROTA[0]]


def test_ten_like_decisions_make_it_count():
    parsed = table(*map(waits, ROTA), waits(LATE), *map(waits, UNLIKE))
    few, _, _ = taught_by(parsed, [(0, "kind", "advice")])
    insights, outcomes, taught = taught_by(parsed, [(n, "kind", "advice") for n in range(10)])
    row = insights.iloc[10]
    assert (few["status"].iat[10], row["status"], row["kind"]) == ("ask", "accepted", "advice")
    assert row["rule"].startswith('learnt from "The rota for the ward is')
    assert row["confidence"] > few["confidence"].iat[10]
    assert insights["kind"].tolist()[11:] == ["fact"] * 3
    assert taught["correction"].iat[0] in set(outcomes["id"])


def test_what_was_right_is_learnt_from_too():
    parsed = table(*map(waits, ROTA), waits(LATE))
    insights, _, taught = taught_by(parsed, [(n, "accept", "") for n in range(10)])
    assert (insights["kind"].iat[10], insights["status"].iat[10]) == ("fact", "accepted")
    assert taught[["kind_before", "kind", "status"]].to_numpy().tolist() == [["fact", "fact", "accepted"]]


def test_a_heading_teaches_what_stands_below_it():
    under = [waits(f"Thing number {word}.", question="Corner") for word in "one two three four five six seven".split()]
    parsed = table(*under, waits("Boats.", question="Corner"), waits("Boats.", question="Elsewhere"))
    insights, _, _ = taught_by(parsed, [(n, "kind", "advice") for n in range(7)])
    assert insights["kind"].tolist()[7:] == ["advice", "fact"]


@pytest.mark.parametrize(
    ("action", "value"), [("dismiss", ""), ("topic", "pay"), ("skills", "SQL"), ("speaker", "hearsay"), ("path", "UX")]
)
def test_decisions_about_anything_else_teach_nothing(action, value):
    parsed = table(*map(waits, ROTA))
    insights, _, taught = taught_by(parsed, [(n, action, value) for n in range(9)])
    assert taught.empty
    assert insights.iloc[9].to_dict() == parsed.iloc[9].to_dict()


def test_where_two_decisions_differ_nothing_is_learnt_and_nothing_moves():
    parsed = table(*map(waits, ROTA))
    insights, _, taught = taught_by(
        parsed, [(n, "kind", "advice") for n in range(8)] + [(8, "kind", "pro"), (8, "kind", "con")]
    )
    assert (insights["status"].iat[8], insights["kind"].iat[8]) == ("ask", "fact")
    assert "s0008" not in set(taught["id"])


def test_a_part_of_a_split_statement_teaches():
    parsed = table(waits("The rota is posted on Mo, lunch was soup."), waits("The rota is posted on Tu."))
    insights, _, taught = taught_by(parsed, [(0, "split", "advice: The rota is posted on Mo, | fact: lunch was soup.")])
    assert taught["kind"].tolist() == ["advice"]
    check_insights(insights)


# ---- what never moves


WORDS = st.sampled_from("the rota is posted love hate not never good bad monday friday we you team pay long".split())
KIND = st.sampled_from(KINDS)
CHANCE = st.floats(0, 1)


@st.composite
def rows(draw):
    kind, second = draw(KIND), draw(KIND | st.just(""))
    confidence = draw(CHANCE)
    return waits(
        " ".join(draw(st.lists(WORDS, min_size=1, max_size=8))),
        kind,
        confidence,
        second if second != kind else "",
        draw(st.floats(0, 1 - confidence)),
        status=draw(st.sampled_from(["ask", "ask", "accepted"])),
        question=draw(st.sampled_from(["", "Pros", "What do you like?"])),
        rule=draw(st.sampled_from(["model", 'question "What?"', 'heading "Pros"'])),
        topic=draw(st.sampled_from(TOPICS)),
        p_pro=draw(CHANCE),
        p_con=draw(CHANCE),
    )


DECISIONS = st.lists(st.tuples(st.integers(0, 99), st.sampled_from(["kind", "accept", "dismiss"]), KIND), max_size=8)


def cases(parsed, drawn):
    return [(at % len(parsed), action, kind if action == "kind" else "") for at, action, kind in drawn]


@settings(max_examples=2_000 if RELEASE else 60)
@given(st.lists(rows(), min_size=1, max_size=12), DECISIONS)
def test_only_what_waits_moves_and_all_of_it_is_listed(drawn, decisions):
    parsed = table(*drawn)
    corrected, outcomes, none = taught_by(parsed, cases(parsed, decisions), frozen=True)
    insights, same, taught = taught_by(parsed, cases(parsed, decisions))
    assert_frame_equal(outcomes, same)
    assert none.empty
    check_insights(insights)
    assert insights.dtypes.to_dict() == parsed.dtypes.to_dict()
    moved = corrected["id"].isin(taught["id"])
    assert_frame_equal(insights[~moved], corrected[~moved])
    assert (corrected.loc[moved, "status"] == "ask").all()
    for told in taught.to_dict("records"):
        before, after = (t[t["id"].eq(told["id"])].iloc[0] for t in (corrected, insights))
        assert (before["kind"], after["kind"]) == (told["kind_before"], told["kind"])
        assert (before["confidence"], after["confidence"]) == (told["confidence_before"], told["confidence"])
        assert after["status"] == told["status"]
        assert told["kind"] != told["kind_before"] or told["status"] == "accepted"
        assert told["correction"] in set(outcomes["id"])
        for name in ("text", "topic", "skills", "speaker", "source", "line"):
            assert before[name] == after[name]


@settings(max_examples=500 if RELEASE else 25)
@given(st.lists(rows(), min_size=2, max_size=10), DECISIONS, st.randoms())
def test_the_order_of_the_decisions_does_not_matter(drawn, decisions, chance):
    parsed = table(*drawn)
    made = [correction(parsed, parsed["id"].iat[at], action, value) for at, action, value in cases(parsed, decisions)]
    mixed = chance.sample(made, len(made))
    assert_frame_equal(correct_and_learn(parsed, made)[0], correct_and_learn(parsed, mixed)[0])


def test_without_decisions_there_is_nothing_to_learn():
    parsed = table(*map(waits, ROTA))
    insights, outcomes, taught = correct_and_learn(parsed, [])
    assert_frame_equal(insights, parsed)
    assert len(taught) == 0 == len(outcomes)
    assert_frame_equal(learn(parsed.iloc[:0], outcomes, parsed)[0], parsed.iloc[:0])


# ---- a quote never supports the opposite of its words

OPPOSITES = [
    ("I love the early start.", "I hate the early start."),
    ("I would recommend this work to anyone.", "I would not recommend this work to anyone."),
    ("I would do it again.", "I would never do it again."),
    ("The hours are great.", "The hours are awful."),
    ("The hours are good.", "The hours are not good."),
    ("It is easy to be promoted here.", "It is hard to be promoted here."),
    ("My manager listens to me.", "My manager doesn't listen to me."),
    ("We have enough people on nights.", "We don't have enough people on nights."),
    ("The pay is fair.", "The pay is unfair."),
    ("I feel respected by the doctors.", "I feel disrespected by the doctors."),
]


@pytest.mark.parametrize("many", [1, 10])
@pytest.mark.parametrize(("good", "bad"), OPPOSITES)
def test_the_opposite_of_what_was_corrected_is_not_learnt(good, bad, many):
    for said, kind, opposite, likely in ((good, "pro", bad, "con"), (bad, "con", good, "pro")):
        unsure = waits(opposite, likely, 0.4, kind, 0.35, question="Anything else?")
        like = [waits(said, question="Anything else?") for _ in range(many)]
        insights, _, taught = taught_by(table(*like, unsure), [(n, "kind", kind) for n in range(many)])
        assert insights["kind"].iat[-1] == likely
        assert taught.empty or taught["kind"].tolist() == [likely]


@pytest.mark.parametrize(
    ("said", "negated"),
    [
        ("You need a licence for that.", "You don't need a licence for that."),
        ("Do ask for a raise.", "Do not ask for a raise."),
    ],
)
def test_a_negation_is_not_taken_for_the_same_advice(said, negated):
    for a, b in ((said, negated), (negated, said)):
        parsed = table(*[waits(a)] * 10, waits(b, "fact", 0.4, "need", 0.39))
        assert taught_by(parsed, [(n, "kind", "need") for n in range(10)])[2].empty


def test_the_same_words_may_be_turned_as_the_person_turned_them():
    """Irony is known by who was there: what she says of a sentence holds for the very same sentence."""
    ironic = "Oh great, another form."
    parsed = table(
        waits(ironic, "pro", 0.4, "con", 0.35),
        waits(ironic, "pro", 0.4, "con", 0.35),
        waits("Oh great, a raise.", "pro", 0.4, "con", 0.1),
    )
    insights, _, _ = taught_by(parsed, [(0, "kind", "con")])
    assert insights["kind"].tolist() == ["con", "con", "pro"]
