"""A person's decisions teach the labels of like statements that still wait: in their own words, and never silently.

The chances of a waiting statement are those of the table, shifted towards the kinds that the person gave to statements
like it. How alike two statements are follows from their words and pairs of words, the heading or question above, and
what was made of them; one that speaks well of something shares nothing with one that speaks ill. A strong ridge holds
the shift back: one decision moves near-identical wordings, ten like ones move more.

The fit is a multinomial logistic regression with the table's chances as offset, in its dual form: each decision has a
weight for each kind, so what is behind a new label can be named. It takes a fixed number of Newton steps under a bound
of the curvature (Böhning, Annals of the Institute of Statistical Mathematics 44, 1992), which only ever go downhill.
"""

from __future__ import annotations

import numpy as np

from careerlab.insights.codebook import KINDS
from careerlab.insights.corrections.replay import apply_corrections
from careerlab.insights.kinds import STYLES, model
from careerlab.insights.likeness import Likeness, seen_of

TEACHING = ("accept", "kind", "split", "merge")  # a dismissal says what is not wanted, not what it is
TAUGHT = {
    **dict.fromkeys(("id", "text", "source"), "str"),
    "line": "int64",
    **dict.fromkeys(("kind_before", "kind", "status"), "str"),
    **dict.fromkeys(("confidence_before", "confidence"), "float64"),
    **dict.fromkeys(("correction", "correction_words"), "str"),
}
MOST = 1_000  # decisions that are learnt from, the latest
# chosen on labelled notes: so that what changes is more often right than it was, for one decision as for fifty
RIDGE, STEPS = 0.25, 30
AHEAD = 0.1  # what the chance of a new kind must be ahead of the old one
SURE = 0.85  # least chance of what is counted because it was learnt; nine in ten of these were right
SAME = 0.99  # likeness of statements that say the same in the same place
_CHANCES = ("confidence", "second_confidence", "p_pro", "p_con")
_LEAST = 1e-3  # chance of a kind that the table does not name
_SPEAK = ("pro", "con", "need", "advice")  # kinds that a negation turns round
_BLOCK = 1_000
_WORDS_QUOTED = 6


def correct_and_learn(parsed, corrections, notes=(), frozen=False):
    """Put a person's decisions into the table and let them teach what still waits.

    Parameters
    ----------
    parsed, corrections, notes
        As for `apply_corrections`.
    frozen : bool
        Put the decisions in, and learn nothing from them.

    Returns
    -------
    insights, outcomes, taught : DataFrame
        As `apply_corrections` and `learn` return them.
    """
    insights, outcomes = apply_corrections(parsed, corrections, notes)
    if frozen:
        return insights, outcomes, _as_taught([])
    insights, taught = learn(insights, outcomes, parsed)
    return insights, outcomes, taught


def learn(insights, outcomes, parsed):
    """Label statements on the ask list by what the person decided about statements like them.

    Parameters
    ----------
    insights, outcomes : DataFrame
        As `apply_corrections` returns them.
    parsed : DataFrame
        The table before the corrections: what careerlab itself had said.

    Returns
    -------
    insights : DataFrame
        A new table. Only rows with status ``ask`` have changed, and of these only those in `taught`: they are
        ``accepted`` with the rule ``learnt from "..."`` where that is sure enough, else they wait with another kind.
    taught : DataFrame
        One row per statement whose label was changed: `id`, `text`, `source` (str), `line` (int64, 1-based),
        `kind_before`, `kind`, `status` (str), `confidence_before`, `confidence` (float64, 0-1), `correction` (str, id
        of the one that contributed most) and `correction_words` (str).
    """
    import pandas as pd

    lessons, pupils = _lessons(insights, outcomes), _pupils(insights, outcomes)
    if not lessons or not len(pupils):
        return insights.copy(), _as_taught([])
    decided, waiting = insights.iloc[[row for row, _ in lessons]], insights.iloc[pupils]
    was = _before(decided, parsed)
    seen = seen_of(pd.concat([was, waiting]))
    own, others = seen[: len(was)], seen[len(was) :]
    weights = _fit(Likeness(own).to(own), _chances(was), _one_hot(decided["kind"]))
    changed = _changed(waiting, weights, own, others)
    return _put_in(insights, [(pupils[n], *rest) for n, *rest in changed], [outcome for _, outcome in lessons])


