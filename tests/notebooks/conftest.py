import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def refresh():
    """The module that runs notebooks; it lies beside them and is in no package."""
    spec = importlib.util.spec_from_file_location("refresh_under_test", ROOT / "notebooks" / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
