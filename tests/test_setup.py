"""Set-up: run.py, the locks, environment.yml, and the wheel used without the checkout."""

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CORE, DEV = "requirements.lock", "requirements-dev.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def load(path: Path, name: str):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_lock(name: str) -> list[tuple[Requirement, list[str]]]:
    """The pins of a lock with the options that follow each (its hashes)."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    parts = [re.split(r"\s+(?=--)", line.strip()) for line in lines if line.strip()]
    return [(Requirement(pin), [option.strip() for option in options]) for pin, *options in parts]


def versions(name: str) -> dict[str, str]:
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin, _ in read_lock(name)}


# environment.yml


def test_environment_has_the_ranges_of_pyproject():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    entries = [Requirement(entry) for entry in listed["dependencies"] if isinstance(entry, str)]
    conda = {CONDA_NAMES.get(entry.name, entry.name): entry.specifier for entry in entries if entry.name != "pip"}
    wanted = [*PROJECT["dependencies"], *EXTRAS["notebooks"], *EXTRAS["parquet"]]
    project = {entry.name: entry.specifier for entry in map(Requirement, wanted)}
    project["python"] = SpecifierSet(PROJECT["requires-python"])
    assert conda == project
    assert listed["name"] == "careerlab"
    assert listed["dependencies"][-1] == {"pip": ["-e ."]}


# The locks


@pytest.mark.parametrize("name", [CORE, DEV])
def test_lock_names_no_host_and_no_path(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|-e|--(?!hash=))", text, re.MULTILINE)
    assert not re.search(r"(?<![\w.])(/|~/|\.\.?/|[A-Za-z]:\\)\w", text)


@pytest.mark.parametrize("name", [CORE, DEV])
def test_every_pin_is_exact_and_hashed(name):
    pins = read_lock(name)
    assert pins
    for pin, options in pins:
        assert re.fullmatch(r"==[\w.!+]+", str(pin.specifier)), pin
        assert options, f"{pin} has no hash"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", option) for option in options), pin


@pytest.mark.parametrize("name", [CORE, DEV])
def test_lock_has_one_version_for_every_python(name):
    counted = Counter(canonicalize_name(pin.name) for pin, _ in read_lock(name))
    assert [pin for pin, count in counted.items() if count > 1] == []


def test_dev_lock_contains_the_core_lock():
    core, dev = versions(CORE), versions(DEV)
    assert {name: dev.get(name) for name in core} == core


@pytest.mark.parametrize(
    ("name", "entries"),
    [(CORE, PROJECT["dependencies"]), (DEV, [entry for extra in EXTRAS.values() for entry in extra])],
)
def test_lock_has_what_pyproject_asks_for(name, entries):
    locked = versions(name)
    for entry in map(Requirement, entries):
        if entry.name != "careerlab":
            assert locked[canonicalize_name(entry.name)] in entry.specifier, entry


def test_core_lock_can_build_careerlab_and_has_pandas_3():
    locked = versions(CORE)
    backend = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    assert all(locked[entry.name] in entry.specifier for entry in map(Requirement, backend))
    assert locked["pandas"].startswith("3.")


# run.py: which Python


def test_run_can_be_read_by_old_pythons():
    tree = ast.parse((ROOT / "run.py").read_text("ascii"), feature_version=(3, 6))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign)]
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py for a folder of its own, with a set-up that writes down its steps instead of taking them."""
    module = load(ROOT / "run.py", "run_under_test")
    for name in (CORE, DEV, "pyproject.toml", "run.py"):
        (tmp_path / name).write_text(name)
    venv = tmp_path / ".venv"
    changed = {"ROOT": tmp_path, "VENV": venv, "STAMP": venv / "careerlab-installed.json", "PYTHON": venv / "python"}
    for name, value in changed.items():
        monkeypatch.setattr(module, name, str(value))
    module.steps = []
    module.interrupt_at = None

    def subprocess_run(command, **options):
        if "venv" in command:
            (venv / "python").touch()
        step = "venv" if "venv" in command else "itself" if "-e" in command else command[-1]
        module.steps.append(step)
        if module.interrupt_at == step:
            raise KeyboardInterrupt
        return subprocess.CompletedProcess(command, 0, b"")

    monkeypatch.setattr(module.subprocess, "run", subprocess_run)
    monkeypatch.setattr(module, "works", lambda: True)
    return module


def steps(run, *names):
    run.steps.clear()
    run.set_up([*names, "pyproject.toml"])
    return run.steps


