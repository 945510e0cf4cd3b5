"""Every check of careerlab, started by `python run.py test [--release] [arguments of pytest]`.

Lint, format, tests and notebooks all run even if one of them fails. The last lines count tests and notebook cells,
name what failed and, in the last line, what was skipped and why. Words such as `-k skills` or `tests/test_setup.py`
choose tests, and then the notebooks are left out.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = [
    *("--nbval", "--nbval-current-env", "--nbval-cell-timeout=120", "--nbval-kernel-startup-timeout=120"),
    *("--nbval-sanitize-with", "tests/nbval.cfg", "notebooks"),
]


def run(*arguments: str, **variables: str) -> int:
    """Run a module of the Python of .venv in the project's folder."""
    return subprocess.call([sys.executable, "-m", *arguments], cwd=ROOT, env=os.environ | variables)


def pytest(arguments: list[str], release: bool) -> tuple[int, Counter, Counter]:
    """Run pytest: its exit code (5, nothing collected, is a failure too), its counts and the reasons of its skips."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "result.xml")
        code = run("pytest", "--junitxml", str(file), *arguments, CAREERLAB_RELEASE="1" if release else "0")
        return code, *(read_result(file.read_text("utf-8")) if file.exists() else (Counter(), Counter()))


def read_result(xml: str) -> tuple[Counter, Counter]:
    """Counts and reasons of the skips in pytest's JUnit file; an expected failure counts as skipped."""
    suite = ElementTree.fromstring(xml).find("testsuite")
    tests, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    failed = failures + errors
    reasons = (skip.get("message") or "no reason given" for skip in suite.iter("skipped"))
    return Counter(failed=failed, passed=tests - failed - skipped, skipped=skipped), Counter(reasons)


def in_words(counts: Counter) -> str:
    words = [f"{counts[word]} {word}" for word in ("failed", "passed", "skipped") if counts[word]]
    return ", ".join(words) or "nothing ran"


def main(arguments: list[str]) -> int:
    started, release = time.monotonic(), "--release" in arguments
    arguments = [argument for argument in arguments if argument != "--release"]
    failed = [f"ruff {task}" for task in ("check", "format --check") if run("ruff", *task.split(), ".")]
    suites = {"tests": [*(["-m", ""] if release else []), *arguments], "notebooks": [*NOTEBOOKS, *arguments]}
    if chosen := not all(argument.startswith("-") for argument in arguments):
        del suites["notebooks"]
    total, skips, summary = Counter(), Counter(), []
    for name, options in suites.items():
        code, counts, reasons = pytest(options, release)
        failed += [name] if code else []
        summary.append(f"{name}: {in_words(counts)}")
        total += counts
        skips += reasons
    if chosen:
        summary.append("notebooks: left out, because some of the tests were chosen")
    print("", *summary, *(f"failed: {name}" for name in failed), sep="\n")
    named = ", ".join(f"{reason} ({count})" for reason, count in sorted(skips.items())) or "none"
    print(f"{in_words(total)} in {time.monotonic() - started:.0f}s; skipped: {named}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
