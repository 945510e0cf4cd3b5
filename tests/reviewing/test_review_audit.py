"""`review --audit N` as a person meets it: blind, kept at once, gone on with where it stopped, and said on the page."""

import subprocess
import sys

import pytest

from careerlab.insights.codebook import KIND_WORDS
from careerlab.insights.versions import versions
from careerlab.workspace import audit_file, open_workspace, read_audit

ANNA = """Person: Anna Nowak
Path: UX
Date: 2026-01-02

## Pros
- good pay
- nobody counts the days

## Day
She is up at five. The bus is full of nurses. Then there is a meeting about meetings.
"""
CODE = "import sys\nfrom careerlab.cli import main\nmain(sys.argv[1:])"


@pytest.fixture
def folder(write):
    return write({"notes/anna.md": ANNA}, "search")


def run(*arguments, answers=""):
    command = [sys.executable, "-c", CODE, *map(str, arguments)]
    return subprocess.run(command, input=answers, capture_output=True, encoding="utf-8", check=False)


def kinds(folder):
    return [answer.kind for answer in read_audit(audit_file(folder))[0]]


def test_a_sample_is_judged_blind_and_goes_on_where_it_stopped(folder):
    done = run("review", folder, "--audit", 4, answers="good\nq\n")
    assert done.returncode == 0, done.stderr
    assert "1 of 4" in done.stdout
    insights = open_workspace(folder).insights
    said = [words for words in KIND_WORDS.values() if words in done.stdout]
    assert said == []
    assert not any(rule in done.stdout for rule in insights["rule"] if rule != "model")
    assert kinds(folder) == ["pro"]
    assert "Of 1 sentence you judged yourself" in done.stdout
    more = run("review", folder, "--audit", 4, answers="f\nfact\nbad\nfact\n")
    assert "1 of 3" in more.stdout
    assert kinds(folder) == ["pro", "fact", "fact", "con"]
    assert run("review", folder, "--audit", 4).stdout.endswith("Nothing was written.\n")


def test_skip_and_take_back_and_what_is_no_answer(folder):
    done = run("review", folder, "--audit", 3, answers="\nfact\nu\nbad\nwhat\nq\n")
    assert kinds(folder) == ["fact", "con"]
    assert "Enter: cannot say" in done.stdout
    assert "Of 1 sentence you judged yourself" in done.stdout  # the later answer holds


def test_the_page_prints_it_with_the_versions(folder):
    run("review", folder, "--audit", 4, answers="good\n" * 4)
    run("report", folder, "--no-open")
    page = (folder / "out" / "report.html").read_text("utf-8")
    assert "Of 4 sentences you judged yourself" in page
    assert f"Judged were the labels of {versions()}." in page
    file = audit_file(folder)
    file.write_text(file.read_text("utf-8").replace(versions(), "careerlab 0"), "utf-8")
    run("report", folder, "--no-open")
    page = (folder / "out" / "report.html").read_text("utf-8")
    assert f"the labels of careerlab 0. Today's are of {versions()}" in page.replace("&#39;", "'")


def test_an_audit_changes_no_label(folder):
    before = open_workspace(folder).insights
    run("review", folder, "--audit", 4, answers="advice\n" * 4)
    assert open_workspace(folder).insights.equals(before)


def test_check_names_a_broken_line(folder):
    run("review", folder, "--audit", 1, answers="good\n")
    file = audit_file(folder)
    file.write_bytes(file.read_bytes().replace(b",pro,", b",pros,"))
    assert "audit.csv, line 2: this answer is left out: 'pros' is no kind" in run("check", folder).stdout


def test_notes_without_a_workspace_have_no_place_for_answers(write):
    bare = write({"anna.md": ANNA}, "bare")
    done = run("review", bare, "--audit", 3, answers="good\n")
    assert done.returncode == 2
    assert "has no folder `notes`" in done.stderr
