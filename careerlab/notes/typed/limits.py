"""How much of a note is told apart line by line; what is beyond is kept as it stands, in large pieces."""

from __future__ import annotations

import re

from careerlab.notes.model import Notice

# a talk has not half as many lines; a line of a table or with tags may be several pieces
MAX_LINES, MAX_PIECES, MAX_ASIDES = 10_000, 50_000, 10_000
_COARSE = 4_000  # characters
_LINE_END, _WHITE = re.compile(r"[\r\n]"), re.compile(r"\s")


def coarse(text, start, end):
    """Cut `start:end` at line ends, or else between words, into stretches of some thousand characters."""
    while start < end:
        least = min(start + _COARSE, end)
        found = _LINE_END.search(text, least, min(end, least + _COARSE)) or _WHITE.search(text, least, end)
        stop = found.end() if found else end
        yield start, stop
        start = stop


def too_long(line):
    """The notice for a note of which not all lines are told apart."""
    message = (
        f"the note has more than {MAX_LINES:,} lines, {MAX_PIECES:,} marked pieces or {MAX_ASIDES:,} private asides; "
        f"what stands from line {line:,} on is kept but not told apart."
    )
    return Notice("NOTE-LONG", message, "Split it: one talk a file.", line)
