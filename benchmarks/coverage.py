"""How often the 80 % interval of compare_paths holds the truth, with people coloured by mood.

Four paths, every person speaks of a topic with chance .6, in one to three statements. What a person says of all topics
leans one way (their mood). The truth of a topic is the share of good among all the people one could ask. Beside it,
the usual way of counting: every sentence an independent vote.

    python benchmarks/coverage.py [--runs 200] [--apart 1.0] [--mood 1.0] [--flipped 0.05 --lost 0.15]
"""

from __future__ import annotations

import argparse
from types import SimpleNamespace

import numpy as np
import pandas as pd

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.favourability import COMPARED_TOPICS
from careerlab.insights.table import COLUMNS

PATHS = ("Path A", "Path B", "Path C", "Path D")
MENTIONED = 0.6
NODES, SHARES = np.polynomial.hermite_e.hermegauss(31)


def logistic(x):
    return 1.0 / (1.0 + np.exp(-x))


def simulate(people, rng, options):
    """Return true favourability (paths, topics) and what was said: arrays path, person, topic, pro."""
    shape = len(PATHS), len(COMPARED_TOPICS)
    base = rng.normal(0.0, options.apart, (shape[0], 1)) + rng.normal(0.0, 1.0, shape)
    truth = (logistic(base[..., None] + options.mood * NODES) * SHARES).sum(-1) / SHARES.sum()
    size = shape[0], people, shape[1]
    chance = logistic(base[:, None] + rng.normal(0.0, options.mood, size[:2])[..., None])
    said = np.where(rng.random(size) < MENTIONED, rng.integers(1, 4, size), 0)
    path, person, topic = (np.repeat(index.ravel(), said.ravel()) for index in np.indices(size))
    pro = rng.random(len(path)) < chance[path, person, topic]
    pro ^= rng.random(len(path)) < options.flipped
    kept = rng.random(len(path)) >= options.lost
    return truth, path[kept], person[kept], topic[kept], pro[kept]


def as_insights(path, person, topic, pro):
    blank = {name: pd.Series([""] * len(path), dtype="str") if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    table = pd.DataFrame(blank, index=range(len(path)))
    table["id"] = [str(number) for number in range(len(path))]
    table["path"], table["topic"] = np.array(PATHS)[path], np.array(COMPARED_TOPICS)[topic]
    table["person"] = [f"{PATHS[a]}, person {b}" for a, b in zip(path, person, strict=True)]
    table["kind"] = np.where(pro, "pro", "con")
    table["speaker"], table["status"], table["strength"] = "source", "accepted", 1.0
    return table.astype(COLUMNS)


def count_sentences(path, topic, pro, rng, draws):
    """Return (paths, topics, draws) of the usual way: a Beta for each topic over sentences."""
    cell = path * len(COMPARED_TOPICS) + topic
    size = len(PATHS) * len(COMPARED_TOPICS)
    good, bad = np.bincount(cell[pro], minlength=size), np.bincount(cell[~pro], minlength=size)
    return rng.beta(1.0 + good[:, None], 1.0 + bad[:, None], (size, draws)).reshape(len(PATHS), -1, draws)


def holds(low, high, truth):
    return float(np.mean((low <= truth) & (truth <= high)))


def measure(people, options):
    rng = np.random.default_rng([options.seed, people])
    equal = SimpleNamespace(priorities=dict.fromkeys(COMPARED_TOPICS, 50), paths=PATHS)
    unsaid = SimpleNamespace(priorities=None, paths=PATHS)
    shares = []
    for run in range(options.runs):
        truth, path, person, topic, pro = simulate(people, rng, options)
        insights = as_insights(path, person, topic, pro)
        score = pd.Series(100.0 * truth.mean(axis=1), PATHS)
        known, unknown = (compare_paths(insights, who, options.draws, run) for who in (equal, unsaid))
        cells = known.cells.set_index(["path", "topic"]).loc[list(PATHS)]
        heard = cells["people"].gt(0).to_numpy()
        sentences = count_sentences(path, topic, pro, rng, options.draws)
        row = [holds(cells["low"][heard], cells["high"][heard], truth.ravel()[heard])]
        for table in (known.paths.set_index("path"), unknown.paths.set_index("path")):
            row.append(holds(table["low"], table["high"], score[table.index]))
        low, high = np.quantile(sentences, (0.1, 0.9), axis=2)
        row.append(holds(low.ravel()[heard], high.ravel()[heard], truth.ravel()[heard]))
        row.append(holds(*np.quantile(100.0 * sentences.mean(axis=1), (0.1, 0.9), axis=1), score.to_numpy()))
        shares.append(row)
    return np.mean(shares, axis=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--draws", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--apart", type=float, default=1.0, help="how far paths lie apart, spread in logits")
    parser.add_argument("--mood", type=float, default=1.0, help="how far moods lie apart, spread in logits")
    parser.add_argument("--flipped", type=float, default=0.0, help="share of statements read as the opposite")
    parser.add_argument("--lost", type=float, default=0.0, help="share of statements missed")
    options = parser.parse_args()
    print("share of 80 % intervals that hold the truth, in percent")
    print("                  one voice a person                    counting sentences")
    print("people a path     topics  score  score, weights unknown     topics  score")
    for people in range(1, 9):
        shares = 100.0 * measure(people, options)
        print("{:>13} {:>10.1f} {:>6.1f} {:>23.1f} {:>10.1f} {:>6.1f}".format(people, *shares))


if __name__ == "__main__":
    main()
