"""What the layout of a note's lines tells: wrapped prose or one thought a line, and what is a title."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from careerlab.notes.planned import is_planned
from careerlab.notes.typed.signs import BARE_SIGN
from careerlab.resources import rows

# a capital and a full stop are the initial of a name: `A. Nowak called`
BULLET = re.compile(r"([ \t]*)(\+ ?/ ?[-–]|[-=]>|[-*+•–—·▪◦‣→]|\d{1,2}[.)]|[a-h][.)]|[A-H]\))[ \t]+(?=\S)")
_SENTENCE = re.compile(r"[.!]\s")


def _words(text, block):
    return text[block.runs[0][0] : block.runs[-1][1]]


def is_short_title(text, block):
    words = _words(text, block)
    return len(words) <= 60 and len(words.split()) <= 8 and words[-1] not in ".!?;,…\"”')"


def raised(text, blocks, alone):
    """Indexes of blocks that stand `alone` (indexes) and head the longer text or the list after them."""
    short = {i for i in alone if i < len(blocks) and is_short_title(text, blocks[i])}
    above = {i for i in short if i + 1 < len(blocks) and i + 1 not in short and blocks[i + 1].kind != "heading"}
    return {i for i in above if not _answers(text, blocks, i) and _may_head(text, blocks, i)}


def _may_head(text, blocks, i):
    return text[blocks[i].runs[0][0]].isupper() or blocks[i + 1].kind == "bullet"


def _answers(text, blocks, i):
    """Whether a block stands between two questions: what is there answers the first."""
    return i > 0 and _is_question(text, blocks[i - 1]) and _is_question(text, blocks[i + 1])


def lowered(text, blocks):
    """Indexes of headings that answer: one word in capitals (`SQL`), all there is between a question and the next."""
    words = (i for i in range(1, len(blocks)) if _is_acronym(text, blocks[i]))
    return {i for i in words if _is_question(text, blocks[i - 1]) and _begins_another(text, blocks, i + 1)}


def _is_acronym(text, block):
    word = _words(text, block) if block.kind == "heading" and block.depth == 7 else ""
    return word.isupper() and word.isalpha() and word.casefold() not in _headings()


@cache
def _headings():
    return {row["heading"].casefold() for row in rows("headings")}


def _begins_another(text, blocks, i):
    return i == len(blocks) or blocks[i].kind == "heading" or _is_question(text, blocks[i])


def _is_question(text, block):
    """Whether a block is a question and nothing else."""
    words = _words(text, block)
    return is_planned(words) or (words.endswith("?") and not _SENTENCE.search(words))


def uses_bare_signs(text, lines):
    """`+flexible hours` / `-politics` without a space count as bullets only where both signs are used."""
    return {m[2] for a, b, _ in lines if (m := BARE_SIGN.match(text, a, b))} == {"+", "-"}


def wrap_width(text, lines):
    """The column at which a note's prose was wrapped.

    0 if its line ends mean something (a dump of one thought a line).
    """
    paragraphs, open_ = [], []
    for a, b, _ in lines:
        words = text[a:b].strip()
        if words and (words[0].isalnum() or words[0] in "\"'(“‘") and not BULLET.match(text, a, b):
            open_.append((a, b))
        else:
            paragraphs.append(open_)
            open_ = []
    paragraphs = [p for p in [*paragraphs, open_] if len(p) > 1]
    widths = sorted(max(b - a for a, b in p) for p in paragraphs if len(p) > 2 or len(paragraphs) == 1)
    width = widths[len(widths) // 2] if widths else 0
    if width < 45:
        return 0
    breaks = sum(len(p) - 1 for p in paragraphs)
    good = sum(share_of_full_lines(text, p, width) * (len(p) - 1) for p in paragraphs)
    return width if good >= 0.75 * breaks else 0


def share_of_full_lines(text, lines, width):
    """Share of line ends after which the next word would not have fitted.

    Near 1 in wrapped prose, chance in a list of thoughts.
    """
    full = 0
    for (a, b), (c, d) in pairwise(lines):
        word = text[c : min(d, c + 60)].split(maxsplit=1)
        full += b - a + 1 + (len(word[0]) if word else 0) > width - 3
    return full / (len(lines) - 1)


def is_label_line(words):
    """`What she likes:` alone, or a short line in capitals, heads what follows."""
    if words.endswith(":") and not words.endswith("::"):
        return len(words) <= 60 and len(words.split()) <= 8 and "." not in words
    return (
        words.isupper()
        and words[0] not in "=+-@"
        and 3 <= len(words) <= 40
        and len(words.split()) <= 5
        and sum(c.isalpha() for c in words) >= 3
        and not words.endswith(".")
    )
