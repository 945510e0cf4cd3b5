"""Whether what waits would be read better in the company of the rest of its note.

A note that mostly praises may make a doubtful sentence likelier to be praise. Prior shift by expectation and
maximisation (Saerens, Latinne & Decaestecker 2002, Neural Computation 14(1), 21-41) turns the chances of what waits
towards the share of pros in its note; some imagined opinions hold it back. Judged by the log-loss on labelled notes,
by weights that knew not their author: lower is better.

    python -m benchmarks.company     # two minutes
"""

from __future__ import annotations

import numpy as np

from benchmarks.label_errors import SIDES, read_by_strangers

USUAL_PROS = 0.52  # share of pros among the labelled pros and cons
IMAGINED = (1, 2, 4, 8, 16)  # opinions of each note that nobody said, at the usual share
ROUNDS = 50


def in_company(note, p_pro, p_con, imagined):
    """Turn the chances of each statement towards the share of pros in its note."""
    pro, con = p_pro, p_con
    for _ in range(ROUNDS):
        good = imagined * USUAL_PROS + np.bincount(note, pro)
        share = (good / (imagined + np.bincount(note, pro + con)))[note]
        pro, con = p_pro * share / USUAL_PROS, p_con * (1.0 - share) / (1.0 - USUAL_PROS)
        every = np.maximum(1.0 - p_pro - p_con, 0.0) + pro + con
        pro, con = pro / every, con / every
    return pro, con


def log_loss(kinds, p_pro, p_con):
    """The mean of -log(chance given to what was true)."""
    chance = np.where(kinds == "pro", p_pro, np.where(kinds == "con", p_con, 1.0 - p_pro - p_con))
    return -np.log(np.clip(chance, 1e-4, 1.0)).mean()


def main():
    """Print the log-loss of what waits: as read, and in company."""
    read = read_by_strangers()
    note, kinds = np.array([row[0] for row in read]), np.array([row[2] for row in read])
    waits = np.array([not row[4].accepted for row in read])
    settled = [[float(row[4].kind == side) for row in read] for side in SIDES]
    p_pro, p_con = (
        np.where(waits, [getattr(row[4], f"p_{side}") for row in read], sure)
        for side, sure in zip(SIDES, settled, strict=True)
    )
    print(f"log-loss of {waits.sum():,} waiting statements: {log_loss(kinds[waits], p_pro[waits], p_con[waits]):.3f}")
    for imagined in IMAGINED:
        pro, con = in_company(note, p_pro, p_con, imagined)
        print(f"  in company, {imagined:2d} imagined opinions: {log_loss(kinds[waits], pro[waits], con[waits]):.3f}")


if __name__ == "__main__":
    main()
