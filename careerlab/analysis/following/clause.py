"""A clause and whose deed it speaks of: "she'll", "Robert to", "will" with nobody in front, "I" in a quotation."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from careerlab.analysis.following.whom import initials, names_in
from careerlab.analysis.following.words import phrase_at, words_in
from careerlab.resources import rows as resource

FIRM, OFFERED, HEDGED = 3, 2, 1
_SURE = {"firm": FIRM, "offered": OFFERED, "hedged": HEDGED}
LONGEST_MODAL = 5  # words
FILLERS = frozenset(
    "also probably definitely just then happily gladly even always maybe perhaps well kindly personally certainly be"
    " so simply now still first actually really quickly and please do very".split()
)
MY, THEIR, YOUR = (frozenset(w.split()) for w in ("me my us our mine i", "her him them his their", "you your"))
HE = frozenset("she he they".split())
_NOBODY = frozenset("who which that what it there this nobody everyone people somebody someone".split())
_IF = frozenset("if unless whether what how why where until before once".split())
_AUXILIARY = FILLERS | frozenset("am is are was have has been had".split())
_JOINS = frozenset("and but so or then".split())
_SAYS = frozenset("said says say told tells reckons thinks that".split())
_BREAK = re.compile(
    r"[;:!?]\s+|(?<!\b[A-Z])(?<!\b[MD]r)(?<!\bMrs)(?<!\bMs)\.\s+|\s[-–—→]+\s|,\s+(?=(?:and|but|so|then|or|also)\b)|\n"
)
_BEFORE_A_NAME = ",;.:!?-–—→>"


class Clause(NamedTuple):
    """The words of a clause (as read, and with their places) and what is known of the statement it stands in.

    `voice`, `book`, `person`, `goes_on`, `owner` and `task` are as `acts_in` takes them.
    """

    plain: list
    words: list
    names: list
    text: str
    start: int
    end: int
    context: object

    @property
    def me(self):
        """Return the words that mean the note-taker as the one it is for."""
        return YOUR if self.context.voice == "them" else MY

    @property
    def is_note(self):
        """Whether the note-taker writes to herself: no conversation, no mail."""
        return self.context.voice == "me"


class Modal(NamedTuple):
    """A row of ``resources/promising.csv``: how firm a promise it makes, and in which way."""

    words: tuple
    firm: int
    kind: str


NO_MODAL = Modal((), FIRM, "")
ASSIGNED = Modal(("to",), FIRM, "promised")  # "Robert to email us", as in minutes


@cache
def _modals():
    return {
        (words := tuple(row["words"].split())): Modal(words, _SURE[row["sure"]], row["as"])
        for row in resource("promising")
    }


def modal_at(plain, at):
    """Return the longest Modal that begins at a word, with where it ends; (None, at) where none does."""
    for size in range(LONGEST_MODAL, 0, -1):
        modal = _modals().get(tuple(plain[at : at + size]))
        if modal and at + size <= len(plain):
            return modal, at + size
    return None, at


def clauses_of(text, context):
    """Return the clauses of a statement as Clause, in order."""
    words, names = words_in(text), names_in(text, context.book)
    found = []
    for start, end in places_of_clauses(text):
        here = [w for w in words if start <= w.start < end]
        named = [n for n in names if start <= n.start < end]
        found.append(Clause([w.word for w in here], here, named, text, start, end, context))
    return [clause for clause in found if clause.plain]


def places_of_clauses(text):
    """Return offsets of the clauses: at stops and dashes, and where "and" or a comma begins another thing to do."""
    cuts = {m.end() for m in _BREAK.finditer(text)} | {0}
    words = words_in(text)
    plain = [w.word for w in words]
    for at, word in enumerate(words[:-1]):
        joins = word.word in ("and", "then", "but") and word.start > 0
        after_comma = "," in text[word.end : words[at + 1].start]
        if (joins or after_comma) and _begins(plain, at + 1):
            cuts.add(word.start if joins else words[at + 1].start)
    edges = sorted({*cuts, len(text)})
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if text[a:b].strip()]


def _begins(plain, at):
    """Whether words begin a new thing to do: a deed, somebody who will, "said", or initials with "to"."""
    following = plain[at + 1 : at + 2]
    if plain[at] in HE or plain[at] in ("i", "we"):
        return bool(modal_at(plain, at + 1)[0]) or following == ["said"] or phrase_at(plain, at + 1)[0] is not None
    if plain[at] in ("says", "said") or (following == ["to"] and len(plain[at]) < 3):
        return True
    return phrase_at(plain, at)[0] is not None or modal_at(plain, at)[0] is not None


def is_assigned(clause, at):
    """Whether the "to" at a word gives somebody a thing to do: "Robert to email us", "me to ring", "S to pass on"."""
    if not at or clause.plain[at] != "to" or not clause.is_note or not phrase_at(clause.plain, at + 1)[0]:
        return False
    subject, named = clause.words[at - 1], _named(clause, at - 1)
    begins = clause.text[: named.start if named else subject.start].rstrip()
    somebody = named or subject.word in ("me", "i") or subject.word in initials(clause.context.person)
    somebody = somebody or {"me", "us"} & set(clause.plain[at:])  # "kev to ring me", in small letters
    return bool(somebody) and (not begins or begins[-1] in _BEFORE_A_NAME)


def is_reported(clause, at):
    """Whether "would" or "will" is how a promise is told: "she said she'd send it", not "the firm said they'd"."""
    plain = clause.plain
    said = next((n for n in range(at - 1, max(-1, at - 5), -1) if plain[n] in ("said", "says", "promised")), -1)
    if plain[at] not in ("would", "will") or said < 0:
        return False
    teller = plain[said - 1] if said else ""
    known = HE | _JOINS | FILLERS | initials(clause.context.person) | {"", "i", "we"}
    return teller in known or _named(clause, said - 1) is not None


def subject_of(clause, at, modal, before):
    """Return whose deed a modal at a word speaks of.

    Parameters
    ----------
    clause : Clause
    at : int
    modal : Modal
    before : tuple or None
        (who, firm, ordered) of the clause before, which a clause without a subject goes on from.

    Returns
    -------
    str
        ``I``, ``they`` (the person of the talk), a name, ``you`` (the note-taker, in the other's words), ``allowed``
        ("she said I can come"), or '' where it is nobody's promise.
    """
    plain, rest = clause.plain, set(clause.plain[at:])
    if modal.kind == "asked of me":
        asked = not at or plain[at - 1] in HE or _named(clause, at - 1) is not None
        return "I" if clause.is_note and asked else ""
    if modal.words == ("let", "me"):
        return "they" if clause.context.voice == "them" else ""
    if plain[at - 1 : at] in (["was"], ["were"]):
        return ""  # "was going to"
    back = at - 1
    while back >= 0 and plain[back] in _AUXILIARY:
        back -= 1
    if back < 0:
        return _left_out(clause, at, modal, before)
    subject, earlier = plain[back], plain[back - 1] if back else ""
    if earlier in _IF or subject in _NOBODY:
        return ""
    if modal is ASSIGNED and not (named := _named(clause, back)):
        return "I" if subject in ("me", "i") else "they"
    if subject in ("i", "we"):
        return _first_person(clause, modal, earlier, rest)
    if subject == "you":
        return {"me to them": "they", "them": "you"}.get(clause.context.voice, "")
    if subject in HE or subject in initials(clause.context.person):
        return "they" if clause.is_note else ""
    if named := _named(clause, back):
        return "they" if named.name == clause.context.person else named.name
    if earlier in ("his", "her", "their") and clause.is_note and {"me", "us"} & rest:
        return "they"  # "his editor might let me": through him
    return _left_out(clause, at, modal, before) if subject in _JOINS else ""


def _first_person(clause, modal, earlier, rest):
    if clause.context.voice == "them" or (clause.is_note and YOUR & rest):  # in notes "you" is in somebody's words
        return "they"
    return "allowed" if modal.words in (("can",), ("could",), ("may",)) and earlier in _SAYS else "I"


def _left_out(clause, at, modal, before):
    """Whose deed it is where nobody is named: who was spoken of before, else what the words after it say."""
    rest = set(clause.plain[at:])
    if clause.is_note and modal.kind == "duty":
        return "I"
    if before and before[0] not in ("allowed", "you"):
        return before[0]
    if clause.context.owner not in ("", "I") and clause.is_note:
        return clause.context.owner
    if clause.context.goes_on and clause.is_note:
        return clause.context.goes_on
    if clause.context.voice == "them" or rest & {"me", "us"}:
        return "they"
    offers = modal.kind in ("promised", "offer") and modal.words[-1] == "to" and modal.words != ("like", "to")
    return "they" if offers and not rest & THEIR else "I"


def _named(clause, at):
    return next((n for n in clause.names if n.end == clause.words[at].end), None)
