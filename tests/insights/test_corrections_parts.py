"""Splits and merges: the parts, where each stands in the note, and that no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import CorrectionError
from careerlab.insights.corrections import apply_corrections, correction
from careerlab.insights.corrections.parts import parts_of, read_parts, written
from careerlab.insights.parse import parse_notes
from careerlab.insights.table import check_insights
from careerlab.notes.typed.scanner import read_text


def parsed(text, name="a.md"):
    note = read_text(text, name)
    return parse_notes([note]), [note]


def applied(text, *decisions, edited=""):
    """The table of a note, or of what it was edited to, after (statement, action, value), each made on the last."""
    table, notes = parsed(text)
    made, seen, outcomes = [], table, None
    for at, action, value in decisions:
        made.append(correction(seen, seen["id"].iat[at], action, value, outcomes=outcomes))
        seen, outcomes = apply_corrections(table, made, notes)
    if edited:
        table, notes = parsed(edited)
        seen, outcomes = apply_corrections(table, made, notes)
    check_insights(seen)
    return seen, outcomes, notes[0]


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("a | b", [("", "", "a"), ("", "", "b")]),
        ("pro: a|CON: b", [("pro", "", "a"), ("con", "", "b")]),
        ("pro people: a | b | con hours : c", [("pro", "people", "a"), ("", "", "b"), ("con", "hours", "c")]),
        ("Monday: a | b", [("", "", "Monday: a"), ("", "", "b")]),
        ("pro tempore: a | b", [("", "", "pro tempore: a"), ("", "", "b")]),
    ],
)
def test_how_a_split_is_written(value, parts):
    assert read_parts(value) == parts
    assert read_parts(written(parts)) == parts


@pytest.mark.parametrize(
    ("text", "parts", "pieces"),
    [
        ("Great people, awful hours.", ["great people", "awful hours"], ["Great people,", "awful hours."]),
        ("Great people but awful hours", ["great people", "awful hours"], ["Great people but", "awful hours"]),
        ("Yes: a, b and a", ["a", "a"], ["Yes: a, b and", "a"]),
        ("what a hat", ["what a", "hat"], ["what a", "hat"]),
        ("“It’s fine”, she said", ["it's fine", "she said"], ["“It’s fine”,", "she said"]),
        ("pay 👍 hours 👎", ["pay 👍", "hours 👎"], ["pay 👍", "hours 👎"]),
        ("仕事は好き 時間は長い", ["仕事は好き", "時間は長い"], ["仕事は好き", "時間は長い"]),
    ],
)
def test_the_parts_of_a_text(text, parts, pieces):
    assert parts_of(text, text, parts) == pieces


def test_a_part_that_is_none_is_one_sentence():
    with pytest.raises(CorrectionError, match="`long hours` is no part of `great people`"):
        parts_of("great people", "great people", ["great", "long hours"])


def test_a_split_statement_is_two_rows_that_know_where_they_stand():
    text = "## Notes\n\nIntro here.\n\nThe **people** are <!-- Tim? --> great, but R&amp;D hours\nare awful. Fine.\n"
    found, outcomes, note = applied(text, (1, "split", "pro people: the people are great | con: R&D hours are awful"))
    assert found["text"].tolist() == ["Intro here.", "The people are great, but", "R&D hours are awful.", "Fine."]
    parts = found.iloc[1:3]
    assert parts["id"].tolist() == [outcomes["statement"].iat[0], outcomes["statement"].iat[0][:-1] + "2"]
    assert parts[["kind", "status", "rule", "confidence"]].to_numpy().tolist() == [
        ["pro", "corrected", "correction", 1.0],
        ["con", "corrected", "correction", 1.0],
    ]
    assert [note.text[a:b] for a, b in zip(parts["start"], parts["end"], strict=True)] == [
        "The **people** are <!-- Tim? --> great, but",
        "R&amp;D hours\nare awful.",
    ]
    assert parts["line"].tolist() == [5, 5]


def test_without_the_notes_the_parts_stand_where_the_statement_does():
    table, _ = parsed("Great people, awful hours.")
    found, _ = apply_corrections(table, [correction(table, table["id"].iat[0], "split", "great people | awful hours")])
    assert found[["start", "end", "line"]].to_numpy().tolist() == [[0, 26, 1]] * 2


def test_what_is_said_of_a_whole_holds_for_its_parts_unless_they_say_otherwise():
    found, *_ = applied(
        "- great people, awful hours\n", (0, "kind", "need"), (0, "split", "great people | con: awful hours")
    )
    assert found["kind"].tolist() == ["need", "con"]
    found, *_ = applied(
        "- great people, awful hours\n", (0, "split", "great people | awful hours"), (1, "kind", "need")
    )
    assert found["kind"].tolist() == [parsed("- great people, awful hours\n")[0]["kind"].iat[0], "need"]


def test_a_part_can_be_split_again():
    found, outcomes, _ = applied(
        "- a one, b two, c three\n", (0, "split", "a one | b two, c three"), (1, "split", "b two | c three")
    )
    assert found["text"].tolist() == ["a one,", "b two,", "c three"]
    assert outcomes["outcome"].tolist() == ["applied", "applied"]
    assert found["id"].str.rpartition("-")[2].tolist() == ["1", "1", "2"]


def test_skills_follow_the_words():
    found, *_ = applied("- learn SQL, learn Excel\n", (0, "split", "learn SQL | learn Excel"))
    assert found["skills"].tolist() == ["SQL", "Excel"]


def test_merged_statements_are_one_row():
    found, outcomes, note = applied("- learn SQL\n- and Excel\n- done\n", (0, "merge", "advice"))
    assert found["text"].tolist() == ["learn SQL and Excel", "done"]
    row = found.iloc[0]
    assert (row["kind"], row["skills"], row["status"]) == ("advice", "SQL; Excel", "corrected")
    assert note.text[row["start"] : row["end"]] == "learn SQL\n- and Excel"
    assert outcomes["outcome"].tolist() == ["applied"]


def test_what_was_said_of_the_second_is_replaced_by_a_merge():
    found, outcomes, _ = applied("- learn SQL\n- and Excel\n- done\n", (1, "kind", "con"), (0, "merge", ""))
    assert outcomes["outcome"].tolist() == ["replaced", "applied"]
    assert "merged" in outcomes["message"].iat[0]
    assert len(found) == 2


def test_a_merge_needs_the_same_statement_after_it():
    found, outcomes, _ = applied(
        "- learn SQL\n- and Excel\n", (0, "merge", ""), edited="- learn SQL\n- no\n- and Excel\n"
    )
    assert outcomes["outcome"].tolist() == ["ambiguous"]
    assert len(found) == 3


def test_a_merge_with_a_part_made_by_a_split():
    split = (1, "split", "b two | c three")
    found, outcomes, _ = applied("- a one\n- b two, c three\n", split, (0, "merge", ""))
    assert outcomes["outcome"].tolist() == ["applied", "applied"]
    assert found["text"].tolist() == ["a one b two,", "c three"]


def test_a_statement_that_was_edited_is_still_split():
    before, after = "- great people, awful hours in winter\n", "- great peeple, awful hours in the winter\n"
    found, outcomes, _ = applied(before, (0, "split", "pro: great people | con: awful hours in winter"), edited=after)
    assert found["text"].tolist() == ["great peeple,", "awful hours in the winter"]
    assert outcomes["message"].tolist() == [f"Applied; the sentence now reads: {after[2:-1]}"]


def test_a_sentence_that_the_writer_has_parted_is_split_already():
    before, after = "Great people, awful hours.\n", "Great people, \n\nawful hours.\n"
    found, outcomes, _ = applied(before, (0, "split", "pro: great people | con: awful hours"), edited=after)
    assert (outcomes["outcome"].tolist(), found["kind"].tolist()) == (["applied"], ["pro", "con"])


@pytest.mark.parametrize(
    "decisions",
    [
        [(0, "split", "a one | b two, c three"), (0, "split", "a one, b two | c three")],
        [(0, "split", "a one | b two, c three"), (0, "merge", "")],
        [(0, "merge", ""), (1, "merge", "")],
    ],
)
def test_two_machines_that_cut_differently_are_a_conflict(decisions):
    table, notes = parsed("- a one, b two, c three\n- second line\n- third line\n")
    made = [correction(table, table["id"].iat[at], action, value) for at, action, value in decisions]
    found, outcomes = apply_corrections(table, made, notes)
    assert outcomes["outcome"].tolist() == ["conflict", "conflict"]
    assert found["text"].tolist() == table["text"].tolist()
    assert found["status"].iat[0] == "ask"


@given(st.text(max_size=40), st.integers(1, 39))
def test_the_parts_of_any_text_lose_nothing(text, at):
    text = " ".join(text.split())
    try:
        pieces = parts_of(text, text, [text[:at], text[at:]])
    except CorrectionError:
        return  # one of them has no words
    assert "".join("".join(pieces).split()) == "".join(text.split())
