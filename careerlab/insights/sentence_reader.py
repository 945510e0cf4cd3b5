"""What a sentence says as a whole, in numbers: each word in the light of the others.

A small transformer (Vaswani et al. 2017) that was taught once, by a sentence model, to say what that one says of every
word of our labelled notes (`benchmarks/distil_reader.py`); it has never seen their labels. Unlike the mean of words in
`meaning.py` it knows "not boring" from "boring, not". Every product of numbers is one of whole numbers, small enough to
be exact, and all else is done one by one in double precision: a sentence has the same numbers on every machine.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from careerlab.insights.meaning import spell

SIZE = 128  # numbers that describe a sentence
HEADS = 4
LONGEST = 46  # pieces; what comes after them is not read
AT_ONCE = 512  # pieces read at a time: their numbers fit the processor's own memory
WHOLE = 127  # the largest whole number that a weight or a value is rounded to


def sentence_vectors(texts):
    """Return what sentences say.

    Parameters
    ----------
    texts : sequence of str

    Returns
    -------
    numpy.ndarray
        float64 (texts, 128); over the labelled statements each column has mean 0 and standard deviation 1.
    """
    spelled = [spell(text)[: 2 * LONGEST] for text in texts]
    number = {pieces: at for at, pieces in enumerate(dict.fromkeys(spelled))}  # what is said twice is read once
    read = np.zeros((len(number), SIZE))
    # Sentences of one length are read together, so that none has to be filled up.
    by_length = {}
    for pieces in number:
        by_length.setdefault(len(pieces), []).append(pieces)
    blocks = [some for alike in by_length.values() for some in _in_blocks(alike)]
    with _threads().limit(limits=1):
        for block in blocks:
            numbers = np.frombuffer(b"".join(block), dtype=np.uint16).reshape(len(block), -1)
            read[[number[pieces] for pieces in block]] = _read_block(numbers.astype(np.int64))
    middle, spread = _weights()["usual"]
    return (read[[number[pieces] for pieces in spelled]] - middle) / spread


def _in_blocks(alike):
    """Cut sentences of one length into blocks of as many as are read at once."""
    size = max(1, AT_ONCE // (len(alike[0]) // 2 + 2))
    return [alike[at : at + size] for at in range(0, len(alike), size)]


def _read_block(pieces):
    """Vectors (sentences, 128) of sentences of one length, given as numbers of their pieces."""
    weights = _weights()
    begin = np.full((len(pieces), 1), len(weights["pieces"]) - 2)
    pieces = np.hstack([begin, pieces, begin + 1])
    said = weights["pieces"][pieces] * weights["pieces_scale"][pieces] + weights["places"][: pieces.shape[1]]
    said = _even(said, weights["norm"])
    for layer in range(int(weights["layers"])):
        said = _even(said + _through(_listen(said, weights, layer), weights, f"out{layer}"), weights[f"norm{layer}_1"])
        inner = np.maximum(_through(said, weights, f"inner{layer}"), 0.0)
        said = _even(said + _through(inner, weights, f"outer{layer}"), weights[f"norm{layer}_2"])
    return said.mean(axis=1)


def _listen(said, weights, layer):
    """Let each piece take from the others what concerns it: attention, in several heads."""
    sentences, length, size = said.shape
    mixed = _through(said, weights, f"mix{layer}").reshape(sentences, length, 3, HEADS, size // HEADS)
    asks, offers, gives = mixed.transpose(2, 0, 3, 1, 4)
    (asks, asks_scale), (offers, offers_scale) = _whole(asks), _whole(offers)
    gives, gives_scale = _whole(gives.transpose(0, 1, 3, 2))
    fit = (asks @ offers.transpose(0, 1, 3, 2)).astype(np.float64)
    fit *= asks_scale * offers_scale.transpose(0, 1, 3, 2) / np.sqrt(size / HEADS)
    share = np.exp(fit - fit.max(axis=-1, keepdims=True))
    share /= share.sum(axis=-1, keepdims=True)
    taken = np.rint(share * WHOLE).astype(np.float32) @ gives.transpose(0, 1, 3, 2)
    taken = taken.astype(np.float64) * (gives_scale.transpose(0, 1, 3, 2) / WHOLE)
    return taken.transpose(0, 2, 1, 3).reshape(sentences, length, size)


def _through(said, weights, name):
    """A linear map; its sums stay below 2 ** 24, where float32 counts exactly whatever the order."""
    whole, scale = _whole(said)
    product = (whole.reshape(-1, whole.shape[-1]) @ weights[name]).astype(np.float64).reshape(*said.shape[:-1], -1)
    product *= scale
    product *= weights[f"{name}_scale"]
    product += weights[f"{name}_bias"]
    return product


def _whole(values):
    """Round to whole numbers from -127 to 127, row by row: (float32, scale)."""
    largest = np.maximum(values.max(axis=-1, keepdims=True), -values.min(axis=-1, keepdims=True))
    scale = np.maximum(largest, 1e-9) / WHOLE
    values = values / scale
    return np.rint(values, out=values).astype(np.float32), scale


def _even(values, norm):
    """Layer normalisation (Ba et al. 2016)."""
    values = values - values.mean(axis=-1, keepdims=True)
    values /= np.sqrt(np.square(values).mean(axis=-1, keepdims=True) + 1e-5)
    values *= norm[0]
    values += norm[1]
    return values


@cache
def _threads():
    """Threads of numpy's linear algebra: products as small as these take three times as long when two share them."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@cache
def _weights():
    """The rounded weights; matrices as float32, in which their products are exact, and the large table as it is."""
    with (
        files("careerlab.resources").joinpath("reader.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as arrays,
    ):
        return {
            name: a.astype(np.float32) if a.dtype == np.int8 else a.astype(np.float64) for name, a in arrays.items()
        }
