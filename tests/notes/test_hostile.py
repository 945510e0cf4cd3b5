"""The shared corpus of hostile notes: each has to end as its case in expected.json says.

It lies beside the checkout (../shared/hostile) and is no part of it. Formats that are not read yet have to be refused
with a plain notice.
"""

import csv
import json
import shutil
from pathlib import Path

import pytest

from careerlab.insights.parse import parse_notes
from careerlab.insights.table import COLUMNS, read_insights, write_insights
from careerlab.notes.model import SPAN_KINDS
from careerlab.notes.read import read_file, read_notes

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "hostile"
READ = (".md", ".txt")
_FILE = FOLDER / "expected.json"
CASES = json.loads(_FILE.read_text("utf-8"))["cases"] if _FILE.is_file() else []
ABSENT = pytest.param(None, marks=pytest.mark.skip(reason="the hostile corpus (../shared/hostile) is not here"))


def cases(*keys, read=True):
    """Cases of formats that are read (or not yet) and that have all of `keys`."""
    found = [c for c in CASES if (Path(c["file"]).suffix in READ) is read and all(k in c for k in keys)]
    return pytest.mark.parametrize("case", [pytest.param(c, id=c["id"]) for c in found] or [ABSENT])


def note_of(case):
    return read_file(FOLDER / "notes" / case["file"], case["file"])[0]


def rows_of(case):
    return parse_notes([note_of(case)])


def codes(note):
    return [n.code for n in note.notices if not n.code.startswith(("META", "DATE"))]


@cases()
def test_status(case):
    note = note_of(case)
    wanted = [case["notice"]] if "notice" in case else []
    assert [code for code in codes(note) if code in wanted or not wanted or not note.text] == wanted
    assert bool(note.text) == (case["status"] not in ("skipped", "refused") and case["bytes"] > 0)


@cases("line")
def test_the_notice_names_the_line(case):
    assert [n.line for n in note_of(case).notices if n.code == case["notice"]] == [case["line"]]


@cases("keep")
def test_words_are_kept_and_in_no_markup(case):
    note = note_of(case)
    for word in case["keep"]:
        start = note.text.index(word)
        kinds = {s.kind for s in note.spans if s.start < start + len(word) and s.end > start}
        assert kinds <= set(SPAN_KINDS) - {"markup", "space"}, (word, kinds)
        assert ("aside" in kinds) == (word in case.get("private", []))


@cases("keep")
def test_words_reach_the_table_or_stand_in_a_heading_or_field(case):
    note, rows = note_of(case), rows_of(case)
    said = "\n".join(rows["text"])
    for word in case["keep"]:
        start = note.text.index(word)
        kind = next(s.kind for s in note.spans if s.start <= start < s.end)
        above = " ".join(rows["question"]) + " ".join(rows["rule"])
        assert (word in said) or kind in ("aside", "heading", "metadata") or word in above, word
        assert kind != "aside" or word not in said


@cases("never")
def test_what_must_never_be_shown_raw(case):
    if case["notice" if "notice" in case else "id"] in ("TXT-BIDI", "TXT-CONTROL"):
        shown = rows_of(case)[["text", "question", "rule"]].to_csv()
        assert not [bad for bad in case["never"] if bad in shown]
    else:  # markup stays text in the table; the page escapes it
        assert len(rows_of(case)) + len([b for b in note_of(case).blocks if b.kind == "heading"]) > 0


@cases("contains")
def test_words_that_must_be_shown(case):
    assert not [words for words in case["contains"] if words not in "\n".join(rows_of(case)["text"])]


@cases("matches")
def test_words_match_however_they_are_composed(case):
    assert not [words for words in case["matches"] if words not in "\n".join(rows_of(case)["text"])]


@cases("heading")
def test_the_heading_is_a_heading(case):
    note = note_of(case)
    headings = [note.text[a:b] for block in note.blocks if block.kind == "heading" for a, b in block.runs]
    assert case["heading"] in headings


@cases("polarity")
def test_plus_and_minus_are_the_meaning(case):
    rows = rows_of(case)
    for word, kind in case["polarity"].items():
        assert rows.loc[rows["text"].str.contains(word), "kind"].tolist() == [kind]


@cases("meta")
def test_fields(case):
    note = note_of(case)
    assert {key: getattr(note, key) for key in case["meta"]} == case["meta"]


@cases("encoding")
def test_encoding(case):
    assert note_of(case).encoding == case["encoding"]


@cases("no_file")
def test_nothing_is_run(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows_of(case)
    assert list(tmp_path.iterdir()) == []


@cases("cell")
def test_formula_cells_are_guarded_in_csv_and_come_back(case, tmp_path):
    rows = rows_of(case)
    write_insights(rows, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        cells = [value for row in csv.DictReader(file) for name, value in row.items() if COLUMNS[name] == "str"]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert read_insights(tmp_path / "a.csv")["text"].tolist() == rows["text"].tolist()


@cases("roundtrip")
def test_words_that_look_like_nothing_come_back(case, tmp_path):
    rows = rows_of(case)
    for name in ("a.csv", "a.jsonl"):
        write_insights(rows, tmp_path / name)
        assert read_insights(tmp_path / name)["text"].tolist() == rows["text"].tolist()
    assert not [word for word in case["roundtrip"] if word not in rows["text"].tolist()]


@cases(read=False)
def test_formats_not_read_yet_are_refused_with_a_notice(case):
    note = note_of(case)
    assert (note.text, codes(note)) == ("", ["FILE-FORMAT"])


@pytest.mark.skipif(not CASES, reason="the hostile corpus (../shared/hostile) is not here")
def test_hostile_notes_change_no_other_note(tmp_path):
    good = {"good.md": "Person: Anna Nowak\n\n## Pros\n- good pay", "UX/also good.txt": "Cons: long hours"}
    for name in ("alone", "together"):
        for source, text in good.items():
            (tmp_path / name / source).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / source).write_text(text)
    big = {case["file"] for case in CASES if case["bytes"] > 500_000}
    for file in (FOLDER / "notes").iterdir():
        if file.name not in big:
            shutil.copyfile(file, tmp_path / "together" / file.name)
    alone = parse_notes(read_notes(tmp_path / "alone"))
    together = parse_notes(read_notes(tmp_path / "together"))
    assert together[together["source"].isin(good)].to_csv(index=False) == alone.to_csv(index=False)
