"""The commands: what they print last, what they write, and their exit codes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import careerlab
from careerlab.cli import main
from careerlab.insights.table import read_insights
from careerlab.workspace import locked, open_workspace

ROOT = Path(__file__).resolve().parent.parent.parent
SHARES = "53 % names, dates and tags, 24 % sentences, 18 % signs and white space, 5 % headings"
NO_ENCODING = "klingon is no encoding of text; common ones are cp1252, mac_roman, cp1250."
PUT_THEM = "put them there as they are (Word, text, Markdown, transcripts, exports)"
ANNA = "Person: Anna Nowak\nPath: UX\nDate: 2026-01-02\n\n## Pros\n- good pay\n- short hours\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run("check", folder) -> exit code and lines, in a working folder of its own."""
    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")

    def run_command(*arguments, answers=None):
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=answers)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output.splitlines()

    return run_command


@pytest.fixture
def search(write):
    return write({"notes/anna.md": ANNA, "notes/bob.pdf": "%PDF"}, "search")


# ---- exit codes


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "search"], 0),
        (["check", "search", "--strict"], 1),
        (["report", "search", "--no-open"], 0),
        (["report", "search", "--no-open", "--strict"], 1),
        (["insights", "search"], 0),
        (["check", "nowhere"], 2),
        (["report", "nowhere"], 2),
        (["insights", "nowhere"], 2),
        (["insights", "search", "--out", "a.xlsx"], 2),
        (["check", "written"], 2),
        (["lab", "nowhere"], 2),
        (["review", "nowhere"], 2),
        (["review", "search", "--list"], 0),
        (["check"], 2),
        (["no-such-command"], 2),
        (["check", "search", "--no-such-option"], 2),
        (["insights", "search", "--out", "file/a.csv"], 3),
        (["insights", "search", "--out", "folder.csv"], 3),
        (["new", "file/search"], 3),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(run, search, arguments, code):
    Path("file").write_text("in the way")
    Path("folder.csv").mkdir()
    os.symlink(search, "search") if os.name != "nt" else None
    arguments = [str(search) if a == "search" else a for a in arguments]
    assert run(*arguments, answers="\n" * 5)[0] == code


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"profile.yaml": "skills: {SQL: 9}", "notes/a.md": "x"}, "profile.yaml, line 1: the level of SQL is 9; use 0"),
        ({"profile.yaml": "hobby: chess", "notes/a.md": "x"}, "profile.yaml, line 1: careerlab does not know `hobby`"),
        ({"talks.csv": "a;b\n1;2\n", "notes/a.md": "x"}, "talks.csv, line 1: expected the columns file, person"),
    ],
)
@pytest.mark.parametrize("command", ["check", "report", "insights"])
def test_a_mistake_is_one_plain_sentence(run, write, command, files, sentence):
    code, lines = run(command, write(files, "search"))
    assert code == 2
    assert " ".join(" ".join(lines).split()).startswith(sentence)
    assert "Traceback" not in "".join(lines)


# ---- check


def test_check_shows_each_file_and_each_notice(run, search):
    _, lines = run("check", search)
    assert [line.split()[0] for line in lines[:3]] == ["file", "anna.md", "bob.pdf"]
    assert lines[1].split()[1:] == ["Anna", "Nowak", "UX", "2026-01-02", "2"]
    assert lines[3].startswith("bob.pdf was not read: careerlab does not read this kind of file. Copy the text out")
    assert lines[4:] == [f"Of {len(ANNA)} characters: {SHARES}. Nothing is dropped."]
    assert not (search / "out").exists() and not (search / "talks.csv").exists()


@pytest.mark.parametrize("files", [{}, {"people/anna.md": "x", ".hidden.md": "x"}])
def test_check_of_a_folder_without_notes(run, write, tmp_path, files):
    folder = write(files, "search") if files else tmp_path / "cwd"
    assert run("check", folder) == (0, [f"No notes in {folder}: {PUT_THEM}."])


