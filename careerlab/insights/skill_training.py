"""Labelled notes -> the weights of `skill_judge`: `train` calls `fit_skills`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from careerlab.insights.skill_candidates import candidates
from careerlab.insights.skill_judge import Judge, apart, features, may_be_open
from careerlab.resources import rows as table

PRECISION = 0.85  # share of mentions that should be right, on authors held out
C_SKILLS, MIN_COUNT, FOLDS = 0.25, 2, 5
ASKED = ("need", "gap")  # whoever labels a note names the skills of these
LEAST_WEIGHT = 0.02  # what moves no decision is not shipped


@dataclass(frozen=True)
class Example:
    """A labelled statement: its candidates with their features, places and whether each is right, and its skills."""

    author: str
    text: str
    seen: list
    places: list
    right: list
    skills: list


def thorough_authors():
    """Authors whose notes have every skill labelled (thorough_skills.csv), not only what is asked for."""
    return frozenset(row["author"] for row in table("thorough_skills"))


def fit_skills(notes, kinds=None, thorough=None):
    """Fit the judge of skill mentions.

    Parameters
    ----------
    notes : list of Labelled
    kinds : list of list of str, optional
        The kind of each statement of each note as the model would find it; else the labelled ones.
    thorough : set of str, optional
        Authors whose notes have every skill labelled, else `thorough_authors`. The cut is set on these alone.

    Returns
    -------
    dict of numpy.ndarray
        For weights.npz: `skill_features`, `skill_weights`, `skill_bias` (bias, and the cut that gave `PRECISION` on
        authors held out).
    """
    thorough = thorough_authors() if thorough is None else thorough
    rows = examples(notes, kinds, thorough)
    cut = cut_for(PRECISION, [pair for pair in held_out(rows) if pair[0].author in thorough])
    arrays = _fit(rows)
    return {**arrays, "skill_bias": np.array([arrays["skill_bias"][0], cut])}


def examples(notes, kinds=None, thorough=None):
    """An Example for every labelled statement; of notes that are not thorough, for what is asked for only."""
    thorough = thorough_authors() if thorough is None else thorough
    return [
        _example(note.author, s, skills, kinds[number][at] if kinds else label[0])
        for number, note in enumerate(notes)
        for at, (s, label, skills) in enumerate(zip(note.statements, note.labels, note.skills, strict=True))
        if label and (note.author in thorough or label[0] in ASKED)
    ]


def _example(author, s, skills, kind):
    above = s.above
    found, places = candidates(s.words, s.text, may_be_open(kind, above))
    spans = [(places[c.first][0], places[c.last - 1][1]) for c in found]
    right = [names_one(s.text[start:end], skills) for start, end in spans]
    seen = features(found, s.words, s.text, places, kind, above)
    return Example(author, s.text, seen, spans, right, skills)


def names_one(words, skills):
    """Whether these words are a labelled skill, hold one or are a part of one."""
    words = words.lower()
    return any(words in skill.lower() or skill.lower() in words for skill in skills)


def held_out(rows):
    """Judge each statement with weights fitted on other authors: (example, [(odds, start, end), ...]) pairs."""
    from sklearn.model_selection import GroupKFold

    authors = [row.author for row in rows]
    out = []
    for train, test in GroupKFold(min(FOLDS, len(set(authors)))).split(rows, groups=authors):
        fitted = Judge(_fit([rows[i] for i in train]))
        out += [(rows[i], judged(rows[i], fitted)) for i in test]
    return out


def judged(row, using):
    """The likeliest candidates of an Example that do not overlap: (odds, start, end)."""
    rows = [(*place, using.odds(seen)) for seen, place in zip(row.seen, row.places, strict=True)]
    return [(odds, start, end) for start, end, odds in apart(sorted(rows, key=lambda row: (-row[2], row[0])))]


def cut_for(precision, pairs):
    """The lowest odds above which this share of mentions is right."""
    rows = sorted(
        ((odds, names_one(row.text[start:end], row.skills)) for row, found in pairs for odds, start, end in found),
        reverse=True,
    )
    shares = np.cumsum([right for _, right in rows]) / np.arange(1, len(rows) + 1)
    good = np.nonzero(shares >= precision)[0]
    return rows[good[-1]][0] if len(good) else np.inf


def scores(pairs, cut):
    """Precision and recall of the mentions at or above the cut, right as `names_one` says."""
    said = right = wanted = hit = 0
    for row, found in pairs:
        mentions = [row.text[start:end] for odds, start, end in found if odds >= cut]
        said += len(mentions)
        right += sum(names_one(words, row.skills) for words in mentions)
        wanted += len(row.skills)
        hit += sum(names_one(skill, mentions) for skill in row.skills)
    return right / max(said, 1), hit / max(wanted, 1)


def _fit(rows):
    from sklearn.linear_model import LogisticRegression

    lists = [seen for row in rows for seen in row.seen]
    counts = {}
    for seen in lists:
        for feature in seen:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(feature for feature, n in counts.items() if n >= MIN_COUNT)
    index = {feature: i for i, feature in enumerate(names)}
    columns = [[index[f] for f in seen if f in index] for seen in lists]
    flat = np.fromiter((c for row in columns for c in row), dtype=np.int64)
    starts = np.cumsum([0, *map(len, columns)])
    x = sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(lists), len(names)))
    fitted = LogisticRegression(C=C_SKILLS, max_iter=500).fit(x, [right for row in rows for right in row.right])
    kept = np.abs(fitted.coef_[0]) >= LEAST_WEIGHT
    return {
        "skill_features": np.frombuffer("\n".join(np.array(names)[kept]).encode("utf-8"), dtype=np.uint8),
        "skill_weights": fitted.coef_[0][kept].astype(np.float16),
        "skill_bias": np.array([float(fitted.intercept_[0]), 0.0]),
    }
