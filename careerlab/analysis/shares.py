"""A share of a few, and between what it likely lies."""

from __future__ import annotations

Z = 1.96  # nineteen in twenty


def wilson(share, number):
    """The interval in which a share likely lies that was seen in so many: (low, high).

    The score interval of E. B. Wilson, Journal of the American Statistical Association 22 (1927), which holds for few
    and for shares near 0 and 1. Where the cases weigh differently `number` is how many alike ones would tell as much.
    """
    if not number:
        return 0.0, 1.0
    centre = share + Z**2 / (2 * number)
    reach = Z * (share * (1 - share) / number + Z**2 / (4 * number**2)) ** 0.5
    scale = 1 + Z**2 / number
    return max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale)
