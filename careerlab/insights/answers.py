"""What a person said of statements drawn at random, without having seen their labels: one row each in audit.csv."""

from __future__ import annotations

from dataclasses import dataclass, fields

from careerlab.errors import CorrectionError
from careerlab.insights.codebook import KINDS
from careerlab.insights.corrections.anchors import anchor_of, find_same, fold
from careerlab.insights.corrections.decision import correction
from careerlab.insights.corrections.draft import Draft
from careerlab.insights.corrections.sheet import added_rows, cells_of, head_of, lines_of
from careerlab.insights.versions import versions
from careerlab.notes.model import Notice

DRAWN = ("accepted", "ask")  # what is drawn from: the counted, and those that wait
_HINT = "Mend the line or delete it; all other answers are read."


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of audit.csv: what the person said, where the statement stood, and what careerlab had said of it.

    `words` to `twin`, `was` and `rule` are as in a `Correction`. `confidence` (0-1) is careerlab's, `of` is how many
    statements were counted when a counted one was drawn, or waited when one that waits was. `versions` made the label.
    """

    made: str = ""
    kind: str = ""
    words: str = ""
    before: str = ""
    after: str = ""
    file: str = ""
    twin: str = ""
    was: str = ""
    rule: str = ""
    confidence: str = ""
    of: str = ""
    versions: str = ""


COLUMNS = tuple(field.name for field in fields(Answer))


def answer(insights, id, kind, made=""):
    """What a person says the statement `id` is.

    Parameters
    ----------
    insights : DataFrame
        The table it was drawn from.
    id : str
    kind : str
        A kind of the codebook.
    made : str
        ISO date.

    Raises
    ------
    CorrectionError
        The kind or the id is none careerlab knows, in one sentence.
    """
    said = correction(insights, id, "kind", kind, made)
    row = insights.loc[insights["id"] == id].iloc[0]
    there = {column: getattr(said, column) for column in COLUMNS if hasattr(said, column)}
    size = int(insights["status"].eq(row["status"]).sum())
    return Answer(**there, kind=said.value, confidence=f"{row['confidence']:.4f}", of=str(size), versions=versions())


def read_answers(text):
    """The answers in the text of an audit.csv, and notices about lines that were left out."""
    sign, head = head_of(text)
    found, notices = [], []
    for number, line in lines_of(text):
        try:
            cells = cells_of(line, sign)
            if [cell.lower() for cell in cells] != head or "kind" not in head:
                found.append(_checked(dict(zip(head, cells, strict=False))))
        except CorrectionError as error:
            notices.append(Notice("AUDIT-LINE", f"this answer is left out: {error}", _HINT, number))
    return found, notices


def _checked(cells):
    said = Answer(**{column: cells.get(column, "") for column in COLUMNS})
    was, _, status = [*said.was.split(), "", "", ""][:3]
    if said.kind not in KINDS or was not in KINDS:
        raise CorrectionError(f"{said.kind if was in KINDS else said.was!r} is no kind: expected {', '.join(KINDS)}.")
    if status not in DRAWN or not said.of.isdecimal() or not fold(said.words):
        raise CorrectionError("its cells do not say which statement was drawn, and from how many.")
    return said


def added_answers(text, answers):
    """What to append to the text of an audit.csv so that these answers are in it."""
    return added_rows(text, COLUMNS, [{c: getattr(a, c) for c in COLUMNS} for a in answers], "audit.csv")


def that_hold(answers):
    """Those about the labels of the version that was judged last; of two about one statement, the later."""
    latest = {(a.words, a.before, a.after, a.file, a.twin): a for a in answers if a.versions == answers[-1].versions}
    return list(latest.values())


def answered(insights, answers):
    """Ids of the statements that these answers are about."""
    places = Draft(insights).places if answers else None
    found = [find_same(places, anchor_of(answer)) for answer in answers]
    return {insights["id"].iat[row] for row in found if row is not None and row >= 0}
