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

    `is_named` gives (start, end) of the person's name in a line, or None.
    """
    text = page.note.text
    listed = entries_of(page.own, month_first)
    head = headline(text, page.own, is_named)
    spoken = told(subjects, month_first)
    head = _at_the_open_employer(head, [*listed, *spoken]) if head else None
    found = [e for e in _with_whole_names([*listed, *spoken, *([head] if head else [])]) if e.what or e.employer]
    merged = []
    for entry in found:
        same = next((n for n, other in enumerate(merged) if is_one(other, entry)), None)
        if same is None:
            merged.append(entry)
        else:
            merged[same] = _joined(merged[same], entry)
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


def is_one(one, two):
    """Whether two entries are one role: of one employer, called alike, in times that do not contradict each other."""
    if one.employer and two.employer and fold_firm(one.employer) != fold_firm(two.employer):
        return False
    a, b = sorted((folded(one.what), folded(two.what)), key=len)
    # `deputy director` is `Deputy Director, Rural Payments`, but `detective` no `detective inspector`
    is_alike = a == b or b.startswith(a) and _ADDED.match(b, len(a))
    return bool(a and is_alike) and _agree(one.since, two.since) and _agree(one.until, two.until)


def _agree(one, two):
    return not one or not two or one.startswith(two) or two.startswith(one)


def _joined(one, two):
    """What both say; the words of the one that says when, or of a title."""
    first, second = (one, two) if one.since or not two.since else (two, one)
    longer = max((one.what, two.what), key=len)
    return replace(
        first,
        what=longer if longer[:1].isupper() or not first.what[:1].isupper() else first.what,
        employer=max(first.employer, second.employer, key=len),
        since=max(first.since, second.since, key=len),
        until=first.until or second.until,
    )


def _without_bare(merged, head):
    """Without what says less than another row: an employer alone, a headline beside the same post in the list."""
    kept = list(merged)
    for entry in merged:
        there = [e for e in kept if e is not entry and e.what and fold_firm(e.employer) == fold_firm(entry.employer)]
        is_said = not entry.what and any(not entry.since or e.since == entry.since for e in there)
        is_head = head and (entry.what, entry.employer, entry.since) == (head.what, "", "")
        if (
            is_said
            or is_head
            and any(e is not entry and e.until == NOW and _stems(e.what) & _stems(entry.what) for e in kept)
        ):
            kept.remove(entry)
    return kept


def _stems(words):
    return {word[:6] for word in fold_firm(words).split() if len(word) > 3}
