"""What is asked about what matters, and what an answer makes of it.

Swing weights (von Winterfeldt & Edwards 1986): not "how important is pay?" but which change from bad to good she would
want first. The topics are always the same eleven, never only those that somebody spoke of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from careerlab.profile import PRIORITY_TOPICS
from careerlab.resources import rows

ORDER, POINTS, DONE = "order", "points", "done"
_FIRST = "Imagine a job where everybody says that all of this is bad. You may turn one thing to good. Which one first?"
_OR_NOT = "0 to 100. Only if you like: the order is enough."


@dataclass(frozen=True)
class Weighing:
    """What was chosen so far.

    `order` holds topics, the most wanted first, those that matter the same in a tuple of their own. `points` says what
    each later place, and at last each of the topics without a place, is worth beside the 100 of the first. `stage` is
    what is asked now: "order", "points", or nothing any more ("done").
    """

    order: tuple[tuple[str, ...], ...] = ()
    points: tuple[int, ...] = ()
    stage: str = ORDER


def swings():
    """Topic -> (what everybody says where it is bad, what everybody says where it is good)."""
    ends = {row["topic"]: (row["bad"], row["good"]) for row in rows("swings")}
    return {topic: ends[topic] for topic in PRIORITY_TOPICS}


def left(weighing):
    """The topics that have no place yet, as a tuple."""
    return tuple(topic for topic in PRIORITY_TOPICS if topic not in sum(weighing.order, ()))


def priorities(weighing):
    """What was chosen, as profile.yaml has it: an ordering with ties, points by topic, or None."""
    if not weighing.order:
        return None
    if not weighing.points or weighing.stage != DONE:
        return [group[0] if len(group) == 1 else list(group) for group in weighing.order]
    places = zip(_places(weighing), (100, *weighing.points), strict=True)
    return {topic: points for group, points in places for topic in group}


def in_words(chosen):
    """Priorities of a profile as a sentence without its stop: first hours; then pay and people alike."""
    if not chosen:
        return "nothing said"
    if isinstance(chosen, dict):
        return ", ".join(f"{topic} {points}" for topic, points in chosen.items())
    groups = [f"{_listed(group)} alike" if isinstance(group, list) else group for group in chosen]
    return f"first {'; then '.join(groups)}"


def _listed(topics):
    *others, last = topics
    return f"{', '.join(others)} and {last}" if others else last


# ---- questions


def question(weighing):
    """What is asked now, as lines (style, text)."""
    if weighing.stage == ORDER:
        return _which_first() if not weighing.order else _which_next(weighing)
    if weighing.stage == POINTS:
        return _how_much(weighing)
    return [("bold", f"What matters to you: {in_words(priorities(weighing))}.")]


def _which_first():
    lines = [("bold", _FIRST)]
    for number, (topic, (bad, good)) in enumerate(swings().items(), 1):
        lines.append(("", f"{number:>2} {topic:<9} from “{bad}” to “{good}”"))
    return lines


def _which_next(weighing):
    numbered = (f"{PRIORITY_TOPICS.index(topic) + 1} {topic}" for topic in left(weighing))
    so_far = in_words(priorities(weighing))
    return [
        ("dim", f"So far: {so_far}. Still bad: {', '.join(numbered)}."),
        ("bold", "Which one would you turn to good next?"),
    ]


def _how_much(weighing):
    first, asked = _places(weighing)[0][0], _places(weighing)[1 + len(weighing.points)]
    what = f"is {asked[0]}" if len(asked) == 1 else f"is each of {_listed(asked)}"
    asks = f"If turning {first} from bad to good is worth 100 to you, what {what} worth?"
    lines = [("bold", asks)]
    if not weighing.points:
        lines.append(("dim", _OR_NOT))
    return lines


def _places(weighing):
    """The groups of the order, and those without a place as the last."""
    return (*weighing.order, left(weighing)) if left(weighing) else weighing.order


# ---- answers


def answer(weighing, words):
    """Take one answer; return the Weighing after it and what to say about it, '' if nothing."""
    words = words.strip().lower()
    if words in ("q", "quit", "stop"):
        return Weighing(stage=DONE), ""
    if words in ("u", "undo"):
        return _taken_back(weighing), ""
    if weighing.stage == ORDER:
        return _placed(weighing, words)
    return _worth(weighing, words) if weighing.stage == POINTS else (weighing, "")


def _placed(weighing, words):
    if not words:
        return _asked_for_points(weighing), ""
    joins, names = words.startswith("="), re.findall(r"[^\s,;=]+", words)
    topics = [PRIORITY_TOPICS[int(n) - 1] if n in _NUMBERS else n for n in names]
    for topic in topics:
        if topic not in PRIORITY_TOPICS:
            return weighing, f"`{topic}` is none of them; type a number from 1 to {len(PRIORITY_TOPICS)}, or a name."
        if topic not in left(weighing):
            return weighing, f"{topic} has its place already; u takes the last one back."
    group, order = tuple(dict.fromkeys(topics)), weighing.order
    if not group or (joins and not order):
        return weighing, "Name a topic first."
    order = (*order[:-1], order[-1] + group) if joins else (*order, group)
    placed = replace(weighing, order=order)
    return (placed if len(left(placed)) > 1 else _asked_for_points(placed)), ""


_NUMBERS = tuple(str(n) for n in range(1, len(PRIORITY_TOPICS) + 1))


def _asked_for_points(weighing):
    """Go on to the points; where nothing was chosen, or everything matters the same, there are none to give."""
    return replace(weighing, stage=POINTS if len(_places(weighing)) > 1 else DONE)


def _worth(weighing, words):
    if not words:
        return replace(weighing, points=(), stage=DONE), "No points, then: the order is enough."
    most = (100, *weighing.points)[-1]
    if not words.isascii() or not words.isdigit() or not int(words) <= most:
        return weighing, f"A number from 0 to {most}, as what comes earlier in your order is worth no less."
    worth = replace(weighing, points=(*weighing.points, int(words)))
    return (worth if len(worth.points) + 1 < len(_places(worth)) else replace(worth, stage=DONE)), ""


def _taken_back(weighing):
    """The state before the last answer."""
    if weighing.points:
        return replace(weighing, points=weighing.points[:-1], stage=POINTS)
    if weighing.stage == DONE and len(_places(weighing)) > 1:
        return replace(weighing, stage=POINTS)
    order = (*weighing.order[:-1], weighing.order[-1][:-1]) if weighing.order else ()
    return Weighing(tuple(filter(None, order)))
