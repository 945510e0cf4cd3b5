"""Notes that hold no talk: pages about a person or an employer, as note apps link them, and templates.

What a page says of a person goes to the talks with them; its words are no insights.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from careerlab.insights.identity.names import fold_name
from careerlab.insights.statements import statements
from careerlab.notes.model import Notice, Span, filled
from careerlab.notes.planned import asks

_PERSON = frozenset("person people contact contacts".split())
_FIRM = frozenset("company companies organisation organization organisations organizations employer employers".split())
_TALK = re.compile(
    r"\b(?:interviews?|talks?|calls?|chats?|coffee|conversations?|meetings?|notes|transcript|q ?& ?a|20\d\d)\b", re.I
)
_BLANK = re.compile(
    r"\{\{ ?(?:title|date|time|name|person|company|role|path)\b[^{}\n]{0,60}\}\}|<%[^%\n]{1,200}%>", re.I
)
_GIVEN = ("role", "organisation", "path", "introduced_by")
_SAID = {
    "person": "a page about a person",
    "company": "a page about an employer",
    "template": "a template nobody filled",
}
_LONGEST_LABEL = 80  # characters of a line that may ask or name something and say nothing
_IT_IS_ONE = "If it holds a talk, add a line `Date: 2026-01-31` at the top."
_WRITE_BELOW = "Write your notes below its questions; what stands between <!-- and --> stays private."


def kinds_of_pages(notes):
    """What each note is that is no talk: ``person``, ``company`` or ``template``; '' for a talk.

    Careful, because a page about a person is where some people write down the talk: one with a date, turns or a
    heading that names a talk is a talk. A page that only its folder calls one is set aside if the talk lies elsewhere.
    """
    kinds = [_kind(note) for note in notes]
    talked_to = {fold_name(note.person) for note, kind in zip(notes, kinds, strict=True) if not kind}
    return [
        {"maybe": "person" if fold_name(note.person) in talked_to else ""}.get(kind, kind)
        for note, kind in zip(notes, kinds, strict=True)
    ]


def _kind(note):
    folders = {_plain(part) for part in PurePosixPath(note.source).parts[:-1]}
    tags = {_plain(part) for tag in note.tags for part in tag.split("/")}
    blanks = len(_BLANK.findall(note.text))
    if blanks > 1 or (blanks and folders & {"template", "templates"}) or _only_asks(note):
        return "template"
    if not note.text or note.date or any(_TALK.search(tag) for tag in tags):
        return ""
    if any(_is_of_talk(note, block) for block in note.blocks):
        return ""
    if tags & (_PERSON | _FIRM):
        return "person" if tags & _PERSON else "company"
    return ("maybe" if says_something(note) else "person") if folders & _PERSON else ""


def _plain(words):
    """`01 People 👤` is people."""
    return " ".join("".join(c if c.isalpha() else " " for c in words.casefold()).split())


def _is_of_talk(note, block):
    words = _words(note, block)
    return bool(block.speaker) or (block.kind == "heading" and bool(asks(words) or _TALK.search(words)))


def _words(note, block):
    return note.text[block.runs[0][0] : block.runs[-1][1]]


def _only_asks(note):
    """Whether a note holds questions and no answers."""
    return any(asks(_words(note, block)) for block in note.blocks) and not says_something(note)


def beside_questions(note):
    """The blocks of a note without headings and questions, which are the same in all copies of a form."""
    return [block for block in note.blocks if block.kind != "heading" and not asks(_words(note, block))]


def says_something(note):
    """Whether anything is said in a note: one with fields, headings and questions alone says nothing."""
    said = beside_questions(note)
    return any(len(_words(note, block)) > _LONGEST_LABEL for block in said) or bool(note.blocks and statements(note)[0])


def set_aside(note, kind):
    """The page with no words that could be insights, and with the name of whom it is about."""
    if not kind:
        return note
    notices = tuple(n for n in note.notices if not n.code.startswith("META-"))
    if says_something(note) or kind == "template":
        hint = _WRITE_BELOW if kind == "template" else _IT_IS_ONE
        notices = (*notices, Notice("NOTE-PAGE", f"this is {_SAID[kind]}, no talk; its words are no insights.", hint))
    name = note.person or note.title or PurePosixPath(note.source).stem
    about = {"person": name} if kind == "person" else {"person": "", "path": ""}
    if kind == "company":
        about["organisation"] = note.organisation or name
    if kind == "template":
        about |= {"organisation": "", "role": "", "also": ()}
    spans = tuple(Span(s.start, s.end, "metadata") if s.kind in ("text", "heading") else s for s in note.spans)
    return replace(note, blocks=(), spans=spans, notices=notices, **about)


def joined_with_pages(notes, kinds):
    """Notes with what the page about their person says where they are silent."""
    pages = {}
    for note, kind in sorted(zip(notes, kinds, strict=True), key=lambda pair: pair[0].source):
        if kind == "person" and note.person:
            said = pages.setdefault(note.person, {})
            told = {field: getattr(note, field) for field in _GIVEN} | {"path": note.path or note.role}
            said |= {field: value for field, value in told.items() if value and field not in said}
    return [note if kind else filled(note, pages.get(note.person, {})) for note, kind in zip(notes, kinds, strict=True)]
