"""What was believed before the talks, and what is left of it, as a picture."""

from __future__ import annotations

from textwrap import wrap

from careerlab.present.charts.canvas import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    axes_for,
    nothing_heard,
    people_words,
    put_title,
    shortened,
    without_frame,
)

_LINE, _LONGEST = 34, 96  # signs of a belief in a line, and in all
_TITLE = "What I believed before the talks, and how sure I can be now"


def plot_beliefs(table, ax=None):
    """Draw each belief from how sure one was (hollow) to how sure one can be now (full), and who says what.

    Parameters
    ----------
    table : DataFrame
        As from `beliefs`.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its first collection holds the moves, its first line where beliefs stood before, its second where they stand
        now, the first belief at the top. A belief that nobody has touched is grey and has no second dot.
    """
    labels = ["\n".join(wrap(shortened(belief, _LONGEST), _LINE)) for belief in table["belief"]]
    ax = axes_for(ax, 1.5 + 0.3 * len(labels) + 0.17 * sum(label.count("\n") + 1 for label in labels))
    if not len(table):
        return nothing_heard(ax, _TITLE)
    y = list(range(len(table)))
    before, now = table["before"].mul(100), table["now"].mul(100)
    tested = table["verdict"].ne("untested").to_numpy()
    colours = [ORANGE if fell else BLUE for fell in now < before]
    ax.hlines(y, before, now, color=colours, alpha=0.5, linewidth=5)
    ax.plot(before, y, "o", color="white", markeredgecolor=GREY, markeredgewidth=1.6, markersize=9)
    ax.plot(now[tested], [at for at in y if tested[at]], "o", color=INK, markersize=9)
    for at, row in enumerate(table.itertuples()):
        colour = INK if tested[at] else GREY
        ax.text(1.02, at, _heard(row), transform=ax.get_yaxis_transform(), va="center", fontsize=8.5, color=colour)
    ax.axvline(50, color=GREY, linewidth=0.8, linestyle=":", zorder=0)
    ax.set_yticks(y, labels)
    ax.set(xlim=(-2, 102), ylim=(len(table) - 0.5, -0.5))
    ax.set_xlabel(
        "how sure, in 100: hollow before the talks, full now; beside it the people who say so of their own work"
    )
    put_title(ax, _TITLE)
    return without_frame(ax, keep="bottom")


def _heard(row):
    """Who speaks for and against a belief, in words, and what became of it."""
    became = f"{row.verdict}, remembered later" if row.remembered_later else row.verdict
    if row.verdict == "untested":
        return f"{became}: ask somebody"
    sides = ((row.people_for, "for"), (row.people_against, "against"))
    said = ", ".join(f"{people_words(count)} {side}" for count, side in sides if count)
    hearsay = row.hearsay_for + row.hearsay_against
    told = f"{hearsay} second-hand" if hearsay else ""
    return f"{', '.join(filter(None, (said, told))) or 'one voice, both ways'}\n{became}"
