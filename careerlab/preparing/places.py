"""The places of a talk, and what fills each: a warm opening, their way, their work, the explorer's questions.

Each takes the talk and what is chosen already, and yields rows to choose from, the best first.
"""

from __future__ import annotations

from careerlab.analysis.comparing.missing_voices import missing_voices
from careerlab.preparing.bank import Known, closest, fitting, needs_of
from careerlab.preparing.talk import FOR_THE_EXPLORER, asked
from careerlab.preparing.wording import quoted, when

# What a story is told of first; "since" and "rise" only where nothing else turned.
_STORIES = ("change year", "change", "two employers", "two careers", "founding", "own business", "return", "two titles")
_STORIES += ("rise", "since")
# A break is no way to begin a talk: what lies behind it may be sad.
_TIMES = ("break", "merger", "acquisition", "layoffs", "early team", "growth", "flotation", "reorganisation", "closure")
_WHY_PROJECT = "What has fulfilled them shows what this work can give, and they will like to tell it."
_WHY_CHALLENGE = "What they did not see coming is what no page and no advert says."
_WHY_JOURNEY = "A warm opening: you have no page of theirs yet that says how they came to this work."
_WHY_STEPS = "A warm opening: their page lists the steps; how one led to the next was not understood."
_WHY_UNREAD = (
    "Their page was not understood far enough to ask about their way. If it tells the story, ask about the turn in it "
    "that you would like to hear more of."
)
_WHY_OUTSIDE = "They do none of the work you compare, as far as you know; this they can answer from where they stand."
_WHY_TOUCH = "Ask, do not assume. Then you may thank them later with what you made of their advice."
_WHY_LAST = "They know you by now: let them say what comes next."


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
        yield from asked(talk, chosen, fitting(talk.to, ("news",), ("earlier talk",)), "opening", "opening")
    if not talk.earlier.told_the_way():
        yield from _story(talk, chosen, "opening")
        if not talk.earlier.talks:
            found = [row for row in fitting(talk.to, ("journey",)) if not set(_TIMES) & set(needs_of(row))]
            yield from asked(talk, chosen, found, "opening", "opening", _why_journey(talk))


def _why_journey(talk):
    if "several employers" in talk.to.known:
        return _WHY_STEPS
    return _WHY_UNREAD if talk.has_page else _WHY_JOURNEY


def _story(talk, chosen, part):
    used = _used(chosen)
    fresh = [need for need in _STORIES if need not in used and not (need.startswith("change") and "change" in used)]
    for need in fresh:
        found = fitting(talk.to, ("journey",), (need,))
        yield from asked(talk, chosen, found, part, "their story")


def another_story(talk, chosen):
    """A second turn in their way, where there is one."""
    if not talk.earlier.told_the_way():
        used = _used(chosen)
        yield from (row for row in _story(talk, chosen, "their way") if not _same_turn(row["needs"], used))


def _same_turn(needs, used):
    """Tell whether two questions are about one turn: a change and its year, two employers and two careers."""
    kinds = (
        {"change", "change year", "two titles"},
        {"two employers", "two careers"},
        {"since", "rise", "promotion", "two titles"},
        {"founding", "own business"},
    )
    return any(needs & kind and used & kind for kind in kinds)


def said_before(talk, chosen):
    """Something they said last time, read back."""
    yield from asked(talk, chosen, fitting(talk.to, ("news",), ("said before",)), "opening", "their story")


def project(talk, chosen):
    """The work that fulfilled them most; where they have told of it, another warm question."""
    found = [*closest(fitting(talk.to, ("project",)), talk.to), *closest(fitting(talk.to, ("opening",)), talk.to)]
    yield from asked(talk, chosen, found, "opening", "opening", _WHY_PROJECT)


def challenge(talk, chosen):
    """What they did not see coming."""
    found = closest(fitting(talk.to, ("challenge",)), talk.to)
    yield from asked(talk, chosen, found, "opening", "opening", _WHY_CHALLENGE)


def their_time(talk, chosen):
    """What they lived through at an employer."""
    found = fitting(talk.to, ("journey",), _TIMES)
    found.sort(key=lambda row: next(at for at, need in enumerate(_TIMES) if need in needs_of(row)))
    yield from asked(talk, chosen, found, "their way", "their time")


def role_today(talk, chosen):
    """What is hard, open or weighty in the role they have."""
    if "role" in talk.to.known:
        yield from _on_their_work(talk, chosen, fitting(talk.to, needs=("role",)))


