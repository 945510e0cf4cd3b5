"""Skills named in a statement, by their canonical names, and the level asked for.

The lists are skills.csv and levels.csv.
"""

from __future__ import annotations

from functools import cache

from careerlab.insights.phrases import PhraseBook, fold, tokens, words_of
from careerlab.insights.table import check_insights
from careerlab.resources import rows

LEVEL_REACH = 4  # words between a level ("basic") and the skill it is said of


@cache
def _book():
    """Every name and alias -> (skill, context).

    A skill with context counts only as written, and beside a word of its context.
    """
    pairs = []
    for row in rows("skills"):
        context = PhraseBook((words, "") for words in _split(row["context"])) if row["context"].strip() else None
        pairs += [(name, (row["skill"], context)) for name in (row["skill"], *_split(row["aliases"]))]
    return PhraseBook(pairs)


def _split(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def _levels():
    return PhraseBook((row["words"], int(row["level"])) for row in rows("levels"))


@cache
def canonical(name):
    """The canonical name of a skill however it is called; the name itself where the list does not know it."""
    known = _book().exactly(tokens(name))
    return known[0][1][0] if known else name


@cache
def _groups():
    return {row["skill"]: row["group"] for row in rows("skills")}


def is_rated_by_all(skill):
    """Whether a skill missing from a profile means "never tried": tools and crafts, not traits or languages."""
    return _groups().get(skill) not in ("personal traits", "people", "leadership", "languages")


def find_skills(text, words=None):
    """Skills in a text; `words` are its folded words, where they are known already.

    Returns
    -------
    list of (str, int, int)
        Canonical name and where it is written, in order.
    """
    words = words_of(text) if words is None else words
    named, found = _book().among(words), []
    places = tokens(text) if named else []
    for first, last, payloads in named:
        start, end = places[first][1], places[last - 1][2]
        for phrase, (skill, context) in payloads:
            if context is None or (text[start:end] == phrase and _has(context, words, first, last)):
                found.append((skill, start, end))
                break
    return found


def _has(context, words, first, last):
    return any(b <= first or a >= last for a, b, _ in context.among(words))


def level_said(words, text, skills):
    """The highest level (0-5) said within a few words of a skill; -1 where none is."""
    if not skills:
        return -1
    at = [i for i, (_, start, _) in enumerate(words) if any(s <= start < e for _, s, e in skills)]
    near = [
        payloads[0][1]
        for first, last, payloads in _levels().find(words)
        if any(0 <= i - last <= LEVEL_REACH or 0 <= first - i <= 2 or first <= i < last for i in at)
    ]
    return max(near, default=-1)


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
        found = [m for m in find_skills(row.text) if m[0] in wanted]
        out += [(row.id, skill, row.text[a:b], a, b) for skill, a, b in found]
        out += [(row.id, skill, "", 0, 0) for skill in wanted if skill not in {m[0] for m in found}]
    table = pd.DataFrame(out, columns=["id", "skill", "as_written", "start", "end"])
    return table.astype({"id": "str", "skill": "str", "as_written": "str", "start": "int64", "end": "int64"})


def same_skill(a, b):
    """Whether two names mean one skill."""
    return fold(canonical(a)) == fold(canonical(b))
