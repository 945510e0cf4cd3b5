"""Transcripts, pasted chats and typed conversations: who says what and when, and what only looks like a turn."""

import gc
import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import LOSSLESS, talks, texts

from careerlab.insights.parse import parse_notes
from careerlab.notes.model import readable
from careerlab.notes.typed.scanner import read_text


def said(text):
    """(speaker, words) of each block."""
    note = read_text(text, "x.txt")
    return [(b.speaker, readable(" ".join(note.text[x:y] for x, y in b.runs))) for b in note.blocks]


def times(text):
    """Time of a call and the words at which it begins to hold."""
    return [(time, text[at : at + 8]) for at, time in read_text(text, "x.txt").times]


TALK = [("Anna", "I draw."), ("Maya", "And the pay?"), ("Anna", "Low.")]
FULL = [("Anna Nowak", "I draw."), ("Maya Lind", "And the pay?"), ("Anna Nowak", "Low.")]


# ---- forms


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Anna: I draw.\nMaya: And the pay?\nAnna: Low.", TALK),
        ("**Anna:** I draw.\n\n**Maya:** And the pay?\n\n**Anna**: Low.", TALK),
        ("*Anna:* I draw.\n*Maya:* And the pay?\n*Anna:* Low.", TALK),
        ("Anna:\nI draw.\nMaya:\nAnd the pay?\nAnna:\nLow.", TALK),
        ("> Anna: I draw.\n> Maya: And the pay?\n> Anna: Low.", TALK),
        ("Anna (clerk): I draw.\nMaya: And the pay?\nAnna (clerk): Low.", TALK),
        ("Anna: *I* draw.\nMaya: And the pay?\nAnna: Low.", TALK),
        ("Q1: Pay?\nA1: Low.\nQ2: Hours?\nA2: Long.", [("Q", "Pay?"), ("A", "Low."), ("Q", "Hours?"), ("A", "Long.")]),
        ("me: pay?\nanna: low\nme: hours?\nanna: long", [
            ("me", "pay?"), ("anna", "low"), ("me", "hours?"), ("anna", "long")]),
        ("Host: Pay?\nGuest: Low.\nHost: Hours?\nGuest: Long.", [
            ("Host", "Pay?"), ("Guest", "Low."), ("Host", "Hours?"), ("Guest", "Long.")]),
        ("Łukasz: Low.\nÉmilie de la Cruz: Why?\nŁukasz: Who knows.", [
            ("Łukasz", "Low."), ("Émilie de la Cruz", "Why?"), ("Łukasz", "Who knows.")]),
        ("Speaker 1: Pay?\nSpeaker 2: Low.\nSpeaker 1: Hours?\nSpeaker 2: Long.", [
            ("Speaker 1", "Pay?"), ("Speaker 2", "Low."), ("Speaker 1", "Hours?"), ("Speaker 2", "Long.")]),
    ],
)  # fmt: skip
def test_typed_conversations(text, turns):
    assert said(text) == turns


