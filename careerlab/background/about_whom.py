"""Whose page it is: where a text names the person, who else has a part of it, and which lines are the person's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from careerlab.background.lines import lines_of
from careerlab.background.names import (
    NAME_WORD,
    TITLE,
    TITLES,
    TOKEN,
    WHOLE,
    is_filed_under,
    is_name,
    names_of,
    where_named,
)
from careerlab.background.words import (
    CHAINS,
    is_given_name,
    is_like_a_person,
    is_organisation,
    is_role,
)

_NAME = re.compile(rf"{TITLES}({WHOLE})(?=[ ]?[,—–|·:(]|[ ]-[ ]|[ \t]*$|[ ]{{2}})", re.M)
_ALONE = re.compile(rf"({TITLES})({WHOLE}?)((?:,?[ ][A-Z][A-Za-z]*[A-Z]){{0,3}})(?:[ ]\([^()]{{1,40}}\))?")
_ANYBODY = re.compile(rf"(?<![\w'’.-])({TITLES})({NAME_WORD}(?:[ ]{NAME_WORD}){{1,2}})(?=(\)?[ ]?[,(]|['’.\s)]|\Z))")
_VERB = (
    r"(?:is|was|has|had|joined|started|began|works|worked|leads|led|runs|ran|became|spent"
    r"|studied|trained|founded|co-founded|came|grew|read|holds|left|advises|manages|teaches"
    r"|taught|makes|brings|heads|retired|qualified|graduated)"
)
_SUBJECT = re.compile(rf"(?<![\w'’.-])({NAME_WORD}[ ]{NAME_WORD}(?:[ ]{NAME_WORD})?)[ ]{_VERB}\b")
_LEAD = re.compile(
    r"(?:name|candidate|applicant|speaker|guest|about|meet|introducing|hi|hello|biography|bio|profile|cv"
    r"|curriculum vitae|resume|résumé|interview with|five minutes with|job history|i['’]m|i am|my name is|full name"
    r"|employee|member)\b",
    re.I,
)
# `Speaker 2: Ann Low`, `Name: Ann Low`
_LABELLED = re.compile(
    r"(?:(?:speaker|panellist|guest|presenter|author|chair)s?(?: \d{1,2})?|(?:full )?name)\s?[:.–—-]\s+", re.I
)
_CONTACT = re.compile(r"@|\d{4}|\bwww\.")
_SPOKEN_OF = re.compile(r"\b(?:I|[Ss]he|[Hh]e|[Tt]hey|[Mm]y|[Hh]er|[Hh]is|[Ww]e|[Oo]ur)\b")
MAX_TITLE, TOP = 110, 8
_RATHER_A_WORD = frozenset("june april august will dean christian guy jan may".split())


def _called(text, names):
    """The words, as written, by which `text` calls the person: given, family and pet name."""
    found = set()
    for start, end in where_named(text, names):
        parts = re.findall(r"[^\W_][\w'’-]*", text[start:end])
        found |= {parts[0], parts[-1]}
        found |= set(re.findall(r"[\"“(]([^\W_][\w'’-]*)[\"”)]", text[start : end + 14]))
    more = {w.capitalize() for w in found} | {"-".join(p.capitalize() for p in w.split("-")) for w in found}
    return {w for w in found | more if len(w) > 1}


def _others_named(text, own):
    """Words that name other people of the page: whole names that do something or are people's, and given names."""
    plain = CHAINS.sub(lambda m: " " if is_organisation(m[1]) else m[0], text)
    found = {w for w in set(re.findall(r"\b[A-ZÀ-Þ][\w'’-]+", plain)) if is_given_name(w)}
    found = {w for w in found if w.casefold() not in _RATHER_A_WORD}
    names = {m[1] for m in _SUBJECT.finditer(text)}
    names |= {m[2] for m in _ANYBODY.finditer(text) if m[1].strip() or is_like_a_person(m[2])}
    for name in sorted(names):
        if is_name(name) and not _is_firm_here(name, text):
            letters = set() if name.isupper() else {w for w in name.split() if w.isupper()}  # `Ann Low RIAS is`
            found |= set(re.findall(r"[^\W_][\w'’-]+", name)) - letters
    return found - own - set(re.findall(r"[A-Z]\w+", TITLE))


