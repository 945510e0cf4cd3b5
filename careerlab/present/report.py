"""The page: one self-contained HTML file that says what was heard, by whom, and how sure that is.

Nothing is counted here. Words from notes are only ever escaped (jinja2's autoescape), never cleaned; the page holds no
script, loads nothing and says so first (Content-Security-Policy). The same input gives the same bytes: no time of day,
no random names.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

from markupsafe import Markup

from careerlab.analysis.balance import contradictions, pros_cons
from careerlab.analysis.beliefs import beliefs, what_changed_my_mind
from careerlab.analysis.choices import strategic_moves
from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.favourability import named_people, polarity
from careerlab.analysis.comparing.what_if import must_haves_in_words, what_would_change
from careerlab.analysis.culture import culture
from careerlab.analysis.diary import diary
from careerlab.analysis.education import education
from careerlab.analysis.evidence import people_in_words
from careerlab.analysis.gaps import skill_gaps
from careerlab.analysis.heard import advice, surprises
from careerlab.analysis.next_talk import next_talks, when_to_stop
from careerlab.analysis.price import skill_prices
from careerlab.analysis.questions import next_questions, not_asked
from careerlab.analysis.themes import find_themes, theme_paths
from careerlab.analysis.wants import wants, wants_moved
from careerlab.analysis.ways import ordinary_day, ways_in
from careerlab.atomic import write_atomically
from careerlab.insights.codebook import KIND_WORDS
from careerlab.insights.reading import characters_by_use, in_words
from careerlab.insights.table import check_insights, counted
from careerlab.notes.read import is_refused
from careerlab.present import charts
from careerlab.present.charts.canvas import TOPIC_WORDS
from careerlab.present.templating import clipped, html_template
from careerlab.present.trust import trust

LEVEL_WORDS = ("never tried", "seen it", "done it with help", "do it alone", "do it well", "could teach it")
MONTHS = "January February March April May June July August September October November December".split()
TURNED = 0.1  # what a belief has to move before the first screen says so
DIARY_DAYS = 30  # with talks; each is compared anew, and a picture of more cannot be read
QUOTES_SHOWN = 40  # behind one number; a page of ten thousand talks has to open, too


def write_report(workspace, out):
    """Write the page about a workspace.

    Parameters
    ----------
    workspace : Workspace
        As from `open_workspace`: its `notes`, `insights` and `profile` are used.
    out : str or Path
        The file to write (.html), or the folder to write report.html into.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    TableError
        `workspace.insights` is not a table as `parse_notes` makes it.
    WorkspaceError
        The file cannot be written; the old one is as it was.
    """
    file = Path(out)
    if file.suffix.lower() != ".html":
        file = file / "report.html"
    # Names of files may hold half signs that no encoding has; they become "?".
    return write_atomically(file, page(**findings(workspace)).encode("utf-8", "replace"))


def findings(workspace):
    """Gather every table the page shows, as the arguments of `page`."""
    insights, profile = workspace.insights, workspace.profile
    check_insights(insights)
    themes = find_themes(insights)
    talks = next_talks(insights, profile)
    comparison = compare_paths(insights, profile)
    return {
        "insights": insights,
        "notes": workspace.notes,
        "profile": profile,
        "balance": pros_cons(insights),
        "disagree": contradictions(insights),
        "skills": skill_gaps(insights, profile),
        "surprises": surprises(insights),
        "ledger": beliefs(insights, profile),
        "changed": what_changed_my_mind(insights, profile),
        "wants": wants(insights),
        "wants_moved": wants_moved(insights),
        "next_talks": talks,
        "when_to_stop": when_to_stop(talks),
        "ways_in": ways_in(insights, profile),
        "questions": next_questions(insights, profile, path=next(iter(talks["path"]), None)),
        "themes": themes.table,
        "across": theme_paths(themes)[["shared", "standing", "comes_back"]].to_dict("index"),
        # Without a profile nothing is known of what matters to the person, so paths are not put in an order.
        "comparison": comparison if profile else None,
        "looked_back": diary(insights, profile) if profile and _has_a_way(insights) else None,
        "moves": strategic_moves(insights, profile, still_in=comparison.in_the_race),
        "prices": skill_prices(insights, profile, still_in=comparison.in_the_race),
        "education": education(insights),
        "culture": culture(insights),
        "advice": advice(insights),
        "days": ordinary_day(insights),
        "not_asked": not_asked(insights, profile),
        "left_out": workspace.notices,
        "trusted": trust(workspace),
    }


def _has_a_way(insights):
    """Whether talks were held on several days, and on no more than a page can tell."""
    return 1 < insights["date"].nunique() <= DIARY_DAYS


def page(
    insights,
    notes,
    profile,
    balance,
    skills,
    themes,
    comparison,
    ledger,
    prices,
    looked_back=None,
    left_out=(),
    trusted=None,
    **tables,
):
    """Return the page as a str; the arguments are what `findings` returns."""
    quotes = {row["id"]: _quote(row) for row in insights.to_dict("records")}
    waiting = insights[insights["status"].eq("ask")]
    return _template().render(
        {name: _rows(table) for name, table in tables.items()},
        name=profile.name if profile else "",
        profile=profile,
        quoted=lambda ids: [quotes[i] for i in ids.split("; ") if i in quotes],
        people_heard=int(named_people(insights).nunique()),
        talks=int(insights["talk"].nunique()),
        unplaced=int(insights.loc[insights["path"].eq(""), "talk"].nunique()),
        months=_months(insights["date"]),
        paths=sorted({*(profile.path_names if profile else ()), *balance["path"]}),
        balance=_by_cell(balance, "topic"),
        skills=_rows(skills),
        themes=_by_cell(themes, "theme"),
        comparison=comparison and _standing(comparison, insights, profile),
        changes=_rows(looked_back.changes) if looked_back else [],
        diary_remarks=looked_back.remarks if looked_back else (),
        ledger=_rows(ledger),
        turned=_rows(ledger[ledger["moved"].abs().ge(TURNED)].sort_values("moved", key=abs, ascending=False).head(2)),
        waiting=[quotes[i] for i in waiting["id"]],
        statements=len(insights),
        trusted=trusted or {"judged": None, "rules": [], "taught": []},
        counted=len(counted(insights)),
        files=sum(bool(note.text) for note in notes),
        text_uses=in_words(sum((characters_by_use(note.spans) for note in notes), Counter())),
        notices=[(note.source, note.notices, not is_refused(note)) for note in notes if note.notices]
        + [("corrections.csv", left_out, True)] * bool(left_out),
        charts={
            "balance": _picture(charts.plot_pros_cons, balance),
            "skills": _picture(charts.plot_skill_gaps, skills[skills["people"].gt(0)]),
            "themes": _picture(charts.plot_themes, themes),
            "comparison": comparison and _picture(charts.plot_comparison, comparison),
            "diary": looked_back and Markup(charts.as_svg(charts.plot_diary, looked_back)),
            "prices": _picture(charts.plot_skill_prices, prices),
            "beliefs": _picture(charts.plot_beliefs, ledger),
            "next_talks": comparison
            and len(comparison.paths) > 1
            and _picture(charts.plot_next_talks, tables["next_talks"]),
            "drivers": comparison and _picture(charts.plot_drivers, comparison) if len(balance) else "",
            "ranks": comparison and len(comparison.paths) > 1 and _picture(charts.plot_ranks, comparison),
        },
    )


def _rows(table):
    return table.to_dict("records") if hasattr(table, "to_dict") else table


def _by_cell(table, row_name):
    """Return {row: {path: record}} in the order of the table."""
    cells = {}
    for record in table.to_dict("records"):
        cells.setdefault(record[row_name], {})[record["path"]] = record
    return cells


def _standing(comparison, insights, profile):
    """Return what the page says of the comparison; behind a path stand the words that count more likely than not."""
    spoken = polarity(insights).pipe(lambda said: said[said["p_pro"] + said["p_con"] >= 0.5])
    first = comparison.ranks[comparison.ranks["rank"].eq(1)].set_index("path")["chance"]
    ids = spoken.groupby("path")["id"].agg("; ".join).to_dict()
    rows = [{**row, "first": first[row["path"]], "ids": ids.get(row["path"], "")} for row in _rows(comparison.paths)]
    drivers = comparison.drivers.sort_values("points", key=abs, ascending=False, kind="stable")
    parts = _rows(drivers[drivers["points"].abs().ge(0.5)].head(4))
    return {
        "sentence": comparison.sentence,
        "remarks": comparison.remarks,
        "rows": rows,
        "drivers": parts,
        "what_if": what_would_change(comparison),
        "must_haves": must_haves_in_words(comparison),
        "recorded": profile.priorities_recorded if comparison.priorities_known else "",
    }


def _picture(plot, table):
    """Return a chart for the page, '' where there is nothing to draw. matplotlib escapes the words in it."""
    return Markup(charts.as_svg(plot, table)) if len(getattr(table, "paths", table)) else ""


def _quote(row):
    """Return the words of a statement with who said them and where they stand."""
    person = row["person"] or "somebody without a name"
    who = ", ".join(filter(None, [person, row["organisation"]]))
    told = {"note-taker": f"you, after talking to {person}", "hearsay": f"second-hand, told by {who}"}
    where = f"{row['source']}, line {row['line']}" + (f", at {row['time']}" if row["time"] else "")
    return {**row, "who": told.get(row["speaker"], who), "where": where, "guess": KIND_WORDS[row["kind"]]}


def _months(dates):
    """Return "January to March 2026" from ISO dates; '' without any."""
    days = sorted(filter(None, (_day(text) for text in dates.unique())))
    if not days:
        return ""
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in (days[0], days[-1]))
    if first == last:
        return first
    return f"{first.removesuffix(f' {days[-1].year}')} to {last}"


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _level(level, otherwise="not said"):
    return LEVEL_WORDS[level] if 0 <= level < len(LEVEL_WORDS) else otherwise


@cache
def _template():
    template = html_template("report.html.j2", people=people_in_words, level=_level, clip=clipped)
    template.globals.update(topic_words=TOPIC_WORDS, quotes_shown=QUOTES_SHOWN)
    return template
