"""Who and where in the words of a title: names of files and folders, headings, first lines."""

from __future__ import annotations

import re

from careerlab.notes.dates import read_date
from careerlab.resources import everyday_words

_GENERIC = re.compile(
    r"\b(?:informational|info|interview|call|chat|talk|talks|notes?|meeting|meet|coffee|zoom|teams|phone|with|w|about|transcript|the|a|an|my|re|and|conversation|lunch|q&a|video|quick|final|copy|draft|email|mail|reply|hi|hello|hey|dear|from|follow|up|followup|second|first|part|round|at|on|in|to|of|for|gmt|recording|captions?|subtitles?|audio|whatsapp|slack|skype|telegram|linkedin|messages?)\b|[_#]",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.]*(?:[-'’][^\W\d_]+)*\.?")


def from_file_name(stem, folder_names=()):
    """Person, role, organisation and date where a file name says them plainly ("2026-01-14 Priya Raman (UX, Acme)").

    `folder_names` are words that name paths, never people. A single common word is no name; two or three capitalised
    ones are.
    """
    found = {}
    iso, span, _ = read_date(stem)
    if iso:
        found["date"] = iso
        stem = stem[: span[0]] + " " + stem[span[1] :]
    bracket = re.search(r"\(([^()]{1,80})\)", stem)
    if bracket:
        stem = stem[: bracket.start()] + " " + stem[bracket.end() :]
        parts = [p.strip() for p in re.split(r"[,;/@]| at ", bracket[1]) if p.strip()]
        if len(parts) == 2:
            found["role"], found["organisation"] = parts
        elif all(
            w[0].isupper() and not (w.isupper() and len(w) <= 3) or w == "&" for w in bracket[1].split()
        ) and not names_work(bracket[1]):
            found["organisation"] = bracket[1]
    stem = stem.replace("_", " ")
    known = {w.casefold() for name in folder_names for w in name.split()} | _WORK_WORDS
    for piece in re.split(r" ?[,–—] ?| - ", " ".join(stem.split())):
        words = [w for w in _GENERIC.sub(" ", piece).split() if not any(c.isdigit() for c in w)]
        names = [w for w in words if _NAME.fullmatch(w) and w[0].isupper() and w.casefold() not in known]
        if words and len(names) == len(words) <= 3:
            found.setdefault("person", " ".join(words))
    if "person" not in found:
        name = _WITH_NAME.search(stem)
        found |= {"person": from_title(stem)["person"]} if name and "person" in from_title(stem) else {}
    return found


_WORK_WORDS = set(
    """ux ui pm design designer product manager management front-end frontend end front back developer development
    engineer engineering research researcher data science scientist analyst writing writer teaching teacher lab career
    careers job jobs misc todo summary readme random ideas thoughts monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december untitled new document
    text file note notes sales marketing law nursing nurse""".split()
)
_PROPER = r"[A-Z][^\W\d_]*(?:[-'’][A-Z]?[^\W\d_]+)?"
_WITH_NAME = re.compile(
    rf"\b(?:with|w/?|from|interview(?:ing)?:?|met|call:?|chat:?|talk:?)\s+((?:{_PROPER}\.?\s?){{1,3}}(?![^\W\d_]))"
)
_LEADING_NAME = re.compile(rf"((?:{_PROPER}\.? ){{0,2}}{_PROPER})[ \t]*(?=\Z|[,(/|–—:]|- )")
# How a first line begins that says whom a talk was with, up to where the name is set off.
_MET = re.compile(
    rf"""(?i:(?:(?:a|quick|short|first|second|my|zoom|phone|video|informational)[ ]){{0,3}}
        (?:(?:call|chat|coffee|lunch|tea|talk|meeting|conversation|interview|zoom|spoke|talked|met|met[ ]up)
        [ ](?:with|to)|met|interviewed)[ ])
        ((?:Dr\.?[ ])?{_PROPER}(?:[ ]{_PROPER}){{1,2}})
        (?=\Z|[ ]?[,(/|–—:]|[ ]-[ ]|[ ](?:from|at|of|on|about|in)[ ])""",
    re.X,
)
_FIRM = re.compile(rf"[ ](?:from|at|of)[ ]({_PROPER}(?:[ ](?:&[ ])?{_PROPER}){{1,3}})")
# A name as people type it in a hurry: "donna achterberg, physio at the hospital".
_SMALL_NAME = re.compile(r"((?:(?:dr|mrs?|ms|prof)\.? )?[a-z]+ [a-z]+(?:['’-][a-z]+)?)(?=, | - | ?\()")
_FORMS_OF_ADDRESS = frozenset("dr mr mrs ms prof".split())
_SHORT_JOBS = frozenset("physio vet cook gp pa midwife coach".split())
_JOB_ENDINGS = tuple(
    """er tor visor essor lor yor author ist ian medic nurse lead head chef pilot analyst clerk assistant consultant
    architect""".split()
)
_NO_JOBS = frozenset(
    """her per other another over under after never ever rather either whether however together later former better
    paper water number dinner summer winter center september october november december flor color""".split()
)
_JOINING = frozenset("of and the for & de la".split())  # small words in the name of an employer


def _is_job(word):
    word = word.casefold().strip("()[],.:;")
    return word in _SHORT_JOBS or word not in _NO_JOBS and word.removesuffix("s").endswith(_JOB_ENDINGS)


def role_or_firm(words):
    """``role`` for `lab manager` and `Head of Design`, ``organisation`` for `Larkmoor Hotels`, ``''`` for the rest.

    Words that all have a capital name an employer, unless the last of them, or one before `of`, is a job.
    """
    words = words.split()
    jobs = [n for n, word in enumerate(words) if _is_job(word)]
    named = [w for w in words if w.casefold() not in _JOINING]
    is_name = all(w[0].isupper() for w in named) and not {w.casefold() for w in named} & _WORK_WORDS
    if jobs and (not is_name or jobs[-1] == len(words) - 1 or words[jobs[0] + 1].casefold() in ("of", "for", "at")):
        return "role"
    is_firm = is_name and len(named) > 1 and not any(_GENERIC.fullmatch(w) or w[-1].isdigit() for w in named)
    return "organisation" if is_firm else ""


def from_title(title, whole_line=False):
    """Person, role, organisation and date in a title ("Coffee with Priya Raman", "Dev Anand - lab manager - OSU").

    With `whole_line` (a first line that is no heading) a name counts only where a sign or the line's end sets it off.
    """
    found = {}
    title = title.strip(" #*_")
    iso, _, _ = read_date(title)
    if iso:
        found["date"] = iso
    name = (_MET.match if whole_line else _WITH_NAME.search)(title) or _LEADING_NAME.match(title)
    words = name[1].split() if name else []
    while words and (words[-1].casefold() in _WORK_WORDS or words[-1].casefold() in {"the", "at"}):
        words.pop()
    whole = len(words) > 1 or (words and name.re is _WITH_NAME)
    if whole and not {w.casefold() for w in words} & _WORK_WORDS and not _GENERIC.search(words[0]):
        person = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in words)
        return found | {"person": person} | _job_and_place(title[name.end() :])
    name = _SMALL_NAME.match(title)
    job = _job_and_place(title[name.end() :]) if name and _names_nobody_else(name[1]) else {}
    return found | ({"person": name[1].title()} | job if "role" in job else {})


def _job_and_place(words):
    """Role and organisation in what follows a name: ", lab manager, OSU", " - vet in Keswick", " from Acme Ltd"."""
    firm = _FIRM.match(words)
    found = {"organisation": firm[1]} if firm else {}
    for piece in re.split(r"[,/|–—\"“”.()]|(?<=\s)-\s", words):
        job, _, place = piece.strip(" -").partition(" at ")
        job = job.partition(" in ")[0]
        if (field := role_or_firm(job)) and len(job.split()) <= 4:
            found.setdefault(field, job)
            found = job_line(f"{job} at {place}") | found
    return found


def _names_nobody_else(name):
    """Whether words without capitals can only be a name: none of them is an everyday word."""
    words = [w.strip(".") for w in name.split()]
    return everyday_words().isdisjoint(words[1:] if words[0] in _FORMS_OF_ADDRESS else words)


_PIECES = re.compile(r"[,/|–—\"“”;•]|(?<=\s)-\s")
_HOUR = re.compile(r"\d{1,2}[:.h]\d\d(?:[ap]m)?|\d{1,2}[ap]m|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)


def says_who_or_when(line):
    """Whether a first line names a day, or a person and their work, and says nothing else.

    ("Anna Nowak - baker", "Call with Anna Nowak, 3 May 2026"); a name alone may be any words with capitals.
    """
    iso, (start, end), _ = read_date(line)
    title = from_title(line, whole_line=not iso)
    if not iso and not ("person" in title and title.keys() & {"role", "organisation"}):
        return False
    named = {title[field].casefold() for field in title.keys() & {"person", "role", "organisation"}} | {""}
    pieces = (piece.strip(" -()*_.").casefold() for piece in _PIECES.split(f"{line[:start]} , {line[end:]}"))
    return all(p in named or _without_small_words(p) in named for p in pieces)


def _without_small_words(words):
    return " ".join(w for w in words.split() if not _GENERIC.fullmatch(w) and not _HOUR.fullmatch(w))


_JOB_AT = re.compile(
    r"(?:an? |the )?((?:[\w&/-]{1,30} ){0,3}[\w-]{1,30}) at ([A-Z&][\w&'’-]*(?: (?:[A-Z&][\w&'’-]*|of|and|for))*)"
)
_SAYS = frozenset("as was is were am are be been worked works started i he she they who we my her his not".split())


def job_line(line):
    """Role and organisation in a line below a name ("Lab manager at Pfizer, twelve years")."""
    found = _JOB_AT.match(line.strip(" -*_\t"))
    words = found[1].casefold().split() if found else []
    if not words or not _is_job(words[-1]) or _SAYS.intersection(words):
        return {}
    return {"role": found[1], "organisation": found[2]}


_SHELVES = frozenset(
    """people person contact contacts interview interviews talk talks note notes call calls meeting meetings chat chats
    daily dailies journal inbox template templates archive transcript transcripts informational informationals vault
    recordings attachments files conversations export exports""".split()
)


def is_shelf(folder):
    """Whether a folder is named for what is put into it (`02 Interviews`, `Daily notes`), not for a career."""
    words = re.findall(r"[^\W\d_]+", folder.casefold())
    return set(words) <= _SHELVES


def names_work(words):
    return bool({w.casefold() for w in words.split()} & _WORK_WORDS) or "'s" in words
