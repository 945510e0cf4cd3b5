"""How a statement is found again: what counts as the same words, which of several is meant, and when nobody can say."""

import pytest

from careerlab.insights.corrections import apply_corrections, correction
from careerlab.insights.corrections.anchors import fold, similarity
from careerlab.insights.parse import parse_notes
from careerlab.notes.typed.scanner import read_text

LINES = [
    "The first year was a blur for me.",
    "I like the quiet on Fridays.",
    "My desk is next to the printer.",
    "We lose half a day to reports each week.",
    "Nobody has asked me about it since.",
]


def parsed(lines, name="anna.txt", **others):
    files = {name: "\n\n".join(lines)} | {f"{key}.txt": "\n\n".join(more) for key, more in others.items()}
    return parse_notes([read_text(text, file) for file, text in files.items() if text])


def corrected(before, at, after, action="kind", value="lead"):
    """(outcome, words that were changed) of a decision about one statement of a table, in a later table."""
    made = correction(before, before["id"].iat[at], action, value)
    applied, outcomes = apply_corrections(after, [made])
    changed = applied.loc[applied["status"] == "corrected", ["source", "text"]].to_numpy().tolist()
    return outcomes["outcome"].iat[0], changed


def reworded(at, words):
    return [*LINES[:at], words, *LINES[at + 1 :]]


# ---- the same words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It's “fine”", 'IT\'S "fine"'),
        ("It’s fine", "it's  fine"),
        ("Krako\u0301w", "Krak\u00f3w"),
        ("nine – five", "nine -- five"),
        ("and so on…", "and so on..."),
        ("\ufeffpay", "pay"),
        ("non\u00a0stop", "non stop"),
        ("co\u00adoperate", "cooperate"),
        ("Straße", "STRASSE"),
    ],
)
def test_what_is_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("pay", "pays"), ("pay.", "pay"), ("naive", "naïve"), ("C", "C++")])
def test_what_is_not_the_same(one, other):
    assert fold(one) != fold(other)


# ---- one of several


def test_identical_sentences_are_told_apart_by_what_stands_beside_them():
    twins = [LINES[0], "Yes, always.", LINES[1], "Yes, always.", LINES[2], "Yes, always.", LINES[3]]
    before = parsed(twins)
    assert corrected(before, 3, before) == ("applied", [["anna.txt", "Yes, always."]])
    moved = parsed([*twins[2:5], *twins[:2], *twins[5:]])
    made = correction(before, before["id"].iat[3], "kind", "lead")
    assert made.twin == "2 of 3"
    applied, _ = apply_corrections(moved, [made])
    assert applied["status"].tolist().index("corrected") == 1


@pytest.mark.parametrize("gone", [1, 5])
def test_a_twin_that_is_deleted_moves_no_correction(gone):
    """C08"""
    twins = [LINES[0], "Yes, always.", LINES[1], "Yes, always.", LINES[2], "Yes, always.", LINES[3]]
    after = parsed([line for n, line in enumerate(twins) if n != gone])
    applied, _ = apply_corrections(after, [correction(parsed(twins), parsed(twins)["id"].iat[3], "kind", "lead")])
    place = applied["status"].tolist().index("corrected")
    assert applied["text"].iloc[place - 1 : place + 2].tolist() == twins[2:5]


def test_a_corrected_twin_that_is_deleted_leaves_the_others_alone():
    twins = [LINES[0], "Yes, always.", LINES[1], "Yes, always.", LINES[2], "Yes, always.", LINES[3]]
    after = parsed([*twins[:3], *twins[4:]])
    assert corrected(parsed(twins), 3, after) == ("ambiguous", [])


@pytest.mark.parametrize("at", [1, 2, 3])
def test_of_twins_that_follow_one_another_nobody_can_say_which_is_gone(at):
    twins = [LINES[0], "Yes, always.", "Yes, always.", "Yes, always.", LINES[1]]
    assert corrected(parsed(twins), at, parsed([*twins[:2], *twins[3:]])) == ("ambiguous", [])


def test_the_same_sentence_of_another_person_is_another_statement():
    """A short sentence is unique after its twin in another file was lost, and still not the one meant."""
    before = parsed(["Long hours."], other=["Long hours.", *LINES])
    after = parsed([], other=["Long hours.", *LINES])
    assert corrected(before, 0, after)[1] == []
    assert corrected(parsed(["Long hours.", LINES[3]]), 0, parsed([LINES[3]], other=["Long hours.", LINES[2]]))[1] == []


