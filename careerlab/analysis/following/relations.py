"""Each person of the notes in one row: what they care about, what is owed, who led to whom, what the talks changed."""

from __future__ import annotations

from careerlab.analysis.evidence import joined
from careerlab.analysis.following.about import owed
from careerlab.analysis.following.changed import what_each_changed
from careerlab.analysis.following.giving import could_give
from careerlab.analysis.following.silence import HEARTFELT, cared_about
from careerlab.insights.table import counted

MOST_TOPICS = 3


def relations(rows, found, profile):
    """Yield one tuple per person, by name; see `follow_ups.relationships`.

    Parameters
    ----------
    rows : pandas.DataFrame
        All statements in note order, with `who`.
    found : pandas.DataFrame
        As `follow_ups` returns it.
    profile : Profile or None
    """
    changed = what_each_changed(rows.drop(columns="who"), profile)
    for person, said in rows.groupby("who", sort=True):
        about = found[found["person"].eq(person)]
        mine, theirs = owed(found, person)
        offered = about[about["what"].eq("introduction") & about["who"].ne("I") & about["about"].ne("")]
        taken = sorted(set(rows.loc[rows["introduced_by"].eq(person), "who"]))
        warm = cared_about(said)
        quote, warm_id = ("", "") if warm is None else (warm["text"], warm["id"])
        give, give_ids = could_give(said, profile)
        words, changed_ids = changed.get(person, ("", ""))
        yield (
            *(person, _paths(said), _organisation(said), said["talk"].nunique(), max(said["date"])),
            *(_topics(said), quote),
            *(_list(mine["words"]), _list(theirs["words"]), give),
            *(_first(said["introduced_by"]), _list(offered["about"]), "; ".join(taken), words),
            joined(filter(None, (warm_id, *mine["ids"], *theirs["ids"], *give_ids, changed_ids))),
        )


def _paths(said):
    return "; ".join(sorted(set(said["path"]) - {""}))


def _organisation(said):
    named = said.loc[said["organisation"].ne(""), ["date", "organisation"]]
    return named.sort_values("date", kind="stable")["organisation"].iloc[-1] if len(named) else ""


def _topics(said):
    """Return the topics that they speak of more warmly than not, those of the work first, then most often first."""
    sure = counted(said)
    sure = sure[sure["speaker"].eq("source") & sure["kind"].isin(("pro", "con")) & ~sure["topic"].isin(("none", "pay"))]
    balance = sure["kind"].map({"pro": 1, "con": -1}).groupby(sure["topic"]).sum()
    warm = sorted((topic not in HEARTFELT, -count, topic) for topic, count in balance.items() if count > 0)
    return "; ".join(topic for _, _, topic in warm[:MOST_TOPICS])


def _list(values):
    return "; ".join(dict.fromkeys(values))


def _first(values):
    return next((value for value in values if value), "")