def _lessons(insights, outcomes):
    """(row, outcome) of each statement whose kind the person decided, in the order of the table."""
    corrected = insights["status"].eq("corrected").to_numpy().nonzero()[0]
    row_of = {insights["id"].iat[row]: int(row) for row in corrected}
    decided = outcomes[outcomes["outcome"].eq("applied") & outcomes["action"].isin(TEACHING)].to_dict("records")
    latest = [o for o in decided if o["statement"] in row_of][-MOST:]
    return sorted({row_of[o["statement"]]: o for o in latest}.items())


def _pupils(insights, outcomes):
    """The rows that may change: they wait, and not because two decisions contradict one another."""
    disputed = insights["id"].isin(outcomes.loc[outcomes["outcome"].eq("conflict"), "statement"])
    waits = insights["status"].eq("ask") & insights["rule"].ne("correction") & ~disputed
    return waits.to_numpy().nonzero()[0]


# ---- chances


def _chances(rows):
    """The table's chances of all kinds: those it names, the rest spread evenly over the others."""
    given = np.full((len(rows), len(KINDS)), np.nan)
    for kinds, chances in _named(rows):
        given[np.arange(len(rows)), kinds] = chances
    unnamed = np.isnan(given)
    rest = np.maximum(1 - np.nansum(given, axis=1), 0) / np.maximum(unnamed.sum(axis=1), 1)
    chances = np.maximum(np.where(unnamed, rest[:, None], given), _LEAST)
    return chances / chances.sum(axis=1, keepdims=True)


def _named(rows):
    """(kind by number, its chance) of the kinds that the table names, by row; the surest last."""
    for kind in ("pro", "con"):
        yield np.full(len(rows), KINDS.index(kind)), rows[f"p_{kind}"].to_numpy()
    known = rows["second"].ne("")
    yield _numbers(rows["second"].where(known, rows["kind"])), rows["second_confidence"].to_numpy()
    yield _numbers(rows["kind"]), rows["confidence"].to_numpy()


def _numbers(kinds):
    return np.array([KINDS.index(kind) for kind in kinds], dtype=np.int64)


def _one_hot(kinds):
    return np.eye(len(KINDS))[_numbers(kinds)]


def _before(rows, parsed):
    """Corrected rows as they were labelled before; a part of a split statement as one that nothing was known of."""
    was, rows = parsed.set_index("id"), rows.copy()
    new = ~rows["id"].isin(was.index)
    for name in ("kind", "topic", "rule", "second", *_CHANCES):
        rows.loc[~new, name] = was.loc[rows["id"][~new], name].to_numpy()
    rows.loc[new, list(_CHANCES)] = 1 / len(KINDS)
    return rows


# ---- the fit


def _fit(alike, prior, given):
    """The weight of each lesson for each kind: (n, 11)."""
    weights = np.zeros_like(given)
    step = np.linalg.inv(alike / 2 + RIDGE * np.eye(len(alike)))
    for _ in range(STEPS):
        weights += step @ (given - _shifted(prior, alike @ weights) - RIDGE * weights)
    return weights


def _shifted(prior, shift):
    """Chances after their log-odds were shifted."""
    scores = np.log(prior) + shift
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return chances / chances.sum(axis=1, keepdims=True)


# ---- what changes


