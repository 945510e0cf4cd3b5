"""Words of a clause as promises are read in: contractions written out, verbs in their plain form, phrases looked up."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from careerlab.resources import rows as resource

MOST_BETWEEN = 4  # words that may stand for the … of a phrase: "put … in touch"
_TOKEN = re.compile(r"[Ee]-[Mm]ail\w*|[^\W_]+(?:['’][^\W_]+)*")
_ENDINGS = {"'ll": "will", "'d": "would", "'m": "am", "'re": "are", "'ve": "have"}
_SUBJECTS = frozenset("i we you he she they it that there who".split())
# dictated or typed in haste; what is a word of its own counts only before a verb: "ill send her", "hell mail me"
_HASTY = {"im": "i'm", "id": "i'd", "ive": "i've", "shes": "she's", "hes": "he's", "theyll": "they'll"}
_HASTY |= {"youll": "you'll", "theyd": "they'd", "wont": "won't", "dont": "don't", "cant": "can't", "thats": "that's"}
_HASTY |= {"ill": "i'll", "shell": "she'll", "hell": "he'll", "wed": "we'd", "shed": "she'd", "well": "we'll"}
_ALSO_WORDS = frozenset("ill shell hell wed shed well id".split())
_IRREGULAR = {
    **{"sent": "send", "wrote": "write", "written": "write", "gave": "give", "given": "give", "told": "tell"},
    **{"spoke": "speak", "spoken": "speak", "rang": "ring", "rung": "ring", "met": "meet", "brought": "bring"},
    **{"made": "make", "got": "get", "took": "take", "taken": "take", "found": "find", "had": "have", "did": "do"},
    **{"done": "do", "went": "go", "gone": "go", "lent": "lend", "showed": "show", "shown": "show", "said": "say"},
    **{"saw": "see", "seen": "see", "kept": "keep", "thought": "think", "built": "build", "bought": "buy"},
    **{"ran": "run", "came": "come", "left": "leave", "paid": "pay", "taught": "teach", "held": "hold"},
    **{"sat": "sit"},
}
_TOWARDS = ("owe", "promise", "promised", "help", "teach", "explain", "introduce")


class Word(NamedTuple):
    """One word of a text: how it is read, and where it stands."""

    word: str
    start: int
    end: int


class Phrase(NamedTuple):
    """A row of ``resources/promises.csv``: what it is a promise of, and when it counts."""

    words: tuple[str, ...]
    what: str
    they: str
    mine: str


def words_in(text):
    """Return the words of a text in small letters, "she'll" as two, "dont" as "do" and "not"."""
    found = []
    written = [
        (m.group().lower().replace("’", "'").replace("-", ""), m.start(), m.end()) for m in _TOKEN.finditer(text)
    ]
    for at, (word, start, end) in enumerate(written):
        told = at and written[at - 1][0] in ("said", "says")
        if word in _HASTY and (word not in _ALSO_WORDS or told or _is_verb(written[at + 1 : at + 2])):
            word = _HASTY[word]
        if word.endswith("'s") and _is_under_way(written[at + 1 : at + 2]):
            found += [Word(word[:-2], start, end), Word("is", start, end)]
            continue
        found += [Word(part, start, end) for part in _parts(word)]
    return found


def _is_verb(following):
    return bool(following) and (following[0][0] in _first_words() or following[0][0] in ("be", "probably", "try"))


def _is_under_way(following):
    return bool(following) and (
        following[0][0] in ("gonna", "going", "happy") or plain_verb(following[0][0])[1] == "ing"
    )


def _parts(word):
    """Take a contraction apart: "i'll" is "i", "will"; the s of a possessive stays where it is."""
    if word in ("won't", "can't", "shan't"):
        return {"won't": "will", "can't": "can", "shan't": "shall"}[word], "not"
    if word.endswith("n't"):
        return word[:-3], "not"
    head, sign, _ = word.rpartition("'")
    ending = word[len(head) :]
    if sign and ending in _ENDINGS:
        return head, _ENDINGS[ending]
    return (head, "is") if ending == "'s" and head in _SUBJECTS else (word,)


@cache
def _phrases():
    """First word -> phrases, those of most words first."""
    table = {}
    for row in resource("promises"):
        words = tuple(w.word if w.word != "…" else "…" for w in _written(row["words"]))
        table.setdefault(words[0], []).append(Phrase(words, row["what"], row["they"], row["mine"]))
    return {first: sorted(found, key=lambda p: -len(p.words)) for first, found in table.items()}


def _written(words):
    return [Word(part, 0, 0) for part in re.findall(r"…|[^\W_]+", words.lower())]


@cache
def _first_words():
    return frozenset(_phrases())


@cache
def _forms():
    """Form of a verb -> (its plain form, ``ing`` or ``past``)."""
    found = {}
    for verb in _first_words():
        stem = verb[:-1] if verb.endswith("e") else verb
        double = stem + stem[-1] if re.fullmatch(r"(?:.*[^aeiou])?[aeiou][bdgmnpt]", verb) else stem
        found |= {f"{s}ing": (verb, "ing") for s in (stem, double)}
        found |= {f"{s}ed": (verb, "past") for s in (stem, double)}
        found[stem[:-1] + "ied" if stem.endswith("y") else f"{stem}ed"] = verb, "past"
        found[f"{verb}s"] = found[f"{verb}es"] = verb, "now"
    found |= {form: (verb, "past") for form, verb in _IRREGULAR.items() if verb in _first_words()}
    return found


def plain_verb(word):
    """Return (plain form, form): "sending" is ("send", "ing"), "send" is ("send", "plain"), no verb is ("", "")."""
    if word in _first_words():
        return word, "plain"
    return _forms().get(word, ("", ""))


def is_towards(verb):
    """Whether a verb in its plain form is a deed towards somebody: "send", "thank", "owe", not "read"."""
    return verb in _TOWARDS or any(phrase.mine == "yes" for phrase in _phrases().get(verb, ()))


def phrase_at(words, at, forms=("plain",)):
    """Return the longest phrase that begins at a word, with where it ends; (None, at) where none does.

    Parameters
    ----------
    words : list of str
    at : int
    forms : tuple of str
        The forms in which the verb may stand: ``plain``, ``ing``, ``past``, ``now``.
    """
    if at >= len(words):
        return None, at
    verb, form = plain_verb(words[at])
    if form not in forms:
        return None, at
    for phrase in _phrases()[verb]:
        end = _ends(phrase.words[1:], words, at + 1)
        if end:
            return phrase, end
    return None, at


def _ends(rest, words, at):
    """Return where the rest of a phrase ends in the words from `at` on, 0 where it is not there."""
    if not rest:
        return at
    if rest[0] == "…":
        ends = (_ends(rest[1:], words, at + n) for n in range(1, MOST_BETWEEN + 1) if at + n < len(words))
        return next(filter(None, ends), 0)
    return _ends(rest[1:], words, at + 1) if words[at : at + 1] == [rest[0]] else 0
