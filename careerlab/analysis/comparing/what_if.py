"""What would change the order of the paths, in sentences: more talks, one person less, other weights, must-haves."""

from __future__ import annotations

from careerlab.analysis.comparing.robustness import MOST_TALKS

NAMED = 3  # people or topics named one by one
NEAR = 0.5  # a weight that would have to move further than this is not worth a sentence

SENTENCES = {
    "falls": "{talks} in which everything said about {path} is bad would cost it the lead.",
    "falls not": "Not even {most} talks in which everything said about {path} is bad would cost it the lead.",
    "rises": "{talks} in which everything said about {path} is good would bring it to the front.",
    "rises not": "Not even {most} talks in which everything said about {path} is good would bring it to the front.",
    "leads without": "Without {person}, {path} would lead.",
    "leads anyway": "Leave out whichever person you like, {path} still leads.",
    "weighs": "If “{topic}” counted {flip:.0f} of 100 for you instead of {weight:.0f}, {path} would lead.",
    "weighs not": "No topic could count so much or so little that another path would lead.",
    "must have": "{path}: in {chance} of 100 readings “{topic}” is below the {least:.0f} of 100 you need{heard}.",
}


def what_would_change(comparison) -> tuple[str, ...]:
    """Say what it would take to change the order of the paths.

    Parameters
    ----------
    comparison : Comparison
        As from `compare_paths`.

    Returns
    -------
    tuple of str
        Sentences to show, in this order: talks, people, weights. Empty below two paths, or where nobody was heard.
    """
    if len(comparison.paths) < 2 or not comparison.paths["people"].any():
        return ()
    return (*_talks(comparison), *_people(comparison), *_weights(comparison))


def must_haves_in_words(comparison) -> tuple[str, ...]:
    """Say for each must-have of the profile how likely each path falls short of it; empty without any.

    Parameters
    ----------
    comparison : Comparison
        As from `compare_paths`.

    Returns
    -------
    tuple of str
    """
    heard = {0: "; nobody has spoken of it yet"}
    return tuple(
        SENTENCES["must have"].format(
            path=row.path,
            topic=row.topic,
            least=100 * row.least,
            chance=round(100 * row.chance_below),
            heard=heard.get(row.people, ""),
        )
        for row in comparison.must_haves.itertuples()
    )


def _talks(comparison):
    leader = comparison.paths["path"].iloc[0]
    for row in comparison.margins.itertuples():
        case = ("falls" if row.path == leader else "rises") + (" not" if row.talks >= MOST_TALKS else "")
        talks = "One talk" if row.talks == 1 else f"{row.talks} talks in a row"
        yield SENTENCES[case].format(talks=talks, path=row.path, most=MOST_TALKS)


def _people(comparison):
    decisive = comparison.without[comparison.without["changes"].eq(1)]
    if decisive.empty:
        yield SENTENCES["leads anyway"].format(path=comparison.paths["path"].iloc[0])
    for row in decisive.sort_values("lead", ascending=False, kind="stable").head(NAMED).itertuples():
        yield SENTENCES["leads without"].format(person=row.person, path=row.leader)


def _weights(comparison):
    flips = comparison.flips[comparison.flips["flip"].ge(0)]
    if flips.empty:
        yield SENTENCES["weighs not"]
    flips = flips.assign(away=(flips["flip"] - flips["weight"]).abs()).sort_values("away", kind="stable")
    for row in flips[flips["away"].le(NEAR)].head(NAMED).itertuples():
        shares = {"flip": 100 * row.flip, "weight": 100 * row.weight}
        yield SENTENCES["weighs"].format(topic=row.topic, path=row.then, **shares)
