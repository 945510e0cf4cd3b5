"""Kind, topic and speaker of each statement: what the writer marked, the question answered.

And a linear model over words in their place.

The weights come from the labelled notes in `resources/labelled` (`run.py train`); prediction is numpy only.
Confidence is calibrated on
authors the model had not seen, and a statement below the threshold of its kind of note waits on the ask list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from careerlab.insights.features import cue_counts, features, gather, voice_of
from careerlab.insights.phrases import tokens
from careerlab.insights.structure import fold_heading, says_nothing, structural_cue
from careerlab.insights.table import KINDS, SPEAKERS, TOPICS

SURE_HEADING = 0.97  # measured share of statements below a sure heading that are of its kind
CONTEXT_SCALE = 0.2  # log-odds of the question, made as small as the other features so that they are held back alike
HEARSAY_TOLD = 0.1  # chance of hearsay that is enough where the words say so ("her old boss always said")
QUESTION_REACH = 5.0  # sentences after which a question's hold on its answer has halved


@dataclass(frozen=True, slots=True)
class Label:
    """What one statement was found to be, with calibrated chances.

    `rule` says what decided in words a person can check.
    """

    kind: str
    topic: str
    speaker: str
    rule: str
    confidence: float
    topic_confidence: float
    accepted: bool
    p_pro: float
    p_con: float


class Model:
    """Weights read from weights.npz (no pickle)."""

    def __init__(self, arrays):
        self.question_index = _index(arrays["question_words"])
        self.question_weights, self.question_bias = arrays["question_weights"], arrays["question_bias"]
        self.index = _index(arrays["words"])
        self.weights, self.context, self.bias = arrays["weights"], arrays["context"], arrays["bias"]
        self.temperatures, self.thresholds = arrays["temperatures"], arrays["thresholds"]

    def ask(self, questions):
        """How a question or heading shifts kinds and topics: (n, 23) log-odds against no question at all."""
        lists = [question_features(q) for q in questions]
        raw = gather(self.question_weights, self.question_index, lists) + self.question_bias
        kinds, topics = raw[:, : len(KINDS)], raw[:, len(KINDS) :]
        shifts = np.hstack([_log_softmax(kinds), _log_softmax(topics)])
        known = np.array([any(f in self.question_index for f in row) for row in lists], dtype=bool).reshape(-1)
        return np.where(known[:, None], shifts - _log_softmax_pair(self.question_bias), 0.0)

    def scores(self, lists, shifts):
        """Scores of kinds, topics and speakers: (n, 26), before calibration."""
        return gather(self.weights, self.index, lists) + shifts @ self.context + self.bias


def _index(packed):
    return {word: i for i, word in enumerate(bytes(packed).decode("utf-8").split("\n"))} if len(packed) else {}


def question_features(words):
    """Words and pairs of words of a question or heading."""
    found = fold_heading(words).split()[:24]
    return [*found, *(f"{a} {b}" for a, b in zip(found, found[1:], strict=False))]


def _log_softmax(scores):
    top = scores.max(axis=1, keepdims=True)
    return scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True))


def _log_softmax_pair(bias):
    kinds, topics = bias[None, : len(KINDS)], bias[None, len(KINDS) :]
    return np.hstack([_log_softmax(kinds), _log_softmax(topics)])


@cache
def model():
    """The shipped model."""
    with (
        files("careerlab.resources").joinpath("weights.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        return Model(dict(arrays))


def contexts(found, asked):
    """What the question or heading above each statement says, fading along a long answer: (n, 23)."""
    above = [s.question or s.label or s.section for s in found]
    names = sorted(set(filter(None, above)))
    shifts = dict(zip(names, asked(names), strict=True)) if names else {}
    out = np.zeros((len(found), len(KINDS) + len(TOPICS)))
    for row, (s, words) in enumerate(zip(found, above, strict=True)):
        if words:
            fade = QUESTION_REACH / (QUESTION_REACH + s.position) if s.question else 1.0
            out[row] = np.clip(shifts[words], -4, 4) * fade * CONTEXT_SCALE
    return out


STYLES = ("structured", "answers", "prose")


def style(statement):
    """Kind of note around a statement, for calibration: under a sure sign or heading, in an answer, or in prose."""
    cue, _ = structural_cue(statement)
    if cue and cue.sure:
        return "structured"
    return "answers" if statement.question or (cue and cue.kinds) else "prose"


def label_statements(found, person="", using=None):
    """Label the statements of one note.

    Parameters
    ----------
    found : list of Statement
    person : str
        The professional's name, to know whose turn is whose.
    using : Model, optional
        Weights other than the shipped ones.

    Returns
    -------
    list of Label
        One per statement, in order.
    """
    if not found:
        return []
    using = using or model()
    voice = voice_of(found, person)
    scores = using.scores(features(found, voice), contexts(found, using.ask))
    return [_decide(s, row, using, voice) for s, row in zip(found, scores, strict=True)]


def _decide(s, row, using, voice):
    cut, end = len(KINDS), len(KINDS) + len(TOPICS)
    which = STYLES.index(style(s))
    kinds = _calibrated(row[:cut], using.temperatures[which, 0])
    topics = _calibrated(row[cut:end], using.temperatures[which, 1])
    speaker = _speaker(s, row[end:], voice)
    cue, cue_rule = structural_cue(s)
    rule = _question_rule(s, cue, cue_rule, kinds)
    if says_nothing(s.text):
        kinds, rule = _mix(kinds, "other", 0.99), "answer without content"
    elif cue and cue.sure:
        kinds, rule = _marked(kinds, cue.kinds[0]), cue_rule
    best = int(kinds.argmax())
    topic = int(topics.argmax())
    return Label(
        KINDS[best],
        TOPICS[topic],
        speaker,
        rule,
        confidence=float(kinds[best]),
        topic_confidence=float(topics[topic]),
        accepted=bool(kinds[best] >= using.thresholds[which]),
        p_pro=float(kinds[KINDS.index("pro")]),
        p_con=float(kinds[KINDS.index("con")]),
    )


def _calibrated(scores, temperature):
    p = np.exp((scores - scores.max()) / temperature)
    return p / p.sum()


def _mix(p, kind, weight):
    """Put `weight` on one kind and share the rest as before."""
    out = p.copy()
    at = KINDS.index(kind)
    out[at] = 0
    out *= (1 - weight) / max(out.sum(), 1e-12)
    out[at] = weight
    return out


def _marked(kinds, kind):
    """A sure mark decides, unless the words say it is something of the note-taker's own: then it is asked."""
    own = max(kinds[KINDS.index(k)] for k in ("gap", "task", "lead"))
    at = KINDS.index(kind)
    if own > 0.8 and kinds[at] < 0.1:
        return _mix(kinds, kind, 0.5)
    return _mix(kinds, kind, max(SURE_HEADING, float(kinds[at])))


def _question_rule(s, cue, cue_rule, kinds):
    best = KINDS[int(kinds.argmax())]
    if cue and cue.kinds and best in cue.kinds:
        return cue_rule
    above = s.question or (s.label if cue is None else "")
    return f'question "{above}"' if above else "model"


def _speaker(s, scores, voice):
    found = SPEAKERS[int(scores.argmax())]
    if s.turn and s.turn == voice.asker:
        return "note-taker"
    if "hearsay" in cue_counts(tokens(s.text)) and _calibrated(scores, 1.0)[SPEAKERS.index("hearsay")] > HEARSAY_TOLD:
        return "hearsay"
    return "source" if s.turn and found == "note-taker" else found
