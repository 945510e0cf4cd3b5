"""What nobody spoke about, and the questions for the next talk."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.favourability import COMPARED_TOPICS
from careerlab.analysis.questions import next_questions, not_asked
from careerlab.profile import Belief, Path, Profile
from careerlab.resources import rows as resource

PROFILE = Profile(
    paths=(Path("UX"), Path("PM"), Path("law {x}")),
    priorities=["growth", ["pay", "hours"]],
    beliefs=(Belief("Lawyers have to wear expensive suits every Monday", "UX", "culture"),),
)


def test_what_was_spoken_of_is_not_asked_again_even_when_unsure():
    heard = [statement(topic=topic, status="ask", kind="fact") for topic in COMPARED_TOPICS if topic != "place"]
    assert list(not_asked(insights(*heard))["topic"]) == ["place"]


def test_a_doubtful_topic_counts_as_spoken_only_where_a_cue_word_names_it():
    doubtful = {"topic": "pay", "topic_confidence": 0.2}
    assert "pay" in set(not_asked(insights(statement(**doubtful, text="It varies.")))["topic"])
    assert "pay" not in set(not_asked(insights(statement(**doubtful, text="The salary varies.")))["topic"])
    assert "pay" not in set(not_asked(insights(statement(**doubtful | {"topic_confidence": 0.5})))["topic"])


@pytest.mark.parametrize("fields", [{"kind": "task"}, {"speaker": "note-taker"}, {"path": "PM"}])
def test_only_what_a_professional_says_about_the_path_counts(fields):
    table = not_asked(insights(statement(), statement(topic="pay", **fields)))
    assert "pay" in set(table.loc[table["path"].eq("UX"), "topic"])


def test_what_matters_most_first_and_the_least_heard_path_first(search):
    table = not_asked(search, PROFILE)
    assert list(table["topic"].drop_duplicates())[:3] == ["growth", "pay", "hours"]
    assert list(table["path"].iloc[:3]) == ["law {x}", "PM", "UX"]
    assert list(table["people"].iloc[:3]) == [0, 1, 2]
    assert "law {x}" in table["question"].iloc[0]


def test_priorities_in_points_order_the_topics_too(search):
    table = not_asked(search, Profile(priorities={"pay": 10, "growth": 90, "work": 0}))
    assert list(table["topic"].drop_duplicates())[:2] == ["growth", "pay"]


def test_every_topic_has_one_question_with_a_place_for_the_path():
    questions = resource("topic_questions")
    assert [row["topic"] for row in questions] == list(COMPARED_TOPICS)
    assert all(row["question"].count("{path}") == 1 and row["question"].endswith("?") for row in questions)


def test_the_three_questions_come_from_three_sources(search):
    table = next_questions(search, PROFILE)
    disputed, unheard, believed = table["question"]
    assert "opposite things about the hours in UX" in disputed and "weekends" in table["why"].iloc[0]
    assert unheard == not_asked(search, PROFILE)["question"].iloc[0]
    assert "expensive suits" in believed and table["path"].iloc[2] == "UX"


def test_a_belief_somebody_spoke_about_is_not_asked(search):
    spoken = statement(kind="fact", topic="culture", text="Nobody minds what you wear.")
    words = statement(kind="fact", topic="pay", text="Expensive suits, too, status ask or not.", status="ask")
    for row in (spoken, words):
        table = next_questions(insights(*search.to_dict("records"), row), PROFILE, n=99)
        assert not table["question"].str.contains("I used to think").any()


def test_there_is_always_something_to_ask_and_nothing_twice(search):
    everything = [statement(topic=topic, kind=kind) for topic in COMPARED_TOPICS for kind in ("pro", "con")]
    assert len(next_questions(insights(*everything))) == 3
    table = next_questions(search, PROFILE, n=50)
    assert table["question"].is_unique and len(next_questions(search, PROFILE, n=1)) == 1


def test_before_the_first_talk_the_paths_of_the_profile_are_asked_about():
    table = next_questions(insights(), PROFILE)
    assert len(table) == 3 and set(table["path"]) <= set(PROFILE.path_names)
    assert next_questions(insights()).empty and not_asked(insights()).empty
