"""The page of a workshop: what the group heard, what is not shown and why.

Nothing is counted here (`careerlab.workshop.merge` does). Nothing stands on the page but fixed words, the workshop's
paths, what a Group says of them, and quotes that were released; the same Group gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from markupsafe import Markup

from careerlab.atomic import write_atomically
from careerlab.insights.codebook import TOPIC_WORDS as IN_A_SENTENCE
from careerlab.present import charts
from careerlab.present.charts.canvas import TOPIC_WORDS
from careerlab.present.charts.workshop import in_words
from careerlab.present.templating import html_template
from careerlab.resources import rows as resource
from careerlab.workshop.admitted import fingerprint

_ANY_PATH = "this work"  # in a question that is asked on every path


def write_workshop(group, out, packs=()):
    """Write the page for the group.

    Parameters
    ----------
    group : Group
        As from `merge_packs`.
    out : str or Path
        The folder to write workshop.html into.
    packs : iterable of Pack
        Those that were merged, for the quotes in them; without them the page has no quotes.

    Returns
    -------
    list of Path
        The file written.

    Raises
    ------
    WriteError
        The file cannot be written; the old one is as it was.
    """
    return [write_atomically(Path(out) / "workshop.html", workshop_html(group, packs).encode("utf-8", "replace"))]


def workshop_html(group, packs=()):
    """Return the page for the group (str); the arguments are those of `write_workshop`."""
    return html_template("workshop.html.j2").render(
        participants=group.participants,
        k=group.k,
        remarks=group.remarks,
        topics=[_topic(row, group) for row in group.topics.itertuples()],
        paths=[(row.path, _number(row.participants, row.band, group)) for row in group.paths.itertuples()],
        grid=_grid(group),
        gaps=_by_path(group.gaps, "skill", group),
        themes=_by_path(group.themes, "theme", group),
        disagreements=[row | {"topic": IN_A_SENTENCE[row["topic"]]} for row in group.disagreements.to_dict("records")],
        unasked=_unasked(group),
        to_ask=_to_ask(group),
        quotes=_quotes(group, packs),
        merged=_lists(group.merged, "into", "name") if len(group.paths) else {},
        # What follows a colon may be another workshop's words.
        left_out=sorted(Counter(reason.partition(":")[0].rstrip(".") for reason in group.left_out["reason"]).items()),
        pictures=_pictures(group),
    )


def _pictures(group):
    """Return a picture for each table that has something to draw."""
    drawn = {
        "topics": (charts.plot_group_topics, len(group.topics)),
        "paths": (charts.plot_group_paths, len(group.paths)),
        "gaps": (charts.plot_group_gaps, group.gaps["path"].eq("").sum()),
    }
    return {name: Markup(charts.as_svg(plot, group)) if rows else "" for name, (plot, rows) in drawn.items()}


def _number(number, band, group):
    """Return a number in words and whether it is one that is kept back."""
    return {"words": in_words(number, band, group), "hidden": number < 0}


def _topic(row, group):
    good, bad = _number(row.heard_for, row.for_band, group), _number(row.heard_against, row.against_band, group)
    few = row.for_band == row.against_band == "few"
    return {"topic": TOPIC_WORDS[row.topic], "good": good, "bad": bad, "few": few, "unspoken": row.spoken_band == "few"}


def _grid(group):
    """Return the paths across, and for each topic its cell on each path (None where nothing can be said)."""
    cells = {(row.topic, row.path): _topic(row, group) for row in group.path_topics.itertuples()}
    paths = [path for path in group.paths["path"] if any((topic, path) in cells for topic in TOPIC_WORDS)]
    topics = [topic for topic in TOPIC_WORDS if any((topic, path) in cells for path in paths)]
    rows = [(TOPIC_WORDS[topic], [(path, cells.get((topic, path))) for path in paths]) for topic in topics]
    return {"paths": paths, "rows": rows}


def _by_path(table, column, group):
    """Return for each path, '' for all, the words with their numbers."""
    found = {}
    for row in table.to_dict("records"):
        number = _number(row["participants"], row["band"], group)
        found.setdefault(row["path"], []).append((row[column], number["words"]))
    return found


def _lists(table, by, column):
    found = {}
    for row in table.to_dict("records"):
        found.setdefault(row[by], []).append(row[column])
    return found


def _unasked(group):
    """Return for each path the topics of which hardly anybody heard, but those that are so on all of them."""
    anywhere = set(group.unasked.loc[group.unasked["path"].eq(""), "topic"])
    by_path = group.unasked[~group.unasked["topic"].isin(anywhere)]
    return _lists(by_path.assign(words=by_path["topic"].map(IN_A_SENTENCE)), "path", "words")


def _to_ask(group):
    """Return the topics of which hardly anybody heard on any path, each with how many did not and a question."""
    questions = {row["topic"]: row["question"].format(path=_ANY_PATH) for row in resource("topic_questions")}
    anywhere = group.unasked[group.unasked["path"].eq("")]
    return [(TOPIC_WORDS[row.topic], row.at_least, questions[row.topic]) for row in anywhere.itertuples()]


def _quotes(group, packs):
    """Return the quotes of packs that are counted, with their path where the page shows it; none of a small group."""
    if not len(group.topics):
        return []
    family = dict(zip(group.merged["name"], group.merged["into"], strict=True))
    shown = set(group.paths.loc[group.paths["participants"].ge(0), "path"])
    found = set()
    for pack in packs:
        if fingerprint(pack) in group.packs:
            found |= {(family.get(row.path, row.path), row.quote) for row in pack.quotes.itertuples()}
    return sorted((path if path in shown else "", quote) for path, quote in found)
