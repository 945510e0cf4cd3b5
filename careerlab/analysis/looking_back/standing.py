"""How things stood after some of the talks: the comparison and the beliefs, as they would have been shown that day."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from careerlab.analysis.beliefs import entry, first_talk_of, ledger
from careerlab.analysis.believing.belief_evidence import statements_on_beliefs, weighed
from careerlab.analysis.compare import order_of_paths
from careerlab.analysis.comparing.favourability import chains_of_introductions, named_people
from careerlab.analysis.comparing.verdict import LEVEL, NOTHING, ONE_PATH
from careerlab.analysis.evidence import NOTE_ORDER
from careerlab.profile import Path, Profile

BEFORE, UNDATED = "before the talks", "undated"


@dataclass(frozen=True)
class Standing:
    """Where paths and beliefs stand after some talks."""

    verdict: str
    scores: pd.DataFrame  # one row per path, best first: path, score, low, high, first (chance of it), people
    beliefs: pd.DataFrame  # as from `beliefs`
    counted: frozenset[str]  # ids of the statements that moved a belief
    people: int  # talked to by then

    @property
    def leader(self) -> str:
        """The path that comes first; '' where nothing was heard, the first two are level, or there is only one."""
        return "" if self.verdict in (NOTHING, ONE_PATH) or len(self.level) > 1 else self.level[0]

    @property
    def level(self) -> list[str]:
        """The paths within half a point of the best score, best first."""
        return list(self.scores.loc[self.scores["score"].ge(self.scores["score"].max() - LEVEL), "path"])

    def of_each_path(self, column: str) -> dict:
        """Path -> a value of `scores`."""
        return dict(zip(self.scores["path"], self.scores[column], strict=True))


def in_steps(insights: pd.DataFrame) -> pd.DataFrame:
    """Put statements in the order they were heard.

    Returns
    -------
    pandas.DataFrame
        The insights in note order and `step` (int64: 1 for the first date, and so on; those without a date last),
        `day` (str: the date or ``undated``), `who` (str: the person; the talk where no name is known) and `heard_in`
        (str: the talk; the person where no talk is named).
    """
    # An old talk's later note belongs to the day it was written: on that day it was heard, or understood.
    dates = sorted(set(insights["date"]) - {""})
    step = insights["date"].map({date: number for number, date in enumerate([*dates, ""], 1)}).astype("int64")
    talk = insights["talk"].where(insights["talk"].ne(""), insights["person"])
    day = insights["date"].where(insights["date"].ne(""), UNDATED)
    return insights.assign(step=step, day=day, who=named_people(insights), heard_in=talk).sort_values(NOTE_ORDER)


def stander(insights: pd.DataFrame, profile):
    """Return a function that says how things stand after some rows of the insights.

    All paths of today are there from the start, and today's priorities weigh every day: only talks move anything.
    """
    profile_then = _with_all_paths(profile or Profile(), insights)
    # What a sentence says about a belief is the same on every day; only what it counts depends on who else was heard.
    on_beliefs, entry_of = statements_on_beliefs(insights, profile), _entries(first_talk_of(insights))

    def stand(rows: pd.DataFrame) -> Standing:
        ids, chains = set(rows["id"]), chains_of_introductions(rows)
        heard = ((belief, [said for said in bearing if said[0]["id"] in ids]) for belief, bearing in on_beliefs)
        entries = [entry_of(belief, bearing, chains) for belief, bearing in heard]
        counted = frozenset(id_ for _, counted in entries for id_ in counted)
        scores, verdict = _scores(rows, profile_then)
        people = named_people(rows).nunique()
        return Standing(verdict, scores, ledger(row for row, _ in entries), counted, people)

    return stand


def _entries(first_talk: str):
    """Return a function that makes a belief's row of `beliefs` and the ids that count, once for the same evidence."""
    known = {}

    def entry_of(belief, bearing, chains):
        key = belief, *((row["id"], chains.get(row["who"])) for row, *_ in bearing)
        if key not in known:
            evidence = weighed([(belief, bearing)], chains)
            known[key] = entry(belief, evidence, first_talk), tuple(evidence.loc[evidence["weight"].gt(0), "id"])
        return known[key]

    return entry_of


def _scores(rows: pd.DataFrame, profile: Profile) -> tuple[pd.DataFrame, str]:
    paths, ranks, verdict = order_of_paths(rows, profile)
    first = ranks.loc[ranks["rank"].eq(1), "chance"].to_numpy()
    scores = paths.rename(columns={"mean": "score"}).assign(first=first)
    return scores[["path", "score", "low", "high", "first", "people"]], verdict


def _with_all_paths(profile: Profile, insights: pd.DataFrame) -> Profile:
    more = sorted(set(insights["path"]) - {"", *profile.path_names})
    return replace(profile, paths=(*profile.paths, *map(Path, more)))
