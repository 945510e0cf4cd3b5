"""What the explorer could give back: where somebody misses what she can do. Where the notes have nothing, nothing."""

from __future__ import annotations

import re

ABLE = 3  # level from which a skill is of use to somebody else: "do it alone"
_LACKS = re.compile(
    r"\b(?:we miss|(?:is|are) missing|never find|can't find|cannot find|hard to find|no time (?:for|to)"
    r"|(?:nobody|no one|none of us) (?:here )?(?:can|does|knows|likes)|no(?:body|t anyone) to"
    r"|could (?:do with|use) (?:some|a|somebody|someone|help)|needs? help|looking for (?:somebody|someone)|struggl\w*"
    r"|hates? (?:doing|writing|making)|(?:hasn't|haven't|without|no) (?:a|any|got a)? ?"
    r"(?:designer|writer|developer|photographer|translator|website)|help (?:me|us|her|him|them) with)\b",
    re.I,
)
# they say themselves what the explorer would be good for
_YOU = re.compile(
    r"\byou(?:'d| would) (?:be ahead|be useful|be handy|be a (?:great |big )?help)|\bcould use (?:you|your)\b"
    r"|\byou could (?:help|show|teach) (?:us|me)\b|\b(?:could|can) you (?:help|show|teach|look at|draw|write|make) ",
    re.I,
)


def could_give(rows, profile):
    """Return (words, ids): where a person says that something is missing that the explorer can do.

    Parameters
    ----------
    rows : pandas.DataFrame
        The statements of one person, in note order.
    profile : Profile or None
        Its `skills`; without it only what the person asks of the explorer counts.
    """
    skills = getattr(profile, "skills", None) or {}
    able = {skill for skill, level in skills.items() if level >= ABLE}
    found = []
    for row in rows[rows["speaker"].eq("source")].itertuples():
        text = row.text.replace("’", "'")
        named = sorted(skill for skill in able if skill in row.skills.split("; ") or _names(skill, text))
        if _YOU.search(text) or (named and _LACKS.search(text)):
            found.append((f"“{row.text}”" + (f" You can: {', '.join(named)}." if named else ""), row.id))
    return " ".join(words for words, _ in found), [id for _, id in found]


def _names(skill, text):
    return re.search(rf"\b{re.escape(skill)}\b", text, re.I) is not None
