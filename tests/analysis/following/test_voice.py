"""Whose "I" it is."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.following.voice import in_own_words, owner_of, voice_of

NOTES = [
    statement(source="n.md", text=text) for text in ("She decides what is built.", "Her team is small.", "I liked it.")
]
CHAT = [statement(source="c.md", text=text) for text in ("I test trains.", "I like it.", "We are six.")]
CALL = [statement(source="v.vtt", time="00:01:00", text="She rang.")]


def test_calls_and_answers_in_the_first_person_are_told_by_themselves():
    assert in_own_words(insights(*NOTES, *CHAT, *CALL)) == {"c.md", "v.vtt"}


@pytest.mark.parametrize(
    ("fields", "themselves", "voice"),
    [
        ({"text": "I'll send her the photo", "speaker": "note-taker"}, False, "me"),
        ({"text": "I'll send you the link"}, True, "them"),
        ({"text": "I'll send you my essay", "speaker": "note-taker"}, True, "me to them"),
        ({"text": "“I'll put you in touch”"}, False, "them"),
        ({"text": "I'll put you in touch, she said", "speaker": "note-taker"}, False, "them"),
        ({"text": "He'd show me the code", "question": "Notes to self"}, True, "me"),
    ],
)
def test_voice(fields, themselves, voice):
    row = next(insights(statement(**fields)).itertuples())
    assert voice_of(row, themselves) == voice


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("Things she said she'd do", "they"),
        ("What did they offer?", "they"),
        ("Leads", "they"),
        ("Things I said I'd do", "I"),
        ("To do", "I"),
        ("Next steps", "I"),
        ("Pros", ""),
        ("Who else should I talk to?", ""),
        ("", ""),
    ],
)
def test_owner(heading, owner):
    assert owner_of(heading) == owner
