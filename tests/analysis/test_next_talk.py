"""The table of next talks: order, reasons, warning, and the sentence that says when to stop."""

import pandas as pd
import pytest
from insight_rows import insights, statement

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS
from careerlab.analysis.next_talk import next_talks, when_to_stop
from careerlab.analysis.questions import topics_to_ask
from careerlab.profile import Path, Profile

PROFILE = Profile(paths=(Path("UX"), Path("PM"), Path("law")), priorities=["growth", "pay"])


def people(path, count, kind="pro", topics=COMPARED_TOPICS):
    """So many people on a path, each with a talk a day of their own, who all say the same of these topics."""
    return [
        statement(
            path=path, person=f"{path} {n}", talk=f"{path} {n}", date=f"2026-01-{n + 1:02}", kind=kind, topic=topic
        )
        for n in range(count)
        for topic in topics
    ]


def by_path(table):
    return table.set_index("path")


def test_it_says_what_the_comparison_says(search):
    table, comparison = next_talks(search, PROFILE), compare_paths(search, PROFILE)
    margins = by_path(comparison.margins)
    first = by_path(comparison.ranks[comparison.ranks["rank"].eq(1)])["chance"]
    assert set(table["path"]) == {"UX", "PM", "law"}
    for row in table.itertuples():
        assert (row.talks_to_turn, row.people) == (margins.loc[row.path, "talks"], margins.loc[row.path, "people"])
        assert row.first == first[row.path]


def test_the_path_nobody_was_asked_about_is_there_and_says_so(search):
    law = by_path(next_talks(search, PROFILE)).loc["law"]
    assert law["people"] == 0
    assert law["why"].startswith("Nobody has said anything good or bad about it yet. It comes first in ")
    assert law["whom"] == "Anybody who does this work every day."
    assert "law" in law["question"]


def test_a_path_far_ahead_needs_many_bad_talks_and_the_others_many_good_ones():
    table = by_path(next_talks(insights(*people("UX", 6), *people("PM", 6, "con"))))
    assert table.loc["UX", "why"].startswith("Only 10 or more bad talks in a row would take the lead from it.")
    assert table.loc["PM", "why"].startswith("Only 10 or more good talks in a row would put it first.")
    assert list(table["enough"]) == [1, 1]


def test_topic_and_question_are_the_heaviest_open_ones(search):
    asked = topics_to_ask(search, PROFILE).drop_duplicates("path").set_index("path")
    for row in next_talks(search, PROFILE).itertuples():
        assert (row.topic, row.question) == (asked.loc[row.path, "topic"], asked.loc[row.path, "question"])
    assert by_path(next_talks(search, PROFILE)).loc["law", "topic"] == "growth"


# When to stop ---------------------------------------------------------------------------------------------------------


def test_every_path_in_the_race_needs_three_people_and_two_talks():
    settled = [*people("UX", 4), *people("PM", 4, "con")]
    assert when_to_stop(next_talks(insights(*settled))).startswith("Enough for a choice")
    few = when_to_stop(next_talks(insights(*people("UX", 2), *people("PM", 4, "con"))))
    assert few == "Not enough yet: it takes 3 people on UX (2 so far)."
    unheard = Profile(paths=(Path("law"),))
    hardly = insights(*people("UX", 4, "pro", ["work"]))
    assert "it takes 3 people on law (0 so far)" in when_to_stop(next_talks(hardly, unheard))


def test_a_path_out_of_the_race_needs_nobody():
    table = by_path(next_talks(insights(*people("UX", 8), *people("PM", 2, "con"))))
    assert table.loc["PM", "first"] < 0.1
    assert table.loc["PM", "enough"] == 1


def test_a_close_race_is_not_enough_and_says_where():
    rows = [*people("UX", 3, "pro", ["work"]), *people("PM", 3, "pro", ["pay"])]
    assert when_to_stop(next_talks(insights(*rows))).endswith("change the order of PM and UX.")


def ready(**fields):
    row = {"path": "UX", "people": 3, "enough": 1, "value": 0.0} | fields
    return row


@pytest.mark.parametrize(
    ("rows", "begins"),
    [
        ([], "There is no path yet."),
        ([ready()], "Enough for a choice: every path still in the race was heard from three people."),
        (
            [ready(), ready(path="PM")],
            "Enough for a choice: every path still in the race was heard from three people, and",
        ),
        ([ready(enough=0, value=0.49), ready(path="PM", enough=0)], "You may stop here."),
        ([ready(enough=0, value=0.5), ready(path="PM", enough=0)], "Not enough yet: a single talk"),
        (
            [ready(enough=0, people=2), ready(path="PM", enough=0)],
            "Not enough yet: it takes 3 people on UX (2 so far); a",
        ),
    ],
)
def test_the_sentence(rows, begins):
    assert when_to_stop(pd.DataFrame(rows, columns=list(ready()))).startswith(begins)


# The habit of asking about a favourite --------------------------------------------------------------------------------

OTHER = people("PM", 1, "con", ["work"])


def warnings(*rows, profile=None):
    table = next_talks(insights(*rows), profile)
    return {row.path: row.warning for row in table.itertuples() if row.warning}


def test_four_talks_in_a_row_about_the_favourite_are_a_habit():
    late = [row | {"date": row["date"].replace("-01-", "-02-")} for row in people("UX", 4, "pro", ["work"])]
    (path, words), *others = warnings(*OTHER, *late).items()
    assert path == "UX" and not others
    assert words.startswith("The last 4 talks were all about UX.") and words.endswith("Ask about PM next.")


def test_three_are_none_nor_are_four_with_another_between_or_without_dates():
    late = [row | {"date": row["date"].replace("-01-", "-02-")} for row in people("UX", 4, "pro", ["work"])]
    assert not warnings(*OTHER, *late[:3])
    assert not warnings(*[row | {"date": "2026-02-03"} for row in OTHER], *late)
    assert not warnings(*OTHER, *[row | {"date": ""} for row in late])


def test_many_statements_of_one_talk_are_one_talk():
    one = [row | {"talk": "one", "person": "Anna", "date": "2026-02-01"} for row in people("UX", 4, "pro", ["work"])]
    assert not warnings(*OTHER, *one)


def test_who_follows_the_table_is_not_warned():
    """PM was asked about four times, and it is still the one where a talk is worth most."""
    late = [row | {"date": row["date"].replace("-01-", "-02-")} for row in people("PM", 4, "pro", ["work"])]
    table = next_talks(insights(*people("UX", 6, "pro", ["work", "pay"]), *late))
    assert table["path"].iloc[0] == "PM"
    assert not table["warning"].any()


# Any search -----------------------------------------------------------------------------------------------------------


def test_empty_in_empty_out():
    table = next_talks(insights())
    assert table.empty
    assert {"talks_to_turn": "int64", "value": "float64", "enough": "int64"}.items() <= table.dtypes.astype(
        str
    ).to_dict().items()


def test_the_order_of_rows_never_shows(search):
    mixed = search.sample(frac=1.0, random_state=3)
    pd.testing.assert_frame_equal(next_talks(search, PROFILE), next_talks(mixed, PROFILE))


def test_one_path_has_no_order_but_people():
    table = next_talks(insights(*people("UX", 2)))
    assert table["why"].iloc[0] == "It is the only path here, heard from 2 people."
    assert table["talks_to_turn"].iloc[0] == 0
    assert list(next_talks(insights(*people("UX", 3)))["enough"]) == [1]
