"""A person decides which side of a belief a statement takes: kept, replaced, in conflict, taken back."""

import pytest

from careerlab.errors import CorrectionError
from careerlab.insights.bears_on import sides_of, with_side
from careerlab.insights.corrections import apply_corrections, correction
from careerlab.insights.parse import parse_notes
from careerlab.notes.typed.scanner import read_text

NOTE = "Person: Anna Nowak\n\n## Pros\n- great people, awful hours\n- the pay is fair\n- nobody shouts\n"
PAY, PEOPLE = "UX pays well", "It is all about people | or: not"


def parsed():
    return parse_notes([read_text(NOTE, "anna.md")])


def decide(table, value, action="belief", words="the pay is fair", outcomes=None):
    (statement,) = table.loc[table["text"].eq(words), "id"]
    return correction(table, statement, action, value, "2026-05-01", outcomes)


def bears_on(table):
    return table.loc[table["text"].eq("the pay is fair"), "bears_on"].tolist()


def test_it_stands_in_its_column_and_changes_nothing_else():
    table = parsed()
    found, outcomes = apply_corrections(table, [decide(table, f" FOR:  {PAY} ")])
    assert (bears_on(found), outcomes["outcome"].tolist()) == ([f"for: {PAY}"], ["applied"])
    rest = [column for column in table.columns if column != "bears_on"]
    assert found[rest].equals(table[rest])


def test_each_belief_is_a_question_of_its_own():
    table = parsed()
    one = decide(table, f"for: {PAY}")
    found, outcomes = apply_corrections(table, [one])
    two = decide(found, f"against: {PEOPLE}", outcomes=outcomes)
    found, outcomes = apply_corrections(table, [two, one])
    assert (two.replaces, outcomes["outcome"].tolist()) == ("", ["applied", "applied"])
    assert sides_of(bears_on(found)[0]) == {PAY.casefold(): "for", PEOPLE.casefold(): "against"}


def test_a_later_answer_about_the_same_belief_replaces_the_earlier():
    table = parsed()
    one = decide(table, f"for: {PAY}")
    found, outcomes = apply_corrections(table, [one])
    two = decide(found, f"against: {PAY.upper()}", outcomes=outcomes)
    found, outcomes = apply_corrections(table, [one, two])
    assert (bears_on(found), outcomes["outcome"].tolist()) == ([f"against: {PAY.upper()}"], ["replaced", "applied"])


def test_two_answers_that_knew_nothing_of_one_another_are_a_conflict_and_the_kind_stays():
    table = parsed()
    found, outcomes = apply_corrections(table, [decide(table, f"for: {PAY}"), decide(table, f"against: {PAY}")])
    assert (bears_on(found), outcomes["outcome"].tolist()) == ([""], ["conflict", "conflict"])
    assert found["status"].tolist() == table["status"].tolist()


def test_taken_back():
    table = parsed()
    made = decide(table, f"for: {PAY}")
    found, _ = apply_corrections(table, [made, correction(table, "", "undo", made.id)])
    assert bears_on(found) == [""]


@pytest.mark.parametrize("value", ["", "for", "for:", "maybe: UX pays well", "UX pays well"])
def test_what_says_nothing_of_a_belief_is_refused(value):
    with pytest.raises(CorrectionError, match="says nothing of a belief"):
        decide(parsed(), value)


def test_a_cell_does_not_depend_on_the_order_of_answers():
    answers = [f"for: {PAY}", f"neither: {PEOPLE}", "against: a"]
    forward = backward = ""
    for one, other in zip(answers, reversed(answers), strict=True):
        forward, backward = with_side(forward, one), with_side(backward, other)
    assert forward == backward
    assert len(sides_of(forward)) == 3
