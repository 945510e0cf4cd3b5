"""What is asked about what matters, and what each answer makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.insights.codebook import TOPICS
from careerlab.profile import PRIORITY_TOPICS, parse_profile
from careerlab.resources import rows
from careerlab.weighing.session import (
    DONE,
    ORDER,
    POINTS,
    Weighing,
    answer,
    in_words,
    left,
    priorities,
    question,
    swings,
)


def after(*words):
    """The state after these answers, and the last thing said."""
    now, said = Weighing(), ""
    for word in words:
        now, said = answer(now, word)
    return now, said


def asked(*words):
    return "\n".join(text for _, text in question(after(*words)[0]))


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (["hours"], ["hours"]),
        (["5", "4"], ["hours", "pay"]),
        (["Hours", " PAY "], ["hours", "pay"]),
        (["hours, pay", "work"], [["hours", "pay"], "work"]),
        (["5 4", "1"], [["hours", "pay"], "work"]),
        (["hours", "= pay", "work"], [["hours", "pay"], "work"]),
        (["hours", "=4", "=1"], [["hours", "pay", "work"]]),
        (["hours, hours"], ["hours"]),
        # taken back
        (["hours", "pay", "u"], ["hours"]),
        (["hours, pay", "u", "work"], ["hours", "work"]),
        (["hours", "u", "u", "pay"], ["pay"]),
        # not understood: nothing changes
        (["hours", "fame"], ["hours"]),
        (["hours", "0", "12", "-1", "4.5"], ["hours"]),
        (["hours", "pay, fame"], ["hours"]),
        (["hours", "hours"], ["hours"]),
        (["= pay", "hours"], ["hours"]),
        (["="], None),
        ([","], None),
        # ended
        (["hours", "pay", ""], ["hours", "pay"]),
        (["hours", "pay", "", ""], ["hours", "pay"]),
        (["hours", "", "u", "work"], ["work"]),
        ([""], None),
        (["hours", "q"], None),
        (["hours", "", "quit"], None),
    ],
)
def test_an_order(words, order):
    assert priorities(after(*words)[0]) == order


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fame"], "`fame` is none of them; type a number from 1 to 11, or a name."),
        (["hours", "5"], "hours has its place already; u takes the last one back."),
        (["= hours"], "Name a topic first."),
        (["hours", "", "many"], "A number from 0 to 100, as what comes earlier in your order is worth no less."),
        (
            ["hours", "pay", "", "40", "50"],
            "A number from 0 to 40, as what comes earlier in your order is worth no less.",
        ),
        (["hours", "", "½"], "A number from 0 to 100, as what comes earlier in your order is worth no less."),
        (["hours", "", ""], "No points, then: the order is enough."),
        (["hours"], ""),
    ],
)
def test_what_is_said(words, said):
    assert after(*words)[1] == said


def test_points_are_given_to_every_topic():
    now, _ = after("hours", "pay, people", "", "60", "10")
    assert now.stage == DONE
    rest = {topic: 10 for topic in PRIORITY_TOPICS if topic not in ("hours", "pay", "people")}
    assert priorities(now) == {"hours": 100, "pay": 60, "people": 60} | rest


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        (["hours", "pay", "", "60"], ["hours", "pay"]),  # not all asked yet
        (["hours", "pay", "", "60", ""], ["hours", "pay"]),
        (["hours", "pay", "", "60", "u", "50", "q"], None),
    ],
)
def test_points_left_half_way_leave_the_order(words, chosen):
    assert priorities(after(*words)[0]) == chosen


def test_when_one_topic_is_left_its_place_is_clear():
    now, _ = after(*PRIORITY_TOPICS[:-1])
    assert (now.stage, left(now)) == (POINTS, ("entry",))


def test_where_everything_matters_the_same_no_points_are_asked_for():
    everything = ", ".join(PRIORITY_TOPICS)
    now, _ = after(everything)
    assert (now.stage, priorities(now)) == (DONE, [list(PRIORITY_TOPICS)])
    assert after(everything, "u")[0].stage == ORDER
    assert after("")[0] == Weighing(stage=DONE)


def test_the_first_question_shows_every_topic_with_both_ends():
    words = asked()
    for topic, (bad, good) in swings().items():
        assert f" {topic} " in words and f"from “{bad}” to “{good}”" in words
    assert "Which one first?" in words


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["hours"], "So far: first hours. Still bad: 1 work, 2 autonomy, 3 growth, 4 pay, 6 people, "),
        (["hours", "pay, work"], "So far: first hours; then pay and work alike. Still bad: 2 autonomy, "),
        (["hours", "pay", ""], "If turning hours from bad to good is worth 100 to you, what is pay worth?"),
        (["hours", "pay, work", ""], "what is each of pay and work worth?"),
        (["hours", "pay", "", "50"], "what is each of work, autonomy, growth, people, culture, meaning, security, "),
        (["hours", "", ""], "What matters to you: first hours."),
    ],
)
def test_what_is_asked(words, part):
    assert part in asked(*words)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (None, "nothing said"),
        (["pay"], "first pay"),
        (["pay", "work"], "first pay; then work"),
        ([["pay", "work", "place"], "hours"], "first pay, work and place alike; then hours"),
        ({"pay": 100, "work": 12.5}, "pay 100, work 12.5"),
    ],
)
def test_priorities_in_words(chosen, words):
    assert in_words(chosen) == words


def test_the_topics_are_those_of_the_codebook_in_its_order():
    assert tuple(row["topic"] for row in rows("swings")) == PRIORITY_TOPICS == TOPICS[:-1]
    assert all(row["bad"] and row["good"] and row["bad"] != row["good"] for row in rows("swings"))


some = st.one_of(
    st.sampled_from(("", "u", "q", "=", "= pay", "hours, pay", "50", "0", "100", "12", "fame", *PRIORITY_TOPICS)),
    st.integers(0, 12).map(str),
    st.text(max_size=6),
)


@given(st.lists(some, max_size=30))
def test_any_answers_make_priorities_that_a_profile_may_hold(answers):
    now, _ = after(*answers)
    assert question(now)
    chosen = priorities(now)
    if chosen is not None:
        parse_profile(f"priorities: {chosen}")
        assert len(sum(now.order, ())) + len(left(now)) == len(PRIORITY_TOPICS)


@given(st.lists(st.sampled_from(("hours", "pay, work", "= place", "6", "", "40", "0")), max_size=12))
def test_taking_everything_back_leads_to_the_start(answers):
    now, _ = after(*answers)
    for _ in range(40):
        now, _ = answer(now, "u")
    assert now == Weighing()
