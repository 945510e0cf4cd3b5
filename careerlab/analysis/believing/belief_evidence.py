"""Which statements bear on which belief, on which side, and how much each counts.

One voice a person, never one a sentence; what a person says of their own work before what they heard; people who were
introduced by one another share a voice in part. The explorer's own notes are shown and count nothing: they are not
what she was told.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from careerlab.analysis.believing.stance import AGAINST, FOR, UNSURE, claim_of, is_own_view, roots_of, stance, touched
from careerlab.analysis.comparing.favourability import chains_of_introductions, named_people
from careerlab.analysis.evidence import NOTE_ORDER, as_frame
from careerlab.analysis.theming.nearest_themes import whole_meanings
from careerlab.insights.bears_on import sides_of
from careerlab.insights.phrases import words_of
from careerlab.insights.table import check_insights

HEARSAY = 0.5  # how much a person counts who only tells what others say
ALIKE, NEARLY = 0.4, 0.25  # likeness of what may bear on a belief: by its meaning alone, and with a word in common
PLAINLY = 0.9  # chance of a topic from which a statement is plainly about it
OWN_NOTE = "your own note"
NEITHER = "neither"
BLOCK = 2_048  # statements at a time, so that memory does not grow with their number
_ASIDE = ("task", "lead", "other")  # kinds that say nothing about a career
_JUDGED = ("pro", "con", "fact")
_OF_THE_WAY_IN = ("entry", "growth", "pay")  # what somebody's own past says something about; else it is another job's
_COLUMNS = {
    **dict.fromkeys(("belief", "path", "topic", "side", "person"), "str"),
    "first_hand": "int64",
    "weight": "float64",
    **dict.fromkeys(("status", "rule", "text", "id", "source"), "str"),
    "line": "int64",
}


def belief_evidence(insights, profile):
    """List the statements that bear on the explorer's beliefs.

    Statements count here also while their kind waits on the ask list: what decides is their words, not their kind.

    Parameters
    ----------
    insights : DataFrame
        The insights table.
    profile : Profile or None
        Its `beliefs` are asked about, each among the statements of its path.

    Returns
    -------
    DataFrame
        One row per belief and statement that bears on it, beliefs in the profile's order, statements in that of the
        notes: `belief`, `path`, `topic` (str, of the belief), `side` (str: ``for``, ``against`` or ``unsure``),
        `person` (str; the talk where no name is known), `first_hand` (int64, 1 or 0: second-hand, or the explorer's own
        note), `weight` (float64, 0-1: a person's weights add up to at most 1 over a belief; 0 for what is unsure, for
        the explorer's own notes, and for hearsay of a person who has something first-hand to say), `status` (str, of
        the statement), `rule` (str: why it was matched, in words), `text`, `id`, `source` (str), `line` (int64).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    return weighed(statements_on_beliefs(insights, profile), chains_of_introductions(insights))


def statements_on_beliefs(insights, profile):
    """Find the statements that bear on each belief; what one counts depends on who else is heard (`weighed`).

    Returns
    -------
    list of tuple
        (belief, statements) for each belief, in the profile's order; statements are (row, side, rule) in that of the
        notes, a row a dict of the insights table's columns.
    """
    check_insights(insights)
    beliefs = beliefs_of(profile)
    rows = insights.assign(who=named_people(insights)).sort_values(NOTE_ORDER)
    settled = rows["status"].ne("ask") & rows["kind"].isin(_ASIDE) & rows["bears_on"].eq("")
    rows = rows[~settled]
    asked_of = rows[["source", "question"]]
    asked = rows["question"].mask(asked_of.eq(asked_of.shift()).all(axis="columns"), "")
    rows = rows.assign(asked=asked).to_dict("records")
    for row in rows:
        row["own"], row["decided"] = _is_own(row), sides_of(row["bears_on"])
    sided = [[] for _ in beliefs]
    claims = [claim_of(b.belief, _names(b.path, profile)) for b in beliefs]
    for block in (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK)):
        alike = _likeness([row["text"] for row in block], [b.belief for b in beliefs]) if beliefs else ()
        for row, near in zip(block, alike, strict=False):
            for number, belief in enumerate(beliefs):
                side, rule = _side(row, belief, claims[number], near[number])
                if side:
                    sided[number].append((row, side, rule))
    return list(zip(beliefs, sided, strict=True))


def weighed(on_beliefs, chains):
    """Return the table of `belief_evidence` from what `statements_on_beliefs` found, all of it or some.

    `chains` are those of the people heard, as `chains_of_introductions` returns them.
    """
    found = (
        _record(belief, *what, weight)
        for belief, bearing in on_beliefs
        for what, weight in zip(bearing, _weights(bearing, chains), strict=True)
    )
    return as_frame(found, _COLUMNS)


def beliefs_of(profile):
    """The beliefs of a profile, each once for each path it is about."""
    found = {}
    for belief in profile.beliefs if profile else ():
        found.setdefault((belief.belief, belief.path), belief)
    return list(found.values())


def _names(path, profile):
    """What a career and those in it are called; of all careers where a belief is about all."""
    return [name for p in profile.paths if path in ("", p.name) for name in (p.name, *p.also)] + [path]


