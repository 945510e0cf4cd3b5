"""The signature of a planned question: its id and topic in brackets at the end."""

import pytest

from careerlab.insights.codebook import TOPICS
from careerlab.notes.planned import is_planned, signature, signatures, signed


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_signed_is_read_back(topic):
    assert signature(signed("How are days off decided here?", "q017", topic)) == ("q017", topic)


@pytest.mark.parametrize(
    ("words", "id", "topic"),
    [
        ("How are days off decided here? (q017, hours)", "q017", "hours"),
        ("What do you do? (q001)", "q001", ""),
        ("Walk me through your last Tuesday. (Q033,Work)", "q033", "work"),
        ("How? ( q017 , hours ) :", "q017", "hours"),
        ("**How? (q017, hours)**", "q017", "hours"),
        # no signature, or not at the end
        ("How are days off decided here?", "", ""),
        ("How? (q017, hours) By the manager.", "", ""),
        ("Busy at the end of the year (Q4)", "", ""),
        ("We learnt it at school (CS101)", "", ""),
        ("(roughly)", "", ""),
        ("", "", ""),
    ],
)
def test_signatures(words, id, topic):
    assert signature(words) == (id, topic)
    assert is_planned(words) is bool(id)


def test_where_they_stand():
    text = "A? (q001) yes B? (q002, pay): no"
    assert [text[a:b] for a, b in signatures(text)] == ["(q001) ", "(q002, pay):"]
