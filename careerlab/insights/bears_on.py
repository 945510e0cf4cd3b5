"""What a person decided about beliefs that a statement bears on: the column `bears_on`.

``for: UX is mostly drawing screens | neither: UX pays well``: one part a belief, in the order of the beliefs' words.
"""

from __future__ import annotations

import re

SIDES = ("for", "against", "neither")
_BETWEEN = re.compile(rf" \| (?=(?:{'|'.join(SIDES)}): )")


def read_side(value):
    """(side, belief) of ``for: the belief``; side '' where it is none of `SIDES`."""
    side, _, belief = value.partition(":")
    side = side.strip().lower()
    return (side if side in SIDES else ""), " ".join(belief.split())


def sides_of(bears_on):
    """Belief (case folded) -> side, of a cell of `bears_on`."""
    return {belief.casefold(): side for side, belief in _parts(bears_on)}


def with_side(bears_on, value):
    """The cell with one more decision, instead of an earlier one about the same belief."""
    side, belief = read_side(value)
    others = [part for part in _parts(bears_on) if part[1].casefold() != belief.casefold()]
    decided = sorted([*others, (side, belief)], key=lambda part: (part[1].casefold(), part))
    return " | ".join(f"{side}: {belief}" for side, belief in decided)


def _parts(bears_on):
    return [read_side(part) for part in _BETWEEN.split(bears_on) if part]
