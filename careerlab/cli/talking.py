"""Commands around one talk: prepare it, note it, follow up."""

from __future__ import annotations

from datetime import date

import click
from rich.console import Console
from rich.table import Table

from careerlab.cli.frame import CALLED, ENCODING, FOLDER, command, count, plain, shown
from careerlab.errors import WorkspaceError

PERSON = click.option("--person", required=True, help="Whom you talk to, as you write the name.")
PATH = click.option("--path", default="", help="The career they do, where nothing you have says it.")
SHOWN = 12  # follow-ups listed in the terminal; the page has all


def _prepared(folder, person, path, encoding):
    """The workspace, and the sheet for a talk with this person."""
    from careerlab.background import read_background
    from careerlab.preparing import question_sheet
    from careerlab.workspace import open_workspace

    with Console(stderr=True).status("Reading the notes and what you found about them ..."):
        workspace = open_workspace(folder, encoding)
        background = read_background(workspace.folder, person, workspace.profile)
        return workspace, question_sheet(workspace.insights, person, workspace.profile, background, path=path)


@command()
@FOLDER
@PERSON
@PATH
@ENCODING
def prepare(folder, person, path, encoding):
    """Make a sheet for the next talk: who they are, what to find out first, at most twelve questions.

    Paste what you find about them (a profile page, a CV, the "about us" of their firm) into FOLDER/people/NAME.txt, or
    as several files into a folder of their name there.

    Example: careerlab prepare my-search --person "Priya Raman"
    """
    from careerlab.present.question_sheet import write_sheet
    from careerlab.workspace import locked

    workspace, sheet = _prepared(folder, person, path, encoding)
    with locked(workspace.out):
        page, text = write_sheet(sheet, workspace.out)
    for remark in sheet.notices:
        click.echo(shown(remark))
    minutes = sheet.questions["minutes"].sum()
    click.echo(f"{count(len(sheet.questions), 'question')}, {minutes} minutes.")
    click.echo(shown(f'Next: a note to write into: {CALLED} note {folder} --person "{person}"'))
    click.echo(f"Wrote {page} and {text.name}")


@command()
@FOLDER
@PERSON
@PATH
@click.option("--date", "day", default="", help="Day of the talk, 2026-01-31; without it today.")
@ENCODING
def note(folder, person, path, day, encoding):
    """Write the note for a talk: the planned questions, and what to ask yourself afterwards. No note is overwritten.

    Example: careerlab note my-search --person "Priya Raman"
    """
    from careerlab.present.note_template import note_template
    from careerlab.present.question_sheet import file_name_of
    from careerlab.workspace import add_note

    day = _day(day)
    workspace, sheet = _prepared(folder, person, path, encoding)
    text = note_template(sheet, day, **_known(workspace, sheet))
    file = add_note(workspace.folder, f"{day} {file_name_of(sheet.person)}".strip(), text)
    click.echo("Write below the questions; what you leave empty says nothing.")
    click.echo(f"Wrote {file}")


def _day(words):
    """An ISO date, today where nothing is said."""
    try:
        return date.fromisoformat(words or date.today().isoformat()).isoformat()
    except ValueError:
        raise WorkspaceError(f"`{words}` is no date: write it as 2026-01-31.") from None


def _known(workspace, sheet):
    """What earlier talks or their page say for the head of the note."""
    roles = sheet.facts[sheet.facts["fact"].eq("role") & sheet.facts["until"].eq("now")]
    said = workspace.insights[workspace.insights["person"].eq(sheet.person)].sort_values("date", kind="stable")
    head = {"organisation": "employer", "role": "what"}
    found = {name: next(iter(roles[column][::-1]), "") for name, column in head.items()}
    for name in ("organisation", "role", "introduced_by"):
        found[name] = next(iter(said.loc[said[name].ne(""), name][::-1]), "") or found.get(name, "")
    return found


@command(name="follow-ups")
@FOLDER
@click.option("--months", default=3, show_default=True, help="Months without a word, after which somebody is named.")
@ENCODING
def follow_ups(folder, months, encoding):
    """Show what you promised and what was promised to you; write a page, reminders (.ics) and contacts (.vcf).

    Example: careerlab follow-ups my-search
    """
    from careerlab.present.follow_up_page import write_follow_ups
    from careerlab.workspace import locked, open_workspace

    today = date.today().isoformat()
    with Console(stderr=True).status("Reading the notes ..."):
        workspace = open_workspace(folder, encoding)
        with locked(workspace.out):
            table, files = write_follow_ups(workspace, workspace.out, today, months)
    if table.empty:
        click.echo("Nobody promised anything yet, as far as the notes say.")
    else:
        Console().print(_as_table(table.head(SHOWN)))
        if len(table) > SHOWN:
            click.echo(f"{len(table) - SHOWN} more are on the page.")
    click.echo(f"Wrote {', '.join(str(file) for file in files)}")


def _as_table(follow_ups):
    shape = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("by", "who", "what", "words", "talk with"):
        shape.add_column(column, overflow="fold")
    for row in follow_ups.itertuples():
        when = row.due or row.due_words or "open"
        shape.add_row(
            *map(plain, (f"{when} ({row.state})" if row.state != "open" else when, row.who, row.what)),
            *map(plain, (row.words, row.person)),
        )
    return shape
