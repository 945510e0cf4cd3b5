"""The marks in a clause about the person: posts that its words give her, names of employers, and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from careerlab.background.phrases import is_firm_noun
from careerlab.background.words import (
    employer_at,
    has_listed,
    is_department,
    is_everyday,
    is_large,
    is_like_a_person,
    is_organisation,
    is_place,
    is_role,
    is_unit,
    listed,
)

_CAPITAL = re.compile(r"(?<![\w'’&.-])(?=[A-ZÀ-ÞŁŚŻŽŠČĆŘ]|\d{1,3}[A-Z])")
_LEAD = re.compile(
    r".*(?<!\w)(?P<word>at|with|w/|@|for|of|in|to|into|from|by|on|as)[ ](?P<kind>[a-zé'’-][a-zé'’ -]{0,60},?[ ])\Z",
    re.S,
)
_BARE_LEAD = re.compile(
    r"(?<![\w'’])(?P<word>at|with|w/|@|for|of|in|to|into|from|by|on|as)[ ](?:(?:the|an?|both)[ ])?\Z"
)
_BEHIND = re.compile(
    r" (?:at|for|with|on the|in the) (?:the )?[A-Z]|,? (?:in|from|since|until|between) (?:\w+ )?(?:19|20)\d\d"
)
_YEARS = re.compile(r",? (?:19|20)\d\d")
_KIND_AFTER = re.compile(
    r" (?:shipyard|depot|brewery|bakery|bookshop|shop|store|factory|mill|plant|mine|hospital|clinic|school|college"
    r"|council|office|branch|restaurant|hotel|garage|farm|estate|theatre|museum|library|laboratory|studio"
    r"|power station)\b"
)
_GO = (
    r"(?:also|now|currently|still|once|first|formerly|previously|then|later|latterly|both|only|initially|finally"
    r"|at once|again|always|since|back|soon|eventually|today|originally|briefly|afterwards|or|and|and then)"
)
_ARTICLE = (
    r"(?:(?:an?|the|its|their|our|her|his|my|one of the|part-time|full-time|newly qualified|newly-qualified|now|former"
    r"|retired|first|only|youngest|(?:the|its|our) [a-z]+['’]s)[ ]){0,3}"
)
_TO_POST = re.compile(rf"[ ,]*(?:{_GO}[ ,]+){{0,3}}{_ARTICLE}")
_AS_POST = re.compile(
    r"(?<!such)(?<!known)(?<!described)(?<!seen)(?<!well)(?<!trained)(?<!regarded)(?<!much)(?<!retrained)[ ,(]"
    rf"(?:as|role of|post of|position of|job of|title of)[ ](?:{_GO}[ ,]+){{0,2}}{_ARTICLE}\Z"
)
_FROM_TO = re.compile(rf"(?:.*[ ])?(?:to|from)(?:[ ](?:be|become|being))?[ ](?:{_GO}[ ,]+){{0,2}}{_ARTICLE}")
_FROM_ANOTHER = re.compile(r"\bfrom (?:its|their|his|her|our|my|the) \Z")  # `took over from its founder`
_LISTED = re.compile(
    rf"[\s,;()–—]*(?:(?:{_GO}|before|as|to|from|for|a year|years?|at|in|with|becoming)[ ,]+){{0,4}}{_ARTICLE}"
)
_RISE = re.compile(
    r".*\b(?:promoted|r(?:ise|ose|isen|ising)|progress|advanc|stepp|mov|went|going|graduated|made)", re.I
)
_BE_LIKE = re.compile(
    r".*(?:becom|became|appointed|elected|named|made|hired|passed out|apprenticed|employed|qualif|remain|stay)", re.I
)


@dataclass(frozen=True)
class Mark:
    """A post, a name (of an employer), a date or another name at `start:end` of a text; `lead` is what leads to it."""

    kind: str
    words: str
    start: int
    end: int
    lead: str = ""
    period: object = None


def marks_of(text, subjects, clause, dates, titles):
    """The marks of a clause in order; `dates` and `titles` are those of its sentence."""
    times = [Mark("date", "", at, at + p.end - p.start, period=p) for at, p in dates]
    posts = [Mark("post", text[a:b], a, b, "" if sure else "?") for a, b, sure in titles if clause.at <= a < clause.end]
    names = _names(text, subjects, clause, [*times, *posts])
    return _governed(text, clause, sorted([*times, *names, *posts], key=lambda m: m.start))


# ---- posts


def _governed(text, clause, marks):
    """The marks without the posts that the clause does not give to the person."""
    kept = []
    for mark in marks:
        if mark.kind == "post":
            lead = _governor(text, clause, mark, kept)
            if not lead or mark.lead and not _is_sure(text, mark, lead):
                continue
            mark = replace(mark, words=" ".join(mark.words.split()), lead=lead)
        kept.append(mark)
    return tuple(kept)


def _is_sure(text, mark, lead):
    """Whether words say that an unknown noun is a post: `as an arranger`, `was a loader at Hale Foods`."""
    has_article = re.search(r"\ban?[ ]\Z", text[max(0, mark.start - 3) : mark.start])
    return bool(has_article) and (lead == "as" or lead == "be" and bool(_BEHIND.match(text, mark.end)))


def _governor(text, clause, mark, before):
    """What gives a post to the person: `be`, `as`, `to`, `from`, `list` or `head`; '' where nothing does."""
    behind = [m for m in before if m.start >= clause.at]
    last, has_posts = behind[-1] if behind else None, any(m.kind == "post" for m in behind)
    near = text[last.end if last else clause.at : mark.start].replace("\n", " ")
    is_first = not last or last.kind == "other" and not has_posts
    between = text[clause.at : mark.start].replace("\n", " ") if is_first else near
    if is_first:
        if clause.kind == "note":
            return "head" if not between.strip() else ""
        is_held = clause.kind == "be" or _BE_LIKE.match(clause.verb) or clause.verb.endswith(" on")
        is_held = is_held or clause.verb.endswith("went") and re.match(r"self-employed|freelance", mark.words)
        if is_held and _TO_POST.fullmatch(between):
            return "be"
    if _AS_POST.search(" " + between if is_first else between):
        return "as"
    if _FROM_ANOTHER.search(near):
        return ""
    is_rise = _RISE.match(clause.verb) or not is_first or near.endswith(" from ")
    is_rise = is_rise and clause.kind in ("start", "stay")
    if is_rise and len(near) < 40 and _FROM_TO.fullmatch(near):
        return "from" if re.search(r"\bfrom\b", near) else "to"
    if is_first or last.kind == "other" and not _is_led(text, clause, last) or not _LISTED.fullmatch(between):
        return ""
    return "list" if has_posts or clause.kind in ("be", "start", "note") and last.kind in ("date", "name") else ""


def _is_led(text, clause, mark):
    """Whether a preposition leads to a name: `a nurse in Hull and a carer` goes on, `Winner, Young Chef` does not."""
    before = text[max(clause.at, mark.start - 10) : mark.start]
    return bool(re.search(r"\b(?:in|at|of|for|with|on|to|from)(?: the)? \Z", before))


# ---- employers


def _names(text, subjects, clause, taken):
    """The names in a clause: of employers, and of anything else, for what stands between."""
    found, at = [], clause.start
    for m in _CAPITAL.finditer(text, clause.start, clause.end):
        if m.start() < at or any(t.start <= m.start() < t.end for t in taken):
            continue
        if name := employer_at(text, m.start(), clause.sentence.end):
            start, end = name
            own = [start + w.start() for w in re.finditer(r"(?<=[ ])\S+", text[start:end]) if w[0] in subjects.called]
            end = min([end, *own, *(t.start for t in taken if start < t.start < end)])
            end = start + len(text[start:end].rstrip(" ,("))
            found.append(_name(text, subjects, clause, start, end) or Mark("other", text[start:end], start, end))
            at = max(name[1], end)
    for m in _generic().finditer(text, clause.at, clause.end):
        found.append(Mark("name", m["plain"], m.start("plain"), m.end(), "at"))
    return found


@cache
def _generic():
    """`in the army`: employers that need no capitals."""
    known = [w for w in listed("generic employer") if w not in ("treasury", "bar", "church", "home office")]
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(
        r"(?<!\w)(?:at|in|for|with|joined|joining|to|into|left|leaving) (?:the|a|our|my|her|his) "
        rf"(?P<plain>{names})\b"
    )


def _name(text, subjects, clause, start, end):
    """The employer at `start:end` with the word that leads to it, or None for what is none."""
    words, before = text[start:end], text[max(clause.start, start - 70) : start].replace("\n", " ")
    if not words:
        return None
    is_direct = start >= clause.at and re.fullmatch(r"[ ](?:up[ ])?(?:the[ ])?", text[clause.at : start])
    is_direct = is_direct and clause.kind in ("start", "leave", "found")
    if _is_bare(words):
        return _whole_name(text, words, start, end, "direct" if is_direct else "at")
    firm = _firm_lead(before)
    lead = _BARE_LEAD.search(before) or firm
    word = "direct" if is_direct else lead["word"] if lead else ""
    is_sure = is_organisation(words) or is_large(words)
    if _is_no_employer(text, clause, words, start, word, is_sure) or _is_somebody(
        subjects, words, word, is_sure, clause
    ):
        return None
    is_sure = is_sure or bool(firm)
    if not word and not is_sure and not (before.endswith("(") and _YEARS.match(text, end)):
        return None
    if word == "as" and clause.kind != "found":
        return None
    is_led = clause.kind == "start" and word in ("to", "into", "from", "by")
    if word in ("in", "into", "by", "from", "on", "to") and not (is_sure or is_led):
        return None
    kind = _KIND_AFTER.match(text, end, clause.sentence.end)
    return Mark("name", words + (kind[0] if kind else ""), start, kind.end() if kind else end, word or ",")


def _is_no_employer(text, clause, words, start, word, is_sure):
    """Whether a name in capitals is a post, a study, a town, a department or plain words."""
    if is_role(words) and not is_organisation(words) or has_listed(words, "study"):
        return True
    if is_place(words) and not re.search(r"(?:\A|\w) at \Z", text[clause.at : start]):
        return True  # `a lecturer at Hull`, and not `a lecturer in Hull`
    if start > clause.at and has_listed(text[clause.at : start], "study"):
        return True  # `a master's at City University`
    is_plain = word not in ("at", "direct") and not is_sure and is_everyday(words)
    return is_plain or is_unit(words) or is_department(words) and not is_large(words)


def _is_somebody(subjects, words, word, is_sure, clause):
    """Whether a name is a human being's: the person's own may also be what she founded (`Sands Pianos`)."""
    first = words.split()[0]
    if first in subjects.called:
        return not (word == "direct" and clause.kind == "found" and " " in words)
    return word != "at" and (first in subjects.others and not is_sure or is_like_a_person(words))


def _firm_lead(before):
    """`with the consultancy `: what leads to a name and says that it is an employer's."""
    m = _LEAD.match(before)
    return m if m and is_firm_noun(re.sub(r"^(?:the|an?|its|his|her|my|our|both) ", "", m["kind"])) else None


def _is_bare(words):
    """`the University`: a kind of employer, and no name."""
    return " " not in words and not words.isupper() and words.casefold() in listed("organisation") | listed("school")


def _whole_name(text, words, start, end, lead):
    """`the Trust` is the employer whose name the page has last called so: `Northern Museums Trust`."""
    whole = called_so(text, words, start)
    return Mark("name", whole, start, end, lead) if whole else None


def called_so(text, kind, before):
    """The name that a page has last used for a kind of employer: `the hospice`; '' for none."""
    named = [m[0] for m in _CALLED.finditer(text, max(0, before - 4000), before)]
    return next((n for n in reversed(named) if n.casefold().endswith(f" {kind.casefold()}")), "")


_CALLED = re.compile(r"(?<![\w'’-])(?:[A-ZÀ-Þ][\w'’&-]{0,30}[ ](?:(?:of|and|for|&)[ ])?){1,6}[A-ZÀ-Þ][\w'’-]{0,30}")
