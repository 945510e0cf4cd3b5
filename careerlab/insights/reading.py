"""What became of every character of the notes, in plain words: promise P1 as a person can read it."""

from __future__ import annotations

from collections import Counter

USES = {
    "statement": "sentences",
    "text": "sentences",
    "question": "questions",
    "heading": "headings",
    "metadata": "names, dates and tags",
    "filler": "fillers such as \u201cum, yeah\u201d",
    "aside": "private asides",
    "markup": "signs and white space",
    "space": "signs and white space",
}


def characters_by_use(spans):
    """Count the characters of a note by what they are.

    Parameters
    ----------
    spans : iterable of Span
        Of a Note, or as `careerlab.insights.statements.statements` divides them.

    Returns
    -------
    Counter
        The plain words of `USES` -> characters. What belongs to another talk of the same file is left out, because
        that talk's note counts it.
    """
    counts = Counter()
    for span in spans:
        if span.kind in USES:
            counts[USES[span.kind]] += span.end - span.start
    return counts


def in_words(counts):
    """`78 % sentences, 12 % headings ...`, the largest first; `''` of nothing. Shares below 1 % say so."""
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda use: (-use[1], use[0]))
    return ", ".join(f"{_percent(n / total)} {use}" for use, n in ranked if n)


def _percent(share):
    return f"{share:.0%}".replace("%", " %") if share >= 0.01 else "under 1 %"
