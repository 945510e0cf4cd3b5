"""Words that say what a statement is about, and answers that say nothing."""

import pytest

from careerlab.analysis.theming.theme_words import content_words, says_something

EMPTY = ["", "None.", "not sure", "See above!", "Nothing really", "Same as before.", "n/a", "None that I can think of."]
EMPTY += ["It depends, hard to say.", "Nothing at the moment, thanks.", "Ditto", "...", "As I said before.", "No idea"]
TELLING = ["Pay.", "Nothing but paperwork.", "36 hours", "HR", "See above: the noise.", "Not sure about the smell."]


@pytest.mark.parametrize("text", EMPTY)
def test_an_answer_without_content_says_nothing(text):
    assert not says_something(text)


@pytest.mark.parametrize("text", TELLING)
def test_a_word_or_a_number_is_enough_to_say_something(text):
    assert says_something(text)


def test_content_words_leave_out_words_of_any_talk():
    assert content_words("The worst thing this year was the paperwork, 3 forms a day") == ["paperwork", "form"]
