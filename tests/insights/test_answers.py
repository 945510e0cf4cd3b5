"""audit.csv: what is written is read again, a broken line costs itself, and a statement judged is known again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import CorrectionError
from careerlab.insights.answers import COLUMNS, Answer, added_answers, answer, answered, read_answers
from careerlab.insights.parse import parse_notes
from careerlab.insights.versions import versions
from careerlab.notes.typed.scanner import read_text

NOTE = "Person: Anna Nowak\n\n## Pros\n- good pay\n- =1+1 nobody counts the days\n\n## Day\nShe is up at five.\n"


def parsed(text=NOTE, name="anna.md"):
    return parse_notes([read_text(text, name)])


def test_an_answer_holds_what_careerlab_had_said():
    table = parsed()
    row = table.iloc[0]
    made = answer(table, row["id"], " CON ", "2026-05-01")
    assert (made.made, made.kind, made.words, made.file) == ("2026-05-01", "con", "good pay", "anna.md")
    assert made.was == f"{row['kind']} {row['topic']} {row['status']}"
    assert made.rule == row["rule"]
    assert made.versions == versions()
    assert int(made.of) == (table["status"] == row["status"]).sum()


@pytest.mark.parametrize(("id", "kind"), [("nowhere", "pro"), ("", "pros")])
def test_what_is_no_answer_is_refused(id, kind):
    table = parsed()
    with pytest.raises(CorrectionError):
        answer(table, id or table["id"].iat[0], kind)


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12).map(
    lambda s: " ".join(s.split())
)
FREE = ("made", "before", "after", "file", "twin", "rule", "confidence", "versions")
ANSWERS = st.builds(
    Answer,
    **dict.fromkeys(FREE, CELL),
    kind=st.sampled_from(["pro", "other"]),
    was=st.sampled_from(["con work ask", "fact pay accepted"]),
    of=st.integers(0, 99).map(str),
    words=CELL.map("words {}".format).map(str.strip),
)


@given(st.lists(ANSWERS, max_size=4), st.lists(ANSWERS, max_size=4))
def test_what_is_written_is_read_again(first, second):
    text = added_answers("", first)
    text += added_answers(text, second)
    found, notices = read_answers(text)
    assert found == [Answer(*(getattr(a, c).strip() for c in COLUMNS)) for a in first + second]
    assert notices == []


def test_a_spreadsheet_runs_nothing():
    table = parsed()
    made = [answer(table, id, "pro") for id in table["id"]]
    text = added_answers("", made)
    assert read_answers(text)[0] == made
    assert all(not line.startswith(("=", "+", "-", "@")) for line in text.replace(",", "\n").splitlines())


@pytest.mark.parametrize(
    ("column", "value"), [("kind", "pros"), ("was", ""), ("was", "pro work corrected"), ("of", "many"), ("words", " ")]
)
def test_a_broken_line_costs_itself(column, value):
    table = parsed()
    good = answer(table, table["id"].iat[0], "pro")
    bad = {c: getattr(good, c) for c in COLUMNS} | {column: value}
    found, notices = read_answers(added_answers("", [Answer(**bad), good]))
    assert found == [good]
    assert [(n.code, n.line) for n in notices] == [("AUDIT-LINE", 2)]


def test_a_head_without_a_column_is_not_added_to():
    with pytest.raises(CorrectionError, match="audit.csv, line 1: expected the columns made"):
        added_answers("kind,words\n", [Answer(kind="pro", words="a")])


def test_a_statement_that_was_judged_is_known_again():
    table = parsed()
    made = [answer(table, table["id"].iat[0], "pro")]
    assert answered(table, made) == {table["id"].iat[0]}
    later = parsed(NOTE.replace("## Pros\n", "## Pros\n- a new line before it\n"), "renamed.md")
    assert later.set_index("id")["text"][list(answered(later, made))].tolist() == ["good pay"]
    assert answered(parsed("Person: Bo\n\nSomething else.\n"), made) == set()
    assert answered(table, []) == set()


def test_versions_name_rules_and_model():
    assert versions() == versions()
    assert [part.split()[0] for part in versions().split(", ")] == ["careerlab", "rules", "model"]
