"""An e-mail as a mail program saves it (.eml): its heads and words, as one would paste them, then read as such."""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header

from careerlab.errors import NoteError
from careerlab.notes.encoding import CODECS, decode
from careerlab.notes.formats import read_plain
from careerlab.notes.model import Notice
from careerlab.notes.typed.scanner import read_text
from careerlab.notes.web.webpage import read_webpage

_BASE64 = re.compile(r"[\w+/=\r\n]*", re.A)
HEADS = ("From", "To", "Cc", "Date", "Subject")
MAX_HEADER = 10_000


def read_eml(raw, source, day_first=True):
    """Read a saved e-mail: a list of one Note, its text what one would copy out of the mail program.

    A file of this name without the heads of a mail is read as text.
    """
    try:
        message = message_from_bytes(raw, policy=policy.compat32)
    except RecursionError:  # mails in mails in mails
        return read_plain(raw, source, day_first)
    said = [f"{name}: {_header(value)}" for name in HEADS for value in message.get_all(name, ()) if value]
    if "From" not in message or "@" not in "".join(said):
        return read_plain(raw, source, day_first)
    parts = [part for part in message.walk() if not part.is_multipart()]
    words = [part for part in parts if part.get_content_type() in ("text/plain", "text/html")]
    plain = [part for part in words if part.get_content_subtype() == "plain"]
    notices, bodies = [], []
    for part in plain or words:
        body, found = _body(part, source)
        bodies.append(body)
        notices += found
    other = [_header(part.get_filename() or part.get_content_type()) for part in parts if part not in words]
    if other:
        hint = "Save what holds words beside the mail, in the notes folder."
        files = "1 attached file was" if len(other) == 1 else f"{len(other)} attached files were"
        notices.append(Notice("MAIL-PARTS", f"{files} not read: {', '.join(other[:5])}.", hint))
    text = "\n".join([*said, "", *bodies]).replace("\r\n", "\n")
    return [read_text(text, source, "mail", "", notices, day_first)]


def _header(value):
    """A head as it is meant (`=?utf-8?q?Zo=C3=AB?=` is Zoë), on one line; one that is broken as it stands."""
    value = str(value)
    if len(value) <= MAX_HEADER:  # the standard library takes four times as long for twice the words
        with suppress(LookupError, ValueError, MessageError):
            value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _body(part, source):
    raw = _unpacked(part)
    if part.get_content_subtype() == "html":
        try:
            (note,) = read_webpage(raw, source)
            return note.text, [n for n in note.notices if n.code.startswith(("ENC", "TXT", "HTML"))]
        except NoteError:
            return "", []
    text, encoding, notices = decode(raw)
    said = CODECS.get(_charset(part))
    if said and encoding != "utf-8":
        with suppress(UnicodeDecodeError):
            return raw.decode(said), []
    return text, notices


def _unpacked(part):
    """The bytes of a part; as they stand where they are not packed as it says, of which Python drops what is odd."""
    packing = str(part["Content-Transfer-Encoding"]).lower()
    odd = "uu" in packing or ("base64" in packing and not _BASE64.fullmatch(part.get_payload().strip()))
    raw = b"" if odd else part.get_payload(decode=True)
    return raw or part.get_payload().encode("utf-8", "surrogateescape")


def _charset(part):
    try:
        return part.get_content_charset() or ""
    except (LookupError, ValueError):
        return ""
