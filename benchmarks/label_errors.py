"""How the parser errs on authors it has never seen, as two small tables that simulations draw from.

`label_errors.csv` says what became of the kind of a statement: found to be a pro, a con or neither, or waiting on the
ask list with which chances (in steps of .05), by the shape of the note around it. `topic_errors.csv` says which topic
was found for which. Both are counted over five-fold cross-validation by author, as in quality.md.

    python -m benchmarks.label_errors    # makes both again, in a few minutes
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np

SIDES = ("pro", "con")
NEITHER = "neither"
WAITS = "waits"
ANY = "any"  # what a statement is about that is neither a pro nor a con
STEP = 0.05
HERE = Path(__file__).parent
TABLES = {
    "label_errors.csv": ("style", "kind", "found", "p_pro", "p_con"),
    "topic_errors.csv": ("kind", "topic", "found"),
}


def read_with_errors(style, kind, topic, rng):
    """What the parser makes of statements whose true style, kind and topic are these (arrays of str).

    Returns arrays: kind found (or "waits"), p_pro, p_con, topic found.
    """
    found, p_pro, p_con = _drawn("label_errors.csv", (style, kind), rng).T
    (found_topic,) = _drawn("topic_errors.csv", (kind, topic), rng).T
    return found, p_pro.astype("float64"), p_con.astype("float64"), found_topic


def _drawn(name, keys, rng):
    """For each statement one measured outcome of a statement with the same keys."""
    measured, width = _outcomes(name, len(keys)), len(TABLES[name]) - len(keys)
    drawn = np.empty((len(keys[0]), width), dtype=object)
    joined = np.array(list(map("\t".join, zip(*keys, strict=True))), dtype=object)
    for key in sorted(set(joined)):
        here = np.flatnonzero(joined == key)
        outcomes, share = measured[key]
        drawn[here] = outcomes[rng.choice(len(outcomes), len(here), p=share)]
    return drawn


@cache
def _outcomes(name, keys):
    """{keys, joined: (outcomes, the share of each)}."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    grouped = {}
    for *row, times in rows:
        grouped.setdefault("\t".join(row[:keys]), []).append((row[keys:], int(times)))
    return {
        key: (np.array([r for r, _ in rows], object), _shares([n for _, n in rows])) for key, rows in grouped.items()
    }


def _shares(times):
    return np.array(times) / sum(times)


def measure():
    """(style, true kind, true topic, Label found) of every labelled statement, by weights that knew not its author."""
    return [(style, kind, topic, found) for _, style, kind, topic, found in read_by_strangers()]


def read_by_strangers():
    """(note's number, style, true kind, true topic, Label found) of every labelled statement, as `measure` does."""
    from careerlab.insights.kinds import STYLES, Model
    from careerlab.insights.labelled import read_labelled
    from careerlab.insights.train import (
        _EMPTY,
        NEUTRAL,
        calibrate,
        decide,
        first_looks,
        fit_questions,
        judge,
        second_looks,
        see,
        thresholds,
    )

    questions = fit_questions()
    asked = Model({**questions, **NEUTRAL, **_EMPTY}).ask
    seen = [see(note, asked) for note in read_labelled()]
    rows = second_looks(seen, first_looks(seen, questions))
    temperatures = calibrate(seen, rows)
    judged = judge(seen, decide(seen, rows, temperatures))
    limits = thresholds([(found.confidence, found.kind == label[0], style) for label, found, style in judged])
    judged = judge(seen, decide(seen, rows, temperatures, limits))
    of_note = (number for number, note in enumerate(seen) for _ in note.labelled)
    pairs = zip(of_note, judged, strict=True)
    return [(number, STYLES[style], label[0], label[1], found) for number, (label, found, style) in pairs]


def main():
    """Measure, and write both tables."""
    kinds, topics = Counter(), Counter()
    for style, kind, topic, found in measure():
        kind = _sided(kind)
        outcome, chances = (_sided(found.kind), (0, 0)) if found.accepted else (WAITS, (found.p_pro, found.p_con))
        kinds[style, kind, outcome, *(f"{STEP * round(p / STEP):.2f}" for p in chances)] += 1
        topics[kind, topic if kind in SIDES else ANY, found.topic] += 1
    for (name, columns), counts in zip(TABLES.items(), (kinds, topics), strict=True):
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([(*columns, "times"), *((*row, times) for row, times in sorted(counts.items()))])
        print(f"wrote {name}: {len(counts)} rows")


def _sided(kind):
    return kind if kind in SIDES else NEITHER


if __name__ == "__main__":
    main()
