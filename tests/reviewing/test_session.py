"""What an answer writes and what is asked next; and that taking back leaves the table as it was."""

import dataclasses
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from small_search import workspace_of

from careerlab.errors import WorkspaceError, WriteError
from careerlab.insights.corrections import apply_corrections
from careerlab.reviewing.session import answer, ending, start_review, waiting
from careerlab.workspace import corrections_file, locked, read_corrections

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"


def ask_about(review, words):
    """Put off what comes before a sentence."""
    while review.asked["text"] != words:
        answer(review, "k")


def labels(review, words):
    return review.insights.loc[review.insights["text"].eq(words), ["kind", "topic", "status"]].to_numpy().tolist()


def written(review):
    return [(c.action, c.value) for c in read_corrections(corrections_file(review.workspace.folder))[0]]


# ---- one answer


@pytest.mark.parametrize(
    ("words", "said", "decisions", "kind", "topic"),
    [
        ("", "Counted as a bad side, about the culture.", [("accept", "")], "con", "culture"),
        ("1", "Counted as a bad side, about the culture.", [("accept", "")], "con", "culture"),
        ("2", "Counted as a good side, about the culture.", [("kind", "pro")], "pro", "culture"),
        ("good", "Counted as a good side, about the culture.", [("kind", "pro")], "pro", "culture"),
        ("PRO", "Counted as a good side, about the culture.", [("kind", "pro")], "pro", "culture"),
        ("fact", "Counted as a plain description, about the culture.", [("kind", "fact")], "fact", "culture"),
        ("n", "Counted as something the work takes, about the culture.", [("kind", "need")], "need", "culture"),
        ("o", "Counted as nothing about the work, about the culture.", [("kind", "other")], "other", "culture"),
        ("bad hours", "Counted as a bad side, about the hours.", [("kind", "con"), ("topic", "hours")], "con", "hours"),
        ("1 hours", "Counted as a bad side, about the hours.", [("kind", "con"), ("topic", "hours")], "con", "hours"),
        ("1 none", "Counted as a bad side.", [("kind", "con"), ("topic", "none")], "con", "none"),
        ("d", "Kept, and not counted.", [("dismiss", "")], "other", "none"),
    ],
)
def test_an_answer_is_written_at_once_and_the_next_sentence_comes(workspace, words, said, decisions, kind, topic):
    review = start_review(workspace, today="2026-05-01")
    ask_about(review, "Three boards sign off everything.")
    asked = len(review.done)
    assert answer(review, words) == said
    assert written(review) == decisions
    assert {c.made for c in review.corrections} == {"2026-05-01"}
    assert labels(review, "Three boards sign off everything.") == [[kind, topic, "corrected"]]
    assert review.asked["text"] != "Three boards sign off everything."
    assert (len(review.done), waiting(review)) == (asked + 1, 6)


@pytest.mark.parametrize(
    "words", ["x", "2 nonsense", "good weather", "k 3", "d please", "3", "0", "-1", "t weather", "+ x"]
)
def test_what_is_no_answer_changes_nothing_and_the_question_stays(workspace, words):
    review = start_review(workspace)
    row = review.asked
    said = answer(review, words)
    assert "no answer" in said or "is no topic: expected one of" in said or "is no kind" in said
    assert (review.asked, review.corrections) == (row, [])
    assert not corrections_file(workspace.folder).exists()


@pytest.mark.parametrize(
    ("words", "column", "value"),
    [
        ("t pay", "topic", "pay"),
        ("s Figma; SQL", "skills", "Figma; SQL"),
        ("s -", "skills", ""),
        ("p Zoë Quist", "person", "Zoë Quist"),
        ("c product management", "path", "product management"),
        ("w hearsay", "speaker", "hearsay"),
    ],
)
def test_one_thing_about_it_can_be_changed_and_then_its_kind_is_asked(workspace, words, column, value):
    for in_two in (False, True):
        review = start_review(workspace)
        ask_about(review, "You need SQL and some nerve.")
        if in_two:
            answer(review, words[0])
            assert review.wanted == words[0]
        said = answer(review, words[2:] if in_two else words)
        assert said.endswith(f": {value or 'none'}. And what is it?")
        row = review.insights[review.insights["id"].eq(review.at)].iloc[0]
        assert (row[column], review.asked["text"]) == (value, "You need SQL and some nerve.")
        asked = review.asked
        assert (asked["kind"], asked["second"], asked["why"][:10]) == ("need", "pro", "Only its w")
        answer(review, "1")
        row = review.insights[review.insights["text"].eq("You need SQL and some nerve.")].iloc[0]
        assert (row["kind"], row["status"], row[column]) == ("need", "corrected", value)
        answer(review, "u")
        answer(review, "u")