@pytest.mark.parametrize("version", [(2, 7), (3, 6, 15), (3, 10, 13), (3, 14), (4, 0)])
def test_other_pythons_get_one_sentence(run, version, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", version)
    with pytest.raises(SystemExit) as stopped:
        run.main(["report"])
    said = capsys.readouterr()
    assert stopped.value.code == 2
    assert said.out == "" and said.err.count("\n") == 1
    assert f"this is {version[0]}.{version[1]}:" in said.err
    assert run.steps == []


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (3, 13, 9)])
def test_supported_pythons_pass(run, version):
    assert run.why_not(version) == ""
    assert "Programming Language :: Python :: {}.{}".format(*version) in PROJECT["classifiers"]
    assert ".".join(map(str, version)) in SpecifierSet(PROJECT["requires-python"])


def test_python_without_venv_gets_one_sentence(run):
    sentence = run.why_not((3, 12), modules=("venv", "no_such_module"))
    assert "without no_such_module" in sentence
    assert "python3.12-venv" in sentence
    assert "\n" not in sentence


# run.py: what is installed, and when


def test_first_run_makes_everything_and_the_second_nothing(run, capsys):
    assert steps(run, CORE) == ["venv", CORE, "itself"]
    assert "Setting up careerlab in .venv (once, about a minute) ..." in capsys.readouterr().out
    assert steps(run, CORE) == []
    assert capsys.readouterr().out == ""


def test_the_dev_lock_is_added_once(run):
    steps(run, CORE)
    assert steps(run, CORE, DEV) == [DEV]
    assert steps(run, CORE, DEV) == steps(run, CORE) == []


@pytest.mark.parametrize(("changed", "step"), [(CORE, CORE), (DEV, DEV), ("pyproject.toml", "itself")])
def test_what_changed_is_installed_again(run, changed, step):
    steps(run, CORE, DEV)
    Path(run.ROOT, changed).write_text("changed")
    assert steps(run, CORE, DEV) == [step]
    assert steps(run, CORE, DEV) == []


@pytest.mark.parametrize("step", ["venv", CORE, "itself"])
def test_an_interrupted_setup_is_made_again(run, step, capsys):
    run.interrupt_at = step
    with pytest.raises(KeyboardInterrupt):
        run.set_up([CORE, "pyproject.toml"])
    run.interrupt_at = None
    assert steps(run, CORE) == ["venv", CORE, "itself"]
    assert "half made" in capsys.readouterr().out
    assert steps(run, CORE) == []


@pytest.mark.parametrize(
    "damage", ["no python", "empty folder", "broken stamp", "copied here", "python gone", "python broken"]
)
def test_a_damaged_venv_is_made_again(run, damage, monkeypatch):
    steps(run, CORE)
    stamp = Path(run.STAMP)
    if damage == "no python":
        Path(run.PYTHON).unlink()
    elif damage == "empty folder":
        stamp.unlink(), Path(run.PYTHON).unlink()
    elif damage == "broken stamp":
        stamp.write_text(stamp.read_text()[:20])
    elif damage == "copied here":
        stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"folder": str(ROOT)}))
    elif damage == "python gone":
        stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"python": str(stamp.parent / "gone")}))
    else:
        Path(run.ROOT, CORE).write_text("changed")
        monkeypatch.setattr(run, "works", lambda: False)
    assert steps(run, CORE) == ["venv", CORE, "itself"]


def test_a_working_venv_made_by_hand_is_kept(run):
    Path(run.VENV).mkdir()
    Path(run.PYTHON).touch()
    assert steps(run, CORE) == [CORE, "itself"]


def test_a_failed_step_is_said_plainly_and_tried_again(run, monkeypatch, capsys):
    steps(run, CORE)
    Path(run.ROOT, CORE).write_text("changed")
    failed = subprocess.CompletedProcess([], 1, b"WARNING: Retrying (Retry(total=4))\nERROR: no route\n")
    with monkeypatch.context() as patch, pytest.raises(SystemExit) as stopped:
        patch.setattr(run.subprocess, "run", lambda command, **options: failed)
        run.set_up([CORE, "pyproject.toml"])
    said = capsys.readouterr()
    assert stopped.value.code == 2
    assert said.out.endswith("could not be reached.\n    ERROR: no route\n")
    assert "Retry" not in said.out
    assert "installing requirements.lock failed" in said.err and "network" in said.err
    assert steps(run, CORE) == [CORE]


def test_a_second_run_waits_for_the_first(run, capsys):
    pytest.importorskip("fcntl", reason="Windows has no flock")
    waiting = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import run; run.wait_for_others(open({run.STAMP!r}))"
    steps(run, CORE)
    with open(run.STAMP) as file:
        run.wait_for_others(file)
        second = subprocess.Popen([sys.executable, "-c", waiting], stdout=subprocess.PIPE, text=True)
        assert "waiting for it" in second.stdout.readline()
        assert second.poll() is None
    with second:
        assert second.wait(20) == 0