@pytest.mark.parametrize(
    "text",
    [
        "Anna Nowak  0:03  \nI draw.\n\nMaya Lind  0:15  \nAnd the pay?\n\nAnna Nowak  1:02:07  \nLow.\n",
        "Anna Nowak   0:03\nI draw.\nMaya Lind   0:15\nAnd the pay?\nAnna Nowak   1:02:07\nLow.",
        "Nowak, Anna   0:03\nI draw.\nLind, Maya (Guest)   0:15\nAnd the pay?\nNowak, Anna   1:02:07\nLow.",
        "Anna Nowak (00:03):\nI draw.\n\nMaya Lind (00:15):\nAnd the pay?\n\nAnna Nowak (01:02:07):\nLow.",
        "00:00:03 Anna Nowak\nI draw.\n00:00:15 Maya Lind\nAnd the pay?\n01:02:07 Anna Nowak\nLow.",
        "[00:00:03] Anna Nowak: I draw.\n[00:00:15] Maya Lind: And the pay?\n[01:02:07] Anna Nowak: Low.",
        "00:00:03 Anna Nowak: I draw.\n00:00:15 Maya Lind: And the pay?\n01:02:07 Anna Nowak: Low.",
        "(00:03) Anna Nowak: I draw.\n(00:15) Maya Lind: And the pay?\n(1:02:07) Anna Nowak: Low.",
        "Anna Nowak (00:03): I draw.\nMaya Lind (00:15): And the pay?\nAnna Nowak (1:02:07): Low.",
        "Anna Nowak: [00:03] I draw.\nMaya Lind: [00:15] And the pay?\nAnna Nowak: [1:02:07] Low.",
        "**Anna Nowak** [00:03]\nI draw.\n\n**Maya Lind** [00:15]\nAnd the pay?\n\n**Anna Nowak** [1:02:07]\nLow.",
        "Anna Nowak\n00:03\nI draw.\n\nMaya Lind\n00:15\nAnd the pay?\n\nAnna Nowak\n1:02:07\nLow.",
        "00:00:03.120 - 00:00:14.020 Anna Nowak: I draw.\n00:00:15.000 - 00:00:16.000 Maya Lind: And the pay?\n"
        "01:02:07.000 - 01:02:09.000 Anna Nowak: Low.",
        "14:03:22 From Anna Nowak to Everyone:\n\tI draw.\n14:03:40 From Maya Lind to Anna Nowak (Direct Message):\n"
        "\tAnd the pay?\n14:04:01 From Anna Nowak to Everyone:\n\tLow.",
        "14:03:22\t From  Anna Nowak : I draw.\n14:03:40\t From  Maya Lind : And the pay?\n"
        "14:04:01\t From  Anna Nowak : Low.",
        "[12/03/2026, 14:05:33] Anna Nowak: I draw.\n[12/03/2026, 14:05:59] Maya Lind: And the pay?\n"
        "[13/03/2026, 09:00:01] Anna Nowak: Low.",
        "\u200e[3/12/26, 2:05:33\u202fPM] ~\u202fAnna Nowak: I draw.\n"
        "[3/12/26, 2:05:59\u202fPM] Maya Lind: And the pay?\n"
        "[3/13/26, 9:00:01\u202fAM] ~\u202fAnna Nowak: Low.",
        "12/03/2026, 14:05 - Anna Nowak: I draw.\n12/03/2026, 14:06 - Maya Lind: And the pay?\n"
        "13/03/2026, 09:00 - Anna Nowak: Low.",
        "[14:05, 12/03/2026] Anna Nowak: I draw.\n[14:06, 12/03/2026] Maya Lind: And the pay?\n"
        "[09:00, 13/03/2026] Anna Nowak: Low.",
        "Anna Nowak  2:05 PM\nI draw.\nMaya Lind  2:07 PM\nAnd the pay?\nAnna Nowak  2:09 PM\nLow.",
        "Anna Nowak\n  2:05 PM\nI draw.\nMaya Lind\n  2:07 PM\nAnd the pay?\nAnna Nowak\n  2:09 PM\nLow.",
        "Anna Nowak, 12 Mar 2026 at 14:05\nI draw.\n\nMaya Lind, 12 Mar 2026 at 14:06\nAnd the pay?\n\n"
        "Anna Nowak, 12 Mar 2026 at 14:08\nLow.",
        "Anna Nowak, [12.03.2026 14:05]\nI draw.\n\nMaya Lind, [12.03.2026 14:06]\nAnd the pay?\n\n"
        "Anna Nowak, [12.03.2026 14:08]\nLow.",
        "[12/03 14:05] Anna Nowak\nI draw.\n\n[12/03 14:06] Lind, Maya\nAnd the pay?\n\n[12/03 14:07] Anna Nowak\nLow.",
        "Anna Nowak — Yesterday at 2:05 PM\nI draw.\nMaya Lind — Today at 9:07 AM\nAnd the pay?\n"
        "Anna Nowak — Today at 9:10 AM\nLow.",
        "Anna Nowak sent the following message at 2:05 PM\nView Anna’s profileAnna Nowak\nAnna Nowak  2:05 PM\n"
        "I draw.\n"
        "Maya Lind sent the following messages at 2:09 PM\nView Maya’s profileMaya Lind\nMaya Lind (She/Her) 2:09 PM\n"
        "And the pay?\nAnna Nowak sent the following message at 2:11 PM\nAnna Nowak  2:11 PM\nLow.",
    ],
)
def test_transcripts_and_chats(text):
    assert said(text) == FULL
    assert said(text.replace("\n", "\r\n")) == FULL


