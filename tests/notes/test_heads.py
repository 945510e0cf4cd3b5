"""Who, where and when as fields, and what is no head."""

import pytest

from careerlab.notes.heads import as_text, fields_of, joined
from careerlab.notes.typed.scanner import read_text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Anna", "Anna"),
        ('  "Anna"  ', "Anna"),
        ("**Anna**", "Anna"),
        ("[[Anna K]]", "Anna K"),
        ("[[people/anna|Anna]]", "Anna"),
        ("[Anna](http://x.y)", "Anna"),
        (["Anna", "Bob"], "Anna, Bob"),
        ("Anna [K]", "Anna [K]"),
        (7, "7"),
    ],
)
def test_as_text(value, words):
    assert as_text(value) == words


@pytest.mark.parametrize(
    ("meta", "fields"),
    [
        (
            {"name": "Anna", "company": "Acme", "job": "nurse"},
            {"person": "Anna", "organisation": "Acme", "role": "nurse"},
        ),
        ({"interviewee": "Anna", "with": "Bob"}, {"person": "Anna"}),
        ({"track": "UX", "via": "Tom"}, {"path": "UX", "introduced_by": "Tom"}),
        ({"title": "Talk about nothing"}, {}),
        ({"title": "Data engineer"}, {"role": "Data engineer"}),
        (
            {"from": "Grace Oduya <grace@ardenline.example>", "subject": "Re: hi"},
            {"person": "Grace Oduya", "also": ("grace@ardenline.example",)},
        ),
        ({"from": "Tom"}, {}),
        # whatever a note app calls it
        (
            {"contact": "[[Anna Nowak]]", "company name": "Acme", "position": "nurse", "career option": "care"},
            {"person": "Anna Nowak", "organisation": "Acme", "role": "nurse", "path": "care"},
        ),
        ({"date": "2026-02-03", "created": "2026-02-09"}, {"date": "2026-02-03"}),
        ({"created": "2026-02-09"}, {}),
        (
            {"person": "Anna", "type": "[[Person]]", "tags": "#ux, #pay"},
            {"person": "Anna", "tags": ("Person", "ux", "pay")},
        ),
        ({"via": "[[Grace Oduya|Grace]]"}, {"introduced_by": "Grace Oduya"}),
        # keys below keys
        ({"person/name": "Anna", "person/company": "Acme"}, {"person": "Anna", "organisation": "Acme"}),
        ({"company/name": "Acme", "company/size": "10"}, {"organisation": "Acme"}),
        ({"introduced by/name": "Tom", "introduced by/date": "2026-01-01"}, {"introduced_by": "Tom"}),
        ({"interview/date": "2026-02-03", "file/date": "2025-01-01", "file/name": "x"}, {"date": "2026-02-03"}),
        ({"person": "  ", "mood": "good"}, {}),
    ],
)
def test_fields_of(meta, fields):
    assert fields_of(meta, {}) == (fields, [])


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Anna Nowak (Ania)", {"person": "Anna Nowak", "also": ("Ania",)}),
        ('Robert "Bob" Low', {"person": "Robert Low", "also": ("Bob",)}),
        ("Anna Nowak, also known as Ania", {"person": "Anna Nowak", "also": ("Ania",)}),
        ("[[Anna Nowak|Ania]]", {"person": "Anna Nowak", "also": ("Ania",)}),
        ("[[people/anna-k|Anna K]]", {"person": "Anna K", "also": ("anna-k",)}),
        ("Anna Nowak <anna@x.example>", {"person": "Anna Nowak", "also": ("anna@x.example",)}),
        ("anna@x.example", {"person": "anna@x.example", "also": ("anna@x.example",)}),
        ("Anna Nowak, UX lead at Acme", {"person": "Anna Nowak", "role": "UX lead at Acme"}),
        ("Dev Anand - lab manager", {"person": "Dev Anand", "role": "lab manager"}),
        # what is no other name
        ("Anna Nowak (UX)", {"person": "Anna Nowak (UX)"}),
        ("Grace (she/her)", {"person": "Grace (she/her)"}),
        ("Nowak, Anna", {"person": "Nowak, Anna"}),
        ("Mei-Lin Chow", {"person": "Mei-Lin Chow"}),
        ("me", {}),
    ],
)
def test_what_the_words_for_a_person_say(words, fields):
    assert fields_of({"person": words}, {}) == (fields, [])


@pytest.mark.parametrize(
    ("meta", "person"),
    [
        ({"attendees": ["[[Anna Nowak]]", "me"]}, "Anna Nowak"),
        ({"attendees": "Anna Nowak, Maya Chen"}, "Anna Nowak & Maya Chen"),
        ({"people": ["Anna", "Tom"], "person": "Ann Low"}, "Ann Low"),
        ({"person": ["[[Anna]]", "Tom"]}, "Anna & Tom"),
        ({"participants": "me and Anna Nowak"}, "Anna Nowak"),
    ],
)
def test_several_people(meta, person):
    assert fields_of(meta, {})[0]["person"] == person


