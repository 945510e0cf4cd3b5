"""Where sentences end, and that signs in a row end one only once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.sentences import _END, CLOSERS, sentence_ends

SIGNS = st.text(st.sampled_from("aA1 \n.!?…" + CLOSERS), max_size=30)
PLAINLY = re.compile(rf"(?<![.!?…])([.!?…]+)[{re.escape(CLOSERS)}]*(?=\s+(\S))")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is fine. She said so.", ["It is fine.", " She said so."]),
        ('"Really?!" she said. Yes', ['"Really?!"', " she said.", " Yes"]),
        ("Well... it depends. On what", ["Well... it depends.", " On what"]),
        ("Pay etc. is low. No. 5 is e.g. lower", ["Pay etc. is low.", " No. 5 is e.g. lower"]),
        ("A. Nowak called at 9.30 a.m. for Ms. Raman", ["A. Nowak called at 9.30 a.m. for Ms. Raman"]),
        ("...", ["..."]),
    ],
)
def test_sentences_end_at_their_signs_only(text, sentences):
    cuts = [0, *sentence_ends(text), len(text)]
    assert [text[a:b] for a, b in zip(cuts, cuts[1:], strict=False)] == sentences


@given(SIGNS)
def test_a_row_of_signs_is_seen_as_one_from_its_first(text):
    found = [(m.start(), m.end(), m[1], m[2]) for m in _END.finditer(text)]
    assert found == [(m.start(), m.end(), m[1], m[2]) for m in PLAINLY.finditer(text)]
