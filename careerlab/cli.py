"""The command line: one command is one library call and one printed table.

Heavy libraries are imported where they are used.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

import careerlab
from careerlab.errors import CareerlabError, NoteError, WorkspaceError, WriteError

UNREAD_SHOWN = 5  # files named one by one at the end of a report; `check` names all
CALLED = os.environ.get("CAREERLAB_CALLED", "careerlab")  # run.py says how it was called


class _Command(click.Command):
    """Shows a person's mistake as one sentence with the exit code the manual states, never as a traceback."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except NoteError as error:
            _stop(error, 1)
        except WriteError as error:
            _stop(error, 3)
        except CareerlabError as error:
            _stop(error, 2)
        except OSError as error:  # the disk or the system refuses what is there
            if error.filename is None:
                raise
            _stop(f"{error.filename} could not be opened ({error.strerror}): check the disk and its permissions.", 2)


def _stop(error, code):
    Console(stderr=True, soft_wrap=True).print(_shown(str(error)), style="bold", markup=False, highlight=False)
    sys.exit(code)


class _Group(click.Group):
    command_class = _Command

    def list_commands(self, ctx):
        return list(self.commands)


FOLDER = click.argument("folder", type=click.Path(path_type=Path))


def _known_encoding(_, __, name):
    from careerlab.profile import is_encoding

    if name and not is_encoding(name):
        raise click.BadParameter(f"{name} is no encoding of text; common ones are cp1252, mac_roman, cp1250.")
    return name


