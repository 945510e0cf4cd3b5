"""Who speaks for and who against each side of a path, and where two people contradict each other."""

from __future__ import annotations

from careerlab.analysis.evidence import QUOTABLE, as_frame, clearest, findings, joined, people_on
from careerlab.analysis.favourability import COMPARED_TOPICS
from careerlab.insights.table import NOT_SORTED, with_topic

_COUNTS = ("people_for", "people_mixed", "people_against", "people_not_asked", "people")
_BALANCE = {"path": "str", "topic": "str"} | dict.fromkeys(_COUNTS, "int64") | {"ids": "str"}
_SIDE = ("person", "quote", "id")
_CONTRADICTION = {
    **{"path": "str", "topic": "str"},
    **{f"{what}_for": "str" for what in _SIDE},
    **{f"{what}_against": "str" for what in _SIDE},
    **{"people_for": "int64", "people_against": "int64", "ids": "str"},
}


def pros_cons(insights):
    """Count who speaks for and against each topic of each path.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; only what the professionals themselves said counts.

    Returns
    -------
    pandas.DataFrame
        One row per path and topic, paths sorted, topics in the codebook's order and ``not sorted`` last, where it
        occurs: `path`, `topic` (str), `people_for`, `people_mixed` (said both), `people_against`, `people_not_asked`
        (said neither) and `people` (talked to about the path; the sum of the four), each int64, 0 or more, and `ids`
        (str) of the statements behind the row.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    said = _opinions(insights)
    sides = _sides(said)
    ids = said.groupby(["path", "topic"])["id"].agg(joined).to_dict()
    count = sides.groupby([*sides.index.names[:2], sides]).size().to_dict()
    topics = [*COMPARED_TOPICS, *([NOT_SORTED] if said["topic"].eq(NOT_SORTED).any() else [])]
    records = []
    for path, people in sorted(people_on(insights).items()):
        for topic in topics:
            spoke = [count.get((path, topic, side), 0) for side in ("for", "mixed", "against")]
            records.append((path, topic, *spoke, people - sum(spoke), people, ids.get((path, topic), "")))
    return as_frame(records, _BALANCE)


PLAINLY_ABOUT = 0.55  # two people are set against each other only where their topic is surer than a table asks


def contradictions(insights):
    """Find the topics on which one person speaks only well and another only badly of the same path.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; only what the professionals themselves said counts.

    Returns
    -------
    pandas.DataFrame
        One row per path and topic, most people involved first: `path`, `topic`, `person_for`, `quote_for`, `id_for`,
        `person_against`, `quote_against`, `id_against` (str; the clearest words of either side), `people_for` and
        `people_against` (int64, 1 or more: people who are only for, only against), `ids` (str) of all they said.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    said = _opinions(insights)
    said = said[said["topic"].ne(NOT_SORTED)]
    # Both quotes are shown, so both have to say something, and plainly about this topic.
    plain = (said["topic_confidence"] >= PLAINLY_ABOUT) | said["status"].eq("corrected")
    said = said[plain & (said["text"].str.split().str.len() >= QUOTABLE[0])]
    sides = _sides(said)
    said = said.assign(side=[sides[key] for key in zip(said["path"], said["topic"], said["who"], strict=True)])
    records = []
    for (path, topic), rows in said[said["side"].ne("mixed")].groupby(["path", "topic"]):
        if rows["side"].nunique() < 2:
            continue
        both = [rows[rows["side"].eq(side)] for side in ("for", "against")]
        shown = [tuple(clearest(side)[["who", "text", "id"]]) for side in both]
        people = [side["who"].nunique() for side in both]
        records.append((path, topic, *shown[0], *shown[1], *people, joined(rows["id"])))
    records.sort(key=lambda r: (-r[-3] - r[-2], r[0], COMPARED_TOPICS.index(r[1])))
    return as_frame(records, _CONTRADICTION)


def _opinions(insights):
    """Return pros and cons; those on no side of working life wait under `not sorted` with the unsure ones."""
    said = with_topic(findings(insights, ("pro", "con")))
    return said.assign(topic=said["topic"].replace("none", NOT_SORTED))


def _sides(said):
    """Say for each path, topic and person whether they are for, against or mixed: all their talks together."""
    kinds = said.groupby(["path", "topic", "who"])["kind"]
    sides = kinds.first().map({"pro": "for", "con": "against"})
    return sides.mask(kinds.nunique() > 1, "mixed")
