"""What keeps coming up, counted in people: themes named in resources/themes.csv, then what gathers around a word.

A theme is named by its cue words; where none is said, by its description if the statement comes near it in meaning.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from careerlab.analysis.evidence import NOTE_ORDER, as_frame, clearest, findings, joined, people_on, standing
from careerlab.analysis.theming.gathered_themes import ENOUGH_PEOPLE, gathered, gathering, name_of, word_counts
from careerlab.analysis.theming.named_themes import named_theme, opposites, with_names
from careerlab.analysis.theming.theme_stability import comes_back
from careerlab.analysis.theming.theme_words import says_something

__all__ = ["KINDS", "Themes", "find_themes", "most_telling", "named_theme", "theme_paths"]

KINDS = ("pro", "con", "need", "advice", "fact")
MOST_CLUSTERS = 12  # themes without a name of their own; those of fewest people are left out
SHOWN_WORDS = 5
SAID_OTHERWISE = "said otherwise"

_TABLE = {
    **{"theme": "str", "found_by": "str", "path": "str", "people": "int64", "of_people": "int64"},
    **{"statements": "int64", "against": "int64", "standing": "str", "stability": "float64", "runs": "int64"},
    **{"words": "str", "quote": "str", "ids": "str"},
}
_MEMBERS = {"id": "str", "theme": "str"}


@dataclass(frozen=True)
class Themes:
    """Themes found.

    Attributes
    ----------
    table : pandas.DataFrame
        One row per theme and path, named themes first, then most people first; every path has a row, also with nobody:

        - `theme` (str), `found_by` (str, ``named`` or ``cluster``), `path` (str)
        - `people` of `of_people` (int64): who say it, of those talked to about the path
        - `statements` (int64): in which they do
        - `against` (int64): people who say the opposite there. Of a named theme that is what `opposite` lists in
          themes.csv, even if only one person says it; in a cluster it is those who speak ill where more speak well, or
          the other way round. Somebody may say both
        - `standing` (str): ``known`` (two people or more, nobody against), ``one voice``, ``contested``,
          ``said otherwise`` (only the opposite is said) or ``not asked`` (nothing is said)
        - `stability` (float64, 0-1): how often the theme, on whatever path, comes back when one talk is left out;
          `runs` (int64): of how many times. With more than 20 talks, a twentieth of them is left out at a time
        - `words` (str): the commonest words that led to the theme, joined by ", "; '' where meaning alone did
        - `quote` (str): the clearest statement, '' without any; `ids` (str): of the statements, joined by "; "
    members : pandas.DataFrame
        One row per statement in a theme, in note order: `id` (str), `theme` (str). No statement is in two themes.
    """

    table: pd.DataFrame
    members: pd.DataFrame


def find_themes(insights, seed=0):
    """Find what at least two people speak of: named themes by cue words or meaning, then clusters of what is left.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; only what the professionals themselves said counts.
    seed : int
        Of the groups in which talks are left out to see how stable a theme is, where there are more than 20 talks. No
        theme is found by chance.

    Returns
    -------
    Themes
        The same for the same rows in any order. One theme or none is a result, too.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = with_names(findings(insights, KINDS))
    # "None, see above." is no evidence, however often it is said.
    tells = [bool(cues) or says_something(text) for cues, text in zip(rows["cues"], rows["text"], strict=True)]
    rows = rows[np.array(tells, dtype=bool)].reset_index(drop=True)
    if rows.empty:
        return Themes(as_frame([], _TABLE), as_frame([], _MEMBERS))
    find = _search(rows)
    found = find(np.arange(len(rows)))
    talks = rows["talk"].where(rows["talk"].ne(""), rows["source"])
    back, runs = comes_back(found, talks, find, seed)
    said = _said(rows.assign(key=found))
    said = said.assign(stability=[back[key] / runs for key in said["key"]], runs=runs)
    members = said.sort_values(NOTE_ORDER)[["id", "theme"]].itertuples(index=False)
    return Themes(_theme_table(said, rows, people_on(insights)), as_frame(members, _MEMBERS))


def theme_paths(themes):
    """Set the themes against the paths, in people.

    Parameters
    ----------
    themes : Themes
        As `find_themes` returns it.

    Returns
    -------
    pandas.DataFrame
        One row per theme (index `theme`), in the order of `themes.table`: one int64 column per path, the people who
        spoke of it (0 or more); `shared` (str): ``all paths``, ``some`` or ``only <path>``; `standing` (str):
        ``contested`` if it is on a path, else ``known`` if it is on a path, else ``one voice`` (on each path one
        person); `comes_back` (str): how often when one talk is left out, as in ``18 of 20``.
    """
    table = themes.table
    wide = table.pivot(index="theme", columns="path", values="people").reindex(table["theme"].unique())
    wide.columns.name = None
    by_theme = table.groupby("theme", sort=False)
    columns = {
        "shared": [_shared(row) for _, row in wide.iterrows()],
        "standing": [_standing_of_all(set(rows["standing"])) for _, rows in by_theme],
        "comes_back": [_in_words(rows["stability"].iloc[0], rows["runs"].iloc[0]) for _, rows in by_theme],
    }
    return wide.assign(**{name: pd.Series(values, wide.index, dtype="str") for name, values in columns.items()})


