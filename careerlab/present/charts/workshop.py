"""What a workshop's group heard, in participants; a number that is kept back is hatched and says so."""

from __future__ import annotations

from careerlab.present.charts.canvas import (
    BLUE,
    BLUES,
    GREY,
    INK,
    ORANGE,
    axes_for,
    put_title,
    shortened,
    topic_words,
    without_frame,
)

SHOWN = 18  # bars that still fit on a printed page
_HATCHED = {"hatch": "////", "linewidth": 0.6}
_PALE = {BLUE: BLUES[2], ORANGE: "#F8DFAF"}  # below the hatching where many heard it


def plot_group_topics(group, ax=None):
    """Draw for each topic, over all paths, how many people of the group heard something bad or good of it.

    Parameters
    ----------
    group : Group
        As from `merge_packs`; its `topics` are drawn.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its containers "good", "bad" and "not shown" hold the bars, the first topic at the top.
    """
    title, table = "What the group heard of each topic, over all paths", group.topics
    ax = axes_for(ax, 1.6 + 0.36 * len(table))
    if not len(table):
        return _nothing_shown(ax, title)
    good = _draw(ax, table["heard_for"], table["for_band"], group, "good", BLUE)
    bad = _draw(ax, table["heard_against"], table["against_band"], group, "bad", ORANGE, towards=-1)
    widest = max(good, bad)
    ticks = _ticks(widest)
    ax.set_xticks([*(-tick for tick in ticks[:0:-1]), *ticks], [*map(str, ticks[:0:-1]), *map(str, ticks)])
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_yticks(range(len(table)), topic_words(table["topic"]))
    ax.set(xlim=(-1.42 * widest, 1.42 * widest), ylim=(len(table) - 0.4, -1.1))
    for x, words, side in ((-0.02, "something bad", "right"), (0.02, "something good", "left")):
        ax.text(x * widest, -0.75, words, ha=side, va="center", fontsize=9, color=INK, weight="bold")
    ax.set_xlabel(_axis(group), loc="left")
    put_title(ax, title)
    return without_frame(ax)


def plot_group_paths(group, ax=None):
    """Draw for each path how many people of the group held talks about it.

    Parameters
    ----------
    group : Group
        As from `merge_packs`; its `paths` are drawn.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its containers "people" and "not shown" hold the bars, the first path at the top.
    """
    return _bars(group, group.paths, "path", "How many of the group talked to somebody on each path", BLUE, ax)


def plot_group_gaps(group, ax=None):
    """Draw for each skill how many people of the group lack it for one of the paths.

    Parameters
    ----------
    group : Group
        As from `merge_packs`; the first 18 of its `gaps` over all paths are drawn.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its containers "people" and "not shown" hold the bars, the first skill at the top.
    """
    over_all = group.gaps[group.gaps["path"].eq("")]
    return _bars(group, over_all, "skill", "Skills that many of the group lack, over all paths", ORANGE, ax)


# ---- bars


def _bars(group, table, column, title, colour, ax):
    """Draw one bar a row."""
    drawn = table.head(SHOWN)
    ax = axes_for(ax, 1.3 + 0.34 * len(drawn))
    if not len(drawn):
        return _nothing_shown(ax, title)
    widest = _draw(ax, drawn["participants"], drawn["band"], group, "people", colour)
    ax.set_xticks(_ticks(widest))
    ax.set_yticks(range(len(drawn)), [shortened(name, 34) for name in drawn[column]])
    ax.set(xlim=(0, 1.3 * widest), ylim=(len(drawn) - 0.4, -0.6))
    more = f"; the first {SHOWN} of {len(table)} are shown" if len(table) > SHOWN else ""
    ax.set_xlabel(_axis(group) + more, loc="left")
    put_title(ax, title)
    return without_frame(ax)


def _draw(ax, people, bands, group, label, colour, towards=1):
    """Draw the bars of one side, full where the number is shown and hatched where it is not; return the longest."""
    lengths, known = [], [number >= 0 for number in people]
    for row, (number, band) in enumerate(zip(people, bands, strict=True)):
        length, words = number if number >= 0 else _hatched(band, group), in_words(number, band, group)
        lengths.append(length)
        place = {"xytext": (4 * towards, 0), "textcoords": "offset points", "va": "center_baseline"}
        style = {"fontsize": 9.5 if number >= 0 else 8.5, "color": INK if number >= 0 else "#555555"}
        ax.annotate(words, (towards * length, row), ha="left" if towards > 0 else "right", **place, **style)
    fills = [_PALE[colour] if band in ("nearly all", "some") else "white" for band in bands]
    for shown, name in ((True, label), (False, "not shown")):
        rows = [row for row in range(len(lengths)) if known[row] == shown]
        look = {"color": colour} if shown else _HATCHED | {"color": [fills[row] for row in rows], "edgecolor": GREY}
        ax.barh(rows, [towards * lengths[row] for row in rows], height=0.66, label=name, **look)
    return max(lengths)


def _hatched(band, group):
    """Return the length of a bar whose number is kept back: it says no more than the words beside it."""
    return {"few": group.k - 1, "nearly all": group.participants}.get(band, group.k)


def in_words(number, band, group):
    """Return what stands for a number, or for one that is kept back."""
    if number >= 0:
        return str(number)
    kept_back = {"few": f"fewer than {group.k}", "nearly all": "nearly all", "some": f"{group.k} or more"}
    return kept_back.get(band, "not shown")


def _ticks(widest):
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6) if widest / step <= 5)
    return list(range(0, int(widest) + 1, step))


def _axis(group):
    return f"people of the group, {group.participants} in all; hatched: the number is not shown"


def _nothing_shown(ax, title):
    words = "Too few people for numbers that tell of nobody"
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=INK)
    ax.set(xticks=[], yticks=[])
    put_title(ax, title)
    return without_frame(ax)
