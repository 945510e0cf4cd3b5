"""How to reach the people talked to, where the head of a note says so: e-mail, telephone, profile page."""

from __future__ import annotations

import re
from itertools import takewhile

import pandas as pd

from careerlab.insights.identity.names import fold_mark, is_address
from careerlab.notes.model import line_starts

_PHONE = re.compile(
    r"^[ \t]{0,4}(?:[-*+•]|\*\*)?[ \t]{0,4}(?:tel|telephone|phone|phone number|mobile|mobile number|cell|cell phone"
    r"|telefon|tel\. no)\.?(?:\*\*)?[ \t]{0,4}:(?:\*\*)?[ \t]{0,4}(?P<number>\+?[0-9(][0-9 ()./-]{5,24}[0-9])[ \t]*$",
    re.I | re.M,
)
_COLUMNS = {"person": "str", "kind": "str", "address": "str", "source": "str", "line": "int64"}


def stated_addresses(notes):
    """List the addresses that notes state for the person they are about.

    Parameters
    ----------
    notes : iterable of Note
        With the people settled, as those of a workspace are.

    Returns
    -------
    pandas.DataFrame
        One row per person and address, sorted: `person` (str), `kind` (str: ``e-mail``, ``phone`` or ``link``),
        `address` (str, as written), `source` (str) and `line` (int64, 1-based; 0 where it stands in no line of its own)
        of the first place. A telephone number counts only where a line above the notes themselves names it so.
    """
    found = {}
    for note in sorted((note for note in notes if note.person), key=lambda note: note.source):
        for kind, address, line in (*_named(note), *_phones(note)):
            found.setdefault((note.person, kind, address), (note.source, line))
    records = [(*key, *place) for key, place in sorted(found.items())]
    return pd.DataFrame(records, columns=list(_COLUMNS)).astype(_COLUMNS)


def _named(note):
    for words in note.also:
        if is_address(words) and fold_mark(words):  # without a mark it is a mail box that a whole office reads
            kind = "link" if "/" in words or "@" not in words else "e-mail"
            if kind == "link" or words.count("@") == 1 and not words.startswith("@"):
                yield kind, words, _line_of(note.text, note.text.find(words))


def _phones(note):
    """Read the lines of the head that name a telephone number."""
    head = takewhile(lambda span: span.kind != "text", note.spans)
    end = max((span.end for span in head), default=0)
    for match in _PHONE.finditer(note.text, 0, end):
        yield "phone", match["number"], _line_of(note.text, match.start("number"))


def _line_of(text, at):
    return sum(start <= at for start in line_starts(text)) if at >= 0 else 0
