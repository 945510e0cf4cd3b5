"""Statements that gather round a word: a word in common and a like meaning, both are needed."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.analysis.theming.gathered_themes import gathered, gathering, name_of, word_counts

SQL = [
    "Basic SQL, learned over a weekend.",
    "Basic SQL or at least no fear of a spreadsheet",
    "Basic SQL, for queries.",
]
SHIPS = ["The boats leak.", "Boats rust in the harbour."]
WRITE = ["A guest writes a furious letter.", "Writing code is not part of it."]


def found(texts, who=None):
    """Theme by theme the texts, as sets."""
    who = np.arange(len(texts)) if who is None else np.array(who, dtype=np.int64)
    return [{texts[at] for at in rows} for _, rows in gathered(gathering(texts), np.arange(len(texts)), who)]


def test_who_says_alike_things_with_a_word_in_common_gathers():
    assert found([*SQL, *SHIPS, "Unrelated chatter."]) == [set(SQL), set(SHIPS)]


def test_a_word_in_common_alone_is_no_theme():
    assert found(WRITE) == []


def test_two_neighbouring_words_in_common_are_enough():
    pair = ["Fault finding makes the trade.", "Rewires, boilers and fault-finding all week"]
    assert found(pair) == [set(pair)]
    assert "heat pump" in word_counts(["Heat pumps mostly"]) and "heat pump" not in word_counts(["Heat, pumps, noise"])


def test_one_person_is_no_theme_however_often_she_says_it():
    assert found(SQL, [0, 0, 0]) == [] and found([*SQL, *SHIPS], [0, 0, 0, 1, 2]) == [set(SHIPS)]


def test_forms_of_a_word_are_one_word():
    assert found(["We swim before work.", "Swimming before work."]) == [
        {"We swim before work.", "Swimming before work."}
    ]


def test_days_and_numbers_bring_nobody_together():
    assert found(["Mondays are for invoices.", "Mondays are for the garden.", "Twelve rooms", "Twelve forms"]) == []


def test_nothing_and_no_known_word_gather_nothing():
    assert found([]) == [] and found(["", "漢字", "漢字"]) == []


def test_only_the_statements_asked_for_gather():
    some = gathering([*SQL, *SHIPS])
    (_, rows), *others = gathered(some, np.array([0, 2, 3]), np.arange(5))
    assert list(rows) == [0, 2] and not others


def test_a_theme_is_called_by_its_own_words_as_most_people_wrote_them():
    assert name_of("sql", SQL, word_counts([])) == "sql, basic"
    assert name_of("basic sql", SQL, word_counts([])) == "basic sql"
    assert (
        name_of("fault finding", ["fault-finding", "Fault finding", "fault finding"], word_counts([]))
        == "fault finding"
    )
    assert name_of("boat", SHIPS, word_counts([])) == "boats"
    assert name_of("boat", ["Boats leak oil", "boats leak oil"], word_counts(["oil", "oil paint"])) == "boats, leak"


TEXTS = st.lists(st.sampled_from([*SQL, *SHIPS, *WRITE, "", "SQL", "Boats and SQL"]), max_size=9, unique=True)


@settings(deadline=None)
@given(TEXTS, st.randoms(use_true_random=False), st.data())
def test_themes_are_the_same_in_any_order_and_share_no_statement(texts, random, data):
    who = data.draw(st.lists(st.integers(0, 3), min_size=len(texts), max_size=len(texts)))
    themes = found(texts, who)
    order = random.sample(range(len(texts)), len(texts))
    assert found([texts[at] for at in order], [who[at] for at in order]) == themes
    assert len(set().union(*themes)) == sum(map(len, themes))
    for theme in themes:
        assert len({who[texts.index(text)] for text in theme}) >= 2
