"""What was said, by use: advice and how many give it, what the explorer wants, and what she did not expect."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from careerlab.analysis.evidence import as_frame, findings, joined
from careerlab.analysis.themes import most_telling, named_theme, word_vectors

ALIKE = 0.35  # cosine of TF-IDF vectors from which two pieces of advice are one
SHARED_WORDS = 2
_AGAINST = re.compile(r"\b(?:(?:do|would|should)(?:n't|nt| not)|avoid|never|skip|forget|steer clear|stay away)\b")

_ADVICE = {"advice": "str", "about": "str", "people": "int64", "paths": "str", "skills": "str", "ids": "str"}
_WANTS = dict.fromkeys(("want", "text", "path", "date", "talk", "id"), "str")
_SURPRISES = dict.fromkeys(("path", "person", "text", "then", "date", "id"), "str")

_NO_WANT = re.compile(
    r"(?:^\W*|\bi )(?:\w+ )?(?:don't|dont|do not|didn't|wouldn't|would not|never) (?:\w+ )?(?:want|like|enjoy|fancy)\b"
    r"|\b(?:not sure|don't think|dont think) (?:that )?i(?:'d| would)? (?:want|like|enjoy)\b"
    r"|\b(?:no thanks|a no from me|not the idea of|not interested)\b|(?<!n't )(?<!not )\bputs? me off\b"
    r"|\b(?:not|isn't|isnt|nothing) (?:really )?for me\b"
    r"|\b(?:i'd|i would|i'll) (?:hate|go mad|be bored|be unhappy|rather not|miss|dread)\b"
    r"|\bcan't (?:see|picture|imagine) (?:myself|me|being|doing)\b|\bwhat i can't picture\b"
    r"|\bi could(?:n't| not| never) (?:live|work|do|leave|stand|cope)\b"
)
_WANT = re.compile(
    r"\b(?:i(?:'d| would) (?:really )?(?:love|like|enjoy|prefer)|what i'd like|(?:i|that|this|which)(?: \w+)? want"
    r"|i (?:can|could) see myself|i(?:'m| am) (?:\w+ )?(?:drawn to|tempted|jealous|envious)|appeals to me"
    r"|(?:is|be) for me|exactly what i|would change my life|sounds like me|yes please)\b"
)
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


def wants(insights):
    """List what the explorer noted that she wants, and what she does not want.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.

    Returns
    -------
    pandas.DataFrame
        One row per statement, in note order: `want` (str, ``want`` or ``don't want``; by what comes first where a
        statement says both), `text`, `path` ('' where the talk has none), `date`, `talk` and `id` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    records = []
    for row in _own_views(insights).itertuples():
        plain = _plain(row.text)
        wanted, unwanted = _WANT.search(plain), _NO_WANT.search(plain)
        if wanted or unwanted:
            first = unwanted and (not wanted or unwanted.start() <= wanted.start())
            records.append(("don't want" if first else "want", row.text, row.path, row.date, row.talk, row.id))
    return as_frame(records, _WANTS)


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
