"""Who and when at the top of a form, where some lines are still open."""

import pytest

from careerlab.insights.statements import statements
from careerlab.notes.typed.scanner import read_text

FIELDS = ("person", "organisation", "role", "date", "introduced_by")


def top(text):
    note = read_text(text, "a.md")
    said = {field: getattr(note, field) for field in FIELDS if getattr(note, field)}
    return said, [(s.section, s.text) for s in statements(note)[0]]


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ("Person:\nOrganisation:\nRole:\nDate:\n", {}, []),
        ("Person: ___\nRole: …\nDate: (date)\n", {}, []),
        ("Person: Anna Nowak\nRole:\nDate: 2026-03-02\n", {"person": "Anna Nowak", "date": "2026-03-02"}, []),
        ("Person: Anna Nowak\nIntroduced by:\n\nShe likes it.", {"person": "Anna Nowak"}, [("", "She likes it.")]),
        ("Person:\nRole:\n\nShe likes it.", {}, [("", "She likes it.")]),
        ("**Person:**\n**Role:** ___\n\nShe likes it.", {}, [("", "She likes it.")]),
        # a key alone heads what stands below it
        ("Role:\nShe leads a team.", {}, [("Role", "She leads a team.")]),
        ("Role:\n\nShe leads a team.", {}, [("Role", "She leads a team.")]),
        ("Person: Anna Nowak\nRole:\nShe leads a team.", {"person": "Anna Nowak"}, [("Role", "She leads a team.")]),
        # and stands in the way of nothing
        ("Role:\n\nPerson: Anna Nowak\n\nShe leads a team.", {"person": "Anna Nowak"}, [("Role", "She leads a team.")]),
    ],
)
def test_open_lines(text, fields, said):
    assert top(text) == (fields, said)
