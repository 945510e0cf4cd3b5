"""Which words say a role, an employer, a school or a study; the lists are in resources/background_words.csv."""

from __future__ import annotations

import re
from functools import cache

from careerlab.background.lines import folded
from careerlab.resources import everyday_words, rows

_SPLIT = re.compile(r"[^\W_](?:[\w&'’.+-]*[\w+])?\.?")
_CAP = r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŽŠČĆŘ][\w'’.&+-]*|[0-9]{1,3}[A-Z][\w]*)"
CHAINS = re.compile(
    rf"(?:[Tt]he[ ]+)?({_CAP}(?:(?:[ ]+(?:(?:of|for|de|du|des|della|di|und|et|van|von"
    r"|y)[ ]+(?:the[ ]+|la[ ]+)?)?|[ ]+&[ ]+|[ ]+the[ ]+)"
    rf"{_CAP})*+)"
)
_WIDE = re.compile(
    r"(?:Department|Ministry|Office|Faculty|Institute|College|Centre|Center|School|Royal"
    r"|London|Agency|University|Council|Society)\b"
)
_MORE = re.compile(rf"(?:,[ ]{_CAP}(?:[ ]{_CAP})?)?[ ](?:and|&)[ ]{_CAP}(?:[ ]{_CAP})?")
_AND_SONS = re.compile(r"[ ]and[ ](?:Sons?|Co|Company|Partners|Associates|Daughters?|Brothers)\b\.?")
_DATE_WORD = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|Spring|Summer"
    r"|Autumn|Winter|I|I'm|I’m|I've|I’ve|He|She|It|We|They|That|This|The|There|Then|When|Before|After|Since|From|At"
    r"|In|On|For|With|By|As|My|Her|His|Our|Their|And|But|So|Until|While|Where|Who|If|No|Yes|You|An?)\b\.?"
)
_HEAD_END = re.compile(r"\b(?:of|for|in|at|to|with|and|then|from|on|de|du|des)\b(?!-)|[,(/]")
# trades that no list has all of: `postmistress`, `quarryman`, `hydrogeologist`, `wheelwright`
TRADE = re.compile(
    r"[a-z-]{3,}(?:ologist|ographer|wright|monger|keeper|mistress|mason|binder|fitter|layer|grower|(?<!hu)(?<!ro)"
    r"(?<!ger)(?<!nor)man|woman)"
)
# words that are a degree only in capitals: `MA`, not `ma`; `MArch`, not `March`
_ABBREVIATED = frozenset("ma ms as ba bs md bm bn march bed med ta delta aat cmi fia ilm imc onc ond".split())


@cache
def listed(kind):
    """The words of one kind, folded."""
    words = (w for row in rows("background_words") if row["kind"] == kind for w in row["words"].split("; "))
    return frozenset(w.replace("& ", "") for w in words)


@cache
def _longest(kind):
    return max(len(w.split()) for w in listed(kind))


_AREA = re.compile(r"Greater(?: [A-Z][\w'’-]+){1,3}|(?:[A-Z][\w'’-]+ ){1,3}(?:Area|Region|County|Metropolitan Area)")


def has_listed(words, kind):
    """Whether a listed word or phrase of this kind stands in `words`."""
    return first_listed(words, kind) is not None


def first_listed(words, kind):
    """(start, end) of the first listed word or phrase in `words`, or None."""
    tokens = [(m.start(), m.end(), folded(m[0])) for m in _SPLIT.finditer(words)]
    known, i = listed(kind), 0
    traps = listed("study trap") if kind == "study" else ()
    while i < len(tokens):
        trap = _phrase(tokens, i, traps, 3) if traps else 0
        n = 0 if trap else _phrase(tokens, i, known, _longest(kind))
        start, end = tokens[i][0], tokens[i + max(n, 1) - 1][1]
        if n and kind == "study" and tokens[i][2] == "master" and _phrase(tokens, i + n, listed("role"), 1):
            n = 0  # `master carpenter`
        if n and not (words[start:end].casefold() in _ABBREVIATED and sum(map(str.isupper, words[start:end])) < 2):
            return start, end
        i += trap or 1
    return None


