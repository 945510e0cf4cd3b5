"""What a belief claims."""

from __future__ import annotations

from dataclasses import dataclass

from careerlab.analysis.believing.stance.amounts import MOST, MUCH, amounts_in
from careerlab.analysis.believing.stance.forms import poles_of
from careerlab.analysis.believing.stance.words import book, clauses_of, is_negation, root, roots_of, said
from careerlab.insights.phrases import words_of

_NO_SUBJECT = frozenset("without you i there if one to".split())
_PEOPLE = ("er", "or", "ist", "ian", "ant", "ent", "man", "men", "people")  # endings of what people are called


@dataclass(frozen=True, slots=True)
class Claim:
    """What a belief says: its telling words (roots), and the sides, need or amount it claims ('' where none)."""

    roots: frozenset
    poles: tuple = ()  # (matter, side) pairs
    need: str = ""  # yes or no
    amount: str = ""  # much or little
    share: str = ""  # `most` where it leaves no room for anything else, `much` where it is of the time, else ''
    than: frozenset = frozenset()  # what it compares with

    @property
    def is_amount(self):
        """Whether it claims how much there is of something."""
        return not self.poles and not self.need


def claim_of(belief, names=()):
    """Read a belief.

    Parameters
    ----------
    belief : str
    names : iterable of str
        What its career and those who work there are called: words that say nothing about it.

    Returns
    -------
    Claim
    """
    clauses = clauses_of(belief)
    words = tuple(word for clause in clauses for word in clause)
    called = roots_of(tuple(word for name in names for word in words_of(name)))
    sides = {about: [side for side in found if side != "both"] for about, found in poles_of(clauses, True).items()}
    poles = tuple(sorted((about, found[0]) for about, found in sides.items() if len(found) == 1))
    need = "" if poles else _need_in(words)
    amounts = [what for _, _, what in amounts_in(words)]
    return Claim(
        roots=roots_of(_needed(words) if need else _without_career(words, called)) - called,
        poles=poles,
        need=need,
        amount="little" if amounts.count("little") % 2 else "much",
        share=next((share for share in (MOST, MUCH) if share in amounts), ""),
        than=roots_of(after_than(words)),
    )


def after_than(words):
    """The words after "than": what is compared with."""
    return words[words.index("than") + 1 :] if "than" in words else ()


def _need_in(words):
    """Whether a belief is about what one needs: "without X nobody" needs it, "you don't need X" does not."""
    found = [what for _, _, what in said("need", words)]
    if "without" in words and any(is_negation(word) for word in words if word != "without"):
        return "yes"
    return "" if not found or found == ["no"] and words[0] not in ("you", "one") else found[0]


def _needed(words):
    """The words for what is needed: between "without" and "nobody", or after "need"."""
    if words[0] == "without":
        end = next((at for at, word in enumerate(words) if at and (is_negation(word) or word in ("you", "i"))), None)
        return words[1:end]
    first, last, _ = said("need", words)[0]
    return words[last:] or words[:first]


def _without_career(words, called):
    """The words of a belief without the career it is about: "Nurses mostly do paperwork" is about paperwork."""
    if not words or words[0] in _NO_SUBJECT:
        return words
    at = next((at for at, word in enumerate(words[:5]) if (word,) in book("verb").phrases), 0)
    is_career = all(word.endswith(_PEOPLE) or root(word) in called for word in words[:at][-1:])
    return words[at:] if is_career else words
