"""Every character has a use, said in words that a person knows."""

import pytest
from hypothesis import given
from strategies import texts

from careerlab.insights.reading import USES, characters_by_use, in_words
from careerlab.insights.statements import statements
from careerlab.notes.model import SPAN_KINDS, Span
from careerlab.notes.typed.scanner import read_text


@given(texts())
def test_the_uses_of_a_note_add_up_to_its_text(text):
    note = read_text(text, "a.md")
    assert sum(characters_by_use(note.spans).values()) == len(text)
    assert sum(characters_by_use(statements(note)[1]).values()) == len(text)


def test_every_kind_of_span_has_words_but_what_is_another_talks():
    assert set(SPAN_KINDS) - set(USES) == {"elsewhere"}
    assert characters_by_use([Span(0, 90, "elsewhere"), Span(90, 100, "text")]) == {"sentences": 10}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, ""),
        ({"sentences": 10}, "100 % sentences"),
        ({"headings": 1, "sentences": 3}, "75 % sentences, 25 % headings"),
        ({"questions": 5, "headings": 5, "private asides": 0}, "50 % headings, 50 % questions"),
        ({"sentences": 1990, "headings": 10}, "100 % sentences, under 1 % headings"),
    ],
)
def test_in_words(counts, said):
    assert in_words(counts) == said
