"""The page after the talks: what to do, what to expect, whom to write to, and what stands behind each person.

Nothing is found or counted here (`careerlab.analysis` does); the same tables and day give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from careerlab.analysis.follow_ups import follow_ups, relationships, silent_for
from careerlab.analysis.following.about import STILL
from careerlab.analysis.following.outcome import DONE, LATE, MAYBE, OVER, TAKEN
from careerlab.analysis.following.promise import ME
from careerlab.analysis.network import network
from careerlab.analysis.thin_spots import thin_spots
from careerlab.atomic import write_atomically
from careerlab.insights.identity.addresses import stated_addresses
from careerlab.present import charts
from careerlab.present.calendar import write_calendar
from careerlab.present.charts.canvas import TOPIC_WORDS
from careerlab.present.contacts import write_contacts
from careerlab.present.dates import day_in_words
from careerlab.present.templating import clipped, html_template

_OF_EITHER = ("mentor", "opening", "event")  # of interest whoever brings it about
_PARTS = ("mine", "thanks", "theirs", "introduction", *_OF_EITHER)
_BECAME = {DONE: "done", TAKEN: "led to a talk", OVER: "its day has passed", MAYBE: "said in passing; check"}
# What the page says of the files beside it.
_CALENDAR, _CONTACTS = "follow-ups.ics", "contacts.vcf"
_BESIDE = {
    _CALENDAR: "has what is sure of this as tasks, dates and reminders: open it with a calendar or a task list.",
    _CONTACTS: "has the people: open it with a phone or an address book.",
}
# Columns of `relationships` as cards name them.
_ON_CARDS = {"cares_about": "cared_about", "i_owe": "promised", "could_give": "give_back"}


def write_follow_ups(workspace, out, today="", months=3):
    """Write what is to do after the talks: a page, reminders for a calendar and contacts for an address book.

    Parameters
    ----------
    workspace : Workspace
        As from `open_workspace`: its `notes`, `insights` and `profile` are used.
    out : str or Path
        The folder to write into.
    today : str
        ISO date against which things are late; '' is the latest date in the notes.
    months : int
        Whole months without a word from which somebody is named.

    Returns
    -------
    (pandas.DataFrame, list of Path)
        The table, as `follow_ups` returns it, and the files written: follow-ups.html, follow-ups.ics (not where there
        is nothing sure to remind of) and contacts.vcf (not where nobody is known by name).

    Raises
    ------
    TableError
        `workspace.insights` is not a table as `parse_notes` makes it.
    WriteError
        A file cannot be written; the old one is as it was.
    """
    found = gathered(workspace, today, months)
    table, day = found["follow_ups"], found["today"]
    cards = _cards(found)
    beside = {}
    if table["state"].ne(MAYBE).any():
        beside[_CALENDAR] = lambda file: write_calendar(table, file, day)
    if len(cards):
        beside[_CONTACTS] = lambda file: write_contacts(cards, file, stated_addresses(workspace.notes), day)
    # Names of files may hold half signs that no encoding has; they become "?".
    page = follow_ups_html(**found, beside=tuple(beside)).encode("utf-8", "replace")
    files = [write_atomically(Path(out) / "follow-ups.html", page)]
    return table, files + [write(Path(out) / name) for name, write in beside.items()]


def gathered(workspace, today="", months=3):
    """Gather every table the page shows, as the arguments of `follow_ups_html`."""
    insights, profile = workspace.insights, workspace.profile
    today = today or max(insights["date"], default="")
    table = follow_ups(insights, today)
    return {
        "insights": insights,
        "follow_ups": table,
        "silent": silent_for(insights, today, months),
        "relationships": relationships(insights, profile, today),
        "network": network(insights, profile, table),
        "thin_spots": thin_spots(insights, profile, table),
        "today": today,
        "months": months,
    }


def follow_ups_html(insights, follow_ups, silent, relationships, network, thin_spots, today="", months=3, beside=()):
    """Return the page (str); the arguments are what `gathered` returns, and which files are written beside it."""
    rows = [_row(row) for row in follow_ups.to_dict("records")]
    still = [row for row in rows if row["open"]]
    said = {row["id"]: row for row in insights.to_dict("records")}
    return html_template("follow_ups.html.j2", clip=clipped, day=day_in_words).render(
        parts={name: _part(name, rows) for name in _PARTS},
        to_do=_count_of(still, "mine", "thanks"),
        late=_count_of([row for row in still if row["state"] == LATE], "mine", "thanks"),
        to_expect=_count_of(still, "theirs"),
        silent=silent.to_dict("records"),
        people=[_person(row, still, said) for row in relationships.to_dict("records")],
        picture=Markup(charts.as_svg(charts.plot_network, network)) if len(network.people) else "",
        thin_spots=list(thin_spots["sentence"]),
        topic_words=TOPIC_WORDS,
        today=day_in_words(today),
        months="a month" if months == 1 else f"{months} months",
        beside=[(name, _BESIDE[name]) for name in beside],
    )


def _cards(found):
    """Return the people talked to who have a name, with what to remember before writing to them."""
    people = found["network"].people
    people = people[people["talked"].ne(0) & people["has_name"].ne(0)]
    known = found["relationships"].rename(columns=_ON_CARDS)[["person", *_ON_CARDS.values()]]
    return people.merge(known, on="person", how="left").fillna("")


def _part(name, rows):
    """Return what stands in a part of the page: what is still to come, and what is behind one."""
    there = [row for row in rows if row["part"] == name]
    return {
        "still": [row for row in there if row["open"]],
        "past": [row for row in there if not row["open"]],
    }


def _count_of(rows, *parts):
    return sum(row["part"] in parts for row in rows)


def _row(row):
    told = {"part": _part_of(row), "when": _when(row), "as_said": _as_said(row), "remark": _remark(row)}
    return {**row, **told, "open": row["state"] in STILL}


def _part_of(row):
    """Return the part of the page to which a row belongs; each belongs to one."""
    if row["what"] in _OF_EITHER:
        return row["what"]
    if row["who"] == ME:
        return "thanks" if row["what"] == "thank-you" else "mine"
    return "introduction" if row["what"] == "introduction" else "theirs"


def _when(row):
    return day_in_words(row["due"]) or row["due_words"]


def _as_said(row):
    """Return the words behind a day where they say less, or more, than the day: "in June"; '' for "by 2 June"."""
    exact = any(sign.isdigit() for sign in row["due_words"])
    return row["due_words"] if row["due"] and not exact else ""


def _remark(row):
    """Say in words how a row stands, '' for what is simply to come."""
    if row["state"] != LATE:
        return _BECAME.get(row["state"], "")
    if row["who"] == ME:
        return "late"
    if row["what"] == "introduction":
        return f"its day has passed: ask whether it has come about{' with ' if row['about'] else ''}{row['about']}"
    return "its day has passed: ask whether they have done it"


def _person(row, still, said):
    """Return what the page says of a person, with the statements that stand behind it and are not shown with it."""
    about = [owed for owed in still if owed["person"] == row["person"] and owed["words"]]
    i_promised = [owed for owed in about if owed["who"] == ME and owed["words"] in row["i_owe"]]
    they_promised = [owed for owed in about if owed["who"] != ME]
    statements = {id_: said[id_] for id_ in row["ids"].split("; ") if id_ in said}
    quoted = next((statement for statement in statements.values() if statement["text"] == row["quote"]), None)
    shown = {id_ for owed in about for id_ in owed["ids"].split("; ")} | ({quoted["id"]} if quoted else set())
    return {
        **row,
        "topics": [topic for topic in row["cares_about"].split("; ") if topic],
        "quoted": quoted,
        "i_promised": i_promised,
        "they_promised": they_promised,
        "statements": [statement for id_, statement in statements.items() if id_ not in shown],
        "bare": not any(row[column] for column in ("ids", "changed", "introduced_by", "introduced")),
    }
