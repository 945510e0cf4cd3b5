"""One write: the old file or the new one, whole, and nothing beside it (promise P4; whole commands are in proof/)."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from careerlab import atomic
from careerlab.atomic import make_folder, write_atomically
from careerlab.errors import WriteError

ROOT = Path(__file__).resolve().parent.parent
LEFT = f".careerlab-{'0' * 16}.tmp"


def contents(folder):
    return {p.name: p.read_text() for p in sorted(folder.iterdir()) if p.is_file()}


def test_writing_makes_the_folders_and_leaves_nothing_else(tmp_path):
    assert write_atomically(tmp_path / "a" / "b.txt", b"new").read_bytes() == b"new"
    write_atomically(tmp_path / "a" / "b.txt", b"newer")
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "a").iterdir()] == [("b.txt", b"newer")]


@pytest.mark.parametrize("name", ["file/b.txt", "x" * 300, "folder"])
def test_a_place_that_cannot_be_written_is_one_sentence_and_nothing_changes(write, name):
    folder = write({"file": "old", "folder/inside": "old"})
    with pytest.raises(WriteError, match="could not be written"):
        write_atomically(folder / name, b"new")
    assert sorted(p.name for p in folder.iterdir()) == ["file", "folder"]
    assert (folder / "file").read_text() == (folder / "folder" / "inside").read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(write):
    folder = write({"a.txt": "old"})
    folder.chmod(0o500)
    with pytest.raises(WriteError, match="permission denied"):
        write_atomically(folder / "a.txt", b"new")
    folder.chmod(0o700)
    assert (folder / "a.txt").read_text() == "old"


@pytest.mark.parametrize("content", [b"", b"\x00\xff\r\n\r", b"long" * 1_000_000])
def test_what_is_written_is_what_was_given(tmp_path, content):
    assert write_atomically(str(tmp_path / "naïve 名前.txt"), content).read_bytes() == content


def test_a_name_as_long_as_the_system_allows(tmp_path):
    assert write_atomically(tmp_path / ("x" * 255), b"new").read_bytes() == b"new"


def test_a_folder_that_cannot_be_made_is_named(write):
    folder = write({"file": "old"})
    with pytest.raises(WriteError, match=r"file.notes could not be written \(not a directory\)"):
        make_folder(folder / "file" / "notes")
    make_folder(folder / "a" / "b")
    make_folder(folder / "a" / "b")
    assert (folder / "a" / "b").is_dir()


def test_a_link_is_replaced_and_what_it_points_at_is_left_alone(write):
    folder = write({"elsewhere.txt": "old"})
    os.symlink(folder / "elsewhere.txt", folder / "a.txt")
    write_atomically(folder / "a.txt", b"new")
    assert contents(folder) == {"a.txt": "new", "elsewhere.txt": "old"}
    assert not (folder / "a.txt").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="permissions are of Unix")
def test_who_made_a_file_private_keeps_it_so(write):
    folder = write({"a.txt": "old"})
    for mode in (0o600, 0o640, 0o666):
        (folder / "a.txt").chmod(mode)
        write_atomically(folder / "a.txt", b"new")
        assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="permissions are of Unix")
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path, mask):
    before = os.umask(mask)
    try:
        write_atomically(tmp_path / "a.txt", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o666 & ~mask


# ---- a disk or a program that is in the way


_FULL = """
import resource, sys
from careerlab.atomic import write_atomically
from careerlab.errors import WriteError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(sys.argv[1], b"new" * 1000)
except WriteError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_disk_that_is_full_amid_writing_leaves_the_old_file(write):
    folder = write({"a.txt": "old"})
    command = [sys.executable, "-c", _FULL, str(folder / "a.txt")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "could not be written (file too large); what was there is unchanged" in said
    assert [(p.name, p.read_text()) for p in folder.iterdir()] == [("a.txt", "old")]


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_whichever_call_of_the_system_fails_the_file_is_whole(write, monkeypatch, call):
    folder = write({"a.txt": "old"})
    (folder / "a.txt").chmod(0o600)

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteError, match="no space left on device"):
        write_atomically(folder / "a.txt", b"new")
    monkeypatch.undo()
    assert [(p.name, p.read_text()) for p in folder.iterdir()] == [("a.txt", "old")]


