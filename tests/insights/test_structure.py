"""What headings, labels, signs and empty answers say."""

import pytest

from careerlab.insights.statements import statements
from careerlab.insights.structure import fold_heading, heading_cue, says_nothing, split_label, structural_cue
from careerlab.notes.typed.scanner import read_text


@pytest.mark.parametrize(
    ("heading", "kind", "sure"),
    [
        ("Pros", "pro", True),
        ("CONS:", "con", True),
        ("What she likes", "pro", True),
        ("What Priya likes", "pro", True),
        ("Her advice", "advice", True),
        ("Next steps", "task", False),
        ("My thoughts", "belief", False),
    ],
)
def test_headings_that_are_listed(heading, kind, sure):
    cue = heading_cue(heading)
    assert cue.kinds[0] == kind and cue.sure is sure


@pytest.mark.parametrize("heading", ["The lighthouse", "Anna Nowak", "", "prosciutto", "2026"])
def test_headings_that_say_nothing(heading):
    assert heading_cue(heading) is None


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("None", True),
        ("n/a", True),
        ("Nothing comes to mind, sorry.", True),
        ("can't think of any", True),
        ("No.", True),
        ("None of the meetings matter", False),
        ("Nothing beats the view", False),
        ("No overtime", False),
        ("not many colleagues", False),
    ],
)
def test_answers_without_content(text, nothing):
    assert says_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Cons: hours", "Cons: "),
        ("Pay - low", ""),
        ("Anna: hello there", ""),
        ("at 9:30 we start", ""),
        ("Pros - pay", "Pros - "),
    ],
)
def test_labels_in_front(text, label):
    assert text[: split_label(text)] == label


@pytest.mark.parametrize(
    ("text", "rule", "sure"),
    [
        ("## Cons\n- hours", 'heading "Cons"', True),
        ("## Cons\n- hours\n\nSomething else altogether.", 'heading "Cons"', False),
        ("+ pay\n- hours", 'sign "-"', True),
        ("- great team #pro", 'tag "#pro"', True),
        ("- [ ] write to Tom", 'check box "[ ]"', False),
    ],
)
def test_the_rule_is_said_in_words_a_person_can_check(text, rule, sure):
    cue, said = structural_cue(statements(read_text(text, "a.md"))[0][-1])
    assert (said, cue.sure) == (rule, sure)


def test_folding_ignores_case_signs_and_brackets():
    assert fold_heading("**What's GOOD (so far)**:") == "whats good"
