"""Labelled notes -> weights.npz (`python run.py train`): linear models fitted with scikit-learn.

Two looks: one at each statement by itself, one with its neighbours in view. The second look, the calibration and every
figure printed come from first looks by weights that had seen nothing of the same author.
"""

from __future__ import annotations

import csv
import warnings
from dataclasses import dataclass
from io import StringIO

import numpy as np
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.multiclass import OneVsRestClassifier

from careerlab.insights.features import features, is_published
from careerlab.insights.kinds import STYLES, Model, as_a_whole, chances, contexts, decided, question_features, style
from careerlab.insights.labelled import RESOURCES, Labelled, read_labelled
from careerlab.insights.neighbours import beside
from careerlab.insights.sentence_reader import SIZE
from careerlab.insights.skill_training import fit_skills
from careerlab.insights.table import KINDS, SPEAKERS, TOPICS

# published text of people unknown is read less well than notes of authors held out: .97 here is about .88 on the
# development documents, and chances are as sure as they say once they are this much cooler
TARGET, CAUTION = 0.97, 1.3
LEAST_WEIGHT = 0.06  # what moves no decision is not shipped
C_WORDS, C_AGAIN, C_QUESTIONS, MIN_COUNT, FOLDS = 0.1, 0.03, 10.0, 2, 5
ROUNDS = 40  # more rounds of fitting cost minutes and gain nothing on hands held out
K, T = len(KINDS), len(TOPICS)


def _question_rows():
    """Questions and headings with soft labels, as (features, kind weights, topic weights)."""
    out = []
    for row in _csv("questions"):
        kinds = dict(p.split(":") for p in row["kinds"].split())
        topics = dict(p.split(":") for p in row["topics"].split())
        out.append((question_features(row["question"]), kinds, topics))
    for row in _csv("headings"):
        kinds, topics = ([v for v in row[c].split("|") if v] for c in ("kind", "topic"))
        out.append((question_features(row["heading"]), _falling(kinds), _falling(topics)))
    return out


def _falling(names):
    weights = [1 / (i + 1) for i in range(len(names))]
    return {n: w / sum(weights) for n, w in zip(names, weights, strict=True)}


def _csv(name):
    return list(csv.DictReader(StringIO((RESOURCES / f"{name}.csv").read_text(encoding="utf-8"))))


def fit_questions():
    """Words of a question -> the kinds and topics its answers have."""
    data = _question_rows()
    vocabulary = _vocabulary([row[0] for row in data], 2)
    x = _matrix([row[0] for row in data], vocabulary)
    parts = []
    for number, names in ((1, KINDS), (2, TOPICS)):
        rows, classes, weights = [], [], []
        for i, row in enumerate(data):
            for name, weight in row[number].items():
                rows.append(i), classes.append(names.index(name)), weights.append(float(weight))
        parts.append(_fit(x[rows], np.array(classes), len(names), C_QUESTIONS, np.array(weights)))
    weights = np.hstack([p[0] for p in parts])
    bias = np.hstack([p[1] for p in parts])
    return {"question_words": _pack(vocabulary), "question_weights": weights.astype(np.float16), "question_bias": bias}


def _vocabulary(lists, least):
    counts = {}
    for row in lists:
        for f in set(row):
            counts[f] = counts.get(f, 0) + 1
    return sorted(f for f, n in counts.items() if n >= least)


def _pack(vocabulary):
    return np.frombuffer("\n".join(vocabulary).encode("utf-8"), dtype=np.uint8)


def _matrix(lists, vocabulary):
    index = {f: i for i, f in enumerate(vocabulary)}
    columns = [[index[f] for f in row if f in index] for row in lists]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((c for row in columns for c in row), dtype=np.int64)
    return sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(lists), len(vocabulary)))


def _fit(x, y, classes, c, weights=None):
    """Multinomial logistic regression -> weights (features, classes) and bias.

    A class without examples gets a low bias.
    """
    one = LogisticRegression(C=c, max_iter=ROUNDS, tol=1e-3)
    with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):  # stopped early on purpose
        fitted = one.fit(x, y, sample_weight=weights)
    return _by_class(fitted.coef_, fitted.intercept_, fitted.classes_, classes)


def _fit_each(x, y, classes, c):
    """One class against the rest each: as good as all at once where features are many, and twelve times faster."""
    one = LogisticRegression(solver="liblinear", dual=True, C=c, tol=1e-2, random_state=0)
    fitted = OneVsRestClassifier(one).fit(x, y)
    rows = np.vstack([f.coef_[0] for f in fitted.estimators_])
    offsets = np.array([f.intercept_[0] for f in fitted.estimators_])
    return _by_class(rows, offsets, fitted.classes_, classes)


def _by_class(rows, offsets, found, classes):
    coefficients, bias = np.zeros((rows.shape[1], classes)), np.full(classes, -8.0)
    if len(found) == 2 and len(rows) == 1:
        rows, offsets = np.vstack([-rows[0], rows[0]]) / 2, np.array([-offsets[0], offsets[0]]) / 2
    coefficients[:, found], bias[found] = rows.T, offsets
    return coefficients, bias


