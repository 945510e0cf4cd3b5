"""What a workshop will be able to see, said before anybody holds a talk: by how many people and paths it has."""

from __future__ import annotations

from math import comb

from careerlab.analysis.evidence import as_frame
from careerlab.errors import AuditError
from careerlab.workshop.merge import ENOUGH, FLOOR

PATHS_EACH = 2  # paths that a participant holds talks on: most people compare two or three
# How likely a participant hears one side of a topic on a path: of three sides one comes up often, one now and then and
# one hardly.
HEARD = (0.5, 0.2, 0.05)
_PLAN = {
    "families": "int64",
    "on_one": "int64",
    "by_path": "float64",
    "said_by_path": "float64",
    "over_all": "float64",
    "proposed": "int64",
    "in_words": "str",
}


def plan_workshop(participants, paths, k=5):
    """Say what a group of this size will see by path, and how many families of paths to count in.

    A simple model: everybody holds talks on two of the paths, each as likely as any other, and hears a side of a topic
    there with chance .5, .2 or .05, independently. Of a path with fewer than 2k nothing shows. Of another, few or
    nearly all can be said, and a number shows if k or more heard it, k or more there did not, and k or more heard it on
    other paths alone. What the audit keeps back beside that is not in it; `benchmarks/workshops.md` compares both.

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
        share of the numbers that show by family, and over all paths), `said_by_path` (float64, 0-1: the same with what
        few or nearly all heard), `proposed` (int64: 1 for the one to use) and `in_words` (str).

    Raises
    ------
    AuditError
        `k` is below 3, or there are no paths.
    """
    count = paths if isinstance(paths, int) else len(list(paths))
    if k < FLOOR or count < 1:
        raise AuditError(f"A plan needs at least one path, and {FLOOR} or more participants behind each number.")
    rows = [_row(participants, count, families, k) for families in range(count, 0, -1)]
    # the rule by which packs are merged
    best = next((row[0] for row in rows if row[3] >= ENOUGH), 1)
    return as_frame([(*row, int(row[0] == best), _in_words(row, participants, count, k)) for row in rows], _PLAN)


def plan_in_words(plan):
    """Say in a few sentences what a plan comes to."""
    first, chosen = plan.iloc[0], plan[plan["proposed"].eq(1)].iloc[0]
    if chosen["over_all"] == 0.0:
        return first["in_words"]
    if first["families"] == chosen["families"]:
        return f"{first['in_words']} Leave the paths as they are."
    if chosen["families"] == 1:
        return f"{first['in_words']} {chosen['in_words']}"
    then = chosen["in_words"].partition(" families ")[2]  # some 11 hold talks; about ...
    return f"{first['in_words']} Count the paths in {chosen['families']} families: on each {then}"


def _row(participants, count, families, k):
    """(families, participants on one, numbers by family, what is said by family, numbers over all)."""
    each, size = min(PATHS_EACH, count), count / families  # size: paths in a family
    there = 1.0 - _none_of(count, size, each)
    heard = [1.0 - (1.0 - chance) ** max(1.0, each * size / count) for chance in HEARD]
    anywhere = [1.0 - (1.0 - chance) ** each for chance in HEARD]
    alone = [_or_more(participants, k, a - there * h) for a, h in zip(anywhere, heard, strict=True)]
    over_all, _ = _shares(participants, 1.0, anywhere, k, [1.0] * len(HEARD))
    by_path, said = _shares(participants, there, heard, k, alone) if families > 1 else (0.0, 0.0)
    return families, round(participants * there), round(by_path, 3), round(said, 3), round(over_all, 3)


def _none_of(count, size, each):
    """The chance that none of somebody's paths is in a family of that size (which may be a fraction)."""
    chance = 1.0
    for drawn in range(each):
        chance *= max(0.0, (count - size - drawn) / (count - drawn))
    return chance


def _shares(participants, there, heard, k, alone):
    """The shares of sides whose number shows and of which anything is said, the mean over how many hold talks there."""
    numbers = said = 0.0
    for talks in range(2 * k, participants + 1):
        for chance, others in zip(heard, alone, strict=True):
            share = _chance(participants, talks, there) / len(heard)
            between = sum(_chance(talks, number, chance) for number in range(k, talks - k + 1))
            numbers += share * between * others
            said += share * (1.0 - between + between * others)
    return numbers, said


def _or_more(of, number, chance):
    return 1.0 - sum(_chance(of, fewer, max(0.0, chance)) for fewer in range(min(number, of + 1)))


def _chance(of, number, chance):
    return comb(of, number) * chance**number * (1.0 - chance) ** (of - number)


def _in_words(row, participants, count, k):
    families, on_one, by_path, said, over_all = row
    if participants < 2 * k:
        return f"{participants} people are too few: below {2 * k} only how many took part can be shown."
    if families == 1:
        return f"Over all paths together about {_in_ten(over_all)} numbers show, and nothing by path."
    where = f"by each of {count} paths" if families == count else f"in {families} families"
    if said < 0.1:
        return f"With {participants} people, {where} some {on_one} hold talks, and almost nothing shows."
    more = f"for {_in_ten(said - by_path)} it can be said that few or nearly all heard it"
    shows = f"about {_in_ten(by_path)} numbers show, and {more}"
    return f"With {participants} people, {where} some {on_one} hold talks; {shows}."


def _in_ten(share):
    return f"{round(10 * share)} of 10"
