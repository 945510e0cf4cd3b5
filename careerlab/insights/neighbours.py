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
    return np.hstack([*_parts(chances, shifts, above)])


def weighed(chances, shifts, above, weights):
    """Return `beside` times `weights`, part by part: of a long note the whole would be its largest array by far."""
    out, row = np.zeros((len(chances), weights.shape[1])), 0
    for part in _parts(chances, shifts, above):
        out += part @ weights[row : row + part.shape[1]]
        row += part.shape[1]
    return out


def _parts(chances, shifts, above):
    likely = np.exp(chances)
    stretch = _stretches(above)
    yield np.maximum(chances, FLOOR) / 2
    for by in (-1, 1, -2, 2):
        yield _shifted(likely, stretch, by)[0]
    yield _mean_of_others(likely, stretch)
    yield _mean_of_others(likely, np.zeros_like(stretch))
    yield shifts
    for by in (-1, 1):
        yield _shifted(likely, stretch, by)[1]


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
