"""What a background tells that a question may build on: today's work, steps, changes, and times lived through."""

from __future__ import annotations

import re
from functools import cache

from careerlab.analysis.people.about_speaker import rank_of
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.preparing.bank import Known
from careerlab.preparing.wording import employer_named, quoted, title_of, work_named
from careerlab.resources import rows

NOW = "now"
_OWN = re.compile(
    r"\b(?:self[- ]?employed|freelanc\w*|founder|co-?founder|owner|sole trader|proprietor|farmer"
    r"|crofter)\b",
    re.I,
)
_FOUNDED = re.compile(r"\b(?:co-?)?found(?:ed|er|ing)?\b|\bset up\b|\bstarted\b", re.I)
_PAUSE = re.compile(
    r"\b(?:break|caregiv\w+|carer|parent\w*|maternity|paternity|sabbatical|illness|travel\w*|time (?:off|out)"
    r"|stay-at-home|raising)\b",
    re.I,
)
_LEADS_BY_TITLE = re.compile(r"\b(?:chief|director|head|leader|supervisor|foreman)\b", re.I)
_LEADS = re.compile(
    r"\b(?:line-manag\w+|team of|teams? from|direct reports|(?:lead|leads|leading|led|manag\w+|supervis\w+)"
    r" (?:a |the |\d+ )?(?:\w+ )?(?:team|people|staff|managers|nurses|engineers|advisers))\b",
    re.I,
)
_SEVERAL = re.compile(r"[,;()/0-9]|\bthen\b", re.I)  # more than one thing, or no field
_MOST_FIELD = 5  # words of a field that can still be said: "from working-age benefits policy"


def place_of(fact):
    """Return where a fact stands, as a reason: ``Their page says: “…” (bios/anna.txt, line 3).``"""
    return f"Their page says: {quoted(fact.quote)} ({fact.source}, line {fact.line})."


def roles_in(facts):
    """List the roles of a background (named tuples), the oldest first."""
    return list(facts[facts["fact"].eq("role")].itertuples(index=False))


def main_role(roles, is_about=lambda words: False):
    """Return the role of today that the talk is most likely about, None where the text names none.

    Parameters
    ----------
    roles : list of named tuple
    is_about : callable
        Whether the words of a role name a path of the explorer.
    """
    today = [role for role in roles if role.until == NOW]
    return max(
        enumerate(today),
        key=lambda at_role: (
            is_about(at_role[1].what),
            not is_beside(at_role[1]),
            bool(title_of(at_role[1].what) or is_own_business(at_role[1])),
            at_role[0],
        ),
        default=(0, None),
    )[1]


def is_beside(role):
    """Tell whether a role is done beside the work: trustee, mentor, governor."""
    return bool(_beside().among(words_of(role.what)))


def is_own_business(role):
    """Tell whether somebody works for themselves in a role."""
    return bool(_OWN.search(role.what))


@cache
def _beside():
    return PhraseBook((row["words"], "") for row in rows("side_roles"))


@cache
def _fields():
    return PhraseBook((row["words"], row["field"]) for row in rows("bank_fields"))


def fields_of(*names):
    """Return the field that the first of these names (a role, a path) names; none where it names two, or none."""
    for name in filter(None, names):
        named = {payload[1] for _, _, (payload, *_) in _fields().among(words_of(name))}
        if named:
            return frozenset(named - {""}) if len(named - {"self-employed"}) <= 1 else frozenset()
    return frozenset()


def told(facts, role):
    """Return what a background tells, as need -> list of `Known`, the latest first.

    Parameters
    ----------
    facts : DataFrame
        As `Background.facts`.
    role : named tuple or None
        The main role of today.
    """
    roles = roles_in(facts)
    found = {**_of_today(role, roles), **_of_steps(role, roles), **_of_changes(facts, roles), **_of_times(facts, roles)}
    studies = facts[facts["fact"].eq("education")]
    found["studies"] = [Known({}, place_of(study)) for study in studies.itertuples(index=False)][-1:]
    return {need: known for need, known in found.items() if known}


def _of_today(role, roles):
    if role is None:
        return {}
    title, why = title_of(role.what), place_of(role)
    own = is_own_business(role)
    leads = _LEADS_BY_TITLE.search(role.what) or _LEADS.search(role.quote)
    known = {
        "own business": [Known({}, why)] if own else [],
        "role": [Known({"role": title}, why)] if title else [],
        "leads people": [Known({}, why)] if leads else [],
    }
    if role.employer and not own:
        known["employer"] = [Known({"employer": employer_named(role.employer)}, why)]
        known["since"] = _joined(role, roles)
        known |= _second_work(role, roles)
    elif own:
        before = [other for other in roles if other.until != NOW and other.employer and not is_own_business(other)]
        known["employed before"] = [Known({}, place_of(before[-1]))] if before else []
    return known


