"""What the layout of a note's lines tells: wrapped prose or one thought a line, turns of a conversation, titles."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from careerlab.notes import heads

# a capital and a full stop are the initial of a name: `A. Nowak called`
BULLET = re.compile(r"([ \t]*)(\+ ?/ ?[-–]|[-=]>|[-*+•–—·▪◦‣→]|\d{1,2}[.)]|[a-h][.)]|[A-H]\))[ \t]+(?=\S)")
TURN = re.compile(
    r"""(?:\*\*|__)?([A-Z][\w.'’-]{0,30}(?:[ ][A-Z][\w.'’-]{0,30}){0,2})(?:[ \t]*\([^()\n]{1,20}\))?
        [ \t]*(?:\*\*|__)?:(?:\*\*|__)?(?:[ \t]+|\Z)""",
    re.X,
)
_NO_SPEAKER = frozenset(
    "Pros Cons Pro Con Note Notes Role Likes Dislikes Skills Tools Tips Advice Pay Hours Todo Next Also".split()
)


def is_short_title(text, block):
    words = text[block.runs[0][0] : block.runs[-1][1]]
    return len(words) <= 60 and len(words.split()) <= 8 and words[-1] not in ".!?;,…\"”')"


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


def speakers(lines):
    """Names that open lines again and again (`Maya: ...`, `Q: ...`): turns of a conversation, not labels."""
    counts = Counter(m[1] for line in lines if (m := TURN.match(line.lstrip()[:200])) and m[1] not in _NO_SPEAKER)
    names = {name for name, n in counts.items() if n >= 2 and name.casefold() not in heads.KEYS}
    filled = sum(bool(line.strip()) for line in lines)
    return frozenset(names) if len(names) >= 2 and sum(counts[n] for n in names) >= 0.2 * filled else frozenset()
