"""Addresses are those that the head of a note states for its own person."""

import pytest

from careerlab.insights.identity.addresses import stated_addresses
from careerlab.notes.read import read_notes

HEAD = "Name: Ben Low\nDate: 2026-05-01\n"


def stated(write, text, name="ben.txt"):
    found = stated_addresses(read_notes(write({name: text})))
    return list(found[["kind", "address", "line"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("line", "kind", "address"),
    [
        ("Tel: 0113 496 0102", "phone", "0113 496 0102"),
        ("Mobile: +44 (0)7700 900123", "phone", "+44 (0)7700 900123"),
        ("Cell phone: 555-010-0199", "phone", "555-010-0199"),
        ("E-mail: ben@low.example", "e-mail", "ben@low.example"),
        ("LinkedIn: https://linkedin.com/in/benlow", "link", "https://linkedin.com/in/benlow"),
    ],
)
def test_a_line_of_the_head_states_an_address(write, line, kind, address):
    assert stated(write, f"{HEAD}{line}\n\nI like the pay.\n") == [(kind, address, 3)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nHer number is 07700 900999.\n",
        f"{HEAD}\nI like the pay.\n\nTel: 07700 900999\n",  # below the notes it may be anybody's
        f"{HEAD}Tel: later\n\nI like the pay.\n",
        f"{HEAD}E-mail: info@low.example\n\nI like the pay.\n",  # a mail box that a whole office reads
        f"{HEAD}Also known as: Benny\n\nI like the pay.\n",
        "Tel: 0113 496 0102\n\nI like the pay.\n",  # nobody knows whose
    ],
)
def test_what_is_not_stated_for_the_person_is_left_out(write, text):
    assert stated(write, text) == []


def test_front_matter_states_them_too(write):
    text = "---\nperson: Ben Low\nphone: 0113 496 0102\nemail: ben@low.example\n---\n\nI like the pay.\n"
    assert stated(write, text, "ben.md") == [("e-mail", "ben@low.example", 4), ("phone", "0113 496 0102", 3)]


def test_no_notes_no_addresses():
    found = stated_addresses([])
    assert list(found.dtypes.astype(str)) == ["str"] * 4 + ["int64"] and not len(found)
