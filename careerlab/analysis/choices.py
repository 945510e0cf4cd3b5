"""Where strategic moves end: do now, ask first or drop, by rules that count independent people and weeks.

Do now: a skill that two independent people ask for, that nobody waves off and that few weeks pay for (the more paths
still in the race it serves, the more weeks it may take); a certificate or portfolio that two of them say counts; advice
that two of them give. Ask first: what is contested, what one voice says, what costs more, what nobody was asked. Drop:
what more people wave off than ask for, what is held already, what only paths out of the race ask for.
"""

from __future__ import annotations

from careerlab.analysis.comparing.favourability import chains_of_introductions, named_people
from careerlab.analysis.education import education
from careerlab.analysis.evidence import people_on
from careerlab.analysis.heard import advice
from careerlab.analysis.learning.choice_rows import ASK, DO, DROP, choice_table, gathered, people_do
from careerlab.analysis.learning.qualifications import takes_years
from careerlab.analysis.people.independence import independent
from careerlab.analysis.price import EVERY, NONE, ONE, SOME, skill_prices
from careerlab.analysis.ways import ways_in

# Weeks of evenings: half a year for a skill of all paths, a quarter for some of them, two months for a single one.
AFFORDABLE = {EVERY: 26.0, SOME: 13.0, ONE: 8.0}


def strategic_moves(insights, profile=None, still_in=None, effort=None):
    """Sort skills, qualifications, ways in and advice into what to do now, what to ask first and what to drop.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; with one, skills held are dropped, and steps of people who came from work like hers are listed.
    still_in : iterable of str, optional
        The paths still in the race; every path somebody was talked to about if left out.
    effort : pandas.DataFrame, optional
        Hours by skill and level, as `usual_effort` returns them.

    Returns
    -------
    pandas.DataFrame
        One row per choice, ``do now`` first, then ``ask first`` and ``drop``, those with most people first; what has
        the same reason stands in one row: `choice`, `about` (str: ``skill``, ``education``, ``way in``, ``advice``),
        `what` and `why` (str, plain words), `people` (int64, 0 or more: behind it), `weeks` (float64, to learn it; -1
        where not known or where it is no skill), `paths` (str, joined by "; "), `quote` (str, the clearest words, or
        ''), `ids` (str, joined by "; ").

    Raises
    ------
    TableError
        `insights` is no insights table, or `effort` lacks a column.
    """
    race = sorted(set(people_on(insights) if still_in is None else still_in))
    return choice_table(
        [
            *_skills(skill_prices(insights, profile, race, effort), race),
            *_education(education(insights), race),
            *advice_of_several(insights, race),
            *_ways(ways_in(insights, profile), race),
        ]
    )


def advice_of_several(insights, race):
    """Return a record for each piece of advice that two independent people give for a path in the race."""
    who = dict(zip(insights["id"], named_people(insights), strict=True))
    chains, records = chains_of_introductions(insights), []
    for row in advice(insights).itertuples():
        people = {who[part] for part in row.ids.split("; ")}
        if independent(people, chains) >= 2 and (not row.paths or set(row.paths.split("; ")) & set(race)):
            why = f"{people_do(len(people), 'says')} so, each in their own words."
            records.append(
                (DO, "advice", row.about or row.advice, why, len(people), -1.0, row.paths, row.advice, row.ids)
            )
    return records


def _skills(prices, race):
    """Records of the skills, those alone in their reason one by one, the others gathered."""
    prices = prices.assign(choice=[_skill_choice(row) for row in prices.itertuples()])
    for row in prices[prices["choice"].isin(_WHY)].itertuples():
        choice, why = _WHY[row.choice]
        why = why.format(people=people_do(row.people, "asks"), off=people_do(row.waved_off, "says"), **_cost(row, race))
        people = row.people if choice != DROP else row.waved_off
        yield choice, "skill", row.skill, why, people, row.weeks, row.path_names, row.quote, row.ids
    held, unasked = prices[prices["choice"].eq("held")], prices[prices["choice"].eq("only noted")]
    yield from gathered(held, DROP, "skill", "skill", "Asked for, and you can do it already at the level asked.", "")
    yield from gathered(unasked, ASK, "skill", "skill", "Only you noted the lack: nobody has asked for it yet.", "")
    for path, rows in _by_path(prices[prices["choice"].eq("one voice")]):
        yield from gathered(
            rows, ASK, "skill", "skill", f"One independent voice each: who else needs it for {path}?", path
        )
    for path, rows in _by_path(prices[prices["choice"].eq("out")]):
        yield from gathered(rows, DROP, "skill", "skill", f"Only {path} asks for it, and it is out of the race.", path)


