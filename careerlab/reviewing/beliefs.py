"""`careerlab review --beliefs`: which side of a belief a statement takes, where its words do not say."""

from __future__ import annotations

import click

from careerlab.analysis.beliefs import beliefs
from careerlab.analysis.believing.belief_evidence import belief_evidence
from careerlab.notes.model import readable
from careerlab.reviewing.session import decide, start_review, take_back
from careerlab.reviewing.terminal import read_line, show
from careerlab.workspace import corrections_file

ANSWERS = {"f": "for", "a": "against", "n": "neither"}
_KEYS = "f: speaks for it; a: against; n: neither; s: later; u: take back the last answer; q: stop."


def ask_about_beliefs(workspace, today, called):
    """Ask one belief after another until all is answered, the person stops, or the answers end."""
    review = start_review(workspace, None, today)
    before = beliefs(review.insights, workspace.profile)
    if before.empty:
        click.echo("No beliefs are written down: add a list `beliefs:` to profile.yaml.")
        return
    _ask(review, unsure(review.insights, workspace.profile))
    _say_goodbye(review, before, called)


def unsure(insights, profile):
    """What is to be asked: rows (dicts) of `belief_evidence`, one belief after another."""
    evidence = belief_evidence(insights, profile)
    return evidence[evidence["side"].eq("unsure")].to_dict("records")


def _ask(review, asks):
    at, answered = 0, []
    while at < len(asks):
        show(_question(asks[at], at + 1, len(asks)))
        words = read_line("> ")
        if words is None or (key := words.strip().lower()) in ("q", "quit", "stop"):
            return
        if key in ANSWERS:
            decide(review, asks[at]["id"], "belief", f"{ANSWERS[key]}: {asks[at]['belief']}")
            answered.append(at)
            at += 1
        elif key in ("u", "undo"):
            if take_back(review) is None:
                click.echo("Nothing to take back tonight.")
            else:
                at = answered.pop()
                click.echo("Taken back.")
        elif key in ("", "s", "k"):
            at += 1
        else:
            click.echo(_KEYS)


def _question(row, number, of):
    """Lines (style, text) that ask about one statement."""
    place = " · ".join(filter(None, [f"{row['source']}, line {row['line']}", row["person"], row["path"]]))
    yield "", ""
    yield "dim", readable(f"{number} of {of} · {place}")
    yield "", readable(f"You believed: {row['belief']}")
    yield "bold", readable(row["text"])
    yield "dim", readable(f"Asked because {row['rule']}.")
    if number == 1:
        yield "", _KEYS


def _say_goodbye(review, before, called):
    folder = review.workspace.folder
    left = len(unsure(review.insights, review.workspace.profile))
    click.echo("\nNothing waits for you." if not left else f"\n{left} waiting; they come again.")
    if not review.past:
        click.echo("Nothing was written.")
        return
    for line in _moved(before, beliefs(review.insights, review.workspace.profile)):
        click.echo(readable(line))
    click.echo(f"Next: look at the page: {called} report {folder}")
    click.echo(f"Wrote {corrections_file(folder)}")


def _moved(before, now):
    """What the answers changed, a sentence a belief."""
    for old, new in zip(before.itertuples(), now.itertuples(), strict=True):
        if (old.verdict, old.now) != (new.verdict, new.now):
            yield f"{new.belief}: {old.now:.0%} sure, now {new.now:.0%} ({new.verdict})."
