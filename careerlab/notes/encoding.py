"""Bytes -> text. The ladder: BOM, the pattern of NULs, strict UTF-8, then cp1252 line by line; a guess is said."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from careerlab.notes.model import Notice, has_combining_run

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_BOMS += ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WIDE = (  # encoding, size of a character, places of its upper and lower byte and of those that are always 0
    ("utf-32-le", 4, 1, 0, (2, 3)),
    ("utf-32-be", 4, 2, 3, (0, 1)),
    ("utf-16-le", 2, 1, 0, ()),
    ("utf-16-be", 2, 0, 1, ()),
)
_CONTROL_BYTES = bytes([*range(9), *range(14, 32), 127])
_MOST_KINDS = 5  # of control signs; what is text but damaged holds one or two
# how pictures, sound, packed files and programs begin, whatever they are called; a PDF may be all ASCII
_NO_TEXT = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|\x1f\x8b\x08|7z\xbc\xaf|Rar!\x1a|ID3[\2-\4]|OggS\0|\x7fELF|\xfd7zXZ"
)
_PDF = re.compile(rb"%PDF-\d\.\d\s")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")  # terminals obey the upper ones, too
_LOW_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # where bytes are a guess, the upper ones are letters
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")

# What a page or mail may say it is written in: it may not choose among all that Python has (utf-7, punycode, bz2 ...).
CODECS = {f"windows-{n}": f"cp{n}" for n in (874, *range(1250, 1259))}
CODECS |= {f"iso-8859-{n}": f"iso8859-{n}" for n in (*range(2, 9), 10, 13, 14, 15, 16)}
CODECS |= dict.fromkeys(("iso-8859-1", "latin1", "us-ascii"), "cp1252") | {"iso-8859-9": "cp1254"}  # as browsers do
CODECS |= {name: name for name in ("koi8-r", "koi8-u", "gb18030", "big5", "euc-jp", "iso-2022-jp", "cp1250", "cp1252")}
CODECS |= dict.fromkeys(("gb2312", "gbk"), "gb18030")
CODECS |= {"shift_jis": "cp932", "euc-kr": "cp949", "macintosh": "mac-roman"}


def decode(raw):
    """Decode the bytes of a note.

    Returns
    -------
    text : str
        Without a byte order mark; line ends as they are.
    encoding : str
        ``utf-8``, ``utf-16-le`` ..., ``cp1252`` or ``utf-8+cp1252`` when single lines were no UTF-8.
    notices : list of Notice
        What was guessed or looks broken, with its line. Binary bytes give ``''`` and FILE-BINARY.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            text, notices = _marked(raw, encoding)
            return text, encoding.removesuffix("-sig"), [*notices, *odd_characters(text)]
    if encoding := _unmarked(raw):
        text, message = raw.decode(encoding, "replace"), f"read as {encoding}: the file does not say so."
        notice = Notice("ENC-GUESSED", message, "If words look odd, save it as UTF-8.")
        return text, encoding, [notice, *odd_characters(text)]
    if _is_binary(raw):
        hint = "Open it where it was made and save the notes as text."
        return "", "", [Notice("FILE-BINARY", "this is not a text file.", hint)]
    try:
        text = raw.decode("utf-8")
        return text, "utf-8", odd_characters(text)
    except UnicodeDecodeError:
        return _line_by_line(raw)


def recoded(raw, encoding):
    """The bytes of a text file as UTF-8: those that do not say what they are (no BOM, no UTF-8) read as `encoding`.

    A byte that `encoding` does not know becomes U+FFFD.
    """
    if raw.startswith(tuple(bom for bom, _ in _BOMS)) or raw.count(0):
        return raw
    return raw if _is_utf8(raw) else raw.decode(encoding, "replace").encode("utf-8")


def _is_binary(raw):
    """Whether a file begins as pictures and the like do, or its bytes are not those of text.

    NULs at either end do not count: a crash leaves blocks of them around what was written.
    """
    inside = raw.strip(b"\0")
    if _PDF.match(raw) or (raw and not inside):
        return True
    controls = len(inside) - len(inside.translate(None, _CONTROL_BYTES))
    if _NO_TEXT.match(raw) and (controls or not _is_utf8(raw)):
        return True
    kinds = len(set(_CONTROL_BYTES[1:]) & set(inside))
    return (0 in raw and controls > len(inside) * 0.3) or (kinds > _MOST_KINDS and not _is_utf8(raw))


