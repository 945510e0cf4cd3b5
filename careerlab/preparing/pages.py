"""What stands on the pages that were pasted about a person, for the checklist: a line to read again, never a claim."""

from __future__ import annotations

import re
from functools import cache

from careerlab.insights.identity.names import fold_name
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand)\b",
    re.IGNORECASE,
)
_COUNTED = {"size"}  # items that are told only where a number stands beside the words
_HEADED = {"employer"}  # items that a heading alone shows to be told
SHORTEST = 4  # words of a sentence that says something; fewer are a heading


def told_on(pages, item):
    """Return the sentence that tells best of an item of the checklist: (sentence, source, line); '' and 0 for none.

    Parameters
    ----------
    pages : list of Note
        Those about the person, as `pages_about` chooses them.
    item : str
        Of the column `item` of ``resources/told_on_a_page.csv``; what stands first among its words tells best.
    """
    found = [
        (rank, " ".join(sentence.split()), page.source, number)
        for page in pages
        for number, line in enumerate(page.text.split("\n"), 1)
        for sentence in _SENTENCES.split(line.strip())
        if (rank := _rank(sentence, item)) >= 0
    ]
    return min(found, key=lambda each: each[0], default=(0, "", "", 0))[1:]


def _rank(sentence, item):
    """Return the place in the list of the best words for an item that a sentence has, -1 for none."""
    is_heading, is_counted = len(sentence.split()) < SHORTEST, bool(_NUMBER.search(sentence))
    if (is_heading and item not in _HEADED) or (item in _COUNTED and not is_counted):
        return -1
    return min((at for _, _, ((_, at), *_) in _words(item).among(words_of(sentence))), default=-1)


@cache
def _words(item):
    said = next(row["words"] for row in rows("told_on_a_page") if row["item"] == item)
    return PhraseBook((words.strip(), at) for at, words in enumerate(said.split(";")))


def pages_about(pages, facts, person):
    """Choose the pages about a person: those that facts were read from, and those that have the name in them."""
    read, name = set(facts["source"]), f" {fold_name(person)} "
    return [
        page
        for page in sorted(pages, key=lambda page: page.source)
        if page.source in read or (name.strip() and name in f" {fold_name(page.text)} ")
    ]
