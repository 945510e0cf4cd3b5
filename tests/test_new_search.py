"""A new search from five answers, and a repository that names nobody."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import WorkspaceError, WriteError
from careerlab.insights.parse import parse_notes
from careerlab.insights.table import read_insights
from careerlab.new_search import QUESTIONS, make_repository, make_workspace, pseudonymised
from careerlab.notes.typed.scanner import read_text
from careerlab.present.note_template import note_template
from careerlab.profile import Belief, read_profile
from careerlab.workspace import open_workspace

ANSWERS = {
    "current": "graphic designer",
    "paths": "UX design, product management",
    "skills": "Figma 3, C++: 0, SQL=2",
    "priorities": "Hours, pay, hours",
    "beliefs": "It is all drawing; Pay is better",
}


def test_five_answers_make_a_profile_that_is_read_back(tmp_path):
    make_workspace(tmp_path / "my search", ANSWERS, "2026-01-02")
    profile = read_profile(tmp_path / "my search" / "profile.yaml")
    assert (profile.current, profile.path_names) == ("graphic designer", ("UX design", "product management"))
    assert profile.priorities_date == "2026-01-02"
    assert (profile.skills, profile.priorities) == ({"Figma": 3, "C++": 0, "SQL": 2}, ["hours", "pay"])
    assert profile.beliefs == tuple(Belief(b, date="2026-01-02") for b in ("It is all drawing", "Pay is better"))


@given(
    st.fixed_dictionaries(
        {key: st.text(st.sampled_from("ab:#{}[]'\"&*!|- no\n1é,;"), max_size=20) for key in QUESTIONS}
    )
)
def test_any_answers_make_a_profile_or_a_sentence(tmp_path_factory, answers):
    folder = tmp_path_factory.mktemp("search")
    try:
        make_workspace(folder, answers)
    except WorkspaceError as error:
        assert "is no topic" in str(error) or "has no level" in str(error)
        assert not (folder / "profile.yaml").exists()
        return
    profile = read_profile(folder / "profile.yaml")
    assert profile.current == " ".join(answers["current"].split())
    assert list(profile.path_names) == [p.strip() for p in " ".join(answers["paths"].split()).split(",") if p.strip()]


@pytest.mark.parametrize(
    ("key", "answer", "says"),
    [
        ("skills", "Figma", "`Figma` has no level from 0 to 5"),
        ("skills", "Figma 9", "`Figma 9` has no level"),
        ("skills", "3", "`3` has no level"),
        ("priorities", "pay, fame", "`fame` is no topic; use work, "),
    ],
)
def test_an_answer_that_cannot_be_is_one_sentence_and_nothing_is_made(tmp_path, key, answer, says):
    with pytest.raises(WorkspaceError, match=says):
        make_workspace(tmp_path / "search", {**ANSWERS, key: answer})
    assert not (tmp_path / "search").exists()


def test_no_answer_is_an_empty_profile(tmp_path):
    make_workspace(tmp_path, {})
    assert yaml.safe_load((tmp_path / "profile.yaml").read_text()) is None
    assert open_workspace(tmp_path).profile.path_names == ()


def test_what_is_there_stays(write):
    folder = write({"profile.yaml": "name: Maya\n", "note-template.md": "mine", "notes/a.md": "x"})
    make_workspace(folder, ANSWERS)
    assert (folder / "profile.yaml").read_text() == "name: Maya\n"
    assert (folder / "note-template.md").read_text() == "mine"
    assert (folder / "notes" / "a.md").read_text() == "x"


def test_the_template_is_no_note_until_it_is_copied_into_notes(tmp_path):
    make_workspace(tmp_path, {**ANSWERS, "paths": "UX {design}"})
    assert open_workspace(tmp_path).notes == []
    assert "Path: UX {design}\n" in (tmp_path / "note-template.md").read_text()


def test_a_filled_template_is_read_as_meant():
    empty = note_template(path="UX design")
    filled = empty.replace("Person:", "Person: Anna Nowak").replace("Date:", "Date: 3 Feb 2026")
    filled = filled.replace("like about it?\n", "like about it?\n- The people here.\n", 1)
    filled = filled.replace("make you leave?\n", "make you leave?\n- The long hours.\n", 1)
    note = read_text(filled, "a.md")
    assert (note.person, note.path, note.date, note.role) == ("Anna Nowak", "UX design", "2026-02-03", "")
    found = parse_notes([note])
    assert dict(zip(found["text"], found["kind"], strict=True)) == {"The people here.": "pro", "The long hours.": "con"}


def test_a_folder_that_cannot_be_made(write):
    with pytest.raises(WriteError, match="cannot be written"):
        make_workspace(write({"file": "x"}) / "file" / "search", ANSWERS)


# ---- the repository


@pytest.fixture
def named(write):
    note = "Person: Anna Nowak\nCompany: Acme\nVia: Bob Stone\nPath: UX\n\n## Anna Nowak's pros\n"
    note += "- Nowak likes ACME, said Bob.\n- She will stay.\n"
    return write({"notes/2026-01-02 Anna Nowak.md": note}, "search")


def test_names_and_employers_are_in_no_byte_of_the_repository(named, tmp_path):
    make_repository(tmp_path / "repo", named)
    written = [p for p in (tmp_path / "repo").rglob("*") if p.is_file() and "notebooks" not in p.parts]
    everything = (
        " ".join(str(p) + p.read_text("utf-8") for p in written).casefold().replace(str(tmp_path).casefold(), "")
    )
    assert not [name for name in ("anna", "nowak", "acme", "stone", "bob") if name in everything]


def test_the_repository_can_be_analysed(named, tmp_path):
    make_repository(tmp_path / "repo", named)
    table = read_insights(tmp_path / "repo" / "insights.csv")
    assert (len(table), set(table["source"]), set(table["person"])) == (2, {"talk-1"}, {"P1"})
    notebooks = sorted((tmp_path / "repo" / "notebooks").glob("*.ipynb"))
    assert len(notebooks) == len(list((Path(__file__).parent.parent / "notebooks").glob("[0-9]*.ipynb")))
    for notebook in notebooks:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        assert not [c for c in cells if c.get("outputs")]
        assert "../insights.csv" in "".join(line for c in cells for line in c["source"])


def test_a_repository_is_made_once(named, tmp_path):
    make_repository(tmp_path / "repo", named)
    before = (tmp_path / "repo" / "insights.csv").read_bytes()
    with pytest.raises(WorkspaceError, match="is there already"):
        make_repository(tmp_path / "repo", named)
    assert (tmp_path / "repo" / "insights.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("person", "text", "shown"),
    [
        ("Anna Nowak", "Anna said that nowak is ANNA.", "P1 said that P1 is P1."),
        ("Anna Nowak", "The annals of Nowakowska stay.", "The annals of Nowakowska stay."),
        ("Will Grace", "Will will go with grace.", "P1 will go with grace."),
        ("Zoë Krüger", "Zoë and krüger", "P1 and P1"),
    ],
)
def test_pseudonyms(person, text, shown):
    table = pseudonymised(parse_notes([read_text(f"Person: {person}\n\n{text}\n", "a.md")]))
    assert " ".join(table["text"]) == shown


def test_notes_that_lie_in_the_folder_stay_the_notes(tmp_path):
    (tmp_path / "anna.md").write_text("Person: Anna\nPath: nurse\n\n- She likes it", encoding="utf-8")
    make_workspace(tmp_path, {"current": "clerk"})
    workspace = open_workspace(tmp_path)
    assert [n.person for n in workspace.notes] == ["Anna"] and workspace.profile.current == "clerk"


def test_what_the_profile_also_takes_is_shown_and_taken(tmp_path):
    """The lines behind `#` are a profile of their own."""
    make_workspace(tmp_path / "mine", {"current": "baker"})
    lines = (tmp_path / "mine" / "profile.yaml").read_text("utf-8").partition("in front of what you need:\n")[2]
    (tmp_path / "profile.yaml").write_text("".join(line[2:] + "\n" for line in lines.splitlines()), "utf-8")
    profile = read_profile(tmp_path / "profile.yaml")
    assert (profile.name, profile.day_first, profile.encoding) == ("Maya", False, "mac_roman")
    assert profile.people[0].name == "Robert Amos"
