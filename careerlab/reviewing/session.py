"""One evening of questions: what is asked next, and what an answer writes into corrections.csv."""

from __future__ import annotations

from dataclasses import dataclass, field

from careerlab.analysis.review import ASKED, asks_about
from careerlab.analysis.set_aside import choices, set_aside
from careerlab.errors import CareerlabError, CorrectionError, WorkspaceError
from careerlab.insights.codebook import KIND_WORDS, SPEAKERS, TOPIC_WORDS, TOPICS
from careerlab.insights.corrections import correction
from careerlab.insights.corrections.standing import taken_back
from careerlab.insights.learning import correct_and_learn
from careerlab.present.review_screen import HELP, HELP_ASIDE
from careerlab.workspace import add_corrections

# what a person types for a kind; single letters where no key has them
KIND_ANSWERS = {kind: kind for kind in KIND_WORDS}
KIND_ANSWERS |= {"good": "pro", "bad": "con", "n": "need", "g": "gap", "a": "advice", "r": "route", "f": "fact"}
KIND_ANSWERS |= {"l": "lead", "b": "belief", "view": "belief", "o": "other"}
# key -> the action it takes with the words behind it, and what is asked where there are none
VALUES = {
    "t": ("topic", f"What is it about? ({', '.join(TOPICS)})"),
    "s": ("skills", "Which skills does it name? (with semicolons; - for none)"),
    "p": ("person", "Who said it?"),
    "c": ("path", "Which career is it about?"),
    "w": ("speaker", f"Whose words are these? ({', '.join(SPEAKERS)}; note-taker is you, hearsay is second-hand)"),
    "/": ("split", "Write the parts in its own words: pro: great people | con: awful hours"),
}
_LABELS = ("kind", "rule", "confidence", "status", "p_pro", "p_con", "second", "second_confidence")
ENOUGH, STOP = "enough", "stop"


@dataclass
class Review:
    """What is being asked, and what was answered so far.

    `insights`, `outcomes` and `taught` are as the answers have made them. `aside` holds earlier answers that no longer
    find their sentence. `at` is the id of the statement that is asked about ('' while there are earlier answers to
    settle), `asked` its row of `ask_list` with `skills`, the sentence `before` it, `number` and `of`. `wanted` is the
    key that still waits for its words, `ended` why there is nothing more to ask.
    """

    workspace: object
    most: int | None = ASKED
    today: str = ""
    corrections: list = field(default_factory=list)
    insights: object = None
    outcomes: object = None
    taught: object = None
    aside: list = field(default_factory=list)
    at: str = ""
    wanted: str = ""
    ended: str = ""
    asked: dict = field(default_factory=dict)
    labels: dict = field(default_factory=dict)  # statement -> its labels when it was first asked about
    done: list = field(default_factory=list)  # statements answered or put off, in order
    past: list = field(default_factory=list)  # (ids of corrections, statement) of each answer


def start_review(workspace, most=ASKED, today=""):
    """Begin to ask about a workspace; nothing is written before the first answer.

    Raises
    ------
    WorkspaceError
        The folder is no workspace, so there is no place for answers.
    WriteError
        The folder cannot be written, or another careerlab is writing there.
    """
    if not workspace.notes and len(workspace.insights):
        raise WorkspaceError("Answers belong beside the notes: name the folder that holds them, not an insights file.")
    add_corrections(workspace, [])  # says now, and not after the first answer, if there is no place for one
    review = Review(workspace, most, today, corrections=workspace.corrections)
    review.insights, review.outcomes, review.taught = workspace.insights, workspace.outcomes, workspace.taught
    review.aside = set_aside(review.outcomes, review.corrections)
    _go_on(review)
    return review


def waiting(review):
    """How many statements wait."""
    return int(review.insights["status"].eq("ask").sum())


def ending(review):
    """What is left, in a sentence, once nothing more is asked."""
    left = waiting(review)
    if not left:
        return "Nothing waits for you."
    waits = "1 sentence waits" if left == 1 else f"{left} sentences wait"
    if review.ended == ENOUGH:
        return f"Enough for tonight: {len(review.done)} done, {waits}."
    return f"{waits} for another evening."


