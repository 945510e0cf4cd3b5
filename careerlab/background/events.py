"""What the person lived through at an employer: founding, growth, merger, flotation, cuts, closure."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from careerlab.background.dates import NOW, periods
from careerlab.background.lines import lines_of, sentences_of
from careerlab.background.model import Entry
from careerlab.background.words import employer_at, is_place, listed
from careerlab.insights.identity.names import firm_forms, fold_firm
from careerlab.resources import rows

_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a[ ]handful[ ]of|a[ ]dozen"
    r"|(?!(?:19|20)\d\d\b)[\d.,]+k?)"
)
_FROM_TO = re.compile(
    rf"\b(?:from|of)[ ](?:just[ ]|only[ ]|about[ ]|around[ ])?{_NUMBER}(?:[ ][a-z]+){{0,2}}[ ]to[ ](?:over[ ]|about[ ]"
    r"|more[ ]than[ ]|nearly[ ])?(?:[\d.,]+k?\b|[a-z-]+)",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:people|staff|employees|headcount|colleagues|engineers|designers|associates|nurses|teachers|students|schools"
    r"|shops|stores|offices|branches|sites|restaurants|beds|team|strong|lawyers|partners|vans|drivers|us)\b",
    re.I,
)
_DOUBLED = re.compile(r"\b(?:doubled|trebled|tripled|quadrupled|scaled up)\b", re.I)
_SIZE = re.compile(
    r"\b(?:in size|headcount|staff|workforce|(?:the|our) (?:company|firm|team|business|school|trust))\b", re.I
)
_NOUN = (
    r"(?:company|firm|business|school|trust|hospital|council|bank|organi[sz]ation|service|charity|agency|practice|group"
    r"|studio|plant|site|factory|paper|press|foundry|pottery|depot|colliery|garage|home|store|shop|college|university"
    r"|mill|mine|pit|yard|works|academy|surgery|club|restaurant|hotel|pub|magazine|newspaper|brewery|bakery|start-?up"
    r"|box)"
)
_PART = r"(?:team|department|unit|office|branch|division|directorate)"
_OWN = re.compile(
    rf"\b(?:the|our|my|its|whole|this|entire|her[ ]own|his[ ]own|their)[ ](?:whole[ ])?(?:{_NOUN}|{_PART})\b"
    r"|\b(?:we|us|our)\b",
    re.I,
)
_OTHER_FIRM = re.compile(rf"\b(?:an?|another|one|(?:[Tt]he|that)[ ](?!whole|entire)[a-z]+)[ ](?:[a-z]+[ ])?{_NOUN}\b")
# `the firm closed`, `the councils merged`, and not `the ward closed`, `services were merged`, `she closed the deal`
_VERB = re.compile(
    r"(?:(?:was|were|is|are|had|has|have|being|been|finally|later|then)[ ]){0,3}(?:closed|shut|merged|amalgamated"
    r"|bought|acquired|taken[ ]over|sold|restructured|reorgani[sz]ed)\b(?P<thing>[ ](?:the|a|an|his|her|two|three|four"
    r"|some|several|all|off|\d|its(?![ ]doors)))?",
    re.I,
)
_DOER = re.compile(
    rf"(?:\b(?P<noun>{_NOUN}|(?P<part>{_PART})|councils|companies|firms|banks|trusts|schools|hospitals|colleges|agencies"
    r"|charities|businesses|practices)|(?<![\w'’&])[A-ZÀ-Þ][\w'’&]{1,30}|\b(?:[Ii]t|[Ww]e|they|which|that))[ ]\Z"
)
_CLOSURE = re.compile(
    rf"[Cc]los(?:ures?|ing)(?:[ ]of[ ](?:(?:the|our|its|my|two|three|four|several|\d+)[ ])?(?:{_NOUN}s?|{_PART}s|stores"
    r"|branches|factories|[A-ZÀ-Þ]\w+)\b|\b(?![ ]of))|[Cc]los(?:ed|ing)[ ]down"
)
_BOUGHT = re.compile(
    r"(?<![\w'’&])(?!(?:He|She|They|I)[ ])[A-ZÀ-Þ][\w'’&]{1,30}[ ](?:bought|took[ ]over|absorbed)[ ]"
    r"(?:the[ ])?(?=[A-ZÀ-Þ])"
)
_ANOTHER_DID = re.compile(
    r"(?<![\w'’&-])(?!The|Our|My|We|It|When|This|They)([A-ZÀ-Þ][\w'’&-]{1,30})"
    r"(?:[ ](?:was|were|had|has|been|itself)){0,3}[ ]\Z"
)
_BY = re.compile(r"\b(?:redundant|laid[ ]off)(?:[ ]\w+)?,?[ ]by[ ](?:the[ ])?(?=[A-ZÀ-Þ])")
_LET_GO = re.compile(
    r"\bmade[ ](?:[\w-]+[ ]){1,3}redundant\b|\blet[ ](?:[\w-]+[ ]){1,3}(?:people|staff|colleagues|employees)[ ]go\b"
    r"|\btook[ ](?:voluntary[ ])?redundancy\b",
    re.I,
)
_SOLD = re.compile(rf"\bsold[ ](?:the|our|my|his|her|their)[ ]{_NOUN}[ ]to\b", re.I)
_INTO_GROUP = re.compile(rf"\b(?:the|our|my)[ ]{_NOUN}[ ]joined[ ](?:the|a|an)\b", re.I)
_ALSO = (("layoffs", _LET_GO), ("acquisition", _SOLD), ("acquisition", _BOUGHT), ("merger", _INTO_GROUP))
_NOT = re.compile(
    r"\b(?:never|not|without|avoid(?:ed)?|if|would|might|could|will|threat(?:ened)?|plans? to|hop(?:e|es|ed|ing)|may"
    r"|next (?:year|month|spring|summer|autumn)|(?:is|are) (?:merging|closing)|for sale|book|course|study|paper on"
    r"|thesis|closing date|close to|closed (?:question|loop|deals?)|enclosed|listing price|price listing|shutdown crew"
    r"|floated the idea|growth mindset|(?:personal|lead|economic|population) growth|growth of the"
    r"|(?:since|after) the)\b|n['’]t\b",
    re.I,
)
_CLAUSE = re.compile(
    r"[;:—]|,[ ](?=(?:and|but|when|which|where|who|she|he|I|we)\b)|\b(?:when|until|while|whereupon)[ ]"
)
_ANOTHER = re.compile(r"\b(?:at|for|with|joined|by|to)[ ](?:the[ ])?(?=[A-ZÀ-Þ])")
_FOUNDED = re.compile(r"\b(?:was |were )?(?:founded|established|set up|started|opened)\b", re.I)
_FOUNDER = re.compile(r"(?:co-?)?founder\b(?! member)", re.I)
TOP = 5


@cache
def _words():
    found = {}
    for row in rows("times_lived_through"):
        inside = "|".join(sorted((re.escape(w) for w in row["words"].split("; ")), key=len, reverse=True))
        found[row["what"]] = re.compile(rf"(?<![\w'’-])(?:{inside})(?![\w'’-])", re.I)
    return found


def events_of(text, subjects, roles, month_first):
    """What happened at an employer while the person was there, in the order of the text.

    `what` of an entry is one of the kinds in ``resources/times_lived_through.csv``.
    """
    found = [replace(r, what="founding") for r in roles if _FOUNDER.match(r.what) and r.employer]
    for sentence in (s for s in subjects.sentences if s.section != "education"):
        for what, at in _events_in(text[sentence.start : sentence.end]):
            role = _whose(text, sentence, sentence.start + at, roles, month_first, subjects.called)
            found += [_entry(text, sentence, what, sentence.start + at, role, month_first)] if role else []
    return _once(found)


def _once(found):
    once = {(e.what, e.employer): e for e in reversed(found)}
    return list(reversed(once.values()))


# ---- what a sentence speaks of


def _events_in(words):
    """[(kind, where)] of the events at an employer that a sentence speaks of."""
    found = {"growth": _growth(words)}
    for what, pattern in _words().items():
        places = (_where(words, m, what) for m in pattern.finditer(words) if what != "growth")
        found[what] = next((at for at in places if at is not None), found.get(what))
    for what, pattern in _ALSO:
        if found.get(what) is None and (m := pattern.search(words)):
            found[what] = m.start()
    if found["merger"] is not None and found["acquisition"] is not None:
        del found["acquisition" if re.search(r"\bmerg", words, re.I) else "merger"]
    return [(what, at) for what, at in found.items() if at is not None]


def _where(words, m, what):
    """Where an event is told, with the noun that it happened to, None for none.

    It must be of a whole firm: not of a ward, not what somebody closed, not what may come.
    """
    if _NOT.search(words[max(0, m.start() - 30) : m.end() + 20]):
        return None
    verb = next((v for v in _VERB.finditer(words) if v.start() <= m.start() < v.end()), None)
    if not verb:
        return None if re.match(r"clos", m[0], re.I) and not _CLOSURE.match(words, m.start()) else m.start()
    doer = _DOER.search(words, 0, verb.start())
    is_part = doer and doer["part"] and what != "reorganisation" or verb["thing"] and what == "closure"
    if is_part or not doer and verb.start():
        return None
    return doer.start() if doer and doer["noun"] else verb.start()


def _growth(words):
    change = _FROM_TO.search(words)
    grew = change if change and _PEOPLE.search(words) else _DOUBLED.search(words)
    return grew.start() if grew and (grew.re is not _DOUBLED or _SIZE.search(words)) else None


# ---- whose it was


def _whose(text, sentence, at, roles, month_first, called):
    """The role during which it happened; None where it is another firm's, or not the person's time."""
    cuts = [m.end() for m in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    start = max((c for c in cuts if c <= at), default=sentence.start)
    end = min((c for c in cuts if c > at), default=sentence.end)
    years = periods(text[start:end], month_first) or periods(text[sentence.start : at], month_first)[-1:]
    employed = [r for r in roles if r.employer]
    named = _named_last(text, start, at, [r for r in employed if _names(text[start:end], r.employer)])
    if by := _BY.search(text, at, end):  # `made redundant by Cole Ltd`
        named = [r for r in named if _names(text[by.end() : by.end() + len(r.employer)], r.employer)]
    if by and not named or _is_relative(text, start, at, named):
        return None
    if not named:
        if _is_of_another(text, start, at, end, employed, called):
            return None
        named = _spoken_of(text, sentence, start, at, end, employed)
    return next((r for r in named if _was_there(r, years)), None)


def _named_last(text, start, at, roles):
    """Of several employers the one named last before it: `before Cole he founded Reed, which closed in 2015`."""
    places = [text.rfind(role.employer.split()[0], start, at) for role in roles]
    return [role for role, place in zip(roles, places, strict=True) if place == max(places)]


def _is_relative(text, start, at, named):
    """Whether it is told of another firm: `led a team at Etsy and joined Acorn, a start-up that was bought`."""
    names = [employer_at(text, m.end(), at) for m in _ANOTHER.finditer(text, start, at)]
    last = next((text[slice(*name)] for name in reversed(names) if name), "")
    return bool(last and text[:at].endswith((" that ", ", which "))) and not any(
        _names(last, r.employer) for r in named
    )


def _is_of_another(text, start, at, end, roles, called):
    """Whether a firm that is not the person's is what it happened to: `when Hart's Bakeries closed`."""
    if _OTHER_FIRM.search(text, start, min(at + 16, end)) and not _OWN.search(text, start, end):
        return True
    before = _ANOTHER_DID.search(text, start, at)
    if not before or re.fullmatch(_NOUN, before[1].lower()) or before[1] in called or is_place(before[1]):
        return False
    return not any(_names(before[1], r.employer) for r in roles)


def _spoken_of(text, sentence, start, at, end, roles):
    """The roles of the employer that a clause speaks of without naming it: `the company`, `we`, `made redundant`."""
    is_own = _OWN.search(text, start, end)
    near = [r for r in roles if r.start < end and "\n\n" not in text[r.start : start]]
    if not (sentence.in_list or is_own or near or _LET_GO.search(text, start, end)):
        return []
    if is_own and re.fullmatch(r"we|us|our", is_own[0], re.I) and not sentence.in_list:
        now = [r for r in roles if r.until == NOW] or [r for r in roles if not r.until]
        return now if len({r.employer for r in now}) == 1 else []
    before = [r for r in roles if r.start < end and (r.is_listed or not sentence.in_list)]
    before.sort(key=lambda r: (r.start, r.end))
    if not before or not sentence.in_list and _speaks_of_another(text, before[-1], at):
        return []
    return [r for r in reversed(before) if r.employer == before[-1].employer]


def _speaks_of_another(text, role, start):
    """Whether another employer is named between a role and what is said later."""
    names = (employer_at(text, m.end(), start) for m in _ANOTHER.finditer(text, min(role.end, start), start))
    words = (text[slice(*name)] for name in names if name)
    return any(not _names(w, role.employer) and not is_place(w) for w in words)


def _names(words, employer):
    """Whether a text names an employer, whole or by its first words: `Calder` for Calder Foods."""
    said, whole = f" {fold_firm(words)} ", fold_firm(employer)
    return any(f" {form} " in said for form in (whole, *firm_forms(whole)) if form == whole or _is_telling(form, words))


def _is_telling(form, words):
    tokens = form.split()
    plain = listed("organisation") | listed("school") | {"of", "for", "and", "the", "de"}
    if tokens[-1] in ("of", "for", "and", "the") or set(tokens) <= plain or len(form) < 4:
        return False
    return len(tokens) > 1 or len(form) > 4 and not is_place(form) and _is_alone(form.title(), words)


def _is_alone(word, words):
    """Whether a word stands by itself, and does not begin another name: `Northern` in `Northern Museums Trust`."""
    return bool(re.search(rf"(?<!\w){re.escape(word)}\b(?![ ](?:& )?[A-Z])", words))


def _was_there(role, years, is_sure=False):
    """Whether a role holds in all these years; `is_sure`: it must say since when."""
    said = [(p.since or p.until)[:4] for p in years]
    until = role.until[:4] if role.until != NOW else ""
    since = role.since[:4] or ("9999" if is_sure else "")
    return all(since <= year and (not until or year <= until) for year in said)


def _entry(text, sentence, what, at, role, month_first):
    points = [p for p in periods(text[sentence.start : sentence.end], month_first) if p.kind == "point"]
    near = min(points, key=lambda p: (abs(sentence.start + p.start - at), p.start), default=None)
    return Entry(what, role.employer, near.since if near else "", "", sentence.start, sentence.end)


# ---- a page about an employer


def is_page_of(note, employers, in_folder, about=""):
    """Whether a note is about one of these employers, by its name, its top, or the person's folder it lies in.

    `about` is somebody whom the page speaks of: then only the first line or the name of the file counts.
    """
    if not note.text.strip() or not employers:
        return False
    top = " ".join(line.text for line in lines_of(note.text)[: 1 if about else TOP])
    named = re.sub(r"[_-]", " ", f"{note.title} {note.organisation} {note.source} {top}")
    return any(_names(named, e) or in_folder and _names(note.text, e) for e in employers)


def events_at(text, roles, month_first):
    """What happened at an employer in a year that the person was there, as a page about the employer says.

    Only sentences with a year, and only roles whose first year is known: nobody was there because he may have been.
    """
    lines = [line for line in lines_of(text) if line.section != "skip"]
    top = " ".join(line.text for line in lines[:TOP])
    known = [r for r in roles if r.since and r.employer]
    here = next((r.employer for r in known if _names(top, r.employer)), "")
    found = []
    for start, end, _ in sentences_of(text, lines):
        words = text[start:end]
        named = next((r.employer for r in known if _names(words, r.employer)), "")
        whose, when = named or (here if _OWN.search(words) else ""), periods(words, month_first)[:1]
        for kind in [kind for kind, _ in _events_in(words)] + (["founding"] if _FOUNDED.search(words) else []):
            if when and any(r.employer == whose and _was_there(r, when, is_sure=True) for r in known):
                until = when[0].until if when[0].kind == "span" else ""
                found.append(Entry(kind, whose, when[0].since, until, start, end))
    return _once(found)
