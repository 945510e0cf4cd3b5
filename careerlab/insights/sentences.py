"""Where the sentences of a text end."""

from __future__ import annotations

import re

from careerlab.notes.planned import signatures

CLOSERS = "\"')]*_”’»"
# a sign comes first in the pattern, so that it is found fast; of several only the first begins a match
_END = re.compile(rf"([.!?…](?<![.!?…][.!?…])[.!?…]*+)[{re.escape(CLOSERS)}]*+(?=\s++(\S))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:(?:[A-Za-z]\.)+[A-Za-z]?|e\.?g|i\.?e|etc|vs|mr|mrs|ms|dr|st|prof|inc|ltd|co|dept|approx|min|max|hrs?|yrs?|mos?|wks?|incl|esp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|sp|fig|jr|sr|mgr|govt|assoc|ca|cf)\Z",
    re.I,
)
_NUMBER, _INITIAL = re.compile(r"(?:\A|\W)nos?\Z", re.I), re.compile(r"(?:\A|[\s(])[A-HJ-Z]\Z")


def sentence_ends(text):
    """Offsets at which sentences of `text` end: after full stops and the like (and closing quotes), before white space.

    Abbreviations end none.
    """
    return [m.end() for m in _END.finditer(text) if _is_end(text, m.start(), m[1], m[2])]


_NUMBERED = re.compile(r"[ \t*_]{0,9}(?:Q ?\d{0,2}|\d{1,2})[.):](?=\s)")


def ends_around_questions(text, in_list=False):
    """Offsets as of `sentence_ends`, but none after the number in front, and a planned question ends at its signature.

    What has a number in front, or a sign `in_list`, is a question from there on, however many sentences that are.
    """
    number = _NUMBERED.match(text)
    ends = [end for end in sentence_ends(text) if not number or end > number.end()]
    begins = 0 if number or in_list else None
    for start, stop in signatures(text):
        if begins is None:
            asked = len(text[:start].rstrip())
            begins = max((end for end in ends if end < asked), default=0)
        ends = [end for end in ends if end <= begins or end > stop] + [stop] * bool(text[stop:].strip())
        ends, begins = sorted(ends), None
    return ends


def _is_end(text, dot, sign, following):
    if sign[0] in "!?":
        return True
    if len(sign) > 1 or sign == "…":  # trailing off: "well... it depends" goes on
        return not following.islower()
    before = text[max(0, dot - 12) : dot]
    if not before[-1:].isalnum():  # nothing was shortened
        return True
    if _INITIAL.search(before) if following.isupper() else _NUMBER.search(before):
        return False  # "no. 5", "A. Nowak"
    if _ABBREVIATION.search(before):
        # "etc." and the like end a sentence only before a capital
        return following.isupper() and before.casefold().endswith(("etc", "hrs", "yrs", "inc", "ltd", "am", "pm"))
    return not (before[-1:].isdigit() and following.isdigit() and before.strip().isdigit())
