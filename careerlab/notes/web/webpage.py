"""Saved web pages and HTML exports (Evernote, Notion, Google Docs, Word, OneNote) -> Note.

The words of a page are kept in the order in which they are read, its structure as marks of lines. Words around the
text (menus, footers, buttons) and what names the page stand after it, as metadata; hidden words and comments are
private asides; struck-out words are words. Only programs, looks and settings are none. Nothing of a page is fetched
or run.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from dataclasses import replace
from itertools import chain

from careerlab.errors import NoteError
from careerlab.notes.dates import read_date
from careerlab.notes.encoding import CODECS, decode
from careerlab.notes.formats import decoded
from careerlab.notes.model import Notice
from careerlab.notes.typed.linear import LinearText
from careerlab.notes.typed.scanner import read_text
from careerlab.notes.web.nodes import BLANK, Line, Table
from careerlab.notes.web.page import Page
from careerlab.notes.web.tags import tokens

_OWN_TEXT = re.compile(r"<(?:main|article)\b", re.I)
_META = ("author", "created", "updated", "source-url", "keywords")  # what note programs write in the head of a page


def read_webpage(raw, source, day_first=True):
    """Read a web page: a list of one Note.

    Parameters
    ----------
    raw : bytes
    source : str
    day_first : bool
        How 12/01/2026 is read.

    Raises
    ------
    NoteError
        It is empty or no text.
    """
    text, encoding, notices = _decoded(raw, source)
    page, unclosed = _page(text)
    if page.never_ended:
        names, (page, unclosed) = page.never_ended, _page(text, page.never_ended)
        unclosed += [_unclosed(f"<{name}>") for name in sorted(names)]
    notices = [*notices, *unclosed]
    if page.has_code and not page.has_words:
        message = "the saved page holds no words: a program fills it in when it is opened."
        hint = "Open it in a browser, select and copy all, and paste that into a text file."
        notices = [Notice("HTML-SCRIPT", message, hint), *notices]
    lin = _linear(page)
    if not lin.text:
        empty = Notice("FILE-EMPTY", "the page holds no words.", "If you wrote something here, save it once more.")
        raise NoteError(source, next((n for n in notices if n.code == "HTML-SCRIPT"), empty))
    note = read_text(lin.text, source, "webpage", encoding, notices, day_first, marks=lin.marks, private=lin.asides)
    if not note.date and not read_date(source)[0]:
        note = replace(note, date=read_date(page.meta.get("created", ""))[0])
    return [note]


def _page(text, shown=frozenset()):
    """The page, and notices about what opens in it and never ends."""
    page, notices = Page(bool(_OWN_TEXT.search(text)), shown), []
    for kind, value, more in tokens(text):
        if kind == "unclosed":
            notices.append(_unclosed(value, len(re.findall(r"\r\n|\n|\r", text[:more])) + 1))
        else:
            page.take(kind, value, more)
    page.end()
    return page, notices


def _unclosed(sign, line=0):
    message = f"`{sign}` opens in this page and never ends; what follows was read as words."
    return Notice("HTML-OPEN", message, "The page may be cut off: save it once more.", line)


# ---- bytes -> text

_DECLARED = re.compile(
    rb"""<(?:meta\b[^<>]{0,300}?\bcharset|\?xml\b[^<>]{0,100}?\bencoding)\s{0,9}=\s{0,9}["']?([\w-]{2,20})""", re.I
)


def _decoded(raw, source):
    """Text, encoding and notices: what a byte order mark says, else what the page says of itself, else a guess."""
    text, encoding, notices = decoded(raw, source)
    found = _DECLARED.search(raw[:8192])
    said = found[1].decode("ascii").lower() if found else ""
    if said not in CODECS or raw.startswith(BOM_UTF8) or encoding.startswith(("utf-16", "utf-32")):
        return text, encoding, notices
    if encoding == "utf-8" and said != "iso-2022-jp":  # other text is UTF-8 by chance as good as never
        message = f"read as UTF-8, although the page says {said}."
        guessed = [] if raw.isascii() else [Notice("ENC-GUESSED", message, "If words look odd, save it as UTF-8.")]
        return text, encoding, guessed + notices
    try:
        text = raw.decode(CODECS[said])
    except UnicodeDecodeError:
        return text, encoding, notices
    return text, CODECS[said], decode(text.encode())[2]


# ---- page -> linear text


def _linear(page):
    """The lines of a page and their marks, the words around its text last."""
    lin, lines = LinearText(), list(_in_order(page.nodes))
    title, shouts = " ".join(page.title), _is_mostly_bold(lines)
    needs_title = not any(isinstance(n, Line) and n.kind == "heading" and n.depth == 1 for n in lines)
    if needs_title:
        lin.line(title, "heading", depth=1)
    for node in lines:
        if node is BLANK:
            lin.blank()
        elif isinstance(node, Line):
            lead = 0 if shouts else node.lead
            lin.line(node.pieces, node.kind, depth=node.depth, mark=node.mark, lead=lead)
        else:
            lin.table([[_pieces(cell) for cell in row] for row in node.rows], node.header)
    lin.blank()
    said = [f"{name}: {page.meta[name]}" for name in _META if name in page.meta]
    for words in [*([] if needs_title else [title]), *said, *page.around]:
        lin.line(words, "metadata")
    return lin


def _in_order(nodes):
    """The nodes of a page, those in tables that only place them among the others."""
    waiting = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, Table) and node.is_layout:
            cells = chain.from_iterable(node.rows)
            waiting.append(chain.from_iterable((BLANK, *cell, BLANK) for cell in cells))
        else:
            yield node


def _pieces(cell):
    """The lines of a cell as one, parted by line ends."""
    parts = [[("\n", False), *line.pieces] for line in cell if line is not BLANK]
    return [piece for part in parts for piece in part][1:]


def _is_mostly_bold(lines):
    """Where most lines are bold, bold sets nothing apart."""
    plain = [n for n in lines if isinstance(n, Line) and n.kind == "line"]
    bold = sum(line.lead >= len("".join(words for words, _ in line.pieces).rstrip()) for line in plain)
    return len(plain) >= 4 and bold * 2 > len(plain)
