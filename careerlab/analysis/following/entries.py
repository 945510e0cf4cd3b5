"""Statements as they are meant: a sentence over two lines as one, a row of a table of actions as one thing to do."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby, pairwise

from careerlab.analysis.evidence import joined
from careerlab.analysis.following import cues
from careerlab.analysis.following.voice import in_own_words, voice_of
from careerlab.analysis.following.whom import owner_named
from careerlab.insights.identity.names import fold_name
from careerlab.insights.sentences import sentence_ends

MOST_SMALL = 0.4  # share of statements with a small letter in front, up to which one may go on with a sentence
_HEADS = {
    **dict.fromkeys("who whom owner whose responsible assignee assigned".split(), "who"),
    **dict.fromkeys(
        "what action actions task tasks todo do step steps follow promise promised item thing".split(), "what"
    ),
    **dict.fromkeys("when due deadline by until".split(), "when"),
    **dict.fromkeys("status state done".split(), "state"),
}
_ENDS = (".", "!", "?", ":", ";", "”", '"', ")")
_MOST_WORDS = 3  # of the head of a column
_COLUMNS = ("owner", "when", "ticked", "voice")


def entries(rows, book):
    """Return the statements (in note order, with `who`) as rows to read promises from.

    Parameters
    ----------
    rows : pandas.DataFrame
    book : dict
        Known names, as `known_people` gives them.

    Returns
    -------
    list of namedtuple
        With the columns of `rows` and `owner` (whose things to do it stands among by a label or a column: ``I``,
        ``they``, a name, or ''), `when` (what the row of a table has in its column of days), `ticked` (what in its
        column of states) and `voice` (as `voice_of` says). What was joined has the ids of its parts, joined by "; ".
    """
    labelled, themselves = _labelled(rows, book), in_own_words(rows)
    found, line = [], []
    for row in _unwrapped(rows.assign(**dict.fromkeys(_COLUMNS, ""))):
        owner = labelled.get((row.source, row.question), "")
        if line and (row.source, row.line) != (line[0].source, line[0].line):
            found += _as_actions(line, book)
            line = []
        line.append(row._replace(owner=owner, voice=voice_of(row, row.source in themselves)))
    return found + (_as_actions(line, book) if line else [])


def _labelled(rows, book):
    """Return (source, heading) -> owner of what is listed there.

    A name, or "Me", heads a list of things to do where another list has another owner: alone "Me" heads what I think.
    Two that take turns head no lists but a talk.
    """
    heads = [key for key, _ in groupby(zip(rows["source"], rows["question"], rows["person"], strict=True))]
    owners = {
        (source, head): owner
        for source, head, person in heads
        if fold_name(head) != fold_name(person) and (owner := owner_named(head, book, person))
    }
    stretches = Counter((source, head) for source, head, _ in heads)
    turns = Counter(source for source, head in owners if stretches[source, head] > 1)
    sides = Counter(source for source, _ in {(source, owner) for (source, _), owner in owners.items()})
    return {at: owner for at, owner in owners.items() if turns[at[0]] < 2 <= sides[at[0]]}


def _unwrapped(rows):
    """Yield sentences; a line that goes on with the sentence of the one above, without a bullet, is joined to it."""
    small = rows["text"].map(lambda text: float(text[:1].islower())).astype(float).groupby(rows["source"]).mean()
    parts = []
    for row in rows.itertuples():
        if parts and not (_goes_on(parts[-1], row) and small[row.source] <= MOST_SMALL):
            yield from _sentences(parts)
            parts = []
        parts.append(row)
    yield from _sentences(parts)


def _sentences(parts):
    """Yield the sentences of rows that belong together, each with the ids of the rows it is of."""
    if len(parts) < 2:
        yield from parts
        return
    text, ends = " ".join(row.text for row in parts), [-1]
    for row in parts:
        ends.append(ends[-1] + 1 + len(row.text))
    cuts = sorted({0, *sentence_ends(text), len(text)})
    for start, end in pairwise(cuts):
        of = [row for row, begins, stops in zip(parts, ends, ends[1:], strict=False) if begins < end and stops > start]
        if of and text[start:end].strip():
            yield of[0]._replace(text=text[start:end].strip(), id=joined(row.id for row in of))


def _goes_on(last, row):
    next_line = row.source == last.source and row.line > last.line and row.start - last.end == 1
    return next_line and not row.time and not last.text.endswith(_ENDS) and row.text[:1].islower()


def _as_actions(line, book):
    """Return the statements of a line; of a table row with an owner or a day beside the action only the action."""
    first, cells = line[0], defaultdict(list)
    for row in line:
        cells[_column(row.question)].append(row)
    if first.question and len({row.question for row in line}) == 1:
        headed = defaultdict(list, who=[])
        for row in line:
            headed["who" if owner_named(row.text, book, first.person) else _sort_of_cell(row.text)].append(row)
        done = headed.keys() == {"who", "state"} and first.rule.startswith("label")  # "CV: sent 3 May"
        if done or (headed["who"] and len(line) > 1):
            cells = headed | {"what": [first._replace(text=first.question, id=joined(row.id for row in line))]}
    if "what" not in cells or not {"who", "when", "state"} & cells.keys():
        return line
    said = {name: " ".join(row.text for row in cells.get(name, ())) for name in ("who", "when", "state")}
    owners = {owner_named(word, book, first.person) for word in said["who"].split()} - {""}
    owner = "I" if "I" in owners else min(owners, default="I" if cues.is_ticked(said["state"]) else "")
    return [row._replace(owner=owner, when=said["when"], ticked=said["state"]) for row in cells["what"]]


def _sort_of_cell(text):
    return "state" if cues.is_ticked(text) else "when" if cues.is_only_a_day(text) else "rest"


def _column(head):
    """Return which column of a table of actions a head names: ``who``, ``what``, ``when``, ``state`` or ''."""
    words = re.findall(r"\w+", head.lower())
    named = [_HEADS[word] for word in words if word in _HEADS] if len(words) <= _MOST_WORDS else []
    return "who" if "who" in named else (named or [""])[0]
