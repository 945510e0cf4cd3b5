"""Details by which somebody can be found, whoever they are: addresses, telephone numbers, links, handles, days."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ORDINALS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    r"|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]first)"
)
_DAY = r"(?:[0-3]?[0-9](?:st|nd|rd|th)?\.?)"
_YEAR = r"(?:,?[ -](?:19|20)[0-9]{2})?"

# in this order: an e-mail holds what looks like a link, a link what looks like a handle, a day what looks like a number
_DETAILS = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        ("e-mail", r"[\w.+'-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}"),
        (
            "link",
            r"(?:https?://|www\.)[^\s<>\"“”]{1,300}|(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.[a-z]{2,12}(?:/[^\s<>\"“”]{0,300})?(?![\w-])",
        ),
        ("handle", r"(?<!\w)@[\w.-]{1,60}"),
        (
            "date",
            r"(?<![\w/.-])[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?!\w)|(?<![\w/.-])[0-9]{1,2}([-/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})(?!\w)",
        ),
        ("date", rf"(?<!\w){_DAY}[ -](?:of )?{_MONTH}{_YEAR}"),
        ("date", rf"\b{_MONTH} (?:the )?{_DAY}(?![\w%]){_YEAR}"),
        ("date", rf"\b(?:the )?{_ORDINALS} (?:of )?{_MONTH}{_YEAR}|\b{_MONTH} (?:the )?{_ORDINALS}\b{_YEAR}"),
        ("date", r"(?<=\bon )the [0-3]?[0-9](?:st|nd|rd|th)\b|(?<=\bafter )the [0-3]?[0-9](?:st|nd|rd|th)\b"),
        ("phone", r"(?<![\w.,])\+?\(?[0-9][0-9 ()./–-]{4,24}[0-9](?!\w)"),
    )
)
_ABBREVIATED = re.compile(r"(?:[a-z]\.){1,4}[a-z]?|etc\.\w{0,3}", re.I)  # `e.g` and `a.m` are no links
_YEARS = re.compile(r"(?:19|20)[0-9]{2} ?[-–/] ?(?:19|20)?[0-9]{2}")
_AMOUNTS = re.compile(r"[0-9]{1,3} ?[-–] ?[0-9]{1,3}|[0-9]{1,2}\.[0-9]{2} ?[-–] ?[0-9]{1,2}\.[0-9]{2}")


def details_in(text):
    """Find the details in a text.

    Returns
    -------
    list of (int, int, str)
        Start, end and kind (``e-mail``, ``link``, ``handle``, ``date`` or ``phone``) of each, in order, none inside
        another.
    """
    found = []
    for kind, pattern in _DETAILS:
        for m in pattern.finditer(text):
            free = all(m.end() <= start or m.start() >= end for start, end, _ in found)
            if free and not _is_harmless(kind, m[0]):
                found.append((m.start(), m.end(), kind))
    return sorted(found)


def _is_harmless(kind, words):
    if kind == "link":
        return bool(_ABBREVIATED.fullmatch(words)) or words[0].isdigit() and words[-1].isdigit()
    if kind == "phone":
        digits = sum(c.isdigit() for c in words)
        return digits < 6 or bool(_YEARS.fullmatch(words) or _AMOUNTS.fullmatch(words))
    return False


# ---- what cannot be taken out safely

_DIGIT = (
    r"(?:oh?|zero|nought|naught|nil|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred"
    r"|[0-9]{1,4})"
)
_SPOKEN_NUMBER = re.compile(rf"\b{_DIGIT}(?:[ ,.-]{{1,3}}{_DIGIT}\b){{4}}", re.I)
_SPOKEN_ADDRESS = re.compile(
    r"\bdot (?:com|co|org|net|uk|de|io|edu|gov|me|fr|ac)\b|\bat (?:gmail|hotmail|outlook|yahoo)\b", re.I
)
_BORN = re.compile(
    r"\b(?:birthdays?|born|date of birth|dob|post ?code|zip code|surname|maiden name|spelled|spelt|lives (?:at|in|on)"
    r"|née)\b",
    re.I,
)
_PLAIN_NUMBER = re.compile(
    r"[£$€]?(?:[0-9]{1,3}(?:[,.][0-9]{3}){1,2}|[0-9]{1,3}(?:[.,][0-9]{1,2})?|(?:19|20)[0-9]{2})(?:k|m|bn|%|th|st|nd|rd|s|h|hrs?|am|pm|x)?"
    r"|[0-9]{1,2}[:.][0-9]{2}(?:am|pm)?|24/7|9-5|360",
    re.I,
)
_NUMBER = re.compile(r"[£$€]?(?<![^\W_])[0-9][\w:,./]*[\w%]|[£$€]?[0-9]+%?|(?<!\w)\w[^\W0-9]*+[0-9]\w*")


def hidden_detail(text):
    """Why a text may hold a detail in a shape that cannot be cut out; '' if it does not."""
    if m := _SPOKEN_NUMBER.search(text):
        return f"“{m[0]}” may be a telephone number in words"
    if m := _SPOKEN_ADDRESS.search(text):
        return f"“{m[0]}” is part of an address in words"
    if m := _BORN.search(text):
        return f"it tells something as personal as “{m[0]}”"
    for m in _NUMBER.finditer(text):
        if not _PLAIN_NUMBER.fullmatch(m[0].strip(".,:/")):
            return f"“{m[0]}” may be a number or a name by which somebody is found"
    return ""
