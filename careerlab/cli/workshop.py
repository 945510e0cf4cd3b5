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
    """Put together what a room of people heard, without a leak.

    Example: careerlab workshop plan --people 14 --paths 6
    """


def _listed(file):
    """The paths in the coach's list; None without a list."""
    if file is None:
        return None
    from careerlab.notes.encoding import decode

    lines = decode(file.read_bytes())[0].splitlines()
    return [" ".join(line.split()) for line in lines if line.strip() and not line.startswith("#")]


OUT = click.option(
    "--out", type=click.Path(path_type=Path), default="workshop", show_default=True, help="Folder to write into."
)


@workshop.command(name="pack")
@FOLDER
@PATHS
@click.option("--code", default="", help="What the coach calls you: at most 12 small letters, digits and hyphens.")
@click.option("--yes", is_flag=True, help="Write without asking; quotes are left out.")
@ENCODING
def make(folder, listed, code, yes, encoding):
    """Make what you hand in: counts over fixed words. You see all of it before it is written.

    Quotes only leave from notes that say `share: yes`, and only those that you accept one by one.

    Example: careerlab workshop pack my-search --code a1
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
    click.echo(
        "It is pseudonymised: no names, no words of the notes but the quotes you accepted. Hand in this one file."
    )
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
        click.echo(shown(f"In your note: {row.written}"))
        click.echo(shown(f"It would leave: {row.quote}"))
        chosen += [row.id] if click.confirm("Share this quote?", default=False) else []
    return found[found["id"].isin(chosen)]


@workshop.command(name="sheet")
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


@workshop.command(name="plan")
@click.option("--people", type=click.IntRange(1, 500), required=True, help="Participants you expect.")
@click.option("--paths", "paths", type=click.IntRange(1, 30), required=True, help="Careers on the list.")
@click.option("--k", default=5, show_default=True, help="Participants behind each number.")
def plan(people, paths, k):
    """Say beforehand what a group of this size can see, and how many families of paths to use.

    Example: careerlab workshop plan --people 14 --paths 6
    """
    from careerlab.workshop.plan import plan_in_words, plan_workshop

    click.echo(plan_in_words(plan_workshop(people, paths, k)))


@workshop.command(name="merge")
@click.argument("packs", nargs=-1, required=True, type=click.Path(path_type=Path))
@PATHS
@click.option("--k", default=5, show_default=True, help="Participants behind each number; 3 or more.")
@click.option(
    "--previous",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The group.json of the last export of this workshop; without it the one in the folder written to, if any.",
)
@OUT
def merge(packs, listed, k, previous, out):
    """Put the packs of a workshop together: one page for the group, and one for each participant.

    PACKS are files or folders of them; a tally (.csv) counts like a pack, and needs --paths.

    Example: careerlab workshop merge packs
    """
    from careerlab.present.participant_page import write_participants
    from careerlab.present.workshop_page import write_workshop
    from careerlab.workshop.admitted import admitted
    from careerlab.workshop.group_file import read_group, write_group
    from careerlab.workshop.handed_in import read_packs
    from careerlab.workshop.merge import merge_packs
    from careerlab.workspace import locked

    read, unread = read_packs(packs, _listed(listed))
    for problem in unread:
        click.echo(shown(f"Left out: {problem}"))
    if not read:
        raise PackError("There is no pack to merge: name the files that were handed in, or the folder they are in.")
    kept = out / "group.json"
    before = previous or (kept if kept.is_file() else None)
    group = merge_packs(read, k, read_group(before) if before else None)
    each = admitted(read)[0].values()
    with locked(out):
        written = [*write_workshop(group, out, read), *write_participants(each, out / "participants")]
        write_group(group, kept)
    for row in group.left_out.itertuples():
        click.echo(shown(f"Left out: {row.code or 'A pack'}: {row.reason}"))
    for remark in group.remarks:
        click.echo(remark)
    click.echo(
        f"{count(len(group.packs), 'pack')}, {group.k} participants or more behind each number. It is pseudonymised."
    )
    click.echo(f"Wrote {written[0]} and {count(len(written) - 1, 'page')} for participants")


def _as_table(leaves):
    shape = Table(box=None, header_style="bold", pad_edge=False)
    for column in leaves.columns:
        shape.add_column(column, overflow="fold", justify="right" if column == "people" else "left")
    for row in leaves.itertuples(index=False):
        shape.add_row(*(plain(str(value) if value != -1 else "") for value in row))
    return shape


@command()
@FOLDER
@click.option("--person", required=True, help="Whom to forget, as the notes call them.")
@click.option("--look", is_flag=True, help="Say what would be done, and do nothing.")
def forget(folder, person, look):
    """Take somebody out of everything careerlab made, and list the notes that still hold the name.

    Your notes are never changed: delete there what the list shows.

    Example: careerlab forget my-search --person "Priya Raman" --look
    """
    from careerlab.forgetting import forget as take_out

    receipt = take_out(folder, person, look_only=look)
    if receipt.empty:
        click.echo(shown(f"Nothing holds the name {person}."))
        return
    Console().print(_as_table(receipt))
    click.echo(
        "Delete the lines in your notes yourself; until then `report` reads them again."
        " Packs that were handed in are out of reach."
    )
