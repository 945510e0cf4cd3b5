"""Who, where and when: front matter, `Key: Value` heads, folder and file names, and the dates people write."""

from __future__ import annotations

import re
from datetime import date

from careerlab.notes.model import Notice

FIELDS = {
    "person": "person|name|interviewee|with|who|interviewed|talked to|spoke to|spoke with|talk with"
    "|conversation with|guest",
    "organisation": "organisation|organization|company|employer|firm|workplace|org|where|agency|works at|works for",
    "role": "role|job|position|occupation|job title|current role|current position|profession|title",
    "path": "path|track|career|field|option|direction|career path|candidate path",
    "date": "date|when|day|talk date|interview date|date of talk|date of interview|met on|called on",
    "introduced_by": "via|introduced by|intro by|introduced via|referred by|referral|intro from|introduction by"
    "|connected by|thanks to",
}
KEYS = {key: field for field, keys in FIELDS.items() for key in keys.split("|")}
# beside KEYS: who several people are, what else the person is called, what a note is filed under
_MORE = {
    "several": "attendees|participants|interviewees|guests",
    "also": "alias|aliases|aka|also known as|nickname|nicknames|email|e-mail|e mail|email address|linkedin|linked in"
    "|linkedin profile|linkedin url|github|handle",
    "tags": "tags",
}
# words too common to say who or what at the top of a text, but plain as the names of properties
_PROPERTIES = {
    "person": "contact|contact person|interview with|talk with|call with|expert|mentor|source person|full name",
    "several": "people|persons|attendee|participant|speakers",
    "organisation": "company name|organisation name|organization name|current company|current employer",
    "role": "position title|current job|occupation title",
    "path": "career option|target role|target career",
    "date": "date of call|date of meeting|date of conversation|meeting date|call date|talked on|date of the talk",
    "introduced_by": "introduced|introducer|referrer|intro|connection",
    "also": "also|mail|profile|other names|names",
    "tags": "tag|type|category|categories|kind|class|note type",
}
HEAD_KEYS = KEYS | {key: field for field, keys in _MORE.items() for key in keys.split("|")}
PROPERTIES = HEAD_KEYS | {key: field for field, keys in _PROPERTIES.items() for key in keys.split("|")}
# maps in front matter whose keys say of the talk what the same keys say at the top
_OF_A_TALK = frozenset("interview talk meeting call session meta metadata properties".split())
MAIL_KEYS = frozenset("from to cc subject sent re".split())
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}

_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATES = (
    (re.compile(r"(?<!\d)(\d{4})([-/._])(\d{1,2})\2(\d{1,2})(?!\d)"), lambda m: (m[1], m[3], m[4])),
    (re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)"), lambda m: (m[1], m[2], m[3])),
    (
        re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?[ -]+(?:of )?" + _MONTH + r",?[ -]+(\d{4})(?!\d)", re.I),
        lambda m: (m[3], m[2], m[1]),
    ),
    (re.compile(r"\b" + _MONTH + r" (\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?!\d)", re.I), lambda m: (m[3], m[1], m[2])),
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")


def read_date(words, day_first=True):
    """The first date in `words`.

    Returns
    -------
    iso : str
        ``YYYY-MM-DD`` or ``''``.
    span : tuple of int
        Where it stands; (0, 0) if there is none.
    problem : str
        ``''``, ``'ambiguous'`` (12/01/2026: read by `day_first`) or ``'impossible'`` (30 February).
    """
    for pattern, parts in _DATES:
        found = pattern.search(words)
        if found:
            year, month, day = parts(found)
            iso = _iso(year, _MONTHS.get(str(month)[:3].lower(), month), day)
            return iso, found.span(), "" if iso else "impossible"
    found = _NUMERIC.search(words)
    if not found:
        return "", (0, 0), ""
    first, second, year = int(found[1]), int(found[3]), found[4] if len(found[4]) == 4 else "20" + found[4]
    day, month = (first, second) if day_first else (second, first)
    if month > 12 and day <= 12:
        day, month = month, day
    iso = _iso(year, month, day)
    unsure = iso and first <= 12 and second <= 12 and first != second
    return iso, found.span(), "ambiguous" if unsure else "" if iso else "impossible"


_DUE = re.compile(
    r"[📅⏳🛫✅➕❌🗓]\ufe0f?[ \t]*\d{4}-\d\d-\d\d|\[(?:due|scheduled|start|completion|created)::[^\[\]]{0,40}\]"
)


def without_due(words):
    """The words without the days that a task manager gave a task; the talk was on another day."""
    return _DUE.sub(lambda m: " " * len(m[0]), words)


def _iso(year, month, day):
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


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
        ) and not _names_work(bracket[1]):
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
    return word not in _NO_JOBS and word.removesuffix("s").endswith(_JOB_ENDINGS)


