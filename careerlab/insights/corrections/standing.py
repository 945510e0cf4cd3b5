"""Which corrections stand: those not taken back, and not replaced by one that was made in knowledge of them."""

from __future__ import annotations

from collections import defaultdict

from careerlab.insights.corrections.decision import questions_of


def taken_back(corrections):
    """Ids of the corrections that an undo names, unless the undo was taken back itself."""
    undos = [c for c in corrections if c.action == "undo"]
    undone_by = defaultdict(list)
    for undo in undos:
        undone_by[undo.value].append(undo.id)
    stands, waiting = {}, undos[::-1]  # an undo comes after what it takes back, so the last one is settled first
    while waiting:
        settled = [u for u in waiting if all(by in stands for by in undone_by[u.id])]
        if not settled:  # undos that take back one another
            break
        stands |= {u.id: not any(stands[by] for by in undone_by[u.id]) for u in settled}
        waiting = [u for u in waiting if u.id not in stands]
    return {u.value for u in undos if stands.get(u.id)}


def replaced(corrections, gone):
    """(id, question) of what a correction that stands has answered anew, also by way of others between them."""
    by_id = {c.id: c for c in corrections}
    found = set()
    for decision in corrections:
        if decision.id in gone:
            continue
        waiting, seen = decision.replaces.split(), {decision.id}
        while waiting:
            earlier = by_id.get(waiting.pop())
            if earlier is None or earlier.id in seen:
                continue
            seen.add(earlier.id)
            waiting += earlier.replaces.split()
            found |= {(earlier.id, question) for question in _answered_anew(decision, earlier)}
    return found


def _answered_anew(later, earlier):
    """Questions of the earlier decision that the later one answers; a dismissal falls as a whole."""
    answered = questions_of(earlier.action, earlier.value)
    both = set(questions_of(later.action, later.value)) & set(answered)
    return answered if both and earlier.action == "dismiss" else both