def _likeness(texts, others):
    """How alike texts are in meaning, from -1 to 1: (texts, others)."""
    some, rest = whole_meanings(texts), whole_meanings(others)
    lengths = np.sqrt((some * some).sum(axis=1)[:, None] * (rest * rest).sum(axis=1))
    return some @ rest.T / np.maximum(lengths, 1)


# ---- sides


def _side(row, belief, claim, near):
    """(side, rule) of a statement about a belief, side '' where it does not bear on it."""
    if belief.path and row["path"].casefold() != belief.path.casefold():
        return "", ""
    decided = row["decided"].get(" ".join(belief.belief.split()).casefold(), "") if row["decided"] else ""
    if decided:
        return ("", "") if decided == NEITHER else _told(row, decided, "you decided")
    side, rule = stance(claim, row["text"], row["asked"], row["topic"] == belief.topic)
    if side in (FOR, AGAINST) and (claim.need or _is_about_the_work(row, belief)):
        return _told(row, side, rule)
    return ("", "") if row["own"] else _unsure(row, belief, claim, near, rule)


def _is_about_the_work(row, belief):
    """Whether it describes the career: advice does not, and somebody's past is mostly another job's."""
    return row["kind"] != "advice" and (row["kind"] != "route" or belief.topic in _OF_THE_WAY_IN)


def _told(row, side, rule):
    return side, f"{OWN_NOTE}: {rule}" if row["own"] else rule


def _unsure(row, belief, claim, near, rule):
    """What may bear on a belief and takes no plain side: it is asked about."""
    if row["kind"] in _ASIDE or row["text"].rstrip().endswith("?"):
        return "", ""
    shared = claim.roots & touched(row["text"])[0]
    same_topic = row["topic"] == belief.topic
    if rule and (shared or same_topic):
        return UNSURE, rule
    if shared and (same_topic or near >= NEARLY):
        return UNSURE, f"it speaks of the same ({_word_of(row['text'], shared)})"
    if same_topic and near >= ALIKE:
        return UNSURE, "it means something like it"
    if row["asked"] and claim.roots & touched(row["asked"])[0] and not shared:
        return UNSURE, f"it answers “{row['asked']}”"
    # "About double what we get" shares no word with a belief on pay; being about the work itself says too little.
    if same_topic and belief.topic != "work" and row["topic_confidence"] >= PLAINLY and row["kind"] in _JUDGED:
        return UNSURE, f"it is about the same side of the work ({belief.topic})"
    return "", ""


def _word_of(text, shared):
    return next(word for word in words_of(text) if roots_of((word,)) & shared)


def _is_own(row):
    """Whether the explorer speaks: in her notes, or in a view that careerlab took for somebody else's."""
    return row["speaker"] == "note-taker" or row["kind"] == "belief" or is_own_view(row["text"])


# ---- weights


def _weights(bearing, chains):
    """How much each statement about one belief counts."""
    voices = [_voice(row, side) for row, side, _ in bearing]
    first_hand = {row["who"] for (row, *_), voice in zip(bearing, voices, strict=True) if voice == "own eyes"}
    counts = [
        row["strength"] if voice == "own eyes" or (voice and row["who"] not in first_hand) else 0.0
        for (row, *_), voice in zip(bearing, voices, strict=True)
    ]
    said, linked = Counter(), {}
    for (row, *_), count in zip(bearing, counts, strict=True):
        said[row["who"]] += count
        if count and row["who"] in chains:
            linked.setdefault(chains[row["who"]], set()).add(row["who"])
    return [
        count
        / said[row["who"]]
        * (1.0 if row["who"] in first_hand else HEARSAY)
        * share_in_chain(len(linked.get(chains.get(row["who"]), ())))
        if count
        else 0.0
        for (row, *_), count in zip(bearing, counts, strict=True)
    ]


def _voice(row, side):
    """`own eyes` or `hearsay` of a statement that counts, '' of one that does not."""
    if side == UNSURE or row["own"]:
        return ""
    return "hearsay" if row["speaker"] == "hearsay" else "own eyes"


def share_in_chain(members):
    """Return how much one of so many people counts who were introduced by one another.

    As in the comparison, half of what each thinks is common to the chain, so any two correlate with r = 1/2, and n of
    them are worth ``n / (1 + (n - 1) r) = 2n / (n + 1)`` people (the design effect: Kish 1965, Survey Sampling).
    """
    return 2.0 / (members + 1.0) if members > 1 else 1.0


def without(evidence, person, chains):
    """Return what would count about one belief without a person: others of the same chain then count more."""
    rest = evidence[evidence["person"].ne(person)]
    if person not in chains:
        return rest
    linked = rest["person"].map(chains).eq(chains[person])
    members = rest.loc[linked, "person"].nunique()
    more = share_in_chain(members) / share_in_chain(members + 1)
    return rest.assign(weight=rest["weight"].where(~linked, rest["weight"] * more))


def _record(belief, row, side, rule, weight):
    return (
        *(belief.belief, belief.path, belief.topic, side, row["who"]),
        int(row["speaker"] == "source" and not row["own"]),
        *(weight, row["status"], rule, row["text"], row["id"], row["source"], row["line"]),
    )
