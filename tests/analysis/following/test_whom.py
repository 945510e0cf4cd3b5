"""Who is meant by a name."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.following.whom import is_same, known_people, names_in, owner_named

TABLE = insights(
    statement(person="Mei-Lin Chow", introduced_by="Grace Oduya"),
    statement(person="Anna Low"),
    statement(person="Anna Berg"),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("remind Grace about Mei-Lin", ["Grace Oduya", "Mei-Lin Chow"]),
        ("ask mei-lin about hours", ["Mei-Lin Chow"]),
        ("put me in touch with Tom Becker, the researcher", ["Tom Becker"]),
        ("ask Anna", ["Anna"]),  # two people have that name
        ("ask Anna Berg", ["Anna Berg"]),
        ("Grace's advert", ["Grace Oduya"]),
        ("She'll send it on Monday", []),
        ("Phone, Monday 27 April", []),
        ("Chow will send it", ["Mei-Lin Chow"]),
        ("Oduya's advert", ["Grace Oduya"]),
        ("speak to B. Quist at the college", ["B. Quist"]),
        ("that was plan B. Send it", []),
        ("SQL and HR", []),
        ("", []),
    ],
)
def test_names(text, names):
    assert [name.name for name in names_in(text, known_people(TABLE))] == names


@pytest.mark.parametrize(
    ("label", "owner"),
    [
        ("ME", "I"),
        ("My side", "I"),
        ("THEY", "they"),
        ("Grace", "they"),
        ("G.", "they"),
        ("GRACE", "they"),
        ("Anna Low", "Anna Low"),
        ("My day", ""),
        ("Grace said something", ""),
        ("", ""),
    ],
)
def test_owner_named(label, owner):
    assert owner_named(label, known_people(TABLE), "Grace Oduya") == owner


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mark", "Mark Ellis", True),
        ("Mark Ellis", "Mark Ellis", True),
        ("Mark Ellis", "Mark Hall", False),
        ("", "", False),
    ],
)
def test_same(one, other, same):
    assert is_same(one, other) is same
