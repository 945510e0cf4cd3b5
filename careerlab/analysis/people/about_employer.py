"""What a name, a role or a statement says of an employer: its kind, and how many people work there."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from careerlab.analysis.people.numbers import NEARLY, NUMBER, number
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows as resource

SIZES = ("", "small", "medium", "large")
MEDIUM_FROM, LARGE_FROM = 50, 250  # people, as in the European Union's Recommendation 2003/361/EC

NEAR = 6  # words from the start of a phrase within which it says what employer it is

# What may stand behind the name of a large employer: "Google UK" is Google, "Apple Tree Nursery" is not Apple.
_BRANCH = frozenset(
    "uk us usa plc ltd limited inc group holding gmbh ag corp corporation company international europe digital".split()
)
_ENDS = re.compile(r"[;:.!?]|\b(?:that|which|who|where|and|but|because|so|when|until|for|than|like|about)\b")
# Not of today, or not the speaker's own: what stands before or in a phrase, and means another employer.
_OTHER = re.compile(
    r"\b(?:old|last|first|previous|former|next|other|own|was|were|wasn't|had|did|used to|left|offered|before|after|then"
    r"|if|would|i'd|not|isn't|no|two|three|several|different|various|course|courses|and|with|between)\b"
)
_AM = r"\bi(?:'m|'s| am| is|'ve been| have been| has been)"
_WORK = rf"(?:\bi works?|^works?|{_AM} (?:employed|working))"
_A = r"(?P<employer>(?:a|an|one of|our|this|the) .{2,80})"
_WORKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_AM}(?P<between>(?: [\w'-]+){{0,8}}?),? (?:at|in) {_A}",
        rf"{_WORK}(?P<between>(?: [\w'-]+){{0,8}}?),? (?:at|for|in|by) {_A}",
        rf"\bwe(?:'re| are)(?P<between>(?: (?:only|just|still|now|basically))?) {_A}",
        r"\b(?:our|my)(?P<between>)(?: (?:present|current|small|little|tiny|wee|big|large|whole))? "
        r"(?P<employer>(?:agency|company|charity|start-?up|studio|council|employer|firm)\b.{0,30})",
        rf"\bmy place is(?P<between>) {_A}",
    )
)
_MYSELF = re.compile(
    rf"(?:{_AM}|\bi (?:works?|went)|^)(?: (?:now|still|a|as|also|mostly|fully))* "
    r"?(?:self[- ]?employed|freelanc(?:e|er|ing)|sole trader|for (?:my|him|her)self)\b"
    r"(?! (?:rates?|work|market|jobs?|projects?|pay)\b)"
)
_SMALL, _MEDIUM, _LARGE = (
    "small tiny little boutique family",
    "medium mid",
    "large big huge global multinational international massive biggest largest",
)
_ADJECTIVES = {
    word: size for size, words in zip(SIZES[1:], (_SMALL, _MEDIUM, _LARGE), strict=True) for word in words.split()
}
_FIRM = (
    r"(?:company|firm|agency|start-?up|charity|practice|studio|business|organi[sz]ation|employer|trust|council|bank"
    r"|shop)"
)
_PEOPLE = r"(?: (?:people|employees|staff|of us|of them|members of staff))"
_NO_EMPLOYER = "team|group|department|section|unit|division|crew|class|village|town|city|region|meeting|room"
_HEADCOUNT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<n>{NUMBER}){_PEOPLE}? (?:work here|work there|work for (?:us|it|them)|are employed)\b",
        rf"\b{_FIRM} (?:of|has|with|employs|employing) {NEARLY}(?P<n>{NUMBER})(?={_PEOPLE}|\W*$|[,.;]| in\b)",
        rf"\b(?:at|in|for) (?:a|an) (?:(?!{_NO_EMPLOYER})[\w-]+ ){{1,4}}?of {NEARLY}(?P<n>{NUMBER})(?={_PEOPLE})",
        rf"(?P<n>{NUMBER})[- ](?:person|people|employee|strong|man|woman)[- ](?:\w+ )?{_FIRM}\b",
        rf"\bwe(?:'re| are) {NEARLY}(?P<n>{NUMBER})(?={_PEOPLE})",
        rf"\bwe(?:'ve| have)(?: got)? {NEARLY}(?P<n>{NUMBER}) (?:employees|staff)\b",
        rf"(?P<n>{NUMBER}) (?:employees|(?:people|staff) (?:worldwide|altogether|in all|in total))\b",
        rf"\bmy place(?: is| has|,|:) [^.;]{{0,80}}?(?P<n>{NUMBER})(?={_PEOPLE})",
    )
)
_PART_OF_IT = re.compile(
    r"\b(?:teams?|group|department|brigade|section|unit|division|desk|squads?|was|were|wasn't|offered|then)\b"
)
_HOW_MANY = re.compile(rf"^\W*{NEARLY}(?P<n>{NUMBER})(?={_PEOPLE}|\W*$)|(?P<m>{NUMBER}){_PEOPLE}")


def employer_named(name):
    """Return (kind, size) that the name of an employer says, '' where it says none: "Leeds City Council", "Google"."""
    words = words_of(name)
    kind = _large(words)
    if kind:
        return kind, "large"
    found = [says for _, _, ((_, says), *_) in _kinds().among(words)]
    return next((kind for kind, _ in found), ""), max((size for _, size in found), key=SIZES.index, default="")


def employer_said(text, written):
    """Return (kind, size) that a statement says of its speaker's employer, '' where it says none.

    Parameters
    ----------
    text : str
        The statement as `own_words.in_first_person` gives it.
    written : str
        As it was written: only there a name has a capital.
    """
    if _MYSELF.search(text):
        return "self-employed", "small"
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _WORKS):
        phrase = _until(_ENDS, found["employer"])
        if not _OTHER.search(found["between"]) and not _OTHER.search(phrase):
            said = _of_phrase(phrase, written)
            if any(said):
                return said
    return "", ""


def employer_answered(text, written):
    """Return (kind, size) that an answer to "who do you work for?" says, or a role: "teacher, small school"."""
    return employer_said(text, written) if _MYSELF.search(text) else _of_phrase(_until(_ENDS, text), written)


def people_said(text):
    """Return how many people a statement says work at its speaker's employer, -1 where it says nothing of it."""
    found = filter(None, (pattern.search(text) for pattern in _HEADCOUNT))
    return next((number(match["n"]) for match in found if not _PART_OF_IT.search(text[: match.start()])), -1)


