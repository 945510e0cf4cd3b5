"""Skills named in a statement, by their canonical names, and where each is written.

Candidates come from the list (skills.csv) and from phrases where people name skills; a small model judges them.
"""

from __future__ import annotations

import re

from careerlab.insights.phrases import words_of
from careerlab.insights.skill_candidates import candidates
from careerlab.insights.skill_judge import apart, features, judge, may_be_open
from careerlab.insights.skill_names import canonical
from careerlab.insights.statements import LABELLED
from careerlab.insights.table import check_insights


def find_skills(text, words=None, kind="", above="", organisation=""):
    """Skills named in a statement.

    Parameters
    ----------
    text : str
    words : tuple of str, optional
        Its folded words, where they are known already.
    kind : str
        Of the statement, where it is known: a need names more skills than a fact.
    above : str
        The question or heading above it.
    organisation : str
        Of the talk: the name of an employer is no skill.

    Returns
    -------
    list of (str, int, int)
        Name and where it is written, in order: the canonical name where the list knows the skill, else its own words.
    """
    found = _sure(text, words_of(text[:LABELLED]) if words is None else words, kind, above)
    return [
        (skill, start, end)
        for start, end, skill in found
        if not organisation or text[start:end].casefold() != organisation.casefold()
    ]


def _sure(text, words, kind, above):
    """(start, end, name) of the candidates that are skills."""
    sure = [row for row in _judged(text, words, kind, above) if row[0] >= judge().cut]
    if len(sure) > 1:
        # a name of the list before the words around it, because it is the same in every note
        sure.sort(key=lambda row: (row[1].entry is None, -row[0], row[2]))
    return apart([(start, end, _name(c, text, start, end)) for _, c, start, end in sure])


def _judged(text, words, kind, above):
    """(odds, candidate, start, end) of every candidate."""
    found, places = candidates(words, text, may_be_open(kind, above))
    if not found:
        return []
    odds = map(judge().odds, features(found, words, text, places, kind, above))
    return [(chance, c, places[c.first][0], places[c.last - 1][1]) for c, chance in zip(found, odds, strict=True)]


def _name(c, text, start, end):
    return c.entry.skill if c.entry else _own_name(text[start:end], start)


def _own_name(words, start):
    """The name of what the list knows only otherwise, else its own words.

    Without the capital that only begins a sentence.
    """
    words = " ".join(words.split())
    first = words.split(" ", 1)[0]
    words = words[0].lower() + words[1:] if start == 0 and first[1:].islower() else words
    return canonical(words)


def skill_mentions(insights):
    """Where each skill is written.

    Parameters
    ----------
    insights : DataFrame
        As `parse_notes` returns it.

    Returns
    -------
    DataFrame
        One row per mention, in the order of the table: `id` (str) of the statement, `skill` (str, canonical),
        `as_written` (str), `start`
        and `end` (int64, offsets into the row's `text`). A skill added by a correction, which the words do not name,
        has `start == end == 0`.
    """
    import pandas as pd

    check_insights(insights)
    out = []
    for row in insights[insights["skills"] != ""].itertuples():
        wanted = row.skills.split("; ")
        found = mentions_of(row.text, wanted, row.kind, row.question)
        out += [(row.id, skill, row.text[a:b], a, b) for skill, a, b in found]
        out += [(row.id, skill, "", 0, 0) for skill in wanted if skill not in {m[0] for m in found}]
    table = pd.DataFrame(out, columns=["id", "skill", "as_written", "start", "end"])
    return table.astype({"id": "str", "skill": "str", "as_written": "str", "start": "int64", "end": "int64"})


def mentions_of(text, wanted, kind, above=""):
    """Where the skills that a row of the table lists are written: (skill, start, end), in order.

    The row's list decides: what a correction added is found, too, if the words name it.
    """
    words = words_of(text[:LABELLED])
    found = _sure(text, words, kind, above)
    left = set(wanted) - {skill for _, _, skill in found}
    if left:
        places = [(a, b, _name(c, text, a, b)) for _, c, a, b in _judged(text, words, kind, above)]
        found += [row for row in places if row[2] in left]
        found += [(*m.span(), skill) for skill in left if (m := re.search(re.escape(skill), text, re.IGNORECASE))]
    return [(skill, start, end) for start, end, skill in apart(found) if skill in wanted]
