"""Role and employer in the words of one line: `Staff Nurse, Acute Medicine, Calder Hospital, Leeds`."""

from __future__ import annotations

import re

from careerlab.background.lines import folded
from careerlab.background.words import (
    employer_at,
    has_listed,
    is_department,
    is_large,
    is_organisation,
    is_place,
    is_role,
    listed,
)

SEPARATOR = re.compile(r",\s+|\s+[·|•–—-]\s+|;\s+|\s{3,}|\t+")
EDGE = " \t\xa0,;:·|–—-()."
_LABEL = re.compile(r"[^:.,]{3,40}:\s+(?=\S)")
AT = re.compile(r"[ ](?:at|@|w/|with)[ ](?:the[ ])?|[ ](?:@|w/)")
_BRACKETS = re.compile(r" ?\([^()]*\)")


def title_and_employer(words, in_column=False):
    """(role, employer) of words that name both, either or none, such as `Staff Nurse, Calder Hospital, Leeds`.

    `in_column`: a period stands before them, so that what comes first is a role, whatever it is called.
    """
    label = _LABEL.match(words)
    words = words[label.end() :] if label and not is_role(words[: label.end()].strip(" :")) else words
    plain = re.sub(r"\([^()]*\)", lambda m: "(" + "_" * (len(m[0]) - 2) + ")", words)
    marked = AT.search(plain)
    if marked and (name := employer_at(words, marked.end())):
        role = words[: marked.start()].strip(EDGE)
        if is_role(role.split(", ")[0]) or in_column and len(role.split()) <= 4:
            return role, words[slice(*name)]
    pieces = [(a, p) for a, p in pieces_of(words) if not is_aside(p)]
    if not pieces or has_listed(words, "study") and not is_role(pieces[0][1]):
        return "", ""
    if has_listed(pieces[0][1], "career break"):
        return re.split(r"\.\s", pieces[0][1])[0], ""
    if not is_role(pieces[0][1]):
        return _employer_first([p for _, p in pieces], in_column)
    later = [(a, p) for a, p in pieces[1:] if p[:1].isupper() and not is_role(p) and not is_department(p)]
    employers = [(a, p) for a, p in later if is_organisation(p) or is_large(p)]
    employers = employers or [(a, p) for a, p in later[:1] if len(_BRACKETS.sub("", p).split()) <= 5]
    if not employers:
        departments = [p for _, p in pieces[1:] if is_department(p)]
        return ", ".join([pieces[0][1], *departments[:1]]), ""
    at, name = next(((a, p) for a, p in reversed(employers) if has_listed(p, "school")), employers[0])
    wide = employer_at(words, at)
    name = words[slice(*wide)] if wide and wide[1] > at + len(name) else name
    return words[: employers[0][0]].strip(" \t\xa0,;:·|–—-."), _firm(name)


def _employer_first(pieces, in_column):
    head, rest = pieces[0], pieces[1:]
    if (is_organisation(head) or head.isupper() or is_large(head)) and (head[:1].isupper() or head[:1].isdigit()):
        return next((p for p in rest if is_role(p)), ""), _firm(_with_legal_form(pieces))
    roles = [p for p in rest if is_role(p)]
    if len(roles) == 1 and head[:1].isupper() and not is_department(head):
        return roles[0], _firm(head)
    employers = [p for p in rest if p[:1].isupper() and (in_column or is_large(p)) and not is_department(p)]
    if employers and len(head.split()) <= 6:
        return head, _firm(employers[0])
    return (head, "") if in_column and head.islower() and len(head.split()) <= 3 else ("", "")


def _with_legal_form(pieces):
    if len(pieces) > 1 and re.fullmatch(r"(?:inc|ltd|llc|llp|plc|co|corp)\.?", pieces[1], re.I):
        return f"{pieces[0]}, {pieces[1]}"
    return pieces[0]


def _firm(words):
    bare = re.sub(r" ?\([^()]*\)\Z", "", words).strip(" \t\xa0,;:·|–—")
    return bare if re.search(r"\b(?:Inc|Co|Corp|Ltd)\.\Z", bare, re.I) else bare.removesuffix(".")


def pieces_of(words):
    """[(where, part)] of a line, split at commas, dots and dashes outside of brackets."""
    cuts = [m.span() for m in SEPARATOR.finditer(words)]
    pieces, at = [], 0
    for a, b in cuts:
        if words.count("(", at, a) <= words.count(")", at, a):
            pieces.append((at, words[at:a]))
            at = b
    bare = ((start, piece.strip(" \t\xa0,;:·|–—-.")) for start, piece in (*pieces, (at, words[at:])))
    return [(start + len(words[start:]) - len(words[start:].lstrip()), piece) for start, piece in bare if piece]


def is_aside(part):
    """Whether words say only where, or what kind of contract: `Leeds`, `Hybrid`."""
    return folded(part.strip(EDGE)) in listed("employment type") or is_place(part) or not part.strip(EDGE)