def people_answered(text):
    """Return how many people an answer to "how big is the company?" names, -1 where it names none."""
    found = _HOW_MANY.search(text)
    return number(found["n"] or found["m"]) if found else -1


def size_of(people):
    """Return what an employer of so many people is called, '' for -1."""
    return SIZES[0 if people < 0 else 1 + (people >= MEDIUM_FROM) + (people >= LARGE_FROM)]


def _of_phrase(phrase, written):
    """Read a phrase that names or describes an employer: "a small agency of 22 people in Leeds"."""
    words = words_of(phrase)
    kind = _large(words, branch=False)
    if kind and _is_name(words, written):
        return kind, "large"
    first, (kind, size) = next(((at, says) for at, _, ((_, says), *_) in _kinds().among(words)), (0, ("", "")))
    if first >= NEAR:
        return "", ""
    return kind, next((_ADJECTIVES[word] for word in words[:first] if word in _ADJECTIVES), size)


def _large(words, branch=True):
    """Return the kind of the large employer that a name begins with, '' if it is none."""
    begins = _large_employers().among(words)
    if not begins or begins[0][0] or (branch and not _BRANCH.issuperset(words[begins[0][1] :])):
        return ""
    return begins[0][2][0][1]


def _is_name(words, written):
    return any(word[:1].isupper() and words_of(word)[:1] == words[:1] for word in written.split())


def _until(end, text):
    found = end.search(text)
    return text[: found.start()] if found else text


@cache
def _kinds():
    return PhraseBook((row["words"], (row["kind"], row["size"])) for row in resource("employers"))


@cache
def _large_employers():
    return PhraseBook((row["name"], row["kind"]) for row in resource("large_employers"))
