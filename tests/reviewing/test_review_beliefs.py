"""`careerlab review --beliefs`: one question a statement, each answer kept at once."""

import builtins
import dataclasses

import pytest
from small_search import table, workspace_of

from careerlab.profile import Belief, Profile
from careerlab.reviewing.beliefs import ask_about_beliefs, unsure
from careerlab.workspace import corrections_file, read_corrections

GREAT, OTHER = (
    Belief(words, "UX", "people", 0.5) for words in ("Great people work there", "All people there are great")
)


@pytest.fixture
def asked(workspace):
    parsed = table()
    parsed["path"] = "UX"
    found = workspace_of(workspace.folder, parsed)
    return dataclasses.replace(found, profile=Profile(beliefs=(GREAT, OTHER)))


def answer_with(monkeypatch, words):
    given = iter(words)
    monkeypatch.setattr(builtins, "input", lambda _: next(given))


def decisions(workspace):
    return [(c.action, c.value) for c in read_corrections(corrections_file(workspace.folder))[0]]


@pytest.mark.parametrize(("key", "side"), [("f", "for"), ("a", "against"), ("n", "neither")])
def test_one_letter_is_kept_in_corrections(asked, monkeypatch, capsys, key, side):
    waiting = unsure(asked.insights, asked.profile)
    assert waiting
    answer_with(monkeypatch, [key, "q"])
    ask_about_beliefs(asked, "2026-05-01", "careerlab")
    assert decisions(asked) == [("belief", f"{side}: Great people work there")]
    assert "You believed: Great people work there" in capsys.readouterr().out


def test_taken_back_and_asked_again(asked, monkeypatch, capsys):
    answer_with(monkeypatch, ["u", "f", "u", "?", "q"])
    ask_about_beliefs(asked, "2026-05-01", "careerlab")
    assert [action for action, _ in decisions(asked)] == ["belief", "undo"]
    said = capsys.readouterr().out
    assert "Nothing to take back tonight." in said and "Taken back." in said


def test_put_off_writes_nothing(asked, monkeypatch, capsys):
    answer_with(monkeypatch, ["s"] * len(unsure(asked.insights, asked.profile)))
    ask_about_beliefs(asked, "2026-05-01", "careerlab")
    assert decisions(asked) == []
    assert "Nothing was written." in capsys.readouterr().out


def test_without_beliefs_it_says_where_to_write_them(workspace, capsys):
    ask_about_beliefs(workspace, "2026-05-01", "careerlab")
    assert "beliefs:" in capsys.readouterr().out
