"""corrections.csv as text: what people, spreadsheets and sync programs make of it, and a line that is broken."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import CorrectionError
from careerlab.insights.corrections.decision import COLUMNS, Correction, named
from careerlab.insights.corrections.lines import added_text, read_lines
from careerlab.insights.corrections.sheet import guarded, unguarded

HEAD = ",".join(COLUMNS)
ONE = named(Correction(made="2026-05-01", action="kind", value="pro", words="the pay, it is fair", file="a.md"))
TWO = named(Correction(made="2026-05-01", action="topic", value="pay", words='"fair", she said', replaces=ONE.id))
BOTH = added_text("", [ONE, TWO])


def lines(text):
    return [notice.line for notice in read_lines(text)[1]]


def test_a_new_file():
    assert BOTH.startswith("\ufeff" + HEAD + "\n" + ONE.id)
    assert read_lines(BOTH.removeprefix("\ufeff")) == ([ONE, TWO], [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_as_spreadsheets_save_it(end, sign):
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator=end).writerows(csv.reader(io.StringIO(BOTH)))
    assert read_lines(text.getvalue()) == ([ONE, TWO], [])
    more = named(Correction(action="accept", words="one; more, here"))
    assert read_lines(text.getvalue() + added_text(text.getvalue(), [more])) == ([ONE, TWO, more], [])


def test_columns_may_be_moved_and_added():
    order = [*reversed(COLUMNS), "my own"]
    text = io.StringIO()
    rows = [[getattr(c, column, "mine") for column in order] for c in (ONE, TWO)]
    csv.writer(text).writerows([order, *rows])
    assert read_lines(text.getvalue()) == ([ONE, TWO], [])
    more = named(Correction(action="accept", words="one more"))
    assert read_lines(text.getvalue() + added_text(text.getvalue(), [more]))[0] == [ONE, TWO, more]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("c1,2026-05-01,knd,pro,words,,,a.md,,,,", "'knd' is no action"),
        ("c1,2026-05-01,kind,good,words,,,a.md,,,,", "'good' is no kind"),
        ("c1,2026-05-01,kind,pro,,,,a.md,,,,", "words of the statement are missing"),
        ("c1,2026-05-01,kind,pro,words,,a.md,,,,", "it has 11 cells, and there are 12 columns"),
        ("c1,2026-05-01,kind,pro,words, more of them,,,a.md,,,,", "it has 13 cells"),
        ('c1,2026-05-01,kind,pro,"words,,,a.md,,,,', "quotes or cells are broken"),
        ("<<<<<<< here", "is no action"),
        ("c1,2026-05-01,split,pro,great people,,,a.md,,,,", "does not say how to split"),
        ("c1,2026-05-01,merge,,great people,,,a.md,,,,", "no statement after it"),
    ],
)
def test_a_broken_line_costs_nothing_but_itself(broken, says):
    """C14"""
    head, one, two = BOTH.splitlines()
    found, notices = read_lines("\n".join([head, one, broken, two, ""]).removeprefix("\ufeff"))
    assert found == [ONE, TWO]
    ((code, line, message),) = [(n.code, n.line, n.message) for n in notices]
    assert (code, line) == ("CORRECTION-LINE", 3)
    assert says in message


def test_a_head_that_is_broken_is_named_and_the_rest_applies():
    head, one, two = BOTH.removeprefix("\ufeff").splitlines()
    for first in (head.replace("action", "actn"), "anything", one):
        found, notices = read_lines("\n".join([first, one, two]))
        assert found[-2:] == [ONE, TWO]
        assert [(n.code, n.line) for n in notices] == [("CORRECTION-HEAD", 1)]
        with pytest.raises(CorrectionError, match="line 1: expected the columns"):
            added_text("\n".join([first, one]), [TWO])


def test_two_files_put_one_after_the_other():
    """What a merge of two machines leaves: the head and a mark twice, rows of both."""
    assert read_lines(BOTH + added_text("", [ONE])) == ([ONE, TWO, ONE], [])


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " , ,\n", HEAD, HEAD + "\r\n\r\n"])
def test_nothing_in_it(text):
    assert read_lines(text) == ([], [])
    assert read_lines(text + added_text(text, [ONE])) == ([ONE], [])


def test_a_line_written_by_hand_gets_its_id():
    hand, _ = read_lines("action,value,words\nKind,Pro,the pay is fair\n")
    assert hand == [named(Correction(action="kind", value="pro", words="the pay is fair"))]


def test_cells_that_a_text_editor_trimmed():
    trimmed = BOTH.removeprefix("\ufeff").replace(
        "," * (BOTH.splitlines()[1].count(",") - BOTH.splitlines()[1].rstrip(",").count(",")) + "\n", "\n"
    )
    assert read_lines(trimmed) == ([ONE, TWO], [])


def test_only_what_is_new_is_added_and_nothing_before_it_changes():
    assert added_text(BOTH, [TWO, ONE]) == ""
    more = named(Correction(action="accept", words="more"))
    assert added_text(BOTH, [ONE, more, more]).count("\n") == 1
    assert added_text(BOTH.rstrip("\n"), [more])[0] == "\n"


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), max_size=12)
cell = st.one_of(words, st.sampled_from(["=1+1", "'=1", "+48 60", "-5%", "@anna", "'", "''", '"', "＝1", "a;b,c\td"]))


@given(st.lists(st.builds(Correction, made=cell, words=cell.map("w{}".format), before=cell, file=cell, rule=cell)))
def test_what_was_written_is_read(made):
    made = [named(Correction(**{c: getattr(m, c).strip() for c in COLUMNS} | {"action": "accept"})) for m in made]
    made = list(dict.fromkeys(m for m in made))
    text = added_text("", made)
    assert read_lines(text) == (made, [])
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert added_text(text, made) == ""


@given(cell)
def test_guarding_loses_nothing(value):
    assert unguarded(guarded(value)) == value


@given(st.text(max_size=200), st.data())
def test_no_damage_raises(junk, data):
    at = data.draw(st.integers(0, len(BOTH)))
    found, notices = read_lines(BOTH[:at] + junk + BOTH[at:])
    assert all(notice.line > 0 and notice.hint for notice in notices)
    assert {type(c) for c in found} <= {Correction}