def test_a_file_that_holds_one_short_sentence_can_be_renamed():
    assert corrected(parsed(["Great pay."]), 0, parsed(["Great pay."], "new/b.txt")) == (
        "applied",
        [["new/b.txt", "Great pay."]],
    )


def test_a_file_can_be_renamed_and_written_around():
    after = parsed([LINES[2], LINES[0], LINES[4], "It ends."], "b.txt")
    assert corrected(parsed(LINES), 2, after) == ("applied", [["b.txt", LINES[2]]])


# ---- words that were edited


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (1, "I like the quite on Fridays."),
        (1, "I like the quiet on Fridays!!"),
        (2, "My desk is right next to the old printer."),
        (3, "We lose almost half a day to reports each week."),
        (3, "We loose haIf a day to reprots each week."),
    ],
)
def test_an_edited_sentence_is_still_the_same(at, words):
    """C04"""
    assert similarity(fold(LINES[at]), fold(words)) >= 0.75
    assert corrected(parsed(LINES), at, parsed(reworded(at, words))) == ("applied", [["anna.txt", words]])


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (1, "I don't like the quiet on Fridays."),
        (1, "I never like the quiet on Fridays."),
        (1, "I hate the quiet on Fridays."),
        (3, "We do not lose half a day to reports each week."),
        (4, "Somebody has asked me about it since."),
    ],
)
def test_an_edit_that_turns_the_meaning_carries_no_kind_over(at, words):
    assert corrected(parsed(LINES), at, parsed(reworded(at, words)))[1] == []


def test_what_is_no_matter_of_meaning_is_carried_over():
    after = parsed(reworded(1, "I don't like the quiet on Fridays."))
    made = correction(parsed(LINES), parsed(LINES)["id"].iat[1], "person", "Bea Ost")
    applied, outcomes = apply_corrections(after, [made])
    assert outcomes["outcome"].tolist() == ["applied"]
    assert applied["person"].tolist()[1] == "Bea Ost"


def test_a_negation_that_was_only_mistyped_is_there_all_the_same():
    typed = "I do nto like the quiet on Fridays."
    mended = "I do not like the quiet on Fridays."
    assert corrected(parsed(reworded(1, typed)), 1, parsed(reworded(1, mended)))[0] == "applied"


@pytest.mark.parametrize(
    "words", ["Something else altogether.", "The quiet is what he likes.", "Fridays are for planning the week."]
)
def test_another_sentence_in_its_place_is_not_taken_for_it(words):
    assert corrected(parsed(LINES), 1, parsed(reworded(1, words))) == ("orphaned", [])


def test_a_sentence_much_like_it_elsewhere_is_not_taken_for_it():
    before = parsed(LINES, other=["Ann is here.", "I like the quiet on Mondays.", "Bob is not."])
    after = parsed([*LINES[:1], *LINES[2:]], other=["Ann is here.", "I like the quiet on Mondays.", "Bob is not."])
    assert corrected(before, 1, after) == ("orphaned", [])


def test_a_neighbour_much_like_it_is_not_taken_for_it():
    alike = [LINES[0], "I like the quiet on Fridays.", "I like the quiet on Mondays.", LINES[2]]
    assert corrected(parsed(alike), 1, parsed([alike[0], *alike[2:]])) == ("orphaned", [])
    assert corrected(parsed(alike), 2, parsed([*alike[:2], alike[3]])) == ("orphaned", [])


def test_a_long_sentence_is_found_by_its_words_alone():
    words = "We lose half a day to reports every single week, and that is the truth of it."
    after = parsed([LINES[2], words.replace("truth", "thruth"), LINES[0]], "elsewhere.txt")
    assert corrected(parsed(reworded(3, words)), 3, after)[0] == "applied"


@pytest.mark.parametrize("copied", [LINES, [f"{line[:-1]}, too." for line in LINES]])
def test_a_sentence_deleted_in_one_of_two_copies_is_not_found_in_the_other(copied):
    before, after = (parsed(lines, other=[*copied, "And more of it."]) for lines in (LINES, reworded(3, "It ends.")))
    assert corrected(before, 3, after)[1] == []
