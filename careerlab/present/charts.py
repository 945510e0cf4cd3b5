"""Pictures of the analyses' tables, one function a table, nothing computed.

Every function takes its table and an optional `ax`: Axes to draw into, or an empty Figure that then takes the size the
chart wants; None makes a new pyplot figure, as notebooks expect. Colours are Okabe and Ito's, told apart by the
colour-blind, and never the only sign. matplotlib is loaded when a chart is drawn, not before.
"""

from __future__ import annotations

import io
import re
import warnings

BLUE, ORANGE, GREY, INK = "#0072B2", "#E69F00", "#8A8A8A", "#222222"
BLUES = ("#F7FAFC", "#D6E6F2", "#A6CBE3", "#5FA3CE", "#0072B2", "#004C77")
WIDTH = 9.0  # inches, the same for all charts, so that their letters are of one size on a page
SHOWN = 18  # rows of a grid that still fit on a printed page
TOPIC_WORDS = {
    "work": "The work itself",
    "autonomy": "Freedom",
    "growth": "Growth",
    "pay": "Pay",
    "hours": "Hours",
    "people": "People",
    "culture": "Culture",
    "meaning": "Meaning",
    "security": "Security",
    "place": "Place",
    "entry": "Getting in",
    "not sorted": "Not sorted",
}


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
    topics, paths = _order(table["topic"]), _order(table["path"])
    most = int(table["people"].max()) if len(table) else 0
    across = min(max(most, 4), 10)  # more people than ten go on in a second line of squares
    lines = max(1, -(-most // across))
    columns, pitch = max(24.0, len(paths) * (across + 1.5)), lines + 0.45
    ax = _axes(ax, 1.35 + pitch * len(topics) * (WIDTH - 1.4) / columns)
    if not len(table):
        return _nothing(ax, "What people say for and against each path")
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
        name = f"{_short(path, int((across + 1.1) * 112 / columns))}\n{_people(people)}"
        ax.text(number * (across + 1.5), -0.5, name, va="bottom", fontsize=9.5, color=INK, linespacing=1.35)
    ax.set_yticks([row * pitch + (lines - 1) / 2 + 0.41 for row in range(len(topics))], _words(topics))
    ax.set(xlim=(-0.3, columns), ylim=(pitch * len(topics), -0.35), aspect="equal", anchor="W")
    _title(ax, "What people say for and against each path", pad=40)
    ax.set_xlabel("people: one square each", loc="left")
    ax.set_xticks([])
    names = [state.replace("not asked", "said neither") for state in squares]
    place = {"loc": "upper left", "bbox_to_anchor": (0.24, -0.005), "ncols": 4, "frameon": False}
    ax.legend([_sign(state) for state in squares], names, handletextpad=0.2, columnspacing=1.2, **place)
    return _plain(ax)


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
    """Draw themes by paths: how many people come back to each.

    Parameters
    ----------
    table : pandas.DataFrame
        The `table` of `find_themes`; the first 18 themes are drawn.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its first collection holds the people of each cell.
    """
    return _grid(table, "theme", "What keeps coming up, path by path", ax, [""] * len(table))


def _grid(table, row_name, title, ax, below):
    """Draw a grid of people, darker for more, each cell with its "3 of 6" and a smaller line below."""
    from matplotlib.colors import LinearSegmentedColormap

    rows, paths = _order(table[row_name]), sorted(_order(table["path"]))
    left_out, rows = len(rows) - SHOWN, rows[:SHOWN]
    ax = _axes(ax, 1.1 + 0.4 * len(rows))
    if not rows:
        return _nothing(ax, title)
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
    ax.set_yticks([y + 0.5 for y in range(len(rows))], [_short(row, 34) for row in rows])
    ax.set_xticks([x + 0.5 for x in range(len(paths))], [_short(path, 72 // len(paths)) for path in paths])
    ax.xaxis.set_ticks_position("top")
    ax.invert_yaxis()
    more = f"; the first {SHOWN} of {SHOWN + left_out} are shown" if left_out > 0 else ""
    ax.set_xlabel(f"people who say so, of the people on the path{more}", loc="left")
    _title(ax, title)
    return _plain(ax)


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
    ax = _axes(ax, 1.5 + 0.5 * len(paths))
    if not len(paths):
        return _nothing(ax, title)
    y = range(len(paths))
    ax.hlines(y, paths["low"], paths["high"], color=BLUE, alpha=0.4, linewidth=9)
    ax.plot(paths["mean"], y, "o", color=BLUE, markeredgecolor="white", markersize=10)
    for number, row in enumerate(paths.itertuples()):
        cells = comparison.cells[comparison.cells["path"].eq(row.path)]
        unheard = _words(cells.loc[cells["people"].eq(0), "topic"])
        gaps = ", ".join(unheard).lower() if len(unheard) <= 3 else f"{len(unheard)} of {len(cells)} topics"
        heard = f"{_people(row.people)}; " + (f"nothing yet on {gaps}" if unheard else "all topics")
        ax.text(1.02, number, heard, transform=ax.get_yaxis_transform(), va="center", fontsize=8.5, color=INK)
    ax.axvline(50, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
    ax.set_yticks(y, [_short(path, 26) for path in paths["path"]])
    ax.set(xlim=(0, 100), ylim=(len(paths) - 0.5, -0.5))
    weighed = ", weighed by what matters to you" if comparison.priorities_known else ""
    ax.set_xlabel(f"what people say{weighed}: 0 all bad, 100 all good")
    _title(ax, title)
    return _plain(ax, keep="bottom")


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
    ax = _axes(ax, 1.6 + 0.5 * len(paths))
    if not paths:
        return _nothing(ax, title)
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
    ax.set_yticks(range(len(paths)), [_short(path, 26) for path in paths])
    ax.set(xlim=(0, 100), ylim=(len(paths) - 0.5, -0.5))
    ax.set_xlabel("times in 100 readings of what people said")
    ax.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=min(len(paths), 6), frameon=False, handlelength=1)
    _title(ax, title)
    return _plain(ax, keep="bottom")


def as_svg(plot, table):
    """Return a chart as an `<svg>` element to put into a page: the same bytes for the same table, letters left as text.

    Parameters
    ----------
    plot : callable
        One of the functions above.
    table
        What it takes.

    Returns
    -------
    str
    """
    import matplotlib.style
    from matplotlib.figure import Figure

    # The default style, so that no matplotlibrc of the folder one happens to work in has a say.
    settings = {"svg.hashsalt": plot.__name__, "svg.fonttype": "none"}
    with matplotlib.style.context(["default", settings]), warnings.catch_warnings():
        # The reader's own fonts draw the letters; that the font used for measuring lacks some does not matter.
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        ax, out = plot(table, Figure()), io.StringIO()
        ax.figure.savefig(out, format="svg", metadata={"Date": None}, transparent=True)
        title = ax.get_title(loc="left")
    svg = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->|<style[^>]*>.*?</style>", "", out.getvalue(), flags=re.DOTALL)
    # Names of groups would stand twice on a page with two charts; what is referred to is named by its hash.
    svg = re.sub(r'<g id="[^"]*"', "<g", svg[svg.index("<svg") :])
    return re.sub(r'<svg .*?viewBox="(.*?)".*?>', rf'<svg viewBox="\1" role="img" aria-label="{title}">', svg, count=1)


def _axes(ax, height):
    """Return the Axes to draw into; a new figure, or an empty one that was passed, takes the size asked for."""
    from matplotlib.figure import Figure

    if ax is None:
        import matplotlib.pyplot as plt

        return plt.subplots(figsize=(WIDTH, height), layout="constrained")[1]
    if isinstance(ax, Figure):
        ax.set_size_inches(WIDTH, height)
        ax.set_layout_engine("constrained")
        return ax.subplots()
    return ax


def _title(ax, words, pad=12):
    ax.set_title(words, loc="left", pad=pad, fontsize=10.5, weight="bold", color=INK)


def _nothing(ax, title):
    ax.text(0.5, 0.5, "Nothing heard yet", ha="center", va="center", transform=ax.transAxes, color=INK)
    ax.set(xticks=[], yticks=[])
    _title(ax, title)
    return _plain(ax)


def _plain(ax, keep=""):
    """Take away the frame and the tick marks."""
    for side, spine in ax.spines.items():
        spine.set_visible(side == keep)
    ax.tick_params(length=0, labelsize=9.5, labelcolor=INK)
    ax.xaxis.label.set(fontsize=9, color="#555555")
    return ax


def _order(column):
    """Return the values in the order in which they first come."""
    return list(dict.fromkeys(column))


def _words(topics):
    return [TOPIC_WORDS.get(topic, _short(topic, 20)) for topic in topics]


def _people(count):
    return "1 person" if count == 1 else f"{count} people"


def _short(text, width):
    """Return a label of at most `width` signs; `$` is money here, not the start of a formula."""
    # What nobody can see (line ends, turned reading direction, broken signs) has no place in a label.
    folded = " ".join("".join(c if c.isprintable() else " " for c in text[:1000]).split())
    return (folded if len(folded) <= width else folded[: width - 1].rstrip() + "…").replace("$", r"\$")
