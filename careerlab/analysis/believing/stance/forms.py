"""What one clause says to a claim of each form. Each returns (side, rule), side '' where it says nothing."""

from __future__ import annotations

from functools import lru_cache

from careerlab.analysis.believing.stance.amounts import HALF, IS, LITTLE, MANY, MOST, MUCH, amounts_in
from careerlab.analysis.believing.stance.words import (
    AGAINST,
    FOR,
    KEPT,
    NEGATIONS,
    UNSURE,
    WEAKENING,
    is_negation,
    is_telling,
    matters,
    root,
    roots_of,
    said,
    says,
)

NOTHING = ("", "")
REACH = 5  # words after a "not" that it turns round
NEAR = 5  # words between an amount and what it is an amount of
# who is "not alone" is with others, but who is "not with others" this once is not alone: the second says nothing
_GRADED = ("company", "variety", "stress", "body")
_AFTER = ("nothing", "none")  # "draws nothing"
_LINKS = frozenset(
    "about than without of for and or which who".split()
)  # what follows them is not what the amount is of


def side_of(claim, words, following=()):
    """Say which side of a claim one clause takes; `following` is the next clause."""
    if claim.poles:
        return _by_poles(claim, words)
    return _by_need(claim, words, following) if claim.need else _by_amount(claim, words, following)


def sided(alike):
    """`for` where a statement claims what the belief claims."""
    return FOR if alike else AGAINST


# ---- sides of a matter


def poles_of(clauses, believed=False):
    """Matter -> the sides that are taken on it, sorted; `both` where a phrase leaves it open.

    A belief is about its career, so plainer words will do where it is `believed`.
    """
    found = {}
    for words in clauses:
        for about, side in (*_poles_in(words), *(_poles_believed(words) if believed else ())):
            found.setdefault(about, set()).add(side)
    return {about: sorted(sides) for about, sides in found.items()}


@lru_cache(maxsize=KEPT)
def _poles_in(words):
    """(matter, side) pairs of one clause; the side is ``not …`` where a phrase is only denied."""
    return tuple(
        (about, _turned(about, _open(words, first, side, turn), words, first, turn))
        for about, turn in matters().items()
        for first, last, side in said(about, words)
        if "than" not in words[:first] and (last - first > 1 or about not in _GRADED or _is_of_the_job(words[:first]))
    )


def _is_of_the_job(before):
    """Whether a single word such as "dull" is said of the job: not in "the test is dull" or "the dull part"."""
    return not roots_of(before) and before[-1:] not in (("the",), ("that",), ("one",))


def _poles_believed(words):
    for first, _, says_ in said("belief", words):
        about, _, side = says_.partition(": ")
        yield about, _turned(about, side, words, first, matters()[about])


def _open(words, first, side, turn):
    """`both` instead of a side where employers are compared ("agencies pay better")."""
    return "both" if side in turn and said("employer", words[max(0, first - 2) : first]) else side


def _turned(about, side, words, first, turn):
    before = words[max(0, first - REACH) : first]
    if side not in turn or not any(is_negation(word) or word in WEAKENING for word in before):
        return side
    return f"not {side}" if about in _GRADED else turn[side]


def _by_poles(claim, words):
    taken = poles_of((words,))
    for about, side in claim.poles:
        here = taken.get(about, [])
        if len(here) > 1 or (here and (here == ["both"] or HALF in says("amount", words))):
            return UNSURE, "it speaks both ways"
        if here == [f"not {side}"]:
            return AGAINST, f"it denies “{side}”, which you believed"
        if here and not here[0].startswith("not "):
            return sided(here == [side]), f"it says “{here[0]}”; you believed “{side}”"
    return NOTHING


# ---- what one needs


