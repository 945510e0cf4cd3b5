"""Whom or what a promise is about: the person introduced, asked or thanked, else the thing."""

from __future__ import annotations

import re

from careerlab.analysis.following.content import content
from careerlab.analysis.following.whom import names_in
from careerlab.analysis.following.words import is_towards, plain_verb, words_in
from careerlab.insights.phrases import words_of

LONGEST = 8  # words of a thing
STILL = ("late", "open", "maybe")  # states of what is still to come
GIVING = frozenset("send forward email mail post share give lend return bring introduce put copy cc pass pay".split())
CONTACTS = frozenset(
    "mail email message text write call ring phone ask talk speak have drop tell contact ping remind nudge chase meet"
    " reach get".split()
)
_PRONOUN = re.compile(r"\b(?:him|her|them|both of us|us both)\b(?! own)", re.I)
_RECEIVER = re.compile(r"^\W*(?:me|her|him|them|you|us)\b\W*", re.I)
_TO_ME = re.compile(r"\W*(?:me|us|you)\b", re.I)
_TO_WHOM = re.compile(
    r"\b(?:to|with|towards?|at)\s+"
    r"((?:an? |the |her |his |their |my |our |your |somebody |someone )?[\w'’][\w'’ -]{2,60})",
    re.I,
)
_SOMEBODY = re.compile(r"\b(?:somebody|someone|a (?:friend|colleague|mate|contact)) (?:in|at|from|who|of)\b", re.I)
_ASKED = re.compile(
    r"\bask(?:s|ing|ed)? ((?:my|his|her|the|their|our|an?) [\w ]{2,40}?) (?:if|whether|for|about|to)\b", re.I
)
_RECEIVERS = frozenset("her him them you me us".split())
_HIM, _HE, _BESIDE = ("her", "him", "them"), ("she", "he", "they"), ("to", "for", "with")
_TOPIC = re.compile(r"\b(?:about|re|regarding|for)\s+$", re.I)
_IT = re.compile(r"^(?:to )?(?:it|that|this|them)\b(?: to (?:me|you|her|him))?", re.I)
_THING_ENDS = re.compile(
    r"[,;.!?(:]|\s(?:if|when|once|so|and|because|before|after|whether|as soon|who|which|that)\s", re.I
)
_LOOSE_END = re.compile(
    r"(?:^|\s)(?:by|on|in|before|until|at|the|to|with)$"
    r"|^(?:for|about|on|with|to|at|in|into|till|until|from|of|whether|if)\b\s*",
    re.I,
)


def is_about(act, row, before, book, due_words):
    """Return (what, about) of an act: a mail to somebody else is an introduction.

    Parameters
    ----------
    act : Act
    row : namedtuple
        The statement.
    before : list of str
        The statements before it on the same line, where "her" may be named.
    book : dict
        Known names, as `known_people` gives them.
    due_words : str
        The words of time, which are no part of the thing.
    """
    clause = row.text[act.start : act.end]
    named = others_in(clause, row, book)
    earlier = others_in("\n".join(before), row, book) + others_in(row.text[: act.start], row, book)
    earlier = [name for name in earlier if name in book.values()] or earlier  # rather a person one knows than a firm
    meant = earlier[-1:] if _PRONOUN.search(clause) else []
    mine = act.who == "I"
    if act.what == "thank-you" or (mine and "thank" in clause.lower()):
        return act.what, (named or meant or [row.person])[0]
    somebody = named or meant or _SOMEBODY.search(act.tail)
    to_another = not mine and act.verb[0] in CONTACTS and not _TO_ME.match(act.tail) and somebody
    if asked := _ASKED.search(clause) if not (named or meant) else None:
        return act.what, asked[1]
    if act.what == "introduction" or (act.what == "promise" and to_another):
        return "introduction", (named or meant or earlier[-1:] or [_whom(act.tail, due_words)])[0]
    if mine and act.verb[0] in CONTACTS and (named or meant):
        return act.what, _asked(clause, named) if named else meant[0]
    return act.what, thing_of(act.tail, book, due_words)


def thing_of(tail, book, due_words):
    """Return the thing that the words behind a verb name, without who is to get it: "Rosa the photo" is "the photo"."""
    return _thing(_RECEIVER.sub("", _without_receiver(tail, book)), due_words)


def owed(found, person):
    """Return the rows of `follow_ups` that I still owe a person, and those that are to be expected from their talks."""
    waiting = found[found["person"].eq(person) & found["state"].isin(STILL) & found["words"].ne("")]
    mine, theirs = waiting[waiting["who"].eq("I")], waiting[waiting["who"].ne("I")]
    return mine.loc[[is_for(row, person) for row in mine.itertuples()]], theirs


def is_for(row, person):
    """Whether a thing to do is for somebody: "send her the photo", "Send me your CV", not "read what she gave me"."""
    plain = [word.word for word in words_in(row.words)]
    names, others = (set(words_of(name)) for name in (person, row.about))
    for at, word in enumerate(plain):
        near = plain[at - 1] if at else ""
        verb = plain_verb(plain[at - 2])[0] if at > 1 and near in _BESIDE else plain_verb(near)[0] or near
        if word in others - names and verb in CONTACTS:
            return False
        if word in names and (is_towards(verb) or near in _BESIDE or plain[at + 1 : at + 2] == ["wants"]):
            return True
        if is_towards(verb) and near not in _BESIDE and word in _RECEIVERS and plain[max(at - 2, 0)] not in _HE:
            return True
        if near in _BESIDE and word in _HIM and not content(" ".join(plain[at + 1 : at + 2])):
            return True
    return row.what == "stay in touch"


def others_in(text, row, book):
    """Return the names in a text that are neither the person's of the talk nor the note-taker's, in order."""
    return [n.name for n in names_in(text, book) if n.name not in (row.person, row.explorer)]


def _asked(clause, named):
    """Return whom somebody is asked about ("nudge Lukas about Farida"), else who is asked."""
    first_name = named[-1].split()[0]
    return named[-1] if _TOPIC.search(clause[: max(clause.find(first_name), 0)]) else named[0]


def _whom(tail, due_words):
    found = _TO_WHOM.search(tail)
    return _thing(found[1], due_words) if found else ""


def _without_receiver(tail, book):
    """Cut the name of who is to get it: "Rosa the photo"."""
    first = next(iter(names_in(tail, book)), None)
    in_front = first is not None and tail[: first.start].strip() in ("", "to")
    return tail[first.end :].lstrip(" '’s") if in_front else tail


def _thing(words, due_words):
    """Return what is left of words when the time and what follows the thing are cut off."""
    if due_words and due_words in words:
        words = words[: words.index(due_words)]
    words = _IT.sub("", _LOOSE_END.sub("", _THING_ENDS.split(words)[0].strip()))
    return " ".join(words.split()[:LONGEST]).strip(" -–—'\"“”")
