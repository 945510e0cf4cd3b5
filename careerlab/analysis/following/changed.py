"""What a talk changed: beliefs that moved, the leader that would be another without it, disputes it opened."""

from __future__ import annotations

from collections import defaultdict

from careerlab.analysis.balance import contradictions
from careerlab.analysis.beliefs import what_changed_my_mind
from careerlab.analysis.compare import compare_paths
from careerlab.analysis.evidence import joined
from careerlab.insights.codebook import TOPIC_WORDS

LEAST_MOVE = 0.05  # of 0-1: less than that nobody would call a change of mind


def what_each_changed(insights, profile=None):
    """Say for each person what their talks changed.

    Parameters
    ----------
    insights : pandas.DataFrame
    profile : Profile or None

    Returns
    -------
    dict of str to (str, str)
        Person -> sentences (the largest change first), and ids of the statements behind them. Who changed nothing is
        not in it.
    """
    found = defaultdict(list)
    for row in what_changed_my_mind(insights, profile).itertuples():
        if abs(row.moved) >= LEAST_MOVE:
            sure = "more" if row.moved > 0 else "less"
            words = f"You are {abs(row.moved) * 100:.0f} points {sure} sure that “{row.belief}”."
            found[row.person].append((words, row.id))
    for row in _other_leader(insights, profile):
        found[row.person].append((f"Without them {row.leader} would lead the comparison.", ""))
    for person, words, ids in _opened(contradictions(insights)):
        found[person].append((words, ids))
    return {
        who: (" ".join(w for w, _ in said), joined(filter(None, (i for _, i in said)))) for who, said in found.items()
    }


def _other_leader(insights, profile):
    if insights["path"].replace("", None).nunique() < 2:
        return []
    without = compare_paths(insights, profile, draws=1).without  # which no draw has a say in
    return [row for row in without.itertuples() if row.changes and row.leader]


def _opened(disputes):
    """Yield (person, words, ids) for who alone takes a side against others: without them there is no dispute."""
    for row in disputes.itertuples():
        about = f"{TOPIC_WORDS[row.topic]} ({row.path})"
        for person, alone, others, says, other in (
            (row.person_for, row.people_for, row.people_against, "good", "bad"),
            (row.person_against, row.people_against, row.people_for, "bad", "good"),
        ):
            if alone == 1:
                many = "1 other says" if others == 1 else f"{others} others say"
                yield person, f"Only they say something {says} about {about}; {many} something {other}.", row.ids
