"""Run the notebooks of this folder again on the sample, and write those whose bytes changed.

Started by `python run.py refresh [WORD]`; a word chooses the notebooks with it in their name. Same code and same notes
give the same bytes: no times, no addresses in memory, no versions, and cells keep their ids.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

FOLDER = Path(__file__).resolve().parent
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# Pictures without the version of matplotlib that drew them.
KERNEL = ["--InlineBackend.print_figure_kwargs={'bbox_inches': 'tight', 'metadata': {'Software': None}}"]
SETTINGS_OF_THIS_MACHINE = ("CAREERLAB_NOTES", "MPLBACKEND", "MATPLOTLIBRC")
# Buttons are there only while the notebook runs, under another name each time; what is printed of them is kept.
WIDGET = "application/vnd.jupyter.widget-view+json"
ADDRESS, COLOURS = re.compile(r"0x[0-9A-Fa-f]{6,16}"), re.compile(r"\x1b\[[0-9;]*m")


def notebooks(folder=FOLDER):
    """Return the notebooks of a folder, in order."""
    return sorted(Path(folder).glob("*.ipynb"))


def execute(book, cwd=FOLDER, environment=None):
    """Run every cell of a notebook (a NotebookNode, changed in place) in a new kernel, in the folder `cwd`.

    Raises
    ------
    CellExecutionError
        A cell failed; the message holds the cell and its traceback.
    """
    variables = {k: v for k, v in os.environ.items() if k not in SETTINGS_OF_THIS_MACHINE} | (environment or {})
    client = NotebookClient(
        book,
        timeout=120,
        kernel_name=METADATA["kernelspec"]["name"],
        resources={"metadata": {"path": str(cwd)}},
        record_timing=False,
        coalesce_streams=True,
        extra_arguments=KERNEL,
    )
    # What a kernel writes to the terminal (about its sockets) is nobody's business; errors in cells are raised.
    client.execute(env=variables, stderr=subprocess.DEVNULL)
    return book


def normalise(book):
    """Take out of a notebook (in place) what differs between two runs or two machines and says nothing."""
    book.metadata = nbformat.from_dict(METADATA)
    book.nbformat, book.nbformat_minor = 4, 5
    for number, cell in enumerate(book.cells):
        cell.setdefault("id", f"cell-{number}")
        cell.metadata = nbformat.from_dict({"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {})
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)
            if "metadata" in output:
                output["metadata"] = nbformat.from_dict({})
            for kind, value in output.get("data", {}).items():
                if kind.startswith("text/"):
                    output["data"][kind] = ADDRESS.sub("0xADDRESS", value)
            if "text" in output:
                output["text"] = ADDRESS.sub("0xADDRESS", output["text"])
    return book


def as_bytes(book):
    """Return what the file of a notebook holds, keys sorted."""
    nbformat.validate(book)
    plain = nbformat.v4.nbjson.writes(book)
    return (json.dumps(json.loads(plain), indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def refreshed(file, environment=None):
    """Return the bytes of a notebook after it was run on the sample."""
    return as_bytes(normalise(execute(nbformat.read(file, as_version=4), file.parent, environment)))


def refresh(file):
    """Run a notebook and write it if it changed; return whether it ran through."""
    started, before = time.monotonic(), file.read_bytes()
    try:
        after = refreshed(file)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        print(f"{file.name}: failed, left as it is\n{COLOURS.sub('', str(error))}", flush=True)
        return False
    if after != before:
        file.write_bytes(after)
    what = "unchanged" if after == before else "written"
    print(f"{file.name}: {what} ({time.monotonic() - started:.0f} s)", flush=True)
    return True


def main(words):
    """Refresh the notebooks whose names hold one of `words`, all of them without any; return the exit code."""
    chosen = [file for file in notebooks() if not words or any(word in file.name for word in words)]
    if not chosen:
        print(f"No notebook has {' or '.join(words)} in its name: " + ", ".join(file.stem for file in notebooks()))
        return 2
    print(f"Running {len(chosen)} notebooks on the sample ...", flush=True)
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        return 0 if all(list(pool.map(refresh, chosen))) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