def test_a_key_without_words_after_all(workspace):
    review = start_review(workspace)
    assert answer(review, "t").startswith("What is it about? (work,")
    assert answer(review, "") == "Nothing was changed."
    assert (review.corrections, review.wanted) == ([], "")


def test_split(workspace):
    review = start_review(workspace)
    ask_about(review, "Great people, awful hours.")
    assert "is no part of" in answer(review, "/ good: great people | bad: bad days")
    assert answer(review, "/ pro people: Great people | con hours: awful hours") == "Split."
    assert labels(review, "Great people,") == [["pro", "people", "corrected"]]
    assert labels(review, "awful hours.") == [["con", "hours", "corrected"]]


def test_merge(workspace):
    review = start_review(workspace)
    ask_about(review, "Three boards sign off everything.")
    assert answer(review, "+ bad") == "Joined with the next sentence."
    both = "Three boards sign off everything. Took a pay cut for the first year."
    assert labels(review, both) == [["con", "culture", "corrected"]]
    ask_about(review, "Nobody shouts.")
    assert answer(review, "+").startswith("There is no statement after it")


def test_help_has_every_key(workspace):
    review = start_review(workspace)
    shown = answer(review, "?")
    assert all(
        key in shown for key in ("Enter", "2", "good, bad", "t ", "s ", "p  c  w", "/", "+", "d ", "k ", "u ", "q ")
    )


# ---- which sentence, and when it is enough


def test_each_sentence_comes_once(workspace):
    review, seen = start_review(workspace, most=None), []
    while not review.ended:
        row = review.asked
        seen.append((row["number"], row["of"], row["id"]))
        answer(review, "k")
    assert [number for number, _, _ in seen] == [1, 2, 3, 4, 5, 6, 7]
    assert {of for _, of, _ in seen} == {7}
    assert sorted(id for _, _, id in seen) == sorted(workspace.insights["id"])
    assert ending(review) == "7 sentences wait for another evening."


def test_enough_for_tonight(workspace):
    review = start_review(workspace, most=3)
    assert [review.asked["of"], answer(review, "1") and review.asked["number"]] == [3, 2]
    answer(review, "k")
    answer(review, "1")
    assert ending(review) == "Enough for tonight: 3 done, 5 sentences wait."
    assert answer(review, "1") == ending(review)
    answer(review, "u")
    assert (review.ended, review.asked["number"]) == ("", 3)


def test_nothing_waits(workspace):
    settled = workspace.insights.assign(status="accepted")
    review = start_review(dataclasses.replace(workspace, insights=settled))
    assert (bool(review.ended), ending(review)) == (True, "Nothing waits for you.")


def test_what_was_answered_changes_what_is_said_next(workspace):
    review = start_review(workspace)
    ask_about(review, "Nobody shouts.")
    answer(review, "1")
    answer(review, "u")
    assert review.asked["changes"] == "The first thing heard about the culture in UX."
    answer(review, "1")
    review.done.clear()
    ask_about(review, "Three boards sign off everything.")
    assert review.asked["changes"] == "Anna has only been for the culture in UX so far, and would now say both."


def test_the_sentence_before_is_shown_within_a_file(workspace):
    review = start_review(workspace)
    before = {}
    while not review.ended:
        row = review.asked
        before[row["text"]] = row["before"]
        answer(review, "k")
    assert before["Great people, awful hours."] == before["You need SQL and some nerve."] == ""
    assert before["Nobody shouts."] == "Took a pay cut for the first year."


# ---- taking back


def test_taken_back_and_said_again_on_the_same_day_counts(workspace):
    review = start_review(workspace, today="2026-05-01")
    first = review.asked
    for _ in range(3):
        answer(review, "1")
        assert review.insights["status"].eq("corrected").sum() == 1
        assert answer(review, "u") == "Taken back."
        assert review.asked == first
        assert review.insights["status"].eq("corrected").sum() == 0
    assert answer(review, "u").startswith("Nothing to take back tonight.")


ANSWERS = st.sampled_from(
    ["1", "2", "bad", "fact", "good pay", "t hours", "s Figma", "p Cleo", "c PM", "w hearsay", "d", "k", "+", "u", "u"]
    + ["/ pro: Great people | con: awful hours", "/ There | isn't the room", "t", "nonsense"]
)


