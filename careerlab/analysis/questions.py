"""What to ask next: the topics an answer would tell most about, where people disagree, and beliefs nobody touched."""

from __future__ import annotations

from itertools import chain, zip_longest

import numpy as np

from careerlab.analysis.balance import contradictions
from careerlab.analysis.beliefs import UNTESTED, beliefs
from careerlab.analysis.comparing.favourability import (
    COMPARED_TOPICS,
    cell_of_each,
    mean_favourability,
    polarity,
    voices_of,
)
from careerlab.analysis.comparing.ranking import mean_weights
from careerlab.analysis.evidence import as_frame, people_on
from careerlab.insights.features import cue_counts
from careerlab.insights.phrases import words_of
from careerlab.insights.table import check_insights
from careerlab.resources import rows as resource

_NOT_ASKED = {"path": "str", "topic": "str", "question": "str", "people": "int64"}
_TOPICS = {"path": "str", "topic": "str", "moves": "float64", "people": "int64", "question": "str", "why": "str"}
_NEXT = dict.fromkeys(("question", "why", "path"), "str")
_ON_THE_WORK = ("pro", "con", "fact", "need", "advice", "route")
_LIKELY = 0.4  # chance of a topic from which a statement may be about it, besides one that names it in a cue word
_AGAIN = 2  # people who judged a topic, from which it is asked in another way


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
    people = _people_asked(insights, profile)
    paths = sorted(people, key=lambda path: (people[path], path))
    unheard = [(path, topic) for topic in _by_weight(profile) for path in paths if (path, topic) not in spoken]
    return as_frame(((path, topic, _question(topic, path), people[path]) for path, topic in unheard), _NOT_ASKED)


def topics_to_ask(insights, profile=None):
    """Put all topics of all paths in the order in which one more answer would tell most.

    One more voice moves the mean m of a topic that n people judged by about ``sqrt(m (1 - m)) / (n + 3)``, and the
    score of the path by the topic's weight times that.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; her paths count even where nobody was asked, her priorities weigh the topics.

    Returns
    -------
    pandas.DataFrame
        One row per path and topic, the one to ask about first at the top: `path`, `topic` (str), `moves` (float64,
        points 0-100), `people` (int64, 0 or more: said something good or bad about it), `question` and `why` (str).
        Where people contradict each other the question is about that.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    asked = _people_asked(insights, profile)
    paths = sorted(asked, key=lambda path: (asked[path], path))
    moves, judged = _moves_and_people(insights, paths, profile)
    disputes = {(row.path, row.topic): _settle(row) for row in contradictions(insights).itertuples()}
    records = []
    # Moves that differ by less than a rounding error are equal, on every machine: then the path least heard of.
    for cell in np.argsort(-moves.round(9), axis=None, kind="stable"):
        at, topic = divmod(int(cell), len(COMPARED_TOPICS))
        path, topic, people = paths[at], COMPARED_TOPICS[topic], int(judged.flat[cell])
        words = disputes.get((path, topic)) or _open(path, topic, people, asked[path], moves.flat[cell])
        records.append((path, topic, moves.flat[cell], people, *words[:2]))
    return as_frame(records, _TOPICS)


def next_questions(insights, profile=None, n=3, path=None):
    """Choose questions for the next talk, in turn: the heaviest open topics, contradictions, beliefs nobody touched.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer, with priorities and beliefs.
    n : int
        How many questions at most.
    path : str, optional
        The path the next talk is about; None for questions on all of them.

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
    topics = topics_to_ask(insights, profile)
    sources = (
        _every_topic_once(topics if path is None else topics[topics["path"].eq(path)]),
        [_settle(row) for row in contradictions(insights).itertuples()],
        [_test(row) for row in beliefs(insights, profile).itertuples() if row.verdict == UNTESTED],
    )
    wanted = [[row for row in rows if path is None or row[2] in (path, "")] for rows in sources]
    turns = [row for row in chain(*zip_longest(*wanted)) if row]
    # People who contradict each other on a topic that weighs much are in two of the sources.
    return as_frame(list(dict.fromkeys(turns))[:n], _NEXT)


def _people_asked(insights, profile):
    """Count the people talked to about each path, also of the profile's paths that nobody was asked about."""
    return dict.fromkeys(getattr(profile, "path_names", ()), 0) | people_on(insights)


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


def _question(topic, path, wording="question"):
    return _topic_row(topic)[wording].replace("{path}", path)


def _spoken_of(insights):
    """Return the (path, topic) cells that may have been spoken of: "nobody spoke about it" has to be true."""
    said = insights[insights["kind"].isin(_ON_THE_WORK) & insights["speaker"].ne("note-taker")]
    likely = said[said["topic_confidence"] >= _LIKELY]
    cells = set(zip(likely["path"], likely["topic"], strict=True))
    for path, text in zip(said["path"], said["text"], strict=True):
        cues = (cue for cue in cue_counts(words_of(text)) if cue.startswith("topic:"))
        cells |= {(path, cue.removeprefix("topic:")) for cue in cues}
    return cells


def _moves_and_people(insights, paths, profile):
    """Return (paths, topics) how far an answer moves the path, in points, and how many people judged the topic."""
    found = voices_of(polarity(insights))
    weight = mean_weights(COMPARED_TOPICS, getattr(profile, "priorities", None) or None)
    mean, cell = mean_favourability(found, paths), cell_of_each(found, paths)
    voices = np.bincount(cell, found["chance"], minlength=mean.size).reshape(mean.shape)
    judged = np.bincount(cell, found["chance"].ge(0.5), minlength=mean.size).reshape(mean.shape).astype("int64")
    return 100.0 * weight * np.sqrt(mean * (1.0 - mean)) / (voices + 3.0), judged


def _every_topic_once(topics):
    """Put no topic twice before each came once: nobody is asked about growth on three paths before about pay."""
    turn = topics.groupby("topic").cumcount().to_numpy()
    rows = topics.iloc[np.argsort(turn, kind="stable")]
    return list(rows[["question", "why", "path"]].itertuples(index=False, name=None))


def _open(path, topic, judged, asked, moves):
    """Ask about a topic that is open, with the reason."""
    about = _topic_row(topic)["about"]
    if not asked:
        why = "Nobody has been asked about this path yet."
    elif not judged:
        who = "The one person you asked did not say" if asked == 1 else f"None of the {asked} people you asked said"
        why = f"{who} anything good or bad about {about}."
    else:
        why = f"So far {judged} of {asked} said something good or bad about {about}."
    effect = f"One more answer can move this path by about {max(moves, 0.1):.1f} points of 100."
    return _question(topic, path, "again" if judged >= _AGAIN else "question"), f"{why} {effect}", path


def _settle(row):
    why = f"{row.person_for}: “{row.quote_for}” {row.person_against}: “{row.quote_against}”"
    return row.question, why, row.path


def _test(row):
    said = row.belief.rstrip(".")
    question = f"Before these talks I thought: “{said}”. What have you seen that speaks for it, and what against?"
    why = "You wrote this down, and nothing in the notes answers it plainly."
    return question, why, row.path
