"""Quotes that a participant may hand in: from notes that say `share: yes`, with brackets for all that is somebody's."""

from __future__ import annotations

from itertools import chain

from careerlab.analysis.evidence import QUOTABLE, as_frame, findings
from careerlab.insights.table import NOT_SORTED, check_insights, with_topic
from careerlab.workshop.details import details_in
from careerlab.workshop.everyday import plain_capitals
from careerlab.workshop.named import named_in, names_of, unknown_in
from careerlab.workshop.pack import QUOTED_KINDS, checked_paths, on_paths
from careerlab.workshop.refusals import why_refused

_QUOTES = dict.fromkeys(("id", "path", "topic", "kind", "written", "quote", "refused", "replaced"), "str")


def shareable_quotes(notes, insights, profile=None, paths=None):
    """List what the professionals said in notes that say `share: yes`, as it would leave.

    Nothing leaves by this: show each row to the participant, and hand those that she accepts to `make_pack`.

    Parameters
    ----------
    notes : iterable of Note
        With the people settled, as those of a workspace are.
    insights : pandas.DataFrame
        As `parse_notes` returns it for these notes.
    profile : Profile, optional
    paths : iterable of str, optional
        The workshop's list of careers. None: those of the profile.

    Returns
    -------
    pandas.DataFrame
        One row per statement, in note order: `id`, `path` (of the workshop's list), `topic`, `kind` (``pro``, ``con``,
        ``need`` or ``advice``), `written` (as in the note), `quote` (with [person 1] for a name, the same person always
        with the same number), `refused` (why it may not leave, '' if it may) and `replaced` (what stands for what,
        joined by "; "; it stays at home); all str.

    Raises
    ------
    PackError
        There is no list of paths.
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    notes = list(notes)
    paths = checked_paths(profile.path_names if paths is None and profile else paths or ())
    shared = {note.source for note in notes if note.share}
    said = with_topic(findings(on_paths(insights, paths, profile), QUOTED_KINDS))
    said = said[said["source"].isin(shared) & said["text"].str.split().str.len().between(*QUOTABLE)]
    names, numbers, records = names_of(insights, profile, notes), {}, []
    for row in said.assign(topic=said["topic"].replace(NOT_SORTED, "none")).itertuples():
        quote, replaced = pseudonymised(row.text, names, numbers)
        refused = why_refused(quote, names) if "[" not in row.text else "it holds brackets already"
        records.append((row.id, row.path, row.topic, row.kind, row.text, quote, refused, "; ".join(replaced)))
    return as_frame(records, _QUOTES)


def pseudonymised(text, names, numbers):
    """Put brackets for all that is known or looks to be somebody's.

    Parameters
    ----------
    text : str
    names : Names
    numbers : dict
        (kind, who) -> number, of all quotes of a pack; what is new is added.

    Returns
    -------
    quote : str
    replaced : list of str
        ``Amina = [person 1]``, in order.
    """
    quote, replaced, at = "", [], 0
    for start, end, kind, who in _to_hide(text, names):
        number = f" {numbers.setdefault((kind, who), 1 + sum(k == kind for k, _ in numbers))}" if who else ""
        quote += f"{text[at:start]}[{kind}{number}]"
        replaced.append(f"{text[start:end]} = [{kind}{number}]")
        at = end
    return quote + text[at:], replaced


def _to_hide(text, names):
    """(start, end, kind, who) of each stretch to hide, in order, none inside another.

    An everyday word that is a name, too, is left: whether it is meant as one nobody can say, so the quote is refused.
    """
    plain = plain_capitals(text)
    details = [(a, b, kind, "") for a, b, kind in details_in(text) if not any(s <= a and b <= e for s, e in plain)]
    known = [n for n in named_in(text, names) if not n.is_word and _is_free(n.start, n.end, details)]
    taken = [*((a, b) for a, b, *_ in details), *((n.start, n.end) for n in known)]
    unknown = [n for n in unknown_in(text, names, taken) if _is_free(n.start, n.end, details)]
    return sorted(chain(details, ((n.start, n.end, n.kind, n.who) for n in (*known, *unknown))))


def _is_free(start, end, taken):
    return all(end <= a or start >= b for a, b, *_ in taken)
