"""What the labels get right on authors never seen, what each signal is worth, and how two labellers agree.

`python run.py bench quality` prints it all; quality.md keeps it. Every figure is of authors that the weights had not
seen; one is of whole hands, that is of all that was written in the same session.
"""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from careerlab.insights.kinds import STYLES, Model
from careerlab.insights.labelled import read_labelled
from careerlab.insights.skill_training import examples, scores, thorough_authors
from careerlab.insights.skill_training import held_out as skills_held_out
from careerlab.insights.table import KINDS, TOPICS
from careerlab.insights.train import (
    _EMPTY,
    NEUTRAL,
    calibrate,
    decide,
    first_looks,
    fit_questions,
    judge,
    report,
    second_looks,
    see,
    thresholds,
)

DISPUTED = Path(__file__).with_name("disputed_labels.csv")
SIGNALS = {
    "words": ("w:", "b:", "f0:", "f1:"),
    "cue words": ("c:",),
    "headings, signs and tags": ("h:", "h1:", "t:", "mark:"),
    "the question answered": ("q:", "late q:", "asked"),
    "the statement before": ("p:",),
    "whose turn, whose voice, where in the note": ("turn:", "voice:", "at:", "block:", "n:"),
}


def looks(seen, questions, again=True):
    """Scores of authors held out."""
    first = first_looks(seen, questions)
    return second_looks(seen, first) if again else first


def right(seen, rows):
    """Share of kinds and topics right."""
    at = np.vstack([r[n.labelled] for n, r in zip(seen, rows, strict=True)])
    gold = [label for n in seen for label in n.gold]
    cut, end = len(KINDS), len(KINDS) + len(TOPICS)
    kinds, topics = at[:, :cut].argmax(axis=1), at[:, cut:end].argmax(axis=1)
    return (
        np.mean([KINDS[k] == g[0] for k, g in zip(kinds, gold, strict=True)]),
        np.mean([TOPICS[t] == g[1] for t, g in zip(topics, gold, strict=True)]),
    )


def without(seen, starts):
    """The same notes, blind to features that begin so; to the question, what it leads one to expect is taken too."""
    blind = range(len(KINDS) + len(TOPICS)) if starts == SIGNALS["the question answered"] else ()
    return [
        replace(
            n,
            lists=[[f for f in row if not f.startswith(starts)] for row in n.lists],
            shifts=np.zeros_like(n.shifts) if blind else n.shifts,
            whole=zeroed(n.whole, blind),
        )
        for n in seen
    ]


def zeroed(array, columns):
    """A copy in which these columns say nothing."""
    out = array.copy()
    out[:, list(columns)] = 0
    return out


def confusion(judged):
    """Rows: the label; columns: what was found."""
    pairs = Counter((label[0], found.kind) for label, found, _ in judged)
    print("\nlabelled \\ found " + " ".join(f"{k:>6}" for k in KINDS))
    for gold in KINDS:
        print(f"{gold:16} " + " ".join(f"{pairs[gold, k]:6}" for k in KINDS))


def counted(judged):
    """Share counted without asking and how many of these are right, by kind found and by style."""
    for kind in ("pro", "con"):
        for at, name in enumerate(STYLES):
            rows = [(label, f) for label, f, style in judged if f.kind == kind and style == at]
            kept = [label[0] == kind for label, f in rows if f.accepted]
            if kept:
                share = len(kept) / len(rows)
                print(f"{kind} in {name}: {len(rows)} found, counted {share:.2f}, right {np.mean(kept):.3f}")


def calibration_error(judged, bins=10):
    """Mean gap between confidence and share right, over equal-width bins."""
    confidence = np.array([f.confidence for _, f, _ in judged])
    hits = np.array([label[0] == f.kind for label, f, _ in judged])
    cell = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(abs((confidence - hits)[cell == i].sum()) for i in range(bins)) / len(hits)


def agreement(notes):
    """How far two labellers who knew nothing of each other agreed, and Cohen's kappa."""
    with DISPUTED.open(encoding="utf-8", newline="") as file:
        disputed = [tuple(row[c].split() for c in ("first", "second", "settled")) for row in csv.DictReader(file)]
    settled = Counter(label[:2] for n in notes for label in filter(None, n.labels))
    settled.subtract(Counter(tuple(s) for _, _, s in disputed))
    pairs = Counter({(label, label): n for label, n in settled.items()})
    pairs.update((tuple(a), tuple(b)) for a, b, _ in disputed)
    total = sum(pairs.values())
    for at, name in enumerate(("kind", "topic")):
        same = sum(n for (a, b), n in pairs.items() if a[at] == b[at]) / total
        first, second = Counter(), Counter()
        for (a, b), n in pairs.items():
            first[a[at]] += n
            second[b[at]] += n
        chance = sum(first[k] * second[k] for k in first) / total**2
        print(f"two labellers, {name}: {same:.3f} alike, kappa {(same - chance) / (1 - chance):.3f}, of {total}")


def skills(notes):
    """Precision and recall of skill mentions at the shipped cut's target."""
    from careerlab.insights.skill_training import PRECISION, cut_for

    pairs = [p for p in skills_held_out(examples(notes)) if p[0].author in thorough_authors()]
    precision, recall = scores(pairs, cut_for(PRECISION, pairs))
    print(f"\nskill mentions, authors held out: precision {precision:.2f}, recall {recall:.2f}")


def main():
    """Print the whole table."""
    notes = read_labelled()
    questions = fit_questions()
    asked = Model({**questions, **NEUTRAL, **_EMPTY}).ask
    seen = [see(note, asked) for note in notes]
    print(f"{len(notes)} notes by {len({n.hand for n in notes})} hands")
    agreement(notes)
    rows = looks(seen, questions)
    temperatures = calibrate(seen, rows)
    judged = judge(seen, decide(seen, rows, temperatures))
    limits = thresholds([(f.confidence, f.kind == label[0], at) for label, f, at in judged])
    judged = judge(seen, decide(seen, rows, temperatures, limits))
    report(judged, limits)
    print(f"calibration error {calibration_error(judged):.3f}")
    counted(judged)
    confusion(judged)
    skills(notes)
    print("\nright in kind and topic\n{:45} {:.3f} {:.3f}".format("all signals", *right(seen, rows)))
    print("{:45} {:.3f} {:.3f}".format("without the second look", *right(seen, looks(seen, questions, again=False))))
    by_hand = second_looks(seen, first_looks(seen, questions, "hand"), "hand")
    print("{:45} {:.3f} {:.3f}".format("whole hands held out", *right(seen, by_hand)))
    for name, starts in SIGNALS.items():
        blind = without(seen, starts)
        print("{:45} {:.3f} {:.3f}".format(f"without {name}", *right(blind, looks(blind, questions))))
    blind = [replace(n, whole=zeroed(n.whole, range(len(KINDS) + len(TOPICS), n.whole.shape[1]))) for n in seen]
    print("{:45} {:.3f} {:.3f}".format("without the reader of sentences", *right(blind, looks(blind, questions))))
    for part in (8, 4, 2):
        few = seen[::part]
        print("{:45} {:.3f} {:.3f}".format(f"one note in {part} to learn from", *right(few, looks(few, questions))))


if __name__ == "__main__":
    main()
