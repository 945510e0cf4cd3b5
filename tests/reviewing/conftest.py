"""The small search as a workspace on disk."""

import pytest
from small_search import NOTES, table, workspace_of


@pytest.fixture
def workspace(write):
    return workspace_of(write(NOTES, "search"), table())
