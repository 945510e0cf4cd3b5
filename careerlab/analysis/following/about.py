"""Whom or what a promise is about: the person introduced, asked or thanked, else the thing."""

from __future__ import annotations

import re

from careerlab.analysis.following.whom import names_in
from careerlab.insights.phrases import words_of

LONGEST = 8  # words of a thing
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
_TO_THEM = frozenset("her him them you me us".split())
_TOPIC = re.compile(r"\b(?:about|re|regarding|for)\s+$", re.I)
_IT = re.compile(r"^(?:to )?(?:it|that|this|them)\b(?: to (?:me|you|her|him))?", re.I)
_THING_ENDS = re.compile(
    r"[,;.!?(:]|\s(?:if|when|once|so|and|because|before|after|whether|as soon|who|which|that)\s", re.I
)
_LOOSE_END = re.compile(r"\s(?:by|on|in|before|until|at|the|to|with)$", re.I)


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
    named = _others(clause, book, row)
    earlier = _others("\n".join(before), book, row) + _others(row.text[: act.start], book, row)
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
    return act.what, _thing(_RECEIVER.sub("", _without_receiver(act.tail, book)), due_words)


def is_to_them(words, person):
    """Whether a thing to do is owed to somebody: "send her the photo" and "Send me your CV", not "read the manual"."""
    said = set(words_of(words))
    return bool(said & _TO_THEM or set(words_of(person)) & said)


def _others(text, book, row):
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
