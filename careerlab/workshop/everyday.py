"""Words that name nobody: everyday ones, and what is written with a capital without being a name.

What is on none of these lists may be a name, and does not leave.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from careerlab.resources import rows as resource

_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:s|d|ll|ve|re|m))\Z")
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))
_SHORTEST = 3  # letters that are left when an ending is taken away


@lru_cache(maxsize=20_000)
def is_everyday(word):
    """Whether a word of any case is an everyday one, in this form or without its ending."""
    return bool(_listed_as(word))


@lru_cache(maxsize=20_000)
def also(word):
    """What an everyday word is, too: ``name`` (Hope, Mark's, Hopes), ``surname`` (Baker, Young) or ''."""
    forms = _listed_as(word)
    meant = forms[:1] + [form for form in forms[1:] if word.casefold() in (form, f"{form}s")]
    return next((_words()[form] for form in meant if _words()[form]), "")


def _listed_as(word):
    """The forms of a word that are on the list: itself, and what is left without an ending."""
    plain = word.casefold().replace("’", "'")
    bare = _CONTRACTED.sub("", plain)
    stems = [
        bare[: -len(end)] + put for end, put in _ENDINGS if bare.endswith(end) and len(bare) >= _SHORTEST + len(end)
    ]
    return [form for form in (plain, bare, *stems) if form in _words()]


@cache
def _words():
    return {row["word"]: row["also"] for row in resource("everyday_words")}


def plain_capitals(text):
    """Stretches that have a capital and name nobody: `I`, `Sunday`, `PGCE`, and skills of the list (`Git`, `SQL`).

    Returns
    -------
    list of (int, int)
    """
    found = []
    for m in re.finditer(r"[^\W_]+(?:[-'’&+#./][^\W_]+)*[+#]*", text):
        if not found or m.start() >= found[-1][1]:
            end = next(
                (m.start() + len(p) for p in _starting_with().get(m[0][:1], ()) if _stands_at(text, m.start(), p)), 0
            )
            found += [(m.start(), end)] if end else []
    return found


def _stands_at(text, start, phrase):
    """Whether a phrase stands there as it is, and no word goes on behind it."""
    end = start + len(phrase)
    return text.startswith(phrase, start) and not (text[end : end + 1].isalnum() or text[end : end + 1] == "_")


@cache
def _starting_with():
    """First letter -> phrases with a capital that name nobody, the longest first."""
    phrases = {row["words"] for row in resource("plain_capitals")}
    for row in resource("skills"):
        for name in (row["skill"], *row["aliases"].split(";")):
            name = name.strip()
            if any(c.isupper() for c in name) and not row["context"].strip() and not _is_one_name(name):
                phrases.add(name)
    found = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _is_one_name(phrase):
    """Whether a skill is called like a person or an employer: `Ruby`, `Julia`, `SAP`."""
    return phrase.casefold() in _named_like()


@cache
def _named_like():
    """Names that skills of one word have, too."""
    people = {row[column] for row in resource("nicknames") for column in row}
    people |= {row["word"] for row in resource("everyday_words") if row["also"] == "name"}
    firms = {row["name"] for row in resource("large_employers")}
    return people | firms | {row["words"].casefold() for row in resource("names_of_skills")}
