"""How often each rule was right, by what a person decided about the statements it had labelled."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.rules import rule_precision
from careerlab.insights.corrections import apply_corrections, correction

ROWS = [
    statement(id="a", rule='heading "Pros"', text="Good pay for the job."),
    statement(id="b", rule='heading "Pros"', text="Free bread on Fridays."),
    statement(id="c", rule="model", status="ask", text="Nights in winter."),
    statement(id="d", rule='learnt from "Nights"', text="Nights in summer."),
]


def tally(*decisions):
    """decisions: (id, action, value), one after the other, each in knowledge of those before."""
    parsed, made = insights(*ROWS), []
    for id, action, value in decisions:
        now, outcomes = apply_corrections(parsed, made)
        made.append(correction(now, id, action, value, outcomes=outcomes))
    found = rule_precision(made, apply_corrections(parsed, made)[1])
    return [(row["rule"], row["right"], row["decided"]) for row in found.to_dict("records")]


def test_accepted_is_right_and_changed_is_wrong():
    assert tally(("a", "accept", ""), ("b", "kind", "con"), ("c", "kind", "pro")) == [
        ('heading "Pros"', 1, 2),
        ("model", 1, 1),
    ]


def test_who_decides_anew_is_counted_once_by_what_was_said_first():
    assert tally(("a", "kind", "con"), ("a", "kind", "pro")) == [('heading "Pros"', 1, 1)]
    assert tally(("a", "kind", "con"), ("a", "accept", "")) == [('heading "Pros"', 0, 1)]


def test_a_topic_before_the_kind_does_not_hide_the_rule():
    assert tally(("c", "topic", "pay"), ("c", "kind", "con")) == [("model", 0, 1)]


@pytest.mark.parametrize("decision", [("a", "topic", "pay"), ("a", "dismiss", ""), ("a", "skills", "SQL")])
def test_what_says_nothing_of_the_kind_is_not_counted(decision):
    assert tally(decision) == []


def test_what_was_learnt_is_one_rule():
    assert tally(("d", "accept", "")) == [("learnt from your corrections", 1, 1)]


def test_no_decisions_are_no_rows():
    assert tally() == []
