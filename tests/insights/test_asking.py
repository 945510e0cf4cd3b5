"""What asks, what only asks back, and what is a thought with a question mark."""

import pytest

from careerlab.insights.asking import asks_back, asks_to_tell, is_question


@pytest.mark.parametrize(
    ("words", "alone", "asks"),
    [
        ("What do you like?", True, True),
        ("And do they pay?", False, True),
        ("Your day, how is it?", False, True),
        ("Typical day?", True, True),
        ("Typical day?", False, False),
        ("2 yrs?", False, False),
        ("am I ok with blood??", True, False),
        ("Do I like it?", True, False),
    ],
)
def test_is_question(words, alone, asks):
    assert is_question(words, alone) is asks


@pytest.mark.parametrize(
    ("words", "said", "back"),
    [
        ("What script?", "And tight script, everything is in it.", True),
        ("What script?", "You need CSS.", False),
        ("Which one?", "You need CSS.", True),
        ("A carer?", "I was a carer.", True),
        ("Sorry, how many?", "", True),
        ("Sorry, how many people are there?", "", False),
        ("Did he?", "", True),
        ("Oh, don’t they?", "", True),
        ("That's all?", "", True),
        ("Really?", "", True),
        ("Why?", "", True),
        ("Why here?", "It is far.", False),
        ("And the worst?", "It is fun.", False),
        ("And the pay?", "The people.", False),
        ("What is the pay?", "The pay is fine.", False),
        ("Do you like it?", "I like it.", False),
        ("", "", False),
    ],
)
def test_asks_back(words, said, back):
    assert asks_back(words, said) is back


@pytest.mark.parametrize(
    "words",
    [
        "Describe a typical week.",
        "Tell us about the way you came here",
        "3. Please explain what your team does.",
        "Walk me through a day.",
        "Introduce yourself",
        "b) Could you briefly describe your role",
    ],
)
def test_an_order_asks(words):
    assert asks_to_tell(words)


@pytest.mark.parametrize(
    "words",
    [
        "Explain it without making them feel thick, that is most of it",
        "List prices go up every year.",
        "Tell the client early.",
        "Describe the problem before the cure.",
        "Names matter here.",
        "She told me about the rota.",
    ],
)
def test_advice_and_facts_are_no_order_to_tell(words):
    assert not asks_to_tell(words)
