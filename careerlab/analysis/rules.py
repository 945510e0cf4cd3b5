"""How often each rule was right about this person's notes, by what the person decided."""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame
from careerlab.analysis.shares import wilson

_COLUMNS = {
    "rule": "str",
    "decided": "int64",
    "right": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
}
_LEARNT = "learnt from your corrections"


def rule_precision(corrections, outcomes):
    """Count how often what each rule had said was confirmed.

    Parameters
    ----------
    corrections : list of Correction
        As in a workspace.
    outcomes : pandas.DataFrame
        What became of them, as `apply_corrections` returns it.

    Returns
    -------
    pandas.DataFrame
        One row per rule whose kind was accepted or changed, those decided most often first: `rule` (str, as in the
        insights table), `decided` and `right` (int64, statements), `share` (float64, right of decided), `low` and
        `high` (float64, 0-1, between which it likely lies). What is asked first is what is least sure, so statements
        that were never asked about are right more often than this.
    """
    by_id = {c.id: c for c in corrections}
    applied = outcomes[outcomes["outcome"].eq("applied") & outcomes["id"].isin(by_id)].sort_values("id")
    tally = {}
    for statement, ids in applied.groupby("statement")["id"]:
        decisions = [by_id[id] for id in ids]
        first = _first(decisions, by_id)
        for decision in (d for d in decisions if d.action in ("accept", "kind") and statement and first):
            said, right = first.was.split()[0], decision.value or decision.was.split()[0]
            rule = _LEARNT if first.rule.startswith("learnt from ") else first.rule
            tally.setdefault(rule, {})[statement] = said == right
    rows = sorted(tally.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return as_frame((_row(rule, len(right), sum(right.values())) for rule, right in rows), _COLUMNS)


def _first(decisions, by_id):
    """The correction that met what careerlab itself had said: one of these, or one they replace; None if none did."""
    waiting, seen = list(decisions), set()
    while waiting:
        found = waiting.pop()
        if len(found.was.split()) == 3 and not found.was.endswith(" corrected"):
            return found
        seen.add(found.id)
        waiting += [by_id[id] for id in found.replaces.split() if id in by_id and id not in seen]
    return None


def _row(rule, decided, right):
    return rule, decided, right, right / decided, *wilson(right / decided, decided)
