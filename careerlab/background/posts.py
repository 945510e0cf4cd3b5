"""Which marks of a clause belong together: a post, the employer and the time, and from where somebody came."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from careerlab.background.phrases import is_firm_noun

_NEXT = re.compile(r";|\b(?:then|later|before|afterwards|now|subsequently)\b")
_AND_AT = re.compile(r"\band (?:at|for|with)(?: the)? \Z")
_THEN = re.compile(r"(?:\b(?:then|and|later),?|;)[ ]\Z")
SINCE = re.compile(r",? (?:ever )?since(?=[,.;]|\Z)")  # `BBC 2008-2015, freelance since`
_LOOSE, _NEAR, _NEXT_TO = ("at", "with", "for", "by", "to", "direct"), 6, 2  # words between a post and its employer


@dataclass
class Post:
    """The marks that belong together, each a `marks.Mark` or None."""

    post: object = None
    name: object = None
    date: object = None
    origin: object = None

    @property
    def period(self):
        """When, as a `dates.Period`, or None."""
        return self.date.period if self.date else None

    @property
    def marks(self):
        """Those that there are."""
        return [m for m in (self.post, self.name, self.date, self.origin) if m]

    @property
    def end(self):
        """Where the last of them ends."""
        return max((m.end for m in self.marks), default=0)


def posts_of(text, clause):
    """The marks of a clause as the posts they belong to, in order."""
    posts, last, held = [], clause.at, None
    marks = [m for m in clause.marks if m.kind != "other"]
    for mark, following in zip_longest(marks, marks[1:]):
        between, post = text[last : mark.start], posts[-1] if posts else None
        last = max(mark.end, clause.at)
        if mark.kind == "date" and _leads(text, clause, mark, following, post):
            held = mark
            continue
        slot = "origin" if mark.lead == "from" and mark.kind == "name" and clause.kind == "start" else mark.kind
        is_next = mark.kind != "date" and post and (post.post or post.name) and _NEXT.search(between)
        if not post or is_next or _is_another(text, clause, post, mark, slot, following):
            if mark.kind == "date" and post:
                continue
            posts.append(Post(date=held))
            held = None
        _put(text, posts[-1], slot, mark)
    if held and not (posts and posts[0].date):
        posts = posts or [Post()]
        posts[0].date = held
    _share_dates(posts)
    return posts


def _put(text, post, slot, mark):
    """Give a mark to a post that has none of its kind; a proper name counts for more than `the railway`."""
    is_free = not getattr(post, slot) or slot == "name" and post.name.words.islower() and not post.date
    if is_free and (slot != "name" or not post.post or _is_near(text, post, mark)):
        setattr(post, slot, mark)


def _is_near(text, post, mark):
    """Whether an employer stands next to its post: `in` and a comma lead at once, `at` and `with` after a few words."""
    between = re.sub(r"\b\w+(?:[ ](?:the|an?))?[ ]\Z", "", text[post.post.end : mark.start])
    if post.date and post.post.end < post.date.start:
        between = text[post.post.end : post.date.start] + text[post.date.end : mark.start]
    is_kind = is_firm_noun(re.sub(r"\A(?:the|an?) ", "", between.strip(" ,")))
    return is_kind or len(between.split()) <= (_NEAR if mark.lead in _LOOSE else _NEXT_TO)


def _leads(text, clause, mark, following, post):
    """Whether a date stands in front of what it says the time of: `In 2014 she left`, `then, from 2009, as buyer`."""
    if mark.start < clause.verb_start:
        return True
    is_listed = following and following.kind == "post" and following.lead in ("as", "list", "to")
    is_then = _THEN.search(text, max(clause.at, mark.start - 12), mark.start)
    return bool(is_listed and is_then and post and post.post)


def _is_another(text, clause, post, mark, slot, following):
    """Whether a mark is not of the post before it."""
    if slot == "post":
        is_dated = following and following.kind == "date" or SINCE.match(text, mark.end)
        return bool(post.post or post.name and post.date and is_dated)
    if slot == "name" and post.name:
        if not post.post and _AND_AT.search(text, max(clause.at, mark.start - 14), mark.start):
            return True
        is_dated = following and following.kind == "date" and following.period.kind == "span"
        return mark.lead != "of" and bool(is_dated or post.date)
    return slot == "date" and bool(post.date)


def _share_dates(posts):
    """`from 1999 to 2008, first as a polisher and later as manager`: the years are of both posts together."""
    first, last = (posts[0], posts[-1]) if len(posts) > 1 else (Post(), Post())
    is_before = first.date and first.post and first.date.start < first.post.start and first.period.kind == "span"
    if is_before and last.post and not any(p.date for p in posts[1:]):
        last.date = replace(first.date, period=replace(first.period, since="", kind="until"))
        first.date = replace(first.date, period=replace(first.period, until="", kind="from"))