def test_a_google_meet_transcript_has_times_on_lines_of_their_own():
    text = "Anna Nowak: I draw.\nMaya Lind: And the pay?\n\n00:05:00\n\nAnna Nowak: Low.\nMaya Lind: Oh.\n"
    assert said(text) == [*FULL, ("Maya Lind", "Oh.")]
    assert times(text) == [("00:05:00", "00:05:00")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Nowak  0:03\nI draw.\nMaya Lind  1:02:07\nWhy?", ["00:00:03", "01:02:07"]),
        ("Anna Nowak  59:59\nI draw.\nMaya Lind  1:00:07\nWhy?", []),  # does it begin in the middle, or is it a clock?
        ("[00:59:59] Anna: I draw.\n[01:00:07] Anna: Low.", ["00:59:59", "01:00:07"]),
        ("14:03:22 From Anna : I draw.\n14:03:40 From Anna : Low.", []),
        ("Anna Nowak  2:05 PM\nI draw.\nMaya Lind  2:07 PM\nWhy?", []),
        ("[12/03/2026, 00:05:33] Anna: I draw.\n[12/03/2026, 00:06:33] Anna: Low.", []),
        ("0:00\nhello and welcome\n0:03\nto the show. today\n0:07\nit is pay", ["00:00:00", "00:00:03", "00:00:07"]),
    ],
)
def test_times_of_a_call_are_kept_and_times_of_day_are_not(text, found):
    assert [time for _, time in read_text(text, "x.txt").times] == found


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "Anna Nowak  0:03\nI started as a nurse and\n\nAnna Nowak  0:09\nthen I moved.\n\nMaya Lind  0:15\nWhy?",
            [("Anna Nowak", "I started as a nurse and then I moved."), ("Maya Lind", "Why?")],
        ),
        (
            "00:00:00 Hey everyone. I have a few\n\n00:00:06 comments.\n\n00:00:11 Thanks.",
            [("", "Hey everyone. I have a few comments."), ("", "Thanks.")],
        ),
    ],
)
def test_a_sentence_cut_by_a_time_is_one_sentence(text, blocks):
    assert said(text) == blocks


def test_what_a_chat_program_says_is_nobodys_words():
    text = (
        "12/03/2026, 14:01 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
        "12/03/2026, 14:05 - Anna Nowak: I draw.\nOn paper.\n12/03/2026, 14:06 - Maya joined using a link\n"
        "12/03/2026, 14:07 - Anna Nowak: <Media omitted>\n12/03/2026, 14:08 - Anna Nowak: \u200eimage omitted\n"
        "12/03/2026, 14:09 - +48 600 100 200: Tip: ask the union.\n"
    )
    assert said(text) == [
        ("Anna Nowak", "I draw."),
        ("Anna Nowak", "On paper."),
        ("+48 600 100 200", "Tip: ask the union."),
    ]


@pytest.mark.parametrize(
    ("dates", "date", "codes"),
    [
        (("12/03/2026", "13/03/2026"), "2026-03-12", []),
        (("3/12/26", "3/13/26"), "2026-03-12", []),
        (("02/03/2026", "03/03/2026"), "2026-03-02", ["DATE-AMBIGUOUS"]),
        (("12.03.2026", "14.03.2026"), "2026-03-12", []),
        (("2026-03-12", "2026-03-12"), "2026-03-12", []),
    ],
)
def test_the_first_message_dates_a_chat(dates, date, codes):
    first, later = dates
    note = read_text(f"{first}, 14:05 - Anna: I draw.\n{later}, 14:06 - Maya: Why?\n{later}, 14:07 - Anna: Money.", "x")
    assert (note.date, [n.code for n in note.notices]) == (date, codes)


def test_a_stated_date_beats_that_of_a_chat():
    text = "Date: 2026-02-01\n\n[12/03/2026, 14:05] Anna: I draw.\n[12/03/2026, 14:06] Anna: Low."
    assert read_text(text, "x.txt").date == "2026-02-01"


def test_what_stands_below_a_heading_is_not_said_by_the_last_speaker():
    text = "Anna: I draw.\nMaya: And the pay?\nAnna: Low.\n\n## My thoughts\n\nI want to draw.\n- ask Tom"
    assert said(text)[3:] == [("", "My thoughts"), ("", "I want to draw."), ("", "ask Tom")]


def test_questions_between_the_turns_of_people_who_answer_are_nobodys():
    text = "What is good?\n\nAnna: Paper.\n\nTom: Pay.\n\nAnd what is not?\n\nAnna: Hours.\n\nTom: Noise.\n\n"
    text += "And why?\n\nAnna: x"
    questions = [(who, words) for who, words in said(text) if words.endswith("?")]
    assert questions == [("", "What is good?"), ("", "And what is not?"), ("", "And why?")]


# ---- no turns


