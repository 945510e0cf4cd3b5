"""One human, one name, and one employer, one name: settled over all notes.

What is unsure is asked, never merged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import partial

from careerlab.insights.identity.introductions import introduced
from careerlab.insights.identity.merging import fullest, identities
from careerlab.insights.identity.names import alike, firm_forms, fold_firm, fold_name
from careerlab.insights.identity.pages import joined_with_pages, kinds_of_pages, set_aside
from careerlab.notes.model import Notice

MOST_NAMED = 3  # names in one question


def settle_people(notes, people=(), organisations=(), explorer=""):
    """Give every human and every employer one name, and ask where two names may be one.

    Parameters
    ----------
    notes : iterable of Note
    people, organisations : iterable with `name` and `also`
        What the profile says of names; two that it lists apart are not asked about.
    explorer : str
        Who talked to them; never one of them.

    Returns
    -------
    list of Note
        In the order given. `person` and `organisation` have one spelling each, `introduced_by` is the full name of
        somebody talked to where only that can be meant, pages about people have given their fields to the talks.
    """
    notes = [_without_explorer(note, explorer) for note in notes]
    kinds = kinds_of_pages(notes)
    notes = [set_aside(note, kind) for note, kind in zip(notes, kinds, strict=True)]
    who = identities([(n.person, n.also) for n in notes], fold_name, people)
    at = [(n.organisation, n.also if kind == "company" else ()) for n, kind in zip(notes, kinds, strict=True)]
    firms = identities(at, fold_firm, organisations, full=bool)
    named = [_named(note, who, firms) for note in notes]
    named = introduced(joined_with_pages(named, kinds), who)
    named = _asked(named, "person", _PERSON_ALIKE, _doubts(named, "person", who, fold_name, alike))
    firm_alike = partial(alike, forms=firm_forms, formal=lambda key: ())
    return _asked(named, "organisation", _ORG_ALIKE, _doubts(named, "organisation", firms, fold_firm, firm_alike))


def _named(note, who, firms):
    """The note with the names to show; a name that is given up stays one of the person's others."""
    person = who.name(fullest(note.person, note.also, fold_name)) if fold_name(note.person) else ""
    given_up = () if fold_name(person) == fold_name(note.person) or note.person in note.also else (note.person,)
    firm = firms.name(fold_firm(note.organisation))
    return replace(note, person=person, organisation=firm, also=(*note.also, *given_up))


_PERSON_ALIKE = Notice(
    "PERSON-ALIKE",
    "{} may be the same person as {}.",
    "If so, write one name in the notes or in talks.csv, or list the other as `also` under `people` in profile.yaml; "
    "if not, list both there. Until then they count as two people.",
)
_ORG_ALIKE = Notice(
    "ORG-ALIKE",
    "{} may be the same employer as {}.",
    "If so, list it as `also` under `organisations` in profile.yaml; if not, list both there.",
)


# ---- several names in one field

_BETWEEN = re.compile(r"(?<!\s)\s+(?:&|and|und|\+)\s+|(?<!\s)\s*;\s*")
_IS_NAME = re.compile(r"[^\W\d_][^\d&;]{0,60}")


def _without_explorer(note, explorer):
    """The person of a note that names several: whoever is not the explorer; if there are more, that is asked."""
    names = [name for name in _BETWEEN.split(note.person) if name]
    if len(names) < 2 or not all(_IS_NAME.fullmatch(name) and len(name.split()) <= 4 for name in names):
        return note
    others = [name for name in names if not _is_explorer(fold_name(name), fold_name(explorer))]
    if len(others) == 1:
        return replace(note, person=others[0])
    if any(n.code == "PERSON-SEVERAL" for n in note.notices):
        return note
    hint = "Write one note for each, or say in talks.csv whose talk this is."
    notice = Notice("PERSON-SEVERAL", f"{note.person} talked in one note; they count as one person.", hint)
    return replace(note, notices=(*note.notices, notice))


def _is_explorer(name, explorer):
    return bool(explorer) and (name == explorer or name.split()[:1] == [explorer] or explorer.split()[:1] == [name])


# ---- what is asked


def _doubts(notes, field, known, fold, alike):
    """Name -> other names that may be the same, each with the first file that has it."""
    keys = {fold(getattr(note, field)) for note in notes} - {""}
    pairs = [(a, b) for a, others in alike(sorted(keys)).items() for b in others]
    pairs += [(name, full) for name, fulls in known.unsure.items() if name in keys for full in fulls]
    doubts = defaultdict(set)
    for a, b in pairs:
        a, b = known.of(a), known.of(b)
        if a != b and not {a, b} <= known.settled and known.shown.keys() >= {a, b}:
            doubts[known.shown[a]].add(known.shown[b])
            doubts[known.shown[b]].add(known.shown[a])
    return doubts


def _asked(notes, field, question, doubts):
    """Notes with a question at the first file of each doubtful name."""
    first = {}
    for note in sorted(notes, key=lambda n: n.source):
        first.setdefault(getattr(note, field), note.source)
    return [
        _with(note, question, getattr(note, field), doubts[getattr(note, field)], first)
        if getattr(note, field) in doubts and first[getattr(note, field)] == note.source
        else note
        for note in notes
    ]


def _with(note, question, name, others, first):
    if any(n.code == question.code for n in note.notices):
        return note
    named = [f"{other} ({first[other]})" if other in first else other for other in sorted(others)]
    shown = " or ".join(named[:MOST_NAMED]) + (f" or {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else "")
    asked = Notice(question.code, question.message.format(name, shown), question.hint)
    return replace(note, notices=(*note.notices, asked))


def ask_about_namesakes(notes, people=()):
    """Ask where one name stands at different employers on different paths: that may be two people.

    Not about `people` that the profile lists.
    """
    listed = {person.name for person in people}
    said = defaultdict(dict)
    for note in sorted(notes, key=lambda n: n.source):
        if note.person not in {"", *listed} and note.organisation and note.path:
            said[note.person].setdefault((note.organisation, note.path.casefold()), note)
    asked = {}
    for places in said.values():
        if all(len(set(column)) > 1 for column in zip(*places, strict=True)):
            one, other = next((a, b) for a in places for b in places if a[0] != b[0] and a[1] != b[1])
            asked[places[one].source] = places[other]
    return [_one_or_two(note, asked[note.source]) if note.source in asked else note for note in notes]


def _one_or_two(note, other):
    if any(n.code == "PERSON-TWO" for n in note.notices):
        return note
    message = (
        f"{note.person} is at {note.organisation} here and at {other.organisation} in {other.source}, on another path; "
        "they count as one person."
    )
    hint = "If they are two, write the names so that they differ, for example with a middle initial, in talks.csv."
    return replace(note, notices=(*note.notices, Notice("PERSON-TWO", message, hint)))
