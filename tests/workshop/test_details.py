"""Addresses, numbers, links, handles and days are found; hours, amounts and years are none of them."""

import pytest

from careerlab.workshop.details import details_in, hidden_detail


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.b+c@d-e.example", [("e-mail", "a.b+c@d-e.example")]),
        ("write to a@b.co, or @c", [("e-mail", "a@b.co"), ("handle", "@c")]),
        ("https://a.example/b?c=d.", [("link", "https://a.example/b?c=d.")]),
        ("www.a.example and b.example/c", [("link", "www.a.example"), ("link", "b.example/c")]),
        ("07700 900417", [("phone", "07700 900417")]),
        ("+44 7700 900 562", [("phone", "+44 7700 900 562")]),
        ("(212) 555-0147", [("phone", "(212) 555-0147")]),
        ("555-0163", [("phone", "555-0163")]),
        ("01632 960 204", [("phone", "01632 960 204")]),
        ("on 24 March 2026", [("date", "24 March 2026")]),
        ("on the 7th of march", [("date", "7th of march")]),
        ("on 11 mar 2026 or May 30", [("date", "11 mar 2026"), ("date", "May 30")]),
        ("on 2026-03-06", [("date", "2026-03-06")]),
        ("on 4/3/2026, 07.04.2026, 03/20/26", [("date", "4/3/2026"), ("date", "07.04.2026"), ("date", "03/20/26")]),
        ("the twenty-first of June", [("date", "the twenty-first of June")]),
        # none
        ("e.g. at 5 p.m. or so", []),
        ("40-50 hours, 24/7", []),
        ("since 2012, 2019-2021", []),
        ("£31,000 or 62k or 3.5%", []),
        ("in March and in 2026", []),
        ("half past eight to five", []),
        ("he said.she said", [("link", "said.she")]),  # better a word too many
    ],
)
def test_details(text, found):
    assert [(kind, text[a:b]) for a, b, kind in details_in(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "oh seven seven double oh nine",
        "0 7 7 0 0 9",
        "zero, four, one, seven, six",
        "moss dot com",
        "anna at gmail",
        "her birthday",
        "I was born in a small town",
        "room B12",
        "0417",
        "12345",
        "N0wak",
    ],
)
def test_what_hides_a_detail(text):
    assert hidden_detail(text)


@pytest.mark.parametrize(
    "text",
    [
        "nine to five, seven days",
        "one or two of the three",
        "62k, £66,000, $190k, 3%, 9s, 10am, 7:30, 24/7",
        "since 2012",
        "twenty-five of thirty",
        "",
    ],
)
def test_what_hides_none(text):
    assert hidden_detail(text) == ""
