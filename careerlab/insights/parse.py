"""Notes -> the insights table: statements, their labels, skills and people, in the order of the notes."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right

from careerlab.insights.features import cue_counts
from careerlab.insights.identity.people import settle_people
from careerlab.insights.identity.talks import settle_talks
from careerlab.insights.kinds import label_statements
from careerlab.insights.learning import correct_and_learn
from careerlab.insights.phrases import tokens
from careerlab.insights.skill_levels import level_said
from careerlab.insights.skills import find_skills
from careerlab.insights.statements import statements
from careerlab.insights.table import COLUMNS, from_columns


def parse_notes(notes, corrections=None):
    """Turn notes into insights.

    Parameters
    ----------
    notes : iterable of Note
        As `read_notes` returns them.
    corrections : list of Correction, optional
        The person's own decisions about statements, as `read_corrections` of `workspace` reads them; what became of
        each `apply_corrections` says.

    Returns
    -------
    DataFrame
        One row per statement, in the order of the notes; those of a file that is an exact copy of another are left
        out. `careerlab.insights.table.COLUMNS` lists columns and dtypes: `id` (unique), `path`, `person`,
        `organisation`, `date` of the talk, `kind` and `topic` (always of the codebook), `skills` (canonical, joined by
        ``; ``), `text`, `speaker`, `source`, `line` (1-based), `start` and `end` (offsets in `note.text`), `time`
        (``HH:MM:SS`` in a call), `rule` (what decided), `confidence` (0-1, calibrated chance that `kind` is right),
        `status` (``accepted``, ``ask`` or ``corrected``), `talk` (the same for all files of one talk), `strength` (1
        plain, 0.5 hedged), `level` (0-5 where said, else -1), `p_pro` and `p_con` (0-1). Missing text is ``''``. No
        notes give an empty table.
    """
    notes = list(notes)
    insights = from_columns(_columns(notes))
    return correct_and_learn(insights, corrections, notes)[0] if corrections else insights


_NUMBERS = {"int64": "q", "float64": "d"}
_OF_THE_NOTE = ("path", "person", "organisation", "date", "source", "talk", "explorer", "role", "introduced_by")


def _columns(notes):
    columns = {name: array(_NUMBERS[dtype]) if dtype in _NUMBERS else [] for name, dtype in COLUMNS.items()}
    seen = {}
    for note in settle_talks(settle_people(notes)):
        found = [] if note.copy_of else statements(note)[0]  # the same words in two files were said once
        for name in _OF_THE_NOTE:
            columns[name] += [getattr(note, name)] * len(found)
        for statement, label in zip(found, label_statements(found), strict=True):
            for name, value in _record(note, statement, label, seen).items():
                columns[name].append(value)
    return columns


def _record(note, s, label, seen):
    above = s.above
    skills = find_skills(s.text, s.words, label.kind, above, note.organisation)
    return {
        "id": _identity(note.source, s.text, seen),
        "kind": label.kind,
        "topic": label.topic,
        "skills": "; ".join(dict.fromkeys(skill for skill, _, _ in skills)),
        "text": s.text,
        "speaker": label.speaker,
        "line": s.line,
        "start": s.runs[0][0],
        "end": s.runs[-1][1],
        "time": _time_of(note.times, s.runs[0][0]),
        "rule": label.rule,
        "confidence": label.confidence,
        "status": "accepted" if label.accepted else "ask",
        "question": above,
        "strength": 0.5 if "hedge" in cue_counts(s.words) else 1.0,
        "level": level_said(tokens(s.text), skills) if skills else -1,
        "topic_confidence": label.topic_confidence,
        "p_pro": label.p_pro,
        "p_con": label.p_con,
        "second": label.second,
        "second_confidence": label.second_confidence,
        "bears_on": "",
    }


def _time_of(times, offset):
    """The time in the call at which the words at `offset` begin, ``''`` if the note has none."""
    at = bisect_right(times, offset, key=lambda time: time[0])
    return times[at - 1][1] if at else ""


def _identity(source, text, seen):
    """Hash of source, folded words and how often they came before: the same sentence twice is two statements."""
    hashed = hashlib.sha1(f"{source}\x1f{' '.join(text.casefold().split())}\x1f".encode("utf-8", "replace"))
    said = hashed.digest()
    seen[said] = seen.get(said, 0) + 1
    hashed.update(str(seen[said]).encode())
    return hashed.hexdigest()[:12]
