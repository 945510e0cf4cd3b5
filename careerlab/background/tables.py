"""Roles in tables that name their columns, and in forms: `Post: …`, `Employer: …`, `From: … To: …`."""

from __future__ import annotations

import re

from careerlab.background.dates import periods
from careerlab.background.lines import folded
from careerlab.background.model import Entry
from careerlab.background.pieces import bare_employer
from careerlab.background.words import has_listed, listed

_KINDS = ("role", "employer", "when")
_FIELD = re.compile(r"([A-Za-z][A-Za-z -]{1,30})\s?:\s*(?=\S)")
_CELL = re.compile(r"\t+|\s*\|\s*|\s{3,}")
_DITTO = re.compile(r"(?:\"|''|”|“|〃|ditto|do\.?|as above|same|-\"-)", re.I)
_FORM_LINES = 6


def roles_in_tables(lines, month_first):
    """(the roles in tables whose first line names the columns, the lines that are in none)."""
    found, others, columns, before = [], [], None, {}
    for line in lines:
        cells = [c.strip() for c in _CELL.split(line.text.strip(" |"))]
        if named := _columns(cells):
            columns, before = named, {}
        elif columns and not line.gap and len(cells) in (len(columns), len(columns) - 1):
            before = _said(cells, columns, before)
            found += _entry(line, before, month_first)
        elif not (columns and not line.gap and set(line.text) <= set("|-+= \t:")):
            columns = None
            others.append(line)
    return found, others


def _columns(cells):
    """What each column is where cells are the head of a table, [] where they are none; '' what does not matter."""
    named = [_label(c) for c in cells]
    if len(cells) > 2 and "role" in named and "employer" in named:
        return named
    is_of_studies = any(has_listed(c, "study") or folded(c) in listed("study column") for c in cells)
    return [""] * len(cells) if len(cells) > 1 and is_of_studies and not any(map(periods, cells)) else []


def _said(cells, columns, before):
    """{kind: words} of a line; a ditto mark says what stands above."""
    said = {kind: " - ".join(c for c, n in zip(cells, columns, strict=False) if n == kind) for kind in _KINDS}
    return {kind: before.get(kind, "") if _DITTO.fullmatch(words) else words for kind, words in said.items()}


def _entry(line, said, month_first):
    when = periods(said["when"], month_first)
    if not said["role"] or not when or line.section == "education":
        return []
    return [Entry(said["role"], bare_employer(said["employer"]), when[0].since, when[0].until, line.start, line.end)]


def role_in_form(rows, i):
    """The role in a form that begins with the i-th row, as a list."""
    said, when, last = {}, None, rows[i]
    if i and rows[i - 1].kind == "field" and not rows[i].line.gap and label_of(rows[i].rest) != "role":
        return []
    for row in rows[i : i + _FORM_LINES]:
        label = label_of(row.rest) if row.kind == "field" else ""
        if row is not rows[i] and row.line.gap or label in said:
            break
        if label:
            said[label], last = row.rest.partition(":")[2].strip(), row
        elif row.period and not when:
            when, last = row.period, row
    if "role" not in said or not ("employer" in said or when):
        return []
    since, until = (when.since, when.until) if when else ("", "")
    return [Entry(said["role"], said.get("employer", ""), since, until, rows[i].line.start, last.line.end)]


def label_of(words):
    """`role` or `employer` where a line begins with such a label, else ''."""
    m = _FIELD.match(words)
    kind = _label(m[1]) if m else ""
    return kind if kind in ("role", "employer") else ""


def _label(words):
    word = folded(words).strip(" .")
    return next((kind for kind in _KINDS if word in listed(f"label {kind}")), "")
