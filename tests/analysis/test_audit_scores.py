"""The audit: who is drawn, that it is blind, and that the figures are those of the whole table."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.audit import ALL, audit_sample, audit_scores
from careerlab.analysis.shares import Z, wilson
from careerlab.errors import TableError
from careerlab.insights.answers import answer
from careerlab.insights.codebook import KINDS

STATUS = st.sampled_from(["accepted", "ask", "corrected"])
SOME_KINDS = st.sampled_from(KINDS[:4])


def table(statuses, kinds=()):
    rows = zip(range(len(statuses)), statuses, [*kinds, *["pro"] * len(statuses)], strict=False)
    return insights(*(statement(id=f"s{n}", status=s, kind=k, text=f"Sentence number {n}.") for n, s, k in rows))


# ---- who is drawn


def test_half_is_counted_and_half_waits():
    drawn = table(["accepted"] * 50 + ["ask"] * 20 + ["corrected"] * 20)
    status = drawn.set_index("id")["status"]
    assert status[audit_sample(drawn, 10)["id"]].value_counts().to_dict() == {"accepted": 5, "ask": 5}
    assert status[audit_sample(drawn, 11)["id"]].value_counts().to_dict() == {"accepted": 6, "ask": 5}
    assert status[audit_sample(drawn, 60)["id"]].value_counts().to_dict() == {"accepted": 40, "ask": 20}
    assert len(audit_sample(drawn, 500)) == 70


def test_a_sample_shows_no_label():
    sample = audit_sample(table(["accepted", "ask"] * 5), 6)
    assert sample.columns.tolist() == ["id", "text", "before", "question", "person", "path", "source", "line"]
    assert sample["before"].str.startswith("Sentence").any()


def test_another_seed_draws_others():
    drawn = table(["accepted", "ask"] * 50)
    assert set(audit_sample(drawn, 10)["id"]) != set(audit_sample(drawn, 10, seed=1)["id"])


@settings(max_examples=50)
@given(st.lists(STATUS, min_size=1, max_size=20), st.integers(1, 20), st.randoms())
def test_the_order_of_the_table_does_not_matter_and_a_larger_sample_holds_the_smaller(statuses, n, chance):
    drawn = table(statuses)
    order = chance.sample(range(len(drawn)), len(drawn))
    mixed = drawn.iloc[order].reset_index(drop=True)
    sample = audit_sample(drawn, n)
    assert sample["id"].tolist() == audit_sample(mixed, n)["id"].tolist()
    assert len(sample) == min(n, sum(s != "corrected" for s in statuses))
    both = [min(statuses.count("accepted"), (n + 1) // 2), min(statuses.count("ask"), n // 2)]
    if sum(both) == n:  # neither had to fill up
        assert set(sample["id"]) <= set(audit_sample(drawn, n + 1)["id"])


def test_no_table_is_one_sentence():
    with pytest.raises(TableError, match="expected|Expected"):
        audit_sample([], 5)


# ---- the figures


def judged(drawn, kinds):
    """Answers about statements, by id."""
    return [answer(drawn, id, kind) for id, kind in kinds.items()]


def scores(answers, kind, among="counted"):
    found = audit_scores(answers)
    (row,) = found[found["kind"].eq(kind) & found["among"].eq(among)].to_dict("records")
    return row


def test_each_answer_stands_for_what_it_was_drawn_from():
    """Ten of a hundred that count and ten of ten that wait are judged: one of the waiting is a tenth of one counted."""
    drawn = table(["accepted"] * 100 + ["ask"] * 10, ["pro"] * 100 + ["con"] * 10)
    told = dict.fromkeys([f"s{n}" for n in range(9)], "pro") | {"s9": "con"}
    told |= dict.fromkeys([f"s{n}" for n in range(100, 105)], "pro") | dict.fromkeys(
        [f"s{n}" for n in range(105, 110)], "con"
    )
    answers = judged(drawn, told)
    assert scores(answers, "pro")["precision"] == pytest.approx(9 / 10)
    assert scores(answers, "pro")["recall"] == pytest.approx(90 / 95)
    assert scores(answers, "con")["recall"] == 0
    assert scores(answers, "con", "all")["precision"] == pytest.approx(5 / 10)
    assert scores(answers, "con", "all")["recall"] == pytest.approx(5 / 15)
    assert scores(answers, ALL, "all")["precision"] == pytest.approx(95 / 110)
    assert audit_scores(answers)["kind"].unique().tolist() == [ALL, "pro", "con"]


@settings(max_examples=50)
@given(st.data())
def test_who_judges_everything_gets_the_plain_shares(data):
    size = data.draw(st.integers(1, 12))
    statuses = data.draw(st.lists(st.sampled_from(["accepted", "ask"]), min_size=size, max_size=size))
    said, true = (data.draw(st.lists(SOME_KINDS, min_size=size, max_size=size)) for _ in range(2))
    drawn = table(statuses, said)
    found = audit_scores(judged(drawn, dict(zip(drawn["id"], true, strict=True))))
    for row in found.to_dict("records"):
        if row["kind"] == ALL:
            continue
        named = [(s == row["kind"] and (row["among"] == "all" or status == "accepted"), t == row["kind"])
                 for s, t, status in zip(said, true, statuses, strict=True)]  # fmt: skip
        hits = sum(s and t for s, t in named)
        assert (row["said"], row["judged"]) == (sum(s for s, _ in named), sum(t for _, t in named))
        assert row["precision"] * row["said"] == pytest.approx(hits)
        assert row["recall"] * row["judged"] == pytest.approx(hits)
        for name in ("precision", "recall"):
            assert 0 <= row[f"{name}_low"] <= row[name] + 1e-9
            assert row[name] - 1e-9 <= row[f"{name}_high"] <= 1


def test_the_later_answer_about_a_statement_holds_and_older_labels_do_not_count():
    drawn = table(["accepted"] * 4)
    first, second, third = judged(drawn, {"s0": "con", "s1": "pro", "s2": "pro"})
    again = replace(first, kind="pro", made="2026-05-02")
    assert scores([first, second, again], ALL)["precision"] == 1
    old = replace(third, kind="con", versions="careerlab 0")
    assert scores([old, first, second], ALL)["said"] == 2


def test_no_answers_are_no_rows():
    assert audit_scores([]).empty


# ---- intervals


@pytest.mark.parametrize(
    ("right", "number", "low", "high"),
    [
        (5, 10, 0.2366, 0.7634),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (1, 1, 0.2065, 1),
    ],
)
def test_intervals_as_in_print(right, number, low, high):
    """81 of 263: Newcombe, Statistics in Medicine 17 (1998), table I."""
    assert wilson(right / number, number) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500), st.data())
def test_the_bounds_are_where_the_share_seen_is_just_likely_enough(number, data):
    share = data.draw(st.integers(0, number)) / number
    for bound in wilson(share, number):
        if 1e-9 < bound < 1 - 1e-9:
            assert abs(share - bound) == pytest.approx(Z * (bound * (1 - bound) / number) ** 0.5, abs=1e-9)


def test_nothing_seen_is_nothing_known():
    assert wilson(0.0, 0) == (0.0, 1.0)
