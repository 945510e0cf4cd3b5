"""What a sheet for one talk holds: who the person is, what to find out before, and what to ask when."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

PARTS = ("opening", "their way", "the work", "your questions", "closing")
QUESTIONS = {
    **dict.fromkeys(("id", "part"), "str"),
    "minutes": "int64",
    **dict.fromkeys(("question", "follow_ups", "why", "serves", "topic", "path", "comes_from"), "str"),
    "must": "int64",
}
CHECKLIST = {**dict.fromkeys(("item", "known", "quote", "source"), "str"), "line": "int64", "where_to_look": "str"}


@dataclass(frozen=True)
class QuestionSheet:
    """The sheet for one talk.

    `person` is the name, `path` the career the talk is about ('' where nothing says that this person does the work of
    one), `talks` how many were held with this person before. `facts` is `Background.facts` without what another entry
    says better; a role that somebody has beside the work (trustee, governor) is a fact ``beside``. `checklist` and
    `questions` are as `question_sheet` describes them. `notices` say in plain words what would make the sheet better.
    """

    person: str
    path: str
    talks: int
    facts: pd.DataFrame
    checklist: pd.DataFrame
    questions: pd.DataFrame
    notices: list[str]
