"""What a participant hands in at a workshop: people counted over fixed words, and quotes that name nobody.

Nothing in a pack is the note's own words but the quotes, which the participant has seen and chosen one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pandas as pd

from careerlab.analysis.balance import pros_cons
from careerlab.analysis.evidence import as_frame, findings, people_on
from careerlab.analysis.gaps import skill_gaps
from careerlab.analysis.themes import KINDS as THEME_KINDS
from careerlab.analysis.theming.named_themes import with_names
from careerlab.errors import PackError
from careerlab.insights.codebook import PRIORITY_TOPICS, TOPICS
from careerlab.insights.table import check_insights, with_topic
from careerlab.profile import Profile
from careerlab.profile.model import folded
from careerlab.resources import rows as resource
from careerlab.workshop.everyday import is_everyday, plain_capitals
from careerlab.workshop.named import named_in, names_of
from careerlab.workshop.names import WORD
from careerlab.workshop.refusals import why_refused

VERSION = 1
TABLES = ("talks", "spoken", "heard", "need", "gap", "theme")
SIDES = ("for", "against")
QUOTED_KINDS = ("pro", "con", "need", "advice")
MOST_PEOPLE = 99  # nobody holds a hundred talks; a larger number is a mistake, or somebody's telephone

COUNTS = {"table": "str", "path": "str", "word": "str", "side": "str", "people": "int64"}
QUOTES = {"path": "str", "topic": "str", "kind": "str", "quote": "str"}

_CODE = re.compile(r"[a-z0-9-]{0,12}")
_PATH_NAME = re.compile(r"[^\W_](?:[\w &,/'’()-]{0,58}[\w)])?")
_SPOKEN_KINDS = ("pro", "con", "need", "advice", "route", "fact")


@dataclass(frozen=True)
class Pack:
    """What leaves the laptop.

    Attributes
    ----------
    version : int
        Of the way packs are written.
    code : str
        What the coach calls the participant, '' if nothing: at most 12 small letters, digits and hyphens.
    month : str
        YYYY-MM of the latest talk, '' if no talk has a date.
    paths : tuple of str
        The workshop's list of careers, as the coach wrote it.
    counts : pandas.DataFrame
        One row per thing counted, sorted: `table` (str), `path` (str, of `paths`), `word` (str), `side` (str) and
        `people` (int64, 1 to 99). By `table`:

        - ``talks``: people talked to about the path; `word` is ''
        - ``spoken``: people who said anything on the topic in `word`
        - ``heard``: people who spoke well (`side` is ``for``) or ill (``against``) of the topic in `word`; somebody
          may do both
        - ``need``: people who say that the work takes the skill in `word`
        - ``gap``: the same where the participant lacks the skill; 1 where only the participant noted it
        - ``theme``: people who speak of the theme in `word`
    quotes : pandas.DataFrame
        One row per quote, sorted: `path`, `topic`, `kind`, `quote` (str, with [person 1] for a name).
    """

    version: int
    code: str
    month: str
    paths: tuple
    counts: pd.DataFrame
    quotes: pd.DataFrame


def make_pack(insights, profile=None, paths=None, code="", quotes=None):
    """Count what a participant hands in.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The participant's: says what the paths are called, and which skills are lacking. Without it only the lack that
        the participant noted is a gap.
    paths : iterable of str, optional
        The workshop's list of careers; what is on none of them stays at home. None: those of the profile.
    code : str
        What the coach calls the participant.
    quotes : pandas.DataFrame, optional
        Rows of `shareable_quotes` that the participant accepted. Each is looked at again.

    Returns
    -------
    Pack

    Raises
    ------
    PackError
        No list of paths, a code or path that is none or names somebody, or a quote that may not leave.
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    names = names_of(insights, profile)
    paths = checked_paths(profile.path_names if paths is None and profile else paths or ())
    if named := next((path for path in paths if _names_somebody(path, names)), ""):
        raise PackError(f"The path `{named}` names somebody you talked to, or an employer: call it by the work alone.")
    if not _CODE.fullmatch(code) or _names_somebody(code.replace("-", " "), names):
        raise PackError(f"The code `{code}` should be up to 12 small letters, digits and hyphens, and nobody's name.")
    rows = on_paths(insights, paths, profile)
    # a skill may be called like an employer in the notes (SAP)
    counts = [row for row in _counted(rows, profile) if row[2] in TOPICS or not _names_somebody(row[2], names)]
    return Pack(
        VERSION, code, _latest_month(rows), paths, as_frame(sorted(counts), COUNTS), _safe(quotes, paths, names)
    )


def _names_somebody(words, names):
    """Whether some words hold a name, but for everyday words (somebody is called `District nurse`) and skills."""
    plain = plain_capitals(words)
    found = (named for named in named_in(words, names) if not any(a <= named.start < b for a, b in plain))
    return any(not all(map(is_everyday, WORD.findall(words[named.start : named.end]))) for named in found)


def checked_paths(paths):
    """The workshop's list as a tuple of str.

    Raises
    ------
    PackError
        It is empty, names one path twice, or holds what is no name of a path.
    """
    paths = tuple(" ".join(str(path).split()) for path in paths)
    if not paths:
        raise PackError("Say which paths the workshop looks at: a pack is counted over the coach's list.")
    for path in paths:
        if not _PATH_NAME.fullmatch(path) or any(c.isdigit() for c in path):
            raise PackError(f"`{path[:80]}` is no name of a path: use up to 60 letters, without digits.")
    if len(set(map(folded, paths))) < len(paths):
        raise PackError("A path stands twice in the workshop's list: name each once.")
    return paths


