"""What matters is written into profile.yaml with the day, and nothing else of the folder changes."""

import os

import pytest

import careerlab as cl
from careerlab.errors import ProfileError, WorkspaceError, WriteError
from careerlab.profile import Profile
from careerlab.weighing.keep import profile_of, was_compared
from careerlab.workspace import locked

ORDER, DAY = ["hours", ["pay", "people"]], "2026-11-26"
LINES = f"priorities: [hours, [pay, people]]\npriorities_date: {DAY}\n"


def test_a_profile_gets_two_lines(write):
    folder = write({"notes/a.md": "x", "profile.yaml": "# me\r\nname: Zoë\r\n"}, "search")
    now = cl.keep_priorities(folder, ORDER, DAY)
    assert (folder / "profile.yaml").read_bytes() == ("# me\r\nname: Zoë\r\n" + LINES.replace("\n", "\r\n")).encode()
    assert now == cl.read_profile(folder / "profile.yaml") == Profile("Zoë", priorities=ORDER, priorities_date=DAY)


def test_a_profile_is_made_where_there_is_none(write):
    folder = write({"notes/a.md": "x"}, "search")
    cl.keep_priorities(folder, ORDER, DAY)
    assert (folder / "profile.yaml").read_bytes() == LINES.encode()
    assert sorted(f.name for f in folder.iterdir()) == [".careerlab.lock", "notes", "profile.yaml"]


def test_the_same_said_again_keeps_its_first_day(write):
    folder = write({"profile.yaml": LINES}, "search")
    assert cl.keep_priorities(folder, ORDER, "2027-01-01").priorities_date == DAY
    assert (folder / "profile.yaml").read_bytes() == LINES.encode()
    assert cl.keep_priorities(folder, ["pay"], "2027-01-01").priorities_date == "2027-01-01"


def test_what_stood_there_without_a_day_gets_one(write):
    folder = write({"profile.yaml": "priorities: [hours, [pay, people]]\n"}, "search")
    assert cl.keep_priorities(folder, ORDER, DAY).priorities_date == DAY


def test_what_is_said_after_a_page_was_written_is_recorded_as_such(write):
    folder = write({"notes/a.md": "x", "profile.yaml": LINES, "out/report.html": "a page"}, "search")
    assert was_compared(folder)
    assert cl.keep_priorities(folder, ["pay"], "2026-12-01").priorities_after_comparison
    (folder / "out" / "report.html").unlink()
    assert not was_compared(folder)
    assert cl.keep_priorities(folder, ["work"], "2026-12-02").priorities_after_comparison  # seen is seen


def test_the_page_that_write_report_writes_is_the_one_looked_for(write, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name, note in (("search", "notes/a.md"), ("bare", "a.md")):
        folder = write({note: "Person: Anna\nPath: UX\n\n## Pros\n- good pay\n"}, name)
        workspace = cl.open_workspace(folder)
        assert not was_compared(folder)
        cl.write_report(workspace, workspace.out)
        assert was_compared(folder)


@pytest.mark.parametrize(
    ("files", "error", "sentence"),
    [
        ({"profile.yaml": "skills: {SQL: 9}"}, ProfileError, r"^profile\.yaml, line 1: the level of SQL is 9"),
        ({"profile.yaml": b"name: caf\xe9"}, ProfileError, r"^profile\.yaml: this is not readable as YAML"),
        ({"profile.yaml": "? priorities\n: [pay]\n"}, ProfileError, r"^profile\.yaml was left as it is"),
    ],
)
def test_a_profile_that_cannot_be_changed_stays_as_it_is(write, files, error, sentence):
    folder = write(files, "search")
    before = (folder / "profile.yaml").read_bytes()
    with pytest.raises(error, match=sentence):
        cl.keep_priorities(folder, ORDER, DAY)
    assert (folder / "profile.yaml").read_bytes() == before


@pytest.mark.parametrize(("chosen", "day"), [(["fame"], DAY), (ORDER, ""), ([], DAY), (ORDER, "26/11/2026")])
def test_what_is_no_choice_writes_nothing(write, chosen, day):
    folder = write({"notes/a.md": "x"}, "search")
    with pytest.raises(ProfileError):
        cl.keep_priorities(folder, chosen, day)
    assert not (folder / "profile.yaml").exists()


def test_a_folder_in_use_or_missing_is_a_sentence(write, tmp_path):
    folder = write({"notes/a.md": "x"}, "search")
    with locked(folder), pytest.raises(WriteError, match="Another careerlab is writing"):
        cl.keep_priorities(folder, ORDER, DAY)
    for place in (tmp_path / "nowhere", folder / "notes" / "a.md"):
        with pytest.raises(WorkspaceError, match="is no folder: name the one that holds your notes"):
            cl.keep_priorities(place, ORDER, DAY)
    assert not (tmp_path / "nowhere").exists()


def test_the_sample_is_never_changed(monkeypatch):
    monkeypatch.delenv("CAREERLAB_NOTES", raising=False)
    sample = cl.open_workspace().folder
    before = (sample / "profile.yaml").read_bytes()
    for name in (sample, sample / ".." / "designer", os.path.relpath(sample)):
        with pytest.raises(WorkspaceError, match="This is the sample"):
            cl.keep_priorities(name, ORDER, DAY)
    assert (sample / "profile.yaml").read_bytes() == before


def test_an_empty_profile_where_there_is_none(write):
    assert profile_of(write({"a.md": "x"}, "search")) == Profile()


@pytest.mark.parametrize(
    ("day", "after", "words"),
    [
        ("", False, "without a date"),
        (DAY, False, "written down on 2026-11-26"),
        (DAY, True, "written down on 2026-11-26, after a comparison had been shown"),
    ],
)
def test_when_it_was_recorded(day, after, words):
    assert Profile(priorities_date=day, priorities_after_comparison=after).priorities_recorded == words
