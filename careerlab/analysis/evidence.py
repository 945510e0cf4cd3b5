"""What every analysis starts from: the statements that count, who said them, and the words that show it best."""

from __future__ import annotations

import pandas as pd

from careerlab.analysis.comparing.favourability import named_people
from careerlab.insights.table import check_insights, counted

# Rows may come in any order; the same note order is made here, so that results never depend on it.
NOTE_ORDER = ["source", "start", "id"]
QUOTABLE = (3, 30)  # words: shorter says too little, longer is not read


def findings(insights, kinds, speakers=("source",), on_path=True):
    """Return the rows that count, of these kinds and speakers, in note order, with `who` said it."""
    check_insights(insights)
    rows = counted(insights)
    rows = rows[rows["kind"].isin(kinds) & rows["speaker"].isin(speakers)]
    if on_path:
        rows = rows[rows["path"].ne("")]
    return rows.assign(who=named_people(rows)).sort_values(NOTE_ORDER)


def people_on(insights):
    """Count the people talked to about each path (dict, sorted by path), whatever they said."""
    there = insights[insights["path"].ne("")]
    return named_people(there).groupby(there["path"]).nunique().to_dict()


def standing(people_for, people_against=0):
    """Say how well a thing is known: ``known`` (two people, all alike), ``one voice``, ``contested`` or ``not asked``.

    People introduced by one another should be counted as the caller thinks right; this only names the result.
    """
    if people_for and people_against:
        return "contested"
    people = people_for + people_against
    return "known" if people > 1 else "one voice" if people else "not asked"


def people_in_words(count):
    """Write "nobody", "1 person" or "3 people"."""
    return {0: "nobody", 1: "1 person"}.get(count, f"{count} people")


def joined(ids):
    """Join ids, each once, in the order given: the evidence of a table row."""
    return "; ".join(dict.fromkeys(ids))


def clearest(rows):
    """Return the row to quote: of a length one reads, said plainly, surest of kind and topic; the earliest if equal."""
    length = rows["text"].str.split().str.len()
    ranked = rows.assign(fits=length.between(*QUOTABLE), sure=rows["confidence"] * rows["topic_confidence"])
    return ranked.sort_values(["fits", "strength", "sure"], ascending=False, kind="stable").iloc[0]


def as_frame(records, columns):
    """Make a table of plain dtypes from rows (tuples in the order of `columns`, a dict of name to dtype)."""
    records = list(records)
    values = zip(*records, strict=True) if records else ([] for _ in columns)
    typed = zip(columns.items(), values, strict=True)
    return pd.DataFrame({name: pd.Series(list(column), dtype=dtype) for (name, dtype), column in typed})
