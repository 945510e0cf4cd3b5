"""What a sentence is about, and whether it is worth quoting."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.following.content import content, most_quotable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("send her the slides", "The slide"),
        ("a question", "last year's questions"),
        ("Róisín", "roisin"),
        ("apply", "application"),
        ("the VAT", "VAT"),
    ],
)
def test_two_speak_of_one_thing(one, other):
    assert content(one) & content(other)


@pytest.mark.parametrize("text", ["", "And it was for her, then.", "I'll do that as well", "?!"])
def test_little_words_say_nothing(text):
    assert content(text) == frozenset()


@pytest.mark.parametrize(
    ("texts", "quoted"),
    [
        ([], None),
        (["And the people.", "Oh yes."], None),
        (["And the people.", "She picks her projects."], "She picks her projects."),
        (
            ["But nurses look after one another here.", "Every nurse trusts her partner."],
            "Every nurse trusts her partner.",
        ),
    ],
)
def test_what_stands_on_its_own_is_quoted_first(texts, quoted):
    row = most_quotable(insights(*(statement(text=text) for text in texts)))
    assert (None if row is None else row["text"]) == quoted
