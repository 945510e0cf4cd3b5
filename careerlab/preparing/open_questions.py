"""What the explorer still has to find out, for questions to build on: gaps, beliefs, disagreements, topics."""

from __future__ import annotations

import re

from careerlab.analysis.balance import contradictions
from careerlab.analysis.beliefs import CONTESTED, LEANING_AGAINST, UNTESTED, beliefs
from careerlab.analysis.believing.belief_evidence import belief_evidence
from careerlab.analysis.evidence import people_in_words, people_on
from careerlab.analysis.gaps import skill_gaps
from careerlab.analysis.questions import topics_to_ask
from careerlab.insights.phrases import stems_of, words_of
from careerlab.insights.skill_names import family_of, is_rated_by_all
from careerlab.preparing.bank import Known
from careerlab.preparing.wording import listed, quoted, work_named
from careerlab.resources import rows

# Where nothing says on what an answer tells most: what everybody likes to tell before what is private.
_ORDER = ("work", "people", "hours", "growth", "meaning", "culture", "entry", "autonomy", "security", "place", "pay")
LONGEST_BELIEF = 22  # words that can be quoted in a question and still be followed
_SURE = {UNTESTED: 0, CONTESTED: 1, LEANING_AGAINST: 1}
# How it goes on after "People tell me that this takes Figma, and I": no word that has to agree with the skill. Who does
# it alone is nearly there, and asks for nothing.
_AND_I = ("am a complete beginner there", "have only watched others so far", "still need help there")
_LEVELS = ("have never tried it", "have seen it done", "have done it with help")
_NEARLY_THERE = 1  # levels that lack
_ANY_PATH = frozenset(stems_of("work business management development public running"))  # they tell paths apart badly
_TELLING = 7  # letters from which a word is not one that stands everywhere
_NAMED = 3  # people named in a reason; the others are counted


def gaps(insights, profile, path, person, known_words=frozenset()):
    """List what the explorer lacks on a path, as `Known` with `skill` and, with a profile, `my_level`.

    What this person works at comes first, then what most people ask for, then what lacks most. Left out are traits,
    skills that no list names (they may not fit a sentence), what the explorer can nearly do, and what this person has
    spoken of.

    Parameters
    ----------
    known_words : set of str
        The words of their roles, as `words_of` gives them.
    """
    if not len(insights):
        return []
    theirs = set(insights.loc[insights["person"].eq(person), "id"]) if person else set()
    stems = {_stem(word) for word in known_words}
    there = [row for row in skill_gaps(insights, profile).itertuples() if row.path == path and _is_open(row, theirs)]
    there.sort(key=lambda row: (-_speaks_to(row.skill, stems), -row.people, -row.gap))
    return [_gap(row) for row in there if not _is_occasion(_said_in(insights, row.ids), row.skill)]


def _said_in(insights, ids):
    return insights[insights["id"].isin(ids.split("; "))]


def _is_open(row, theirs):
    is_a_craft = family_of(row.skill) and is_rated_by_all(row.skill)
    is_nearly_closed = 0 <= row.gap <= _NEARLY_THERE
    return row.people and is_a_craft and not is_nearly_closed and not theirs & set(row.ids.split("; "))


def _speaks_to(skill, stems):
    """Return the share of a skill's words that stand in the roles of a person: half of "user research"."""
    words = {_stem(word) for word in words_of(skill)}
    return len(words & stems) / len(words) if words else 0


def _stem(word):
    return word[:6]


def _is_occasion(said, skill):
    """Tell whether a skill is only the occasion of what is asked for: "patience when debugging" asks for patience."""
    first = re.escape(skill.split()[0])
    occasion = re.compile(rf"\b(?:when|while|whilst|during)(?: \w+)? {first}", re.IGNORECASE)
    return bool(len(said)) and all(occasion.search(text) for text in said["text"])


def _gap(row):
    slots = {"skill": row.skill}
    who = "1 of the people" if row.people == 1 else f"{row.people} of the {row.of_people} people"
    about = f" about {work_named(row.path)}" if row.path else ""
    why = f"{who} you asked{about} named {row.skill}: {quoted(row.quote)}."
    if 0 <= row.level_held < len(_AND_I):
        slots["my_level"] = _AND_I[row.level_held]
        why += f" By your own account you {_LEVELS[row.level_held]}."
    return Known(slots, why)


