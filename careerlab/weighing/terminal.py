"""`careerlab weigh`: what matters, asked in a terminal, or answered from a pipe, one answer a line."""

from __future__ import annotations

import sys

import click

from careerlab.notes.model import readable
from careerlab.reviewing.terminal import read_line, show
from careerlab.weighing.keep import keep_priorities, profile_file, profile_of
from careerlab.weighing.session import DONE, POINTS, Weighing, answer, in_words, priorities, question

_KEYS = (
    "A number or a name. Two with a comma: they matter the same; = pay: as much as the last one; u: take back;"
    " Enter: enough, the rest share the last place; q: leave everything as it was. Three to five are plenty."
)


def weigh(folder, today, called):
    """Ask until enough was said, show no score, and write the answer down."""
    before = profile_of(folder)
    if before.priorities:
        click.echo(f"Until now: {in_words(before.priorities)} ({before.priorities_recorded}).")
    chosen = priorities(_ask())
    if chosen is None:
        click.echo("Nothing was written.")
        return
    now = keep_priorities(folder, chosen, today)
    click.echo(f"What matters to you: {in_words(now.priorities)} ({now.priorities_recorded}).")
    click.echo(f"Next: see how the paths compare: {called} report {folder}")
    click.echo("That is what stood there; nothing was written." if now == before else f"Wrote {profile_file(folder)}")


def _ask():
    """The answers; what is typed before a pipe ends counts, who leaves a terminal has said nothing."""
    now, asked = Weighing(), None
    while now.stage != DONE:
        if now != asked:
            click.echo()
            show([*question(now), ("dim", _keys(now))])
            asked = now
        words = read_line("> ")
        if words is None:
            return Weighing() if sys.stdin.isatty() else now
        now, said = answer(now, words)
        if said:
            click.echo(readable(said))
    return now


def _keys(now):
    if now.stage == POINTS:
        return "Enter: no points; u: take back."
    return "Enter: enough." if now.order else _KEYS
