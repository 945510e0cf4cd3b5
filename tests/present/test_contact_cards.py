"""The cards say what the notes say of each person, and a strict reader of vCard 3.0 takes every one."""

import unicodedata

import pandas as pd
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import TableError
from careerlab.present.contacts import contact_cards, name_parts, write_contacts

TEXT_COLUMNS = "person path role organisation date introduced_by cared_about promised give_back".split()
GRACE = {
    **{"person": "Grace Oduya", "path": "product management; UX, design", "role": "Product manager"},
    **{"organisation": "Ardenline", "date": "2026-05-01", "introduced_by": "Priya Raman"},
    **{"cared_about": "a decision, shown; not told", "promised": "", "give_back": ""},
}
REACHED = pd.DataFrame(
    [
        ("Grace Oduya", "e-mail", "grace@ardenline.example"),
        ("Grace Oduya", "phone", "+44 113 496 0101"),
        ("Grace Oduya", "link", "https://ardenline.example/people/a,b;c"),
        ("Grace Oduya", "e-mail", "desk@ardenline.example"),
        ("Ben Low", "e-mail", "desk@ardenline.example"),
    ],
    columns=["person", "kind", "address"],
)


def people(*rows):
    return pd.DataFrame([GRACE | row for row in rows], columns=list(GRACE))


def cards(*arguments, **named):
    """The cards as vobject reads them, each checked against what RFC 2426 asks for."""
    found = list(vobject.readComponents(contact_cards(*arguments, **named)))
    for card in found:
        card.validate(raiseException=True)
    return found


def test_a_card_says_who_and_what_to_remember():
    [card] = cards(people({}), today="2026-05-12")
    assert (card.version.value, card.fn.value) == ("3.0", "Grace Oduya")
    assert (card.n.value.family, card.n.value.given) == ("Oduya", "Grace")
    assert (card.org.value, card.title.value) == (["Ardenline"], "Product manager")
    assert card.categories.value == ["product management", "UX, design"]
    assert card.note.value.splitlines() == [
        "Talked about: product management; UX, design",
        "Last talk: 2026-05-01",
        "Introduced by: Priya Raman",
        "Cared about: a decision, shown; not told",
    ]
    assert card.rev.value == "20260512T000000Z"
    assert not {"email", "tel", "url"} & set(card.contents)


def test_addresses_are_those_of_that_person_alone():
    grace, ben = sorted(cards(people({}, {"person": "Ben Low"}), REACHED), key=lambda card: card.fn.value, reverse=True)
    assert [mail.value for mail in grace.email_list] == ["grace@ardenline.example"]
    assert (grace.tel.value, grace.url.value) == ("+44 113 496 0101", "https://ardenline.example/people/a%2Cb%3Bc")
    assert "email" not in ben.contents


def test_no_column_but_the_name_is_needed():
    [card] = cards(pd.DataFrame({"person": ["Anna"]}))
    assert set(card.contents) == {"version", "prodid", "n", "fn", "uid"}


def test_several_rows_of_one_person_are_one_card():
    rows = people({"path": "PM", "date": "2026-01-02"}, {"path": "UX", "date": "2026-03-04"})
    [card] = cards(rows)
    assert card.categories.value == ["PM", "UX"] and "Last talk: 2026-03-04" in card.note.value
    assert contact_cards(rows) == contact_cards(rows[::-1])


def test_who_was_only_named_or_has_no_name_gets_none():
    rows = people({}, {"person": "Agnes Holt"}, {"person": "notes/anna.html"}, {"person": ""})
    rows = rows.assign(talked=[1, 0, 1, 1], has_name=[1, 1, 0, 1])
    assert [card.fn.value for card in cards(rows)] == ["Grace Oduya"]


def test_nobody_is_an_empty_file():
    assert contact_cards(people()) == ""


def test_a_table_of_something_else_is_refused():
    with pytest.raises(TableError, match="'person'"):
        contact_cards(pd.DataFrame({"name": ["Anna"]}))


