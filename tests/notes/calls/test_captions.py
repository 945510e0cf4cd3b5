"""Captions of calls: what is said, when and by whom, out of files that no standard describes."""

import re
from io import StringIO

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import NoteError
from careerlab.insights.parse import parse_notes
from careerlab.notes.calls.captions import MAX_CUES, read_captions
from tests.strategies import LOSSLESS, captions

T1, T2, T3 = "00:00:01.000 --> 00:00:04.000", "00:00:05.000 --> 00:00:06.000", "00:00:07.000 --> 00:00:09.000"


def read(text, name="talk.vtt"):
    (note,) = read_captions(text if isinstance(text, bytes) else text.encode(), name)
    return note


def vtt(*cues):
    """A .vtt file of cues, a second each, none of them parted by a pause."""
    times = [f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000" for n in range(len(cues))]
    return read("WEBVTT\n\n" + "\n\n".join(f"{time}\n{cue}" for time, cue in zip(times, cues, strict=True)))


def said(note):
    """(speaker, words) of each paragraph."""
    return [(b.speaker, " ".join(" ".join(note.text[x:y] for x, y in b.runs).split())) for b in note.blocks]


def words(note):
    return " ".join(words for _, words in said(note))


def codes(note):
    return [(n.code, n.line) for n in note.notices]


def kind_of(note, words):
    at = note.text.index(words)
    return {s.kind for s in note.spans if s.start < at + len(words) and s.end > at}


# ---- the grammar


@pytest.mark.parametrize(
    ("times", "clock"),
    [
        ("00:00:01.000 --> 00:00:04.000", "00:00:01"),
        ("00:01.000 --> 00:04.000", "00:00:01"),
        ("123:00:01.000 --> 123:00:04.000", "123:00:01"),
        ("00:00:01.999 --> 00:00:04.000 align:start position:50.00%,middle line:84%", "00:00:01"),
        ("00:00:01.000\t-->\t00:00:04.000", "00:00:01"),
        ("00:00:01.000-->00:00:04.000", "00:00:01"),
    ],
)
def test_times_of_the_standard(times, clock):
    note = read(f"WEBVTT\n\n{times}\nPay is low.\n")
    assert (said(note), codes(note)) == ([("", "Pay is low.")], [])
    assert note.times == ((note.text.index("Pay"), clock),)


@pytest.mark.parametrize(
    ("times", "clock"),
    [
        ("00:00:01,000 --> 00:00:04,000", "00:00:01"),
        ("00:00:01 --> 00:00:04", "00:00:01"),
        ("00:99:01.000 --> 00:99:04.000", "01:39:01"),
        ("0:0:0.570 --> 0:0:3.400", "00:00:00"),
        ("1:02 --> 1:04", "00:01:02"),
        ("00:00:01.0 --> 00:00:04.00", "00:00:01"),
        ("00:00:01:12 --> 00:00:04:00", "00:00:01"),
        ("00:00:01.000 -> 00:00:04.000", "00:00:01"),
        ("00:00:01.000 —> 00:00:04.000", "00:00:01"),
        ("00:00:01.000 --> 00:00:x4.000", "00:00:01"),
        ("00:00:01.000 --> ", "00:00:01"),
    ],
)
def test_other_times_are_read_and_said(times, clock):
    note = read(f"WEBVTT\n\n{T1}\nFirst.\n\n{times}\nPay is low.\n")
    assert words(note) == "First. Pay is low."
    assert codes(note) == [("VTT-TIME", 6)]
    assert note.times[1] == (note.text.index("Pay"), clock)


def test_short_times_beside_voices_in_tags_are_no_remark():
    note = read("WEBVTT\n\n0:0:0.570 --> 0:0:4.10\n<v Anna Nowak>Pay is low.</v>\n")
    assert (words(note), codes(note), note.times[0][1]) == ("Pay is low.", [], "00:00:00")


@pytest.mark.parametrize("times", ["0:99:0.5 --> 0:99:1.5", "0:0:0,570 --> 0:0:4,1", "0:0:1 --> 0:0:4"])
def test_other_odd_times_beside_voices_in_tags_are_said(times):
    assert codes(read(f"WEBVTT\n\n{times}\n<v Anna Nowak>Pay is low.</v>\n")) == [("VTT-TIME", 3)]


def test_one_notice_for_all_odd_times():
    note = read("WEBVTT\n\n" + "".join(f"0:0:{n}.5 --> 0:0:{n}.9\nWord{n}\n\n" for n in range(50)))
    assert codes(note) == [("VTT-TIME", 3)]
    assert "49 more" in note.notices[0].message


@pytest.mark.parametrize("mark", [",", "."])
@pytest.mark.parametrize("number", ["1\n", ""])
def test_srt(mark, number):
    text = f"{number}00:00:01,000 --> 00:00:04,000\nPay is\nlow.\n\n2\n00:00:05,000 --> 00:00:06,000\nYes"
    note = read(text.replace(",", mark), "talk.srt")
    assert (note.format, words(note), codes(note)) == ("srt", "Pay is low. Yes", [])


def test_format_by_content():
    assert read(f"WEBVTT\n\n{T1}\nPay", "talk.srt").format == "vtt"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_line_ends(end, last):
    text = end.join(("WEBVTT", "", T1, "Anna: one", "", T2, "Bob: two")) + (end if last else "")
    note = read(text)
    assert (said(note), codes(note)) == ([("Anna", "one"), ("Bob", "two")], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding):
    note = read(f"WEBVTT\n\n{T1}\nAnna: café\n".encode(encoding))
    assert (said(note), codes(note)) == ([("Anna", "café")], [])


def test_windows_text_is_guessed():
    note = read(f"WEBVTT\n\n{T1}\nAnna: café “pay”\n".encode("cp1252"))
    assert (said(note), codes(note)) == ([("Anna", "café “pay”")], [("ENC-GUESSED", 4)])


@pytest.mark.parametrize(
    "above",
    [
        "1\n",
        "17\n",
        "intro\n",
        "second caption\n",
        "6f3c51a8-3f53-4df6-8f3e-0d2fbc6c5b3e/12-0\n",
        '1 "Anna Nowak" (3456789)\n',
    ],
)
def test_ids_are_metadata(above):
    note = read(f"WEBVTT\n\n{above}{T1}\nPay is low.\n\n{T2}\nYes.")
    assert (words(note), codes(note)) == ("Pay is low. Yes.", [])
    assert kind_of(note, above.strip()) == {"metadata"}


def test_an_id_may_name_who_speaks():
    note = read(f'WEBVTT\n\n1 "Anna Nowak" (3456789)\n{T1}\nPay?\n\n2 "Bob" (17)\n{T2}\nLow.')
    assert said(note) == [("Anna Nowak", "Pay?"), ("Bob", "Low.")]


@pytest.mark.parametrize(
    ("body", "wanted", "line"),
    [
        (f"Anna said hello\n\n{T1}\nPay.", "Anna said hello Pay.", 3),
        (f"Anna said that pay is low.\n{T1}\nYes.", "Anna said that pay is low. Yes.", 3),
        (f"{T1}\n\nPay is low.\n\nHours long.", "Pay is low. Hours long.", 5),
        (f"{T1}\nPay is low.\n\nHours are long.\n\n{T2}\nYes.", "Pay is low. Hours are long. Yes.", 6),
        (f"{T1}\nPay is low.\n\nThe hours are long.\n{T2}\nYes.", "Pay is low. The hours are long. Yes.", 6),
        (f"{T1} Pay is low.\n\n{T2}\nYes.", "Pay is low. Yes.", 3),
        ("Pay is low.\nHours are long.", "Pay is low. Hours are long.", 3),
    ],
)
def test_words_outside_a_cue_are_kept_and_said(body, wanted, line):
    note = read(f"WEBVTT\n\n{body}\n")
    assert (words(note), codes(note)) == (wanted, [("VTT-LOOSE-TEXT", line)])


def test_words_in_the_head_are_kept():
    note = read(f"WEBVTT - the talk\nKind: captions\nAnna said hello\n\n{T1}\nPay.")
    assert (words(note), codes(note)) == ("Anna said hello Pay.", [("VTT-LOOSE-TEXT", 3)])


@pytest.mark.parametrize(
    ("tail", "wanted"),
    [
        ("00:00:05.000 --> 00:0", "Pay."),
        ("00:00:05.0", "Pay."),
        ("00:00:05.000 --", "Pay."),
        ("2\n00:00:05.000 -->", "Pay."),
        ("2\n00:00:05.000", "Pay."),
        ("00:00:05.000 --> and more\n", "Pay. and more"),
    ],
)
def test_a_recording_cut_off(tail, wanted):
    note = read(f"WEBVTT\n\n1\n{T1}\nPay.\n\n{tail}")
    assert words(note) == wanted
    assert codes(note) == [("VTT-TIME", 8 if tail.startswith("2") else 7)]


def test_a_number_that_is_an_answer_is_kept():
    body = "1\n00:00:01,000 --> 00:00:04,000\nHow many?\n\n2\n00:00:05,000 --> 00:00:06,000\n42\n\n3\n"
    note = read(body + "00:00:07,000 --> 00:00:08,000\n9:30\n", "talk.srt")
    assert (words(note), codes(note)) == ("How many? 42 9:30", [])


def test_srt_without_blank_lines():
    text = "1\n00:00:01,000 --> 00:00:04,000\nAnna: We are\n42\n2\n00:00:05,000 --> 00:00:06,000\nBob: Why\n"
    assert said(read(text, "talk.srt")) == [("Anna", "We are 42"), ("Bob", "Why")]


def test_srt_with_a_lost_line_of_times():
    text = "1\n00:00:01,000 --> 00:00:04,000\nOne.\n\n2\nTwo.\n\n3\n00:00:05,000 --> 00:00:06,000\nThree.\n"
    note = read(text, "talk.srt")
    assert (words(note), codes(note)) == ("One. Two. Three.", [("VTT-LOOSE-TEXT", 6)])


@pytest.mark.parametrize(
    "words_", ["from junior --> senior", "10 --> 20 people", "--> that way", "a -> b", "A --> 9:30"]
)
def test_an_arrow_in_the_text(words_):
    note = read(f"WEBVTT\n\n{T1}\nWe went\n{words_}\n\n{T2}\nYes.")
    assert (words(note), codes(note)) == (f"We went {words_} Yes.", [])


@pytest.mark.parametrize(
    "block",
    [
        "NOTE she cried",
        "NOTE\nshe cried\nfor long",
        "NOTE: she cried",
        "STYLE\n::cue(b) { color: red }",
        "REGION\nid:x",
    ],
)
def test_comments_are_private_and_settings_metadata(block):
    note = read(f"WEBVTT\n\n{block}\n\n{T1}\nPay.\n\n{block}\n\n{T2}\nYes.\n\n{block}")
    assert (words(note), codes(note)) == ("Pay. Yes.", [])
    assert kind_of(note, block) - {"space"} == {"aside" if block.startswith("NOTE") else "metadata"}


def test_note_and_style_as_words_of_a_cue():
    assert words(vtt("NOTE this\nSTYLE", "STYLE is all\n")) == "NOTE this STYLE STYLE is all"


def test_head_of_streamed_parts():
    head = (
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\nKind: captions\nStyle:\n::cue(c) { a: b;\n }\n##\n"
    )
    note = read(f"{head}\n{T1}\nPay.\n\n{head}\n{T2}\nYes.")
    assert (words(note), codes(note)) == ("Pay. Yes.", [])


@pytest.mark.parametrize("text", ["WEBVTT", "WEBVTT\n\n", f"WEBVTT\n\n{T1}\n\n{T2}\n", "WEBVTT\n\n1\n" + T1])
def test_a_file_in_which_nothing_is_said(text):
    note = read(text)
    assert (note.text, note.blocks, codes(note)) == (text, (), [("FILE-EMPTY", 0)])


def test_an_empty_file_is_refused():
    with pytest.raises(NoteError, match="empty"):
        read("\n")


# ---- tags


@pytest.mark.parametrize(
    ("cue", "wanted"),
    [
        ("<v Anna>pay is 5 < 6", [("Anna", "pay is 5 < 6")]),
        ("<v Anna>pay is low</v>", [("Anna", "pay is low")]),
        ("<v.loud.first Anna Nowak>pay</v>", [("Anna Nowak", "pay")]),
        ("<v Anna>pay?</v> <v Bob>low</v>", [("Anna", "pay?"), ("Bob", "low")]),
        ("<v Anna>pay?\n<v Bob>low", [("Anna", "pay?"), ("Bob", "low")]),
        ("<v R&amp;D>pay", [("R&D", "pay")]),
        ("<v>pay", [("", "pay")]),
        ("<c.yellow.bg_blue>pay</c> is <i>low</i>", [("", "pay is low")]),
        ("<b><i>pay</i> is <u>low</u></b>", [("", "pay is low")]),
        ("<lang en-GB>pay</lang> <ruby>is<rt>was</rt></ruby>", [("", "pay is was")]),
        ("pay <00:00:01.500>is <00:00:02.000>low", [("", "pay is low")]),
        ('<font color="#ff0000">pay</font> is {\\an8}low', [("", "pay is low")]),
        ("a <b and c> d <foo> <3 you", [("", "a <b and c> d <foo> <3 you")]),
        ("pay <i>is low", [("", "pay is low")]),
        ("pay is <v Anna", [("", "pay is <v Anna")]),
        ("if a < b and c > d", [("", "if a < b and c > d")]),
    ],
)
def test_tags(cue, wanted):
    note = vtt(cue)
    assert [(who, re.sub(r" +", " ", words)) for who, words in said(note)] == wanted
    assert codes(note) == []


def test_a_tag_amid_a_word_does_not_part_it():
    assert parse_notes([vtt("It is un<i>believ</i>able.")])["text"].tolist() == ["It is unbelievable."]


def test_entities_are_resolved_when_shown():
    assert parse_notes([vtt("Research &amp; development is &lt;fun&gt;.")])["text"].tolist() == [
        "Research & development is <fun>."
    ]


# ---- speakers


@pytest.mark.parametrize(
    ("cues", "wanted"),
    [
        (["Anna: Pay is low", "Bob: Why"], [("Anna", "Pay is low"), ("Bob", "Why")]),
        (["Anna Nowak: One.", "Two.", "BOB LEE: Three."], [("Anna Nowak", "One. Two."), ("BOB LEE", "Three.")]),
        (["[Anna] One.", "[Bob] Two."], [("Anna", "One."), ("Bob", "Two.")]),
        (["(Anna) One.", "(Bob) Two."], [("Anna", "One."), ("Bob", "Two.")]),
        (["[Speaker 1]: One.", "[Speaker 2]: Two."], [("Speaker 1", "One."), ("Speaker 2", "Two.")]),
        (["[SPEAKER_00]: One.", "[SPEAKER_01]: Two."], [("SPEAKER_00", "One."), ("SPEAKER_01", "Two.")]),
        (
            ["anna: One.", "mk: Two.", "anna: Three.", "mk: Four."],
            [("anna", "One."), ("mk", "Two."), ("anna", "Three."), ("mk", "Four.")],
        ),
        (["Anna (she/her): One.", "Bob: Two."], [("Anna (she/her)", "One."), ("Bob", "Two.")]),
        (["Q: One?", "A: Two."], [("Q", "One?"), ("A", "Two.")]),
        (["Anna (laughs): One.", "Bob: Two."], [("Anna (laughs)", "One."), ("Bob", "Two.")]),
        (["李雷：好。", "韩梅梅：好。"], [("李雷", "好。"), ("韩梅梅", "好。")]),
        ([">> One.", "more.", ">> Two."], [("", "One. more."), ("", "Two.")]),
        (["&gt;&gt; One.", "&gt;&gt; Two."], [("", "One."), ("", "Two.")]),
        ([">> ANNA: One.", ">> Two.", ">> BOB: Three."], [("ANNA", "One."), ("", "Two."), ("BOB", "Three.")]),
        (["- One?\n- Two."], [("", "One?"), ("", "Two.")]),
        (["-One?\n-Two."], [("", "One?"), ("", "Two.")]),
        (["- Anna: One?\n- Bob: Two."], [("Anna", "One?"), ("Bob", "Two.")]),
        (
            ["Anna: One. Bob: Two.", "Anna: Three.", "Bob: Four."],
            [("Anna", "One."), ("Bob", "Two."), ("Anna", "Three."), ("Bob", "Four.")],
        ),
        (["Anna:\nOne.", "Bob:", "Two."], [("Anna", "One."), ("Bob", "Two.")]),
        (["<i>Anna:</i> One.", "<i>Bob:</i> Two."], [("Anna", "One."), ("Bob", "Two.")]),
    ],
)
def test_speakers(cues, wanted):
    note = vtt(*cues)
    assert said(note) == wanted
    assert codes(note) == []


@pytest.mark.parametrize(
    "cues",
    [
        ["We start at 9:30 in the morning."],
        ["Three things: pay, hours and people."],
        ["Well, it went like this.", "Note: the pay is low.", "Remember: ask for more."],
        ["I said to them: no.", "They said: yes."],
        ["See https://example.org for it.", "Then 10: that is the number."],
        ["So this is it.", "My Advice: never stop.", "And so on."],
        ["It is -5 degrees.", "-5 in the morning."],
    ],
)
def test_no_speakers(cues):
    note = vtt(*cues)
    assert {who for who, _ in said(note)} == {""}
    assert words(note) == " ".join(cues)


def test_a_label_at_the_turn_holds_until_the_next():
    cues = [
        "Anna Nowak: Tell me",
        "about pay.",
        "Bob Lee: Pay is low.",
        "Advice: never ask.",
        "Anna: Why?",
        "Bob: No idea.",
    ]
    note = vtt(*cues)
    assert [who for who, _ in said(note)] == ["Anna Nowak", "Bob Lee", "Anna", "Bob"]
    assert "Advice: never ask." in words(note)


# ---- sentences, pauses, repetitions, sounds


def test_a_sentence_over_cues_is_one_statement_with_its_own_time():
    rows = parse_notes(
        [vtt("Anna: Yes. The pay", "Anna: is low, and", "Anna: the hours are long. The people", "Anna: are kind.")]
    )
    assert rows[["text", "time"]].values.tolist() == [
        ["The pay is low, and the hours are long.", "00:00:00"],
        ["The people are kind.", "00:00:02"],
    ]


@pytest.mark.parametrize(
    ("second", "parts"), [("00:00:07.000", 2), ("00:00:06.999", 1), ("garbled", 1)], ids=["3 s", "just less", "unknown"]
)
def test_a_pause_parts_paragraphs(second, parts):
    note = read(
        f"WEBVTT\n\n{T1}\nPay is low.\n\n{second} --> 00:00:09.000\nThe hours are long.".replace("04.000", "04.000")
    )
    assert len(note.blocks) == parts


def test_a_pause_parts_no_sentence():
    assert len(read(f"WEBVTT\n\n{T1}\nPay is\n\n00:01:00.000 --> 00:01:02.000\nlow.").blocks) == 1


def test_captions_without_stops_are_cut_between_cues():
    note = vtt(*["and then we went on to talk of the pay"] * 60)
    sizes = [sum(b - a for a, b in block.runs) for block in note.blocks]
    assert len(sizes) > 5 and max(sizes) < 300


def test_a_turn_without_end_is_cut():
    note = vtt(*["Anna: and this is one more sentence of a turn that goes on."] * 59)
    assert len(note.blocks) == 1
    note = read("WEBVTT\n\n" + f"{T1}\nAnna: and this is one more sentence of a turn that goes on.\n\n" * 500)
    assert max(sum(b - a for a, b in block.runs) for block in note.blocks) < 7000


def test_rolling_captions_are_read_once():
    note = vtt("so the pay is", "so the pay is\nlow for a start", "low for a start", "low for a start\nbut it grows")
    assert words(note) == "so the pay is low for a start but it grows"
    assert codes(note) == [("VTT-REPEAT", 7)]
    assert kind_of(note, "low for a start\n\n00:00:03") == {"metadata", "space"}


def test_growing_captions_are_read_once():
    note = vtt("The pay", "The pay is low", "The pay is low for a start.", "But it grows", "But it grows fast.")
    assert words(note) == "The pay is low for a start. But it grows fast."


def test_what_people_say_twice_is_kept():
    cues = [
        "No.",
        "No.",
        "I don't know.",
        "I don't know.",
        "What about the pay?",
        "The pay is fine.",
        "The pay is fine.",
    ]
    note = vtt(*cues)
    assert (words(note), codes(note)) == (" ".join(cues), [])


@pytest.mark.parametrize(
    "sound", ["[Music]", "(laughter)", "[MUSIC PLAYING]", "(both laughing)", "*sighs*", "♪ la la ♪", "♪"]
)
def test_sounds_are_not_said(sound):
    note = vtt(sound, f"Pay is low. {sound}", "Hours (in winter) are [very] long.")
    assert words(note) == "Pay is low. Hours (in winter) are [very] long."
    assert kind_of(note, sound) == {"metadata"}


# ---- as a whole


@LOSSLESS
@given(captions())
def test_every_character_is_in_one_span(text):
    try:
        note = read(text.encode("utf-8", "surrogatepass"))
    except NoteError as error:
        assert error.notice.code == "FILE-EMPTY"
        return
    runs = [run for block in note.blocks for run in block.runs]
    assert all(a < b for a, b in runs) and runs == sorted(runs)
    assert [at for at, _ in note.times] == sorted(at for at, _ in note.times)


_LABELS = st.sampled_from(("", "Anna: ", "<v Bob Lee>", "- ", ">> ", "<i>", "[Music] ", "Three: "))
_SAID = st.lists(st.text("abcdefgäñ", min_size=1, max_size=4), min_size=1, max_size=3)


@LOSSLESS
@given(st.lists(st.tuples(_LABELS, _SAID), min_size=1, max_size=4))
def test_all_words_that_webvtt_py_finds_we_find(cues):
    text = "WEBVTT\n\n" + "\n\n".join(f"{T1}\n{label}{' '.join(said)}" for label, said in cues)
    note = read(text)
    theirs = [w for caption in webvtt.from_buffer(StringIO(text)) for w in re.findall(r"\w+", caption.text)]
    ours = [
        w for s in note.spans if s.kind in ("text", "metadata") for w in re.findall(r"\w+", note.text[s.start : s.end])
    ]
    assert not [w for w in set(theirs) if ours.count(w) < theirs.count(w)]


@pytest.mark.parametrize(
    "row",
    [
        "<" * 40,
        "<v ",
        "[" * 40,
        "(a ",
        "a: ",
        "Anna: ",
        "00:00:01.000 --> ",
        "--> ",
        " ",
        "♪ ",
        "*a",
        "{\\",
        "&gt;&gt;",
        "NOTE ",
        "1\n",
        "a\n\n",
        "- a\n",
        "[Music] ",
        "Mr. Anna: b. ",
        f"{T1}\n",
        f"{T1}\nthe same words again\n\n",
    ],
)
def test_long_runs_of_one_sign_are_read(row):
    """In one line and in lines below one another."""
    for text in (row * (60_000 // len(row)), (row + "\n") * (60_000 // (len(row) + 1))):
        assert read(f"WEBVTT\n\n{T1}\n{text}\nKEPT").text.endswith("KEPT")


def test_captions_at_the_limit_are_read_and_one_more_is_kept():
    cues = [
        f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> 09:00:00.000\nWord {n}.\n" for n in range(MAX_CUES + 1)
    ]
    full, longer = read("WEBVTT\n\n" + "\n".join(cues[:-1])), read("WEBVTT\n\n" + "\n".join(cues))
    assert (len(full.times), codes(full)) == (MAX_CUES, [])
    assert longer.times == full.times and codes(longer) == [("NOTE-LONG", 3 * MAX_CUES + 3)]
    assert words(longer).endswith(f"Word {MAX_CUES}.") and not words(full).endswith(f"Word {MAX_CUES}.")
