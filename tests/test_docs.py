"""What the documents say is run: Python blocks, commands, the examples of --help; and every command is in README."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from careerlab.cli import main

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
SAMPLE = ROOT / "data" / "designer"
# `python run.py X` hands every X to careerlab but these, which CONTRIBUTING and run.py itself are about.
OF_RUN_PY = {"test", "train", "refresh", "bench", "lock"}
# These are run, with what makes them safe: no browser, no server, answers from a file instead of a person.
SAFE = {"report": ["--no-open"], "check": [], "insights": [], "review": [], "new": [], "weigh": [], "lab": ["--print"]}
SAFE |= {"prepare": [], "note": [], "follow-ups": [], "forget": []}
SAFE |= {"workshop plan": [], "workshop sheet": [], "workshop pack": ["--yes"], "workshop merge": []}
COMMANDS = dict(main.commands)
COMMANDS |= {f"workshop {name}": command for name, command in main.commands["workshop"].commands.items()}
ANSWERS = "teacher\nlab management, science writing\nExcel 3, SQL 0\nhours, pay\nLab managers never touch a pipette\n"
COMMAND = re.compile(r"^\s*(?:\$ )?(?:careerlab|(?:python3?|py) run\.py)(?:[ \t]+(.*?))?(?:\s+#.*)?$")


def each(values):
    return pytest.mark.parametrize("document", values, ids=[str(value.relative_to(ROOT)) for value in values])


def tokens(document):
    return MarkdownIt().parse(document.read_text("utf-8"))


def python_blocks(document):
    return [t.content for t in tokens(document) if t.type == "fence" and t.info.split()[:1] == ["python"]]


def shown_commands(document):
    """Words behind `careerlab` or `python run.py` in the blocks of a document, in order."""
    blocks = [t for t in tokens(document) if t.type == "code_block" or (t.type == "fence" and "python" not in t.info)]
    found = [COMMAND.match(line) for block in blocks for line in block.content.splitlines()]
    return [shlex.split(match[1] or "") for match in found if match]


def mentioned_commands(document):
    """The same in the middle of a sentence."""
    spans = [s.content for t in tokens(document) for s in t.children or () if s.type == "code_inline"]
    found = [COMMAND.match(span) for span in spans]
    return [shlex.split(match[1]) for match in found if match and match[1]]


def help_examples():
    examples = [re.search(r"Example: careerlab (.+)", command.help or "") for command in COMMANDS.values()]
    return [shlex.split(match[1]) for match in examples if match]


def named(words):
    """What is called, and with what: "workshop pack" is one name."""
    length = 2 if " ".join(words[:2]) in COMMANDS else 1
    return " ".join(words[:length]), words[length:]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with the two folders documents speak of: a workspace and a bare folder of notes."""
    shutil.copytree(SAMPLE, tmp_path / "my-search", ignore=shutil.ignore_patterns("out"))
    shutil.copytree(SAMPLE / "notes", tmp_path / "my-notes")
    shutil.copytree(ROOT / "data" / "workshop" / "packs", tmp_path / "packs")
    (tmp_path / "paths.txt").write_text("UX design\nproduct management\nfront-end development\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CI", "1")
    monkeypatch.delenv("CAREERLAB_NOTES", raising=False)
    return tmp_path


def run(words):
    """Run one command as a person would who answers every question; return what it said."""
    name, rest = named(words)
    if name == "report" and all(word.startswith("-") for word in rest):
        rest = [*rest, "my-search"]  # `python run.py report` alone is the sample, of which this is a copy
    environment = dict(os.environ)
    result = CliRunner().invoke(main, [*name.split(), *rest, *SAFE[name]], input=ANSWERS)
    os.environ.clear()
    os.environ.update(environment)  # `lab` points the notebooks by a variable of its own process
    assert result.exit_code == 0, f"careerlab {' '.join(words)}: {result.output} {result.exception}"
    return result.output


def test_there_is_something_to_run():
    assert python_blocks(ROOT / "README.md")
    assert ["report"] in shown_commands(ROOT / "README.md")
    assert {named(words)[0] for words in help_examples()} == set(COMMANDS) - {"workshop"}


@each(DOCUMENTS)
def test_python_blocks_run(document, folder):
    """One after the other, as somebody types them; a block may use the names of an earlier one."""
    blocks = python_blocks(document)
    done = subprocess.run(
        [sys.executable, "-c", "\n\n".join(blocks)],
        cwd=folder,
        env=os.environ | {"MPLBACKEND": "agg", "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@each(DOCUMENTS)
def test_commands_exist_with_their_options(document):
    for words in (*shown_commands(document), *mentioned_commands(document)):
        if not words or words[0].startswith("-"):
            continue
        name, rest = named(words)
        assert name in {*COMMANDS, *OF_RUN_PY}, f"{document.name}: there is no command {name}"
        if name in COMMANDS:
            known = {option for parameter in COMMANDS[name].params for option in parameter.opts} | {"--help", "-h"}
            asked = {word.split("=")[0] for word in rest if word.startswith("-")}
            assert asked <= known, f"{document.name}: careerlab {name} has no {asked - known}"


@each(DOCUMENTS)
def test_commands_run(document, folder):
    for words in shown_commands(document):
        if words and named(words)[0] in SAFE:
            run(words)


@pytest.mark.parametrize("words", help_examples(), ids=" ".join)
def test_the_example_of_help_runs(words, folder):
    assert named(words)[0] in SAFE, f"say in SAFE how to run careerlab {named(words)[0]}, or that it is not"
    said = run(words)
    assert said.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name):
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"(?:careerlab|run\.py) {re.escape(name)}\b", text), f"README does not say what {name} is for"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    command = COMMANDS[name]
    with click.Context(command, info_name=name) as context:
        text = command.get_help(context)
    assert "Example:" in text or isinstance(command, click.Group)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"careerlab {name} {parameter.opts[0]} has no help"


@each(DOCUMENTS)
def test_files_linked_to_are_there(document):
    links = [s for t in tokens(document) for s in t.children or () if s.type in ("link_open", "image")]
    for link in links:
        target = str(link.attrs.get("href") or link.attrs.get("src")).split("#")[0]
        if target and ":" not in target:
            assert (document.parent / target).exists(), f"{document.name} links to {target}, which is not there"


# What this file itself reads


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("python run.py report          # makes the page", "report"),
        ("    python3 run.py check my-notes", "check my-notes"),
        ("$ py run.py new my-search", "new my-search"),
        ("$ careerlab insights x --out y.csv", "insights x --out y.csv"),
        ("careerlab", None),
        ("pip install careerlab", "no command"),
        ("python runs.py report", "no command"),
    ],
)
def test_commands_are_recognised(line, words):
    match = COMMAND.match(line)
    assert (match[1] if match else "no command") == words
