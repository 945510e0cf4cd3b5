"""What nobody spoke about, and the questions for the next talk."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.balance import contradictions
from careerlab.analysis.comparing.favourability import COMPARED_TOPICS
from careerlab.analysis.questions import next_questions, not_asked, topics_to_ask
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


def test_every_topic_has_two_questions_with_a_place_for_the_path():
    questions = resource("topic_questions")
    assert [row["topic"] for row in questions] == list(COMPARED_TOPICS)
    for wording in ("question", "again"):
        assert all(row[wording].count("{path}") == 1 and row[wording].endswith("?") for row in questions)


# The topics an answer would tell most about ---------------------------------------------------------------------------


def cell(table, path, topic):
    return table[table["path"].eq(path) & table["topic"].eq(topic)].iloc[0]


def test_an_answer_moves_a_topic_as_the_formula_says():
    rows = [statement(person=name, topic="pay", kind=kind) for name, kind in (("A", "pro"), ("B", "pro"), ("C", "con"))]
    table = topics_to_ask(insights(*rows), Profile(priorities={"pay": 80, "work": 20}))
    pay, work = (cell(table, "UX", topic) for topic in ("pay", "work"))
    assert pay["moves"] == pytest.approx(100 * 0.8 * (0.6 * 0.4) ** 0.5 / 6)
    assert work["moves"] == pytest.approx(100 * 0.2 * 0.5 / 3)
    assert (pay["people"], work["people"]) == (3, 0)
    assert list(table["topic"][:2]) == ["pay", "work"]


def test_a_topic_heard_enough_gives_way_to_one_nobody_judged():
    rows = [statement(person=str(n), topic="growth", kind=kind) for n in range(8) for kind in ("pro", "con")]
    table = topics_to_ask(insights(*rows), Profile(priorities=[["growth", "pay"]]))
    assert table["topic"].iloc[0] == "pay"


def test_the_reason_says_who_spoke():
    rows = [statement(person="Ben", kind="fact"), statement(topic="pay"), statement(topic="hours")]
    rows += [statement(person="Ben", topic="hours")]
    table = topics_to_ask(insights(*rows), PROFILE)
    assert cell(table, "UX", "growth")["why"].startswith(
        "None of the 2 people you asked said anything good or bad about"
    )
    assert cell(table, "UX", "pay")["why"].startswith(
        "So far 1 of 2 said something good or bad about the pay. One more"
    )
    assert cell(table, "PM", "pay")["why"].startswith("Nobody has been asked about this path yet. One more answer can")
    asked = {row["topic"]: row for row in resource("topic_questions")}
    assert cell(table, "UX", "pay")["question"] == asked["pay"]["question"].replace("{path}", "UX")
    assert cell(table, "UX", "hours")["question"] == asked["hours"]["again"].replace("{path}", "UX")


def test_where_people_contradict_each_other_that_is_asked(search):
    (dispute,) = contradictions(search).itertuples()
    assert cell(topics_to_ask(search), "UX", "hours")["question"] == dispute.question


def test_hearsay_is_no_judgement():
    assert cell(topics_to_ask(insights(statement(speaker="hearsay"))), "UX", "work")["people"] == 0


# The questions for the next talk --------------------------------------------------------------------------------------


def test_the_three_questions_come_from_three_sources(search):
    open_, disputed, believed = next_questions(search, PROFILE).itertuples()
    assert open_.question == topics_to_ask(search, PROFILE)["question"].iloc[0]
    assert disputed.question == contradictions(search)["question"].iloc[0] and "weekends" in disputed.why
    assert believed.question.startswith(
        "Before these talks I thought: “Lawyers have to wear expensive suits every Monday”."
    )
    assert believed.path == "UX"


def test_a_path_is_asked_only_what_is_about_it_or_about_any(search):
    profile = Profile(paths=PROFILE.paths, beliefs=(*PROFILE.beliefs, Belief("Work should be play", "", "meaning")))
    table = next_questions(search, profile, n=99, path="PM")
    assert set(table["path"]) == {"PM", ""}
    assert len(table) == len(COMPARED_TOPICS) + 1
    assert table["question"].iloc[0] == topics_to_ask(search, profile).query("path == 'PM'")["question"].iloc[0]


def test_no_topic_comes_twice_before_each_came_once(search):
    table = next_questions(search, Profile(paths=PROFILE.paths, priorities=["growth"]), n=99)
    about_growth = [n for n, question in enumerate(table["question"]) if "learn in the first two years" in question]
    assert about_growth[0] == 0 and about_growth[1] > len(COMPARED_TOPICS)


def test_there_is_always_something_to_ask_and_nothing_twice(search):
    everything = [statement(topic=topic, kind=kind) for topic in COMPARED_TOPICS for kind in ("pro", "con")]
    assert len(next_questions(insights(*everything))) == 3
    table = next_questions(search, PROFILE, n=50)
    assert table["question"].is_unique and len(next_questions(search, PROFILE, n=1)) == 1


def test_before_the_first_talk_the_paths_of_the_profile_are_asked_about():
    table = next_questions(insights(), PROFILE)
    assert len(table) == 3 and set(table["path"]) <= set(PROFILE.path_names)
    assert next_questions(insights()).empty and not_asked(insights()).empty and topics_to_ask(insights()).empty
