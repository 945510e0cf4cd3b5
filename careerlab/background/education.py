"""What the person studied, where, and when it was finished: listed in a section, or told in sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.model import study_entry
from careerlab.background.studies_told import studies_told
from careerlab.background.words import (
    employer_at,
    first_listed,
    has_listed,
    is_department,
    is_organisation,
    is_place,
    is_role,
)

_PIECE = re.compile(r",\s+|\s+[·|•–—-]\s+|;\s+|\s{3,}|\t+|\s+(?:at|from)\s+(?=[A-ZÀ-Þ]|the\s)")
_EDGE = " \t\xa0,;:·|–—-."
_LABEL = re.compile(
    r"(?:grade|activities|thesis|dissertation|supervisors?|modules|skills|credential|show|see|result)\b", re.I
)
_NO_STUDY = re.compile(
    r"\b(?:registration|registered|driving licen[cs]e|membership of|member of|CPA|NMC|HCPC"
    r"|GMC|SRA|GPhC|logo|in the new year|hope|planned|next year)\b|©|all rights reserved",
    re.I,
)
_FIRST_SENTENCE = re.compile(r"(?<=[a-z)\]\d])[.!?]\s+(?=[A-Z])|;\s")
MAX_WHAT = 100


def education_of(text, lines, subjects, month_first):
    """What the person studied, in the order of the text.

    Returns
    -------
    list of Entry
        `what` is what was studied, `employer` the school, `until` when it was finished.
    """
    inside = [line for line in lines if line.section == "education" and not line.is_heading]
    found = _listed(text, inside, month_first)
    found += [e for line in lines if line.section in ("", "about") and (e := _in_passing(text, line, month_first))]
    spoken = [
        e
        for e in studies_told(text, subjects, month_first)
        if not any(line.start <= e.start < line.end for line in inside)
    ]
    merged = []
    for entry in (*found, *spoken):
        if not any(_is_one(entry, other) for other in merged):
            merged = [
                other
                for other in merged
                if not (entry.start <= other.start and other.end <= entry.end and len(other.what) < len(entry.what))
            ]
            merged.append(entry)
    return merged


def _is_one(one, two):
    same = (
        folded(one.what) == folded(two.what)
        or one.start < two.end
        and two.start < one.end
        and not (one.what and two.what)
    )
    return same and (one.employer == two.employer or not one.employer or not two.employer)


# ---- a section of studies


def _listed(text, lines, month_first):
    found, item, before = [], {}, 0
    for line in (part for whole in lines for part in _parts(whole)):
        if line.gap or line.number > before + 1:
            found += _item(item)
            item = {}
        before = line.number
        if _LABEL.match(line.text) or _NO_STUDY.search(line.text):
            continue
        cut = _FIRST_SENTENCE.search(line.text)
        words = line.text[: cut.start()] if cut else line.text
        when = periods(words, month_first)
        bare = _without_dates(words, when)
        if when and not bare:
            item["when"], item["end"] = when[0], line.start + len(words)
            continue
        what, school = study_and_school(bare)
        if (
            what
            and not has_listed(what, "study")
            and (is_role(what.split(",")[0]) or not school and not _is_dated(words, when))
        ):
            continue
        if what and (when or school):
            found += _item(item) if item.get("what") or item.get("when") else []
            start = line.start
            school = school or item.get("school", "") if "what" not in item else school
            found.append(study_entry(what, school, when, start, start + len(words)))
            item = {}
            continue
        is_below = item.get("school") and "what" not in item and "when" not in item and _is_short(bare)
        what = what or (bare if is_below and not school else "")
        slot = "what" if what else "school" if school else ""
        if not slot:
            continue
        if slot in item or "when" in item and ("what" in item or slot == "school"):
            found += _item(item)
            item = {}
        item[slot] = what or school
        if when:
            item["when"] = when[0]
        item.setdefault("start", line.start)
        item["end"] = line.start + len(words)
    return found + _item(item)


def _parts(line):
    """`MSc …, 2018; BSc …, 2010`: each study of a line; what has none belongs to the one before."""
    cuts = [
        m.end() for m in re.finditer(r";\s+", line.text) if first_listed(line.text[m.end() : m.end() + 30], "study")
    ]
    edges = [0, *cuts, len(line.text)]
    return [
        replace(
            line, start=line.start + a, text=line.text[a:b].rstrip(" ;"), end=line.start + b, gap=line.gap and not a
        )
        for a, b in pairwise(edges)
    ]


def _is_dated(words, when):
    """Whether a line ends with its date, or begins with it."""
    return any(not words[: p.start].strip(_EDGE) or not words[p.end :].strip(_EDGE) for p in when)


def _item(item):
    if not item.get("what") and not (item.get("school") and item.get("when")):
        return []
    when = [item["when"]] if item.get("when") else []
    return [study_entry(item.get("what", ""), item.get("school", ""), when, item.get("start", 0), item["end"])]


def _without_dates(words, when):
    for period in reversed(when):
        bracketed = words[period.end : period.end + 1] == ")" and words[: period.start].rstrip().endswith("(")
        words = words[: period.start] + ("   " if bracketed else " ") + words[period.end :]
    words = re.sub(
        r"\([ ]?(?:awarded|issued|completed|graduated)?[ ]*+\)|,?[ ]?\b(?:awarded|issued|completed"
        r"|graduated|renewed|expected|passed|Class of)\b[ ]*+(?=[,.;)]|\Z)",
        "",
        words,
        flags=re.I,
    )
    return words.strip(_EDGE)


def study_and_school(words):
    """(what, school) of words that name both, either or none: `BSc (Hons), Geology, University of Edinburgh`."""
    cuts = [m.span() for m in _PIECE.finditer(words)]
    pieces, at = [], 0
    for a, b in cuts:
        if words.count("(", at, a) <= words.count(")", at, a):
            pieces.append((at, a))
            at = b
    pieces = [(a, b) for a, b in (*pieces, (at, len(words))) if words[a:b].strip(_EDGE)]
    studies = [n for n, (a, b) in enumerate(pieces) if has_listed(words[a:b], "study")]
    schools = [
        n
        for n, (a, b) in enumerate(pieces)
        if n not in studies and has_listed(words[a:b], "school") and not is_department(words[a:b])
    ]
    schools = schools or [n for n, (a, b) in enumerate(pieces) if n and n not in studies and _is_employer(words[a:b])]
    if not studies and schools[:1] == [0]:
        rest = [words[a:b] for n, (a, b) in enumerate(pieces) if n not in schools and not is_place(words[a:b])]
        return (rest[0].strip(_EDGE) if rest else ""), words[slice(*pieces[0])].strip(_EDGE)
    if not pieces or len(words) > 200:
        return "", ""
    first = schools[0] if schools and schools[0] else 0
    if (
        not schools
        and len(pieces) > 1
        and studies
        and studies[-1] < len(pieces) - 1
        and is_place(words[slice(*pieces[-1])].strip(_EDGE))
    ):
        first = len(pieces) - 1
    if (
        not schools
        and len(pieces) == 2
        and studies == [0]
        and _names_subject(words[slice(*pieces[0])])
        and _is_proper(words[slice(*pieces[1])])
    ):
        first = 1
    if schools[:1] == [0] and studies:  # the school first: `University of Leeds, PGCert`
        return words[pieces[studies[0]][0] :].strip(_EDGE), words[slice(*pieces[0])].strip(_EDGE)
    what = (
        words[pieces[0][0] : pieces[first][0] if first else len(words)]
        .strip(_EDGE)
        .removesuffix(" at")
        .removesuffix(" from")
    )
    school = words[slice(*pieces[first])].strip(_EDGE) if first else ""
    if first and first + 1 < len(pieces) and has_listed(words[slice(*pieces[first + 1])], "school"):
        school = words[pieces[first][0] : pieces[first + 1][1]].strip(_EDGE)
    what = re.split(r"\s*,\s*(?:by|with|including)\s|\s{2,}", what)[0].rstrip(" ,;")
    return (
        (what, re.sub(r" ?\([^()]*\)\Z", "", school).removeprefix("the "))
        if len(what) <= MAX_WHAT and (studies or first or schools or _is_short(what))
        else ("", "")
    )


def _is_short(words):
    return 0 < len(words.split()) <= 8 and not re.search(r"\b(?:I|my|she|he)\b", words)


def _is_employer(words):
    return is_organisation(words) and words[:1].isupper() and not is_department(words)


def _names_subject(words):
    return len(re.sub(r"\([^()]*\)", "", words).split()) > 1


def _is_proper(words):
    tokens = words.strip(_EDGE).split()
    return len(tokens) > 1 and all(t[:1].isupper() for t in tokens) and not is_department(words)


_CERTIFICATES = frozenset(("six sigma", "prince2", "osha", "nebosh", "iosh", "first aid"))


def _in_passing(text, line, month_first):
    """`… 2009-2016. MSc Newcastle.`: a study as a sentence of its own in a line of jobs."""
    at = 0
    for piece in re.split(r"(?<=[a-z\d)])\.\s+", line.text):
        start = line.text.find(piece, at)
        at = start + len(piece)
        found = first_listed(piece, "study")
        if not found or found[0] or len(piece) > 90 or not piece[:1].isupper():
            continue
        when = periods(piece, month_first)
        what, school = study_and_school(_without_dates(piece, when))
        name = employer_at(piece, found[1] + 1) if found[1] < len(piece) and not school else None
        if name and name[1] >= len(piece.rstrip(_EDGE)):
            what, school = piece[: found[1]], piece[slice(*name)]
        if what and (school or when) and (folded(piece[: found[1]]) not in _CERTIFICATES):
            return study_entry(what, school, when, line.start + start, line.start + start + len(piece.rstrip(" .")))
    return None
