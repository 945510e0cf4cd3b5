"""`careerlab review --audit N`: a person says what statements are without seeing their labels."""

from __future__ import annotations

import click

from careerlab.analysis.audit import audit_sample
from careerlab.errors import WorkspaceError
from careerlab.insights.answers import answer, answered
from careerlab.insights.codebook import KIND_WORDS
from careerlab.insights.versions import versions
from careerlab.notes.model import readable
from careerlab.present.trust import judged
from careerlab.reviewing.session import KIND_ANSWERS
from careerlab.reviewing.terminal import read_line, show
from careerlab.workspace import add_answers, audit_file

_KEYS = "Enter: cannot say; ? shows the kinds; u: the one before again; q: stop."


def audit(workspace, number, today, called):
    """Ask until the sample is judged, the person stops, or the answers end."""
    if not workspace.notes and len(workspace.insights):
        raise WorkspaceError("Answers belong beside the notes: name the folder that holds them, not an insights file.")
    add_answers(workspace, [])  # says now, and not after the first answer, if there is no place for one
    sample = audit_sample(workspace.insights, number)
    made_now = [a for a in workspace.answers if a.versions == versions()]
    open_ = sample[~sample["id"].isin(answered(workspace.insights, made_now))].to_dict("records")
    given = _ask(workspace, open_, today)
    for words in (judged([*workspace.answers, *given]) or {"sentences": ["Nothing was judged yet."]})["sentences"]:
        click.echo(words)
    click.echo(f"Next: look at the page: {called} report {workspace.folder}")
    click.echo(f"Wrote {audit_file(workspace.folder)}" if given else "Nothing was written.")


def _ask(workspace, rows, today):
    """The answers given; each is written at once."""
    given, at = [], 0
    while at < len(rows):
        show(_question(rows[at], at + 1, len(rows)))
        words = read_line("What is it? ")
        if words is None or words.strip().lower() in ("q", "quit", "stop"):
            break
        said = words.strip().lower()
        if said == "u":
            at = max(0, at - 1)
        elif said in KIND_ANSWERS:
            given.append(answer(workspace.insights, rows[at]["id"], KIND_ANSWERS[said], today))
            add_answers(workspace, given[-1:])
            at += 1
        elif said:
            show(("", f"{key:<8} {meaning}") for key, meaning in KIND_WORDS.items())
            click.echo(_KEYS)
        else:
            at += 1
    return given


def _question(row, number, of):
    """Lines (style, text) that ask about one statement; nothing here comes from its labels."""
    place = " · ".join(filter(None, [f"{row['source']}, line {row['line']}", row["person"], row["path"]]))
    yield "", ""
    yield "dim", readable(f"{number} of {of} · {place}")
    if row["question"]:
        yield "dim", f"under “{readable(row['question'])}”"
    if row["before"]:
        yield "dim", f"… {readable(row['before'])}"
    yield "bold", readable(row["text"])
    if number == 1:
        yield "", _KEYS
