"""What keeps coming up: themes named in resources/themes.csv first, then clusters of what is left, counted in people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pandas as pd

from careerlab.analysis.evidence import as_frame, clearest, findings, joined, people_on
from careerlab.insights.phrases import PhraseBook, tokens
from careerlab.resources import rows as resource

KINDS = ("pro", "con", "need", "advice", "fact")
ENOUGH_PEOPLE = 2
CONTENT_WORDS = 3  # a statement with fewer is no evidence for a cluster
MOST_CLUSTERS = 8
SHARED_WORDS = 2  # of a cluster's words a statement has to hold

_NEGATION_REACH = 3
_NEGATIONS = frozenset("no not never without nobody hardly none don't doesn't didn't isn't aren't wasn't won't can't".split())

_TABLE = {
    **{"theme": "str", "found_by": "str", "path": "str", "people": "int64", "of_people": "int64"},
    **{"statements": "int64", "words": "str", "quote": "str", "ids": "str"},
}


@dataclass(frozen=True)
class Themes:
    """Themes found.

    Attributes
    ----------
    table : pandas.DataFrame
        One row per theme and path, named themes first, then most people first; every path has a row, also with nobody:
        `theme`, `found_by` (``named`` or ``cluster``), `path` (str), `people` of `of_people` (int64, talked to about
        the path), `statements` (int64), `words` (str, the commonest words that led to the theme, joined by ", "),
        `quote` (str, the clearest) and `ids` (str).
    members : pandas.DataFrame
        One row per statement in a theme, in note order: `id` (str), `theme` (str). No statement is in two themes.
    """

    table: pd.DataFrame
    members: pd.DataFrame


def find_themes(insights, seed=0):
    """Find what at least two people speak of: named themes by their cue words, then clusters of what is left.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; only what the professionals themselves said counts.
    seed : int
        0 or more; of the clusters' starting points.

    Returns
    -------
    Themes
        The same for the same rows in any order. No theme at all is a result, too.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = findings(insights, KINDS)
    told = [_named(text, kind) for text, kind in zip(rows["text"], rows["kind"], strict=True)]
    rows = rows.assign(theme=[t for t, _ in told], cues=[c for _, c in told], found_by="named")
    left = rows[~rows["theme"].isin(_with_people(rows))]
    rows = pd.concat([rows.drop(left.index), _clusters(left, seed)])
    rows = rows[rows["theme"].isin(_with_people(rows))].sort_values(["source", "start", "id"])
    members = as_frame(rows[["id", "theme"]].itertuples(index=False), {"id": "str", "theme": "str"})
    return Themes(_theme_table(rows, people_on(insights)), members)


def theme_paths(themes):
    """Set the themes against the paths, in people.

    Parameters
    ----------
    themes : Themes
        As `find_themes` returns it.

    Returns
    -------
    pandas.DataFrame
        One row per theme (index `theme`), in the order of `themes.table`: one int64 column per path, the people who
        spoke of it (0 or more), and `shared` (str): ``all paths``, ``some`` or ``only <path>``.
    """
    table = themes.table
    wide = table.pivot(index="theme", columns="path", values="people").reindex(table["theme"].unique())
    wide.columns.name = None
    wide.insert(wide.shape[1], "shared", pd.Series([_shared(row) for _, row in wide.iterrows()], wide.index, dtype="str"))
    return wide


def _shared(people):
    on = [path for path, count in people.items() if count]
    if len(on) == len(people):
        return "all paths"
    return f"only {on[0]}" if len(on) == 1 else "some"


def best_theme(text, kind):
    """Return the named theme a statement of this kind speaks of most, '' if none."""
    return _named(text, kind)[0]


@cache
def _themes():
    """Return themes.csv as (order and kinds of each theme, book of cue phrases)."""
    rows = resource("themes")
    kinds = {row["theme"]: (order, frozenset(row["kinds"].split())) for order, row in enumerate(rows)}
    return kinds, PhraseBook((cue, row["theme"]) for row in rows for cue in row["words"].split(";"))


def _named(text, kind):
    """Return the named theme with most cues in a statement, the first listed if equal, and those cues."""
    kinds, book = _themes()
    words = tokens(text)
    folded = [word for word, _, _ in words]
    cues = {}
    for first, last, payloads in book.find(words):
        denied = not _NEGATIONS.isdisjoint(folded[max(0, first - _NEGATION_REACH) : first])
        for cue, theme in payloads:
            if kind in kinds[theme][1] and not denied:
                cues.setdefault(theme, {})[" ".join(folded[first:last])] = cue.strip()
    best = min(cues, key=lambda theme: (-len(cues[theme]), kinds[theme][0]), default="")
    return best, tuple(cues.get(best, {}).values())


def _with_people(rows):
    """Return the themes that enough people speak of."""
    people = rows[rows["theme"].ne("")].groupby("theme")["who"].nunique()
    return set(people.index[people >= ENOUGH_PEOPLE])


def word_vectors(texts):
    """Return TF-IDF vectors of the content words of texts, and the words; (None, ()) where there are none."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

    def content(text):
        return [w for w, _, _ in tokens(text) if len(w) > 2 and w not in ENGLISH_STOP_WORDS and "'" not in w and not w[0].isdigit()]

    vectorizer = TfidfVectorizer(analyzer=content, sublinear_tf=True)
    try:
        return vectorizer.fit_transform(texts), vectorizer.get_feature_names_out()
    except ValueError:  # no content word in any text
        return None, ()


def _clusters(rows, seed):
    """Give the statements left a cluster's words as theme and cues, where enough people share these words."""
    rows = rows.assign(theme="", cues=[()] * len(rows), found_by="cluster").sort_values(["text", "id"])
    vectors, words = word_vectors(rows["text"])
    if vectors is None:
        return rows.iloc[:0]
    rows, vectors = _long_enough(rows, vectors)
    for cluster in _parted(vectors, seed):
        here = rows.iloc[cluster]
        holds = vectors[cluster] > 0
        top = _shared_words(vectors[cluster], holds, here["who"].to_numpy())
        fits = cluster[holds[:, top].sum(axis=1).A1 >= SHARED_WORDS] if len(top) >= SHARED_WORDS else []
        if len(fits) and rows.iloc[fits]["who"].nunique() >= ENOUGH_PEOPLE:
            name = ", ".join(words[w] for w in top)
            rows.iloc[fits, rows.columns.get_loc("theme")] = name
    return rows[rows["theme"].ne("")].assign(cues=lambda found: [tuple(t.split(", ")) for t in found["theme"]])


def _long_enough(rows, vectors):
    enough = (vectors > 0).sum(axis=1).A1 >= CONTENT_WORDS
    return rows[enough], vectors[enough]


