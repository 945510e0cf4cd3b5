"""What a talk changed: two standings, before and after it, set against each other and told in words."""

from __future__ import annotations

from typing import NamedTuple

from careerlab.analysis.beliefs import UNTESTED
from careerlab.analysis.comparing.verdict import NOT_ENOUGH, NOTHING
from careerlab.analysis.looking_back.standing import UNDATED, Standing
from careerlab.resources import rows as resource

MOVED = 2.0  # points of 100 from which it is told that a score moved
LEADER, VERDICT, HEARD, SCORE, BELIEF, DISPUTE = "leader", "verdict", "heard", "score", "belief", "dispute"

SENTENCES = {
    "leads": "{path} comes first now{instead}",
    "level": "{path} no longer comes first: {level} are level",
    "too little": ", though too little has been heard to count on that",
    "verdict": "the comparison now reads “{verdict}”",
    "heard": "the first to speak for or against {path}",
    "score": "{path} {way} by {points:.0f} points, to {score:.0f} of 100",
    "belief": "your belief “{belief}” is now “{verdict}”, from {before:.0f} to {now:.0f} of 100",
    "tested": "the first to speak of your belief “{belief}”: {verdict}, from {before:.0f} to {now:.0f} of 100",
    "middle": "your belief “{belief}” goes past the middle, from {before:.0f} to {now:.0f} of 100",
    "dispute": "a disagreement opens on {path}, about {about}: {good} for, {bad} against",
    "together": "together with the others {when}: {changed}",
    "nothing": "changed nothing in the order",
}


class Change(NamedTuple):
    """One thing that is otherwise after a talk: its kind, the path or belief it is about, and the words for it."""

    kind: str
    about: str
    words: str


def changes_between(before: Standing, after: Standing) -> list[Change]:
    """List what is otherwise after one or more talks, what weighs most for the decision first."""
    return [*_order(before, after), *_scores(before, after), *_beliefs(before, after)]


def largest_move(before: Standing, after: Standing) -> tuple[str, float]:
    """Return the path whose score moved furthest and by how many points; ('', 0) where none did."""
    moves = _moves(before, after)
    # Rounded so that of two equal moves the first name wins on every machine.
    path = min(moves, key=lambda name: (-round(abs(moves[name]), 9), name), default="")
    return (path, moves[path]) if path and round(abs(moves[path]), 9) else ("", 0.0)


def opening(path: str, topic: str, good: list[str], bad: list[str]) -> Change:
    """Tell of a disagreement that a talk opened, between those heard by then."""
    about = next(row["about"] for row in resource("topic_questions") if row["topic"] == topic)
    words = {"path": path, "about": about, "good": _joined(good), "bad": _joined(bad)}
    return Change(DISPUTE, f"{path}: {topic}", SENTENCES["dispute"].format(**words))


def in_words(own: list[Change], shared: list[Change], day: str) -> str:
    """Tell the changes of one talk, and those it made only together with the other talks of its day."""
    said = [change.words for change in own]
    if shared:
        when = "without a date" if day == UNDATED else "of that day"
        said.append(SENTENCES["together"].format(when=when, changed=_joined([change.words for change in shared])))
    return "; ".join(said) or SENTENCES["nothing"]


def _order(before, after):
    if after.leader != before.leader:
        yield Change(LEADER, after.leader, _lead(before.leader, after))
    verdicts = before.verdict, after.verdict
    if verdicts[0] != verdicts[1] and NOTHING not in verdicts:
        yield Change(VERDICT, verdicts[1], SENTENCES["verdict"].format(verdict=verdicts[1]))


def _lead(path, after):
    little = SENTENCES["too little"] if after.verdict == NOT_ENOUGH else ""
    if not after.leader:
        return SENTENCES["level"].format(path=path, level=_joined(after.level)) + little
    return SENTENCES["leads"].format(path=after.leader, instead=f" instead of {path}" if path else "") + little


def _scores(before, after):
    was, now = (one.of_each_path("people") for one in (before, after))
    scores, moves = after.of_each_path("score"), _moves(before, after)
    for path in sorted(moves, key=lambda name: (-round(abs(moves[name]), 9), name)):
        if now[path] and not was[path]:
            yield Change(HEARD, path, SENTENCES["heard"].format(path=path))
        if abs(moves[path]) >= MOVED:
            words = {"points": abs(moves[path]), "score": scores[path], "way": "rises" if moves[path] > 0 else "falls"}
            yield Change(SCORE, path, SENTENCES["score"].format(path=path, **words))


def _moves(before, after):
    """Path -> points by which its score moved."""
    was, now = before.of_each_path("score"), after.of_each_path("score")
    return {path: now[path] - was[path] for path in now}


def _beliefs(before, after):
    for was, now in zip(before.beliefs.itertuples(), after.beliefs.itertuples(), strict=True):
        middle = (was.now - 0.5) * (now.now - 0.5) < 0
        if was.verdict != now.verdict or middle:
            case = "middle" if was.verdict == now.verdict else "tested" if was.verdict == UNTESTED else "belief"
            numbers = {"before": 100 * was.now, "now": 100 * now.now, "verdict": now.verdict}
            yield Change(BELIEF, f"{now.path}: {now.belief}", SENTENCES[case].format(belief=now.belief, **numbers))


def _joined(names):
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