def _phrase(tokens, i, known, longest):
    """How many tokens from the i-th on are one of the `known` phrases, 0 for none."""
    for n in range(min(longest, len(tokens) - i), 0, -1):
        phrase = " ".join(t[2] for t in tokens[i : i + n])
        if phrase in known or phrase.rstrip(".") in known:
            return n
    return 0


@cache
def _known(resource, column):
    return frozenset(folded(row[column]) for row in rows(resource))


def is_place(words):
    """Whether these words are only a place: `Leeds`, `PA`, `London · Hybrid`, `Greater Boston Area`."""
    bare = re.split(r"[·(|]", words)[0].strip()
    return (
        bool(_AREA.fullmatch(bare))
        or folded(bare) in _known("places", "words")
        or re.sub(r" \d{5}\Z", "", bare) in listed("american state")
    )


def is_role(words):
    """Whether these words can be what somebody is called at work: their head is a role (`head of farm support`)."""
    if words.startswith("The "):
        return False  # `The Scotsman`
    head = _HEAD_END.split(words, maxsplit=1)[0]
    tokens = [folded(t).rstrip(".") for t in _SPLIT.findall(head)]
    known = listed("role")
    return (
        any(" ".join(tokens[-n:]) in known for n in (1, 2, 3) if tokens)
        or folded(words) in known
        or bool(tokens and (TRADE.fullmatch(tokens[-1]) or tokens[-1].rpartition("-")[2] in known))
    )


def is_department(words):
    """Whether every word says a field and none an employer: `Acute Medicine`, `Rural Payments`."""
    tokens = [folded(t).rstrip(".") for t in _SPLIT.findall(words)]
    return bool(tokens) and all(t in listed("department") for t in tokens)


def is_unit(words):
    """Whether this is a part of an employer: `Heron Ward`, `School of Population Health`."""
    tokens = folded(words).split()
    return bool(tokens) and (tokens[-1] in listed("unit") or " ".join(tokens[:2]) in listed("unit"))


def is_organisation(words):
    """Whether a word in it says that it is an employer or a school."""
    return has_listed(words, "organisation") or has_listed(words, "school")


def is_given_name(word):
    """Whether people are called so."""
    return folded(word) in listed("given name")


def is_like_a_person(words):
    """Whether a name in capitals is rather somebody's than an employer's: `Petra Voss`, `Ann S.`, `Keith`."""
    tokens = [t.strip(".,") for t in words.split()]
    plain = 0 < len(tokens) <= 3 and not is_organisation(words) and not is_large(words) and "&" not in tokens
    return plain and (is_given_name(tokens[0]) or folded(tokens[0]) in ("dr", "mr", "mrs", "ms", "prof", "sir", "dame"))


def employer_at(text, at, end=None):
    """(start, end) of a name in capitals that begins at `at`, without `the` in front, or None."""
    m = CHAINS.match(text, at, len(text) if end is None else end)
    if not m or _DATE_WORD.fullmatch(m[1].split()[0]):
        return None
    start, stop = m.span(1)
    dated = next((w.start() for w in re.finditer(r"(?<=[ ])\w+", text[start:stop]) if _DATE_WORD.fullmatch(w[0])), None)
    if dated:
        stop = start + dated
    if (
        _WIDE.match(text, start)
        and (more := _MORE.match(text, stop, len(text) if end is None else end))
        or (more := _AND_SONS.match(text, stop))
    ):
        stop = more.end()
    while stop > start and text[stop - 1] in " .'’&-":
        if text[stop - 1] == "." and re.search(r"\b(?:Inc|Co|Corp)\.\Z", text[start:stop]):
            break
        stop -= 1
    for possessive in ("'s", "’s"):
        if text.endswith(possessive, start, stop):
            stop -= 2
    return (start, stop) if stop > start else None


def is_large(words):
    """Whether this is an employer that everybody knows (`Asda`, `BT`)."""
    return folded(words) in _known("large_employers", "name") | listed("generic employer")


def is_everyday(words):
    """Whether these are plain words and so hardly a name: `Place`, `Data and Insight`."""
    return everyday_words().issuperset(folded(words).split())
