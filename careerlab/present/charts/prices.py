"""What skills cost: weeks to learn each, and how many people ask for it."""

from __future__ import annotations

from careerlab.present.charts.canvas import (
    BLUES,
    GREY,
    INK,
    axes_for,
    nothing_heard,
    people_words,
    put_title,
    shortened,
    without_frame,
)

SHOWN = 18  # bars that still fit on a printed page


def plot_skill_prices(table, ax=None):
    """Draw for each skill a bar as long as it takes to learn, darker the more people ask for it.

    Parameters
    ----------
    table : pandas.DataFrame
        As from `skill_prices`; the first 18 skills that somebody asks for and that take time are drawn.
    ax : matplotlib.axes.Axes or matplotlib.figure.Figure, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes
        Its one container holds the bars in the order of the table, from the top.
    """
    title = "What the skills people ask for would cost you"
    priced = table[table["people"].gt(0) & table["weeks"].gt(0)]
    drawn = priced.head(SHOWN)
    ax = axes_for(ax, 1.2 + 0.34 * len(drawn))
    if not len(drawn):
        return nothing_heard(ax, title)
    shades = {people: BLUES[min(people, 4) + 1] for people in drawn["people"]}
    ax.barh(
        range(len(drawn)), drawn["weeks"], color=[shades[n] for n in drawn["people"]], edgecolor=GREY, linewidth=0.6
    )
    for y, row in enumerate(drawn.itertuples()):
        weight = {"weight": "bold"} if row.no_regret else {}
        ax.text(
            1.02, y, _beside(row), transform=ax.get_yaxis_transform(), va="center", fontsize=8.5, color=INK, **weight
        )
    ax.set_yticks(range(len(drawn)), [shortened(skill, 30) for skill in drawn["skill"]])
    ax.set_ylim(len(drawn) - 0.4, -0.6)
    ax.set_xlim(0, drawn["weeks"].max() * 1.02)
    more = f"; the first {SHOWN} of {len(priced)} are shown" if len(priced) > SHOWN else ""
    ax.set_xlabel(f"weeks of evenings to learn it; darker: more people ask for it{more}", loc="left")
    put_title(ax, title)
    return without_frame(ax, keep="bottom")


def _beside(row):
    weeks = "1 week" if row.weeks == 1 else f"{row.weeks:.0f} weeks" if row.weeks > 1 else "under a week"
    serves = "every path" if row.no_regret else "1 path" if row.paths == 1 else f"{row.paths} paths"
    return f"{people_words(row.people)}, {weeks}, {serves}"
