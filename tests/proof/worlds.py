"""One folder with a file of each format, and what careerlab makes of it in another world: place, time zone, Python."""

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

from proof.made_files import one_of_each

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = Path(__file__).with_name("everything.py")


def lay_out(folder, seed):
    """The sample and one file of each format, made in an order that differs from seed to seed."""
    sample = ROOT / "data" / "designer"
    files = {f.relative_to(sample): f.read_bytes() for f in sorted(sample.rglob("*")) if f.is_file()}
    files |= {Path("notes", "mixed", name): data for name, data in one_of_each().items()}
    order = list(files)
    random.Random(seed).shuffle(order)
    for file in order:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(files[file])
    return folder


def digests(folder, world, python=sys.executable):
    """{name: hash} of all that careerlab makes of the folder, in a process with these variables and no others."""
    out, home = folder.parent / "made", folder.parent / "home"
    for place in (out, home):
        place.mkdir()
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    env = kept | {"HOME": str(home), "MPLCONFIGDIR": str(home), "PYTHONPATH": str(ROOT)} | world
    command = [python, EVERYTHING, folder, out]
    done = subprocess.run(command, cwd=folder.parent, env=env, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(out.iterdir())}