def answer(review, words):
    """Take one answer and go on; return what to say about it, '' if nothing."""
    words = words.strip()
    try:
        if review.wanted:
            key, review.wanted = review.wanted, ""
            return _with_value(review, key, words) if words else "Nothing was changed."
        if words.lower() in ("q", "quit", "stop"):
            review.ended = STOP
            return ""
        if words == "?":
            return "\n".join(f"{key:<10} {meaning}" for key, meaning in (HELP_ASIDE if review.aside else HELP))
        if words.lower() in ("u", "undo"):
            return _undo(review)
        if review.ended:
            return ending(review)
        return _settle_aside(review, words) if review.aside else _about_statement(review, words)
    except CorrectionError as error:
        return str(error)


# ---- what comes next


def _go_on(review):
    """Choose what is asked next."""
    review.at = review.ended = ""
    if review.aside:
        return
    if review.most is not None and len(review.done) >= review.most:
        review.ended = ENOUGH
        return
    asks = asks_about(review.insights, review.insights[_open(review)], review.workspace.profile)
    if len(asks):
        _ask(review, asks["id"].iloc[0])
    else:
        review.ended = STOP


def _open(review):
    """Which rows may be asked about: those that wait and were not put off."""
    return review.insights["status"].eq("ask") & ~review.insights["id"].isin(review.done)


def _ask(review, statement):
    """Ask about a statement, by the labels it had before anything was decided: its topic may be settled first."""
    review.at, review.ended = statement, ""
    row = _now(review)
    if row["status"] == "ask":
        review.labels[statement] = {name: row[name] for name in _LABELS if name in row}
    _look(review)


def _now(review):
    """The row of the table that is asked about, as it is with all answers so far."""
    return review.insights[review.insights["id"].eq(review.at)].iloc[0]


def _look(review):
    """Put down what is asked: the row of `ask_list`, and where it stands."""
    insights = review.insights
    at = insights.index[insights["id"].eq(review.at)][0]
    row = insights.loc[[at]].assign(**review.labels[review.at])
    asked = asks_about(insights, row, review.workspace.profile).to_dict("records")[0]
    beside = at > 0 and insights["source"][at - 1] == asked["source"]
    left = len(review.done) + int((_open(review) & insights["id"].ne(review.at)).sum()) + 1
    review.asked = asked | {
        "skills": insights["skills"][at],
        "before": insights["text"][at - 1] if beside else "",
        "number": len(review.done) + 1,
        "of": left if review.most is None else min(left, review.most),
    }


def _next(review):
    review.done.append(review.at)
    _go_on(review)


# ---- answers about a statement


def _about_statement(review, words):
    key, _, value = words.partition(" ")
    if words[:1] in ("/", "+"):
        key, value = words[0], words[1:]
    key, value = key.lower(), value.strip()
    row = review.asked
    kinds = KIND_ANSWERS | {"": row["kind"], "1": row["kind"], "2": row["second"]}
    topic = value.lower() or row["topic"]
    if kinds.get(key) and topic in TOPICS:
        says = [("kind", kinds[key]), ("topic", topic)] if value else [("kind", kinds[key])]
        if key in ("", "1") and not value and _now(review)["kind"] == kinds[key]:
            says = [("accept", "")]
        return _decided(review, says, _counted_as(kinds[key], topic))
    if key == "d" and not value:
        return _decided(review, [("dismiss", "")], "Kept, and not counted.")
    if key == "k" and not value:
        _next(review)
        return ""
    if key == "+":
        return _decided(review, [("merge", KIND_ANSWERS.get(value.lower(), value))], "Joined with the next sentence.")
    if key in VALUES:
        if value:
            return _with_value(review, key, value)
        review.wanted = key
        return VALUES[key][1]
    return f"`{words}` is no answer here; ? shows all of them."


def _counted_as(kind, topic):
    return f"Counted as {KIND_WORDS[kind]}" + (f", about {TOPIC_WORDS[topic]}." if topic != "none" else ".")


