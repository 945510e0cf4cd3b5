"""What a route tells beside its words: where somebody came from, what they did first, and how long it took."""

from __future__ import annotations

import re
from functools import cache

from careerlab.insights.phrases import PhraseBook, tokens, words_of
from careerlab.resources import rows as resource

_CAME_FROM = re.compile(
    r"\b(?:(?:i|he|she|they)(?:'d| had)? (?:was|were|am|been) (?:a|an)|used to (?:be|work|run|sell|teach)"
    r"|(?:worked|trained|qualified|started|started out|began) as|background (?:is |was )?in"
    r"|(?:came|come|comes) (?:from|out of)|career in|years (?:of|in|as|at|with|on)|for \w+ years"
    r"|worked (?:in|at)|studied|majored|degree|master's|read \w+ at|left school)\b|^\W*was an?\b",
    re.I,
)
_WISH = re.compile(r"\b(?:wanted to (?:be|become)|dreamed? of|would have liked)\b", re.I)
_NEGATIONS = frozenset(("no", "not", "never", "without"))


def came_from(texts):
    """Return the first of these statements (a route in order) that tells of earlier work or schooling, else ''."""
    return next((text for text in texts if _tells_earlier(text)), "")


def _tells_earlier(text):
    """Whether words say so outright, or name an occupation and no step but a move from it; wishes do not count."""
    if _WISH.search(text):
        return False
    if _CAME_FROM.search(text.replace("’", "'")):
        return True
    steps = {payload for _, _, payloads in _steps().among(words_of(text)) for _, payload in payloads}
    return _names_any_work(text) and steps <= {"moved inside the firm"}


def first_step(texts, after=""):
    """Return the first statement behind `after` (where one came from) that tells a step into the work, else ''.

    The steps stand in ``resources/first_steps.csv``. Where one came from may be the step itself ("Came as an intern").
    """
    told = list(texts)
    begin = told.index(after) + 1 if after in told else 0
    return next((text for text in (*told[begin:], after) if _steps().among(words_of(text))), "")


@cache
def _steps():
    return PhraseBook((row["words"], row["step"]) for row in resource("first_steps"))


@cache
def _works():
    """Every occupation and field of related_work.csv."""
    return PhraseBook(
        (words, "")
        for row in resource("related_work")
        for cell in (row["work"], row["words"])
        for words in cell.split(";")
    )


def _names_any_work(text):
    words = tokens(text)
    return any(
        not _NEGATIONS & {word for word, _, _ in words[max(0, first - 2) : first]}
        for first, _, _ in _works().find(words)
    )


_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_NUMBER = {word: number for number, word in enumerate([*_NUMBERS.split(), "eighteen", "nineteen", "twenty"], 1)}
_NUMBER |= {"a": 1, "an": 1, "another": 1, "couple": 2, "few": 3, "half": 0.5, "thirty": 30}
_MONTHS = {"week": 12 / 52, "wk": 12 / 52, "month": 1, "mth": 1, "year": 12, "yr": 12}
_SPAN = (
    r"(?P<count>\d{1,3}(?:\.5)?|" + "|".join(_NUMBER) + r")(?P<plus> and a half| or \w+| to \w+|-\w+)?(?: of| an?)?[ -]"
    r"(?:(?:good|whole|full|long|more|solid|odd) )?(?P<unit>weeks?|wks?|months?|mths?|years?|yrs?)"
    r"(?P<half> and a half)?\b"
)
_ABOUT = (
    r"(?: (?:about|around|roughly|nearly|almost|over|under|only|just|some|a good|more than|less than|good|maybe"
    r"|probably|the best part of|a)){0,2}"
)
_NOT_THAT = r"(?! (?:off|to (?:figure|establish|find out|understand)|of part))"
_WHO = r"(?:i|he|she|they|somebody|someone)"
# How long it took to get in: not how long a job before it lasted, how long ago it is, or how soon a promotion came.
_TOOK = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\btook (?:me|him|her|them){_ABOUT} {_SPAN}{_NOT_THAT}",
        r"(?:^\W*|\b(?:it|that|this|which|all|still|application|process|training|course|exams|vetting|degree|phd) )"
        rf"(?:\w+ )?took{_ABOUT} {_SPAN}{_NOT_THAT}",
        rf"(?<!for ){_SPAN},? (?:until|till|before) {_WHO}"
        r" (?:could|got|had a|found|was (?:hired|taken|offered)|landed|passed)\b",
        rf"{_SPAN} of (?:evenings?|nights|night school|weekends|bootcamp|training|applying|applications|searching"
        r"|looking|study|studying|courses|classes|volunteering|job hunting|interviews)\b",
        rf"\b(?:kept on|taken on|hired|made permanent|got in|got a job|found a job) (?:after|within){_ABOUT} {_SPAN}",
        rf"\b(?:after|within){_ABOUT} {_SPAN} {_WHO} (?:got|found|had) (?:a|the|my|his|her) (?:first )?"
        r"(?:job|post|contract)\b",
        rf"{_SPAN} later,?(?: \w+){{0,4}} (?:hired|job|contract|offer(?:ed)?|taken on|junior|trainee|qualified)\b",
        rf"\b{_SPAN}(?=[ -](?:(?:coding|part-time|conversion|training|evening|access) )?"
        r"(?:bootcamp|boot camp|course|apprenticeship))",
        rf"\b(?:bootcamp|apprenticeship|traineeship|conversion course)(?: in \w+)?, {_SPAN}",
    )
)


def months_taken(texts):
    """Return the months it took to get in, as the first statement of a route that says so has it; -1 where none does.

    "Took me 18 months", "two years later a contract", "nine months of applying", "16 weeks of bootcamp". The plainest
    pattern comes first.
    """
    for pattern in _TOOK:
        for text in texts:
            if found := pattern.search(" ".join(text.replace("’", "'").split())):
                return _months(found)
    return -1


def _months(found):
    count = found["count"].lower()
    number = float(count) if count[0].isdigit() else _NUMBER[count]
    number += 0.5 * (found["half"] is not None or found["plus"] == " and a half")
    unit = found["unit"].lower().rstrip("s")
    return max(1, round(number * _MONTHS[unit]))
