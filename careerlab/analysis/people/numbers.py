"""Numbers as people write them: "15,000", "twenty-five", "half a dozen", "3k"."""

from __future__ import annotations

import re

_UNITS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {word: at for at, word in enumerate(_UNITS, 1)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}
_WORTH |= {"a couple of": 2, "half a dozen": 6, "a dozen": 12, "a hundred": 100, "a thousand": 1_000}
_TIMES = {"k": 1_000, "hundred": 100, "thousand": 1_000, "dozen": 12}

_BASE = "|".join((r"\d{1,3}(?:,\d{3}){1,2}", r"\d{1,6}", *sorted(_WORTH, key=len, reverse=True)))
_UNIT, _TIME = "|".join(_UNITS[:9]), "|".join(_TIMES)
NUMBER = rf"\b(?:{_BASE})(?:[- ](?:{_UNIT}))?(?: ?(?:{_TIME})\b)?"  # no groups: it stands inside other patterns
_READ = re.compile(rf"({_BASE})(?:[- ]({_UNIT}))?(?: ?({_TIME})\b)?")
NEARLY = (
    r"(?:(?:just|only|now|about|around|over|nearly|almost|roughly|some|more than|getting on for|going on|for) ){0,2}"
)


def number(words):
    """Read what NUMBER found, in small letters.

    Returns
    -------
    int
    """
    base, unit, times = _READ.match(words).groups()
    value = int(base.replace(",", "")) if base[0].isdigit() else _WORTH[base]
    return (value + _WORTH.get(unit, 0)) * _TIMES.get(times, 1)
