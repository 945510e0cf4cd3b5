"""What the tests of the page share; the tables stand in a_search.py."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `from a_search import ...`


@pytest.fixture
def found():
    from a_search import sample_found

    return sample_found()
