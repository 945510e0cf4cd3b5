"""The pictures of the diary: a line a path and a belief, every talk named, and no word over another."""

from itertools import combinations

import pytest
from a_search import frame
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from careerlab.analysis.diary import Diary
from careerlab.present.charts.diary import SHOWN, _spread, plot_belief_diary, plot_diary

LONG = "head of interdisciplinary service design for $40k to $50k a year"
BELIEFS = "step belief path before now verdict"


def a_diary(paths, steps, leaders=None, talks="Maximiliana Featherstonehaugh-Smythe; Ben"):
    """A diary in which the first path rises by a point a talk and the others lie close together below."""
    leaders = leaders or [paths[0] if step else "" for step in range(steps + 1)]
    dates = ["before the talks", *(f"2026-{step // 28 + 1:02}-{step % 28 + 1:02}" for step in range(steps))]
    days = [(step, dates[step], talks if step else "", leaders[step]) for step in range(steps + 1)]
    scores = [
        (step, path, 50 + step if not row else 49 - row / 10, 30.0, 70.0, int(step > row))
        for step in range(steps + 1)
        for row, path in enumerate(paths)
    ]
    tables = frame("step day talks leader", days), frame("step path score low high people", scores)
    return Diary(*tables, beliefs=None, changes=None, remarks=())


TWO = a_diary(["UX design", "PM"], 3, ["", "UX design", "UX design", "PM"])
ONE = a_diary(["UX design"], 1, talks="Anna")
MANY = a_diary([f"{n} {LONG}" for n in range(6)], 25)
TOO_MANY = a_diary([f"{n} {LONG}" for n in range(12)], 61)
HELD = frame(
    BELIEFS,
    [
        (0, "UX is mostly drawing", "UX", 0.8, 0.8, "untested"),
        (0, "It pays well", "UX", 0.5, 0.5, "untested"),
        (0, "They like it", "UX", 0.5, 0.5, "untested"),
        (4, "UX is mostly drawing", "UX", 0.8, 0.25, "did not survive"),
        (4, "It pays well", "UX", 0.5, 0.7, "leaning towards it"),
        (4, "They like it", "UX", 0.5, 0.5, "untested"),
    ],
)
ALIKE = frame(BELIEFS, [(1, f"{n} It costs $5 and $6 {LONG} " * 3, "UX", 0.9, 0.2, "contested") for n in range(12)])


def overlaps(ax):
    """Draw it; return the pairs of words that stand over each other and the words that are cut off."""
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    texts = [*ax.texts, *ax.get_yticklabels(), ax.xaxis.label, ax.yaxis.label, ax._left_title]
    shown = [text for text in texts if text.get_text() and text.get_visible()]
    # An annotation's own extent holds its line, too: its words are those of the text alone.
    boxes = {text: super(type(text), text).get_window_extent(canvas.get_renderer()) for text in ax.texts}
    boxes |= {text: text.get_window_extent(canvas.get_renderer()) for text in shown if text not in boxes}
    low, high = ax.get_ylim()
    inside = [text for text in shown if text not in ax.get_yticklabels() or low <= text.get_position()[1] <= high]
    cut = [text.get_text() for text in inside if boxes[text].x0 < 0 or boxes[text].x1 > ax.figure.bbox.x1 + 1]
    pairs = [
        (one.get_text(), other.get_text())
        for one, other in combinations(inside, 2)
        if boxes[one].padded(-1).overlaps(boxes[other].padded(-1))
    ]
    return pairs + cut


def talk_labels(ax):
    return {label.get_text(): label.get_weight() for label in ax.get_xticklabels()}


# ---- the paths


def test_a_line_a_path_begins_where_it_was_first_spoken_of():
    lines = {line.get_label(): line for line in plot_diary(TWO, Figure()).lines}
    assert list(lines["UX design"].get_xdata()) == [0, 1, 2, 3]
    assert list(lines["UX design"].get_ydata()) == [50, 51, 52, 53]
    assert list(lines["PM"].get_xdata()) == [1, 2, 3]


