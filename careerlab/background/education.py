"""What the person studied, where, and when it was finished: listed in a section, or told in sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.model import is_within, study_entry
from careerlab.background.pieces import spans_of
from careerlab.background.studies import studies_told
from careerlab.background.words import (
    employer_at,
    first_listed,
    has_listed,
    is_department,
    is_organisation,
    is_place,
    is_role,
)
from careerlab.insights.sentences import sentence_ends

_PIECE = re.compile(r",\s+|\s+[·|•–—-]\s+|;\s+|:\s+|\s{3,}|\t+|\s+(?:at|from)\s+(?=[A-ZÀ-Þ]|the\s)")
_EDGE = " \t\xa0,;:·|–—-."
_LABEL = re.compile(
    r"(?:grade|activities|thesis|dissertation|supervisors?|modules|skills|credential|show|see|result|languages?"
    r"|(?:date|place) of birth|nationality|references?)\b|[\w ]+['’]s name\b",
    re.I,
)
_NO_STUDY = re.compile(
    r"\b(?:registration|registered|driving licen[cs]e|membership of|member of|CPA|NMC|HCPC"
    r"|GMC|SRA|GPhC|logo|in the new year|hope|planned|next year|qualification\W+(?:institution|school))\b"
    r"|©|all rights reserved",
    re.I,
)
_FIRST_SENTENCE = re.compile(r"(?<=[a-z)\]\d])[.!?]\s+(?=[A-Z])|;\s")
_AWARDED = re.compile(
    r"\([ ]?(?:awarded|issued|completed|graduated)?[ ]*+\)|,?[ ]?\b(?:awarded|issued|completed"
    r"|graduated|renewed|expected|passed|Class of)\b[ ]*+(?=[,.;)]|\Z)",
    re.I,
)
_CERTIFICATES = frozenset(("six sigma", "prince2", "osha", "nebosh", "iosh", "first aid"))
MAX_WHAT = 100


def education_of(text, lines, subjects, month_first):
    """What the person studied, in the order of the text.

    Returns
    -------
    list of Entry
        `what` is what was studied, `employer` the school, `until` when it was finished.
    """
    inside = [line for line in lines if line.section == "education" and not line.is_heading]
    found = _listed(inside, month_first)
    found += [e for line in lines if line.section != "education" for e in _in_passing(line, month_first)]
    found += [
        e
        for e in studies_told(text, subjects, month_first)
        if not any(line.start <= e.start < line.end for line in inside)
    ]
    merged = []
    for entry in found:
        if not any(_is_one(entry, other) for other in merged):
            merged = [o for o in merged if not is_within(o, entry)] + [entry]
    return merged


def _is_one(one, two):
    is_near = one.start < two.end and two.start < one.end
    same = folded(one.what) == folded(two.what) or is_near and (not (one.what and two.what) or one.what in two.what)
    return same and (one.employer == two.employer or not one.employer or not two.employer)


# ---- listed


@dataclass(frozen=True)
class _Study:
    """What lines of a section say of one study, '' or no period where they do not say."""

    what: str
    school: str
    when: object
    start: int
    end: int


def _listed(lines, month_first):
    """Studies on one line, or on lines below each other until one says a second study, school or date."""
    found, lines = _issued(lines, month_first)
    item, before = None, 0
    for line in (part for whole in lines for part in _parts(whole)):
        if line.gap or line.number > before + 1:
            found, item = [*found, *_entry(item)], None
        before = line.number
        read = _read(line, bool(item and item.school and not item.what and not item.when), month_first)
        if not read:
            continue
        if item and (item.what and read.what or item.school and read.school or item.when and read.when):
            found, item = [*found, *_entry(item)], None
        is_whole = read.what and (read.when or read.school) and not item
        item = (
            _Study(*(getattr(item, f) or getattr(read, f) for f in ("what", "school", "when")), item.start, read.end)
            if item
            else read
        )
        if is_whole and item.when:
            found, item = [*found, *_entry(item)], None
    return found + _entry(item)


def _issued(lines, month_first):
    """(the certificates of a profile page, the other lines): what, who issued it, `Issued Jun 2018`."""
    found, others = [], []
    for line in lines:
        when = periods(line.text, month_first)[:1] if line.text.startswith("Issued ") else []
        block = [other for n, other in enumerate(others) if n >= len(others) - 2 and line.number - other.number <= 2]
        if not (when and block) or line.gap:
            others.append(line)
            continue
        block = block[-1:] if block[-1].gap else block
        del others[-len(block) :]
        school = block[1].text if len(block) == 2 else ""
        found.append(study_entry(block[0].text, school, when, block[0].start, line.end))
    return found, others


def _entry(item):
    if not item or not item.what and not (item.school and item.when):
        return []
    return [study_entry(item.what, item.school, [item.when] if item.when else [], item.start, item.end)]


def _parts(line):
    """`MSc …, 2018; BSc …, 2010`: each study of a line; what has none belongs to the one before."""
    semicolons = (m.end() for m in re.finditer(r";\s+", line.text))
    cuts = [0, *(c for c in semicolons if first_listed(line.text[c : c + 30], "study")), len(line.text)]
    return [
        replace(line, start=line.start + a, text=line.text[a:b].rstrip(" ;"), gap=line.gap and not a)
        for a, b in pairwise(cuts)
    ]


def _read(line, is_below_school, month_first):
    """What one line says; None for what is no study."""
    if _LABEL.match(line.text) or _NO_STUDY.search(line.text):
        return None
    cut = _FIRST_SENTENCE.search(line.text)
    words = line.text[: cut.start()] if cut else line.text
    when = periods(words, month_first)
    what, school = study_and_school(_without_dates(words, when))
    is_sure = has_listed(what, "study") or is_below_school and not school and 0 < len(what.split()) <= 8
    is_dated = any(not words[: p.start].strip(_EDGE) or not words[p.end :].strip(_EDGE) for p in when)
    if what and not is_sure and (is_role(what.split(",")[0]) or not school and not is_dated):
        return None
    if not (what or school or when):
        return None
    return _Study(what, school, when[0] if when else None, line.start, line.start + len(words))


def _without_dates(words, when):
    for period in reversed(when):
        bracketed = words[period.end : period.end + 1] == ")" and words[: period.start].rstrip().endswith("(")
        words = words[: period.start] + ("   " if bracketed else " ") + words[period.end :]
    return _AWARDED.sub("", words).strip(_EDGE)


def study_and_school(words):
    """(what, school) of words that name both, either or none: `BSc (Hons), Geology, University of Edinburgh`."""
    spans = spans_of(words, _PIECE)
    pieces = [words[a:b].strip(_EDGE) for a, b in spans]
    if not pieces or len(words) > 200 or words[0] in '"“' or re.search(r"\b(?:I|my|she|he)\b", words):
        return "", ""
    studies = [n for n, piece in enumerate(pieces) if has_listed(piece, "study")]
    school = _school(pieces, studies)
    if school == 0:
        what = words[spans[studies[0]][0] :].strip(_EDGE) if studies and studies[0] else ""
        rest = [p for p in pieces[1:] if not is_place(p)]
        if not studies and rest and not (len(rest) == 1 and _is_town(pieces[0], rest[0])):
            what = rest[0]
        return what, pieces[0]
    end = spans[school][0] if school else len(words)
    what = words[spans[0][0] : end].strip(_EDGE).removesuffix(" at").removesuffix(" from")
    what = re.split(r"\s*,\s*(?:by|with|including)\s|\s{2,}", what)[0].rstrip(" ,;")
    if len(what) > MAX_WHAT or not (studies or school or 0 < len(what.split()) <= 8):
        return "", ""
    where = pieces[school] if school else ""
    if school and school + 1 < len(pieces) and has_listed(pieces[school + 1], "school"):
        where = words[spans[school][0] : spans[school + 1][1]].strip(_EDGE)
    where = re.split(r"[:\"“]", re.sub(r" ?\([^()]*\)\Z", "", where))[0]
    return what, where.removeprefix("the ").rstrip()


def _is_town(school, words):
    """Whether a single word behind a school says where it is: `University of Tennessee, Knoxville`."""
    return (
        " " not in words and words[:1].isupper() and not has_listed(words, "subject") and has_listed(school, "school")
    )


def _school(pieces, studies):
    """Which piece is the school, None for none."""
    others = [n for n in range(len(pieces)) if n not in studies]
    found = [n for n in others if has_listed(pieces[n], "school") and not is_department(pieces[n])]
    is_bare = studies and len(pieces) > 1 and len(first_rest(pieces[studies[0]])) == 0  # `BSc, Geology`
    found = found or [
        n
        for n in others
        if n
        and is_organisation(pieces[n])
        and pieces[n][:1].isupper()
        and not is_department(pieces[n])
        and not (is_bare and n == studies[0] + 1)
    ]
    last = len(pieces) - 1
    if not found and studies and last > studies[-1] and not (is_bare and last == studies[0] + 1):
        is_firm = last == studies[0] + 1 and _is_proper(pieces[last])
        found = [last] if is_place(pieces[last]) or is_firm else []
    return found[0] if found else None


def first_rest(words):
    """The words of a piece behind its degree."""
    a, b = first_listed(words, "study")
    return re.sub(r"\(?\bhons\b\)?|\bof (?:science|arts|engineering)\b|[^\w]", "", words[b:], flags=re.I)


def _is_proper(words):
    tokens = words.strip(_EDGE).split()
    return (
        bool(tokens)
        and all(t[:1].isupper() for t in tokens)
        and not is_department(words)
        and not has_listed(words, "subject")
    )


def _in_passing(line, month_first):
    """`… 2009-2016. MSc Newcastle.`: a study as a sentence of its own in a line, as an answer, or behind a year."""
    cuts = [0, *sentence_ends(line.text), *(m.end() for m in re.finditer(r";\s", line.text)), len(line.text)]
    for start, stop in pairwise(sorted(set(cuts))):
        start += len(line.text[start:stop]) - len(line.text[start:stop].lstrip())
        piece = line.text[start:stop].rstrip(" .;")
        when = periods(piece, month_first)
        lead = 3 if piece.startswith("At ") else 0
        if when and not piece[: when[0].start].strip():  # `1998: Bachelor of Education, Deakin University`
            lead = len(piece) - len(piece[when[0].end :].lstrip(" :–—-\t"))
        found = first_listed(piece, "study")
        if (
            not found
            or found[0] > lead
            and not (found[0] <= lead + 12 and when and lead)
            or len(piece) > 90
            or not piece[lead : lead + 1].isupper()
        ):
            continue
        rest = piece[lead:]
        what, school = study_and_school(_without_dates(rest, periods(rest, month_first)))
        name = employer_at(piece, found[1] + 1) if found[1] < len(piece) and not school else None
        tail = _without_dates(piece, when)[name[1] :].strip(_EDGE) if name else ""
        if name and not tail:
            what, school = piece[found[0] : found[1]], piece[slice(*name)]
        if what and (school or when) and folded(piece[slice(*found)]) not in _CERTIFICATES and not is_role(what):
            yield study_entry(what, school, when, line.start + start, line.start + start + len(piece))
