"""Which marks of a clause belong together as a post, and from these its employer and its years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from careerlab.background.dates import NOW
from careerlab.background.marks import called_so
from careerlab.background.phrases import is_firm_noun
from careerlab.background.words import is_large, is_organisation

_NEXT = re.compile(r";|\b(?:then|later|before|afterwards|now|subsequently)\b")
_AND_AT = re.compile(r"\band (?:at|for|with)(?: the)? \Z")
_THEN = re.compile(r"(?:\b(?:then|and|later),?|;)[ ]\Z")
_SINCE = re.compile(r",? (?:ever )?since(?=[,.;]|\Z)")  # `BBC 2008-2015, freelance since`
_LOOSE, _NEAR, _NEXT_TO = ("at", "with", "for", "by", "to", "direct"), 6, 2  # words between a post and its employer
_THERE = re.compile(
    r"(?<!\w)(?:there|here|its|the same (?:company|firm|school|hospital|council|organisation|employer|department|place)"
    r"|the (?:company|firm|business|organi[sz]ation))\b"
)
_THE_KIND = re.compile(
    r"\b(?:the|that) (?P<kind>hospital|hospice|trust|council|bank|paper|newspaper|charity|school|college|university"
    r"|department|museum|gallery|library|theatre|institute|club|brewery|bakery|hotel|restaurant|studio|practice|surgery"
    r"|clinic|agency|force|army|navy|union|association|society|faculty|police)\b"
)
_OF_A_FIRM = re.compile(r"\b(?:that|which)[ ](?!(?:he|she|they|I|we)\b)")
_HOLDS = re.compile(
    r"(?:(?:now|also|still|\w{1,20}ly)[ ]){0,3}(?:is|am|['’]m|['’]s|serves|works|teaches|holds|remains|continues"
    r"|practi[sc]es|plays)\Z",
    re.I,
)
_HAS = re.compile(r"(?:has|have|['’]ve)\b", re.I)
_BEGINS_ANEW = re.compile(r".*\b(?:qualif|start|beg[aiu]n|commenc)", re.I)
_GOES = re.compile(r".*\b(?:mov|went|go|c[ao]m|transfer|switch|return|cross|passed|job|post|position|role)", re.I)
_GOES_TO = re.compile(r".*\b(?:c[ao]m|go(?!t)|went|mov|return|transfer|switch|cross|second)", re.I)
# posts that are held beside a job: nothing says at which employer
_ASIDE = re.compile(
    r"\b(?:trustee|governor|magistrate|councillor|patron|treasurer|volunteer|member|fellow|author|freelance"
    r"|self-employed|mentor|referee|father|mother)\b",
    re.I,
)
_FORMER = re.compile(r"\b(?:former|retired|past|ex)[ -]", re.I)


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
        is_dated = following and following.kind == "date" or _SINCE.match(text, mark.end)
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


# ---- where and when


def is_where(said, clause):
    """Whether a clause speaks of the place that its sentence has named."""
    return said.sentence is clause.sentence and re.search(r"\bwhere\b", said.text[clause.start : clause.verb_start])


def employer_of(said, clause, posts, number, last, current):
    """The employer of a post: named beside it, of the other posts of the clause, or plainly the one named before."""
    text, post = said.text, posts[number]
    if post.name and (post.post or _is_employer(text, clause, post)):
        return post.name.words
    if not post.post or _ASIDE.search(post.post.words):
        return ""
    if _FORMER.search(text, max(0, post.post.start - 9), post.post.start + 3):
        return ""  # `an architect with Cole LLP and a former joiner`
    following = posts[number + 1] if number + 1 < len(posts) else Post()
    if following.post and following.name and not post.date and following.post.start - post.post.end < 24:
        return following.name.words  # `as a trainee and later manager with Hilton`
    if last and ";" not in text[posts[number - 1].end : post.post.start]:
        return last
    if re.search(r"\b(?:our|my|his|her)[ ]\Z", text[clause.at : post.post.start]) or names_another(text, clause):
        return ""
    if kind := _THE_KIND.search(text, clause.verb_start, max(clause.end, post.end)):
        is_current = current.casefold().endswith(kind["kind"])
        return current if is_current else called_so(text, kind["kind"], clause.start)
    is_there = _THERE.search(text, clause.start, min(clause.sentence.end, post.end + 30)) or is_where(said, clause)
    return current if is_there or _goes_on(said, clause, post) else ""


def _goes_on(said, clause, post):
    """Whether a post without an employer is plainly with the one named before: `was promoted to`, `stayed as`."""
    if clause.kind == "start":
        return not _BEGINS_ANEW.match(clause.verb) and (post.post.lead == "to" or not _GOES.match(clause.verb))
    if clause.kind == "stay":
        return bool(re.match(r"stay|remain", clause.verb, re.I))
    return clause.kind == "be" and said.sentence is clause.sentence and "been" in clause.verb


def names_another(text, clause):
    """Whether a clause says where, by a name that is no employer's: `a nurse at Cole's in Hull`."""
    others = [m.start for m in clause.marks if m.kind == "other"]
    return any(re.search(r"\b(?:at|for|with) (?:the )?\Z", text[max(clause.at, at - 9) : at]) for at in others)


def _is_employer(text, clause, post):
    """Whether a name behind a verb, without a post, is where somebody worked: `was at Calder from 2001 to 2004`."""
    lead, words, period = post.name.lead, post.name.words, post.period
    is_sure = is_organisation(words) or is_large(words)
    if lead == "direct" or period and period.kind == "span" and text.startswith(" (", post.name.end):
        return True
    if clause.kind == "note":
        return bool(period) and (is_sure or lead in ("at", "with", "for"))
    if clause.kind == "be":
        return lead in ("at", "with") and bool(period and (is_sure or period.kind != "point"))
    if clause.kind == "start" and _GOES_TO.match(clause.verb):
        return lead in ("to", "into", "at", "with") and bool(period or is_sure)
    if lead == "in":  # `six years in private practice in Stockport`: a name without a word for a firm is a town
        return is_sure
    return lead in ("at", "with", "for") or lead == "by" and clause.kind == "start"


def tells_of_a_firm(text, mark, date):
    """Whether a date says what became of an employer: `co-founded Reed, a bakery that shut down in 2015`."""
    return bool(mark and date and _OF_A_FIRM.search(text, mark.end, max(mark.end, date.start)))


def time_of(text, clause, post):
    """(since, until) of a post: one date is its beginning after `joined`, and says nothing after `was`."""
    period = None if tells_of_a_firm(text, post.name or post.post, post.date) else post.period
    now = NOW if _HOLDS.match(clause.verb) and clause.kind in ("be", "stay", "start") else ""
    if post.post and _FORMER.search(text, max(0, post.post.start - 9), post.post.end):
        now = ""
    if period is None:
        return "", NOW if post.post and _SINCE.match(text, post.end, clause.end) else now
    if period.kind == "since":
        return period.since, "" if re.search(r"\bhad\b", clause.verb) else NOW
    if period.kind == "point":
        is_start = clause.kind == "start" or post.post and post.post.lead == "to"
        return (period.since if is_start else ""), now
    if period.kind == "until":
        is_when = clause.kind == "start" and post.date.start < clause.verb_start  # `until 2003, when he became`
        return (period.until, "") if is_when else ("", period.until)
    return period.since, period.until or (NOW if _HAS.match(clause.verb) else now)
