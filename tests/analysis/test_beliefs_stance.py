"""Which side of a belief a statement takes: pairs from many occupations, and what must stay open."""

import csv
from pathlib import Path

import pytest

from careerlab.analysis.believing.stance import claim_of, stance
from careerlab.analysis.believing.stance.amounts import amounts_in
from careerlab.analysis.believing.stance.words import root, roots_of
from careerlab.resources import rows

PAIRS = list(csv.DictReader((Path(__file__).parent / "belief_pairs.csv").open(encoding="utf-8", newline="")))
# of the pairs used while the rules were written, and of those written before the rules had seen them
LEAST_PRECISION, LEAST_RECALL = {"tried": 0.97, "unseen": 0.9}, {"tried": 0.85, "unseen": 0.8}


def side(belief, statement, question="", names=(), on_topic=True):
    return stance(claim_of(belief, names), statement, question, on_topic)[0]


@pytest.mark.parametrize("group", LEAST_PRECISION)
def test_sides_are_seldom_wrong_and_often_found(group):
    pairs = [pair for pair in PAIRS if pair["set"] == group]
    said = [side(p["belief"], p["statement"], names=[p["occupation"]]) for p in pairs]
    taken = [(p["side"], s) for p, s in zip(pairs, said, strict=True) if s in ("for", "against")]
    right = sum(expected == found for expected, found in taken)
    assert right / len(taken) >= LEAST_PRECISION[group]
    assert right / sum(p["side"] != "unsure" for p in pairs) >= LEAST_RECALL[group]


def test_there_are_enough_pairs():
    assert len({pair["occupation"] for pair in PAIRS}) >= 30
    assert sum(pair["set"] == "unseen" for pair in PAIRS) >= 30
    assert sum(pair["side"] == "unsure" for pair in PAIRS) >= 40


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("It's mostly drawing.", "for"),
        ("Drawing is a fifth, if that.", "against"),
        ("Drawing takes 70% of my week.", "for"),
        ("Two days in ten are drawing.", "against"),
        ("I thought it was mostly drawing.", "against"),
        ("I thought it was mostly drawing, and I was wrong.", "against"),
        ("It is a myth that it's all drawing.", "against"),
        ("It's mostly talking.", "against"),
        ("If you are lucky it's mostly drawing.", ""),
        ("Is it mostly drawing?", ""),
        ("It's half drawing.", ""),
        ("It used to be mostly drawing.", "unsure"),
        ("It's mostly drawing, but on bad days there is hardly any drawing.", "unsure"),
        ("She bought a drawing.", ""),
        ("It's mostly talking about drawing.", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_how_much(statement, expected):
    assert side("UX is mostly drawing", statement, names=["UX"]) == expected


def test_another_activity_speaks_against_only_where_it_is_about_the_same_side_of_the_work():
    assert side("UX is mostly drawing", "It's mostly talking.", names=["UX"], on_topic=False) == ""


@pytest.mark.parametrize(
    ("belief", "question", "answer", "expected"),
    [
        ("You need a degree", "Did anybody ask for a degree?", "Never.", "against"),
        ("You need a degree", "Did anybody ask for a degree?", "Yes.", "for"),
        ("You need a degree", "Did anybody ask for a degree?", "On a Friday.", ""),
        ("It is mostly drawing", "How much of it is drawing?", "A fifth.", "against"),
        ("It is mostly drawing", "How much of it is drawing?", "Most of it.", "for"),
        ("It is mostly drawing", "How much of it is drawing?", "It depends.", ""),
        ("It is mostly drawing", "How much is the rent?", "None.", ""),
    ],
)
def test_a_short_answer_is_read_with_its_question(belief, question, answer, expected):
    assert side(belief, answer, question) == expected


@pytest.mark.parametrize(
    ("belief", "statement", "expected"),
    [
        ("It pays better than teaching", "It pays less than teaching.", "against"),
        ("It pays better than teaching", "It pays better than the navy.", ""),
        ("It pays well", "Banks pay better.", "unsure"),
        ("It is boring", "The exam is boring.", ""),
        ("It is boring", "It's not boring.", "against"),
        ("It is varied", "It's not boring.", ""),
        ("Nurses work alone", "Nobody here works alone.", "against"),
        ("Nurses work alone", "My aunt lives alone.", ""),
    ],
)
def test_sides_of_a_matter(belief, statement, expected):
    assert side(belief, statement, names=["nurse"]) in (expected, expected or "unsure")


def test_every_rule_can_be_read():
    told = [stance(claim_of(p["belief"], [p["occupation"]]), p["statement"]) for p in PAIRS]
    assert all(bool(found) == bool(rule) for found, rule in told)


def test_the_career_itself_tells_nothing():
    assert claim_of("Front-end developers sit with their code", ["front-end"]).roots == {"cod"}
    assert claim_of("Nurses mostly do paperwork", ["nurse"]).roots == roots_of(("paperwork",))


@pytest.mark.parametrize(("one", "other"), [("drawing", "drawn"), ("politic", "political"), ("code", "coding")])
def test_roots_that_are_one(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("meeting", "meet"), ("paper", "paperwork")])
def test_roots_that_are_two(one, other):
    assert root(one) != root(other)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("ten percent of my week", "little"),
        ("90 percent", "most"),
        ("two day out of five", "little"),
        ("six hour of call a day", "most"),
        ("nine in ten", "most"),
        ("half of it", "half"),
        ("a few", "half"),
        ("it's", "is"),
    ],
)
def test_amounts(words, amount):
    assert [much for _, _, much in amounts_in(tuple(words.split()))] == [amount]


@pytest.mark.parametrize("words", ["four will enjoy in ninety minute", "in 2019", "a", "the 3 of us", "five"])
def test_what_is_no_amount(words):
    assert amounts_in(tuple(words.split())) == []


def test_the_phrases_are_well_formed():
    found = [(row["about"], row["words"]) for row in rows("stances")]
    assert len(found) == len(set(found))
    assert all(row["says"] and row["words"] == row["words"].strip().lower() for row in rows("stances"))
