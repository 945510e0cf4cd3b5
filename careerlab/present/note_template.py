"""The note for a talk, to write into: who and when, the questions to ask, and what to ask oneself afterwards.

Whatever is left empty says nothing when the note is read. A planned question carries its id and topic
(`careerlab.notes.planned`), so that what is written below it answers exactly that question.
"""

from __future__ import annotations

import re

from careerlab.notes.planned import signed
from careerlab.resources import rows

_HOW = "Write below the questions as you like; delete what you don't need. What stands between these signs is not read."
_AFTERWARDS = "After the talk, while it is fresh:"
_THANKS = "Thank-you sent:"  # open until a day stands behind it
_COMMENT_SIGNS = re.compile(r"<!--|-->|%%")


def note_template(sheet=None, day="", organisation="", role="", introduced_by="", path=""):
    """Write the note for a talk, in Markdown.

    Parameters
    ----------
    sheet : QuestionSheet, optional
        As from `question_sheet`: who is talked to, on which path, and what is asked. Without it, the questions that
        fit every talk.
    day : str
        Of the talk, ISO.
    organisation, role, introduced_by : str
        What is known of the person; '' leaves the line open.
    path : str
        The career the talk is about; '' takes that of the sheet.

    Returns
    -------
    str
        Read as it is, it is no talk and holds no statement.
    """
    known = {
        "Person": sheet.person if sheet else "",
        "Organisation": organisation,
        "Role": role,
        "Path": path or (sheet.path if sheet else ""),
        "Date": day,
        "Introduced by": introduced_by,
    }
    head = "\n".join(f"{key}: {_line(value)}".rstrip() for key, value in known.items())
    asked = _planned(sheet.questions) if sheet else _listed("talk")
    parts = [head, _prompt(_HOW), *asked, "---", _prompt(_AFTERWARDS), *_listed("after"), _THANKS]
    return "\n\n".join(parts) + "\n"


def _planned(questions):
    for number, row in enumerate(questions.itertuples(), 1):
        topic = "" if row.topic == "none" else row.topic
        question = signed(_line(row.question), row.id, topic)
        yield _section(f"{number}. {question}", f"Follow up: {row.follow_ups}" if row.follow_ups else "")


def _listed(part):
    return [_section(_heading(row), row["prompt"], row["line"]) for row in rows("note_headings") if row["part"] == part]


def _heading(row):
    return signed(row["heading"], row["id"], row["about"]) if row["id"] else row["heading"]


def _section(heading, prompt, line=""):
    """A heading, what helps to answer it, and room to write."""
    return "\n".join([f"## {heading}", *([_prompt(prompt)] if prompt else []), line])


def _prompt(words):
    """Words for the person alone: private to careerlab, and unseen where Markdown is shown."""
    return f"<!-- {_line(words)} -->"


def _line(words):
    """Words as one line in which no comment begins or ends."""
    return _COMMENT_SIGNS.sub(" ", " ".join(words.split()))
