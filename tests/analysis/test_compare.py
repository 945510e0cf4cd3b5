"""The comparison of paths as a whole: its tables, and what must never change them."""

import itertools
from dataclasses import fields

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opinions import TABLES, TOPICS, drawn, explorer, mean_of, said, table, talks, three_paths, waiting

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.favourability import (
    polarity,
    voices,
)
from careerlab.analysis.comparing.verdict import SENTENCES
from careerlab.errors import CareerlabError

FEW = settings(max_examples=40, deadline=None, derandomize=True)


def same(one, other):
    """Whether two comparisons agree in everything, to the last bit."""
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)]
    return all(a.equals(b) if isinstance(a, pd.DataFrame) else a == b for a, b in pairs)


def test_three_good_and_two_bad():
    rows = [said(person=name, kind=kind) for name, kind in zip("abcde", ["pro"] * 3 + ["con"] * 2, strict=True)]
    assert mean_of(rows) == pytest.approx(4 / 7, abs=1e-15)
    low, high = np.quantile(drawn(rows)[:, 0], (0.1, 0.9))
    assert (low, high) == pytest.approx((0.333, 0.799), abs=0.006)
    cell = compare_paths(table(rows)).cells.query("topic == 'work'").iloc[0]
    assert (cell["low"], cell["high"]) == pytest.approx((0.333, 0.799), abs=0.015)
    assert cell["people"] == 5


def test_hearsay_is_left_out_or_counts_as_much_as_it_is_set_to():
    rows = [said(kind="pro"), said(kind="con", speaker="hearsay")]
    assert voices(table(rows))["y"].tolist() == [1.0]
    assert voices(table(rows), 0.5)["y"].tolist() == pytest.approx([(1 + 0.5 / 1.5) / 2])
    assert "counts 0.5 of a first-hand" in repr(compare_paths(table(rows), hearsay=0.5))
    with pytest.raises(CareerlabError, match="hearsay"):
        compare_paths(table(rows), hearsay=2)


def test_a_certain_reading_is_as_good_as_a_settled_one():
    settled = talks("UX", 4, ["work", "pay"], ["hours"])
    chances = {"pro": {"p_pro": 1.0, "p_con": 0.0}, "con": {"p_pro": 0.0, "p_con": 1.0}}
    asked = [{**row, "status": "ask", "kind": "fact", **chances[row["kind"]]} for row in settled]
    assert same(compare_paths(table(settled)), compare_paths(table(asked)))


def test_a_path_noted_in_prose_ties_with_the_same_path_noted_in_lists():
    """Over many calibrated note takers neither way of noting leads: not in the mean, not in how often it wins."""
    rng, gaps, wins = np.random.default_rng(12), [], []
    for run in range(60):
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


def without(rows, path):
    return [row for row in rows if row["path"] != path]


PRIORITIES = st.sampled_from([None, ["pay", "work"], {"work": 70, "pay": 30}])


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
    everywhere = explorer(paths=["UX", "PM", "Dev"])
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


@FEW
@given(TABLES, st.sampled_from(["UX", "PM", "Dev"]), PRIORITIES)
def test_dropping_any_path_never_reorders_the_others(rows, dropped, priorities):
    """Nor does it move their scores by a bit, whatever waits on the ask list and whoever introduced whom."""
    every, fewer = (
        compare_paths(table(kept), explorer(priorities), draws=1) for kept in (rows, without(rows, dropped))
    )
    kept = every.paths[every.paths["path"].ne(dropped)].reset_index(drop=True)
    columns = ["path", "mean", "people", "coverage"]
    pd.testing.assert_frame_equal(kept[columns], fewer.paths[columns], check_exact=True)


@FEW
@given(TABLES, st.sampled_from(["UX", "PM", "Dev"]))
def test_dropping_any_path_leaves_the_draws_of_the_others(rows, dropped):
    """To the last bit, unless the notes that go are those that said who introduced whom."""
    rows = [{**row, "introduced_by": ""} for row in rows]
    every, fewer = (compare_paths(table(kept), draws=50) for kept in (rows, without(rows, dropped)))
    for name in ("paths", "cells", "pairwise"):
        kept = getattr(every, name)
        gone = kept[["path", "other"] if name == "pairwise" else ["path"]].eq(dropped).any(axis=1)
        pd.testing.assert_frame_equal(kept[~gone].reset_index(drop=True), getattr(fewer, name), check_exact=True)


@FEW
@given(TABLES, st.sampled_from(["Anna", "new"]), st.sampled_from(TOPICS), PRIORITIES)
def test_another_pro_never_lowers_its_path_and_moves_no_other(rows, person, topic, priorities):
    """And a con never raises it: whoever says it, whatever waits, whoever introduced whom and whatever counts."""
    who = explorer(priorities, ["UX", "PM", "Dev"])
    before, better, worse = (
        compare_paths(table(rows + more), who, draws=1).paths.set_index("path")["mean"]
        for more in ([], [said("UX", person, topic)], [said("UX", person, topic, "con")])
    )
    assert better["UX"] >= before["UX"] - 1e-6 and worse["UX"] <= before["UX"] + 1e-6
    for other in ("PM", "Dev"):
        assert better[other] == before[other] == worse[other]
