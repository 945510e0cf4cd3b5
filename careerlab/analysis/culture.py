"""What it is like at each organisation, and how decisions are made there."""

from __future__ import annotations

from functools import cache

from careerlab.analysis.comparing.favourability import chains_of_introductions, named_people
from careerlab.analysis.evidence import as_frame, clearest, findings, joined
from careerlab.analysis.people.independence import independent_standing
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.insights.table import with_topic
from careerlab.resources import rows as resource

TOPICS_OF_CULTURE = ("culture", "autonomy")  # management, values, politics; and how far one decides oneself

_CULTURE = {
    **{"organisation": "str", "path": "str", "people": "int64", "people_for": "int64", "people_against": "int64"},
    **{"quote_for": "str", "quote_against": "str", "decisions": "str", "standing": "str"},
    **{"persons": "str", "ids": "str"},
}


def culture(insights):
    """Tell what the culture is like at each organisation, in quotes both ways, and how decisions are made there.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; only what the professionals themselves said counts. The words for deciding stand
        in ``resources/deciding.csv``.

    Returns
    -------
    pandas.DataFrame
        One row per organisation and path talked about, paths sorted, what most is known of first: `organisation` (str,
        '' where none is named: then one row per person), `path` (str), `people` (int64, 1 or more: talked to there),
        `people_for` and `people_against` (int64, 0 to `people`: said something good, something bad, about the culture,
        the management or the freedom to decide; one person may have said both), `quote_for`, `quote_against` (str, the
        clearest words or ''), `decisions` (str, the clearest words on who decides, or ''), `standing` (str: ``known``,
        ``one voice``, ``contested``, ``not asked``), `persons` (str: who was talked to) and `ids` (str), joined by
        "; ".

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    said, chains = _said(insights), chains_of_introductions(insights)
    records = []
    for (path, place), there in _places(insights).groupby(["path", "place"]):
        about = said[said["path"].eq(path) & said["who"].isin(there["who"])]
        good, bad = (about[about["good"].eq(side)] for side in (1, -1))
        deciding = about[about["decides"]]
        sides = set(good["who"]), set(bad["who"])
        standing = independent_standing(*sides, chains)
        if standing == "not asked" and len(deciding):
            standing = "one voice" if deciding["who"].nunique() == 1 else "known"
        records.append(
            (
                *(place if there["named"].all() else "", path, len(there), len(sides[0]), len(sides[1])),
                *(clearest(rows)["text"] if len(rows) else "" for rows in (good, bad, deciding)),
                *(standing, "; ".join(sorted(there["who"])), joined(about["id"])),
            )
        )
    records.sort(key=lambda r: (r[1], -r[3] - r[4], not r[7], not r[0], r[0].casefold(), r[9]))
    return as_frame(records, _CULTURE)


def _places(insights):
    """One row per path and person talked to: `place` is where they work, else their name, and `named` which of them.

    A talk that names no organisation is put with another talk of the same person that does.
    """
    talks = insights[insights["path"].ne("")]
    talks = talks.assign(who=named_people(talks))[["path", "who", "organisation"]].drop_duplicates()
    talks = talks.sort_values(["path", "who", "organisation"])
    place = talks.groupby(["path", "who"], as_index=False)["organisation"].last()
    named = place["organisation"].ne("")
    return place.assign(place=place["organisation"].where(named, place["who"]), named=named)


def _said(insights):
    """Return what was said about the culture: `good` 1, -1 or 0, and whether it `decides`, says who decides."""
    rows = with_topic(findings(insights, ("pro", "con", "fact")))
    decides = [_says_who(text) for text in rows["text"]]
    good = rows["kind"].map({"pro": 1, "con": -1, "fact": 0}).where(rows["topic"].isin(TOPICS_OF_CULTURE), 0)
    rows = rows.assign(good=good.astype("int64"), decides=decides)
    return rows[rows["good"].ne(0) | rows["decides"]]


def _says_who(text):
    """Whether a statement says who decides, and not what a machine or a result decides."""
    return any(payloads[0][1] == "yes" for _, _, payloads in _book().among(words_of(text)))


@cache
def _book():
    return PhraseBook((row["words"], row["says_who"]) for row in resource("deciding"))
