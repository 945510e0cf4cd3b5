"""Whether two identical paths noted in different styles tie: one in lists, the other in prose.

The same people say the same of both; what the parser makes of it is drawn from its measured errors for each style. Told
apart by how people speak of the paths, because a style that holds opinions back pulls every path towards the middle.

    python -m benchmarks.styles [--runs 200] [--people 2 4 8]
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd

from benchmarks.searches import MENTIONED, logistic, read_as_measured
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, mean_favourability, polarity, voices_of

LISTS, PROSE = "structured", "prose"
SPOKEN_OF = {"badly": -1.0, "evenly": 0.0, "well": 1.0}


def opinions(people, level, rng):
    """What people who lean to `level` (logits) say of one path: a table as of searches.simulate."""
    size = people, len(COMPARED_TOPICS)
    chance = logistic(level + rng.normal(0.0, 1.0, size[1]) + rng.normal(0.0, 1.0, (people, 1)))
    said = np.where(rng.random(size) < MENTIONED, rng.integers(1, 4, size), 0)
    person, topic = (np.repeat(index.ravel(), said.ravel()) for index in np.indices(size))
    kind = np.where(rng.random(len(person)) < chance[person, topic], "pro", "con").astype(object)
    topic = np.array(COMPARED_TOPICS, object)[topic]
    return pd.DataFrame({"path": "path", "person": [f"person {n}" for n in person], "topic": topic, "kind": kind})


def points(insights):
    """The mean score, 0 to 100, topics weighing alike."""
    return 100.0 * mean_favourability(voices_of(polarity(insights)), ["path"]).mean()


def gaps(people, level, runs, rng):
    """(runs, 2): points by which the path in prose leads, and by which it would if what waits were withheld."""
    found = []
    for _ in range(runs):
        said = opinions(people, level, rng)
        lists, prose = (read_as_measured(said, rng, style) for style in (LISTS, PROSE))
        settled = (noted[noted["status"].ne("ask")] for noted in (lists, prose))
        found.append([points(prose) - points(lists), np.subtract(*reversed([points(noted) for noted in settled]))])
    return np.array(found)


def main(arguments=None):
    """Print how often the path in prose leads, and by how much."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--people", type=int, nargs="+", default=[2, 4, 8])
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    print(f"the same path noted in lists and in prose; {options.runs} runs")
    print("spoken of  people   prose leads, percent     by points   with what waits withheld")
    for name, level in SPOKEN_OF.items():
        for people in options.people:
            found = gaps(people, level, options.runs, np.random.default_rng([options.seed, people]))
            row = []
            for gap in found.T:
                leads = 50.0 + 50.0 * np.sign(gap)
                row += [leads.mean(), leads.std() / np.sqrt(len(gap)), gap.mean(), gap.std() / np.sqrt(len(gap))]
            line = "{:9}  {:6d}  {:8.1f} (s.e. {:.1f})  {:+6.1f} ({:.1f})     {:.1f} ({:.1f})  {:+.1f} ({:.1f})"
            print(line.format(name, people, *row), flush=True)


if __name__ == "__main__":
    main()
