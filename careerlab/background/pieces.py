"""Role and employer in the words of one line: `Staff Nurse, Acute Medicine, Calder Hospital, Leeds`."""

from __future__ import annotations

import re

from careerlab.background.lines import folded
from careerlab.background.phrases import of_a_firm
from careerlab.background.words import (
    employer_at,
    has_listed,
    is_department,
    is_large,
    is_like_a_person,
    is_organisation,
    is_place,
    is_role,
    is_unit,
    listed,
)

SEPARATOR = re.compile(r",\s+|\s+[·|•–—-]\s+|;\s+|\s{3,}|\t+")
EDGE = " \t\xa0,;:·|–—-()."
_INNER_EDGE = " \t\xa0,;:·|–—-."
_LABEL = re.compile(r"[^:.,]{3,40}:\s+(?=\S)")
AT = re.compile(r"[ ](?:at|@|w/|with)[ ](?:the[ ])?|[ ](?:@|w/)")
_TELLS = re.compile(r"\b(?:the|an?) [a-z]")  # `lead for the merger` is what somebody did, and no title
_BRACKETS = re.compile(r" ?\([^()]*\)")


def title_and_employer(words, in_column=False, below=False):
    """(role, employer) of words that name both, either or none, such as `Staff Nurse, Calder Hospital, Leeds`.

    `in_column`: a period stands before them, so that what comes first is a role, whatever it is called. `below`: the
    employer stands above, so that `Logistics` in `Senior Manager, Logistics` is none.
    """
    label = _LABEL.match(words)
    words = words[label.end() :] if label and not is_role(words[: label.end()].strip(" :")) else words
    plain = _BRACKETS.sub(lambda m: "_" * len(m[0]), words)
    marked = AT.search(plain)
    if marked and (name := employer_at(words, marked.end())):
        role = words[: marked.start()].strip(EDGE)
        if is_role(role.split(", ")[0]) and not _TELLS.search(role) or in_column and len(role.split()) <= 4:
            return role, words[slice(*name)]
    pieces = [(a, p) for n, (a, p) in enumerate(pieces_of(words)) if not is_aside(p) or not n and is_role(p)]
    if not pieces or has_listed(words, "study") and not is_role(pieces[0][1]):
        return "", ""
    head = pieces[0][1]
    if has_listed(head, "career break"):
        return re.split(r"\.\s", head)[0], ""
    if _TELLS.search(head):
        return "", ""
    if not is_role(head):
        return _employer_first([p for _, p in pieces], in_column)
    found = _employer_behind(pieces[1:], below)
    of = head.find(" of ")
    if not found and of > 0 and of_a_firm(head[:of]) and (name := employer_at(head, of + 4)):
        return head[:of], head[slice(*name)]
    if not found:
        ends = [a + len(p) for a, p in pieces[1:2] if below and p[:1].isupper() or is_department(p) or is_role(p)]
        return words[pieces[0][0] : ends[0] if ends else pieces[0][0] + len(head)], ""
    at, name = found
    wide = employer_at(words, at)
    return words[:at].strip(_INNER_EDGE), without_aside(words[slice(*wide)] if wide else name)


def _employer_behind(pieces, below):
    """(where, words) of the employer behind a role: units and departments are the role's, people are none."""
    later = [(a, p) for a, p in pieces if p[:1].isupper() and not is_role(p) and not is_department(p)]
    later = [(a, p) for a, p in later if not is_like_a_person(p)]
    sure = [(a, p) for a, p in later if is_organisation(p) or is_large(p)]
    whole = [(a, p) for a, p in sure if not is_unit(p)]
    if whole or sure and not below:
        return (whole or sure)[0]
    return None if below else next(((a, p) for a, p in later if len(_BRACKETS.sub("", p).split()) <= 5), None)


def _employer_first(pieces, in_column):
    head, rest = pieces[0], pieces[1:]
    if (is_organisation(head) or head.isupper() or is_large(head)) and (head[:1].isupper() or head[:1].isdigit()):
        return next((p for p in rest if is_role(p)), ""), without_aside(head)
    roles = [p for p in rest if is_role(p)]
    if len(roles) == 1 and head[:1].isupper() and not is_department(head) and not is_like_a_person(head):
        return roles[0], without_aside(head)
    employers = [p for p in rest if p[:1].isupper() and (in_column or is_large(p)) and not is_department(p)]
    if employers and len(head.split()) <= 6:
        return head, without_aside(employers[0])
    return (head, "") if in_column and head.islower() and len(head.split()) <= 3 else ("", "")


def without_aside(words):
    """An employer without what stands in brackets behind it."""
    return re.sub(r" ?\([^()]*\)\Z", "", words).strip(" \t\xa0,;:·|–—").removesuffix(".")


def bare_employer(words):
    """An employer without its town: `Chilmark Masonry, Salisbury`."""
    pieces = [p.strip() for p in SEPARATOR.split(words) if p.strip()]
    if is_organisation(pieces[0] if pieces else "") and not re.search(r", (?:Inc|Ltd|LLC|LLP)\b", words, re.I):
        return pieces[0]
    while len(pieces) > 1 and is_place(pieces[-1]):
        pieces.pop()
    return words[: words.find(pieces[-1]) + len(pieces[-1])] if pieces else ""


def spans_of(words, separator=SEPARATOR):
    """(start, end) of the parts of a line, cut at commas, dots and dashes outside of brackets."""
    found, at = [], 0
    for m in separator.finditer(words):
        if words.count("(", at, m.start()) <= words.count(")", at, m.start()):
            found.append((at, m.start()))
            at = m.end()
    return [(a, b) for a, b in (*found, (at, len(words))) if words[a:b].strip(_INNER_EDGE)]


def pieces_of(words):
    """[(where, part)] of a line, without the signs around each part."""
    bare = [(b, words[a:b].lstrip(_INNER_EDGE)) for a, b in spans_of(words)]
    return [(b - len(piece), piece.rstrip(_INNER_EDGE)) for b, piece in bare]


def is_aside(part):
    """Whether words say only where, or what kind of contract: `Leeds`, `Hybrid`."""
    return folded(part.strip(EDGE)) in listed("employment type") or is_place(part) or not part.strip(EDGE)


def without_contract(words):
    """Without what kind of contract it was: `St Osyth's Hospital · Full-time`."""
    parts = [p for p in re.split(r"[ ]·[ ]", words) if folded(p) not in listed("employment type")]
    return " · ".join(parts).strip(" ,;:·|–—")
