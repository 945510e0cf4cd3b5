"""Every notebook runs on other people's notes, by papermill's convention; and on the sample it is always the same."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest

import careerlab as cl

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted((ROOT / "notebooks").glob("*.ipynb"))
SECOND = ROOT / "tests" / "data" / "second-search"
CASES = ("folder", "insights file", "no profile", "one path", "nothing")
OF_THE_SAMPLE = re.compile(r"Maya|Priya|Grace|UX design|product management|front-end")
AT_ONCE = min(4, os.cpu_count() or 1)


def each(argument, values):
    return pytest.mark.parametrize(argument, values, ids=[getattr(value, "stem", value) for value in values])


def with_notes(file, notes):
    """The notebook with a cell after `parameters` that points it elsewhere, as papermill would write it."""
    book = nbformat.read(file, as_version=4)
    tagged = [n for n, cell in enumerate(book.cells) if "parameters" in cell.metadata.get("tags", [])]
    tags = {"tags": ["injected-parameters"]}
    cell = nbformat.v4.new_code_cell(f"# Parameters\nNOTES = {str(notes)!r}\n", metadata=tags)
    book.cells.insert(tagged[0] + 1, cell)
    return book


def make_searches(folder):
    """Other people's searches: (case, what NOTES is set to)."""
    for case in CASES:
        shutil.copytree(SECOND, folder / case)
    for case in ("no profile", "one path", "nothing"):
        (folder / case / "profile.yaml").unlink()
    (folder / "one path" / "notes" / "lou science writer.md").unlink()
    shutil.rmtree(folder / "nothing" / "notes")
    (folder / "nothing" / "notes").mkdir()
    cl.write_insights(cl.open_workspace(SECOND).insights, folder / "insights file" / "insights.csv")
    return {case: folder / case / ("insights.csv" if case == "insights file" else "") for case in CASES}


@pytest.fixture(scope="module")
def runs(refresh, tmp_path_factory):
    """Every notebook run on every search: {(case, file): what its cells put out, as text}, or the error."""
    searches = make_searches(tmp_path_factory.mktemp("searches"))

    def run(job):
        case, file = job
        try:
            book = refresh.execute(with_notes(file, searches[case]), cwd=ROOT / "notebooks")
        except refresh.CellExecutionError as error:
            return error
        return outputs(refresh.normalise(book))

    jobs = [(case, file) for case in CASES for file in FILES]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(jobs, pool.map(run, jobs), strict=True))


def outputs(book):
    """The texts that the cells put out, a list for each cell, with pictures as the word `picture`."""
    return [[as_text(output) for output in cell.outputs] for cell in book.cells if cell.cell_type == "code"]


def as_text(output):
    if output.output_type == "stream":
        return f"{output.name}: {output.text}"
    return "picture" if "image/png" in output.data else output.data.get("text/html") or output.data["text/plain"]


def in_one(run):
    assert not isinstance(run, Exception), run
    return "\n".join(text for cell in run for text in cell)


@each("file", FILES)
@each("case", CASES)
def test_it_runs_without_an_error_or_a_warning(runs, case, file):
    assert "stderr: " not in in_one(runs[case, file])


@each("file", FILES)
@each("case", CASES)
def test_nothing_of_the_sample_is_left(runs, case, file):
    assert not OF_THE_SAMPLE.search(in_one(runs[case, file]))


@each("file", [file for file in FILES if file.stem[:2] in ("00", "01", "02", "05")])
@each("case", ("folder", "insights file", "no profile", "one path"))
def test_it_shows_the_other_search(runs, case, file):
    assert re.search("lab management|Bea Okoro|Ruben Faber", in_one(runs[case, file]))


@each("file", FILES[1:7])  # of 07 NOTES are packs
def test_an_insights_file_says_the_same_as_the_notes_it_was_made_from(runs, file):
    assert runs["insights file", file] == runs["folder", file]


def test_one_talk_with_an_insights_file_says_that_the_page_is_not_there(runs):
    assert "No page to show" in in_one(runs["insights file", FILES[0]])
    assert "No page to show" not in in_one(runs["folder", FILES[0]])


def test_what_is_missing_is_said_in_words(runs):
    words = {file.stem[:2]: in_one(runs["nothing", file]) for file in FILES}
    assert "Nobody has told yet how they got in." in words["01"]
    assert "Nobody has named a skill yet" in words["02"]
    assert "No theme yet" in words["04"]
    assert "Nobody has said anything good or bad about a path yet." in words["05"]
    assert "There is no profile" in in_one(runs["no profile", FILES[2]])
    assert "Lab management is the only path here" in in_one(runs["one path", FILES[5]])


# The sample


def test_refresh_gives_the_same_bytes_twice(refresh):
    """Also with another order of sets and one thread instead of many."""
    other = {"PYTHONHASHSEED": "7", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    jobs = [(file, environment) for file in FILES for environment in ({}, other)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        books = list(pool.map(lambda job: refresh.refreshed(*job), jobs))
    assert [file.stem for n, file in enumerate(FILES) if books[2 * n] != books[2 * n + 1]] == []


@pytest.fixture(scope="module")
def nbval():
    """Check one notebook as `python run.py test` does, on the notes in a folder; return pytest's exit code."""
    spec = importlib.util.spec_from_file_location("tests_main", ROOT / "tests" / "__main__.py")
    main = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(main)
    options = [option for option in main.NOTEBOOKS if option != "notebooks"]

    def check(file, notes):
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options, str(file)]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | {"CAREERLAB_NOTES": str(notes)}, capture_output=True, text=True
        )
        return done.returncode, done.stdout

    return check


def test_a_changed_word_in_a_sample_note_makes_a_check_fail(nbval, tmp_path):
    sample = shutil.copytree(ROOT / "data" / "designer", tmp_path / "designer")
    code, said = nbval(FILES[0], sample)
    assert code == 0, said
    note = sample / "notes" / "2026-01-14 Priya Raman.md"
    words = note.read_text("utf-8")
    assert "an hour and a half in Figma" in words
    note.write_text(words.replace("an hour and a half in Figma", "an hour and a half in Excel"), "utf-8")
    code, said = nbval(FILES[0], sample)
    assert code == 1, said
    assert "Cell outputs differ" in said
    assert "in Excel" in said
