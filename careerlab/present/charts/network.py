"""Who introduced whom, as an outline that begins at the explorer: a row a person, a column an introduction."""

from __future__ import annotations

from careerlab.present.charts.canvas import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    WIDTH,
    axes_for,
    nothing_heard,
    people_words,
    put_title,
    shortened,
    without_frame,
)

YOU = "you"
ROW = 0.27  # inches
# One colour and shape a path: Okabe and Ito's, and shapes that differ when printed in grey.
_COLOURS = (BLUE, ORANGE, "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#222222")
_SHAPES = ("o", "s", "^", "D", "v", "P", "X", "p")
_NO_PATH = (GREY, "h")
_SIGN = 12  # points from one mark to the next, and to the name
_INSIDE = WIDTH - 0.8  # inches from the first column to the right edge
_FOR_NAMES = 3.4  # inches that even the last column has for them
_LETTER = 0.085  # inches, of wide letters at the size of the names
_SHORTEST = 12  # letters


def plot_network(network, ax=None):
    """Draw everybody below who introduced them, with the colour and shape of the path they were asked about.

    Hollow marks are people who were only named. A ring is the only way to two people or more.

    Parameters
    ----------
    network : Network
        As `network` returns it.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        One text for ``you`` and one for each person; one line for each person, labelled "introduced" or "named".
    """
    title = "Who led you to whom"
    people = {row.person: row for row in network.people.itertuples()}
    ax = axes_for(ax, 1.4 + ROW * (len(people) + 0.85 * len(network.paths)))
    if not people:
        return nothing_heard(ax, title)
    looks = {path: _look(number) for number, path in enumerate(network.paths["path"])}
    below = _below(people, network.ties)
    rows = _rows(people, below, list(looks))
    deepest = max(row.step for row in people.values())
    pitch = min(0.9, (_INSIDE - _FOR_NAMES) / deepest)
    _draw_ties(ax, people, below, rows)
    for name, row in people.items():
        _draw_person(ax, row, rows[name], looks, int((_INSIDE - row.step * pitch) / _LETTER))
    ax.plot(0, 0, "o", color=INK, markersize=6, label="_you")
    _beside(ax, 0, 0, _SIGN, YOU, weight="bold")
    ax.set(xlim=(-0.15 / pitch, _INSIDE / pitch), ylim=(max(rows.values()) + 0.7, -0.7), yticks=[])
    ax.xaxis.tick_top()
    ax.xaxis.set_label_position("top")
    ax.set_xticks(range(1, deepest + 1), range(deepest))
    ax.set_xlabel("introductions between you and them", loc="left", labelpad=7)
    put_title(ax, title)
    _name_paths(ax, network, looks)
    return without_frame(ax)


def _look(number):
    return _COLOURS[number % len(_COLOURS)], _SHAPES[number % len(_SHAPES)]


def _below(people, ties):
    """Return whom each introducer stands above: everybody once, one column on from the first who introduced them."""
    above = {}
    for tie in ties.itertuples():
        by = people[tie.introducer].step if tie.introducer in people else 0
        if by == people[tie.introduced].step - 1:
            above.setdefault(tie.introduced, tie.introducer)
    below = {}
    for name, by in above.items():
        below.setdefault(by, []).append(name)
    return below


def _rows(people, below, paths):
    """Give everybody a row below who introduced them, people of one path together; so no line crosses a name."""

    def place(name):
        path = people[name].path.split("; ")[0]
        return (not people[name].talked, paths.index(path) if path in paths else len(paths), name)

    rows, waiting = {}, [YOU]
    while waiting:
        name = waiting.pop()
        rows[name] = len(rows)
        waiting += sorted(below.get(name, ()), key=place, reverse=True)
    return rows


def _draw_ties(ax, people, below, rows):
    """Draw each introduction as a line down from the one before it and across to who was met."""
    for by, names in below.items():
        x, y = people[by].step if by in people else 0, rows[by]
        for name in sorted(names, key=rows.get):
            at, row, style = people[name].step, rows[name], "-" if people[name].talked else "--"
            label = "introduced" if people[name].talked else "named"
            ax.plot((x, x, at), (y, row, row), style, color=GREY, linewidth=0.9, zorder=1, label=label)
            y = row


def _draw_person(ax, row, y, looks, letters):
    from matplotlib.transforms import offset_copy

    paths = row.path.split("; ")
    for number, path in enumerate(paths):
        colour, shape = looks.get(path, _NO_PATH)
        place = offset_copy(ax.transData, ax.figure, _SIGN * number, 0, units="points")
        fill = {"color": colour if row.talked else "white", "markeredgecolor": colour}
        ax.plot(row.step, y, shape, **fill, markersize=8, transform=place, label="_person")
    if row.only_through > 1:
        ring = {"color": "none", "markeredgecolor": INK, "markeredgewidth": 1.4}
        ax.plot(row.step, y, "o", **ring, markersize=15, label="_only way")
    words = _words_about(row)
    name = shortened(row.person, max(letters - len(words) - 2 * len(paths), _SHORTEST))
    _beside(ax, row.step, y, _SIGN * len(paths), f"{name}{words}")


def _words_about(row):
    if row.only_through > 1:
        return f", the only way to {people_words(row.only_through)}"
    if not row.talked:
        return " (not talked to)" if row.introduced else " (named, not asked yet)"
    others = row.introduced_by.count("; ")
    return f" (and {people_words(others)} more introduced them)" if others else ""


def _beside(ax, x, y, points, words, **style):
    place = {"xytext": (points, 0), "textcoords": "offset points", "va": "center_baseline"}
    ax.annotate(words, (x, y), **place, fontsize=9, color=INK, **style)


def _name_paths(ax, network, looks):
    """Name the paths below the picture, with how many people were heard and how they hang together."""
    from matplotlib.lines import Line2D

    def sign(colour, shape, full):
        fill = {"color": colour if full else "white", "markeredgecolor": colour}
        return Line2D([], [], linestyle="", marker=shape, markersize=8, **fill)

    signs, words = [], []
    for row in network.paths.itertuples():
        signs.append(sign(*looks[row.path], row.people > 0))
        words.append(f"{shortened(row.path, 36)}: {_heard(row)}")
    if network.people["path"].eq("").any():
        signs.append(sign(*_NO_PATH, True))
        words.append("no path noted")
    place = {"loc": "upper left", "bbox_to_anchor": (0, 0), "frameon": False, "fontsize": 9, "borderaxespad": 0.6}
    ax.legend(signs, words, handletextpad=0.3, labelspacing=0.45, **place)


def _heard(row):
    heard = people_words(row.people) if row.people else "nobody asked yet"
    through = f", all lead back to {shortened(row.through, 22)}" if row.through else ""
    return heard + through + (f", all at {shortened(row.employer, 22)}" if row.employer else "")
