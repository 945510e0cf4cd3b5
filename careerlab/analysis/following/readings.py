"""The ways in which a clause says that somebody will do something, the plainest first."""

from __future__ import annotations

from typing import NamedTuple

from careerlab.analysis.following.about import CONTACTS
from careerlab.analysis.following.clause import (
    ASSIGNED,
    FILLERS,
    FIRM,
    HE,
    MY,
    NO_MODAL,
    OFFERED,
    THEIR,
    YOUR,
    is_assigned,
    is_reported,
    modal_at,
    subject_of,
)
from careerlab.analysis.following.cues import is_ended
from careerlab.analysis.following.dates import due_of
from careerlab.analysis.following.whom import initials
from careerlab.analysis.following.words import Phrase, phrase_at

_SOFTENED = 8  # words between "will" and the deed: "would probably be happy to"
_INVITED_TO = ("opening", "event", "stay in touch")
_GIVES = frozenset("promised promise promises offered offers invited invites owe owes".split())
_WISHES = {("wants", "a"), ("wants", "the"), ("wants", "my"), ("wants", "to", "see"), ("asked", "for")}
_ASKS_BACK = frozenset("send email mail let keep drop give call ring write text ping stay forward".split())
_BEFORE_ORDERS = frozenset(
    "please yes do then also and so todo next must to remember not action actions ap first follow up now later"
    " tomorrow i'll just quick p.s ps nb note both".split()
)
_BEFORE_DEEDS = HE | frozenset("and then also have has had i we already only finally just".split())
_NO_DEEDS = frozenset("be become enjoy fall feel hate have hear know learn like love miss need regret want".split())
_SUBJECTS = HE | {"i"}
_NOT_IN_FRONT = HE | frozenset("if whether when before once how what why where that who which says said".split())
ENDED = Phrase(("end",), "promise", "", "")
_TO = ("to", "for", "with", "it")
_ANYBODY = frozenset("somebody someone".split())
_HIM = frozenset("her him them".split())


class Reading(NamedTuple):
    """Who does what, how firmly that is said, where the deed ends, whether as an order.

    `to_me` says whether it is for the one who hears of it, `done` whether it is told as done.
    """

    who: str
    phrase: Phrase
    firm: int
    at: int
    ordered: bool = False
    to_me: bool = True
    done: bool = False


def read_clause(clause, before):
    """Return (Reading or None, what a clause after it goes on from or None)."""
    reading, goes_on_from = _future(clause, before)
    reading = reading or _under_way(clause) or _thing(clause) or _present(clause) or _order(clause, before)
    if not reading:
        return _told(clause), goes_on_from
    return reading, (reading.who, reading.firm, reading.ordered)


def _future(clause, before):
    """Somebody and a word of the future: "she'll send", "offered to introduce", "will ask", "Robert to email"."""
    plain, at, first = clause.plain, 0, None
    while at < len(plain):
        modal, after = (ASSIGNED, at + 1) if is_assigned(clause, at) else modal_at(plain, at)
        if not modal:
            at += 1
            continue
        told = modal.kind == "promised" or is_reported(clause, at)
        phrase, firm, end = _deed(clause, after, FIRM if told and modal.firm < FIRM else modal.firm, told, modal.kind)
        who = subject_of(clause, at, modal, before)
        first = first or ((who, firm, False) if who else None)
        who, to_me = _owes(clause, who, phrase, firm, after, modal, told) if who and phrase else ("", True)
        if who:
            return Reading(who, phrase, firm, end, to_me=to_me), first
        at = after
    return None, first


def _deed(clause, at, firm, told, kind):
    """Skip what softens ("would be happy to") and find the deed; None first where it is denied or there is none."""
    plain = clause.plain
    for _ in range(_SOFTENED):
        if at >= len(plain) or plain[at] == "not":
            return None, firm, at
        phrase, end = phrase_at(plain, at)
        if phrase:
            return phrase, firm, end
        modal, after = modal_at(plain, at)
        if modal:
            firm, at = min(firm, modal.firm), after
        elif plain[at] in FILLERS:
            at += 1
        else:
            break
    # what was promised in so many words, or will be done for me ("will cut me a key"), is one whatever the verb
    for_me = kind == "will" and firm == FIRM and set(plain[at + 1 : at + 2]) & clause.me and at + 2 < len(plain)
    is_deed = at < len(plain) and plain[at] not in _NO_DEEDS and (told or for_me)
    return (Phrase((plain[at],), "promise", "me", "yes") if is_deed else None), firm, at + 1


