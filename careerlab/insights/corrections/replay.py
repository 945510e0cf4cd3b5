"""Apply the corrections of a workspace to a table: each finds its statement, or is set aside and listed."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

from careerlab.insights.corrections.anchors import anchor_of, find_same, find_similar
from careerlab.insights.corrections.decision import DECIDES, questions_of
from careerlab.insights.corrections.draft import Draft
from careerlab.insights.corrections.standing import replaced, taken_back
from careerlab.insights.corrections.structure import restructure

OUTCOMES = ("id", "outcome", "statement", "words", "file", "line", "action", "value", "message")
_KEEPS_MEANING = (
    "accept",
    "kind",
    "split",
    "merge",
    "belief",
)  # these would say the opposite of a sentence that was turned round
_SAYS = {
    "applied": "Applied.",
    "ambiguous": "It is not clear which statement is meant, so nothing was changed: decide again.",
    "orphaned": "The statement is no longer in the notes; the correction is kept and waits for it.",
    "conflict": "Another correction says something else, so neither was applied: decide again.",
    "undone": "Taken back.",
    "replaced": "A later correction has replaced it.",
}
_MERGED = "Its statement was merged with the one before."


def apply_corrections(insights, corrections, notes=()):
    """Put a person's decisions into the table.

    Parameters
    ----------
    insights : DataFrame
        As `parse_notes` makes it.
    corrections : list of Correction
        In any order; a row that stands twice counts once.
    notes : list of Note, optional
        Where they are given, the parts of a split statement know where they stand.

    Returns
    -------
    insights : DataFrame
        A new table. Rows whose kind or topic was decided have status ``corrected``, rule ``correction`` and confidence
        1; where two decisions contradict one another the row waits with status ``ask``.
    outcomes : DataFrame
        One row per correction: `id`, `outcome` (``applied``, ``ambiguous``, ``orphaned``, ``conflict``, ``undone``,
        ``replaced``), `statement` (id in the table, else ``''``), `words` (as they were), `file`, `line` (1-based, 0 if
        the statement is gone), `action`, `value`, `message` (a plain sentence).
    """
    decisions = list(dict.fromkeys(corrections))
    gone = taken_back(decisions)
    past = replaced(decisions, gone)
    standing = [c for c in decisions if c.id not in gone and _open(c, past)]
    draft = Draft(insights) if standing else None
    told = {}  # correction -> (outcome, place in the draft or None, message)
    if draft:
        find = _finder(draft)
        restructure(draft, [c for c in standing if "parts" in DECIDES[c.action]], find, notes, told)
        _relabel(draft, [c for c in standing if "parts" not in DECIDES[c.action]], find, past, told)
    known = {c.id for c in decisions}
    rows = [_outcome(c, _told(c, told, gone, known), draft) for c in decisions]
    return draft.table() if draft else insights.copy(), _as_outcomes(rows)


def _open(decision, past):
    """Whether at least one question that this correction answers was not answered anew."""
    return any((decision.id, question) not in past for question in questions_of(decision.action, decision.value))


# ---- find the statement


def _finder(draft):
    """find(correction, edited) -> its place, None if there is none, -1 if that is not clear."""
    anchors = {}

    def find(decision, edited=True):
        anchor = anchors.setdefault(decision, anchor_of(decision))
        same = find_same(draft.places, anchor)
        if same is not None and same >= 0 or not edited:
            return same
        similar = find_similar(draft.places, anchor, same == -1, decision.action in _KEEPS_MEANING)
        return same if similar is None else similar

    return find


# ---- labels


def _relabel(draft, decisions, find, past, told):
    """Answer every question about every statement once: where the answers differ, the statement waits."""
    answers = defaultdict(lambda: defaultdict(list))
    for decision in decisions:
        place = find(decision)
        if place is None or place < 0:
            told[decision] = ("orphaned" if place is None else "ambiguous", None, "")
            continue
        told[decision] = ("applied", place, draft.how_it_reads_now(place, decision.words))
        for question, answer in _answers(decision).items():
            if (decision.id, question) not in past:
                answers[place, question][answer].append(decision)
    whole_first = sorted(answers, key=lambda asked: (len(answers[asked]) > 1, draft.depth(asked[0]), asked))
    for place, question in whole_first:
        given = answers[place, question]
        if len(given) > 1:
            draft.doubt(place, question)
            told |= dict.fromkeys(chain(*given.values()), ("conflict", place, ""))
        elif not draft.settle(place, question, *given):
            told |= dict.fromkeys(chain(*given.values()), ("replaced", None, _MERGED))


def _answers(decision):
    """Question -> answer. Accepting keeps what careerlab said then, whatever a later version says."""
    if decision.action == "accept":
        kind, topic, *_ = [*decision.was.split(), "", ""]
        return {"kind": kind, "topic": topic}
    if decision.action == "dismiss":
        return {"kind": "other", "topic": "none"}
    return dict.fromkeys(questions_of(decision.action, decision.value), decision.value)


# ---- what became of each


def _told(decision, told, gone, known):
    if decision.id in gone:
        return "undone", None, ""
    if decision.action == "undo":
        if decision.value in known:
            return "applied", None, "It took back another correction."
        return "orphaned", None, f"There is no correction {decision.value} to take back."
    return told.get(decision, ("replaced", None, ""))


def _outcome(decision, told, draft):
    outcome, place, message = told
    row = draft.first_row(place) if place is not None else {}
    return (
        decision.id,
        outcome,
        row.get("id", ""),
        decision.words,
        row.get("source", decision.file),
        row.get("line", 0),
        decision.action,
        decision.value,
        message or _SAYS[outcome],
    )


def _as_outcomes(rows):
    import pandas as pd

    columns = dict(zip(OUTCOMES, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(OUTCOMES, ())
    return pd.DataFrame(
        {name: pd.Series(list(columns[name]), dtype="int64" if name == "line" else "str") for name in OUTCOMES}
    )
