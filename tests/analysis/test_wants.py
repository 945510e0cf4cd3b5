"""What the explorer wants is read from her own words, and how it moved from the dates of the talks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.wants import want_said, wants, wants_moved
from careerlab.insights.table import NOT_SORTED


def own(text, date="2026-01-10", **fields):
    row = {"kind": "belief", "speaker": "note-taker", "text": text, "date": date, "talk": date, "source": date}
    return statement(**row | fields)


WANT = [
    "I'd love to run my own tests.",
    "Leaving at four is what I want",
    "I could see myself there.",
    "i want what she has",
    "want a job with field work, this confirmed it",
    "The training part I could imagine me doing, and it suits me.",
    "could imagine this",
    "Home by six would change my life",
    "I'd want somebody to know that it was me who found it",
]
NO_WANT = [
    "I don't want a pitch every five weeks.",
    "not for me: 65 hours",
    "I’d go mad in week three",
    "I'm not sure I want that.",
    "don't want: a day without users",
    "I don't want London, I want a garden.",
    "A scripted lesson would drive me up the wall.",
    "Not sure I could stand pay that swings like that with a mortgage",
    "The smell wouldn't be a problem, it is the nights that put me off.",
]
NEITHER = [
    "The routine doesn't put me off.",
    "She wants me to call back.",
    "Third PM with half the day in meetings.",
    "I used to think it was for people who didn't like school.",
    "Do I want to be a beginner again?",
    "I'd like her to be right.",
    "I had thought I'd hate the noise.",
    "The early start would not bother me.",
]
SAID = {"want": WANT, "don't want": NO_WANT, "": NEITHER}


@pytest.mark.parametrize(("text", "want"), [(text, want) for want, texts in SAID.items() for text in texts])
def test_wants_are_read_from_the_explorers_words(text, want):
    assert want_said(text) == want
    assert list(wants(insights(own(text)))["want"]) == [want] * bool(want)


def test_what_others_want_and_what_is_to_be_done_is_no_want_of_mine():
    others = [own("I want this.", speaker="source"), statement(text="I want this."), own("I want this.", kind="task")]
    assert wants(insights(*others)).empty


def test_a_want_counts_while_its_kind_waits_and_has_its_topic_where_that_is_sure():
    rows = [own("I want a desk by the window.", status="ask", topic="place"), own("I want this.", topic_confidence=0.2)]
    assert list(wants(insights(*rows))["topic"]) == ["place", NOT_SORTED]


def moved(*said):
    table = insights(*(own(text, date) for date, text in said))
    return list(wants_moved(table)[["subject", "moved"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("first", "then", "change"),
    [
        ("I want a job in a kitchen.", "I don't want a kitchen after all.", "turned"),
        ("I don't want the nights on the ward.", "I want the ward, I noticed.", "turned"),
        ("I think I'd like to teach biology.", "I really want to teach biology, definitely.", "stronger"),
        ("I definitely want a garden.", "I think I want a garden.", "weaker"),
        ("I want my own workshop.", "A workshop is what I want.", "same"),
        ("I want a permanent contract.", "I don't want to give up a permanent contract.", "same"),
        ("I'm not sure I could leave the piano to others.", "I'd miss the piano more than anything.", "stronger"),
    ],
)
def test_a_want_moves_between_two_dates(first, then, change):
    found = moved(("2026-01-10", first), ("2026-03-01", then))
    assert found and {how for _, how in found} == {change}


def test_a_theme_and_its_opposite_are_one_subject():
    said = ("2026-01-10", "I want to be home by five."), ("2026-02-10", "I don't want overtime and weekends.")
    assert moved(*said) == [("Home on time", "same")]


@pytest.mark.parametrize(
    "said",
    [
        [("2026-01-10", "I want a garden.")],
        [("2026-01-10", "I want a garden."), ("2026-01-10", "I don't want a garden.")],
        [("2026-01-10", "I want a garden."), ("", "I don't want a garden.")],
        [("2026-01-10", "I want the Wednesday off."), ("2026-02-10", "I don't want to be in Leeds on Wednesday.")],
        [("2026-01-10", "I want to bake bread."), ("2026-02-10", "I don't want to drive lorries.")],
    ],
)
def test_what_was_said_once_or_of_another_thing_has_not_moved(said):
    assert moved(*said) == []


def test_first_and_last_lead_back_to_all_that_was_said():
    rows = [
        own(text, f"2026-0{m}-01") for m, text in ((3, "I want a boat."), (1, "I want a boat!"), (2, "I want a boat"))
    ]
    found = wants_moved(insights(*rows)).iloc[0]
    assert (found["first_date"], found["last_date"], found["moved"]) == ("2026-01-01", "2026-03-01", "weaker")
    assert found["ids"] == "; ".join(rows[at]["id"] for at in (1, 2, 0))


TEXTS = st.sampled_from([*WANT[:4], *NO_WANT[:4], NEITHER[0], "I want a boat.", "I don't want a boat."])
ROWS = st.builds(own, TEXTS, st.sampled_from(["", "2026-01-10", "2026-02-01"]), path=st.sampled_from(["", "UX"]))


@settings(max_examples=30, deadline=None)
@given(st.lists(ROWS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_show(rows, random):
    shuffled = random.sample(rows, len(rows))
    for analysis in (wants, wants_moved):
        assert analysis(insights(*shuffled)).equals(analysis(insights(*rows)))
        assert list(analysis(insights())) == list(analysis(insights(*rows)))
