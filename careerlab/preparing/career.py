"""The posts of a person: which one the talk is about, what is done beside the work, who works alone, in which field."""

from __future__ import annotations

import re
from functools import cache

from careerlab.analysis.people.about_speaker import rank_of
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.preparing.wording import title_of
from careerlab.resources import rows

NOW = "now"
ALONE = "self-employed"  # the field of the bank for people who work for themselves, whatever they do
_ALONE = re.compile(
    r"\b(?:self[- ]?employed|freelanc\w*|sole trader|work(?:s|ed|ing)? for (?:my|him|her|them)sel(?:f|ves)"
    r"|on (?:my|his|her|their) own account|(?:my|his|her|their) own (?:business|firm|company|practice"
    r"|shop|studio|van))\b",
    re.I,
)
_OWNS = re.compile(r"\b(?:founder|co-?founder|owner|proprietor|farmer|crofter)\b", re.I)


def roles_in(facts):
    """List the roles of a background (named tuples), the oldest first."""
    return list(facts[facts["fact"].eq("role")].itertuples(index=False))


def posts_of(roles):
    """List the posts of a career: nothing done beside it, and of two entries for one post the one that says more."""
    posts = [role for role in roles if not is_beside(role)]
    return [role for role in posts if not any(_says_more(other, role) for other in posts)]


def _says_more(other, role):
    """Tell whether one entry of today is another one without its year, or without its employer.

    A headline stands beside the list of posts; somebody who really has two posts has two employers.
    """
    if other is role or not (other.until == role.until == NOW) or role.since:
        return False
    title = title_of(role.what)
    is_same_title = bool(title) and title == title_of(other.what)
    if role.employer:
        return bool(other.since) and (other.employer == role.employer or is_same_title)
    return bool(other.since or other.employer) and is_same_title


def main_role(roles, is_about=lambda words: False):
    """Return the role of today that the talk is most likely about, None where the text names none.

    Parameters
    ----------
    roles : list of named tuple
    is_about : callable
        Whether the words of a role name a path of the explorer.
    """
    today = [role for role in posts_of(roles) or roles if role.until == NOW]
    return max(
        enumerate(today),
        key=lambda at_role: (
            is_about(at_role[1].what),
            not is_beside(at_role[1]),
            bool(title_of(at_role[1].what) or owns_business(at_role[1])),
            at_role[0],
        ),
        default=(0, None),
    )[1]


def is_beside(role):
    """Tell whether a role is done beside the work: trustee, mentor, governor; a member of an orchestra plays in it."""
    found = {says for _, _, ((_, says), *_) in _beside().among(words_of(role.what))}
    return "yes" in found and not ("member" in words_of(role.what) and "arts" in fields_said(role.employer, "backs"))


@cache
def _beside():
    return PhraseBook((row["words"], row["beside"]) for row in rows("side_roles"))


def works_alone(role):
    """Tell whether somebody has no employer in a role, as its words or its quote say."""
    return not role.employer and bool(_ALONE.search(role.quote)) or bool(_ALONE.search(role.what))


def owns_business(role):
    """Tell whether a role is that of somebody with a business of their own, be it large or one person's."""
    return works_alone(role) or bool(_OWNS.search(role.what))


def is_own_business(role, roles):
    """Tell it of the main role: "electrician" without employer, beside "working for myself since 2014"."""
    today = [other for other in roles if other.until == NOW and not other.employer]
    return owns_business(role) or (not role.employer and any(works_alone(other) for other in today))


# ---- fields


@cache
def _fields(says):
    found = [row for row in rows("bank_fields") if row["says"] == says]
    return PhraseBook((row["words"], (row["field"], row["entry"])) for row in found)


def fields_said(words, says="title"):
    """Return the field that words name, as a set: empty where they name none, or two.

    Parameters
    ----------
    words : str
        A job title or an employer.
    says : str
        ``title``, ``employer`` (one that tells the field of everybody in it), or ``backs`` (one that tells it of those
        who have done such work: not everybody in a hospital nurses).
    """
    named = {field for _, _, ((_, (field, _)), *_) in _fields(says).among(words_of(words))} - {""}
    return frozenset(named) if len(named - {ALONE}) <= 1 else frozenset()


def fields_of(role, roles):
    """Return the fields that somebody works in today: those of their main role and of a second work.

    A title says it, else an earlier title at the same employer or at one of that field, else the employer.
    """
    if role is None:
        return frozenset()
    posts = posts_of(roles)
    today = [role, *(other for other in posts if other.until == NOW and other is not role)]
    found = frozenset().union(*(_fields_in(post, posts) for post in today))
    return found | {ALONE} if any(works_alone(post) for post in today) else found


def _fields_in(post, posts):
    said = fields_said(post.what)
    if said or _names_a_field(post.what):
        return said
    earlier = [other for other in reversed(posts) if other.until != NOW]
    for other in (other for other in earlier if post.employer):
        theirs = fields_said(other.what)
        if theirs and (other.employer == post.employer or theirs <= fields_said(post.employer, "backs")):
            return theirs
    return fields_said(post.employer, "employer")


def _names_a_field(title):
    """Tell whether a title is of the list at all: "school business manager" is, and of no field of the bank."""
    return bool(list(_fields("title").among(words_of(title))))


def is_regulated(roles):
    """Tell whether somebody has work today, or had, that nobody may begin without its examination."""
    said = (_fields("title").among(words_of(role.what)) for role in roles)
    return any(entry for found in said for _, _, ((_, (_, entry)), *_) in found)


def seniority_of(role):
    """Return the rank that the role of today says, '' where it says none."""
    return rank_of(role.what) if role is not None else ""
