"""The question bank: which of its questions may be put to a person, and in which words.

A question supposes something ("the merger at {employer}"). The bank's column `needs` says what; it is asked only where
the evidence holds all of it, and the same evidence fills its slots. `not_for` names fields, and needs that are known,
with which it makes no sense. Of one `theme` a sheet has one question. What is `unasked` waits until a person asks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from careerlab.preparing.wording import sentence
from careerlab.resources import rows

# What a row of the bank may suppose (its column `needs`), and the slots that the evidence of it fills. "change year" is
# a change whose year is known; "gap" a skill that the explorer lacks; "rise" a promotion whose two titles are known;
# "regulated" work that nobody may begin without its examination; "other paths" those that the person does not do.
NEEDS = {
    "path": "path",
    "role": "role",
    "employer": "employer",
    "since": "employer year",
    "former employer": "employer",
    "several employers": "",
    "three employers": "",
    "two titles": "first_title title_today",
    "promotion": "employer",
    "rise": "employer first_role role",
    "return": "employer",
    "own business": "",
    "employed before": "",
    "leads people": "",
    "regulated": "",
    "two careers": "",
    "two employers": "employer other_employer",
    "studies": "",
    "break": "",
    "change": "earlier_work new_work",
    "change year": "earlier_work new_work year",
    **dict.fromkeys("founding growth merger acquisition flotation layoffs reorganisation closure".split(), "employer"),
    "early team": "employer",
    "earlier talk": "last_talk",
    "said before": "quote that_talk",
    "skill": "skill",
    "gap": "skill my_level",
    "belief": "belief",
    "untested belief": "belief",
    "shaken belief": "belief",
    "doubted belief": "belief",
    "disagreement": "dispute",
    **dict.fromkeys(("other paths", "several other paths", "one other path"), "paths paths_or"),
    "my work": "i_am",
}
_SLOT = re.compile(r"\{(\w+)\}")
LONGEST = 40  # words of a question that can still be said aloud


@dataclass(frozen=True)
class Known:
    """One thing that a question may need: what it puts into the slots, and why that is so (a sentence to read)."""

    slots: dict = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True)
class Addressee:
    """To whom a question is put: rank and fields, and for each need what is known (need -> list of Known)."""

    seniority: str
    fields: frozenset
    known: dict

    def and_known(self, **needs):
        """Return the same person with more that is known; needs of two words are written with `_`."""
        more = {need.replace("_", " "): there for need, there in needs.items()}
        return Addressee(self.seniority, self.fields, self.known | more)


def needs_of(row):
    """List what a row of the bank supposes."""
    return _listed(row["needs"])


def _listed(words):
    return [word.strip() for word in words.split(";") if word.strip()]


def fitting(addressee, topics=None, needs=None):
    """List the rows of the bank that may be put to a person, in the bank's order.

    Parameters
    ----------
    addressee : Addressee
    topics : collection of str, optional
        Of the bank's column `topic`.
    needs : collection of str, optional
        Only rows that need one of these.
    """
    return [
        row
        for row in rows("question_bank")
        if (topics is None or row["topic"] in topics)
        and row["seniority"] in ("any", addressee.seniority)
        and (row["field"] == "any" or row["field"] in addressee.fields)
        and not row["unasked"]
        and not any(other in addressee.fields or addressee.known.get(other) for other in _listed(row["not_for"]))
        and all(addressee.known.get(need) for need in needs_of(row))
        and (needs is None or set(needs) & set(needs_of(row)))
    ]


def closest(found, addressee, said=""):
    """Put rows that are closest to the person first: by what they need, then by rank and field.

    What was named in a question before (`said`: all of them) is not named again for its own sake.
    """
    return sorted(found, key=lambda row: -_closeness(row, addressee, said))  # sorted keeps the bank's order


def _closeness(row, addressee, said):
    fit = 2 * (row["field"] != "any") + (row["seniority"] != "any")
    for need in set(needs_of(row)) - {"path", "former employer", "leads people"}:
        named = [words for words in addressee.known[need][0].slots.values() if not words.isdigit()]
        fit += -2 if any(words in said for words in named) else 2
    return fit


def worded(row, addressee):
    """Return (question, follow-ups, reasons) of a row for a person.

    The question is '' where it would be too long to be said, or has a slot that nothing it needs can fill.
    """
    known = [addressee.known[need][0] for need in needs_of(row)]
    slots = {name: words for one in known for name, words in one.slots.items()}
    question, follow_ups = (
        _SLOT.sub(lambda found: slots.get(found[1], found[0]), row[column]) for column in ("question", "follow_up")
    )
    asked = sentence(question)
    sayable = len(asked.split()) <= LONGEST and not _SLOT.search(asked + follow_ups)
    return (asked if sayable else ""), follow_ups, [one.why for one in known if one.why]
