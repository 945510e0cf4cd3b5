"""Who is meant: the people of the notes by first or full name, and names nobody has talked to yet."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from careerlab.insights.identity.names import fold_name, formal
from careerlab.resources import rows as resource

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]*"
_PART = rf"(?:[A-Z]\.|{_CAPITAL})"
_UNKNOWN = re.compile(rf"\b(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?{_PART}(?: (?:{_PART}|van|de|der|von|di|al)){{0,2}}")
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    i i'm i'll i'd i've she he they we you it her him his my our their the a an and but or if so then to todo next
    will would can could may might must should please ask send write call ring email mail text thank thanks remind
    nudge chase tell look find get put read easter christmas nhs hr cv linkedin zoom teams ux uk usa us pm ok okay
    what who when where how why that this there here also maybe perhaps yes no not nobody somebody someone everyone
    everybody anyone people clients first second third after before by in on at for with from of about
    said says promised offered happy let note notes action actions follow up book buy sign apply meet visit mention
    introduce introduction intro portfolio sql excel""".split()
)


MOST_WORDS = 2  # of a label that is a name
THEM = frozenset("her his him she he them they their theirs hers".split())
_SIDE = re.compile(r"^(\w+)(?:'s)? (?:side|part|bit|list|turn|end|actions|promises|jobs|to-?dos?)$")
_CONTRACTED = re.compile(r"(?:['’](?:ll|d|m|re|ve|s)|\.)$")
_BEGINS = re.compile(r"(?:^|[.!?:;]\s|\n)\W*$")


class Name(NamedTuple):
    """A name in a text: the full name where it is known, and where it stands."""

    name: str
    start: int
    end: int
    known: bool


def known_people(insights):
    """Return folded name, first name, nickname or surname -> full name, of who was talked to or introduced somebody.

    A name that two people have means neither.
    """
    people = sorted({*insights["person"], *insights["introduced_by"]} - {""})
    book, twice = {}, set()
    for name in people:
        key = fold_name(name)
        written = fold_name(name.split()[0])  # "Mei-Lin" of Mei-Lin Chow
        first, last = (key.split() or [""])[0], (key.split() or [""])[-1]
        for form in {key, written, first, last, *formal(first), *_nicknames()[first]} - {""}:
            if book.get(form, name) != name:
                twice.add(form)
            book[form] = name
    return {form: name for form, name in book.items() if form not in twice or fold_name(name) == form}


@cache
def _nicknames():
    found = defaultdict(list)
    for row in resource("nicknames"):
        found[row["name"]].append(row["nickname"])
    return found


def initials(person):
    """Return what stands for a name in short notes, {"q", "qf"}; any letter but "I" and "a" where nobody is named."""
    letters = "".join(part[0] for part in person.lower().split()) if person else ""
    return ({letters[:1], letters} if person else set("bcdefghjklmnopqrstuvwxyz")) - {"", "i", "a"}


def owner_named(label, book, person):
    """Return whose things to do a label announces: ``I``, ``they`` (the person), another's name, '' nobody's.

    Parameters
    ----------
    label : str
        "Me", "THEY", "Grace", "G."
    book : dict
        As `known_people` returns it.
    person : str
        Whose talk it is.
    """
    word = _SIDE.sub(r"\1", label.lower().strip(" .:"))
    if word in ("me", "i", "myself", "mine", "my"):
        return "I"
    if len(word.split()) > MOST_WORDS:
        return ""
    named = [n.name for n in names_in(label.title(), book) if n.known]
    if word in THEM or word in initials(person) or named[:1] == [person]:
        return "they"
    return named[0] if named else ""


def names_in(text, book):
    """Return the names in a text, in order: those known in any spelling, others where a capital says so."""
    found = []
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\W_][\w'’-]*", text)]
    at = 0
    while at < len(words):
        name, count = _known_at(words, at, book)
        if name:
            found.append(Name(name, words[at][1], words[at + count - 1][2], True))
        at += count
    taken = [(n.start, n.end) for n in found]
    for match in _UNKNOWN.finditer(text):
        name = _name_of(match)
        if name and not any(start < name.end and name.start < end for start, end in taken):
            found.append(name)
    return sorted(found, key=lambda n: n.start)


def _known_at(words, at, book):
    for count in (3, 2, 1):
        part = words[at : at + count]
        if len(part) == count:
            key = fold_name(re.sub(r"['’]s?$", "", " ".join(word for word, _, _ in part)))
            if key not in book:
                continue
            is_first = len(key) > 3 and fold_name(book[key]).startswith(key)
            if count > 1 or part[0][0][:1].isupper() or is_first:
                return book[key], count
    return "", 1


def _name_of(match):
    """Return what is left of capitals that follow one another when words that are no names are taken from both ends."""
    words, start = match.group().split(), match.start()
    while words and _is_no_name(words[0]):
        start += len(words[0]) + 1
        words = words[1:]
    while words and _is_no_name(words[-1]):
        words.pop()
    if not words or not words[0][:1].isupper() or (len(words) == 1 and words[0].isupper()):
        return None
    if len(words) == 1 and _BEGINS.search(match.string[:start]):
        return None  # any word has a capital there
    name = " ".join(words)
    end = start + len(name)
    return Name(re.sub(r"['’]s?$", "", name), start, end, False)


def _is_no_name(word):
    plain = _CONTRACTED.sub("", word.lower())
    return plain in _NO_NAMES or plain.removesuffix("s") in _NO_NAMES  # "Mondays"


def is_same(one, other):
    """Whether two names are one person's: "Mark" and "Mark Ellis", "Aisha Farouk" in any spelling."""
    a, b = fold_name(one).split(), fold_name(other).split()
    return bool(a and b) and (a == b or (a[0] == b[0] and 1 in (len(a), len(b))))
