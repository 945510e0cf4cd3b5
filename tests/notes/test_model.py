"""Spans cover a note's text; words are shown as they are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from careerlab.notes.model import Note, Span, check_cover, cover, has_combining_run, line_starts, readable


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain words", "plain words"),
        ("two  spaces\n\tand\u00a0a line", "two spaces and a line"),
        ("Salary &lt; 40k &amp; falling", "Salary < 40k & falling"),
        ("R&D, Q&A, R&section and &nosuchword; stay", "R&D, Q&A, R&section and &nosuchword; stay"),
        ("Krako\u0301w", "Kraków"),
        ("nul\x00 and esc\x1b[31m", "nul␀ and esc␛[31m"),
        ("a \u202ek09\u202c b", "a [U+202E]k09[U+202C] b"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("naïve “quotes” – dash… £5k 😀", "naïve “quotes” – dash… £5k 😀"),
        ("&#0;&#x1b;&#x202e;", "\ufffd&#x1b;[U+202E]"),
        ("", ""),
    ],
)
def test_readable(raw, shown):
    assert readable(raw) == shown


@given(texts())
def test_readable_twice_is_readable_once_where_no_entity_is_left(raw):
    once = readable(raw)
    if "&" not in once:
        assert readable(once) == once


@given(texts())
def test_readable_shows_no_control_sign(raw):
    assert not [c for c in readable(raw) if ord(c) < 32 or ord(c) == 127 or "\u202a" <= c <= "\u202e"]


def test_forty_thousand_accents_are_kept_as_they_are():
    raw = "a" + "\u0301" * 40_000
    assert readable(raw) == raw


@pytest.mark.parametrize(("count", "too_many"), [(0, False), (30, False), (31, True)])
def test_combining_run_at_the_limit_and_one_past_it(count, too_many):
    assert has_combining_run("x" + "\u0301" * count) is too_many


@pytest.mark.parametrize(
    ("text", "starts"),
    [("", [0]), ("a", [0]), ("a\nb", [0, 2]), ("a\r\nb", [0, 3]), ("a\rb\r", [0, 2, 4]), ("a\u2028b\x0bc", [0])],
)
def test_lines_are_counted_as_editors_count_them(text, starts):
    assert list(line_starts(text)) == starts


@pytest.mark.parametrize(
    ("claims", "spans"),
    [
        ([], [(0, 2, "markup"), (2, 3, "space")]),
        ([(2, 3, "text")], [(0, 2, "markup"), (2, 3, "text")]),
        ([(1, 3, "text"), (0, 1, "heading")], [(0, 1, "heading"), (1, 3, "text")]),
    ],
)
def test_cover_fills_what_nobody_claimed(claims, spans):
    assert cover("-- ", [Span(*c) for c in claims]) == tuple(Span(*s) for s in spans)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("word", []),
        ("a b", [(0, 1, "text")]),
        ("...1", []),
        ("名", []),
        ("ab", [(0, 2, "text"), (1, 2, "text")]),
    ],
)
def test_cover_refuses_a_word_nobody_claimed_and_a_word_claimed_twice(text, claims):
    with pytest.raises(AssertionError):
        check_cover(cover(text, [Span(*c) for c in claims]), text)


@pytest.mark.parametrize(
    "spans", [[], [(0, 2)], [(0, 4)], [(1, 3)], [(0, 1), (2, 3)], [(0, 2), (1, 3)], [(2, 3), (0, 2)], [(0, 3), (3, 3)]]
)
def test_a_note_with_a_gap_an_overlap_or_an_end_too_far_cannot_be_made(spans):
    with pytest.raises(AssertionError, match=r"x\.md"):
        Note("x.md", "abc", spans=tuple(Span(a, b, "text") for a, b in spans))


@given(st.lists(st.integers(1, 5)))
def test_spans_end_to_end_make_a_note(lengths):
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    spans = tuple(Span(b - n, b, "text") for n, b in zip(lengths, ends, strict=True))
    assert Note("x.md", "a" * sum(lengths), spans=spans).spans == spans
