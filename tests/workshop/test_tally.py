"""The tally of a participant without careerlab: every way a spreadsheet may save it, and what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import PackError
from careerlab.insights.codebook import PRIORITY_TOPICS, TOPIC_WORDS
from careerlab.present.tally_sheet import tally_csv
from careerlab.workshop.pack import skill_words
from careerlab.workshop.pack_file import pack_bytes, parse_pack
from careerlab.workshop.tally import HEAD, read_tally, tally_rows

PATHS = ("teaching", "law, tax & audit")


def sheet(*rows, delimiter=",", head=HEAD):
    return "".join(delimiter.join(row) + "\n" for row in (head, *rows))


def counts(content, paths=PATHS):
    return list(read_tally(content, paths).counts.itertuples(index=False, name=None))


def refusal(content, name="The tally"):
    with pytest.raises(PackError) as caught:
        read_tally(content, PATHS, name)
    return str(caught.value)


# What is asked --------------------------------------------------------------------------------------------------------


def test_each_path_is_asked_the_same_in_fixed_words():
    rows = tally_rows(PATHS)
    assert list(rows.columns) == ["path", "table", "word", "about"]
    first, second = (rows[rows["path"].eq(path)].drop(columns="path").reset_index(drop=True) for path in PATHS)
    assert first.equals(second)
    assert list(first.loc[first["table"].eq("spoken"), "word"]) == list(PRIORITY_TOPICS)
    assert set(first.loc[first["table"].eq("gap"), "word"]) - {""} <= skill_words()
    assert first.iloc[0]["about"] == "people I talked to"


@pytest.mark.parametrize("paths", [(), ("",), ("teaching", "Teaching"), ("=cmd()",)])
def test_a_list_of_paths_that_is_none_is_refused(paths):
    with pytest.raises(PackError):
        tally_rows(paths)
    with pytest.raises(PackError):
        read_tally(sheet(), paths)


# What is read ---------------------------------------------------------------------------------------------------------


def test_marks_become_the_counts_of_a_pack():
    filled = sheet(
        ("", "my code", "P-07", "", ""),
        ("teaching", "people I talked to", "3", "", ""),
        ("teaching", "the hours", "", "x", "2"),
        ("teaching", "pay", "1", "", ""),
        ("teaching", "I lack: coding", "x", "", ""),
        ('"law, tax & audit"', "getting in", "", "", "yes"),
    )
    pack = read_tally(filled, PATHS)
    assert (pack.code, pack.month, pack.paths, len(pack.quotes)) == ("p-07", "", PATHS, 0)
    assert list(pack.counts.itertuples(index=False, name=None)) == [
        ("gap", "teaching", "programming", "", 1),
        ("heard", "law, tax & audit", "entry", "against", 1),
        ("heard", "teaching", "hours", "against", 2),
        ("heard", "teaching", "hours", "for", 1),
        ("spoken", "law, tax & audit", "entry", "", 1),
        ("spoken", "teaching", "hours", "", 2),
        ("spoken", "teaching", "pay", "", 1),
        ("talks", "law, tax & audit", "", "", 1),
        ("talks", "teaching", "", "", 3),
    ]


def test_a_tally_is_a_pack_like_any_other():
    pack = read_tally(sheet(("teaching", "pay", "", "x", "x")), PATHS)
    again = parse_pack(pack_bytes(pack), "pack", PATHS)
    assert again.counts.equals(pack.counts)


ONE = [("spoken", "teaching", "pay", "", 1), ("talks", "teaching", "", "", 1)]


@pytest.mark.parametrize("mark", ["x", "X", "1", "1.0", "1,0", "✓", "✔️", "☑", "yes", "Y", "TRUE", " x "])
def test_every_usual_mark_counts_one(mark):
    assert counts(sheet(("teaching", "pay", mark, "", ""), delimiter="\t")) == ONE


@pytest.mark.parametrize(
    ("mark", "people"), [("2", 2), ("99", 99), ("2.0", 2), ("xx", 2), ("|||", 3), ("||| ", 3), ("✓ ✓", 2), ("////", 4)]
)
def test_strokes_and_numbers_count_people(mark, people):
    assert counts(sheet(("teaching", "pay", mark, "", ""), delimiter=";"))[0] == ("spoken", *ONE[0][1:4], people)


@pytest.mark.parametrize("mark", ["", "0", "-", "no", "FALSE", "☐", "–"])
def test_what_says_nothing_is_no_mark(mark):
    assert counts(sheet(("teaching", "pay", "x", mark, mark), ("teaching", "freedom", mark, "", ""))) == ONE


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_spreadsheet_may_have_saved_it(delimiter, encoding, end):
    text = sheet(("Pflege für Ältere", "pay", "x", "", ""), delimiter=delimiter).replace("\n", end)
    assert counts(text.encode(encoding), ["Pflege für Ältere"])[1][:2] == ("talks", "Pflege für Ältere")


def test_the_order_of_rows_and_columns_and_what_else_stands_there_does_not_matter():
    head = ("notes", "bad", "good", "about", "People", "Path")
    rows = [
        ("Priya said so", "", "x", "the pay".removeprefix("the "), "", "TEACHING"),
        ("", "", "", "", "", ""),
        ("her number", "", "", "People I talked  to", "1", "teaching"),
    ]
    told = [("heard", "teaching", "pay", "for", 1), *ONE]
    assert counts(sheet(*rows, head=head)) == counts(sheet(*rows[::-1], head=head)) == told


def test_a_first_line_of_the_spreadsheet_itself_is_passed_over():
    assert counts("sep=;\r\n" + sheet(("teaching", "pay", "x", "", ""), delimiter=";")) == ONE


def test_topics_may_be_called_by_their_short_word():
    for topic in PRIORITY_TOPICS:
        short, long = (counts(sheet(("teaching", word, "x", "", ""))) for word in (topic, TOPIC_WORDS[topic]))
        assert short == long
        assert short[0][2] == topic


@given(
    st.dictionaries(st.integers(0, 2 * (2 + 11 + 10) - 1), st.integers(1, 99), min_size=1),
    st.sampled_from(",;\t"),
)
def test_whatever_is_filled_in_comes_back(marks, delimiter):
    rows = [row for row in tally_rows(PATHS).itertuples() if row.word or row.table == "talks"]
    marks = {place: people for place, people in marks.items() if place < len(rows)}
    if not marks:
        return
    lines = [(f'"{rows[place].path}"', rows[place].about, str(people), "", "") for place, people in marks.items()]
    found = {row[:3]: row[4] for row in counts(sheet(*lines, delimiter=delimiter))}
    for place, people in marks.items():
        row = rows[place]
        assert found[row.table, row.path, row.word] == people or row.table == "talks"
        assert found["talks", row.path, ""] >= people


# What is refused ------------------------------------------------------------------------------------------------------

SECRET = "Priya Raman 07700 900417"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((SECRET, "pay", "x", "", ""), "row 2: the path is none of the workshop's, which are teaching, law"),
        (("", "pay", "x", "", ""), "row 2: the path is none of the workshop's"),
        (("teaching", SECRET, "x", "", ""), "row 2: what it is about does not stand on the tally"),
        (("teaching", "pay", SECRET, "", ""), "row 2: what stands under people is no mark: write x, or how many"),
        (("teaching", "pay", "", "maybe", ""), "row 2: what stands under good is no mark"),
        (("teaching", "pay", "", "", "100"), "row 2: what stands under bad is no mark"),
        (("teaching", "pay", "", "", "1.5"), "row 2: what stands under bad is no mark"),
        (("teaching", "pay", "-1", "", ""), "row 2: what stands under people is no mark"),
        (("teaching", f"I lack: {SECRET}", "x", "", ""), "row 2: careerlab does not know this skill. Write one skill"),
        (("teaching", "I lack: negociation", "x", "", ""), "does not know this skill. Is it negotiation"),
        (("teaching", "I lack:", "x", "", ""), "row 2: write the skill behind `I lack:`"),
        (("teaching", "I lack: writing", "", "x", ""), "row 2: only topics have a good and a bad side"),
        (("teaching", "people I talked to", "3", "", "x"), "row 2: only topics have a good and a bad side"),
        (("", "my code", SECRET, "", ""), "row 2: the code should be up to 12 letters, digits and hyphens"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row_and_never_repeated(row, words):
    said = refusal(sheet(row))
    assert words in said
    assert "Priya" not in said
    assert "07700" not in said


def test_a_row_that_stands_twice_is_named_with_the_first():
    rows = [("teaching", "pay", "x", "", ""), ("teaching", "hours", "", "", ""), ("Teaching", "Pay", "", "", "1")]
    assert refusal(sheet(*rows)) == "The tally, row 4: the same as in row 2 is asked. Keep one of the two."


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    assert ", row 5:" in refusal("\n" + sheet(("", "", "", "", ""), ("teaching", "", "", "", ""), ("law", "pay", "x")))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no text: save the sheet as .csv"),
        (" \n", "holds no text"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\x9f\xf2\xe1\x01\x02\x05\x0e\x0f", "holds no text"),
        ("a note about Priya\n", "is no tally: its first row should be path, about, people, good, bad"),
        ("path,about,people,good\nteaching,pay,x,\n", "and `bad` is not there"),
        (sheet(), "nothing is marked on it"),
        (tally_csv(PATHS), "nothing is marked on it"),
        (b"x" * 1_000_001, "is larger than 1 MB"),
    ],
    ids=str,
)
def test_what_is_no_filled_tally_is_refused(content, words):
    said = refusal(content, "Tally 3")
    assert said.startswith("Tally 3")
    assert words in said
    assert "Priya" not in said


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300), st.text(",;\tx1\n\"'pathboueg", max_size=200)))
def test_nothing_handed_in_raises_anything_else(content):
    head = ",".join(HEAD) + "\n"
    for whole in (content, head + content if isinstance(content, str) else head.encode() + content):
        try:
            read_tally(whole, PATHS)
        except PackError as error:
            assert str(error).count("\n") == 0


def test_a_very_long_cell_takes_no_time():
    assert "no mark" in refusal(sheet(("teaching", "pay", "x|" * 200_000, "", "")))
    assert "does not know this skill" in refusal(sheet(("teaching", "I lack: " + "x" * 400_000, "x", "", "")))
