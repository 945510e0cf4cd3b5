"""The diary of the decision: how paths and beliefs stood after each talk, and what each talk changed.

It is made anew from the dates of the notes: the day's comparison is that of all statements up to that day, as they are
read and corrected today. Each path has its own random numbers (common random numbers: Glasserman & Yao 1992, Management
Science 38(6), 884-908), so a path that nobody spoke of does not move.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from careerlab.analysis.balance import contradictions
from careerlab.analysis.comparing.favourability import polarity
from careerlab.analysis.evidence import as_frame, joined
from careerlab.analysis.looking_back.changes import (
    BELIEF,
    DISPUTE,
    LEADER,
    changes_between,
    in_words,
    largest_move,
    opening,
)
from careerlab.analysis.looking_back.standing import BEFORE, UNDATED, Standing, in_steps, stander
from careerlab.insights.table import check_insights

_WHEN = {"step": "int64", "day": "str", "date": "str"}
_DAYS = {**_WHEN, "talks": "str", "leader": "str", "verdict": "str", "first": "float64", "people": "int64"}
_SCORES = {**_WHEN, "path": "str", **dict.fromkeys(("score", "low", "high", "first"), "float64"), "people": "int64"}
_BELIEFS = {**_WHEN, "belief": "str", "path": "str", "before": "float64", "now": "float64", "verdict": "str"}
_CHANGES = {
    **_WHEN,
    **dict.fromkeys(("person", "path", "changed"), "str"),
    **{"leader": "int64", "moved": "str", "points": "float64", "beliefs": "int64", "disputes": "int64", "ids": "str"},
}
REMARKS = {
    "weights": "Every day is weighed by what matters to you today ({recorded}), so that only talks move the scores.",
    "no weights": "You have not said yet what matters most to you, so each day every way of weighing was tried.",
    "undated": "Without a date, so put last: {talks}. Write the date of the talk into the note or into talks.csv.",
    "same day": "Talks under one date are each set against what was known before them.",
}


@dataclass(frozen=True, eq=False, repr=False)
class Diary:
    """How a decision came about.

    Attributes
    ----------
    days : pandas.DataFrame
        One row per date with a talk, in order, and one before all of them: `step` (int64, 0 before the talks), `day`
        (str: ``before the talks``, the date, or ``undated`` for all talks without one, which come last), `date` (str,
        ISO, '' where `day` is none), `talks` (str, who was heard, joined by "; "), `leader` (str, the path that comes
        first; '' where nothing was heard, the first two are within half a point, or there is only one), `verdict` (str,
        as in `Comparison`), `first` (float64, 0-1: how often the leader comes first; 0 without one), `people` (int64,
        who was talked to by then).
    scores : pandas.DataFrame
        One row per day and path, best of today first: `step`, `day`, `date`, `path` (str), `score`, `low`, `high`
        (float64, points 0-100, the 80 % interval), `first` (float64, 0-1: how often it comes first), `people` (int64,
        who said something good or bad about it by then).
    beliefs : pandas.DataFrame
        One row per day and belief, in the profile's order: `step`, `day`, `date`, `belief`, `path` (str), `before` and
        `now` (float64, 0-1: how sure before all talks, and on that day), `verdict` (str, as in `beliefs`).
    changes : pandas.DataFrame
        One row per talk and day it was noted on: `step`, `day`, `date`, `person`, `path` (str), `changed` (str, what is
        otherwise since, in words), `leader` (int64, 1 if another path comes first since, or none), `moved` (str, the
        path whose score moved furthest, '' if none did) and `points` (float64, by how much), `beliefs` (int64, beliefs
        it gave another standing or took past the middle), `disputes` (int64, disagreements of today that it opened),
        `ids` (str) of its statements that count. Several talks of one day are each set against the day before; what
        only they together changed is said of each.
    remarks : tuple of str
        What else a reader has to know, each a sentence to show.
    """

    days: pd.DataFrame
    scores: pd.DataFrame
    beliefs: pd.DataFrame
    changes: pd.DataFrame
    remarks: tuple[str, ...]

    def __repr__(self) -> str:
        lines = [f"{row.day}, {row.person}: {row.changed}" for row in self.changes.itertuples()]
        return "\n".join([*(lines or ["No talk yet, so there is nothing to look back on."]), *self.remarks])


def diary(insights: pd.DataFrame, profile=None) -> Diary:
    """Tell how the decision came about, talk by talk.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; `date` puts the statements in order.
    profile : Profile, optional
        The explorer: her paths and beliefs, and her priorities of today, which weigh every day.

    Returns
    -------
    Diary
        Its last day is `compare_paths` and `beliefs` of all insights.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    rows, stand = in_steps(insights), stander(insights, profile)
    whens = [(0, BEFORE, ""), *sorted(set(rows[["step", "day", "date"]].itertuples(index=False, name=None)))]
    standings = [stand(rows[rows["step"].le(step)]) for step, *_ in whens]
    talks = rows.groupby("step")["who"].agg(lambda names: joined(sorted(names))).to_dict()
    days = ((*when, talks.get(when[0], ""), *_day(standing)) for when, standing in zip(whens, standings, strict=True))
    return Diary(
        days=as_frame(days, _DAYS),
        scores=_scores(whens, standings),
        beliefs=_beliefs(whens, standings),
        changes=as_frame(_changes(rows, whens, standings, stand), _CHANGES),
        remarks=tuple(_remarks(rows, profile)),
    )