# run.py: which command


@pytest.mark.parametrize(
    ("words", "passed_on"),
    [
        (["report"], ["report", "SAMPLE"]),
        (["report", "--strict"], ["report", "--strict", "SAMPLE"]),
        (["report", "mine", "--strict"], ["report", "mine", "--strict"]),
        (["review", "my-search"], ["review", "my-search"]),
        (["lab", "my-search"], ["lab", "my-search"]),
        (["--help"], ["--help"]),
        ([], ["--help"]),
    ],
)
def test_words_are_passed_on_to_careerlab(run, words, passed_on, monkeypatch):
    called = []
    monkeypatch.setattr(run.subprocess, "call", lambda command, **options: called.append((command, options)) or 3)
    assert run.main(words) == 3
    sample = os.path.join(run.ROOT, "data", "designer")
    assert called == [([run.CAREERLAB, *(sample if word == "SAMPLE" else word for word in passed_on)], {})]
    assert (DEV in run.steps) == (words == ["lab", "my-search"])


def test_tools_run_in_the_folder_of_the_project_with_the_dev_lock(run, monkeypatch):
    called = []
    monkeypatch.setattr(run.subprocess, "call", lambda command, **options: called.append((command, options)) or 0)
    for word, arguments in run.TOOLS.items():
        assert run.main([word, "-x"]) == 0
        assert called.pop() == ([run.PYTHON, *arguments, "-x"], {"cwd": run.ROOT})
    assert DEV in run.steps


def test_lock_writes_both_locks(run, monkeypatch):
    called = []
    monkeypatch.setattr(run.subprocess, "call", lambda command, **options: called.append(command) or 0)
    assert run.main(["lock", "--upgrade"]) == 0
    core, dev = called
    assert {"--universal", "--generate-hashes", "--upgrade"} <= set(core) & set(dev)
    assert core[-2:] == ["-o", CORE]
    assert dev[-6:] == ["--extra", "dev", "-c", CORE, "-o", DEV]


# `run.py test`


@pytest.fixture
def checks(monkeypatch):
    """tests/__main__.py with results made up: a list of (exit code, counts, skips), one for each run of pytest."""
    module = load(ROOT / "tests" / "__main__.py", "checks_under_test")
    module.results, module.options = [], []
    monkeypatch.setattr(module, "run", lambda *arguments, **variables: 0)

    def pytest_(options, release):
        module.options.append(options)
        return module.results.pop(0)

    monkeypatch.setattr(module, "pytest", pytest_)
    return module


GOOD = (0, Counter(passed=3), Counter())


def test_last_lines_count_and_name_the_skips(checks, capsys):
    checks.results = [(0, Counter(passed=5, skipped=2), Counter({"no atheris": 2})), GOOD]
    assert checks.main([]) == 0
    *_, tests, notebooks, last = capsys.readouterr().out.splitlines()
    assert (tests, notebooks) == ("tests: 5 passed, 2 skipped", "notebooks: 3 passed")
    assert re.fullmatch(r"8 passed, 2 skipped in \d+s; skipped: no atheris \(2\)", last)


@pytest.mark.parametrize("results", [[(1, Counter(failed=1), Counter()), GOOD], [GOOD, (5, Counter(), Counter())]])
def test_any_failure_fails_the_whole(checks, results, capsys):
    checks.results = list(results)
    assert checks.main([]) == 1
    assert f"failed: {'tests' if results[0] != GOOD else 'notebooks'}\n" in capsys.readouterr().out


def test_lint_failure_fails_the_whole(checks, monkeypatch, capsys):
    checks.results = [GOOD, GOOD]
    monkeypatch.setattr(checks, "run", lambda *arguments, **variables: int("format" in arguments))
    assert checks.main([]) == 1
    assert "failed: ruff format --check\n" in capsys.readouterr().out


def test_chosen_tests_leave_the_notebooks_out(checks, capsys):
    checks.results = [GOOD]
    assert checks.main(["-k", "locks"]) == 0
    assert checks.options == [["-k", "locks"]]
    assert "notebooks: left out" in capsys.readouterr().out


def test_only_release_runs_what_is_marked_release(checks):
    checks.results = [GOOD] * 4
    checks.main(["--release"])
    checks.main([])
    assert checks.options[::2] == [["-m", ""], []]


