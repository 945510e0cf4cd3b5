"""How good the labels are on this person's own notes: a sample to be judged blind, and what the answers say."""

from __future__ import annotations

import hashlib

from careerlab.analysis.evidence import as_frame
from careerlab.analysis.shares import wilson
from careerlab.insights.answers import DRAWN, that_hold
from careerlab.insights.codebook import KINDS
from careerlab.insights.table import check_insights

ALL = "all kinds"
_SHOWN = {**dict.fromkeys(("id", "text", "before", "question", "person", "path", "source"), "str"), "line": "int64"}
_SCORES = {
    **{"kind": "str", "among": "str"},
    **{"said": "int64", **dict.fromkeys(("precision", "precision_low", "precision_high"), "float64")},
    **{"judged": "int64", **dict.fromkeys(("recall", "recall_low", "recall_high"), "float64")},
}


def audit_sample(insights, n, seed=0):
    """Draw statements for a person to judge, half of them counted and half of those that wait.

    Where there are too few of one, the other fills up. A statement is drawn by a hash of seed and id: the order of the
    table does not matter, and a larger sample holds the smaller one. What a person has corrected is not drawn.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    n : int
    seed : int, optional

    Returns
    -------
    pandas.DataFrame
        One row per statement drawn, in a random order, without its labels: `id`, `text`, `before` (the statement
        before it in its file, or ''), `question`, `person`, `path`, `source` (str), `line` (int64, 1-based).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    rows = _drawn(insights, n, seed)
    shown = insights.iloc[rows].reset_index(drop=True)
    return shown.assign(before=[_before(insights, row) for row in rows])[list(_SHOWN)]


def _drawn(insights, n, seed):
    """Positions of the statements drawn, in the order of their lots."""
    lots = sorted((_lot(id, seed), row) for row, id in enumerate(insights["id"]))
    counted, waiting = ([(lot, row) for lot, row in lots if insights["status"].iat[row] == s] for s in DRAWN)
    many = min(len(counted), max(n - n // 2, n - len(waiting)))
    return [row for _, row in sorted(counted[:many] + waiting[: n - many])]


def _lot(id, seed):
    return hashlib.sha1(f"{seed} {id}".encode()).hexdigest()


def _before(insights, row):
    """The statement before this one in its file, without which it may say nothing."""
    first = row == 0 or insights["source"].iat[row - 1] != insights["source"].iat[row]
    return "" if first else insights["text"].iat[row - 1]


def audit_scores(answers):
    """Say how good the labels are that a person judged blind.

    Half of a sample was drawn from what counts, however much of the table that is, so each answer stands for as many
    statements as were there to be drawn for it. Answers about labels of another version than the last are left out.

    Parameters
    ----------
    answers : list of Answer
        As `read_answers` returns them.

    Returns
    -------
    pandas.DataFrame
        One row per kind that careerlab or the person named, ``all kinds`` first, and `among` (``counted``: what
        careerlab counts as this kind; ``all``: what it takes for this kind, waiting or not): `said` (int64, statements
        judged that careerlab named so), `precision` (float64, 0-1, share of these that the person named so, too),
        `judged` (int64, statements that the person named so), `recall` (float64, 0-1, share of these that careerlab
        named so). `..._low` and `..._high` (float64, 0-1) are between what they likely lie; where nothing was said or
        judged the share is 0 and lies between 0 and 1. All are of the whole table, not of the sample.
    """
    answers = that_hold(answers)
    cases = list(zip(answers, _weights(answers), strict=True))
    named = {a.kind for a in answers} | {_said(a)[0] for a in answers}
    kinds = [ALL] * bool(answers) + [kind for kind in KINDS if kind in named]
    return as_frame((_score(cases, kind, among) for kind in kinds for among in ("counted", "all")), _SCORES)


def _said(answer):
    """What careerlab had said: (kind, status)."""
    kind, _, status = answer.was.split()
    return kind, status


def _weights(answers):
    """How many statements of the table each answer stands for."""
    of, drawn = {}, {}
    for answer in answers:
        status = _said(answer)[1]
        of[status], drawn[status] = int(answer.of), drawn.get(status, 0) + 1
    return [of[_said(a)[1]] / drawn[_said(a)[1]] for a in answers]


def _score(cases, kind, among):
    said, judged = [], []
    for answer, weight in cases:
        is_said = kind in (ALL, _said(answer)[0]) and (among == "all" or _said(answer)[1] == "accepted")
        is_so = kind in (ALL, answer.kind)
        agrees = answer.kind == _said(answer)[0]
        said += [(weight, agrees)] * is_said
        judged += [(weight, agrees and is_said)] * is_so
    return kind, among, len(said), *_share(said), len(judged), *_share(judged)


def _share(cases):
    """Weighted share of the true ones, and between what it likely lies; (weight, whether it is true) each."""
    total = sum(weight for weight, _ in cases)
    if not total:
        return 0.0, 0.0, 1.0
    share = sum(weight for weight, true in cases if true) / total
    alike = total**2 / sum(weight**2 for weight, _ in cases)  # Kish, Survey Sampling (1965)
    return share, *wilson(share, alike)