def test_joined_fields_keep_every_other_name():
    one, other = {"person": "Anna", "also": ("Ania",)}, {"person": "Anna Nowak", "also": ("a@b.example", "Ania")}
    assert joined(one, other) == {"person": "Anna Nowak", "also": ("Ania", "a@b.example")}
    assert joined(one, {}) == one


@pytest.mark.parametrize(
    ("text", "also"),
    [
        (
            "Person: Anna Nowak\nEmail: anna@x.example\nLinkedIn: x.example/in/anna\n\nx",
            ("anna@x.example", "x.example/in/anna"),
        ),
        ("Person: Anna Nowak\nAlso: she was late\n\nx", ()),
        ("Pay: good\nPeople: kind ones\nType: steady\n", ()),
    ],
)
def test_other_names_at_the_top_of_a_text(text, also):
    assert read_text(text, "a.txt").also == also


def test_labels_that_are_also_properties_stay_statements():
    note = read_text("Pay: good\nPeople: kind ones\nType: steady\n", "a.txt")
    assert (note.person, note.tags) == ("", ())
    assert sum(s.kind == "text" for s in note.spans) == 3


@pytest.mark.parametrize(
    ("words", "iso", "code"),
    [("soon", None, "FM-VALUE"), ("2024-02-30", None, "FM-VALUE"), ("12/01/2026", "2026-01-12", "DATE-AMBIGUOUS")],
)
def test_a_date_that_is_none_or_unsure_is_named_with_its_line(words, iso, code):
    fields, notices = fields_of({"date": words}, {"date": 4})
    assert (fields.get("date"), [(n.code, n.line) for n in notices]) == (iso, [(code, 4)])
    assert words in notices[0].message


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Person: Anna Nowak\nCompany: Acme\nTrack: UX", ("Anna Nowak", "Acme", "UX")),
        ("**Name:** Anna Nowak\n**Employer**: Acme\n- Career: UX", ("Anna Nowak", "Acme", "UX")),
        ("# Coffee\n\nWith: Anna Nowak\nWhere: Acme\npath: UX", ("Anna Nowak", "Acme", "UX")),
        ("who:: [[Anna Nowak]]\norganisation:: Acme\nfield:: UX", ("Anna Nowak", "Acme", "UX")),
        ("Person: Anna Nowak\r\nCompany: Acme\r\nTrack: UX\r\n", ("Anna Nowak", "Acme", "UX")),
    ],
)
def test_heads_of_notes(head, found):
    note = read_text(head + "\n\nShe likes the people.", "x.md")
    assert (note.person, note.organisation, note.path) == found
    assert [b.kind for b in note.blocks][-1] == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        "She likes it.\n\nI asked her many things.\n\nShe said.\n\nAnd went.\n\nOn.\n\nCompany: none of the above.",
        "What she said: no.",
        "Pay: low\nHours: long",
    ],
)
def test_what_is_no_head(text):
    note = read_text(text, "x.md")
    assert (note.person, note.organisation, note.role, note.path) == ("", "", "", "")
    assert not [s for s in note.spans if s.kind == "metadata"]


@pytest.mark.parametrize(
    ("top", "share"),
    [
        ("Person: Anna\nShare: yes\n", True),
        ("Person: Anna\nSHARE: Yes\n", True),
        ("- **Person:** Anna\n- **Share:** yes\n", True),
        ("---\nperson: Anna\nshare: yes\n---\n", True),
        ("---\nperson: Anna\nshare: true\n---\n", True),
        ("From: Anna\nTo: me\nSubject: Re: talk\nShare: yes\n", True),
        ("Person: Anna\nShare: no\n", False),
        ("---\nshare: yes\n---\nShare: no\n", False),
        ("Person: Anna\n", False),
    ],
)
def test_whether_a_note_may_be_shared(top, share):
    note = read_text(f"{top}\n## Pros\n- good pay\n", "a.md")
    assert note.share is share
    assert [note.text[slice(*block.runs[0])] for block in note.blocks if block.kind == "bullet"] == ["good pay"]


@pytest.mark.parametrize("line", ["Share: she gets one percent of it", "Share: yes, of the profit", "Shares: yes"])
def test_what_is_said_of_a_share_stays_a_statement(line):
    note = read_text(f"Person: Anna\n{line}\n\n## Pros\n- good pay\n", "a.md")
    assert not note.share
    assert any(line in note.text[block.runs[0][0] : block.runs[-1][1]] for block in note.blocks)
