"""Promise P9: the same notes give the same bytes, whatever the locale, time zone, hash seed or order of the files."""

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from proof.made_files import one_of_each

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = Path(__file__).with_name("everything.py")
RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"
WORLDS = [
    {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "POSIX", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "de_DE.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "2"},
]
# the date a machine has is no part of its locale, and careerlab asks for it in commands only


@pytest.fixture(scope="module")
def notes(tmp_path_factory):
    """The sample and one file of each format, made in an order that differs from folder to folder."""
    sample = ROOT / "data" / "designer"
    files = {f.relative_to(sample): f.read_bytes() for f in sorted(sample.rglob("*")) if f.is_file()}
    files |= {Path("notes", "mixed", name): data for name, data in one_of_each().items()}

    def make(seed):
        folder, order = tmp_path_factory.mktemp("same") / "search", list(files)
        random.Random(seed).shuffle(order)
        for file in order:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(files[file])
        return folder

    return make


def digests(folder, world):
    out, home = folder.parent / "made", folder.parent / "home"
    for place in (out, home):
        place.mkdir()
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    env = kept | {"HOME": str(home), "MPLCONFIGDIR": str(home)} | world
    command = [sys.executable, EVERYTHING, folder, out]
    done = subprocess.run(command, cwd=folder.parent, env=env, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())}


def test_the_same_bytes_in_every_world(notes):
    found = [digests(notes(seed), world) for seed, world in enumerate(WORLDS)]
    assert len(found[0]) == 4
    assert found[1:] == found[:-1]
