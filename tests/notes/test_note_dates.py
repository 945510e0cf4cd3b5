"""Dates in the words people write them, and what is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.notes.dates import read_date

DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y_%m_%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%d. %B %Y", "%B %d, %Y", "%b %d %Y")


@pytest.mark.parametrize(
    ("words", "iso", "problem"),
    [
        ("2026-02-03", "2026-02-03", ""),
        ("met on 3 Feb 2026 at 9:30", "2026-02-03", ""),
        ("3rd of February 2026", "2026-02-03", ""),
        ("Feb. 3rd, 2026", "2026-02-03", ""),
        ("sam_2026-03-26", "2026-03-26", ""),
        ("20260326 sam", "2026-03-26", ""),
        ("31/01/2026", "2026-01-31", ""),
        ("01/31/2026", "2026-01-31", ""),
        ("5.5.2026", "2026-05-05", ""),
        ("12/01/2026", "2026-01-12", "ambiguous"),
        ("12-01-26", "2026-01-12", "ambiguous"),
        ("30 February 2026", "", "impossible"),
        ("2024-02-30", "", "impossible"),
        ("31/31/2026", "", "impossible"),
        # no date
        ("last Tuesday", "", ""),
        ("2 of 3 in 2026", "", ""),
        ("v1.2.3", "", ""),
        ("+48 600 100 200", "", ""),
        ("1234-56-78-90", "", "impossible"),
        ("", "", ""),
    ],
)
def test_read_date(words, iso, problem):
    found, _, what = read_date(words)
    assert (found, what) == (iso, problem)


@pytest.mark.parametrize(("words", "iso"), [("12/01/2026", "2026-12-01"), ("31/01/2026", "2026-01-31")])
def test_month_first(words, iso):
    assert read_date(words, day_first=False)[0] == iso


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(DATES), st.sampled_from(["{}", "on {}.", "a {} b"])
)
def test_every_date_comes_back_from_every_form_with_its_place(day, form, around):
    written = day.strftime(form)
    words = around.format(written)
    iso, (start, end), problem = read_date(words)
    assert (iso, problem) == (day.isoformat(), "")
    assert written.startswith(words[start:end])