def _is_firm_here(name, text):
    """Whether the page speaks of a name as of a firm: `founded Pocket Orchard`, `Pocket Orchard Ltd`."""
    words = re.escape(name)
    before = r"(?:at|joined|join|founded|launched|©(?: \d{4})?|left|when)"
    after = r"(?:Ltd|Limited|plc|Inc|LLP|LLC|GmbH)"
    return bool(re.search(rf"\b{before} (?:the )?{words}\b|(?<!\w){words} {after}\b", text))


@dataclass(frozen=True)
class Page:
    """A note with the lines that are about the person (`own`).

    `called` are the words that name the person, `others` those that name other people, `others_parts` the names of
    those who have a part of the page.
    """

    note: object
    own: tuple
    called: frozenset
    given: frozenset
    others: frozenset
    others_parts: tuple


def page_of(note, person):
    """The part of a note that is about the person, else the name of whom it is about ('' where it does not say).

    Returns
    -------
    Page or str
    """
    names, text = names_of(person), note.text
    body = [line for line in lines_of(text) if line.section != "skip"]
    mine, others = _openings(body, names)
    if not mine:
        instead = _head_of(body) or (others[0][1] if others else _subject(body))
        is_filed = any(is_filed_under(w, names) for w in (note.source, note.person)) and not where_named(text, names)
        is_theirs = is_filed and not instead and not is_of_a_firm(note, names)
        if not is_theirs and (instead or not _is_mentioned(body, names)):
            return instead
    call = _called(text, names) | {w.capitalize() for w in names.first | set(names.last)}
    own = [line for line in _own_lines(body, mine, [at for at, _ in others]) if not _is_of_another(line, call, names)]
    return Page(
        note,
        tuple(own),
        frozenset(call),
        frozenset(w for w in call if w.casefold() in names.first),
        frozenset(_others_named(text, call)),
        tuple(dict.fromkeys(name for _, name in others)),
    )


def is_of_a_firm(note, names):
    """Whether a page lies in the person's folder only, and says `we` and not `I`: an employer's."""
    file = note.source.rpartition("/")[2]
    we, i = (len(re.findall(words, note.text)) for words in (r"\b[Ww]e\b|\b[Oo]ur\b", r"\bI\b|\b[Mm]y\b"))
    return not is_filed_under(file, names) and we > i


def _openings(body, names):
    """Where a part of the page about the person begins, and [(where, name)] of those about others."""
    mine, others = [], []
    for number, line in enumerate(body):
        if where := where_named(line.text, names):
            mine += [line.start] if any(_opens(body, number, a, b) for a, b in where) else []
        elif name := _name_alone(line, body[number + 1] if number + 1 < len(body) else None):
            others.append((line.start, name))
        elif (
            line.section in ("", "about")
            and (m := _NAME.match(line.text))
            and is_name(m[1])
            and _is_title(body, number, m.start(1), m.end(1), at_top=False)
        ):
            others.append((line.start, m[1]))
    return mine, others


def _name_alone(line, below=None):
    """The name of which a line outside of lists consists, with title or letters: `Mary Tolland BVSc MRCVS`."""
    labelled = _LABELLED.match(line.text)
    words = line.text[labelled.end() :] if labelled else line.text
    m = _ALONE.fullmatch(words) if line.section in ("", "about") and not line.is_heading else None
    is_headed = below and line.gap and not below.gap and is_role(re.split(r" at |[,|·]", below.text)[0])
    is_sure = m and (labelled or m[1] or m[3] or is_headed or is_like_a_person(m[2])) and is_name(m[2])
    return m[2] if is_sure else ""


