"""By when: words of time as dates after the day they were said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.analysis.following.dates import due_of

TUESDAY = "2026-02-10"


@pytest.mark.parametrize(
    ("text", "due", "words"),
    [
        ("send her the photo by Friday", "2026-02-13", "by Friday"),
        ("ring Bev thurs if nothing", "2026-02-12", "thurs"),
        ("on Tuesday", "2026-02-17", "on Tuesday"),
        ("next Friday", "2026-02-20", "next Friday"),
        ("a week on Monday", "2026-02-23", "a week on Monday"),
        ("Thursday week, her place", "2026-02-19", "Thursday week"),
        ("tomorrow", "2026-02-11", "tomorrow"),
        ("I'll text him tonight", "2026-02-10", "tonight"),
        ("this week", "2026-02-13", "this week"),
        ("Grace will introduce us next week.", "2026-02-20", "next week"),
        ("by the weekend", "2026-02-13", "by the weekend"),
        ("before the weekend", "2026-02-13", "before the weekend"),
        ("at the weekend", "2026-02-15", "at the weekend"),
        ("in two weeks", "2026-02-24", "in two weeks"),
        ("in a fortnight", "2026-02-24", "in a fortnight"),
        ("within ten days", "2026-02-20", "within ten days"),
        ("ask me in six months", "2026-08-10", "in six months"),
        ("remind Grace if nothing by 13 Feb", "2026-02-13", "by 13 Feb"),
        ("14 May, 6 pm, bring the laptop", "2026-05-14", "14 May"),
        ("fourth of June, in Manchester", "2026-06-04", "fourth of June"),
        ("May 14th", "2026-05-14", "May 14th"),
        ("by June 5, 2027", "2027-06-05", "by June 5, 2027"),
        ("3 December", "2026-12-03", "3 December"),
        ("by 21/4", "2026-04-21", "by 21/4"),
        ("by 4/21", "2026-04-21", "by 4/21"),
        ("by 3/4", "2026-04-03", "by 3/4"),
        ("by the 20th", "2026-02-20", "by the 20th"),
        ("on the third", "2026-03-03", "on the third"),
        ("by end of March", "2026-03-31", "by end of March"),
        ("before the end of July", "2026-07-31", "before the end of July"),
        ("mid April", "2026-04-15", "mid April"),
        ("first week of March", "2026-03-07", "first week of March"),
        ("end of the month", "2026-02-28", "end of the month"),
        ("next month", "2026-03-31", "next month"),
        ("in March", "2026-03-31", "in March"),
        ("in January", "2027-01-31", "in January"),
        ("before May", "2026-04-30", "before May"),
        ("June!", "2026-06-30", "June"),
        ("on the first Tuesday of the month", "2026-03-03", "on the first Tuesday of the month"),
        ("last Friday of the month", "2026-02-27", "last Friday of the month"),
        ("give it back before term starts (1 October)", "2026-10-01", "1 October"),
        ("before Christmas", "2026-12-24", "before Christmas"),
        ("by Boxing Day", "2026-12-26", "by Boxing Day"),
        ("by end Sept", "2026-09-30", "by end Sept"),
        ("by the 31st", "2026-03-31", "by the 31st"),
        ("on Saturday the 28th", "2026-02-28", "on Saturday the 28th"),
        ("Monday the 9th", "2026-03-09", "Monday the 9th"),
        ("day after tomorrow", "2026-02-12", "day after tomorrow"),
        ("next weekend", "2026-02-22", "next weekend"),
        # words of time that no calendar has a day for
        ("over Christmas", "", "over Christmas"),
        ("before Easter", "", "before Easter"),
        ("every other Thursday from six", "", "every other Thursday"),
        ("one Saturday", "", "one Saturday"),
        ("any Monday", "", "any Monday"),
        ("in a few weeks", "", "in a few weeks"),
        ("in the summer", "", "in the summer"),
        ("soon", "", "soon"),
        ("30 February", "", "30 February"),
        ("thank-you mail (15 Jan)", "", "15 Jan"),  # over when it was said
        # and what is no time at all
        ("I sat with her", "", ""),
        ("I may send it", "", ""),
        ("she'll march them through it", "", ""),
        ("3/4 of the day is email", "", ""),
        ("eleven weeks for a colour", "", ""),
        ("if they take on Saturday people", "", ""),
        ("", "", ""),
    ],
)
def test_due(text, due, words):
    assert due_of(text, TUESDAY) == (due, words)


def test_a_day_without_a_year_is_the_next_one():
    assert due_of("3 January", "2026-11-20") == ("2027-01-03", "3 January")


@pytest.mark.parametrize(("text", "due"), [("by Friday", ""), ("by 13 Feb", ""), ("by 13 Feb 2026", "2026-02-13")])
def test_without_the_day_of_the_talk_only_a_full_date_is_one(text, due):
    assert due_of(text, "")[0] == due


@given(
    st.sampled_from(
        ["by Friday", "next week", "in two weeks", "the end of May", "by the 20th", "on Monday", "in March"]
    ),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)),
)
def test_nothing_is_due_before_it_was_said_or_a_year_and_a_day_later(words, said):
    due, found = due_of(f"send it {words}", said.isoformat())
    assert found
    assert not due or said.isoformat() <= due <= said.replace(year=said.year + 1, day=1).isoformat()[:8] + "31"


@given(st.text(max_size=200), st.sampled_from(["", "2024-02-29", "2026-12-31"]))
def test_any_text_has_a_date_or_none(text, made):
    due, words = due_of(text, made)
    assert words or not due
    assert words in text.replace("’", "'")
