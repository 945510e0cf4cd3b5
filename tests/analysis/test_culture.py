"""Culture by organisation: quotes both ways, who decides, and where nobody was asked."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.culture import culture

GOOD = statement(topic="culture", text="My boss asks me before he signs.", organisation="NHS")
BAD = statement(kind="con", topic="autonomy", text="Three boards look at everything.", organisation="NHS", person="Ben")


def only(*rows):
    return culture(insights(*rows)).iloc[0]


def test_one_row_an_organisation_with_quotes_both_ways():
    row = only(GOOD, BAD)
    assert (row["organisation"], row["path"], row["people"]) == ("NHS", "UX", 2)
    assert (row["people_for"], row["people_against"], row["standing"]) == (1, 1, "contested")
    assert (row["quote_for"], row["quote_against"]) == (GOOD["text"], BAD["text"])
    assert row["persons"] == "Anna; Ben"


WHO_DECIDES = [
    "The big customers decide what, she decides when.",
    "Three boards sign off everything.",
    "Nurses have no say in the rota.",
    "Every quote needs approval from the regional office.",
    "We put it to a vote on Fridays.",
    "It is a flat structure.",
]
NOT_WHO = [
    "A small box that decides how hard each wheel is squeezed.",
    "I use hierarchical models.",
    "We decided to move the desk.",
    "I am signed off on rope rescue.",
]


@pytest.mark.parametrize(("text", "told"), [(t, 1) for t in WHO_DECIDES] + [(t, 0) for t in NOT_WHO])
def test_who_decides_is_told_by_facts_too(text, told):
    row = only(statement(kind="fact", text=text, organisation="NHS"))
    assert row["decisions"] == (text if told else "")
    assert row["standing"] == ("one voice" if told else "not asked")


def test_other_topics_and_unsure_ones_are_no_culture():
    for fields in ({"topic": "pay"}, {"topic_confidence": 0.2}, {"status": "ask"}, {"speaker": "hearsay"}):
        row = only(GOOD | fields)
        assert (row["people_for"], row["standing"]) == (0, "not asked")


def test_who_names_no_employer_is_a_place_of_her_own_unless_another_talk_names_it():
    nameless = statement(topic="culture", person="Rosa", text="I pick my own projects.")
    table = culture(insights(GOOD, nameless, statement(person="Cem")))
    assert list(zip(table["organisation"], table["persons"], strict=True)) == [
        ("NHS", "Anna"),
        ("", "Rosa"),
        ("", "Cem"),
    ]
    later = statement(person="Anna", talk="later.md", source="later.md")
    assert len(culture(insights(GOOD, later))) == 1


def test_one_person_who_says_both_is_one_voice():
    row = only(GOOD, BAD | {"person": "Anna"})
    assert (row["people_for"], row["people_against"], row["standing"]) == (1, 1, "one voice")


def test_row_order_does_not_matter_and_nothing_gives_all_columns():
    table = insights(GOOD, BAD, statement(organisation="Google", path="PM"))
    assert culture(table).equals(culture(table.iloc[::-1]))
    empty = culture(insights())
    assert empty.empty and list(empty.dtypes) == list(culture(table).dtypes)
