"""What the second look sees."""

import numpy as np

from careerlab.insights.neighbours import beside

K = 23


def sure(*at):
    chances = np.full((len(at), K), -20.0)
    chances[np.arange(len(at)), at] = 0.0
    return chances


def seen(at, above):
    return beside(sure(*at), np.zeros((len(at), K)), above)


def test_a_statement_sees_who_stands_before_and_after():
    rows = seen([0, 1, 2], ["q"] * 3)
    before, after = rows[:, K : 2 * K], rows[:, 2 * K : 3 * K]
    assert before[1].argmax() == 0 and after[1].argmax() == 2
    assert not before[0].any() and not after[2].any()


def test_a_neighbour_under_another_heading_counts_half():
    here, there = (seen([0, 1], above)[1, K] for above in (["q", "q"], ["p", "q"]))
    assert there == here / 2


def test_the_mean_of_a_stretch_leaves_oneself_out():
    rows = seen([0, 0, 1], ["a", "a", "b"])
    stretch = rows[:, 5 * K : 6 * K]
    assert np.isclose(stretch[0, 0], 1) and not stretch[2].any()


def test_a_note_of_one_statement_has_no_neighbours():
    assert not seen([3], ["q"])[0, K : 8 * K].any()
    assert seen([], []).shape == (0, 8 * K + 2)