def open_beliefs(insights, profile, path, person, known_words=frozenset()):
    """List the explorer's beliefs about a path that are untested or shaken.

    Those come first that name what stands in this person's way ("a certificate"), then the untested, then the surest.

    Returns
    -------
    list of tuple
        (need, topic, Known): `need` is ``untested belief``, ``shaken belief`` (people speak for it and against it) or
        ``doubted belief`` (they only speak against it). Left out are beliefs on which this person has spoken, and
        those too long to be said.
    """
    ledger = beliefs(insights, profile)
    spoken = {(row.belief, row.path) for row in belief_evidence(insights, profile).itertuples() if row.person == person}
    rows_ = [
        row
        for row in ledger.itertuples()
        if (row.path or _spoken_of(row.belief, profile)) in (path, "")
        and row.verdict in _SURE
        and (row.belief, row.path) not in spoken
        and len(row.belief.split()) <= LONGEST_BELIEF
    ]
    about = {_stem(word) for word in known_words if len(word) >= _TELLING} - {_stem(word) for word in words_of(path)}
    rows_.sort(key=lambda row: (not _touches(row.belief, about), _SURE[row.verdict], -row.before))
    return [(*_need(row), Known({"belief": _sayable(row.belief)}, _why_believed(row))) for row in rows_]


def _spoken_of(belief, profile):
    """The one path of which the words of a belief speak ("Nurses ..." of nursing), '' for none or several."""
    words = stems_of(belief)
    named = [name for name in getattr(profile, "path_names", ()) if words & (stems_of(name) - _ANY_PATH)]
    return named[0] if len(named) == 1 else ""


def _touches(belief, stems):
    return bool({_stem(word) for word in words_of(belief) if len(word) >= _TELLING} & stems)


def too_long(profile):
    """List the beliefs that are too long to be said in a question."""
    return [b.belief for b in getattr(profile, "beliefs", ()) if len(b.belief.split()) > LONGEST_BELIEF]


def _need(row):
    if row.verdict == UNTESTED:
        return "untested belief", row.topic
    return "shaken belief" if row.people_for + row.hearsay_for else "doubted belief", row.topic


def _sayable(belief):
    """Return a belief as it stands between the quotes of a question."""
    return quoted(belief, LONGEST_BELIEF).strip("“”")


def _why_believed(row):
    sure = f"You wrote down, {row.before:.0%} sure: {quoted(row.belief)}."
    if row.verdict == UNTESTED:
        return f"{sure} Nothing in the notes answers it plainly."
    speak_for, against = row.people_for + row.hearsay_for, row.people_against + row.hearsay_against
    if not speak_for:
        return f"{sure} So far {_voices(against)} against it, and nobody for it."
    return f"{sure} So far {_voices(speak_for)} for it and {_voices(against)} against."


def _voices(count):
    words = people_in_words(count)
    return f"{words} {'speak' if count > 1 else 'speaks'}"


def disagreements(insights, path, person):
    """List on what people contradict each other about a path, this person not among them: (topic, Known)."""
    found = []
    for row in contradictions(insights).itertuples() if len(insights) else ():
        people = row.persons.split("; ")
        if path and row.path == path and person not in people:
            # The table names a path as the explorer does; aloud it is "work as a lab manager".
            asked = row.question.replace(f"Thinking of {path}:", f"Thinking of {work_named(path)}:", 1)
            found.append((row.topic, Known({"dispute": asked}, _who_disagrees(row, people))))
    return found


def _who_disagrees(row, people):
    about = next(each["about"] for each in rows("topic_questions") if each["topic"] == row.topic)
    others = [name for name in people if name not in (row.person_for, row.person_against)]
    named = listed([row.person_for, row.person_against, *others][:_NAMED])
    count = f"{len(people)} people disagree" if len(people) > 2 else "Two people disagree"
    quotes = f"{row.person_for}: {quoted(row.quote_for)} {row.person_against}: {quoted(row.quote_against)}"
    more = " and others" if len(people) > _NAMED else ""
    return f"{count} about {about} in {work_named(row.path)}: {named}{more}. {quotes}"


def topics_in_order(insights, profile, path):
    """List the topics of a path, the one on which an answer tells most first: (topic, people who judged it, why).

    Of a talk about no path, what everybody likes to tell comes first, and there is no reason but the question itself.
    """
    if not path:
        return [(topic, 0, "") for topic in _ORDER]
    table = topics_to_ask(insights, profile)
    there = table[table["path"].eq(path)]
    asked = people_on(insights).get(path, 0) if len(insights) else 0
    found = [(row.topic, row.people, _why_asked(row.topic, row.people, asked)) for row in there.itertuples()]
    return found or [(topic, 0, "") for topic in _ORDER]


def _why_asked(topic, judged, asked):
    """Say how many have spoken of a topic; of what nobody was asked there is nothing to say."""
    about = next(each["about"] for each in rows("topic_questions") if each["topic"] == topic)
    if not asked:
        return ""
    if not judged:
        who = "The one person you asked did not say" if asked == 1 else f"None of the {asked} people you asked said"
        return f"{who} anything good or bad about {about}."
    return f"So far {judged} of {asked} said something good or bad about {about}."
