"""Promise P4: whatever the disk refuses, old files stay, one sentence names the file, and nothing is left behind.

Scenarios K03, K04 and K06 to K09 of the hostile corpus (K10 is in tests/notes/test_hostile.py; of K08 the clock is
here, the rest in test_same_bytes.py). The real commands run on a disk that fails (tests/faults).
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from careerlab.workspace import locked, read_corrections

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"
FAULTS = Path(__file__).resolve().parents[1] / "faults"
CONSOLE = Path(sys.executable).with_name("careerlab")
FULL, DISK, DENIED, READ_ONLY = "ENOSPC", "EIO", "EACCES", "EROFS"
# a disk that lets nothing be removed keeps what was half written, too
BUT_REMOVE = ["create", "write", "sync", "rename", "mkdir", "chmod"]
READS = ["open", "list", "look"]
YEAR = 31_536_000  # seconds
TALKS = ("anna.md", "bob.txt", "cy.md")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the disk that fails needs fork")


def sentences(said):
    """The lines said beside the questions of `new`."""
    return [line for line in said.split("(with semicolons; confronted after the talks): ")[-1].splitlines() if line]


# ---- writing


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("fault", [FULL, DISK, DENIED])
@pytest.mark.parametrize("command", ["new", "corrections", *(["insights", "talks", "report"] if RELEASE else [])])
def test_whichever_call_fails_the_old_files_stay(search, command, fault, for_ever):
    place = search(command)
    stopped = 0
    for call, done in place.each_failure(fault, calls=BUT_REMOVE, for_ever=for_ever):
        place.check_whole()
        assert not place.leftovers(), call
        if done["code"] == 0:  # a call that careerlab can do without
            assert place.files() == place.new, call
            continue
        stopped += 1
        assert (done["code"], len(sentences(done["said"]))) == (3, 1), done["said"]
        assert str(place.folder) in done["said"]
        unconfirmed = "was written, but the disk did not confirm it" in done["said"]
        assert unconfirmed or place.files() != place.new, call
    assert stopped >= 4
    assert place.files() == place.new


def test_a_report_on_a_full_disk(search):
    place = search("report")
    done = place.fail(1, FULL, for_ever=True, calls=["write"])
    page = place.folder / "out" / "report.html"
    assert (done["code"], place.files()) == (3, place.old)
    assert sentences(done["said"]) == [
        f"{page} could not be written (no space left on device); what was there is unchanged. "
        "Make room on the disk, then try again."
    ]


def test_what_could_not_be_removed_then_is_removed_at_the_next_write(search):
    place = search("insights")
    done = place.fail(1, DISK, for_ever=True, calls=["sync", "remove"])
    assert (done["code"], len(place.leftovers())) == (3, 1)
    place.check_whole()
    assert place.run()["code"] == 0
    assert place.files() == place.new


# ---- reading


def check_plain(done, call):
    """It ended well, or with a sentence that says what could not be read."""
    last = sentences(done["said"])[-1]
    assert done["code"] == 0 or done["code"] in (2, 3) and last.endswith("."), (call, done["said"])


READING = [("check", DISK), ("check", DENIED), ("insights", DISK)]


@pytest.mark.parametrize(("command", "fault"), READING + ([("report", DISK), ("report", DENIED)] if RELEASE else []))
def test_what_cannot_be_read_is_named_and_the_other_notes_are_read(search, command, fault):
    place = search("report" if command == "report" else "insights")
    arguments = [command, place.folder, *(["--no-open"] if command == "report" else [])]
    for call, done in place.each_failure(fault, arguments, calls=READS):
        place.check_notes()
        check_plain(done, call)
        name = call.split()[1]
        if name in TALKS:
            assert done["code"] == 0
            if command != "insights":
                assert f"{name} was not read: the file could not be opened (" in done["said"]
                assert done["said"].count("was not read") == 1


@pytest.mark.parametrize("change", ["GONE", "SWAPPED"])
def test_notes_that_change_while_they_are_read(search, change):
    place = search("insights")
    for call, done in place.each_failure(change, ["check", place.folder], calls=READS):
        name = call.split()[1]
        check_plain(done, call)
        if name in TALKS:
            assert done["code"] == 0
            gone = f"{name} was not read: the file could not be opened (no such file or directory)" in done["said"]
            assert gone == (change == "GONE")
            assert done["said"].count("was not read") == gone


# ---- a folder where nothing may be written


def test_in_a_read_only_folder_reading_works_and_writing_says_why_not(search, tmp_path):
    place = search("insights")

    def run(*arguments):
        done = place.fail(1, READ_ONLY, arguments, for_ever=True)
        assert place.files() == place.old
        return done["code"], sentences(done["said"])

    assert run("check", place.folder)[0] == 0
    assert run("insights", place.folder, "--out", tmp_path / "elsewhere.csv")[0] == 0
    out = place.folder / "out"
    said = f"{out} cannot be written (read-only file system): choose another folder."
    assert run("insights", place.folder) == (3, [said])
    assert run("report", place.folder, "--no-open") == (3, [said])


# ---- two at once


def test_a_second_careerlab_stops_with_a_sentence(search):
    place = search("insights")
    with locked(place.folder / "out"):
        done = place.run()
    said = f"Another careerlab is writing {place.folder / 'out'}: wait until it has finished."
    assert (done["code"], sentences(done["said"])) == (3, [said])
    assert place.files() == place.old
    assert place.run()["code"] == 0
    assert place.files() == place.new


def console(arguments, tmp_path, **env):
    kept = {key: os.environ[key] for key in ("PATH", "TMPDIR") if key in os.environ}
    kept |= {"HOME": str(tmp_path), "MPLCONFIGDIR": str(tmp_path), "PYTHONPATH": str(FAULTS)}
    command = [CONSOLE, *map(str, arguments)]
    return subprocess.Popen(
        command,
        cwd=tmp_path,
        env=kept | env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_two_at_once_lose_nothing(search, tmp_path):
    place = search("insights")
    both = [console(place.arguments, tmp_path) for _ in range(2)]
    said = [program.communicate()[0] for program in both]
    codes = sorted(program.returncode for program in both)
    assert codes in ([0, 0], [0, 3])
    assert codes == [0, 0] or "Another careerlab is writing" in "".join(said)
    assert place.files() == place.new


_CORRECTING = """
import sys
from pathlib import Path
from careerlab.errors import WriteError
from careerlab.insights.corrections.decision import Correction, named
from careerlab.workspace import Workspace, add_corrections

