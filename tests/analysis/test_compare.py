"""The comparison of paths: the method's own figures, its properties, and a sentence for every special case."""

import itertools
import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.favourability import (
    COMPARED_TOPICS,
    chains_of_introductions,
    draw_favourability,
    mean_favourability,
    polarity,
    voices,
)
from careerlab.analysis.ranking import (
    PrioritiesError,
    central_weights,
    draw_weights,
    mean_weights,
    rank_acceptability,
    scores,
    win_chances,
)
from careerlab.analysis.verdict import SENTENCES
from careerlab.errors import CareerlabError
from careerlab.insights.table import COLUMNS, as_table

FEW = settings(max_examples=100, deadline=None, derandomize=True)
TOPICS = COMPARED_TOPICS


# Small tables --------------------------------------------------------------------------------------------------------


def said(path="UX", person="Anna", topic="work", kind="pro", **more):
    """One statement; what is not named is plain, first-hand and settled."""
    row = {"path": path, "person": person, "topic": topic, "kind": kind, "speaker": "source", "status": "accepted"}
    return {**row, "strength": 1.0, **more}


def waiting(p_pro, p_con, **more):
    """One statement on the ask list."""
    return said(status="ask", p_pro=p_pro, p_con=p_con, **{"kind": "fact", **more})