def _head_of(body):
    """The name that stands alone on one of the first lines, above what somebody is."""
    for line, below in zip(body[:3], body[1:4], strict=False):
        m = _ALONE.fullmatch(line.text)
        if m and is_name(m[2]) and (is_like_a_person(m[2]) or is_role(re.split(r" at |[,|·]", below.text)[0])):
            return m[2]
    return ""


def _opens(body, number, start, end):
    """Whether a name opens what is said of somebody: as a title, or as whom a sentence is about."""
    words = body[number].text
    is_subject = re.compile(rf"[\"”]?(?: ?\([^()]*\))?(?:,? [A-Z][A-Za-z]{{1,5}}){{0,3}},? {_VERB}\b").match(words, end)
    goes_on = re.compile(rf"(?<!\w)(?:{'|'.join(TOKEN.findall(words[start:end]))})[ ]{_VERB}\b").search(words, end)
    introduces = re.search(r"(?:\bI['’]?m|\bI am|\bname is|\bthis is)\s\Z", words[:start], re.I)
    return bool(is_subject or goes_on or introduces) or _is_title(body, number, start, end)


def _is_title(body, number, start, end, at_top=True):
    """A short line with the name at its head, or anywhere at the top, with more about the same person below."""
    words = body[number].text
    if len(words) > MAX_TITLE or not at_top and _CONTACT.search(words) or re.match(r"['’]s?\b", words[end:]):
        return False
    before = words[:start].strip(' "“*_#')
    at_head = not before or _LEAD.search(before) or re.fullmatch(TITLES, before + " ")
    is_alone = at_head and at_top and _ALONE.fullmatch(words)
    return bool(at_top and number < TOP or is_alone) or bool(at_head) and _goes_on_about(body, number, words[start:end])


def _goes_on_about(body, number, name):
    """Whether the text below a name speaks of the same person."""
    words = [w.title() for w in re.findall(r"[^\W_][\w'’-]+", name)] or [name]
    names = "|".join(re.escape(w) for w in (words[0], words[-1]))
    said = re.compile(rf"(?<!\w)(?:(?:{names}),?[ ](?=[a-z])|(?:She|He|They|I)\b)(?!['’]s\b)")
    below = next((line.text for line in body[number + 1 : number + 4] if len(line.text) > 40), "")
    return bool(said.search(below))


def _subject(body):
    """The first whole name that does something, '' for none."""
    found = (m[1] for line in body for m in _SUBJECT.finditer(line.text) if is_name(m[1]))
    return next(found, "")


def _is_mentioned(body, names):
    """Whether a sentence names the person, other than as the owner of something."""
    return any(not re.match(r"['’]s?\b", line.text[end:]) for line in body for _, end in where_named(line.text, names))


def _own_lines(body, mine, others):
    """From the person's name to the next other name; the whole page where nobody else has a part."""
    if not others:
        return tuple(body)
    turns = sorted([(start, True) for start in mine] + [(start, False) for start in others])
    return tuple(line for line in body if (at := bisect_right(turns, (line.start, True))) and turns[at - 1][1])


def _is_of_another(line, call, names):
    """A line that lists somebody else and does not speak of the person: `Registration: Ann Thorpe, events manager`."""
    words = line.text
    if _SPOKEN_OF.search(words) or where_named(words, names) or set(re.findall(r"[^\W_][\w'’-]+", words)) & call:
        return False
    if line.section != "roles" and (m := _NAME.match(words)) and is_name(m[1]) and is_role(_behind(words, m.end())):
        return True
    for m in _ANYBODY.finditer(words):
        if re.search(r"\b(?:to|with|for|under|by|from)[ ]\Z", words[: m.start()]):
            continue  # `assistant to Harry Vine, Vine Lettering`
        is_listed = m[3].strip()[-1:] in (",", "(") or re.search(r"(?:[:;•]\s*|\A)\Z", words[: m.start()])
        if (m[1].strip() or is_like_a_person(m[2]) and is_name(m[2])) and is_listed:
            return True
    return False


def _behind(words, at):
    return re.split(r"[,;(|·]| at ", words[at:].lstrip(" ,(|·:–—-"))[0]
