"""What the column of a sheet holds, told by its name: who and when, bookkeeping, or what was said."""

from __future__ import annotations

import re
from functools import cache

from careerlab.notes.heads import PROPERTIES
from careerlab.resources import rows

# beside what properties can be: `first` and `last` name, `title`, `explorer`, `time` (when a row was made) and `kept`
# (bookkeeping)
_NAMES = {
    "person": "professional|respondent|alum|alumna|alumnus|interviewee name|name of interviewee",
    "first": "first name|firstname|given name|forename",
    "last": "last name|lastname|surname|family name",
    "title": "title",
    "organisation": "institution|business",
    "date": "date time|date and time",
    "introduced_by": "how introduced",
    "explorer": "interviewer|interviewed by|explorer|student|student name|my name|asked by",
    "also": "e mail address|linkedin link",
    "time": "timestamp|completion time|start time|submitted at|submission date|submission time|submit date"
    "|submit date utc|created|created time|created at|date created|date submitted|time submitted",
    "kept": "|id|no|nr|row|record|record id|response id|respondent id|submission id|token|network id|score|total score"
    "|status|done|completed|labels|priority|url|link|website|attachment|attachments|file|files|files media|username"
    "|language|ip address|phone|phone number|mobile|tel|telephone|pronouns|created by|last edited time|last edited by"
    "|last modified|last modified time|last modified by|updated|updated at|archived",
}
ROLES = PROPERTIES | {name: role for role, names in _NAMES.items() for name in names.split("|")}
_ASKED = (
    (re.compile(r"(?:how|who|through whom).{0,40}\b(?:introduc|referr|connected)"), "introduced_by"),
    (
        re.compile(r"(?:who|whom) (?:did|have|was|were|are)\b.{0,40}\b(?:interview|talk|speak|spoke|meet|met|chat)"),
        "person",
    ),
    (re.compile(r"when (?:did|was|were)\b.{0,40}\b(?:interview|talk|speak|meet|chat|call|conversation)"), "date"),
    (re.compile(r"(?:where|for whom|who) (?:do|does|did) (?:you|they|he|she) work\b"), "organisation"),
)
_FILLERS = frozenset(
    "what whats which s is are was were your you their his her the a an of full current please enter and for".split()
)
_TALK = frozenset("name interview interviewee talk call meeting conversation professional contact person time".split())


def role_of(name):
    """The role of one column: what heads.PROPERTIES or `_NAMES` say, or ``''`` for what was said.

    `Company`, `Name of the company` and `What is your company?` are one thing; a longer question is answered in words.
    """
    words = re.findall(r"[^\W_]+", name[:200].casefold())
    while len(words) > 1 and (words[0].isdigit() or re.fullmatch(r"q\d{1,3}", words[0])):
        del words[0]
    plain = " ".join(words)
    if plain in ROLES or len(words) > 12:
        return ROLES.get(plain, "")
    for pattern, role in _ASKED:
        if pattern.match(plain):
            return role
    core = [word for word in words if word not in _FILLERS]
    for kept in (core, [word for word in core if word != "name"], [word for word in core if word not in _TALK]):
        if kept and " ".join(kept) in ROLES:
            return ROLES[" ".join(kept)]
    return "person" if core == ["name"] else ""


def roles_of(names):
    """The roles of all columns of a sheet.

    Beside another person, `Your name` is the explorer's and a bare `Name` is what the row is called.
    """
    roles = [role_of(name) for name in names]
    mine = [role == "person" and bool(_OWN.search(name)) for name, role in zip(names, roles, strict=True)]
    if roles.count("person") > sum(mine):
        roles = ["explorer" if own else role for own, role in zip(mine, roles, strict=True)]
    if roles.count("person") > 1:
        roles = ["title" if _plain(name) == "name" else role for name, role in zip(names, roles, strict=True)]
    return roles


_OWN = re.compile(r"\b(?:your|my)\b", re.I)


def is_head(names):
    """Whether the cells of a row name columns: a field of a talk among them, or mostly headings and questions."""
    if set(roles_of(names)) - {"", "kept"}:
        return True
    known = sum(name.endswith("?") or role_of(name) == "kept" or _plain(name) in _headings() for name in names)
    return known * 2 >= len(names) > 0


@cache
def _headings():
    return frozenset(_plain(row["heading"]) for row in rows("headings"))


def _plain(name):
    return " ".join(re.findall(r"[^\W_]+", name[:200].casefold().replace("'", "").replace("’", "")))
