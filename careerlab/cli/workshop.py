"""Commands of a workshop: what a participant hands in, what the coach makes of it; and forgetting somebody."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from careerlab.cli.frame import ENCODING, FOLDER, Group, command, count, plain, shown
from careerlab.errors import PackError

PATHS = click.option(
    "--paths",
    "listed",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The workshop's list of careers, a text file with one a line.",
)


@click.group(cls=Group)
def workshop():
    """Run a workshop without a leak: pack, sheet, plan, merge.

    Example: careerlab workshop plan --people 14 --paths 6
    """


def _listed(file):
    """The paths in the coach's list; None without a list."""
    if file is None:
        return None
    from careerlab.notes.encoding import decode

    lines = decode(file.read_bytes())[0].splitlines()
    return [" ".join(line.split()) for line in lines if line.strip() and not line.startswith("#")]


@workshop.command(name="pack", cls=command.keywords["cls"])
@FOLDER
@PATHS
@click.option("--code", default="", help="What the coach calls you: at most 12 small letters, digits and hyphens.")
@click.option("--yes", is_flag=True, help="Write without asking; quotes are left out.")
@ENCODING
def make(folder, listed, code, yes, encoding):
    """Make what you hand in: counts over fixed words. You see all of it before it is written.

    Quotes only leave from notes that say `share: yes`, and only those that you accept one by one.

    Example: careerlab workshop pack my-search --code p07 --yes
    """
    from careerlab.workshop.pack import make_pack, pack_in_words
    from careerlab.workshop.pack_file import pack_bytes, parse_pack, write_pack
    from careerlab.workspace import locked, open_workspace

    with Console(stderr=True).status("Reading the notes ..."):
        workspace = open_workspace(folder, encoding)
    paths = _listed(listed)
    quotes = None if yes else _accepted(workspace, paths)
    pack = make_pack(workspace.insights, workspace.profile, paths, code, quotes)
    leaves = pack_in_words(parse_pack(pack_bytes(pack)))  # out of the very bytes that would be written
    Console().print(_as_table(leaves))
    if not yes and not click.confirm("Nothing else leaves your machine. Write it?"):
        click.echo("Nothing was written.")
        return
    file = workspace.out / f"pack-{code or 'mine'}.json"
    with locked(workspace.out):
        write_pack(pack, file)
    click.echo("It is pseudonymised: no names, no words of the notes but the quotes you accepted. Hand in this one file.")
    click.echo(f"Wrote {file}")


def _accepted(workspace, paths):
    """The quotes that the participant accepts, each shown as it would leave."""
    from careerlab.workshop.quotes import shareable_quotes

    found = shareable_quotes(workspace.notes, workspace.insights, workspace.profile, paths)
    chosen = []
    for row in found.itertuples():
        if row.refused:
            click.echo(shown(f"Stays here: {row.written} ({row.refused})"))
            continue
        click.echo(shown(f"In your note:   {row.written}\nIt would leave: {row.quote}"))
        chosen += [row.id] if click.confirm("Share this quote?", default=False) else []
    return found[found["id"].isin(chosen)]


@workshop.command(name="sheet", cls=command.keywords["cls"])
@click.option(
    "--paths",
    "listed",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The workshop's list of careers, a text file with one a line.",
)
@OUT
def tally(listed, out):
    """Write a tally to print, or to fill in as a table, for those who have no careerlab.

    Example: careerlab workshop sheet --paths paths.txt
    """
    from careerlab.present.tally_sheet import write_tally
    from careerlab.workspace import locked

    with locked(out):
        page, table = write_tally(_listed(listed), out)
    click.echo(f"Wrote {page} and {table.name}")
