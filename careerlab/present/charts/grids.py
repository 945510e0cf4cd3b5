"""Grids of people, path by path: darker for more."""

from __future__ import annotations

from careerlab.present.charts.canvas import (
    BLUES,
    INK,
    axes_for,
    in_order,
    nothing_heard,
    put_title,
    shortened,
    without_frame,
)

SHOWN = 18  # rows of a grid that still fit on a printed page


def plot_skill_gaps(table, ax=None):
    """Draw skills by paths: how many people ask for each, and how many levels there are still to climb.

    Parameters
    ----------
    table : pandas.DataFrame
        As from `skill_gaps`; the first 18 skills are drawn.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its first collection holds the people of each cell.
    """
    climb = [f"{gap} level{'s' * (gap > 1)} up" if gap > 0 else "" for gap in table["gap"]]
    return _grid(table, "skill", "Skills people ask for, path by path", ax, climb)


def plot_themes(table, ax=None):
    """Draw themes by paths: how many people come back to each, and how many say the opposite.

    Parameters
    ----------
    table : pandas.DataFrame
        The `table` of `find_themes`; the first 18 themes are drawn. Without its column `against`, nothing is said of
        those who say the opposite.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its first collection holds the people of each cell.
    """
    against = table["against"] if "against" in table else [0] * len(table)
    otherwise = [f"{people} say{'s' * (people == 1)} otherwise" if people else "" for people in against]
    return _grid(table, "theme", "What keeps coming up, path by path", ax, otherwise)


def _grid(table, row_name, title, ax, below):
    """Draw a grid of people, darker for more, each cell with its "3 of 6" and a smaller line below."""
    from matplotlib.colors import LinearSegmentedColormap

    rows, paths = in_order(table[row_name]), sorted(in_order(table["path"]))
    left_out, rows = len(rows) - SHOWN, rows[:SHOWN]
    ax = axes_for(ax, 1.1 + 0.4 * len(rows))
    if not rows:
        return nothing_heard(ax, title)
    people = [[0] * len(paths) for _ in rows]
    steps = max(3, table["people"].max())  # never fewer than three: one person in all must not look like a crowd
    for row, note in zip(table.itertuples(), below, strict=True):
        if getattr(row, row_name) not in rows or not row.people:
            continue
        y, x = rows.index(getattr(row, row_name)), paths.index(row.path)
        people[y][x] = row.people
        colour = "white" if row.people > 0.7 * steps else INK
        words = {"ha": "center", "va": "center", "color": colour}
        ax.text(x + 0.5, y + (0.34 if note else 0.5), f"{row.people} of {row.of_people}", fontsize=9.5, **words)
        ax.text(x + 0.5, y + 0.72, note, fontsize=7.5, **words)
    colours = LinearSegmentedColormap.from_list("people", BLUES)
    ax.pcolormesh(people, cmap=colours, vmin=0, vmax=steps, edgecolors="white", linewidth=2)
    ax.set_yticks([y + 0.5 for y in range(len(rows))], [shortened(row, 34) for row in rows])
    ax.set_xticks([x + 0.5 for x in range(len(paths))], [shortened(path, 72 // len(paths)) for path in paths])
    ax.xaxis.set_ticks_position("top")
    ax.invert_yaxis()
    more = f"; the first {SHOWN} of {SHOWN + left_out} are shown" if left_out > 0 else ""
    ax.set_xlabel(f"people who say so, of the people on the path{more}", loc="left")
    put_title(ax, title)
    return without_frame(ax)
