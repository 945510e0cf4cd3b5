"""One voice a person, what waits on the ask list, and the draws: the figures of the method and its properties."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opinions import TABLES, TOPICS, drawn, mean_of, said, table, waiting
from scipy import stats

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.favourability import (
    chains_of_introductions,
    draw_favourability,
    mean_favourability,
    voices,
)

FEW = settings(max_examples=100, deadline=None, derandomize=True)


def test_many_sentences_are_one_voice():
    rows = [said(person="Anna", kind="pro", talk=f"talk {i}") for i in range(9)] + [said(person="Ben", kind="con")]
    found = voices(table(rows))
    assert found["y"].tolist() == [1.0, 0.0]
    assert found["statements"].tolist() == [9, 1]
    assert found["ids"].tolist() == ["; ".join(f"{i:06}" for i in range(9)), "000009"]
    assert mean_of(rows) == 0.5


def test_a_hedged_statement_counts_half():
    found = voices(table([said(kind="pro"), said(kind="con", strength=0.5)]))
    assert found["y"].tolist() == pytest.approx([(1 + 0.5 / 1.5) / 2])
    assert voices(table([said(kind="pro", strength=0.5)]))["y"].tolist() == [1.0]


def test_who_has_no_name_is_known_by_the_talk_and_what_has_no_path_is_left_out():
    rows = [said(person="", talk="call 1"), said(person="", talk="call 2", kind="con"), said(path="", kind="con")]
    found = voices(table(rows))
    assert found[["person", "y"]].values.tolist() == [["call 1", 1.0], ["call 2", 0.0]]
    assert compare_paths(table(rows)).paths["path"].tolist() == ["UX"]


def test_statements_of_other_kinds_or_without_a_topic_say_nothing_about_favour():
    rows = [said(), said(kind="fact", p_pro=0.9), said(kind="need"), said(topic="none", kind="con"), waiting(0.0, 0.0)]
    assert voices(table(rows))[["topic", "y", "chance"]].values.tolist() == [["work", 1.0, 1.0]]


def listed(rows):
    """Every way the waiting statements may turn out, as (chance, rows)."""
    for case in itertools.product(("pro", "con", None), repeat=len(rows)):
        chance, settled = 1.0, []
        for kind, row in zip(case, rows, strict=True):
            settled_as = {row["kind"]: 1.0}
            chances = {"pro": row["p_pro"], "con": row["p_con"]} if row["status"] == "ask" else settled_as
            chance *= chances.get(kind, 0.0) if kind else 1.0 - sum(chances.values())
            settled += [{**row, "kind": kind, "status": "accepted"}] if kind else []
        if chance > 0:
            yield chance, settled


@pytest.mark.parametrize("seed", range(4))
def test_the_mean_is_the_expectation_over_what_the_ask_list_may_be(seed):
    rng = np.random.default_rng(seed)
    rows = [said(person=rng.choice(list("ab")), kind=rng.choice(["pro", "con"])) for _ in range(2)]
    for _ in range(4):
        p_pro, p_con, _ = rng.dirichlet([1, 1, 1])
        rows.append(waiting(p_pro, p_con, person=rng.choice(list("abc")), strength=rng.choice([0.5, 1.0])))
    assert mean_of(rows) == pytest.approx(sum(chance * mean_of(case) for chance, case in listed(rows)), abs=1e-9)


@pytest.mark.parametrize("settled", [[], [said(kind="con")], [said(kind="pro", strength=0.5)]])
def test_a_voice_knows_its_expected_square(settled):
    rows = [*settled, waiting(0.5, 0.3), waiting(0.2, 0.4, strength=0.5), waiting(0.1, 0.9)]
    chances, voiced = zip(*((chance, voices(table(case))) for chance, case in listed(rows) if case), strict=True)
    found = voices(table(rows)).iloc[0]
    assert found["chance"] == pytest.approx(sum(chances), abs=1e-12)
    for power, column in ((1, "y"), (2, "y_squared")):
        expected = sum(chance * one["y"].iloc[0] ** power for chance, one in zip(chances, voiced, strict=True))
        assert found["chance"] * found[column] == pytest.approx(expected, abs=1e-9)


def test_a_lone_waiting_statement_enters_with_p_pro_less_p_con():
    assert mean_of([waiting(0.7, 0.2)]) == pytest.approx((1 + (1 + 0.7 - 0.2) / 2) / 3)


@pytest.mark.parametrize("seed", range(4))
def test_draws_agree_with_the_mean_where_statements_wait(seed):
    rng = np.random.default_rng(seed)
    rows = []
    for person in "abcde":
        for topic in ("work", "pay"):
            about = {"person": person, "topic": topic}
            rows += [said(kind=rng.choice(["pro", "con"]), **about) for _ in range(rng.integers(0, 3))]
            rows += [waiting(*rng.dirichlet([1, 1, 1])[:2], **about) for _ in range(rng.integers(0, 3))]
    draws = drawn(rows, 100_000)[:, [0, 3]]
    expected = mean_favourability(voices(table(rows)), ["UX"], ["work", "pay"])[0]
    assert draws.mean(axis=0) == pytest.approx(expected, abs=0.004)


def test_draws_where_statements_wait_spread_as_reading_them_does():
    rows = [
        said(person="a"),
        waiting(0.5, 0.3, person="a"),
        waiting(0.2, 0.5, person="b"),
        said(person="c", kind="con"),
    ]
    read = [(chance, drawn(case, 20_000, number)[:, 0]) for number, (chance, case) in enumerate(listed(rows))]
    take = np.random.default_rng(0)
    pooled = np.concatenate([take.choice(draws, int(20_000 * chance), replace=False) for chance, draws in read])
    assert stats.ks_2samp(drawn(rows, 20_000, 99)[:, 0], pooled).pvalue > 0.001


def test_chances_that_add_up_to_more_than_one_share_it():
    found = voices(table([waiting(0.9, 0.6)]))
    assert found[["y", "chance"]].values.tolist()[0] == pytest.approx([0.6, 1.0])


def test_zero_and_one_voices_are_exactly_beta():
    rows = [said(person=f"{i}", kind="pro" if i < 4 else "con") for i in range(5)]
    draws = drawn(rows, 20_000)
    assert stats.kstest(draws[:, 0], stats.beta(5, 2).cdf).pvalue > 0.001
    assert stats.kstest(draws[:, 1], stats.uniform().cdf).pvalue > 0.001


def test_a_mixed_voice_flips_two_coins():
    """One person with y = 1/2 is all good, mixed and all bad in 1, 2 and 1 of 4 draws."""
    draws = drawn([said(kind="pro"), said(kind="con")], 20_000)[:, 0]
    rng = np.random.default_rng(9)
    good, bad, mood = rng.standard_exponential((3, 20_000))
    expected = (good + mood * rng.binomial(2, 0.5, 20_000) / 2) / (good + bad + mood)
    assert stats.ks_2samp(draws, expected).pvalue > 0.001


def test_the_imagined_people_are_half_common_to_the_topics_of_a_path():
    draws = draw_favourability(voices(table([])), 20_000, np.random.default_rng(3))
    rng = np.random.default_rng(4)
    good, bad = rng.standard_gamma(0.5, (2, 1, 20_000)) + rng.standard_gamma(0.5, (2, 2, 20_000))
    assert stats.kstest(draws[:, 5], stats.uniform().cdf).pvalue > 0.001
    assert stats.ks_2samp(draws[:, :2].sum(axis=1), (good / (good + bad)).sum(axis=0)).pvalue > 0.001


def test_a_mood_colours_all_topics_of_a_person():
    opinions = [("a", topic, "pro") for topic in TOPICS[:2]] + [("b", topic, "con") for topic in TOPICS[:2]]
    two_people = drawn([said(person=name, topic=topic, kind=kind) for name, topic, kind in opinions])
    strangers = drawn([said(person=name + topic, topic=topic, kind=kind) for name, topic, kind in opinions])
    assert np.corrcoef(two_people[:, :2].T)[0, 1] > np.corrcoef(strangers[:, :2].T)[0, 1] + 0.1


def test_an_introduction_makes_opinions_count_less():
    def width(introduced_by):
        rows = [said(person=f"{i}", introduced_by=introduced_by if i else "") for i in range(6)]
        rows += [said(person=f"con {i}", kind="con") for i in range(6)]
        return np.ptp(np.quantile(drawn(rows)[:, 0], (0.1, 0.9)))

    apart = width("")
    assert width("0") > apart * 1.1
    assert width("somebody never talked to") > apart * 1.05


def test_chains_of_introductions():
    rows = [
        said(person="Anna"),
        said(person="Ben", introduced_by="anna "),
        said(person="Cleo", introduced_by="Ben", path="PM"),
        said(person="Dan", introduced_by="Outsider"),
        said(person="Eve", introduced_by="Outsider"),
        said(person="Finn", introduced_by="Somebody Else"),
        said(person="Gus", introduced_by="Gus"),
    ]
    expected = {"Anna": 0, "Ben": 0, "Cleo": 0, "Dan": 1, "Eve": 1}
    assert chains_of_introductions(table(rows)) == expected
    assert chains_of_introductions(table(rows[::-1])) == expected


@FEW
@given(TABLES)
def test_pros_for_cons_mirrors_the_mean(rows):
    turned = {"pro": "con", "con": "pro", "fact": "fact"}
    flipped = [{**row, "kind": turned[row["kind"]], "p_pro": row["p_con"], "p_con": row["p_pro"]} for row in rows]
    one, other = (mean_favourability(voices(table(kept)), ["UX", "PM"]) for kept in (rows, flipped))
    assert one + other == pytest.approx(np.ones((2, len(TOPICS))), abs=1e-6)


@FEW
@given(TABLES, st.sampled_from(["Anna", "Ben", "new"]), st.sampled_from([0.5, 1.0]))
def test_another_pro_never_lowers_the_mean(rows, person, strength):
    more = [*rows, said(person=person, strength=strength)]
    assert mean_of(more) >= mean_of(rows) - 1e-6
    less = [*rows, said(person=person, strength=strength, kind="con")]
    assert mean_of(less) <= mean_of(rows) + 1e-6


@FEW
@given(TABLES, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_pro_never_lowers_the_mean(rows, p_pro, p_con, moved):
    """Whether the chance comes from con or from neither."""
    p_con *= 1.0 - p_pro
    from_con = waiting(p_pro + moved * p_con, p_con * (1.0 - moved))
    from_neither = waiting(p_pro + moved * (1.0 - p_pro - p_con), p_con)
    before = mean_of([*rows, waiting(p_pro, p_con)])
    assert mean_of([*rows, from_con]) >= before - 1e-6
    assert mean_of([*rows, from_neither]) >= before - 1e-6


HEARD = [said(person="a"), said(person="b", kind="con"), waiting(0.4, 0.3, person="b"), waiting(0.2, 0.5, person="c")]


@pytest.mark.parametrize(
    "who", [{"person": "b"}, {"person": "c"}, {"person": "new"}, {"person": "new", "introduced_by": "b"}]
)
def test_another_pro_moves_all_the_draws_up(who):
    """By distribution, not draw by draw: one more person takes random numbers of their own.

    Only a statement that says that two people already heard belong together may do otherwise: it is news about them.
    """
    before = drawn(HEARD)[:, 0]
    better, worse = (drawn([*HEARD, said(kind=kind, **who)])[:, 0] for kind in ("pro", "con"))
    for level in (0.1, 0.5, 0.9):
        low, middle, high = (np.quantile(draws, level) for draws in (worse, before, better))
        assert low - 0.01 < middle < high + 0.01
    assert worse.mean() < before.mean() < better.mean()