@settings(max_examples=2_000 if RELEASE else 25)
@given(st.lists(ANSWERS, max_size=10))
def test_the_file_says_what_was_answered_and_taking_all_back_leaves_nothing(workspace, answers):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "notes").mkdir()
        here = dataclasses.replace(workspace, folder=folder)
        review = start_review(here, today="2026-05-01")
        for words in answers:
            answer(review, words)
        replayed, outcomes = apply_corrections(here.insights, read_corrections(corrections_file(folder))[0], here.notes)
        assert_frame_equal(replayed, review.insights)
        assert not outcomes["outcome"].isin(["conflict", "ambiguous", "orphaned"]).any()
        assert set(review.done) <= set(here.insights["id"])
        while review.past:
            answer(review, "u")
        assert_frame_equal(review.insights, here.insights)


# ---- earlier answers that were set aside


def lost(workspace, change):
    """A workspace after an answer, once `change` was made to its table."""
    review = start_review(workspace, today="2026-05-01")
    ask_about(review, "Three boards sign off everything.")
    answer(review, "con culture")
    table = change(workspace.insights)
    return start_review(workspace_of(workspace.folder, table, review.corrections), today="2026-06-01")


def edited(table):
    return table.assign(
        text=table["text"].replace("Three boards sign off everything.", "Boards sign off on all of it.")
    )


def test_an_answer_that_lost_its_sentence_is_asked_about_first(workspace):
    review = lost(workspace, edited)
    assert [item.words for item in review.aside] == ["Three boards sign off everything."] * 2
    assert (review.at, review.ended) == ("", "")
    assert answer(review, "1") == "It counts now."
    assert answer(review, "1") == "It counts now."
    assert labels(review, "Boards sign off on all of it.") == [["con", "culture", "corrected"]]
    assert not review.outcomes["outcome"].isin(["ambiguous", "orphaned", "conflict"]).any()
    assert (review.aside, review.asked["number"]) == ([], 1)


def test_it_can_be_taken_back(workspace):
    review = lost(workspace, edited)
    before = review.insights
    answer(review, "1")
    answer(review, "u")
    assert_frame_equal(review.insights, before)
    assert len(review.aside) == 2


def test_it_can_be_dropped(workspace):
    review = lost(workspace, edited)
    assert [answer(review, "d"), answer(review, "d")] == ["Dropped.", "Dropped."]
    assert review.outcomes["outcome"].tolist() == ["undone", "undone", "applied", "applied"]
    assert start_again(review).aside == []


def start_again(review):
    return start_review(workspace_of(review.workspace.folder, review.workspace.parsed, review.corrections))


@pytest.mark.parametrize(("words", "left"), [("", 1), ("k", 1), ("a", 0)])
def test_it_can_be_left_for_later(workspace, words, left):
    review = lost(workspace, edited)
    answer(review, words)
    assert (len(review.aside), len(start_again(review).aside)) == (left, 2)


@pytest.mark.parametrize("words", ["4", "0", "good", "x"])
def test_what_is_no_answer_to_it(workspace, words):
    review = lost(workspace, edited)
    assert answer(review, words) == f"`{words}` is no answer here; ? shows all of them."
    assert len(review.aside) == 2
    assert "drop it" in answer(review, "?")


def test_stop_while_it_is_asked(workspace):
    review = lost(workspace, edited)
    answer(review, "q")
    assert review.ended


def test_answers_of_two_machines_that_differ_are_settled_by_one(workspace):
    one, other = (start_review(workspace, today=day) for day in ("2026-05-01", "2026-05-02"))
    for review, words in ((one, "bad"), (other, "fact")):
        ask_about(review, "Nobody shouts.")
        answer(review, words)
    both = [*one.corrections, *other.corrections]
    now = workspace_of(workspace.folder, workspace.parsed, both)
    assert now.outcomes["outcome"].tolist() == ["conflict", "conflict"]
    review = start_review(now, today="2026-05-03")
    assert len(review.aside) == 1
    answer(review, "2")
    assert labels(review, "Nobody shouts.") == [["fact", "culture", "corrected"]]
    assert review.outcomes["outcome"].tolist() == ["replaced", "replaced", "applied"]


# ---- a place for answers


def test_without_notes_there_is_no_place_for_answers(workspace, tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()
    with pytest.raises(WorkspaceError, match="has no folder `notes`: put your notes into"):
        start_review(dataclasses.replace(workspace, folder=bare))
    with pytest.raises(WorkspaceError, match="not an insights file"):
        start_review(dataclasses.replace(workspace, notes=[]))


def test_another_careerlab_that_writes_there(workspace):
    review = start_review(workspace)
    with locked(workspace.folder):
        with pytest.raises(WriteError, match="Another careerlab is writing"):
            start_review(workspace)
        with pytest.raises(WriteError, match="Another careerlab is writing"):
            answer(review, "1")
    assert (review.past, review.corrections) == ([], [])
    assert answer(review, "1").startswith("Counted as")
