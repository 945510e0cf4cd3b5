"""Earlier answers that were set aside: which they are, and where each may belong."""

from __future__ import annotations

from dataclasses import dataclass

from careerlab.insights.corrections.anchors import fold, similarity

CHOICES = 3
_WAIT = ("ambiguous", "orphaned")


@dataclass(frozen=True)
class SetAside:
    """An earlier answer that counts nowhere, or several that contradict one another.

    `ids` are those of the corrections, `words` the sentence as it was, `says` what each said, as (action, value) pairs,
    `why` it counts nowhere. `statement` is the id of the sentence the answers are about, '' where it is not clear.
    """

    ids: tuple
    words: str
    says: tuple
    why: str
    statement: str = ""


@dataclass(frozen=True)
class Choice:
    """One way to settle it: what to say, as (action, value) pairs, about which statement; its words and place."""

    statement: str
    says: tuple
    words: str
    place: str


def set_aside(outcomes, corrections):
    """List the answers that `apply_corrections` has set aside, in their order; those of one conflict stand together."""
    by_id = {decision.id: decision for decision in corrections}
    found, conflicts = [], {}
    for row in outcomes.to_dict("records"):
        if row["outcome"] == "conflict":
            conflicts.setdefault(row["statement"], []).append(row)
        elif row["outcome"] in _WAIT and row["action"] != "undo":
            found.append(SetAside((row["id"],), row["words"], (_says(by_id[row["id"]]),), row["message"]))
    why = "You gave answers that contradict one another, so none of them counts."
    for statement, rows in conflicts.items():
        ids = tuple(row["id"] for row in rows)
        found.append(SetAside(ids, rows[0]["words"], tuple(_says(by_id[id]) for id in ids), why, statement))
    return found


def choices(item, insights):
    """What a person may choose for one of `set_aside`: a sentence to put it to, or the answer that holds."""
    if item.statement:
        there = insights[insights["id"].eq(item.statement)].to_dict("records")
        return [_choice(row, says) for says in item.says for row in there]
    return [_choice(row, item.says[0]) for row in _like(insights, item.words)]


def _says(decision):
    """What a decision says, so that it can be said again: an `accept` means the labels that stood there then."""
    if decision.action != "accept":
        return ((decision.action, decision.value),)
    kind, topic, *_ = [*decision.was.split(), "", ""]
    return tuple((action, value) for action, value in (("kind", kind), ("topic", topic)) if value)


def _choice(row, says):
    return Choice(row["id"], says, row["text"], f"{row['source']}, line {row['line']}")


def _like(insights, words):
    """The statements most like these words, best first."""
    words = fold(words)
    alike = [similarity(words, fold(text)) for text in insights["text"]]
    best = sorted((at for at, much in enumerate(alike) if much), key=lambda at: (-alike[at], at))[:CHOICES]
    return insights.iloc[best].to_dict("records")
