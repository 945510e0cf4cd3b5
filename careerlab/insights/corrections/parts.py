"""A statement cut into parts, or joined with the next: no letter is lost, and each row knows where it stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from itertools import pairwise

from careerlab.errors import CorrectionError
from careerlab.insights.codebook import KINDS, TOPICS
from careerlab.insights.statements import statements
from careerlab.notes.model import line_starts, readable

_LABEL = re.compile(r"(\w+)(?: +(\w+))?\s*:\s*(.*)")
_COMPARED = 2_000  # characters; nobody splits a longer sentence and then edits it
_ENTITY_OR_SIGN = re.compile(r"&#?\w{1,31};|.", re.S)


def read_parts(value):
    """``pro people: great people | awful hours`` -> [("pro", "people", "great people"), ("", "", "awful hours")].

    Raises
    ------
    CorrectionError
        There are fewer than two parts, or one without words.
    """
    parts = []
    for part in map(str.strip, value.split("|")):
        label = _LABEL.fullmatch(part)
        kind, topic, words = label.groups("") if label else ("", "", part)
        if kind.lower() not in KINDS or (topic and topic.lower() not in TOPICS):
            kind, topic, words = "", "", part
        parts.append((kind.lower(), topic.lower(), words.strip()))
    if len(parts) < 2 or not all(_letters(words) for _, _, words in parts):
        raise CorrectionError(
            f"{value!r} does not say how to split: write the parts as `pro: great people | con: awful hours`."
        )
    return parts


def written(parts):
    """What `read_parts` reads, as careerlab writes it."""
    return " | ".join(
        f"{' '.join(filter(None, (kind, topic)))}: {words}" if kind else words for kind, topic, words in parts
    )


def cuts(text, parts):
    """Where in `text` each part but the first begins; words between two parts stay with the part before.

    Raises
    ------
    CorrectionError
        A part does not stand in the text, or not in this order.
    """
    letters = _letters(text)
    said, at, found = "".join(c for c, _ in letters), 0, []
    for number, part in enumerate(parts):
        wanted = "".join(c for c, _ in _letters(part))
        begin = _begin(text, letters, said, wanted, at) if wanted else -1
        if begin < 0:
            raise CorrectionError(f"`{part}` is no part of `{text}`: use the statement's own words in their order.")
        if number:
            found.append(letters[begin][1])
        at = begin + len(wanted)
    return found


def _begin(text, letters, said, wanted, at):
    """Where the letters of a part begin, preferably where they are whole words; -1 if nowhere."""
    first = begin = said.find(wanted, at)
    while begin >= 0:
        start, end = letters[begin][1], letters[begin + len(wanted) - 1][1] + 1
        if not text[max(start - 1, 0) : start].isalnum() and not text[end : end + 1].isalnum():
            return begin
        begin = said.find(wanted, begin + 1)
    return first


def _letters(text):
    """The signs of a text that say something, folded, with their offsets: no space, no punctuation."""
    return [
        (folded, at)
        for at, sign in enumerate(text)
        if unicodedata.category(sign)[0] not in "ZPC"
        for folded in sign.casefold()
    ]


def parts_of(text, words, parts):
    """The text cut as `words` were, which it is now or was before it was edited.

    Raises
    ------
    CorrectionError
        It can no longer be cut so.
    """
    try:
        found = cuts(text, parts)
    except CorrectionError:
        if len(text) > _COMPARED:
            raise
        found = _carried(words, text, cuts(words, parts))
    pieces = [text[a:b].strip() for a, b in pairwise([0, *found, len(text)])]
    if not all(_letters(piece) for piece in pieces):
        raise CorrectionError(f"`{text}` cannot be split as it was before it was edited.")
    return pieces


def _carried(old, new, places):
    """Offsets in `old` as offsets in `new`, a text that was edited since, each moved to where a word begins."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    out = []
    for place in places:
        a, b, size = max((block for block in blocks if block[0] <= place), default=(0, 0, 0))
        at = min(b + min(place - a, size), len(new))
        while 0 < at < len(new) and new[at - 1].isalnum():
            at += 1
        out.append(at)
    return out


# ---- rows


def part_rows(row, texts, note_and_runs):
    """Rows for the parts of a statement; without its characters in a note, all stand where the statement does."""
    note, runs = note_and_runs
    at = 0
    for number, text in enumerate(texts, 1):
        at = row["text"].index(text, at)
        part = row | {"id": f"{row['id']}-{number}", "text": text, "skills": _skills(text)}
        if note:
            start, last = _places_in_note(note.text, runs, row["text"], (at, at + len(text) - 1))
            part |= {"start": start, "end": last + 1, "line": bisect_right(line_starts(note.text), start)}
        at += len(text)
        yield part


def merged_row(first, second):
    """One row for a statement and the next."""
    text = f"{first['text']} {second['text']}"
    skills = dict.fromkeys(filter(None, [*first["skills"].split("; "), *second["skills"].split("; ")]))
    return first | {"text": text, "skills": "; ".join(skills), "end": second["end"]}


def _skills(text):
    from careerlab.insights.skills import find_skills

    return "; ".join(dict.fromkeys(skill for skill, _, _ in find_skills(text)))


def runs_finder(notes):
    """runs_of(row) -> the note of a row and the row's own characters in it; (None, ()) if the note is not there."""
    by_source, known = {note.source: note for note in notes}, {}

    def runs_of(row):
        note = by_source.get(row["source"])
        if note is None:
            return None, ()
        if note.source not in known:
            known[note.source] = {(s.runs[0][0], s.runs[-1][1]): s.runs for s in statements(note)[0]}
        bounds = (row["start"], row["end"])
        return note, known[note.source].get(bounds, (bounds,))

    return runs_of


def _places_in_note(raw, runs, text, places):
    """Where in the note the signs `text[place]` of a statement stand.

    Accents and white space do not count, because the folded words may have fewer of them.
    """
    counted, at, so_far = [], [], 0
    for start, end in runs:
        for found in _ENTITY_OR_SIGN.finditer(raw, start, end):
            so_far += _signs(readable(found.group()))
            counted.append(so_far)
            at.append(found.end() - 1)
    wanted = [bisect_left(counted, _signs(text[: place + 1])) for place in places]
    return [at[min(n, len(at) - 1)] for n in wanted]


def _signs(text):
    return sum(not (sign.isspace() or unicodedata.combining(sign)) for sign in text)
