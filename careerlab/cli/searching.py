"""Commands with which a search is set up and steered: new, weigh, review, lab."""

from __future__ import annotations

import os
import shlex
import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console

import careerlab
from careerlab.cli.frame import CALLED, ENCODING, FOLDER, FROZEN, command
from careerlab.errors import CareerlabError, WorkspaceError


@command()
@FOLDER
@click.option(
    "--ci", type=click.Path(path_type=Path), metavar="NOTES", help="Make FOLDER a repository that analyses NOTES in CI."
)
def new(folder, ci):
    """Set up a search: five questions, then a profile and a note template. Files that are there stay as they are.

    Example: careerlab new my-search
    """
    from careerlab import new_search

    if ci:
        new_search.make_repository(folder, ci)
        click.echo(f"Read {folder / 'insights.csv'} before you publish it: it is pseudonymised, not anonymous.")
    elif (folder / "profile.yaml").exists():
        click.echo(f"{folder / 'profile.yaml'} is there already; open it in an editor to change it.")
        return
    else:
        answers = {key: _ask(key, question) for key, question in new_search.QUESTIONS.items()}
        new_search.make_workspace(folder, answers, date.today().isoformat())
        click.echo(f"Next: write one note a talk into {folder}, then run: {CALLED} report {folder}")
    click.echo(f"Wrote {folder}")


def _ask(key, question):
    """Ask one question; at a keyboard, again until the answer can be read."""
    from careerlab import new_search

    def checked(answer):
        try:
            new_search.check_answer(key, answer)
        except CareerlabError as error:
            raise click.UsageError(str(error)) from None
        return answer

    value_proc = checked if sys.stdin.isatty() else None
    return click.prompt(question, default="", show_default=False, value_proc=value_proc)


@command()
@FOLDER
def weigh(folder):
    """Say what matters to you, best before you see how the paths compare; kept in profile.yaml with the day.

    Example: careerlab weigh my-search
    """
    from careerlab.weighing.terminal import weigh

    weigh(folder, date.today().isoformat(), CALLED)


@command()
@FOLDER
@click.option("--list", "only_list", is_flag=True, help="Show what would be asked, ask nothing, write nothing.")
@click.option("--all", "everything", is_flag=True, help="Do not stop after twenty.")
@click.option("--beliefs", is_flag=True, help="Ask what your beliefs are to make of sentences that may bear on them.")
@click.option(
    "--audit", "number", type=click.IntRange(1), metavar="N", help="Judge N sentences drawn at random, blind."
)
@FROZEN
@ENCODING
def review(folder, only_list, everything, beliefs, number, frozen, encoding):
    """Answer what careerlab is not sure of, those sentences first that change the page most.

    Twenty are enough for an evening. Every answer is kept at once, in corrections.csv beside your notes.

    Example: careerlab review my-search
    """
    from careerlab.analysis.review import ASKED
    from careerlab.reviewing.audit import audit
    from careerlab.reviewing.beliefs import ask_about_beliefs
    from careerlab.reviewing.terminal import ask_all, show_list
    from careerlab.workspace import open_workspace

    most = None if everything else ASKED
    with Console(stderr=True).status("Reading the notes ..."):
        workspace = open_workspace(folder, encoding, frozen)
    if number:
        audit(workspace, number, date.today().isoformat(), CALLED)
    elif beliefs:
        ask_about_beliefs(workspace, date.today().isoformat(), CALLED)
    elif only_list:
        show_list(workspace, most)
    else:
        ask_all(workspace, most, date.today().isoformat(), CALLED)


@command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--print", "print_only", is_flag=True, help="Print the command instead of starting JupyterLab.")
def lab(folder, print_only):
    """Open the notebooks in JupyterLab, pointed at your folder (without one: the sample).

    Example: careerlab lab my-search
    """
    from importlib.util import find_spec

    notebooks = Path(careerlab.__file__).parent.parent / "notebooks"
    if not notebooks.is_dir():
        raise WorkspaceError(
            "The notebooks lie in careerlab's checkout, which is not here: clone the project and use python run.py lab."
        )
    if folder is not None and not folder.exists():
        raise WorkspaceError(f"{folder} does not exist: name the folder that holds your notes.")
    # -P: nothing that lies in the working folder is ever imported
    command = [sys.executable, "-P", "-m", "jupyterlab", str(notebooks)]
    if folder is not None:
        os.environ["CAREERLAB_NOTES"] = str(folder.resolve())
    if print_only:
        pointed = [] if folder is None else ["env", f"CAREERLAB_NOTES={folder.resolve()}"]
        click.echo(shlex.join([*pointed, *command]))
        return
    if find_spec("jupyterlab") is None:
        raise WorkspaceError(
            "JupyterLab is not installed: install careerlab with the extra `notebooks`, or use python run.py lab."
        )
    import subprocess

    sys.exit(subprocess.call(command))
