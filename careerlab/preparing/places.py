"""The places of a talk, and what fills each: a warm opening, their way, their work, the explorer's questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from careerlab.analysis.comparing.missing_voices import missing_voices
from careerlab.insights.table import TOPICS
from careerlab.preparing import open_questions
from careerlab.preparing.bank import Addressee, Known, closest, fitting, needs_of, worded
from careerlab.preparing.earlier import Earlier
from careerlab.preparing.wording import quoted, when

# What a story is told of first; "since" and "rise" only where nothing else turned.
_STORIES = ("change year", "change", "break", "two employers", "two careers", "founding", "return", "rise", "since")
_TIMES = ("merger", "acquisition", "layoffs", "early team", "growth", "flotation", "reorganisation", "closure")
_FOR_THE_EXPLORER = {"belief", "untested belief", "shaken belief", "skill", "gap", "disagreement"}
_EACH_TIME_ANOTHER = _FOR_THE_EXPLORER | {"said before"}
_WHY_PROJECT = "What has fulfilled them shows what this work can give, and they will like to tell it."
_WHY_CHALLENGE = "What they did not see coming is what no page and no advert says."
_WHY_JOURNEY = "A warm opening: nothing you have says how they came to this work."
_WHY_STEPS = "A warm opening: their page lists the steps, not how one led to the next."
_WHY_TOUCH = "Ask, do not assume. Then you may thank them later with what you made of their advice."
_WHY_LAST = "They know you by now: let them say what comes next."


@dataclass(frozen=True)
class Talk:
    """All that the questions of one talk come from."""

    insights: pd.DataFrame
    profile: object
    earlier: Earlier
    path: str
    to: Addressee

    @cached_property
    def person(self):
        """The name that the notes use, '' before the first talk."""
        return next(iter(self.earlier.rows["person"]), "")

    @cached_property
    def gaps(self):
        """What the explorer lacks on the path."""
        return open_questions.gaps(self.insights, self.profile, self.path, self.person) if self.path else []

    @cached_property
    def beliefs(self):
        """What the explorer believes of the path and nobody has settled."""
        return open_questions.open_beliefs(self.insights, self.profile, self.path, self.person)

    @cached_property
    def disagreements(self):
        """On what others contradict each other about the path."""
        return open_questions.disagreements(self.insights, self.path, self.person)

    @cached_property
    def settled(self):
        """The topics of the path on which this person has spoken."""
        return self.earlier.topics(self.path)

    @cached_property
    def topics(self):
        """The topics still to be asked about, as `open_questions.topics_in_order` says."""
        found = open_questions.topics_in_order(self.insights, self.profile, self.path)
        return [each for each in found if each[0] not in self.settled]


def filled(talk, most, minutes):
    """Fill the places in the order of what must not be missing, as long as there is room.

    Returns
    -------
    list of tuple
        Rows of `QUESTIONS`, in the order of the places in the talk.
    """
    chosen, left = [], minutes
    for place in _WANTED_FIRST:
        if len(chosen) >= most:
            break
        made = next((row for row in place(talk, chosen) if row["minutes"] <= left), None)
        if made:
            chosen.append(made | {"place": _IN_THE_TALK.index(place)})
            left -= made["minutes"]
    chosen.sort(key=lambda row: (row["place"], row["topic"] == "pay"))  # of several open topics, money comes last
    return [tuple(row[name] for name in _COLUMNS) for row in chosen]


_COLUMNS = ("id", "part", "minutes", "question", "follow_ups", "why", "serves", "topic", "path", "comes_from")


def _asked(talk, chosen, found, part, comes_from, why="", to=None, topic=""):
    """Word these rows of the bank, one after the other, leaving out what was asked already: here or in another talk."""
    to = to or talk.to
    used_ids = {row["id"] for row in chosen}
    for row in found:
        needs = set(needs_of(row))
        question, follow_ups, because = worded(row, to)
        is_new = not talk.earlier.has_answered(row["id"], question, not needs & _EACH_TIME_ANOTHER)
        if question and is_new and row["id"] not in used_ids:
            yield {
                **{"id": row["id"], "part": part, "minutes": int(row["minutes"]), "question": question},
                **{"follow_ups": follow_ups, "why": " ".join(filter(None, (because, why))), "serves": row["serves"]},
                **{"topic": _topic(topic or row["topic"]), "path": talk.path, "comes_from": comes_from},
                "needs": needs,
            }


def _topic(words):
    return words if words in TOPICS else "none"


def _used(chosen):
    return set().union(*(row["needs"] for row in chosen)) if chosen else set()


def _topics_of(chosen):
    """Topics that are on the sheet; how to close a gap says nothing of learning on the job."""
    return {row["topic"] for row in chosen if not {"gap", "skill"} & row["needs"]} - {"none"}


def _said(chosen):
    return " ".join(row["question"] for row in chosen)


def journey(talk, chosen):
    """How they came here, by what is known of it; at a second talk, what is new."""
    if talk.earlier.talks:
        yield from _asked(talk, chosen, fitting(talk.to, ("news",), ("earlier talk",)), "opening", "opening")
    if not talk.earlier.told_the_way():
        yield from _story(talk, chosen, "opening")
        if not talk.earlier.talks:
            why = _WHY_STEPS if "several employers" in talk.to.known else _WHY_JOURNEY
            yield from _asked(talk, chosen, fitting(talk.to, ("journey",)), "opening", "opening", why)


def _story(talk, chosen, part):
    used = _used(chosen)
    fresh = [need for need in _STORIES if need not in used and not (need.startswith("change") and "change" in used)]
    for need in fresh:
        found = fitting(talk.to, ("journey",), (need,))
        yield from _asked(talk, chosen, found, part, "their story")


def another_story(talk, chosen):
    """A second turn in their way, where there is one."""
    if not talk.earlier.told_the_way():
        used = _used(chosen)
        yield from (row for row in _story(talk, chosen, "their way") if not _same_turn(row["needs"], used))


def _same_turn(needs, used):
    """Tell whether two questions are about one turn: a change and its year, two employers and two careers."""
    kinds = ({"change", "change year"}, {"two employers", "two careers"}, {"since", "rise", "promotion"})
    return any(needs & kind and used & kind for kind in kinds)


def said_before(talk, chosen):
    """Something they said last time, read back."""
    yield from _asked(talk, chosen, fitting(talk.to, ("news",), ("said before",)), "opening", "their story")


def project(talk, chosen):
    """The work that fulfilled them most; where they have told of it, another warm question."""
    found = [*closest(fitting(talk.to, ("project",)), talk.to), *closest(fitting(talk.to, ("opening",)), talk.to)]
    yield from _asked(talk, chosen, found, "opening", "opening", _WHY_PROJECT)


def challenge(talk, chosen):
    """What they did not see coming."""
    found = closest(fitting(talk.to, ("challenge",)), talk.to)
    yield from _asked(talk, chosen, found, "opening", "opening", _WHY_CHALLENGE)


def their_time(talk, chosen):
    """What they lived through at an employer."""
    found = fitting(talk.to, ("journey",), _TIMES)
    found.sort(key=lambda row: next(at for at, need in enumerate(_TIMES) if need in needs_of(row)))
    yield from _asked(talk, chosen, found, "their way", "their time")


def role_today(talk, chosen):
    """What is hard, open or weighty in the role they have."""
    if "role" in talk.to.known:
        yield from _on_their_work(talk, chosen, fitting(talk.to, needs=("role",)))


def rank_and_field(talk, chosen):
    """What only people of their field or rank can tell; nothing where nobody knows what they do."""
    if "their work" in talk.to.known:
        found = [row for row in fitting(talk.to) if row["field"] != "any" or row["seniority"] != "any"]
        yield from _on_their_work(talk, chosen, [row for row in found if not _FOR_THE_EXPLORER & set(needs_of(row))])


def _on_their_work(talk, chosen, found):
    """Of these rows, those on a topic that is open, the work itself first."""
    order = ["work", *(topic for topic, _, _ in talk.topics if topic != "work")]
    why = talk.to.known["their work"][0].why
    for topic in order:
        if topic not in talk.settled | _topics_of(chosen):
            there = closest([row for row in found if row["topic"] == topic], talk.to, _said(chosen))
            for row in _asked(talk, chosen, there, "the work", "their work"):
                yield row | {"why": row["why"] or why}


def open_topic(talk, chosen):
    """The topic on which one more answer tells most."""
    for topic, people, why in talk.topics:
        if topic not in _topics_of(chosen):
            found = [row for row in fitting(talk.to, (topic,)) if not _FOR_THE_EXPLORER & set(needs_of(row))]
            comes_from = "their work" if people else "not asked"
            reason = why or "Nobody has been asked about this yet."
            for row in _asked(talk, chosen, closest(found, talk.to, _said(chosen)), "your questions", comes_from):
                yield row | {"why": " ".join(filter(None, (reason, row["why"])))}


def disagreement(talk, chosen):
    """On what others contradict each other."""
    for topic, known in talk.disagreements:
        if topic not in _topics_of(chosen) | talk.settled:
            to = talk.to.and_known(disagreement=[known])
            found = fitting(to, needs=("disagreement",))
            yield from _again(_asked(talk, [], found, "your questions", "disagreement", to=to, topic=topic), chosen)


def belief(talk, chosen):
    """What the explorer believes and nobody has settled."""
    for need, topic, known in talk.beliefs:
        needs = (need, "belief") if need == "untested belief" else (need,)
        to = talk.to.and_known(**{each.replace(" ", "_"): [known] for each in needs})
        found = [row for row in fitting(to, needs=needs) if row["topic"] in (topic, "any")]
        found.sort(key=lambda row: row["topic"] == "any")
        yield from _again(_asked(talk, [], found, "your questions", "your belief", to=to, topic=topic), chosen)


def gap(talk, chosen):
    """What the explorer lacks."""
    said = _said(chosen)
    for known in (each for each in talk.gaps if each.slots["skill"] not in said):
        need = "gap" if "my_level" in known.slots else "skill"
        to = talk.to.and_known(**{need: [known]})
        found = [row for row in fitting(to, needs=(need,)) if not {"role", "change"} & set(needs_of(row))]
        yield from _asked(talk, chosen, found, "your questions", "your gap", to=to)


def _again(made, chosen):
    """Leave out what is on the sheet in the same words; the same row may stand there on another belief or skill."""
    there = {row["question"] for row in chosen}
    yield from (row for row in made if row["question"] not in there)


def two_people(talk, chosen):
    """Whom to talk to next; not asked again of somebody who has named people."""
    if not talk.earlier.introduced(talk.insights):
        why = "Each talk should open the next."
        if talk.path and len(talk.insights):
            voices = missing_voices(talk.insights, [talk.path]).iloc[0]
            if voices["missing"]:
                why += f" Not heard so far: {voices['whom'][:1].lower()}{voices['whom'][1:]}"
        yield from _asked(talk, chosen, fitting(talk.to, ("two people",)), "closing", "closing", why)
    else:
        yield from _close(talk, chosen)


def staying_in_touch(talk, chosen):
    """Leave to stay in touch; whom one meets again has given it."""
    if not talk.earlier.talks:
        found = fitting(talk.to, ("staying in touch",))
        yield from _asked(talk, chosen, found, "closing", "closing", _WHY_TOUCH)
    else:
        yield from _close(talk, chosen)


def _close(talk, chosen):
    found = closest(fitting(talk.to, ("closing",)), talk.to)
    yield from _asked(talk, chosen, found, "closing", "closing", _WHY_LAST)


_WANTED_FIRST = (
    *(journey, two_people, disagreement, project, belief, staying_in_touch, challenge, gap, their_time, said_before),
    *(role_today, open_topic, rank_and_field, another_story, open_topic, disagreement, open_topic, gap, belief),
    *(open_topic, open_topic, open_topic, open_topic),
)
_IN_THE_TALK = (
    *(journey, said_before, project, challenge, another_story, their_time, role_today, rank_and_field),
    *(disagreement, belief, gap, open_topic, two_people, staying_in_touch),
)


def last_said(earlier):
    """Return the `Known` that reads back what they said last time, none where nothing fits."""
    said = earlier.quotable()
    if not len(said):
        return []
    row = said.iloc[0]
    words = quoted(row["text"])
    why = f"They said so ({row['source']}, line {row['line']}): {words}."
    return [Known({"quote": words.strip("“”"), "that_talk": when(row["date"])}, why)]
