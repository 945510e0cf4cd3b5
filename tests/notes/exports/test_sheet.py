"""Sheets with one talk a row: every cell in its place, every character in exactly one row's Note."""

import csv
import io
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.errors import NoteError
from careerlab.insights.statements import statements
from careerlab.notes.exports import sheet
from careerlab.notes.exports.cells import DELIMITERS, MAX_COLUMNS, delimiter_of, read_rows
from careerlab.notes.exports.columns import is_head, role_of, roles_of
from careerlab.notes.exports.sheet import read_sheet
from tests.strategies import LOSSLESS, sheets, texts

FIELDS = ("person", "role", "organisation", "path", "date", "introduced_by", "explorer", "also")


def read(text, day_first=True):
    return read_sheet(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"), "t.csv", day_first)


def fields(note):
    return {name: getattr(note, name) for name in FIELDS if getattr(note, name)}


def said(note):
    """(label, words) of each block."""
    return [(b.label, " ".join(note.text[a:z] for a, z in b.runs)) for b in note.blocks]


def codes(note):
    return [(n.code, n.line) for n in note.notices]


# ---- cells


def values(text, delimiter):
    rows = []
    for row in read_rows(text, delimiter):
        words = [""] * (row.cells[-1].column + 1 if row.cells else 0)
        for cell in row.cells:
            found = text[cell.start : cell.end]
            words[cell.column] = found.replace('""', '"') if cell.quoted else found
        rows.append(words)
    return rows


def trimmed(row):
    row = [cell.strip() for cell in row]
    while row and not row[-1]:
        row.pop()
    return row


CELLS = st.text(st.sampled_from("ab ,;\t|\"\n\r'é1"), max_size=8).map(lambda cell: cell.strip().lstrip('"'))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4), st.sampled_from(DELIMITERS), st.booleans())
@settings(max_examples=500)
def test_cells_are_those_of_the_standard_library(rows, delimiter, quoted):
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=quoting).writerows(rows)
    peer = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter)
    assert [trimmed(row) for row in values(out.getvalue(), delimiter)] == [trimmed(row) for row in peer]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ('a, "b, c" ,d\n', [["a", "b, c", "d"]]),
        ('"a\r\nb",c\r\n', [["a\r\nb", "c"]]),
        ('"a ""b"" c",d', [["a b c".replace("b", '"b"'), "d"]]),
        ('"Great" team,b', [['Great" team', "b"]]),
        ('5" screen,b', [['5" screen', "b"]]),
        ('a,"open\nb,c', [["a", '"open'], ["b", "c"]]),
        ('a,"open\n"b",c', [["a", '"open'], ["b", "c"]]),
        (",,a,,\n\nb", [["", "", "a"], [], ["b"]]),
        ('"",a', [["", "a"]]),
        (" \n", [[]]),
    ],
)
def test_cells(text, rows):
    assert values(text, ",") == rows


def test_what_is_beyond_the_last_column_is_one_cell():
    for extra, last in ((0, "x"), (1, "x,x")):
        row = next(read_rows("x," * (MAX_COLUMNS + extra) + "x", ","))
        assert (len(row.cells), row.cells[-1].column) == (MAX_COLUMNS + 1, MAX_COLUMNS)
        assert ("x," * (MAX_COLUMNS + extra) + "x")[row.cells[-1].start : row.cells[-1].end] == last


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name,Pros\nAnna,pay; hours\n", ","),
        ("Name;Pros\nAnna;pay, hours, team\n", ";"),
        ("Name\tPros\nAnna\tpay, hours | team\n", "\t"),
        ("Name|Pros\nAnna|pay, hours\n", "|"),
        ("Name, first;Role;Pros\nAnna;UX;a, b, c\nBen;PM;d\n", ";"),
        ('"Name; all",Pros\n"Anna; Ben",pay\n', ","),
        ("one word\n", ","),
        ("", ","),
    ],
)
def test_delimiter(text, delimiter):
    assert delimiter_of(text) == delimiter


# ---- columns


