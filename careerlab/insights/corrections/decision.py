"""One decision about one statement: what was decided, and the anchor by which the statement is found again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace

from careerlab.errors import CorrectionError
from careerlab.insights.bears_on import SIDES, read_side
from careerlab.insights.codebook import KINDS, SPEAKERS, TOPICS
from careerlab.insights.corrections.anchors import BESIDE, fold
from careerlab.insights.corrections.parts import cuts, read_parts, written

# action -> what it decides; two different answers to one question are a conflict unless one knew of the other
DECIDES = {
    "accept": ("kind", "topic"),
    "kind": ("kind",),
    "topic": ("topic",),
    "skills": ("skills",),
    "speaker": ("speaker",),
    "person": ("person",),
    "path": ("path",),
    "belief": ("belief",),
    "split": ("parts",),
    "merge": ("parts",),
    "dismiss": ("kind", "topic"),
    "undo": (),
}
ACTIONS = tuple(DECIDES)
_WORDS_OF = {"kind": KINDS, "topic": TOPICS, "speaker": SPEAKERS}
_IN_FORCE = ("applied", "conflict")
_FOLDED = 20  # characters that a text may have more or fewer than its folded words
_EXPECTED = {
    "accept": "no value: it says that kind and topic are right as they are",
    "dismiss": "no value: the statement stays in the table and is not counted",
    "undo": "the id of the correction to take back",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of corrections.csv: a decision, and where the statement stood when it was made.

    `words` are the statement's own, `before` and `after` the words next to it, `twin` which of the identical sentences
    it was (``2 of 3`` in its file; ``2 of 3, 5 in all``). `was` is what careerlab had said (``con work ask``) and
    `rule` why. `replaces` names the corrections, by `id`, that the person saw and decided anew. `id` is a hash of all
    the rest: two machines that decide the same make the same row.
    """

    id: str = ""
    made: str = ""
    action: str = ""
    value: str = ""
    words: str = ""
    before: str = ""
    after: str = ""
    file: str = ""
    twin: str = ""
    was: str = ""
    rule: str = ""
    replaces: str = ""


def questions_of(action, value):
    """What a decision answers: each belief is a question of its own."""
    if action == "belief":
        return (f"belief {fold(read_side(value)[1])}",)
    return DECIDES.get(action, ())


COLUMNS = tuple(field.name for field in fields(Correction))


def correction(insights, id, action, value="", made="", outcomes=None):
    """A decision about the statement `id` of the table, with the anchor by which it is found again.

    Parameters
    ----------
    insights : DataFrame
        The table the person looked at.
    id : str
        The statement; ``''`` for an undo of a correction whose statement is gone.
    action : str
        One of `ACTIONS`.
    value : str
        What is right: a kind, topic or speaker of the codebook; skills joined by ``; ``; a person; a path; for a split
        its parts with kind and topic where they are known (``pro people: great people | con: awful hours``); for a
        merge with the statement after it a kind, or nothing; for a belief how the statement bears on it (``for: UX is
        mostly drawing``, ``against: …`` or ``neither: …``); for an undo the id of the correction taken back.
    made : str
        ISO date.
    outcomes : DataFrame, optional
        What `apply_corrections` said with this table: the new decision replaces those in force. Without it two answers
        to one question are a conflict.

    Raises
    ------
    CorrectionError
        Action, value or id is none careerlab knows, in one sentence.
    """
    made_of = Correction(made=made, action=action, value=_one_line(value))
    if action == "undo" and not id:
        return named(checked(made_of))
    rows = (insights["id"] == id).to_numpy().nonzero()[0]
    if not len(rows):
        raise CorrectionError(f"There is no statement {id!r} in the table: take the id from its column `id`.")
    at = int(rows[0])
    row = insights.iloc[at]
    anchored = replace(
        made_of,
        words=_one_line(row["text"]),
        before=_one_line(" ".join(_beside(insights, at, -1))),
        after=_one_line(_next(insights, at)) if action == "merge" else _one_line(" ".join(_beside(insights, at, 1))),
        file=_one_line(row["source"]),
        twin=_twin(insights, at),
        was=f"{row['kind']} {row['topic']} {row['status']}",
        rule=_one_line(row["rule"]),
        replaces=_known(outcomes, id, made_of),
    )
    return named(checked(anchored))