def _shared(people):
    on = [path for path, count in people.items() if count]
    if len(on) == len(people):
        return "all paths"
    return f"only {on[0]}" if len(on) == 1 else "some"


def _standing_of_all(found):
    return next(name for name in ("contested", "known", "one voice") if name in found)


def _in_words(stability, runs):
    return f"{round(stability * runs)} of {runs}"


def most_telling(rows):
    """Return the row to quote for a theme: the clearest of those with most cues."""
    cues = rows["cues"].map(len)
    return clearest(rows[cues.eq(cues.max())])


def _search(rows):
    """Return the search for themes among some of the rows: their numbers in, the key of each one's theme out.

    The key is '' where there is none, a theme's name with "named " before it, or the word with "cluster ".
    """
    some, names = gathering(rows["text"].tolist()), rows["theme"].to_numpy(dtype=object)
    who = np.unique(rows["who"].to_numpy(dtype=object), return_inverse=True)[1]

    def find(at):
        spoken_by = pd.Series(who[at]).groupby(names[at]).transform("nunique").to_numpy()
        shared = (names[at] != "") & (spoken_by >= ENOUGH_PEOPLE)
        keys = np.where(shared, "named " + names[at], "")
        for word, members in gathered(some, at[~shared], who):
            keys[np.searchsorted(at, members)] = f"cluster {some.words[word]}"
        return keys

    return find


def _said(rows):
    """Return the statements of the themes to be shown, theme by theme, with `theme` (its name) and `found_by`."""
    elsewhere = word_counts(rows.loc[rows["key"].eq(""), "text"])
    parts = [rows.iloc[:0].assign(found_by="")]
    for key in _shown(rows):
        here = rows[rows["key"].eq(key)]
        found_by, _, name = key.partition(" ")
        if found_by == "cluster":
            name = name_of(name, here.groupby("who")["text"].agg(" ".join).tolist(), elsewhere)
            here = here.assign(cues=[tuple(name.split(", "))] * len(here))
        parts.append(here.assign(theme=name, found_by=found_by))
    return pd.concat(parts)


def _shown(rows):
    """Return the keys of the themes, most people first: all that have a name, then the largest clusters."""
    people = rows[rows["key"].ne("")].groupby("key")["who"].nunique().to_dict()
    keys = sorted(people, key=lambda key: (-people[key], key))
    clusters = [key for key in keys if key.startswith("cluster ")]
    return [key for key in keys if key.startswith("named ")] + clusters[:MOST_CLUSTERS]


def _theme_table(said, rows, people):
    """Count people per theme and path; a path where nobody spoke of a theme has a row of zeros.

    `said` are the statements of the themes to be shown, `rows` all statements, `people` those on each path.
    """
    speakers, opposite = rows.groupby(["theme", "path"])["who"].agg(set).to_dict(), opposites()
    records = []
    for theme, everywhere in said.groupby("theme", sort=False):
        found_by, stability, runs = everywhere[["found_by", "stability", "runs"]].iloc[0]
        words, on_path = _commonest(everywhere["cues"]), dict(list(everywhere.groupby("path")))
        for path, of_people in sorted(people.items()):
            here = on_path.get(path)
            spoke, statements, quote, ids = (0, 0, "", "") if here is None else _told(here)
            other_side = (speakers.get((other, path), ()) for other in opposite.get(theme, ()))
            against = _fewer_of_good_and_ill(here) if found_by == "cluster" else len(set().union(*other_side))
            counts = (spoke, of_people, statements, against, _standing(spoke, against), stability, runs)
            records.append((theme, found_by, path, *counts, words, quote, ids))
    return as_frame(records, _TABLE)


def _told(here):
    return here["who"].nunique(), len(here), most_telling(here)["text"], joined(here["id"])


def _fewer_of_good_and_ill(here):
    """Count who speaks ill of a thing that more speak well of, or the other way round."""
    return 0 if here is None else min(here.loc[here["kind"].eq(kind), "who"].nunique() for kind in ("pro", "con"))


def _standing(people, against):
    return standing(people, against) if people or not against else SAID_OTHERWISE


def _commonest(cues):
    count = Counter(cue for some in cues for cue in some)
    return ", ".join(sorted(count, key=lambda cue: (-count[cue], cue))[:SHOWN_WORDS])
