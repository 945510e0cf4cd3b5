"""Commands that read the notes and say what is in them: report, check, insights."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from careerlab.cli.frame import CALLED, ENCODING, FOLDER, FROZEN, command, count, plain, shown

UNREAD_SHOWN = 5  # files named one by one at the end of a report; `check` names all


@command()
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
        click.echo(f"Your corrections changed the labels of {count(len(workspace.taught), 'other sentence')}.")
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
    click.echo(f"Read {count(talks, 'talk')} with {count(people, 'person', 'people')}.")
    click.echo(
        f"Every sentence is kept; {len(insights) - waiting} of {len(insights)} are counted, the rest wait for you"
        + (f": {CALLED} review {workspace.folder}" if waiting and workspace.notes else ".")
    )
    unread = [note for note in workspace.notes if is_refused(note)]
    for note in unread[:UNREAD_SHOWN]:
        click.echo(_remark(note, note.notices[0]))
    if len(unread) > UNREAD_SHOWN:
        click.echo(f"{count(len(unread) - UNREAD_SHOWN, 'more file')} could not be read.")
    notices = sum(len(note.notices) for note in workspace.notes if not is_refused(note)) + len(workspace.notices)
    if notices or len(unread) > UNREAD_SHOWN:
        click.echo(f"{count(notices, 'remark')} about the files that were read: {CALLED} check {workspace.folder}")
    unplaced = insights.loc[insights["path"] == "", "talk"].nunique()
    if unplaced:
        names = "names no career and stands" if unplaced == 1 else "name no career and stand"
        click.echo(f"{count(unplaced, 'talk')} {names} in no table: add a line `Path: ...` at the top.")


def _say_which_corrections_wait(workspace):
    outcomes = workspace.outcomes
    waiting = outcomes[outcomes["outcome"].isin(["ambiguous", "orphaned", "conflict"])].to_dict("records")
    for row in waiting[:UNREAD_SHOWN]:
        click.echo(
            shown(f"Correction {row['id']} ({row['action']} {row['value']}) of `{row['words']}`: {row['message']}")
        )
    if len(waiting) > UNREAD_SHOWN:
        click.echo(f"{count(len(waiting) - UNREAD_SHOWN, 'more correction')} in corrections.csv could not be applied.")


def _next_step(workspace):
    if workspace.insights.empty:
        return "Next: put a note into the folder, a few lines are enough, and run this again."
    if workspace.profile is None:
        return "Next: write down what you can and what matters to you: " + f"{CALLED} new {workspace.folder}"
    return "Next: take the three questions at the top of the page to your next talk."


@command()
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
        table.add_row(plain(note.source), plain(note.person), plain(note.path), note.date, str(len(found)))
    if notes:
        Console().print(table)
    else:
        click.echo(f"No notes in {folder}: put them there as they are (Word, text, Markdown, transcripts, exports).")
    for note in notes:
        for notice in note.notices:
            click.echo(_remark(note, notice))
    for file, read in ((corrections_file(folder), read_corrections), (audit_file(folder), read_audit)):
        for notice in read(file)[1]:
            where = f"{file.name}, {notice.place}" if notice.place else file.name
            click.echo(shown(f"{where}: {notice.message} {notice.hint}"))
    if uses:
        click.echo(f"Of {uses.total():,} characters: {in_words(uses)}. Nothing is dropped.")
    if strict and any(is_refused(note) for note in notes):
        sys.exit(1)


def _remark(note, notice):
    """What a reader has to say about a file: where, what, and what to do."""
    from careerlab.notes.read import is_refused

    where = f"{note.source}, {notice.place}" if notice.place else note.source
    return shown(f"{where}{' was not read' if is_refused(note) else ''}: {notice.message} {notice.hint}")


@command()
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