def _one_line(text):
    """What fits into a cell of one line: a name of a file may hold a line end, or bytes that are no text."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _next(insights, at):
    """The statement after this one in the same file, whole: a merge joins the two of them and no others."""
    last = at + 1 == len(insights) or insights["source"].iat[at + 1] != insights["source"].iat[at]
    return "" if last else insights["text"].iat[at + 1]


def _beside(insights, at, step):
    """The words of the same file nearest to a statement, before (-1) or after (1) it."""
    found, other = [], at + step
    while (
        len(found) < BESIDE
        and 0 <= other < len(insights)
        and insights["source"].iat[other] == insights["source"].iat[at]
    ):
        words = insights["text"].iat[other].split()
        found = [*found, *words][:BESIDE] if step > 0 else [*words, *found][-BESIDE:]
        other += step
    return found


def _twin(insights, at):
    """Which of the identical sentences of the file this is, and how many there are in all files if there are more."""
    texts, words = insights["text"].tolist(), fold(insights["text"].iat[at])
    alike = (n for n, text in enumerate(texts) if abs(len(text) - len(words)) <= _FOLDED)
    same = [n for n in alike if fold(texts[n]) == words]
    here = [n for n in same if insights["source"].iat[n] == insights["source"].iat[at]]
    others = f", {len(same)} in all" if len(same) > len(here) else ""
    return f"{here.index(at) + 1} of {len(here)}{others}" if len(same) > 1 else ""


def _known(outcomes, id, new):
    """The corrections in force for this statement that answer the same question as the new one.

    A split or merge builds on those before it and replaces one only where two of them are in conflict.
    """
    if outcomes is None:
        return ""
    asked = set(questions_of(new.action, new.value))
    in_force = ("conflict",) if "parts" in asked else _IN_FORCE
    mine = outcomes[(outcomes["statement"] == id) & outcomes["outcome"].isin(in_force)]
    rows = zip(mine["id"], mine["action"], mine["value"], strict=True)
    return " ".join(sorted(known for known, *earlier in rows if asked & set(questions_of(*earlier))))


def checked(decision):
    """The decision with its value as careerlab writes it; CorrectionError if it says nothing careerlab can follow."""
    action, value = decision.action.strip().lower(), decision.value.strip()
    if action not in ACTIONS:
        raise CorrectionError(f"{decision.action!r} is no action: expected one of {', '.join(ACTIONS)}.")
    if action != "undo" and not fold(decision.words):
        raise CorrectionError("The words of the statement are missing, so it cannot be found.")
    if action in _WORDS_OF:
        value = value.lower()
        if value not in _WORDS_OF[action]:
            raise CorrectionError(f"{value!r} is no {action}: expected one of {', '.join(_WORDS_OF[action])}.")
    elif action == "belief":
        side, belief = read_side(value)
        if not (side and belief):
            raise CorrectionError(
                f"{value!r} says nothing of a belief: expected {', '.join(SIDES)}, a colon, the belief."
            )
        value = f"{side}: {belief}"
    elif action == "skills":
        value = "; ".join(dict.fromkeys(filter(None, map(str.strip, value.split(";")))))
    elif action == "split":
        parts = read_parts(value)
        cuts(decision.words, [words for _, _, words in parts])
        value = written(parts)
    elif action == "merge" and not fold(decision.after):
        raise CorrectionError("There is no statement after it to be merged with: merge the one before with it.")
    elif action == "merge" and value and value not in KINDS:
        raise CorrectionError(f"{value!r} is no kind: expected one of {', '.join(KINDS)}, or nothing.")
    elif action in _EXPECTED and bool(value) == (action != "undo"):
        raise CorrectionError(f"{value!r} is no value of `{action}`: expected {_EXPECTED[action]}.")
    return replace(decision, action=action, value=value)


def named(decision):
    """The decision with the `id` that follows from all the rest."""
    # a spreadsheet takes 12e45678 for a number, hence the letter in front
    said = "\x1f".join(getattr(decision, column) for column in COLUMNS[1:])
    return replace(decision, id="c" + hashlib.sha1(said.encode("utf-8", "replace")).hexdigest()[:10])
