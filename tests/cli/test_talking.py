"""The commands around a talk: a sheet before it, a note to write into, and what has to happen after it."""

import re

import pytest
from click.testing import CliRunner

from careerlab.cli import main
from careerlab.workspace import open_workspace

NOTE = """Person: Anna Nowak
Path: UX design
Date: 2026-01-12

## Pros
- good pay

## To do
- [ ] send Anna my portfolio by 20 January
- she will introduce me to Piotr Zielinski
"""
PAGE = """Piotr Zielinski
UX designer at Morling Bank

Experience

UX designer
Morling Bank
May 2021 - Present

History teacher
Wrenfield School
2012 - 2021
"""


@pytest.fixture
def search(write):
    return write({"notes/anna.md": NOTE, "people/Piotr Zielinski.txt": PAGE}, "search")


def run(*arguments, code=0):
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.output
    return result.output


# ---- prepare


def test_prepare_writes_two_pages_and_says_the_next_step(search):
    said = run("prepare", search, "--person", "Piotr Zielinski").splitlines()
    assert said[-1] == f"Wrote {search / 'out' / 'prepare-Piotr-Zielinski.html'} and prepare-Piotr-Zielinski.md"
    assert said[-2] == f'Next: a note to write into: careerlab note {search} --person "Piotr Zielinski"'
    text = (search / "out" / "prepare-Piotr-Zielinski.md").read_text("utf-8")
    assert "Morling Bank" in text and "people/Piotr Zielinski.txt" in text
    assert len(re.findall(r"^\d+\. ", text, re.M)) <= 12


def test_the_same_folder_gives_the_same_sheet(search):
    sheet = search / "out" / "prepare-Piotr-Zielinski.html"
    run("prepare", search, "--person", "Piotr Zielinski")
    first = sheet.read_bytes()
    run("prepare", search, "--person", "Piotr Zielinski")
    assert sheet.read_bytes() == first


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ({}, "Carla Reyes"),
        ({"people/Carla Reyes.txt": ""}, "Carla Reyes.txt"),
        ({"people/Carla Reyes.txt": PAGE}, "Piotr Zielinski"),
    ],
    ids=["nothing pasted", "an empty page", "the page of another person"],
)
def test_a_page_that_says_nothing_of_them_is_named_and_the_sheet_is_made_all_the_same(write, pasted, said):
    folder = write({"notes/anna.md": NOTE, **pasted}, "search")
    output = run("prepare", folder, "--person", "Carla Reyes")
    assert said in output
    sheet = (folder / "out" / "prepare-Carla-Reyes.md").read_text("utf-8")
    assert "Morling" not in sheet and "Wrenfield" not in sheet
    assert re.search(r"^9\. ", sheet, re.M)


def test_a_page_of_fifty_sides_is_read(write):
    jobs = "\n".join(f"Nurse\nWard {n}, Eastmoor Hospital\n{1960 + n // 30} - {1961 + n // 30}\n" for n in range(1500))
    folder = write({"notes/anna.md": NOTE, "people/Carla Reyes.txt": f"Carla Reyes\n\nExperience\n\n{jobs}"}, "search")
    assert "Carla Reyes.txt" in run("prepare", folder, "--person", "Carla Reyes")


# ---- note


def test_a_note_to_write_into_is_no_talk_until_something_is_written(search):
    said = run("note", search, "--person", "Piotr Zielinski", "--date", "2026-02-03").splitlines()
    file = search / "notes" / "2026-02-03 Piotr Zielinski.md"
    assert said[-1] == f"Wrote {file}"
    text = file.read_text("utf-8")
    assert text.startswith("Person: Piotr Zielinski\nOrganisation: Morling Bank\nRole: UX designer\nPath: UX design\n")
    assert set(open_workspace(search).insights["person"]) == {"Anna Nowak"}
    question = re.search(r"^## \d+\. .*\((q\d+), (\w+)\)$", text, re.M)
    file.write_text(text.replace(question[0], f"{question[0]}\n\nIt depends on the team, most of all."), "utf-8")
    (row,) = open_workspace(search).insights.query("person == 'Piotr Zielinski'").itertuples()
    assert (row.topic, row.topic_confidence, row.path) == (question[2], 1.0, "UX design")


def test_a_note_that_is_there_is_never_touched(search):
    run("note", search, "--person", "Piotr Zielinski", "--date", "2026-02-03")
    file = search / "notes" / "2026-02-03 Piotr Zielinski.md"
    file.write_text("mine", "utf-8")
    said = run("note", search, "--person", "Piotr Zielinski", "--date", "2026-02-03", code=2)
    assert said.strip() == f"{file} is there already: write into it, or name another day with --date."
    assert file.read_text("utf-8") == "mine"


def test_a_day_that_is_none_is_said(search):
    said = run("note", search, "--person", "Piotr Zielinski", "--date", "soon", code=2)
    assert said.strip() == "`soon` is no date: write it as 2026-01-31."


@pytest.mark.parametrize("name", ["../../escape", "a/b", "CON", "x" * 400, "."])
def test_no_name_leads_out_of_the_folder(search, name):
    run("note", search, "--person", name, "--date", "2026-02-03")
    assert len(list((search / "notes").glob("2026-02-03*.md"))) == 1


# ---- follow-ups


def test_follow_ups_lists_what_is_promised_and_writes_page_reminders_and_contacts(search):
    said = run("follow-ups", search)
    assert "portfolio" in said and "Piotr" in said
    wrote = [search / "out" / name for name in ("follow-ups.html", "follow-ups.ics", "contacts.vcf")]
    assert said.splitlines()[-1] == f"Wrote {', '.join(map(str, wrote))}"
    assert "DUE;VALUE=DATE:20260120" in wrote[1].read_text("utf-8")
    assert "FN:Anna Nowak" in wrote[2].read_text("utf-8")


def test_follow_ups_of_nothing(write):
    folder = write({"notes/.keep": ""}, "search")
    said = run("follow-ups", folder).splitlines()
    assert said[0] == "Nobody promised anything yet, as far as the notes say."
    assert said[-1] == f"Wrote {folder / 'out' / 'follow-ups.html'}"


def test_the_path_a_person_works_on_may_be_said(write):
    profile = "paths: [UX design, teaching]\nbeliefs: [Teachers have easy hours]"
    folder = write({"notes/anna.md": NOTE, "people/Carla Reyes.txt": PAGE.replace("Piotr Zielinski", "Carla Reyes")})
    (folder / "profile.yaml").write_text(profile, "utf-8")
    sheet = folder / "out" / "prepare-Carla-Reyes.md"
    run("prepare", folder, "--person", "Carla Reyes")
    assert "About UX design." in sheet.read_text("utf-8")
    run("prepare", folder, "--person", "Carla Reyes", "--path", "teaching")
    assert "About teaching." in sheet.read_text("utf-8") and "easy hours" in sheet.read_text("utf-8")
