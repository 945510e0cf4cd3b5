"""One human, one name: spellings of a name settled over all notes, and who introduced whom.

What is unsure is asked, never merged.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from careerlab.notes.model import Notice

_TITLES = re.compile(r"\b(?:dr|mr|mrs|ms|miss|prof|sir|rn|phd|md)\b\.?", re.I)


def fold_name(name):
    """How names are compared: no case, accents, titles, brackets or signs."""
    plain = unicodedata.normalize("NFKD", _TITLES.sub(" ", re.sub(r"\([^()]*\)", " ", name)))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())


def settle_people(notes):
    """Give every human one name and say where two names may be one person.

    Returns
    -------
    list of Note
        With `person` as the commonest spelling, and `introduced_by` as the full name of somebody talked to where only
        that can be meant.
    """
    names = _one_spelling([n.person for n in notes])
    firms = _one_spelling([n.organisation for n in notes])
    settled = [
        replace(n, person=names.get(fold_name(n.person), ""), organisation=firms.get(fold_name(n.organisation), ""))
        for n in notes
    ]
    settled = [_introduced(n, names) for n in settled]
    return [_with_questions(n, names) for n in settled]


def _one_spelling(names):
    """Folded name -> the spelling to show: the commonest that has capitals, without what stands in brackets."""
    spellings = {}
    for name in filter(fold_name, names):  # "???" and "Dr." name nobody
        shown = " ".join(re.sub(r"\([^()]*\)", " ", name).split()) or name
        spellings.setdefault(fold_name(name), Counter())[shown] += 1
    best = {key: min(counts, key=lambda n: (n.islower(), -counts[n], n)) for key, counts in spellings.items()}
    return {key: name.title() if name.islower() else name for key, name in best.items()}


def _with_questions(note, names):
    """Ask where a name looks like another one: the same first name alone, an initial, or one letter apart."""
    mine = fold_name(note.person)
    alike = [full for key, full in sorted(names.items()) if key != mine and mine and _alike(mine, key)]
    if not alike or any(n.code == "PERSON-ALIKE" for n in note.notices):
        return note
    hint = "If so, write one name everywhere (or correct talks.csv); until then they count as two people."
    notice = Notice("PERSON-ALIKE", f"{note.person} may be the same person as {' or '.join(alike)}.", hint)
    return replace(note, notices=(*note.notices, notice))


def _alike(a, b):
    one, two = a.split(), b.split()
    if len(one) > len(two):
        one, two = two, one
    if len(one) < len(two):
        return all(x == y or (len(x) == 1 and y.startswith(x)) for x, y in zip(one, two, strict=False))
    initials = all(x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in zip(one, two, strict=True))
    return initials or (len(a) > 6 and _one_letter_apart(a, b))


def _one_letter_apart(a, b):
    """Whether one insertion, deletion, change or swap of neighbours makes one string of the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = len(rest_a) > 1 and rest_b[:2] == rest_a[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


_NAME = r"((?-i:[A-Z])?[^\W\d_]+(?: (?-i:[A-Z])[^\W\d_]+)?)"
_INTRODUCTIONS = [
    re.compile(pattern.replace("NAME", _NAME), re.I)
    for pattern in (
        r"\bNAME (?:put|puts) (?:me|us) in touch",
        r"\bNAME (?:had )?(?:introduced|connected|referred) (?:me|us|him|her|them)\b",
        r"\bNAME (?:set (?:it|this|us) up|arranged (?:it|this))",
        r"\bNAME (?:wrote|spoke|mentioned me) to (?:her|him|them) (?:for|about) me",
        r"\b(?:introduced by|intro (?:from|by|via)|introduction (?:from|by)|referred by) NAME",
        r"\b(?:thanks to|via|through|friend of|contact of) NAME",
        r"\bNAME's (?:contact|friend|intro|introduction|old boss|colleague|former colleague)\b",
    )
]


def _introduced(note, names):
    """Who introduced the person: as stated, else said near the top of the note.

    Only somebody talked to, and only if one can be meant.
    """
    if note.introduced_by:
        return replace(note, introduced_by=_resolve(note.introduced_by, names) or note.introduced_by)
    top = " ".join(f"{note.source.rpartition('/')[2]} {note.text[:1200]}".split())
    for pattern in _INTRODUCTIONS:
        for found in pattern.finditer(top):
            full = _resolve(found[1], names)
            if full and full != note.person:
                return replace(note, introduced_by=full)
    return note


def _resolve(name, names):
    """The one person talked to whose name this is or whose first name it is, else ''."""
    key = fold_name(name)
    if key in names:
        return names[key]
    words = key.split()
    fits = [
        full
        for other, full in names.items()
        if other.split()[:1] == words[:1] and (len(words) == 1 or other.startswith(key))
    ]
    return fits[0] if len(fits) == 1 else ""
