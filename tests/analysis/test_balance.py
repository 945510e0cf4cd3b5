"""Pros and cons are counted in people, and contradictions show two people who say opposite things."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.balance import contradictions, pros_cons
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS
from careerlab.errors import TableError
from careerlab.insights.table import KINDS, NOT_SORTED, SPEAKERS, STATUSES, TOPICS


def cell(table, path="UX", topic="work"):
    row = table[table["path"].eq(path) & table["topic"].eq(topic)].iloc[0]
    return tuple(row[["people_for", "people_mixed", "people_against", "people_not_asked", "people"]])


def test_ten_statements_of_one_person_are_one_person():
    said = [statement() for _ in range(10)]
    assert cell(pros_cons(insights(*said))) == (1, 0, 0, 0, 1)


def test_good_and_bad_in_two_talks_of_one_person_is_mixed():
    table = insights(
        statement(talk="one.md"), statement(talk="two.md", kind="con"), statement(person="Ben", kind="con")
    )
    assert cell(pros_cons(table)) == (0, 1, 1, 0, 2)


def test_who_said_neither_was_not_asked():
    table = insights(statement(), statement(person="Ben", kind="fact"), statement(person="Cleo", topic="pay"))
    assert cell(pros_cons(table)) == (1, 0, 0, 2, 3)


def test_without_a_name_each_talk_is_a_person():
    table = insights(statement(person="", talk="one.md"), statement(person="", talk="two.md"))
    assert cell(pros_cons(table)) == (2, 0, 0, 0, 2)


@pytest.mark.parametrize("fields", [{"speaker": "hearsay"}, {"speaker": "note-taker"}, {"status": "ask"}])
def test_what_is_not_a_persons_own_sure_word_does_not_count(fields):
    assert cell(pros_cons(insights(statement(**fields)))) == (0, 0, 0, 1, 1)


@pytest.mark.parametrize("fields", [{"topic_confidence": 0.3}, {"topic": "none"}])
def test_a_sure_pro_of_unsure_topic_is_kept_as_not_sorted(fields):
    table = pros_cons(insights(statement(**fields)))
    assert cell(table, topic=NOT_SORTED) == (1, 0, 0, 0, 1)
    assert cell(table) == (0, 0, 0, 1, 1)


def test_every_path_has_every_topic_and_not_sorted_only_where_needed(search):
    table = pros_cons(search)
    assert list(table["path"].unique()) == ["PM", "UX"]
    assert list(table[table["path"].eq("UX")]["topic"]) == list(COMPARED_TOPICS)


def test_ids_are_those_counted_in_note_order():
    late, early, other = statement(id="a", start=9), statement(id="z", start=1), statement(id="m", kind="fact")
    table = pros_cons(insights(late, other, early))
    assert table.loc[table["topic"].eq("work"), "ids"].item() == "z; a"


def test_a_contradiction_quotes_both_and_counts_who_is_on_each_side(search):
    row = contradictions(search).iloc[0]
    assert (row["path"], row["topic"], row["people_for"], row["people_against"]) == ("UX", "hours", 1, 1)
    assert (row["person_for"], row["quote_for"]) == ("Anna", "She is home by half past five, every day.")
    assert (row["person_against"], row["quote_against"]) == ("Ben", "He worked four weekends in a row last month.")
    assert row["ids"] == f"{row['id_for']}; {row['id_against']}"


def test_mixed_people_and_other_paths_contradict_nobody():
    table = insights(statement(), statement(person="Ben"), statement(person="Ben", kind="con"))
    assert contradictions(table).empty
    assert contradictions(insights(statement(), statement(person="Ben", path="PM", kind="con"))).empty
    assert contradictions(insights(statement(topic_confidence=0.1), statement(person="Ben", kind="con"))).empty


def test_the_most_disputed_topic_comes_first_and_the_quote_is_one_to_read():
    pay = [statement(topic="pay"), statement(topic="pay", person="Ben", kind="con")]
    work = [statement(person=name, kind=kind) for name, kind in zip("ABC", ("pro", "con", "con"), strict=True)]
    short = statement(person="A", text="Great!", confidence=1.0)
    assert contradictions(insights(short, work[1])).empty
    table = contradictions(insights(*pay, *work, short))
    assert list(table["topic"]) == ["work", "pay"]
    assert table["quote_for"].iloc[0] == "I like what I do all day."


HOURS = {"topic": "hours"}


def said_of_hours(good="She is home by five.", bad="Every weekend is at work, and half the night.", one=None, two=None):
    one, two = {"person": "Anna"} | (one or {}), {"person": "Ben"} | (two or {})
    rows = statement(text=good, **HOURS, **one), statement(text=bad, kind="con", **HOURS, **two)
    return contradictions(insights(*rows))


def test_of_all_that_was_said_the_quotes_nearest_in_meaning_are_set_side_by_side():
    rows = [
        statement(topic="autonomy", text="Nobody tells me which stone to lay first."),
        statement(topic="autonomy", text="I choose my own patients, as I always wanted."),
        statement(topic="autonomy", person="Ben", kind="con", text="The clinic chooses your patients for you."),
    ]
    row = contradictions(insights(*rows)).iloc[0]
    assert row["quote_for"] == "I choose my own patients, as I always wanted."
    assert row["closeness"] > 0.2
    assert (row["persons"], row["ids"].count(";")) == ("Anna; Ben", 2)


def test_two_quotes_that_pass_each_other_by_are_no_contradiction():
    good = statement(topic="people", text="The porter sings on the stairs each morning.")
    bad = statement(topic="people", person="Ben", kind="con", text="Suppliers never answer a letter.")
    assert contradictions(insights(good, bad)).empty
    alone = statement(topic="people", person="Ben", kind="con", text="You are alone, with nobody to ask.")
    team = statement(topic="people", text="My colleagues help each other.")
    assert len(contradictions(insights(team, alone))) == 1  # themes that are opposites


def test_somebody_at_another_employer_is_quoted_rather():
    good = statement(**HOURS, organisation="Oak", text="I am never called at the weekend.")
    bad = "I am called every weekend."
    near = statement(**HOURS, person="Ben", organisation="Oak", kind="con", text=bad)
    far = statement(**HOURS, person="Cleo", organisation="Elm", kind="con", text=bad)
    assert contradictions(insights(good, near, far))["person_against"].item() == "Cleo"


@pytest.mark.parametrize(
    ("one", "two", "differ", "asked"),
    [
        ({}, {}, "", "what does it depend on"),
        ({"organisation": "Oak"}, {"organisation": "Elm"}, "", "does it depend on the employer"),
        ({"organisation": "Oak"}, {"organisation": "Oak"}, "", "does it depend on the team or on the person"),
        (
            {"role": "junior baker"},
            {"role": "head baker"},
            "Anna is just starting, Ben is a head or director",
            "does it change as one moves up",
        ),
        (
            {"organisation": "Tesco"},
            {"organisation": "NHS"},
            "Anna works at a large company, Ben works in a large public service",
            "does it depend on the kind of employer",
        ),
        (
            {"role": "freelance baker"},
            {"organisation": "Oak"},
            "Anna is self-employed, Ben works at Oak",
            "does it depend on the kind of employer",
        ),
    ],
)
def test_what_differs_between_the_two_is_said_and_asked(one, two, differ, asked):
    row = said_of_hours(one=one, two=two).iloc[0]
    assert row["differ"] == differ
    assert (
        row["question"]
        == f"Thinking of UX: people told me opposite things about the hours. How is it for you, and {asked}?"
    )


def test_years_and_places_differ_where_the_notes_tell_both():
    more = [
        statement(kind="fact", text="I've been here for two years."),
        statement(kind="fact", text="I'm based in Leeds."),
        statement(kind="fact", person="Ben", text="I've been here for 12 years."),
        statement(kind="fact", person="Ben", text="I'm based in Oslo."),
        statement(**HOURS, text="I am home by five."),
        statement(**HOURS, person="Ben", kind="con", text="I work every weekend, and half the night."),
    ]
    row = contradictions(insights(*more)).iloc[0]
    assert row["differ"] == "Anna has 2 years in the job, Ben has 12 years in the job; Anna is in Leeds, Ben is in Oslo"


def test_an_unsure_topic_counts_where_a_word_names_it():
    rows = [
        statement(**HOURS, topic_confidence=0.3, text="The overtime is nil, as it should be."),
        statement(**HOURS, topic_confidence=0.3, person="Ben", kind="con", text="The overtime is endless."),
    ]
    assert len(contradictions(insights(*rows))) == 1
    unnamed = [row | {"text": row["text"].replace("overtime", "ladder")} for row in rows]
    assert contradictions(insights(*unnamed)).empty


def test_nothing_heard_gives_all_columns_and_no_row():
    for analysis in (pros_cons, contradictions):
        assert analysis(insights()).empty
        assert list(analysis(insights())) == list(analysis(insights(statement())))


def test_another_table_is_refused(search):
    with pytest.raises(TableError):
        pros_cons(search.drop(columns="kind"))
    with pytest.raises(TableError):
        contradictions(search.assign(kind="good"))


ROWS = st.builds(
    statement,
    path=st.sampled_from(["", "UX", "PM"]),
    person=st.sampled_from(["", "Anna", "Ben"]),
    talk=st.sampled_from(["a.md", "b.md"]),
    kind=st.sampled_from(KINDS),
    topic=st.sampled_from(TOPICS),
    speaker=st.sampled_from(SPEAKERS),
    status=st.sampled_from(STATUSES),
    topic_confidence=st.sampled_from([0.2, 0.8]),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(ROWS, max_size=12), st.randoms(use_true_random=False))
def test_the_four_counts_add_up_and_order_does_not_matter(rows, random):
    table = pros_cons(insights(*rows))
    parts = table[["people_for", "people_mixed", "people_against", "people_not_asked"]]
    assert parts.sum(axis=1).equals(table["people"]) and (parts >= 0).all(axis=None)
    assert set("; ".join(table["ids"]).split("; ")) <= {row["id"] for row in rows} | {""}
    shuffled = random.sample(rows, len(rows))
    assert pros_cons(insights(*shuffled)).equals(table)
    assert contradictions(insights(*shuffled)).equals(contradictions(insights(*rows)))