def test_check_sends_no_control_sign_and_no_markup_to_the_terminal(run, write):
    note = "Person: Anna\x1b[31m [bold]Nowak[/bold] \\\nDate: \x1b]0;title\x07\n\nx"
    _, lines = run("check", write({"[red]a.md": note}, "search"))
    assert "\x1b" not in "".join(lines) and "\x07" not in "".join(lines)
    assert "[red]a.md" in "".join(lines) and "[bold]" in "".join(lines)


def test_an_encoding_can_be_named_in_the_command_or_in_the_profile(run, write):
    folder = write({"notes/a.txt": b"Person: Zo\x91"}, "search")
    assert "Zoë" in run("check", folder, "--encoding", "mac_roman")[1][1]
    write({"profile.yaml": "encoding: mac_roman"}, "search")
    assert "Zoë" in run("check", folder)[1][1]
    code, lines = run("check", folder, "--encoding", "klingon")
    assert (code, lines[-1]) == (2, f"Error: Invalid value for '--encoding': {NO_ENCODING}")


def test_check_names_the_line(run, write):
    _, lines = run("check", write({"a.md": "---\nperson: Anna Nowak\ntags: #ux\n---\nx"}))
    assert any(line.startswith("a.md, line 3: after `tags:`") for line in lines)


# ---- insights


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_insights_are_written_and_can_be_read(run, search, ending):
    code, lines = run("insights", search, "--out", f"table.{ending}")
    assert (code, lines[-1]) == (0, f"Wrote table.{ending}")
    assert read_insights(f"table.{ending}")["text"].tolist() == ["good pay", "short hours"]


def test_insights_go_to_out_and_the_folder_stays_otherwise_as_it_was(run, search):
    _, lines = run("insights", search)
    assert lines[-1] == f"Wrote {search / 'out' / 'insights.csv'}"
    assert sorted(p.name for p in search.iterdir()) == ["notes", "out"]


def test_insights_of_an_insights_file(run, search):
    run("insights", search, "--out", "a.jsonl")
    assert run("insights", "a.jsonl", "--out", "b.jsonl")[0] == 0
    assert Path("a.jsonl").read_bytes() == Path("b.jsonl").read_bytes()


def test_insights_of_no_notes_are_a_table_without_rows(run, tmp_path):
    code, lines = run("insights", tmp_path / "cwd", "--out", tmp_path / "empty.csv")
    assert (code, lines[-2]) == (0, "0 statements, 0 of them to be asked about.")
    assert len(read_insights(tmp_path / "empty.csv")) == 0


# ---- report


def test_report_writes_a_page_and_talks_csv_and_changes_no_note(run, search):
    code, lines = run("report", search, "--no-open")
    assert (code, lines[-1]) == (0, f"Wrote {search / 'out' / 'report.html'}")
    assert lines[0] == "Read 1 talk with 1 person."
    assert lines[2].startswith("bob.pdf was not read: careerlab does not read this kind of file.")
    assert (search / "notes" / "anna.md").read_text() == ANNA
    assert sorted(p.name for p in search.iterdir()) == ["notes", "out", "talks.csv"]


def test_report_of_a_bare_folder_writes_beside_the_working_folder_only(run, write):
    folder = write({"anna.md": ANNA}, "my notes")
    _, lines = run("report", folder, "--no-open")
    assert lines[-1] == f"Wrote {Path('careerlab-out') / 'my notes' / 'report.html'}"
    assert os.listdir(folder) == ["anna.md"]


def test_report_of_an_empty_folder(run, write):
    (folder := write({"notes/.keep": ""}, "search"))
    code, lines = run("report", folder, "--no-open")
    assert (code, lines[0]) == (0, f"Nothing to read in {folder} yet.")


# ---- review


HEAD = "Person: Anna Nowak\nPath: UX\nDate: 2026-01-02\n\n"
NOT_CLEAR = """\
Next year, maybe.
She did what I would have to do.
At a bank they might, I don't know.
Start on Saturday.
Any Wednesday in June bar the tenth.
It goes up quick, though.
Read a number and mistrust it.
How long have you got?
"""
UNCLEAR = HEAD + NOT_CLEAR.replace("\n", "\n\n")


