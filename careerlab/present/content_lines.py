"""The lines calendars and address books are made of (RFC 5545 section 3.1, RFC 2426 section 2.6).

One property a line, `NAME:value`, CR LF at its end, no line longer than 75 octets.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

MOST_OCTETS = 75
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control signs, signs that turn the reading direction, halves of signs: no program may see them.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)", re.A)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def plain(text):
    """Return a text without control signs, with one line end between its lines and single spaces within them."""
    lines = _LINE_ENDS.split(str(text))
    return "\n".join(" ".join(_NOT_TEXT.sub("", line).split()) for line in lines).strip()


def on_one_line(text):
    """As `plain`, all on one line."""
    return " ".join(plain(text).split())


def escaped(text):
    """Return a text as a property holds it: nothing in it ends the value, the line or the list."""
    return plain(text).translate(_ESCAPES)


def folded(line):
    """Break a line into pieces of at most 75 octets, never within a sign; all but the first begin with a space."""
    pieces, piece, octets = [], [], 0
    for sign in line:
        size = len(sign.encode())
        if octets + size > MOST_OCTETS:
            pieces.append("".join(piece))
            piece, octets = [" "], 1
        piece.append(sign)
        octets += size
    return "\r\n".join((*pieces, "".join(piece)))


def written(lines):
    """Join lines to the text of a file."""
    return "".join(f"{folded(line)}\r\n" for line in lines)


def stable_id(*parts):
    """Return a name for an entry that is the same on every run and machine, as long as its parts are."""
    return f"{hashlib.sha256(chr(0).join(parts).encode('utf-8', 'replace')).hexdigest()[:32]}@careerlab"


def time_stamp(day):
    """Return the start of an ISO day as calendars write a moment, '' where it is no day."""
    day = as_day(day)
    return f"{day.isoformat().replace('-', '')}T000000Z" if day else ""


def as_day(words):
    """Return the date that words begin with (`2026-05-14`), None where they do not."""
    if not _DAY.match(words):
        return None
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None