def _is_utf8(raw):
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unmarked(raw):
    """Which UTF-16 or UTF-32 the bytes are that do not say so; '' for none of them.

    In text of one alphabet nearly all upper bytes are one of two, one of them 0 (blanks and full stops have it); lower
    bytes are hardly ever 0.
    """
    for encoding, size, upper, lower, empty in _WIDE if 0 in raw else ():
        if any(raw[place::size].strip(b"\0") for place in empty):
            continue
        above, below = raw[upper::size], raw[lower::size]
        common = dict(Counter(above).most_common(2))
        if 0 in common and sum(common.values()) > len(above) * 0.9 and below.count(0) <= len(below) * 0.05:
            return encoding
    return ""


def _marked(raw, encoding):
    """The text of a file that says how it is written, and a notice where it is not written so."""
    try:
        return raw.decode(encoding), []
    except UnicodeDecodeError as error:
        line = _line_of(raw[: error.start].decode(encoding, "ignore"), error.start)
        message = "some bytes on this line are no characters; they are shown as \ufffd."
        return raw.decode(encoding, "replace"), [Notice("ENC-MIXED", message, "Check this line.", line)]


def _line_by_line(raw):
    """UTF-8 where a line is UTF-8, cp1252 where it is not: one stray byte must not turn a whole file into mojibake."""
    lines, bad, utf8_seen = [], [], False
    for number, line in enumerate(re.findall(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", raw), 1):
        try:
            text = line.decode("utf-8")
            utf8_seen = utf8_seen or not line.isascii()
        except UnicodeDecodeError:
            text, good = _stray_bytes(line)
            utf8_seen = utf8_seen or good
            bad.append(number)
        lines.append(text)
    text = "".join(lines)
    if utf8_seen:
        notice = Notice(
            "ENC-MIXED",
            "some bytes on this line are not UTF-8; they were read as Windows text.",
            "Check this line.",
            bad[0],
        )
        encoding = "utf-8+cp1252"
    else:
        notice = Notice(
            "ENC-GUESSED",
            "the file is not UTF-8; read as Windows text (cp1252).",
            "If accents look odd, say what it is: `encoding: mac_roman` in profile.yaml.",
            bad[0],
        )
        encoding = "cp1252"
    return text, encoding, [notice, *odd_characters(text, _LOW_CONTROLS)]


def _stray_bytes(line):
    """Decode what is UTF-8 in the line, the rest as cp1252 (and what that lacks as latin-1)."""
    out, good = [], False
    while line:
        try:
            text = line.decode("utf-8")
            good = good or not line.isascii()
            out.append(text)
            break
        except UnicodeDecodeError as error:
            head, line = line[: error.start], line[error.start :]
            good = good or not head.isascii()
            out.append(head.decode("utf-8"))
            stray, line = line[: max(1, error.end - error.start)], line[max(1, error.end - error.start) :]
            try:
                out.append(stray.decode("cp1252"))
            except UnicodeDecodeError:
                out.append(stray.decode("latin-1"))
    return "".join(out), good


def odd_characters(text, controls=_CONTROLS):
    """Notices for signs that are not seen, or make the words around them look otherwise."""
    notices = []
    found = controls.search(text)
    if found:
        hint = "They are shown as signs; delete them if they mean nothing."
        notices.append(Notice("TXT-CONTROL", "control characters in the text.", hint, _line_of(text, found.start())))
    found = _BIDI.search(text)
    if found:
        hint = "It can hide what a line says; it is shown as a code."
        notices.append(
            Notice("TXT-BIDI", "a sign that reverses the reading direction.", hint, _line_of(text, found.start()))
        )
    if not text.isascii() and has_combining_run(text):
        notices.append(
            Notice("TXT-COMBINING", "one letter carries more than 30 accents.", "The line is kept as it is; check it.")
        )
    return notices


def _line_of(text, offset):
    return len(re.findall(r"\r\n|\n|\r", text[:offset])) + 1
