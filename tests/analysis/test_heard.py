"""Advice is counted in people who say it alike; surprises are the explorer's own words."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.heard import advice, surprises


def tip(text, person="Anna", **fields):
    return statement(kind="advice", text=text, person=person, **fields)


def own(text, **fields):
    return statement(**{"kind": "belief", "speaker": "note-taker", "text": text} | fields)


ALIKE = [
    ("Put the messy middle into your portfolio.", "A case study with the wrong turns left in beats ten glossy pages."),
    ("Work on a building site one summer.", "Take a summer job on a building site if you can."),
    ("Apply again.", "Apply again."),
]
UNLIKE = [
    ("Ask who can overrule you.", "Sleep enough before the interview."),
    ("Learn the names of the cleaners.", "Learn the rules of the market."),
    ("Volunteer for a summer.", "Avoid volunteering for more than a summer."),
    ("Welding first.", "Welding later."),
    ("Learn the old harbour rules.", "Don't learn the old harbour rules."),
]


@pytest.mark.parametrize(("pair", "groups"), [(p, 1) for p in ALIKE[:2]] + [(p, 2) for p in UNLIKE])
def test_advice_given_alike_is_one_piece(pair, groups):
    found = advice(insights(tip(pair[0]), tip(pair[1], "Ben")))
    assert list(found["people"]) == ([2] if groups == 1 else [1, 1])
    assert sum(found["ids"].str.count("; ") + 1) == 2


def test_the_same_skill_makes_it_alike_and_one_person_stays_one():
    rows = [tip("Learn SQL.", skills="SQL"), tip("SQL, really.", skills="SQL"), tip("Try SQL.", "Ben", skills="SQL")]
    found = advice(insights(*rows)).iloc[0]
    assert (found["about"], found["people"], found["skills"]) == ("SQL", 2, "SQL")


def test_advice_of_most_people_comes_first_with_its_most_telling_words():
    rows = [
        tip("Sleep well."),
        tip("Mind your portfolio, please do."),
        tip("Portfolio: wrong turns and dead ends.", "Ben"),
    ]
    found = advice(insights(*rows, tip("Hearsay.", "Cleo", speaker="hearsay")))
    assert list(found["people"]) == [2, 1]
    assert found["advice"].iloc[0] == "Portfolio: wrong turns and dead ends."


CHANGED = [
    "It's not as political as I feared.",
    "I was surprised how much she writes.",
    "I had expected a day of drawing.",
    "So I was half wrong",
    "thought theyd be out on fires all day",
    "More talking than I'd pictured.",
    "It turns out to be a selling job.",
    "didnt expect that",
]
UNCHANGED = ["I liked the noodles.", "Safe is nice.", "I think I could do it.", "As I expect her to call, I wait."]


@pytest.mark.parametrize(("text", "found"), [(t, 1) for t in CHANGED] + [(t, 0) for t in UNCHANGED])
def test_a_changed_view_is_read_from_the_words(text, found):
    assert len(surprises(insights(own(text)))) == found


def test_the_most_explicit_surprise_first_with_what_follows_it():
    rows = [own("I had expected drawing.", line=3), own("It sounds like talking.", line=3)]
    found = surprises(insights(*rows, own("I was wrong and surprised.", line=9)))
    assert list(found["text"]) == ["I was wrong and surprised.", "I had expected drawing."]
    assert list(found["then"]) == ["", "It sounds like talking."]


def test_the_order_of_rows_does_not_show(search):
    backwards = search.iloc[::-1].reset_index(drop=True)
    for analysis in (advice, surprises):
        assert analysis(backwards).equals(analysis(search))
        assert analysis(search.iloc[:0]).empty and list(analysis(search.iloc[:0])) == list(analysis(search))
