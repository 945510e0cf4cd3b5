"""Who and when at the top of a text: `Key: Value` lines, a title, a date.

`lines` are start, end and number of each, `turns` who speaks where, `marks` what the file says of a line by its number;
`words` gives the words of a stretch without private asides.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from careerlab.notes import heads, titles
from careerlab.notes.blanks import is_blank
from careerlab.notes.dates import first_date

_HEAD_LINE = re.compile(
    r"""[ \t]*(?:[-*][ \t]+)?(?:\*\*|__)?([A-Za-z][A-Za-z /_-]{1,30}?)
        [ \t]*(?:\*\*|__)?[ \t]*::?(?:\*\*|__)?[ \t]*(.*)\Z""",
    re.S | re.X,
)


def key_lines(lines, turns, marks, words):
    """Index of a line -> key and value, down to where somebody speaks or the file itself says what is what."""
    keys = heads.MAIL_KEYS if turns.style == "mail" else heads.MAIL_KEYS - {"from", "to"}
    rows = enumerate(lines)
    if turns.style != "mail":  # `Guest: ...` again and again
        rows = takewhile(lambda row: row[0] not in turns.heads, rows)
    rows = takewhile(lambda row: _kind(marks, row[1]) != "metadata", rows)
    rows = ((index, words(start, end)) for index, (start, end, _) in rows)
    return {index: head for index, *head in _head_lines(rows, keys.union(heads.HEAD_KEYS))}


def _head_lines(lines, keys):
    """`Key: Value` lines near the top, with a title or a line or two among them; in a form some values are open.

    Parameters
    ----------
    lines : iterable of (int, str)
        Index and words of each line.
    keys : collection of str
        What a line may be headed with.

    Returns
    -------
    list of (int, str, str)
        Index, key and value, '' where that is open.
    """
    found, others, seen = [], set(), 0
    for index, words in lines:
        if not words.strip():
            if _is_head(found):
                break
            continue
        key, value = _head_line(words, keys)
        if key:
            found.append((index, key, value))
        elif not words.startswith("#"):
            others.add(index)
        seen += 1
        if seen > 8 or (not _is_head(found) and (seen > 4 or len(words) > 200)):
            break
    places = {index for index, *_ in found}
    # a key alone is a heading (`Role:`), unless it stands in a form: beside other keys, and not above what it heads
    form = {i for i in places if {i - 1, i + 1} & places and i + 1 not in others}
    return [head for head in found if head[2] or head[0] in form]


def _is_head(found):
    """Whether these lines are the head of a note for sure: a value is there, or a form has begun."""
    return any(value for *_, value in found) or any(b[0] == a[0] + 1 for a, b in pairwise(found))


def _head_line(words, keys):
    head = _HEAD_LINE.match(words) if len(words) < 300 else None
    key = heads.as_text(head[1]).casefold() if head else ""
    known = key in keys or (head and heads.says_whether_shared(key, head[2]))
    return (key, "" if is_blank(head[2]) else head[2]) if known else ("", "")


def title_fields(lines, turns, marks, words):
    """Fields in the first line with words, if nobody speaks there, and in the one below a name."""
    rows = takewhile(lambda row: row[0] not in turns.heads, enumerate(lines[:5]))
    said = [(line, title) for _, line in rows if (title := heads.open_links(words(*line[:2])).strip())]
    if not said or said[0][0][1] - said[0][0][0] > 160:
        return {}
    line, title = said[0]
    is_heading = title.startswith("#") or _kind(marks, line) == "heading"
    fields = titles.from_title(title, whole_line=not is_heading)
    below = titles.job_line(said[1][1][:300]) if "person" in fields and len(said) > 1 else {}
    return below | fields


def name_lines(lines, turns, marks, words):
    """Indexes of the first lines that say nothing but who, where and when; headings among them are left alone."""
    found = []
    rows = [(index, line, words(*line[:2]).strip()) for index, line in enumerate(lines[:6])]
    for index, line, said in [row for row in rows if row[2]][:3]:
        if said.startswith("#") or _kind(marks, line) == "heading":
            continue
        if index in turns.heads or len(said) > 160 or not titles.says_who_or_when(said):
            break
        found.append(index)
    return frozenset(found)


def date_at_top(lines, marks, words, day_first):
    """The first date in some lines, and the notices it wants."""
    rows = takewhile(lambda line: _kind(marks, line) != "metadata", lines)
    return first_date(((number, words(a, min(b, a + 100))) for a, b, number in rows), day_first)


def _kind(marks, line):
    return marks[line[2]].kind if line[2] in marks else ""
