"""Promise P7: the limits are those that were agreed, and those over all formats hold at the limit and one past it.

Limits of one format are tested with it: front matter and depth in tests/notes/typed, XML in tests/notes/word, archives
in tests/notes/exports.
"""

import json
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.statements import MAX_SENTENCE, statements
from careerlab.notes import read
from careerlab.notes.read import MAX_NOTES, read_notes
from careerlab.notes.typed.scanner import read_text

_FILE = Path(__file__).resolve().parents[3] / "shared" / "hostile" / "expected.json"
# agreed limit -> where the code states it
STATED = {
    "note_bytes": "notes.read.MAX_BYTES",
    "notes_per_run": "notes.read.MAX_NOTES",
    "front_matter_bytes": "notes.typed.frontmatter.MAX_BYTES",
    "yaml_nodes": "notes.typed.frontmatter.MAX_NODES",
    "yaml_depth": "notes.typed.frontmatter.MAX_DEPTH",
    "list_depth": "notes.typed.scanner.MAX_DEPTH",
    "sentence_chars": "insights.statements.MAX_SENTENCE",
    "xml_depth": "notes.word.xmlstream.MAX_DEPTH",
    "zip_entries": "notes.exports.archive.MAX_ENTRIES",
    "zip_ratio": "notes.exports.archive.MAX_RATIO",
    "zip_total_bytes": "notes.exports.archive.MAX_TOTAL",
}
# said of single letters, and a length that is read like any other: nothing in the code to state them
UNSTATED = {"combining_run", "line_chars", "default_max_mb", "default_max_s"}


@pytest.mark.skipif(not _FILE.is_file(), reason="the hostile corpus (../shared/hostile) is not here")
def test_limits_are_those_agreed():
    limits = json.loads(_FILE.read_text("utf-8"))["limits"]
    assert set(limits) == {*STATED, *UNSTATED}
    for name, place in STATED.items():
        module, _, constant = place.rpartition(".")
        assert getattr(import_module(f"careerlab.{module}"), constant) == limits[name], name


@pytest.mark.parametrize("size", [999_999, 1_000_000, 1_000_001])
def test_a_line_as_long_as_a_note_is_read_like_any_other(size):
    words = ("She said the pay is low. " * (size // 25 + 1))[: size - 1] + "."
    note = read_text(words, "a.md")
    found, _ = statements(note)
    assert (note.notices, len(words)) == ((), size)
    assert sum(len(s.text) for s in found) + len(found) - 1 == size


@pytest.mark.parametrize(("size", "count"), [(MAX_SENTENCE, 1), (MAX_SENTENCE + 1, 2)])
@pytest.mark.parametrize("words", ["x" * 30_000, "word " * 6_000])
def test_a_sentence_at_the_limit_and_one_past_it(words, size, count):
    sentence = words[: size - 1] + "."
    found, _ = statements(read_text(sentence, "a.md"))
    assert len(found) == count
    assert "".join(s.text for s in found).replace(" ", "") == sentence.replace(" ", "")


@given(st.integers(1, 60), st.integers(MAX_SENTENCE - 70, MAX_SENTENCE + 70))
def test_words_around_the_limit_stay_whole(length, size):
    word = "w" * length
    found, _ = statements(read_text(((word + " ") * (2 * size // (length + 1)))[:size].rstrip(), "a.md"))
    assert max(len(s.text) for s in found) <= MAX_SENTENCE
    assert {len(w) for s in found[:-1] for w in s.text.split()} <= {length}


@pytest.mark.parametrize("most", [3, pytest.param(MAX_NOTES, marks=pytest.mark.release)])
def test_one_file_more_than_can_be_read_at_once_is_named(tmp_path, monkeypatch, most):
    monkeypatch.setattr(read, "MAX_NOTES", most)
    for number in range(most + 1):
        (tmp_path / f"{number:06}.md").write_text("Pay is low.")
    notes = read_notes(tmp_path)
    assert len(notes) == most + 1
    assert [n.source for n in notes if not n.text] == [f"{most:06}.md"]
    assert [n.code for n in notes[-1].notices] == ["NOTES-LIMIT"]
