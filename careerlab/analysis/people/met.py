"""How each person was met: found by the explorer, introduced by somebody, or so far only named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from careerlab.analysis.comparing.favourability import named_people
from careerlab.analysis.evidence import NOTE_ORDER
from careerlab.insights.identity.names import fold_name, is_maybe_one

YOU = "you"
# What a note may give as introducer that is nobody else.
_THE_EXPLORER = frozenset(("", YOU, "me", "myself", "i", "self", "nobody", "no one", "none", "na", "n a"))
_GIVEN = ("path", "organisation", "role", "date", "introduced_by")
_STANDS = ("open", "late")  # of the states of `follow_ups`: what is not sure is nobody's name
LONGEST_NAME = 5  # words: what is longer is a description


@dataclass(frozen=True)
class Met:
    """What the notes say of somebody, all talks together; without talks it is somebody only named."""

    name: str
    paths: tuple = ()
    organisation: str = ""
    role: str = ""
    dates: tuple = ()
    talks: int = 0
    by: tuple = ()
    ids: tuple = ()
    has_name: bool = True


def people_met(insights, offered):
    """Gather everybody who was talked to, introduced somebody, or was named as somebody to talk to.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    offered : pandas.DataFrame
        As `follow_ups` returns it.

    Returns
    -------
    dict of str to Met
        By name, the talk where no name is known. `by` are names of others in it, the first introducer first.
    """
    known = _with_introducers(_talked_to(insights), _explorers(insights))
    return known | _named_only(known, offered)


def _talked_to(insights):
    rows = insights.assign(who=named_people(insights)).sort_values(["date", *NOTE_ORDER])
    return {who: _of(who, there) for who, there in rows.groupby("who", sort=True)}


def _of(name, rows):
    talks = rows.drop_duplicates("talk")
    given = {column: tuple(dict.fromkeys(rows[column][rows[column].ne("")])) for column in _GIVEN}
    return Met(
        name,
        paths=tuple(sorted(given["path"])),
        organisation="".join(given["organisation"][-1:]),  # the last: where they work now
        role="".join(given["role"][-1:]),
        dates=given["date"],
        talks=len(talks),
        by=given["introduced_by"],
        ids=tuple(talks["id"]),
        has_name=bool(rows["person"].iloc[0]),
    )


def _explorers(insights):
    return _THE_EXPLORER | {fold_name(name) for name in set(insights["explorer"])}


def _with_introducers(talked, explorers):
    """Put each introducer's name as it is known, and add those who were never talked to themselves."""
    names = {fold_name(name): name for name in sorted(talked)}
    for by in sorted({by for person in talked.values() for by in person.by}):
        names.setdefault(fold_name(by), by)
    known = {}
    for person in talked.values():
        by = dict.fromkeys(names[fold_name(by)] for by in person.by if fold_name(by) not in explorers)
        known[person.name] = replace(person, by=tuple(name for name in by if name != person.name))
    others = {by for person in known.values() for by in person.by} - set(known)
    return known | {name: Met(name) for name in sorted(others)}


def _named_only(known, offered):
    """Gather the people whom somebody offered to introduce and who are nobody known; full names before first names."""
    by_others = offered["what"].eq("introduction") & offered["who"].ne("I") & offered["person"].isin(set(known))
    rows = offered[by_others & offered["state"].isin(_STANDS)]
    rows = rows[rows["about"].map(is_a_name).astype(bool)].assign(
        words=lambda table: -table["about"].str.split().str.len()
    )
    found = {}
    for row in rows.sort_values(["words", "about", "person", "path", "ids"]).itertuples():
        name = " ".join(row.about.split())
        if not any(is_maybe_one(name, other) for other in known):
            name = next((other for other in found if is_maybe_one(name, other)), name)
            before = found.get(name, Met(name))
            paths, by = {*before.paths, row.path} - {""}, dict.fromkeys((*before.by, row.person))
            found[name] = replace(before, paths=tuple(sorted(paths)), by=tuple(by), ids=(*before.ids, row.ids))
    return found


def is_a_name(words):
    """Tell whether words can be somebody's name: few, and none of them begins small but `de`, `von` and the like."""
    parts = words.split()
    return 0 < len(parts) <= LONGEST_NAME and parts[0][0].isupper() and parts[-1][0].isupper()
