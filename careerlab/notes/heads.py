"""Who, where and when as fields: front matter and `Key: Value` heads."""

from __future__ import annotations

import re

from careerlab.notes.dates import date_notice, read_date
from careerlab.notes.model import Notice
from careerlab.notes.titles import names_work, role_or_firm

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
            or (key == "title" and role_or_firm(words) != "role")
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
        if called[0].isupper() and not names_work(called) and not (called.isupper() and len(called) < 4):
            also.append(called)
            name = name.replace(found[0], " ", 1)
    role = _ROLE.search(name)
    job = role[1].strip() if role and (role_or_firm(role[1]) == "role" or names_work(role[1])) else ""
    name = " ".join((name[: role.start()] if job else name).split()) or words
    return (
        {"person": name} | ({"role": job} if job else {}) | ({"also": (*also, *addresses)} if also or addresses else {})
    )
