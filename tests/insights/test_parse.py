"""Notes to rows: kinds from marks and from words, whose claim it is, ids, and the order of things."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.features import BLOCK
from careerlab.insights.parse import parse_notes
from careerlab.insights.table import check_insights
from careerlab.notes.typed.scanner import read_text


def parsed(text, source="a.md"):
    return parse_notes([read_text(text, source)])


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("## Cons\n- the coffee", "con", 'heading "Cons"'),
        ("## What she likes\n- the coffee", "pro", 'heading "What she likes"'),
        ("+ the coffee\n- the tea", "pro", 'sign "+"'),
        ("- the coffee #con", "con", 'tag "#con"'),
        ("## Her advice\n- the coffee", "advice", 'heading "Her advice"'),
        ("## Cons\n- none", "other", "answer without content"),
    ],
)
def test_what_was_marked_decides(text, kind, rule):
    row = parsed(text).iloc[0]
    assert (row["kind"], row["rule"], row["status"]) == (kind, rule, "accepted")


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("**What do you like most?**\n\nThe people I work with, I love them.", "pro", "people"),
        ("**What would you advise?**\n\nBuild two case studies before you apply.", "advice", "entry"),
        ("**How did you get in?**\n\nI studied history and taught myself to code.", "route", "entry"),
        ("**What skills does it take?**\n\nYou need to be good at SQL.", "need", "work"),
        ("**What is the salary?**\n\nThe salary is 48k a year.", "fact", "pay"),
    ],
)
def test_plain_answers(text, kind, topic):
    row = parsed(text).iloc[0]
    assert (row["kind"], row["topic"]) == (kind, topic)


def test_whose_claim_it_is():
    table = parsed("Maya: Is it hard?\n\nJonas: Not really.\n\nMaya: I am bad at it.\n\nJonas: You would learn.")
    assert list(table["speaker"]) == ["source", "note-taker", "source"]
    hearsay = parsed("## Cons\n- People say that the pay is low")
    assert hearsay["speaker"].iloc[0] == "hearsay"


TALK = """Maya: What is bad about it?

Anna: The pay is low and the hours are long.

Maya: The pay is low, the hours are long, and that is bad.

Anna: I always thought I would be bad at it, and I have to learn SQL.

Maya: What do you need for it?

Maya: You need to know SQL well for it.

Tom: I want to learn it, I will start on Monday.
"""


def test_nobody_says_what_the_codebook_gives_to_the_other():
    note = replace(read_text(TALK, "a.md"), person="Anna", explorer="Maya")
    table = parse_notes([note])
    assert list(table["speaker"]) == ["source", "note-taker", "source", "note-taker", "hearsay"]
    own = table["kind"].isin(["gap", "belief", "task"])
    about_work = table["kind"].isin(["pro", "con", "need", "route", "advice", "fact"])
    assert not (own & (table["speaker"] != "note-taker")).any()
    assert not (about_work & (table["speaker"] == "note-taker")).any()
    assert not table.loc[table["speaker"] == "note-taker", "question"].any()


def test_what_would_be_of_a_kind_its_speaker_never_says_is_asked():
    rows = parse_notes([replace(read_text(TALK, "a.md"), person="Anna", explorer="Maya")])
    assert list(rows.loc[rows["speaker"] == "note-taker", "status"]) == ["ask", "ask"]


def test_what_stands_below_a_list_is_not_accepted_by_its_heading():
    rows = parsed("## Advice\n- build one thing\n- show it\n\nShe went to an airline, and they tested it.")
    assert list(rows["status"]) == ["accepted", "accepted", "ask"]


def test_blocks_of_statements_change_no_label_where_they_meet():
    lines = ["- She says that the pay is low, but her team is kind"] * (2 * BLOCK + 10)
    confidence = parsed("\n".join(lines))["confidence"]
    assert len(confidence) == len(lines) and np.ptp(confidence[10:-10]) < 1e-9


def test_hedges_count_half():
    table = parsed("## Cons\n- It is maybe a bit dull, I guess\n- It is dull every single day")
    assert list(table["strength"]) == [0.5, 1.0]


def test_the_same_sentence_twice_is_two_statements():
    table = parsed("It depends.\nIt depends.\nIt depends.")
    assert table["id"].nunique() == 3 and set(table["text"]) == {"It depends."}


def test_spans_point_at_the_words():
    text = "Person: Anna\n\n- **Good** pay, she says.\n- Long   hours &amp; weekends."
    for row in parsed(text).itertuples():
        raw = text[row.start : row.end]
        assert re.sub(r"[^a-z]", "", row.text.lower()) in re.sub(r"[^a-z]", "", raw.lower().replace("&amp;", ""))
        assert text[: row.start].count("\n") + 1 == row.line


@given(
    st.lists(
        st.sampled_from(["+ pay", "- hours", "## Pros", "She likes it.", "None", "Q: why?", "| a | b |"]), max_size=8
    )
)
def test_any_note_gives_a_table_that_passes_the_check(lines):
    table = parsed("\n".join(lines))
    check_insights(table)
    assert ((table["p_pro"] + table["p_con"]) <= 1 + 1e-9).all()


def test_a_note_is_read_the_same_whatever_lies_beside_it():
    one, two = read_text("## Pros\n- pay", "a.md"), read_text("## Cons\n- hours", "b.md")
    both, alone = parse_notes([one, two]), parse_notes([two])
    assert both[both["source"] == "b.md"].reset_index(drop=True).equals(alone)
