"""Notes -> the insights table: statements, their labels, skills and people, in the order of the notes."""

from __future__ import annotations

import hashlib

from careerlab.insights.features import cue_counts
from careerlab.insights.kinds import label_statements
from careerlab.insights.people import settle_people
from careerlab.insights.phrases import tokens
from careerlab.insights.skills import find_skills, level_said
from careerlab.insights.statements import statements
from careerlab.insights.table import as_table


def parse_notes(notes, corrections=None):
    """Turn notes into insights.

    Parameters
    ----------
    notes : iterable of Note
        As `read_notes` returns them.
    corrections : None
        Reserved for the person's own decisions about statements.

    Returns
    -------
    DataFrame
        One row per statement, in the order of the notes; see `careerlab.insights.table.COLUMNS` for columns and
        dtypes. `id` (unique),
        `path`, `person`, `organisation`, `date` of the talk, `kind` and `topic` (always of the codebook), `skills`
        (canonical, joined by
        ``; ``), `text`, `speaker`, `source`, `line` (1-based), `start` and `end` (offsets in `note.text`), `rule`
        (what decided),
        `confidence` (0-1, calibrated chance that `kind` is right), `status` (``accepted`` or ``ask``), `strength` (1
        plain, 0.5 hedged),
        `level` (0-5 where said, else -1), `p_pro` and `p_con` (0-1). Missing text is ``''``. No notes give an empty
        table.
    """
    if corrections is not None:
        raise NotImplementedError("corrections are not read yet; correct talks.csv and the notes instead")
    seen, records = {}, []
    for note in settle_people(list(notes)):
        found, _ = statements(note)
        for statement, label in zip(found, label_statements(found, note.person), strict=True):
            records.append(_record(note, statement, label, seen))
    return as_table(records)


def _record(note, s, label, seen):
    words = tokens(s.text)
    skills = find_skills(s.text, words)
    return {
        "id": _identity(note.source, s.text, seen),
        "path": note.path,
        "person": note.person,
        "organisation": note.organisation,
        "date": note.date,
        "kind": label.kind,
        "topic": label.topic,
        "skills": "; ".join(dict.fromkeys(skill for skill, _, _ in skills)),
        "text": s.text,
        "speaker": label.speaker,
        "source": note.source,
        "line": s.line,
        "start": s.runs[0][0],
        "end": s.runs[-1][1],
        "time": "",
        "rule": label.rule,
        "confidence": label.confidence,
        "status": "accepted" if label.accepted else "ask",
        "talk": note.source,
        "explorer": note.explorer,
        "role": note.role,
        "introduced_by": note.introduced_by,
        "question": s.question or s.label or s.section,
        "strength": 0.5 if "hedge" in cue_counts(words) else 1.0,
        "level": level_said(words, s.text, skills),
        "topic_confidence": label.topic_confidence,
        "p_pro": label.p_pro,
        "p_con": label.p_con,
    }


def _identity(source, text, seen):
    """Hash of source, folded words and how often they came before: the same sentence twice is two statements."""
    key = (source, " ".join(text.casefold().split()))
    seen[key] = seen.get(key, 0) + 1
    return hashlib.sha1("\x1f".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest()[:12]
