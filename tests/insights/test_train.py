"""The labelled notes, and that the shipped weights come from them."""

from collections import Counter

import numpy as np
import pytest

from careerlab.insights import train
from careerlab.insights.kinds import Model
from careerlab.insights.neighbours import beside
from careerlab.insights.table import KINDS, SPEAKERS, TOPICS


@pytest.fixture(scope="module")
def notes():
    return train.read_labelled()


def test_enough_is_labelled_by_enough_writers(notes):
    assert len(notes) >= 250 and sum(bool(label) for n in notes for label in n.labels) >= 8_000
    assert len({n.author for n in notes}) >= 250
    assert len({n.hand for n in notes}) >= 5


def test_every_label_is_of_the_codebook(notes):
    for note in notes:
        for label in filter(None, note.labels):
            assert label[0] in KINDS and label[1] in TOPICS and label[2] in SPEAKERS, (note.name, label)


def test_nearly_every_label_finds_its_statement(notes):
    written = sum(
        bool(line.strip()) and not line.startswith("# ")
        for file in (train.RESOURCES / "labelled").glob("*.labels")
        for line in file.read_text(encoding="utf-8").splitlines()
    )
    assert sum(bool(label) for n in notes for label in n.labels) >= 0.97 * written


@pytest.mark.slow
def test_the_shipped_weights_come_from_the_labelled_notes(notes):
    """Fitted again, the first look says of nearly every statement what the shipped one says."""
    questions = train.fit_questions()
    asked = Model({**questions, **train.NEUTRAL, **train._EMPTY}).ask
    seen = [train.see(note, asked) for note in notes]
    again = Model({**questions, **train.NEUTRAL, **train.fit_words(seen)})
    with np.load(train.RESOURCES / "weights.npz", allow_pickle=False) as arrays:
        shipped = Model(dict(arrays))
    assert again.weights.shape == shipped.weights.shape
    same = Counter()
    for n in seen[::5]:
        kinds = [m.scores(n.lists, n.whole)[:, : len(KINDS)].argmax(axis=1) for m in (again, shipped)]
        same.update((kinds[0] == kinds[1]).tolist())
    assert same[True] >= 0.995 * same.total()


def test_no_hand_is_both_learnt_from_and_held_out(notes):
    seen = [train.see(note, lambda names: np.zeros((len(names), train.K + train.T))) for note in notes[::20]]
    for rest, held in train.folds(seen, "hand"):
        assert not {seen[i].note.hand for i in rest} & {seen[i].note.hand for i in held}


def test_the_second_look_is_learnt_from_notes_of_other_hands():
    """Two stretches that words cannot tell apart are told apart by what stands beside them."""
    chances = np.full((4, train.K + train.T), -3.0)
    chances[0, KINDS.index("pro")] = chances[1, KINDS.index("con")] = -0.1
    seen = beside(chances, np.zeros((4, train.K + train.T)), ["a", "a", "b", "b"])
    assert seen.shape == (4, len(train.NEUTRAL["look_again"])) and not np.allclose(seen[2], seen[3])
