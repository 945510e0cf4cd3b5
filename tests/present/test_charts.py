"""What is drawn is what the table says, nothing is cut off or drawn over, and the same table gives the same bytes."""

import re
from itertools import combinations
from types import SimpleNamespace

import a_search
import matplotlib
import pandas as pd
import pytest
from a_search import PATHS, TOPICS, frame
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from careerlab.present import charts
from careerlab.present.charts import canvas

BALANCE, SKILLS, COMPARISON = a_search.sample_balance(), a_search.sample_skills(True), a_search.sample_comparison()
THEMES = frame(
    "theme path people of_people", [("Proof over papers", p, n, 4) for p, n in zip(PATHS, (4, 1, 2), strict=True)]
)
CHARTS = [
    (charts.plot_pros_cons, BALANCE),
    (charts.plot_skill_gaps, SKILLS),
    (charts.plot_themes, THEMES),
    (charts.plot_comparison, COMPARISON),
    (charts.plot_ranks, COMPARISON),
]
ALL = pytest.mark.parametrize(("plot", "table"), CHARTS, ids=[plot.__name__ for plot, _ in CHARTS])
LONG = "head of interdisciplinary service design for $40k to $50k a year"


def collections(ax):
    return {c.get_label(): c for c in ax.collections}


def many(paths=5, people=25):
    """A big search with long names in all places."""
    rows = [(f"{LONG} {p}", topic, 9, 3, 5, people - 17, people, "") for p in range(paths) for topic in TOPICS]
    balance = frame(" ".join(BALANCE.columns), rows)
    cells = [(f"{LONG} {p}", f"{LONG} {n}", 10 + n, people, 2) for p in range(paths) for n in range(30)]
    places = [(f"{LONG} {p}", place, 1 / paths) for p in range(paths) for place in range(1, paths + 1)]
    comparison = SimpleNamespace(
        paths=frame("path mean low high people", [(f"{LONG} {p}", 50.0, 1.0, 99.0, people) for p in range(paths)]),
        ranks=frame("path rank chance", places),
        cells=balance.assign(people=balance["topic"].isin(["work", "security", "entry"]).map({True: 0, False: 1})),
        priorities_known=False,
    )
    return balance, frame("path skill people of_people gap", cells), comparison


# Numbers -------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(*[st.integers(0, 7)] * 3), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_pros_and_cons_have_one_square_for_each_person(counts):
    most = max(sum(c) for c in counts) or 1
    rows = [(f"path {i}", t, *c, most - sum(c), most) for i, c in enumerate(counts) for t in ("work", "pay")]
    table = frame("path topic people_for people_mixed people_against people_not_asked people", rows)
    drawn = collections(charts.plot_pros_cons(table, Figure()))
    for state in ("for", "mixed", "against", "not asked"):
        assert len(drawn[state].get_paths()) == table[f"people_{state.replace(' ', '_')}"].sum()
    corners = [
        tuple(p.vertices[0]) for state in ("for", "mixed", "against", "not asked") for p in drawn[state].get_paths()
    ]
    assert len(set(corners)) == len(corners) == table["people"].sum(), "two people share a square"


def test_squares_stand_in_the_row_of_their_topic_and_the_block_of_their_path():
    ax = charts.plot_pros_cons(BALANCE, Figure())
    rows = {label.get_text(): y for label, y in zip(ax.get_yticklabels(), ax.get_yticks(), strict=True)}
    blocks = {text.get_text().split("\n")[0]: text.get_position()[0] for text in ax.texts}
    for state in ("for", "against"):
        for square in collections(ax)[state].get_paths():
            middle = square.vertices[:4].mean(axis=0)
            topic = min(rows, key=lambda name: abs(rows[name] - middle[1]))
            path = max((name for name in blocks if blocks[name] <= middle[0]), key=blocks.get)
            cell = BALANCE[BALANCE["path"].eq(path) & BALANCE["topic"].map(canvas.TOPIC_WORDS).eq(topic)]
            assert cell[f"people_{state}"].iloc[0] > 0, (state, path, topic)


@pytest.mark.parametrize(
    ("plot", "table", "row"), [(charts.plot_skill_gaps, SKILLS, "skill"), (charts.plot_themes, THEMES, "theme")]
)
def test_a_grid_is_as_dark_as_there_are_people_and_says_of_how_many(plot, table, row):
    ax = plot(table, Figure())
    drawn = pd.DataFrame(
        ax.collections[0].get_array(),
        index=[label.get_text() for label in ax.get_yticklabels()],
        columns=[label.get_text() for label in ax.get_xticklabels()],
    )
    said = {text.get_text(): text.get_position() for text in ax.texts}
    for cell in table.itertuples():
        assert drawn.loc[getattr(cell, row), cell.path] == cell.people
        assert f"{cell.people} of {cell.of_people}" in said
    assert drawn.to_numpy().sum() == table["people"].sum()


def test_levels_to_climb_are_said_only_where_there_is_a_profile():
    words = [text.get_text() for text in charts.plot_skill_gaps(SKILLS, Figure()).texts]
    assert "3 levels up" in words
    assert not [
        t for t in charts.plot_skill_gaps(a_search.sample_skills(False), Figure()).texts if "up" in t.get_text()
    ]


def test_a_long_grid_says_how_much_of_it_is_shown():
    ax = charts.plot_skill_gaps(many()[1], Figure())
    assert len(ax.get_yticklabels()) == 18
    assert "the first 18 of 30" in ax.get_xlabel()


