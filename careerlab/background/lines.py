"""The lines of a pasted page and the section each stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from careerlab.insights.sentences import sentence_ends
from careerlab.notes.model import line_starts, trim
from careerlab.resources import rows

MAX_HEADING = 60
MAX_SENTENCE = 1_500  # characters: what is longer is no sentence, and is passed over
_MARK = re.compile(
    r"(?:[-–—•▪▸►●○◦*·→✓>»]+|#{1,6}|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?|[A-Z]\.\d{1,2}\*?\.?)[ \t\xa0]+"
)
_LETTER = re.compile(
    r"(?:appendix \w{1,3}\.?|part \w{1,3}\.?|[A-Za-z][.)]|[ivx]{1,4}[.)]|\d{1,2}(?:\.\d{1,2})?[.)]?)[:\s]+", re.I
)
_BRACKET = re.compile(r"\([^()]*\)\s*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\b")  # two lines that begin so are entries of a list
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True)
class Line:
    """Characters `start:end` of a text without what marks a list; `section` is '' before the first heading.

    `gap` says that a blank line stands before it, `depth` how far in it begins, `marked` that it is a list's item.
    """

    start: int
    end: int
    number: int
    text: str
    section: str = ""
    gap: bool = False
    depth: int = 0
    marked: bool = False
    is_heading: bool = False


@cache
def _sections():
    return {heading: row["section"] for row in rows("background_sections") for heading in row["headings"].split("; ")}


def folded(words):
    """Words as they are looked up: small, white space as one blank."""
    return " ".join(words.split()).casefold().replace("’", "'")


def section_of(words):
    """The section that a line opens as a heading: roles, education, about, skip, '' for an unknown heading, or None."""
    bare = folded(_BRACKET.sub("", _LETTER.sub("", words.lstrip("# "), count=1))).strip(" :.…*_?!")
    if not bare or len(bare) > MAX_HEADING:
        return None
    known = _sections().get(bare)
    if known:
        return known
    marked = words.startswith("#") or words.isupper() and len(_WORD.findall(words)) > 1
    if not marked:
        return None
    found = {_sections().get(word) for word in bare.split()} - {None}
    return next((s for s in ("skip", "education", "roles") if s in found), "")


def is_heading_word(word):
    """Whether a single word is a heading by itself."""
    return folded(word) in _sections()


def lines_of(text):
    """The lines of `text` that hold words, each with its section; a line pasted twice in a row counts once."""
    found, section, gap, before = [], "", False, ""
    starts = line_starts(text)
    for number, start in enumerate(starts, 1):
        a, b = trim(text, start, starts[number] if number < len(starts) else len(text))
        if a == b:
            gap, before = True, ""
            continue
        words = text[a:b]
        if words == before:
            continue
        before, opens = words, section_of(words)
        if opens is not None and (opens or section == "skip"):
            section = opens
        mark = _MARK.match(text, a, b)
        at = mark.end() if mark and mark.end() < b else a
        is_heading = opens is not None and (opens != "" or section == "")
        found.append(Line(at, b, number, text[at:b], section, gap, a - start, at > a, is_heading))
        gap = False
    return [_label_of(line) for line in found]


def _label_of(line):
    """`Also in this session: Ruth Carrow`: the label is the section of this line alone."""
    label, colon, rest = line.text.partition(":")
    inline = _sections().get(folded(label)) if colon and rest.strip() and len(label) < MAX_HEADING else None
    if inline == "education":
        at = len(line.text) - len(rest.lstrip())
        return replace(line, section=inline, start=line.start + at, text=line.text[at:])
    return replace(line, section=inline) if inline == "skip" else line


def sentences_of(text, lines):
    """(start, end, first of its paragraph?) of the sentences in `lines`, which go on over wrapped lines."""
    found = []
    for start, end in _paragraphs(text, lines):
        at = start
        for stop in (*sentence_ends(text[start:end]), end - start):
            a, b = trim(text, at, start + stop)
            if a < b <= a + MAX_SENTENCE:
                found.append((a, b, at == start))
            at = start + stop
    return found


def _paragraphs(text, lines):
    joined = []
    for line in lines:
        if joined and not line.gap and not line.marked and _goes_on(text, joined[-1], line):
            joined[-1][1] = line.end
        else:
            joined.append([line.start, line.end, line.number])
    return [(a, b) for a, b, _ in joined]


def _goes_on(text, paragraph, line):
    last = text[max(paragraph[0], paragraph[1] - 400) : paragraph[1]].splitlines()[-1]
    if line.text[:1].islower():
        return True
    return len(last) > 58 and last[-1] not in '.!?:;"”)' and not (_YEAR.match(line.text) and _YEAR.match(last))
