"""Ways in and ordinary days: one row a person, who came from work like the explorer's first."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.ways import ordinary_day, ways_in
from careerlab.profile import Profile

DESIGNER = Profile(current="graphic designer")


def route(text, **fields):
    return statement(kind="route", text=text, **fields)


def test_a_route_is_told_in_order_by_its_owner():
    later, first = route("Then a bootcamp.", start=20), route("Bike mechanic.", start=10, organisation="Fellgarth")
    row = ways_in(insights(later, first, route("Hearsay.", speaker="hearsay"))).iloc[0]
    assert (row["person"], row["organisation"], row["route"]) == (
        "Anna",
        "Fellgarth",
        "Bike mechanic. … Then a bootcamp.",
    )
    assert row["ids"] == f"{first['id']}; {later['id']}" and row["like_me"] == 0


def test_a_way_tells_where_it_began_the_first_step_and_how_long_it_took():
    told = ("I was a nurse for ten years.", "Then I did an evening class in welding.", "It took me 18 months.")
    row = ways_in(insights(*(route(text, start=at) for at, text in enumerate(told)))).iloc[0]
    assert (row["came_from"], row["first_step"], row["months"]) == (told[0], told[1], 18)
    row = ways_in(insights(route("That was a long time ago."))).iloc[0]
    assert (row["came_from"], row["first_step"], row["months"]) == ("", "", -1)


LIKE_A_DESIGNER = [
    "Nine years of packaging and brand work",
    "illustrator, then kids' apps",
    "Book covers for eight years",
]
UNLIKE = [
    "Bike mechanic until 2019",
    "no design background and no graphic training",
    "Became a senior UX designer after two years",
    "She painted every brandy bottle in the cellar",
]


@pytest.mark.parametrize(("text", "like_me"), [(t, 1) for t in LIKE_A_DESIGNER] + [(t, 0) for t in UNLIKE])
def test_work_like_mine_is_known_by_related_words(text, like_me):
    assert ways_in(insights(route(text, role="UX designer")), DESIGNER)["like_me"].item() == like_me


def test_a_designer_is_like_me_where_the_path_is_no_design():
    row = route("She was a designer before.", path="product management")
    assert ways_in(insights(row), DESIGNER)["like_me"].item() == 1


@pytest.mark.parametrize(("current", "like_me"), [("falconer", 1), ("senior nurse", 0), ("", 0)])
def test_work_no_table_lists_is_matched_by_its_own_word(current, like_me):
    assert ways_in(insights(route("A falconer for ten years.")), Profile(current=current))["like_me"].item() == like_me


def test_those_who_came_from_work_like_mine_come_first():
    rows = [route("Maths.", person="Ada"), route("Print design.", person="Zoe")]
    assert list(ways_in(insights(*rows), DESIGNER)["person"]) == ["Zoe", "Ada"]
    assert list(ways_in(insights(*rows))["person"]) == ["Ada", "Zoe"]


DAY = [
    "A typical day",
    "What do you actually do all day?",
    "What does a week look like?",
    "Day-to-day",
    "How her days go",
]
OTHER = ["First day", "What was your best day?", "Days off", "Pay", "What would you tell a student some day?", "Today"]


@pytest.mark.parametrize(("heading", "told"), [(h, 1) for h in DAY] + [(h, 0) for h in OTHER])
def test_the_day_is_what_stands_under_a_heading_about_it(heading, told):
    assert len(ordinary_day(insights(statement(kind="fact", question=heading)))) == told


def test_a_sentence_about_the_day_opens_what_follows_on_its_line():
    before, day, after = (
        statement(kind="fact", line=7, start=at, text=text)
        for at, text in ((1, "Scanners."), (2, "An average day: half meetings."), (3, "Then requirements."))
    )
    told = ordinary_day(insights(after, before, day, statement(kind="fact", line=8, text="Slides.")))
    assert told["day"].item() == "An average day: half meetings. … Then requirements."


def test_nothing_told_gives_all_columns():
    columns = ["path", "person", "organisation", "like_me", "came_from", "first_step", "months", "route", "ids"]
    assert list(ways_in(insights())) == columns
    assert list(ordinary_day(insights(statement()))) == ["path", "person", "organisation", "day", "ids"]
