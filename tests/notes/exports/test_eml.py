"""Saved e-mails: heads and words as one would paste them; what is attached is named."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.notes.exports.eml import read_eml
from tests.strategies import LOSSLESS

WORDS = "Hi Ines,\n\nthe best part is the lab. I would not do the paperwork again.\n\nYasmin Oduro\n"


def mail(words=WORDS, sender="Yasmin Oduro <y.oduro@lab.example>", **more):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "ines@home.example", "Your questions"
    message["Date"] = "Tue, 22 Sep 2026 09:14:00 +0200"
    message.set_content(words, **more)
    return message


def read(message):
    (note,) = read_eml(bytes(message) if isinstance(message, EmailMessage) else message, "a.eml")
    return note


def said(note):
    return [" ".join(note.text[a:b] for a, b in block.runs) for block in note.blocks]


@pytest.mark.parametrize("cte", ["7bit", "quoted-printable", "base64"])
def test_a_mail_is_read_however_it_is_packed(cte):
    note = read(mail(cte=cte))
    assert (note.person, note.date) == ("Yasmin Oduro", "2026-09-22")
    assert "the best part is the lab. I would not do the paperwork again." in " ".join(said(note))
    assert "base64" not in note.text and "MIME" not in note.text


def test_letters_beyond_ascii_in_heads_and_words():
    note = read(mail("Zoë says: Łódź is cheap, naïve or not.\n", sender="Zoë Ångström <zoe@lab.example>"))
    assert (note.person, "Łódź is cheap" in note.text) == ("Zoë Ångström", True)


def test_the_words_of_a_mail_that_is_a_page_are_read_and_of_both_only_once():
    page = mail("<p>I love the <b>people</b>.</p><script>var x</script>", subtype="html")
    assert "I love the people." in read(page).text and "var x" not in read(page).text
    both = mail("I love the people.\n")
    both.add_alternative("<p>I love the people.</p>", subtype="html")
    assert read(both).text.count("I love the people.") == 1


def test_what_is_attached_is_named():
    message = mail()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="cv.pdf")
    (notice,) = [n for n in read(message).notices if n.code == "MAIL-PARTS"]
    assert notice.message == "1 attached file was not read: cv.pdf."


def test_a_wrong_charset_loses_no_word():
    raw = bytes(mail("plain words\n")).replace(b"plain words", b"caf\xe9 words")
    assert "café words" in read(raw).text


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/plain; charset=undefined",
        'Content-Type: text/plain; charset="a\0b"',
        "Subject: =?utf-8?b?A?=",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Transfer-Encoding: base64",
        "Content-Type: text/plain; charset=utf-16",
    ],
)
def test_heads_that_are_broken_or_lie_lose_no_word(head):
    note = read(f"From: a@lab.example\n{head}\n\nShe likes her team, very much.\n".encode())
    assert "She likes her team, very much." in note.text


def test_mails_within_mails_are_read_however_deep():
    raw = b"From: a@lab.example\n" + b"Content-Type: message/rfc822\n\n" * 3000 + b"She likes it.\n"
    assert "She likes it." in read(raw).text


def test_a_text_that_is_attached_is_read():
    message = mail()
    message.add_attachment("She likes her team.\n", filename="notes.txt")
    assert "She likes her team." in read(message).text


@pytest.mark.parametrize(
    "raw", [b"She likes the people.\n", b"From here on: pay is low.\n", b"Subject: pay\n\nIt is low.\n"]
)
def test_what_is_no_mail_is_text(raw):
    note = read(raw)
    assert (note.text.encode(), note.format) == (raw, "text")


@LOSSLESS
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
    st.sampled_from(["base64", "quoted-printable"]),
)
def test_all_words_of_a_mail_are_in_its_text(words, cte):
    note = read(mail(words + "\n", cte=cte))
    # a mark of the byte order at the start of a part is none of its words
    assert "".join(words.removeprefix("\ufeff").split()) in "".join(note.text.split())


@LOSSLESS
@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_damaged_mail_is_read(noise, at):
    raw = bytes(mail())
    assert read(raw[:at] + noise + raw[at:]).text
