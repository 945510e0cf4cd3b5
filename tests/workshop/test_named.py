"""Who is named where: word by word, in any case and spelling, and never inside another word."""

import pytest
from insight_rows import insights, statement

from careerlab.notes.model import Note
from careerlab.profile import Known, Profile
from careerlab.workshop.named import hides_name, named_in, names_of, unknown_in
from careerlab.workshop.names import NOBODY, known_names

TABLE = insights(
    statement(person="Katarzyna Wrona", organisation="Cedar Hollow High School", introduced_by="Tom Riddick"),
    statement(person="William Low", organisation="Next", explorer="Maya Lin", talk="b", text="Samuel Petty is kind."),
    statement(person="An Nguyen", organisation="Shell", source="Memo.md", talk="c"),
)
NOTES = [Note("a.md", person="Katarzyna Wrona", also=("Kate", "k.wrona@northolme.example"))]
NAMES = names_of(TABLE, Profile(people=(Known("Guadalupe Serrano", ("Lupe",)),)), NOTES)


def found(text):
    return [(named.kind, text[named.start : named.end]) for named in named_in(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wrona's and katarzyna’s", [("person", "Wrona"), ("person", "katarzyna")]),
        ("Kate Wrona, K. Wrona", [("person", "Kate"), ("person", "Wrona"), ("person", "K. Wrona")]),
        ("Tom and Riddick and Maya", [("person", "Tom"), ("person", "Riddick"), ("person", "Maya")]),
        ("lupe and Guadalupe", [("person", "lupe"), ("person", "Guadalupe")]),
        ("at cedar hollow", [("employer", "cedar hollow")]),
        ("at Cedar Hollow High School", [("employer", "Cedar Hollow High School")]),
        ("An is an ally", [("person", "An")]),
        ("Bill pays the bill", [("name", "Bill")]),  # William may be called so
        ("Will said he will", [("name", "Will")] if "will" in NAMES.with_capital else []),
        ("Memo wrote a memo", [("name", "Memo")]),
        ("Petty is not petty", [("name", "Petty")]),
        ("Shell collects a shell", [("employer", "Shell"), ("employer", "shell")]),
        # none
        ("a high school, and the next school", [("employer", "next")]),
        ("katarzynas wronas", []),
        ("", []),
    ],
)
def test_named(text, names):
    assert [pair for pair in found(text) if pair in names] == names
    assert len(found(text)) == len(names)


def test_one_person_however_called_is_one():
    assert {named.who for named in named_in("Kate met Katarzyna Wrona, Wrona, K Wrona", NAMES)} == {"katarzyna wrona"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We like Samuel Petty a lot", ["Samuel Petty"]),
        ("And Clemency laughs", ["Clemency"]),
        ("Dr Moss, Mrs Baker", ["Dr Moss", "Mrs Baker"]),
        ("I know Git and SQL on Mondays", []),
        ("Marking eats Sundays", []),
        ("Yu-Ting's team", ["Yu-Ting"]),
    ],
)
def test_unknown_names(text, names):
    assert [text[n.start : n.end] for n in unknown_in(text, NOBODY)] == names


def test_a_word_with_a_name_inside():
    assert hides_name("they hung a Wronameter there", NAMES) == "Wronameter"
    assert hides_name("a nice place to work", NAMES) == ""


def test_known_names_work_without_anything():
    names = known_names(insights())
    assert (names.people, named_in("Anna is here", names)) == ({}, [])


def test_the_order_of_rows_does_not_matter():
    turned = TABLE.iloc[::-1].reset_index(drop=True)
    assert names_of(turned, None, NOTES) == names_of(TABLE, None, NOTES)
