"""Where the network of a search is thin, in sentences: a path with one way in, one employer, one voice or none."""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame, joined
from careerlab.analysis.network import network

_SPOTS = {"spot": "str", "path": "str", "person": "str", "people": "int64", "sentence": "str", "ids": "str"}
A_CUT = 2  # people who were met only through somebody, from which on it is worth saying


def thin_spots(insights, profile=None, offered=None):
    """Say where the network is thin, and what would mend it.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; her paths count even where nobody was asked.
    offered : pandas.DataFrame, optional
        As `network` takes it.

    Returns
    -------
    pandas.DataFrame
        One row per thin spot, what is thinnest first: `spot` (str: ``nobody``, ``one voice``, ``one way in``,
        ``one employer``, ``one link`` or ``not asked``), `path` (str, '' where it is about a person), `person` (str,
        '' where it is about a path), `people` (int64, how many it is about), `sentence` (str, to show), `ids` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    found = network(insights, profile, offered)
    spots = (_nobody, _one_voice, _one_way_in, _one_employer, _one_link, _not_asked)
    return as_frame((row for spot in spots for row in spot(found)), _SPOTS)


def _nobody(found):
    for row in found.paths[found.paths["people"].eq(0)].itertuples():
        named = _on(found.people, row.path, talked=0)
        could = f" {_listed(named['person'])} {_was(len(named))} named for it." if len(named) else ""
        yield "nobody", row.path, "", 0, f"Nobody has been asked about {row.path} yet.{could}", joined(named["ids"])


def _one_voice(found):
    for row in found.paths[found.paths["people"].eq(1)].itertuples():
        person = _on(found.people, row.path)["person"].iloc[0]
        yield "one voice", row.path, person, 1, f"Only one person was heard on {row.path}: {person}.", row.ids


def _one_way_in(found):
    for row in found.paths[found.paths["through"].ne("")].itertuples():
        everybody = "Both people" if row.people == 2 else f"All {row.people} people"
        words = f"{everybody} heard on {row.path} lead back to {row.through}: find somebody who is not from there."
        yield "one way in", row.path, row.through, row.people, words, row.ids


def _one_employer(found):
    for row in found.paths[found.paths["employer"].ne("")].itertuples():
        everybody = "Both people" if row.people == 2 else f"All {row.people} people"
        words = f"{everybody} heard on {row.path} work for {row.employer}: find somebody from outside."
        yield "one employer", row.path, "", row.people, words, row.ids


def _one_link(found):
    """Name who the most people were met through, and through nobody else."""
    cuts = found.people[found.people["only_through"].ge(A_CUT)]
    met = found.people["talked"].sum()
    for row in cuts[cuts["only_through"].eq(cuts["only_through"].max())].itertuples():
        led_to = f", for {_listed(row.serves.split('; '))}" if row.serves else ""
        words = f"{row.only_through} of {met} people were met only through {row.person}{led_to}."
        yield "one link", "", row.person, row.only_through, words, row.ids


def _not_asked(found):
    asked = found.people["talked"].eq(0) & found.people["introduced"].eq(0)
    for row in found.people[asked].itertuples():
        words = f"{row.person} was named by {_listed(row.introduced_by.split('; '))} and has not been talked to yet."
        yield "not asked", row.path, row.person, 1, words, row.ids


def _on(people, path, talked=1):
    there = people["path"].str.split("; ").map(lambda paths: path in paths).astype(bool)
    return people[there & people["talked"].eq(talked)]


def _was(count):
    return "was" if count == 1 else "were"


def _listed(names):
    *others, last = list(names)
    return f"{', '.join(others)} and {last}" if others else last
