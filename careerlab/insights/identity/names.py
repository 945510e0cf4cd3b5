"""How names are compared: folded spellings, what a name may be short for, and which names are one by declaration."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from itertools import combinations

from careerlab.resources import rows

_BEFORE = frozenset("dr mr mrs ms miss mx prof professor sir dame rev hon frau herr".split())
_AFTER = frozenset("rn phd md mba msc ma bsc ba jd esq cpa pmp".split())
_LEGAL = frozenset(
    """ltd limited gmbh mbh inc incorporated plc llc llp ag kg co corp corporation sa sas sarl srl spa bv nv oy ab
    pty""".split()
)
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_BRACKETS = re.compile(r"\([^()]*\)|[\"“”][^\"“”]*[\"“”]")
_SURNAME_FIRST = re.compile(
    r"\s*((?:(?:van|von|de|der|den|da|dos|di|la|le|al|bin|ten)\s)*[^\s,]+),\s*([^\s,]+(?:\s[^\s,]+)?)\s*\Z", re.I
)
_SIGNS = re.compile(r"[^\w\s]|_")
MAX_COMPARED = 60  # characters: nobody mistypes one letter of a longer name


@lru_cache(maxsize=10_000)
def fold_name(name):
    """How names of people are compared: no case, accents, titles, brackets or signs, given name first."""
    plain = _BRACKETS.sub(" ", name)
    turned = _SURNAME_FIRST.match(plain)
    if turned and not set(_folded(turned[2]).split()) <= _AFTER | {"jr", "sr"}:
        plain = f"{turned[2]} {turned[1]}"
    words = _folded(plain).split()
    while words and words[0] in _BEFORE:
        words = words[1:]
    while words and words[-1] in _AFTER:
        words.pop()
    return " ".join(words)


def fold_firm(name):
    """How employers are compared: no case, accents, brackets or signs, no `the` in front and no `Ltd` behind."""
    words = _folded(re.sub(r"[&+]", " and ", _BRACKETS.sub(" ", name).replace(".", ""))).split()
    bare = words[words[:1] == ["the"] :]
    while len(bare) > 1 and bare[-1] in _LEGAL | {"and"}:
        bare.pop()
    return " ".join(bare or words)


def _folded(words):
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(_SIGNS.sub(" ", plain.casefold().translate(_STROKES)).split())


# mail boxes that a whole office reads are nobody's own
_OFFICE = re.compile(
    r"(?:info|hello|hi|hr|jobs?|careers?|office|contact|team|admin|support|sales|mail|no-?reply|people)@"
)


def fold_mark(words):
    """An address, profile link or handle as it is compared, with `@` in front; '' where `words` are none of these."""
    bare = re.sub(r"\A(?:mailto:|https?://)?(?:www\.)?|[?#].*", "", words.strip().strip("<>").casefold()).rstrip("/")
    if not bare or any(c.isspace() for c in bare) or _OFFICE.match(bare):
        return ""
    host, slash, place = bare.partition("/")
    if "@" in bare:
        return "@" + bare.removeprefix("@")
    return f"@{bare}" if slash and place and "." in host else ""


def is_address(words):
    """Whether `words` are an address of any kind and so no name, also where nobody's own."""
    return "@" in words or "://" in words or bool(fold_mark(words))


# ---- what a name may be short for


@cache
def _formal():
    table = defaultdict(list)
    for row in rows("nicknames"):
        table[row["nickname"]].append(row["name"])
    return table


def formal(key):
    """A folded name with its nickname written out: `bob low` is `robert low`."""
    first, *rest = key.split()
    return [" ".join((name, *rest)) for name in _formal().get(first, ())]


def short_forms(key):
    """What else a folded name of two words or more may be called: `anna`, `nowak`, `a nowak`, `anna n`."""
    words = key.split()
    if len(words) < 2:
        return set()
    first, *middle, last = words
    found = {
        first,
        last,
        f"{first} {last}",
        f"{first[0]} {last}",
        f"{first} {last[0]}",
        f"{last} {' '.join(words[:-1])}",
    }
    if middle:
        found |= {" ".join(words[:-1]), " ".join((first, *(m[0] for m in middle), last))}
    return found - {key}


def firm_forms(key):
    """What else a folded employer may be called: its first words, or its initials."""
    words = key.split()
    starts = {" ".join(words[:n]) for n in range(1, min(len(words), 6))}
    return starts | (
        {"".join(w[0] for w in words if w not in ("of", "and", "the", "for"))} if len(words) > 2 else set()
    )


def alike(keys, forms=short_forms, formal=formal):
    """Names that may be the same as others: one is short for the other, or they are one letter apart.

    Near-linear in the number of names: each is looked up under what it can be, no name is held against all others.

    Returns
    -------
    dict of str to set of str
        Only names that have any; symmetric.
    """
    index = defaultdict(set)
    for key in keys:
        for name in (key, *formal(key)):
            index[name].add(key)
            for short in forms(name):
                index[short].add(key)
    found = defaultdict(set)
    for key in keys:
        for name in (key, *formal(key)):
            _pair(key, index[name], found)
    for one, other in _one_letter_apart(keys):
        _pair(one, (other,), found)
    return found


def is_maybe_one(name, other):
    """Whether two names of people may be one person's."""
    one, two = fold_name(name), fold_name(other)
    return one == two or bool(one and two and alike((one, two)))


def _pair(key, others, found):
    for other in others:
        if other != key:
            found[key].add(other)
            found[other].add(key)


def _one_letter_apart(keys):
    """Pairs of names that are one inserted, left out, changed or swapped letter apart.

    Such names give the same word when a letter of each is left out, so only those that do are compared.
    """
    groups = defaultdict(set)
    for key in keys:
        if 6 < len(key) <= MAX_COMPARED:
            for name in {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))}:
                groups[name].add(key)
    for group in groups.values():
        near = sorted(group)[:MAX_COMPARED]
        yield from ((a, b) for a, b in combinations(near, 2) if _is_slip(a, b))


def _is_slip(a, b):
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = len(rest_a) > 1 and rest_b[:2] == rest_a[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
