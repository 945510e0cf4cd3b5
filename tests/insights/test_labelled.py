"""Labels are matched to statements by their words."""

from careerlab.insights import labelled


def test_labels_meet_their_own_words():
    found, wanted = ["It rains.", "It snows.", "It rains."], [(("fact",), [], "itrains"), (("con",), [], "itsnows")]
    statements = [type("S", (), {"text": t})() for t in found]
    assert labelled._match(statements, wanted)[0] == [("fact",), ("con",), None]


def test_a_note_and_its_labels_are_read(tmp_path):
    (tmp_path / "one.txt").write_text("Cons\n- Long hours\n- No SQL, no job\n", encoding="utf-8")
    head = "# author: a-1\n# occupation: clerk\n# shape: list\n"
    rows = "con hours source |  | Long hours\nneed entry source | SQL | No SQL, no job\n"
    (tmp_path / "one.labels").write_text(head + rows, encoding="utf-8")
    (note,) = labelled.read_labelled(tmp_path)
    assert note.labels == [("con", "hours", "source"), ("need", "entry", "source")]
    assert note.skills == [[], ["SQL"]] and note.hand == "a"
