"""How often the 80 % interval of the comparison holds the truth, with true labels and with the parser's errors.

Searches as in searches.py. Beside it, the usual way of counting: every sentence an independent vote.

    python -m benchmarks.coverage [--runs 200] [--people 1 2 3] [--apart 1.0] [--mood 1.0]
"""

from __future__ import annotations

import argparse

import numpy as np

from benchmarks.searches import PATHS, read_as_measured, read_truly, simulate
from careerlab.analysis.comparing.favourability import (
    COMPARED_TOPICS,
    cell_of_each,
    draw_favourability,
    polarity,
    voices_of,
)
from careerlab.analysis.comparing.ranking import draw_weights, scores

EQUAL = dict.fromkeys(COMPARED_TOPICS, 50)
INTERVAL = (0.1, 0.9)


def favourability(insights, draws, rng):
    """What compare_paths draws: (draws, paths, topics), and which topics count as spoken of, (paths, topics)."""
    found = voices_of(polarity(insights))
    theta = [draw_favourability(found[found["path"].eq(path)], draws, rng) for path in PATHS]
    cell = cell_of_each(found, PATHS)[found["chance"].ge(0.5).to_numpy()]
    heard = np.bincount(cell, minlength=len(PATHS) * len(COMPARED_TOPICS)) > 0
    return np.stack(theta, axis=1), heard.reshape(len(PATHS), -1)


def count_sentences(insights, draws, rng):
    """The usual way: (draws, paths, topics) of a Beta for each topic over sentences."""
    cell, size = cell_of_each(insights, PATHS), len(PATHS) * len(COMPARED_TOPICS)
    good, bad = (np.bincount(cell[insights["kind"].eq(kind)], minlength=size) for kind in ("pro", "con"))
    return rng.beta(1.0 + good, 1.0 + bad, (draws, size)).reshape(draws, len(PATHS), -1)


def holds(drawn, truth):
    """Share of 80 % intervals that hold the truth; draws come first."""
    low, high = np.quantile(drawn, INTERVAL, axis=0)
    return np.mean((low <= truth) & (truth <= high))


def held(drawn, truth, weights):
    """The shares for topics, for scores with equal weights and, if there are any, for scores with these weights."""
    theta, heard = drawn
    shares = [holds(theta[:, heard], truth[heard]) if heard.any() else np.nan]
    shares.append(holds(theta.mean(axis=2), truth.mean(axis=1)))
    return shares if weights is None else [*shares, holds(scores(theta, weights), truth.mean(axis=1))]


def measure(people, runs, draws, apart, mood, seed=0):
    """In percent, means and standard errors over the runs: true labels, sentences counted, labels as measured."""
    rng, shares = np.random.default_rng([seed, people]), []
    for _ in range(runs):
        truth, said = simulate(people, rng, apart, mood)
        weights = draw_weights(COMPARED_TOPICS, None, draws, rng)
        labelled, read = read_truly(said), read_as_measured(said, rng)
        kinds = favourability(labelled, draws, rng), favourability(read, draws, rng)
        sentences = count_sentences(labelled, draws, rng), kinds[0][1]
        shares.append([*held(kinds[0], truth, weights), *held(sentences, truth, None), *held(kinds[1], truth, weights)])
    shares = 100.0 * np.array(shares)
    return np.nanmean(shares, axis=0), np.nanstd(shares, axis=0) / np.sqrt(runs)


def main(arguments=None):
    """Print the shares for several numbers of people, and for paths that lie closer together or farther apart."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--draws", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--people", type=int, nargs="+", default=[1, 2, 3, 4, 6, 8])
    parser.add_argument("--apart", type=float, nargs="+", default=[1.0, 1.5], help="spread of the paths, in logits")
    parser.add_argument("--mood", type=float, default=1.0, help="spread of people's moods, in logits")
    options = parser.parse_args(arguments)
    print(f"share of 80 % intervals that hold the truth, in percent; {options.runs} runs of 4 paths")
    print("topics heard; score, topics weighing alike; score, weights unknown")
    print("apart  people     true labels      sentences     labels as measured   s.e. at most")
    for apart in options.apart:
        for people in options.people:
            shares, error = measure(people, options.runs, options.draws, apart, options.mood, options.seed)
            row = "{:5.1f} {:7d}  {:5.1f} {:5.1f} {:5.1f}   {:5.1f} {:5.1f}    {:5.1f} {:5.1f} {:5.1f} {:14.1f}"
            print(row.format(apart, people, *shares, error.max()), flush=True)


if __name__ == "__main__":
    main()