@pytest.mark.parametrize(
    "text",
    [
        "We start at 9:30. Lunch at 12:15.\nWe stop at 5:00.",
        "8:00 Arrive\n9:00 Stand-up\n12:15 Lunch\n13:00 Design\n17:30 Home",
        "8:05 Arrive\n9:10 Stand-up\n12:15 Lunch\n13:02 Design\n17:30 Home",
        "Work 9:00\nmails and stand-up\nLunch 12:00\nwith the team\nWork 13:00\nmore mails",
        "9:00 Stand-up: short\n9:30 Design: alone\n10:30 Stand-up: again\n11:00 Design: more",
        "Pros: pay\nCons: hours\nPros: team\nCons: noise",
        "Pay: low\nHours: long\nPay: rises\nHours: fewer",
        "pay: low\nhours: long\npay: rises\nhours: fewer",
        "Pay: 9:30\nHours: 12:15",
        "12/03/2026 Met Anna: she likes it\n13/03/2026 Met Tom: he does not",
        "Monday 9:05\nmails\nTuesday 9:10\nmails\nMonday 9:05\nmails",
        "Anna: she said it once.\nThe rest is mine.",
        "Note: Anna likes it.\nThe team is small.\nShe draws.\nNote: ask Tom.\nTip: go early.",
    ],
)
def test_what_looks_like_a_turn_and_is_none(text):
    note = read_text(text, "x.txt")
    assert ({b.speaker for b in note.blocks}, note.times) == ({""}, ())
    assert "".join(sorted(c for _, w in said(text) for c in w if c.isalnum())) == "".join(
        sorted(c for c in text if c.isalnum())
    )


# ---- promises


@LOSSLESS
@given(talks())
def test_nothing_of_a_talk_is_lost(text):
    note = read_text(text, "x.txt")
    assert "".join(text[s.start : s.end] for s in note.spans) == text
    assert list(note.times) == sorted(note.times)
    said_at = {i for b in note.blocks for a, z in b.runs for i in range(a, z)}
    named = {i for s in note.spans if s.kind != "text" for i in range(s.start, s.end)}
    assert not [i for i, c in enumerate(text) if c.isalnum() and i not in said_at and i not in named]


@settings(max_examples=100)
@given(talks(), st.text("abc é", min_size=1, max_size=20))
def test_every_word_that_somebody_says_is_said(text, words):
    """What nobody but a speaker can have said is in a block, whatever stands above it."""
    assume("-- \n" not in text)  # all below is a signature
    note = read_text(text + f"\n\nzq {words} qz\n", "x.txt")
    whole = " ".join(readable(" ".join(note.text[x:y] for x, y in b.runs)) for b in note.blocks)
    assert readable(f"zq {words} qz") in whole


@given(texts())
def test_private_words_name_no_speaker(text):
    note = read_text(f"An%%SECRET%%na: x\nTom %%SECRET%%: y?\nAnna: z\nTom: z\n{text}", "x.md")
    assert "SECRET" not in "".join(b.speaker for b in note.blocks)


PIECES = [
    "Anna: I draw.\n",
    "Anna Nowak  0:03\nand\n\n",
    "Anna\n0:03\nx\n",
    "[12/03/2026, 14:05] A: x\n",
    "0:00\n",
    "Anna: x\n\nWhy?\n\nTom: y\n\n",
    "On 12 Mar 2026 at 12:00, a <a@b.example> wrote:\n\n",
    "From: a\nTo: b\n",
    "> a\n>> b\n",
    "-- \n--\n",
    "1:1:1:1:1:1:1:1:1:1\n",
    "A A A A A A A A A A\n",
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_lines_take_twice_the_time(piece):
    """The work itself, not the clock on the wall; what is quadratic takes four times as long."""

    def seconds(size):
        text = piece * (size // len(piece))
        gc.collect()
        gc.disable()  # its passes fall as they fall
        started = time.process_time()
        read_text(text, "x.txt")
        gc.enable()
        return time.process_time() - started

    once, twice = (min(seconds(size) for _ in range(3)) for size in (60_000, 120_000))
    assert twice <= 2.8 * once


# ---- whose words count


def test_words_of_the_explorer_do_not_count_as_those_of_the_person():
    text = (
        "Person: Anna Nowak\n\nMaya: I love drawing and I have good hands. What is the pay?\nAnna: The pay is low.\n"
        "Maya: I hate low pay. What do you like?\nAnna: I like the people."
    )
    table = parse_notes([read_text(text, "x.txt")])
    by = dict(zip(table["text"], table["speaker"], strict=True))
    assert by["The pay is low."] == by["I like the people."] == "source"
    assert by["I love drawing and I have good hands."] == by["I hate low pay."] == "note-taker"
