"""What a note is once it is read: its text, who and when, and what each stretch of the text is."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

# `elsewhere`: words of the same file that belong to another talk, whose Note accounts for them
SPAN_KINDS = ("text", "heading", "metadata", "markup", "aside", "space", "elsewhere")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader wants to say about a file: what, where and what to do.

    `line` is 1-based, 0 is the whole file; `part` is the part of a file that has no lines (``word/comments.xml``).
    """

    code: str
    message: str
    hint: str = ""
    line: int = 0
    part: str = ""

    @property
    def place(self):
        """Where in the file: ``line 3``, ``part word/comments.xml`` or ``''``."""
        return f"line {self.line}" if self.line else f"part {self.part}" if self.part else ""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start:end` of a note's text and what they are.

    One of `SPAN_KINDS`, later also `statement` and `question`.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, line, bullet, table cell or heading.

    `runs` are the offsets of its own words (markup and asides left out). `mark` is the bullet sign or `[ ]`/`[x]`;
    `label` is what the
    writer put in front to say what it is (bold lead-in, field name, column head); `speaker` is set in a note with
    turns.
    """

    kind: str
    runs: tuple[tuple[int, int], ...]
    depth: int = 0
    mark: str = ""
    label: str = ""
    tags: tuple[str, ...] = ()
    speaker: str = ""
    list_id: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """The notes of one talk. Who and when are as the note states them, `''` where it does not; `date` is ISO.

    `source` is the file, relative to the folder; a part of it follows after a slash (`export.zip/Anna.md`). `title` is
    what the note is called: its file name without ending, dates of export and ids. `also` are other names, addresses
    and links of the person, `tags` what the whole note is filed under (`interview/ux`, `person`). `talk` is the same
    for all files of one talk, `''` before that is settled and where a note is no talk; `copy_of` the file that has the
    same words. `share` says whether its sentences may be shown to others (`share: yes`), once they name nobody.
    `spans` cover `text` from the
    first to the last character without gap or overlap. `times` say from which offset on which time of a call
    (``HH:MM:SS``) holds. A file that was refused, skipped or empty has `text == ''` and says why in `notices`.
    """

    source: str
    text: str = ""
    path: str = ""
    person: str = ""
    role: str = ""
    organisation: str = ""
    date: str = ""
    introduced_by: str = ""
    explorer: str = ""
    format: str = ""
    encoding: str = ""
    notices: tuple[Notice, ...] = ()
    blocks: tuple[Block, ...] = ()
    spans: tuple[Span, ...] = ()
    times: tuple[tuple[int, str], ...] = ()
    title: str = ""
    also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    talk: str = ""
    copy_of: str = ""
    share: bool = False

    def __post_init__(self):
        check_cover(self.spans, self.text, self.source)


_ASKED_FOR = {"person": "META-PERSON", "path": "META-PATH", "date": "META-DATE"}


def filled(note, fields):
    """The note with `fields` where it is silent; what is known now is no longer asked for."""
    new = {key: value for key, value in fields.items() if value and not getattr(note, key)}
    answered = {_ASKED_FOR[key] for key in new if key in _ASKED_FOR}
    return replace(note, **new, notices=tuple(n for n in note.notices if n.code not in answered)) if new else note


def check_cover(spans, text, source=""):
    """Promise P1: raise AssertionError unless `spans` cover `text` in order without gap or overlap."""
    at = 0
    for span in spans:
        assert span.start == at and span.end > at, f"{source}: characters {at}-{span.start} are in no span or in two"
        at = span.end
    assert at == len(text), f"{source}: characters {at}-{len(text)} are in no span"


def cover(text, claims):
    """Sort `claims` and fill what lies between them with `space` and `markup`.

    A gap may hold signs only: a letter or digit that no reader claimed would be a word lost, so that is an error of
    ours.
    """
    spans, at = [], 0
    for claim in sorted(claims, key=lambda c: c.start):
        if claim.start > at:
            spans += _gap(text, at, claim.start)
        spans.append(claim)
        at = claim.end
    if at < len(text):
        spans += _gap(text, at, len(text))
    return tuple(spans)


_WHITE_OR_NOT, _WORD = re.compile(r"\s+|\S+"), re.compile(r"[^\W_]")


def _gap(text, start, end):
    gap = text[start:end]
    if gap.isspace():
        return [Span(start, end, "space")]
    assert not _WORD.search(gap), f"nobody claimed {gap[:60]!r} at {start}"
    if gap.split() == [gap]:
        return [Span(start, end, "markup")]
    return [
        Span(start + m.start(), start + m.end(), "space" if m.group().isspace() else "markup")
        for m in _WHITE_OR_NOT.finditer(gap)
    ]


def trim(text, a, b):
    """The stretch `a:b` without white space at its ends."""
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b


_UNSEEN = {c: chr(0x2400 + c) for c in range(32) if chr(c) not in "\t\n\r\v\f\x1c\x1d\x1e\x1f"} | {0x7F: "\u2421"}
_UNSEEN |= {
    c: f"[U+{c:04X}]" for c in (*range(0x80, 0x85), *range(0x86, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")  # `R&section` is none


def readable(raw):
    """The words as shown: white space folded, entities resolved, accents composed.

    Control signs made visible (never raw).
    """
    words = _ENTITY.sub(lambda m: html.unescape(m[0]) or m[0], raw) if "&" in raw else raw
    words = visible(" ".join(words.split()))
    if words.isascii():
        return words
    words = _LONE_SURROGATES.sub("\ufffd", words)
    # composing a run of tens of thousands of accents is quadratic on CPython 3.11; nobody writes a letter with 30
    return words if has_combining_run(words) else unicodedata.normalize("NFC", words)


def visible(words):
    """Control signs, and those that reverse the reading direction, as signs that can be seen and do nothing."""
    return words if words.isprintable() else words.translate(_UNSEEN)


def has_combining_run(text, limit=30):
    """Whether more than `limit` combining marks follow one another."""
    run = 0
    for c in text:
        run = run + 1 if c > "\u02ff" and unicodedata.combining(c) else 0
        if run > limit:
            return True
    return False


@lru_cache(maxsize=4)
def line_starts(text):
    """Offsets at which lines start, as editors count them: after LF, CR LF or a lone CR."""
    return (0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text)))