def _role_or_firm(words):
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
    name = None if whole_line else _WITH_NAME.search(title)
    name = name or _LEADING_NAME.match(title)
    words = name[1].split() if name else []
    while words and (words[-1].casefold() in _WORK_WORDS or words[-1].casefold() in {"the", "at"}):
        words.pop()
    whole = len(words) > 1 or (words and name.re is _WITH_NAME)
    if whole and not {w.casefold() for w in words} & _WORK_WORDS and not _GENERIC.search(words[0]):
        found["person"] = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in words)
        for piece in re.split(r"[,/|–—\"“”.]|(?<=\s)-\s", title[name.end() :]):
            piece = piece.strip(" -()")
            if (field := _role_or_firm(piece)) and len(piece.split()) <= 4:
                found.setdefault(field, piece)
    return found


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


def _names_work(words):
    return bool({w.casefold() for w in words.split()} & _WORK_WORDS) or "'s" in words


_LINK = re.compile(r"!?\[\[([^\[\]|\n]{0,200})(?:\|([^\[\]\n]{0,200}))?\]\]")
_WEB_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def open_links(words):
    """`[[People/Anna Nowak|Anna]]` as it is shown: Anna; without other words the last part of where it leads."""
    return _LINK.sub(lambda m: m[2] or _page_name(m[1]), words)


def _page_name(target):
    return target.partition("#")[0].rpartition("/")[2].removesuffix(".md") or target


def as_text(value):
    """One field value as words: links and tags opened, lists joined."""
    if isinstance(value, list):
        value = ", ".join(map(as_text, value))
    return " ".join(_WEB_LINK.sub(r"\1", open_links(str(value))).strip(" \"'*_").split())


def fields_of(meta, lines, day_first=True):
    """Front matter or head fields -> the note's own fields, with notices about dates that cannot be.

    A key below another is `above/below`.
    """
    fields, notices, people, others = {}, [], [], []
    for key, value in meta.items():
        if says_whether_shared(key, value):
            fields["share"] = _YES_OR_NO[as_text(value).casefold()]
            continue
        field, words = _field_of(key), as_text(value)
        if key == "from" and meta.keys() & {"to", "subject"}:  # the head of an e-mail
            field = "person"
        if (
            not field
            or not words
            or (key == "title" and _role_or_firm(words) != "role")
            or (key == "title" and "name" in meta)
        ):
            continue
        if field == "date":
            notices += _take_date(fields, words, day_first, lines.get(key, 0))
        elif field == "person":
            people = people or (value if isinstance(value, list) else [value])
        elif field == "several":
            others += value if isinstance(value, list) else _LISTED.split(" ".join(value.split()))
        elif field in ("also", "tags"):
            fields[field] = (*fields.get(field, ()), *_items(value))
        elif field == "introduced_by":
            fields.setdefault(field, _said_of(value)["person"] if isinstance(value, str) else words)
        else:
            fields.setdefault(field, words)
    return _with_person(fields, people or others), notices


def says_whether_shared(key, value):
    """Whether a field says that sentences of the note may be shown to others (`share: yes`), or that they may not."""
    return key == "share" and as_text(value).casefold() in _YES_OR_NO


def joined(fields, more):
    """Two sets of fields as one: what `more` says counts, lists are put together."""
    both = {
        key: tuple(dict.fromkeys((*fields[key], *more[key])))
        for key in ("also", "tags")
        if key in fields and key in more
    }
    return {**fields, **more, **both}


