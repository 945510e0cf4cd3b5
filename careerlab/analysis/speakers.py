"""Who the people are that were talked to: rank, years, employer and place, as far as the notes say."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from careerlab.analysis.comparing.favourability import named_people
from careerlab.analysis.evidence import NOTE_ORDER, as_frame, joined
from careerlab.analysis.people import about_employer as employer
from careerlab.analysis.people import about_speaker as speaker
from careerlab.analysis.people.own_words import in_first_person, plain, told_by_themselves
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.insights.table import check_insights
from careerlab.resources import rows as resource

_SPEAKERS = {
    **dict.fromkeys(("person", "path", "organisation", "role", "seniority"), "str"),
    "years": "int64",
    **dict.fromkeys(("size", "employer_kind", "country", "introduced_by"), "str"),
    **{"talks": "int64", "said": "int64", "why": "str", "ids": "str"},
}
_ATTRIBUTES = {"seniority": "", "years": -1, "size": "", "employer_kind": "", "country": ""}
_READ = "id path person organisation date kind text speaker source start talk role introduced_by question".split()
LONGEST_PART = 6  # words: what is longer is a sentence, and may be about anybody
_PARTS = re.compile(r"[,;:()|@/–—]| - | at ")
# "She" is somebody else in these more often than not: who to talk to, what to do, what the explorer makes of it.
_NOT_OF_THE_SPEAKER = ("advice", "task", "gap", "belief", "lead")


def speakers(insights):
    """Say who each person is, in the job the talk was about: only what the notes say, nothing guessed.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it; statements that wait for a decision on their kind are read, too.

    Returns
    -------
    pandas.DataFrame
        One row per person and path, sorted by path and person: `person` (str; the talk where no name is known),
        `path`, `organisation`, `role` (str, '' where not said), `seniority` (str: '', ``starting``, ``mid``,
        ``senior``, ``lead`` or ``head``), `years` (int64, 0-60 in the job or field, -1 where not said), `size` (str,
        of the employer: '', ``small`` under 50 people, ``medium``, ``large`` from 250), `employer_kind` (str, '' or a
        kind of ``resources/employers.csv``), `country` (str, '' or the place as said), `introduced_by` (str), `talks`
        (int64, 1 or more), `said` (int64, statements of their own, 0 or more), `why` (str, the words behind each
        attribute) and `ids` (str) of the statements those words stand in.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    rows = insights[_READ].assign(who=named_people(insights)).sort_values(NOTE_ORDER)
    of_person, of_row = defaultdict(list), defaultdict(list)
    for row in rows.itertuples(index=False):
        of_person[row.who].append(row)
        of_row[row.path, row.who].append(row)
    known = {person: _known_of(there) for person, there in of_person.items()}
    records = [_record(path, who, there, known[who]) for (path, who), there in sorted(of_row.items())]
    return as_frame(records, _SPEAKERS)


def _record(path, who, rows, facts):
    values = [facts[name][0] if name in facts else missing for name, missing in _ATTRIBUTES.items()]
    organisation, role, introduced_by = (
        next((value for value in (getattr(row, column) for row in rows) if value), "")
        for column in ("organisation", "role", "introduced_by")
    )
    counts = (len({row.talk for row in rows}), sum(row.speaker == "source" for row in rows))
    why = "; ".join(f"{name}: {words}" for name, (_, words, _) in facts.items())
    ids = joined(id_ for _, _, id_ in facts.values() if id_)
    return who, path, organisation, role, *values, introduced_by, *counts, why, ids


def _known_of(rows):
    """Gather what the notes say of one person: attribute -> (value, the words, id of their statement or '')."""
    facts = {}
    # From what is surest to what is said in passing: the first that says an attribute settles it.
    for source in (_from_role, _from_organisation, _from_answers, _from_headings, _from_words):
        for name, value, words, id_ in source(rows):
            if value not in ("", -1):
                facts.setdefault(name, (value, words, id_))
    return {name: facts[name] for name in _ATTRIBUTES if name in facts}