_WHY = {
    "affordable": (DO, "{people} for it and nobody waves it off; {weeks}, and it serves {serves}."),
    "to show": (DO, "{people} for it. No course gives it: have an example of yours ready. It serves {serves}."),
    "expensive": (ASK, "{people} for it, but it takes {weeks} and serves {serves}: ask what a beginner has to know."),
    "no price": (ASK, "{people} for it; nobody said how long it takes to learn. It serves {serves}."),
    "contested": (ASK, "{people} for it and {off} that it is not needed: ask what it depends on."),
    "waved off": (DROP, "{off} that it is not needed, {people} for it."),
}


def _skill_choice(row):
    """Name the rule a row of `skill_prices` falls under."""
    if row.waved_off > row.people:
        return "waved off"
    if not row.people:
        return "only noted"
    if row.serves == NONE:
        return "out"
    if row.gap == 0:
        return "held"
    if row.standing != "known":
        return row.standing
    if row.weeks < 0:
        return "to show" if row.effort_source else "no price"
    return "affordable" if row.weeks <= AFFORDABLE[row.serves] else "expensive"


def _cost(row, race):
    weeks = "1 week" if row.weeks == 1 else f"{row.weeks:g} weeks"
    here = len(set(row.path_names.split("; ")) & set(race))
    return {"weeks": weeks, "serves": EVERY if here == len(race) else f"{here} of {len(race)} paths"}


def _education(table, race):
    """Records of the qualifications on the paths in the race."""
    for path, rows in table[table["path"].isin(race)].groupby("path"):
        for row in rows.itertuples():
            against = row.people_not_worth + row.people_without
            counts = {"worth": people_do(row.people_worth, "says"), "off": people_do(against, "says")}
            choice, why = _verdict(row, against)
            if choice:
                quote = " — ".join(filter(None, (row.quote_worth, row.quote_not or row.quote_without)))
                shown = (why.format(**counts), row.people_worth + against, -1.0, path, quote, row.ids)
                yield choice, "education", f"{row.qualification} for {path}", *shown
        one, never = rows[rows["standing"].eq("one voice")], rows[rows["standing"].eq("not asked")]
        yield from gathered(
            one, ASK, "education", "qualification", f"One independent voice each on what it is worth for {path}.", path
        )
        yield from gathered(
            never, ASK, "education", "qualification", f"Nobody was asked whether it counts for {path}.", path
        )


def _verdict(row, against):
    """Return choice and reason for a qualification that several spoke of; '' for the others."""
    if row.standing == "contested":
        return ASK, "{worth} that it counts, {off} that it does not or got in without: ask what it depends on."
    if row.standing != "known":
        return "", ""
    if against:
        return DROP, "{off} that it is not needed, or got in without it."
    if takes_years(row.qualification):
        return ASK, "{worth} that it counts, but it takes years: ask whom they hired without."
    return DO, "{worth} that it counts."


def _ways(table, race):
    """Records of the first steps of people who came from work like the explorer's."""
    for row in table[table["path"].isin(race) & table["like_me"].eq(1) & table["first_step"].ne("")].itertuples():
        took = f" It took {row.months} months." if row.months > 1 else ""
        why = f"{row.person} came from work like yours and did this first.{took} Ask whether it would work today."
        yield ASK, "way in", f"the first step of {row.person}", why, 1, -1.0, row.path, row.first_step, row.ids


def _by_path(rows):
    """Part rows of `skill_prices` by path; one on several paths stands under its first."""
    return rows.groupby(rows["path_names"].str.split("; ").str[0])
