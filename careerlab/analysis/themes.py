"""What keeps coming up, counted in people: themes named in resources/themes.csv, then clusters of what is left.

A theme is named by its cue words; where none is said, by its description if the statement comes near it in meaning.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from careerlab.analysis.evidence import NOTE_ORDER, as_frame, clearest, findings, joined, people_on
from careerlab.analysis.nearest_themes import nearest_themes
from careerlab.insights.phrases import PhraseBook, fold, tokens
from careerlab.resources import rows as resource

KINDS = ("pro", "con", "need", "advice", "fact")
ENOUGH_PEOPLE = 2
CONTENT_WORDS = 3  # a statement with fewer is no evidence for a cluster
MOST_CLUSTERS = 8
SAMPLE = 1_000  # statements on which their number is chosen
CLUSTER_WORDS = 2  # that name a cluster; a statement in it holds both
SHOWN_WORDS = 5

_NEGATION_REACH = 3
_NEGATIONS = frozenset("no not never without nobody hardly avoid skip forget dont".split())
_NEGATIONS |= {f"{verb}n't" for verb in "do does did is are was were wo would ca could should".split()}

# Words of any talk about any work: two people who share them need not speak of the same thing.
_SAYS_NOTHING = """
able actually advice advise ago ask asked bad best better big bit bring came come comes coming day days different does
doing done dont end especially far feel felt find first gets getting give given gives goes going gone good got great
half happen happens hard help hour hours job jobs just kind knew know knows last later least leave less let like likes
little long look looking looks lot love make makes making maybe mean means month months need needs new nice number old
ones order outside part people person place possible probably put question quite read real really reckons right run
said same saw say says second see seen sense set single small somebody someone sort stand start started stay stop sure
take taken takes tell tells thing things think thinks third thought time times told took try trying turn used usual
usually want wanted wants way week weeks went whatever wont word words work worked working works world worse worst
worth wrong year years yes yrs
""".split()

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
        the path), `statements` (int64), `words` (str, the commonest words that led to the theme, joined by ", "; ''
        where meaning alone did), `quote` (str, the clearest) and `ids` (str).
    members : pandas.DataFrame
        One row per statement in a theme, in note order: `id` (str), `theme` (str). No statement is in two themes.
    """

    table: pd.DataFrame
    members: pd.DataFrame


def find_themes(insights, seed=0):
    """Find what at least two people speak of: named themes by cue words or meaning, then clusters of what is left.

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
    told = [named_theme(text, kind) for text, kind in zip(rows["text"], rows["kind"], strict=True)]
    near = nearest_themes(*(rows[column].tolist() for column in ("text", "kind", "topic")))
    names = [by_cues or by_meaning for (by_cues, _), by_meaning in zip(told, near, strict=True)]
    rows = rows.assign(theme=names, cues=[cues for _, cues in told], found_by="named")
    left = rows[~rows["theme"].isin(_with_people(rows))]
    rows = pd.concat([rows.drop(left.index), _clusters(left, seed)])
    rows = rows[rows["theme"].isin(_with_people(rows))].sort_values(NOTE_ORDER)
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
    shared = [_shared(row) for _, row in wide.iterrows()]
    return wide.assign(shared=pd.Series(shared, wide.index, dtype="str"))


def _shared(people):
    on = [path for path, count in people.items() if count]
    if len(on) == len(people):
        return "all paths"
    return f"only {on[0]}" if len(on) == 1 else "some"


@cache
def _themes():
    """Return themes.csv as (order and kinds of each theme, book of cue phrases)."""
    rows = resource("themes")
    kinds = {row["theme"]: (order, frozenset(row["kinds"].split())) for order, row in enumerate(rows)}
    return kinds, PhraseBook((cue, row["theme"]) for row in rows for cue in row["words"].split(";"))


def named_theme(text, kind):
    """Return the named theme of most cues in a statement (the first listed if equal, '' if none) and its cues."""
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


@cache
def _empty_words():
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return {fold(word) for word in (*ENGLISH_STOP_WORDS, *_SAYS_NOTHING)}


def content_words(text):
    """Return the words of a text that tell what it is about."""
    return [word for word, _, _ in tokens(text) if len(word) > 2 and word.isalpha() and word not in _empty_words()]


def most_telling(rows):
    """Return the row to quote for a theme: the clearest of those with most cues."""
    cues = rows["cues"].map(len)
    return clearest(rows[cues.eq(cues.max())])


def word_vectors(texts):
    """Return TF-IDF vectors of the content words of texts, and the words; (None, ()) where there are none."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=content_words, sublinear_tf=True)
    try:
        return vectorizer.fit_transform(texts), vectorizer.get_feature_names_out()
    except ValueError:  # no content word in any text
        return None, ()


