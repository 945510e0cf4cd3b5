"""The picture of beliefs: before and now, and what nobody has touched."""

import matplotlib
import pandas as pd
import pytest
from matplotlib.figure import Figure

from careerlab.present.charts import plot_beliefs

matplotlib.use("Agg")


def ledger(*rows):
    columns = ["belief", "before", "now", "people_for", "people_against", "hearsay_for", "hearsay_against", "verdict"]
    return pd.DataFrame(rows, columns=columns).assign(remembered_later=0)


ROWS = ledger(
    ("UX is mostly drawing", 0.8, 0.25, 0, 2, 0, 0, "did not survive"),
    ("It pays well", 0.5, 0.5, 0, 0, 0, 0, "untested"),
    ("Costs $5 and $6 " * 30, 0.5, 0.7, 1, 0, 1, 0, "leaning towards it"),
)


def test_before_is_hollow_and_now_is_full_where_somebody_spoke():
    ax = plot_beliefs(ROWS, Figure())
    before, now = ax.lines[:2]
    assert before.get_xdata().tolist() == [80, 50, 50]
    assert now.get_xdata().tolist() == [25, 70]
    assert list(now.get_ydata()) == [0, 2]


def test_words_say_who():
    said = [text.get_text() for text in plot_beliefs(ROWS, Figure()).texts]
    assert said == ["2 people against\ndid not survive", "untested: ask somebody", said[2]]
    assert said[2] == "1 person for, 1 second-hand\nleaning towards it"


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ROWS[:0], pd.concat([ROWS] * 8, ignore_index=True)])
def test_it_can_be_drawn_at_any_length(rows):
    ax = plot_beliefs(rows, Figure())
    ax.figure.canvas.draw()
    assert max((label.get_text().count("\n") for label in ax.get_yticklabels()), default=0) <= 4


def test_remembered_later_is_said():
    assert "remembered later" in plot_beliefs(ROWS.assign(remembered_later=1), Figure()).texts[0].get_text()
