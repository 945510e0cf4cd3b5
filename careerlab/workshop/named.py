"""Where a text names somebody: known names, and what looks like a name of somebody unknown.

A name is compared word by word, without case and accents, so that nothing is found inside another word:
"Amina's ward" names Amina, "hopeful" does not name Hope.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from careerlab.workshop.everyday import also, is_everyday, plain_capitals
from careerlab.workshop.names import JOINING, LONGEST, WORD, fold_word, forms_of_person, known_names, parts

_BETWEEN = re.compile(r"[\s.,'’\"“”()-]{1,4}")  # what may stand between the words of one known name
_NEXT = re.compile(r"[ .'’&-]{1,2}")  # what may stand between the words of an unknown one
_KINDS = {"employers": "employer", "people": "person", "places": "place", "others": "name"}


@dataclass(frozen=True)
class Named:
    """A stretch of a text that names somebody.

    `kind` is ``person``, ``employer``, ``place`` or ``name`` (nobody knows of whom), `who` is the same for all names
    of one, and `is_word` says that it is an everyday word, too, so that nobody can tell which is meant.
    """

    start: int
    end: int
    kind: str
    who: str
    is_word: bool = False


def names_of(insights, profile=None, notes=()):
    """All names of somebody's notes: those of the heads and the profile, and who is named in full in the sentences."""
    names = known_names(insights, profile, notes)
    full = {who for text in sorted(set(insights["text"])) for who in _unknown_full_names(text, names)}
    keys = [tuple(who.split()) for who in sorted(full)]
    others = {form: " ".join(key) for key in reversed(keys) for form in forms_of_person(key)}
    words = {word for key in keys for word in key if is_everyday(word)} - JOINING - parts("title")
    return replace(names, with_capital=names.with_capital | words, others=others)


def _unknown_full_names(text, names):
    known = [(named.start, named.end) for named in named_in(text, names)]
    return [named.who for named in unknown_in(text, names, known) if " " in named.who]


def named_in(text, names):
    """Where a text names anybody that is known.

    Returns
    -------
    list of Named
        In order, the longest name at each place, none inside another.
    """
    words = [(fold_word(m[0]), m.start(), m.end()) for m in WORD.finditer(text)]
    found, at = [], 0
    while at < len(words):
        size, named = _longest(text, words[at : at + LONGEST], names)
        found += [named] if named else []
        at += size
    return found


def _longest(text, words, names):
    """(number of words, Named or None) of the longest name that these words begin with."""
    apart = (n for n in range(1, len(words)) if not _BETWEEN.fullmatch(text, words[n - 1][2], words[n][1]))
    for size in range(next(apart, len(words)), 0, -1):
        key = tuple(word for word, _, _ in words[:size])
        if named := _named(text, key, words[0][1], words[size - 1][2], names):
            return size, named
    return 1, None


def _named(text, key, start, end, names):
    has_capital, is_word = text[start].isupper(), len(key) == 1 and is_everyday(key[0])
    for known, kind in _KINDS.items():
        who = getattr(names, known).get(key)
        is_small = kind in ("employer", "person") and not (len(key) == 1 and key[0] in JOINING)
        if who and (has_capital or is_small):
            return Named(start, end, kind, who, is_word)
    if len(key) == 1 and has_capital and key[0] in names.with_capital:
        return Named(start, end, "name", key[0], is_word)
    return None


def hides_name(text, names):
    """The first longer word of a text that holds a known name, as Hopeometer holds Hope; '' if there is none."""
    known = {word for key in (*names.people, *names.employers) for word in key if len(key) == 1 and len(word) > 3}
    known |= {word for word in names.with_capital if len(word) > 3}
    for m in WORD.finditer(text):
        word = fold_word(m[0])
        if not is_everyday(m[0]) and word not in known and any(name in word for name in known):
            return m[0]
    return ""


# ---- names of somebody unknown


def unknown_in(text, names, taken=()):
    """Where a text has what looks like a name: capitals that are no everyday word, with the capitals beside them.

    Parameters
    ----------
    text : str
    names : Names
        A word that holds one of these inside is left alone: nobody can say what it means.
    taken : iterable of (int, int)
        Stretches to leave out.

    Returns
    -------
    list of Named
        Of kind ``name``, in order.
    """
    plain = plain_capitals(text)
    found = []
    for run in _runs_of_capitals(text, taken):
        if any(_is_name(m, run, plain) for m in run) and not hides_name(" ".join(m[0] for m in run), names):
            who = " ".join(fold_word(m[0]) for m in run)
            found.append(Named(run[0].start(), run[-1].end(), "name", who))
    return found


def _runs_of_capitals(text, taken):
    """Words with a capital that stand side by side, but for one that only begins the sentence (`Ask Kim`)."""
    runs, end = [], None
    for m in WORD.finditer(text):
        if not m[0][0].isupper() or _is_in(m, taken):
            continue
        if end is not None and _NEXT.fullmatch(text, end, m.start()):
            runs[-1].append(m)
        elif _only_begins(text, m):
            continue
        else:
            runs.append([m])
        end = m.end()
    return runs


def _only_begins(text, m):
    """Whether a capital says nothing: an everyday word that is no title and no name at the start of a sentence."""
    word = fold_word(m[0])
    if word in JOINING:
        return True
    starts = not (before := text[: m.start()].rstrip(" \"“‘'(-")) or before[-1] in ".!?"
    return starts and is_everyday(m[0]) and not also(m[0]) and word not in parts("title")


def _is_name(m, run, plain):
    """Whether a word with a capital is no everyday one, or stands behind a title (`Dr Moss`)."""
    if _is_in(m, plain) or fold_word(m[0]) in parts("title") or len(m[0]) == 1:
        return False
    before = [other for other in run if other.start() < m.start()]
    return not is_everyday(m[0]) or bool(before and fold_word(before[-1][0]) in parts("title"))


def _is_in(m, stretches):
    return any(start <= m.start() < end for start, end in stretches)