def test_a_sign_stands_where_a_score_moved():
    lines = {line.get_label(): line for line in plot_diary(TWO, Figure()).lines}
    assert lines["UX design"].get_markevery() == [1, 2, 3]
    assert lines["PM"].get_markevery() == []


def test_names_stand_at_the_right_with_how_sure_it_is():
    said = [text.get_text() for text in plot_diary(TWO, Figure()).texts]
    assert said == ["UX design: 53, likely 30 to 70", "PM: 49, likely 30 to 70"]
    silent = a_diary(["UX design", "PM"], 1)
    assert plot_diary(silent, Figure()).texts[1].get_text() == "PM: nothing heard yet"


def test_talks_are_named_below_and_bold_where_another_path_comes_first():
    assert talk_labels(plot_diary(TWO, Figure())) == {
        "before the talks": "normal",
        "2026-01-01  Maximiliana Feather… +1": "bold",
        "2026-01-02  Maximiliana Feather… +1": "normal",
        "2026-01-03  Maximiliana Feather… +1": "bold",
    }


def test_lines_are_told_apart_without_colour():
    lines = plot_diary(MANY, Figure()).lines[:6]
    assert len({(line.get_linestyle(), line.get_marker()) for line in lines}) == 6


def test_only_the_last_talks_are_drawn_where_there_are_very_many():
    ax = plot_diary(TOO_MANY, Figure())
    assert len(talk_labels(ax)) == SHOWN + 1
    assert ax.get_xlabel().endswith("; the last 30 dates are shown")


@pytest.mark.parametrize("diary", [ONE, TWO, MANY, TOO_MANY])
def test_no_word_is_cut_off_or_written_over_another(diary):
    ax = plot_diary(diary, Figure())
    assert overlaps(ax) == []
    labels = [label for label in ax.get_xticklabels() if label.get_text()]
    boxes = [label.get_window_extent() for label in labels]
    assert all(box.y0 >= 0 for box in boxes)
    # Slanted words lie side by side: as far apart, across their lines, as their letters are high.
    ends = sorted(box.x1 for box in boxes)
    high = labels[0].get_fontsize() * ax.figure.dpi / 72
    assert all(right - left >= high for left, right in zip(ends, ends[1:], strict=False))


@pytest.mark.parametrize("diary", [a_diary(["UX design"], 0), a_diary([], 0), a_diary([], 1, ["", ""])])
def test_nothing_heard_is_said_in_words(diary):
    assert [text.get_text() for text in plot_diary(diary, Figure()).texts] == ["Nothing heard yet"]


# ---- the beliefs


def test_a_belief_goes_from_before_to_now():
    lines = plot_belief_diary(HELD, Figure()).lines[:3]
    assert [line.get_ydata().tolist() for line in lines] == [[80, 25], [50, 70], [50, 50]]
    assert [line.get_linestyle() for line in lines] == ["--", "-", ":"]


def test_what_became_of_it_stands_beside_it_and_where_it_began_once():
    said = [text.get_text() for text in plot_belief_diary(HELD, Figure()).texts]
    assert said[0] == "25  UX is mostly drawing\ndid not survive"
    assert said[3:] == ["50", "80"]


@pytest.mark.parametrize("table", [HELD, HELD[:1], ALIKE])
def test_no_belief_is_cut_off_or_written_over_another(table):
    assert overlaps(plot_belief_diary(table, Figure())) == []


def test_no_belief_is_said_in_words():
    assert [text.get_text() for text in plot_belief_diary(HELD[:0], Figure()).texts] == ["Nothing heard yet"]


# ---- names beside each other


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([], []),
        ([5.0], [5.0]),
        ([1.0, 9.0], [1.0, 9.0]),
        ([5.0, 5.0], [6.0, 4.0]),
        ([5.0, 5.0, 5.0], [7.0, 5.0, 3.0]),
        ([9.0, 1.0, 1.0], [9.0, 2.0, 0.0]),
        ([0.0, 1.0, 1.5, 20.0], [-1.1666666666666667, 0.8333333333333333, 2.833333333333333, 20.0]),
    ],
)
def test_names_move_as_little_as_can_be(values, places):
    assert _spread(values, 2.0) == pytest.approx(places)
