"""The verbs by which people tell where they worked, as one pattern with a group for each kind.

The kinds are in resources/background_verbs.csv: `start` (from then on, in a post or at an employer), `stay` (for some
time), `found`, `leave`, `do` (what somebody did there), `be`, and `other`, which only ends what is said before.
"""

from __future__ import annotations

import re

from careerlab.resources import rows

_HELPS = (
    r"(?:(?:is|was|am|has|have|had|been|being|got|were|also|since|now|long|just|only|then|later|once|always|soon|next"
    r"|first|both|again|himself|herself|[a-z]{4,}ly)[ ]){0,4}"
)
_JOB = (
    r"(?:g[eo]t|getting|landed|took|taking|found|won|accepted|(?:offered|gave)[ ](?:me|him|her))(?:[ ]up)?"
    r"[ ](?:an?|the|my|her|his)[ ](?:[a-z-]+[ ]){0,2}"
    r"(?:job|post|position|role|place|apprenticeship|traineeship|training[ ]contract)"
)
_CAREER = (
    r"(?:started|began|begun|starting|beginning)[ ](?:her|his|their|my)[ ](?:[a-z]+[ ])?(?:career|life|training|time)"
)
_OBJECT = r"(?:[ ](?:me|him|her|them))?"
_MORE = {"start": (_JOB, _CAREER), "other": (r"[a-z]{3,}(?:ated|ised|ized|owed)",)}
_SHORT = r"(?<=\bI)['’](?:m|ve[ ]been)|(?<=\bhe)['’]s(?:[ ]been)?|(?<=\bshe)['’]s(?:[ ]been)?"


def _kind(name):
    found = list(_MORE.get(name, ()))
    for row in (row for row in rows("background_verbs") if row["kind"] == name):
        words = "|".join(sorted(row["words"].split("; "), key=len, reverse=True))
        ahead = "|".join(row["before"].split("; "))
        found.append(f"(?:{words}){_OBJECT if row['object'] else ''}" + (f"(?=[ ](?:{ahead})[ ])" if ahead else ""))
    return f"(?P<{name}>{'|'.join(found)})"


_KINDS = "|".join(map(_kind, ("leave", "found", "start", "stay", "do", "other", "be")))
VERBS = re.compile(rf"(?<![\w'’-]){_HELPS}(?:{_KINDS})(?![\w'’-])|(?P<short>{_SHORT})(?=[ ])", re.I)
