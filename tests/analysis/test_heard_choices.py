"""What to rely on, what to ask first, what to leave: side by side of working life, in independent people."""

from insight_rows import insights, statement

from careerlab.analysis.heard_choices import what_to_rely_on
from careerlab.profile import Profile

PAY, HOURS = Profile(priorities=["pay"]), Profile(priorities={"hours": 50, "pay": 0})


def rows_on(topic, *said):
    """One row a person: their name and `pro` or `con`."""
    return [statement(topic=topic, person=person, kind=kind, text=f"{person} on this side.") for person, kind in said]


def choice_of(rows, what, **settings):
    table = what_to_rely_on(insights(*rows), **settings)
    named = table[table["what"].str.split("; ").map(lambda names: what in names).astype(bool)]
    return list(zip(named["choice"], named["people"], strict=True))


def test_two_who_agree_can_be_relied_on_with_a_quote():
    rows = rows_on("pay", ("Anna", "pro"), ("Ben", "pro"))
    assert choice_of(rows, "pay: good") == [("rely on", 2)]
    found = what_to_rely_on(insights(*rows)).iloc[0]
    assert found["why"] == "2 people speak well of it, nobody badly." and found["quote"] == "Anna on this side."
    assert choice_of(rows_on("pay", ("Anna", "con"), ("Ben", "con")), "pay: bad") == [("rely on", 2)]


def test_friends_are_one_voice():
    anna, ben = rows_on("pay", ("Anna", "pro"), ("Ben", "pro"))
    assert choice_of([anna, ben | {"introduced_by": "Anna"}], "pay") == [("ask first", 2)]


def test_where_people_differ_both_quotes_are_shown():
    rows = rows_on("pay", ("Anna", "pro"), ("Ben", "con"))
    assert choice_of(rows, "pay") == [("ask first", 2)]
    assert what_to_rely_on(insights(*rows)).iloc[0]["quote"] == "Anna on this side. — Ben on this side."


def test_what_nobody_was_asked_is_gathered_in_one_row():
    table = what_to_rely_on(insights(*rows_on("pay", ("Anna", "pro"), ("Ben", "pro"))))
    asked = table[table["why"].str.startswith("Nobody has said")]
    assert asked["what"].item().startswith("the work itself; freedom; growth; the hours")
    assert "getting in" not in asked["what"].item()


def test_sides_that_do_not_matter_to_her_are_left_but_kept_where_they_are_settled():
    rows = [*rows_on("hours", ("Anna", "con")), *rows_on("meaning", ("Anna", "pro"), ("Ben", "pro"))]
    assert choice_of(rows, "the hours", profile=PAY) == [("drop", 1)]
    assert choice_of(rows, "the hours", profile=HOURS) == [("ask first", 1)]
    assert choice_of(rows, "pay", profile=HOURS) == [("drop", 0)]
    assert choice_of(rows, "meaning: good", profile=PAY) == [("rely on", 2)]


def test_a_path_out_of_the_race_is_dropped_in_one_row():
    rows = [*rows_on("pay", ("Anna", "pro")), statement(path="PM", person="Zoe")]
    table = what_to_rely_on(insights(*rows), still_in=["PM"])
    assert list(table.loc[table["paths"].eq("UX"), "choice"]) == ["drop"]


def test_row_order_does_not_matter_and_nothing_gives_all_columns():
    table = insights(*rows_on("pay", ("Anna", "pro"), ("Ben", "con")), *rows_on("hours", ("Ben", "con")))
    assert what_to_rely_on(table).equals(what_to_rely_on(table.iloc[::-1]))
    empty = what_to_rely_on(insights())
    assert empty.empty and list(empty.dtypes) == list(what_to_rely_on(table).dtypes)
