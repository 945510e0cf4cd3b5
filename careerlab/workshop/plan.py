"""What a workshop will be able to see, said before anybody holds a talk: by how many people and paths it has."""

from __future__ import annotations

from math import comb

from careerlab.analysis.evidence import as_frame
from careerlab.errors import AuditError
from careerlab.workshop.merge import ENOUGH, FLOOR

PATHS_EACH = 2  # paths that a participant holds talks on: most people compare two or three
# How likely a participant hears one side of a topic on a path: of each three sides one comes up often, one now and
# then and one hardly.
HEARD = (0.5, 0.3, 0.1)
_PLAN = {
    "families": "int64",
    "on_one": "int64",
    "by_path": "float64",
    "over_all": "float64",
    "proposed": "int64",
    "in_words": "str",
}


def plan_workshop(participants, paths, k=5):
    """Say what a group of this size will see by path, and how many families of paths to count in.

    A simple model: everybody holds talks on two of the paths, each as likely as any other, and hears a side of a topic
    there with chance .5, .3 or .1, independently. Its number shows if k or more heard it, k or more of those on the path
    did not, and k or more heard it on other paths alone. What the audit keeps back beside that is not in it;
    `benchmarks/workshops.md` says how far the model is from what merged workshops show.

    Parameters
    ----------
    participants : int
        How many will hand in a pack.
    paths : int or iterable of str
        The paths that the workshop looks at.
    k : int
        Participants behind each number, 3 or more.

    Returns
    -------
    pandas.DataFrame
        One row per number of families that paths could be counted in, from one each down to all together: `families`
        (int64), `on_one` (int64: participants likely to hold talks on one), `by_path` and `over_all` (float64, 0-1:
        share of the numbers that show by family, and over all paths), `proposed` (int64: 1 for the one to use) and
        `in_words` (str).

    Raises
    ------
    AuditError
        `k` is below 3, or there are no paths.
    """
    count = paths if isinstance(paths, int) else len(list(paths))
    if k < FLOOR or count < 1:
        raise AuditError(f"A plan needs at least one path, and {FLOOR} or more participants behind each number.")
    rows = [_row(participants, count, families, k) for families in range(count, 0, -1)]
    enough = [families for families, _, by_path, _ in rows if by_path >= ENOUGH and families > 1]
    best = max(enough, default=1)
    return as_frame(
        [(*row, int(row[0] == best), _in_words(row, participants, count, k)) for row in rows],
        _PLAN,
    )


def plan_in_words(plan):
    """Say in a sentence or two what a plan comes to."""
    first, chosen = plan.iloc[0], plan[plan["proposed"].eq(1)].iloc[0]
    advice = {1: "Read the tables over all paths.", first["families"]: "Leave the paths as they are."}
    said = first["in_words"] if first["families"] == chosen["families"] else f"{first['in_words']} {chosen['in_words']}"
    if chosen["over_all"] == 0.0:
        return first["in_words"]
    return f"{said} {advice.get(chosen['families'], f'Count the paths in {chosen.families} families.')}"


def _row(participants, count, families, k):
    """(families, participants on one, share shown by family, share shown over all)."""
    each = min(PATHS_EACH, count)
    size = count / families  # paths in a family
    there = 1.0 - _none_of(count, size, each)
    heard = [1.0 - (1.0 - chance) ** max(1.0, each * size / count) for chance in HEARD]
    anywhere = [1.0 - (1.0 - chance) ** each for chance in HEARD]
    over_all = _share(participants, 1.0, anywhere, k)
    elsewhere = [_at_least(participants, k, a - there * h) for a, h in zip(anywhere, heard, strict=True)]
    by_path = _share(participants, there, heard, k, elsewhere) if families > 1 else 0.0
    return families, round(participants * there), round(by_path, 3), round(over_all, 3)


def _none_of(count, size, each):
    """The chance that none of somebody's paths is in a family of that size (which may be a fraction)."""
    chance = 1.0
    for drawn in range(each):
        chance *= max(0.0, (count - size - drawn) / (count - drawn))
    return chance


def _share(participants, there, heard, k, elsewhere=(1.0,) * len(HEARD)):
    """The share of sides whose number shows, the mean over how many hold talks there."""
    if participants < 2 * k:
        return 0.0
    shown = sum(
        _chance(participants, talks, there) * _chance(talks, number, chance) * others / len(heard)
        for talks in range(2 * k, participants + 1)
        for chance, others in zip(heard, elsewhere, strict=True)
        for number in range(k, talks - k + 1)
    )
    return min(1.0, shown)


def _at_least(of, number, chance):
    return max(0.0, 1.0 - sum(_chance(of, fewer, max(0.0, chance)) for fewer in range(min(number, of + 1))))


def _chance(of, number, chance):
    return comb(of, number) * chance**number * (1.0 - chance) ** (of - number)


def _in_words(row, participants, count, k):
    families, on_one, by_path, over_all = row
    if participants < 2 * k:
        return f"{participants} people are too few: below {2 * k} only how many took part can be shown."
    if families == 1:
        return f"Over all paths together, about {_in_ten(over_all)} numbers show, and nothing by path."
    where = "by path" if families == count else f"in {families} families of paths"
    sees = "almost nothing shows" if by_path < 0.1 else f"about {_in_ten(by_path)} numbers show"
    return f"{participants} people, {count} paths: {where}, some {on_one} people hold talks on each, and {sees}."


def _in_ten(share):
    return f"{round(10 * share)} of 10"
