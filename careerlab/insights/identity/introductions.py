"""Who introduced whom, as the notes say it: a field, a phrase near the top, the Cc of an e-mail."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise, takewhile

from careerlab.insights.identity.names import fold_mark, fold_name

_TOP = 1200  # characters in which a note says how the talk came about
_NAME = r"((?-i:[A-Z])?[^\W\d_]+(?:[ ](?-i:[A-Z])[^\W\d_]+)?)"
_GAP = r"(?:[ \t]{1,4}|[ \t]{0,4}\r?\n[ \t]{0,4})"  # between words, at most at the end of a line
# beside each pattern parts of words of which every match holds one: most notes hold none, and that is soon seen
_INTRODUCTIONS = [
    (hints.split(), re.compile(pattern.replace(" ", _GAP).replace("NAME", _NAME), re.I))
    for hints, pattern in (
        ("touch", r"\bNAME (?:put|puts) (?:me|us) in touch"),
        (
            "intro connect refer",
            r"\bNAME (?:had |kindly )?(?:introduced|intro'?d|connected|referred) (?:me|us|him|her|them)\b",
        ),
        ("set arranged", r"\bNAME (?:set (?:it|this|us) up|arranged (?:it|this))"),
        ("wrote spoke mentioned", r"\bNAME (?:wrote|spoke|mentioned me) to (?:her|him|them) (?:for|about) me"),
        ("intro refer", r"\b(?:introduced by|intro (?:from|by|via)|introduction (?:from|by)|referred by) NAME"),
        ("thanks via through friend contact", r"\b(?:thanks to|via|through|friend of|contact of) NAME"),
        (
            "contact friend intro boss colleague",
            r"\bNAME's (?:contact|friend|intro|introduction|old boss|colleague|former colleague)\b",
        ),
        ("cc", r"\bb?cc:? NAME"),
    )
]
_COPY = re.compile(r"\s*b?cc\b", re.I)
# where the thought begins in which a phrase stands: after a stop, a blank or short line, at a bullet
_BEGINS = re.compile(r"[.!?;]\s|\n[ \t]*(?:[-*+•#>]|\d{1,2}[.)])|\n[ \t]*\n|^[^\n]{0,45}\n", re.M)
# somebody to be met: no introduction that has led to this talk
_LEAD = re.compile(
    r"""\b(?:will|would|could|should|can|may|might|going\ to|wants?\ to|offer\w*|promised?|suggest\w*|todo|ask|next
    |(?:introduce|connect|refer)\w*\ (?:me|us)\ (?:to|with)|(?:talk|speak|write|reach\ out)\ to)\b|['’]ll\b|\[\s\]""",
    re.I | re.X,
)
_TO_WHOM = re.compile(r"\s{1,4}(?:to|with)\s{1,4}(\w+)(?:\s{1,4}(\w+))?")
_PRONOUNS = frozenset(("him", "them", "her", "each", "you"))
_AFTER_PRONOUN = frozenset(
    "at on in when last by because and after over via through before for as a an who other".split()
)


def introduced(notes, who):
    """Notes with `introduced_by` as the full name of somebody known, where only that one can be meant.

    `who` are the Identities of all people of the notes.
    """
    names = _names(notes, who)
    return [_of(note, names, who) for note in notes]


def _names(notes, who):
    """Folded name or first names -> names to show of all that it can mean."""
    found = defaultdict(set)
    for key in {*who.one, *(fold_name(note.person) for note in notes)} - {""}:
        shown, words = who.name(key), key.split()
        for n in range(1, len(words) + 1) if shown else ():
            found[" ".join(words[:n])].add(shown)
        if shown and len(words) > 1:
            found[f"{words[0]} {words[-1][0]}"].add(shown)
    return found


def _of(note, names, who):
    if not note.blocks and not note.introduced_by:  # a page or a table, and nobody's talk
        return note
    if note.introduced_by:
        return replace(note, introduced_by=_resolve(note.introduced_by, names, who) or note.introduced_by)
    top = f"{note.source.rpartition('/')[2]}\n\n{_said_first(note)}"
    for found in _phrases(top):
        full = _resolve(found[1], names, who)
        if full and full != note.person and _led_here(top, found, note.person):
            return replace(note, introduced_by=full)
    return note


def _phrases(top):
    """What reads like an introduction, phrase by phrase."""
    folded = top.casefold().replace("i\u0307", "i").replace("\u0131", "i")  # what `re.I` takes for an i
    for hints, pattern in _INTRODUCTIONS:
        if any(hint in folded for hint in hints):
            yield from pattern.finditer(top)


def _said_first(note):
    """The first words of a note's own blocks, and who had a copy of the mail.

    Not its whole text: of a sheet that holds other people's rows, of captions the times between the words.
    """
    parts = [words for words in _metadata_at_top(note) if _COPY.match(words)]
    size, before = 0, ""
    for block in note.blocks:
        parts.append("\n" if block.kind == before == "line" else f"\n\n- {block.mark} " if block.mark else "\n\n")
        parts += _words(note.text, block.runs)
        size, before = size + sum(b - a for a, b in block.runs), block.kind
        if size >= _TOP:
            break
    return "".join(parts)


def _metadata_at_top(note):
    for span in takewhile(lambda span: span.end <= _TOP, note.spans):
        if span.kind == "metadata":
            yield note.text[span.start : span.end]


def _words(text, runs):
    """The words of a block, with one line end where the text has any between them."""
    yield text[slice(*runs[0])][:_TOP]
    for (_, end), (start, stop) in pairwise(runs[:_TOP]):
        yield "\n" if "\n" in text[end:start] or "\r" in text[end:start] else " "
        yield text[start : min(stop, start + _TOP)]


def _resolve(words, names, who):
    """The one person whose name, first name or address this is, else ''."""
    if mark := fold_mark(words):
        return who.name(mark)
    key = fold_name(words)
    exact = who.name(key)
    fits = names.get(key, ())
    return exact or (next(iter(fits)) if len(fits) == 1 else "")


def _led_here(top, found, person):
    """Whether a phrase tells how this person was met: `He will introduce me to Priya` and `Tom introduced me to his
    boss` tell of others.
    """
    begins = max((m.end() for m in _BEGINS.finditer(top, 0, found.start())), default=0)
    if _LEAD.search(top, begins, found.start()):
        return False
    whom = _TO_WHOM.match(top, found.end())
    if not whom:
        return True
    word, following = whom[1].casefold(), (whom[2] or "").casefold()
    if word in _PRONOUNS:
        return word != "her" or not following or following in _AFTER_PRONOUN
    return word in fold_name(person).split()
