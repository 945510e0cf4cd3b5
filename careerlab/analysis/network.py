"""Who introduced whom, and which path that led to: the people of a search as ways that begin at the explorer.

People who were only named are in it, as people one could ask.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from careerlab.analysis.comparing.favourability import chains_of_introductions
from careerlab.analysis.evidence import as_frame, joined
from careerlab.analysis.follow_ups import follow_ups
from careerlab.analysis.people.met import YOU, people_met
from careerlab.insights.identity.names import fold_firm
from careerlab.insights.table import check_insights

_PEOPLE = {
    **dict.fromkeys(("person", "path", "organisation", "role", "date", "introduced_by", "serves"), "str"),
    **dict.fromkeys(
        ("has_name", "talked", "talks", "step", "introduced", "offered", "reach", "only_through", "chain"), "int64"
    ),
    "ids": "str",
}
_TIES = {"introducer": "str", "introduced": "str", "path": "str", "talked": "int64", "ids": "str"}
_PATHS = {"path": "str", "people": "int64", "named": "int64", "through": "str", "employer": "str", "ids": "str"}


@dataclass(frozen=True)
class Network:
    """The people of a search and how each was met; `network` makes it and says what its tables hold."""

    people: pd.DataFrame
    ties: pd.DataFrame
    paths: pd.DataFrame


def network(insights: pd.DataFrame, profile=None, offered: pd.DataFrame | None = None) -> Network:
    """Draw up who introduced whom, as the notes say it.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; her paths count even where nobody was asked.
    offered : pandas.DataFrame, optional
        As `follow_ups` returns it, and taken from there if left out: whom somebody offered to introduce is added.

    Returns
    -------
    Network
        `people`, one row per person, by step and name: `person` (str; the talk where no name is known), `path` (str,
        all they were asked about, joined by "; "), `organisation`, `role` (str), `date` (str, ISO, of the last talk),
        `introduced_by` (str, joined by "; "; '' where the explorer found them), `serves` (str, the paths of all who
        were met through them, joined by "; "), `has_name` (int64, 0 or 1: 0 where `person` is a talk), `talked`
        (int64, 0 or 1: 0 for people who were only named), `talks` (int64, 0 or more), `step` (int64, 1 or more: 1 is
        found by the explorer, each introduction adds 1), `introduced` (int64, people they introduced), `offered`
        (int64, people they named who were not asked), `reach` (int64, people met through them, at any distance),
        `only_through` (int64, those of them to whom every way leads through this person), `chain` (int64, number of
        the chain of introductions, -1 for people on their own), `ids` (str, the first statement of each talk, or the
        statement that names them).
        `ties`, one row per introduction, by step: `introducer` (``you`` for people the explorer found), `introduced`,
        `path` (str, of the one introduced), `talked` (int64, 0 or 1: it led to a talk), `ids` (str).
        `paths`, one row per path, the profile's first: `path` (str), `people` (int64, talked to), `named` (int64,
        named for it and not talked to), `through` (str, the one person that all of two or more lead back to, '' if
        none), `employer` (str, the one employer of all of two or more, '' where there are several or it is not known
        of all), `ids` (str).
        An introduction that would close a circle is left out: who was met first cannot have been found that way.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    check_insights(insights)
    offered = follow_ups(insights) if offered is None else offered
    known, chains = people_met(insights, offered), chains_of_introductions(insights)
    graph = _graph(known)
    steps, through = _steps(graph), _everybody_on_the_way(graph)
    in_order = sorted(known.values(), key=lambda person: (steps[person.name], person.name))
    rows = (_row(person, known, graph, steps, through, chains) for person in in_order)
    ties = (_tie(by, person) for person in in_order for by in sorted(graph.predecessors(person.name)))
    paths = (_path(path, known, through) for path in _paths(known, profile))
    return Network(as_frame(rows, _PEOPLE), as_frame(ties, _TIES), as_frame(paths, _PATHS))


def _graph(known):
    """Return a graph without circles in which everybody is reached from the explorer."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_node(YOU)
    graph.add_nodes_from(sorted(known))
    for person in sorted(known.values(), key=lambda person: (not person.dates, person.dates[:1], person.name)):
        for by in person.by:
            if not nx.has_path(graph, person.name, by):
                graph.add_edge(by, person.name)
    graph.add_edges_from((YOU, name) for name in sorted(known) if not graph.in_degree(name))
    return graph


def _steps(graph):
    import networkx as nx

    return nx.single_source_shortest_path_length(graph, YOU)


def _everybody_on_the_way(graph):
    """Return for each person all whom every way to them leads through, the nearest first (dominators of the graph)."""
    import networkx as nx

    nearest, found = nx.immediate_dominators(graph, YOU), {YOU: ()}
    for name in nx.topological_sort(graph):
        if name != YOU:
            before = nearest[name]
            found[name] = () if before == YOU else (before, *found[before])
    return found


def _row(person, known, graph, steps, through, chains):
    import networkx as nx

    name = person.name
    below = [known[other] for other in sorted(nx.descendants(graph, name)) if known[other].talks]
    beside = [known[other] for other in graph.successors(name)]
    introduced = sum(other.talks > 0 for other in beside)
    return (
        *(name, "; ".join(person.paths), person.organisation, person.role, max(person.dates, default="")),
        "; ".join(sorted(set(graph.predecessors(name)) - {YOU})),
        "; ".join(sorted({path for other in below for path in other.paths})),
        *(
            int(person.has_name),
            int(person.talks > 0),
            person.talks,
            steps[name],
            introduced,
            len(beside) - introduced,
            len(below),
        ),
        sum(name in through[other.name] for other in below),
        chains.get(name, -1),
        joined(person.ids),
    )


def _tie(by, person):
    return by, person.name, "; ".join(person.paths), int(person.talks > 0), joined(person.ids)


def _paths(known, profile):
    told = [path.name for path in profile.paths] if profile else []
    return list(dict.fromkeys((*told, *sorted({path for person in known.values() for path in person.paths}))))


def _path(path, known, through):
    there = [person for name, person in sorted(known.items()) if path in person.paths]
    heard = [person for person in there if person.talks]
    return (
        *(path, len(heard), len(there) - len(heard)),
        _leads_back_to([(person.name, *through[person.name]) for person in heard]),
        _one_employer([person.organisation for person in heard]),
        joined(id_ for person in heard for id_ in person.ids),
    )


def _leads_back_to(ways):
    """Return the nearest person whom all ways go through or begin with, '' if there is none or one way only."""
    shared = [name for name in ways[0] if all(name in way for way in ways)] if len(ways) > 1 else []
    return shared[0] if shared else ""


def _one_employer(names):
    return names[0] if len(names) > 1 and all(names) and len(set(map(fold_firm, names))) == 1 else ""
