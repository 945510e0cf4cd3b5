"""The dots of the next talks: as many as the table says, and no word over another."""

from itertools import combinations

import pytest
from a_search import frame
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from careerlab.present.charts.next_talk import plot_next_talks

COLUMNS = "path talks_to_turn people enough"
LONG = "head of interdisciplinary service design for $40k to $50k a year"
THREE = frame(COLUMNS, [("front-end", 1, 4, 0), ("UX design", 3, 1, 1), ("PM", 10, 8, 1)])
MANY = frame(COLUMNS, [(f"{LONG} {n}", n % 10 + 1, 10 * n, n % 2) for n in range(9)])
ONE = frame(COLUMNS, [("UX design", 0, 3, 1)])


@pytest.mark.parametrize("table", [THREE, MANY, ONE])
def test_full_and_empty_dots_are_ten_a_path_and_as_many_full_as_talks(table):
    dots = {line.get_label(): line.get_ydata() for line in plot_next_talks(table, Figure()).lines}
    for row, talks in enumerate(table["talks_to_turn"]):
        assert list(dots["talks"]).count(row) == talks
        assert list(dots["more"]).count(row) == 10 - talks


def test_people_stand_at_the_right_and_whether_it_is_enough():
    said = [text.get_text() for text in plot_next_talks(THREE, Figure()).texts]
    assert said == ["4 people", "1 person; enough heard", "8 people; enough heard"]


@pytest.mark.parametrize("table", [THREE, MANY, ONE])
def test_no_word_is_cut_off_or_written_over_another(table):
    ax = plot_next_talks(table, Figure())
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    texts = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, ax._left_title]
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in texts if text.get_text()]
    assert all(box.x0 >= 0 and box.y0 >= 0 for box in boxes)
    assert all(box.x1 <= ax.figure.bbox.x1 and box.y1 <= ax.figure.bbox.y1 for box in boxes)
    assert not any(one.padded(-1).overlaps(other.padded(-1)) for one, other in combinations(boxes, 2))


def test_nothing_heard_is_said_in_words():
    assert [text.get_text() for text in plot_next_talks(frame(COLUMNS), Figure()).texts] == ["Nothing heard yet"]
