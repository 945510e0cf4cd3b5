"""Where running words name a post, and how far its name goes: `head of farm support`, `Director, Fire Safety`."""

from __future__ import annotations

import re

from careerlab.background.lines import folded
from careerlab.background.words import (
    TRADE,
    employer_at,
    is_department,
    is_given_name,
    is_large,
    is_like_a_person,
    is_organisation,
    is_place,
    is_role,
    is_unit,
    listed,
)

_TOKEN = re.compile(r"[^\W_](?:[\w&'’.+/-]*[\w+])?")
MOST_WORDS = 6  # in front of the noun that says the post
_END_OF_OBJECT = (
    r"(?:at|with|since|from|where|who|whom|whose|which|until|till|before|after|then|by|when|while|and|or|in|on|for|as|but|of"
    r"|through|during|because|so|that|to|is|was|has|had|he|she|they|i|there|here|again|back|about|over|under)"
)
_OF = re.compile(r" (?P<word>of|for|in|to|on)(?P<the> (?:the|an?|her|his|my|our|its|their|other))? ")
_PLAIN = re.compile(
    rf"(?!{_END_OF_OBJECT}\b)(?:[a-zé][\w'’-]*)(?: (?!{_END_OF_OBJECT}\b)[a-zé][\w'’-]*){{0,4}}"
    r"(?:,? (?:and|&) [a-z][\w'’-]*(?: [a-z][\w'’-]*)?(?=[,.;:)]| (?:at|for|from|with|in)\b|\Z))?"
)
_LENGTH = re.compile(
    r"(?:\d|(?:about|over|more|exactly|just|only|almost|nearly|some|several|many|most|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|years?|months?|time|a while|life|charge|good"
    r"|all|part|whom|him|her|them|me|us|it|this|that|those|\w+ (?:years?|months?|weeks?|days?))\b)"
)
_BRACKET = re.compile(r" \([^()\d]{3,30}\)")
_UNIT = re.compile(r", ([A-Z][\w'’-]*(?:[ ](?:and|&|[A-Z][\w'’-]*)){0,4})(?=[,.;(\n]| (?:at|for|from|in|with)\b|\Z)")


def titles_in(words):
    """(start, end, sure?) of the phrases in `words` that can be what somebody is called at work, in their order.

    A word that only ends like one (`arranger`) is not sure: what leads to it must say that it is a post.
    """
    tokens = [(m.start(), m.end(), folded(m[0])) for m in _TOKEN.finditer(words)]
    found, at = [], 0
    while at < len(tokens):
        n = _role_length(words, tokens, at)
        is_sure = bool(n)
        n = n or _ends_like_a_role(words, tokens, at)
        if not n:
            at += 1
            continue
        last = at + n - 1
        while last + 1 < len(tokens) and _is_next(words, tokens, last) and (n := _role_length(words, tokens, last + 1)):
            last, is_sure = last + n, True
        first = _first(words, tokens, at, found[-1][1] if found else 0)
        end = _with_unit(words, _with_object(words, tokens[last][1]))
        if not _is_in_front_of_a_noun(words, tokens, last):
            found.append((tokens[first][0], end, is_sure))
        while at < len(tokens) and tokens[at][0] < end:
            at += 1
    return found


_AND_MORE = re.compile(r" (?:& [A-Z]|and (?:Sons?|Daughters?|Co)\b)")
_AGENT = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian|eer|man|woman|ant)")


def _ends_like_a_role(words, tokens, at):
    """Whether a word that no list has ends like a post: `an arranger`."""
    start, end, word = tokens[at]
    is_noun = words[start].islower() and _AGENT.fullmatch(word) and word not in listed("no role")
    return int(bool(is_noun and word not in listed("no part of a post")))


def _is_next(words, tokens, at):
    return words[tokens[at][1] : tokens[at + 1][0]] == " "


def _role_length(words, tokens, at):
    """How many words from the at-th on are the noun of a post, 0 for none."""
    known = listed("role")
    for n in (3, 2, 1):
        part = tokens[at : at + n]
        if len(part) == n and words[part[0][0] : part[-1][1]].count("\n") == 0:
            phrase = " ".join(t[2] for t in part)
            if phrase in known and not (n == 1 and _is_name_here(words, tokens, at)):
                return n
    word = tokens[at][2]
    is_made = TRADE.fullmatch(word) or "-" in word and word.rpartition("-")[2] in known
    return int(
        bool(is_made) and words[tokens[at][0] : tokens[at][1]].isascii() and not _is_name_here(words, tokens, at)
    )


def _is_in_front_of_a_noun(words, tokens, last):
    """Whether the noun of a post goes with the next word: `the private sector`, `a coach trip`."""
    if last + 1 == len(tokens) or not _is_next(words, tokens, last):
        return False
    word = words[tokens[last + 1][0] : tokens[last + 1][1]]
    if word[:1].isupper() and words[tokens[last][0]].isupper():
        return word.casefold() not in listed("role") and not is_department(word)  # `GP Heating`, `Chef Luca`
    is_noun = word.islower() and word.isalpha() and not re.search(r"(?:ing|ed|ly)\Z", word)
    return is_noun and word not in listed("no part of a post") and not re.fullmatch(_END_OF_OBJECT, word)