@pytest.mark.parametrize(
    ("name", "role"),
    [
        *((n, "person") for n in ("Name", "What is your name?", "1. Full name", "Interviewee", "Name of interviewee")),
        *((n, "person") for n in ("Who did you talk to?", "Whom have you interviewed?", "Contact")),
        *(
            (n, "organisation")
            for n in ("Company", "What is your company?", "Name of the company", "Where do you work?")
        ),
        *((n, "role") for n in ("Job title", "What is your current role?", "Q2: Position", "Interviewee's job title")),
        *((n, "date") for n in ("Date", "Date of interview", "Interview date", "When did you talk?")),
        *((n, "introduced_by") for n in ("Via", "Introduced by", "Who introduced you?", "How were you introduced?")),
        *((n, "explorer") for n in ("Interviewer", "Student")),
        *((n, "also") for n in ("Email Address", "LinkedIn")),
        *((n, "time") for n in ("Timestamp", "Completion time", "Submitted at")),
        *((n, "kept") for n in ("ID", "#", "Status", "Last edited time")),
        *((n, "") for n in ("Pros", "What is your role like?", "What do you like about your job?", "Interview notes")),
        *(
            (n, "")
            for n in ("What would you tell somebody who wants to get your job title in a company like this one?", "")[
                :1
            ]
        ),
        *((n, "") for n in ("Career path advice", "Work-life balance", "What is a typical day?")),
    ],
)
def test_role_of_a_column(name, role):
    assert role_of(name) == role


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (["Your name", "Company"], ["person", "organisation"]),
        (["Your name", "Name of interviewee"], ["explorer", "person"]),
        (["Name", "Person"], ["title", "person"]),
        (["Name", "Title"], ["person", "title"]),
        (["First name", "Last name"], ["first", "last"]),
    ],
)
def test_roles_of_columns_beside_one_another(names, roles):
    assert roles_of(names) == roles


@pytest.mark.parametrize(
    ("names", "head"),
    [
        (["Person", "Whatever"], True),
        (["Pros", "Cons"], True),
        (["What do you like?", "And what not?", "Else"], True),
        (["Anna", "great team", "low pay"], False),
        (["Yes", "No", "5"], False),
        ([], False),
    ],
)
def test_is_head(names, head):
    assert is_head(names) is head


# ---- notes


def test_a_talk_in_each_row():
    notes = read(
        "Person,Role,Company,Date,Pros,Cons\n"
        'Anna Nowak,UX designer,Acme,2026-03-11,good pay,"long, hours"\n\nBen Li,Nurse,,,,shifts\n'
    )
    assert [note.source for note in notes] == ["t.csv/row 2", "t.csv/row 4"]
    assert [note.title for note in notes] == ["Anna Nowak", "Ben Li"]
    assert fields(notes[0]) == {
        "person": "Anna Nowak",
        "role": "UX designer",
        "organisation": "Acme",
        "date": "2026-03-11",
    }
    assert [said(note) for note in notes] == [[("Pros", "good pay"), ("Cons", "long, hours")], [("Cons", "shifts")]]
    assert notes[0].text is notes[1].text
    assert [codes(note) for note in notes] == [[], []]
    kinds = [{(s.kind, notes[0].text[s.start : s.end].strip()) for s in note.spans} for note in notes]
    assert ("heading", "Pros") in kinds[0]
    assert ("metadata", "Anna Nowak") in kinds[0]
    assert ("text", "good pay") in kinds[0]
    assert {kind for kind, _ in kinds[1]} == {"elsewhere", "metadata", "text", "markup", "space"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("First name,Last name,Pros\nAnna,Nowak,pay\n", {"person": "Anna Nowak"}),
        ("Name,Pros\nCoffee with Priya Raman,pay\n", {"person": "Priya Raman"}),
        ("Name,Pros\nanonymous,pay\n", {}),
        ("Name,Title,Pros\nAnna Nowak,Product manager,pay\n", {"person": "Anna Nowak", "role": "Product manager"}),
        ("Your name,Interviewee,Pros\nEd,Anna,pay\n", {"person": "Anna", "explorer": "Ed"}),
        ("Name,Email,Pros\nAnna,anna@acme.example,pay\n", {"person": "Anna", "also": ("anna@acme.example",)}),
        ("Person,Pros\nAnna Nowak (https://acme.example/Anna-1?pvs=2),pay\n", {"person": "Anna Nowak"}),
        ("Person,Pros\n[Anna Nowak](Anna%20Nowak.md),pay\n", {"person": "Anna Nowak"}),
        ("Person,Pros\n[[Anna Nowak]],pay\n", {"person": "Anna Nowak"}),
        ("Name,Path,Via,Pros\nAnna,Law,Ben Li,pay\n", {"person": "Anna", "path": "Law", "introduced_by": "Ben Li"}),
        ("Timestamp,Name,Pros\n2026/03/11 2:00:00 PM GMT+1,Anna,pay\n", {"person": "Anna", "date": "2026-03-11"}),
        ("Timestamp,Date,Pros\n2026/03/11,2026/03/09,pay\n", {"date": "2026-03-09"}),
        ('Date,Pros\n"March 11, 2026 2:00 PM",pay\n', {"date": "2026-03-11"}),
        ('Date,Pros\n"March 11, 2026 → March 12, 2026",pay\n', {"date": "2026-03-11"}),
        ("Date,Pros\n@11 March 2026,pay\n", {"date": "2026-03-11"}),
    ],
)
def test_fields(text, found):
    assert fields(read(text)[0]) == found


