"""How far the labels can be trusted on these notes, in words: what a person judged, corrected, and taught."""

from __future__ import annotations

from careerlab.analysis.audit import ALL, audit_scores
from careerlab.analysis.rules import rule_precision
from careerlab.insights.answers import that_hold
from careerlab.insights.codebook import KIND_WORDS
from careerlab.insights.versions import versions


def trust(workspace):
    """Gather what the page says about its labels: `judged` (dict or None), `rules` and `taught` (lists of dicts)."""
    rules = rule_precision(workspace.corrections, workspace.outcomes).to_dict("records")
    return {
        "judged": judged(workspace.answers),
        "rules": [row | {"rule": _rule(row["rule"]), "likely": _between(row["low"], row["high"])} for row in rules],
        "taught": [_taught(row) for row in workspace.taught.to_dict("records")],
    }


def judged(answers):
    """What a person's own judgement of a sample says, None without one.

    Returns
    -------
    dict
        `sentences` (list of str), `rows` (list of dict: `kind`, `said`, `right`, `judged`, `found`), `versions` (str,
        of the labels that were judged) and `now` (str, of today's, '' if they are the same).
    """
    if not answers:
        return None
    scores = audit_scores(answers).to_dict("records")
    counted, everything = (next(r for r in scores if r["kind"] == ALL and r["among"] == a) for a in ("counted", "all"))
    waiting = everything["said"] - counted["said"]
    sentences = [
        f"Of {_sentences(everything['said'])} you judged yourself, without seeing what careerlab had made of them, "
        f"{counted['said']} {'was' if counted['said'] == 1 else 'were'} counted and {waiting} waited for you.",
    ]
    if counted["said"]:
        right = round(counted["precision"] * counted["said"])
        sentences.append(
            f"Of those counted, {right} {'was' if right == 1 else 'were'} right; of all that are counted, likely"
            f" {_between(counted['precision_low'], counted['precision_high'])}."
        )
    made = that_hold(answers)[-1].versions
    kinds = [row for row in scores if row["among"] == "counted" and row["kind"] != ALL]
    rows = [_row(row) for row in kinds if row["said"] or row["judged"]]
    return {"sentences": sentences, "rows": rows, "versions": made, "now": "" if made == versions() else versions()}


def _row(row):
    return {
        "kind": KIND_WORDS[row["kind"]],
        "said": row["said"],
        "right": _likely(row["precision"], row["precision_low"], row["precision_high"], row["said"]),
        "judged": row["judged"],
        "found": _likely(row["recall"], row["recall_low"], row["recall_high"], row["judged"]),
    }


def _likely(share, low, high, number):
    return f"{share * 100:.0f} in 100 ({_between(low, high)})" if number else ""


def _between(low, high):
    return f"between {low * 100:.0f} and {high * 100:.0f} in 100"


def _sentences(number):
    return f"{number} sentence{'' if number == 1 else 's'}"


def _rule(rule):
    return "only its words" if rule == "model" else rule


def _taught(row):
    counts = "counted now" if row["status"] == "accepted" else "still waits"
    kinds = [KIND_WORDS[row[name]] for name in ("kind_before", "kind")]
    change = f"{kinds[1]}, {counts}" if kinds[0] == kinds[1] else f"{kinds[1]} instead of {kinds[0]}, {counts}"
    return {**row, "change": change, "where": f"{row['source']}, line {row['line']}"}
