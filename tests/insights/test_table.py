"""The one table: its check names file and line, its files come back as they were, spreadsheets run nothing."""

import csv

import pandas as pd
import pytest

from careerlab.errors import TableError
from careerlab.insights.parse import parse_notes
from careerlab.insights.table import COLUMNS, as_table, check_insights, guard, read_insights, write_insights
from careerlab.notes.typed.scanner import read_text

NOTE = """Person: Anna Nowak
Path: UX
Date: 2026-01-14

- =1+1 is what the form said
- NA
- None
- null
- nan
- -5% pay cut
- +48 600 100 200
- @anna, "quoted", and a comma
- Kraków, 給料, 👩‍💻
"""


@pytest.fixture
def insights():
    return parse_notes([read_text(NOTE, "a.md")])


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_table_comes_back_as_it_was(insights, ending, tmp_path):
    file = tmp_path / f"insights.{ending}"
    write_insights(insights, file)
    pd.testing.assert_frame_equal(read_insights(file), insights)


def test_a_spreadsheet_runs_nothing(insights, tmp_path):
    write_insights(insights, tmp_path / "a.csv")
    with open(tmp_path / "a.csv", encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [c for c in cells if c.startswith(("=", "+", "@")) or (c.startswith("-") and c != "-1")]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1+1"])
def test_formulas_are_guarded(text):
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["", "a=1", "5-3", "'quoted'", "mail@x"])
def test_other_words_are_left_alone(text):
    assert guard(text) == text


def test_no_rows_is_a_table_with_every_column():
    empty = parse_notes([])
    assert list(empty.columns) == list(COLUMNS) and len(empty) == 0
    check_insights(empty)
    assert {c: str(t) for c, t in empty.dtypes.items() if COLUMNS[c] != "str"} == {
        c: t for c, t in COLUMNS.items() if t != "str"
    }


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("kind", "praise", "a.md, line 5: kind is not one of pro, con"),
        ("topic", "money", "a.md, line 5: topic is not one of"),
        ("confidence", 1.5, "a.md, line 5: confidence is not between 0 and 1"),
        ("text", None, "a.md, line 5: text is missing"),
    ],
)
def test_the_check_names_file_and_line(insights, column, value, said):
    broken = insights.copy()
    broken[column] = [value, *broken[column][1:]]
    with pytest.raises(TableError, match=said):
        check_insights(broken)


def test_the_check_names_what_is_missing_or_doubled(insights):
    with pytest.raises(TableError, match="lacks the column 'topic'"):
        check_insights(insights.drop(columns="topic"))
    with pytest.raises(TableError, match="its id stands twice"):
        check_insights(pd.concat([insights, insights]))
    with pytest.raises(TableError, match="Expected the table"):
        check_insights([1])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.csv", None, "does not exist"),
        ("a.xlsx", b"", "ends in .csv"),
        ("a.csv", b"a,b\n1,2\n", "lacks the column"),
        ("a.jsonl", b"{not json\n", "could not be read"),
        ("a.parquet", b"PAR", "could not be read"),
    ],
)
def test_files_that_are_no_insights(name, content, said, tmp_path):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError, match=said):
        read_insights(tmp_path / name)


def test_an_ending_nobody_knows(insights, tmp_path):
    with pytest.raises(TableError, match="name the file so"):
        write_insights(insights, tmp_path / "a.xlsx")


def test_as_table_keeps_the_order():
    blank = {name: "" if dtype == "str" else 0 for name, dtype in COLUMNS.items()}
    assert list(as_table([{**blank, "id": "b"}, {**blank, "id": "a"}])["id"]) == ["b", "a"]
