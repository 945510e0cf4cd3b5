"""The letter of thanks: whom it greets, and how."""

import pytest

from careerlab.analysis.following.thanks import draft


@pytest.mark.parametrize(
    ("person", "greeted"),
    [
        ("Priya Raman", "Dear Priya,"),
        ("Dr. Yasmin Oduro", "Dear Dr. Oduro,"),
        ("Prof Ian van Dyke", "Dear Prof Dyke,"),
        ("Frau Keller", "Dear Frau Keller,"),
        ("Sam", "Dear Sam,"),
        ("Dr", "Dear Dr,"),
    ],
)
def test_a_letter_calls_people_by_what_they_are_called(person, greeted):
    assert draft(person, {"text": "Build two case studies,", "kind": "advice"}, "Maya").startswith(greeted)


def test_a_quote_ends_without_the_sign_it_was_cut_at():
    assert "“Build two case studies”." in draft("Sam", {"text": "Build two case studies,", "kind": "advice"}, "")
