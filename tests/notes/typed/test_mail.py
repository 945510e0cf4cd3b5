"""E-mail as people paste it: whose words are whose, and what a mail program added."""

import pytest

from careerlab.insights.parse import parse_notes
from careerlab.notes.model import readable
from careerlab.notes.typed.scanner import read_text

GRACE, MAYA = "Grace Oduya", "Maya Lind"
HEAD = f"From: {GRACE} <g@a.example>\nTo: {MAYA} <m@b.example>\nDate: Mon, 30 Mar 2026 21:14\nSubject: Re: pay\n\n"
OUTLOOK = f"From: {GRACE} <g@ardenline.example>\nSent: Monday, 30 March 2026 21:14\nTo: {MAYA}\nSubject: RE: pay\n\n"


def said(text):
    note = read_text(text, "x.txt")
    return [(b.speaker, readable(" ".join(note.text[x:y] for x, y in b.runs))) for b in note.blocks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + "The pay is low.\n", [(GRACE, "The pay is low.")]),
        (OUTLOOK + "The pay is low.\n", [(GRACE, "The pay is low.")]),
        (
            HEAD + "> Is it low?\n\nIt is.\n\n> And the hours?\n\nLong.\n",
            [(MAYA, "Is it low?"), (GRACE, "It is."), (MAYA, "And the hours?"), (GRACE, "Long.")],
        ),
        ("From: Grace\nSubject: pay\n\n> Is it low?\n\nIt is.\n", [("Quoted", "Is it low?"), ("Grace", "It is.")]),
        (
            HEAD + "It is low.\n\nOn 29 Mar 2026 at 10:00, Maya Lind <m@b.example> wrote:\n> Is it?\n>> I am busy.\n",
            [(GRACE, "It is low."), (MAYA, "Is it?"), (GRACE, "I am busy.")],
        ),
        (
            HEAD + "It is low.\n\nOn Sun, Mar 29, 2026 at 10:00 AM Maya Lind <m@post.example>\nwrote:\n> Is it?\n",
            [(GRACE, "It is low."), (MAYA, "Is it?")],
        ),
        (
            HEAD + "It is low.\n\nOn 29 Mar 2026, at 10:00, Tom Bell <t@b.example> wrote:\n\n> So Maya tells me.\n",
            [(GRACE, "It is low."), ("Tom Bell", "So Maya tells me.")],
        ),
        (
            OUTLOOK + "It is low.\n\n-----Original Message-----\nFrom: Maya Lind\nSent: Sunday, 29 March 2026\n"
            "To: Grace\nSubject: pay\n\nIs it low?\n",
            [(GRACE, "It is low."), (MAYA, "Is it low?")],
        ),
        (
            "**From:** Grace Oduya\n**Sent:** 30 March 2026\n**To:** Maya\n\nTwo things:\n- low pay\n",
            [("", "Two things:"), (GRACE, "low pay")],
        ),
        (
            f"Begin forwarded message:\n\nFrom: {GRACE} <g@x.example>\nSubject: pay\nDate: 30 March 2026\n\nLow.\n",
            [(GRACE, "Low.")],
        ),
        # no mail
        ("On Monday she wrote:\n\nThe pay is low.\n", [("", "On Monday she wrote:"), ("", "The pay is low.")]),
        ("She said:\n\n> The pay is low.\n", [("", "She said:"), ("", "The pay is low.")]),
        ("From: a small town\n", [("", "From: a small town")]),
    ],
)  # fmt: skip
def test_whose_words(text, found):
    assert said(text) == found
    assert said(text.replace("\n", "\r\n")) == found


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("-- \nGrace Oduya\nHead of Product\n+44 20 7946 0000\n", []),
        ("--\nGrace Oduya\nHead of Product\n", []),
        ("Sent from my iPhone\n", []),
        ("Get Outlook for iOS<https://aka.example>\n", []),
        # what somebody wrote below is kept, and is not hers
        ("--\nme, 31 March: Put it in the calendar.\n", [("Me", "Put it in the calendar.")]),
        ("--\nI could not live on that.\n", [("", "I could not live on that.")]),
        ("Sent from my old desk, as ever.\nGrace\n", [(GRACE, "Sent from my old desk, as ever."), (GRACE, "Grace")]),
    ],
)
def test_signatures(below, kept):
    assert said(HEAD + "It is low.\n\n" + below)[1:] == kept


@pytest.mark.parametrize("head", [HEAD, OUTLOOK])
def test_a_mail_says_who_and_when(head):
    note = read_text(head + "It is low.\n", "x.txt")
    assert (note.person, note.date) == (GRACE, "2026-03-30")


def test_quoted_words_are_not_counted_as_those_of_the_writer():
    text = HEAD + "> I love drawing and I hate meetings. Is the pay good?\n\nThe pay is low.\n"
    table = parse_notes([read_text(text, "x.txt")])
    assert dict(zip(table["text"], table["speaker"], strict=True)) == {
        "I love drawing and I hate meetings.": "note-taker",
        "The pay is low.": "source",
    }
    assert table["question"].tolist()[-1] == "Is the pay good?"