def _field_of(key):
    """The field that a key names; of a key below another only if the two are about the same thing."""
    above, _, below = key.rpartition("/")
    if not above:
        return PROPERTIES.get(key)
    parent = above.rpartition("/")[2]
    field = PROPERTIES.get(parent)
    if below in ("name", "title", "value") and field:
        return field
    if parent in _OF_A_TALK or field in ("person", "several"):
        return PROPERTIES.get(below)
    return field if PROPERTIES.get(below) == field else None


def _items(value):
    values = value if isinstance(value, list) else re.split(r" ?[;,] ?| (?=#)", " ".join(value.split()))
    return tuple(filter(None, (as_text(v).lstrip("#") for v in values)))


def _take_date(fields, words, day_first, line):
    iso, _, problem = read_date(words, day_first)
    if iso:
        fields.setdefault("date", iso)
    if problem:
        return [date_notice(words, iso, problem, line)]
    hint = "Write it as 2026-01-31."
    return [] if iso else [Notice("FM-VALUE", f"`{words}` is no date careerlab can read.", hint, line)]


# ---- who

_SELF = frozenset(("me", "myself", "i", "you", "self", "[me]"))
_ADDRESS = re.compile(r"[<(\[]?\b(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4})[>)\]]?")
_CALLED = re.compile(
    r"""(?<![ ])[ ]*[("“](?:aka[ ]|a\.k\.a\.[ ]|goes[ ]by[ ]|known[ ]as[ ])?
        ([^\W\d_][\w'’-]{0,30}(?:[ ][A-Z][\w'’-]{0,30}){0,2})[)"”]
        |,?[ ](?:aka|a\.k\.a\.|also[ ]known[ ]as|goes[ ]by)[ ]([^\W\d_][^,;()]{0,60})""",
    re.X,
)
_LISTED = re.compile(r" ?[;,] ?| (?:and|&) ")
_ROLE = re.compile(r"(?:,|[ ][-–—])[ ](.{2,80})\Z")


def _with_person(fields, values):
    """Fields with who is meant by all that was said of it, and what else that says of the person."""
    found = [said for value in values if (said := _said_of(value)).get("person", "me").casefold() not in _SELF]
    if not found:
        return fields
    names = dict.fromkeys(said["person"] for said in found)
    return joined(found[0] if len(names) == 1 else {"person": " & ".join(names)}, fields)


def _said_of(value):
    """Fields in the words for one person: `Anna Nowak (Ania) <anna@x.y>, lead at Acme`."""
    words, also = str(value)[:300], []
    link = _LINK.search(words)
    if link and link[2]:  # the page and the words shown are both names of the person; the fuller one is the name
        page, shown = _page_name(link[1]).strip(), link[2].strip()
        name, other = (page, shown) if len(page.split()) > len(shown.split()) else (shown, page)
        words = words[: link.start()] + name + words[link.end() :]
        also.append(other)
    words = as_text(words)
    addresses = [found[1] for found in _ADDRESS.finditer(words)]
    name = _ADDRESS.sub(" ", words).strip(" ,;\"'") if addresses else words
    for found in _CALLED.finditer(name):
        called = (found[1] or found[2]).strip()
        if called[0].isupper() and not _names_work(called) and not (called.isupper() and len(called) < 4):
            also.append(called)
            name = name.replace(found[0], " ", 1)
    role = _ROLE.search(name)
    job = role[1].strip() if role and (_role_or_firm(role[1]) == "role" or _names_work(role[1])) else ""
    name = " ".join((name[: role.start()] if job else name).split()) or words
    return (
        {"person": name} | ({"role": job} if job else {}) | ({"also": (*also, *addresses)} if also or addresses else {})
    )


def first_date(rows, day_first=True):
    """The first date in rows of (line number, words), and the notice it wants in a list."""
    for number, words in rows:
        words = without_due(words)
        iso, (start, end), problem = read_date(words, day_first)
        if iso:
            return iso, [date_notice(words[start:end], iso, problem, number)] if problem else []
    return "", []


def date_notice(words, iso, problem, line=0):
    """The notice for a date that is impossible, or was read day first."""
    if problem == "impossible":
        return Notice("FM-VALUE", f"there is no such day as {words}.", "Write the date as 2026-01-31.", line)
    return Notice(
        "DATE-AMBIGUOUS", f"`{words}` was read as {iso}.", "Write 2026-01-31, or set date_order in profile.yaml.", line
    )
