"""`careerlab weigh`: from answers in a pipe to lines in profile.yaml."""

import re
from datetime import date

import pytest
from click.testing import CliRunner

from careerlab.cli import main

NOTE = "Person: Anna Nowak\nPath: UX\nDate: 2026-01-02\n\n## Pros\n- good pay\n- short hours\n"
TODAY = date.today().isoformat()


@pytest.fixture
def search(write):
    return write({"notes/anna.md": NOTE, "profile.yaml": "name: Maya  # me\n"}, "search")


def weigh(folder, answers):
    result = CliRunner().invoke(main, ["weigh", str(folder)], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def profile(folder):
    return (folder / "profile.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ("hours\npay\n\n\n", "priorities: [hours, pay]"),
        ("5\n4, 6\n= 1\n\n\n", "priorities: [hours, [pay, people, work]]"),
        ("hours\nfame\n\n\n", "priorities: [hours]"),
        ("hours\npay\nu\nwork\n\n\n", "priorities: [hours, work]"),
        ("hours\npay", "priorities: [hours, pay]"),  # the pipe ends
        ("hours\n\n60\n", "priorities: {work: 60, autonomy: 60, growth: 60, pay: 60, hours: 100, people: 60,"),
    ],
)
def test_answers_become_a_line(search, answers, line):
    code, said = weigh(search, answers)
    first, second, third = profile(search).splitlines()
    assert (code, first, third) == (0, "name: Maya  # me", f"priorities_date: {TODAY}")
    assert set(re.findall(r"\w+", line)) <= set(re.findall(r"\w+", second))
    assert second == line or "{" in line
    assert said.splitlines()[-1] == f"Wrote {search / 'profile.yaml'}"


@pytest.mark.parametrize("answers", ["", "\n", "q\n", "hours\npay\nq\n", "fame\n"])
def test_nothing_said_writes_nothing(search, answers):
    code, said = weigh(search, answers)
    assert (code, profile(search)) == (0, "name: Maya  # me\n")
    assert said.splitlines()[-1] == "Nothing was written."
    assert not (search / ".careerlab.lock").exists()


def test_it_says_what_stood_there_and_since_when(search):
    (search / "profile.yaml").write_text("priorities: [work, [pay, hours]]\npriorities_date: 2026-01-02\n")
    _, said = weigh(search, "hours\n\n\n")
    assert said.startswith("Until now: first work; then pay and hours alike (written down on 2026-01-02).\n")
    assert f"What matters to you: first hours (written down on {TODAY}).\n" in said
    _, said = weigh(search, "hours\n\n\n")
    assert said.endswith("That is what stood there; nothing was written.\n")


def test_who_has_seen_a_comparison_is_told_that_it_is_recorded(search):
    (search / "out").mkdir()
    (search / "out" / "report.html").write_text("a page with scores")
    _, said = weigh(search, "hours\n\n\n")
    assert f"first hours (written down on {TODAY}, after a comparison had been shown).\n" in said
    assert profile(search).endswith("priorities_after_comparison: yes\n")


def test_it_shows_no_score(search):
    """Neither a number of the comparison nor a word of the notes."""
    _, said = weigh(search, "hours\n\n\n")
    assert not re.search(r"UX|Anna|good pay|of 100 readings|ahead", said)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("search", "hobby: chess\n", "profile.yaml, line 1: careerlab does not know `hobby`"),
        ("nowhere", "", "is no folder: name the one that holds your notes."),
    ],
)
def test_a_mistake_is_a_sentence_before_anything_is_asked(search, name, content, sentence):
    (search / "profile.yaml").write_text(content)
    code, said = weigh(search.parent / name, "hours\n\n\n")
    assert code == 2
    assert sentence in " ".join(said.split())
    assert "Which one first" not in said
    assert profile(search) == content


def test_a_bare_folder_gets_a_profile(write):
    folder = write({"anna.md": NOTE}, "bare")
    weigh(folder, "hours\n\n\n")
    assert profile(folder) == f"priorities: [hours]\npriorities_date: {TODAY}\n"
