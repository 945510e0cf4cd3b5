"""The explorer's folder: what is found in it, talks.csv and its corrections, and writing that cannot break a file."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import ProfileError, TableError, WorkspaceError, WriteError
from careerlab.insights.table import write_insights
from careerlab.workspace import locked, notes_folder, open_workspace, out_folder, update_talks
from careerlab.workspace.talks_sheet import TALK_COLUMNS, read_talks_csv

ROOT = Path(__file__).resolve().parent.parent.parent
ANNA = "Person: Anna Nowak\nPath: UX\nDate: 2026-01-02\n\n## Pros\n- good pay\n"
HEAD = ",".join(TALK_COLUMNS)


def problems(notes):
    """(source, Notice) of every note, in order."""
    return [(note.source, notice) for note in notes for notice in note.notices]


@pytest.fixture
def search(write):
    """search(talks_csv, **notes) -> the workspace that holds them."""

    def make(talks=None, profile=None, **notes):
        files = {f"notes/{name}.md": text for name, text in (notes or {"anna": ANNA}).items()}
        files |= {} if talks is None else {"talks.csv": talks}
        files |= {} if profile is None else {"profile.yaml": profile}
        return write(files, "search")

    return make


def rows(folder):
    """The rows of talks.csv as a spreadsheet shows them."""
    text = (folder / "talks.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";" if ";" in text.split("\n")[0] else ","))


# ---- what a folder holds


def test_a_workspace(designer):
    found = open_workspace(designer)
    assert (len(found.notes), found.profile.name, found.out) == (24, "Maya", designer / "out")
    assert set(found.insights["source"]) == {n.source for n in found.notes if n.blocks}
    assert set(found.insights["path"]) == set(found.profile.path_names)
    assert sorted(p.name for p in designer.iterdir()) == ["notes", "profile.yaml"]  # nothing was written


def test_a_bare_folder_of_notes(write, monkeypatch, tmp_path):
    folder = write({"anna.md": ANNA}, "my notes")
    monkeypatch.chdir(tmp_path)
    found = open_workspace(folder)
    assert (found.profile, found.out, notes_folder(folder)) == (None, Path("careerlab-out/my notes"), folder)
    assert update_talks(found) is None
    assert os.listdir(folder) == ["anna.md"]


def test_a_folder_without_notes_is_an_empty_workspace(tmp_path):
    (tmp_path / "notes").mkdir()
    found = open_workspace(tmp_path)
    assert (found.notes, len(found.insights), update_talks(found)) == ([], 0, tmp_path / "talks.csv")
    assert not (tmp_path / "talks.csv").exists()


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_an_insights_file(search, tmp_path, ending):
    whole = open_workspace(search())
    write_insights(whole.insights, tmp_path / f"insights.{ending}")
    found = open_workspace(tmp_path / f"insights.{ending}")
    assert found.notes == []
    assert found.insights.to_csv() == whole.insights.to_csv()


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("nowhere", WorkspaceError, "nowhere does not exist: name the folder that holds your notes"),
        ("notes/anna.md", WorkspaceError, "is a file, not a folder"),
        ("gone.csv", TableError, "does not exist"),
        ("talks.csv", TableError, "lacks the column"),
    ],
)
def test_what_is_no_workspace_is_one_sentence(search, name, error, says):
    with pytest.raises(error, match=says):
        open_workspace(search(talks=HEAD + "\n") / name)


def test_a_broken_profile_stops_before_anything_is_read(search):
    with pytest.raises(ProfileError, match=r"profile\.yaml, line 1"):
        open_workspace(search(profile="skills: {SQL: 9}"))


def test_the_folder_named_in_the_environment_else_the_sample(search, monkeypatch):
    monkeypatch.setenv("CAREERLAB_NOTES", str(search()))
    assert [n.source for n in open_workspace().notes] == ["anna.md"]
    monkeypatch.delenv("CAREERLAB_NOTES")
    assert len(open_workspace().notes) == 24


def test_out_folder_of_the_working_folder_has_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert out_folder(".") == Path("careerlab-out") / tmp_path.name


# ---- paths and people


@pytest.mark.parametrize(
    ("note", "path", "codes"),
    [
        ("Path: ux\n\nx", "UX design", []),
        ("Role: Senior UX designer\n\nx", "UX design", []),
        ("Path: nursing\n\nx", "nursing", ["PATH-UNKNOWN"]),
        ("x", "", ["META-PATH"]),
    ],
)
def test_paths_are_told_in_the_words_of_the_profile(search, note, path, codes):
    profile = "paths:\n- {name: UX design, also: [ux, UX designer]}"
    (found,) = open_workspace(search(profile=profile, a="Person: Anna Nowak\nDate: 2026-01-02\n" + note)).notes
    assert (found.path, [n.code for n in found.notices]) == (path, codes)


GUESSES = "paths: [physio, teaching, {name: UX design, also: [UX]}, design]"


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("physio - donna", "She likes it.", "physio"),
        ("donna", "donna, physio at a big hospital\n\nShe likes it.", "physio"),
        ("donna", "# A talk about teaching\n\nIt was fun.", "teaching"),
        ("donna", "Role: Band 6 lead\n\nDonna is a physio in Leeds.", "physio"),
        ("UX lead", "She likes design.", "UX design"),
        ("a talk", "She moved from physio to teaching.", ""),
        ("physio or teaching", "x", ""),
        ("donna", "She likes it.\n\nI do.\n\nThe physio came in.", ""),
        ("donna", "Physiotherapy is hard.", ""),
        ("donna", "Path: nursing\n\nA physio told her so.", "nursing"),
    ],
)
def test_a_path_is_guessed_where_name_or_first_lines_say_one_and_the_guess_is_told(search, name, text, path):
    given = {name: f"Person: Donna Reed\nDate: 2026-01-02\n{text}"}
    (found,) = open_workspace(search(profile=GUESSES, **given)).notes
    codes = [n.code for n in found.notices]
    assert found.path == path
    assert ("PATH-GUESSED" in codes) == (path not in ("", "nursing"))
    assert ("META-PATH" in codes) == (path == "")


def test_no_path_is_guessed_without_a_profile(search):
    (found,) = open_workspace(search(**{"physio": "Person: Donna Reed\n\nShe is a physio."})).notes
    assert found.path == ""


def test_without_a_profile_a_path_has_one_spelling(search):
    notes = open_workspace(search(a="Path: UX design\n\nx", b="Path: ux Design\n\nx")).notes
    assert {n.path for n in notes} == {"UX design"}


def test_without_a_profile_who_does_a_job_is_on_its_path(search):
    talks = {
        "a": "Tom Ferris, beekeeper\n\nx",
        "b": "Path: Beekeeping\n\nx",
        "c": "Path: police\n\nx",
        "d": "Path: policy\n\nx",
    }
    notes = open_workspace(search(**talks)).notes
    assert [n.path for n in notes] == ["Beekeeping", "Beekeeping", "police", "policy"]


def test_two_notes_with_one_person_spelt_twice_are_one_person(search):
    found = open_workspace(search(a=ANNA, b=ANNA.replace("Anna Nowak", "Dr. anna nowak"), c=ANNA))
    assert set(found.insights["person"]) == {"Anna Nowak"}


def test_names_a_letter_apart_are_asked_about_and_nothing_is_lost(search):
    found = open_workspace(search(a=ANNA, b=ANNA.replace("Nowak", "Novak")))
    assert [(s, n.code) for s, n in problems(found.notes)] == [("a.md", "PERSON-ALIKE"), ("b.md", "PERSON-ALIKE")]
    assert set(found.insights["person"]) == {"Anna Nowak", "Anna Novak"}
    assert all(note.text for note in found.notes)


def test_the_profile_says_who_is_who_and_is_not_asked(search):
    profile = "people:\n- {name: Anna Nowak, also: [Ania]}\n- Anna Novak\n"
    notes = {"a": ANNA, "b": ANNA.replace("Anna Nowak", "Ania"), "c": ANNA.replace("Nowak", "Novak") + "- more\n"}
    found = open_workspace(search(profile=profile, **notes))
    assert [n.person for n in found.notes] == ["Anna Nowak", "Anna Nowak", "Anna Novak"]
    assert not problems(found.notes)


def test_a_person_corrected_into_another_keeps_no_address_of_the_first(search):
    mail = "Person: Maya Chen <maya@x.example>\nPath: UX\nDate: 2026-01-0{}\n\nShe wrote back: {}.\n"
    talks = f"{HEAD}\na.md,Anna Nowak,,,,,\nb.md,Tom Low,,,,,\n"
    found = open_workspace(search(talks, a=mail.format(1, "yes"), b=mail.format(2, "no")))
    assert [n.person for n in found.notes] == ["Anna Nowak", "Tom Low"]


def test_a_tag_or_folder_names_a_path_only_if_the_profile_has_it(search):
    profile = "paths:\n- {name: UX design, also: [ux]}"
    note = "---\nperson: Anna Nowak\ndate: 2026-01-0{}\ntags: [interview/{}]\n---\nShe likes it."
    ux, law = open_workspace(search(profile=profile, a=note.format(1, "ux"), b=note.format(2, "law"))).notes
    assert (ux.path, ux.notices) == ("UX design", ())
    assert (law.path, [n.code for n in law.notices]) == ("", ["META-PATH"])


def test_a_path_that_a_note_states_is_not_replaced_by_its_folder(write):
    note = "Person: Anna Nowak\n{}\nShe likes it."
    profile = "paths:\n- {name: UX design, also: [ux]}"
    files = {
        "notes/Talks/UX/a.md": note.format(""),
        "notes/UX/b.md": note.format("Path: nursing\n"),
        "profile.yaml": profile,
    }
    a, b = open_workspace(write(files, "search")).notes
    assert (a.path, b.path) == ("UX design", "nursing")


# ---- talks.csv


def test_talks_csv_is_made_from_what_was_found(search):
    folder = search(anna=ANNA, bob="Person: Bob Stone\nVia: Anna\n\nx")
    update_talks(open_workspace(folder))
    assert rows(folder) == [
        list(TALK_COLUMNS),
        ["anna.md", "Anna Nowak", "", "", "UX", "2026-01-02", ""],
        ["bob.md", "Bob Stone", "", "", "", "", "Anna Nowak"],
    ]


def test_a_filled_cell_beats_the_note_and_is_never_changed(search):
    folder = search(f"{HEAD}\nanna.md,Ania Nowak,,,Product,,\n")
    found = open_workspace(folder)
    assert [(n.person, n.path, n.date) for n in found.notes] == [("Ania Nowak", "Product", "2026-01-02")]
    update_talks(found)
    assert rows(folder)[1:] == [["anna.md", "Ania Nowak", "", "", "Product", "2026-01-02", ""]]


def test_rows_are_only_added_and_what_the_person_added_stays(search):
    mine = "anna.md,Anna,,,,,,call again\n,,,,,,,a row of mine\ngone.md,Gone,,,,,,\ngone.md,Twice,,,,,,\n"
    folder = search(f"{HEAD},my remark\n{mine}", anna=ANNA, bob="x")
    update_talks(open_workspace(folder))
    assert rows(folder) == [
        [*TALK_COLUMNS, "my remark"],
        ["anna.md", "Anna", "", "", "UX", "2026-01-02", "", "call again"],
        ["", "", "", "", "", "", "", "a row of mine"],
        ["gone.md", "Gone", "", "", "", "", "", ""],
        ["gone.md", "Twice", "", "", "", "", "", ""],
        ["bob.md", "", "", "", "", "", "", ""],
    ]


def test_a_second_run_changes_no_byte(search):
    folder = search(anna=ANNA, bob="=1+1, he said")
    update_talks(open_workspace(folder))
    before = (folder / "talks.csv").read_bytes()
    update_talks(open_workspace(folder))
    assert (folder / "talks.csv").read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_as_spreadsheets_save_it(search, encoding, end, sign):
    text = f'{HEAD}\nanna.md,Zoë Krüger,"Big, Bank",,,,\n'.replace(",", sign).replace(f"Big{sign}", "Big,")
    folder = search(text.replace("\n", end).encode(encoding), anna=ANNA, bob="x")
    found = open_workspace(folder)
    assert (found.notes[0].person, found.notes[0].organisation) == ("Zoë Krüger", "Big, Bank")
    update_talks(found)
    first = (folder / "talks.csv").read_text("utf-8-sig").split("\n")
    assert first[0] == HEAD.replace(",", sign)
    assert first[1].split(sign)[:2] == ["anna.md", "Zoë Krüger"]
    assert first[2].split(sign)[0] == "bob.md"


@pytest.mark.parametrize(
    ("cell", "date", "codes"),
    [
        ("14/01/2026", "2026-01-14", []),
        ("2026-01-14", "2026-01-14", []),
        ("14.01.2026", "2026-01-14", []),
        ("soon", "2026-01-02", []),
        ("", "2026-01-02", []),
    ],
)
def test_a_date_that_a_spreadsheet_wrote_anew_is_iso_again(search, cell, date, codes):
    (note,) = open_workspace(search(f"{HEAD}\nanna.md,,,,,{cell},\n")).notes
    assert (note.date, [n.code for n in note.notices]) == (date, codes)


def test_a_date_that_nobody_can_read_is_named(search):
    (note,) = open_workspace(search(f"{HEAD}\na.md,,,,,soon,\n", a="Person: Anna Nowak\nPath: UX\n\nx")).notes
    assert (note.date, [n.code for n in note.notices]) == ("", ["META-DATE", "TALK-DATE"])


def test_an_answer_in_talks_csv_settles_the_question(search):
    (note,) = open_workspace(search(f"{HEAD}\na.md,Anna Nowak,,,UX,,\n", a="x")).notes
    assert [n.code for n in note.notices] == ["META-DATE"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name;path\nAnna;UX\n", r"^talks\.csv, line 1: expected the columns file, person"),
        (bytes(500), r"^talks\.csv is no table"),
        ('file\n"' + "x" * 200_000, r"^talks\.csv is no table"),
    ],
)
def test_a_talks_csv_that_is_none_is_one_sentence_and_stays(search, content, says):
    folder = search(content)
    before = (folder / "talks.csv").read_bytes()
    with pytest.raises(WorkspaceError, match=says):
        open_workspace(folder)
    assert (folder / "talks.csv").read_bytes() == before


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", HEAD, f"{HEAD}\n\n,,,,,,\n"])
def test_an_empty_talks_csv_is_no_row(write, content):
    folder = write({"talks.csv": content})
    assert [row for row in read_talks_csv(folder / "talks.csv") if row["file"]] == []


def test_no_cell_that_careerlab_writes_is_a_formula(search):
    folder = search(**{"=1+1": "Person: =HYPERLINK\nCompany: @acme\nRole: +1\nPath: -5\n\nx"})
    update_talks(open_workspace(folder))
    assert rows(folder)[1] == ["'=1+1.md", "'=HYPERLINK", "'@Acme", "'+1", "'-5", "", ""]
    assert read_talks_csv(folder / "talks.csv")[0]["file"] == "=1+1.md"


_CELL = st.text(st.sampled_from("ab ,;\"'=é\n\t"), max_size=6).map(str.strip)


@given(st.lists(st.tuples(_CELL, _CELL), max_size=4), st.sampled_from(",;\t"))
def test_no_filled_cell_is_ever_changed(tmp_path_factory, pairs, sign):
    folder = tmp_path_factory.mktemp("search")
    (folder / "notes").mkdir()
    (folder / "notes" / "a.md").write_text(ANNA)
    with (folder / "talks.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=sign)
        writer.writerows(
            [["file", "person", "mine"], ["a.md", "", ""], *([f"{i}.md", *p] for i, p in enumerate(pairs))]
        )
    update_talks(open_workspace(folder))
    with (folder / "talks.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file, delimiter=sign))
    assert [tuple(row[1:3]) for row in found[2:]] == pairs
    assert found[1][1] == "Anna Nowak"


# ---- writing (promise P4; see also test_atomic.py and proof/)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_insights_are_written_whole_or_not_at_all(search, tmp_path, monkeypatch, ending):
    table, file = open_workspace(search()).insights, tmp_path / f"insights.{ending}"
    file.write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(WriteError):
        write_insights(table, file)
    assert file.read_text() == "old"


def test_one_careerlab_at_a_time(tmp_path):
    with locked(tmp_path), pytest.raises(WriteError, match="Another careerlab is writing"), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_a_lock_where_no_folder_can_be(write):
    with pytest.raises(WriteError, match="cannot be written"), locked(write({"file": "x"}) / "file" / "out"):
        pass