def _by_need(claim, words, following):
    places = places_of(claim, words)
    if not places or (words[0] == "no" == (following or ("",))[0]):  # "no degree, no job"
        return NOTHING
    near = {
        _denied(words, first, what)
        for first, last, what in said("need", words)
        if any(is_near(words, first, last, at) and _reaches(words, first, last, at) for at in places)
    }
    if len(near) > 1 or near == {UNSURE}:
        return UNSURE, "it says both that it is needed and that it is not"
    if not near:
        return NOTHING
    (what,) = near
    return sided(what == claim.need), f"it says it is {'' if what == 'yes' else 'not '}needed ({words[places[0]]})"


def _denied(words, first, what):
    before = words[max(0, first - REACH + 1) : first]
    if not any(word in ("not", "never") or word.endswith("n't") for word in before):
        return what
    return "no" if what == "yes" else UNSURE


def places_of(claim, words):
    """Where words of the belief stand."""
    return [at for at, word in enumerate(words) if is_telling(word) and root(word) in claim.roots]


def is_near(words, first, last, at):
    """Whether what stands at first..last belongs to the word `at`: near, with at most an adjective between."""
    between = words[last:at] if at >= last else words[at + 1 : first]
    telling = [n for n, word in enumerate(between) if is_telling(word)]
    if first <= at < last:
        return True
    if len(between) > NEAR or (at < first and telling):
        return False
    return not telling or (telling == [len(between) - 1] and _LINKS.isdisjoint(between))


def _reaches(words, first, last, at):
    """Whether a mere "no" stands right before what it denies; other phrases may stand further away."""
    return not _is_bare(words, first, last) or 0 <= at - last <= 1


def _is_bare(words, first, last):
    return words[first:last] == ("no", "one") or (last - first == 1 and is_negation(words[first]))


# ---- how much


def _by_amount(claim, words, following):
    places = places_of(claim, words)
    if not places:
        return NOTHING
    found = _nearest(claim, words, places)
    if not found and following and roots_of(words) <= claim.roots:  # "Animals, all day long"
        found = _nearest(claim, words + following, places)
    if not found:
        return NOTHING
    much, at = found
    return sided(much == claim.amount), f"it says {much} of it ({words[at]}); you believed {claim.amount}"


def _nearest(claim, words, places):
    """The amount nearest to a word of the belief, as (amount, place of that word); None if none is plain."""
    amounts, near = amounts_in(words), []
    for at in places:
        for n, (first, last, much) in enumerate(amounts):
            if is_near(words, first, last, at) and _is_of(claim, words, (first, last, much), at):
                gap = at - last if at >= last else first - at - 1
                turned = (
                    n and much in (MOST, MUCH, IS) and amounts[n - 1][2] == LITTLE and first - amounts[n - 1][1] <= 1
                )
                near.append((max(gap, 0), at, LITTLE if turned else much))
    if not near:
        return None
    _, at, much = min(near)
    if much == HALF or (much == MANY and claim.share):  # how many is no share
        return None
    return (LITTLE if much == LITTLE else MUCH), at


def _is_of(claim, words, amount, at):
    """Whether an amount is plainly one of the word `at`."""
    first, last, much = amount
    if at < first:
        return much != IS and (not _is_bare(words, first, last) or (words[first] in _AFTER and first == at + 1))
    if _is_bare(words, first, last):  # a denied word is the belief denied only if it is all of the belief
        whole = claim.roots <= roots_of(words) and (
            len(claim.roots) > 1 or words[first] in NEGATIONS - {"not", "cannot"}
        )
        return at - last <= 1 and whole
    if much == IS and not _is_predicate(claim, words, at):
        return False
    partly = words[first:last] in (("most", "of"), ("most", "of", "the"), ("most", "of", "my")) and at == last
    return not partly  # "most of the meetings" are not most of the day


def _is_predicate(claim, words, at):
    """Whether "it is …" ends in the word `at`: not in "it's a family company", nor in "we're talking about"."""
    following = words[at + 1 : at + 2]
    ends = not following or not (is_telling(following[0]) or following[0] in _LINKS)
    return ends and claim.roots <= roots_of(words)
