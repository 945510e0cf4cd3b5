"""Promises P5 and P9: nothing is fetched, run or opened because of what a note holds, or which folder one stands in.

The hook is armed in a process of its own, because it can never be taken off again.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from proof.made_files import one_of_each

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ROOT.parent / "shared" / "hostile" / "notes"
EVERYTHING = Path(__file__).with_name("everything.py")
CONSOLE = Path(sys.executable).with_name("careerlab")
# what would be obeyed if the folder one stands in were searched for modules or settings
TRAPS = (
    "yaml json sitecustomize usercustomize pandas numpy click rich jinja2 matplotlib careerlab encodings_trap".split()
)
TRAP = "open(__file__ + '.obeyed', 'w').close()\nraise SystemExit('a module of the notes folder was run')\n"
RC = "font.size: 40\nsvg.hashsalt: trap\nbackend: module://trap\naxes.prop_cycle: cycler('color', ['r'])\n"


def environment(home):
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TMPDIR") if key in os.environ}
    home.mkdir(exist_ok=True)
    own = {"HOME": str(home), "MPLCONFIGDIR": str(home), "COLUMNS": "200", "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | own


def watched(folder, tmp_path, *options):
    out = tmp_path / "out"
    out.mkdir()
    command = [sys.executable, *options, EVERYTHING, folder, out, "--watched"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(tmp_path / "home"), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert (out / "report.html").stat().st_size > 10_000
    return done.stdout.split("\n")[:-1]


@pytest.fixture
def hostile(tmp_path):
    if not HOSTILE.is_dir():
        pytest.skip("the hostile corpus (../shared/hostile) is not here")
    folder = tmp_path / "hostile"
    shutil.copytree(HOSTILE, folder)
    for name, data in one_of_each().items():
        (folder / name).write_bytes(data)
    return folder


def test_nothing_outside_is_touched_whatever_the_notes_hold(hostile, tmp_path):
    assert watched(hostile, tmp_path) == [""]


def test_nothing_outside_is_touched_for_the_sample(designer, tmp_path):
    assert watched(designer, tmp_path) == [""]


SEEN = """
import os, pickle, socket, subprocess, sys
sys.path.insert(0, sys.argv[1])
import everything
seen = []
everything.watch("notes", "out", seen)
socket.socket()
subprocess.run(["true"])
os.system("")
pickle.loads(pickle.dumps(os.getcwd))
open(os.devnull)
open("notes/made", "w")
os.mkdir("notes/more")
open("out/made", "w")
open("notes/made")
print(*[event.split()[0] for event in seen])
"""


def test_the_hook_sees_what_must_not_be(tmp_path):
    for name in ("notes", "out"):
        (tmp_path / name).mkdir()
    command = [sys.executable, "-c", SEEN, EVERYTHING.parent]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(tmp_path / "home"), capture_output=True, encoding="utf-8"
    )
    kinds = ["socket.__new__", "subprocess.Popen", "os.system", "pickle.find_class", "open", "open", "os.mkdir"]
    assert [kind for kind in done.stdout.split() if kind in kinds] == kinds, done.stderr


# ---- the folder one stands in


def test_a_folder_of_traps_is_not_obeyed(write, tmp_path):
    sample = ROOT / "data" / "designer" / "notes"
    folder = write(
        {f.relative_to(sample).as_posix(): f.read_bytes() for f in sample.rglob("*") if f.is_file()}, "talks"
    )
    for name in TRAPS:
        (folder / f"{name}.py").write_text(TRAP)
    (folder / "matplotlibrc").write_text(RC)
    (folder / "pyproject.toml").write_text("[tool.careerlab]\n")
    (folder / "pyvenv.cfg").write_text(f"home = {folder}\n")
    pages = {}
    for place, cwd in {"inside": folder, "outside": tmp_path}.items():
        command = [CONSOLE, "report", folder, "--no-open"]
        done = subprocess.run(
            command, cwd=cwd, env=environment(tmp_path / "home"), capture_output=True, encoding="utf-8"
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        pages[place] = (cwd / done.stdout.splitlines()[-1].removeprefix("Wrote ")).read_bytes()
    assert not [*folder.rglob("*.obeyed")]
    assert pages["inside"] == pages["outside"]
