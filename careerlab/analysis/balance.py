"""Who speaks for and who against each side of a path, and where two people contradict each other."""

from __future__ import annotations

import pandas as pd

from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, named_people
from careerlab.analysis.evidence import NOTE_ORDER, as_frame, findings, joined, people_on, standing
from careerlab.analysis.sides.differences import in_words, question
from careerlab.analysis.sides.disagreement import disagreements
from careerlab.analysis.speakers import speakers
from careerlab.insights.table import NOT_SORTED, with_topic
from careerlab.resources import rows as resource

_COUNTS = ("people_for", "people_mixed", "people_against", "people_not_asked", "people")
_BALANCE = {"path": "str", "topic": "str"} | dict.fromkeys(_COUNTS, "int64")
_BALANCE |= {"standing": "str", "ids": "str"}
_SIDE = ("person", "quote", "id")
_CONTRADICTION = {
    **{"path": "str", "topic": "str"},
    **{f"{what}_for": "str" for what in _SIDE},
    **{f"{what}_against": "str" for what in _SIDE},
    **{"people_for": "int64", "people_against": "int64", "ids": "str", "persons": "str"},
    **{"closeness": "float64", "differ": "str", "question": "str"},
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
        (said neither) and `people` (talked to about the path; the sum of the four), each int64, 0 or more, `standing`
        (str: ``known``, two people or more all alike; ``one voice``; ``contested``; ``not asked``) and `ids` (str) of
        the statements behind the row.

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
            stands = standing(spoke[0] + spoke[1], spoke[1] + spoke[2])
            silent = people - sum(spoke)
            records.append((path, topic, *spoke, silent, people, stands, ids.get((path, topic), "")))
    return as_frame(records, _BALANCE)


def contradictions(insights):
    """Set people against each other who disagree about a side of the same path, one only for it, one only against it.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; only what the professionals themselves said counts.

    Returns
    -------
    pandas.DataFrame
        One row per path and topic, most people involved first: `path`, `topic`, `person_for`, `quote_for`, `id_for`,
        `person_against`, `quote_against`, `id_against` (str; of all they said the two quotes that are nearest in
        meaning, better of two employers), `people_for` and `people_against` (int64, 1 or more: people who are only
        for, only against), `ids` (str) of all they said, `persons` (str, joined by "; ", those for first),
        `closeness` (float64, -1 to 1: how near the two quotes are in meaning), `differ` (str: in what the two people
        differ, '' where the notes do not say) and `question` (str: what to ask the next person).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    found = disagreements(findings(insights, ("pro", "con")))
    quoted = {quote["who"] for _, _, _, _, *pair, _ in found for quote in pair}
    there = insights[named_people(insights).isin(quoted)]
    known = {(row.path, row.person): row for row in speakers(there).itertuples()}
    records = []
    for path, topic, good, bad, one, two, closeness in found:
        people = [list(dict.fromkeys(side["who"])) for side in (good, bad)]
        ids = joined(pd.concat([good, bad]).sort_values(NOTE_ORDER)["id"])
        pair = [known[path, quoted["who"]] for quoted in (one, two)]
        asked = question(_about(topic), path, *pair)
        quotes = (value for quoted in (one, two) for value in quoted[["who", "text", "id"]])
        counts = (len(people[0]), len(people[1]), ids, "; ".join(people[0] + people[1]))
        records.append((path, topic, *quotes, *counts, closeness, in_words(*pair), asked))
    records.sort(key=lambda r: (-r[8] - r[9], r[0], COMPARED_TOPICS.index(r[1])))
    return as_frame(records, _CONTRADICTION)


def _about(topic):
    return next(row["about"] for row in resource("topic_questions") if row["topic"] == topic)


def _opinions(insights):
    """Return pros and cons; those on no side of working life wait under `not sorted` with the unsure ones."""
    said = with_topic(findings(insights, ("pro", "con")))
    return said.assign(topic=said["topic"].replace("none", NOT_SORTED))


def _sides(said):
    """Say for each path, topic and person whether they are for, against or mixed: all their talks together."""
    kinds = said.groupby(["path", "topic", "who"])["kind"]
    sides = kinds.first().map({"pro": "for", "con": "against"})
    return sides.mask(kinds.nunique() > 1, "mixed")
