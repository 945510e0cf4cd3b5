"""What has to be learnt: the skills people name, how many name them, and how far the explorer is from them."""

from __future__ import annotations

import re

from careerlab.analysis.evidence import as_frame, clearest, findings, joined, people_on
from careerlab.insights.phrases import fold, tokens
from careerlab.insights.skills import canonical, find_skills, is_rated_by_all, level_said

ALONE = 3  # the level taken as asked where nobody said one: "do it alone"

_GAPS = {
    **{"path": "str", "skill": "str", "people": "int64", "of_people": "int64", "organisations": "int64"},
    **{"level_asked": "int64", "level_held": "int64", "gap": "int64", "waved_off": "int64", "noted": "int64"},
    **{"quote": "str", "ids": "str"},
}

# "You do not need to code", "can do it without SQL" right before a skill; "is not needed", ": none", "you have" after.
_FILLERS = r"(?:to|for|of|any|much|a|an|the|your|know|learn|do|write|use|have|be|able|good|great|at|in|with|really)"
_NOT_NEED = r"(?:not|never|no|\w+n't|dont|doesnt|isnt) (?:\w+ )?(?:needs?|needed|required?|have|asked?)"
_WAVED_BEFORE = re.compile(rf"\b(?:no|without|zero|{_NOT_NEED}(?: {_FILLERS}){{0,6}})$")
_WAVED_AFTER = re.compile(
    r"\s*(?:is |are |was )?(?:really )?(?:not|never|isn't|aren't|wasn't|isnt)(?: \w+)? "
    r"(?:needed|required|necessary|essential|asked|expected|part of|a must)\b"
    r"|\s*[:,]? (?:none|no)\b(?=\s*(?:[,.;!]|at all|$))"
    r"|,? (?:but )?you(?:'ve got| have got| already have| have)\b(?! to\b)"
)
# "No way in without SQL", "nobody gets far without it", "if you do not have to code": no wave-off.
_STILL_ASKED = re.compile(r"\b(?:(?:no|nobody|no one|never|not|can't|cannot|\w+n't)\b.* without|if\b.*)$")
_JOINED_BY = re.compile(r"\s*(?:,? ?(?:or|nor)|/)\s*")
_CLAUSE = re.compile(r"[,;:.()]\s")
_CLAUSE_OR_AND = re.compile(r"[,;:.()]\s|\sand\s")


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
    rows = findings(insights, ("need", "advice", "gap", "fact"), ("source", "note-taker"))
    named = _mentions(rows)
    held = {fold(canonical(skill)): level for skill, level in profile.skills.items()} if profile else {}
    talked_to = people_on(insights)
    records = []
    for (path, skill), said in named.groupby(["path", "skill"]):
        asked = said[said["use"].eq("asked")]
        noted = said[said["use"].eq("noted")]
        if asked.empty and noted.empty:
            continue
        said_level = int(asked["level_here"].max()) if len(asked) else -1
        wanted = said_level if said_level > 0 else ALONE
        level_asked = wanted if len(asked) else -1
        level_held = _level_held(skill, held) if profile else -1
        if level_held >= wanted:
            continue
        people = set(asked["who"])
        waved_off = len(set(said.loc[said["use"].eq("waved off"), "who"]) - people)
        organisations = len(set(asked["organisation"]) - {""})
        gap = wanted - level_held if level_held >= 0 else -1
        best = clearest(_likeliest(asked if len(asked) else noted))
        counts = (len(people), talked_to[path], organisations, level_asked, level_held, gap, waved_off, len(noted))
        records.append((path, skill, *counts, best["text"], joined(said["id"])))
    records.sort(key=lambda r: (-r[2], -r[7], r[1].casefold(), r[0]))
    return as_frame(records, _GAPS)


def _level_held(skill, held):
    """The level in the profile; a tool or craft it leaves out was never tried, a trait or language was not rated."""
    name = fold(canonical(skill))
    if name in held:
        return held[name]
    alike = [level for other, level in held.items() if _stems(other) <= _stems(name) or _stems(name) <= _stems(other)]
    return max(alike, default=0 if is_rated_by_all(skill) else -1)


def _stems(name):
    """The words of a skill without their endings: "driving" is in "safe driving", "organising" in "organisation"."""
    return {word[:6] for word in name.casefold().replace("-", " ").split() if word not in ("skills", "skill", "and")}


def _mentions(rows):
    """One row per statement and skill, with its `use` (asked, noted, waved off) and the level said right there."""
    rows = rows[rows["skills"].ne("")]
    rows = rows.assign(skill=rows["skills"].str.split("; ")).explode("skill")
    judged = [_judge(*cells) for cells in zip(rows["text"], rows["skill"], rows["skills"], rows["level"], strict=True)]
    rows = rows.assign(level_here=[level for _, level in judged], use=[use for use, _ in judged])
    rows = rows.assign(use=rows["use"].mask(rows["kind"].eq("gap"), "noted"))
    # A fact ("SQL takes up my day") asks for nothing; it is read only because "we need no SQL" is one, too.
    return rows[~(rows["kind"].eq("fact") & rows["use"].eq("asked"))]


def _judge(text, skill, skills, level):
    """Return (asked or waved off, level said or -1) of one skill in one statement."""
    plain = text.replace("’", "'").lower()
    found = find_skills(text)
    spans = [(start, end) for name, start, end in found if name == skill] or _as_written(plain, skill)
    if spans and not skill.startswith("not ") and all(_waved_off(plain, start, end, found) for start, end in spans):
        return "waved off", -1
    if "; " in skills and level >= 0:
        level = max((_level_near(text, skill, start, end) for start, end in spans), default=-1)
    return "asked", level


def _as_written(plain, skill):
    start = plain.find(skill.lower())
    return [(start, start + len(skill))] if start >= 0 else []


def _waved_off(plain, start, end, found):
    """Whether the words around a skill say that it is not needed; "no SQL or Python" waves off both."""
    before = " ".join(plain[max(0, start - 120) : start].split())
    clause = _CLAUSE.split(before)[-1]
    if _WAVED_AFTER.match(plain[end : end + 60]):
        return True
    if _WAVED_BEFORE.search(clause):
        return not _STILL_ASKED.search(clause)
    earlier = [(s, e) for _, s, e in found if e <= start and _JOINED_BY.fullmatch(plain[e:start])]
    return any(_waved_off(plain, s, e, ()) for s, e in earlier)


def _level_near(text, skill, start, end):
    """Return the level said in a skill's clause, not behind an "and": "English and some German" asks for two levels."""
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE_OR_AND.search(text, end)
    clause = text[begin : stop.start() if stop else len(text)]
    return level_said(tokens(clause), clause, [(skill, start - begin, end - begin)])


def _likeliest(said):
    """Keep the statements that put the demand best: a need before advice."""
    needs = said[said["kind"].eq("need")]
    return needs if len(needs) else said
