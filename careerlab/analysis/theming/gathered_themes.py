"""Themes nobody listed: statements of several people that gather around a word and are alike in meaning.

Short sentences in varied words cannot be parted by meaning alone: KMeans on these vectors finds pairs of one theme
hardly more often than chance does. A word in common is no proof either ("write a letter", "write code"). Both together
are: around each word, or words much like it ("pair", "paired"), stand those who use it, and of them those stay whose
whole statement is near what the others mean. Two neighbouring words in common ("fault finding") are proof enough.
Nothing is drawn by chance and no number of themes has to be chosen.

Everything is added up in whole numbers, so that the last digit, and with it a theme, is the same on every machine.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from careerlab.analysis.theming.nearest_themes import whole_meanings
from careerlab.analysis.theming.theme_words import content_words
from careerlab.insights.phrases import tokens

ENOUGH_PEOPLE = 2
ALIKE = 55  # hundredths: how near a statement must be to what the others around its word mean
ALIKE_WORDS = 65  # hundredths: words nearer than this are one, "swim" and "swimming"
ROUNDS = 2  # of looking again at who is near, once those who are not have left
WORDS_COMPARED = 4_000  # with each other: the commonest, so that time does not grow with the square of the notes
SHOWN_WORDS = 2
_STEPS = 1_024  # length of a meaning, in whole numbers
_BLOCK = 2_048
_WORDS_AT_ONCE = 512

# When and how much says nothing of what: "Mondays are for invoices", "out on Mondays".
_WHEN_AND_HOW_MUCH = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december morning afternoon evening night midnight noon today tomorrow yesterday spring summer
    autumn winter minute second century decade early late daily weekly monthly twice dozen percent per cent zero seven
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred thousand million billion
    """.split()
)


@dataclass(frozen=True)
class Gathering:
    """What statements are gathered by, worked out once: one row a statement, one column a word or pair of words.

    Attributes
    ----------
    uses : scipy.sparse.csr_array
        float64 (statements, words), 1 where a statement uses a word or one much like it.
    meanings : numpy.ndarray
        float64 (statements, 256), whole numbers, each of about the same length; zeros where no word is known.
    words : tuple of str
        Folded, sorted; the two of a pair with a space between.
    """

    uses: object
    meanings: np.ndarray
    words: tuple


def gathering(texts):
    """Return the Gathering of statements."""
    from scipy.sparse import csr_array

    held = [sorted(_terms(text)) for text in texts]
    count = Counter(word for words in held for word in words)
    words = tuple(sorted(count))
    column = {word: at for at, word in enumerate(words)}
    places = [[column[word] for word in some] for some in held]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([at for some in places for at in some], dtype=np.int64)
    uses = csr_array((np.ones(len(flat)), flat, ends), shape=(len(held), len(words)))
    uses = uses @ _much_alike(words, count)
    uses.data[:] = 1
    return Gathering(uses, _of_one_length(whole_meanings(texts)), words)


def gathered(some, at, who):
    """Gather the statements `at` (row numbers); list of (word, its row numbers), most people first.

    Parameters
    ----------
    some : Gathering
    at : numpy.ndarray
        int64, rising.
    who : numpy.ndarray
        int64, one number a person, for all rows of `some`.

    Returns
    -------
    list of (int, numpy.ndarray)
        Column of the word gathered around, and rows; every row once at most, each with two people or more.
    """
    uses, meanings, who = some.uses[at].tocoo(), some.meanings[at], who[at]
    row, word = (numbers.astype(np.int64) for numbers in uses.coords)
    row, word, near, people = _of_several_people(row, word, row, who)
    in_pairs = np.array([" " in term for term in some.words], dtype=bool)
    for _ in range(ROUNDS):
        near = np.where(in_pairs[word], 100, _near_the_others(row, word, meanings))
        stays = near >= ALIKE
        row, word, near, people = _of_several_people(row[stays], word[stays], near[stays], who)
    return _each_row_once(row, word, who, people, near, at)


def name_of(word, texts, elsewhere):
    """Return what a theme is called: what it gathers around, and the word that most people share beside it.

    `texts` has all that each person says of the theme, `elsewhere` how often words are used outside (`word_counts`).
    Words stand as most people wrote them; of two that equally many share, the one rarer elsewhere is taken.
    """
    if " " in word:
        return _as_written(word, texts)
    here = word_counts(texts)
    beside = [w for w, count in here.items() if count >= ENOUGH_PEOPLE and w != word and " " not in w]
    beside.sort(key=lambda w: (-here[w], elsewhere[w], w))
    return ", ".join(_as_written(w, texts) for w in (word, *beside)[:SHOWN_WORDS])


