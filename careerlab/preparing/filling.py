"""Which questions come onto the sheet, in which order, which three to keep when time is short, and the reasons."""

from __future__ import annotations

from careerlab.preparing.model import QUESTIONS
from careerlab.preparing.places import (
    another_story,
    belief,
    challenge,
    disagreement,
    from_outside,
    gap,
    journey,
    open_topic,
    project,
    rank_and_field,
    role_today,
    said_before,
    staying_in_touch,
    their_time,
    two_people,
)

_MUSTS = 3
# What decides most comes first; a closing question is asked anyhow.
_DECIDES = ("disagreement", "your belief", "your gap")
_DECIDES += ("their story", "their time", "their work", "not asked", "opening")
_WANTED_FIRST = (
    *(journey, two_people, disagreement, project, belief, staying_in_touch, challenge, gap, their_time, from_outside),
    *(said_before, role_today, rank_and_field, open_topic, another_story, open_topic, disagreement, from_outside),
    *(open_topic, gap, belief, open_topic, open_topic, open_topic, open_topic),
)
_IN_THE_TALK = (
    *(journey, said_before, project, challenge, another_story, their_time, role_today, rank_and_field),
    *(disagreement, belief, gap, open_topic, from_outside, two_people, staying_in_touch),
)


def filled(talk, most, minutes):
    """Fill the places in the order of what must not be missing, as long as there is room.

    Returns
    -------
    list of tuple
        Rows of `QUESTIONS`, in the order of the places in the talk.
    """
    chosen, left = [], minutes
    for place in _WANTED_FIRST:
        if len(chosen) >= most:
            break
        made = next((row for row in place(talk, chosen) if row["minutes"] <= left), None)
        if made:
            chosen.append(made | {"place": _IN_THE_TALK.index(place)})
            left -= made["minutes"]
    chosen.sort(key=lambda row: (row["place"], row["topic"] == "pay"))  # of several open topics, money comes last
    must = _musts(chosen)
    reasons = _each_once(row["why"] for row in chosen)
    made = ({**row, "why": why, "must": int(row["question"] in must)} for row, why in zip(chosen, reasons, strict=True))
    return [tuple(row[name] for name in QUESTIONS) for row in made]


def _musts(chosen):
    """Return the three questions to keep when the talk is short: what decides most, no two of one kind."""
    first = {row["comes_from"]: row["question"] for row in reversed(chosen)}
    return {first[kind] for kind in [kind for kind in _DECIDES if kind in first][:_MUSTS]}


def _each_once(reasons):
    """Join the reasons of each question, without those that stand under one before it: a quote is read once."""
    said = set()
    for whys in reasons:
        yield " ".join(why for why in dict.fromkeys(whys) if why not in said)
        said.update(whys)
