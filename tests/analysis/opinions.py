"""What people say of paths, written by hand: only what a test is about has to be said."""

from types import SimpleNamespace

import numpy as np
from hypothesis import strategies as st

from careerlab.analysis.comparing.favourability import (
    COMPARED_TOPICS,
    chains_of_introductions,
    draw_favourability,
    mean_favourability,
    voices,
)
from careerlab.insights.table import COLUMNS, as_table

TOPICS = COMPARED_TOPICS


def said(path="UX", person="Anna", topic="work", kind="pro", **more):
    """One statement; what is not named is plain, first-hand and settled."""
    row = {"path": path, "person": person, "topic": topic, "kind": kind, "speaker": "source", "status": "accepted"}
    return {**row, "strength": 1.0, **more}


def waiting(p_pro, p_con, **more):
    """One statement on the ask list."""
    return said(status="ask", p_pro=p_pro, p_con=p_con, **{"kind": "fact", **more})


def table(rows):
    blank = {name: "" if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    return as_table([{**blank, "id": f"{i:06}", "source": "a.md", "line": i + 1, **row} for i, row in enumerate(rows)])


def talks(path, people, good, bad=()):
    """Some people who each say one good thing on every topic of `good` and one bad on every topic of `bad`."""
    names = [f"{path} {number}" for number in range(people)]
    opinions = [(topic, "pro") for topic in good] + [(topic, "con") for topic in bad]
    return [said(path, name, topic, kind) for name in names for topic, kind in opinions]


def three_paths():
    ux, pm = talks("UX", 5, TOPICS[:8], TOPICS[8:]), talks("PM", 4, TOPICS[2:8], TOPICS[:2])
    return ux + pm + talks("Dev", 3, TOPICS[:2], TOPICS[4:])


def explorer(priorities=None, paths=()):
    return SimpleNamespace(priorities=priorities, path_names=list(paths))


def mean_of(rows, path="UX", topic="work", hearsay=0.0):
    return mean_favourability(voices(table(rows), hearsay), [path], [topic])[0, 0]


def drawn(rows, draws=40_000, seed=1, topics=TOPICS):
    insights = table(rows)
    rng = np.random.default_rng(seed)
    return draw_favourability(voices(insights), draws, rng, chains_of_introductions(insights), topics)


STATEMENT = st.fixed_dictionaries(
    {
        "path": st.sampled_from(["UX", "PM", "Dev", ""]),
        "person": st.sampled_from(["Anna", "Ben", "Cleo", ""]),
        "topic": st.sampled_from(["work", "pay", "none"]),
        "kind": st.sampled_from(["pro", "con", "fact"]),
        "speaker": st.sampled_from(["source", "hearsay"]),
        "status": st.sampled_from(["accepted", "corrected", "ask"]),
        "strength": st.sampled_from([1.0, 0.5]),
        "introduced_by": st.sampled_from(["", "Anna", "Zoe"]),
        "talk": st.sampled_from(["talk 1", "talk 2"]),
        "p_pro": st.floats(0, 1),
        "p_con": st.floats(0, 1),
    }
)


TABLES = st.lists(STATEMENT, max_size=12)
