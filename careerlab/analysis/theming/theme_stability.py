"""Does a theme come back when one talk is left out? What hangs on a single talk is an anecdote.

A theme comes back if some theme found without the talk shares more than half of its statements with it (Jaccard
index, of the statements still there): what shares less counts as dissolved (Hennig 2007, Computational Statistics &
Data Analysis 52(1), 258-271).
"""

from __future__ import annotations

import hashlib
from collections import Counter

import numpy as np

MOST_RUNS = 20  # with more talks than that, a twentieth of them is left out at a time


def comes_back(themes, talks, find, seed=0):
    """Count for each theme the times it comes back when talks are left out.

    Parameters
    ----------
    themes : sequence of str
        The theme of each statement, '' for none.
    talks : sequence of str
        The talk of each statement.
    find : callable
        Takes numbers of statements (int64, rising), returns the theme of each: the search that is tried again.
    seed : int
        Of the groups in which talks are left out, where there are more than 20.

    Returns
    -------
    (dict, int)
        Theme -> times it came back, and how often something was left out.
    """
    themes, groups = np.asarray(themes, dtype=object), _left_out_together(talks, seed)
    back, runs = Counter(dict.fromkeys(set(themes) - {""}, 0)), len(set(groups))
    for group in range(runs):
        kept = np.flatnonzero(groups != group)
        back.update(_found_again(themes[kept], find(kept)))
    return dict(back), runs


def _left_out_together(talks, seed):
    """Number the talks, alike for those that are left out together: dealt out in an order that no file name decides."""
    names = sorted(set(talks), key=lambda talk: hashlib.sha256(f"{seed} {talk}".encode(errors="replace")).digest())
    number = {talk: at % MOST_RUNS for at, talk in enumerate(names)}
    return np.array([number[talk] for talk in talks], dtype=np.int64)


def _found_again(before, now):
    """Return the themes of which more than half came back as one theme."""
    together = Counter((b, n) for b, n in zip(before, now, strict=True) if b and n)
    size, size_now = Counter(before), Counter(now)
    return {b for (b, n), both in together.items() if 2 * both > size[b] + size_now[n] - both}