def _clusters(rows, seed):
    """Return those statements left that share a cluster's words, with the words as their theme."""
    rows = rows.assign(theme="", found_by="cluster").sort_values(["text", "id"])
    vectors, words = word_vectors(rows["text"])
    if vectors is None:
        return rows.iloc[:0]
    # Weights are taken over all statements; only those of some length are parted, because one word in common is chance.
    enough = (vectors > 0).sum(axis=1).A1 >= CONTENT_WORDS
    rows, vectors = rows[enough], vectors[enough]
    found = [rows.iloc[:0]]
    for places in _parted(vectors, seed):
        here = rows.iloc[places]
        common = _common_words(vectors[places], here["who"].to_numpy())
        fits = (vectors[places][:, common] > 0).sum(axis=1).A1 == CLUSTER_WORDS
        names = tuple(words[common])
        found.append(here[fits].assign(theme=", ".join(names), cues=[names] * fits.sum()))
    return pd.concat(found)


def _parted(vectors, seed):
    """Part statements by KMeans into as many clusters as stand apart best (silhouette); arrays of row numbers."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    # Not told how many processors to use, scikit-learn starts a program to count them; careerlab starts none (P5).
    os.environ.setdefault("OMP_NUM_THREADS", str(os.cpu_count() or 1))
    # How many there are is tried out on a sample, so that thousands of notes do not take minutes.
    sample = vectors[:: 1 + vectors.shape[0] // SAMPLE]
    apart = {0: 0.0}
    for count in range(2, min(MOST_CLUSTERS, sample.shape[0] // 2) + 1):
        labels = KMeans(count, n_init=10, random_state=seed).fit_predict(sample)
        if len(set(labels)) > 1:
            apart[count] = silhouette_score(sample, labels)
    count = max(apart, key=apart.get)
    labels = KMeans(count, n_init=10, random_state=seed).fit_predict(vectors) if count else ()
    return [np.flatnonzero(labels == number) for number in range(count)]


def _common_words(vectors, who):
    """Return the columns of the weightiest words that at least two people of a cluster use."""
    cells = vectors.tocoo()
    used = pd.DataFrame({"who": who[cells.row], "word": cells.col, "weight": cells.data}).groupby("word")
    used = used.agg(people=("who", "nunique"), weight=("weight", "sum"))
    return used[used["people"] >= ENOUGH_PEOPLE].nlargest(CLUSTER_WORDS, "weight").index.to_numpy()


def _theme_table(rows, people):
    """Count people per theme and path; a path where nobody spoke of a theme has a row of zeros."""
    order = rows.groupby(["found_by", "theme"])["who"].nunique().reset_index()
    order = order.sort_values(["found_by", "who", "theme"], ascending=[False, False, True])
    records = []
    for theme, found_by in zip(order["theme"], order["found_by"], strict=True):
        said = rows[rows["theme"].eq(theme)]
        count = Counter(cue for cues in said["cues"] for cue in cues)
        words = ", ".join(sorted(count, key=lambda cue: (-count[cue], cue))[:SHOWN_WORDS])
        for path, of_people in sorted(people.items()):
            here = said[said["path"].eq(path)]
            quote = most_telling(here)["text"] if len(here) else ""
            counts = (here["who"].nunique(), of_people, len(here))
            records.append((theme, found_by, path, *counts, words, quote, joined(here["id"])))
    return as_frame(records, _TABLE)
