"""The labelled notes, and that the shipped weights come from them."""

from collections import Counter

import numpy as np
import pytest

from careerlab.insights import train
from careerlab.insights.kinds import Model, label_statements
from careerlab.insights.table import KINDS, SPEAKERS, TOPICS


@pytest.fixture(scope="module")
def notes():
    return train.read_labelled()


def test_enough_is_labelled_by_enough_writers(notes):
    assert len(notes) >= 40 and sum(bool(label) for n in notes for label in n.labels) >= 1_200
    assert len({n.author for n in notes}) >= 20


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


def test_labels_meet_their_own_words():
    found, wanted = ["It rains.", "It snows.", "It rains."], [(("fact",), [], "itrains"), (("con",), [], "itsnows")]
    statements = [type("S", (), {"text": t})() for t in found]
    assert train._match(statements, wanted)[0] == [("fact",), ("con",), None]


@pytest.mark.slow
def test_the_shipped_weights_come_from_the_labelled_notes(notes):
    """Fitted again, the model says of nearly every statement what the shipped one says."""
    fitted = {**train.fit_questions(), **train.NEUTRAL}
    plain = Model({**fitted, **train._EMPTY})
    lists, shifts, labels, *_ = train.examples(notes, plain.ask)
    again = Model({**fitted, **train.fit_words(lists, shifts, labels)})
    with np.load(train.RESOURCES / "weights.npz", allow_pickle=False) as arrays:
        shipped = Model(dict(arrays) | train.NEUTRAL)
    same = Counter()
    for note in notes[::5]:
        pairs = (label_statements(note.statements, m) for m in (again, shipped))
        same.update(a.kind == b.kind for a, b in zip(*pairs, strict=True))
    assert again.weights.shape == shipped.weights.shape
    assert same[True] >= 0.995 * same.total()