@pytest.fixture
def unclear(write):
    return write({"notes/anna.md": UNCLEAR}, "search")


def waiting(folder):
    """How many sentences wait: which of the unclear ones do is up to the model."""
    left = int(open_workspace(folder).insights["status"].eq("ask").sum())
    assert left > 2
    return left


def test_review_asks_writes_and_says_what_is_next(run, unclear):
    left = waiting(unclear)
    code, lines = run("review", unclear, "--frozen", answers="bad pay\n?\nnonsense\nfact\nq\n")
    assert code == 0
    assert re.match(rf"1 of {left} · anna\.md, line \d+ · Anna Nowak · UX", lines[1])
    assert [line for line in lines if line.startswith(">")] == ["> bad pay", "> ?", "> nonsense", "> fact", "> q"]
    assert "Counted as a plain description" in " ".join(lines)
    assert "`nonsense` is no answer here; ? shows all of them." in lines
    assert any(line.endswith("for another evening.") for line in lines)
    assert lines[-3].startswith("On the page now: ") and "pay in UX: 0 for, 0 both, 1 against" in lines[-3]
    assert lines[-2] == f"Next: look at the page: careerlab report {unclear}"
    assert lines[-1] == f"Wrote {unclear / 'corrections.csv'}"
    insights = open_workspace(unclear, frozen=True).insights
    assert sorted(insights.loc[insights["status"].eq("corrected"), "kind"]) == ["con", "fact"]
    assert (unclear / "notes" / "anna.md").read_text() == UNCLEAR


@pytest.mark.parametrize("answers", ["", "q\n", "?\n", "k\n" * 8, "t\n", "t\n\n"])
def test_review_without_an_answer_writes_nothing(run, unclear, answers):
    code, lines = run("review", unclear, answers=answers)
    assert (code, lines[-1]) == (0, "Nothing was written.")
    assert f"{waiting(unclear)} sentences wait for another evening." in lines
    assert not (unclear / "corrections.csv").exists()


def test_review_says_each_key_on_a_line_of_its_own(run, unclear):
    _, lines = run("review", unclear, answers="?\nq\n")
    assert any(line.split()[:2] == ["q", "stop;"] for line in lines)


def test_review_of_a_settled_search(run, search):
    code, lines = run("review", search)
    assert (code, lines) == (0, ["", "Nothing waits for you.", "Nothing was written."])


def test_review_is_enough_after_twenty(run, write):
    folder = write({"notes/anna.md": HEAD + "".join(f"Next year, maybe {n}.\n\n" for n in range(26))}, "search")
    left = waiting(folder)
    assert left > 22
    _, lines = run("review", folder, answers="k\n" * 22)
    assert sum(line.startswith("> k") for line in lines) == 20
    enough = f"Enough for tonight: 20 done, {left} sentences wait. To go on: careerlab review {folder} --all"
    assert enough in lines
    _, lines = run("review", folder, "--all", answers="k\n" * 22)
    assert sum(line.startswith("> k") for line in lines) == 22


def test_review_shows_the_list_and_writes_nothing(run, write):
    folder = write({"anna.md": UNCLEAR}, "bare")
    left = waiting(folder)
    code, lines = run("review", folder, "--list")
    assert code == 0
    assert re.match(r"1\. anna\.md, line \d+ · Anna Nowak", lines[0])
    assert lines[-1] == f"These {left} of {left} sentences that wait would change the page most."
    assert os.listdir(folder) == ["anna.md"]


def test_review_has_no_place_for_answers(run, write, unclear):
    code, lines = run("review", write({"anna.md": UNCLEAR}, "bare"), answers="1\n")
    assert (code, "has no folder `notes`: put your notes into" in " ".join(lines)) == (2, True)
    run("insights", unclear, "--out", "a.jsonl")
    code, lines = run("review", "a.jsonl", answers="1\n")
    assert (code, "name the folder that holds them" in " ".join(lines)) == (2, True)