@pytest.mark.parametrize(
    ("dates", "read_as", "notices"),
    [
        (("03/11/2026", "03/25/2026"), ("2026-03-11", "2026-03-25"), []),
        (("11/03/2026", "25/03/2026"), ("2026-03-11", "2026-03-25"), []),
        (("11/03/2026", "09/03/2026"), ("2026-03-11", "2026-03-09"), [("DATE-AMBIGUOUS", 2), ("DATE-AMBIGUOUS", 3)]),
        (("soon",), ("",), [("FM-VALUE", 2)]),
    ],
)
def test_dates_of_a_sheet_are_read_alike(dates, read_as, notices):
    notes = read("Date,Pros\n" + "".join(f"{date},pay\n" for date in dates))
    assert tuple(note.date for note in notes) == read_as
    assert [code for note in notes for code in codes(note)] == notices


def test_a_long_answer_is_said_whatever_its_column():
    words = "I run a team of nine people and I like how free we are. " * 4
    assert said(read(f"Name,Role\nAnna,{words.strip()}\n")[0]) == [("Role", words.strip())]


@pytest.mark.parametrize(
    ("cell", "blocks"),
    [
        ("good pay", [("Pros", "good pay")]),
        ("good pay\nfree Fridays", [("Pros", "good pay"), ("Pros", "free Fridays")]),
        ("- good pay\r\n• free Fridays\r\n1. team", [("Pros", "good pay"), ("Pros", "free Fridays"), ("Pros", "team")]),
        ("I like it\nCons:\n- hours\n", [("Pros", "I like it"), ("Cons", "hours")]),
        ("## Cons\nhours\n**Money**\nfair", [("Cons", "hours"), ("Money", "fair")]),
        ("Cons:", [("Pros", "Cons:")]),
        ('she said "great" twice', [("Pros", 'she said "great " twice')]),
        ("'=good", [("Pros", "=good")]),
        ("'tis good", [("Pros", "'tis good")]),
        ("**very** good", [("Pros", "very good")]),
        (
            "what she told me about it was that the pay is\nfair",
            [("Pros", "what she told me about it was that the pay is fair")],
        ),
        ("a\rb", [("Pros", "a"), ("Pros", "b")]),
    ],
)
def test_words_of_a_cell(cell, blocks):
    quoted = cell.replace('"', '""')
    assert said(read(f'Name,Pros\nAnna,"{quoted}"\n')[0]) == blocks


def test_a_doubled_quote_is_one():
    note = read('Name,Pros\nAnna,"they say ""great"", often"\n')[0]
    assert [s.text for s in statements(note)[0]] == ['they say "great", often']


