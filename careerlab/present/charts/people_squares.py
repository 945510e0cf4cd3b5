"""One square per person: for, mixed, against, not asked."""

from __future__ import annotations

from careerlab.present.charts.canvas import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    WIDTH,
    axes_for,
    in_order,
    nothing_heard,
    people_words,
    put_title,
    shortened,
    topic_words,
    without_frame,
)


def plot_pros_cons(table, ax=None):
    """Draw one square per person for each path and topic: for, mixed, against, not asked.

    Parameters
    ----------
    table : pandas.DataFrame
        As from `pros_cons`.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its collections labelled "for", "mixed", "against" and "not asked" hold one square per person.
    """
    topics, paths = in_order(table["topic"]), in_order(table["path"])
    most = int(table["people"].max()) if len(table) else 0
    across = min(max(most, 4), 10)  # more people than ten go on in a second line of squares
    lines = max(1, -(-most // across))
    columns, pitch = max(24.0, len(paths) * (across + 1.5)), lines + 0.45
    ax = axes_for(ax, 1.35 + pitch * len(topics) * (WIDTH - 1.4) / columns)
    if not len(table):
        return nothing_heard(ax, "What people say for and against each path")
    squares = {state: [] for state in ("for", "mixed", "against", "not asked")}
    for row in table.itertuples():
        left, top = paths.index(row.path) * (across + 1.5), topics.index(row.topic) * pitch
        counts = (row.people_for, row.people_mixed, row.people_against, row.people_not_asked)
        states = [state for state, count in zip(squares, counts, strict=True) for _ in range(count)]
        for place, state in enumerate(states):
            squares[state].append((left + place % across, top + place // across))
    _draw_squares(ax, squares)
    for number, path in enumerate(paths):
        people = int(table.loc[table["path"].eq(path), "people"].iloc[0])
        name = f"{shortened(path, int((across + 1.1) * 112 / columns))}\n{people_words(people)}"
        ax.text(number * (across + 1.5), -0.5, name, va="bottom", fontsize=9.5, color=INK, linespacing=1.35)
    ax.set_yticks([row * pitch + (lines - 1) / 2 + 0.41 for row in range(len(topics))], topic_words(topics))
    ax.set(xlim=(-0.3, columns), ylim=(pitch * len(topics), -0.35), aspect="equal", anchor="W")
    put_title(ax, "What people say for and against each path", pad=40)
    ax.set_xlabel("people: one square each", loc="left")
    ax.set_xticks([])
    names = [state.replace("not asked", "said neither") for state in squares]
    place = {"loc": "upper left", "bbox_to_anchor": (0.24, -0.005), "ncols": 4, "frameon": False}
    ax.legend([_sign(state) for state in squares], names, handletextpad=0.2, columnspacing=1.2, **place)
    return without_frame(ax)


# For each state: colour, colour of its other half, sign. The sign tells them apart without colour.
_LOOKS = {"for": (BLUE, BLUE, "+"), "mixed": (BLUE, ORANGE, ""), "against": (ORANGE, ORANGE, "_")}
_LOOKS["not asked"] = ("white", "white", "")


def _draw_squares(ax, squares):
    """Draw the squares of each state as one collection named by it."""
    from matplotlib.collections import PolyCollection

    size = 0.82
    for state, places in squares.items():
        colour, other, sign = _LOOKS[state]
        edge = {"edgecolor": GREY if state == "not asked" else "none", "linewidth": 0.8}
        corners = [[(x, y), (x + size, y), (x + size, y + size), (x, y + size)] for x, y in places]
        ax.add_collection(PolyCollection(corners, facecolor=colour, label=state, **edge))
        if other != colour:
            halves = [[(x + size, y), (x + size, y + size), (x, y + size)] for x, y in places]
            ax.add_collection(PolyCollection(halves, facecolor=other, edgecolor="none", label="_other half"))
        for x, y in places if sign else ():
            ax.plot(x + size / 2, y + size / 2, sign, color="white", markersize=6)


def _sign(state):
    """Return what stands for a state in the legend: the same square with the same sign."""
    from matplotlib.lines import Line2D

    colour, other, sign = _LOOKS[state]
    edge = GREY if state == "not asked" else "none"
    half = {"fillstyle": "full" if colour == other else "left", "markerfacecoloralt": other, "markeredgecolor": edge}
    square = Line2D([], [], linestyle="", marker="s", markersize=10, color=colour, **half)
    return (square, Line2D([], [], linestyle="", marker=sign, markersize=5, color="white"))
