"""What all tests share: how hard Hypothesis tries, and folders of notes that really lie on disk."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"

# the same examples on every run and machine, and no clock: a slow machine must not fail a test
settings.register_profile(
    "careerlab",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=2_000 if RELEASE else 200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
settings.load_profile("careerlab")
sys.path.insert(0, str(Path(__file__).parent))  # for `from strategies import ...`, however pytest was started


@pytest.fixture
def write(tmp_path):
    """write({name: text or bytes}, below="") -> the folder with these files in it."""

    def write_files(files, below=""):
        for name, content in files.items():
            file = tmp_path / below / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / below

    return write_files


@pytest.fixture
def designer(tmp_path):
    """A copy of the sample workspace, without what a report may have left beside it."""
    import shutil

    sample, copy = ROOT / "data" / "designer", tmp_path / "designer"
    shutil.copytree(sample / "notes", copy / "notes")
    shutil.copy(sample / "profile.yaml", copy)
    return copy