def _from_role(rows):
    for role in filter(None, dict.fromkeys(row.role for row in rows)):
        yield "seniority", speaker.rank_of(role), role, ""
        yield from _employer(employer.employer_answered(plain(role), role), role, "")


def _from_organisation(rows):
    for name in filter(None, dict.fromkeys(row.organisation for row in rows)):
        yield from _employer(employer.employer_named(name), name, "")


def _employer(kind_and_size, words, id_):
    kind, size = kind_and_size
    yield "employer_kind", kind, words, id_
    yield "size", size, words, id_


def _from_answers(rows):
    """Read what follows a question or label that asks for an attribute: "How long have you been there?" "Six years"."""
    answers = {}
    for row in rows:
        if row.question and row.speaker != "hearsay":
            answers.setdefault((row.talk, row.question), row)
    for row in answers.values():
        yield from _answer(_asks(row.question), row)


def _answer(asked, row):
    text = plain(row.text)
    if asked == "role":
        yield "seniority", speaker.rank_answered(text), row.text, row.id
    elif asked == "years":
        yield "years", speaker.years_answered(text, _year(row)), row.text, row.id
    elif asked == "place":
        yield "country", speaker.named_place(row.text, row.text), row.text, row.id
    elif asked == "employer":
        yield "size", employer.size_of(employer.people_answered(text)), row.text, row.id
        yield from _employer(employer.employer_answered(text, row.text), row.text, row.id)


def _from_headings(rows):
    """Read the line that introduces a person: "Joan Airey, head of nursing at St Anne's, Leeds"."""
    opening = {row.talk: row for row in reversed(rows)}
    for row in opening.values():
        if row.person and row.kind == "other":
            above = row.question if plain(row.person) in plain(row.question) else ""
            for line in (above, row.text):
                parts = (part.strip(" .") for part in _PARTS.split(line))
                for part in (part for part in parts if len(part.split()) <= LONGEST_PART):
                    yield from _introduced(part, line, row.id)


def _introduced(part, line, id_):
    yield "seniority", speaker.rank_of(part), line, id_
    yield from _employer(employer.employer_answered(plain(part), part), line, id_)
    yield "country", speaker.named_place(part, part) if len(part.split()) <= 3 else "", line, id_


def _from_words(rows):
    """Read what people say of themselves, or are told to have said."""
    texts = [(row, plain(row.text)) for row in rows if row.speaker != "hearsay"]
    themselves = told_by_themselves([text for row, text in texts if row.speaker == "source"])
    facts = []
    for row, text in texts:
        if row.kind not in _NOT_OF_THE_SPEAKER and not (row.speaker == "note-taker" and themselves):
            said = in_first_person(text, row.person, row.organisation, themselves)
            facts += ((*fact, row.text, row.id) for fact in _facts(said, row))
    # The most years are those in the field; of the rest what was said first stands.
    return sorted(facts, key=lambda fact: -fact[1] if fact[0] == "years" else 0)


def _facts(said, row):
    yield "seniority", speaker.rank_said(said)
    yield "years", speaker.years_said(said, _year(row))
    yield "size", employer.size_of(employer.people_said(said))
    kind, size = employer.employer_said(said, row.text)
    yield from (("employer_kind", kind), ("size", size), ("country", speaker.place_said(said, row.text)))


def _year(row):
    return int(row.date[:4]) if row.date[:4].isdigit() else 0


@cache
def _asks(question):
    """Return what a question or label asks of the speaker: role, employer, years or place; '' if none of these."""
    words = tuple(word for word in words_of(question) if word not in _QUESTION_WORDS)
    return next(
        (says for first, last, ((_, says), *_) in _questions().among(words) if (first, last) == (0, len(words))), ""
    )


_QUESTION_WORDS = frozenset("what is what's your his her their the a an my current exact of name".split())


@cache
def _questions():
    return PhraseBook((row["words"], row["asks"]) for row in resource("speaker_questions"))
