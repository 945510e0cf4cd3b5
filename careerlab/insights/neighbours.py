"""What the statements around one say of it: kinds and topics run in stretches.

The first look judges each statement by its own words and what stands above it; the second is a small linear model over
the first one's chances for the statement, for the two before and after it, for all below the same heading or question,
and for the whole note (stacking, Wolpert 1992).
"""

from __future__ import annotations

import numpy as np

FLOOR = -7.0  # log-chances below are as good as none
ELSEWHERE = 0.5  # how much a neighbour under another heading counts


def beside(chances, shifts, above):
    """What the second look sees of the statements of one note.

    Parameters
    ----------
    chances : array, shape (n, k)
        Log-chances of kinds and topics at the first look.
    shifts : array, shape (n, m)
        What the question or heading says, as `contexts` gives it.
    above : sequence of str, length n
        The heading or question over each statement.

    Returns
    -------
    array, shape (n, 7 * k + m + 2)
    """
    likely = np.exp(chances)
    stretch = _stretches(above)
    before, same_before = _shifted(likely, stretch, -1)
    after, same_after = _shifted(likely, stretch, 1)
    return np.hstack(
        [
            np.maximum(chances, FLOOR) / 2,
            before,
            after,
            _shifted(likely, stretch, -2)[0],
            _shifted(likely, stretch, 2)[0],
            _mean_of_others(likely, stretch),
            _mean_of_others(likely, np.zeros_like(stretch)),
            shifts,
            same_before,
            same_after,
        ]
    )


def _stretches(above):
    """The number of each statement's heading or question, alike where the words are."""
    numbers = {}
    return np.array([numbers.setdefault(words, len(numbers)) for words in above], dtype=np.int64)


def _shifted(likely, stretch, by):
    """The chances of the neighbour `by` places away, and whether it stands under the same heading."""
    n = len(likely)
    out, same = np.zeros_like(likely), np.zeros((n, 1))
    here = np.arange(max(0, -by), min(n, n - by))
    there = here + by
    same[here, 0] = stretch[here] == stretch[there]
    out[here] = likely[there] * np.where(same[here], 1.0, ELSEWHERE)
    return out, same


def _mean_of_others(likely, groups):
    """The mean chances of the other statements of a group, 0 where there are none."""
    sums = np.zeros((groups.max(initial=0) + 1, likely.shape[1]))
    np.add.at(sums, groups, likely)
    others = np.bincount(groups, minlength=len(sums))[groups] - 1
    return (sums[groups] - likely) / np.maximum(others, 1)[:, None]
