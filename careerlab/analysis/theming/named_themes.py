"""Themes named in `resources/themes.csv`: which statement is of which, by its cue words, else by what it means."""

from __future__ import annotations

from functools import cache

from careerlab.analysis.theming.nearest_themes import nearest_themes
from careerlab.insights.phrases import PhraseBook, tokens
from careerlab.insights.table import NOT_SORTED, with_topic
from careerlab.resources import rows as resource

_NEGATION_REACH = 3
_NEGATIONS = frozenset("no not never without nobody hardly avoid skip forget dont".split())
_NEGATIONS |= {f"{verb}n't" for verb in "do does did is are was were wo would ca could should".split()}


def named_theme(text, kind, topic=""):
    """Return the named theme of most cues in a statement (the first listed if equal, '' if none) and its cues.

    Only a theme of the statement's kind is named, and of its topic where that is known: "She sees her kids" is about
    the hours, and none of "The people you do it for".
    """
    topics_of, book = _themes_of(kind)
    words = tokens(text)
    folded = [word for word, _, _ in words]
    cues = {}
    for first, last, payloads in book.find(words):
        denied = not _NEGATIONS.isdisjoint(folded[max(0, first - _NEGATION_REACH) : first])
        for cue, theme in payloads:
            if (not topic or topic in topics_of[theme]) and not denied:
                cues.setdefault(theme, {})[" ".join(folded[first:last])] = cue.strip()
    best = min(cues, key=lambda theme: (-len(cues[theme]), list(topics_of).index(theme)), default="")
    return best, tuple(cues.get(best, {}).values())


def with_names(rows):
    """Return statements with `theme` ('' where no named one fits) and the `cues` that led to it (tuple of str)."""
    topics = with_topic(rows)["topic"].replace(NOT_SORTED, "")
    told = [named_theme(*said) for said in zip(rows["text"], rows["kind"], topics, strict=True)]
    near = nearest_themes(*(rows[column].tolist() for column in ("text", "kind", "topic")))
    names = [by_cues or by_meaning for (by_cues, _), by_meaning in zip(told, near, strict=True)]
    return rows.assign(theme=names, cues=[cues for _, cues in told])


def opposites():
    """Return which theme says the opposite of which: dict of sets, both ways round."""
    found = {}
    for row in resource("themes"):
        for other in filter(None, map(str.strip, row["opposite"].split(";"))):
            found.setdefault(row["theme"], set()).add(other)
            found.setdefault(other, set()).add(row["theme"])
    return found


@cache
def _themes_of(kind):
    """Return the topics of each theme of a kind, in the order of themes.csv, and the book of its cue phrases.

    A book for each kind, because the longest phrase counts: a cue of advice ("your knees") must not hide one of a con.
    """
    rows = [row for row in resource("themes") if kind in row["kinds"].split()]
    book = PhraseBook((cue, row["theme"]) for row in rows for cue in row["words"].split(";"))
    return {row["theme"]: row["topics"].split() for row in rows}, book
