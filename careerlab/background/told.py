"""Roles that are told in sentences: `She spent six years at Calder before joining Airefield in 2018`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from careerlab.background.clauses import clauses_of
from careerlab.background.dates import NOW
from careerlab.background.model import Entry
from careerlab.background.posts import Post, employer_of, is_where, names_another, posts_of, tells_of_a_firm, time_of
from careerlab.background.words import has_listed

_WHERE = re.compile(r"(?:[,)]|(?:,? in [A-Z][\w'’-]+,?))?,?[ ]where\b")
_DOES = re.compile(r"(?:\w*[^s\W]s|lead|run|teach|manage|look after|help run|sit)(?: after| run)?\Z")
_APPRENTICED = re.compile(r"apprenticed|articled|indentured", re.I)
_NO_POST = re.compile(r"(?:graduate|alumn|native|fan|fellow of|member of|reader of)\b", re.I)
_POST_HELD = re.compile(r"\b(?:post|position|role|job)(?: that| which)?(?: (?:he|she|they|I))?[ ]\Z")
_ALONE = re.compile(
    r"(?:set|setting) up (?:in business |in practice )?(?:on|for|by) (?:his|her|my|their)(?: own|self)", re.I
)
_WHICH = re.compile(r"\b(?:the[ ])?([A-ZÀ-Þ][^,;.]{2,50}),[ ]which[ ]\S+[ ](?:helped[ ]to[ ])?\Z")
_STUDIED = re.compile(r"qualif|train|graduat", re.I)
_STARTED = re.compile(r".*\bstarted\Z", re.I)
_OBJECT_END = re.compile(
    r"[,;:.()—–“”\"!?]|[ ](?:at|for|with|back|since|until|from|where|when|while|before|after|because|and"
    r"|in(?=[ ](?:the[ ])?[A-Z0-9])|by|as|there|here|of(?=[ ](?:the[ ])?[A-Z])|on(?=[ ]the[ ])|through|during|which"
    r"|that|who)\b"
)
_OWN_THING = re.compile(
    r"\S+ (?:her|his|my|their|it|them|himself|herself|myself|every|no|nothing|to|out|up|back)\b|\S+\Z"
)
_DOING = re.compile(r"(?:look(?:s|ed) after|help(?:s|ed)? r[ua]n|(?<!\S)\S+)\Z")
_ON_BOARD = re.compile(
    r" (?:on )?the (?:board|advisory board|advisory panel|panel|committee|council)"
    r"(?: of (?:governors|trustees|directors|management))?\b"
)
_LONGEST_DEED = 7  # words


@dataclass
class _Said:
    """What a page has said so far: its roles, the employer it speaks of, and the sentence that named it."""

    text: str
    found: list
    employer: str = ""
    sentence: object = None
    name: object = None  # the mark of the name that was named last


def told(subjects, month_first):
    """The roles that sentences about the person tell, in the order of the text."""
    said = _Said(subjects.told, [])
    for sentence in subjects.sentences:
        for clause in clauses_of(said.text, subjects, sentence, month_first):
            is_of_a_list = sentence.in_list and clause.verb_start == sentence.start
            if not (is_of_a_list and clause.kind in ("do", "stay", "found")):  # what a post in the list was about
                _read(said, clause)
    return said.found


def _read(said, clause):
    """Add what a clause says, and note which employer it names."""
    posts = posts_of(said.text, clause)
    if _follows_where(said, clause):
        said.employer, said.sentence = said.name.words, clause.sentence
    said.name = next((m for m in reversed(clause.marks) if m.kind == "name"), said.name)
    current = "" if clause.sentence.in_list else said.employer
    new, employer = _reader(said.text, clause, posts)(said, clause, posts, current)
    if employer and not _STUDIED.search(clause.verb):  # where somebody learned is not where they worked next
        said.employer, said.sentence = employer, clause.sentence
    elif new and names_another(said.text, clause) or clause.kind == "other" and any(p.name for p in posts):
        said.employer = ""
    said.found += new


def _reader(text, clause, posts):
    """What reads a clause of this kind: a function that gives its roles and the employer it names."""
    starts_a_firm = _STARTED.match(clause.verb) and posts and posts[0].name and posts[0].name.lead == "direct"
    if clause.kind == "found" or starts_a_firm:
        return _found
    if clause.kind == "do" and any(p.post and p.post.lead == "as" for p in posts):
        return _hold
    if clause.kind == "stay" and _ON_BOARD.match(text, clause.at):
        return _do
    return {"leave": _leave, "do": _do, "other": lambda *_: ([], "")}.get(clause.kind, _hold)


def _follows_where(said, clause):
    """Whether a clause goes on `where …` behind a name in its sentence."""
    is_here = said.name and said.name.start >= clause.sentence.start
    return is_here and _WHERE.match(said.text, said.name.end, clause.verb_start)


# ---- what each kind of verb says


def _hold(said, clause, posts, current):
    """Posts that somebody took up, or has: `joined Calder in 2011 as a nurse and became matron`."""
    new, employer, text = [], "", said.text
    if not any(p.post or p.name for p in posts):
        return _complete(said, clause, posts), ""
    for number, post in enumerate(posts):
        what = post.post.words if post.post else "".join(_APPRENTICED.findall(clause.verb))
        if (
            _NO_POST.match(what)
            or not (what or post.name)
            or clause.kind == "note"
            and not _is_plain(text, clause, post)
        ):
            continue
        name = employer_of(said, clause, posts, number, employer, current)
        if clause.kind == "be" and what and not (name or post.date) and text[clause.at : post.post.start] == " the ":
            continue  # `he was the Professor from Barrow to Carlisle`
        if name or what:
            start = _start(text, clause, post, number)
            new.append(Entry(what, name, *time_of(text, clause, post), start, post.end, is_listed=False))
        employer = name or employer
    return new, employer


def _start(text, clause, post, number):
    """Where the words begin that say a post: at its verb, if it is the first one, or has no name of its own."""
    first = min(post.marks, key=lambda m: m.start)
    if clause.kind == "note":
        lead = f"{first.lead} "
        return first.start - len(lead) * (not post.post and text.endswith(lead, 0, first.start))
    return min(first.start, clause.verb_start) if not number or not post.post else first.start


def _is_plain(text, clause, post):
    """Whether words without a verb say a post with its employer or years, or an employer with its years."""
    if not post.post:
        return not has_listed(text[clause.start : clause.end], "study")
    if clause.verb.strip().lower() not in ("", "a", "an", "the") or clause.start == clause.at > clause.sentence.start:
        return True
    first = min((m for m in (post.name, post.date) if m), key=lambda m: m.start, default=None)
    between = text[post.post.end : first.start] if first and first.start > post.post.end else ""
    return bool(first) and not re.sub(r"\b(?:at|with|for|in|of|the|by)\b", "", between).strip(" ,(")


def _complete(said, clause, posts):
    """`a post she has held since 2018`, `where he stayed until 2012`: dates of the post named last.

    `Where she worked from 2008` gives the years of all that she did there, and so a row without a post.
    """
    period = next((p.period for p in posts if p.date), None)
    old = said.found[-1] if said.found else None
    if not (period and old) or not -200 < clause.start - old.end <= 80:
        return []
    before = said.text[clause.start : clause.at]
    is_near = old.end >= clause.sentence.start or said.sentence is clause.sentence
    is_held = clause.kind == "stay" or _POST_HELD.search(said.text[clause.start : clause.verb_start])
    if not is_near or not (is_held or clause.kind == "be" and re.search(r"\bwhere\b|\bbeen\b", before)):
        return []
    since = period.since if period.kind in ("span", "since", "from") else ""
    until = period.until if period.kind in ("span", "until", "since") else ""
    until = "" if until == NOW and clause.verb.startswith("had") else until
    if re.search(r"\bwork", clause.verb):
        return [Entry("", old.employer, since, until, clause.verb_start, posts[0].end, is_listed=False)]
    if not (old.since and since) or old.since[:4] == since[:4]:
        said.found[-1] = replace(old, since=old.since or since, until=old.until or until)
    return []


def _found(said, clause, posts, _):
    """`co-founded Hale Foods in 2011`; `set up on her own` without a name is what the text calls it."""
    text = said.text
    alone = _ALONE.match(text, clause.verb_start)
    post = next((p for p in posts if p.name), posts[0] if posts else Post())
    employer = post.name.words if post.name and (post.name.lead in ("direct", "as") or alone) else ""
    if not employer:
        which = _WHICH.search(text[max(clause.sentence.start, clause.verb_start - 90) : clause.verb_start])
        employer = which[1] if which else ""
    if not employer and not alone:
        return [], ""
    what = "co-founder" if re.match(r".*\bco-?f", clause.verb) else "founder" if employer else alone[0]
    date = post.date or next((p.date for p in posts if p.date), None)
    period = date.period if date and not tells_of_a_firm(text, post.name, date) else None
    since = (period.since or period.until) if period else ""
    end = max(clause.at, post.end, alone.end() if alone else 0)
    return [Entry(what, employer, since, "", clause.verb_start, end, is_listed=False)], employer


def _do(said, clause, posts, current):
    """`led policy teams on benefits at the Ministry`: what somebody did there, in the words of the text."""
    text = said.text
    post, verb = next((p for p in posts if p.name), None), _DOING.search(clause.verb)[0]
    stop, on_board = _OBJECT_END.search(text, clause.at, clause.end), _ON_BOARD.match(text, clause.at, clause.end)
    end, is_near = stop.start() if stop else clause.end, False
    if post and on_board:
        end, is_near = on_board.end(), post.name.lead == "of"
    elif (
        post
        and re.match(r"chair|edit", verb)
        and re.fullmatch(r" (?:the )?(?:[a-z]+ of (?:the )?)?", text[clause.at : post.name.start])
    ):
        end, is_near = post.name.end, True
    elif post and post.name.lead in ("at", "for", "with"):
        is_near = end <= post.name.start <= end + 60 and not re.search(r"[.;]", text[end : post.name.start])
    elif not post and current:
        is_known = said.found and said.found[-1].what and said.found[-1].employer == current
        is_near = bool(is_where(said, clause)) and not is_known  # else it is what the post is about
    words = " ".join(text[clause.at - len(verb) : end].split())
    name = post.name.words if post else current
    if not is_near or not on_board and (_OWN_THING.match(words) or len(words.split()) > _LONGEST_DEED):
        return [], post.name.words if post and is_near else ""
    post = post or Post(date=next((p.date for p in posts if p.date), None))
    since, until = time_of(text, clause, post)
    until = until or (NOW if _DOES.match(verb) else "")
    return [Entry(words, name, since, until, clause.verb_start, max(end, post.end), is_listed=False)], name


def _leave(said, clause, posts, current):
    """`left Deloitte in 2011` ends a role there; `left X for Y as professor` begins another."""
    name = next((p.name.words for p in posts if p.name and p.name.lead == "direct"), "")
    name = name or next((p.origin.words for p in posts if p.origin), "")
    period = next((p.period for p in posts if p.date), None)
    year = (period.since or period.until) if period else ""
    if year:
        _close(said.found, name or current, year)
    post = next((p for p in posts if p.post), None)
    if not post:
        return [], name
    start, other = min(clause.verb_start, post.post.start), post.name.words if post.name else ""
    if post.post.lead == "as" and not re.search(r"\b(?:for|to)\b", said.text[clause.at : post.post.start]):
        employer = name or other or current
        return [Entry(post.post.words, employer, "", year, start, post.end, is_listed=False)], employer
    is_new = other and other != name
    return (
        [Entry(post.post.words, other, year, "", start, post.end, is_listed=False)] if is_new else []
    ), other or name


def _close(found, employer, year):
    """`She left Deloitte in 2011` ends the last role there, if nothing has ended it yet."""
    same = [n for n, entry in enumerate(found) if _is_same(entry.employer, employer)]
    if same and not found[same[-1]].until and found[same[-1]].since <= year:
        found[same[-1]] = replace(found[same[-1]], until=year)


def _is_same(one, other):
    return bool(one and other) and (one == other or one.startswith(other + " ") or other.startswith(one + " "))
