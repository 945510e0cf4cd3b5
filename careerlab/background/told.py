"""Roles that are told in sentences: `She spent six years at Calder before joining Airefield in 2018`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from careerlab.background.clauses import (
    DIRECT,
    Item,
    clauses_of,
    items_of,
    named_before_where,
    period_before,
    period_of_sentence,
    quote_of,
)
from careerlab.background.dates import NOW
from careerlab.background.model import Entry
from careerlab.background.words import employer_at, is_large, is_organisation

_HERE = re.compile(
    r"(?<!\w)(?:there|here|them(?=[ ](?:in|as|after)\b)|the same (?:company|firm|school|hospital|council|organisation"
    r"|employer|department))\b"
)
_WITH_THEM = re.compile(r" (?:there|(?:with|at) (?:them|the (?:firm|company|business|school|paper|bank|hospital)))\b")
_THAT_PLACE = re.compile(r" (?:in|there|the (?:firm|company|bank|school|business|trust|council))\b|[,.;]|\Z")
_OBJECT_END = re.compile(
    r"[,;:.()—–“”\"!?]|[ ](?:at|for|with|back|since|until|from|where|when|while|before|after|because|and"
    r"|in(?=[ ](?:the[ ])?[A-Z0-9])|by|as|there|here|in|of(?=[ ](?:the[ ])?[A-Z]))\b|\n"
)
_NO_POST = re.compile(r"(?:graduate(?=[ ]of\b|\Z)|alumn|native|fan|fellow of|member of the (?:bar|institute))", re.I)
# posts that are held beside a job: nothing says at which employer
_ASIDE = re.compile(
    r"\b(?:trustee|governor|magistrate|councillor|patron|treasurer|volunteer|member|fellow|author|freelance"
    r"|self-employed|mentor|referee|father|mother)\b",
    re.I,
)
_NEXT = re.compile(r";|\b(?:then|later|before|afterwards|now)\b")
_HOLDS = re.compile(
    r"(?:is|am|['’]m|['’]s|(?:work|lead|teach|run|chair|head|manage|serve|sit|direct|play)e?s?(?: .*)?"
    r"|(?:now|currently).*)\Z",
    re.I,
)
_NO_EMPLOYER_AFTER = re.compile(r"becom|became|ris|rose|made|qualif|graduat", re.I)
_MOVES = re.compile(r"c|go|went|mov|switch|cross", re.I)
_STARTS_OUT = re.compile(r"qualif|start|beg|commenc", re.I)


@dataclass
class _Post:
    """What a clause says of one post: the items that belong together."""

    post: object = None
    name: object = None
    origin: object = None
    when: object = None
    end: int = 0

    @property
    def period(self):
        """When, as a `Period`, or None."""
        return self.when.period if self.when else None


def told(subjects, month_first):
    """The roles that sentences about the person tell, in the order of the text."""
    found, current, where, text = [], "", None, subjects.told
    for sentence in subjects.sentences:
        for clause in clauses_of(text, subjects, sentence):
            if sentence.in_list and clause.kind in ("do", "stay", "found") and clause.verb_start == sentence.start:
                continue  # `Led the Exposure Group`: what a post in the list was about
            if clause.kind == "stop":
                continue
            posts, known = _posts_in(text, clause, month_first), "" if sentence.in_list else current
            if clause.kind == "leave":
                new, employer = _leave(text, clause, posts, known, found)
            elif clause.kind == "found":
                new, employer = _found(text, clause, posts)
            elif clause.kind == "do":
                new, employer = _do(text, clause, posts, known)
            else:
                if clause.kind == "stay" and posts and posts[0].period and _WITH_THEM.match(text, clause.at):
                    _close(found, known, posts[0].period.until)
                new, employer = _hold(text, clause, posts, known, where is sentence)
            current, where = (employer, sentence) if employer else (current, where)
            found += new
    return found


# ---- what belongs together


def _posts_in(text, clause, month_first):
    """The posts of a clause, the first with the period in front of the verb, if one stands there."""
    posts = _posts(text, clause, items_of(text, clause, month_first))
    before = period_before(text, clause, month_first)
    if not before and not any(p.when for p in posts):
        before = period_of_sentence(text, clause, month_first)
    if not before or posts and posts[0].when and posts[0].period.kind != "point":
        return posts
    if before.kind == "until" or before.kind == "since" and clause.kind in ("start", "found"):
        before = replace(before, since=before.since or before.until, until="", kind="point")  # `until 2003, when he …`
    posts = posts or [_Post(end=clause.at)]
    posts[0].when = Item("period", "", clause.start + before.start, clause.at, period=before)
    return posts


def _posts(text, clause, items):
    """The items of a clause as the posts they belong to: a post, the employer and the period behind it."""
    posts, held, last = [], None, clause.at
    for item, following in zip_longest(items, items[1:]):
        between = text[last : item.start]
        last = item.end
        is_next = item.kind != "period" and (_NEXT.search(between) or item.lead.startswith(("then", ";")))
        post = posts[-1] if posts and not (is_next and (posts[-1].post or posts[-1].name)) else None
        if item.kind == "period" and following and re.search(r"\b(?:then|and),? \Z", between):
            held = item  # `and then, from 2009, as buyer`
            continue
        if item.kind == "name" and item.lead == "all":
            for other in posts:
                other.name = other.name or item
        elif item.kind in ("post", "name"):
            slot = "origin" if item.lead == "from" and (post or clause.kind == "start") else item.kind
            if not post or slot != "origin" and _is_another(text, post, item, following):
                post, held = _Post(when=held), None
                posts.append(post)
            if not getattr(post, slot):
                setattr(post, slot, item)
        elif item.kind == "period" and (post or not posts):
            post = post or _Post()
            posts += [] if posts else [post]
            post.when = post.when or item
        if posts and item.kind in ("period", "post", "name"):
            posts[-1].end = item.end
    return posts


def _is_another(text, post, item, following):
    """Whether a post or employer is not of the post before it."""
    if item.kind == "post":
        return bool(post.post) or item.lead not in ("", "as")
    has_years = following and following.period and following.period.kind == "span"
    is_dated = has_years and text[item.end : following.start] == " ("  # `HM Treasury (2009-2011)`
    return bool(post.when and item.lead != "of" and (post.name or is_dated))


# ---- what each kind of verb says: (roles, the employer it names)


def _hold(text, clause, posts, current, is_near):
    """Posts that somebody took up, or has: `joined Calder in 2011 as a nurse and became matron`."""
    found, employer = [], ""
    for number, post in enumerate(posts):
        if post.post and _NO_POST.match(post.post.words):
            continue
        if clause.kind == "note" and not clause.verb and not _is_plain(text, post):
            break
        name = _employer(text, clause, posts, number, employer, current, is_near)
        if clause.kind == "be" and post.post and not (name or post.when) and text.startswith(" the ", clause.at):
            continue  # `he was the Professor from Barrow to Carlisle`
        what = post.post.words if post.post else "" if number else _phrase(text, clause)
        since, until = _when(text, clause, posts, number)
        start, end = quote_of(text, clause)
        end = min(end, max(post.end, clause.at)) if number + 1 < len(posts) else end
        if name or post.post:
            found.append(Entry(what, name, since, until, start, end, is_listed=False))
        if post.origin and clause.kind == "start" and post.origin.words != name:
            found.append(Entry("", post.origin.words, "", since, start, end, is_listed=False))
        employer = name or employer
    return found, employer


def _employer(text, clause, posts, number, last, current, is_near):
    """The employer of a post: named beside it, of the other posts of the clause, or plainly the one named before."""
    post = posts[number]
    if post.name and (post.post or _is_employer(text, clause, post)):
        return post.name.words
    if not post.post:
        return current if clause.kind == "start" and _HERE.search(text, clause.at, clause.end) else ""
    if _ASIDE.search(post.post.words):
        return ""
    name = _shared(text, posts[number : number + 2]) or last
    name = name or named_before_where(text, clause.sentence.start, clause.verb_start)
    return name or (current if _stays(text, clause, post, is_near) else "")


def _shared(text, posts):
    """`as a trainee and later deputy manager with Hilton`: the employer of a second post is the first one's too."""
    if len(posts) < 2 or posts[0].when or not posts[1].post or not posts[1].name:
        return ""
    between = text[posts[0].post.end : posts[1].post.start]
    return posts[1].name.words if re.fullmatch(r",? (?:and|then|later)[ a-z]{0,12}", between) else ""