def _changed(pupils, weights, own, others):
    """(row among the pupils, chances now, lesson behind it, whether it counts now) of each that changes."""
    prior, old = _chances(pupils), _numbers(pupils["kind"])
    likeness = Likeness(own)
    blocks = (likeness.to(others[at : at + _BLOCK]) for at in range(0, len(others), _BLOCK))
    after, behind, alike = _taught_by(blocks, weights, prior, old)
    each, now = np.arange(len(pupils)), after.argmax(axis=1)
    least = _thresholds(pupils["rule"])
    sure = (prior[each, old] < least) & (after[each, now] >= np.maximum(least, SURE))
    moved = (now != old) & (after[each, now] - after[each, old] >= AHEAD)
    changed = (sure | moved) & ~_against_its_words([own[n] for n in behind], others, prior, now, alike)
    return [(n, after[n], behind[n], sure[n]) for n in np.nonzero(changed)[0]]


def _taught_by(blocks, weights, prior, old):
    """Chances now, the lesson that contributed most to the likeliest kind, and how alike it is."""
    after, behind, alike_most = np.empty_like(prior), np.empty_like(old), np.empty(len(old))
    start = 0
    for alike in blocks:
        part = slice(start, start + len(alike))
        after[part] = _shifted(prior[part], alike @ weights)
        now = after[part].argmax(axis=1)
        gained = weights[:, now].T - np.where(now == old[part], 0, weights[:, old[part]]).T
        behind[part] = (alike * gained).argmax(axis=1)
        alike_most[part] = alike[np.arange(len(alike)), behind[part]]
        start += len(alike)
    return after, behind, alike_most


def _thresholds(rules):
    """What confidence counts, by the kind of note that the rule tells; the strictest where a mark decided."""
    by_style = dict(zip(STYLES, model().thresholds, strict=True))
    styles = {"question": "answers", "model": "prose"}
    return np.array([by_style[styles.get(rule.split(" ")[0], "structured")] for rule in rules])


def _against_its_words(lessons, pupils, prior, now, alike):
    """Whether a statement may say the opposite: it negates or speaks otherwise than the lesson behind its new kind.

    Nor does what is rather bad by its own words become good, or the other way round, unless the lesson speaks alike.
    """
    tones = np.array([a.tone * b.tone for a, b in zip(lessons, pupils, strict=True)])
    turned = np.array([a.negates != b.negates for a, b in zip(lessons, pupils, strict=True)]) | (tones < 0)
    pro, con = KINDS.index("pro"), KINDS.index("con")
    crossed = (now == pro) & (prior[:, con] > prior[:, pro]) | (now == con) & (prior[:, pro] > prior[:, con])
    unlike = (tones < 1) & (alike < SAME)
    return np.isin(now, _numbers(_SPEAK)) & turned | crossed & unlike


def _put_in(insights, changed, outcomes):
    """The table with new labels, and the list of them."""
    insights, listed = insights.copy(), []
    for row, chances, lesson, sure in changed:
        order = np.argsort(-chances, kind="stable")
        behind, was = outcomes[lesson], insights.iloc[row]
        new = {"kind": KINDS[order[0]], "confidence": float(chances[order[0]])}
        new |= {f"p_{kind}": float(chances[KINDS.index(kind)]) for kind in ("pro", "con")}
        new |= {"second": KINDS[order[1]], "second_confidence": float(chances[order[1]])}
        new |= {"status": "accepted", "rule": f'learnt from "{_first_words(behind["words"])}"'} if sure else {}
        for column in new:
            insights.iat[row, insights.columns.get_loc(column)] = new[column]
        told = {name: was[name] for name in ("id", "text", "source", "line")}
        told |= {"kind_before": was["kind"], "kind": new["kind"], "status": insights["status"].iat[row]}
        told |= {"confidence_before": was["confidence"], "confidence": new["confidence"]}
        listed.append(told | {"correction": behind["id"], "correction_words": behind["words"]})
    return insights, _as_taught(listed)


def _first_words(text):
    words = text.split()
    return " ".join(words[:_WORDS_QUOTED]) + (" …" if len(words) > _WORDS_QUOTED else "")


def _as_taught(rows):
    import pandas as pd

    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in TAUGHT.items()})