def rank_and_field(talk, chosen):
    """What only people of their field, rank or way of working can tell; nothing where nobody knows what they do."""
    if "their work" in talk.to.known:
        found = [row for row in fitting(talk.to) if _is_for_few(row)]
        yield from _on_their_work(talk, chosen, [row for row in found if not FOR_THE_EXPLORER & set(needs_of(row))])


def _is_for_few(row):
    return row["field"] != "any" or row["seniority"] != "any" or {"two careers", "own business"} & set(needs_of(row))


def _on_their_work(talk, chosen, found):
    """Of these rows, those on a topic that is open, the work itself first."""
    order = ["work", *(topic for topic, _, _ in talk.topics if topic != "work")]
    for topic in order:
        if topic not in talk.settled | _topics_of(chosen):
            there = closest([row for row in found if row["topic"] == topic], talk.to, _said(chosen))
            yield from asked(talk, chosen, there, "the work", "their work")


def open_topic(talk, chosen):
    """The topic on which one more answer tells most."""
    for topic, people, why in talk.topics:
        if topic not in _topics_of(chosen):
            found = [row for row in fitting(talk.to, (topic,)) if not FOR_THE_EXPLORER & set(needs_of(row))]
            comes_from = "their work" if people else "not asked"
            yield from asked(talk, chosen, closest(found, talk.to, _said(chosen)), "your questions", comes_from, why)


def from_outside(talk, chosen):
    """What helps the explorer although they do no work that she compares."""
    found = fitting(talk.to, ("from outside",))
    yield from asked(talk, chosen, found, "your questions", "not asked", _WHY_OUTSIDE)


def disagreement(talk, chosen):
    """On what others contradict each other."""
    for topic, known in talk.disagreements:
        if topic not in _topics_of(chosen) | talk.settled:
            to = talk.to.and_known(disagreement=[known])
            found = fitting(to, needs=("disagreement",))
            yield from _again(asked(talk, [], found, "your questions", "disagreement", to=to, topic=topic), chosen)


def belief(talk, chosen):
    """What the explorer believes and nobody has settled."""
    for need, topic, known in talk.beliefs:
        needs = (need, "belief") if need == "untested belief" else (need,)
        to = talk.to.and_known(**{each.replace(" ", "_"): [known] for each in needs})
        found = [row for row in fitting(to, needs=needs) if row["topic"] in (topic, "any")]
        found.sort(key=lambda row: row["topic"] == "any")
        yield from _again(asked(talk, [], found, "your questions", "your belief", to=to, topic=topic), chosen)


def gap(talk, chosen):
    """What the explorer lacks."""
    said = _said(chosen)
    for known in (each for each in talk.gaps if each.slots["skill"] not in said):
        need = "gap" if "my_level" in known.slots else "skill"
        to = talk.to.and_known(**{need: [known]})
        found = [row for row in fitting(to, needs=(need,)) if not {"role", "change"} & set(needs_of(row))]
        yield from asked(talk, chosen, found, "your questions", "your gap", to=to)


def _again(made, chosen):
    """Leave out what is on the sheet in the same words; the same row may stand there on another belief or skill."""
    there = {row["question"] for row in chosen}
    yield from (row for row in made if row["question"] not in there)


def two_people(talk, chosen):
    """Whom to talk to next; not asked again of somebody who has named people."""
    if not talk.earlier.introduced(talk.insights):
        found = closest(fitting(talk.to, ("two people",)), talk.to)
        yield from asked(talk, chosen, found, "closing", "closing", f"Each talk should open the next.{_missing(talk)}")
    else:
        yield from _close(talk, chosen)


def _missing(talk):
    """Say what is plainly missing in what was heard of the path so far."""
    if not talk.path or not len(talk.insights):
        return ""
    missing = missing_voices(talk.insights, [talk.path])["missing"].iloc[0]
    return f" {missing}" if missing else ""


def staying_in_touch(talk, chosen):
    """Leave to stay in touch; whom one meets again has given it."""
    if not talk.earlier.talks:
        found = fitting(talk.to, ("staying in touch",))
        yield from asked(talk, chosen, found, "closing", "closing", _WHY_TOUCH)
    else:
        yield from _close(talk, chosen)


def _close(talk, chosen):
    found = closest(fitting(talk.to, ("closing",)), talk.to)
    yield from asked(talk, chosen, found, "closing", "closing", _WHY_LAST)


def last_said(earlier):
    """Return the `Known` that reads back what they said last time, none where nothing fits."""
    said = earlier.quotable()
    if not len(said):
        return []
    row = said.iloc[0]
    words = quoted(row["text"])
    why = f"They said so ({row['source']}, line {row['line']}): {words}."
    return [Known({"quote": words.strip("“”"), "that_talk": when(row["date"])}, why)]