def _owes(clause, who, phrase, firm, after, modal, told):
    """Return (who owes it, whether to the note-taker); '' first where it is no promise to her or by her."""
    rest = set(clause.plain[after:])
    if who in ("you", "allowed"):
        return ("they" if phrase.what in _INVITED_TO else ""), True
    if who == "I":
        to_them = YOUR if clause.context.voice == "me to them" else THEIR
        meant = to_them & rest or clause.names or clause.context.task or modal.kind in ("will", "promised")
        vague = phrase.mine == "task" and firm < FIRM
        return ("I" if phrase.mine and meant and not vague else ""), True
    if phrase.words[0] == "hear" and clause.is_note and MY & rest:
        return "I", True  # "she would like to hear from me"
    if not phrase.they or (clause.context.voice == "them" and phrase.words == ("tell",)):  # "I'll tell you what"
        return "", True
    known = phrase_at(list(phrase.words), 0)[0] is not None
    if clause.me & rest or modal is ASSIGNED or (told and (known or modal.kind == "promised")):
        return who, True
    it = clause.plain[after + 1 : after + 2] in (["it"], ["that"])
    if phrase.they == "yes" and (firm == FIRM or phrase.what == "introduction" or it):
        return who, True
    return (who if firm == FIRM and ((THEIR | _ANYBODY) & rest or clause.names) else ""), False


def _under_way(clause):
    """What somebody is about to do: "she's sending me the slides tomorrow", "giving me his old saw"."""
    plain = clause.plain
    for at in range(len(plain)):
        phrase, end = phrase_at(plain, at, ("ing",))
        if not phrase or (at and plain[at - 1] not in ("is", "am", "are", "will", "be")):
            continue
        who = subject_of(clause, at, NO_MODAL, None) if at else "they" if clause.is_note else ""
        who, to_me = _owes(clause, who, phrase, FIRM if at else OFFERED, at, NO_MODAL, False) if who else ("", True)
        if who not in ("", "I"):
            return Reading(who, phrase, FIRM, end, to_me=to_me)
    return None


def _thing(clause):
    """A thing promised or wished for: "promised her the name", "offered me a day", "wants a photo"."""
    plain, phrase = clause.plain, phrase_at(["send"], 0)[0]
    for at, word in enumerate(plain[:-1] if clause.context.voice != "them" else ()):
        if at <= 1 and clause.context.task and {tuple(plain[at : at + 2]), tuple(plain[at : at + 3])} & _WISHES:
            return Reading("I", phrase, OFFERED, at + 1)
        if word in _GIVES and plain[at - 1 : at] != ["had"]:  # what somebody had promised, others tell of
            receiver, giver = plain[at + 1], plain[at - 1] if at else "i"
            if receiver in ("me", "us"):
                return Reading("they", phrase, FIRM if word[0] == "p" else OFFERED, at + 2)
            to_them = receiver in _HIM or any(n.start == clause.words[at + 1].start for n in clause.names)
            if to_them and (giver in ("i", "we", "have") or giver in FILLERS):
                return Reading("I", phrase, FIRM, at + 2)
    return None


def _present(clause):
    """What was agreed, as minutes have it: "she lends me her textbook", "I give it back before term"."""
    plain = clause.plain
    for at in range(1, len(plain) if clause.context.task and clause.is_note else 0):
        mine = plain[at - 1] in ("i", "we")
        named = next((n.name for n in clause.names if n.end == clause.words[at - 1].end), "")
        phrase, end = phrase_at(plain, at, ("plain",) if mine else ("now",))
        if phrase and mine and phrase.mine == "yes" and len(plain) > end:
            return Reading("I", phrase, OFFERED, end)
        if phrase and (named or plain[at - 1] in HE) and phrase.they and MY & set(plain[at:]):
            return Reading("they" if named in ("", clause.context.person) else named, phrase, OFFERED, end)
    return None


def _told(clause):
    """What is told as done: "sent her the photo", "she has already sent me the slides", "I wrote to him about you"."""
    plain, (who, at) = clause.plain, _doer(clause)
    phrase, end = phrase_at(plain, at, ("past",))
    rest = set(plain[at:])
    receivers = clause.me if who != "I" else YOUR if clause.context.voice == "me to them" else THEIR
    if who == "I" and (clause.context.owner == "they" or {"me", "us"} & set(plain[at + 1 : at + 2])):
        who, receivers = "they", MY
    if not phrase or {"if", "whether"} & rest or not (clause.is_note or who == "I" or (clause.me | MY) & rest):
        return None
    to_me = any(plain[n] in receivers and (n == end or plain[n - 1] in _TO) for n in range(end, len(plain)))
    to_me = (to_me or "back" in rest or (who == "I" and bool(clause.names))) and phrase.mine == "yes"
    to_me = to_me and (who == "I" or bool((clause.me | MY) & rest))
    return Reading(who, phrase, FIRM, end, to_me=to_me, done=True)


