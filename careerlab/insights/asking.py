"""What asks, and what only asks back: in a talk, the questions of the one who came to ask set what is answered."""

from __future__ import annotations

import re

from careerlab.insights.phrases import words_of

SHORT = 4  # words of a question that may be nothing but a reaction

_ASKS = re.compile(
    r"""\W*(?:(?:and|so|but|q\d*|\d+)[\s:.)]+)*
    (?:what|how|why|when|where|who|which|whom|whose|tell
      |(?!\w+\ (?:i|my)\b)(?:do|does|did|is|are|was|were|can|could|would|will|should|have|has|had|any|anything|may|might
      |isn't|aren't|don't|doesn't|wouldn't))\b""",
    re.I | re.X,
)
_ASKS_LATER = re.compile(
    r"""[,:;.–—-]\s*(?:and\ |or\ |but\ |so\ )?
    (?:what|how|why|when|where|who|which|do|does|did|is|are|can|could|would|should|have)\b""",
    re.I | re.X,
)
_TO_YOU, _TO_ME = re.compile(r"\b(?:you|your)\b", re.I), re.compile(r"\b(?:i|my|me)\b|\?\?", re.I)


def is_question(words, alone):
    """Whether somebody is asked something; "2 yrs?" and "am I ok with blood??" are thoughts with a question mark."""
    if _ASKS.match(words) or _TO_YOU.search(words):
        return True
    return not _TO_ME.search(words) and (bool(_ASKS_LATER.search(words)) or (alone and len(words.split()) <= 8))


_TELL = re.compile(
    r"""\W*(?:(?:q?\d{1,2}|[a-h])[.):]\s+)?(?:(?:please|kindly|and|so|now|briefly|could\ you|can\ you)[\s,]+){0,3}
    (?:(?:tell|walk|talk|take|give)\ (?:us|me)\b
      |(?:describe|explain|outline|summari[sz]e|name|list|share|discuss|tell)\b(?=.*\b(?:you|your|yourself|typical)\b)
      |introduce\ yourself\b)""",
    re.I | re.X,
)
LONGEST_ORDER = 25  # words of a line that asks by an order


def asks_to_tell(words):
    """Whether a line of its own asks by an order, as in print ("Describe a typical week.", "Tell us about it")."""
    return len(words) < 300 and len(words.split()) <= LONGEST_ORDER and bool(_TELL.match(words))


_REACTION = re.compile(
    r"""(?:(?:and|so|oh|but|wait|okay|ok)[\s,]+)?
    (?:(?:sorry|pardon)\b.*|really|seriously|what|which(?:\ ones?)?|what's\ that|that's\ (?:all|it)
      |why(?:\ not)?|how\ (?:so|come)|like\ what|such\ as|for\ (?:example|instance)
      |(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will)(?:n't)?
       \ (?:i|you|he|she|it|they|we|that))\W*""",
    re.I | re.X,
)
_PICKS_UP = re.compile(r"(?:and\s+)?(?:what|which|whose|who|a|an|the)\b", re.I)


def asks_back(words, said):
    """Whether a short question stays with what was just `said` ("What script?", "Sorry, how many?", "Did they?")."""
    found = words_of(words)
    if len(found) > SHORT:
        return False
    if _REACTION.fullmatch(words.replace("’", "'").strip()):
        return True
    return 1 < len(found) < SHORT and bool(_PICKS_UP.match(words)) and found[-1] in words_of(said)
