"""Bytes -> text. The ladder: BOM, the pattern of NULs, strict UTF-8, then cp1252 line by line; a guess is said."""

from __future__ import annotations

import codecs
import re

from careerlab.notes.model import Notice, has_combining_run

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_BOMS += ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
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
            text = raw.decode(encoding, "replace")
            return text, encoding.removesuffix("-sig"), _odd_characters(text)
    nuls = raw.count(0)
    if nuls > len(raw) * 0.3:
        return _wide_or_binary(raw, nuls)
    try:
        text = raw.decode("utf-8")
        return text, "utf-8", _odd_characters(text)
    except UnicodeDecodeError:
        return _line_by_line(raw)


def recoded(raw, encoding):
    """The bytes of a text file as UTF-8: those that do not say what they are (no BOM, no UTF-8) read as `encoding`.

    A byte that `encoding` does not know becomes U+FFFD.
    """
    if raw.startswith(tuple(bom for bom, _ in _BOMS)) or raw.count(0):
        return raw
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace").encode("utf-8")
    return raw


def _wide_or_binary(raw, nuls):
    if nuls < len(raw) * 0.7 and len(raw) % 2 == 0:
        even = raw[::2].count(0)
        encoding = "utf-16-be" if even > nuls / 2 else "utf-16-le"
        try:
            text = raw.decode(encoding)
            notice = Notice(
                "ENC-GUESSED", f"read as {encoding}: the file does not say so.", "If words look odd, save it as UTF-8."
            )
            return text, encoding, [notice, *_odd_characters(text)]
        except UnicodeDecodeError:
            pass
    notice = Notice("FILE-BINARY", "this is not a text file.", "Open it where it was made and save the notes as text.")
    return "", "", [notice]


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
    return text, encoding, [notice, *_odd_characters(text)]


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


def _odd_characters(text):
    notices = []
    found = _CONTROLS.search(text)
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
