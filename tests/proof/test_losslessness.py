"""Promises P1 and P2 over all readers: what is in a file is in its Notes; no damage raises anything but NoteError."""

import pytest
from hypothesis import given
from proof.made_files import FILES, damaged
from proof.reading import check_reading
from strategies import LOSSLESS

from careerlab.notes import formats

READERS = pytest.mark.parametrize("reader", FILES)


def test_every_reader_is_tried():
    assert set(FILES) == set(formats._READERS)


@READERS
def test_all_words_are_found_again(reader):
    @LOSSLESS
    @given(FILES[reader])
    def check(made):
        kept = check_reading(made.packed(), made.source)
        assert not [word for word in made.words if word not in kept]

    check()


@READERS
def test_damage_loses_nothing_else_and_raises_nothing_else(reader):
    @LOSSLESS
    @given(damaged(FILES[reader]))
    def check(source_and_raw):
        source, raw = source_and_raw
        check_reading(raw, source, twice=False)

    check()
