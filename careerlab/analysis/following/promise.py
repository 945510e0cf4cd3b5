"""One thing to do or to expect, before anybody has looked what became of it."""

from __future__ import annotations

from typing import NamedTuple

ME = "I"


class Promise(NamedTuple):
    """One thing to do or to expect, before anybody has looked what became of it.

    `row` is the statement (as `entries` gives it), `who`, `what`, `words`, `about`, `due` and `due_words` as in
    `follow_ups`, `sure` whether it is surely meant, `done` whether the words themselves say that it is done, `verb` the
    phrase of ``resources/promises.csv``, () where no verb says it, `thing` the words that say what it is about (as
    `content` gives them), `told` whether it is a deed that was never promised in these words ("sent her the photo"):
    then `sure` says whether it is worth a row. `said` are the words of its sentence and of the next on its line.
    """

    row: object
    who: str
    what: str
    words: str
    about: str
    due: str
    due_words: str
    sure: bool
    done: bool
    verb: tuple[str, ...]
    thing: frozenset
    told: bool = False
    said: frozenset = frozenset()


def without(text, due_words):
    """Return a text without its words of time."""
    return text.replace(due_words, " ") if due_words else text
