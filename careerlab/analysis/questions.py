"""What to ask next: sides of a path nobody spoke about, people who contradict each other, beliefs nobody touched."""

from __future__ import annotations

from itertools import chain, zip_longest

from careerlab.analysis.balance import contradictions, pros_cons
from careerlab.analysis.evidence import as_frame, people_on
from careerlab.analysis.favourability import COMPARED_TOPICS
from careerlab.analysis.themes import content_words
from careerlab.insights.features import cue_counts
from careerlab.insights.phrases import words_of
from careerlab.insights.table import check_insights, with_topic
from careerlab.resources import rows as resource

_NOT_ASKED = {"path": "str", "topic": "str", "question": "str", "people": "int64"}
_NEXT = dict.fromkeys(("question", "why", "path"), "str")
_ON_THE_WORK = ("pro", "con", "fact", "need", "advice", "route")
_LIKELY = 0.4  # chance of a topic from which a statement may be about it, besides one that names it in a cue word
_TOUCHES = 2  # words that a statement has to share with a belief to speak about it


def not_asked(insights, profile=None):
    """List the sides of each path that nobody spoke about, with a question for each.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; what waits for a decision and what only may be about a topic count as spoken, too.
    profile : Profile, optional
        The explorer; her paths are listed even where nobody was asked, her priorities come first.

    Returns
    -------
    pandas.DataFrame
        One row per path and topic, what matters most to her first: `path`, `topic`, `question` (str), `people` (int64,
        0 or more: talked to about the path).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    spoken = _spoken_of(insights)
    people = dict.fromkeys(getattr(profile, "path_names", ()), 0) | people_on(insights)
    paths = sorted(people, key=lambda path: (people[path], path))
    unheard = [(path, topic) for topic in _by_weight(profile) for path in paths if (path, topic) not in spoken]
    return as_frame(((path, topic, _question(topic, path), people[path]) for path, topic in unheard), _NOT_ASKED)


def next_questions(insights, profile=None, n=3):
    """Choose questions for the next talk: on contradictions, on what nobody spoke about, on beliefs nobody touched.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer, with priorities and beliefs.
    n : int
        How many questions at most.

    Returns
    -------
    pandas.DataFrame
        One row per question, taken in turn from the three sources: `question`, `why` and `path` (str, '' if any will
        do).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    order = _by_weight(profile)
    disputed = contradictions(insights).sort_values("topic", key=lambda t: t.map(order.index), kind="stable")
    sources = (
        [_settle(row) for row in disputed.itertuples()],
        [_fill(row) for row in not_asked(insights, profile).itertuples()],
        [_test(belief) for belief in _untouched(insights, profile)],
    )
    turns = [row for row in chain(*zip_longest(*sources)) if row] + [_hear_more(row) for row in _thin(insights, order)]
    # A question may come up twice, for a side nobody spoke about and for one heard too little.
    seen = {}
    for row in turns:
        seen.setdefault(row[0], row)
    return as_frame(list(seen.values())[:n], _NEXT)


def _by_weight(profile):
    """Return all topics, those the explorer put first at the front."""
    given = getattr(profile, "priorities", None) or []
    if isinstance(given, dict):
        first = sorted(given, key=lambda topic: -given[topic])
    else:
        first = [topic for place in given for topic in (place if isinstance(place, list) else [place])]
    return list(dict.fromkeys((*first, *COMPARED_TOPICS)))


def _topic_row(topic):
    return next(row for row in resource("topic_questions") if row["topic"] == topic)


def _question(topic, path):
    return _topic_row(topic)["question"].replace("{path}", path)


def _spoken_of(insights):
    """Return the (path, topic) cells that may have been spoken of: "nobody spoke about it" has to be true."""
    said = insights[insights["kind"].isin(_ON_THE_WORK) & insights["speaker"].ne("note-taker")]
    likely = said[said["topic_confidence"] >= _LIKELY]
    cells = set(zip(likely["path"], likely["topic"], strict=True))
    for path, text in zip(said["path"], said["text"], strict=True):
        cues = (cue for cue in cue_counts(words_of(text)) if cue.startswith("topic:"))
        cells |= {(path, cue.removeprefix("topic:")) for cue in cues}
    return cells


def _settle(row):
    about = _topic_row(row.topic)["about"]
    question = (
        f"People told me opposite things about {about} in {row.path}: how is it for you, and what does it depend on?"
    )
    why = f"{row.person_for}: “{row.quote_for}” {row.person_against}: “{row.quote_against}”"
    return question, why, row.path


def _fill(row):
    about = _topic_row(row.topic)["about"]
    heard = {0: "Nobody has been asked about this path", 1: "The one person you asked did not speak about"}
    why = heard.get(row.people, f"None of the {row.people} people you asked spoke about")
    return row.question, f"{why} {about}." if row.people else f"{why} yet.", row.path


def _test(belief):
    question = f"I used to think: “{belief.belief}”. How do you see that?"
    return question, "You wrote this down, and nothing in the notes answers it plainly.", belief.path


def _hear_more(row):
    spoke = row.people - row.people_not_asked
    why = f"So far {spoke} of {row.people} said something good or bad about {_topic_row(row.topic)['about']}."
    return _question(row.topic, row.path), why, row.path


def _thin(insights, order):
    """Return the topics few people judged, what matters most and the path with fewest people first."""
    heard = pros_cons(insights)
    heard = heard[heard["topic"].isin(order)]
    heard = heard.assign(spoke=heard["people"] - heard["people_not_asked"], rank=heard["topic"].map(order.index))
    return heard.sort_values(["spoke", "rank", "people", "path"]).itertuples()


def _untouched(insights, profile):
    """Return the beliefs that no professional spoke about: neither of their topic nor in their words."""
    insights = with_topic(insights)
    heard = insights[insights["speaker"].ne("note-taker") & insights["kind"].isin(_ON_THE_WORK)]
    for belief in getattr(profile, "beliefs", ()):
        there = heard[heard["path"].eq(belief.path)] if belief.path else heard
        words = set(content_words(belief.belief)) - set(content_words(belief.path))
        if not there["topic"].eq(belief.topic).any() and not any(
            len(words.intersection(content_words(text))) >= _TOUCHES for text in there["text"]
        ):
            yield belief
