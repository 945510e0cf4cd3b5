"""What was said, by use: advice and how many give it, and what the explorer did not expect."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from careerlab.analysis.evidence import as_frame, findings, joined
from careerlab.analysis.themes import most_telling
from careerlab.analysis.theming.named_themes import named_theme
from careerlab.analysis.theming.theme_words import word_vectors

ALIKE = 0.35  # cosine of TF-IDF vectors from which two pieces of advice are one
SHARED_WORDS = 2
_AGAINST = re.compile(r"\b(?:(?:do|would|should)(?:n't|nt| not)|avoid|never|skip|forget|steer clear|stay away)\b")

_ADVICE = {"advice": "str", "about": "str", "people": "int64", "paths": "str", "skills": "str", "ids": "str"}
_SURPRISES = dict.fromkeys(("path", "person", "text", "then", "date", "id"), "str")

# Weights: 3 says outright that a view changed, 2 says what was expected, 1 only hints.
_THOUGHT = "(?:thought|assumed|believed|expected|imagined|pictured|feared|hoped|supposed|figured)"
_CHANGED_VIEW = tuple(
    (re.compile(pattern), weight)
    for pattern, weight in (
        (r"\bsurpris(?:ed|ing|e|ingly)\b|\b(?:not|never|\w+n'?t) (?:have )?expect(?:ed)?\b|\bunexpected", 3),
        (rf"\b(?:not|less|more|\w+er|\w+n't) .{{0,40}}\b(?:as|than) i(?:'d| had)? {_THOUGHT}\b", 3),
        (r"\bchang(?:ed|es|ing) my (?:mind|view|idea)|\b(?:was|were|am|got .{0,20}|so .{0,20}|half) wrong\b", 3),
        (r"\bbelief (?:buried|gone|dead|overturned|broken)|\bmyth\b|\bcontrary to\b|\bopposite of what\b", 3),
        (rf"\bi(?:'d| had)?(?: \w+){{0,2}} {_THOUGHT}\b|\bi used to think\b|\bdid think\b|\bin expecting\b", 2),
        (rf"^\W*(?:(?:honestly|always|really) )?{_THOUGHT}\b|\bother way (?:a)?round\b|\bseen it coming\b", 2),
        (r"\b(?:had no idea|turns out|turned out|less sure than|no longer (?:think|sure)|never (?:\w+ )?thought)\b", 2),
        (r"\b(?:hadn't|had not|never had|had never) (?:realised|realized|known|counted|considered)\b", 2),
        (r"\b(?:didn'?t (?:realise|realize|know)|never knew)\b", 2),
        (r"\b(?:caught myself|who knew|apparently|funny)\b", 1),
    )
)


def advice(insights):
    """Gather advice that people give alike: on the same theme or skill, or in much the same words.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; what somebody passed on from others is left out.

    Returns
    -------
    pandas.DataFrame
        One row per piece of advice, given by most people first: `advice` (str, the clearest quote), `about` (str, the
        theme or skill they share, or ''), `people` (int64, 1 or more), `paths` and `skills` (str, joined by "; "),
        `ids` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = findings(insights, ("advice",), ("source", "note-taker"), on_path=False)
    records = []
    for about, said in _alike(rows):
        paths = sorted(set(said["path"]) - {""})
        skills = sorted({skill for cell in said["skills"] for skill in cell.split("; ") if skill})
        shared = (said["who"].nunique(), "; ".join(paths), "; ".join(skills), joined(said["id"]))
        records.append((most_telling(said)["text"], about, *shared))
    # Stable: pieces given by as many people stay in the order of the notes.
    records.sort(key=lambda r: -r[2])
    return as_frame(records, _ADVICE)


def surprises(insights):
    """List where the explorer's view changed: what she had thought, and what she did not expect.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.

    Returns
    -------
    pandas.DataFrame
        One row per statement, the most explicit first: `path`, `person` (whose talk it was), `text`, `then` (her next
        view on the same line, or '': what came instead often stands there), `date` and `id` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    records = []
    for row, after in pairwise([*_own_views(insights).itertuples(), None]):
        plain = _plain(row.text)
        then = after.text if after and (after.source, after.line) == (row.source, row.line) else ""
        weight = sum(weight for pattern, weight in _CHANGED_VIEW if pattern.search(plain))
        if weight:
            records.append((weight, (row.path, row.who, row.text, then, row.date, row.id)))
    records.sort(key=lambda r: -r[0])
    return as_frame((record for _, record in records), _SURPRISES)


def _own_views(insights):
    return findings(insights, ("belief",), ("note-taker",), on_path=False)


def _plain(text):
    return " ".join(text.replace("’", "'").lower().split())


def _alike(rows):
    """Part advice into (what it is about, its rows), in note order of the first."""
    themes = [named_theme(text, "advice") for text in rows["text"]]
    about = [theme or skill for (theme, _), skill in zip(themes, _commonest_skill(rows), strict=True)]
    rows = rows.assign(cues=[cues for _, cues in themes])
    loose = [at for at, name in enumerate(about) if not name]
    group = dict(enumerate(about)) | dict(zip(loose, _linked(rows["text"].iloc[loose]), strict=True))
    parts = {}
    for at, name in sorted(group.items()):
        # "Learn SQL" and "don't bother with SQL" are two pieces; cues of a theme know negations themselves.
        against = not themes[at][0] and bool(_AGAINST.search(_plain(rows["text"].iloc[at])))
        parts.setdefault((name, against), []).append(at)
    return [(about[places[0]], rows.iloc[places]) for places in parts.values()]


def _commonest_skill(rows):
    """Return for each row the one of its skills that most rows name, '' without any: a row joins one group only."""
    skills = [[skill for skill in cell.split("; ") if skill] for cell in rows["skills"]]
    named = Counter(skill for cell in skills for skill in cell)
    return [min(cell, key=lambda skill: (-named[skill], skill), default="") for cell in skills]


def _linked(texts):
    """Number texts so that two of much the same words, or linked by others, have one number."""
    vectors, _ = word_vectors(texts)
    if vectors is None:
        return list(range(len(texts)))
    from scipy.sparse.csgraph import connected_components

    held = (vectors > 0).astype("int64")
    # One word in common is chance, however rare it is.
    alike = ((vectors @ vectors.T) >= ALIKE).multiply((held @ held.T) >= SHARED_WORDS)
    return [int(number) for number in connected_components(alike, directed=False)[1]]
