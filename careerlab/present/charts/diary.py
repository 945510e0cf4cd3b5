"""How the decision came about, as pictures: the scores talk by talk, and the beliefs before and now."""

from __future__ import annotations

from itertools import cycle, islice
from textwrap import wrap

from careerlab.present.charts.canvas import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    axes_for,
    in_order,
    nothing_heard,
    put_title,
    shortened,
    without_frame,
)

# Told apart by the eye, by the colour-blind and in grey print: colour, line and sign.
_STYLES = (
    (BLUE, "-", "o"),
    (ORANGE, "-", "s"),
    (INK, "--", "^"),
    (GREY, "-", "D"),
    (BLUE, ":", "v"),
    (ORANGE, "--", "P"),
)
SHOWN = 30  # talks that still fit side by side
_SPAN = 20  # points that the axis shows at least, so that half a point does not look like a landslide
_APART = 0.07  # of the axis: as near as two labels may come
_LINE = 46  # signs of a belief in a line


def plot_diary(diary, ax=None):
    """Draw the score of each path after each talk, and below who was heard; talks stand at even distances.

    Parameters
    ----------
    diary : Diary
        As from `diary`.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its lines, named by path, hold the scores in the order of the talks, the best path of today first. A line begins
        where its path was first spoken of; before, all is open there. A sign stands where a score moved. A talk since
        which another path comes first is set in bold.
    """
    title, days = "How each path moved, talk by talk", diary.days.tail(SHOWN + 1)
    scores = diary.scores[diary.scores["step"].isin(days["step"])]
    paths = in_order(scores["path"])
    ax = axes_for(ax, 5.6 + 0.25 * max(0, len(paths) - 8))
    if len(days) < 2 or not paths:
        return nothing_heard(ax, title)
    for path, style in zip(paths, islice(cycle(_STYLES), len(paths)), strict=True):
        _draw_path(ax, path, scores[scores["path"].eq(path)], style)
    ax.axhline(50, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
    ax.set_xlim(days["step"].iloc[0] - 0.3, days["step"].iloc[-1] + 0.3)
    _name_paths(ax, scores[scores["step"].eq(days["step"].max())], *_limits(scores["score"]))
    _name_talks(ax, days, set(diary.days.loc[diary.days["leader"].ne(diary.days["leader"].shift()), "step"]) - {0})
    left_out = f"; the last {SHOWN} dates are shown" if len(diary.days) > len(days) else ""
    ax.set_xlabel(f"talks in the order of their dates; bold: since then another path comes first, or none{left_out}")
    ax.yaxis.get_major_locator().set_params(steps=[1, 5, 10], integer=True)
    ax.set_ylabel("0 all bad, 100 all good", fontsize=9, color="#555555")
    put_title(ax, title)
    return without_frame(ax, keep="left")


def plot_belief_diary(beliefs, ax=None):
    """Draw for each belief a line from how sure one was before the talks to how sure one can be now.

    Parameters
    ----------
    beliefs : pandas.DataFrame
        The `beliefs` of a `Diary`; its first and last day are drawn.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its lines, one a belief, in the order of the table: falling ones orange and broken, rising ones blue, those that
        nobody spoke of grey and dotted.
    """
    title = "How sure I was before the talks, and how sure I can be now"
    now = beliefs[beliefs["step"].eq(beliefs["step"].max())]
    labels = ["\n".join(wrap(shortened(belief, 200), _LINE, max_lines=2, placeholder=" …")) for belief in now["belief"]]
    ax = axes_for(ax, 1.8 + 0.6 * len(now))
    if not len(now):
        return nothing_heard(ax, title)
    begin, end = list(100 * now["before"]), list(100 * now["now"])
    low, high = _limits(begin + end)
    places = _spread(end, (high - low) * 0.9 / len(now))
    sure = sorted({round(value) for value in begin})
    beside = _spread(sure, (high - low) * 0.3 / len(now))
    ax.set(xlim=(-0.05, 1.05), ylim=(min(low, *places, *beside), max(high, *places, *beside)))
    for before, after, verdict, label, place in zip(begin, end, now["verdict"], labels, places, strict=True):
        colour, line = (GREY, ":") if verdict == "untested" else (ORANGE, "--") if after < before else (BLUE, "-")
        ax.plot([0, 1], [before, after], line, color=colour, marker="o", markersize=5, linewidth=2)
        _name_line(ax, (1, after), place, f"{after:.0f}  {label}\n{verdict}")
    for value, place in zip(sure, beside, strict=True):
        _name_line(ax, (0, value), place, str(value), -0.03)
    ax.axhline(50, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
    ax.set_xticks([0, 1], ["before the talks", "now"])
    ax.set_yticks([])
    ax.set_xlabel("how sure, in 100; the dotted line is the middle")
    put_title(ax, title)
    return without_frame(ax)


def _draw_path(ax, path, rows, style):
    colour, line, sign = style
    steps, scores, people = (list(rows[name]) for name in ("step", "score", "people"))
    begin = max(0, next((at for at, count in enumerate(people) if count), len(people)) - 1)
    steps, scores = steps[begin:], scores[begin:]
    moved = [at for at in range(1, len(scores)) if abs(scores[at] - scores[at - 1]) > 1e-9]
    look = {"marker": sign, "markersize": 6, "markevery": moved, "markeredgecolor": "white", "markeredgewidth": 0.5}
    ax.plot(steps, scores, line, color=colour, linewidth=2, label=path, **look)


def _name_paths(ax, last, low, high):
    places = _spread(list(last["score"]), (high - low) * _APART)
    ax.set_ylim(min(low, *places), max(high, *places))
    for row, place in zip(last.itertuples(), places, strict=True):
        where = f"{row.score:.0f}, likely {row.low:.0f} to {row.high:.0f}" if row.people else "nothing heard yet"
        _name_line(ax, (row.step, row.score), place, f"{shortened(row.path, 26)}: {where}")


def _name_line(ax, end, place, name, at=1.03):
    """Write the name of a line beside its end, a little higher or lower where another name stands."""
    near = (0, 0.5) if at > 0.5 else (1, 0.5)
    arrow = {"arrowstyle": "-", "color": GREY, "linewidth": 0.6, "shrinkA": 1, "shrinkB": 4, "relpos": near}
    side = {"ha": "left" if at > 0.5 else "right", "va": "center", "fontsize": 8.5, "color": INK}
    ax.annotate(name, end, (at, place), textcoords=ax.get_yaxis_transform(), arrowprops=arrow, **side)


def _name_talks(ax, days, bold):
    labels = [f"{row.day}  {_people(row.talks)}" if row.talks else row.day for row in days.itertuples()]
    ax.set_xticks(list(days["step"]), labels, rotation=60, ha="right", rotation_mode="anchor")
    for step, label in zip(days["step"], ax.get_xticklabels(), strict=True):
        label.set(fontsize=8, weight="bold" if step in bold else "normal")


def _people(talks):
    first, *others = talks.split("; ")
    return shortened(first, 20) + (f" +{len(others)}" if others else "")


def _limits(values):
    """Return the ends of an axis: room for all values and for the middle, never a keyhole."""
    low, high = min(*values, 50) - 2, max(*values, 50) + 2
    more = max(0, _SPAN - (high - low)) / 2
    return low - more, high + more


def _spread(values, apart):
    """Move values away from each other until all are `apart`, as little as can be (pool adjacent violators).

    Of equal values the first is highest.
    """
    order = sorted(range(len(values)), key=lambda at: (values[at], -at))
    pools = []  # (sum, members) of values less the room that those below need
    for number, at in enumerate(order):
        pools.append((values[at] - number * apart, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            (one, few), (other, more) = pools.pop(-2), pools.pop()
            pools.append((one + other, few + more))
    level = [total / members for total, members in pools for _ in range(members)]
    places = {at: level[number] + number * apart for number, at in enumerate(order)}
    return [places[at] for at in range(len(values))]
