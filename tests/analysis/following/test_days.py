"""Days of the calendar."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from careerlab.analysis.following import days

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_the_coming_weekday_is_within_a_week_and_never_the_day_itself(said, weekday):
    day = days.coming(said, weekday)
    assert day.weekday() == weekday
    assert 1 <= (day - said).days <= 7


@given(DAYS, st.integers(0, 30))
def test_some_months_later_is_the_same_day_or_the_last(said, count):
    later = days.months_later(said, count)
    assert later.day == min(said.day, days.month_end(later).day)
    assert (later.year - said.year) * 12 + later.month - said.month == count


@given(DAYS, st.integers(0, 6), st.integers(0, 4))
def test_the_nth_weekday_is_in_its_month(said, weekday, nth):
    first = said.replace(day=1)
    day = days.nth_weekday(first, weekday, nth)
    assert (day.month, day.weekday()) == (first.month, weekday)
    assert not nth or (day.day - 1) // 7 == nth - 1


@given(DAYS, st.integers(1, 12))
def test_the_end_of_a_month_is_the_next_such_month(said, month):
    end = days.last_of(said, month)
    assert end >= said
    assert end.month == month
    assert (end - said).days < 366
