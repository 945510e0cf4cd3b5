"""The same notes give the same bytes on every Python that careerlab runs on, with the packages of requirements.lock.

Only with --release: each Python gets an environment of its own, and its packages come over the network.
"""

import shutil
import subprocess
import sys

import pytest
from proof.worlds import ROOT, digests, lay_out

HERE = "python{}.{}".format(*sys.version_info[:2])
OTHERS = [python for python in ("python3.11", "python3.12", "python3.13") if python != HERE]
WORLD = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}


@pytest.fixture(scope="module")
def made_here(tmp_path_factory):
    return digests(lay_out(tmp_path_factory.mktemp("here") / "search", 0), WORLD)


def with_packages(python, folder):
    """The Python of a new environment with what is locked; skips, by name, where there can be none."""
    if not shutil.which(python) or subprocess.run([python, "-c", "import venv, ensurepip"]).returncode:
        pytest.skip(f"no {python} here")
    subprocess.run([python, "-m", "venv", folder], check=True)
    (own,) = [file for file in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if file.exists()]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements.lock"]
    if subprocess.run([own, "-m", "pip", "install", "--quiet", *locked]).returncode:
        pytest.skip(f"no packages for {python} here")
    return own


@pytest.mark.release
@pytest.mark.parametrize("python", OTHERS)
def test_the_same_bytes_on_every_python(python, made_here, tmp_path):
    there = lay_out(tmp_path / "there" / "search", 1)
    assert digests(there, WORLD, with_packages(python, tmp_path / "environment")) == made_here
