"""Whether a quote may leave: it is refused unless every word in it is known to name nobody."""

from __future__ import annotations

import re
import unicodedata

from careerlab.workshop.details import details_in, hidden_detail
from careerlab.workshop.everyday import also, is_everyday, plain_capitals
from careerlab.workshop.named import hides_name, named_in
from careerlab.workshop.names import fold_word, parts

LONGEST_QUOTE = 400  # characters
HIDDEN = ("person", "employer", "name", "place", "e-mail", "phone", "link", "handle", "date")
_GONE = "§"  # stands for what was taken out
_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(HIDDEN)})(?: [1-9][0-9]{{0,2}})?\](?:['’]s\b)?")
_SIGNS = frozenset(" .,;:!?'’‘\"“”()-–—/&%£$€+#…")
_LAST_LATIN = "\u024f"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENING = " \"“‘'("
# what somebody does; and what a thing does, too
_TELLS = frozenset(
    """says said tells told thinks thought reckons laughs laughed swears wrote writes rang lends loves hates likes hopes
    feels knows cries cried smiles shouts retired resigned""".split()
)
_GOES_ON = frozenset(
    "is was has had does did goes went and runs ran gets got gave gives takes took makes made who works worked".split()
)
_NOBODY = frozenset(
    """all any anybody anyone both but each either enough every everybody everyone everything few half he her here his
    hours how it job life little management many more most much my neither no nobody none nothing one only or other our
    pay people she so some somebody someone something such that the their there they this those time too two what when
    where which who work you your""".split()
)
_BEFORE_A_NOUN = frozenset("a an the to no any some more of for in and or not can could will would must should".split())


def why_refused(quote, names):
    """Say why a quote may not leave.

    Parameters
    ----------
    quote : str
        As it would leave, with `[person 1]` and the like for what was taken out.
    names : Names
        Whoever is known to be in the notes.

    Returns
    -------
    str
        '' if it may leave.
    """
    text = _PLACEHOLDER.sub(_GONE, quote)
    if _GONE in quote or len(quote) > LONGEST_QUOTE or unicodedata.normalize("NFC", quote) != quote:
        return "it is longer than a quote, or holds signs that are not compared"
    if strange := next((c for c in text if not _is_plain(c)), ""):
        return f"it holds the sign “{strange}”, as addresses and marks do"
    spans = plain_capitals(text)
    for start, end, kind in details_in(text):
        if not any(a <= start and end <= b for a, b in spans):
            return f"“{text[start:end]}” is a {kind}"
    if reason := hidden_detail(text):
        return reason
    if named := next(iter(named_in(text, names)), None):
        return _still_named(text[named.start : named.end], named)
    if word := hides_name(text, names):
        return f"“{word}” has a name inside"
    return next(filter(None, (_why_no_word(text, m) for m in _words_outside(text, spans))), "")


def _is_plain(c):
    return c in _SIGNS or c == _GONE or (c.isalnum() and c <= _LAST_LATIN)


def _still_named(words, named):
    return f"“{words}” is a name and a word" if named.is_word else f"it still holds the {named.kind} “{words}”"


def _words_outside(text, spans):
    """The words that are not part of what has a capital and names nobody, nor of a number (62k)."""
    for m in _WORD.finditer(text):
        if not any(a <= m.start() < b for a, b in spans) and not text[m.start() - 1 : m.start()].isdigit():
            yield m


def _why_no_word(text, m):
    """Why a word may be somebody's name; '' if it is an everyday one in its place."""
    word, sign, follows = m[0], *_after(text, m.end())
    if not is_everyday(word):
        return f"“{word}” is not among the everyday words, it may be a name"
    if word == word.lower():
        may_name = (
            also(word) == "name" and follows in _TELLS | _GOES_ON and _before(text, m.start()) not in _BEFORE_A_NOUN
        )
        return f"“{word} {follows}” may name somebody" if may_name else ""
    if not _starts_sentence(text, m.start()):
        return f"“{word}” has a capital inside a sentence, as a name has"
    if also(word) == "name" or fold_word(word) in parts("title"):
        return f"“{word}” may be a name, or part of one"
    if also(word) == "surname" and (sign == "," or "'s" in word.replace("’", "'") or follows in _TELLS | _GOES_ON):
        return f"“{word}” may be a name"
    if follows in _TELLS and word.casefold() not in _NOBODY:
        return f"“{word} {follows}” may name somebody"
    return ""


def _after(text, at):
    """The sign right behind a word, '' if none, and the next word in small letters."""
    found = re.match(r"([,;:.!?]?)[\s\"“”]{0,3}([^\W\d_]*)", text[at : at + 30])
    return found[1], found[2].casefold()


def _starts_sentence(text, at):
    """Whether a sentence begins here; behind a colon only in quotation marks: a list of names may stand there."""
    before = text[:at].rstrip(_OPENING)
    return not before or before[-1] in ".!?…" or before[-1] == ":" and text[at - 1] in "\"“‘'"


def _before(text, at):
    return "".join(text[:at].split()[-1:]).casefold()
