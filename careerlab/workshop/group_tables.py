"""The tables of a workshop, made of nothing but what may be told: whatever they say could be worked out from it."""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame
from careerlab.insights.codebook import PRIORITY_TOPICS
from careerlab.workshop.auditor import Told
from careerlab.workshop.cells import Cell, of_whom
from careerlab.workshop.suppress import at_least

_SIDES = {
    "heard_for": "int64",
    "heard_against": "int64",
    "for_band": "str",
    "against_band": "str",
    "spoken_band": "str",
}
TOPICS = {"topic": "str"} | _SIDES
PATHS = {"path": "str", "participants": "int64", "band": "str"}
PATH_TOPICS = {"path": "str"} | TOPICS
DISAGREEMENTS = {"path": "str", "topic": "str", "heard_for": "int64", "heard_against": "int64"}
UNASKED = {"path": "str", "topic": "str", "at_least": "int64"}
MERGED = {"into": "str", "what": "str", "name": "str"}
# What stands in a table for a reason that is kept to itself.
_BAND = {"number": "", "nearly anywhere": "some", "enough": ""}
_MOST_FIRST = ("nearly all", "", "some", "few")


def topics(told):
    return as_frame((row[1:] for row in _sides(told) if not row[0]), TOPICS)


def paths(told):
    rows = [(cell.path, known.number, _band(known)) for cell, known in told.items() if cell.what == "talks"]
    return as_frame(sorted(rows, key=lambda row: (*_rank(row[2], row[1]), row[0])), PATHS)


def path_topics(told):
    few = {cell.path for cell, known in told.items() if cell.what == "talks" and known.band == "few"}
    return as_frame((row for row in _sides(told) if row[0] not in {"", *few} and _says_anything(row)), PATH_TOPICS)


def disagreements(told):
    rows = [row[:4] for row in _sides(told) if row[0] and min(row[2:4]) > 0]
    return as_frame(sorted(rows, key=lambda row: (-min(row[2:4]), -max(row[2:4]), row)), DISAGREEMENTS)


def unasked(told, participants, k):
    rows = []
    for cell, known in told.items():
        if cell.what == "spoken" and known.band == "few":
            least = at_least(of_whom(cell), told, participants, k) - k + 1
            rows.append((cell.path, cell.word, least))
    rows = [row for row in rows if row[2] >= k]
    return as_frame(sorted(rows, key=lambda row: (row[0] != "", -row[2], row)), UNASKED)


def words(told, what, column):
    """The skills or themes of which a number can be shown, or that nearly all have."""
    rows = [
        (cell.path, cell.word, known.number, _band(known))
        for cell, known in told.items()
        if cell.what == what and known.band in ("number", "nearly all")
    ]
    rows = sorted(rows, key=lambda row: (row[0], *_rank(row[3], row[2]), row[1]))
    return as_frame(rows, {"path": "str", column: "str", "participants": "int64", "band": "str"})


def _sides(told):
    """(path, topic, numbers, bands) of all topics, first over all paths; in the order of the codebook."""
    for path in sorted({cell.path for cell in told if cell.what == "for"}):
        for topic in PRIORITY_TOPICS:
            good, bad, spoken = (told.get(Cell(what, path, topic), Told("")) for what in ("for", "against", "spoken"))
            yield path, topic, good.number, bad.number, _band(good), _band(bad), _band(spoken)


def _says_anything(row):
    return max(row[2:4]) > 0 or any(row[4:])


def _band(known):
    return _BAND.get(known.band, known.band)


def _rank(band, number):
    return _MOST_FIRST.index(band), -number
