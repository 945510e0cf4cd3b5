"""Whether `next_talks` is worth following: it against asking about all paths in turn, and about a favourite only.

Searches as in searches.py, all topics weighing the same. In every simulated search all rules meet the same people, in
the same order on each path; at the end each chooses the path with the highest mean score. The right one is the one that
is best among all the people one could ask. Thousands of searches are worked out at once on arrays; the first hundreds
are done again with the functions that `next_talks` itself uses, which have to choose the same and say when to stop.

    python -m benchmarks.next_talk [--runs 10000] [--talks 8] [--apart 1.0] [--mood 1.0] [--flipped 0.05 --lost 0.5]
"""

from __future__ import annotations

import argparse
from itertools import combinations

import numpy as np
import pandas as pd

from benchmarks.searches import MENTIONED, NODES, PATHS, SHARES, logistic
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, draw_favourability, mean_favourability
from careerlab.analysis.comparing.order_of_talks import enough_heard, talks_in_order
from careerlab.analysis.comparing.ranking import rank_acceptability
from careerlab.analysis.comparing.robustness import MOST_TALKS, points_of

WEIGHT = np.full(len(COMPARED_TOPICS), 1.0 / len(COMPARED_TOPICS))
DRAWS = 1_000  # for the chance of coming first, which only the stop rule needs


def simulate(people, rng, options):
    """Return true scores (searches, paths), and how people speak, y (searches, paths, people, topics), NaN if not."""
    shape = options.runs, len(PATHS), len(COMPARED_TOPICS)
    base = rng.normal(0.0, options.apart, (*shape[:2], 1)) + rng.normal(0.0, 1.0, shape)
    truth = sum(share * logistic(base + options.mood * node) for node, share in zip(NODES, SHARES, strict=True))
    mood = rng.normal(0.0, options.mood, (*shape[:2], people, 1))
    chance = logistic(base[:, :, None] + mood)
    chance = chance * (1.0 - options.flipped) + (1.0 - chance) * options.flipped
    said = np.where(rng.random(chance.shape) < MENTIONED, rng.integers(1, 4, chance.shape), 0)
    said = rng.binomial(said, 1.0 - options.lost)
    y = np.divide(rng.binomial(said, chance), said, out=np.full(chance.shape, np.nan), where=said > 0)
    return points_of(truth / SHARES.sum(), WEIGHT), y


class Heard:
    """What was heard from the first `met[search, path]` people."""

    def __init__(self, y, met):
        self.met = met
        self.spoke = ~np.isnan(y) & (np.arange(y.shape[2]) < met[..., None])[..., None]
        self.judged = self.spoke.any(axis=3)  # who said anything good or bad at all
        self.y = np.where(self.spoke, y, 0.0)
        self.praise, self.voices = self.y.sum(axis=2), self.spoke.sum(axis=2)

    def points(self, good=0, bad=0):
        """Scores (searches, paths), also after so many more all-good and all-bad talks."""
        return points_of((1.0 + good + self.praise) / (2.0 + good + bad + self.voices), WEIGHT)

    def points_with_a_copy(self):
        """Scores (searches, paths, people) after a second person just like each one."""
        praise, voices = self.praise[:, :, None] + self.y, self.voices[:, :, None] + self.spoke
        return points_of((1.0 + praise) / (2.0 + voices), WEIGHT)


def best(points):
    return points.round(9).argmax(axis=1)


def by_careerlab(heard):
    now = heard.points()
    leads = np.arange(len(PATHS)) == best(now)[:, None]
    top, second = now.max(axis=1, keepdims=True), np.where(leads, -np.inf, now).max(axis=1, keepdims=True)
    talks = np.full(now.shape, MOST_TALKS)
    for more in range(MOST_TALKS - 1, 0, -1):
        talks[np.where(leads, heard.points(bad=more) < second, heard.points(good=more) > top)] = more
    other = np.where(leads, second, top)
    copies = np.where(heard.judged, np.maximum(heard.points_with_a_copy(), other[..., None]), 0.0).sum(axis=2)
    imagined = sum(np.maximum(points, other) for points in (heard.points(good=1), heard.points(bad=1)))
    value = (copies + imagined) / (heard.judged.sum(axis=2) + 2.0) - top
    return np.lexsort((heard.met, -value.round(9), talks))[:, 0]


def in_turn(heard):
    return heard.met.argmin(axis=1)


def the_leader(heard):
    return best(heard.points())


def the_first_favourite(heard):
    """Stay with the path most asked about; at the start that is the one that leads."""
    return best(np.where(heard.met == heard.met.max(axis=1, keepdims=True), heard.points(), -1.0))


