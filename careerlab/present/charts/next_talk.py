"""Which path one more talk may move, as a picture."""

from __future__ import annotations

from careerlab.present.charts.canvas import (
    BLUE,
    GREY,
    INK,
    axes_for,
    nothing_heard,
    people_words,
    put_title,
    shortened,
    without_frame,
)

MOST = 10  # dots in a row; the table counts no further


def plot_next_talks(table, ax=None):
    """Draw for each path one dot for each talk in a row that it takes to change the order.

    Parameters
    ----------
    table : pandas.DataFrame
        As from `next_talks`.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its lines labelled "talks" and "more" hold the full and the empty dots, the path to ask about next at the top.
    """
    title = "How few talks would change the order"
    ax = axes_for(ax, 1.5 + 0.5 * len(table))
    if not len(table):
        return nothing_heard(ax, title)
    full, empty = [], []
    for y, talks in enumerate(table["talks_to_turn"]):
        full += [(dot, y) for dot in range(1, talks + 1)]
        empty += [(dot, y) for dot in range(talks + 1, MOST + 1)]
    for dots, label, face, edge in ((full, "talks", BLUE, BLUE), (empty, "more", "white", GREY)):
        x, y = zip(*dots, strict=True) if dots else ((), ())
        ax.plot(x, y, "o", color=face, markeredgecolor=edge, markersize=9, linestyle="", label=label)
    for y, row in enumerate(table.itertuples()):
        heard = people_words(row.people) + ("; enough heard" if row.enough else "")
        ax.text(1.02, y, heard, transform=ax.get_yaxis_transform(), va="center", fontsize=8.5, color=INK)
    ax.set_yticks(range(len(table)), [shortened(path, 26) for path in table["path"]])
    ax.set_xticks(range(1, MOST + 1), [*map(str, range(1, MOST)), f"{MOST}+"])
    ax.set(xlim=(0.5, MOST + 0.5), ylim=(len(table) - 0.5, -0.5))
    ax.set_xlabel("talks with new people in a row: bad ones for the path that leads, good ones for the others")
    put_title(ax, title)
    return without_frame(ax)