@dataclass(frozen=True)
class Seen:
    """A labelled note as the model sees it: features and contexts of every statement, what was asked, its style."""

    note: Labelled
    lists: list
    shifts: np.ndarray
    whole: np.ndarray
    above: list
    styles: np.ndarray
    labelled: np.ndarray

    @property
    def gold(self):
        """The labels of the labelled statements."""
        return [self.note.labels[i] for i in self.labelled]


def see(note, asked):
    """Read a labelled note once, for all that is fitted on it."""
    found = note.statements
    shifts = contexts(found, asked)
    return Seen(
        note,
        list(features(found, is_published(found))),
        shifts,
        as_a_whole(found, shifts),
        [s.above for s in found],
        np.array([STYLES.index(style(s)) for s in found], dtype=np.int64),
        np.array([i for i, label in enumerate(note.labels) if label], dtype=np.int64),
    )


def _classes(seen, number, names):
    return np.array([names.index(label[number]) for note in seen for label in note.gold])


def fit_words(seen):
    """The first look: one linear model each for kind, topic and speaker over the same features."""
    lists = [note.lists[i] for note in seen for i in note.labelled]
    vocabulary = _vocabulary(lists, MIN_COUNT)
    whole = np.vstack([note.whole[note.labelled] for note in seen])
    x = sparse.hstack([_matrix(lists, vocabulary), sparse.csr_matrix(whole)]).tocsr()
    parts = [
        _fit_each(x, _classes(seen, number, names), len(names), C_WORDS)
        for number, names in enumerate((KINDS, TOPICS, SPEAKERS))
    ]
    weights, bias = np.hstack([p[0] for p in parts]), np.hstack([p[1] for p in parts])
    n = len(vocabulary)
    kept = np.nonzero(np.abs(weights[:n]).max(axis=1) >= LEAST_WEIGHT)[0]
    words = _pack([vocabulary[i] for i in kept])
    whole, scale = _rounded(weights[kept])
    return {"words": words, "weights": whole, "weights_scale": scale, "context": weights[n:], "bias": bias}


def _rounded(weights):
    """Whole numbers from -127 to 127 and the scale of each class: half the size, and no decision moves."""
    scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-9) / 127
    return np.rint(weights / scale).astype(np.int8), scale


def fit_again(seen, scores):
    """The second look, over first looks (a list of arrays, one a note) that knew nothing of the same author."""
    rows = [beside(chances(s), n.shifts, n.above)[n.labelled] for n, s in zip(seen, scores, strict=True)]
    x = np.vstack(rows)
    parts = []
    for number, names in enumerate((KINDS, TOPICS)):
        y = _classes(seen, number, names)
        # rare kinds count a little more, so that they are found at all
        share = np.bincount(y, minlength=len(names)) / len(y)
        parts.append(_fit(x, y, len(names), C_AGAIN, (1 / np.maximum(share[y], 1e-3)) ** 0.25))
    return {"look_again": np.hstack([p[0] for p in parts]), "look_again_bias": np.hstack([p[1] for p in parts])}


NEUTRAL = {
    "temperatures": np.ones((len(STYLES), 2)),
    "thresholds": np.full(len(STYLES), 0.5),
    "look_again": np.zeros((7 * (K + T) + K + T + 2, K + T)),
    "look_again_bias": np.zeros(K + T),
}
_EMPTY = {
    "words": np.zeros(0, np.uint8),
    "weights": np.zeros((0, K + T + len(SPEAKERS))),
    "weights_scale": np.ones(K + T + len(SPEAKERS)),
    "context": np.zeros((K + T + SIZE, K + T + len(SPEAKERS))),
    "bias": np.zeros(K + T + len(SPEAKERS)),
}


def folds(seen, by="author"):
    """(rest, held out) numbers of notes, no author in both; by "hand", no session of writing either."""
    groups = [getattr(n.note, by) for n in seen]
    return list(GroupKFold(min(FOLDS, len(set(groups)))).split(seen, groups=groups))


def first_looks(seen, questions, by="author"):
    """Scores of every note by weights that knew nothing of its author or hand."""
    out = [None] * len(seen)
    for rest, held in folds(seen, by):
        fitted = Model({**questions, **NEUTRAL, **fit_words([seen[i] for i in rest])})
        for i in held:
            out[i] = fitted.scores(seen[i].lists, seen[i].whole)
    return out


def second_looks(seen, scores, by="author"):
    """The same with the neighbours in view."""
    out = [None] * len(seen)
    for rest, held in folds(seen, by):
        again = fit_again([seen[i] for i in rest], [scores[i] for i in rest])
        fitted = Model({**_NO_QUESTIONS, **NEUTRAL, **_EMPTY, **again})
        for i in held:
            out[i] = fitted.scores_in_place(scores[i], seen[i].shifts, seen[i].above)
    return out


_NO_QUESTIONS = {
    "question_words": np.zeros(0, np.uint8),
    "question_weights": np.zeros((0, K + T)),
    "question_bias": np.zeros(K + T),
}


