"""What the explorer still has to find out, for questions to build on: gaps, beliefs, disagreements, topics."""

from __future__ import annotations

from careerlab.analysis.balance import contradictions
from careerlab.analysis.beliefs import CONTESTED, LEANING_AGAINST, UNTESTED, beliefs
from careerlab.analysis.believing.belief_evidence import belief_evidence
from careerlab.analysis.evidence import people_in_words
from careerlab.analysis.gaps import skill_gaps
from careerlab.analysis.questions import topics_to_ask
from careerlab.insights.skill_names import family_of, is_rated_by_all
from careerlab.preparing.bank import Known
from careerlab.preparing.wording import listed, quoted, work_named
from careerlab.resources import rows

# Where nothing says on what an answer tells most: what everybody likes to tell before what is private.
_ORDER = ("work", "growth", "people", "hours", "meaning", "entry", "culture", "autonomy", "security", "place", "pay")
LONGEST_BELIEF = 22  # words that can be quoted in a question and still be followed
_SURE = {UNTESTED: 0, CONTESTED: 1, LEANING_AGAINST: 1}
_LEVELS = ("never tried", "seen it", "done it with help", "do it alone", "do it well", "could teach it")
# How it goes on after "People tell me that this takes Figma, and there I": no word that has to agree with the skill.
_THERE_I = ("am a complete beginner", "have only watched others", "still need help", "manage alone, but no more")
_NAMED = 3  # people named in a reason; the others are counted


def gaps(insights, profile, path, person):
    """List what the explorer lacks on a path, as `Known` with `skill` and, with a profile, `my_level`.

    Left out are traits, skills that no list names (they may not fit a sentence), and what this person has spoken of.
    """
    if not len(insights):
        return []
    theirs = set(insights.loc[insights["person"].eq(person), "id"]) if person else set()
    return [
        _gap(row)
        for row in skill_gaps(insights, profile).itertuples()
        if row.path == path
        and row.people
        and family_of(row.skill)
        and is_rated_by_all(row.skill)
        and not theirs & set(row.ids.split("; "))
    ]


def _gap(row):
    slots = {"skill": row.skill}
    who = "1 of the people" if row.people == 1 else f"{row.people} of the {row.of_people} people"
    why = f"{who} you asked about {work_named(row.path)} named {row.skill}: {quoted(row.quote)}."
    if 0 <= row.level_held < len(_THERE_I):
        slots["my_level"] = _THERE_I[row.level_held]
        why += f" You: {_LEVELS[row.level_held]}."
    return Known(slots, why)


def open_beliefs(insights, profile, path, person):
    """List the explorer's beliefs about a path that are untested or shaken, untested first, then the surest.

    Returns
    -------
    list of tuple
        (need, topic, Known): `need` is ``untested belief`` or ``shaken belief``. Left out are beliefs on which this
        person has spoken, and those too long to be said.
    """
    ledger = beliefs(insights, profile)
    spoken = {(row.belief, row.path) for row in belief_evidence(insights, profile).itertuples() if row.person == person}
    rows_ = [
        row
        for row in ledger.itertuples()
        if row.path in (path, "")
        and row.verdict in _SURE
        and (row.belief, row.path) not in spoken
        and len(row.belief.split()) <= LONGEST_BELIEF
    ]
    rows_.sort(key=lambda row: (_SURE[row.verdict], -row.before))
    return [(*_need(row), Known({"belief": _said(row.belief)}, _why_believed(row))) for row in rows_]


def too_long(profile):
    """List the beliefs that are too long to be said in a question."""
    return [b.belief for b in getattr(profile, "beliefs", ()) if len(b.belief.split()) > LONGEST_BELIEF]


def _need(row):
    return "untested belief" if row.verdict == UNTESTED else "shaken belief", row.topic


def _said(belief):
    """Return a belief as it stands between the quotes of a question."""
    return quoted(belief, LONGEST_BELIEF).strip("“”")


def _why_believed(row):
    sure = f"You wrote down, {row.before:.0%} sure: {quoted(row.belief)}."
    if row.verdict == UNTESTED:
        return f"{sure} Nothing in the notes answers it plainly."
    speak_for, against = row.people_for + row.hearsay_for, row.people_against + row.hearsay_against
    return f"{sure} So far {_voices(speak_for)} for it and {_voices(against)} against."


def _voices(count):
    words = people_in_words(count)
    return f"{words} {'speak' if count > 1 else 'speaks'}"


def disagreements(insights, path, person):
    """List on what people contradict each other about a path, this person not among them: (topic, Known)."""
    found = []
    for row in contradictions(insights).itertuples() if len(insights) else ():
        people = row.persons.split("; ")
        if row.path == path and person not in people:
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
    """List the topics of a path, the one on which an answer tells most first: (topic, people who judged it, why)."""
    table = topics_to_ask(insights, profile)
    there = table[table["path"].eq(path)]
    if not len(there):
        return [(topic, 0, "") for topic in _ORDER]
    return [(row.topic, row.people, row.why) for row in there.itertuples()]
