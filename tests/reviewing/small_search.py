"""A small search whose table is made by hand, so that no model decides what is asked."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "analysis"))
from insight_rows import insights, statement  # noqa: E402

from careerlab.insights.learning import correct_and_learn  # noqa: E402
from careerlab.notes.read import read_notes  # noqa: E402
from careerlab.workspace import Workspace, out_folder  # noqa: E402

ANNA = (
    ("Great people, awful hours.", "pro", "people"),
    ("Three boards sign off everything.", "con", "culture"),
    ("Took a pay cut for the first year.", "route", "pay"),
    ("Nobody shouts.", "pro", "culture"),
)
BEN = (
    ("You need SQL and some nerve.", "need", "entry"),
    ("There isn't the room.", "con", "place"),
    ("There isn't the room.", "con", "place"),
)
NOTES = {f"notes/{name}": "\n".join(text for text, _, _ in said) for name, said in (("anna.md", ANNA), ("ben.md", BEN))}


def table():
    """Seven statements of two people, all of which wait."""
    anna = _rows(ANNA, person="Anna", source="anna.md", talk="anna.md")
    ben = _rows(BEN, person="Ben", source="ben.md", talk="ben.md", path="PM")
    made = insights(*anna, *ben)
    return made.assign(skills=made["skills"].mask(made["text"].str.contains("SQL"), "SQL"))


def _rows(said, **talk):
    start = 0
    for text, kind, topic in said:
        labels = {"kind": kind, "topic": topic, "status": "ask", "confidence": 0.5, "p_pro": 0.4, "p_con": 0.3}
        yield statement(text=text, rule="model", start=start, end=start + len(text), **labels, **talk)
        start += len(text) + 1


def workspace_of(folder, parsed, corrections=()):
    """A workspace with this table, in which answers teach nothing."""
    found, outcomes, taught = correct_and_learn(parsed, corrections, (), frozen=True)
    told = {"corrections": list(corrections), "outcomes": outcomes, "taught": taught, "frozen": True, "parsed": parsed}
    return Workspace(folder, out_folder(folder), read_notes(folder / "notes"), found, **told)
