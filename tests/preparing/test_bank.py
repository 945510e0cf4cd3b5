"""The question bank as a file, and which of its questions may be put to whom."""

import re

import pytest

from careerlab.insights.table import TOPICS
from careerlab.preparing.bank import LONGEST, NEEDS, Addressee, Known, closest, fitting, needs_of, worded
from careerlab.resources import rows

BANK = rows("question_bank")
SLOT = re.compile(r"\{(\w+)\}")
SENIORITIES = {"any", "starting", "mid", "senior", "lead", "head"}
ASKED_FOR = {"journey", "project", "challenge", "two people", "staying in touch", "news", "opening", "closing", "any"}
ASKED_FOR |= {"from outside"}
FIELDS = {row["field"] for row in BANK} | {row["field"] for row in rows("bank_fields")}
SENSITIVE = r"look like everybody|gender|your illness|your pay\b|what do you earn|your family\b"


def someone(**known):
    return Addressee("senior", frozenset({"health"}), {need.replace("_", " "): there for need, there in known.items()})


def test_at_least_300_questions_each_with_an_id_of_its_own():
    assert len(BANK) >= 300
    assert len({row["id"] for row in BANK}) == len({row["question"] for row in BANK}) == len(BANK)


@pytest.mark.parametrize("row", BANK, ids=lambda row: row["id"])
def test_a_row_is_whole(row):
    assert re.fullmatch(r"q\d{3}", row["id"])
    assert row["topic"] in {*TOPICS, *ASKED_FOR}
    assert row["seniority"] in SENIORITIES
    assert int(row["minutes"]) in (1, 2, 3)
    assert row["serves"] and row["serves"][0].islower()
    assert 1 <= len(row["follow_up"].split(" / ")) <= 3
    assert all(follow_up.endswith("?") for follow_up in row["follow_up"].split(" / "))
    assert row["question"].endswith("?") or row["question"] == "{dispute}"
    assert row["unasked"] in ("", "yes")


@pytest.mark.parametrize("row", BANK, ids=lambda row: row["id"])
def test_what_a_row_is_not_for_is_a_field_or_a_need(row):
    assert {other.strip() for other in row["not_for"].split(";") if other.strip()} <= FIELDS | set(NEEDS)


def test_a_theme_is_that_of_several_questions():
    themes = [row["theme"] for row in BANK if row["theme"]]
    assert {theme for theme in themes if themes.count(theme) < 2} == set()


def test_what_is_close_to_the_skin_is_never_asked_by_itself():
    close = [row["id"] for row in BANK if re.search(SENSITIVE, row["question"]) and not row["unasked"]]
    assert close == []
    never = {row["id"] for row in BANK if row["unasked"]}
    assert {"q331", "q192", "q297"} <= never
    trades = Addressee("any", frozenset({"trades"}), {"employer": [Known({"employer": "Asda"})]})
    assert not never & {row["id"] for row in fitting(trades)}


@pytest.mark.parametrize(
    ("field", "known", "ids"),
    [
        ("health", {"regulated"}, {"q452", "q453", "q333", "q217"}),  # nobody gets to be a nurse by a side door
        ("law", {"regulated"}, {"q452", "q464"}),
        ("trades", {"role"}, {"q086", "q087"}),  # "the role of electrician" is an office word
        ("self-employed", {"own business"}, {"q182", "q312", "q313", "q263"}),
    ],
)
def test_rows_that_make_no_sense_for_some_are_not_put_to_them(field, known, ids):
    def asked(*fields, **more):
        return {row["id"] for row in fitting(Addressee("any", frozenset(fields), more))}

    there = {need: [Known({"role": "x"})] for need in known}
    assert not ids & {row["id"] for row in fitting(Addressee("any", frozenset({field}), there))}
    assert ids <= asked("business", role=[Known({"role": "x"})])


@pytest.mark.parametrize("row", BANK, ids=lambda row: row["id"])
def test_what_a_row_names_is_among_its_needs(row):
    """A slot that no need fills would stand in the question."""
    filled = {slot for need in needs_of(row) for slot in NEEDS[need].split()}
    assert set(SLOT.findall(row["question"] + row["follow_up"])) <= filled


@pytest.mark.parametrize(
    ("words", "need"),
    [
        *((r"\bmerger\b", "merger"), (r"\blet go at\b", "layoffs"), (r"\btakeover\b", "acquisition")),
        *(
            (r"\byou founded\b", "founding"),
            (r"\btwo kinds of work\b", "two careers"),
            (r"\byour team\b", "leads people"),
        ),
        *((r"\btime away\b", "break"), (r"\bnotes of our talk\b", "said before")),
    ],
)
def test_a_presupposition_is_among_the_needs(words, need):
    supposing = [row for row in BANK if re.search(words, row["question"]) and "on your team" not in row["question"]]
    assert supposing
    assert [row["id"] for row in supposing if need not in needs_of(row)] == []


def test_a_question_whose_presupposition_is_unknown_is_not_asked():
    assert not any(needs_of(row) for row in fitting(someone()))
    merger = [Known({"employer": "the NHS"}, "Their page says so.")]
    asked = [row for row in fitting(someone(merger=merger)) if needs_of(row)]
    assert asked
    assert {tuple(needs_of(row)) for row in asked} == {("merger",)}
    question, _, why = worded(asked[0], someone(merger=merger))
    assert "the NHS" in question
    assert why == ["Their page says so."]


def test_only_their_field_and_rank_are_asked_about():
    for row in fitting(someone()):
        assert row["field"] in ("any", "health")
        assert row["seniority"] in ("any", "senior")


def test_the_closest_comes_first_and_what_was_named_is_not_named_again():
    to = someone(role=[Known({"role": "ward sister"})])
    found = fitting(to, ("work",))
    assert "ward sister" in worded(closest(found, to)[0], to)[0]
    assert "role" not in needs_of(closest(found, to, "In the role of ward sister, …")[0])


def test_a_question_too_long_to_say_is_none():
    row = next(row for row in BANK if needs_of(row) == ["untested belief"])
    long = Known({"belief": "word " * LONGEST})
    assert worded(row, someone(untested_belief=[long]))[0] == ""


def test_a_slot_that_a_coach_invented_makes_no_question():
    row = dict(BANK[0], question="What about {weather}?")
    assert worded(row, someone())[0] == ""