RULES = {
    "the first favourite only": the_first_favourite,
    "the present favourite only": the_leader,
    "all in turn": in_turn,
    "next_talks": by_careerlab,
}


def held(y, rule, first, talks):
    """Hold `first` talks about every path and then `talks` more by a rule; return how many about each path."""
    met = np.full(y.shape[:2], first)
    for _ in range(talks):
        met[np.arange(len(y)), rule(Heard(y, met))] += 1
    return met


def voices_met(y, met):
    """Return what was heard in one search as the table of voices that careerlab works on."""
    path, person, topic = np.nonzero(Heard(y[None], met[None]).spoke[0])
    names = [f"{PATHS[a]}, person {b}" for a, b in zip(path, person, strict=True)]
    keys = {"path": np.array(PATHS, object)[path], "person": names, "topic": np.array(COMPARED_TOPICS, object)[topic]}
    said = y[path, person, topic]
    return pd.DataFrame({**keys, "y": said, "y_squared": said**2, "chance": 1.0})


def in_order(found, met):
    """Return the order of careerlab itself."""
    points = points_of(mean_favourability(found, PATHS), WEIGHT).round(9)
    names = [PATHS[at] for at in np.argsort(-points, kind="stable")]
    return talks_in_order(found, names, WEIGHT, dict(zip(PATHS, met.tolist(), strict=True)))


def may_stop(y, met, rng):
    """Whether the stop rule of careerlab says that enough was heard in one search."""
    found = voices_met(y, met)
    order = in_order(found, met)
    assert order["path"].iloc[0] == PATHS[by_careerlab(Heard(y[None], met[None]))[0]]
    theta = np.stack([draw_favourability(found[found["path"].eq(path)], DRAWS, rng) for path in PATHS], axis=1)
    first = dict(zip(PATHS, rank_acceptability(theta, WEIGHT[None])[:, 0], strict=True))
    return all(enough_heard(row.talks_to_turn, row.people, first[row.path]) for row in order.itertuples())


def with_error(values, places=3, sign=""):
    """Return a mean with its standard error, as text."""
    return f"{values.mean():{sign}.{places}f} ({values.std(ddof=1) / np.sqrt(len(values)):.{places}f})"


def show(first, options):
    rng = np.random.default_rng([options.seed, first])
    score, y = simulate(first + options.talks, rng, options)
    met = {name: held(y, rule, first, options.talks) for name, rule in RULES.items()}
    pick = {name: best(Heard(y, there).points()) for name, there in met.items()}
    lost = {name: score.max(axis=1) - score[np.arange(len(score)), chosen] for name, chosen in pick.items()}
    begin = "One talk about each path, then" if first else "Nothing heard, then"
    print(f"\n{begin} {options.talks} talks:\n")
    print("| whom one asks about | right path (s.e.) | points lost (s.e.) |\n|---|---|---|")
    for name in RULES:
        print(f"| {name} | {with_error(lost[name] == 0)} | {with_error(lost[name], 2)} |")
    print("\n| in the same searches | more often right (s.e.) | points gained (s.e.) |\n|---|---|---|")
    for one, other in combinations(RULES, 2):
        gain = (lost[other] == 0).astype("float64") - (lost[one] == 0)
        print(f"| {other} against {one} | {with_error(gain, 3, '+')} | {with_error(lost[one] - lost[other], 2, '+')} |")
    stop = np.array([may_stop(y[run], met["next_talks"][run], rng) for run in range(options.stop)])
    right = lost["next_talks"][: options.stop] == 0
    print(f"\nnext_talks says that it is enough in {stop.mean():.3f} of {options.stop} searches; it is right in")
    print(
        f"{right[stop].mean() if stop.any() else np.nan:.3f} of these and in {right[~stop].mean():.3f} of the others."
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--talks", type=int, default=8)
    parser.add_argument("--stop", type=int, default=500, help="searches to do again with careerlab's own functions")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--apart", type=float, default=1.0, help="how far paths lie apart, spread in logits")
    parser.add_argument("--mood", type=float, default=1.0, help="how far moods lie apart, spread in logits")
    parser.add_argument("--flipped", type=float, default=0.0, help="share of statements read as the opposite")
    parser.add_argument("--lost", type=float, default=0.0, help="share of statements missed")
    options = parser.parse_args()
    print(", ".join(f"{name} {value}" for name, value in vars(options).items()))
    for first in (0, 1):
        show(first, options)


if __name__ == "__main__":
    main()