def _with_value(review, key, value):
    """Change one thing about the statement; all but a split leave its kind to be answered."""
    action = VALUES[key][0]
    if action == "split":
        return _decided(review, [(action, value)], "Split.")
    value = "" if action == "skills" and value == "-" else value
    _write(review, [_decision(review, review.at, action, value)], review.at)
    _look(review)
    return f"{action.capitalize()}: {value or 'none'}. And what is it?"


def _decided(review, says, said):
    before = _learnt(review)
    _write(review, [_decision(review, review.at, *what) for what in says], review.at)
    _next(review)
    alike = len(_learnt(review) - before)
    return said + (f" {alike} more like it count now." if alike > 1 else " 1 more like it counts now." if alike else "")


def _learnt(review):
    """The statements that count because they are like one that was answered."""
    return set(review.taught.loc[review.taught["status"].ne("ask"), "id"])


def _decision(review, statement, action, value):
    return correction(review.insights, statement, action, value, review.today, review.outcomes)


# ---- write, take back


def _write(review, decisions, statement):
    """Write decisions down, and remember them for `undo`."""
    gone = taken_back(review.corrections)
    known = [d for d in decisions if d.id in gone]  # decided so today already, and taken back
    review.past.append(([d.id for d in decisions], statement))
    try:
        _add(review, [d for d in decisions if d not in known] + [u for d in known for u in _turned(review, d.id)])
    except CareerlabError:
        review.past.pop()
        raise


def _add(review, decisions):
    add_corrections(review.workspace, decisions)
    review.corrections = [*review.corrections, *decisions]
    _replay(review)


def _replay(review):
    """Make the table as the next run will make it."""
    here = review.workspace
    found = correct_and_learn(here.parsed, review.corrections, here.notes, here.frozen)
    review.insights, review.outcomes, review.taught = found


def _turned(review, id):
    """What takes a correction back, or brings back one that was taken back.

    The same decision made twice is one row, so it is not written again: its undo is undone.
    """
    gone = taken_back(review.corrections)
    undos = [c.id for c in review.corrections if c.action == "undo" and c.value == id]
    if not undos:
        return [correction(review.insights, "", "undo", id, review.today)]
    standing = [undo for undo in undos if undo not in gone]
    return [turned for undo in standing or undos[-1:] for turned in _turned(review, undo)]


def decide(review, statement, action, value):
    """Write one decision about a statement, without asking what comes next."""
    _write(review, [_decision(review, statement, action, value)], statement)


def take_back(review):
    """Take back the last answer; return the statement it was about, None if there is no answer."""
    if not review.past:
        return None
    ids, statement = review.past.pop()
    _add(review, [turned for id in ids for turned in _turned(review, id)])
    return statement


def _undo(review):
    if not review.past:
        return (
            "Nothing to take back tonight. Earlier answers stand in corrections.csv, one a line; delete what is wrong."
        )
    statement = take_back(review)
    if not statement:
        review.aside = set_aside(review.outcomes, review.corrections)
        _go_on(review)
        return "Taken back."
    if statement in review.done:
        review.done.remove(statement)
    _ask(review, statement)
    return "Taken back."


# ---- earlier answers that were set aside


def _settle_aside(review, words):
    """Put an earlier answer where the person says it belongs, drop it, or leave it for later."""
    item = review.aside[0]
    key = words.lower()
    offered = dict(enumerate(choices(item, review.insights), 1))
    if key.isdigit() and int(key) in offered:
        choice = offered[int(key)]
        moved = [_decision(review, choice.statement, *said) for said in choice.says]
        _write(review, moved if item.statement else [*moved, *_dropped(review, item)], "")
        said = "It counts now."
    elif key == "d":
        _write(review, _dropped(review, item), "")
        said = "Dropped."
    elif key in ("", "k"):
        said = ""
    elif key == "a":
        review.aside = review.aside[:1]
        said = ""
    else:
        return f"`{words}` is no answer here; ? shows all of them."
    review.aside = review.aside[1:]
    _go_on(review)
    return said


def _dropped(review, item):
    return [turned for id in item.ids for turned in _turned(review, id)]
