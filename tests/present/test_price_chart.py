"""The chart of prices draws what the table says, cuts nothing off and writes nothing over anything."""

from itertools import combinations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from careerlab.present import charts

PRICES = pd.DataFrame(
    [
        ("SQL", 3, 8.0, 1, 0),
        ("Excel", 2, 10.6, 2, 1),
        ("patience", 2, -1.0, 2, 1),
        ("Git", 0, 4.0, 0, 0),
        ("CSS", 1, 0.0, 1, 0),
    ],
    columns=["skill", "people", "weeks", "paths", "no_regret"],
)
MANY = pd.DataFrame(
    [(f"{n} head of interdisciplinary design for $40k", 25 + n, 888.5, 12, n % 2) for n in range(30)],
    columns=PRICES.columns,
)


def test_bars_are_the_weeks_of_what_somebody_asks_for_and_that_takes_time():
    ax = charts.plot_skill_prices(PRICES, Figure())
    assert [bar.get_width() for bar in ax.containers[0]] == [8.0, 10.6]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["SQL", "Excel"]
    assert [text.get_text() for text in ax.texts] == ["3 people, 8 weeks, 1 path", "2 people, 11 weeks, every path"]
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    assert "people" in ax.get_xlabel()


def test_a_long_chart_says_how_much_of_it_is_shown():
    ax = charts.plot_skill_prices(MANY, Figure())
    assert len(ax.containers[0]) == 18
    assert "the first 18 of 30" in ax.get_xlabel()


@pytest.mark.parametrize("table", [PRICES, PRICES.head(1), MANY], ids=["some", "one", "many"])
def test_no_word_is_cut_off_or_written_over_another(table):
    ax = charts.plot_skill_prices(table, Figure())
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    texts = [*ax.texts, *ax.get_yticklabels(), ax.xaxis.label, ax._left_title]
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in texts if text.get_text()]
    assert all(box.x0 >= 0 and box.y0 >= 0 and box.x1 <= ax.figure.bbox.x1 for box in boxes)
    assert not [1 for one, other in combinations(boxes, 2) if one.padded(-1).overlaps(other.padded(-1))]


def test_nothing_to_draw_says_so():
    for table in (PRICES.iloc[:0], PRICES.query("weeks < 1")):
        assert [text.get_text() for text in charts.plot_skill_prices(table, Figure()).texts] == ["Nothing heard yet"]


def test_the_same_table_gives_the_same_bytes():
    assert charts.as_svg(charts.plot_skill_prices, PRICES) == charts.as_svg(charts.plot_skill_prices, PRICES)