def test_review_while_another_writes_or_where_nothing_can_be_written(run, unclear):
    with locked(unclear):
        code, lines = run("review", unclear, answers="1\n")
        assert (code, "Another careerlab is writing" in " ".join(lines)) == (3, True)
    (unclear / ".careerlab.lock").unlink()
    (unclear / ".careerlab.lock").mkdir()
    code, lines = run("review", unclear, answers="1\n")
    assert (code, "cannot be written" in " ".join(lines)) == (3, True)


def test_review_sends_no_control_sign_to_the_terminal(run, write):
    note = UNCLEAR.replace("Nowak", "\x1b[31mNowak \x1b]0;title\x07 [bold]")
    _, lines = run("review", write({"notes/a.md": note}, "search"), answers="k\n" * 8)
    assert "\x1b" not in "".join(lines) and "\x07" not in "".join(lines)
    assert "[bold]" in "".join(lines)


# ---- new


def test_new_asks_five_questions_and_says_what_is_next(run):
    answers = "designer\nUX design, PM\nFigma 3\npay, hours\nIt is all drawing\n"
    code, lines = run("new", "search", answers=answers)
    assert (code, lines[-1]) == (0, "Wrote search")
    assert sum(line[:2] in ("1.", "2.", "3.", "4.", "5.") for line in lines) == 5
    assert sorted(p.name for p in Path("search").iterdir() if not p.name.startswith(".")) == [
        *("note-template.md", "notes", "people", "profile.yaml")
    ]


def test_new_twice_changes_nothing(run):
    run("new", "search", answers="designer\nUX\n\n\n\n")
    before = Path("search/profile.yaml").read_bytes()
    assert run("new", "search", answers="nurse\n\n\n\n\n")[0] == 0
    assert Path("search/profile.yaml").read_bytes() == before


def test_new_with_a_level_of_9(run):
    code, lines = run("new", "search", answers="designer\nUX\nFigma 9\n\n\n")
    assert (code, "`Figma 9` has no level from 0 to 5" in " ".join(lines)) == (2, True)
    assert not Path("search").exists()


def test_new_for_ci(run, search):
    code, lines = run("new", "repo", "--ci", search)
    assert (code, lines[-1]) == (0, "Wrote repo")
    assert "Anna" not in Path("repo/insights.csv").read_text()
    assert "pseudonymised, not anonymous" in lines[0]


# ---- lab, help, version


def test_lab_prints_its_command(run, search):
    code, lines = run("lab", search, "--print")
    assert code == 0
    assert lines[-1].endswith(str(ROOT / "notebooks"))


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_with_an_example(run, command):
    code, lines = run(command, "--help")
    assert code == 0
    assert f"Example: careerlab {command} " in " ".join(lines)


def test_version(run):
    assert run("--version") == (0, [f"careerlab, version {careerlab.__version__}"])


# ---- as a program


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_as_a_program_in_any_locale_and_hash_seed(search, tmp_path, locale):
    outputs = []
    for seed in ("0", "1"):
        env = {**os.environ, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC+{seed}"}
        out = tmp_path / f"{seed}.jsonl"
        command = [
            sys.executable,
            "-c",
            "from careerlab.cli import main; main()",
            "insights",
            str(search),
            "--out",
            str(out),
        ]
        subprocess.run(command, env=env, check=True, capture_output=True)
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    assert [json.loads(line)["text"] for line in outputs[0].splitlines()] == ["good pay", "short hours"]


def test_python_m_careerlab_is_the_same_command(search):
    command = [sys.executable, "-m", "careerlab", "check", str(search)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "") and "anna.md" in done.stdout
    bad = subprocess.run([*command[:3], "chek"], capture_output=True, encoding="utf-8", cwd=ROOT)
    assert bad.returncode == 2 and bad.stderr.startswith("Usage: careerlab ")
