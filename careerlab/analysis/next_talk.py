"""Whom to talk to next: the path where one more talk could change most, who is missing there, and when to stop."""

from __future__ import annotations

import pandas as pd

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, polarity, voices_of
from careerlab.analysis.comparing.missing_voices import missing_voices
from careerlab.analysis.comparing.order_of_talks import ENOUGH_PEOPLE, enough_heard, talks_in_order
from careerlab.analysis.comparing.ranking import mean_weights
from careerlab.analysis.comparing.robustness import MOST_TALKS
from careerlab.analysis.comparing.verdict import LEVEL, of_hundred
from careerlab.analysis.evidence import as_frame, people_in_words
from careerlab.analysis.questions import topics_to_ask

A_HABIT = 4  # talks in a row about one path

_NEXT = {
    **{"path": "str", "talks_to_turn": "int64", "value": "float64", "people": "int64", "first": "float64"},
    **{"enough": "int64", "why": "str", "whom": "str", "missing": "str"},
    **{"topic": "str", "question": "str", "warning": "str"},
}


def next_talks(insights: pd.DataFrame, profile=None) -> pd.DataFrame:
    """Put the paths in the order in which one more talk may change most, and say whom to ask there, and what.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; her paths count even where nobody was asked, her priorities weigh the topics.

    Returns
    -------
    pandas.DataFrame
        One row per path, the one to ask about next first: `path` (str); `talks_to_turn` (int64, 0-10, as
        `Comparison.margins` has it); `value` (float64, points 0-100: what one more talk adds on average to the score
        of the path one would then choose); `people` (int64, who said something good or bad about it); `first`
        (float64, 0-1, chance of coming first); `enough` (int64, 1 where it is out of the race, or heard from three
        people and two talks from changing the order); `why` (str, why the path stands here); `whom` (str, the kind of
        person to ask) and `missing` (str, why them); `topic` (str) on which an answer tells most and its `question`
        (str); `warning` (str, '' unless all recent talks were about this path while another one has more to tell).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    comparison = compare_paths(insights, profile)
    names = list(comparison.paths["path"])
    weight = mean_weights(COMPARED_TOPICS, getattr(profile, "priorities", None) or None)
    people = dict(zip(names, comparison.paths["people"], strict=True))
    first = comparison.ranks[comparison.ranks["rank"].eq(1)].set_index("path")["chance"]
    order = talks_in_order(voices_of(polarity(insights, comparison.hearsay)), names, weight, people)
    order["first"] = order["path"].map(first)
    order["enough"] = [int(enough_heard(row.talks_to_turn, row.people, row.first)) for row in order.itertuples()]
    order["why"] = [_why(row, names) for row in order.itertuples()]
    order["warning"] = _warnings(insights, order)
    asked = topics_to_ask(insights, profile).drop_duplicates("path")[["path", "topic", "question"]]
    order = order.merge(missing_voices(insights, names), on="path").merge(asked, on="path")
    return as_frame(order[list(_NEXT)].itertuples(index=False), _NEXT)


def when_to_stop(talks: pd.DataFrame) -> str:
    """Say in a sentence whether enough was heard, and what is missing if not.

    Parameters
    ----------
    talks : pandas.DataFrame
        As `next_talks` returns it.

    Returns
    -------
    str
        A sentence to show. Enough is heard once every path that comes first at least 10 times in 100 has been heard
        from three people and is two talks from changing the order.
    """
    open_ = talks[talks["enough"].eq(0)]
    if not len(talks):
        return "There is no path yet. Write down the careers you compare, and hold a first talk."
    if not len(open_):
        alone = "" if len(talks) == 1 else ", and no single talk would change the order"
        return f"Enough for a choice: every path still in the race was heard from three people{alone}."
    if open_["people"].ge(ENOUGH_PEOPLE).all() and open_["value"].lt(LEVEL).all():
        return (
            "You may stop here. Any single talk can still change the order, but only because the paths are so close: "
            "one more would add less than half a point of 100 to what you choose."
        )
    few, close = open_[open_["people"].lt(ENOUGH_PEOPLE)], open_[open_["people"].ge(ENOUGH_PEOPLE)]
    heard = _listed(f"{row.path} ({row.people} so far)" for row in few.itertuples())
    missing = [f"it takes {ENOUGH_PEOPLE} people on {heard}"] if heard else []
    missing += [f"a single talk could still change the order of {_listed(close['path'])}"] if len(close) else []
    return f"Not enough yet: {'; '.join(missing)}."


def _why(row, names) -> str:
    """Say why a path stands where it does: what one talk, or several, could do to it."""
    if len(names) == 1:
        return f"It is the only path here, heard from {people_in_words(row.people)}."
    chance = f"It comes first in {of_hundred(row.first)} of 100 readings"
    if not row.people:
        return f"Nobody has said anything good or bad about it yet. {chance}."
    if row.path == names[0]:
        return f"{_talks(row.talks_to_turn, 'bad')} would take the lead from it. {chance}."
    return f"{_talks(row.talks_to_turn, 'good')} would put it first. {chance}."


def _talks(count, how) -> str:
    if count >= MOST_TALKS:
        return f"Only {MOST_TALKS} or more {how} talks in a row"
    return f"One {how} talk" if count == 1 else f"{count} {how} talks in a row"


def _listed(names) -> str:
    *others, last = list(names) or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _warnings(insights: pd.DataFrame, order: pd.DataFrame) -> list[str]:
    """Warn, beside its path, of a habit: the last talks all about one path while another has more to tell."""
    habit = _path_of_the_last_talks(insights)
    others = [row.path for row in order.itertuples() if row.path != habit and not row.enough]
    warned = bool(habit and others and order["path"].iloc[0] != habit)
    words = (
        f"The last {A_HABIT} talks were all about {habit}. In simulated searches those who only ask about a favourite "
        f"choose worse than those who go where most is open. Ask about {others[0]} next."
        if warned
        else ""
    )
    return [words if row.path == habit else "" for row in order.itertuples()]


def _path_of_the_last_talks(insights: pd.DataFrame) -> str:
    """Return the path all of the last talks with a date were about, '' if there is none."""
    dated = insights[insights["date"].ne("") & insights["path"].ne("")]
    # Notes made again of an old talk do not make it a new one.
    talks = dated.groupby(["talk", "path"], as_index=False)["date"].min().sort_values(["date", "talk", "path"])
    last = talks.tail(A_HABIT)
    return last["path"].iloc[0] if len(last) == A_HABIT and last["path"].nunique() == 1 else ""
