"""Where the sentences of a text end."""

from __future__ import annotations

import re

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
