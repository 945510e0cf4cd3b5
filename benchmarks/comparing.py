"""The proof of the comparison: is it honest, fair to every style, blind to who else is compared, and fast?

`python run.py bench comparing` prints it all; comparing.md keeps it.
"""

from __future__ import annotations

import time
from statistics import median

import numpy as np
import pandas as pd

from benchmarks import coverage, styles
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, draw_favourability, mean_favourability
from careerlab.analysis.comparing.ranking import draw_weights, rank_shares, scores

TABLES, ROUNDS, DRAWS = 20_000, 5, 10_000
SIZES = {(5, 10, 20): 0.2, (12, 15, 300): 2.0}


def main():
    """Print everything."""
    speed()
    deleting_a_path()
    print()
    styles.main([])
    print()
    coverage.main([])


# ---- how fast


def speed():
    """CPU seconds for draws, scores and places; best and median of some rounds."""
    print(f"CPU seconds for {DRAWS:,} draws of paths x topics x people on each path")
    for size, goal in SIZES.items():
        for waiting in (0.0, 0.5):
            work = of_size(*size, waiting)
            rounds = sorted(_seconds(work) for _ in range(ROUNDS))
            what = f"{' x '.join(map(str, size))}, {waiting:.0%} of voices waiting"
            print(f"  {what:<40} best {rounds[0]:.2f}  median {median(rounds):.2f}   goal {goal}")


def of_size(paths, topics, people, waiting):
    """The core of a comparison over so many paths, topics and people, six topics in ten mentioned by each."""
    rng = np.random.default_rng(0)
    topics = [f"topic {number}" for number in range(topics)]
    found = [voices(topics, people, waiting, rng) for _ in range(paths)]

    def work():
        theta = np.stack([draw_favourability(about, DRAWS, rng, topics=topics) for about in found], axis=1)
        return rank_shares(scores(theta, draw_weights(topics, None, DRAWS, rng)))

    return work


def voices(topics, people, waiting, rng):
    """Voices on one path, as `voices_of` makes them; some may be no voice at all."""
    person, topic = np.nonzero(rng.random((people, len(topics))) < 0.6)
    y = rng.choice([0.0, 0.5, 1.0], len(person))
    waits = rng.random(len(person)) < waiting
    names, topics = np.array([f"person {n:03}" for n in range(people)]), np.array(topics)
    columns = {"path": "path", "person": names[person], "topic": topics[topic], "y": np.where(waits, 0.7, y)}
    return pd.DataFrame({**columns, "y_squared": np.where(waits, 0.6, y**2), "chance": np.where(waits, 0.6, 1.0)})


def _seconds(work):
    begin = time.process_time()  # of this process: others may keep the machine busy
    work()
    return time.process_time() - begin


# ---- blind to who else is compared


def deleting_a_path():
    """Count the random tables in which deleting one path turns the order of the others, or who of them leads."""
    rng, turned = np.random.default_rng(0), {}
    for _ in range(TABLES):
        heard, weights = random_table(rng)
        for name, score in ways_of_scoring(heard, weights).items():
            turned[name] = turned.get(name, 0) + np.array(what_turns(score, len(heard)))
    print(f"of {TABLES:,} random tables, percent in which deleting a path turned")
    print(f"  {'':<36} the order of the others   the leader, when the last one went")
    for name, counts in turned.items():
        print("  {:<36} {:23.2f} {:36.2f}".format(name, *100.0 * counts / TABLES))


def what_turns(score, paths):
    """Whether any one path's going turns the order of the others, and whether that of the last turns the leader."""
    order = best_first(score, range(paths))
    fewer = {gone: best_first(score, sorted(set(order) - {gone})) for gone in order}
    turned = (again != [path for path in order if path != gone] for gone, again in fewer.items())
    return any(turned), fewer[order[-1]][0] != order[0]


def best_first(score, kept):
    """The paths kept, highest score first and equals in the order they came."""
    return [kept[at] for at in np.argsort(-score(list(kept)), kind="stable")]


def random_table(rng):
    """What 0 to 6 people said on each topic of 3 to 6 paths: (paths, topics, 2) of good and all; and weights."""
    size = rng.integers(3, 7), rng.integers(3, len(COMPARED_TOPICS) + 1)
    people = rng.integers(0, 7, size)
    return np.stack([rng.binomial(people, rng.random(size)), people], axis=-1), rng.dirichlet(np.ones(size[1]))


def ways_of_scoring(heard, weights):
    """{name: scores of the paths kept}: careerlab's, and two that are in every textbook."""
    topics, names = COMPARED_TOPICS[: heard.shape[1]], np.array([str(number) for number in range(len(heard))])
    path, topic = (np.repeat(at.ravel(), heard[..., 1].ravel()) for at in np.indices(heard.shape[:2]))
    y = [float(place < good) for good, people in heard.reshape(-1, 2) for place in range(people)]
    found = pd.DataFrame({"path": names[path], "topic": np.array(topics)[topic], "y": y, "chance": 1.0})
    share = np.divide(heard[..., 0], heard[..., 1], out=np.full(heard.shape[:2], 0.5), where=heard[..., 1] > 0)
    return {
        "careerlab": lambda kept: scores(mean_favourability(found, names[kept], topics)[None], weights[None])[0],
        "weighted sum, topics scaled 0 to 1": lambda kept: min_max_sum(share[kept], weights),
        "TOPSIS": lambda kept: topsis(share[kept], weights),
    }


def min_max_sum(share, weights):
    low, span = share.min(axis=0), np.ptp(share, axis=0)
    return np.divide(share - low, span, out=np.zeros_like(share), where=span > 0) @ weights


def topsis(share, weights):
    """Hwang & Yoon 1981: how near the best of every topic, against how near the worst."""
    length = np.linalg.norm(share, axis=0)
    weighted = weights * np.divide(share, length, out=np.zeros_like(share), where=length > 0)
    best, worst = (np.linalg.norm(weighted - ideal, axis=1) for ideal in (weighted.max(axis=0), weighted.min(axis=0)))
    return worst / np.maximum(best + worst, 1e-300)


if __name__ == "__main__":
    main()