def _is_plain(text, post):
    """Whether words without a verb say a post with its employer or years, or an employer with its years."""
    if _is_since_then(text, post):
        return True
    first = post.post or post.name
    second = post.name if post.post and post.name else post.when
    between = text[first.end : second.start] if first and second else "?"
    return not re.sub(r"\b(?:at|with|for|in|of|the)\b", "", between).strip(" ,(")


def _is_employer(text, clause, post):
    """Whether a name behind a verb, without a post, is where somebody worked: `was at Calder from 2001 to 2004`."""
    lead, words = post.name.lead, post.name.words
    if post.when and post.period.kind == "span" and text.startswith(" (", post.name.end):
        return True
    if clause.kind in ("be", "note"):
        for_years = re.compile(r"\bfor[ ](?:[\w-]+[ ]){1,3}(?:years|months)\b").search(text, post.name.end, clause.end)
        is_there = lead in ("at", "with") and not text[clause.at : post.name.start - len(lead)].strip(" ,thea")
        is_told = post.when or for_years or clause.verb.endswith("been") or clause.kind == "note" and clause.verb
        return bool(is_there and is_told)
    if clause.kind == "stay":
        return lead in ("at", "with", "for", "in", "on the books at")
    if _MOVES.match(clause.verb):
        is_where = re.search(r"\bwhere\b", text[clause.end - 8 : clause.end + 8])
        return lead in ("", "to") and bool(post.when or is_organisation(words) or is_large(words) or is_where)
    return not _NO_EMPLOYER_AFTER.match(clause.verb)