def word_counts(texts):
    """Count the texts in which each word or pair of words stands that a theme can gather around."""
    return Counter(term for text in texts for term in _terms(text))


def _terms(text):
    """Return the words that tell something, and pairs of them side by side, with how they are written (dict)."""
    telling = set(content_words(text)) - _WHEN_AND_HOW_MUCH
    words = tokens(text)
    terms = {word: text[start:end].lower() for word, start, end in words if word in telling}
    for (one, start, stop), (other, go_on, end) in pairwise(words):
        if one in telling and other in telling and text[stop:go_on] in (" ", "-"):
            terms[f"{one} {other}"] = text[start:end].lower()
    return terms


def _as_written(term, texts):
    forms = Counter(terms[term] for terms in map(_terms, texts) if term in terms)
    return min(forms, key=lambda form: (-forms[form], form), default=term)


def _much_alike(words, count):
    """Return which words are as good as one: csr (words, words), 1 where they are."""
    from scipy.sparse import csr_array

    single = (word for word in words if " " not in word)
    common = sorted(single, key=lambda word: (-count[word], word))[:WORDS_COMPARED]
    column = {word: at for at, word in enumerate(words)}
    places = np.array([column[word] for word in common], dtype=np.int64)
    meanings = _of_one_length(whole_meanings(common))
    ones, others = [np.arange(len(words))], [np.arange(len(words))]
    for start in range(0, len(common), _WORDS_AT_ONCE):
        likeness = meanings[start : start + _WORDS_AT_ONCE] @ meanings.T
        one, other = np.nonzero(likeness * 100 >= ALIKE_WORDS * _STEPS**2)
        ones.append(places[one + start])
        others.append(places[other])
    one, other = np.concatenate(ones), np.concatenate(others)
    return csr_array((np.ones(len(one)), (one, other)), shape=(len(words), len(words)))


def _of_one_length(meanings):
    lengths = np.sqrt((meanings * meanings).sum(axis=1, keepdims=True))
    return np.rint(meanings * _STEPS / np.maximum(lengths, 1))


def _of_several_people(row, word, near, who):
    """Return the uses of words that two people or more use; and how many people use each word."""
    everybody = who.max(initial=0) + 1
    people = np.bincount(np.unique(word * everybody + who[row]) // everybody)
    kept = people[word] >= ENOUGH_PEOPLE
    return row[kept], word[kept], near[kept], people


def _near_the_others(row, word, meanings):
    """Return how near the statement of each use of a word is to what the word's other uses mean, in hundredths."""
    from scipy.sparse import csr_array

    if not len(row):
        return row
    sums = csr_array((np.ones(len(row)), (word, row)), shape=(word.max() + 1, len(meanings))) @ meanings
    own, whole = (meanings**2).sum(axis=1)[row], (sums**2).sum(axis=1)[word]
    shared = np.zeros(len(row))
    for block in (slice(start, start + _BLOCK) for start in range(0, len(row), _BLOCK)):
        shared[block] = np.einsum("ij,ij->i", meanings[row[block]], sums[word[block]])
    # Squared, the length of a sum without one of its parts is the whole less twice what they share, and the part's own.
    lengths = np.sqrt(own) * np.sqrt(np.maximum(whole - 2 * shared + own, 1))
    return np.rint((shared - own) * 100 / np.maximum(lengths, 1)).astype(np.int64)


def _each_row_once(row, word, who, people, near, at):
    """Give every row to one word: that of most people, then of the likest statements, then first in the alphabet."""
    sums, uses = np.bincount(word, near), np.bincount(word)
    order = sorted(np.unique(word), key=lambda w: (-people[w], -(int(sums[w]) * 1_000 // int(uses[w])), w))
    by_word = np.argsort(word, kind="stable")
    starts = np.searchsorted(word[by_word], np.arange(len(uses) + 1))
    taken, found = np.zeros(len(at), dtype=bool), []
    for w in order:
        here = np.sort(row[by_word[starts[w] : starts[w + 1]]])
        here = here[~taken[here]]
        if len(np.unique(who[here])) >= ENOUGH_PEOPLE:
            taken[here] = True
            found.append((int(w), at[here]))
    return found
