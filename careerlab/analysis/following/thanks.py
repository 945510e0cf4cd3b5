"""Thank-you notes: who is still to be thanked, and a draft that quotes one thing they said that helped."""

from __future__ import annotations

import re
from datetime import date, timedelta

from careerlab.analysis.evidence import NOTE_ORDER
from careerlab.analysis.following.content import most_quotable
from careerlab.insights.table import counted
from careerlab.resources import rows as resource

DUE_AFTER = 2  # days: a thank-you is written while the talk is fresh
LISTED_FOR = 30  # days after the talk: later it is no thank-you but news, and `silent_for` has it
_HELPED = ("advice", "pro", "route", "need")  # what one thanks for, first; never for what they earn
_NOT_QUOTED = ("pay", "security")
_OF_THEM = re.compile(r"\b(?:he|she|his|her|him|hers)\b", re.I)  # nobody is written of to themselves


def thanks_due(made):
    """Return the day by which a talk of this date (ISO or '') is to be thanked for, '' where it has no date."""
    return (date.fromisoformat(made) + timedelta(days=DUE_AFTER)).isoformat() if made else ""


def is_too_late(made, today):
    """Whether a talk is so long ago that a thank-you for it would be odd."""
    return bool(made and today) and date.fromisoformat(made) + timedelta(days=LISTED_FOR) < date.fromisoformat(today)


def what_helped(rows):
    """Return the row of one talk to thank for: advice first, first-hand and sure; None where nothing fits."""
    said = counted(rows)
    said = said[said["speaker"].eq("source") & said["strength"].ge(1.0) & ~said["topic"].isin(_NOT_QUOTED)]
    said = said[said["text"].map(_OF_THEM.search).isna()].sort_values(NOTE_ORDER)
    for kind in _HELPED:
        best = most_quotable(said[said["kind"].eq(kind)])
        if best is not None:
            return best
    return None


def draft(person, helped, explorer=""):
    """Write a short note of thanks that quotes what helped; '' where nothing can be quoted.

    Parameters
    ----------
    person : str
    helped : pandas.Series or None
        As `what_helped` returns it.
    explorer : str
        Who signs, '' for nobody.
    """
    if helped is None or not person:
        return ""
    quote = helped["text"].strip().strip("\"“”'‘’").rstrip(".!, ")
    lines = (
        f"Dear {_called(person)},",
        f"thank you for the time you took. {_why(helped['kind'])}: “{quote}”.",
        "I will let you know what comes of it.",
        *([explorer] if explorer else []),
    )
    return "\n\n".join(lines)


def _called(person):
    """How a letter calls somebody: "Priya", but "Dr. Oduro"."""
    first, *others = person.split()
    titles = {row["word"] for row in resource("name_parts") if row["part"] == "title"}
    return f"{first} {others[-1]}" if others and first.rstrip(".").casefold() in titles else first


def _why(kind):
    return {
        "advice": "One piece of advice has stayed with me",
        "need": "What helped me most was to hear what the work takes",
        "pro": "What I keep thinking of is what you like about the work",
    }.get(kind, "What I keep thinking of is how you got there")
