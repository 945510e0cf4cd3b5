"""Charts of a workshop: every number as in the table, what is kept back hatched, no word over another."""

from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from workshop_groups import LONG, MANY, NOTHING, RICH, SMALL

from careerlab.present import charts
from careerlab.present.charts.workshop import SHOWN, in_words

PLOTS = [charts.plot_group_topics, charts.plot_group_paths, charts.plot_group_gaps]
ALL = pytest.mark.parametrize("plot", PLOTS, ids=lambda plot: plot.__name__)


def bars(ax, name):
    """Row -> length of the bars of a name."""
    found = {}
    for container in ax.containers:
        if container.get_label() == name:
            found |= {round(bar.get_y() + bar.get_height() / 2): bar.get_width() for bar in container}
    return found


def words(ax):
    return [text.get_text() for text in ax.texts]


def test_each_topic_has_its_numbers_on_two_sides():
    ax = charts.plot_group_topics(RICH, Figure())
    assert bars(ax, "good") == {0: 12, 4: 12, 8: 12}
    assert bars(ax, "bad") == {0: -7, 2: -9, 4: -7, 6: -9, 8: -7, 10: -9}
    assert [label.get_text() for label in ax.get_yticklabels()][:3] == ["The work itself", "Freedom", "Growth"]
    assert ax.get_xlabel().startswith("people of the group, 26 in all")
    assert [abs(tick) for tick in ax.get_xticks()] == [int(label.get_text()) for label in ax.get_xticklabels()]


def test_a_number_that_is_kept_back_is_hatched_and_said_in_words():
    ax = charts.plot_group_paths(RICH, Figure())
    assert bars(ax, "people") == {0: 19}
    assert bars(ax, "not shown") == {1: 26, 2: 4}
    assert words(ax) == ["19", "nearly all", "fewer than 5"]
    for container in ax.containers:
        for bar in container:
            assert bool(bar.get_hatch()) == (container.get_label() == "not shown")


def test_a_number_that_is_kept_back_draws_nothing_but_why():
    """Made of band and k alone: two groups of which the same is said look the same."""
    lengths = bars(charts.plot_group_topics(RICH, Figure()), "not shown")
    by_band = {}
    for place, row in enumerate(RICH.topics.itertuples()):
        if row.against_band:
            by_band.setdefault(row.against_band, set()).add(lengths[place])
    assert by_band == {"few": {-4}}


@pytest.mark.parametrize(
    ("number", "band", "said"),
    [(12, "", "12"), (-1, "few", "fewer than 5"), (-1, "nearly all", "nearly all"), (-1, "some", "5 or more")]
    + [(-1, "", "not shown")],
)
def test_what_stands_for_a_number(number, band, said):
    assert in_words(number, band, RICH) == said


def test_gaps_are_those_over_all_paths_and_the_first_of_many():
    assert words(charts.plot_group_gaps(RICH, Figure())) == ["nearly all", "6"]
    ax = charts.plot_group_gaps(MANY, Figure())
    assert len(bars(ax, "people")) == SHOWN
    assert ax.get_xlabel().endswith("the first 18 of 40 are shown")


@ALL
@pytest.mark.parametrize("group", [NOTHING, SMALL], ids=["nothing", "small"])
def test_a_small_group_has_a_sentence_in_place_of_bars(plot, group):
    ax = plot(group, Figure())
    assert words(ax) == ["Too few people for numbers that tell of nobody"]
    assert ax.containers == []


@ALL
@pytest.mark.parametrize("group", [RICH, MANY], ids=["rich", "many"])
def test_no_word_stands_over_another_or_outside(plot, group):
    figure = Figure()
    ax = plot(group, figure)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts = [*ax.texts, *ax.get_yticklabels(), *ax.get_xticklabels(), ax.title, ax.xaxis.label, ax._left_title]
    shown = [text for text in texts if text.get_text() and text.get_visible()]
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in shown]
    width, height = canvas.get_width_height()
    for text, box in zip(shown, boxes, strict=True):
        assert box.x0 >= 0, text
        assert box.x1 <= width + 1, text
        assert box.y0 >= 0, text
        assert box.y1 <= height + 1, text
    for (one, a), (other, b) in combinations(zip(shown, boxes, strict=True), 2):
        over = min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1
        assert not over, (one.get_text(), other.get_text())


def test_the_two_sides_differ_in_grey():
    ax = charts.plot_group_topics(RICH, Figure())
    by_name = {container.get_label(): container[0].get_facecolor() for container in ax.containers}
    good, bad = (sum(to_rgb(by_name[name])) / 3 for name in ("good", "bad"))
    assert abs(good - bad) > 0.1


@ALL
def test_as_an_svg_it_has_the_same_bytes_and_nothing_about_where_it_was_made(plot):
    svg = charts.as_svg(plot, RICH)
    assert svg == charts.as_svg(plot, RICH)
    assert not any(sign in svg.lower() for sign in ("metadata", "<!--", "date", "creator", "matplotlib", "<title"))


def test_money_in_a_name_is_no_formula():
    ax = charts.plot_group_paths(MANY, Figure())
    assert ax.get_yticklabels()[0].get_text() == "Straßenverkehrsinfrastrukturplanu…"
    assert LONG.startswith("Straßenverkehrsinfrastrukturplanu")