def test_the_comparison_draws_mean_and_interval_best_path_at_the_top():
    ax = charts.plot_comparison(COMPARISON, Figure())
    assert list(ax.lines[0].get_xdata()) == list(COMPARISON.paths["mean"])
    ends = [[*segment[:, 0]] for segment in ax.collections[0].get_segments()]
    assert ends == COMPARISON.paths[["low", "high"]].to_numpy().tolist()
    assert [label.get_text() for label in ax.get_yticklabels()] == list(COMPARISON.paths["path"])
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    assert ax.get_xlim() == (0, 100)
    assert [t.get_text().split(";")[0] for t in ax.texts] == ["3 people", "1 person", "1 person"]


def test_the_bars_of_places_add_up_to_a_hundred_and_equal_the_table():
    ax = charts.plot_ranks(COMPARISON, Figure())
    for place, bars in enumerate(ax.containers, 1):
        chance = COMPARISON.ranks[COMPARISON.ranks["rank"].eq(place)].set_index("path")["chance"]
        assert [bar.get_width() for bar in bars] == [100 * chance[path] for path in COMPARISON.paths["path"]]
    assert {bar.get_x() + bar.get_width() for bar in ax.containers[-1]} == {100.0}


# Words ---------------------------------------------------------------------------------------------------------------


@ALL
def test_a_chart_has_a_title_and_counts_people(plot, table):
    ax = plot(table, Figure())
    assert len(ax.get_title(loc="left").split()) >= 4
    assert "people" in ax.get_xlabel()


def test_money_is_no_formula():
    skills = SKILLS.assign(skill=["$40k to $50k", "a $x^2$ b"])
    svg = charts.as_svg(charts.plot_skill_gaps, skills)
    assert ">$40k to $50k<" in svg
    assert ">a $x^2$ b<" in svg


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("UX design", "UX design"),
        ("two\nlines\tand more", "two lines and more"),
        ("half \ud800 sign", "half sign"),
        ("\u202eturned", "turned"),
        ("تصميم", "تصميم"),
        ("x" * 10_000, "x" * 19 + "…"),
        ("$5", r"\$5"),
        ("", ""),
    ],
)
def test_labels_are_one_short_visible_line(given, shown):
    assert canvas.shortened(given, 20) == shown


# Looks ---------------------------------------------------------------------------------------------------------------


def boxes(ax):
    """What every word on the chart covers, in pixels."""
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    legend = ax.get_legend().get_texts() if ax.get_legend() else []
    texts = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, ax._left_title, *legend]
    return [(t.get_text(), t.get_window_extent(canvas.get_renderer())) for t in texts if t.get_text()]


BIG = [
    (charts.plot_pros_cons, many()[0]),
    (charts.plot_skill_gaps, many()[1]),
    (charts.plot_comparison, many()[2]),
    (charts.plot_ranks, many()[2]),
]


@pytest.mark.parametrize(("plot", "table"), CHARTS + BIG, ids=lambda x: getattr(x, "__name__", ""))
def test_no_word_is_cut_off_or_written_over_another(plot, table):
    ax = plot(table, Figure())
    words = boxes(ax)
    for text, box in words:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= ax.figure.bbox.x1, text
        assert box.y1 <= ax.figure.bbox.y1, text
    # A pixel of air less than the letters' own boxes: these hold room for accents that are not there.
    for (one, box), (other, over) in combinations(words, 2):
        assert not box.padded(-1).overlaps(over.padded(-1)), (one, other)


def test_for_and_against_differ_in_grey_too():
    from matplotlib.colors import to_rgb

    def grey(colour):
        return sum(share * part for share, part in zip((0.299, 0.587, 0.114), to_rgb(colour), strict=True))

    assert abs(grey(canvas.BLUE) - grey(canvas.ORANGE)) > 0.2


@ALL
def test_a_table_without_rows_says_so(plot, table):
    if isinstance(table, pd.DataFrame):
        empty = table.iloc[:0]
    else:
        empty = type(table)(**{**vars(table), "paths": table.paths.iloc[:0], "ranks": table.ranks.iloc[:0]})
    assert [t.get_text() for t in plot(empty, Figure()).texts] == ["Nothing heard yet"]


@ALL
def test_a_chart_goes_where_it_is_asked_to_and_keeps_the_size_it_finds(plot, table):
    figure = Figure(figsize=(5, 4))
    ax = figure.subplots()
    assert plot(table, ax) is ax
    assert tuple(figure.get_size_inches()) == (5, 4)


def test_without_axes_a_new_figure_is_made_as_notebooks_expect():
    import matplotlib.pyplot as plt

    ax = charts.plot_themes(THEMES)
    assert plt.get_fignums() == [ax.figure.number]
    plt.close(ax.figure)


# SVG -----------------------------------------------------------------------------------------------------------------


@ALL
def test_the_same_table_gives_the_same_bytes_whatever_the_users_style(plot, table):
    svg = charts.as_svg(plot, table)
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path", "svg.hashsalt": "x"}):
        assert charts.as_svg(plot, table) == svg


@ALL
def test_the_svg_holds_no_date_no_address_and_no_name_twice(plot, table):
    svg = charts.as_svg(plot, table)
    assert svg.startswith("<svg viewBox=")
    assert not re.search(r"<metadata|<style|<!|<\?|\b20\d\d-\d\d|https?://(?!www\.w3\.org/)", svg)
    names = re.findall(r'\bid="(.*?)"', svg)
    assert len(set(names)) == len(names)


def test_names_inside_two_charts_of_a_page_differ():
    names = [set(re.findall(r'\bid="(.*?)"', charts.as_svg(plot, table))) for plot, table in CHARTS]
    assert not [one & other for one, other in combinations(names, 2) if one & other]


def test_words_in_a_chart_are_escaped():
    hostile = '<script>document.title=1</script> <!-- & " id="m1" --> <metadata>'
    svg = charts.as_svg(charts.plot_themes, THEMES.assign(theme=hostile))
    assert "<script" not in svg
    assert "&lt;script&gt;document.title=" in svg
