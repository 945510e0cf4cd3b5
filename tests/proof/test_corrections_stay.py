"""Promise P3: a correction stays on its statement whatever is edited around it, and never moves to another.

10,000 simulated edits of each kind with --release; without it some hundreds. Scenarios C01 to C12.
"""

import os
import unicodedata
from collections import Counter
from html import escape

import pytest
from proof import edits
from word_files import document, p

from careerlab.insights.corrections import apply_corrections, correction
from careerlab.insights.corrections.anchors import fold
from careerlab.insights.parse import parse_notes
from careerlab.notes.read import read_notes

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"
MANY, NOTES = (10_000, 200) if RELEASE else (200, 50)
SAVED = 2_000 if RELEASE else 200  # statements corrected before all files are saved anew
KEPT, MISTYPED_KEPT, WRONG = 0.995, 0.95, 0.001


@pytest.fixture(scope="module")
def notes():
    return edits.some_notes(NOTES)


@pytest.fixture(scope="module")
def heard(notes):
    return edits.Edits(notes)


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        (edits.insert_above, KEPT),
        (edits.delete_others, KEPT),
        (edits.move_block, KEPT),
        (edits.fix_typo, MISTYPED_KEPT),
        (edits.rename_file, KEPT),
        (edits.delete_twin, KEPT),
        (edits.delete_twin_beside, 0),  # nobody can say which of them is gone: set aside
        (edits.delete_corrected_twin, KEPT),
        (edits.delete_sentence, KEPT),
        (edits.copy_and_change, KEPT),
        (edits.lose_file, KEPT),
        (edits.label_anew, KEPT),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_correction_stays(heard, edit, kept):
    tally = heard.run(edit, MANY, seed=1)
    assert tally.share("wrong") <= (WRONG if RELEASE else 0), tally.examples
    assert tally.share("kept") >= kept, tally.examples


# ---- edits of files, through the readers


def as_windows_saves(note):
    return {note.source: b"\xef\xbb\xbf" + note.text.replace("\n", "\r\n").encode()}


def as_an_old_mac_saves(note):
    return {note.source: unicodedata.normalize("NFD", note.text).replace("\n", "\r").encode()}


def as_word_saves(note):
    """A paragraph for every line; lines that were broken within a paragraph are joined."""
    text = note.text
    for block in note.blocks:
        start, end = block.runs[0][0], block.runs[-1][1]
        text = text[:start] + text[start:end].replace("\n", " ") + text[end:]
    return {
        f"{note.source.rpartition('.')[0]}.docx": document(
            "".join(p(escape(line, quote=False)) for line in text.split("\n"))
        )
    }


def renamed_and_moved(note):
    return {f"old/talks/{len(note.source)} {note.source.rpartition('/')[2]}": note.text.encode()}


def copied(note):
    stem, _, ending = note.source.rpartition(".")
    return {note.source: note.text.encode(), f"{stem} (2).{ending}": note.text.encode()}


@pytest.mark.parametrize("edit", [as_windows_saves, as_an_old_mac_saves, as_word_saves, renamed_and_moved, copied])
def test_a_correction_stays_when_files_are_saved_anew(write, notes, edit):
    typed = [n for n in notes if n.source.endswith((".md", ".txt")) and "zip" not in n.source]
    before = parse_notes(read_notes(write({f"before/{n.source}": n.text for n in typed}) / "before"))
    many = range(0, len(before), max(len(before) // SAVED, 1))
    made = [correction(before, before["id"].iat[n], "kind", "lead") for n in many]
    saved = {n.source: edit(n) for n in typed}
    write({f"after/{name}": raw for files in saved.values() for name, raw in files.items()})
    after = parse_notes(read_notes(write({}) / "after"))
    applied, outcomes = apply_corrections(after, made)
    expected, stood = places(after), list(places(before))
    tally = edits.Tally()
    for n, found in zip(many, outcomes.to_dict("records"), strict=True):
        file, words, number = stood[n]
        wanted = expected.get((next(iter(saved[file])), words, number))
        if wanted is None:  # Word keeps no line ends: what was two statements is one
            tally.add("cut otherwise" if found["outcome"] != "applied" else "kept", words, found["message"])
        else:
            became = "kept" if found["statement"] == wanted else "aside" if not found["statement"] else "wrong"
            tally.add(became, words, found["message"])
    assert not tally.counts["wrong"], tally.examples
    assert tally.share("kept") >= KEPT, tally.examples
    assert set(applied.loc[applied["status"] == "corrected", "id"]) == set(outcomes["statement"]) - {""}


def places(table):
    """(file, words, which of those that are the same) -> id of the statement."""
    found, seen = {}, Counter()
    for i, file, text in zip(table["id"], table["source"], table["text"], strict=True):
        key = (file, fold(text))
        found[*key, seen[key]] = i
        seen[key] += 1
    return found
