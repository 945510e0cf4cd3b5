"""Words that name nobody: those of the lists, and nothing else."""

import pytest

from careerlab.resources import rows
from careerlab.workshop.everyday import also, is_everyday, plain_capitals


@pytest.mark.parametrize(
    "word", ["work", "Work", "WORKS", "worked", "marking", "nobody's", "don’t", "they've", "café", "us"]
)
def test_everyday_words(word):
    assert is_everyday(word)


@pytest.mark.parametrize(
    "word", ["katarzyna", "Wrona", "bob", "jo", "mossbridge", "nhs", "k", "ann", "kates", "mr", "london", ""]
)
def test_no_everyday_words(word):
    assert not is_everyday(word)


@pytest.mark.parametrize(
    ("word", "what"),
    [("Hope", "name"), ("hopes", "name"), ("Mark's", "name"), ("Baker", "surname"), ("work", ""), ("katarzyna", "")],
)
def test_what_a_word_is_too(word, what):
    assert also(word) == what


def test_no_everyday_word_is_a_first_name_unless_it_says_so():
    names = {row[column] for row in rows("nicknames") for column in row}
    listed = {row["word"]: row["also"] for row in rows("everyday_words")}
    assert {name for name in names & set(listed) if listed[name] != "name"} == set()
    assert set(listed.values()) == {"", "name", "surname"}


def test_the_list_is_sorted_and_each_word_stands_once():
    words = [row["word"] for row in rows("everyday_words")]
    assert words == sorted(set(words))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I use Git and SQL on Mondays", ["I", "Git", "SQL", "Mondays"]),
        ("Node.js and C++ at 5 p.m.", ["Node.js", "C++", "p.m"]),
        ("in March, not March", ["in March"]),
        ("Gitte and SQLa and Iris", []),
        ("Ruby teaches Julia", []),  # skills that are called like people
        ("I’d say so, and I'm sure", ["I", "I"]),
    ],
)
def test_capitals_that_name_nobody(text, found):
    stretches = [text[a:b] for a, b in plain_capitals(text)]
    assert [word for word in stretches if word in found] == found
    assert set(stretches) <= set(found) | {"in March"}