def on_paths(insights, paths, profile=None):
    """The rows on the workshop's paths, with its name for each; people call one career by several names."""
    workshop_name = _names_of_paths(tuple(sorted(set(insights["path"]) - {""})), paths, profile or Profile())
    rows = insights.assign(path=[workshop_name.get(path, "") for path in insights["path"]])
    return rows[rows["path"].ne("")]


def _names_of_paths(own, paths, profile):
    """Own name -> the workshop's: the same words, else the career of the profile that the workshop's words name."""
    found = {name: path for name in own for path in paths if folded(name) == folded(path)}
    for path in paths:
        name = profile.path_for(path)
        if name in own and path not in found.values():
            found.setdefault(name, path)
    return found


# ---- what is counted


def _counted(rows, profile):
    """(table, path, word, side, people) of all that is counted, in no order."""
    yield from (("talks", path, "", "", people) for path, people in people_on(rows).items())
    yield from _spoken(rows)
    yield from _heard(rows)
    yield from _skills(rows, profile)
    yield from _themes(rows)


def _spoken(rows):
    said = with_topic(findings(rows, _SPOKEN_KINDS))
    said = said[said["topic"].isin(PRIORITY_TOPICS)]
    for (path, topic), people in said.groupby(["path", "topic"])["who"].nunique().items():
        yield "spoken", path, topic, "", people


def _heard(rows):
    for row in pros_cons(rows).itertuples():
        if row.topic in TOPICS:
            sides = (row.people_for + row.people_mixed, row.people_against + row.people_mixed)
            yield from (("heard", row.path, row.topic, *on) for on in zip(SIDES, sides, strict=True) if on[1])


def _skills(rows, profile):
    for row in skill_gaps(rows).itertuples():
        if row.people and row.skill in skill_words():
            yield "need", row.path, row.skill, "", row.people
    for row in skill_gaps(rows, profile).itertuples():
        if (row.gap > 0 or row.noted) and row.skill in skill_words():
            yield "gap", row.path, row.skill, "", max(row.people, 1)


def _themes(rows):
    """Also what one person says: that many of a group heard it is what the merged packs show."""
    said = with_names(findings(rows, THEME_KINDS))
    said = said[said["theme"].isin(theme_words())]
    for (path, theme), people in said.groupby(["path", "theme"])["who"].nunique().items():
        yield "theme", path, theme, "", people


def _latest_month(rows):
    return max((date[:7] for date in rows["date"] if date), default="")


# ---- the fixed words


@cache
def skill_words():
    """The canonical skills: a skill in a note's own words stays at home."""
    return frozenset(row["skill"] for row in resource("skills"))


@cache
def theme_words():
    """The named themes: one that was gathered around a word of the notes stays at home."""
    return frozenset(row["theme"] for row in resource("themes"))


def words_of_table(table):
    """All that can stand in column `word` of the rows of this table."""
    fixed = {"talks": ("",), "spoken": PRIORITY_TOPICS, "heard": PRIORITY_TOPICS}
    more = {"need": skill_words, "gap": skill_words, "theme": theme_words}
    return fixed[table] if table in fixed else more[table]()


# ---- quotes


def _safe(quotes, paths, names):
    """The quotes as they leave, each looked at once more."""
    if quotes is None or not len(quotes):
        return as_frame([], QUOTES)
    if missing := [column for column in QUOTES if column not in quotes.columns]:
        raise PackError(f"The quotes lack the column `{missing[0]}`: take them from shareable_quotes.")
    records = sorted(set(quotes[list(QUOTES)].itertuples(index=False, name=None)))
    for path, topic, kind, quote in records:
        if path not in paths or topic not in TOPICS or kind not in QUOTED_KINDS:
            raise PackError(f"`{quote[:60]}` is on no path, topic or kind of the workshop: leave it out.")
        if reason := why_refused(quote, names):
            raise PackError(f"`{quote[:60]}` may not leave: {reason}.")
    return as_frame(records, QUOTES)


# ---- what leaves, in words

_IN_WORDS = {
    "talks": "people I talked to",
    "spoken": "people who spoke of {word}",
    "for": "people who spoke well of {word}",
    "against": "people who spoke ill of {word}",
    "need": "people who say it takes {word}",
    "gap": "I lack {word} (asked for by so many, or noted by me)",
    "theme": "people who say: {word}",
}
_WORDS = {"about": "str", "what leaves": "str", "people": "int64"}


def pack_in_words(pack):
    """Say in plain words all that a pack holds; what is not in this table does not leave.

    Parameters
    ----------
    pack : Pack
        Best as `read_pack` reads it from the file that is handed in.

    Returns
    -------
    pandas.DataFrame
        One row per thing that leaves: `about` (str: the path, or the pack itself), `what leaves` (str) and `people`
        (int64, -1 where nobody is counted).
    """
    whole = [("this pack", f"my code: {pack.code or 'none'}", -1)]
    whole.append(("this pack", f"the month of my latest talk: {pack.month or 'unknown'}", -1))
    whole.append(("this pack", f"the paths of the workshop: {', '.join(pack.paths)}", -1))
    rows = sorted(pack.counts.itertuples(), key=lambda row: (pack.paths.index(row.path), TABLES.index(row.table)))
    counted = [(row.path, _IN_WORDS[row.side or row.table].format(word=row.word), row.people) for row in rows]
    quoted = [(row.path, f"a quote ({row.kind}, {row.topic}): {row.quote}", -1) for row in pack.quotes.itertuples()]
    return as_frame([*whole, *counted, *quoted], _WORDS)
