"""What a page about an employer says of the years that the person was there."""

from __future__ import annotations

import re

from careerlab.background.dates import periods
from careerlab.background.lines import lines_of, sentences_of
from careerlab.background.model import Entry
from careerlab.background.times import events_in, names_employer, was_there

_FOUNDED = re.compile(r"\b(?:was |were )?(?:founded|established|set up|started|opened)\b", re.I)
_OWN = re.compile(
    r"\b(?:we|us|our|the (?:company|firm|business|school|trust|hospital|group|charity|practice|agency|studio|team))\b",
    re.I,
)
TOP = 5


def is_page_of(note, employers, in_folder, about=""):
    """Whether a note is about one of these employers, by its name, its top, or the person's folder it lies in.

    `about` is somebody whom the page speaks of: then only the first line or the name of the file counts.
    """
    if not note.text.strip() or not employers:
        return False
    top = " ".join(line.text for line in lines_of(note.text)[: 1 if about else TOP])
    named = re.sub(r"[_-]", " ", f"{note.title} {note.organisation} {note.source} {top}")
    return any(names_employer(named, e) or in_folder and names_employer(note.text, e) for e in employers)


def times_at(text, roles, month_first):
    """What happened at an employer in a year that the person was there, as a page about the employer says.

    Only sentences with a year, and only roles whose first year is known: nobody was there because he may have been.
    """
    lines = [line for line in lines_of(text) if line.section != "skip"]
    top = " ".join(line.text for line in lines[:TOP])
    known = [r for r in roles if r.since and r.employer]
    here = next((r.employer for r in known if names_employer(top, r.employer)), "")
    found = {}
    for start, end, _ in sentences_of(text, lines):
        words = text[start:end]
        named = next((r.employer for r in known if names_employer(words, r.employer)), "")
        whose = named or (here if _OWN.search(words) else "")
        for kind in [kind for kind, _ in events_in(words)] + (["founding"] if _FOUNDED.search(words) else []):
            when = periods(words, month_first)[:1]
            if when and any(r.employer == whose and was_there(r, when, is_sure=True) for r in known):
                until = when[0].until if when[0].kind == "span" else ""
                found.setdefault((kind, whose), Entry(kind, whose, when[0].since, until, start, end))
    return list(found.values())