def calibrate(seen, scores):
    """Temperatures of kinds and topics per style, from scores of authors held out."""
    rows = np.vstack([s[n.labelled] for n, s in zip(seen, scores, strict=True)])
    styles = np.concatenate([n.styles[n.labelled] for n in seen])
    kinds, topics = _classes(seen, 0, KINDS), _classes(seen, 1, TOPICS)
    return np.array(
        [
            [
                CAUTION * _temperature(rows[styles == i, :K], kinds[styles == i]),
                _temperature(rows[styles == i, K : K + T], topics[styles == i]),
            ]
            for i in range(len(STYLES))
        ]
    )


def _temperature(scores, gold):
    """The temperature at which held-out labels are likeliest (Guo et al. 2017, temperature scaling)."""
    if not len(gold):
        return 1.0
    grid = np.geomspace(0.5, 3.0, 60)
    losses = []
    for t in grid:
        z = scores / t - (scores / t).max(axis=1, keepdims=True)
        losses.append(-(z[np.arange(len(gold)), gold] - np.log(np.exp(z).sum(axis=1))).mean())
    return float(grid[int(np.argmin(losses))])


def thresholds(judged):
    """Per style, the lowest confidence above which the share of right kinds reaches the target."""
    out = []
    for which in range(len(STYLES)):
        rows = sorted(((c, right) for c, right, at in judged if at == which), reverse=True)
        hits = np.cumsum([right for _, right in rows]) / np.arange(1, len(rows) + 1) if rows else np.array([])
        good = np.nonzero(hits >= TARGET)[0]
        good = good[good >= min(20, len(rows) - 1)] if len(rows) else good
        out.append(max(0.5, rows[good[-1]][0]) if len(good) else 0.99)
    return np.array(out)


def decide(seen, scores, temperatures, limits=NEUTRAL["thresholds"]):
    """The Labels of every note, decided from these scores."""
    using = Model({**_NO_QUESTIONS, **NEUTRAL, **_EMPTY, "temperatures": temperatures, "thresholds": limits})
    return [list(decided(n.note.statements, rows, using)) for n, rows in zip(seen, scores, strict=True)]


def judge(seen, found):
    """(label, Label found, style) of every labelled statement."""
    pairs = zip(seen, found, strict=True)
    return [(n.note.labels[i], labels[i], int(n.styles[i])) for n, labels in pairs for i in n.labelled]


def train(notes=None):
    """Fit everything; returns the arrays of weights.npz and the held-out (label, found, style) triples."""
    notes = notes or read_labelled()
    questions = fit_questions()
    asked = Model({**questions, **NEUTRAL, **_EMPTY}).ask
    seen = [see(note, asked) for note in notes]
    scores = first_looks(seen, questions)
    arrays = {**questions, **fit_words(seen), **fit_again(seen, scores)}
    held = second_looks(seen, scores)
    temperatures = calibrate(seen, held)
    found = decide(seen, held, temperatures)
    limits = thresholds([(f.confidence, f.kind == label[0], at) for label, f, at in judge(seen, found)])
    arrays |= {"temperatures": temperatures, "thresholds": limits}
    arrays |= fit_skills(notes, [[label.kind for label in labels] for labels in found])
    return arrays, judge(seen, decide(seen, held, temperatures, limits))


def _f1(pairs, name):
    hits = sum(gold == found == name for gold, found in pairs)
    return 2 * hits / max(1, sum((gold == name) + (found == name) for gold, found in pairs))


def report(judged, limits):
    """Print what was measured on authors never seen."""
    for number, name, names in ((0, "kind", KINDS), (1, "topic", TOPICS), (2, "speaker", SPEAKERS)):
        pairs = [(label[number], getattr(f, name)) for label, f, _ in judged]
        f1 = {n: _f1(pairs, n) for n in names}
        accuracy, macro = np.mean([g == p for g, p in pairs]), np.mean(list(f1.values()))
        print(f"{name}: n {len(pairs)}  accuracy {accuracy:.3f}  macro-F1 {macro:.3f}")
        print("   " + "  ".join(f"{n} {v:.2f}" for n, v in f1.items()))
    for which, name in enumerate(STYLES):
        rows = [(label, f) for label, f, at in judged if at == which]
        kept = [label[0] == f.kind for label, f in rows if f.accepted]
        all_right = np.mean([label[0] == f.kind for label, f in rows]) if rows else 0
        share, kept_right = len(kept) / max(1, len(rows)), np.mean(kept) if kept else 0
        print(f"{name}: n {len(rows)}  right {all_right:.3f}  accepted {share:.2f}, of these right {kept_right:.3f}")
    polar = [(label[0], f.p_pro > f.p_con) for label, f, _ in judged if label[0] in ("pro", "con")]
    print(f"pro against con: {np.mean([(g == 'pro') == p for g, p in polar]):.3f} of {len(polar)}")


def main():
    """Fit, print, write."""
    arrays, judged = train()
    report(judged, arrays["thresholds"])
    np.savez_compressed(RESOURCES / "weights.npz", **arrays)
    print(f"wrote resources/weights.npz ({(RESOURCES / 'weights.npz').stat().st_size // 1024} KiB)")


if __name__ == "__main__":
    main()
