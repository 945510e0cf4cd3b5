"""What a background tells that a question may build on: today's work, steps, changes, and times lived through."""

from __future__ import annotations

import re

from careerlab.insights.phrases import words_of
from careerlab.preparing.bank import Known
from careerlab.preparing.career import (
    NOW,
    is_beside,
    is_own_business,
    is_regulated,
    owns_business,
    posts_of,
    roles_in,
    works_alone,
)
from careerlab.preparing.wording import employer_named, is_doer, listed, quoted, title_of, with_article, work_named

_FOUNDED = re.compile(r"\b(?:co-?)?found(?:ed|er|ing)?\b|\bset up\b|\bstarted\b", re.I)
_PAUSE = re.compile(
    r"\b(?:break|caregiv\w+|carer|parent\w*|maternity|paternity|sabbatical|illness|travel\w*|time (?:off|out)"
    r"|stay-at-home|raising)\b",
    re.I,
)
_PROMOTED = re.compile(r"\b(?:took over|promot\w+|became|appointed|stepped up|made (?:up )?(?:a |the )?\w+)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|worked|began|started|served|taught|spent|former\w*|previous\w*|used to)\b", re.I)
_LEADS_BY_TITLE = re.compile(r"\b(?:chief|director|head|leader|supervisor|foreman)\b", re.I)
_LEADS = re.compile(
    r"\b(?:line-manag\w+|team of|teams? from|direct reports|(?:lead|leads|leading|led|manag\w+|supervis\w+)"
    r" (?:a |the |\d+ )?(?:\w+ )?(?:team|people|staff|managers|nurses|engineers|advisers))\b",
    re.I,
)
_SEVERAL = re.compile(r"[,;()/0-9]|\bthen\b", re.I)  # more than one thing, or no field
_MOST_FIELD = 5  # words of a field that can still be said: "from working-age benefits policy"
_MANY_EMPLOYERS = 3


def place_of(fact):
    """Return where a fact stands, as a reason: ``Their page says: “…” (bios/anna.txt, line 3).``"""
    return f"Their page says: {quoted(fact.quote)} ({fact.source}, line {fact.line})."


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
    found["regulated"] = [Known()] if is_regulated(roles) else []
    return {need: known for need, known in found.items() if known}


def _of_today(role, roles):
    if role is None:
        return {}
    title, why = title_of(role.what), place_of(role)
    leads = _LEADS_BY_TITLE.search(role.what) or _LEADS.search(role.quote)
    known = {
        "role": [Known({"role": title}, why)] if title else [],
        "leads people": [Known({}, why)] if leads else [],
        **_second_work(role, roles),
    }
    if is_own_business(role, roles):
        return known | _of_own_business(role, roles)
    if role.employer:
        known["employer"] = [Known({"employer": employer_named(role.employer)}, why)]
        known["since"] = _joined(role, roles)
    return known


def _of_own_business(role, roles):
    before = [other for other in roles if other.until != NOW and other.employer and not owns_business(other)]
    said = next((other for other in roles if other.until == NOW and works_alone(other)), role)
    return {
        "own business": [Known({}, place_of(said))],
        "employed before": [Known({}, place_of(before[-1]))] if before else [],
    }


def _joined(role, roles):
    """Since when somebody is with their employer: known only if every role there has a beginning, and there is one.

    A post of which the text names no employer may have been there; who "took over" somewhere was there before.
    """
    there = [other for other in roles if other.employer == role.employer]
    maybe_there = [other for other in posts_of(roles) if not other.employer and not _is_break(other)]
    if maybe_there or not all(other.since for other in there) or _left_and_returned(there):
        return []
    first = min(there, key=lambda other: other.since)
    if _PROMOTED.search(first.quote):
        return []
    return [Known({"employer": employer_named(role.employer), "year": first.since[:4]}, place_of(first))]


def _second_work(role, roles):
    """Two kinds of work today: at another employer, or for oneself beside an employer."""
    there = [other for other in posts_of(roles) if title_of(other.what) or "member" in words_of(other.what)]
    others = [other for other in there if other.until == NOW and _is_elsewhere(other, role)]
    if not others or is_beside(role):
        return {}
    why = f"{place_of(role)} {place_of(others[-1])}"
    known = {"two careers": [Known({}, why)]}
    if role.employer and others[-1].employer:
        slots = {"employer": employer_named(role.employer), "other_employer": employer_named(others[-1].employer)}
        known["two employers"] = [Known(slots, why)]
    return known


def _is_elsewhere(other, role):
    if other.employer and role.employer:
        return other.employer != role.employer
    return bool(other.employer or role.employer) and (works_alone(other) or works_alone(role))


def _of_steps(role, roles):
    paid = [other for other in posts_of(roles) if other.employer]
    today = {other.employer for other in roles if other.until == NOW}
    left = [other for other in paid if other.until not in ("", NOW) and other.employer not in today]
    left.sort(key=lambda other: other.until)
    known = {
        "former employer": [Known({"employer": employer_named(o.employer)}, place_of(o)) for o in reversed(left)],
        **_several(paid),
        "break": [Known({}, place_of(o)) for o in roles if _is_break(o)][::-1],
        "return": _returned(paid),
    }
    if role is not None and not is_beside(role):
        known["two titles"] = _two_titles(role, posts_of(roles))
        if role.employer:
            known |= _rise(role, [other for other in paid if other.employer == role.employer])
    return known


def _several(paid):
    named = list(dict.fromkeys(employer_named(role.employer) for role in paid))
    if len(named) < 2:
        return {}
    known = [Known({}, f"Their page names {listed(named[-_MANY_EMPLOYERS:])}.")]
    return {"several employers": known, "three employers": known if len(named) >= _MANY_EMPLOYERS else []}


def _two_titles(role, posts):
    """Return the first work that differs from that of today, to ask what led from the one to the other."""
    now = title_of(role.what)
    for first in posts if now and is_doer(now) else ():
        title = title_of(first.what)
        if _is_over(first) and title and is_doer(title) and now.split()[-1] not in title.split():
            slots = {"first_title": with_article(title), "title_today": with_article(now)}
            return [Known(slots, f"{place_of(first)} {place_of(role)}")]
    return []


def _is_over(role):
    return role.until not in ("", NOW) or (role.until != NOW and bool(_PAST.search(role.quote)))


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
    titles = [title for title in dict.fromkeys(title_of(other.what) for other in there) if is_doer(title)]
    now = title_of(role.what)
    if len(titles) < 2 or not now or titles[0] in now or now in titles[0] or owns_business(there[0]):
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
    return {_stem(word) for word in words_of(change.before)} <= today


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
    theirs = any(owns_business(role) for role in roles if role.employer == fact.employer)
    return "founding" if theirs or _FOUNDED.search(fact.quote) else "early team"