def _stays(text, clause, post, is_near):
    """Whether a post without an employer is plainly with the employer named before it."""
    words = text[clause.at : post.post.end]
    if re.search(r"\b(?:our|my|his|her)[ ]", words):
        return False
    if _HERE.search(text, clause.at, clause.end) or re.search(r"\bits[ ]", words):
        return True
    if clause.kind == "start":
        return not _STARTS_OUT.match(clause.verb)
    is_still = clause.kind == "stay" and re.match(r"stay|remain|serv", clause.verb, re.I)
    return bool(is_still) or clause.kind == "be" and is_near and clause.verb.endswith("been")


def _when(text, clause, posts, number):
    """(since, until) of a post: one date is its beginning after `joined`, and says nothing after `was`."""
    period, now = posts[number].period, NOW if _HOLDS.match(clause.verb) else ""
    if _is_since_then(text, posts[number]):
        before = posts[number - 1].period if number else None
        return (before.until if before else ""), NOW
    if period is None:
        return "", now
    if period.kind == "since":
        return period.since, "" if clause.verb.startswith("had") else NOW
    if period.kind == "point":
        return (period.since if clause.kind in ("start", "found") else ""), now
    return period.since, period.until or (NOW if clause.verb.startswith(("has", "have")) else now)


def _is_since_then(text, post):
    """`BBC 2008-2015, freelance since`."""
    return bool(post.post) and text.endswith(" since", post.post.start, post.post.end)


def _phrase(text, clause):
    """What somebody did, in the words of the text, where no role is named: `worked in a call centre`."""
    if re.match(r"(?:was )?(?:apprent|articled|indent)", clause.verb, re.I):
        return clause.verb.split()[-1]
    if re.match(r"teach|taught|volunteer", clause.verb, re.I):
        m = _OBJECT_END.search(text, clause.at, clause.end)
        return " ".join(text[clause.verb_start : m.start() if m else clause.end].split())
    inside = text[clause.at : clause.end]
    m = re.search(r"(?:\A[ ]in[ ]an?|[ ]on[ ]the)[ ][a-z-]+(?:[ ][a-z-]+)?(?=[ ](?:for|at|with|in)\b|[,.;]|\Z)", inside)
    return f"{clause.verb}{m[0]}" if m and not m.start() else m[0].strip() if m else ""