def test_the_name_of_a_card_stays():
    [one], [other] = cards(people({})), cards(people({"person": "grace  ODUYA", "role": "Director"}))
    assert one.uid.value == other.uid.value == "5de2b7fa841e532c4eacc4dac15c0f9f@careerlab"


NAMES = {
    "Anna": ("", "Anna", "", "", ""),
    "Anna Nowak": ("Nowak", "Anna", "", "", ""),
    "Mei-Lin Chow": ("Chow", "Mei-Lin", "", "", ""),
    "Ludwig von Beethoven": ("von Beethoven", "Ludwig", "", "", ""),
    "Ana María de la Cruz": ("de la Cruz", "Ana", "María", "", ""),
    "Jan van der Berg": ("van der Berg", "Jan", "", "", ""),
    "Ruth St. John": ("St. John", "Ruth", "", "", ""),
    "Martin Luther King Jr.": ("King", "Martin", "Luther", "", "Jr."),
    "King, Martin Luther": ("King", "Martin", "Luther", "", ""),
    "Anna Nowak, PhD": ("Nowak", "Anna", "", "", "PhD"),
    "Prof. Dr. Hans Maier": ("Maier", "Hans", "", "Prof. Dr.", ""),
    "J. R. R. Tolkien": ("Tolkien", "J.", "R. R.", "", ""),
    "Priya Raman (she/her)": ("Raman", "Priya", "", "", ""),
    "Ben Low": ("Low", "Ben", "", "", ""),
    "Al Said": ("Said", "Al", "", "", ""),
    "Dr": ("", "Dr", "", "", ""),
    "Jr": ("", "Jr", "", "", ""),
    "(Annie)": ("", "(Annie)", "", "", ""),
    "李雷": ("", "李雷", "", "", ""),
    "": ("", "", "", "", ""),
}


@pytest.mark.parametrize(("name", "parts"), NAMES.items())
def test_names_are_split_as_people_split_them(name, parts):
    assert name_parts(name) == parts


@given(st.text(max_size=60))
def test_no_word_of_a_name_is_lost_or_made_up(name):
    words = [word.strip(",") for word in visible_words(name)]
    if not any(sign in name for sign in '(),"“”'):
        assert sorted(" ".join(name_parts(name)).split()) == sorted(filter(None, words))


def visible_words(text):
    """The words of a text without control signs; what breaks a line parts words."""
    breaks = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    kept = (" " if c in breaks or c.isspace() else c for c in text)
    hidden = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF}
    return "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cs") and ord(c) not in hidden).split()


TEXT = st.text(st.characters(codec="utf-8"), max_size=80) | st.sampled_from(
    [
        "END:VCARD\r\nBEGIN:VCARD",
        "a\\nb\\",
        'x;y,z:"q"',
        "\u2028\x85\x0b\x00",
        "=cmd|' /C calc'!A0",
        "é" * 90,
        "👩‍👩‍👧" * 40,
    ]
)


@given(st.fixed_dictionaries({name: TEXT for name in TEXT_COLUMNS if name != "person"}))
def test_any_words_come_back_as_they_were_and_every_line_is_short(row):
    text = contact_cards(people(row))
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b"" and all(0 < len(line) <= 75 and line.decode() for line in lines)
    assert not any(unicodedata.category(c) == "Cc" for c in text.replace("\r\n", ""))
    [card] = cards(people(row))
    assert visible_words(card.fn.value) == ["Grace", "Oduya"]
    for name, field in (("organisation", "org"), ("role", "title")):
        read = getattr(card, field).value if field in card.contents else ""
        assert visible_words("".join(read)) == visible_words(row[name])
    said = card.note.value if "note" in card.contents else ""
    for name in ("cared_about", "promised", "give_back", "introduced_by"):
        assert " ".join(visible_words(row[name])) in said


@given(TEXT)
def test_any_name_comes_back_as_it_was(name):
    found = cards(people({"person": name}))
    assert [visible_words(card.fn.value) for card in found] in ([], [visible_words(name)])


def test_the_file_holds_the_cards(tmp_path):
    file = tmp_path / "out" / "people.vcf"
    write_contacts(people({}), file, REACHED)
    assert file.read_bytes().decode() == contact_cards(people({}), REACHED)
