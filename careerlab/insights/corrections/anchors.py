"""Find a statement again in a table made later: by its words, else by what stands beside it, else set it aside."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from careerlab.insights.phrases import words_of
from careerlab.notes.model import has_combining_run

BESIDE = 10  # words before and after a statement that are kept and compared
TELLING = 3  # so many of them seldom stand beside another statement as well
LONG = 8  # words; what is shorter may be said twice by chance
UNIQUE = 4  # words that are enough where nobody else ever said the same
ALIKE, NEARLY = 0.75, 0.85  # least similarity of a sentence with and without its neighbours
SAME_WORD = 0.5  # a word less similar was not mistyped
CLEAR = 0.15  # how far the best of several must be ahead
_WEIGHT_BESIDE = 0.1  # what neighbours add to a similarity
_COMPARED = 1_000  # characters of a sentence that are compared
_MOST_COMPARED = 12  # statements
_MOST_HAVING = 50  # a word that more statements have tells them apart no better

_SIGNS = dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—−", "-")
_SIGNS |= dict.fromkeys("\ufeff\u200b\u200c\u200d\u2060\u00ad", "") | {"…": "..."}
_SAME_SIGN = str.maketrans(_SIGNS)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DOUBLED = re.compile(r"(.)\1+")
_TWIN = re.compile(r"(\d+) of (\d+)(?:, (\d+) in all)?")


def fold(text):
    """The words as they are compared: accents however stored, any quotes and dashes, any case and white space."""
    if not text.isascii():
        text = text if has_combining_run(text) else unicodedata.normalize("NFC", text)
        text = text.translate(_SAME_SIGN)
    text = text.casefold()
    while "--" in text:
        text = text.replace("--", "-")
    return " ".join(text.split())


def file_key(source):
    """How files are told apart: accents are stored in two ways, and a name may hold bytes that are no text."""
    return fold(source.encode("utf-8", "replace").decode())


# ---- where statements stand


@dataclass(slots=True)
class Places:
    """Statements by number: folded words, the words before and after, the file, the position in the table.

    `replaced` are those that were split or merged, `made` those that came of it: together they are the table as it was
    before and as it is after.
    `having` finds them by their words, `files` holds every file. `clues` finds them by rare words and by what stands
    beside them, and is made when it is first needed.
    """

    words: list = field(default_factory=list)
    before: list = field(default_factory=list)
    after: list = field(default_factory=list)
    file: list = field(default_factory=list)
    position: list = field(default_factory=list)
    replaced: set = field(default_factory=set)
    made: set = field(default_factory=set)
    having: dict = field(default_factory=lambda: defaultdict(list))
    files: set = field(default_factory=set)
    clues: dict | None = None

    def add(self, words, before, after, file, position=()):
        """One more statement, all its words folded; `before` and `after` are lists of words."""
        self.having[words].append(len(self.words))
        self.words.append(words)
        self.before.append(before)
        self.after.append(after)
        self.file.append(file)
        self.position.append(position or (len(self.position),))
        self.files.add(file)
        self.clues = None
        return len(self.words) - 1


def beside(texts, files):
    """The last words before and the first words after each statement in its file, as two lists of lists."""
    split = [text.split() for text in texts]
    return _running(split, files, 1), [words[::-1] for words in _running(split, files, -1)]


def _running(split, files, step):
    """What precedes each statement when they are read forwards (1) or backwards (-1), the nearest word last."""
    found, last, near = [], None, []
    for words, file in zip(split[::step], files[::step], strict=True):
        near = near if file == last else []
        found.append(near)
        near, last = [*near, *(words[-BESIDE:] if step == 1 else words[:BESIDE][::-1])][-BESIDE:], file
    return found[::step]


# ---- what a correction remembers


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a statement stood: words folded, words beside it, file, and which of how many identical ones it was."""

    words: str
    before: list
    after: list
    file: str
    number: int = 1
    here: int = 1
    in_all: int = 1


