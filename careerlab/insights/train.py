"""Labelled notes -> weights.npz (`python run.py train`): linear models fitted with scikit-learn.

Calibrated on authors held out.

Run as a module it fits, prints what was measured on held-out authors, and writes the weights that `kinds` reads.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from careerlab.insights.features import features, is_published
from careerlab.insights.kinds import STYLES, Model, contexts, label_statements, question_features, style
from careerlab.insights.statements import statements
from careerlab.insights.table import KINDS, SPEAKERS, TOPICS
from careerlab.notes.typed.scanner import read_text

RESOURCES = Path(__file__).parent.parent / "resources"
TARGET = 0.90  # share of accepted statements that should be right
C_WORDS, C_QUESTIONS, MIN_COUNT = 0.2, 10.0, 2


@dataclass(frozen=True)
class Labelled:
    """One labelled note: its statements, and (kind, topic, speaker) for each, None where no label matched."""

    name: str
    author: str
    statements: list
    labels: list
    skills: list
    person: str = ""


def read_labelled(folder=RESOURCES / "labelled"):
    """Read `NAME.txt` beside `NAME.labels`; statements and labels are matched by their words, in order."""
    return [_read_one(file) for file in sorted(Path(folder).glob("*.labels"))]


def _read_one(file):
    text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    note = read_text(text, file.stem)
    found, _ = statements(note)
    head, wanted = {}, []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            key, _, value = line[2:].partition(": ")
            head[key] = value
        elif line.strip():
            label, skills, words = (
                line.split(" | ", 2) if line.count(" | ") > 1 else line.replace("|  |", "| |").split("|", 2)
            )
            wanted.append((tuple(label.split()), [s for s in skills.split("; ") if s.strip()], _bare(words)))
    labels, skills = _match(found, wanted)
    return Labelled(file.stem, head["author"], found, labels, skills, note.person)


def _bare(words):
    return "".join(c for c in words.casefold() if c.isalnum())


def _match(found, wanted, reach=12):
    """For each statement the label whose words overlap most, looking a little way ahead from the last match."""
    labels, skills, at, used = [None] * len(found), [[] for _ in found], 0, set()
    for row, s in enumerate(found):
        words = _bare(s.text)
        best, best_at = 0.0, -1
        for k in range(max(0, at - 2), min(len(wanted), at + reach)):
            other = wanted[k][2]
            if k not in used and words and other and (words in other or other in words):
                overlap = min(len(words), len(other)) / max(len(words), len(other))
                if overlap > best:
                    best, best_at = overlap, k
        if best_at >= 0:
            labels[row], skills[row], at = wanted[best_at][0], wanted[best_at][1], best_at + 1
            used.add(best_at)
    return labels, skills


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
    fitted = LogisticRegression(C=c, max_iter=500, tol=1e-4).fit(x, y, sample_weight=weights)
    coefficients, bias = np.zeros((x.shape[1], classes)), np.full(classes, -8.0)
    rows, offsets = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        rows, offsets = np.vstack([-rows[0], rows[0]]) / 2, np.array([-offsets[0], offsets[0]]) / 2
    coefficients[:, fitted.classes_], bias[fitted.classes_] = rows.T, offsets
    return coefficients, bias


def examples(notes, asked):
    """Features, contexts, labels, style and author of every labelled statement."""
    lists, shifts, labels, styles, authors = [], [], [], [], []
    for note in notes:
        rows = list(features(note.statements, is_published(note.statements)))
        around = contexts(note.statements, asked)
        for i, label in enumerate(note.labels):
            if label:
                lists.append(rows[i]), shifts.append(around[i]), labels.append(label)
                styles.append(style(note.statements[i])), authors.append(note.author)
    return lists, np.array(shifts), labels, np.array(styles), np.array(authors)


def fit_words(lists, shifts, labels):
    """One linear model each for kind, topic and speaker over the same features."""
    vocabulary = _vocabulary(lists, MIN_COUNT)
    x = sparse.hstack([_matrix(lists, vocabulary), sparse.csr_matrix(shifts)]).tocsr()
    parts = []
    for number, names in enumerate((KINDS, TOPICS, SPEAKERS)):
        y = np.array([names.index(label[number]) for label in labels])
        # rare kinds count a little more, so that they are found at all
        share = np.bincount(y, minlength=len(names)) / len(y)
        parts.append(_fit(x, y, len(names), C_WORDS, (1 / np.maximum(share[y], 1e-3)) ** 0.25))
    weights, bias = np.hstack([p[0] for p in parts]), np.hstack([p[1] for p in parts])
    n = len(vocabulary)
    return {"words": _pack(vocabulary), "weights": weights[:n].astype(np.float16), "context": weights[n:], "bias": bias}


NEUTRAL = {"temperatures": np.ones((len(STYLES), 2)), "thresholds": np.full(len(STYLES), 0.5)}


def held_out(notes, questions, folds=5):
    """Label each note with weights fitted on other authors only: (note, labels found) pairs."""
    authors = np.array([n.author for n in notes])
    out = []
    for train, test in GroupKFold(n_splits=min(folds, len(set(authors)))).split(notes, groups=authors):
        plain = Model({**questions, **NEUTRAL, **_EMPTY})
        lists, shifts, labels, *_ = examples([notes[i] for i in train], plain.ask)
        fitted = Model({**questions, **NEUTRAL, **fit_words(lists, shifts, labels)})
        out += [(notes[i], fitted) for i in test]
    return out


_EMPTY = {
    "words": np.zeros(0, np.uint8),
    "weights": np.zeros((0, 26)),
    "context": np.zeros((23, 26)),
    "bias": np.zeros(26),
}


def calibrate(pairs):
    """Temperatures per style, and thresholds above which at least nine in ten are right, from held-out scores."""
    scores, gold, styles = [], [], []
    for note, fitted in pairs:
        seen = list(features(note.statements, is_published(note.statements)))
        rows = fitted.scores(seen, contexts(note.statements, fitted.ask))
        for s, row, label in zip(note.statements, rows, note.labels, strict=True):
            if label:
                scores.append(row), gold.append(label), styles.append(STYLES.index(style(s)))
    scores, styles = np.array(scores), np.array(styles)
    kinds = np.array([KINDS.index(g[0]) for g in gold])
    topics = np.array([TOPICS.index(g[1]) for g in gold])
    temperatures = np.array(
        [
            [
                _temperature(scores[styles == i, : len(KINDS)], kinds[styles == i]),
                _temperature(scores[styles == i, len(KINDS) : -len(SPEAKERS)], topics[styles == i]),
            ]
            for i in range(len(STYLES))
        ]
    )
    return temperatures


def _temperature(scores, gold):
    """The temperature at which held-out labels are likeliest (Guo et al. 2017, temperature scaling)."""
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


def train(notes=None):
    """Fit everything; returns the arrays of weights.npz and the held-out (label, found, style) triples."""
    notes = notes or read_labelled()
    questions = fit_questions()
    pairs = held_out(notes, questions)
    temperatures = calibrate(pairs)
    judged = []
    for note, fitted in pairs:
        fitted.temperatures = temperatures
        for s, label, found in zip(
            note.statements, note.labels, label_statements(note.statements, fitted), strict=True
        ):
            if label:
                judged.append((label, found, STYLES.index(style(s))))
    limits = thresholds([(f.confidence, f.kind == label[0], at) for label, f, at in judged])
    plain = Model({**questions, **NEUTRAL, **_EMPTY})
    lists, shifts, labels, *_ = examples(notes, plain.ask)
    arrays = {**questions, **fit_words(lists, shifts, labels), "temperatures": temperatures, "thresholds": limits}
    return arrays, judged


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
        kept = [label[0] == f.kind for label, f in rows if f.confidence >= limits[which]]
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
