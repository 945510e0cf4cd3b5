"""Who a verb is about: the person, or a co-founder, a successor, a sister, the company."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from careerlab.background.lines import sentences_of
from careerlab.background.words import listed

_OPENING, _CLOSING = "“«", "”»"
_BEFORE = re.compile(r"([^\s(]+)[\s(]*\Z")
_ASIDE = re.compile(r"[ ]\([^()]*\)[ ]\Z")  # `Ann Low (BA, PhD) is`
_AUXILIARY = frozenset(
    """is was am are were be been being has have had 'm i'm i've i'd did does do and or but then also now later first
    previously currently formerly recently originally just once soon since still always first next finally eventually
    initially before after while when where whom as having both to by who again back only even subsequently briefly
    meanwhile afterwards thereafter jointly proudly over years year there here instead quickly successfully
    that""".split()
)
# a name after one of these does nothing: `with the packaging designer Tunde Afolabi`
_NOT_FIRST = re.compile(
    r"\b(?:with|by|to|from|of|for|under|about|like|than|alongside|between|and|beside)[ ](?:[a-z-]+[ ]){0,3}\Z"
)
_NO_VERB_AFTER = frozenset(
    """a an the newly of his her its their my our your no this these those in with for 's
    became become becoming as made elected appointed""".split()
)
MAX_QUOTED = 2_000  # characters: nobody is quoted for longer in one paragraph
_PRONOUNS = {"he": "he", "she": "she", "they": "they"}


_MEN = frozenset("father dad brother husband son uncle grandfather nephew boyfriend fiancé".split())
_WOMEN = frozenset("mother mum mom sister wife daughter aunt grandmother niece girlfriend fiancée".split())
# `Joe Bell (Professor of Law at Durham, 2001-2010)`
_BRACKETED = re.compile(r"(?<![\w'’.-])((?:[A-ZÀ-Þ][\w'’.-]{0,30}[ ]){1,4})\(([^()]{1,200})\)")


@dataclass(frozen=True)
class Sentence:
    """Characters `start:end` of a text; `is_persons` says whether the person was last spoken of before it."""

    start: int
    end: int
    is_persons: bool
    section: str = ""

    @property
    def in_list(self):
        """Whether it stands in a list of jobs, below one of them."""
        return self.section == "roles"


class Subjects:
    """Whom the sentences of a page are about.

    Built once for a page, because what `she` is depends on the whole of it.
    """

    def __init__(self, page):
        text = page.note.text
        self.text, self.called = text, page.called | _short_for(text, page.given)
        self.others = page.others
        self.pronoun = _pronoun_of(text, page.own)
        self._subject = _subject_pattern(self.called, self.others)
        self._starts, self._sections = [line.start for line in page.own], [line.section for line in page.own]
        self.told = _BRACKETED.sub(self._without_other, text)
        self.sentences = self._read(sentences_of(text, page.own))

    def _without_other(self, m):
        """Signs instead of what stands in brackets behind somebody else's name."""
        return m[1] + "(" + "~" * len(m[2]) + ")" if set(m[1].split()) & self.others else m[0]

    def _read(self, spans):
        found, mine = [], True
        for start, end, opens in spans:
            first = self._subject.search(self.text, start, min(end, start + 160))
            whose = self._whose(first, mine) if first else None
            if opens and whose is None:
                mine = True
            found.append(Sentence(start, end, mine, self._sections[bisect_right(self._starts, start) - 1]))
            if whose is not None and (whose or first["other"] or first["kind"] and self._may_be(first["kind"])):
                mine = whose
        return found

    def _may_be(self, kin):
        """Whether `she` after `her successor` may be the successor: not so after `her father`."""
        word = kin.split()[-1].casefold()
        return not (
            word.endswith("s") or self.pronoun == "she" and word in _MEN or self.pronoun == "he" and word in _WOMEN
        )

    def _whose(self, m, mine):
        """True for the person, False for somebody else, None where it does not say."""
        if m["kind"]:
            return False
        if m["mine"]:
            return not m["owns"]
        if m["other"]:
            return None if _NOT_FIRST.search(self.text, max(0, m.start() - 40), m.start()) else False
        if self._in_quotes(m.start()) and self.pronoun != "i":
            return None
        word = m["pronoun"].casefold()
        if word == "who":
            return self._is_mine_before(m.start())
        if word == "i":
            return self.pronoun == "i"
        return mine and word == self.pronoun

    def _is_mine_before(self, who):
        """`Aled Price, who had been`: whether the name in front is the person's."""
        before = re.search(r"(?<![\w'’-])([\w'’-]+)[\"”)]?,?[ ]\Z", self.text[max(0, who - 60) : who])
        return bool(before) and before[1] in self.called

    def _in_quotes(self, at):
        line = self.text.rfind("\n", max(0, at - MAX_QUOTED), at)
        part = self.text[line if line >= 0 else max(0, at - MAX_QUOTED) : at]
        return part.count('"') % 2 == 1 or sum(part.count(c) for c in _OPENING) > sum(part.count(c) for c in _CLOSING)

    def is_persons(self, sentence, at):
        """Whether the verb at `at` in a sentence says what the person did."""
        if self._in_quotes(at) and self.pronoun != "i":
            return False
        aside = _ASIDE.search(self.text, max(sentence.start, at - 60), at)
        at = aside.start() + 1 if aside else at
        before = _BEFORE.search(self.text, max(sentence.start, at - 60), at)
        if before and not self._may_stand_before_a_verb(before[1], before.start() == sentence.start):
            return False
        return self.is_spoken_of(sentence, at)

    def is_spoken_of(self, sentence, at):
        """Whether the last one named before `at` in a sentence is the person."""
        mine = sentence.is_persons
        for m in self._subject.finditer(self.text, sentence.start, at):
            whose = self._whose(m, mine)
            mine = whose if whose is not None else mine
        return mine

    def has_subject(self, sentence, at):
        """Whether somebody who does it stands directly in front of a verb."""
        return any(at - m.end() <= 1 for m in self._subject.finditer(self.text, max(sentence.start, at - 40), at))

    def is_mine(self, pronoun):
        """Whether `me`, `him` or `her` behind a verb is the person: `they made me a surveyor`."""
        return {"me": "i", "him": "he", "her": "she", "them": "they"}.get(pronoun.casefold()) == self.pronoun

    def is_verb(self, sentence, at):
        """Whether the word at `at` does something: in `the leaving care team`, `a leading trackman` it does not."""
        before = _BEFORE.search(self.text, max(sentence.start, at - 60), at)
        return not before or before[1].casefold().strip("\"“”'‘") not in _NO_VERB_AFTER

    def _may_stand_before_a_verb(self, word, is_first):
        bare = word.strip("\"“”'‘()[]—–-…→▸•")
        if not bare or bare[-1] in ",;:.—–!?":
            return True
        plain = bare.casefold().replace("’", "'")
        if plain.isdigit() or plain in ("she/her", "he/him", "they/them"):
            return True
        if bare.isupper() and 1 < len(bare) < 7 or re.fullmatch(r"(?:[A-Z][A-Za-z]{0,3}){2,4}", bare):
            return True  # letters behind a name: `Ann Low RIAS is`
        return plain in _AUXILIARY or plain in _PRONOUNS or plain == "i" or plain.endswith("ly") or bare in self.called


