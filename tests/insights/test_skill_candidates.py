"""Where a skill may be named: listed words and open phrases, with the word that leads to them."""

import pytest

from careerlab.insights.phrases import words_of
from careerlab.insights.skill_candidates import candidates


def found(text, open_phrases=True):
    rows, places = candidates(words_of(text), text, open_phrases)
    return {text[places[c.first][0] : places[c.last - 1][1]]: c for c in rows}


@pytest.mark.parametrize(
    ("text", "phrase", "lead", "why"),
    [
        ("You need experience with slow rivers", "slow rivers", "experience", "led"),
        ("You must be able to calm a horse down", "calm a horse", "able", "led"),
        ("It takes patience, river sense and a rope", "river sense", "take", "led"),
        ("She likes tide modelling", "tide modelling", "like", "led"),
        ("Tide modelling, mostly", "Tide modelling", "", "head"),
        ("There was talking to relatives", "talking to relatives", "", "deed"),
        ("grey tides", "grey tides", "", "alone"),
    ],
)
def test_open_phrases(text, phrase, lead, why):
    c = found(text)[phrase]
    assert (c.lead, c.why) == (lead, why)


def test_a_statement_without_any_has_no_places_either():
    assert candidates(words_of("We met at noon"), "We met at noon") == ([], [])


def test_listed_words_are_found_without_open_phrases():
    text = "We use SQL and slow rivers"
    assert set(found(text, open_phrases=False)) == {"SQL"}
    assert found(text)["SQL"].entry.skill == "SQL"


@pytest.mark.parametrize("text", ["data. Analysis", "project (management)", "statistics", "time; management"])
def test_a_name_does_not_go_across_a_sign(text):
    assert all(" " not in phrase for phrase, c in found(text).items() if c.entry)


@pytest.mark.parametrize(
    ("text", "met"), [("Excel", False), ("Excel and Word", True), ("sql, power bi, excel", False), ("Python", True)]
)
def test_an_everyday_word_is_met_in_its_context(text, met):
    rows, _ = candidates(words_of(text), text)
    assert rows[-1 if "excel" in text else 0].met == met


def test_a_label_is_no_skill():
    assert "further needs" not in {phrase.lower() for phrase in found("Further needs: patience")}