def table(rows):
    blank = {name: "" if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    return as_table([{**blank, "id": f"{i:06}", "source": "a.md", "line": i + 1, **row} for i, row in enumerate(rows)])


def talks(path, people, good, bad=()):
    """Some people who each say one good thing on every topic of `good` and one bad on every topic of `bad`."""
    names = [f"{path} {number}" for number in range(people)]
    opinions = [(topic, "pro") for topic in good] + [(topic, "con") for topic in bad]
    return [said(path, name, topic, kind) for name in names for topic, kind in opinions]


def explorer(priorities=None, paths=()):
    return SimpleNamespace(priorities=priorities, path_names=list(paths))


def mean_of(rows, path="UX", topic="work", hearsay=0.0):
    return mean_favourability(voices(table(rows), hearsay), [path], [topic])[0, 0]


def drawn(rows, draws=40_000, seed=1, topics=TOPICS):
    insights = table(rows)
    rng = np.random.default_rng(seed)
    return draw_favourability(voices(insights), draws, rng, chains_of_introductions(insights), topics)


def same(one, other):
    """Whether two comparisons agree in everything, to the last bit."""
    tables = all(getattr(one, name).equals(getattr(other, name)) for name in SCHEMA)
    return tables and (one.verdict, one.sentence, one.remarks) == (other.verdict, other.sentence, other.remarks)


# The figures of the method -------------------------------------------------------------------------------------------


def test_weighted_sum_with_a_true_tie():
    theta = np.array([[[25.0, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]])
    weights = np.array([[0.2, 0.15, 0.4, 0.25]])
    assert scores(theta, weights)[0] == pytest.approx([21.5, 22, 22], abs=1e-12)
    assert rank_acceptability(theta, weights) == pytest.approx(np.array([[0, 0, 1], [0.5, 0.5, 0], [0.5, 0.5, 0]]))
    assert win_chances(scores(theta, weights))[1, 2] == 0.5


def test_three_good_and_two_bad():
    rows = [said(person=name, kind=kind) for name, kind in zip("abcde", ["pro"] * 3 + ["con"] * 2, strict=True)]
    assert mean_of(rows) == pytest.approx(4 / 7, abs=1e-15)
    low, high = np.quantile(drawn(rows)[:, 0], (0.1, 0.9))
    assert (low, high) == pytest.approx((0.333, 0.799), abs=0.006)
    cell = compare_paths(table(rows)).cells.query("topic == 'work'").iloc[0]
    assert (cell["low"], cell["high"]) == pytest.approx((0.333, 0.799), abs=0.015)
    assert cell["people"] == 5


def test_rank_order_centroid():
    assert mean_weights("abcd", list("abcd")) == pytest.approx([0.5208, 0.2708, 0.1458, 0.0625], abs=5e-5)


def test_a_tie_in_the_order_shares_its_places():
    centroid = mean_weights("abcd", list("abcd"))
    assert mean_weights("abcd", ["a", ["c", "b"], "d"]) == pytest.approx(
        [centroid[0], centroid[1:3].mean(), centroid[1:3].mean(), centroid[3]]
    )
    unlisted = mean_weights("abcd", ["d"])
    assert unlisted == pytest.approx([*[centroid[1:].mean()] * 3, centroid[0]])
    assert mean_weights("abcd", None) == pytest.approx([0.25] * 4)
    assert mean_weights("abcd", {"a": 30, "c": 10}) == pytest.approx([0.75, 0, 0.25, 0])


@pytest.mark.parametrize(
    "priorities", [None, list("abcd"), ["b", ["a", "d"]], [["a", "b"]], {"a": 90, "b": 10, "c": 0}]
)
def test_drawn_weights_agree_with_their_mean(priorities):
    weights = draw_weights("abcd", priorities, 100_000, np.random.default_rng(5))
    assert weights.shape == (100_000, 4)
    assert weights.min() >= 0
    assert weights.sum(axis=1) == pytest.approx(np.ones(100_000))
    assert weights.mean(axis=0) == pytest.approx(mean_weights("abcd", priorities), abs=0.003)


def test_an_order_holds_in_every_draw_and_a_tie_in_none():
    weights = draw_weights("abcde", ["c", ["a", "e"]], 20_000, np.random.default_rng(5))
    assert (weights[:, 2] >= weights.max(axis=1)).all()
    assert (weights[:, [0, 4]].min(axis=1) >= weights[:, [1, 3]].max(axis=1)).all()
    for one, other in ((0, 4), (1, 3)):
        assert np.mean(weights[:, one] > weights[:, other]) == pytest.approx(0.5, abs=0.012)


def test_unknown_weights_are_uniform_on_the_simplex_and_an_order_is_its_sorted_part():
    rng = np.random.default_rng(6)
    free = draw_weights("abc", None, 20_000, rng)
    assert stats.kstest(free[:, 1], stats.beta(1, 2).cdf).pvalue > 0.001
    # A tie at the end of an order: given that "a" is the largest, the others are exchangeable and not in sorted order.
    tied = draw_weights("abc", ["a"], 20_000, rng)
    expected = free[free.argmax(axis=1) == 0]
    assert stats.ks_2samp(tied[:, 1], expected[:, 1]).pvalue > 0.001
    assert stats.ks_2samp(tied[:, 1] - tied[:, 2], expected[:, 1] - expected[:, 2]).pvalue > 0.001


def test_swing_points_are_dirichlet_50():
    weights = draw_weights("abc", {"a": 20, "b": 80}, 20_000, np.random.default_rng(7))
    assert stats.kstest(weights[:, 0], stats.beta(10, 40).cdf).pvalue > 0.001
    assert (weights[:, 2] == 0).all()


@pytest.mark.parametrize(
    ("priorities", "words"),
    [
        ({"work": 0, "pay": 0}, "every topic 0 points"),
        ({"work": 101}, "from 0 to 100"),
        ({"work": -1}, "from 0 to 100"),
        ({"work": float("nan")}, "from 0 to 100"),
        ({"work": True}, "from 0 to 100"),
        ({"work": "much"}, "from 0 to 100"),
        ({"salary": 50}, '"salary"'),
        (["salary"], '"salary"'),
        (["none"], '"none"'),
        ([3], '"3"'),
        (["pay", ["work", "pay"]], "more than once"),
    ],
)
def test_priorities_that_cannot_be_read(priorities, words):
    for call in (
        lambda: draw_weights(TOPICS, priorities, 10, np.random.default_rng(0)),
        lambda: mean_weights(TOPICS, priorities),
        lambda: compare_paths(table([said()]), explorer(priorities)),
    ):
        with pytest.raises(PrioritiesError, match=words) as error:
            call()
        assert isinstance(error.value, CareerlabError) and isinstance(error.value, ValueError)
        assert str(error.value).endswith(".")


def test_smaa_reference():
    theta = np.array([[[1.0, 0.0], [0.4, 0.6]]])
    weights = draw_weights("ab", None, 200_000, np.random.default_rng(8))
    assert rank_acceptability(theta, weights) == pytest.approx(np.full((2, 2), 0.5), abs=0.005)
    assert central_weights(theta, weights) == pytest.approx(np.array([[0.75, 0.25], [0.25, 0.75]]), abs=0.003)


def test_central_weights_of_a_path_that_never_leads():
    theta = np.array([[[1.0, 1.0], [0.0, 0.5], [1.0, 1.0]]])
    centre = central_weights(theta, np.array([[0.3, 0.7]]))
    assert np.isnan(centre[1]).all()
    assert centre[[0, 2]] == pytest.approx(np.array([[0.3, 0.7]] * 2))


# One voice a person --------------------------------------------------------------------------------------------------


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


def test_hearsay_is_left_out_or_counts_as_much_as_it_is_set_to():
    rows = [said(kind="pro"), said(kind="con", speaker="hearsay")]
    assert voices(table(rows))["y"].tolist() == [1.0]
    assert voices(table(rows), 0.5)["y"].tolist() == pytest.approx([(1 + 0.5 / 1.5) / 2])
    assert "counts 0.5 of a first-hand" in repr(compare_paths(table(rows), hearsay=0.5))
    with pytest.raises(CareerlabError, match="hearsay"):
        compare_paths(table(rows), hearsay=2)


def test_who_has_no_name_is_known_by_the_talk_and_what_has_no_path_is_left_out():
    rows = [said(person="", talk="call 1"), said(person="", talk="call 2", kind="con"), said(path="", kind="con")]
    found = voices(table(rows))
    assert found[["person", "y"]].values.tolist() == [["call 1", 1.0], ["call 2", 0.0]]
    assert compare_paths(table(rows)).paths["path"].tolist() == ["UX"]


def test_statements_of_other_kinds_or_without_a_topic_say_nothing_about_favour():
    rows = [said(), said(kind="fact", p_pro=0.9), said(kind="need"), said(topic="none", kind="con"), waiting(0.0, 0.0)]
    assert voices(table(rows))[["topic", "y", "chance"]].values.tolist() == [["work", 1.0, 1.0]]


# The ask list --------------------------------------------------------------------------------------------------------


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


def test_a_certain_reading_is_as_good_as_a_settled_one():
    settled = talks("UX", 4, ["work", "pay"], ["hours"])
    chances = {"pro": {"p_pro": 1.0, "p_con": 0.0}, "con": {"p_pro": 0.0, "p_con": 1.0}}
    asked = [{**row, "status": "ask", "kind": "fact", **chances[row["kind"]]} for row in settled]
    assert same(compare_paths(table(settled)), compare_paths(table(asked)))


def test_a_path_noted_in_prose_ties_with_the_same_path_noted_in_lists():
    """Over many calibrated note takers neither way of noting leads: not in the mean, not in how often it wins."""
    rng, gaps, wins = np.random.default_rng(12), [], []
    for run in range(120):
        rows = []
        for person, topic in itertools.product("abcd", TOPICS[:8]):
            for _ in range(rng.integers(0, 4)):
                p_pro, p_con, _ = chances = rng.dirichlet([1.2, 0.3, 0.7])
                kind = rng.choice(["pro", "con", "fact"], p=chances)
                rows.append(said("lists", person, topic, kind))
                rows.append(waiting(p_pro, p_con, path="prose", person=person, topic=topic))
        comparison = compare_paths(table(rows), draws=500, seed=run)
        mean = comparison.paths.set_index("path")["mean"]
        gaps.append(mean["prose"] - mean["lists"])
        wins.append(comparison.pairwise.set_index("path")["chance"]["prose"])
    assert abs(np.mean(gaps)) < 3 * np.std(gaps) / np.sqrt(len(gaps))
    assert np.mean(wins) == pytest.approx(0.5, abs=0.04)
    assert 0.37 < np.mean(np.array(gaps) > 0) < 0.63


def test_a_voice_that_is_probably_none_is_not_counted_as_a_person():
    comparison = compare_paths(table([waiting(0.1, 0.1), waiting(0.4, 0.3, person="Ben")]))
    assert comparison.paths["people"].tolist() == [1]
    assert comparison.cells["people"].tolist() == [1] + [0] * 10


def test_chances_that_add_up_to_more_than_one_share_it():
    found = voices(table([waiting(0.9, 0.6)]))
    assert found[["y", "chance"]].values.tolist()[0] == pytest.approx([0.6, 1.0])


# Draws ---------------------------------------------------------------------------------------------------------------


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


def test_an_introduction_on_another_path_changes_nothing_here():
    rows = talks("UX", 3, TOPICS) + talks("PM", 3, TOPICS)
    linked = [*rows, said("PM", "PM 9", introduced_by="UX 1")]
    ux = [compare_paths(table(r)).cells.query("path == 'UX'").reset_index(drop=True) for r in (rows, linked)]
    pd.testing.assert_frame_equal(*ux, check_exact=True)


def test_more_draws_begin_with_the_same_ones_and_a_seed_decides_all():
    rows = talks("UX", 3, ["work"], ["work", "pay"])
    long, short = drawn(rows, 10_000), drawn(rows, 4_096)
    assert (long[:4_096] == short).all()
    assert same(compare_paths(table(rows), seed=4), compare_paths(table(rows), seed=4))
    assert not same(compare_paths(table(rows), seed=4), compare_paths(table(rows), seed=5))


def test_draws_in_known_bytes():
    """The same numbers on every machine and every supported numpy; a change here changes every report."""
    rows = talks("UX", 2, ["work"], ["work", "pay"]) + [waiting(0.4, 0.3, person="UX 0", topic="growth")]
    comparison = compare_paths(table(rows), draws=1_000)
    assert comparison.cells["low"].head(4).round(12).tolist() == KNOWN_LOW


KNOWN_LOW = [0.197758021501, 0.10025380757, 0.131845407118, 0.033235695759]


# Comparing -----------------------------------------------------------------------------------------------------------


def three_paths():
    ux, pm = talks("UX", 5, TOPICS[:8], TOPICS[8:]), talks("PM", 4, TOPICS[2:8], TOPICS[:2])
    return ux + pm + talks("Dev", 3, TOPICS[:2], TOPICS[4:])


def test_dropping_a_path_changes_nothing_about_the_rest():
    every = compare_paths(table(three_paths()))
    for dropped in ("UX", "PM", "Dev"):
        fewer = compare_paths(table([row for row in three_paths() if row["path"] != dropped]))
        for name in ("paths", "cells"):
            kept = getattr(every, name).query("path != @dropped").reset_index(drop=True)
            pd.testing.assert_frame_equal(kept, getattr(fewer, name), check_exact=True)
        kept = every.pairwise.query("path != @dropped and other != @dropped").reset_index(drop=True)
        pd.testing.assert_frame_equal(kept, fewer.pairwise, check_exact=True)


def test_means_depend_on_no_draw():
    few, many = (compare_paths(table(three_paths()), draws=draws, seed=draws) for draws in (10, 3_000))
    assert few.paths["mean"].tolist() == many.paths["mean"].tolist()
    pd.testing.assert_frame_equal(few.drivers, many.drivers, check_exact=True)


def test_mean_score_by_hand():
    comparison = compare_paths(table(talks("UX", 3, ["work"], ["pay"])), explorer({"work": 30, "pay": 10}))
    assert comparison.paths["mean"].tolist() == pytest.approx([100 * (0.75 * 4 / 5 + 0.25 * 1 / 5)])
    assert comparison.paths["coverage"].tolist() == [1.0]
    assert compare_paths(table(talks("UX", 3, ["work"], ["pay"]))).paths["coverage"].tolist() == pytest.approx([2 / 11])


def test_drivers_add_up_to_the_gap():
    comparison = compare_paths(table(three_paths()), explorer(["pay", ["work", "hours"]]))
    gap = comparison.paths["mean"].iloc[0] - comparison.paths["mean"].iloc[1]
    assert comparison.drivers["points"].sum() == pytest.approx(gap)
    assert set(comparison.drivers["leader"]) == {comparison.paths["path"].iloc[0]}
    assert comparison.drivers["topic"].tolist() == list(TOPICS)


def test_chances_agree_with_one_another():
    comparison = compare_paths(table(three_paths()), draws=2_000)
    ranks = comparison.ranks.pivot(index="path", columns="rank", values="chance")
    assert ranks.sum(axis=0).tolist() == pytest.approx([1, 1, 1])
    assert ranks.sum(axis=1).tolist() == pytest.approx([1, 1, 1])
    beats = comparison.pairwise.groupby("path")["chance"].sum()
    average_place = (ranks * ranks.columns.to_numpy()).sum(axis=1)
    assert (average_place + beats).tolist() == pytest.approx([3, 3, 3])


def test_a_path_nobody_was_asked_about_shares_the_ends():
    rows = talks("UX", 4, TOPICS[:6], TOPICS[6:]) + talks("PM", 4, TOPICS[5:], TOPICS[:5])
    comparison = compare_paths(table(rows), explorer(paths=["UX", "Dev"]))
    dev = comparison.ranks.query("path == 'Dev'").set_index("rank")["chance"]
    assert dev[1] > dev[2] and dev[3] > dev[2]
    row = comparison.paths.set_index("path").loc["Dev"]
    assert (row["mean"], row["people"], row["coverage"]) == (pytest.approx(50), 0, 0)
    assert SENTENCES["never asked"].format(paths="Dev") in comparison.remarks


SCHEMA = {
    "paths": {"path": "str", **dict.fromkeys(["mean", "low", "high"], float), "people": int, "coverage": float},
    "ranks": {"path": "str", "rank": int, "chance": float},
    "pairwise": {"path": "str", "other": "str", "chance": float},
    "cells": {"path": "str", "topic": "str", "people": int, "mean": float, "low": float, "high": float},
    "drivers": {
        **dict.fromkeys(["topic", "leader", "runner_up"], "str"),
        **dict.fromkeys(["weight", "leader_mean", "runner_up_mean", "points"], float),
    },
}


@pytest.mark.parametrize(
    ("rows", "profile", "sizes"),
    [
        ([], None, (0, 0, 0, 0, 0)),
        ([], explorer(paths=["UX"]), (1, 1, 0, 11, 0)),
        ([said(path="")], None, (0, 0, 0, 0, 0)),
        ([said()], None, (1, 1, 0, 11, 0)),
        (three_paths(), explorer(paths=["UX", "Law"]), (4, 16, 12, 44, 11)),
    ],
)
def test_columns_and_rows(rows, profile, sizes):
    comparison = compare_paths(table(rows), profile, draws=100)
    for (name, columns), size in zip(SCHEMA.items(), sizes, strict=True):
        found = getattr(comparison, name)
        plain = {"str": pd.Series([""], dtype="str").dtype, int: np.dtype("int64"), float: np.dtype("float64")}
        assert dict(found.dtypes) == {column: plain[dtype] for column, dtype in columns.items()}
        assert len(found) == size
        assert isinstance(found.index, pd.RangeIndex)
        assert not found.isna().any().any()
        for column in {"low", "high", "mean", "chance", "coverage"} & set(columns):
            assert found[column].between(0, 100 if name == "paths" and column != "coverage" else 1).all()


def test_rows_in_any_index_are_read():
    insights = table(three_paths())
    doubled = insights.set_axis(np.arange(len(insights)) // 2)
    assert same(compare_paths(insights), compare_paths(doubled))


@pytest.mark.parametrize("setting", [{"draws": 0}, {"draws": 2.5}, {"seed": -1}, {"hearsay": -0.1}])
def test_settings_that_make_no_sense(setting):
    with pytest.raises(CareerlabError, match=next(iter(setting))):
        compare_paths(table([said()]), **setting)


# The verdict ---------------------------------------------------------------------------------------------------------


def judged(rows, profile=None, **settings):
    return compare_paths(table(rows), profile, **{"draws": 2_000, **settings})


def test_nothing_heard_yet():
    for rows in ([], [said(path="")], [said(kind="fact")]):
        assert judged(rows).verdict == "nothing heard yet"
    comparison = judged([], explorer(paths=["UX", "PM"]))
    assert comparison.verdict == "nothing heard yet"
    assert comparison.paths["mean"].tolist() == pytest.approx([50, 50])
    assert repr(judged([])) == SENTENCES["nothing heard yet"]


def test_one_path():
    comparison = judged(talks("UX", 5, TOPICS[:5], TOPICS[5:]))
    assert comparison.verdict == "only one path"
    assert "Add a second" in comparison.sentence


def test_one_talk_in_all():
    comparison = judged([said(), said(kind="con", topic="pay")], explorer(paths=["UX", "PM"]))
    assert comparison.verdict == "not enough heard yet"
    assert SENTENCES["one talk"] in comparison.remarks
    assert SENTENCES["one talk"] not in judged([said(), said(person="Ben")]).remarks


def test_fewer_than_three_people():
    rows = talks("UX", 3, TOPICS) + talks("PM", 2, TOPICS[:9], TOPICS[9:])
    comparison = judged(rows)
    assert comparison.verdict == "not enough heard yet"
    assert "2 of the 3 people it takes on PM" in comparison.sentence
    assert "on UX" not in comparison.sentence
    assert judged(rows + talks("PM", 3, TOPICS[:9], TOPICS[9:])).verdict != "not enough heard yet"


def test_less_than_half_of_what_counts_heard():
    rows = talks("UX", 4, ["work", "pay"]) + talks("PM", 4, TOPICS, ["work"])
    comparison = judged(rows)
    assert comparison.verdict == "not enough heard yet"
    assert "less than half of what counts has come up on UX" in comparison.sentence
    assert judged(rows, explorer({"work": 50, "hours": 50})).verdict != "not enough heard yet"


def test_tied():
    rows = talks("UX", 4, TOPICS[:6], TOPICS[6:]) + talks("PM", 4, TOPICS[5:], TOPICS[:5])
    comparison = judged(rows)
    assert comparison.verdict == "tied"
    assert "PM and UX are level" in comparison.sentence


def test_identical_evidence():
    comparison = judged(talks("UX", 4, TOPICS[:6], TOPICS[6:]) + talks("PM", 4, TOPICS[:6], TOPICS[6:]))
    assert comparison.verdict == "tied"
    assert SENTENCES["identical"].format(leader="PM", second="UX") in comparison.remarks
    assert comparison.paths["mean"].nunique() == 1


def test_a_lead_that_comes_from_more_talks():
    rows = talks("UX", 9, TOPICS) + talks("PM", 3, TOPICS)
    comparison = judged(rows)
    assert comparison.paths["path"].tolist() == ["UX", "PM"]
    assert comparison.verdict == "the lead comes from having held more talks"
    assert "more was heard" in comparison.sentence


def test_a_lead_that_comes_from_fewer_talks():
    comparison = judged(talks("UX", 9, [], TOPICS) + talks("PM", 3, [], TOPICS))
    assert comparison.paths["path"].tolist() == ["PM", "UX"]
    assert comparison.verdict == "the lead comes from having held fewer talks"
    assert "less was heard" in comparison.sentence


def test_a_lead_by_priorities_is_not_blamed_on_the_number_of_talks():
    others = [topic for topic in TOPICS if topic != "pay"]
    rows = talks("UX", 4, ["pay"], others) + talks("PM", 4, others, ["pay"])
    comparison = judged(rows, explorer({"pay": 90, "work": 10}))
    assert comparison.paths["path"].iloc[0] == "UX"
    assert comparison.verdict in ("clear", "leaning", "too close to call")


@pytest.mark.parametrize(("good", "verdict"), [(10, "clear"), (8, "leaning"), (7, "too close to call")])
def test_clear_leaning_too_close(good, verdict):
    rows = talks("UX", 4, TOPICS[:good], TOPICS[good:]) + talks("PM", 4, TOPICS[:6], TOPICS[6:])
    comparison = judged(rows, explorer(dict.fromkeys(TOPICS, 50)), draws=10_000)
    beats = comparison.pairwise.query("path == 'UX'")["chance"].iloc[0]
    assert comparison.verdict == verdict, beats
    assert comparison.verdict == ("clear" if beats >= 0.9 else "leaning" if beats >= 0.75 else "too close to call")
    assert f"{int(100 * beats)} of 100 readings" in comparison.sentence


def test_an_unheard_path_keeps_a_lead_from_being_clear():
    """The smallest chance decides, not the chance against the runner-up."""
    rows = talks("UX", 4, TOPICS[:10], TOPICS[10:]) + talks("PM", 4, TOPICS[:6], TOPICS[6:])
    equal = dict.fromkeys(TOPICS, 50)
    assert judged(rows, explorer(equal)).verdict == "clear"
    comparison = judged(rows, explorer(equal, ["Law"]))
    assert comparison.paths["path"].tolist() == ["UX", "PM", "Law"]
    assert comparison.verdict != "clear"
    assert "it beats Law" in comparison.sentence


def test_no_drawback_anywhere():
    comparison = judged(talks("UX", 3, TOPICS) + talks("PM", 3, TOPICS[:7]))
    assert SENTENCES["no drawback"] in comparison.remarks
    assert SENTENCES["no drawback"] not in judged(three_paths()).remarks
    assert SENTENCES["no drawback"] not in judged([said(), waiting(0.1, 0.8)]).remarks


def test_equal_weights_and_unknown_weights_have_different_words():
    equal, unknown = judged(three_paths(), explorer(dict.fromkeys(TOPICS, 50))), judged(three_paths())
    assert SENTENCES["weights equal"] in equal.remarks and SENTENCES["weights equal"] not in unknown.remarks
    assert SENTENCES["weights unknown"] in unknown.remarks and SENTENCES["weights unknown"] not in equal.remarks
    assert equal.priorities_known and not unknown.priorities_known
    pd.testing.assert_series_equal(equal.paths["mean"], unknown.paths["mean"])
    width = [(c.paths["high"] - c.paths["low"]).sum() for c in (equal, unknown)]
    assert width[0] < width[1]
    assert not judged(three_paths(), explorer([])).priorities_known
    assert judged(three_paths(), explorer([list(TOPICS)])).priorities_known


def test_one_topic():
    heard = judged(talks("UX", 3, ["pay"]) + talks("PM", 3, [], ["pay"]))
    assert SENTENCES["one topic heard"].format(topic="pay") in heard.remarks
    counts = judged(three_paths(), explorer({"pay": 80}))
    assert SENTENCES["one topic counts"].format(topic="pay") in counts.remarks
    assert counts.drivers["points"].to_numpy()[np.array(TOPICS) != "pay"].tolist() == [0.0] * 10


def test_the_heaviest_topic_unheard():
    rows = talks("UX", 3, [t for t in TOPICS if t != "pay"]) + talks("PM", 3, TOPICS, ["work"])
    comparison = judged(rows, explorer(["pay", "work"]))
    assert SENTENCES["heaviest unheard"].format(topic="pay", paths="UX") in comparison.remarks
    assert not any("counts most" in remark for remark in judged(rows, explorer(["work"])).remarks)
    assert not any("counts most" in remark for remark in judged(rows).remarks)


def test_asked_but_nothing_good_or_bad_said():
    comparison = judged(three_paths() + [said("Law", kind="fact")])
    assert SENTENCES["never judged"].format(paths="Law") in comparison.remarks
    assert not any("been asked" in remark for remark in comparison.remarks)


def test_the_words_are_plain_english():
    jargon = "rank accept|margin|coverage|posterior|flip weight|saturation|SMAA|bootstrap|draws|interval|simplex"
    for sentence in SENTENCES.values():
        assert not re.search(jargon, sentence, re.IGNORECASE), sentence
    text = repr(judged(three_paths(), explorer(paths=["Law {x}"])))
    assert len(text.splitlines()) == 1 + 4 + 2
    assert "Law {x}: 50 of 100" in text and "heard from nobody" in text


# Properties ----------------------------------------------------------------------------------------------------------

STATEMENT = st.fixed_dictionaries(
    {
        "path": st.sampled_from(["UX", "PM", ""]),
        "person": st.sampled_from(["Anna", "Ben", "Cleo", ""]),
        "topic": st.sampled_from(["work", "pay", "none"]),
        "kind": st.sampled_from(["pro", "con", "fact"]),
        "speaker": st.sampled_from(["source", "hearsay"]),
        "status": st.sampled_from(["accepted", "corrected", "ask"]),
        "strength": st.sampled_from([1.0, 0.5]),
        "introduced_by": st.sampled_from(["", "Anna", "Zoe"]),
        "talk": st.sampled_from(["talk 1", "talk 2"]),
        "p_pro": st.floats(0, 1),
        "p_con": st.floats(0, 1),
    }
)
TABLES = st.lists(STATEMENT, max_size=12)


@FEW
@given(st.integers(1, 40), st.integers(1, 6), st.integers(1, 4), st.data())
def test_places_and_paths_each_add_up_to_one(draws, paths, topics, data):
    seed = data.draw(st.integers(0, 2**32))
    rng = np.random.default_rng(seed)
    theta = rng.integers(0, 3, (draws, paths, topics)).astype(float)  # many ties
    weights = draw_weights("abcdef"[:topics], None, draws, rng)
    shares = rank_acceptability(theta, weights)
    assert shares.sum(axis=0) == pytest.approx(np.ones(paths))
    assert shares.sum(axis=1) == pytest.approx(np.ones(paths))
    assert (shares >= 0).all()
    wins = win_chances(scores(theta, weights))
    assert wins + wins.T == pytest.approx(np.ones((paths, paths)))
    assert shares @ np.arange(paths) == pytest.approx((1 - wins).sum(axis=1) - 0.5)


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
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, random):
    insights = table(rows)
    order = list(range(len(rows)))
    random.shuffle(order)
    assert same(compare_paths(insights, draws=50), compare_paths(insights.iloc[order], draws=50))


@FEW
@given(TABLES)
def test_hearsay_that_is_left_out_changes_nothing(rows):
    insights = table(rows)
    without = insights[insights["speaker"].ne("hearsay")]
    assert polarity(insights).equals(polarity(without))
    everywhere = explorer(paths=["UX", "PM"])
    one, other = (compare_paths(kept.assign(introduced_by=""), everywhere, draws=50) for kept in (insights, without))
    pd.testing.assert_frame_equal(one.paths, other.paths, check_exact=True)


@FEW
@given(TABLES)
def test_any_table_gives_a_verdict_and_numbers_in_range(rows):
    comparison = compare_paths(table(rows), draws=64, hearsay=0.5)
    assert comparison.sentence and "{" not in repr(comparison)
    assert comparison.cells["mean"].between(0, 1, inclusive="neither").all()
    assert (comparison.cells["low"] <= comparison.cells["high"]).all()
    found = voices(table(rows), 0.5)
    assert found["y"].between(0, 1).all() and found["chance"].between(0, 1, inclusive="right").all()
    assert (found["y_squared"] <= found["y"] + 1e-12).all() and (found["y_squared"] >= found["y"] ** 2 - 1e-6).all()
