"""What the proofs of promise P4 share: careerlab's commands on a disk that fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from faults.search import NOTES, Search

FORKS = Path(__file__).resolve().parents[1] / "faults" / "forks.py"


@pytest.fixture(scope="session")
def run_careerlab(tmp_path_factory):
    """run_careerlab(arguments=..., ...) -> what became of it; see faults/forks.py."""
    home = tmp_path_factory.mktemp("home")
    for name, text in NOTES.items():
        file = home / "warm" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    env = os.environ | {"HOME": str(home), "MPLCONFIGDIR": str(home), "OMP_NUM_THREADS": "1", "CAREERLAB_CALLED": ""}
    env |= {"OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    command = [sys.executable, FORKS, home / "warm"]
    with subprocess.Popen(
        command, cwd=home, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:

        def run(**job):
            server.stdin.write(json.dumps(job) + "\n")
            server.stdin.flush()
            return json.loads(server.stdout.readline())

        yield run
        server.stdin.close()


@pytest.fixture
def search(run_careerlab, tmp_path):
    """search(command) -> a Search, whose command has something new to write."""
    return lambda command: Search(tmp_path / "search", command, run_careerlab)