def ended(clause):
    """Return the Reading that something has come or is finished: "the slides arrived", "the form is in"; or None."""
    if not clause.is_note or not is_ended(clause.text[clause.start : clause.end]):
        return None
    who, at = _doer(clause)
    return Reading(who if at else "", ENDED, FIRM, 0, to_me=False, done=True)


def _doer(clause):
    """Return (who did something, the word at which the deed begins): "I", "Anna has already", "At Anna's I only"."""
    plain, who = clause.plain, "they" if clause.context.voice == "them" else "I"
    mine = next((n for n, word in enumerate(plain) if word in ("i", "we")), 0) if clause.is_note else 0
    at = 0 if set(plain[:mine]) & _NOT_IN_FRONT else mine
    named = next((n for n in clause.names if at == 0 and n.start == clause.words[0].start), None)
    if named and not clause.text[named.start : named.end].endswith(("'s", "’s")):
        who = "they" if named.name == clause.context.person else named.name
        at = sum(word.start < named.end for word in clause.words)
    while at < len(plain) and (plain[at] in _BEFORE_DEEDS or plain[at] in initials(clause.context.person)):
        if plain[at] not in _BEFORE_DEEDS or plain[at] in HE:
            who = "they"
        at += 1
    return who, at


def _order(clause, before):
    """An order: to oneself in notes ("send her the photo"), from the professional to me in a conversation."""
    plain, at = clause.plain, 0
    if clause.context.voice == "them" and modal_at(plain, 0)[0] and plain[1:2] == ["you"] and {"me", "us"} & set(plain):
        at = 2  # "could you send me"
    at = _where_it_begins(clause, at)
    phrase, end = phrase_at(plain, at)
    if not phrase or (len(phrase.words) == 1 and plain[end : end + 1] == ["of"]):  # "list of names" is a thing
        return None
    rest, says_what = set(plain[at:]), len(phrase.words) > 1 or end < len(plain)
    if before and before[0] not in ("allowed", "you") and says_what:
        who, firm, ordered = before
        if phrase.mine if who == "I" else phrase.they == "yes" or (phrase.they and rest & clause.me):
            return Reading(who, phrase, firm, end, ordered)
    if clause.context.voice == "them":
        return _asked_back(clause, phrase, at, end)
    if clause.context.voice == "me to them":
        return None
    to_somebody = phrase.mine == "yes" or rest & (MY | THEIR) or clause.names
    if clause.context.owner and says_what and (plain[0] not in _SUBJECTS or to_somebody):
        return Reading(clause.context.owner, phrase, FIRM, end, ordered=True)
    to_somebody = rest & THEIR or clause.names
    return Reading("I", phrase, OFFERED, end, ordered=True) if phrase.mine == "yes" and to_somebody else None


def _where_it_begins(clause, at):
    """Return the word at which an order may begin: behind "todo", "please", a label, "if not I"."""
    plain, begins = clause.plain, at
    label = {"me", "i", "her", "him", "she", "he"} if clause.context.owner else set()
    for name in clause.names if clause.context.owner else ():
        label |= set(name.name.lower().split()) if name.start == clause.words[0].start else set()
    while at < len(plain) and (plain[at] in _BEFORE_ORDERS or (at - begins < 3 and plain[at] in label)):
        if phrase_at(plain, at)[0] and not phrase_at(plain, at + 1)[0]:
            return at
        at += 1
    if plain[at : at + 2] in (["if", "not"], ["if", "nothing"]):
        at += 2 + (plain[at + 2 : at + 3] == ["i"])
    return at


def _asked_back(clause, phrase, at, end):
    """What the professional asks for or offers: "send me your CV", "ask me in six months", "come along", "ring Bea"."""
    verb, plain = phrase.words[0], clause.plain[at:]
    if verb in ("come", "join", "visit") and phrase.what in _INVITED_TO:
        return Reading("they", phrase, OFFERED, end, ordered=True)
    whom = clause.words[end].start if end < len(clause.words) else -1
    if verb in CONTACTS and any(n.start == whom and n.name != clause.context.person for n in clause.names):
        return Reading("they", phrase._replace(what="introduction"), OFFERED, end, ordered=True)
    asked = verb in _ASKS_BACK and {"me", "us", "touch"} & set(plain)
    later = verb in ("ask", "tell") and "me" in plain and (phrase.what != "promise" or due_of(" ".join(plain), "")[1])
    return Reading("I", phrase, OFFERED, end, ordered=True) if asked or later else None
