"""The roles of a page: those in a layout, those in sentences, and one row where both say the same."""

from __future__ import annotations

import re
from dataclasses import replace

from careerlab.background.dates import NOW
from careerlab.background.headline import headline
from careerlab.background.layouts import entries_of
from careerlab.background.lines import folded
from careerlab.background.told import told
from careerlab.background.words import is_large
from careerlab.insights.identity.names import fold_firm

_ADDED = re.compile(r"[,(:–—-]| [,(:–—-]| (?:of|for|in|to|at|full|part)\b")


def roles_of(page, subjects, month_first, is_named):
    """What the person worked as, where and when, as one page says.

    Parameters
    ----------
    page : Page
    subjects : Subjects
    month_first : bool or None
        How 06/10/2010 is read.
    is_named : callable
        (start, end) of the person's name in a line, or None.

    Returns
    -------
    list of Entry
    """
    text = page.note.text
    listed = entries_of(text, page.own, month_first)
    head = headline(text, page.own, is_named)
    spoken = told(text, subjects, month_first)
    head = _at_the_open_employer(head, [*listed, *spoken]) if head else None
    found = [e for e in _with_whole_names([*listed, *spoken, *([head] if head else [])]) if e.what or e.employer]
    merged = []
    for entry in found:
        _add(merged, entry)
    return _without_bare(merged, head)


def _at_the_open_employer(head, entries):
    """`Ann Low, head nurse. Ann joined Oakfield in 2017`: a headline without employer is where somebody went last."""
    open_ones = {e.employer for e in entries if e.employer and e.since and e.until in ("", NOW) and not e.what}
    return replace(head, employer=open_ones.pop()) if not head.employer and len(open_ones) == 1 else head


def _with_whole_names(entries):
    """`Longacre` is `Longacre Schools Trust` where the page has said that first; `Tesco Bank` makes no `Tesco`."""
    first = {}
    for entry in sorted(entries, key=lambda e: (e.start, e.end)):
        first.setdefault(entry.employer, entry.start)
    whole = {}
    for name in filter(None, first):
        longer = [n for n in first if fold_firm(n).startswith(fold_firm(name) + " ") and first[n] <= first[name]]
        whole[name] = longer[0] if len(longer) == 1 and not is_large(name) else name
    return [replace(e, employer=whole.get(e.employer, "")) for e in entries]


def _add(merged, entry):
    for number, other in enumerate(merged):
        if is_one(other, entry):
            merged[number] = _joined(other, entry)
            return
    merged.append(entry)


def is_one(one, two):
    """Whether two entries are one role: of one employer, called alike, in times that do not contradict each other."""
    if one.employer and two.employer and fold_firm(one.employer) != fold_firm(two.employer):
        return False
    if not (_is_alike(one.what, two.what) and one.what and two.what):
        return False
    return _agree(one.since, two.since) and _agree(one.until, two.until)


def _agree(one, two):
    return not one or not two or one.startswith(two) or two.startswith(one)


def _is_alike(one, two):
    """`deputy director` is `Deputy Director, Rural Payments`, but `detective` no `detective inspector`."""
    a, b = sorted((folded(one), folded(two)), key=len)
    return a == b or bool(a) and b.startswith(a) and bool(_ADDED.match(b, len(a)))


def _joined(one, two):
    """What both say; the words of the one that says when."""
    first, second = (one, two) if one.since or not two.since else (two, one)
    longer = max((one.what, two.what), key=len)
    return replace(
        first,
        what=longer if _is_title_case(longer) or not _is_title_case(first.what) else first.what,
        employer=max(first.employer, second.employer, key=len),
        since=max(first.since, second.since, key=len),
        until=first.until or second.until,
    )


def _is_title_case(words):
    return words[:1].isupper()


def _without_bare(merged, head):
    """Without what says less than another row: an employer alone, a headline beside the same post in the list."""
    kept = []
    for entry in merged:
        others = [e for e in merged if e is not entry and fold_firm(e.employer) == fold_firm(entry.employer) and e.what]
        if not entry.what and entry.employer and others:
            _give_dates(merged, kept, entry, others)
            continue
        is_headline = head and entry.what == head.what and not entry.employer and not entry.since
        if is_headline and any(e is not entry and _is_now_and_alike(e, entry) for e in merged):
            continue
        kept.append(entry)
    return kept


def _is_now_and_alike(one, two):
    return one.until == NOW and bool(_stems(one.what) & _stems(two.what))


def _stems(words):
    return {word[:6] for word in fold_firm(words).split() if len(word) > 3}


def _give_dates(merged, kept, bare, others):
    """`Director at Oakhurst, where he has worked since 2015`: the dates of an employer go to the only role there."""
    if len(others) != 1 or not _agree(others[0].since, bare.since) or not _agree(others[0].until, bare.until):
        return
    other = others[0]
    filled = replace(other, since=other.since or bare.since, until=other.until or bare.until)
    for rows in (merged, kept):
        for number, entry in enumerate(rows):
            if entry is other:
                rows[number] = filled
