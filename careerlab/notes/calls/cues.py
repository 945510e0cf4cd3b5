"""The words of cues: tags taken off, and the lines that rolling captions repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from careerlab.notes.model import Span, readable

_TAG = re.compile(
    r"""
      </?(?:c|i|b|u|s|ruby|rt|em|strong|br)(?:\.[^\s<>]{0,200})?[ \t]{0,4}/?>
    | <(?:v|V)(?:\.[^\s<>]{0,200})?(?:[ \t](?P<voice>[^<>\r\n]{0,200}))?>
    | </?(?:v|V|lang|font|span)(?:\.[^\s<>]{0,200})?(?:[ \t][^<>\r\n]{0,200})?>
    | <[0-9]{1,4}:[0-9:.,]{2,20}>
    | \{\\[^{}\r\n]{1,100}\}
    | \{/?[biu]\}
    """,
    re.X | re.I,
)
_INNER_TIME = re.compile(r"<[0-9]{1,4}:[0-9:.,]{2,20}>")
_REACH = 80  # words of a caption that the next one may repeat


@dataclass(slots=True)
class Cue:
    """What is said between two times, in seconds (None: not known).

    `rows` holds a tuple for each line: the offsets of its stretches (what is cut out of a line leaves several). `turns`
    say from which offset on who speaks.
    """

    start: float | None = None
    end: float | None = None
    rows: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    turns: list[tuple[int, str]] = field(default_factory=list)


def drop_tags(text, cues):
    """Take tags out of the rows of all cues and note the voices they name; returns claims for the tags.

    A `<` that opens no tag that captions have is a sign of the text.
    """
    claims = []
    if "<" in text or "{" in text:
        for cue in cues:
            cue.rows = [_without_tags(text, row, cue, claims) for row in cue.rows]
    return claims


def _without_tags(text, row, cue, claims):
    pieces, ((start, end),) = [], row
    at = start
    for m in _TAG.finditer(text, start, end):
        if at < m.start():
            pieces.append((at, m.start()))
        at = m.end()
        voice = m[0][1] in "vV"
        claims.append(Span(m.start(), at, "metadata" if voice and m["voice"] else "markup"))
        if voice:
            cue.turns.append((at, readable(m["voice"] or "").strip(" :")))
    return (*pieces, (at, end)) if at < end else tuple(pieces)


def row_text(text, pieces):
    """The words of a row as one string."""
    return text[slice(*pieces[0])] if len(pieces) == 1 else "".join(text[a:b] for a, b in pieces)


def cut_row(pieces, cuts):
    """Take stretches out of a row.

    Parameters
    ----------
    pieces : tuple of (int, int)
        Offsets of the row's words in the text.
    cuts : list of (int, int)
        Stretches of `row_text`, in order, not overlapping.

    Returns
    -------
    kept, cut : tuple and list of (int, int)
        Offsets in the text.
    """
    kept, taken, at = [], [], 0
    for a, b in pieces:
        here = a
        for start, end in cuts:
            lo, hi = a + max(start - at, 0), min(a + end - at, b)
            if lo < hi:
                kept.append((here, lo))
                taken.append((lo, hi))
                here = hi
        kept.append((here, b))
        at += b - a
    return tuple((a, b) for a, b in kept if a < b), taken


def drop_repeats(text, cues):
    """Take out of rolling captions what the caption above has said; returns claims for it.

    Live captions show a line again while the next one comes in. Whether a file does that is decided over the whole
    of it, because people say a word twice, too.
    """
    said = [" ".join([row_text(text, row) for row in cue.rows if row]) for cue in cues]
    overlaps = [_overlap(above, here) for above, here in pairwise(said)]
    if not _rolls(said, overlaps) and not (any(overlaps) and _INNER_TIME.search(text)):
        return []
    claims = []
    for cue, count, above, here in zip(cues[1:], overlaps, said, said[1:], strict=False):
        if count > 1 or (count and count in (len(above.split()), len(here.split()))):
            claims += _drop_words(text, cue, count)
    return claims


def _overlap(above, here):
    """How many words end one caption and begin the next."""
    first = here.split(None, 1)[:1]
    if not first or first[0] not in above:
        return 0
    above, here = above.split()[-_REACH:], here.split()
    for start in range(len(above)):
        size = len(above) - start
        if above[start] == here[0] and above[start:] == here[:size]:
            return size
    return 0


def _rolls(said, overlaps):
    """Whether captions take up words of the one above and go on, again and again."""
    grown = [n for n, here in zip(overlaps, said[1:], strict=False) if n > 1 and n < len(here.split())]
    return sum(grown) > 2 and len(grown) * 3 >= sum(bool(above and here) for above, here in pairwise(said))


def _drop_words(text, cue, count):
    """Take the first `count` words out of a cue."""
    claims = []
    for number, row in enumerate(cue.rows):
        plain = row_text(text, row) if row else ""
        ends = [m.end() for m in re.finditer(r"\S+", plain)]
        end = len(plain) if len(ends) <= count else ends[count - 1] if count else 0
        cue.rows[number], cut = cut_row(row, [(0, end)] if end else [])
        claims += [Span(a, b, "metadata") for a, b in cut]
        count -= min(len(ends), count)
    return claims
