"""What the comparison weighs, and what the profile says about it, as a table."""

from __future__ import annotations

import pandas as pd

from careerlab.weighing.session import swings


def what_matters(profile=None):
    """Return what the comparison weighs, and what the profile says about it; no score is in it.

    Parameters
    ----------
    profile : Profile, optional

    Returns
    -------
    pandas.DataFrame
        One row per topic, always the same eleven: `topic` (str); `bad`, `good` (str, what everybody says at either
        end); `place` (int64, 1 is wanted first, ties share a place, -1 for a topic without one); `points` (float64,
        0-100, -1 where the profile holds no points). In the codebook's order, which suggests no answer.
    """
    place, points = _places(getattr(profile, "priorities", None))
    rows = [
        {"topic": t, "bad": bad, "good": good, "place": place.get(t, -1), "points": float(points.get(t, -1))}
        for t, (bad, good) in swings().items()
    ]
    return pd.DataFrame(rows).astype({"topic": "str", "bad": "str", "good": "str"})


def _places(given):
    """Topic -> its place, and topic -> its points."""
    if isinstance(given, dict):
        return {topic: 1 + sum(other > points for other in given.values()) for topic, points in given.items()}, given
    place, groups = {}, [group if isinstance(group, list) else [group] for group in given or ()]
    for group in groups:
        place |= dict.fromkeys(group, 1 + len(place))
    return place, {}
