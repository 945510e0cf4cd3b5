"""What each skill costs and what it serves: people who ask for it on all paths, weeks to learn it, no-regret first."""

from __future__ import annotations

from careerlab.analysis.comparing.favourability import chains_of_introductions
from careerlab.analysis.evidence import as_frame, clearest, joined, people_on
from careerlab.analysis.gaps import clearest_demand, level_of, level_wanted, levels_of, uses_of_skills
from careerlab.analysis.learning.effort import HOURS_A_WEEK, effort_by_name, weeks_to_learn
from careerlab.analysis.people.independence import independent, independent_standing

EVERY, SOME, ONE, NONE = "every path still in the race", "some", "one", "none still in the race"

_PRICES = {
    **{"skill": "str", "people": "int64", "independent": "float64", "organisations": "int64"},
    **{"paths": "int64", "path_names": "str", "level_asked": "int64", "level_held": "int64", "gap": "int64"},
    **{"weeks": "float64", "effort_source": "str", "serves": "str", "no_regret": "int64", "waved_off": "int64"},
    **{"noted": "int64", "standing": "str", "quote": "str", "persons": "str", "ids": "str"},
}


def skill_prices(insights, profile=None, still_in=None, effort=None, hours_a_week=HOURS_A_WEEK):
    """Put a price on each skill that people name: how many ask for it, where, and how long it takes to learn.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; without one nothing is known of the level held, and weeks count from "never tried".
    still_in : iterable of str, optional
        The paths still in the race; every path somebody was talked to about if left out.
    effort : pandas.DataFrame, optional
        Hours by skill and level, as `usual_effort` returns them.
    hours_a_week : float
        How much one learns in a week, more than 0.

    Returns
    -------
    pandas.DataFrame
        One row per skill that somebody asks for or waves off, over all paths; no-regret skills first, then those most
        people ask for, then the shortest to learn: `skill` (str, canonical name); `people` (int64: who ask for it),
        `independent` (float64, 0 or more: these people, where a chain of introductions of n counts 2n / (n + 1)),
        `organisations` (int64: theirs, each once); `paths` (int64) and `path_names` (str) on which they ask for it;
        `level_asked` (int64, 1-5: the highest said, else 3; -1 where nobody asks); `level_held` (int64, 0-5; -1 where
        not known); `gap` (int64, 0-5 levels; -1 where not known); `weeks` (float64, 0 or more, at `hours_a_week`; -1
        for a trait and what no table knows); `effort_source` (str: where the weeks come from); `serves` (str: ``every
        path still in the race``, ``some``, ``one`` or ``none still in the race``), `no_regret` (int64, 1 where it
        serves every one and is not held yet, else 0); `waved_off` (int64: people who only said that it is not needed,
        or that she has it); `noted` (int64: times the explorer noted the lack herself); `standing` (str: ``known``,
        ``one voice``, ``contested``; ``not asked`` where nobody but the explorer named it), `quote`, `persons` and
        `ids` (str, joined by "; ").

    Raises
    ------
    TableError
        `insights` is no insights table, or `effort` lacks a column.
    """
    uses = uses_of_skills(insights)
    chains, known = chains_of_introductions(insights), effort_by_name(effort)
    race = set(people_on(insights) if still_in is None else still_in)
    held = levels_of(profile)
    records = []
    for skill, said in uses.groupby("skill"):
        asked, noted = said[said["use"].eq("asked")], said[said["use"].eq("noted")]
        people = set(asked["who"])
        against = set(said.loc[said["use"].eq("waved off"), "who"]) - people
        paths = sorted(set(asked["path"]))
        level_asked = level_wanted(asked) if people else -1
        level_held = level_of(skill, held) if profile else -1
        gap = max(0, level_asked - level_held) if people and level_held >= 0 else -1
        # Without a profile the whole way is shown; with one, what it does not rate is a trait or a language.
        weeks, source = weeks_to_learn(skill, level_held if profile else 0, level_asked, known, hours_a_week)
        serves = _serves(set(paths), race)
        records.append(
            (
                *(skill, len(people), independent(people, chains), len(set(asked["organisation"]) - {""})),
                *(len(paths), "; ".join(paths), level_asked, level_held, gap, weeks, source),
                *(serves, int(serves == EVERY and gap != 0), len(against), len(noted)),
                independent_standing(people, against, chains),
                (clearest_demand(asked) if people else clearest(said))["text"],
                *("; ".join(sorted(people | against)), joined(said["id"])),
            )
        )
    table = as_frame(records, _PRICES)
    price = table["weeks"].where(table["weeks"].ge(0), float("inf"))
    order = table.assign(price=price, name=table["skill"].str.casefold())
    order = order.sort_values(["no_regret", "people", "price", "name"], ascending=[False, False, True, True])
    return table.loc[order.index].reset_index(drop=True)


def _serves(paths, race):
    """Say how many of the paths still in the race ask for it."""
    here = paths & race
    if not here:
        return NONE
    return EVERY if here == race else ONE if len(here) == 1 else SOME
