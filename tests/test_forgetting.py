"""Somebody is taken out of everything careerlab made; what is the explorer's own is listed and never changed."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.errors import WorkspaceError
from careerlab.forgetting import DELETED, HISTORY, NOT_SEARCHED, TAKEN_OUT, UNSEARCHED, YOURS, forget
from careerlab.insights.corrections import correction
from careerlab.workspace import add_corrections, open_workspace, update_talks

ANNA = "Person: Anna Nowak (Ania)\nEmail: anna@mossbridge.example\nPath: UX\nDate: 2026-01-02\n\n## Pros\n- good pay\n"
BEN = (
    "Person: Ben Low\nPath: UX\nDate: 2026-01-03\nIntroduced by: Anna Nowak\n\n## Pros\n- kind people\n- Nowak helps\n"
)


@pytest.fixture
def folder(write):
    found = write({"notes/a.md": ANNA, "notes/b.md": BEN}, "search")
    workspace = open_workspace(found)
    update_talks(workspace)
    ids = dict(zip(workspace.insights["text"], workspace.insights["id"], strict=True))
    made = [
        correction(workspace.insights, ids[text], "kind", "con", "2026-05-01") for text in ("good pay", "kind people")
    ]
    add_corrections(workspace, made)
    return found


def receipt(folder, person, **more):
    rows = forget(folder, person, **more).itertuples(index=False, name=None)
    return [(file, done, lines) for file, done, lines in rows]


def state(folder):
    return {p.relative_to(folder): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_what_careerlab_made_goes_and_what_is_yours_is_listed(folder, write):
    write(
        {
            "out/report.html": "<p>Anna&nbsp;Nowak</p>",
            "out/chart.html": "<img src='data:image/png;base64,AAAA'>",
            "out/plot.png": b"\x89PNG\r\n\x1a\n\x00\x00",
            "out/calls.ics": "SUMMARY:call An\r\n na\r\n",
            "out/anna-nowak.txt": "nothing in it",
            "out/clean.txt": "nothing in it",
            "people/ania.txt": "A bio.\nAnia was born here.\n",
            "people/cv.pdf": b"%PDF\x00\x01\x02\x03",
            ".git/config": "anna",
        },
        "search",
    )
    mine = {name: raw for name, raw in state(folder).items() if name.parts[0] in ("notes", "people")}
    found = receipt(folder, "Anna Nowak")
    assert found == [
        ("corrections.csv", TAKEN_OUT, "2, 3"),  # the sentence before Ben's names her
        ("out/anna-nowak.txt", DELETED, ""),
        ("out/calls.ics", DELETED, ""),
        ("out/chart.html", UNSEARCHED, ""),
        ("out/plot.png", UNSEARCHED, ""),
        ("out/report.html", DELETED, ""),
        ("talks.csv", TAKEN_OUT, "2, 3"),
        (".git", HISTORY, ""),
        ("notes/a.md", YOURS, "1, 2"),
        ("notes/b.md", YOURS, "4, 8"),
        ("people/ania.txt", YOURS, "2"),
        ("people/cv.pdf", NOT_SEARCHED, ""),
    ]
    assert {name: raw for name, raw in state(folder).items() if name.parts[0] in ("notes", "people")} == mine
    assert [p.name for p in (folder / "out").iterdir()] == ["clean.txt"]
    for name in ("talks.csv", "corrections.csv"):
        assert "nowak" not in (folder / name).read_text("utf-8-sig").casefold()


def test_running_it_again_changes_nothing(folder):
    receipt(folder, "Anna")
    before = state(folder)
    found = receipt(folder, "Anna")
    assert state(folder) == before
    assert {done for _, done, _ in found} == {YOURS}


def test_a_look_changes_nothing(folder, write):
    write({"out/report.html": "Anna Nowak"}, "search")
    before = state(folder)
    found = receipt(folder, "Anna Nowak", look_only=True)
    assert state(folder) == before
    assert ("out/report.html", f"would be {DELETED}", "") in found


@pytest.mark.parametrize("name", ["Anna Nowak", "anna nowak", "Ania", "Nowak, Anna", "Anna", "anna@mossbridge.example"])
def test_however_the_person_is_called(folder, name, write):
    write({"out/x.txt": "ask anna@mossbridge.example", "out/y.txt": "ANIA is kind", "out/z.txt": "nothing"}, "search")
    found = receipt(folder, name)
    assert ("out/x.txt", DELETED, "") in found
    assert ("out/y.txt", DELETED, "") in found
    assert (folder / "out/z.txt").exists()


def test_a_note_that_is_gone_leaves_no_lines_behind(folder):
    (folder / "notes" / "a.md").unlink()
    assert {file for file, done, _ in receipt(folder, "Anna Nowak") if done == TAKEN_OUT} == {
        "talks.csv",
        "corrections.csv",
    }
    assert "a.md" not in (folder / "corrections.csv").read_text("utf-8")


def test_whom_it_means_must_be_plain(folder, write):
    write({"notes/c.md": ANNA.replace("Nowak (Ania)", "Kowal").replace("anna@", "kowal@")}, "search")
    with pytest.raises(WorkspaceError, match="Anna Kowal or Anna Nowak"):
        forget(folder, "Anna")
    with pytest.raises(WorkspaceError, match="whom to forget"):
        forget(folder, "  ")


def test_lines_that_may_mean_somebody_else_stay_and_are_listed(folder, write):
    write(
        {"notes/c.md": ANNA.replace("Nowak (Ania)", "Kowal").replace("anna@", "kowal@").replace("good pay", "Anna")},
        "search",
    )
    update_talks(open_workspace(folder))
    receipt(folder, "Anna Nowak")
    assert "Anna Kowal" in (folder / "talks.csv").read_text("utf-8-sig")


def test_a_name_that_is_a_word_takes_no_line_out(write):
    folder = write({"notes/a.md": ANNA.replace("Anna Nowak (Ania)", "Hope Adeyemi"), "notes/b.md": BEN}, "search")
    (folder / "audit.csv").write_text("file,words\nb.md,I hope it stays\nb.md,Adeyemi said so\na.md,good pay\n")
    found = receipt(folder, "Hope Adeyemi")
    assert ("audit.csv", TAKEN_OUT, "3, 4") in found
    assert ("audit.csv", YOURS, "2") in found
    assert (folder / "audit.csv").read_text() == "file,words\nb.md,I hope it stays\n"


def test_somebody_unknown_is_looked_for_by_name_alone(folder, write):
    write({"out/x.txt": "Samuel Petty", "people/p.txt": "petty talk"}, "search")
    found = receipt(folder, "Samuel Petty")
    assert found == [("out/x.txt", DELETED, ""), ("people/p.txt", YOURS, "1")]


def test_a_bare_folder_of_notes_gets_no_file(write, monkeypatch, tmp_path):
    folder = write({"a.md": ANNA}, "bare")
    monkeypatch.chdir(tmp_path)
    write({"careerlab-out/bare/report.html": "Anna Nowak"})
    assert receipt(folder, "Anna Nowak") == [
        ("careerlab-out/bare/report.html", DELETED, ""),
        ("notes/a.md", YOURS, "1, 2"),
    ]
    assert [p.name for p in folder.iterdir()] == ["a.md"]


def test_links_are_not_followed(folder, write, tmp_path):
    write({"elsewhere.txt": "Anna Nowak"})
    (folder / "out").mkdir()
    try:
        (folder / "out" / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    except OSError:
        pytest.skip("no links here")
    receipt(folder, "Anna Nowak")
    assert (tmp_path / "elsewhere.txt").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_other_lines_keep_every_byte(write, encoding, end):
    folder = write({"notes/a.md": ANNA}, "search")
    lines = ["file;words", "b.md;café", "b.md;Anna Nowak said", "", "b.md;naïve "]
    raw = (end.join(lines) + end).encode(encoding)
    (folder / "audit.csv").write_bytes(raw)
    assert ("audit.csv", TAKEN_OUT, "3") in receipt(folder, "Anna Nowak")
    kept = (end.join([*lines[:2], *lines[3:]]) + end).encode(encoding)
    assert (folder / "audit.csv").read_bytes() == kept


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["Anna", "nowak", "Ania", "pay", "nice", "Ben"]), min_size=1, max_size=5))
def test_no_file_in_out_holds_the_name_afterwards(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("search")
    (folder / "notes").mkdir()
    (folder / "out").mkdir()
    (folder / "notes" / "a.md").write_text(ANNA)
    (folder / "out" / "x.txt").write_text(" ".join(words))
    forget(folder, "Anna Nowak")
    assert (folder / "out" / "x.txt").exists() == (not {"Anna", "nowak", "Ania"} & set(words))
    shutil.rmtree(folder)


def test_the_sample_of_a_workshop(tmp_path):
    source = Path(__file__).resolve().parent.parent / "data" / "workshop" / "participants" / "p05"
    folder = Path(shutil.copytree(source, tmp_path / "p05"))
    update_talks(open_workspace(folder))
    found = receipt(folder, "Leilani Kahale")
    assert ("talks.csv", TAKEN_OUT, "3") in found
    assert [file for file, done, _ in found if done == YOURS] == ["notes/sandpiper.md"]
