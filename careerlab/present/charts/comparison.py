"""How the paths compare, as pictures."""

from __future__ import annotations

from careerlab.present.charts.canvas import (
    BLUE,
    BLUES,
    GREY,
    INK,
    ORANGE,
    axes_for,
    nothing_heard,
    people_words,
    put_title,
    shortened,
    topic_words,
    without_frame,
)


def plot_comparison(comparison, ax=None):
    """Draw for each path a dot for how well people speak of it and a thick line for where it likely lies.

    Parameters
    ----------
    comparison : Comparison
        As from `compare_paths`.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its first collection holds the intervals, its first line the dots, best path at the top.
    """
    paths, title = comparison.paths, "How well people speak of each path"
    ax = axes_for(ax, 1.5 + 0.5 * len(paths))
    if not len(paths):
        return nothing_heard(ax, title)
    y = range(len(paths))
    ax.hlines(y, paths["low"], paths["high"], color=BLUE, alpha=0.4, linewidth=9)
    ax.plot(paths["mean"], y, "o", color=BLUE, markeredgecolor="white", markersize=10)
    for number, row in enumerate(paths.itertuples()):
        cells = comparison.cells[comparison.cells["path"].eq(row.path)]
        unheard = topic_words(cells.loc[cells["people"].eq(0), "topic"])
        gaps = ", ".join(unheard).lower() if len(unheard) <= 3 else f"{len(unheard)} of {len(cells)} topics"
        heard = f"{people_words(row.people)}; " + (f"nothing yet on {gaps}" if unheard else "all topics")
        ax.text(1.02, number, heard, transform=ax.get_yaxis_transform(), va="center", fontsize=8.5, color=INK)
    ax.axvline(50, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
    ax.set_yticks(y, [shortened(path, 26) for path in paths["path"]])
    ax.set(xlim=(0, 100), ylim=(len(paths) - 0.5, -0.5))
    weighed = ", weighed by what matters to you" if comparison.priorities_known else ""
    ax.set_xlabel(f"what people say{weighed}: 0 all bad, 100 all good")
    put_title(ax, title)
    return without_frame(ax, keep="bottom")


def plot_ranks(comparison, ax=None):
    """Draw for each path how often it comes first, second and so on.

    Parameters
    ----------
    comparison : Comparison
        As from `compare_paths`.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its containers, one a place, hold a bar for each path, best path at the top.
    """
    paths, title = list(comparison.paths["path"]), "How often each path comes first"
    ax = axes_for(ax, 1.6 + 0.5 * len(paths))
    if not paths:
        return nothing_heard(ax, title)
    ends = [0.0] * len(paths)
    shades = (BLUES[4], BLUES[2], BLUES[1], BLUES[0])
    for place, group in comparison.ranks.groupby("rank"):
        times = group.set_index("path")["chance"].reindex(paths).mul(100)
        shade, ink = (shades[min(place, 4) - 1], "white" if place == 1 else INK)
        name = {1: "first", 2: "second", 3: "third"}.get(place, f"{place}th")
        ax.barh(range(len(paths)), times, left=ends, color=shade, edgecolor="white", height=0.62, label=name)
        for y, (value, end) in enumerate(zip(times, ends, strict=True)):
            if value >= 6:
                ax.text(end + value / 2, y, f"{value:.0f}", ha="center", va="center", fontsize=9, color=ink)
        ends = [end + value for end, value in zip(ends, times, strict=True)]
    ax.set_yticks(range(len(paths)), [shortened(path, 26) for path in paths])
    ax.set(xlim=(0, 100), ylim=(len(paths) - 0.5, -0.5))
    ax.set_xlabel("times in 100 readings of what people said")
    ax.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=min(len(paths), 6), frameon=False, handlelength=1)
    put_title(ax, title)
    return without_frame(ax, keep="bottom")


def plot_drivers(comparison, ax=None):
    """Draw what each topic adds to the lead of the first path, or takes from it: signed bars, the longest at the top.

    Parameters
    ----------
    comparison : Comparison
        As from `compare_paths`.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its container holds a bar for each topic; together they are as long as the lead.
    """
    drivers, title = comparison.drivers, "What the lead rests on"
    drivers = drivers.sort_values("points", key=abs, ascending=False, kind="stable")
    ax = axes_for(ax, 1.5 + 0.34 * len(drivers))
    if not len(drivers):
        return nothing_heard(ax, title)
    first = drivers.iloc[0]
    y, points = range(len(drivers)), drivers["points"]
    ax.barh(y, points, color=[BLUE if value > 0 else ORANGE for value in points], height=0.62)
    far = max(points.abs().max(), 1.0) * 1.25
    for row, value in zip(y, points, strict=True):
        beside = {"ha": "left" if value >= 0 else "right", "va": "center", "fontsize": 8.5, "color": INK}
        ax.annotate(f"{value:+.1f}", (value, row), (4 if value >= 0 else -4, 0), textcoords="offset points", **beside)
    ax.axvline(0, color=GREY, linewidth=0.8)
    ax.set_yticks(y, topic_words(drivers["topic"]))
    ax.set(xlim=(-far, far), ylim=(len(drivers) - 0.5, -0.5))
    ahead, behind = (shortened(path, 30) for path in (first.leader, first.runner_up))
    ax.set_xlabel(f"points of 100: to the left for {behind}, to the right for {ahead}, by what people say of it")
    put_title(ax, title)
    return without_frame(ax, keep="bottom")
