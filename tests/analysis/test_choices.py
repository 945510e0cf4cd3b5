"""Strategic moves end in a choice: each rule with what falls under it and what just does not."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.choices import strategic_moves
from careerlab.analysis.learning.choice_rows import listed, people_do
from careerlab.profile import Profile

LEARNER = Profile(skills={"Excel": 5})


def need(skills="SQL", text="You need it.", **fields):
    return statement(kind="need", text=text, skills=skills, **fields)


def choice_of(*rows, what="SQL", about="skill", **settings):
    """The choice and the reason for one thing; None where no row names it."""
    table = strategic_moves(insights(*rows), settings.pop("profile", LEARNER), **settings)
    named = table[
        table["about"].eq(about) & table["what"].str.split("; ").map(lambda names: what in names).astype(bool)
    ]
    return (named["choice"].item(), named["why"].item()) if len(named) else None


BEN, CLEO = {"person": "Ben"}, {"person": "Cleo", "path": "PM"}
OFF = statement(kind="fact", text="You do not need to know SQL.", skills="SQL", person="Dan")


def test_do_now_what_two_ask_for_and_few_weeks_pay_for():
    choice, why = choice_of(need(level=2), need(level=2, **BEN))
    assert choice == "do now"
    assert why == "2 people ask for it and nobody waves it off; 8 weeks, and it serves every path still in the race."


def test_the_more_paths_a_skill_serves_the_more_it_may_cost():
    both = (need(), need(**CLEO))  # to level 3: 20 weeks
    assert choice_of(*both)[0] == "do now"
    one = (need(), need(**BEN), statement(path="PM", person="Eve"))
    choice, why = choice_of(*one)
    assert choice == "ask first" and "20 weeks and serves 1 of 2 paths" in why
    assert choice_of(*one, still_in=["UX"])[0] == "do now"


@pytest.mark.parametrize(
    ("rows", "choice", "why"),
    [
        ((need(),), "ask first", "One independent voice each"),
        ((need(), need(introduced_by="Anna", **BEN)), "ask first", "One independent voice each"),
        ((need(), need(**BEN), OFF), "ask first", "2 people ask for it and 1 person says that it is not needed"),
        (
            (need(), OFF, OFF | {"id": "x", "person": "Eve"}),
            "drop",
            "2 people say that it is not needed, 1 person asks",
        ),
        ((OFF,), "drop", "1 person says that it is not needed, nobody asks for it."),
    ],
)
def test_one_voice_contested_and_waved_off(rows, choice, why):
    found = choice_of(*rows)
    assert found[0] == choice and why in found[1]


def test_what_is_held_is_dropped_and_a_path_out_of_the_race_asks_for_nothing():
    assert choice_of(need(), need(**BEN), profile=Profile(skills={"SQL": 3}))[0] == "drop"
    choice, why = choice_of(need(**CLEO), statement(), still_in=["UX"])
    assert choice == "drop" and "Only PM asks for it" in why


def test_a_trait_two_ask_for_is_shown_not_learnt():
    choice, why = choice_of(need("patience"), need("patience", **BEN), what="patience")
    assert choice == "do now" and "No course gives it" in why


def test_what_only_the_explorer_noted_is_asked_first():
    noted = statement(kind="gap", speaker="note-taker", text="I never used Git.", skills="Git")
    assert choice_of(noted, what="Git")[1].startswith("Only you noted the lack")


WORTH = {"kind": "need", "topic": "entry", "text": "You need a portfolio that shows the way."}
NOT = {"kind": "need", "topic": "entry", "text": "You don't need a portfolio at all."}


@pytest.mark.parametrize(
    ("sides", "what", "choice"),
    [
        ((WORTH, WORTH), "portfolio for UX", "do now"),
        ((WORTH, NOT), "portfolio for UX", "ask first"),
        ((NOT, NOT), "portfolio for UX", "drop"),
        ((WORTH,), "portfolio", "ask first"),
        (({"text": "I like it."},), "degree", "ask first"),
    ],
)
def test_qualifications(sides, what, choice):
    rows = [statement(person=person, **side) for person, side in zip(("Anna", "Ben"), sides, strict=False)]
    assert choice_of(*rows, what=what, about="education")[0] == choice


def test_a_degree_that_counts_takes_years_so_it_is_asked_first():
    rows = [statement(kind="need", topic="entry", text="You need a degree.", person=p) for p in ("Anna", "Ben")]
    choice, why = choice_of(*rows, what="degree for UX", about="education")
    assert choice == "ask first" and "takes years" in why


def test_advice_that_two_independent_people_give_is_done_now():
    text = "Put the wrong turns into your portfolio."
    rows = [statement(kind="advice", topic="entry", text=text, person=p) for p in ("Anna", "Ben")]
    found = strategic_moves(insights(*rows)).query("about == 'advice'")
    assert list(found["choice"]) == ["do now"] and found["people"].item() == 2
    friends = [rows[0], rows[1] | {"introduced_by": "Anna"}]
    assert strategic_moves(insights(*friends)).query("about == 'advice'").empty


def test_the_first_step_of_somebody_from_work_like_mine():
    rows = [
        statement(kind="route", text="I was a nurse.", start=1),
        statement(kind="route", text="I did an evening class in brewing, it took me a year.", start=2),
    ]
    choice, why = choice_of(*rows, what="the first step of Anna", about="way in", profile=Profile(current="nurse"))
    assert choice == "ask first" and "It took 12 months." in why


def test_do_now_comes_first_then_ask_then_drop_whatever_the_row_order():
    rows = [need(level=2), need(level=2, **BEN), need("Git", **CLEO), OFF | {"skills": "CSS", "text": "No CSS at all."}]
    table = strategic_moves(insights(*rows), LEARNER)
    order = ["do now", "ask first", "drop"]
    assert list(table["choice"]) == sorted(table["choice"], key=order.index)
    assert table.equals(strategic_moves(insights(*rows).iloc[::-1], LEARNER))
    known = set(insights(*rows)["id"])
    assert {part for cell in table["ids"] for part in cell.split("; ") if part} <= known


def test_nothing_heard_leaves_nothing_to_choose():
    empty = strategic_moves(insights())
    assert empty.empty and list(empty.dtypes) == list(strategic_moves(insights(need())).dtypes)


@pytest.mark.parametrize(("count", "said"), [(0, "nobody asks"), (1, "1 person asks"), (3, "3 people ask")])
def test_people_in_words(count, said):
    assert people_do(count, "asks") == said


def test_long_lists_say_how_many_more_there_are():
    assert listed("abca") == "a; b; c"
    assert listed("abcdefgh") == "a; b; c; d; e; f; and 2 more"
