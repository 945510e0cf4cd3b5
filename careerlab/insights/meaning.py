"""What words mean, in numbers: texts that say alike things in other words have vectors that point alike.

A text is the mean of its word pieces, looked up in `resources/vectors.npz`: a table distilled once from a sentence
model (`benchmarks/distil.py`; licence and notice lie beside it). The table holds whole numbers and is added up in whole
numbers, so a vector has the same bytes on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

SIZE = 256  # numbers in a vector
LONGEST_WORD = 100  # letters; what is longer is no word, and says nothing
LONGEST_TEXT = 256  # pieces; what comes after them is not read, as by the sentence model
BLOCK = 1_024  # texts at a time: their sums fit the processor's own memory

_PLAIN = re.compile(r"[a-z0-9]+|[^a-z0-9 ]")
_HAN = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


def vectors(texts):
    """Return what texts mean.

    Parameters
    ----------
    texts : iterable of str

    Returns
    -------
    numpy.ndarray
        float32 (texts, 256), each row of length 1: the product of two says how alike they are. A text without a known
        word is all zeros.
    """
    import numpy as np

    spelled = [spell(text) for text in texts]
    out = np.zeros((len(spelled), SIZE), dtype=np.float32)
    for start in range(0, len(spelled), BLOCK):
        sums = _sums(spelled[start : start + BLOCK]).astype(np.float32)
        lengths = np.sqrt(np.square(sums, dtype=np.float64).sum(axis=1, keepdims=True))
        out[start : start + BLOCK] = sums / np.maximum(lengths, 1).astype(np.float32)
    return out


def centre():
    """Return what all talk about work has in common: the mean vector of the labelled statements.

    Taken away from two vectors before they are compared, it leaves what is particular to each.
    """
    return _stored("centre")


def piece_names():
    """Return the word pieces, in the order of their numbers."""
    return list(_pieces()[0])


def spell(text):
    """Return the numbers of the pieces that a text is made of, two bytes each."""
    chunks = text.split(" ", LONGEST_TEXT)[:LONGEST_TEXT]
    return b"".join(map(_spell_chunk, chunks))[: 2 * LONGEST_TEXT]


@lru_cache(maxsize=50_000)
def _spell_chunk(chunk):
    return array("H", chain.from_iterable(map(_spell_word, _words(chunk)))).tobytes()


def _spell_word(word):
    """The pieces of a word, from the left the longest that is known; none at all if some letter is unknown."""
    if len(word) > LONGEST_WORD:
        return ()
    numbers, longest = _pieces()
    found, start, lead = [], 0, ""
    while start < len(word):
        ends = range(min(len(word), start + longest), start, -1)
        end = next((end for end in ends if lead + word[start:end] in numbers), None)
        if end is None:
            return ()
        found.append(numbers[lead + word[start:end]])
        start, lead = end, "##"
    return found


def _words(text):
    """Words and signs, in small letters without accents, each sign by itself: as the sentence model was taught."""
    if text.isascii() and text.isprintable():
        return _PLAIN.findall(text.lower())
    return "".join(map(_plain, unicodedata.normalize("NFD", text))).split()


def _plain(char):
    kind, code = unicodedata.category(char), ord(char)
    if char in "\t\n\r" or kind[0] == "Z":
        return " "
    if kind in ("Cc", "Cf", "Co", "Cs", "Mn") or char == "\ufffd":
        return ""
    if kind[0] == "P" or char in "$+<=>^`|~" or any(first <= code <= last for first, last in _HAN):
        return f" {char} "
    return char.lower()


def _sums(spelled):
    """Add up the pieces of each text: whole numbers (texts, 256)."""
    import numpy as np

    table = _stored("vectors")  # int8 (pieces, 256)
    # The longest first: those that have an n-th piece are then the first few, and are added to in one go.
    order = sorted(range(len(spelled)), key=lambda at: -len(spelled[at]))
    lengths = np.array([len(spelled[at]) // 2 for at in order])
    pieces = np.frombuffer(b"".join(spelled[at] for at in order), dtype=np.uint16)
    starts, sums = np.cumsum(lengths) - lengths, np.zeros((len(order), SIZE), dtype=np.int16)  # at most 256 x 127
    for nth in range(lengths[0]):
        having = np.searchsorted(-lengths, -nth)
        sums[:having] += table[pieces[starts[:having] + nth]]
    return sums[np.argsort(order)]


@cache
def _pieces():
    """Number of each piece, and the letters of the longest."""
    names = _stored("pieces").tobytes().decode("utf-8").split("\n")
    return {name: number for number, name in enumerate(names)}, max(map(len, names))


@cache
def _stored(name):
    """One array of vectors.npz: who only spells needs no vectors."""
    import numpy as np

    with (
        files("careerlab.resources").joinpath("vectors.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        return arrays[name]
