"""The judge of skill mentions: fitted from labelled notes, cut at a precision, read back from plain arrays."""

import numpy as np
import pytest

from careerlab.insights.skill_judge import Judge, apart
from careerlab.insights.skill_training import (
    cut_for,
    examples,
    fit_skills,
    held_out,
    names_one,
    scores,
    thorough_authors,
)
from careerlab.insights.statements import statements
from careerlab.insights.train import Labelled, read_labelled
from careerlab.notes.typed.scanner import read_text

NEEDS = "You need {}.\n\nIt takes {}.\n\nWe sat beside the {}.\n\nThe {} was closed on Mondays.\n"


def note(number, skill):
    found, _ = statements(read_text(NEEDS.format(*[skill] * 4), f"{number}.md"))
    kinds = ["need", "need", "fact", "fact"]
    skills = [[skill] if kind == "need" else [] for kind in kinds]
    return Labelled(str(number), f"author {number}", found, [(k, "work", "source") for k in kinds], skills)


EVERYBODY = {f"author {i}" for i in range(100)}


@pytest.fixture(scope="module")
def notes():
    return [note(i, skill) for i, skill in enumerate(["SQL", "painting", "welding", "chemistry", "baking", "law"] * 3)]


def test_a_judge_learns_from_notes_and_is_the_same_each_time(notes):
    arrays = fit_skills(notes, thorough=EVERYBODY)
    judge = Judge(arrays)
    rows = examples([note(99, "sculpture")], thorough=EVERYBODY)
    assert [max(judge.odds(seen) for seen in row.seen) >= judge.cut for row in rows] == [True, True, False, False]
    assert all(np.array_equal(arrays[name], again) for name, again in fit_skills(notes, thorough=EVERYBODY).items())


def test_the_arrays_need_no_pickle(notes, tmp_path):
    np.savez(tmp_path / "w.npz", **fit_skills(notes, thorough=EVERYBODY))
    with np.load(tmp_path / "w.npz", allow_pickle=False) as arrays:
        assert Judge(dict(arrays)).weights


def test_kinds_as_found_take_the_place_of_labels(notes):
    kinds = [["fact"] * len(n.statements) for n in notes]
    assert any("k:need" in seen for row in examples(notes, thorough=EVERYBODY) for seen in row.seen)
    assert not any("k:need" in seen for row in examples(notes, kinds, EVERYBODY) for seen in row.seen)


def test_notes_that_are_not_thorough_teach_what_is_asked_for(notes):
    assert len(examples(notes, thorough=EVERYBODY)) == 4 * len(notes)
    assert len(examples(notes, thorough=set())) == 2 * len(notes)
    assert len(thorough_authors()) > 200


def test_held_out_means_other_authors(notes):
    pairs = held_out(examples(notes, thorough=EVERYBODY))
    assert len(pairs) == 4 * len(notes)
    precision, recall = scores(pairs, cut_for(0.85, pairs))
    assert precision >= 0.85 and 0 < recall <= 1


def test_a_mention_counts_when_its_words_overlap_a_labelled_skill():
    assert names_one("writing reports", ["Writing"]) and names_one("SQL", ["basic sql"])
    assert not names_one("SQL", ["Python"]) and not names_one("SQL", [])


def test_no_cut_where_nothing_is_right_often_enough():
    assert cut_for(0.85, []) == np.inf


def test_the_likeliest_win_where_candidates_overlap():
    rows = [(3, 8, "a"), (20, 21, "b"), (8, 9, "c"), (0, 5, "d")]
    assert apart(rows) == [(3, 8, "a"), (8, 9, "c"), (20, 21, "b")]


@pytest.mark.release
def test_held_out_precision_of_the_shipped_notes():
    pairs = [pair for pair in held_out(examples(read_labelled())) if pair[0].author in thorough_authors()]
    precision, recall = scores(pairs, cut_for(0.85, pairs))
    assert precision >= 0.85 and recall >= 0.5
