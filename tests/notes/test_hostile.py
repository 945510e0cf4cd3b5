"""The shared corpus of hostile notes: each has to end as its case in expected.json says.

It lies beside the checkout (../shared/hostile) and is no part of it. A case is read as a stranger would read it: a
folder with this one file in it.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from careerlab.insights.parse import parse_notes
from careerlab.insights.table import COLUMNS, read_insights, write_insights
from careerlab.notes.model import SPAN_KINDS
from careerlab.notes.read import is_refused, read_notes

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "hostile"
_FILE = FOLDER / "expected.json"
CASES = json.loads(_FILE.read_text("utf-8"))["cases"] if _FILE.is_file() else []
_SKIP = pytest.mark.skipif(not CASES, reason="the hostile corpus (../shared/hostile) is not here")
CONSOLE = Path(sys.executable).with_name("careerlab")
# what is asked of every note that says little; no verdict on how it was read
_ASKED = ("META-", "DATE-", "PATH-")


def cases(*keys):
    """Cases that have all of `keys`."""
    found = [pytest.param(c, id=c["id"]) for c in CASES if all(k in c for k in keys)]
    return pytest.mark.parametrize("case", found or [pytest.param(None, marks=_SKIP)])


def notes_of(case):
    return _read(case["file"])


@cache
def _read(file):
    with TemporaryDirectory() as folder:
        shutil.copyfile(FOLDER / "notes" / file, Path(folder, file))
        return read_notes(folder)


def rows_of(case):
    return parse_notes(notes_of(case))


def notices(notes):
    return [n for note in notes for n in note.notices if not n.code.startswith(_ASKED)]


def kinds_of(notes, word):
    """What the spans of all notes of a file say `word` is; None stands for a note that has it nowhere."""
    kinds = set()
    for note in notes:
        start = note.text.find(word)
        if start >= 0:
            kinds |= {s.kind for s in note.spans if s.start < start + len(word) and s.end > start}
    return kinds - {"elsewhere"}


# ---- one case at a time


@cases()
def test_status_and_notice(case):
    notes = notes_of(case)
    wanted = [case["notice"]] if "notice" in case else []
    if case["id"] == "F17-control-char":  # a control sign in the front matter is two findings
        wanted.append("TXT-CONTROL")
    assert sorted(n.code for n in notices(notes)) == sorted(wanted)
    assert all(n.message and n.hint for n in notices(notes))
    if case["status"] in ("skipped", "refused"):
        assert [(note.text, is_refused(note)) for note in notes] == [("", True)]
    elif "keep" in case:
        assert not any(map(is_refused, notes))


@cases()
def test_every_source_begins_with_the_file(case):
    notes = notes_of(case)
    assert notes and all((note.source + "/").startswith(case["file"] + "/") for note in notes)
    assert len({note.source for note in notes}) == len(notes)


@cases("line")
def test_the_notice_names_the_line(case):
    assert [n.line for n in notices(notes_of(case)) if n.code == case["notice"]] == [case["line"]]


@cases("hint")
def test_the_hint_says_what_to_do(case):
    (notice,) = notices(notes_of(case))
    assert case["hint"].casefold() in f"{notice.message} {notice.hint}".casefold()


@cases("keep")
def test_words_are_kept_and_in_no_markup(case):
    for word in case["keep"]:
        kinds = kinds_of(notes_of(case), word)
        assert kinds and kinds <= set(SPAN_KINDS) - {"markup", "space"}, (word, kinds)
        assert ("aside" in kinds) == (word in case.get("private", [])), (word, kinds)


@cases("keep")
def test_words_reach_the_table_or_stand_in_a_heading_or_field(case):
    rows = rows_of(case)
    said, above = "\n".join(rows["text"]), " ".join([*rows["question"], *rows["rule"]])
    for word in case["keep"]:
        kinds = kinds_of(notes_of(case), word)
        assert word in said or word in above or kinds & {"aside", "heading", "metadata"}, word
        assert "aside" not in kinds or word not in said + above


@cases("contains")
def test_words_that_must_be_shown(case):
    assert not [words for words in case["contains"] if words not in "\n".join(rows_of(case)["text"])]


@cases("matches")
def test_words_match_however_they_are_composed(case):
    assert not [words for words in case["matches"] if words not in "\n".join(rows_of(case)["text"])]


@cases("never")
def test_what_must_never_be_shown_raw_is_in_no_cell(case):
    if case.get("notice") in ("TXT-BIDI", "TXT-CONTROL"):  # markup is words in a table; the page escapes it
        shown = rows_of(case)[["text", "question", "rule", "person", "path"]].to_csv()
        assert not [bad for bad in case["never"] if bad in shown]


@cases("heading")
def test_the_heading_is_a_heading(case):
    (note,) = notes_of(case)
    assert case["heading"] in [
        note.text[a:b] for block in note.blocks if block.kind == "heading" for a, b in block.runs
    ]


@cases("polarity")
def test_plus_and_minus_are_the_meaning(case):
    rows = rows_of(case)
    for word, kind in case["polarity"].items():
        assert rows.loc[rows["text"].str.contains(word), "kind"].tolist() == [kind]


@cases("meta")
def test_fields(case):
    (note,) = notes_of(case)
    assert {key: getattr(note, key) for key in case["meta"]} == case["meta"]


@cases("encoding")
def test_encoding(case):
    assert [note.encoding for note in notes_of(case)] == [case["encoding"]]


@cases("speakers")
def test_speakers(case):
    assert sorted({b.speaker for note in notes_of(case) for b in note.blocks} - {""}) == sorted(case["speakers"])


@cases("title")
def test_title(case):
    assert case["title"] in [note.title for note in notes_of(case)]


@cases("name_shown")
def test_the_name_of_a_part_is_shown_as_it_was_written(case):
    assert [note.source for note in notes_of(case)] == [f"{case['file']}/{case['name_shown']}"]


@cases("no_file")
def test_nothing_is_run(case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    parse_notes(read_notes(FOLDER / "notes"))
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


# ---- all of them together


def careerlab(*arguments, cwd):
    """The console script as people start it: exit code, output, errors."""
    env = {"PATH": os.environ["PATH"], "HOME": str(cwd), "COLUMNS": "200", "MPLCONFIGDIR": str(cwd)}
    done = subprocess.run([CONSOLE, *map(str, arguments)], cwd=cwd, env=env, capture_output=True, encoding="utf-8")
    assert "Traceback" not in done.stdout + done.stderr, done.stderr[-2000:]
    return done.returncode, done.stdout


@_SKIP
def test_a_report_on_all_of_them_ends_well_and_shows_nothing_live(tmp_path):
    code, said = careerlab("report", FOLDER / "notes", "--no-open", cwd=tmp_path)
    assert code == 0, said
    page = Path(tmp_path, said.splitlines()[-1].removeprefix("Wrote ")).read_text("utf-8")
    assert not [(c["id"], bad) for c in CASES for bad in c.get("never", ()) if bad in page]


@_SKIP
def test_check_names_every_file_and_strict_exits_with_1(tmp_path):
    code, said = careerlab("check", FOLDER / "notes", cwd=tmp_path)
    assert code == 0
    assert not [c["id"] for c in CASES if "notice" in c and c["file"] not in said]
    assert "\x1b[" not in said and "\u202e" not in said
    assert careerlab("check", FOLDER / "notes", "--strict", cwd=tmp_path)[0] == 1


@_SKIP
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


_MEASURE = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from pathlib import Path
from careerlab.insights.parse import parse_notes
from careerlab.notes.read import read_file
parse_notes([])
seconds = {}
for name in json.load(sys.stdin):
    started = time.process_time()
    parse_notes(read_file(Path(sys.argv[1], name), name))
    seconds[name] = time.process_time() - started
# not ru_maxrss, which remembers the process that started this one
peak = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
json.dump([seconds, peak / 1024], sys.stdout)
"""


@_SKIP
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded and measured as Linux does")
def test_the_corpus_stays_within_one_gigabyte_one_minute_and_each_case_within_its_budget():
    """Processor time, not the clock; the peak is of the whole process, libraries and all cases before included."""
    files = json.dumps([case["file"] for case in CASES])
    command = [sys.executable, "-c", _MEASURE, str(FOLDER / "notes")]
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, input=files, capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, peak = json.loads(done.stdout)
    assert not {c["id"]: seconds[c["file"]] for c in CASES if seconds[c["file"]] > c["max_s"]}
    assert peak <= min(case["max_mb"] for case in CASES)
