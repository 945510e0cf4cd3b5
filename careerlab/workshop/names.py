"""Who is named in the heads of somebody's notes and in their profile, and how else they may be called."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from careerlab.insights.identity.names import fold_firm, fold_name, is_address, short_forms
from careerlab.profile import Profile
from careerlab.resources import rows as resource
from careerlab.workshop.everyday import is_everyday

WORD = re.compile(r"[^\W\d_]+")
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
LONGEST = 6  # words of a name
# words a sentence is made of, which are parts of names, too: meant as a name only with a capital
JOINING = frozenset(
    """a am an and are as at be but by do for from he her his i if in is it la le long may me my no not of on or our see
    she so that the their there they this to we what when where who will with you your""".split()
)
_STEM = re.compile(r"\A(?:.*/)?([^/]*?)(?:\.\w{1,5})?\Z", re.S)


@dataclass(frozen=True)
class Names:
    """Names by their folded words.

    Attributes
    ----------
    people, employers, places : dict
        Tuple of words -> who or what that is; all forms of one name lead to the same.
    others : dict
        The same of whoever is named with two words or more in the sentences; counts with a capital.
    with_capital : frozenset of str
        Everyday words that are part of a name, or short for one, where they have a capital (`Hope`, `Petty`).
    """

    people: dict
    employers: dict
    places: dict
    with_capital: frozenset
    others: dict = field(default_factory=dict)


@lru_cache(maxsize=20_000)
def fold_word(word):
    """One word without case and accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word[:100]) if not unicodedata.combining(c))
    return plain.casefold().translate(_STROKES)


def words_in(text):
    """The words of a text, folded: what names are looked up by."""
    return tuple(fold_word(word) for word in WORD.findall(text))


# ---- who is known


def known_names(insights, profile=None, notes=()):
    """Gather all names that stand in the heads of the notes, in the profile and in the names of files.

    Parameters
    ----------
    insights : pandas.DataFrame
    profile : Profile, optional
    notes : iterable of Note
        They say how else somebody is called.

    Returns
    -------
    Names
    """
    profile = profile or Profile()
    people = [(name, ()) for column in ("person", "introduced_by", "explorer") for name in _values(insights, column)]
    people += [(profile.name, ()), *((known.name, known.also) for known in profile.people)]
    people += [pair for note in notes for pair in ((note.person, note.also), (note.introduced_by, ()))]
    firms = [(name, ()) for name in _values(insights, "organisation")]
    firms += [(note.organisation, ()) for note in notes]
    firms += [(known.name, known.also) for known in profile.organisations]
    nicknames = {nick for name, _ in people for nick in _nicknames(words_in(fold_name(name))[:1])}
    found = _by_form(people, all_names_of)
    at = _large_employers()[1] | _by_form(firms, _forms_of_firm)
    parts_of_names = {word for form in found if len(form) > 1 for word in form if len(word) > 1}
    mistakable = {word for word in nicknames | parts_of_names if is_everyday(word)} | _large_employers()[0]
    mistakable |= {_first_of_file(name) for name in _values(insights, "source")}
    return Names(found, at, _places(), frozenset(mistakable) - JOINING - {""})


def _values(insights, column):
    return sorted(set(insights[column]) - {""})


def _first_of_file(source):
    """The first word in the name of a file, if it has a capital: `Memo.md`, but not `COLLEGE.txt`."""
    word = next(iter(WORD.findall(_STEM.match(source)[1])), "")
    return fold_word(word) if word[:1].isupper() and word[1:].islower() else ""


def _by_form(sayings, forms):
    """All forms of each name, and of what else is said to be one -> the name; of two that share a form, the first."""
    found = {}
    for name, also in sayings:
        who = " ".join(words_in(name))
        for called in (name, *(word for word in also if not is_address(word))):
            for form in sorted(forms(called)):
                found.setdefault(form, who)
    return found


def all_names_of(name):
    """All that somebody of this name may be called, also by a nickname that is no everyday word."""
    key = words_in(fold_name(name))
    nicks = {nick for nick in _nicknames(key[:1]) if not is_everyday(nick)}
    return forms_of_person(key) | {form for nick in nicks for form in ((nick,), (nick, *key[1:]))}


def forms_of_person(key):
    """A folded name and what else it may be written as: `anna`, `nowak`, `a nowak`, `anna n`."""
    if not key or len(key) > LONGEST:
        return set()
    forms = {*(key[n:] for n in range(len(key))), *(words_in(short) for short in short_forms(" ".join(key)))}
    alone = {(word,) for word in key if len(word) > 1 and word not in parts("particle") | parts("title")}
    return {form for form in forms | alone if not (len(form) == 1 and len(form[0]) == 1)}


def _forms_of_firm(name):
    """An employer, its first words, and each word that is its own: `bluefen` of Bluefen Software."""
    key = words_in(fold_firm(name))
    if not key:
        return set()
    starts = {key[:n] for n in range(2, min(len(key), LONGEST) + 1)}
    own = {(word,) for word in key if len(word) > 2 and not is_everyday(word) and (word,) not in _places()}
    return {key[:LONGEST], *starts, *own}


@cache
def _nicknames_and_names():
    found = defaultdict(set)
    for row in resource("nicknames"):
        found[row["name"]].add(row["nickname"])
        found[row["nickname"]].add(row["name"])
    return found


def _nicknames(first):
    """What else somebody of this first name (a word or none) is called: Bob of Robert, Robert and Rob of Bob."""
    near = {other for word in first for other in _nicknames_and_names().get(word, ())}
    return (near | {other for name in near for other in _nicknames_and_names()[name]}) - set(first)


@cache
def parts(part):
    return frozenset(row["word"] for row in resource("name_parts") if row["part"] == part)


@cache
def _large_employers():
    """Those that are everyday words, too (`shell`), and the others by their words."""
    keys = {words_in(row["name"]) for row in resource("large_employers")}
    words = {key[0] for key in keys if len(key) == 1 and is_everyday(key[0])}
    return words, {key: " ".join(key) for key in keys if key[0] not in words or len(key) > 1}


@cache
def _places():
    return {words_in(row["words"]): row["words"].casefold() for row in resource("places")}


NOBODY = Names({}, {}, {}, frozenset())