def _short_for(text, given):
    """`Des` for Desmond, where the page says it."""
    whole = {w for w in given if len(w) > 4}
    return {w for w in set(re.findall(r"\b[A-Z][a-z]{2,}\b", text)) if any(c.startswith(w) for c in whole)}


def _pronoun_of(text, lines):
    said = "\n".join(line.text for line in lines)
    outside = re.sub(r"[\"“][^\"“”]*[\"”]", " ", said)
    count = {
        p: len(re.findall(rf"\b{w}\b", outside, re.I)) for p, w in (("she", "(?:she|her)"), ("he", "(?:he|his|him)"))
    }
    if len(re.findall(r"\b(?:I|[Mm]y|me)\b", outside)) > max(count.values()):
        return "i"
    if max(count.values()) and min(count.values()) * 2 <= max(count.values()):
        return max(count, key=count.get)
    return "they" if not max(count.values()) and re.search(r"\bthey\b", outside, re.I) else ""


def _subject_pattern(called, others):
    kin = "|".join(sorted((re.escape(w) for w in listed("relative")), key=len, reverse=True))
    mine = "|".join(sorted((re.escape(w) for w in called), key=len, reverse=True)) or r"(?!)"
    other = "|".join(sorted((re.escape(w) for w in others if w[:1].isupper()), key=len, reverse=True)) or r"(?!)"
    return re.compile(
        r"(?<![\w'’])(?:(?P<kind>(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur"
        rf"|(?:{mine})['’]s)[ ](?:[a-z-]+[ ])?(?:{kin})\b|[Aa][ ](?:friend|colleague|neighbou?r"
        r"|man|woman|stranger)\b)"
        rf"|(?P<mine>{mine})(?P<owns>['’]s?\b)?"
        rf"|(?P<other>(?:{other})(?:[ ][A-ZÀ-Þ][\w’-]+){{0,3}})|(?P<pronoun>I|[Hh]e|[Ss]he|[Tt]hey"
        r"|who))(?![\w])"
    )
