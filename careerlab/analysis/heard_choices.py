"""Where what was heard ends: do now, rely on, ask first or drop, side by side of working life."""

from __future__ import annotations

from careerlab.analysis.choices import advice_of_several
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS, chains_of_introductions
from careerlab.analysis.evidence import clearest, findings, joined, people_on
from careerlab.analysis.learning.choice_rows import ASK, DROP, RELY, choice_table, people_do
from careerlab.analysis.people.independence import independent_standing
from careerlab.insights.codebook import TOPIC_WORDS
from careerlab.insights.table import with_topic


def what_to_rely_on(insights, profile=None, still_in=None):
    """Sort what was heard about each side of each path into what to rely on, what to ask first and what to drop.

    Rely on: two independent people who say the same, and nobody the contrary. Ask first: where people differ, where one
    voice speaks, and sides that nobody was asked about. Drop: questions on sides that the explorer did not put among
    what matters to her, and on paths out of the race. Advice that two independent people give comes first, to do now.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; without priorities every side matters.
    still_in : iterable of str, optional
        The paths still in the race; every path somebody was talked to about if left out.

    Returns
    -------
    pandas.DataFrame
        One row per choice, ``do now`` first, then ``rely on``, ``ask first`` and ``drop``, those with most people
        first; what has the same reason stands in one row. Columns as of `strategic_moves`: `choice`, `about` (str:
        ``advice`` or the path), `what`, `why` (str), `people` (int64, 0 or more), `weeks` (float64, always -1),
        `paths`, `quote` and `ids` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    said, talked_to = with_topic(findings(insights, ("pro", "con"))), people_on(insights)
    race = set(talked_to if still_in is None else still_in)
    chains, matter = chains_of_introductions(insights), _that_matter(profile)
    records = advice_of_several(insights, race)
    for path in talked_to:
        about = said[said["path"].eq(path)]
        if path not in race:
            why = "It is out of the race: no more questions about it."
            records.append((DROP, path, "all that is open here", why, 0, -1.0, path, "", ""))
            continue
        heard = {topic: _heard(about[about["topic"].eq(topic)], chains) for topic in _SIDES}
        records += [_settled(path, topic, *heard[topic]) for topic in _SIDES if heard[topic][0] in _SETTLED]
        for standing, why in _OPEN.items():
            open_topics = [topic for topic in _SIDES if heard[topic][0] == standing]
            rows = [heard[topic][1] for topic in open_topics if topic in matter]
            records += _gathered(path, ASK, [t for t in open_topics if t in matter], why, rows)
        idle = [t for t in _SIDES if t not in matter and heard[t][0] in _OPEN]
        why = "You did not put it among what matters to you: leave it."
        records += _gathered(path, DROP, idle, why, [heard[topic][1] for topic in idle])
    return choice_table(records)


_SIDES = tuple(topic for topic in COMPARED_TOPICS if topic != "entry")  # how to get in is no side one likes or not
_SETTLED = ("known", "contested")
_OPEN = {
    "one voice": "One independent voice each: ask somebody at another employer.",
    "not asked": "Nobody has said anything good or bad about it.",
}


def _heard(rows, chains):
    """Return (standing, rows) of what was said about one side of one path."""
    sides = [set(rows.loc[rows["kind"].eq(kind), "who"]) for kind in ("pro", "con")]
    return independent_standing(*sides, chains), rows


def _settled(path, topic, standing, rows):
    """Return the record of a side on which several people were heard: they agree, or they do not."""
    good, bad = rows[rows["kind"].eq("pro")], rows[rows["kind"].eq("con")]
    speak_well, speak_badly = (people_do(side["who"].nunique(), "speaks") for side in (good, bad))
    people, ids = rows["who"].nunique(), joined(rows["id"])
    if standing == "known":
        side, word, verb = (good, "good", "well") if len(good) else (bad, "bad", "badly")
        why = f"{people_do(people, 'speaks')} {verb} of it, nobody {'badly' if verb == 'well' else 'well'}."
        shown = (people, -1.0, path, clearest(side)["text"], ids)
        return RELY, path, f"{TOPIC_WORDS[topic]}: {word}", why, *shown
    why = f"{speak_well} well of it, {speak_badly} badly: ask what it depends on."
    quote = f"{clearest(good)['text']} — {clearest(bad)['text']}"
    return ASK, path, TOPIC_WORDS[topic], why, people, -1.0, path, quote, ids


def _gathered(path, choice, topics, why, rows):
    """One record for all topics of a path that are open for the same reason; none without topics."""
    if not topics:
        return []
    ids = joined(part for said in rows for part in said["id"])
    people = len({who for said in rows for who in said["who"]})
    return [(choice, path, "; ".join(TOPIC_WORDS[topic] for topic in topics), why, people, -1.0, path, "", ids)]


def _that_matter(profile):
    """Return the topics the explorer put among her priorities; all of them without any."""
    priorities = getattr(profile, "priorities", None) or list(COMPARED_TOPICS)
    if isinstance(priorities, dict):
        return {topic for topic, points in priorities.items() if points}
    return {topic for tied in priorities for topic in (tied if isinstance(tied, (list, tuple)) else [tied])}
