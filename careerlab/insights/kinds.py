"""Kind, topic and speaker of each statement: what the writer marked, the question answered, the words, the neighbours.

A linear model judges each statement by its own words and what stands above it; a second one looks again with the
statements around it in view. The weights come from the labelled notes in `resources/labelled` (`run.py train`);
prediction is numpy only. Confidence is calibrated on groups of authors the model had not seen, and a statement below
the threshold of its kind of note waits on the ask list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

import numpy as np

from careerlab.insights.features import BLOCK, cue_counts, features, gather, is_published
from careerlab.insights.hearsay import hearsay_said
from careerlab.insights.neighbours import weighed
from careerlab.insights.polarity import opposes, speaks_both
from careerlab.insights.sentence_reader import sentence_vectors
from careerlab.insights.structure import fold_heading, says_nothing, structural_cue
from careerlab.insights.table import KINDS, SPEAKERS, TOPICS
from careerlab.notes.planned import signature

SURE_HEADING = 0.97  # measured share of statements below a sure heading that are of its kind
CONTEXT_SCALE = 0.2  # log-odds of the question, made as small as the other features so that they are held back alike
READING_SCALE = 0.3  # what the reader says is of size one; smaller, it is held back as much as the words are
HEARSAY_TOLD = 0.1  # chance of hearsay that is enough where the words say so ("people say that the pay is low")
_OWN = ("gap", "belief", "task", "lead")  # by the codebook the note-taker's own words are of these kinds
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
    second: str
    second_confidence: float


class Model:
    """Weights read from weights.npz (no pickle)."""

    def __init__(self, arrays):
        self.question_index = _index(arrays["question_words"])
        self.question_weights, self.question_bias = arrays["question_weights"], arrays["question_bias"]
        self.index = _index(arrays["words"])
        self.weights, self.weights_scale = arrays["weights"], arrays["weights_scale"]
        self.context, self.bias = arrays["context"], arrays["bias"]
        self.look_again, self.look_again_bias = arrays["look_again"], arrays["look_again_bias"]
        self.temperatures, self.thresholds = arrays["temperatures"], arrays["thresholds"]

    def ask(self, questions):
        """How a question or heading shifts kinds and topics: (n, 23) log-odds against no question at all."""
        lists = [question_features(q) for q in questions]
        raw = gather(self.question_weights, self.question_index, lists) + self.question_bias
        kinds, topics = raw[:, : len(KINDS)], raw[:, len(KINDS) :]
        shifts = np.hstack([_log_softmax(kinds), _log_softmax(topics)])
        known = np.array([any(f in self.question_index for f in row) for row in lists], dtype=bool).reshape(-1)
        return np.where(known[:, None], shifts - _log_softmax_pair(self.question_bias), 0.0)

    def scores(self, lists, whole):
        """Scores of kinds, topics and speakers at the first look, each by itself: (n, 26)."""
        words = gather(self.weights, self.index, lists) * self.weights_scale
        return words + whole @ self.context + self.bias

    def scores_in_place(self, scores, shifts, above):
        """Scores with the neighbours in view, of all statements of a note: (n, 26), before calibration."""
        again = weighed(chances(scores), shifts, above, self.look_again) + self.look_again_bias
        return np.hstack([again, scores[:, len(KINDS) + len(TOPICS) :]])


def chances(scores):
    """Log-chances of kinds and topics from their scores: (n, 23)."""
    cut, end = len(KINDS), len(KINDS) + len(TOPICS)
    return np.hstack([_log_softmax(scores[:, :cut]), _log_softmax(scores[:, cut:end])])


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
    above = [s.above for s in found]
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
    return _style(statement, structural_cue(statement)[0])


def _style(statement, cue):
    if cue and cue.sure:
        return "structured"
    return "answers" if statement.question or (cue and cue.kinds) else "prose"


def label_statements(found, using=None):
    """Label the statements of one note.

    Parameters
    ----------
    found : list of Statement
    using : Model, optional
        Weights other than the shipped ones.

    Yields
    ------
    Label
        One per statement, in order.
    """
    if not found:
        return
    using = using or model()
    scores = in_place(found, using)
    for start in range(0, len(found), BLOCK):
        yield from decided(found[start : start + BLOCK], scores[start : start + BLOCK], using)


def in_place(found, using):
    """The scores of the statements of one note, with what stands around them in view."""
    shifts = contexts(found, using.ask)
    return using.scores_in_place(alone(found, shifts, using), shifts, [s.above for s in found])


def as_a_whole(found, shifts):
    """What the first look sees of statements beside their features: what is asked, and what the sentence says."""
    return np.hstack([shifts, READING_SCALE * sentence_vectors([s.text for s in found])])


def alone(found, shifts, using):
    """The scores of the statements of one note, each by itself, read a block at a time."""
    rows = features(found, is_published(found))
    blocks = [slice(at, at + BLOCK) for at in range(0, len(found), BLOCK)]
    return np.vstack([using.scores(list(islice(rows, BLOCK)), as_a_whole(found[b], shifts[b])) for b in blocks])


def decided(block, scores, using):
    """The Label of each statement, from its scores."""
    cut, end = len(KINDS), len(KINDS) + len(TOPICS)
    cues = [structural_cue(s) for s in block]
    styles = [STYLES.index(_style(s, cue)) for s, (cue, _) in zip(block, cues, strict=True)]
    temperatures = using.temperatures[styles]
    said = scores[:, :cut] + np.array([_NOT_SAID[s.speaks] for s in block])
    kinds = _calibrated(said, temperatures[:, :1])
    topics = _calibrated(scores[:, cut:end], temperatures[:, 1:])
    # what would be of a kind that its speaker never says is not understood well enough to be accepted
    least = np.where(said.max(axis=1) < scores[:, :cut].max(axis=1), np.inf, using.thresholds[styles])
    for n, s in enumerate(block):
        speaker = _speaker(s, scores[n, end:])
        yield _decide(s, cues[n], kinds[n], topics[n], speaker, least[n])


def _never(*kinds):
    return np.where([kind in kinds for kind in KINDS], -np.inf, 0.0)


# by the codebook gaps, beliefs and tasks are the note-taker's own, and no finding about the work is
_NOT_SAID = {
    "": _never(),
    "asker": _never("pro", "con", "need", "route", "advice", "fact"),
    **dict.fromkeys(("source", "other"), _never("gap", "belief", "task")),
}


def _decide(s, structure, kinds, topics, speaker, least):
    cue, cue_rule = structure
    rule = _question_rule(s, cue, cue_rule, kinds)
    if says_nothing(s.text):
        kinds, rule = _mix(kinds, "other", 0.99), "answer without content"
    elif own := _asked_of_oneself(s):
        kinds, speaker = _mix(kinds, own, max(SURE_HEADING, float(kinds[KINDS.index(own)]))), "note-taker"
    elif cue and cue.sure:
        kinds, rule = _marked(kinds, cue.kinds[0]), cue_rule
    kinds, unclear = _by_its_words(s, kinds)
    topics = _asked_about(s, topics)
    second, best = (int(at) for at in kinds.argsort(kind="stable")[-2:])
    topic = int(topics.argmax())
    return Label(
        KINDS[best],
        TOPICS[topic],
        speaker,
        rule,
        confidence=float(kinds[best]),
        topic_confidence=float(topics[topic]),
        accepted=bool(kinds[best] >= least) and not unclear and not _strays(s, cue, KINDS[best]),
        p_pro=float(kinds[KINDS.index("pro")]),
        p_con=float(kinds[KINDS.index("con")]),
        second=KINDS[second],
        second_confidence=float(kinds[second]),
    )


_PRO, _CON = KINDS.index("pro"), KINDS.index("con")
SIDED = 0.02  # a statement less likely than this for or against is not looked at for its tone
BOTH = 0.3  # least chance of either side of a statement that speaks for and against


def _by_its_words(s, kinds):
    """The chances of the kinds after a look at what the words plainly say, and whether a person must settle it."""
    likely, other = (_PRO, _CON) if kinds[_PRO] > kinds[_CON] else (_CON, _PRO)
    judged = int(kinds.argmax()) == likely
    if kinds[likely] < SIDED:
        return kinds, False
    if opposes(s.words, KINDS[likely], s.text):
        turned = kinds.copy()
        turned[[likely, other]] = kinds[[other, likely]]
        return turned, judged
    if judged and speaks_both(s.words):
        return _mix(kinds, KINDS[other], max(BOTH, float(kinds[other]))), True
    return kinds, False


def _strays(s, cue, kind):
    """Whether a line below the list of a heading is of its kind by the heading's word alone: it seldom is."""
    return s.loose and not s.label and bool(cue) and kind in cue.kinds


def _asked_of_oneself(s):
    """The kind that a planned question asks of the note-taker ("What surprised me? (q902, belief)"), '' if none."""
    about = signature(s.planned)[1]
    return about if about in _OWN else ""


def _asked_about(s, topics):
    """The chances of the topics: the answer to a planned question has its topic, if it has one."""
    about = signature(s.planned)[1]
    known = about in TOPICS and about != "none"
    return np.array([float(topic == about) for topic in TOPICS]) if known else topics


def _calibrated(scores, temperature):
    p = np.exp((scores - scores.max(axis=-1, keepdims=True)) / temperature)
    return p / p.sum(axis=-1, keepdims=True)


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


def _speaker(s, scores):
    found = SPEAKERS[int(scores.argmax())]
    if s.speaks == "asker":
        return "note-taker"
    if hearsay_said(s.words):
        return "hearsay"
    if "hearsay" in cue_counts(s.words) and _calibrated(scores, 1.0)[SPEAKERS.index("hearsay")] > HEARSAY_TOLD:
        return "hearsay"
    if s.speaks == "other":
        return "hearsay"  # a third one speaks
    return "source" if s.speaks == "source" and found == "note-taker" else found
