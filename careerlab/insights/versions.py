"""Which careerlab a label was made by: the package, the tables its rules read, and the weights of its model."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def versions():
    """As ``careerlab 0.4.0, rules 1a2b3c4d, model 5e6f7a8b``: two runs with the same string label alike."""
    found = sorted(files("careerlab.resources").iterdir(), key=lambda file: file.name)
    tables = [file.name.encode() + _lines(file) for file in found if file.name.endswith(".csv")]
    weights = [file.read_bytes() for file in found if file.name.endswith(".npz")]
    return f"careerlab {_package()}, rules {_hash(tables)}, model {_hash(weights)}"


def _package():
    from importlib.metadata import PackageNotFoundError, version  # a tenth of a light command's start

    try:
        return version("careerlab")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "0"


def _lines(file):
    """A table's bytes; git may have given its lines the ends of Windows."""
    return file.read_bytes().replace(b"\r\n", b"\n")


def _hash(parts):
    return hashlib.sha1(b"\0".join(parts)).hexdigest()[:8]
