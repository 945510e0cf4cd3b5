"""corrections.csv in a workspace: it is only ever added to, and what it says is in the table."""

import subprocess
import sys

import pytest

from careerlab.errors import CorrectionError, WorkspaceError
from careerlab.insights.corrections import correction
from careerlab.workspace import add_corrections, corrections_file, open_workspace, read_corrections

ANNA = "Person: Anna Nowak\nPath: UX\nDate: 2026-01-02\n\n## Pros\n- good pay\n- nobody counts the days\n"


@pytest.fixture
def folder(write):
    return write({"notes/anna.md": ANNA}, "search")


def decided(folder, words, action, value=""):
    found = open_workspace(folder)
    (statement,) = found.insights.loc[found.insights["text"] == words, "id"]
    made = correction(found.insights, statement, action, value, "2026-05-01", found.outcomes)
    add_corrections(found, [made])
    return made


def kinds(folder):
    insights = open_workspace(folder).insights
    return dict(zip(insights["text"], insights["kind"], strict=True))


def test_a_decision_is_in_the_table_from_then_on(folder):
    made = decided(folder, "good pay", "kind", "con")
    found = open_workspace(folder)
    assert kinds(folder) == {"good pay": "con", "nobody counts the days": "pro"}
    assert (found.corrections, found.outcomes["outcome"].tolist(), found.notices) == ([made], ["applied"], [])
    decided(folder, "good pay", "kind", "fact")
    assert open_workspace(folder).outcomes["outcome"].tolist() == ["replaced", "applied"]
    assert kinds(folder)["good pay"] == "fact"


def test_a_workspace_without_decisions_has_no_file(folder):
    found = open_workspace(folder)
    assert (found.corrections, found.notices, len(found.outcomes)) == ([], [], 0)
    assert add_corrections(found, []) == corrections_file(folder)
    assert not corrections_file(folder).exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_byte_that_is_there_stays(folder, encoding, end):
    decided(folder, "good pay", "kind", "con")
    file = corrections_file(folder)
    text = file.read_text("utf-8-sig") + "c1,,kind,pro,naïve “words”,,,ä.md,,,,\n,,broken\n"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    file.write_bytes(raw := mark + text.replace("\n", end).encode(encoding))
    decided(folder, "nobody counts the days", "kind", "need")
    assert file.read_bytes().startswith(raw)
    found, notices = read_corrections(file)
    assert [c.words for c in found] == ["good pay", "naïve “words”", "nobody counts the days"]
    assert [notice.line for notice in notices] == [4]
    assert kinds(folder) == {"good pay": "con", "nobody counts the days": "need"}


def test_the_same_decision_is_written_once(folder):
    made = decided(folder, "good pay", "kind", "con")
    before = corrections_file(folder).read_bytes()
    add_corrections(open_workspace(folder), [made])
    assert corrections_file(folder).read_bytes() == before


def test_what_a_sync_program_left_beside_it_counts(folder):
    """C13"""
    one = decided(folder, "good pay", "kind", "con")
    file = corrections_file(folder)
    other = file.with_name("corrections (Maya's conflicted copy 2026-05-02).csv")
    file.rename(other)
    two = decided(folder, "nobody counts the days", "kind", "need")
    found, notices = read_corrections(file)
    assert found == [two, one]
    assert [notice.code for notice in notices] == ["CORRECTION-COPY"]
    other.rename(file.with_name("corrections old.csv"))
    assert read_corrections(file) == ([two], [])


def test_a_file_that_is_gone_for_a_run(folder):
    """C12"""
    decided(folder, "good pay", "kind", "con")
    note = folder / "notes" / "anna.md"
    note.rename(folder / "anna.md")
    found = open_workspace(folder)
    assert found.outcomes[["outcome", "words", "file"]].to_numpy().tolist() == [["orphaned", "good pay", "anna.md"]]
    (folder / "anna.md").rename(note)
    assert kinds(folder)["good pay"] == "con"


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, bytes(4096)])
def test_a_corrections_csv_that_is_none_is_one_sentence_and_stays(folder, raw):
    corrections_file(folder).write_bytes(raw)
    with pytest.raises(WorkspaceError, match=r"corrections\.csv is no text"):
        open_workspace(folder)
    assert corrections_file(folder).read_bytes() == raw


def test_a_head_without_a_column_is_not_added_to(folder):
    made = decided(folder, "good pay", "kind", "con")
    file = corrections_file(folder)
    file.write_text("action,value,words\nkind,con,good pay\n")
    assert kinds(folder)["good pay"] == "con"
    with pytest.raises(CorrectionError, match="line 1: expected the columns id, made"):
        add_corrections(open_workspace(folder), [made])
    assert file.read_text() == "action,value,words\nkind,con,good pay\n"


def test_notes_without_a_workspace_have_no_place_for_decisions(write):
    bare = write({"anna.md": ANNA}, "bare")
    with pytest.raises(WorkspaceError, match="has no folder `notes`"):
        add_corrections(open_workspace(bare), [])
    assert [f.name for f in bare.iterdir()] == ["anna.md"]


def test_check_names_a_broken_line_and_report_what_waits(folder):
    decided(folder, "good pay", "kind", "con")
    file = corrections_file(folder)
    file.write_bytes(file.read_bytes() + b"c1,,knd,,words,,,,,,,\nc2,,kind,pro,words that are gone,,,,,,,\n")
    code = "import sys\nfrom careerlab.cli import main\nmain(sys.argv[1:])"
    said = [
        subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=True
        ).stdout
        for arguments in (["check", folder], ["report", folder, "--no-open"])
    ]
    assert "corrections.csv, line 3: this correction is left out: 'knd' is no action" in said[0]
    assert "Correction c2 (kind pro) of `words that are gone`: The statement is no longer in the notes" in said[1]
    assert "1 remark about the files" in said[1]