place = Workspace(Path(sys.argv[1]), None, [], None)
for number in range(20):
    decision = named(Correction(action="accept", words=f"{sys.argv[2]} {number}"))
    while True:
        try:
            add_corrections(place, [decision])
            break
        except WriteError as error:
            assert "Another careerlab" in str(error), error
"""


def test_decisions_made_in_two_programs_at_once_are_all_there(write):
    folder = write({"notes/a.md": "Pay is low."}, "search")
    both = [subprocess.Popen([sys.executable, "-c", _CORRECTING, folder, name]) for name in ("first", "second")]
    assert [program.wait() for program in both] == [0, 0]
    found, notices = read_corrections(folder / "corrections.csv")
    assert notices == []
    assert {c.words for c in found} == {f"{name} {number}" for name in ("first", "second") for number in range(20)}


# ---- the console script itself, and a clock set back


def test_the_console_script_on_a_failing_disk(search, tmp_path):
    place = search("insights")
    fault = {"FAULT_BELOW": str(place.folder), "FAULT_FAULT": FULL, "FAULT_CALLS": "write", "FAULT_AT": "1"}
    program = console(place.arguments, tmp_path, **fault)
    said = program.communicate()[0]
    assert (program.returncode, "no space left on device" in said, place.files()) == (3, True, place.old)


def test_a_clock_set_back_a_year_changes_no_byte(search):
    place = search("report")
    done = place.run(clock=-YEAR)
    assert (done["code"], place.files()) == (0, place.new), done["said"]


def test_the_clock_is_set_back(search):
    place = search("new")
    place.run(clock=-50 * YEAR, answers="\n\n\n\nPM is better paid\n")
    assert re.search(rb"date: '?19\d\d-", place.files()["profile.yaml"])
