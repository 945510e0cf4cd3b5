"""Data flows one way: who may import whom, and which command loads which heavy library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "careerlab"
BASE = {"errors", "resources", "profile", "atomic"}
# stage or module -> what it may import of careerlab, beside itself
MAY_USE = {
    "errors": set(),
    "resources": set(),
    "atomic": {"errors"},
    "profile": {"errors"},
    "notes": BASE,
    "insights": BASE | {"notes"},
    "analysis": BASE | {"notes", "insights"},
    "background": BASE | {"notes", "insights"},
    "preparing": BASE | {"notes", "insights", "background", "analysis"},
    "workshop": BASE | {"notes", "insights", "analysis"},
    "workspace": BASE | {"notes", "insights"},
    "forgetting": BASE | {"notes", "insights", "workshop", "workspace"},
    "present": BASE | {"notes", "insights", "background", "analysis", "preparing", "workshop"},
    "new_search": BASE | {"notes", "insights", "analysis", "present", "workspace"},
    "reviewing": BASE | {"notes", "insights", "analysis", "present", "workspace"},
    "weighing": BASE | {"notes", "insights", "analysis", "present", "workspace", "reviewing"},
    "__main__": {"cli"},
    "cli": BASE
    | {"notes", "insights", "background", "analysis", "preparing", "workshop", "present", "workspace"}
    | {"new_search", "reviewing", "weighing", "forgetting", "__init__"},
}
HEAVY = ("numpy", "pandas", "sklearn", "matplotlib", "scipy", "jinja2", "networkx")
MODULES = sorted(p.relative_to(ROOT) for p in PACKAGE.rglob("*.py"))


def stages_of(source, module):
    """Stages that the source of `module` (dotted, careerlab.notes.read) imports, in functions too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parent = module.rsplit(".", node.level)[0] + "." if node.level else ""
            base = (parent + (node.module or "")).rstrip(".")
            found |= {f"{base}.{alias.name}" for alias in node.names} if base == "careerlab" else {base}
    parts = [name.split(".") for name in found]
    return {(p[1] if len(p) > 1 else "__init__") for p in parts if p[0] == "careerlab"}


@pytest.mark.parametrize(
    ("source", "stages"),
    [
        ("import careerlab", {"__init__"}),
        ("import os, json", set()),
        ("import careerlab.notes.read as r", {"notes"}),
        ("from careerlab import cli, errors", {"cli", "errors"}),
        ("from careerlab.present.report import page", {"present"}),
        ("from careerlabels import x", set()),
        ("from . import heads", {"notes"}),
        ("from .model import Note", {"notes"}),
        ("from .. import workspace", {"workspace"}),
        ("from ..analysis.gaps import skill_gaps", {"analysis"}),
        ("def late():\n    if True:\n        from careerlab.cli import main", {"cli"}),
    ],
)
def test_what_counts_as_an_import(source, stages):
    assert stages_of(source, "careerlab.notes.read") == stages


@pytest.mark.parametrize("file", MODULES, ids=str)
def test_a_module_imports_from_its_own_stage_or_an_earlier_one(file):
    module = ".".join(file.with_suffix("").parts)
    stage = file.with_suffix("").parts[1]
    used = stages_of((ROOT / file).read_text("utf-8"), module)
    if stage == "__init__":
        assert used == set()  # the public names are loaded when they are used
    else:
        assert stage in MAY_USE, f"{file} is of no stage: say in MAY_USE what it may import"
        assert used - {stage} <= MAY_USE[stage]


def test_the_stages_of_the_design_are_there():
    assert {p.parts[1] for p in MODULES if len(p.parts) > 2} == {
        "notes",
        "insights",
        "background",
        "analysis",
        "preparing",
        "workshop",
        "present",
        "resources",
        "reviewing",
        "profile",
        "weighing",
        "workspace",
        "cli",
    }


def test_only_training_needs_itself():
    """Nobody else may load scikit-learn by way of the module that trains."""
    users = [
        file for file in MODULES if file.name != "train.py" and "insights.train" in (ROOT / file).read_text("utf-8")
    ]
    assert users == []


def loaded_by(code, *arguments):
    """The heavy libraries that a fresh Python has loaded after this code."""
    after = f"\nimport sys\nsys.stderr.write(' '.join(m for m in {HEAVY} if m in sys.modules))"
    command = [sys.executable, "-I", "-c", code + after, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(done.stderr.split()), done.stdout


RUN = "import sys\nfrom careerlab.cli import main\nmain(sys.argv[1:], standalone_mode=False)"


def test_importing_careerlab_loads_nothing_heavy():
    assert loaded_by("import careerlab") == (set(), "")


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["--version"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments):
    loaded, said = loaded_by(RUN, *arguments)
    assert loaded == set()
    assert "careerlab" in said


def test_check_loads_nothing_heavy(designer):
    loaded, said = loaded_by(RUN, "check", designer)
    assert loaded == set()
    assert "Priya Raman" in said


def test_new_search_is_asked_without_anything_heavy(tmp_path):
    code = (
        "from careerlab.new_search import make_workspace\nimport sys\nmake_workspace(sys.argv[1], {'current': 'baker'})"
    )
    assert loaded_by(code, tmp_path)[0] == set()
    assert "baker" in (tmp_path / "profile.yaml").read_text()


def test_labelling_needs_no_scikit_learn(designer):
    code = "import careerlab as cl, sys\nprint(len(cl.parse_notes(cl.read_notes(sys.argv[1]))) > 100)"
    loaded, said = loaded_by(code, designer / "notes")
    assert loaded == {"numpy", "pandas"}
    assert said == "True\n"