def _joined(role, roles):
    """Since when somebody is with their employer: known only if every role there has a beginning, and there is one."""
    there = [other for other in roles if other.employer == role.employer]
    if not all(other.since for other in there) or _left_and_returned(there):
        return []
    first = min(there, key=lambda other: other.since)
    return [Known({"employer": employer_named(role.employer), "year": first.since[:4]}, place_of(first))]


def _second_work(role, roles):
    others = [o for o in roles if o.until == NOW and o.employer not in ("", role.employer) and not is_beside(o)]
    if not others or is_beside(role):
        return {}
    slots = {"employer": employer_named(role.employer), "other_employer": employer_named(others[-1].employer)}
    why = f"{place_of(role)} {place_of(others[-1])}"
    return {"two employers": [Known(slots, why)], "two careers": [Known({}, why)]}


def _of_steps(role, roles):
    paid = [other for other in roles if other.employer and not is_beside(other)]
    today = {other.employer for other in roles if other.until == NOW}
    left = [other for other in paid if other.until not in ("", NOW) and other.employer not in today]
    left.sort(key=lambda other: other.until)
    known = {
        "former employer": [Known({"employer": employer_named(o.employer)}, place_of(o)) for o in reversed(left)],
        "several employers": [Known({}, place_of(paid[-1]))] if len({o.employer for o in paid}) > 1 else [],
        "break": [Known({}, place_of(o)) for o in roles if _is_break(o)][::-1],
        "return": _returned(paid),
    }
    if role is not None and role.employer and not is_beside(role):
        known |= _rise(role, [other for other in paid if other.employer == role.employer])
    return known


def _is_break(role):
    # "maternity cover" is somebody else's break
    over = not role.employer and role.until not in ("", NOW)
    return over and bool(_PAUSE.search(role.what)) and "cover" not in role.what.casefold()


def _returned(paid):
    for employer in dict.fromkeys(role.employer for role in reversed(paid)):
        there = [role for role in paid if role.employer == employer]
        if _left_and_returned(there):
            return [Known({"employer": employer_named(employer)}, place_of(there[-1]))]
    return []


def _left_and_returned(there):
    dated = sorted((r for r in there if r.since), key=lambda r: r.since)
    ends = [(one.until, later.since) for one, later in zip(dated, dated[1:], strict=False)]
    return any(end[:4].isdigit() and int(begin[:4]) - int(end[:4]) >= 2 for end, begin in ends)


def _rise(role, there):
    titles = list(dict.fromkeys(filter(None, (title_of(other.what) for other in there))))
    now = title_of(role.what)
    if len(titles) < 2 or not now or titles[0] in now or now in titles[0] or is_own_business(there[0]):
        return {}
    employer = employer_named(role.employer)
    why = place_of(there[0])
    rise = Known({"employer": employer, "first_role": titles[0], "role": now}, why)
    return {"promotion": [Known({"employer": employer}, why)], "rise": [rise]}


def _of_changes(facts, roles):
    known = {"change": [], "change year": []}
    changes = list(facts[facts["fact"].eq("change")].itertuples(index=False))
    left_again = {fact.before.casefold() for fact in changes}
    for fact in reversed([fact for fact in changes if fact.what.casefold() not in left_again]):
        if _can_be_said(fact) and not _still_done(fact, roles):
            slots = {"earlier_work": work_named(fact.before), "new_work": work_named(fact.what)}
            known["change"].append(Known(slots, place_of(fact)))
            if fact.since:
                known["change year"].append(Known({**slots, "year": fact.since[:4]}, place_of(fact)))
    return known


def _can_be_said(change):
    fields = (change.before, change.what)
    return all(0 < len(words.split()) <= _MOST_FIELD and not _SEVERAL.search(words) for words in fields)


def _still_done(change, roles):
    """Tell whether what was left is still done today: who retrains beside the work has not moved."""
    today = {_stem(word) for role in roles if role.until == NOW for word in words_of(role.what)}
    return bool(today & {_stem(word) for word in words_of(change.before)})


def _stem(word):
    return word[:6]


def _of_times(facts, roles):
    known = {}
    for fact in reversed(list(facts[facts["fact"].eq("lived_through")].itertuples(index=False))):
        event = _founding(fact, roles) if fact.what == "founding" else fact.what
        if event and fact.employer:
            slots = {"employer": employer_named(fact.employer)}
            known.setdefault(event, []).append(Known(slots, place_of(fact)))
    return known


def _founding(fact, roles):
    """Tell a founder from somebody who was there early; '' where it was a team that began, not the employer."""
    if not fact.employer or fact.employer.split()[0].casefold() not in fact.quote.casefold():
        return ""
    theirs = any(_OWN.search(role.what) for role in roles if role.employer == fact.employer)
    return "founding" if theirs or _FOUNDED.search(fact.quote) else "early team"


def seniority_of(role):
    """Return the rank that the role of today says, '' where it says none."""
    return rank_of(role.what) if role is not None else ""
