"""Pages about people and employers, and templates: no talks, but what they say of somebody goes to the talks."""

import pytest
from hypothesis import given
from strategies import texts

from careerlab.insights.identity.pages import kinds_of_pages, set_aside
from careerlab.insights.identity.people import settle_people
from careerlab.insights.statements import statements
from careerlab.notes.read import read_file
from careerlab.notes.typed.scanner import read_text

BIO = "Leads a team of six. Likes to climb."
TALK = "She likes the team.\n\n## Cons\n- hours"


def kinds(*notes):
    return kinds_of_pages([read_text(text, source) for source, text in notes])


@pytest.mark.parametrize(
    ("source", "text", "kind"),
    [
        ("Anna Nowak.md", f"---\ntype: person\n---\n{BIO}", "person"),
        ("Anna Nowak.md", f'---\ncategories: ["[[People]]"]\n---\n{BIO}', "person"),
        ("Anna Nowak.md", f"---\ntags: [person/friend]\n---\n{BIO}", "person"),
        ("Anna Nowak.md", f"Tags: #contact\n\n{BIO}", "person"),
        ("Acme.md", f"---\ntags: company\n---\n{BIO}", "company"),
        ("01 People/Anna Nowak.md", "company:: Acme", "person"),
        ("Templates/Interview.md", "---\nperson:\n---\n# {{title}}\n\n## Pros\n- ", "template"),
        ("Interview.md", "# {{title}}\n{{date}}\n\n## Pros\n- x", "template"),
        ("Interview.md", "<% tp.file.title %>\n<%* await tp.file.move('x') %>\n- x", "template"),
        # a page on which a talk was written down, or that only looks like one
        ("Anna Nowak.md", f"---\ntype: person\ndate: 2026-01-02\n---\n{TALK}", ""),
        ("Anna Nowak.md", f"---\ntype: person\n---\n{BIO}\n\n## Call on Monday\n{TALK}", ""),
        ("Anna Nowak.md", f"---\ntype: person\n---\n## What do you like?\n{TALK}", ""),
        ("Anna Nowak.md", f"---\ntags: [person, interview/ux]\n---\n{TALK}", ""),
        ("People/Anna Nowak.md", TALK, ""),
        ("Templates/Anna.md", TALK, ""),
        ("Anna.md", "We build pages with {{title}} and the like.", ""),
        ("Anna.md", TALK, ""),
        ("people skills.md", BIO, ""),
        ("Anna.md", "", ""),
    ],
)
def test_what_kind_of_page(source, text, kind):
    assert kinds((source, text)) == [kind]


def test_a_page_in_a_folder_of_people_is_one_if_the_talk_lies_elsewhere():
    page = ("People/Anna Nowak.md", f"Person: Anna Nowak\n\n{BIO}")
    assert kinds(page, ("a.md", f"Person: Anna Nowak\n\n{TALK}")) == ["person", ""]
    assert kinds(page, ("a.md", f"Person: Tom Low\n\n{TALK}")) == ["", ""]


def test_the_words_of_a_page_are_kept_and_no_insights():
    page = read_text(f"---\ntype: person\n---\n# Anna Nowak\n{BIO}", "Anna Nowak.md")
    aside = set_aside(page, "person")
    assert (aside.blocks, statements(aside)[0], {s.kind for s in aside.spans}) == (
        (),
        [],
        {"metadata", "markup", "space"},
    )
    assert [n.code for n in aside.notices] == ["NOTE-PAGE"]
    assert set_aside(page, "") is page


def test_a_page_of_fields_needs_no_word(write):
    folder = write({"Anna Nowak.md": "---\ntype: person\ncompany: Acme\n---\n"})
    (page,) = read_file(folder / "Anna Nowak.md", "Anna Nowak.md")
    (found,) = settle_people([page])
    assert (found.person, found.organisation, found.notices) == ("Anna Nowak", "Acme", ())


@pytest.mark.parametrize("talk", ["person: '[[Anna Nowak]]'", "person: Ania", "person: '[[Anna Nowak|Ania]]'"])
def test_what_a_page_says_goes_to_the_talks_where_they_are_silent(write, talk):
    page = "---\ntype: person\naliases: [Ania]\ncompany: '[[Acme]]'\nrole: UX lead\nintroduced_by: '[[Grace]]'\n---\n"
    files = {
        "People/Anna Nowak.md": page,
        "a.md": f"---\n{talk}\n---\n{TALK}",
        "b.md": f"---\n{talk}\nrole: boss\n---\n{TALK}",
    }
    folder = write(files)
    notes = [note for name in files for note in read_file(folder / name, name)]
    _, one, other = settle_people(notes)
    assert (one.person, one.organisation, one.role, one.introduced_by) == ("Anna Nowak", "Acme", "UX lead", "Grace")
    assert (other.organisation, other.role) == ("Acme", "boss")
    assert "META-PATH" not in {n.code for n in one.notices}


def test_a_page_of_an_employer_gives_its_names(write):
    files = {
        "Acme.md": "---\ntype: company\naliases: [Acme Widgets]\n---\nMakes widgets.",
        "a.md": f"Person: Anna Nowak\nCompany: Acme\n\n{TALK}",
        "b.md": f"Person: Tom Low\nCompany: Acme Widgets\n\n{TALK}",
    }
    folder = write(files)
    notes = settle_people([note for name in files for note in read_file(folder / name, name)])
    assert [(n.person, n.organisation) for n in notes] == [("", "Acme"), ("Anna Nowak", "Acme"), ("Tom Low", "Acme")]
    assert not [n for note in notes for n in note.notices if n.code == "ORG-ALIKE"]


@given(texts())
def test_any_page_can_be_set_aside(text):
    note = read_text(text, "People/a.md")
    for kind in ("person", "company", "template", *kinds_of_pages([note])):
        assert set_aside(note, kind).text == text
