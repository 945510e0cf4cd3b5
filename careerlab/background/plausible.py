"""Whether a fact can be true as it was read: what does not look like a post, a school or an event is left out.

The readers before this know layouts and sentences; this knows none of them. A fact that is missing costs a question,
one that is wrong costs the trust of the person one talks to.
"""

from __future__ import annotations

import re
from dataclasses import replace

from careerlab.background.verbs import VERBS
from careerlab.background.words import (
    has_listed,
    is_department,
    is_everyday,
    is_large,
    is_like_a_person,
    is_organisation,
    is_place,
    is_role,
    is_unit,
    listed,
)
from careerlab.insights.identity.names import fold_firm

_LONGEST_ROLE, _LONGEST_NAME = 12, 9  # words
_NO_TITLE = re.compile(
    r"\W|\d{4}|(?:previous|former|formerly|followed|issued|responsible|key|born|winner|finalist)\b", re.I
)
_NO_EMPLOYER = re.compile(
    r"(?:winner|finalist|runner-up)\b|(?:unit|room|floor|suite)\s+\d|.*\b(?:19|20)\d\d\b|.*\b(?:merged?|becomes?|acquired)\b",
    re.I,
)
_NO_FIELD = re.compile(r"\b(?:carer for|caring for|career break|parental leave|maternity)\b", re.I)
_WORKED = re.compile(
    r"(?:.{0,12} )?(?:work|spen[dt]|join|learn|practi[sc]|years|seasons|months|at|\w+ \w+ \w+ job|employed)", re.I
)
_HEADING = re.compile(
    r"(?:previous|past|earlier|former|current|other|selected)\s+(?:roles?|posts?|positions?|jobs?|work)\b", re.I
)
_RETRAINED = re.compile(r"\bre-?(?:train|qualif)", re.I)
# Posts that are counted in a list of projects, grants and talks, and are no employment.
_OF_A_PROJECT = re.compile(r"\b(?:co-?investigator|principal investigator|named partner|studies at)\b", re.I)


def plausible(facts):
    """Keep what can be true of (record, entry) pairs of one page, in their order."""
    facts = [_with_its_unit(*_without_heading(*pair)) for pair in facts]
    kept = [pair for pair in facts if _LOOKS_RIGHT[pair[0]["fact"]](pair[0] | {"listed": pair[1].is_listed})]
    employers = {fold_firm(fact["employer"]) for fact, _ in kept if fact["fact"] == "role"}
    return [
        (fact, entry)
        for fact, entry in kept
        # What happened at a place counts for those who worked there.
        if fact["fact"] != "lived_through" or fold_firm(fact["employer"]) in employers
    ]


def _without_heading(fact, entry):
    """Take away an employer that is the heading of a list ("Previous roles in government")."""
    if not _HEADING.match(fact["employer"]):
        return fact, entry
    return fact | {"employer": ""}, replace(entry, employer="")


def _with_its_unit(fact, entry):
    """Give a part of an employer to the post: "Principal Curator, Textiles" names no employer."""
    what = f"{fact['what']}, {fact['employer']}"
    stands_there = what in " ".join(fact["quote"].split())
    if fact["fact"] != "role" or not fact["what"] or not stands_there or not _is_part(fact["employer"]):
        return fact, entry
    return fact | {"what": what, "employer": ""}, replace(entry, what=what, employer="")


def _is_part(name):
    """Whether a name is made of everyday words alone, or is a place, and so is hardly that of an employer."""
    if not name or is_organisation(name) or is_large(name):
        return False
    return is_place(name) or is_unit(name) or is_everyday(name)


def _is_post(fact):
    what, employer = fact["what"], fact["employer"]
    if _NO_TITLE.match(what) or len(what.split()) > _LONGEST_ROLE or _OF_A_PROJECT.search(fact["quote"]):
        return False
    if not what:  # an employer and a time, in a layout that leaves the post open
        return (
            not _NO_TITLE.match(employer)
            and _is_name(employer)
            and (bool(fact["since"]) and is_organisation(employer) or bool(_WORKED.match(fact["quote"])))
        )
    is_done = (
        not fact["listed"]
        and bool(employer or fact["since"] or fact["until"])
        or (
            VERBS.match(what)
            or fact["listed"]
            and fact["since"]
            and len(what.split()) <= 4
            and not is_organisation(what)
        )
        and bool(employer)
        and (not fact["listed"] or is_organisation(employer) or is_large(employer))
    )
    return (is_done or is_role(what) or has_listed(what, "role") or has_listed(what, "career break")) and (
        not employer or _is_name(employer)
    )


def _is_name(employer):
    """Whether this can be the name of an employer: no person, no room, no part of an employer alone, no sentence."""
    return (
        len(employer.split()) <= _LONGEST_NAME
        and (not employer[:1].islower() or employer in listed("generic employer"))
        and not _NO_EMPLOYER.match(employer)
        and not is_like_a_person(employer)
        and not is_role(employer)
        and not is_department(employer)
        and not is_unit(employer)
    )


def _is_study(fact):
    what, school = fact["what"], fact["employer"]
    if what.count("(") != what.count(")") or _NO_TITLE.match(what or "a"):  # cut in the middle
        return False
    if not any(map(str.isalpha, what)):
        return has_listed(school, "school")
    is_said = (
        _QUALIFIED.match(what)
        or _TRAINED.match(fact["quote"])
        or has_listed(what, "study")
        or has_listed(what, "subject")
    )
    is_line = fact["listed"] and fact["until"] and len(what.split()) > 1 and not has_listed(what, "organisation")
    return bool(is_said or has_listed(school, "school") or is_line and not _LICENCE.search(what))


_QUALIFIED = re.compile(r"qualified\b|graduate\b", re.I)
_TRAINED = re.compile(r"(?:re-?)?trained as\b")
_LICENCE = re.compile(r"\blicen[cs]e\b|\bregist|\bborn\b|\bbirth|\bprize\b|\baward", re.I)


def _is_change(fact):
    before, what = fact["before"], fact["what"]
    told = bool(what) and before.casefold() != what.casefold() and (bool(before) or _RETRAINED.search(fact["quote"]))
    return bool(told) and not _NO_FIELD.search(f"{before} {what}")


def _is_event(fact):
    return _is_name(fact["employer"])


_LOOKS_RIGHT = {"role": _is_post, "education": _is_study, "change": _is_change, "lived_through": _is_event}