def _is_name_here(words, tokens, at):
    """Whether a noun is a surname or part of a name: `Ann Porter`, `the Baker Foundation`."""
    start, end, word = tokens[at]
    if not words[start].isupper():
        return False
    if _AND_MORE.match(words, end):  # `Smith & Nephew`
        return True
    before = words[tokens[at - 1][0] : tokens[at - 1][1]] if at and words[tokens[at - 1][1] : start] == " " else ""
    return word in listed("surname") and (is_given_name(before) or bool(re.match(r"[A-Z]\.?\Z", before)))


def _first(words, tokens, at, bound):
    """The first token of a post: the words in front that go with its noun."""
    first, stops = at, listed("no part of a post")
    while first > 0 and at - first < MOST_WORDS:
        start, end, word = tokens[first - 1]
        between = words[end : tokens[first][0]]
        if start < bound or between not in (" ", " & ", "/") or word in stops or re.search(r"['’]s?\Z|\d{3}", word):
            break
        first -= 1
    return first


def _with_object(words, end):
    """Where a post ends with what it is of: `head of housing`, `Director of Nursing`, `assistant to the dean`."""
    of = _OF.match(words, end)
    if not of:
        return end
    name = employer_at(words, of.end())
    if not name:
        plain = _PLAIN.match(words, of.end())
        if not plain or _LENGTH.match(plain[0]) or of["word"] == "on" and not of["the"]:
            return end
        if of["word"] in ("in", "for", "on") and (of["the"] or is_firm_noun(plain[0])):
            return end  # `a partner in the small firm of X`, `a cook for a school`
        if of["word"] == "of" and of["the"] and is_firm_noun(plain[0]):
            return end
        return _with_object(words, plain.end()) if of["word"] == "of" else plain.end()
    said = words[slice(*name)]
    if of["word"] == "of" and of_a_firm(words[:end]) and not is_department(said):
        return end  # `co-founder and CEO of Peelback`
    first = re.split(r" (?:for|of|at) ", said)[0]
    if first != said and is_department(first):  # `Vice President of Operations for Hale Foods`
        return name[0] + len(first)
    if is_organisation(said) and not is_department(said) and not is_unit(said) or is_large(said):
        return end
    if of["word"] == "to":
        return name[1] if is_role(said) else end
    if of["word"] in ("in", "on") or of["word"] == "for":
        is_field = is_department(said) or folded(said) in listed("subject")
        return name[1] if is_field and not is_place(said) else end
    if of["the"] and not is_department(said) and not is_unit(said):
        return end  # `editor of the Hull Mail`
    return name[1]


_OF_A_FIRM = re.compile(
    r"\b(?:founder|owner|proprietor|ceo|cfo|cto|coo|chief executive|chief \w+ officer|president|chairman|chairwoman"
    r"|chair|managing director|general manager|executive director|artistic director"
    r"|landlord|landlady|headteacher|headmaster|headmistress)\Z",
    re.I,
)


def of_a_firm(title):
    """Whether a post is always of a whole firm, and so what follows `of` is its employer."""
    return bool(_OF_A_FIRM.search(title))


_FIRM_NOUN = re.compile(
    r"(?:[a-zé'’-]+ ){0,4}?(?:firm|company|consultancy|charity|bank|agency|school|college|publishers?|studio|retailer"
    r"|start-?up|practice|hospital|trust|council|bakery|restaurant|hotel|newspaper|magazine|brewery|manufacturer|supplier"
    r"|builders?|contractor|insurer|airline|supermarket|garage|farm|band|club|institute|shop|business|mill|university"
    r"|library|museum|theatre|factory|prison|church|store|yard|clinic|surgery|nursery|department|team|group)s?\b"
)


def is_firm_noun(words):
    """Whether words are a kind of employer and no name: `small family firm`."""
    return bool(_FIRM_NOUN.match(words))


def _with_unit(words, end):
    """Where a post ends with its unit: `Director, Fire Safety`, `tutor (Fridays)`."""
    if bracket := _BRACKET.match(words, end):
        return end if is_organisation(bracket[0]) else bracket.end()
    unit = _UNIT.match(words, end)
    if not unit or is_role(unit[1]) or is_large(unit[1]) or is_like_a_person(unit[1]):
        return end
    is_plain = is_department(unit[1]) or is_unit(unit[1])
    return unit.end() if is_plain or not is_organisation(unit[1]) and _DATED.match(words, unit.end()) else end


# what stands between a post and its years is a unit, and no employer: `Director, Fire Safety, from 2016`
_DATED = re.compile(r",? (?:\(|from |since |in |until )\d{4}")
