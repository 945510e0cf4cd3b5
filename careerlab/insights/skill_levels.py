"""How much of a skill is asked for: the level said beside it, and whether it is waved off ("you don't need SQL")."""

from __future__ import annotations

import re
from functools import cache

from careerlab.insights.phrases import PhraseBook, tokens
from careerlab.resources import rows

LEVEL_REACH = 4  # words between a level ("basic") and the skill it is said of
BEFORE, AFTER = 120, 60  # characters around a skill in which a wave-off is looked for

# "You do not need to code", "can do it without SQL", "don't bother with SQL" right before a skill.
_FILLERS = (
    r"(?:to|for|of|any|much|a|an|the|your|know|learn|do|write|use|have|be|able|good|great|at|in|with|about|really|"
    r"deep|formal|actual|even|hard|advanced)"
)
_NOT_NEED = (
    r"(?:not|never|no|nobody|\w+n't|dont|doesnt|isnt|needn't) (?:\w+ ){0,2}?"
    r"(?:needs?|needed|required?|have|asked?|asks|bother|worry|expect|expected|matter|learn|care)"
)
_WAVED_BEFORE = re.compile(
    rf"\b(?:no|without|zero|forget|forget about|skip|rather than|instead of|{_NOT_NEED})(?: {_FILLERS}){{0,6}}$"
)
# "is not needed", "is overrated", "matters less than people think", ": none", "you have" right after it.
_WAVED_AFTER = re.compile(
    r"\s*+(?:is|are|was|were)?\s*+(?:really |very |so |totally )?"
    r"(?:(?:not|never|isn't|aren't|wasn't|isnt)(?: \w+)? "
    r"(?:needed|required|necessary|essential|asked|expected|important|part of|a must|an issue|the point)\b"
    r"|(?:overrated|optional|unnecessary|irrelevant|over-rated|secondary|not needed)\b"
    r"|(?:hardly|rarely|seldom) (?:needed|required|asked|used|matters?)\b)"
    r"|\s*+(?:matters? (?:less|little)\b"
    r"|(?:doesn't|don't|does not|do not|won't) (?:really )?(?:matter|count|come into)\b)"
    r"| ?[:,]? (?:none|no)\b(?=\s*(?:[,.;!]|at all|$))"
    r"|,? (?:but )?you(?:'ve got| have got| already have| have)\b(?! to\b)"
)
# "No way in without SQL", "nobody gets far without it", "if you do not have to code": no wave-off.
_NOBODY = re.compile(r"\b(?:no|nobody|no one|never|not|can't|cannot|\w+n't)\b")
_IF = re.compile(r"\bif\b")
_JOINED_BY = re.compile(r"\s*(?:,? ?(?:or|nor)|/)\s*")
_CLAUSE = re.compile(r"[,;:.()]\s")
_CLAUSE_OR_AND = re.compile(r"[,;:.()]\s|\sand\s")


@cache
def _levels():
    return PhraseBook((row["words"], int(row["level"])) for row in rows("levels"))


@cache
def level_words():
    """The levels that are one word: "basic", "fluent"."""
    return frozenset(words[0] for words in _levels().phrases if len(words) == 1)


def level_said(words, skills):
    """The highest level (0-5) said within a few words of a skill; -1 where none is.

    Parameters
    ----------
    words : list of (str, int, int)
        As `tokens` gives them.
    skills : list of (str, int, int)
        As `find_skills` gives them.
    """
    if not skills:
        return -1
    at = [i for i, (_, start, _) in enumerate(words) if any(s <= start < e for _, s, e in skills)]
    near = [
        payloads[0][1]
        for first, last, payloads in _levels().find(words)
        if any(0 <= i - last <= LEVEL_REACH or 0 <= first - i <= 2 or first <= i < last for i in at)
    ]
    return max(near, default=-1)


def level_near(text, start, end):
    """The level said in a skill's clause, not behind an "and": "English and some German" asks for two levels."""
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE_OR_AND.search(text, end)
    clause = text[begin : stop.start() if stop else len(text)]
    return level_said(tokens(clause), [("", start - begin, end - begin)])


def _still_asked(clause):
    """Whether what sounds like a wave-off asks all the more: "no way in without", "if you do not have to"."""
    return bool(_IF.search(clause) or (clause.endswith(" without") and _NOBODY.search(clause)))


def waved_off(text, start, end, others=()):
    """Whether the words around a skill say that it is not needed.

    Parameters
    ----------
    text : str
        The statement; the skill is written at `start` to `end`.
    others : iterable of (str, int, int)
        The mentions of the statement: "no SQL or Python" waves off both.
    """
    plain = text.replace("’", "'").lower()
    if len(plain) != len(text):  # a letter whose small form is longer would move every place
        plain = text.replace("’", "'")
    before = " ".join(plain[max(0, start - BEFORE) : start].split())
    clause = _CLAUSE.split(before)[-1]
    if _WAVED_AFTER.match(plain[end : end + AFTER]):
        return True
    if _WAVED_BEFORE.search(clause):
        return not _still_asked(clause)
    earlier = [(s, e) for _, s, e in others if e <= start and _JOINED_BY.fullmatch(plain[e:start])]
    return any(waved_off(text, s, e) for s, e in earlier)
