"""Evernote exports: each note of the file is a Note of its own, and one broken note leaves the others as they are."""

import pytest

from careerlab.errors import NoteError
from careerlab.notes.formats import read_bytes
from careerlab.notes.model import readable
from careerlab.notes.web.enex import MAX_NOTES, read_enex

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-export SYSTEM "en.dtd"><en-export application="Evernote">'
NOTE = """<note><title>{title}</title><created>20260114T093000Z</created><tag>ux</tag><tag>calm</tag><content><![CDATA[
  <?xml version="1.0"?><!DOCTYPE en-note SYSTEM "enml2.dtd"><en-note>{body}</en-note>]]></content>
  <resource><data encoding="base64">c2VjcmV0</data></resource></note>"""


def export(*notes):
    return (HEAD + "".join(NOTE.format(title=title, body=body) for title, body in notes) + "</en-export>").encode()


def said(note):
    return [readable(" ".join(note.text[a:b] for a, b in block.runs)) for block in note.blocks]


def test_each_note_is_one():
    raw = export(
        ("Anna K", "<div><b>Pay:</b> low</div>"), ("Ben &amp; Eve", "<div>calm</div>"), ("Anna K", "<p>late</p>")
    )
    notes = read_bytes(raw, "all.enex")
    assert [n.source for n in notes] == ["all.enex/Anna K", "all.enex/Ben & Eve", "all.enex/Anna K (2)"]
    assert [said(n) for n in notes] == [["Anna K", "low"], ["Ben & Eve", "calm"], ["Anna K", "late"]]
    assert {n.date for n in notes} == {"2026-01-14"}
    assert all("keywords: ux, calm" in n.text and "c2VjcmV0" not in n.text for n in notes)


def test_a_note_that_is_cut_off_keeps_its_words_and_the_others():
    raw = export(("Anna K", "<div>low pay"), ("Ben", "<div>calm"))
    notes = read_enex(raw[: raw.rindex(b"</en-note>")], "all.enex")
    assert [said(n)[:2] for n in notes] == [["Anna K", "low pay"], ["Ben", "calm"]]


def test_a_guessed_encoding_is_said():
    raw = export(("Anna K", "<div>na\u00efve</div>")).decode().encode("cp1252")
    assert [n.code for n in read_enex(raw, "all.enex")[0].notices] == ["ENC-GUESSED"]


@pytest.mark.parametrize("raw", [HEAD.encode() + b"</en-export>", b"<en-export>"])
def test_an_export_without_notes_is_empty(raw):
    with pytest.raises(NoteError) as error:
        read_enex(raw, "all.enex")
    assert error.value.notice.code == "FILE-EMPTY"


@pytest.mark.parametrize(("count", "read"), [(MAX_NOTES, True), (MAX_NOTES + 1, False)])
def test_the_number_of_notes_at_the_limit_and_one_past_it(count, read):
    raw = b"<en-export>" + b"<note>" * count + b"</en-export>"
    if read:
        assert len(read_enex(raw, "a.enex")) == count
    else:
        with pytest.raises(NoteError, match="more than 5,000 notes"):
            read_enex(raw, "a.enex")
