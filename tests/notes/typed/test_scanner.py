"""Text -> blocks and spans: nothing is lost, and nothing is made of a sentence that it is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LOSSLESS, plain_texts, texts

from careerlab.notes.model import SPAN_KINDS, readable
from careerlab.notes.typed.limits import MAX_ASIDES, MAX_LINES
from careerlab.notes.typed.scanner import MAX_DEPTH, read_text


def blocks(text):
    """(kind, words) of each block."""
    note = read_text(text, "x.md")
    return [(b.kind, words(note, b)) for b in note.blocks]


def words(note, block):
    return readable(" ".join(note.text[a:b] for a, b in block.runs))


def codes(note):
    return [(n.code, n.line) for n in note.notices if not n.code.startswith("META")]


def asides(note):
    return [note.text[s.start : s.end] for s in note.spans if s.kind == "aside"]


# ---- promise P1: nothing is dropped


@LOSSLESS
@given(texts())
def test_spans_cover_any_text_without_gap_or_overlap(text):
    note = read_text(text, "x.md")
    assert "".join(text[s.start : s.end] for s in note.spans) == text
    assert [s.start for s in note.spans] == [0, *(s.end for s in note.spans)][: len(note.spans)]
    assert {s.kind for s in note.spans} <= set(SPAN_KINDS)


@LOSSLESS
@given(texts())
def test_space_spans_hold_no_letter_and_words_of_blocks_lie_in_text_or_heading_spans(text):
    note = read_text(text, "x.md")
    kind_at = [s.kind for s in note.spans for _ in range(s.start, s.end)]
    assert not [c for c, kind in zip(text, kind_at, strict=True) if kind == "space" and not c.isspace()]
    inside = {i for block in note.blocks for a, b in block.runs for i in range(a, b)}
    assert {i for i, kind in enumerate(kind_at) if kind == "text"} <= inside
    assert {kind_at[i] for i in inside} <= {"text", "heading"}


@LOSSLESS
@given(plain_texts())
def test_every_word_of_plain_prose_is_in_a_block(text):
    note = read_text(text, "x.txt")
    said = "".join(note.text[a:b] for block in note.blocks for a, b in block.runs)
    assert sorted(c for c in said if c.isalpha()) == sorted(c for c in text if c.isalpha())


@given(texts(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_ends_change_no_block(text, end):
    text = re.sub(r"\r\n|\r", "\n", text)
    assert blocks(text) == blocks(text.replace("\n", end))


@given(texts())
def test_private_asides_are_in_no_block_no_field_and_no_tag(text):
    note = read_text(f"Person: Anna %%SECRET%% Nowak\n\n{text}\n\n<!-- SECRET -->", "x.md")
    hidden = [a for a in asides(note) if "SECRET" in a]
    shown = [words(note, b) + b.label + "".join(b.tags) + b.speaker for b in note.blocks]
    assert len(hidden) == 2 or "%%" in text or "<!--" in text
    if len(hidden) == 2:
        fields = note.person + note.role + note.path + note.organisation + note.introduced_by + note.date
        assert "SECRET" not in "".join(shown) + fields + "".join(n.message for n in note.notices)


# ---- what is a heading, a bullet, a label, and what is not


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Pros", [("heading", "Pros")]),
        ("## Pros ##", [("heading", "Pros")]),
        ("Title\n===\n\nwords go on.", [("heading", "Title"), ("paragraph", "words go on.")]),
        ("**Pros**\n- pay", [("heading", "Pros"), ("bullet", "pay")]),
        ("**Pros:** pay is good", [("paragraph", "pay is good")]),
        ("**What do you like?** The people.", [("heading", "What do you like?"), ("paragraph", "The people.")]),
        ("What she likes:\nthe pay is good.", [("heading", "What she likes:"), ("paragraph", "the pay is good.")]),
        ("HOURS AND PAY\nboth are fine.", [("heading", "HOURS AND PAY"), ("paragraph", "both are fine.")]),
        ("> [!warning] Careful\n> pay is low.", [("heading", "Careful"), ("paragraph", "pay is low.")]),
        # no heading
        ("#5 on the list was pay.", [("paragraph", "#5 on the list was pay.")]),
        ("Likes the team.\n---\nLong hours.", [("paragraph", "Likes the team."), ("paragraph", "Long hours.")]),
        ("She **really** likes it.", [("paragraph", "She really likes it.")]),
        ("OK", [("paragraph", "OK")]),
        ("We start at 9:30.", [("paragraph", "We start at 9:30.")]),
        ("    four spaces\n    are no code", [("line", "four spaces"), ("line", "are no code")]),
    ],
)
def test_headings(text, found):
    assert blocks(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- pay", [("bullet", "pay")]),
        ("* pay\n• hours\n– team", [("bullet", "pay"), ("bullet", "hours"), ("bullet", "team")]),
        ("1. pay\n2) hours\na) team", [("bullet", "pay"), ("bullet", "hours"), ("bullet", "team")]),
        ("- one\n  wrapped line\n- two", [("bullet", "one wrapped line"), ("bullet", "two")]),
        ("- [ ] send a note", [("bullet", "send a note")]),
        ("+pay\n-hours", [("bullet", "pay"), ("bullet", "hours")]),
        # no bullet
        ("1986. A great year.", [("paragraph", "1986. A great year.")]),
        ("-5% pay this year.", [("paragraph", "-5% pay this year.")]),
        ("+48 600 100 200", [("paragraph", "+48 600 100 200")]),
        ("A. Kowalska called.", [("paragraph", "A. Kowalska called.")]),
        ("-hours are long.", [("paragraph", "-hours are long.")]),
        ("5 * 3 is not * a list.", [("paragraph", "5 * 3 is not * a list.")]),
    ],
)
def test_bullets(text, found):
    assert blocks(text) == found


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("- a\n- b\n- c", [1, 1, 1]),
        ("  - a\n  - b", [1, 1]),
        ("- a\n  - b\n    - c\n- d", [1, 2, 3, 1]),
        ("- a\n\t- b\n\t- c\n- d", [1, 2, 2, 1]),
        ("    - a\n  - b\n- c", [1, 1, 1]),
        ("\n".join("  " * i + f"- level {i}" for i in range(12)), list(range(1, 13))),
    ],
)
def test_depth_of_bullets(text, depths):
    assert [b.depth for b in read_text(text, "x.md").blocks] == depths


def test_bullets_twelve_deep_are_all_kept():
    text = "\n".join("    " * i + f"- level {i}" for i in range(12))
    assert blocks(text) == [("bullet", f"level {i}") for i in range(12)]


def test_bullets_deeper_than_the_limit_are_kept_at_the_limit():
    note = read_text("\n".join(" " * i + f"- level {i}" for i in range(MAX_DEPTH + 2)), "x.md")
    assert [b.depth for b in note.blocks][-3:] == [MAX_DEPTH] * 3
    assert words(note, note.blocks[-1]) == f"level {MAX_DEPTH + 1}"
    assert codes(note) == [("MD-DEPTH", MAX_DEPTH + 1)]


def test_bullets_at_the_depth_limit_are_no_remark():
    assert codes(read_text("\n".join(" " * i + f"- level {i}" for i in range(MAX_DEPTH)), "x.md")) == []


@pytest.mark.parametrize(("depth", "notice"), [(200, []), (201, [("MD-DEPTH", 1)])])
def test_quotes_at_the_depth_limit_and_one_past_it(depth, notice):
    note = read_text(">" * depth + " deep words.", "x.md")
    assert (codes(note), [words(note, b) for b in note.blocks]) == (notice, ["deep words."])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("+ good pay\n- long hours", ["+", "-"]),
        ("+ pay / - hours", ["+"]),
        ("+/- the team", ["+/-"]),
        ("- [ ] ask\n- [x] thank\n- [X] call", ["[ ]", "[x]", "[x]"]),
        ("- [link](http://x.y) to read", ["-"]),
        ("- [ ]\n- [x]\n- [ ] ask", ["[ ]"]),
    ],
)
def test_marks_of_bullets(text, marks):
    assert [b.mark for b in read_text(text, "x.md").blocks] == marks


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("| Pros | Cons |\n|---|---|\n| the pay | the hours |", ["", "", "Pros", "Cons"]),
        ("| Topic | Said |\n|---|---|\n| Pay | low |", ["", "", "", "Pay"]),
        ("Pros:: pay is good", ["Pros"]),
        ("- pay:: it is low", ["pay"]),
        ("She works [hours:: 45 a week] or so she says.", ["", "hours"]),
        ("**Cons**: it is loud", ["Cons"]),
        ("std::vector is in C++", ["std"]),
        ("It is good: the pay.", [""]),
    ],
)
def test_labels(text, labels):
    assert [b.label for b in read_text(text, "x.md").blocks] == labels


# ---- named traps


def test_pay_in_brackets_with_a_colon_is_no_link_definition():
    assert blocks("[Pay]: low") == [("paragraph", "[Pay]: low")]


def test_a_year_at_a_line_start_keeps_its_number():
    assert blocks("We met in\n\n1986. It was a great year.")[-1] == ("paragraph", "1986. It was a great year.")


def test_plus_and_minus_in_one_line_are_kept():
    assert blocks("+ pay / - hours") == [("bullet", "pay / - hours")]


def test_an_unclosed_fence_swallows_nothing_and_is_named():
    note = read_text("She laughed.\n\n```\nPros: pay is good\nCons: hours are long", "x.md")
    assert [words(note, b) for b in note.blocks] == ["She laughed.", "Pros: pay is good", "Cons: hours are long"]
    assert codes(note) == [("MD-FENCE-OPEN", 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("~~~\ncode\n```\n~~~", []),
        ("````\n```\ncode\n```\n````", []),
        ("```\ncode\n`````", []),
        ("```sql\ncode\n```js\nmore\n```", []),
        ("````\ncode\n```\nafter", [("MD-FENCE-OPEN", 1)]),
        ("ok\n\n~~~\ncode\n```", [("MD-FENCE-OPEN", 3)]),
    ],
)
def test_code_ends_at_the_signs_it_began_with(text, line):
    assert codes(read_text(text, "x.md")) == line


@pytest.mark.parametrize("text", ["```\ncode words\n```\nafter it.", "~~~sql\ncode words\n~~~\nafter it."])
def test_a_closed_fence_is_text_without_a_notice(text):
    note = read_text(text, "x.md")
    assert ([words(note, b) for b in note.blocks], codes(note)) == (["code words", "after it."], [])


def test_words_after_a_fence_sign_are_said():
    assert ("line", "she said the pay is low") in blocks("``` she said the pay is low\nand left.")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("| a b | c d |\n|---|---|\n| e f | g h |", ["a b", "c d", "e f", "g h"]),
        (
            "| a b | c d |\n|---|---|\n| ragged |\n| one | two | three |",
            ["a b", "c d", "ragged", "one", "two", "three"],
        ),
        ("| Pros |\n|:-:|\n| team \\| lead |", ["Pros", "team | lead"]),
        ("| Pros |\n|---|\n| unclosed row", ["Pros", "| unclosed row"]),
        ("| Pros | Cons |\n|---|---|\n|  | |\n| pay | \\", ["Pros", "Cons", "pay", "\\"]),
    ],
)
def test_every_cell_of_a_table_is_kept(text, cells):
    assert [w for _, w in blocks(text)] == cells


@pytest.mark.parametrize(
    ("text", "hidden", "shown"),
    [
        ("Good pay. <!-- she cried --> Fine.", ["<!-- she cried -->"], ["Good pay. Fine."]),
        ("Good pay. %%she cried%% Fine.", ["%%she cried%%"], ["Good pay. Fine."]),
        ("a %%over\nlines%% b", ["%%over\nlines%%"], ["a", "b"]),
        ("<!-- a %% b -->c d%%", ["<!-- a %% b -->"], ["c d%%"]),
        ("%%a <!-- b --> c <!-- d -->%% e", ["%%a <!-- b --> c <!-- d -->%%"], ["e"]),
        ("# Pros <!-- x -->", ["<!-- x -->"], ["Pros"]),
        ("- pay <!-- x -->\n- team", ["<!-- x -->"], ["pay", "team"]),
        ("| Pros <!-- x --> |\n|---|\n| pay %%y%% |", ["<!-- x -->", "%%y%%"], ["Pros", "pay"]),
        ("**Pros <!-- x -->:** the pay", ["<!-- x -->"], ["the pay"]),
        # no aside
        ("<!-- never closed. Pay is low.", [], ["<!-- never closed. Pay is low."]),
        ("%% never closed. Pay is low.", [], ["%% never closed. Pay is low."]),
        ("It rose 50%% and then 20%% more.", [], ["It rose 50%% and then 20%% more."]),
    ],
)
def test_asides(text, hidden, shown):
    note = read_text(text, "x.md")
    assert (asides(note), [words(note, b) for b in note.blocks]) == (hidden, shown)


def test_an_aside_in_a_label_or_head_is_not_part_of_it():
    note = read_text("Person: Anna <!-- x --> Nowak\nDate: 2026-01-02 %%x%%\n\n**Pros %%x%%:** the pay", "x.md")
    assert (note.person, note.date, note.blocks[0].label) == ("Anna Nowak", "2026-01-02", "Pros")


def test_a_date_in_an_aside_is_not_the_date_of_the_talk():
    assert read_text("<!-- born 1980-01-02 -->\nShe likes it.", "x.md").date == ""


# ---- turns


def test_turns_of_a_conversation():
    note = read_text("Q: What do you do?\nAnna: I draw.\nOn paper.\nQ: And the pay?\nAnna: Low.", "x.md")
    said = [(b.speaker, words(note, b)) for b in note.blocks]
    assert said == [
        ("Q", "What do you do?"),
        ("Anna", "I draw. On paper."),
        ("Q", "And the pay?"),
        ("Anna", "Low."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We start at 9:30. Lunch at 12:15.\nWe stop at 5:00.",
        "Pros: pay\nCons: hours\nPros: team\nCons: noise",
        "Anna: she said it once.\nThe rest is mine.",
    ],
)
def test_no_speaker_is_made_of_a_time_a_label_or_a_single_colon(text):
    assert {b.speaker for b in read_text(text, "x.md").blocks} == {""}


# ---- wrapped lines


def test_wrapped_prose_is_one_paragraph_and_a_dump_of_thoughts_is_lines():
    prose = (
        "She said that the first year had been the hardest of all of them because\n"
        "nobody had told her what the work was, and she had to find out on her own\n"
        "while the others were travelling from one client to another all the time."
    )
    assert blocks(prose) == [("paragraph", " ".join(prose.split()))]
    assert blocks("good pay\nlong hours here\nnice team") == [
        ("line", "good pay"),
        ("line", "long hours here"),
        ("line", "nice team"),
    ]


@pytest.mark.parametrize("between", ["", "\n", " \n\n\n"])
def test_a_note_at_the_limit_is_told_apart_and_one_line_more_is_kept(between):
    lines = [f"- item {n}" for n in range(MAX_LINES)]
    at_limit, beyond = (f"\n{between}".join([*lines[:-1], *more]) for more in (lines[-1:], [lines[-1], "- last"]))
    note, longer = read_text(at_limit, "x.md"), read_text(beyond, "x.md")
    assert (len(note.blocks), codes(note)) == (MAX_LINES, [])
    assert codes(longer) == [("NOTE-LONG", 1 + beyond[: beyond.index("- last")].count("\n"))]
    assert longer.blocks[:MAX_LINES] == note.blocks
    assert [(b.kind, words(longer, b)) for b in longer.blocks[MAX_LINES:]] == [("paragraph", "- last")]


def test_what_is_beyond_the_limit_stays_in_few_pieces_and_private_asides_in_it_private():
    text = "a\n" * MAX_LINES + "word <!-- SECRET -->\n" + "b c\n" * 50_000
    note = read_text(text, "x.md")
    assert len(note.blocks) < MAX_LINES + 100 and len(note.spans) < 2 * MAX_LINES + 200
    assert asides(note) == ["<!-- SECRET -->"]
    assert sum(words(note, b).count("b c") for b in note.blocks) == 50_000


@pytest.mark.parametrize("line", ["#a " * 600, "|a" * 600, "**a** " * 300, "[k:: v] " * 300, "%% a %% b " * 300])
def test_lines_of_many_pieces_end_what_is_told_apart(line):
    note = read_text(f"{line}\n" * 400, "x.md")
    assert [code for code, _ in codes(note)] == ["NOTE-LONG"]
    assert len(note.spans) < 300_000


def test_one_aside_too_many_hides_what_follows():
    asides_of = "<!-- a -->\n" * MAX_ASIDES
    assert codes(read_text(f"{asides_of}said", "x.md")) == []
    note = read_text(f"{asides_of}<!-- a -->said", "x.md")
    assert codes(note) == [("NOTE-LONG", MAX_ASIDES + 1)] and not note.blocks
