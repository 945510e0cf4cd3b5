"""The roles of a page: those in a layout, those in sentences, and one row where both say the same."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from careerlab.background.dates import NOW, periods
from careerlab.background.layouts import entries_of
from careerlab.background.lines import folded
from careerlab.background.model import Entry
from careerlab.background.pieces import AT, pieces_of, title_and_employer
from careerlab.background.rows import is_sentence
from careerlab.background.told import told
from careerlab.background.words import is_large, is_organisation, is_role
from careerlab.insights.identity.names import fold_firm

_key = lru_cache(maxsize=1024)(fold_firm)  # a CV of fifty pages names each employer often
_ADDED = re.compile(r"[,(:–—-]| [,(:–—-]| (?:of|for|in|to|at|full|part)\b")


def roles_of(page, subjects, month_first, is_named):
    """What the person worked as, where and when, as one page says.

    `is_named` gives (start, end) of the person's name in a line, or None.
    """
    text = page.note.text
    listed = entries_of(page.own, month_first)
    head = _headline(text, page.own, is_named)
    spoken = told(subjects, month_first)
    head = _at_the_open_employer(head, [*listed, *spoken]) if head else None
    found = [e for e in _with_whole_names([*listed, *spoken, *([head] if head else [])]) if e.what or e.employer]
    return _without_bare(_each_once(found), head)


def _each_once(entries):
    """The entries, those that say one role joined; they begin with the same word."""
    merged, alike = [], defaultdict(lambda: defaultdict(list))  # first word -> employer, '' where open -> places
    for entry in entries:
        by_employer, firm = alike[folded(entry.what).partition(" ")[0].rstrip(",:(")], _key(entry.employer)
        places = [*by_employer[firm], *by_employer[""]] if firm else [n for own in by_employer.values() for n in own]
        same = next((n for n in sorted(set(places)) if is_one(merged[n], entry)), None)
        if same is None:
            by_employer[firm].append(len(merged))
            merged.append(entry)
        else:
            merged[same] = _joined(merged[same], entry)
    return merged


def _at_the_open_employer(head, entries):
    """`Ann Low, head nurse. Ann joined Oakfield in 2017`: a headline without employer is where somebody went last."""
    open_ones = {e.employer for e in entries if e.employer and e.since and e.until in ("", NOW) and not e.what}
    return replace(head, employer=open_ones.pop()) if not head.employer and len(open_ones) == 1 else head


def _with_whole_names(entries):
    """`Longacre` is `Longacre Schools Trust` where the page has said that first; `Tesco Bank` makes no `Tesco`."""
    first = {}
    for entry in sorted(entries, key=lambda e: (e.start, e.end)):
        first.setdefault(entry.employer, entry.start)
    keys, longer = {name: _key(name) for name in first}, defaultdict(list)
    for name, key in keys.items():
        for space in re.finditer(" ", key):
            longer[key[: space.start()]].append(name)
    whole = {}
    for name in filter(None, first):
        said = [n for n in longer[keys[name]] if first[n] <= first[name]]
        whole[name] = said[0] if len(said) == 1 and not is_large(name) else name
    return [replace(e, employer=whole.get(e.employer, "")) for e in entries]


def is_one(one, two):
    """Whether two entries are one role: of one employer, called alike, in times that do not contradict each other."""
    if one.employer and two.employer and _key(one.employer) != _key(two.employer):
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
    kept, posts = list(merged), defaultdict(list)
    for entry in merged:
        if entry.what:
            posts[_key(entry.employer)].append(entry)
    for entry in merged:
        there = posts[_key(entry.employer)]
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


# ---- what the top of a page says


def _headline(text, lines, is_named):
    """What the lines at the top call the person: `Lead hydrologist, Tarn Water` below the name, or after it."""
    for number, line in enumerate(lines):
        span = is_named(line.text)
        if not span or len(line.text) > 160:
            continue
        after = line.text[span[1] :]
        lead = re.match(r"[\"”)]{0,2}(?:,? (?:Ph\.?D|RN|MBE|OBE|FFPH|CPA|MD)\b){0,4} ?(?:[,|·:–—]|- ) ?", after)
        tail = after[lead.end() :] if lead else ""
        if tail and is_role(tail) and not periods(tail) and not is_sentence(tail):
            return _now(tail, line.start + span[1] + lead.end(), line)
        for below in lines[number + 1 : number + 3]:
            words = below.text.split(" | ")[0]
            if (
                below.section == ""
                and is_role(next((p for _, p in pieces_of(words)), ""))
                and len(words) <= 140
                and not periods(words)
                and not words.endswith(".")
            ):
                return _now(words, below.start, below, _employer_below(lines, below))
        if number > 12:
            break
    return None


def _employer_below(lines, line):
    """(employer, where it ends) on the next line: `Partner, Real Estate` above `Hallam Stroud LLP, Bristol`."""
    below = next((x for x in lines if x.number == line.number + 1 and x.section == ""), None)
    at, words = pieces_of(below.text)[0] if below and pieces_of(below.text) else (0, "")
    if not words or not is_organisation(words) or is_role(words) or is_sentence(below.text) or periods(below.text):
        return None
    return words, below.start + at + len(words)


def _now(words, start, line, below=None):
    role, employer = title_and_employer(words, below=bool(below))
    if employer and not (is_organisation(employer) or is_large(employer) or AT.search(words)):
        employer = ""  # `Furniture maker, Penrith`: it may be a town
    end = min(start + len(words), line.end)
    employer, end = below if below and not employer else (employer, end)
    return Entry(role, employer, "", NOW, start, end) if role else None
