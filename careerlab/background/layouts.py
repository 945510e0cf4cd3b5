"""Roles that stand in a layout: profile pages, columns of a CV, one line a job, forms and tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

from careerlab.background.dates import NOW
from careerlab.background.model import Entry
from careerlab.background.pieces import AT, EDGE, SEPARATOR, bare_employer, title_and_employer, without_contract
from careerlab.background.rows import MAX_TITLE, is_at_edge, rows_of
from careerlab.background.tables import role_in_form, roles_in_tables
from careerlab.background.words import employer_at, has_listed, is_large, is_organisation, is_place, is_role


@dataclass(frozen=True)
class _Above:
    """The employer that stands above its posts, with its own years if it has any."""

    employer: str = ""
    since: str = ""
    until: str = ""
    start: int = -1
    row: int = -2
    line: int = 0  # it is only for the rest of this line


_NOBODY = _Above()


def entries_of(lines, month_first):
    """The roles that `lines` list, in the order of the text."""
    found, others = roles_in_tables(lines, month_first)
    rows = rows_of(others, month_first)
    above = _NOBODY
    for i, row in enumerate(rows):
        above = _NOBODY if above.line not in (0, row.line.number) else above
        new = []
        if row.line.is_heading or row.line.section == "education":
            above = _NOBODY
        elif row.kind == "duration":
            titles = _titles_above(rows, i)
            above = _Above(without_contract(titles[-1].line.text)) if titles else above
        elif row.kind == "title":
            if above.row == i - 1 and not row.line.gap and is_role(row.rest):
                what = without_contract(row.rest)
                new = [Entry(what, above.employer, above.since, above.until, above.start, row.line.end)]
            elif row.line.section == "roles" and _is_above_posts(rows, i, above):
                above = _Above(bare_employer(without_contract(row.rest)))
        elif row.kind == "dates" and (row.line.section == "roles" or _is_block(rows, i)):
            new, above = _under_titles(rows, i, above)
        elif row.kind == "mixed":
            new, above = _in_one_line(rows, i, above)
        elif row.kind == "field":
            new = role_in_form(rows, i)
        found += new
    return [replace(e, employer="") if has_listed(e.what, "career break") else e for e in found]


# ---- titles above their dates, posts below their employer


def _titles_above(rows, i):
    found = []
    for row in reversed(rows[:i]):
        if row.kind == "aside":
            continue
        if row.kind != "title" or row.line.is_heading:
            break
        found.insert(0, row)
        if row.line.gap or len(found) == 3:
            break
    return [] if i and rows[i].line.gap else [r for r in found if not is_place(r.line.text)]


def _is_block(rows, i):
    """Whether a post, its employer and its years stand below each other as a block, outside of any section."""
    titles = _titles_above(rows, i)
    is_alone = len(titles) == 2 and titles[0].line.gap and rows[i].period.kind == "span"
    return is_alone and sum(is_role(t.rest) for t in titles) == 1


def _is_above_posts(rows, i, above):
    """Whether a title is an employer with its posts below, each with its years: `Senior Manager   2017 - 2020`."""
    words = rows[i].rest
    below = next((r for r in rows[i + 1 : i + 3] if r.kind not in ("aside", "duration")), None)
    name = employer_at(words, 0)
    is_whole = name and name[1] >= len(SEPARATOR.split(words)[0].rstrip("."))
    is_sure = name and (is_organisation(words[slice(*name)]) or is_large(words[slice(*name)]))
    # the employer of the line above, unless posts stand below their employers here
    is_behind = (
        i and not rows[i].line.gap and rows[i - 1].kind in ("mixed", "dates") and not (above.employer and is_sure)
    )
    if is_role(words) or not is_whole or is_behind or below is None or below.line.is_heading:
        return False
    if rows[i].line.marked and (below.line.marked or below.line.depth <= rows[i].line.depth):
        return False
    if below.kind == "mixed":
        role, employer = title_and_employer(below.rest, below.period.start == below.start, below=True)
        return bool(role) and not employer
    return False


def _under_titles(rows, i, above):
    """The role whose title and employer stand above a line of dates."""
    titles, row = _titles_above(rows, i), rows[i]
    role, employer, is_first = _title_and_employer(titles, above.employer) if titles else ("", "", False)
    if not role and not employer:
        return [], above
    start, end = min(titles[0].line.start, row.line.start), max(row.line.end, titles[-1].line.end)
    entry = Entry(role, employer, row.period.since, row.period.until, start, end)
    return [entry], above if employer == above.employer else _Above(employer) if is_first else _NOBODY


def _title_and_employer(titles, above):
    """(role, employer, whether the employer stands first) of one to three lines."""
    words = [without_contract(t.line.text) for t in titles]
    if len(words) == 3 and is_role(words[0]) and not is_role(words[1]):
        words = words[:2]
    words = words[-2:]
    is_block = titles[0].line.gap or len(words) < 2 or is_organisation(words[0]) or is_large(words[0])
    if len(words) == 2 and above and is_role(words[1]) and not is_role(words[0]) and not is_block:
        words = words[1:]  # what stands between is of the post before
    if len(words) == 1:
        if has_listed(words[0], "career break"):
            return words[0], "", False
        alone = above and not AT.search(words[0])
        return (words[0], above, False) if alone else (*title_and_employer(words[0]), False)
    is_first = is_role(words[1]) and not is_role(words[0]) and not has_listed(words[0], "career break")
    role, employer = reversed(words) if is_first else words
    if has_listed(role, "career break"):
        return f"{role}: {employer}", "", False
    return role, bare_employer(employer), is_first


# ---- one line a job


def _in_one_line(rows, i, above):
    """The roles of a line that holds words and a period, and the employer it names for the lines below."""
    row, period, line = rows[i], rows[i].period, rows[i].line
    is_below = bool(above.employer and not above.line)
    role, employer = title_and_employer(row.rest, period.start == row.start, below=is_below)
    in_list = line.section == "roles"
    until = NOW if period.kind == "from" and (in_list or line.marked) else period.until
    start, end = line.start + row.start, line.start + len(line.text[: row.end].rstrip())
    below = rows[i + 1] if i + 1 < len(rows) else None
    is_headed = below and below.line.marked and not line.marked
    if not role and employer and (in_list or is_headed):
        if title := _title_of(rows, i, below):
            return [Entry(without_contract(title.rest), employer, period.since, until, title.line.start, end)], _NOBODY
        if below and not below.line.gap and below.kind in ("title", "mixed") and is_role(below.rest):
            return [], _Above(employer, period.since, until, start, i)
        return [], above
    if not role or not (in_list or _is_listed(row, employer or (above.line or line.marked) and above.employer)):
        return [], above
    entry = Entry(role, employer, period.since, until, start, end)
    if employer:
        return [entry], _Above(employer, line=line.number)
    if (line.gap or not above.employer) and period.kind == "span" and _is_employer_line(below):
        return [
            replace(entry, employer=bare_employer(below.line.text), end=below.line.end)
        ], _NOBODY if line.gap else above
    if above.employer:
        return [
            replace(
                entry, employer=above.employer, start=above.start if above.row == i - 1 and above.start >= 0 else start
            )
        ], above
    return ([] if period.kind == "point" else [entry]), above


def _title_of(rows, i, below):
    """The post on the line above an employer with its years, unless it is of the employer above it; or None."""
    title = next(iter(_titles_above(rows, i)[-1:]), None)
    if rows[i].line.marked or not title or title is not rows[i - 1] or not is_role(title.rest):
        return None
    is_taken = i > 1 and rows[i - 2].kind == "mixed" and not title.line.gap and below and is_role(below.rest)
    return None if is_taken else title


def _is_listed(row, employer):
    """Outside a list of jobs: a line that is nothing but role, employer and period."""
    words, period = row.line.text[row.start : row.end], row.period
    at_edge = is_at_edge(words, replace(period, start=period.start - row.start, end=period.end - row.start))
    bracketed = row.line.text[period.end : period.end + 1] == ")"
    starts = not row.line.text[: period.start].strip(EDGE)
    is_short = len(row.rest) <= MAX_TITLE or row.line.marked
    return is_short and (starts or bool(employer) and (bracketed or at_edge))


def _is_employer_line(below):
    return (
        below is not None
        and below.kind == "title"
        and not below.line.gap
        and not below.line.marked
        and (is_organisation(below.line.text) or is_large(SEPARATOR.split(below.line.text)[0]))
        and not is_role(below.line.text)
    )
