"""What a form leaves open to write at: `___`, `…`, an empty bullet or box, `(your words)`."""

from __future__ import annotations

from functools import cache

from careerlab.resources import rows

_SIGNS, _BRACKETS = " \t\r\n_.…-–—*•·/|", {"(": ")", "[": "]", "<": ">", "{": "}"}


def is_blank(words):
    """Whether `words` are a place to write at in which nothing was written.

    Signs alone, or in brackets what `resources/blanks.csv` lists. `?`, `+` and `:-)` say something, and `--` heads what
    is bad, as `++` does what is good.
    """
    if words.strip() == "--":
        return False
    words = words.strip(_SIGNS)
    if not words or _BRACKETS.get(words[0]) != words[-1]:
        return not words
    inside = words[1:-1].strip(_SIGNS)
    return not inside or inside.casefold() in _listed()


@cache
def _listed():
    return {row["words"] for row in rows("blanks")}
