"""What a statement says of the one who speaks: rank, years in the job, and place.

Texts come as `own_words.in_first_person` gives them. Only today counts: "I was a nurse for nine years" says nothing.
"""

from __future__ import annotations

import re
from functools import cache

from careerlab.analysis.people.numbers import NEARLY, NUMBER, number
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows as resource

RANKS = ("", "starting", "mid", "senior", "lead", "head")
LONGEST_CAREER = 60  # years

_AM = r"(?:\bi(?:'m|'s| am| is)|^)(?: (?:now|currently|still|already|just|only|actually))?"
_BEEN = r"(?:\bi(?:'ve|'s| have| has)|^)(?: (?:now|just|only|also))?"
_AT_WORK = (
    r"(?:been|worked|taught|practi[sc]ed|nursed|managed|led|run|served|(?:done|doing) (?:this|it|that))\b(?! (?:to|told"
    r"|asked|trying|married|together|off|waiting|looking|saying|on (?:the|this) (?:same )?(?:band|grade))\b)"
)
_SPAN = (
    rf"(?P<years>{NUMBER})(?:\+| or so| odd| plus| and a half| and a bit| full| long| good)?[ -]?(?:years?|yrs?)\b'?"
)
_SINCE = r"\b(?:since|in) (?P<since>(?:19[5-9]|20[0-4])\d)\b"
_JOB = (
    r"(?:in|into|on|at|of) (?:the|this|my|our) (?:(?!first|last|previous|old|former|next)\w+ )?(?:job|role|field|trade"
    r"|profession|business|industry|post|practice|force|service|company|firm|place|sector|game)\b"
)
_HERE = r"(?:here|qualified|pqe|in post|in role|with (?:us|them)|and counting)\b|in$"
_BEGAN = (
    r"(?:\bi|^)(?: (?:was|got|first))? ?(?:started (?:here|there|in this|as)|joined|qualified|hired|came here|set up"
    r"|founded|registered)\b"
)
_YEARS_SAID = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEEN} {_AT_WORK}[^,;]{{0,60}}? {_SPAN}(?! (?:ago|old|before|until|later|off))",
        rf"{_BEEN} {_AT_WORK}[^;]{{0,60}}?{_SINCE}",
        rf"(?:{_AM}|\bit's) {NEARLY}{_SPAN} (?:now|{_JOB}|in (?:now|already)|here)\b",
        rf"\bin (?:(?:all )?(?:the|my|these) )?{_SPAN},? (?:nobody|no one|never|not once|i've|i have|i has|i's)\b",
        rf"(?:^|[,;(:] ?|\bmy ){NEARLY}{_SPAN} (?:{_JOB}|{_HERE})",
        rf"\bi(?:'ve got| have| has| bring| brings) {NEARLY}{_SPAN} (?:of )?(?:\w+ )?experience\b",
        rf"{_BEGAN}[^,;]{{0,40}}? {_SPAN} ago\b",
        rf"(?:{_BEGAN}[^,;]{{0,40}}?|\b(?:here|qualified|self-employed|freelance|in post|with (?:them|us)) ){_SINCE}",
    )
)
_YEARS_ANSWERED = re.compile(rf"^\W*(?:it's )?{NEARLY}(?:{_SPAN}|{_SINCE}|(?P<bare>{NUMBER})(?: and a bit)?\W*$)")

_TITLE_ENDS = re.compile(
    r"[,;:.!?()@]|\s[-–—]|\b(?:at|in|for|with|who|that|which|where|and|but|because|so|on|under|to|by)\b"
)
_TITLED = re.compile(
    rf"(?:{_AM}|\bi works? as|\bi (?:was|got) promoted to|\b(?:title|role|job) is)"
    r"(?: (?:a|an|the|our))? (?P<title>[^,;]{3,60})"
)
_NO_TITLE = re.compile(r"\b(?:not|no|never|one of|like|only|about|\w+ing (?:the|a|an|towards?|for))\b")
_STAFF = (
    r"(?:teams?|people(?! (?:who|with|in))|staff|department|crew|group|section|division|unit|shift|ward|nurses"
    r"|assistants|apprentices|trainees|juniors|consultants|chefs|cooks|engineers|scientists|designers|developers"
    r"|managers|researchers|analysts|technicians|teachers|workers|colleagues|direct reports)\b"
)
_LEADS = re.compile(
    r"\bi(?:'m|'s| am| is)?(?: (?:now|also|currently))? (?:leads?|heads?(?: up)?|manages?|supervises?|oversees?|runs?"
    rf"|in charge of|responsible for|looks? after) (?:\w+ )?(?:{NUMBER} )?(?:[\w'-]+ ){{0,2}}?{_STAFF}"
)
_BASED = re.compile(
    r"(?:\bi(?:'m|'s| am| is)(?: now)? (?:living|working) in|\bi(?: now)? (?:lives?|works?) in"
    r"|\bbased (?:in|near|out of)|\b(?:my|our) (?:office|team|site|lab|practice|shop)(?: is|'s) in)"
    r" (?P<place>[^,;.:!?()]{2,40})"
)


def rank_of(title):
    """Return the rank that a job title says, one of RANKS: "Senior UX designer" is ``senior``."""
    ranks = [says for _, _, ((_, says), *_) in _ranks().among(words_of(title)) if says]
    if not ranks:
        return ""
    return "starting" if ranks[0] == "starting" else max(ranks, key=RANKS.index)


def rank_said(text):
    """Return the rank that a statement says its speaker has: a title of hers, or people she leads."""
    for found in _TITLED.finditer(text):
        title = found["title"]
        end = _TITLE_ENDS.search(title)
        title = title[: end.start()] if end else title
        if rank_of(title) and not _NO_TITLE.search(title):
            return rank_of(title)
    return "lead" if _LEADS.search(text) else ""


def rank_answered(text):
    """Return the rank in an answer to "what is your job?": the title it begins with, up to where it goes on."""
    end = _TITLE_ENDS.search(text)
    return rank_of(text[: end.start()] if end else text)


def years_said(text, year=0):
    """Return the years in the job that a statement says its speaker has, -1 where it says none.

    `year` is that of the talk, 0 where not known: "since 2011" says nothing then.
    """
    return max((_years(found, year) for pattern in _YEARS_SAID for found in pattern.finditer(text)), default=-1)


def years_answered(text, year=0):
    """Return the years that an answer to "how long?" begins with, -1 where it does not."""
    found = _YEARS_ANSWERED.match(text)
    return _years(found, year) if found else -1


def place_said(text, written):
    """Return where a statement says its speaker works or lives, as it was written; '' where it says nothing of it."""
    found = _BASED.search(text)
    return named_place(found["place"], written) if found else ""


def named_place(words, written):
    """Return the place that a phrase begins with, as it was written; '' unless ``resources/places.csv`` lists it."""
    found = _places().among(words_of(words))
    if not found or found[0][0] > 1:
        return ""
    place = found[0][2][0][0]
    return place if place in written else ""


def _years(found, year):
    said = found.groupdict()
    words = said.get("years") or said.get("bare")
    years = number(words) if words else year - int(said["since"]) if year else -1
    return years if 0 <= years <= LONGEST_CAREER else -1


@cache
def _ranks():
    return PhraseBook((row["words"], row["seniority"]) for row in resource("seniority"))


@cache
def _places():
    return PhraseBook((row["words"], "") for row in resource("places"))
