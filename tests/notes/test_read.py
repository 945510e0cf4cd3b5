"""Folders and files as they are: what is read, what is refused and why, and what is asked."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from careerlab.errors import NoteError, WorkspaceError
from careerlab.notes.read import MAX_BYTES, read_file, read_notes


def codes(note):
    return [n.code for n in note.notices if not n.code.startswith("META")]


def only(folder):
    (note,) = read_notes(folder)
    return note


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.md", b"", "FILE-EMPTY"),
        ("a.txt", b" \r\n\t", "FILE-EMPTY"),
        ("a.md", b"\xef\xbb\xbf", "FILE-EMPTY"),
        ("a.md", "\u200b\u200d\u2060\n\u3000".encode(), "FILE-EMPTY"),
        ("a.zip", b"", "FILE-EMPTY"),
        ("a.docx", b"", "FILE-EMPTY"),
        ("a.docx", bytes(4096), "FILE-BINARY"),
        ("a.md", bytes(100), "FILE-BINARY"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "FILE-BINARY"),
        ("a.pdf", b"%PDF-1.7", "FILE-FORMAT"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "DOC-OLE"),
        ("a.txt", b"{\\rtf1 pay is low}", "DOC-RTF"),
        ("a.md", b"x" * (MAX_BYTES + 1), "FILE-SIZE"),
    ],
)
def test_what_gives_no_text_says_why_and_what_to_do(write, name, content, code):
    note = only(write({name: content}))
    assert (note.text, note.source, codes(note)) == ("", name, [code])
    assert note.notices[0].message and note.notices[0].hint


def test_a_file_at_the_size_limit_is_read(write):
    line = b"She likes the people. " * 50 + b"\n"
    note = only(write({"a.txt": (line * (MAX_BYTES // len(line) + 1))[:MAX_BYTES]}))
    assert (len(note.text), codes(note)) == (MAX_BYTES, [])


@pytest.mark.parametrize("name", ["a.md", "a.MD", "a.markdown", "a.txt", "a b (c) ß.txt", "no ending"])
def test_names_that_are_read(write, name):
    assert only(write({name: "She likes it."})).text == "She likes it."


def test_what_is_left_alone(write):
    left = dict.fromkeys(("profile.yaml", "talks.csv", "corrections.csv", ".hidden.md", "~$a.txt"), "x")
    left |= {"out/report.md": "x", "people/anna.md": "x", ".git/a.md": "x", "careerlab-out/a.md": "x"}
    kept = {"a.md": "x", "UX/out/b.md": "x", "UX/profile.yaml": "x"}
    assert [n.source for n in read_notes(write(left | kept))] == ["UX/out/b.md", "UX/profile.yaml", "a.md"]


def test_sources_are_sorted_and_below_the_folder(write):
    names = ["b.md", "a/z.md", "a.md", "B.md", "a/b/c.md", "ä.md"]
    random.Random(1).shuffle(names)
    assert [n.source for n in read_notes(write(dict.fromkeys(names, "x")))] == sorted(names)


@pytest.mark.parametrize("make", [lambda p: p, lambda p: p / "only empty folders"])
def test_a_folder_without_notes_is_an_empty_list(tmp_path, make):
    make(tmp_path / "notes").mkdir(parents=True)
    assert read_notes(tmp_path / "notes") == []


@pytest.mark.parametrize(("name", "says"), [("nowhere", "does not exist"), ("a.md", "is a file, not a folder")])
def test_a_folder_that_is_none_is_one_sentence(write, name, says):
    with pytest.raises(WorkspaceError, match=says):
        read_notes(write({"a.md": "x"}) / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_fifo_named_md_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    assert codes(only(tmp_path)) == ["FILE-NOT-REGULAR"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_not_followed(write, tmp_path):
    folder = write({"in/a.md": "inside", "out/secret.md": "outside"}) / "in"
    (folder / "file.md").symlink_to(tmp_path / "out" / "secret.md")
    (folder / "gone.md").symlink_to(tmp_path / "nowhere.md")
    (folder / "folder").symlink_to(tmp_path / "out")
    (folder / "self").symlink_to(folder)
    notes = {n.source: n for n in read_notes(folder)}
    assert "outside" not in "".join(n.text for n in notes.values())
    assert {n: codes(note) for n, note in notes.items() if n != "a.md"} == dict.fromkeys(
        ("file.md", "folder", "gone.md", "self"), ["FILE-LINK"]
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_named_and_the_others_are_read(write):
    folder = write({"a.md": "x", "b.md": "y"})
    (folder / "a.md").chmod(0)
    first, second = read_notes(folder)
    assert (codes(first), second.text) == (["FILE-UNREADABLE"], "y")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open every folder")
def test_an_unreadable_folder_is_named_and_the_others_are_read(write):
    folder = write({"a/b.md": "x", "c.md": "y"})
    (folder / "a").chmod(0)
    first, second = read_notes(folder)
    assert (first.source, codes(first), second.text) == ("a", ["FILE-UNREADABLE"], "y")


def test_a_folder_in_place_of_a_file_is_named(tmp_path):
    assert codes(read_file(tmp_path, "a")[0]) == ["FILE-UNREADABLE"]


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made on Windows")
def test_no_sign_of_a_file_name_rules_a_terminal_or_turns_a_line(write):
    folder = write({"a\x1b[31m.md": "x", "b\u202egpj.md": "y"})
    assert [n.source for n in read_notes(folder)] == ["a\u241b[31m.md", "b[U+202E]gpj.md"]


def test_a_file_that_went_away_is_named(tmp_path):
    note = read_file(tmp_path / "gone.md", "gone.md")[0]
    assert (note.text, codes(note)) == ("", ["FILE-UNREADABLE"])
    assert "no such file" in note.notices[0].message


@pytest.mark.skipif(os.name == "nt" or os.sys.platform == "darwin", reason="file names are Unicode here")
def test_a_file_name_that_is_no_utf8_stops_nothing(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("She likes it.")
    (tmp_path / "b.md").write_text("So does he.")
    assert [n.text for n in read_notes(tmp_path)] == ["So does he.", "She likes it."]


def test_a_broken_note_changes_no_other_note(write):
    good = {"b.md": "Person: Anna Nowak\n\n- good pay", "c.txt": "Cons: long hours"}
    alone = read_notes(write(good, "good"))
    bad = {"a.md": bytes(99), "a.pdf": b"x", "b2.md": b"---\na: &a [*a]\n---\n", "d.md": b"\xff\xfe\xff"}
    together = [n for n in read_notes(write(good | bad, "all")) if n.source in good]
    assert together == alone


def test_strict_stops_at_the_first_file_that_was_not_read(write):
    folder = write({"a.md": "x", "b.pdf": b"x", "c.docx": b"x", "d.md": ""})
    with pytest.raises(NoteError, match=r"^b\.pdf: .* \.txt") as caught:
        read_notes(folder, strict=True)
    assert (caught.value.source, caught.value.notice.code) == ("b.pdf", "FILE-FORMAT")


def test_strict_lets_an_empty_file_and_a_mere_question_pass(write):
    assert len(read_notes(write({"a.md": "", "b.md": "no person, no date"}), strict=True)) == 2


# ---- who, which path, when


@pytest.mark.parametrize(
    ("source", "text", "path", "person", "role", "organisation"),
    [
        ("a.md", "Path: UX\nPerson: Anna Nowak\n\nx", "UX", "Anna Nowak", "", ""),
        ("UX design/anna nowak.md", "Person: Anna Nowak\n\nx", "UX design", "Anna Nowak", "", ""),
        ("UX/deep/a.md", "Person: Anna Nowak\nRole: lead\n\nx", "UX", "Anna Nowak", "lead", ""),
        ("a.md", "Person: Anna Nowak\nRole: data engineer\n\nx", "data engineer", "Anna Nowak", "data engineer", ""),
        ("a.md", "Person: Anna Nowak\nRole: engineer at Acme\n\nx", "engineer", "Anna Nowak", "engineer", "Acme"),
        ("Anna Nowak (UX, Acme).md", "x", "UX", "Anna Nowak", "UX", "Acme"),
        ("Bob Stone.md", "Person: Anna Nowak\n\nx", "", "Anna Nowak", "", ""),
    ],
)
def test_note_beats_folder_and_file_name(write, source, text, path, person, role, organisation):
    note = only(write({source: text}))
    assert (note.path, note.person, note.role, note.organisation) == (path, person, role, organisation)


def test_the_folder_given_names_no_path(write):
    note = only(write({"a.md": "She likes it."}, "UX design"))
    assert note.path == ""
    assert "META-PATH" in [n.code for n in note.notices]


def test_what_is_missing_is_asked_for_and_nothing_else(write):
    folder = write({"a.md": "She likes it.", "b.md": "Person: Anna Nowak\nPath: UX\nDate: 2026-01-02\n\nx"})
    assert [[n.code for n in note.notices] for note in read_notes(folder)] == [
        ["META-PERSON", "META-PATH", "META-DATE"],
        [],
    ]


@pytest.mark.parametrize(("day_first", "iso"), [(True, "2026-01-12"), (False, "2026-12-01")])
def test_an_unsure_date_is_read_as_told_and_said(write, day_first, iso):
    (note,) = read_notes(write({"a.md": "Date: 12/01/2026\n\nx"}), day_first=day_first)
    assert (note.date, codes(note)) == (iso, ["DATE-AMBIGUOUS"])


# ---- nothing a file holds raises


@given(st.one_of(st.binary(max_size=300), texts().map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_reading_never_raises(tmp_path_factory, raw):
    file = tmp_path_factory.getbasetemp() / "any bytes.md"
    file.write_bytes(raw)
    note = read_file(file, "any bytes.md")[0]
    assert "".join(note.text[s.start : s.end] for s in note.spans) == note.text
    assert note.text.strip() or note.notices


def test_what_a_sheet_does_not_say_wants_a_column(write):
    notes = read_notes(write({"talks.v2.csv": b"Name,Pros\nAnn Low,Good pay\n", "a.md": b"She likes it.\n"}))
    hints = {n.hint for note in notes if note.format == "sheet" for n in note.notices}
    assert hints == {"Add a column `Path`.", "Add a column `Date`."}
    assert all("Add a line" in n.hint for n in notes[0].notices)