def anchor_of(decision):
    """The anchor that a row of corrections.csv holds."""
    twin = _TWIN.match(decision.twin)
    number, here, in_all = (int(n or 0) for n in twin.groups()) if twin else (1, 1, 1)
    before, after = fold(decision.before).split()[-BESIDE:], fold(decision.after).split()[:BESIDE]
    return Anchor(fold(decision.words), before, after, file_key(decision.file), number, here, in_all or here)


# ---- the same words


def find_same(places, anchor):
    """The place with the anchor's words that it means: its number, None if there is none, -1 if it is not clear."""
    same = places.having.get(anchor.words)
    if not same:
        return None
    here = sorted((n for n in same if places.file[n] == anchor.file), key=places.position.__getitem__)
    expected = _expected(places, anchor, here)
    scores = {n: near(places, anchor, n) + 2 * (places.file[n] == anchor.file) + (n == expected) for n in same}
    best, *others = sorted(same, key=lambda n: -scores[n])
    doubted = bool(here) and best not in ([expected] if expected is not None else here)
    if others and scores[best] - scores[others[0]] < 1 + doubted:
        return -1
    if anchor.in_all > 1 and not here and anchor.file in places.files:  # only its twins in other files are left
        return -1 if scores[best] else None
    return best if best == expected or _is_told_apart(places, anchor, best) else -1


def _expected(places, anchor, here):
    """The same one of the identical sentences of a file, if there are as many as there were; else None."""
    for others in (places.replaced, places.made):
        same = [n for n in here if n not in others]
        if len(same) == anchor.here and 0 < anchor.number <= len(same):
            return same[anchor.number - 1]
    return None


def _is_told_apart(places, anchor, n):
    """Whether a place that is not simply the same one of as many in its file is still surely the one meant."""
    support = near(places, anchor, n)
    if anchor.in_all > 1:  # one of those that were identical is gone or has moved: perhaps the one meant
        return support >= 2 and not _beside_itself(anchor)
    if support or not anchor.file:  # a line that a person wrote says no more than the words
        return True
    return anchor.file not in places.files and len(anchor.words.split()) >= UNIQUE


def _beside_itself(anchor):
    """Whether an identical sentence stood next to it: with one of them gone, nobody can say which."""
    own = anchor.words.split()
    above = _common(anchor.before[::-1], own[::-1]) == len(own[-BESIDE:])
    return above or _common(anchor.after, own) == len(own[:BESIDE])


def near(places, anchor, n):
    """How much of what stood beside the statement stands beside this place: 0 to 4."""
    before = _common(anchor.before[::-1], places.before[n][::-1])
    after = _common(anchor.after, places.after[n])
    if not (anchor.before or anchor.after or places.before[n] or places.after[n]):
        return 1  # it is all that the file holds, and was
    return _support(before) + _support(after)


def _support(words):
    return 2 if words >= TELLING else 1 if words else 0


def _common(some, others):
    """How many words two lists have in common from their beginnings."""
    count = 0
    for a, b in zip(some, others, strict=False):
        if a != b:
            break
        count += 1
    return count


# ---- nearly the same words


def find_similar(places, anchor, surely=False, keeps_meaning=True):
    """The place whose words were edited since: its number, None if there is none, -1 if it is not clear.

    `surely` asks for neighbours on both sides, `keeps_meaning` that the edit did not turn what the sentence says.
    """
    ranked = []
    for n in _candidates(places, anchor):
        alike, support = similarity(anchor.words, places.words[n]), near(places, anchor, n)
        if alike >= ALIKE - CLEAR:
            ranked.append((alike + _WEIGHT_BESIDE * support, -n, alike, support))
    if not ranked:
        return None
    (rank, n, alike, support), *others = sorted(ranked, reverse=True)
    best = -n
    alone = not surely and _stands_alone(places, anchor, best, alike, support)
    if alike < ALIKE or not (support >= (3 if surely else 2) or alone):
        return None
    if others and rank - others[0][0] < CLEAR:
        return -1
    if places.file[best] != anchor.file and anchor.file in places.files:  # it may be of a copy that was changed
        return -1
    return -1 if keeps_meaning and _is_turned(anchor.words, places.words[best]) else best