def _day(standing: Standing):
    leader = standing.leader
    return leader, standing.verdict, standing.of_each_path("first").get(leader, 0.0), standing.people


def _scores(whens, standings):
    today = standings[-1].scores["path"]
    by_path = (standing.scores.set_index("path", drop=False).loc[today] for standing in standings)
    return as_frame(_under(whens, by_path), _SCORES)


def _beliefs(whens, standings):
    columns = ["belief", "path", "before", "now", "verdict"]
    return as_frame(_under(whens, (standing.beliefs[columns] for standing in standings)), _BELIEFS)


def _under(whens, tables):
    """Yield the rows of the tables of all days, each with its day."""
    for when, table in zip(whens, tables, strict=True):
        yield from ((*when, *row) for row in table.itertuples(index=False, name=None))


def _changes(rows, whens, standings, stand):
    """Yield a row for each talk, and for each day on which more was noted of it."""
    opened, counts = _opened(rows), {*polarity(rows)["id"], *standings[-1].counted}
    for when, before, after in zip(whens[1:], standings, standings[1:], strict=False):
        now, earlier = rows[rows["step"].eq(when[0])], rows[rows["step"].lt(when[0])]
        talks = sorted((talk for _, talk in now.groupby("heard_in")), key=lambda talk: min(talk["who"]))
        alone = [stand(pd.concat([earlier, talk])) for talk in talks] if len(talks) > 1 else [after]
        own = [changes_between(before, with_it) for with_it in alone]
        seen = {change[:2] for changes in own for change in changes}
        shared = [change for change in changes_between(before, after) if change[:2] not in seen]
        for talk, with_it, changes in zip(talks, alone, own, strict=True):
            changes = [*changes, *(dispute for dispute, ids in opened if ids & set(talk["id"]))]
            ids = joined(talk.loc[talk["id"].isin(counts), "id"])
            yield (*when, *_whose(talk), *_told(changes, shared, when[1], largest_move(before, with_it)), ids)


def _whose(talk):
    return (joined(sorted(talk[name][talk[name].ne("")])) for name in ("who", "path"))


def _told(own, shared, day, move):
    kinds = [change.kind for change in own + shared]
    return in_words(own, shared, day), int(LEADER in kinds), *move, kinds.count(BELIEF), kinds.count(DISPUTE)


def _opened(rows):
    """Return the disagreements of today, each with the ids of what opened it: the first words of its second side."""
    by_id = rows.set_index("id")
    found = []
    for row in contradictions(rows).itertuples():
        said = by_id.loc[row.ids.split("; ")]
        in_favour = said["who"].isin(row.persons.split("; ")[: row.people_for])
        sides = [said[in_favour], said[~in_favour]]
        step = max(side["step"].min() for side in sides)
        good, bad = (sorted({*side.loc[side["step"].le(step), "who"]}) for side in sides)
        ids = {id_ for side in sides if side["step"].min() == step for id_ in side.index[side["step"].eq(step)]}
        found.append((opening(row.path, row.topic, good, bad), ids))
    return found


def _remarks(rows, profile):
    recorded = getattr(profile, "priorities_recorded", "") if getattr(profile, "priorities", None) else ""
    if len(rows):
        yield REMARKS["weights"].format(recorded=recorded) if recorded else REMARKS["no weights"]
    undated = rows.loc[rows["day"].eq(UNDATED), "who"]
    if len(undated):
        yield REMARKS["undated"].format(talks=", ".join(dict.fromkeys(sorted(undated))))
    if rows.groupby("step")["heard_in"].nunique().gt(1).any():
        yield REMARKS["same day"]
