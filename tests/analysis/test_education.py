"""Education: what a qualification was worth, quotes both ways, who got in without, and what nobody was asked."""

from insight_rows import insights, statement

from careerlab.analysis.education import education

WORTH = statement(kind="need", topic="entry", text="You need a degree in chemistry.")
NOT = statement(kind="need", topic="entry", text="A degree is not required, I look at the work.", person="Ben")
WITHOUT = statement(kind="route", topic="entry", text="She came in with no degree at all.", person="Cleo")
WITH = statement(kind="route", topic="entry", text="I did a degree in history.", person="Dan")


def row(*rows, qualification="degree"):
    table = education(insights(*rows))
    return table[table["qualification"].eq(qualification)].iloc[0]


def test_quotes_both_ways_and_who_got_in_without():
    found = row(WORTH, NOT, WITHOUT, WITH)
    assert [found[f"people_{side}"] for side in ("worth", "not_worth", "without", "neither")] == [1, 1, 1, 1]
    quotes = [found[f"quote_{side}"] for side in ("worth", "not", "without", "neither")]
    assert quotes == [said["text"] for said in (WORTH, NOT, WITHOUT, WITH)]
    assert (found["of_people"], found["standing"], found["persons"]) == (4, "contested", "Anna; Ben; Cleo; Dan")


def test_two_who_agree_are_known_and_friends_are_one_voice():
    again = WORTH | {"id": "again", "person": "Eve"}
    assert row(WORTH, again)["standing"] == "known"
    assert row(WORTH, again | {"introduced_by": "Anna"})["standing"] == "one voice"


def test_who_only_has_one_is_one_voice_without_a_verdict():
    assert row(WITH)["standing"] == "one voice" and row(WITH)["people_worth"] == 0


def test_degree_and_certificate_are_listed_also_where_nobody_was_asked():
    table = education(insights(statement(), statement(path="PM", person="Zoe")))
    assert list(table["path"]) == ["PM", "PM", "UX", "UX"]
    assert set(table["qualification"]) == {"degree", "certificate"} and set(table["standing"]) == {"not asked"}


def test_what_does_not_count_is_left_out():
    for fields in ({"status": "ask"}, {"speaker": "hearsay"}, {"speaker": "note-taker"}):
        assert row(WORTH | fields)["standing"] == "not asked"


def test_row_order_does_not_matter_and_nothing_gives_all_columns():
    table = insights(WORTH, NOT, WITHOUT, WITH)
    assert education(table).equals(education(table.iloc[::-1]))
    empty = education(insights())
    assert empty.empty and list(empty.dtypes) == list(education(table).dtypes)