_WHICH = re.compile(r"\b(?:the[ ])?([A-ZÀ-Þ][^,;.]{2,50}),[ ]which[ ]\S+[ ](?:helped[ ]to[ ])?\Z")
_ALONE = re.compile(
    r"(?:set|setting) up (?:in business |in practice )?(?:on|for|by) (?:his|her|my|their)(?: own|self)", re.I
)
_AS_FIRM = re.compile(r"[^.;]{0,20}?\bas (?=[A-Z])")


def _found(text, clause, posts):
    """`co-founded Hale Foods in 2011`; `set up on her own` without a name is what the text calls it."""
    post, alone = posts[0] if posts else _Post(), _ALONE.match(text, clause.verb_start)
    as_firm = _AS_FIRM.match(text, alone.end(), clause.end) if alone else None
    if as_firm:
        employer = text[slice(*employer_at(text, as_firm.end(), clause.end))]
    elif post.name and DIRECT.match(text, clause.at):
        employer = post.name.words
    else:
        which = _WHICH.search(text[clause.start : clause.verb_start])
        employer = which[1] if which else ""
    if not employer and not alone:
        return [], ""
    what = "co-founder" if clause.verb.startswith("co") else "founder" if employer else alone[0]
    since, until = _when(text, clause, [post], 0)
    return [Entry(what, employer, since, until, *quote_of(text, clause), is_listed=False)], employer


def _do(text, clause, posts, current):
    """`led policy teams on benefits at the Ministry`: what somebody did there, in the words of the text."""
    m = _OBJECT_END.search(text, clause.at, clause.end)
    end = m.start() if m else clause.end
    post = next((p for p in posts if p.name), posts[0] if posts else _Post())
    sits = re.match(r"sits?|sat|chair", clause.verb, re.I)
    end = post.name.end if sits and post.name and post.name.lead in ("", "on") else end
    words = " ".join(text[clause.verb_start : end].split())
    is_near = post.name and (sits or post.name.lead in ("at", "for", "with")) and post.name.start <= end + 60
    employer = post.name.words if is_near else named_before_where(text, clause.sentence.start, clause.verb_start)
    if not employer and _HERE.search(text, end, min(end + 8, clause.end)):
        employer = current
    came_before = re.search(r"\b(?:before (?:that|this)|previously)\b", text[clause.start : clause.at], re.I)
    is_own = re.match(r"\S+ (?:her|his|my|their|it|them)\b", words)
    if not (employer or sits or came_before) or is_own or not 2 <= len(words.split()) <= 8:
        return [], ""
    since, until = _when(text, clause, [post], 0)
    return [Entry(words, employer, since, until, *quote_of(text, clause), is_listed=False)], employer


def _leave(text, clause, posts, current, found):
    """`left Deloitte in 2011` ends a role there; `left X for Y as professor` begins another."""
    name = posts[0].name or posts[0].origin if posts else None
    name = name.words if name and name.lead in ("", "from") else ""
    year = next((p.period.since or p.period.until for p in posts if p.period), "")
    there = current if _THAT_PLACE.match(text, clause.at, clause.end) else ""
    is_known, quote = _close(found, name or there, year), quote_of(text, clause)
    post = next((p for p in posts if p.post), None)
    if post and (
        clause.verb.endswith(" as") or name and not re.search(r" (?:for|to) ", text[clause.at : post.post.start])
    ):
        employer = name or (post.name.words if post.name else current)
        return [Entry(post.post.words, employer, "", year, *quote, is_listed=False)], employer
    if post:
        employer = next((p.name.words for p in posts if p.name and p.name.words != name), "")
        return (
            [Entry(post.post.words, employer, year, "", *quote, is_listed=False)] if employer else []
        ), employer or name
    is_sure = name and year and not is_known and (is_organisation(name) or is_large(name))
    return ([Entry("", name, "", year, *quote, is_listed=False)] if is_sure else []), name


def _close(found, employer, year):
    """`She left Deloitte in 2011` ends the last role there; False where no role there is known."""
    same = [n for n, entry in enumerate(found) if _is_same(entry.employer, employer)] if year else []
    if same and not found[same[-1]].until and found[same[-1]].since <= year:
        found[same[-1]] = replace(found[same[-1]], until=year)
    return not year or bool(same)


def _is_same(one, other):
    return bool(one and other) and (one == other or one.startswith(other + " ") or other.startswith(one + " "))
