"""Promises P1 and P2, put to a fuzzer that follows what the code does (only with --release; see tests/fuzz.py)."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from proof.made_files import FILES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.release
@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not here (Linux and Python 3.11 only)")
@pytest.mark.parametrize("reader", FILES)
def test_a_minute_of_fuzzing_breaks_no_promise(reader):
    command = [sys.executable, "-m", "tests.fuzz", reader, "60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace")
    assert done.returncode == 0, done.stderr[-3000:]
