"""The ledger of beliefs: what the explorer believed before the talks, and where it stands after them.

How sure she was counts as much as two imagined people, as in the comparison of paths: with a confidence c, 2c of them
speak for the belief and 2(1 - c) against it. Everybody who was heard adds one voice:
``now = (2c + for) / (2 + for + against)``, the mean of a Beta distribution (Raiffa & Schlaifer 1961, Applied
Statistical Decision Theory). A belief that nobody touched stands where it stood and is called untested.
"""

from __future__ import annotations

from careerlab.analysis.believing.belief_evidence import belief_evidence, beliefs_of, without
from careerlab.analysis.believing.stance import AGAINST, FOR, UNSURE
from careerlab.analysis.comparing.favourability import chains_of_introductions
from careerlab.analysis.evidence import as_frame, clearest, joined

IMAGINED = 2.0  # people that a belief held before the talks is worth
ENOUGH = 1.5  # people that it takes to settle a belief: two who are strangers, or three of one chain
CLEAR = 2 / 3  # share of the voices on one side that settles it
HELD, FELL, CONTESTED, UNTESTED = "held up", "did not survive", "contested", "untested"
LEANING_FOR, LEANING_AGAINST = "leaning towards it", "leaning against it"
_LEDGER = {
    **dict.fromkeys(("belief", "path", "topic", "date"), "str"),
    "remembered_later": "int64",
    **dict.fromkeys(("before", "now", "moved"), "float64"),
    **dict.fromkeys(("people_for", "people_against", "hearsay_for", "hearsay_against", "unsure"), "int64"),
    **dict.fromkeys(("verdict", "arithmetic", "ids_for", "ids_against", "ids_unsure"), "str"),
}
_MOVED = {
    **dict.fromkeys(("belief", "path"), "str"),
    **dict.fromkeys(("before", "now"), "float64"),
    **dict.fromkeys(("person", "organisation", "side"), "str"),
    "moved": "float64",
    **dict.fromkeys(("text", "source"), "str"),
    "line": "int64",
    "id": "str",
}


