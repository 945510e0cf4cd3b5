"""How people got in and what their days are like: one row a person, in their own words."""

from __future__ import annotations

import re
from functools import cache

from careerlab.analysis.evidence import as_frame, findings, joined
from careerlab.analysis.learning.steps_in import came_from, first_step, months_taken
from careerlab.insights.phrases import PhraseBook, tokens
from careerlab.resources import rows as resource

_WAYS = {
    **{"path": "str", "person": "str", "organisation": "str", "like_me": "int64"},
    **{"came_from": "str", "first_step": "str", "months": "int64", "route": "str", "ids": "str"},
}
_DAYS = {"path": "str", "person": "str", "organisation": "str", "day": "str", "ids": "str"}
PART = " … "

_NEGATIONS = frozenset(("no", "not", "never", "without", "zero", "hated"))
_RANKS = frozenset("a an the of and in for at my senior junior lead head chief assistant freelance former".split())
_USUAL = "(?:typical|average|normal|ordinary|usual)"
_DAY_ABOVE = re.compile(
    rf"\b(?:days?|daily|routine|hour by hour|(?:how|what)\b.{{0,30}}\bweek|week in"
    rf"|{_USUAL} (?:\w+ )?(?:week|shift|morning|\w+day))\b",
    re.I,
)
_NOT_ITS_DAY = re.compile(
    r"\b(?:first|start(?:ing)?|best|worst|bad|favou?rite|some|one|same|every|present) day|\bdays? off|\bday rate", re.I
)
_DAY_BEGINS = re.compile(
    rf"\W*(?:(?:on |in |most )?(?:a|an|the|his|her|my|their) )?(?:{_USUAL} (?:\w+ )?(?:day|week|morning|shift)"
    r"|days? (?:is|starts?|begins?|looks?|usually)|day to day)\b",
    re.I,
)


def ways_in(insights, profile=None):
    """Tell how each person got where they are, those who came from work like the explorer's first.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; `current` is her work now. Related work stands in ``resources/related_work.csv``.

    Returns
    -------
    pandas.DataFrame
        One row per path and person who told it: `path`, `person`, `organisation` (str), `like_me` (int64, 1 if the
        route names work like the explorer's, else 0), `came_from` and `first_step` (str: the words about earlier work
        or schooling, and about what they did first to get in; '' where they told neither), `months` (int64, 1 or more:
        how long it took, where they said so; else -1), `route` (str, the statements in order) and their `ids` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    related = _related_work(getattr(profile, "current", ""))
    records = []
    for (path, who), said in findings(insights, ("route",)).groupby(["path", "who"]):
        aimed_at = {word for name in (path, *said["role"]) for word, _, _ in tokens(name)}
        texts = list(said["text"])
        alike = any(_names_work(text, related, aimed_at) for text in texts)
        earlier = came_from(texts)
        step = (earlier, first_step(texts, earlier), months_taken(texts))
        told = (int(alike), *step, PART.join(texts), joined(said["id"]))
        records.append((path, who, _first(said["organisation"]), *told))
    records.sort(key=lambda r: (-r[3], r[0], r[1]))
    return as_frame(records, _WAYS)


def ordinary_day(insights):
    """Tell what an ordinary day is like, from answers, headings and sentences about the day or the week.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.

    Returns
    -------
    pandas.DataFrame
        One row per path and person who told it: `path`, `person`, `organisation`, `day` (str, the statements in order)
        and their `ids` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    told = findings(insights, ("fact", "pro", "con"))
    begins = told["text"].map(_DAY_BEGINS.match).notna()
    # A sentence that begins "An ordinary day …" opens a paragraph about it: what stands on its line belongs to it.
    opened = begins.groupby([told["source"], told["line"]]).cummax().astype(bool)
    told = told[told["question"].map(_is_about_day).astype(bool) | (opened & (told["kind"].eq("fact") | begins))]
    records = [
        (path, who, _first(said["organisation"]), PART.join(said["text"]), joined(said["id"]))
        for (path, who), said in told.groupby(["path", "who"])
    ]
    return as_frame(records, _DAYS)


def _is_about_day(heading):
    return bool(_DAY_ABOVE.search(heading)) and not _NOT_ITS_DAY.search(heading)


@cache
def _related_work(current):
    """Return the words that name the explorer's work and work like it; None without any."""
    families = [row for row in resource("related_work") if _book(row["work"]).find(tokens(current))]
    related = [words for row in families for words in row["words"].split(";")]
    # Work the table does not know: its own words have to do.
    related = related or [word for word, _, _ in tokens(current) if word not in _RANKS]
    return _book("; ".join([current, *related])) if related else None


def _book(phrases):
    return PhraseBook((phrase, "") for phrase in phrases.split(";"))


def _names_work(text, related, aimed_at):
    """Whether a route names related work: not the path's own words (a designer's way to design), not "no design"."""
    words = tokens(text)
    for first, last, _ in related.find(words) if related else ():
        named = {word for word, _, _ in words[first:last]}
        if not named <= aimed_at and not _NEGATIONS & {word for word, _, _ in words[max(0, first - 2) : first]}:
            return True
    return False


def _first(values):
    """Return the first that is not empty."""
    return next((value for value in values if value), "")