def test_results_are_read_from_pytests_own_file(checks, tmp_path):
    (tmp_path / "test_some.py").write_text(
        "import pytest\n"
        "def test_a(): pass\n"
        "def test_b(): assert 0\n"
        "def test_c(): pytest.skip('no browser')\n"
        "@pytest.mark.xfail(reason='later')\ndef test_d(): assert 0\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml", "out.xml", "test_some.py"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 1
    counts, reasons = checks.read_result((tmp_path / "out.xml").read_text("utf-8"))
    assert counts == Counter(passed=1, failed=1, skipped=2)
    assert reasons == Counter({"no browser": 1, "later": 1})


def test_nbval_forgives_addresses_and_styler_ids_only():
    plugin = pytest.importorskip("nbval.plugin")
    patterns = plugin.get_sanitize_patterns((ROOT / "tests" / "nbval.cfg").read_text("ascii"))

    def clean(text):
        for pattern, replacement in patterns:
            text = re.sub(pattern, replacement, text)
        return text

    assert clean("<object at 0x7f1c2a3b4c50>") == clean("<object at 0x7f9999999999>")
    assert clean('<td id="T_1a2b3_row0_col0">5</td>') == clean('<td id="T_fffff_row0_col0">5</td>')
    for kept in ("5 of 7 people", "NOT_12345_", "0x1F", "T_shirt", "row0_col0"):
        assert clean(kept) == kept


# The wheel, without network and without the checkout


def offline(folder: Path, **more: str) -> dict[str, str]:
    """An environment in which pip and everything else that follows a proxy finds no network."""
    nowhere = "http" + "://127.0.0.1:9"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHON"))}
    closed = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "HTTP_PROXY": nowhere, "HTTPS_PROXY": nowhere}
    return kept | closed | {"PYTHONPATH": str(folder), "PYTHONNOUSERSITE": "1"} | more


def call(*command, cwd: Path, env: dict[str, str]) -> str:
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def files_of_the_package() -> set[str]:
    files = (path for path in (ROOT / "careerlab").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if path.suffix not in (".pyc", ".pyo")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy of the checkout so that nothing is left behind in it."""
    copy = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "careerlab", copy / "careerlab", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE", "README.md"):
        shutil.copy(ROOT / name, copy)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "out"]
    call(*build, cwd=copy, env=offline(copy / "nothing"))
    (made,) = (copy / "out").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder with nothing but the wheel installed in it."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    call(*pip, str(wheel), cwd=target, env=offline(target))
    return target


def test_wheel_holds_every_file_of_the_package_and_no_other(wheel):
    assert wheel.name == f"careerlab-{PROJECT['version']}-py3-none-any.whl"
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == files_of_the_package()


def test_wheel_is_imported_outside_the_checkout(installed, tmp_path):
    code = "import careerlab; print(careerlab.__file__)"
    found = call(sys.executable, "-c", code, cwd=tmp_path, env=offline(installed)).strip()
    assert Path(found).resolve().is_relative_to(installed.resolve())


def test_wheel_has_its_command(installed, tmp_path):
    (command,) = (installed / "bin").glob("careerlab*")
    assert PROJECT["version"] in call(str(command), "--version", cwd=tmp_path, env=offline(installed))
    assert list(tmp_path.iterdir()) == []


def test_wheel_has_its_resources(installed, tmp_path):
    code = """if True:
        from importlib.resources import files
        resources = files("careerlab") / "resources"
        print(resources)
        assert (resources / "skills.csv").read_text("utf-8").strip()
        assert (files("careerlab") / "py.typed").is_file()
    """
    found = call(sys.executable, "-c", code, cwd=tmp_path, env=offline(installed)).strip()
    assert Path(found).resolve().is_relative_to(installed.resolve())


def test_citation_and_changelog_name_the_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == PROJECT["version"]
    assert citation["license"] == PROJECT["license"]
    assert f"\n## {PROJECT['version']} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


# The real thing, over the network


@pytest.mark.release
@pytest.mark.parametrize("python", ["python3.11", "python3.12", "python3.13"])
def test_a_fresh_copy_sets_itself_up(python, tmp_path):
    if not shutil.which(python) or subprocess.run([python, "-c", "import venv, ensurepip"]).returncode:
        pytest.skip(f"no {python} here")
    copy = tmp_path / "a folder with blanks"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "__pycache__", "careerlab-out", "out"))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    first = call(python, str(copy / "run.py"), "--help", cwd=tmp_path, env=environment)
    assert "Setting up careerlab in .venv" in first and "report" in first
    second = call(python, str(copy / "run.py"), "--version", cwd=tmp_path, env=offline(tmp_path))
    assert "Set" not in second and PROJECT["version"] in second
    scripts = copy / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    call(str(scripts / "python"), "-c", "import careerlab", cwd=tmp_path, env=environment)
