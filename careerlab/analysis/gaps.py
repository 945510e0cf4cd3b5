"""What has to be learnt: the skills people name, how many name them, and how far the explorer is from them."""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame, clearest, findings, joined, people_on
from careerlab.insights.phrases import fold
from careerlab.insights.skill_levels import level_near, waved_off
from careerlab.insights.skill_names import canonical, is_rated_by_all
from careerlab.insights.skills import mentions_of

ALONE = 3  # the level taken as asked where nobody said one: "do it alone"

_GAPS = {
    **{"path": "str", "skill": "str", "people": "int64", "of_people": "int64", "organisations": "int64"},
    **{"level_asked": "int64", "level_held": "int64", "gap": "int64", "waved_off": "int64", "noted": "int64"},
    **{"quote": "str", "ids": "str"},
}


def skill_gaps(insights, profile=None):
    """List the skills asked for on each path, and what the explorer lacks of them.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        The explorer; with one, skills held at or above the level asked are left out.

    Returns
    -------
    pandas.DataFrame
        One row per path and skill, most people first: `path`, `skill` (str, canonical name), `people` (int64: who named
        it as needed or in advice) of `of_people` (int64: talked to about the path), `organisations` (int64: theirs,
        each once), `level_asked` (int64, 1-5: the highest said, else 3, "do it alone"; -1 where only the explorer noted
        it), `level_held` (int64, 0-5; -1 without a profile, and for a trait or language that it does not rate), `gap`
        (int64, 0-5 levels, counted to 3 where nobody asked; -1 where `level_held` is), `waved_off` (int64: people who
        only said that it is not needed, or that she has it), `noted` (int64: times the explorer noted the lack
        herself), `quote` (str) and `ids` (str) of the statements behind it.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    named = uses_of_skills(insights)
    held = levels_of(profile)
    talked_to = people_on(insights)
    records = []
    for (path, skill), said in named.groupby(["path", "skill"]):
        asked = said[said["use"].eq("asked")]
        noted = said[said["use"].eq("noted")]
        if asked.empty and noted.empty:
            continue
        wanted = level_wanted(asked)
        level_asked = wanted if len(asked) else -1
        level_held = level_of(skill, held) if profile else -1
        if level_held >= wanted:
            continue
        people = set(asked["who"])
        waved_off = len(set(said.loc[said["use"].eq("waved off"), "who"]) - people)
        organisations = len(set(asked["organisation"]) - {""})
        gap = wanted - level_held if level_held >= 0 else -1
        best = clearest_demand(asked if len(asked) else noted)
        counts = (len(people), talked_to[path], organisations, level_asked, level_held, gap, waved_off, len(noted))
        records.append((path, skill, *counts, best["text"], joined(said["id"])))
    records.sort(key=lambda r: (-r[2], -r[7], r[1].casefold(), r[0]))
    return as_frame(records, _GAPS)


def levels_of(profile):
    """The levels in the profile by canonical skill, folded; {} without one."""
    return {fold(canonical(skill)): level for skill, level in profile.skills.items()} if profile else {}


def level_of(skill, held):
    """The level in `levels_of`; a tool or craft it leaves out was never tried, a trait or language was not rated."""
    name = fold(canonical(skill))
    if name in held:
        return held[name]
    alike = [level for other, level in held.items() if _stems(other) <= _stems(name) or _stems(name) <= _stems(other)]
    return max(alike, default=0 if is_rated_by_all(skill) else -1)


def _stems(name):
    """The words of a skill without their endings: "driving" is in "safe driving", "organising" in "organisation"."""
    return {word[:6] for word in name.casefold().replace("-", " ").split() if word not in ("skills", "skill", "and")}


def uses_of_skills(insights):
    """One row per statement and skill, with its `use` (asked, noted, waved off) and the level said right there."""
    rows = findings(insights, ("need", "advice", "gap", "fact"), ("source", "note-taker"))
    rows = rows[rows["skills"].ne("")]
    uses = [uses_in(*cells) for cells in zip(*(rows[c] for c in _JUDGED_BY), strict=True)]
    rows = rows.assign(use_of=uses).explode("use_of")
    for at, name in enumerate(("skill", "use", "level_here")):
        rows[name] = [use[at] for use in rows["use_of"]]
    rows = rows.assign(use=rows["use"].mask(rows["kind"].eq("gap"), "noted"))
    # A fact ("SQL takes up my day") asks for nothing; it is read only because "we need no SQL" is one, too.
    return rows[~(rows["kind"].eq("fact") & rows["use"].eq("asked"))]


_JUDGED_BY = ("text", "skills", "kind", "question", "level")


def uses_in(text, skills, kind, question, level):
    """(skill, asked or waved off, level said or -1) of each skill in one statement."""
    skills = skills.split("; ")
    mentions = mentions_of(text, skills, kind, question)
    return [_use(text, skill, mentions, level, len(skills) > 1) for skill in skills]


def _use(text, skill, mentions, level, in_a_list):
    spans = [(start, end) for name, start, end in mentions if name == skill]
    if spans and not skill.startswith("not ") and all(waved_off(text, *span, mentions) for span in spans):
        return skill, "waved off", -1
    if in_a_list and level >= 0:
        level = max((level_near(text, *span) for span in spans), default=-1)
    return skill, "asked", level


def level_wanted(asked):
    """The highest level said in these rows of `uses_of_skills`, else "do it alone"."""
    said = int(asked["level_here"].max()) if len(asked) else -1
    return said if said > 0 else ALONE


def clearest_demand(said):
    """Return the row that puts the demand best: a need before advice."""
    needs = said[said["kind"].eq("need")]
    return clearest(needs if len(needs) else said)
