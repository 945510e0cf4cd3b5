"""The picture of the network: everybody once, below who introduced them, and no word over another."""

import random
from itertools import combinations
from types import SimpleNamespace

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from careerlab.present import charts
from careerlab.present.charts.network import plot_network

PEOPLE = "person path introduced_by talked step introduced only_through".split()
TIES = "introducer introduced talked".split()
PATHS = "path people named through employer".split()
LONG = "Maximiliana Featherstonehaugh-Cholmondeley of the $40k to $50k department of everything"


def tables(people, paths):
    """The tables of a network as plain namespaces: people as (person, path, introduced_by, talked, only_through)."""
    steps, introduced = {"you": 0}, {by for _, _, by, *_ in people}
    ties = []
    for person, _, by, talked, _ in people:
        steps[person] = min(steps[one] for one in (by or "you").split("; ")) + 1
        ties += [(one, person, talked) for one in (by or "you").split("; ")]
    rows = [(p, path, by, talked, steps[p], int(p in introduced), cut) for p, path, by, talked, cut in people]
    frames = (pd.DataFrame(rows, columns=PEOPLE), pd.DataFrame(ties, columns=TIES), pd.DataFrame(paths, columns=PATHS))
    return SimpleNamespace(**dict(zip(("people", "ties", "paths"), frames, strict=True)))


def many(count=40):
    chance, rows = random.Random(3), []
    for n in range(count):
        by = f"{LONG[: 4 + (n * 7) % 70]} {chance.randrange(n)}" if n > 4 and n % 5 else ""
        by = rows[int(by.rsplit(" ", 1)[1])][0] if by else ""
        name = f"{LONG[: 4 + (n * 37) % 80]} {n}"
        path = "; ".join(f"{LONG} {p}" for p in sorted({n % 4, n % 3}))
        rows.append((name, path, by, int(n % 6 > 0 or n < 5), n % 4 * 3))
    return tables(rows, [(f"{LONG} {p}", 9, 1, LONG, LONG) for p in range(5)])


FOUR = tables(
    [
        ("Anna", "UX", "", 1, 2),
        ("Ben", "PM", "Anna", 1, 0),
        ("Cleo", "UX; PM", "Anna; Ben", 1, 0),
        ("Dora", "PM", "Ben", 0, 0),
        ("Emil", "", "", 1, 0),
    ],
    [("UX", 2, 0, "Anna", ""), ("PM", 2, 1, "", "NHS"), ("law", 0, 0, "", "")],
)
ONE = tables([("Anna", "UX", "", 1, 0)], [("UX", 1, 0, "", "")])
CHAIN = tables([(f"P{n}", "UX", f"P{n - 1}" if n else "", 1, 24 - n) for n in range(25)], [("UX", 25, 0, "P0", "")])
NOBODY = tables([], [("UX", 0, 0, "", "")])
ALL = pytest.mark.parametrize("found", [FOUR, ONE, CHAIN, many()], ids=["four", "one", "chain", "many"])


def places(ax):
    """Where the name of each person stands: (step, row)."""
    return {text.get_text().split(" (")[0].split(", the")[0]: tuple(map(float, text.xy)) for text in ax.texts}


def test_everybody_stands_below_who_introduced_them_one_column_on():
    drawn = places(plot_network(FOUR, Figure()))
    assert drawn == {"you": (0, 0), "Anna": (1, 1), "Cleo": (2, 2), "Ben": (2, 3), "Dora": (3, 4), "Emil": (1, 5)}


@ALL
def test_everybody_has_a_row_and_a_line_of_their_own(found):
    ax = plot_network(found, Figure())
    rows = [text.xy[1] for text in ax.texts]
    assert sorted(rows) == list(range(len(found.people) + 1))
    ties = [line for line in ax.lines if line.get_label() in ("introduced", "named")]
    assert sorted(line.get_ydata()[-1] for line in ties) == list(range(1, len(found.people) + 1))
    assert sum(line.get_label() == "named" for line in ties) == found.people["talked"].eq(0).sum()


@ALL
def test_no_line_crosses_another_persons_row_where_their_name_stands(found):
    ax = plot_network(found, Figure())
    names = {text.xy[1]: text.xy[0] for text in ax.texts}
    for line in ax.lines:
        if line.get_label() in ("introduced", "named"):
            (x, _, _), (top, bottom, _) = line.get_xdata(), line.get_ydata()
            assert all(names[row] > x for row in range(int(top) + 1, int(bottom)))


def test_words_say_what_is_thin():
    said = [text.get_text() for text in plot_network(FOUR, Figure()).texts]
    assert "Anna, the only way to 2 people" in said
    assert "Dora (named, not asked yet)" in said
    assert "Cleo (and 1 person more introduced them)" in said
    legend = [text.get_text() for text in plot_network(FOUR, Figure()).get_legend().get_texts()]
    assert legend == [
        "UX: 2 people, all lead back to Anna",
        "PM: 2 people, all at NHS",
        "law: nobody asked yet",
        "no path noted",
    ]


def test_an_introducer_who_was_not_talked_to_is_nobody_to_ask():
    found = tables([("Kate", "", "", 0, 0), ("Anna", "UX", "Kate", 1, 0)], [("UX", 1, 0, "", "")])
    assert "Kate (not talked to)" in [text.get_text() for text in plot_network(found, Figure()).texts]


def test_each_path_has_a_colour_and_a_shape_and_the_named_are_hollow():
    ax = plot_network(FOUR, Figure())
    marks = {}
    for line in (line for line in ax.lines if line.get_label() == "_person"):
        marks.setdefault(line.get_ydata()[0], []).append(line)
    assert [len(marks[row]) for row in range(1, 6)] == [1, 2, 1, 1, 1]  # Cleo was asked about two
    looks = {(line.get_marker(), line.get_markeredgecolor()) for row in marks.values() for line in row}
    assert len({marker for marker, _ in looks}) == len({colour for _, colour in looks}) == 3
    assert [marks[row][0].get_markerfacecolor() == "white" for row in range(1, 6)] == [False, False, False, True, False]


def test_more_paths_than_colours_still_look_different():
    paths = [(f"path {n}", 1, 0, "", "") for n in range(12)]
    ax = plot_network(tables([(f"P{n}", f"path {n}", "", 1, 0) for n in range(12)], paths), Figure())
    looks = {(line.get_marker(), line.get_markeredgecolor()) for line in ax.lines if line.get_label() == "_person"}
    assert len(looks) == 12


@ALL
def test_no_word_is_cut_off_or_written_over_another(found):
    ax = plot_network(found, Figure())
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    texts = [*ax.texts, *ax.get_xticklabels(), ax.xaxis.label, ax._left_title, *ax.get_legend().get_texts()]
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in texts if text.get_text()]
    assert all(box.x0 >= 0 and box.y0 >= 0 for box in boxes)
    assert all(box.x1 <= ax.figure.bbox.x1 and box.y1 <= ax.figure.bbox.y1 for box in boxes)
    assert not any(one.padded(-1).overlaps(other.padded(-1)) for one, other in combinations(boxes, 2))


def test_nobody_is_said_in_words():
    assert [text.get_text() for text in plot_network(NOBODY, Figure()).texts] == ["Nothing heard yet"]


def test_the_same_network_gives_the_same_bytes():
    assert charts.as_svg(plot_network, many()) == charts.as_svg(plot_network, many())
