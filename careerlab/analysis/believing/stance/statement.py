"""Which side of a belief a statement takes, clause by clause, and what frames it: "I thought", "a myth", "if"."""

from __future__ import annotations

from functools import lru_cache

from careerlab.analysis.believing.stance.amounts import LITTLE, MOST, amounts_in
from careerlab.analysis.believing.stance.claim import after_than
from careerlab.analysis.believing.stance.forms import NEAR, REACH, poles_of, side_of, sided
from careerlab.analysis.believing.stance.words import (
    AGAINST,
    FOR,
    KEPT,
    TURNED,
    UNSURE,
    clauses_of,
    roots_of,
    said,
    says,
)

_YES, _NO = frozenset("yes yeah yep always".split()), frozenset("no never nobody nope none nor not".split())
_ASKS = frozenset("do does did would could".split())  # a question, or a request, whatever its end
_HOW_MUCH = (("how", "much"), ("how", "many"), ("how", "often"))
_LEADS = frozenset("it's it is the my job work day week honestly really so".split())
_IS = frozenset("it's is are".split())


def stance(claim, text, question="", on_topic=True):
    """Say which side of a belief a statement takes.

    Parameters
    ----------
    claim : Claim
        As from `claim_of`.
    text : str
        The statement.
    question : str, optional
        The question it is the first answer to: "Did anybody ask for a degree?" "Never."
    on_topic : bool
        Whether it is about the same side of working life; only then "it is mostly talking" speaks against "mostly
        drawing".

    Returns
    -------
    side : str
        `for`, `against`, `unsure` (it speaks both ways), or '' where it takes no side.
    rule : str
        Why, in words a person can check; '' where it takes no side.
    """
    clauses = clauses_of(text)
    if text.rstrip(" \"'”’)").endswith("?") or (clauses and clauses[0][0] in _ASKS):
        return "", ""
    found = _sides(claim, clauses) if _touches(claim, text) else []
    if question and not found:
        found = _sides_of_answer(claim, clauses, clauses_of(question))
    if on_topic and not found:
        found = _sides_of_something_else(claim, clauses)
    if len({side for side, _ in found}) > 1:
        return UNSURE, "it speaks both ways"
    return found[0] if found else ("", "")


@lru_cache(maxsize=KEPT)
def touched(text):
    """The roots of a text's telling words, and the matters that it names."""
    clauses = clauses_of(text)
    return frozenset().union(*map(roots_of, clauses)), frozenset(poles_of(clauses))


def _touches(claim, text):
    roots, named = touched(text)
    return any(about in named for about, _ in claim.poles) if claim.poles else not claim.roots.isdisjoint(roots)


def is_own_view(text):
    """Whether a statement speaks of the explorer's belief itself: "that one was right", "belief buried"."""
    return any(says("own", words) for words in clauses_of(text))


def _sides(claim, clauses):
    """(side, rule) of each clause that takes one; what is only imagined or compared with something else takes none."""
    found, remarks, dated = [], set(), False
    for words, following in zip(clauses, (*clauses[1:], ()), strict=True):
        opinions, silent = says("opinion", words), says("silent", words)
        dated = dated or "once" in silent
        if "if" in silent and not opinions - {"than"}:
            if words is clauses[0]:  # "If I were you, I would …"
                return []
            continue
        if _compares_otherwise(claim, words):
            continue
        side, rule = _framed(claim, words, following, opinions)
        if side:
            found.append((side, rule))
        else:
            remarks |= opinions - {"thought", "than"}
    found = _with_remark(claim, clauses, found, remarks)
    return [(UNSURE, "it may hold no longer")] if dated and found else found


def _compares_otherwise(claim, words):
    compared = roots_of(after_than(words))
    return bool(claim.than and compared and claim.than.isdisjoint(compared))


def _framed(claim, words, following, opinions):
    """(side, rule) of one clause; what somebody once thought, or calls a myth, speaks for the opposite."""
    side, rule = side_of(claim, words, following)
    if not side and opinions - {"than"} and claim.is_amount and _names(claim, words):
        side, rule = FOR, "it names what you believed"
    if opinions & {"thought", "wrong"} and "confirmed" not in opinions:
        return TURNED.get(side, side), "it says so as of something once thought"
    return side, rule


def _with_remark(claim, clauses, found, remarks):
    """The sides found, after a clause of its own that says "I was wrong" or "that one was right"."""
    if len(remarks) != 1:
        return found
    if not found and claim.is_amount and any(_names(claim, words) for words in clauses):
        found = [(FOR, "it says that this was right")]
    if remarks == {"confirmed"}:
        return found
    return [(AGAINST, "it says that this was wrong")] if found else []


def _names(claim, words):
    return not claim.roots.isdisjoint(roots_of(words))


def _sides_of_answer(claim, clauses, questions):
    """(side, rule) of a short answer, by what was asked: "no" turns the question round, "none" is an amount."""
    asked = tuple(word for clause in questions for word in clause)
    first = clauses[0][0] if clauses else ""
    if asked[:2] in _HOW_MUCH:
        amounts = [much for words in clauses[:2] for _, _, much in amounts_in(words) if not says("silent", words)]
        if amounts[:1] and amounts[0] in (MOST, LITTLE) and _names(claim, asked):
            return [(sided((amounts[0] == LITTLE) == (claim.amount == LITTLE)), f"asked how {asked[1]}: {amounts[0]}")]
    elif first in _YES | _NO and len(clauses[0]) <= REACH:
        side, _ = side_of(claim, asked)
        if side:
            return [(side if first in _YES else TURNED.get(side, side), f"the answer is “{first}”")]
    return []


def _sides_of_something_else(claim, clauses):
    """Against "mostly drawing" speaks "it is mostly talking": another activity fills the day already."""
    if not (claim.is_amount and claim.share == MOST) or any(_names(claim, words) for words in clauses):
        return []
    words = clauses[0] if clauses else ()
    if says("silent", words) or said("opinion", words):
        return []
    for first, last, much in amounts_in(words):
        rest = words[last:]
        activity = [word for word in rest if roots_of((word,))][:1]
        is_all_of_it = much == MOST and _LEADS.issuperset(words[:first]) and not _IS.isdisjoint(words[: last + 3])
        if is_all_of_it and len(rest) <= NEAR and activity and activity[0].endswith("ing"):
            return [(AGAINST, "something else fills most of it")]
    return []
