"""The list of skills: every name and alias, and the canonical name behind it (skills.csv)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from careerlab.insights.phrases import PhraseBook, tokens
from careerlab.resources import rows


class Entry(NamedTuple):
    """A skill of the list; one with a context is also an everyday word, and means the skill as written in it."""

    skill: str
    group: str
    context: PhraseBook | None


@cache
def book():
    """Every name and alias -> its Entry."""
    pairs = []
    for row in rows("skills"):
        context = PhraseBook((words, "") for words in _split(row["context"])) if row["context"].strip() else None
        entry = Entry(row["skill"], row["group"], context)
        pairs += [(name, entry) for name in (row["skill"], *_split(row["aliases"]))]
    return PhraseBook(pairs)


def _split(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


@lru_cache(maxsize=10_000)
def canonical(name):
    """The canonical name of a skill however it is called; the name itself where the list does not know it."""
    known = book().exactly(tokens(name))
    return known[0][1].skill if known else name


@cache
def _groups():
    return {row["skill"]: row["group"] for row in rows("skills")}


def family_of(skill):
    """The family (column `group`) of a skill of the list, '' for any other."""
    return _groups().get(skill, "")


def is_rated_by_all(skill):
    """Whether a skill missing from a profile means "never tried": tools and crafts, not traits or languages."""
    return _groups().get(skill) not in ("personal traits", "people", "leadership", "languages")