def _stands_alone(places, anchor, n, alike, support):
    """Whether few or no neighbours are enough: in the same file, or a long sentence that is nearly the same."""
    same_file = places.file[n] == anchor.file
    if support and same_file:
        return True
    long = len(anchor.words.split()) >= LONG
    return long and alike >= NEARLY and (same_file or anchor.file not in places.files)


def similarity(a, b):
    """How alike two folded sentences are, 0 to 1: their characters in common, or their words if they are long."""
    if max(len(a), len(b)) > _COMPARED:
        a, b = a.split()[: _COMPARED // 4], b.split()[: _COMPARED // 4]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    least = ALIKE - CLEAR
    return matcher.ratio() if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least else 0.0


def _candidates(places, anchor):
    """The places that share most with the anchor, rare words and neighbours first; never those of its neighbours."""
    if places.clues is None:
        places.clues = _clues(places)
    shared = defaultdict(float)
    for clue in sorted(_clues_of(anchor.words, anchor.before, anchor.after)):
        having = places.clues.get(clue, ())
        for n in having:
            shared[n] += 1 / len(having)
    found = [n for n in shared if not _is_neighbour(places.words[n].split(), anchor)]
    return sorted(found, key=lambda n: (-shared[n], n))[:_MOST_COMPARED]


def _clues(places):
    """Clue -> numbers of the places that have it, as many as are of use."""
    clues = defaultdict(list)
    for n, words in enumerate(places.words):
        for clue in _clues_of(words, places.before[n], places.after[n]):
            if len(clues[clue]) <= _MOST_HAVING:
                clues[clue].append(n)
    return {clue: numbers for clue, numbers in clues.items() if len(numbers) <= _MOST_HAVING}


def _clues_of(words, before, after):
    """Its words, and the few words right before and after it together."""
    near = [" ".join(("after", *before[-TELLING:]))] if before else []
    near += [" ".join(("before", *after[:TELLING]))] if after else []
    return {*_WORD.findall(words[:_COMPARED]), *near}


def _is_neighbour(words, anchor):
    """Whether these are the words of the statement that stood before or after: then it is not the one meant."""
    first, last = words[:BESIDE], words[-BESIDE:]
    return anchor.after[: len(first)] == first or anchor.before[-len(last) :] == last


# ---- what an edit did to the meaning


def _is_turned(old, new):
    """Whether an edit may have turned what a sentence says: a negation, good to bad, another word in a short one."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    changes = [
        (before[a:b], after[c:d])
        for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal" and not _is_misspelt(before[a:b], after[c:d])
    ]
    if not changes:
        return False
    (negated, tone), (negated_now, tone_now) = _says(old), _says(new)
    if negated != negated_now or (tone - tone_now and tone_now - tone):
        return True
    return min(len(before), len(after)) < LONG and any(_is_another_word(*change) for change in changes)


def _is_misspelt(old, new):
    """Whether two wordings have the same letters: swapped, doubled or parted otherwise (`nto`, `nott`, `do n't`)."""
    one, other = ("".join(sorted(_DOUBLED.sub(r"\1", "".join(words)))) for words in (old, new))
    return len(one) > 2 and one.replace("'", "") == other.replace("'", "")


def _is_another_word(old, new):
    old, new = " ".join(old), " ".join(new)
    return min(len(old), len(new)) > 2 and SequenceMatcher(None, old, new, autojunk=False).ratio() < SAME_WORD


def _says(words):
    """How many negations a sentence has, and whether it speaks well or ill of something."""
    from careerlab.insights.features import cue_book, cue_counts

    found = words_of(words)
    negations = sum(says == "negation" for _, _, payloads in cue_book().among(found) for _, says in payloads)
    return negations, {"good", "bad", "not good", "not bad"} & set(cue_counts(found))