def beliefs(insights, profile):
    """Confront what the explorer believed before the talks with what she heard.

    Parameters
    ----------
    insights : DataFrame
        The insights table.
    profile : Profile or None
        Its `beliefs`, each with a confidence and a date.

    Returns
    -------
    DataFrame
        One row per belief, in the profile's order: `belief`, `path`, `topic`, `date` (str), `remembered_later`
        (int64, 1 where it was written down after the first talk), `before` and `now` (float64, 0-1: how sure),
        `moved` (float64, -1 to 1: `now` less `before`), `people_for` and `people_against` (int64: who say so
        first-hand; who says as much for as against is in neither), `hearsay_for` and `hearsay_against` (int64:
        people who only tell what others say), `unsure` (int64: statements to be asked about), `verdict` (str:
        ``held up``, ``did not survive``, ``contested``, ``leaning towards it``, ``leaning against it`` or
        ``untested``), `arithmetic` (str: how `now` comes about), `ids_for`, `ids_against` (str, of the
        statements that count, joined by ``; ``), `ids_unsure` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    evidence, first_talk = belief_evidence(insights, profile), first_talk_of(insights)
    return ledger(entry(belief, _about(belief, evidence), first_talk) for belief in beliefs_of(profile))


def first_talk_of(insights):
    """Return the date of the first talk, '' where none has a date."""
    return min((date for date in insights["date"] if date), default="")


def ledger(entries):
    """Return the table of `beliefs` from its rows, as `entry` makes them."""
    return as_frame(entries, _LEDGER)


def _about(belief, evidence):
    return evidence[evidence["belief"].eq(belief.belief) & evidence["path"].eq(belief.path)]


def entry(belief, evidence, first_talk):
    """Return the row of `beliefs` of one belief, from the rows of `belief_evidence` about it."""
    counted = evidence[evidence["weight"].gt(0)]
    people = _people(counted)
    heard = [(side, first) for side, first, _ in people.values()]
    now, arithmetic = _now(belief.confidence, counted, people)
    return (
        *(belief.belief, belief.path, belief.topic, belief.date),
        int(bool(first_talk) and belief.date > first_talk),
        *(belief.confidence, now, now - belief.confidence),
        *(heard.count(one) for one in ((FOR, 1), (AGAINST, 1), (FOR, 0), (AGAINST, 0))),
        int(evidence["side"].eq(UNSURE).sum()),
        *(_verdict(counted, now), arithmetic),
        *(joined(counted.loc[counted["side"].eq(side), "id"]) for side in (FOR, AGAINST)),
        joined(evidence.loc[evidence["side"].eq(UNSURE), "id"]),
    )


def _people(counted):
    """Person -> (side they take in all, '' where it is even; 1 if first-hand; what they count)."""
    found = {}
    for who, rows in counted.groupby("person", sort=False):
        pro, con = (rows.loc[rows["side"].eq(side), "weight"].sum() for side in (FOR, AGAINST))
        side = "" if abs(pro - con) < 1e-9 else FOR if pro > con else AGAINST
        found[who] = side, int(rows["first_hand"].max()), pro + con
    return found


def where_it_stands(before, counted):
    """Return how sure one can be of a belief after statements with these weights, 0 to 1."""
    pro, con = (counted.loc[counted["side"].eq(side), "weight"].sum() for side in (FOR, AGAINST))
    return float((IMAGINED * before + pro) / (IMAGINED + pro + con))


def _now(before, counted, people):
    """Where a belief stands, and how that comes about, in words."""
    now = where_it_stands(before, counted)
    started = f"You were {before:.0%} sure, which counts as {IMAGINED:g} people"
    if not people:
        return now, f"{started}; nobody has spoken of it yet."
    pro, con = (counted.loc[counted["side"].eq(side), "weight"].sum() for side in (FOR, AGAINST))
    both = sum(side == "" for side, *_ in people.values())
    said = "; ".join(_worth(side, people, weight) for side, weight in ((FOR, pro), (AGAINST, con)) if weight)
    said += f" ({both} of them on both sides)" if both else ""
    sure = IMAGINED * before
    sum_ = f"({_round(sure)} + {_round(pro)}) / ({IMAGINED:g} + {_round(pro)} + {_round(con)}) = {now:.0%}"
    return now, f"{started}: {_round(sure)} for, {_round(IMAGINED - sure)} against. {said}. {sum_}."


def _worth(side, people, weight):
    taking = [count for taken, _, count in people.values() if taken in (side, "")]
    who = "1 person" if len(taking) == 1 else f"{len(taking)} people"
    why = "" if abs(weight - len(taking)) < 1e-9 else f", worth {_round(weight)}"
    return f"{who} {side} it{why}".capitalize()


def _round(number):
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _verdict(counted, now):
    pro, con = (counted.loc[counted["side"].eq(side), "weight"].sum() for side in (FOR, AGAINST))
    heard = pro + con
    if not heard:
        return UNTESTED
    if max(pro, con) < CLEAR * heard:
        return CONTESTED
    if heard >= ENOUGH and (now >= 0.5 if pro > con else now < 0.5):
        return HELD if pro > con else FELL
    return LEANING_FOR if pro > con else LEANING_AGAINST


def what_changed_my_mind(insights, profile):
    """Say who moved which belief, how far, and with which words.

    Parameters
    ----------
    insights : DataFrame
        The insights table.
    profile : Profile or None
        Its `beliefs`.

    Returns
    -------
    DataFrame
        One row per belief and person who moved it, the largest move first: `belief`, `path` (str), `before` and `now`
        (float64, 0-1), `person`, `organisation` (str), `side` (str: ``for`` or ``against``), `moved` (float64, -1 to
        1: `now` less what it would be had this person not been heard), `text` (str, their clearest words), `source`
        (str), `line` (int64), `id` (str). Beliefs that nobody touched are not in it, nor people who said as much for
        as against.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    evidence = belief_evidence(insights, profile)
    counted = evidence[evidence["weight"].gt(0)]
    rows = insights.set_index("id", drop=False)
    chains = chains_of_introductions(insights)
    found = []
    for belief in beliefs_of(profile):
        bearing = _about(belief, counted)
        now = where_it_stands(belief.confidence, bearing)
        for who, (side, _, _) in _people(bearing).items():
            moved = now - where_it_stands(belief.confidence, without(bearing, who, chains))
            quoted = bearing.loc[bearing["person"].eq(who) & bearing["side"].eq(side), "id"]
            if side:
                best = clearest(rows.loc[quoted])
                place = best["organisation"], side, moved, best["text"], best["source"], best["line"], best["id"]
                found.append((belief.belief, belief.path, belief.confidence, now, who, *place))
    found.sort(key=lambda row: -abs(round(row[7], 9)))
    return as_frame(found, _MOVED)
