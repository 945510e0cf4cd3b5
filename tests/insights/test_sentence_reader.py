"""The small reader: what a sentence says as a whole, the same wherever it is read."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.insights.meaning import SIZE as STATIC
from careerlab.insights.meaning import spell, vectors
from careerlab.insights.sentence_reader import LONGEST, SIZE, sentence_vectors

SENTENCES = ["I love the freedom.", "You need a licence first.", "Nobody tells you about the paperwork.", "x", ""]
words = st.text(alphabet="abcdefghij klmnop.,!?'-éß0123456789\n", max_size=120)


def cosine(one, other):
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_one_row_a_sentence_and_none_for_none():
    assert sentence_vectors(SENTENCES).shape == (len(SENTENCES), SIZE)
    assert sentence_vectors([]).shape == (0, SIZE)


@settings(max_examples=200)  # five readings each
@given(st.lists(words, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_sentence_says_the_same_alone_and_among_others_in_any_order(texts, rng):
    """To the last bit: products are of whole numbers, so it does not matter what is multiplied beside them."""
    alone = np.vstack([sentence_vectors([text]) for text in texts])
    assert np.array_equal(sentence_vectors(texts), alone)
    order = list(range(len(texts)))
    rng.shuffle(order)
    assert np.array_equal(sentence_vectors([texts[at] for at in order]), alone[order])
    assert np.isfinite(alone).all()


def test_the_order_of_words_counts_here_and_not_in_the_mean_of_words():
    one, other = "not boring, well paid", "boring, not well paid"
    assert np.array_equal(*vectors([one, other])) and STATIC
    assert cosine(*sentence_vectors([one, other])) < 0.97


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("You have to know statistics.", "You must understand numbers.", "I love my colleagues."),
        ("The pay is awful.", "Salaries are bad here.", "I studied history before."),
        ("I came from nursing.", "I used to be a teacher.", "The days are too long."),
    ],
)
def test_what_is_said_in_like_manner_is_near(text, near, far):
    here, close, away = sentence_vectors([text, near, far])
    assert cosine(here, close) > cosine(here, away)


def test_what_stands_beyond_the_longest_is_not_read():
    long = "work " * LONGEST
    assert len(spell(long)) // 2 == LONGEST
    assert np.array_equal(sentence_vectors([long]), sentence_vectors([long + "and nothing else at all"]))


def test_sums_of_products_stay_where_single_precision_counts_exactly():
    from careerlab.insights.sentence_reader import WHOLE, _weights

    tallest = max(a.shape[0] for name, a in _weights().items() if name[:-1] in ("mix", "out", "inner", "outer"))
    assert max(tallest, LONGEST + 2) * WHOLE * WHOLE < 2**24
