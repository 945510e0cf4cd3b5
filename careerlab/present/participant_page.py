"""One page for each participant of a workshop: what they handed in, in plain words, and nothing of anybody else."""

from __future__ import annotations

from pathlib import Path

from careerlab.atomic import write_atomically
from careerlab.insights.codebook import KIND_WORDS, PRIORITY_TOPICS, TOPIC_WORDS
from careerlab.present.charts.canvas import people_words
from careerlab.present.templating import html_template
from careerlab.workshop.pack import SIDES


def write_participants(packs, out):
    """Write a page for each participant from their own pack.

    Parameters
    ----------
    packs : iterable of Pack
    out : str or Path
        The folder to write participant-CODE.html into. Packs without a code, or with one that another has, are
        numbered in the order given.

    Returns
    -------
    list of Path
        The files written, one a pack.

    Raises
    ------
    WriteError
        A file cannot be written; the old one is as it was.
    """
    packs = list(packs)
    codes = [pack.code for pack in packs]
    files = []
    for place, pack in enumerate(packs):
        alone = pack.code and codes.count(pack.code) == 1
        number = "" if alone else f"_{codes[: place + 1].count(pack.code)}"  # no code holds a "_"
        page = participant_html(pack).encode("utf-8", "replace")
        files.append(write_atomically(Path(out) / f"participant-{pack.code}{number}.html", page))
    return files


def participant_html(pack):
    """Return the page of one participant (str), made from nothing but their own Pack."""
    paths = [_path(path, pack.counts[pack.counts["path"].eq(path)]) for path in pack.paths]
    return html_template("workshop_participant.html.j2", people=people_words).render(
        code=pack.code,
        paths=[path for path in paths if path["talked"]],
        not_talked=[path["path"] for path in paths if not path["talked"]],
        quotes=[row | {"as": KIND_WORDS[row["kind"]]} for row in pack.quotes.to_dict("records")],
        topic_words=TOPIC_WORDS,
    )


def _path(path, counts):
    """Return what the page says of a path: lines of (what, words with how many people said so)."""
    spoken, takes, lacks = (_people(counts, table) for table in ("spoken", "need", "gap"))
    good, bad = (_people(counts[counts["side"].eq(side)], "heard") for side in SIDES)
    neither = {topic: people for topic, people in spoken.items() if topic not in good and topic not in bad}
    unspoken = {topic: 1 for topic in PRIORITY_TOPICS if topic not in spoken}
    lines = [
        ("Something good", _topics(good)),
        ("Something bad", _topics(bad)),
        ("Neither good nor bad", _topics(neither)),
        ("Still to ask", _topics(unspoken)),
        ("You lack", _most_first(lacks)),
        ("It also takes", _most_first({skill: people for skill, people in takes.items() if skill not in lacks})),
        ("They come back to", _most_first(_people(counts, "theme"))),
    ]
    return {
        "path": path,
        "talked": _people(counts, "talks").get("", 0),
        "lines": [(what, words) for what, words in lines if words],
    }


def _people(counts, table):
    rows = counts[counts["table"].eq(table)]
    return dict(zip(rows["word"], rows["people"].tolist(), strict=True))


def _topics(people):
    return [(TOPIC_WORDS[topic], people[topic]) for topic in PRIORITY_TOPICS if topic in people]


def _most_first(people):
    return sorted(people.items(), key=lambda item: (-item[1], item[0]))
