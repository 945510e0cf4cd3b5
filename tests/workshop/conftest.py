"""The eighteen participants of the sample, each read once."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "analysis")]  # for `from room` and `from insight_rows import ...`


@pytest.fixture(scope="session")
def participants():
    """Name -> Workspace."""
    from room import FOLDER, PARTICIPANTS

    from careerlab.workspace import open_workspace

    return {name: open_workspace(FOLDER / name) for name in PARTICIPANTS}
