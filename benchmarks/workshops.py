"""Whether anything about a few participants can be derived from what a workshop shows, and how much it shows.

Workshops of 8 to 60 people are made up, merged and attacked, some a second and a third time after some joined, left or
held more talks. The attack (workshop_attack.py) is also made as one of the participants, who knows their own pack, and
as somebody who knows the program and puts every workshop of a small size through it.

    python -m benchmarks.workshops [--workshops 1000] [--first 0] [--words 3] [--again 10] [--thrice 50] [--aware 7]
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.workshop_attack import attack_all
from careerlab.analysis.evidence import as_frame
from careerlab.insights.codebook import PRIORITY_TOPICS
from careerlab.workshop.cells import EVERYONE, Cell
from careerlab.workshop.merge import merge_packs
from careerlab.workshop.pack import COUNTS, QUOTES, VERSION, Pack, skill_words, theme_words
from careerlab.workshop.plan import plan_workshop
from careerlab.workshop.suppress import what_to_tell

PATHS = ("nursing", "teaching", "plumbing", "law", "software", "baking")
SKILLS, THEMES = sorted(skill_words())[:30], sorted(theme_words())[:15]
K = 5


# ---- workshops


@dataclass(frozen=True)
class World:
    """How likely people hold talks about each path and hear each thing."""

    paths: tuple
    liked: np.ndarray
    spoken: np.ndarray
    good: np.ndarray
    words: np.ndarray


def make_world(rng, paths):
    """Make up what is usual: some paths draw more people, some topics hardly come up, and views lean."""
    shape = len(paths), len(PRIORITY_TOPICS)
    words = rng.beta(0.5, 2.0, (len(paths), len(SKILLS) + len(THEMES)))
    return World(paths, rng.dirichlet(np.full(len(paths), 3.0)), rng.beta(1, 1, shape[1]), rng.beta(1, 1, shape), words)


def make_up_pack(rng, world, code):
    """Make up what one participant hands in: talks on one to three paths, one to three on each."""
    rows = []
    most = min(3, len(world.paths))
    looked_at = rng.choice(len(world.paths), rng.integers(1, most + 1), replace=False, p=world.liked)
    for at in looked_at:
        path = world.paths[at]
        rows.append(("talks", path, "", "", int(rng.integers(1, 4))))
        for topic, spoken, good in zip(PRIORITY_TOPICS, world.spoken, world.good[at], strict=True):
            if rng.random() < spoken:
                rows.append(("spoken", path, topic, "", 1))
                sides = (("for", 0.1 + 0.8 * good), ("against", 0.9 - 0.8 * good))
                rows += [("heard", path, topic, side, 1) for side, chance in sides if rng.random() < chance]
        for table, words, chances in (
            ("gap", SKILLS, world.words[at, : len(SKILLS)]),
            ("theme", THEMES, world.words[at, len(SKILLS) :]),
        ):
            rows += [(table, path, word, "", 1) for word, c in zip(words, chances, strict=True) if rng.random() < c]
    return Pack(VERSION, code, "2026-05", world.paths, as_frame(sorted(rows), COUNTS), as_frame([], QUOTES))


def make_up_workshop(rng, people=None):
    """Make up the packs of a workshop, its world, and the packs of the same some weeks later."""
    people = people or int(rng.integers(8, 61))
    world = make_world(rng, PATHS[: rng.integers(2, len(PATHS) + 1)])
    packs = [make_up_pack(rng, world, f"p{at}") for at in range(people)]
    return packs, world, some_weeks_later(rng, world, packs, "q")


def some_weeks_later(rng, world, packs, new):
    """Make up what became of a workshop; at least one is new, gone or changed."""
    joined, left, changed = (int(rng.choice([0, 0, 1, len(packs) // 3, len(packs) // 2])) for _ in range(3))
    later = [make_up_pack(rng, world, f"{new}{at}") for at in range(max(1, joined))]
    later += [make_up_pack(rng, world, pack.code) for pack in packs[left : left + changed]]
    return [*later, *packs[left + changed :]]


# ---- what is measured


def shown(group, by_path, kinds=("talks", "for", "against")):
    """How much is shown of who held talks, and who heard good and bad: (numbers, cells that say something, cells)."""
    cells = [cell for cell in group.told if (cell.path != "") == by_path and cell.what in kinds]
    bands = [group.told[cell].band for cell in cells]
    return sum(b == "number" for b in bands), sum(b in ("number", "few", "nearly all") for b in bands), len(cells)


def run(seed, words=3, exports=2):
    """Make up one workshop, merge it, attack it; and, if wanted, again some weeks later, twice. Return a record."""
    rng = np.random.default_rng([seed, 7])
    packs, world, later = make_up_workshop(rng)
    group = merge_packs(packs, K)
    spots = {"one": attack_all(group, packs, rng, words=words)}
    record = {
        "people": len(packs),
        "paths": len(packs[0].paths),
        "families": len(group.paths),
        "frozen": -1,
        "second": (0, 0, 0),
        "again": -1,
        "third": (0, 0, 0),
        "attacked_two": False,
        "attacked_three": False,
    }
    if exports > 1 and len(group.topics):
        second = merge_packs(later, K, previous=group)
        frozen = second.packs == group.packs
        spots["two"] = None if frozen else attack_all(second, later, rng, [(group, packs)], words=words)
        record |= {"frozen": int(frozen), "second": (0, 0, 0) if frozen else shown(second, False)}
        if exports > 2 and not frozen:
            last = some_weeks_later(rng, world, later, "r")
            third = merge_packs(last, K, previous=second)
            again = third.packs in (group.packs, second.packs)
            before = [(group, packs), (second, later)]
            spots["three"] = None if again else attack_all(third, last, rng, before, words=words)
            record |= {"again": int(again), "third": (0, 0, 0) if again else shown(third, False)}
    attacked = {f"attacked_{name}": found is not None for name, found in spots.items()}
    derived = [spot for found in spots.values() for spot in found or []]
    record |= {"all": shown(group, False), "by": shown(group, True), "themes": shown(group, True, ("theme",))}
    return record | attacked | {"seed": seed, "derived": derived}


def knowing_the_program(participants, k=3):
    """Put every workshop of two paths and one theme through the program; count what those that look alike share.

    Somebody who knows the program can rule out every workshop that would have been shown differently. Returns how many
    workshops there are, and in how many of them a group that may be smaller than k has fewer than k sizes left.
    """
    cells = [Cell("talks", "a", ""), Cell("talks", "b", ""), *(Cell("theme", path, "w") for path in ("", "a", "b"))]
    people = [(1, 0, 0, 0, 0), (1, 0, 1, 1, 0), (0, 1, 0, 0, 0), (0, 1, 1, 0, 1)]
    people += [(1, 1, int(a or b), a, b) for a in (0, 1) for b in (0, 1)]
    worlds = {(0,) * 5}
    for _ in range(participants):
        worlds = {tuple(map(sum, zip(world, one, strict=True))) for world in worlds for one in people}
    alike = {}
    for world in sorted(world for world in worlds if world[2] >= k):
        told = what_to_tell({EVERYONE: participants} | dict(zip(cells, world, strict=True)), k)
        seen = tuple((told[cell].band.replace("nearly anywhere", "some"), told[cell].number) for cell in cells)
        alike.setdefault(seen, []).append(world)
    narrow = sum(len(some) for some in alike.values() if any(_narrow(sizes, k) for sizes in _sizes(some, participants)))
    return sum(map(len, alike.values())), narrow


def _sizes(worlds, participants):
    """The sizes that each group has in some worlds: of each cell, and of what is left of those that hold it."""
    talks_a, talks_b, anywhere, on_a, on_b = np.array(worlds).T
    all_of = (talks_a, talks_b, anywhere, on_a, on_b)
    left = (talks_a - on_a, talks_b - on_b, anywhere - on_a, anywhere - on_b)
    yield from (set(group.tolist()) for group in (*all_of, *(participants - group for group in all_of), *left))


def _narrow(sizes, k):
    return min(sizes) < k and len(sizes) < k


def main():
    from joblib import Parallel, delayed

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workshops", type=int, default=1_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first workshop")
    parser.add_argument("--words", type=int, default=3, help="topics, skills and themes to attack in each")
    parser.add_argument("--again", type=int, default=10, help="hold every so many-th workshop a second time")
    parser.add_argument("--thrice", type=int, default=50, help="hold every so many-th a second and a third time")
    parser.add_argument("--aware", type=int, default=7, help="participants of the workshops that are all put through")
    options = parser.parse_args()
    print(", ".join(f"{name} {value}" for name, value in vars(options).items()))
    seeds = range(options.first, options.first + options.workshops)
    times = {seed: 3 if seed % options.thrice == 0 else 2 if seed % options.again == 0 else 1 for seed in seeds}
    records = Parallel(n_jobs=-1)(delayed(run)(seed, options.words, often) for seed, often in times.items())
    show(pd.DataFrame(records))
    worlds, narrow = knowing_the_program(options.aware)
    print(f"\nKnowing the program: {worlds} workshops of {options.aware}, k = 3; derived in {narrow}.")


def show(table):
    for row in table[table["derived"].map(len).gt(0)].itertuples():
        print(f"derived in workshop {row.seed}: {row.derived}")
    found = table["derived"].map(len).sum()
    print(f"\n{len(table)} workshops, {table['attacked_one'].sum()} with tables, all attacked; {found} groups derived.")
    again = table[table["frozen"].ge(0)]
    print(f"{len(again)} held again: {again['frozen'].sum()} shown again unchanged, ", end="")
    print(f"{again['attacked_two'].eq(True).sum()} attacked together with the first.")
    second = np.array(again.loc[again["frozen"].eq(0), "second"].tolist()).sum(axis=0)
    print(f"Numbers over all paths in the others: {second[0] / max(1, second[2]):.2f}.")
    last = table[table["again"].ge(0)]
    print(f"{len(last)} held a third time: {last['again'].sum()} shown again unchanged, ", end="")
    print(f"{last['attacked_three'].eq(True).sum()} attacked together with the first two.\n")
    print("| people | workshops | over all: numbers | said | by path: numbers | said | planned: numbers | said |")
    print("|---|---|---|---|---|---|---|---|")
    for low, high in ((8, 9), (10, 14), (15, 20), (21, 30), (31, 45), (46, 60)):
        some = table[table["people"].between(low, high)]
        if len(some):
            plans = [plan_workshop(row.people, row.paths, K).set_index("families") for row in some.itertuples()]
            planned = [plan.loc[row.families or 1] for plan, row in zip(plans, some.itertuples(), strict=True)]
            expected = " | ".join(f"{np.mean([p[name] for p in planned]):.2f}" for name in ("by_path", "said_by_path"))
            columns = f"{_shares(some['all'])} | {_shares(some['by'])} | {expected}"
            print(f"| {low}-{high} | {len(some)} | {columns} |")


def _shares(counts):
    numbers, says, cells = np.array(counts.tolist()).sum(axis=0)
    return f"{numbers / max(cells, 1):.2f} | {says / max(cells, 1):.2f}"


if __name__ == "__main__":
    main()