@pytest.mark.parametrize(
    "raw",
    [
        "Name,Pros\nAnna,pay\n".encode("utf-8-sig"),
        "Name\tPros\r\nAnna\tpay\r\n".encode("utf-16"),
        b"sep=;\r\nName;Pros\r\nAnna;pay\r\n",
        b"SEP=|\nName|Pros\nAnna|pay",
        b"Name;Pros\rAnna;pay\r",
        b"Talks in spring,,\nName,Pros\nAnna,pay\n",
        b"\n\nName,Pros\n\nAnna,pay\n\n",
        b'"Name","Pros"\n"Anna","pay"\n',
        b"Pros,Name\npay,Anna\n",
    ],
)
def test_one_talk_however_it_is_written(raw):
    notes = read(raw)
    assert [(note.person, said(note), codes(note)) for note in notes] == [("Anna", [("Pros", "pay")], [])]


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("Name,Pros\nAnna,pay\n", [[]]),
        ("Anna,great team\nBen,low pay\n", [[("CSV-HEAD", 1)], []]),
        ('Name,Pros\nAnna,"open\nBen,pay\n', [[("CSV-QUOTE", 2)], []]),
        ("Name,Pros\nAnna,pay,hours\nBen,pay\n", [[("CSV-CELLS", 2)], []]),
        ("Name,Pros\n", [[("CSV-EMPTY", 0)]]),
        ("x,y\n1,2\n", [[("CSV-EMPTY", 0)]]),
        ("Name,Pros\nĄ,\xe9\n".encode("cp1250"), [[("ENC-GUESSED", 2)]]),
    ],
)
def test_notices(text, notices):
    assert [codes(note) for note in read(text)] == notices


def test_questions_and_answers_of_one_talk():
    text = "Question,Answer\nWhat do you like?,pay\nWhat not?,long hours\n"
    (note,) = read(text)
    assert (note.source, said(note)[-1]) == ("t.csv", ("What not?", "long hours"))
    (note,) = read("Name:,Anna Nowak\nDate:,2026-03-11\nWhat do you like?,pay\nWhat not?,hours\n")
    assert fields(note) == {"person": "Anna Nowak", "date": "2026-03-11"}
    assert [(s.question or s.label, s.text) for s in statements(note)[0]] == [
        ("What do you like?", "pay"),
        ("What not?", "hours"),
    ]


def test_lines_under_the_name_of_a_sheet_are_read_as_text():
    (note,) = read("Talk with Anna.\n\nPros:\n- good pay\n")
    assert [s.section for s in statements(note)[0]] == ["", "Pros"]


@pytest.mark.parametrize(("extra", "codes_of_last"), [(0, []), (1, [("CSV-ROWS", sheet.MAX_ROWS + 2)])])
def test_rows_of_a_sheet(extra, codes_of_last):
    notes = read("Name,Pros\n" + "Anna,pay\n" * (sheet.MAX_ROWS + extra))
    assert (len(notes), codes(notes[-1])) == (sheet.MAX_ROWS + extra, codes_of_last)
    assert_each_character_once(notes)


def test_cells_of_a_sheet():
    row = "pay," * 999 + "pay\n"
    notes = read("Name,Pros\n" + row * (sheet.MAX_CELLS // 1000 + 50))
    assert codes(notes[-1])[0][0] == "CSV-ROWS"
    assert sum(len(note.blocks) for note in notes) <= sheet.MAX_CELLS + 1000
    assert_each_character_once(notes)


def test_empty_rows_are_no_talks():
    (note,) = read("Name,Pros\nAnna,pay" + "\n" * (sheet.MAX_CELLS + 10))
    assert (codes(note), said(note)) == ([], [("Pros", "pay")])


def test_an_empty_sheet():
    with pytest.raises(NoteError) as caught:
        read("\n \n")
    assert caught.value.notice.code == "FILE-EMPTY"


def assert_each_character_once(notes):
    own = sorted((s.start, s.end) for note in notes for s in note.spans if s.kind != "elsewhere")
    at = 0
    for start, end in own:
        assert start == at
        at = end
    assert at == len(notes[0].text)
    assert all(note.text is notes[0].text for note in notes)


@given(st.one_of(sheets(), sheets().map("Name,Pros,Date\n{}".format), texts()))
@LOSSLESS
def test_every_character_is_in_one_row(text):
    try:
        notes = read(text)
    except NoteError as error:
        assert error.notice.code in ("FILE-EMPTY", "FILE-BINARY")
        return
    assert_each_character_once(notes)
    for note in notes:
        statements(note)
        kinds = {(s.start, s.end): s.kind for s in note.spans}
        assert all(kinds[run] in ("text", "heading") for block in note.blocks for run in block.runs)


def test_work_grows_with_the_sheet_only():
    """Each row costs its own cells: no row looks at those of the others."""

    def spans(rows):
        return sum(len(note.spans) for note in read("Name,Pros\n" + "Anna,pay\n" * rows))

    assert math.isclose(spans(200) / spans(100), 2, rel_tol=0.05)