_FOR_EVER = """
import sys
from careerlab.atomic import write_atomically
print("started", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_atomically(sys.argv[1], letter * 300_000)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of Unix")
def test_kill_minus_9_leaves_one_whole_file(tmp_path):
    file = tmp_path / "a.txt"
    write_atomically(file, b"a" * 300_000)
    for kill in range(200 if os.environ.get("CAREERLAB_RELEASE") == "1" else 20):
        program = subprocess.Popen([sys.executable, "-c", _FOR_EVER, str(file)], cwd=ROOT, stdout=subprocess.PIPE)
        program.stdout.readline()
        time.sleep(0.0017 * (kill % 20))
        program.send_signal(signal.SIGKILL)
        program.communicate()
        content = file.read_bytes()
        assert len(content) == 300_000 and len(set(content)) == 1
    assert [n for n in os.listdir(tmp_path) if not n.startswith(".")] == ["a.txt"]


def failing(monkeypatch, name, error, times=99, only=lambda _: True):
    """Let a call of the system fail so many times."""
    real, left = getattr(os, name), [times]

    def call(*arguments):
        if left[0] and only(arguments[0]):
            left[0] -= 1
            raise error
        return real(*arguments)

    monkeypatch.setattr(os, name, call)


def test_ctrl_c_amid_writing_leaves_nothing(write, monkeypatch):
    folder = write({"a.txt": "old"})
    failing(monkeypatch, "fsync", KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_atomically(folder / "a.txt", b"new")
    assert contents(folder) == {"a.txt": "old"}


def test_a_file_that_another_program_lets_go_of_is_written(write, monkeypatch):
    folder = write({"a.txt": "old"})
    monkeypatch.setattr(atomic, "_HELD", (0, 0, 0))
    failing(monkeypatch, "replace", PermissionError(errno.EACCES, "Access is denied"), times=3)
    write_atomically(folder / "a.txt", b"new")
    assert contents(folder) == {"a.txt": "new"}


def test_a_file_that_another_program_holds_is_named(write, monkeypatch):
    folder = write({"a.txt": "old"})
    monkeypatch.setattr(atomic, "_HELD", (0, 0, 0))
    failing(monkeypatch, "replace", PermissionError(errno.EACCES, "Access is denied"))
    with pytest.raises(WriteError) as said:
        write_atomically(folder / "a.txt", b"new")
    assert str(said.value) == (
        f"{folder / 'a.txt'} could not be written (access is denied); what was there is unchanged. "
        "Close it in other programs and check that you may write there, then try again."
    )
    assert contents(folder) == {"a.txt": "old"}


def is_folder(handle):
    return stat.S_ISDIR(os.fstat(handle).st_mode)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folder")
def test_a_drive_that_cannot_sync_a_folder_is_written_all_the_same(write, monkeypatch, number):
    folder = write({"a.txt": "old"})
    failing(monkeypatch, "fsync", OSError(number, "No"), only=is_folder)
    write_atomically(folder / "a.txt", b"new")
    assert contents(folder) == {"a.txt": "new"}


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folder")
def test_a_disk_that_does_not_confirm_is_no_file_unchanged(write, monkeypatch):
    folder = write({"a.txt": "old"})
    failing(monkeypatch, "fsync", OSError(errno.EIO, "Input/output error"), only=is_folder)
    with pytest.raises(WriteError, match=r"a.txt was written, but the disk did not confirm it \(input/output error\)"):
        write_atomically(folder / "a.txt", b"new")
    assert contents(folder) == {"a.txt": "new"}


# ---- what killed runs left


def test_what_a_killed_run_left_is_removed_at_the_next_write(write):
    folder = write({LEFT: "half", ".careerlab-1.tmp": "mine", "b.tmp": "mine", f"{LEFT}.md": "mine"})
    write_atomically(folder / "a.txt", b"new")
    assert sorted(contents(folder)) == [f"{LEFT}.md", ".careerlab-1.tmp", "a.txt", "b.tmp"]


def test_a_folder_or_link_so_named_is_left_alone(write):
    folder = write({f"{LEFT}/note.md": "mine", "note.md": "mine"})
    os.symlink(folder / "note.md", folder / LEFT.replace("0", "1"))
    write_atomically(folder / "a.txt", b"new")
    assert len([*folder.iterdir()]) == 4


_WRITING = """
import os, sys
sync, os.fsync = os.fsync, lambda handle: (print("amid", flush=True), sys.stdin.readline(), sync(handle))
from careerlab.atomic import write_atomically
write_atomically(sys.argv[1], b"theirs")
"""


def amid_writing(file):
    """A program that has written half of a file, and goes on at a line on its standard input."""
    command = [sys.executable, "-c", _WRITING, str(file)]
    program = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout.readline() == "amid\n"
    return program


def test_what_another_careerlab_is_writing_is_no_leftover(tmp_path):
    other = amid_writing(tmp_path / "theirs.txt")
    write_atomically(tmp_path / "ours.txt", b"ours")
    other.communicate("go on\n\n")
    assert other.returncode == 0
    assert contents(tmp_path) == {"ours.txt": "ours", "theirs.txt": "theirs"}


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of Unix")
def test_what_another_careerlab_was_writing_when_it_was_killed_is_one(tmp_path):
    other = amid_writing(tmp_path / "theirs.txt")
    other.kill()
    other.communicate()
    assert len(contents(tmp_path)) == 1
    write_atomically(tmp_path / "ours.txt", b"ours")
    assert contents(tmp_path) == {"ours.txt": "ours"}


def test_many_at_once_write_whole_files(tmp_path):
    code = _MANY.format(count=1_000 if os.environ.get("CAREERLAB_RELEASE") == "1" else 60)
    programs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), x], cwd=ROOT) for x in "abcd"]
    assert [program.wait() for program in programs] == [0] * 4
    assert sorted(len(set(text)) for text in contents(tmp_path).values()) == [1, 1, 1]


_MANY = """
import sys
from careerlab.atomic import write_atomically
for number in range({count}):
    write_atomically(f"{{sys.argv[1]}}/{{number % 3}}.txt", sys.argv[2].encode() * 100_000)
"""


@pytest.mark.parametrize("left", [(), (LEFT,)])
def test_without_the_locks_of_unix_a_file_is_written_and_leftovers_are_removed(write, monkeypatch, left):
    folder = write({"a.txt": "old", **dict.fromkeys(left, "half")})
    monkeypatch.setattr(atomic, "fcntl", None)  # as on Windows
    write_atomically(folder / "a.txt", b"new")
    assert contents(folder) == {"a.txt": "new"}
