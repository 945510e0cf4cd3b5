"""Searches made up by the rules of comparison.md, and read truly or with the errors that were measured.

Four paths, every person speaks of a topic with chance .6, in one to three statements. What a person says of all topics
leans one way (their mood). The truth of a topic is the share of good among all the people one could ask.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from benchmarks.label_errors import ANY, NEITHER, WAITS, read_with_errors
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS
from careerlab.insights.table import COLUMNS, from_columns

PATHS = ("Path A", "Path B", "Path C", "Path D")
MENTIONED = 0.6
# Of the labelled statements: how many are neither a pro nor a con for each that is, and in which shape of note.
NEITHER_FOR_EACH = 18_983 / 9_175
STYLES = {"structured": 669 / 28_158, "answers": 17_727 / 28_158, "prose": 9_762 / 28_158}
NODES, SHARES = np.polynomial.hermite_e.hermegauss(31)


def logistic(x):
    return 1.0 / (1.0 + np.exp(-x))


def simulate(people, rng, apart=1.0, mood=1.0, paths=PATHS):
    """Return true favourability (paths, topics) and the opinions: a table of path, person, topic and kind.

    `apart` is how far paths lie apart and `mood` how far people do, as spreads in logits.
    """
    shape = len(paths), len(COMPARED_TOPICS)
    base = rng.normal(0.0, apart, (shape[0], 1)) + rng.normal(0.0, 1.0, shape)
    truth = (logistic(base[..., None] + mood * NODES) * SHARES).sum(-1) / SHARES.sum()
    size = shape[0], people, shape[1]
    chance = logistic(base[:, None] + rng.normal(0.0, mood, size[:2])[..., None])
    said = np.where(rng.random(size) < MENTIONED, rng.integers(1, 4, size), 0)
    path, person, topic = (np.repeat(index.ravel(), said.ravel()) for index in np.indices(size))
    good = rng.random(len(path)) < chance[path, person, topic]
    return truth, pd.DataFrame(
        {
            "path": np.array(paths, object)[path],
            "person": [f"{paths[a]}, person {b}" for a, b in zip(path, person, strict=True)],
            "topic": np.array(COMPARED_TOPICS, object)[topic],
            "kind": np.where(good, "pro", "con").astype(object),
        }
    )


def read_truly(said):
    """The insights of a parser that makes no error."""
    return _insights(said["path"], said["person"], said["topic"], said["kind"])


def read_as_measured(said, rng, style=None):
    """The insights of a parser that errs as it was measured to; each person is noted in one style, given or drawn."""
    said = pd.concat([said, _beside(said, rng)], ignore_index=True)
    person, names = pd.factorize(said["person"])
    styles = rng.choice(list(STYLES), len(names), p=list(STYLES.values())) if style is None else [style] * len(names)
    found, p_pro, p_con, topic = read_with_errors(np.array(styles, object)[person], said["kind"], said["topic"], rng)
    return _insights(said["path"], said["person"], topic, found, p_pro, p_con)


def _beside(said, rng):
    """What people say beside pros and cons: facts, routes, advice and the like."""
    rows = said[["path", "person"]].sample(rng.poisson(NEITHER_FOR_EACH * len(said)), replace=True, random_state=rng)
    return rows.assign(topic=ANY, kind=NEITHER)


def _insights(path, person, topic, found, p_pro=0.0, p_con=0.0):
    found = np.array(found, dtype=object)
    blank = {name: "" if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    values = {name: [value] * len(found) for name, value in blank.items()}
    values |= {"id": list(map(str, range(len(found)))), "path": path, "person": person, "topic": topic}
    values["kind"] = np.where(np.isin(found, ("pro", "con")), found, "fact")
    values["status"] = np.where(found == WAITS, "ask", "accepted")
    values |= {name: np.broadcast_to(chance, len(found)) for name, chance in (("p_pro", p_pro), ("p_con", p_con))}
    values |= {"speaker": ["source"] * len(found), "strength": [1.0] * len(found)}
    return from_columns({name: np.asarray(column) for name, column in values.items()})
