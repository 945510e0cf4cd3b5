"""Names of people: the forms of one, where a text has it, and what in capitals can be somebody's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careerlab.background.lines import folded, is_heading_word, section_of
from careerlab.background.words import has_listed, is_given_name, is_organisation, is_place, is_role, listed
from careerlab.insights.identity.names import fold_name, formal

TOKEN = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s\"“”'’().\w-]{0,30}")
TITLE = (
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev|Revd|Fr|Capt|Captain|Detective Inspector|Major|Sgt|Cllr"
    r"|Baroness|Lord|Lady)\b\.?[ ]"
)
TITLES = rf"(?:{TITLE}){{0,2}}"
NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]{0,30}|[A-Z]\.|[\"“(][A-ZÀ-Þ][\w'’-]{0,30}[\"”)])"
WHOLE = rf"{NAME_WORD}(?:[ ]{NAME_WORD}){{1,3}}"
_NO_NAME = frozenset(
    """the a an our my your his her this that these at in on of for and or with from to then when before after about
    meet all new next last more see show home issue room track part day no number page abstract session hi
    hello dear hey""".split()
)


@dataclass(frozen=True)
class Names:
    """What a page calls the person: `first` and `last` in all folded forms."""

    first: frozenset
    last: tuple


def names_of(person):
    """The forms of a name that are looked for."""
    tokens = fold_name(person).split()
    quoted = {t for m in re.finditer(r"[\"“(]([^\"“”()]{1,30})[\"”)]", person) for t in fold_name(m[1]).split()}
    first = tokens[0] if tokens else ""
    formals = {name.split()[0] for name in formal(first)} if first else set()
    return Names(frozenset({first} | formals | quoted) - {""}, tuple(tokens[-1:] if len(tokens) > 1 else ()))


def where_named(text, names):
    """(start, end) of every place where `text` has the person's whole name."""
    tokens = [(m.start(), m.end(), fold_name(m[0]) or m[0].casefold()) for m in TOKEN.finditer(text)]
    found = []
    for i, (start, end, word) in enumerate(tokens):
        if word not in names.first and not any(word in {n.split()[0] for n in formal(f)} for f in names.first):
            continue
        if not names.last:
            if text[start].isupper():
                found.append((start, end))
            continue
        for j in range(i + 1, min(i + 5, len(tokens))):
            if tokens[j][2] == names.last[0] and _BETWEEN.fullmatch(text, end, tokens[j][0]):
                found.append((start, tokens[j][1]))
                break
        else:
            if i and tokens[i - 1][2] == names.last[0] and text[tokens[i - 1][1] : start].strip() == ",":
                found.append((tokens[i - 1][0], end))
    return found


def full_name(text, person):
    """The whole name as a page has it, where only a part of it was asked for: `Neve Callaghan` for `neve`."""
    names = names_of(person)
    if names.last:
        return person
    whole = re.compile(WHOLE)
    found = (m[0] for start, _ in where_named(text, names) if (m := whole.match(text, start)) and is_name(m[0]))
    return next(found, person)


def is_name(words):
    """Whether two to four words in capitals can be a human being's: no role, employer, place or heading."""
    if _is_no_name(words) or is_organisation(words) or is_place(words) or section_of(words):
        return False
    first, last = (folded(words.split()[n]) for n in (0, -1))
    if first in listed("role") | listed("department") or last in listed("department"):
        return False
    is_called_baker = last in listed("surname") and is_given_name(first)
    return (
        (is_called_baker or not is_role(words))
        and not has_listed(words, "study")
        and not has_listed(words, "career break")
    )


def _is_no_name(words):
    tokens = re.findall(r"[^\W_][\w'’.-]*", words)
    return (
        any(t.casefold() in _NO_NAME or is_heading_word(t) for t in tokens)
        or sum(len(t.rstrip(".")) > 1 for t in tokens) < 2
    )


def is_filed_under(words, names):
    """Whether a file, folder or head names the person: `people/tomasz-wren.txt`."""
    return bool(where_named(re.sub(r"[_./-]", " ", words).title(), names))