ENCODING = click.option(
    "--encoding",
    default="",
    callback=_known_encoding,
    help="What old text files are written in, where careerlab guessed wrong (mac_roman, cp1250).",
)
FROZEN = click.option(
    "--frozen", is_flag=True, help="Learn nothing from corrections (as `learning: frozen` in profile.yaml)."
)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="careerlab", prog_name="careerlab")
def main():
    """Turn the notes of informational interviews into evidence for a career decision.

    Start with `careerlab new my-search`, put your notes into my-search/notes, then `careerlab report my-search`.
    Everything stays on this machine.
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal or pipe that lacks a sign shows `?`
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command()
@FOLDER
@click.option("--strict", is_flag=True, help="Stop with exit code 1 if a file could not be read.")
@click.option("--no-open", is_flag=True, help="Do not open the page in the browser.")
@FROZEN
@ENCODING
def report(folder, strict, no_open, frozen, encoding):
    """Read the notes, analyse them and write one page.

    Example: careerlab report my-search
    """
    from careerlab.notes.read import read_notes
    from careerlab.present.report import write_report
    from careerlab.workspace import locked, notes_folder, open_workspace, update_talks

    console = Console(stderr=True)
    with console.status("Reading the notes ...") as status:
        if strict:
            read_notes(notes_folder(folder), strict=True, encoding=encoding)
        workspace = open_workspace(folder, encoding, frozen)
        status.update("Comparing and drawing ...")
        with locked(workspace.out):
            page = write_report(workspace, workspace.out)
            update_talks(workspace)
    _say_what_was_read(workspace)
    _say_which_corrections_wait(workspace)
    if len(workspace.taught):
        click.echo(f"Your corrections changed the labels of {_count(len(workspace.taught), 'other sentence')}.")
    click.echo(_next_step(workspace))
    if not no_open and sys.stdout.isatty() and not os.environ.get("CI"):
        click.launch(page.resolve().as_uri())
    click.echo(f"Wrote {page}")


def _say_what_was_read(workspace):
    from careerlab.notes.read import is_refused

    insights = workspace.insights
    if insights.empty:
        click.echo(f"Nothing to read in {workspace.folder} yet.")
        return
    waiting = int((insights["status"] == "ask").sum())
    talks, people = (
        insights["talk"].nunique(),
        (insights["person"].where(insights["person"] != "", insights["talk"])).nunique(),
    )
    click.echo(f"Read {_count(talks, 'talk')} with {_count(people, 'person', 'people')}.")
    click.echo(
        f"Every sentence is kept; {len(insights) - waiting} of {len(insights)} are counted, the rest wait for you"
        + (f": {CALLED} review {workspace.folder}" if waiting and workspace.notes else ".")
    )
    unread = [note for note in workspace.notes if is_refused(note)]
    for note in unread[:UNREAD_SHOWN]:
        click.echo(_in_words(note, note.notices[0]))
    if len(unread) > UNREAD_SHOWN:
        click.echo(f"{_count(len(unread) - UNREAD_SHOWN, 'more file')} could not be read.")
    notices = sum(len(note.notices) for note in workspace.notes if not is_refused(note)) + len(workspace.notices)
    if notices or len(unread) > UNREAD_SHOWN:
        click.echo(f"{_count(notices, 'remark')} about the files that were read: {CALLED} check {workspace.folder}")
    unplaced = insights.loc[insights["path"] == "", "talk"].nunique()
    if unplaced:
        names = "names no career and stands" if unplaced == 1 else "name no career and stand"
        click.echo(f"{_count(unplaced, 'talk')} {names} in no table: add a line `Path: ...` at the top.")


def _say_which_corrections_wait(workspace):
    outcomes = workspace.outcomes
    waiting = outcomes[outcomes["outcome"].isin(["ambiguous", "orphaned", "conflict"])].to_dict("records")
    for row in waiting[:UNREAD_SHOWN]:
        click.echo(
            _shown(f"Correction {row['id']} ({row['action']} {row['value']}) of `{row['words']}`: {row['message']}")
        )
    if len(waiting) > UNREAD_SHOWN:
        click.echo(f"{_count(len(waiting) - UNREAD_SHOWN, 'more correction')} in corrections.csv could not be applied.")


def _count(number, one, many=""):
    return f"{number} {one if number == 1 else many or one + 's'}"


def _next_step(workspace):
    if workspace.insights.empty:
        return "Next: put a note into the folder, a few lines are enough, and run this again."
    if workspace.profile is None:
        return "Next: write down what you can and what matters to you: " + f"{CALLED} new {workspace.folder}"
    return "Next: take the three questions at the top of the page to your next talk."


@main.command()
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


@main.command()
@FOLDER
@click.option("--strict", is_flag=True, help="Exit with 1 if a file could not be read.")
@ENCODING
def check(folder, strict, encoding):
    """Show what was read and what was not, file by file, without analysis.

    Example: careerlab check my-search
    """
    from careerlab.insights.reading import characters_by_use, in_words
    from careerlab.insights.statements import statements
    from careerlab.notes.read import is_refused
    from careerlab.workspace import audit_file, corrections_file, read_audit, read_corrections, read_talks

    notes, _ = read_talks(folder, encoding)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("file", "person", "path", "date", "sentences"):
        table.add_column(column, justify="right" if column == "sentences" else "left", overflow="fold")
    uses = Counter()
    for note in notes:
        found, spans = statements(note)
        uses += characters_by_use(spans)
        table.add_row(_plain(note.source), _plain(note.person), _plain(note.path), note.date, str(len(found)))
    if notes:
        Console().print(table)
    else:
        click.echo(f"No notes in {folder}: put them there as they are (Word, text, Markdown, transcripts, exports).")
    for note in notes:
        for notice in note.notices:
            click.echo(_in_words(note, notice))
    for file, read in ((corrections_file(folder), read_corrections), (audit_file(folder), read_audit)):
        for notice in read(file)[1]:
            where = f"{file.name}, {notice.place}" if notice.place else file.name
            click.echo(_shown(f"{where}: {notice.message} {notice.hint}"))
    if uses:
        click.echo(f"Of {uses.total():,} characters: {in_words(uses)}. Nothing is dropped.")
    if strict and any(is_refused(note) for note in notes):
        sys.exit(1)


def _in_words(note, notice):
    """What a reader has to say about a file: where, what, and what to do."""
    from careerlab.notes.read import is_refused

    where = f"{note.source}, {notice.place}" if notice.place else note.source
    return _shown(f"{where}{' was not read' if is_refused(note) else ''}: {notice.message} {notice.hint}")


def _shown(text):
    """Text for a terminal: no control signs."""
    from careerlab.notes.model import readable

    return readable(text)


def _plain(text):
    return Text(_shown(text))


@main.command()
@FOLDER
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File to write: .csv, .jsonl or .parquet. Without it, out/insights.csv.",
)
@ENCODING
def insights(folder, out, encoding):
    """Write the insights table, one row per statement.

    Example: careerlab insights my-search --out insights.csv
    """
    from careerlab.insights.table import write_insights
    from careerlab.workspace import locked, open_workspace

    with Console(stderr=True).status("Reading the notes ..."):
        workspace = open_workspace(folder, encoding)
    out = out or workspace.out / "insights.csv"
    with locked(out.parent):
        write_insights(workspace.insights, out)
    waiting = int((workspace.insights["status"] == "ask").sum())
    click.echo(f"{len(workspace.insights)} statements, {waiting} of them to be asked about.")
    click.echo(f"Wrote {out}")


@main.command()
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


@main.command()
@FOLDER
def weigh(folder):
    """Say what matters to you, best before you see how the paths compare; kept in profile.yaml with the day.

    Example: careerlab weigh my-search
    """
    from careerlab.weighing.terminal import weigh

    weigh(folder, date.today().isoformat(), CALLED)


@main.command()
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
