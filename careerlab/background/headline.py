"""What the top of a page calls the person: `Lead hydrologist, Tarn Water` after or below the name."""

from __future__ import annotations

import re

from careerlab.background.dates import NOW, periods
from careerlab.background.model import Entry
from careerlab.background.pieces import AT, pieces_of, title_and_employer
from careerlab.background.rows import is_sentence
from careerlab.background.words import is_large, is_organisation, is_role


def headline(text, lines, is_named):
    """What the lines at the top call the person: `Lead hydrologist, Tarn Water` below the name, or after it."""
    for number, line in enumerate(lines):
        span = is_named(line.text)
        if not span or len(line.text) > 160:
            continue
        after = line.text[span[1] :]
        lead = re.match(r"[\"”)]{0,2}(?:,? (?:Ph\.?D|RN|MBE|OBE|FFPH|CPA|MD)\b){0,4} ?(?:[,|·:–—]|- ) ?", after)
        tail = after[lead.end() :] if lead else ""
        if tail and is_role(tail) and not periods(tail) and not is_sentence(tail):
            return _now(tail, line.start + span[1] + lead.end(), line)
        for below in lines[number + 1 : number + 3]:
            words = below.text.split(" | ")[0]
            if (
                below.section == ""
                and is_role(next((p for _, p in pieces_of(words)), ""))
                and len(words) <= 140
                and not periods(words)
                and not words.endswith(".")
            ):
                return _now(words, below.start, below, _employer_below(lines, below))
        if number > 12:
            break
    return None


def _employer_below(lines, line):
    """(employer, where it ends) on the next line: `Partner, Real Estate` above `Hallam Stroud LLP, Bristol`."""
    below = next((x for x in lines if x.number == line.number + 1 and x.section == ""), None)
    at, words = pieces_of(below.text)[0] if below and pieces_of(below.text) else (0, "")
    if not words or not is_organisation(words) or is_role(words) or is_sentence(below.text) or periods(below.text):
        return None
    return words, below.start + at + len(words)


def _now(words, start, line, below=None):
    role, employer = title_and_employer(words, below=bool(below))
    if employer and not (is_organisation(employer) or is_large(employer) or AT.search(words)):
        employer = ""  # `Furniture maker, Penrith`: it may be a town
    end = min(start + len(words), line.end)
    employer, end = below if below and not employer else (employer, end)
    return Entry(role, employer, "", NOW, start, end) if role else None
