"""What a form leaves open, and what only looks like it."""

import pytest

from careerlab.insights.statements import statements
from careerlab.notes.blanks import is_blank
from careerlab.notes.typed.scanner import read_text


@pytest.mark.parametrize(
    "words",
    [
        "",
        "…",
        "...",
        "___",
        "_ _ _",
        "-",
        "– – –",
        "•",
        "[ ]",
        "( )",
        "[…]",
        "(your words)",
        "[Your answer here]",
        "{name}",
    ],
)
def test_nothing_was_written(words):
    assert is_blank(words)


@pytest.mark.parametrize(
    "words",
    [
        "?",
        "--",
        "??",
        "+",
        "!",
        ":-)",
        ":(",
        "👍",
        "x",
        "5",
        "n/a",
        "(none)",
        "your words",
        "(she works nights)",
        "[x]",
        "0",
        "= pay",
    ],
)
def test_something_was_written(words):
    assert not is_blank(words)


@pytest.mark.parametrize(
    "blank", ["-", "- ", "*", "- [ ]", "- [ ] ", "- …", "- ___", "…", "___", "(your words)", "- [ ] …", "1. ..."]
)
@pytest.mark.parametrize(
    "above", ["## Pros\n", "## Pros\n- A long line about the good hours that everybody has in this team here\n"]
)
def test_a_blank_line_says_nothing_and_belongs_to_nothing(above, blank):
    found = [s.text for s in statements(read_text(f"{above}{blank}\n\nShe likes it.\n", "a.md"))[0]]
    assert found[-1] == "She likes it." and len(found) == above.count("\n")


def test_a_blank_cell_says_nothing():
    table = "| Pros | Cons |\n|---|---|\n| good pay | ___ |\n| … | long days |\n"
    found = statements(read_text(table, "a.md"))[0]
    assert [(s.label, s.text) for s in found] == [("Pros", "good pay"), ("Cons", "long days")]
