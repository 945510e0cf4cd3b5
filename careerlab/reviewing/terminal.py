"""`careerlab review`: one question after the other in a terminal, or answers from a pipe, one a line."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.text import Text

from careerlab.analysis.review import ask_list, what_changed
from careerlab.analysis.set_aside import choices
from careerlab.notes.model import readable
from careerlab.present.review_screen import aside_question, in_a_list, question
from careerlab.reviewing.session import ENOUGH, answer, ending, start_review
from careerlab.workspace import corrections_file

CHANGES_SHOWN = 3


def show_list(workspace, most):
    """Print what would be asked, and ask nothing."""
    asks = ask_list(workspace.insights, workspace.profile, most)
    left = int(workspace.insights["status"].eq("ask").sum())
    if not left:
        click.echo("Nothing waits for you.")
    else:
        show(in_a_list(asks))
        click.echo(f"These {len(asks)} of {left} sentences that wait would change the page most.")


def ask_all(workspace, most, today, called):
    """Ask until enough was answered, the person stops, or the answers end."""
    review, shown = start_review(workspace, most, today), None
    while not review.ended:
        now = (review.aside[0] if review.aside else review.at), len(review.past)
        if now != shown and not review.wanted:
            _show_question(review)
            shown = now
        words = read_line("> ")
        if words is None:
            break
        if said := answer(review, words):
            click.echo("\n".join(map(readable, said.splitlines())))
    _say_goodbye(review, called)


def _show_question(review):
    click.echo()
    if review.aside:
        item = review.aside[0]
        show(aside_question(item, choices(item, review.insights), len(review.aside)))
    else:
        show(question(review.asked))
        if not review.past:
            click.echo("? shows all answers.")


def show(lines):
    """Print lines (style, text)."""
    # a pipe or file gets each line whole, a terminal gets them broken between words
    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False)
    for style, text in lines:
        console.print(Text(text, style))


def read_line(prompt):
    """One answer, None at the end of the input."""
    try:
        words = input(prompt)
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return None
    if not sys.stdin.isatty():
        click.echo(words)
    return words


def _say_goodbye(review, called):
    folder = review.workspace.folder
    click.echo(f"\n{ending(review)}" + (f" To go on: {called} review {folder} --all" if review.ended == ENOUGH else ""))
    if not review.past:
        click.echo("Nothing was written.")
        return
    changes = what_changed(review.workspace.insights, review.insights, review.workspace.profile)
    more = len(changes) - CHANGES_SHOWN
    shown = "; ".join(changes[:CHANGES_SHOWN]) + (f"; and {more} more" if more > 0 else "")
    click.echo(f"On the page now: {shown}." if changes else "No number on the page has changed.")
    click.echo(f"Next: look at the page: {called} report {folder}")
    click.echo(f"Wrote {corrections_file(folder)}")
