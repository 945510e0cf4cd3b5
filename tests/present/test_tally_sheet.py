"""The tally on paper and as a .csv."""

import re
from html import escape

import pytest
from test_question_sheet import printed, sides
from test_report import Reader, opened, title, visible

from careerlab.errors import PackError, WriteError
from careerlab.present.tally_sheet import tally_csv, tally_html, write_tally
from careerlab.workshop.tally import read_tally, tally_rows

THREE = ["teaching", "nursing", "software development"]
SIX = [
    *THREE,
    "social work",
    "Straßenverkehrsinfrastrukturplanung und Wasserwirtschaft",
    "law, tax & public administration",
]


@pytest.mark.parametrize(
    ("paths", "paper", "count"),
    [(THREE[:1], "Letter", 1), (SIX, "Letter", 1), (SIX, "A4", 1), ([f"x{c}" for c in "abcdefg"], "A4", 2)],
    ids=["one", "six", "six on A4", "seven"],
)
def test_six_paths_print_on_one_side_of_paper(tmp_path, paths, paper, count):
    assert sides(printed(tally_html(paths), tmp_path, paper)) == count


def test_the_paths_are_shared_evenly_among_sides():
    html = tally_html([f"path {c}" for c in "abcdefg"])
    assert [len(re.findall(r"<th><bdi>", side)) for side in html.split("<article>")[1:]] == [4, 3]
    assert "Side 2 of 2." in visible(html)
    assert "Side" not in visible(tally_html(SIX))


def test_every_line_has_its_boxes():
    html = tally_html(THREE)
    rows = tally_rows(THREE)
    topics, others = rows["table"].eq("spoken").sum(), rows["table"].ne("spoken").sum()
    assert html.count('class="tick"') == 3 * topics + others
    text = visible(html)
    for word in {*rows.loc[rows["table"].eq("spoken"), "about"], *rows.loc[rows["table"].eq("gap"), "word"]}:
        assert word in text
    assert "No names, no employers" in text
    assert "anonym" not in html


def test_the_csv_holds_the_same_lines_and_opens_in_a_spreadsheet(tmp_path):
    html, sheet = write_tally(SIX, tmp_path)
    assert (html.name, sheet.name) == ("tally.html", "tally.csv")
    raw = sheet.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfpath,about,people,good,bad\r\n,my code,,,\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 2 + len(tally_rows(SIX))
    assert not re.search(rb"(?m)^\"?[=+@-]", raw)
    filled = raw.decode("utf-8-sig").replace("people I talked to,", "people I talked to,2")
    assert list(read_tally(filled.encode("utf-8-sig"), SIX).counts["people"]) == [2] * 6


def test_the_same_paths_give_the_same_bytes(tmp_path):
    one, two = (write_tally(iter(THREE), tmp_path / name) for name in ("one", "two"))
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]
    assert tally_csv(THREE) != tally_csv(THREE[::-1])


def test_it_runs_and_loads_nothing():
    html = tally_html(SIX)
    assert Reader(html).tags[2][1]["content"].startswith("default-src 'none'")
    assert not re.search(r"<script|https?://", html)
    assert "law, tax &amp; public" in html


def test_on_a_phone_nothing_stands_beyond_its_edge(tmp_path):
    frame = f'<iframe width="360" height="900" srcdoc="{escape(tally_html(SIX))}"></iframe>'
    measure = "frames[0].document.documentElement.scrollWidth - frames[0].document.documentElement.clientWidth"
    script = f"<script>onload = () => document.title = {measure}</script>"
    (tmp_path / "phone.html").write_text(f"<title>?</title>{frame}{script}", encoding="utf-8")
    assert title(opened(tmp_path / "phone.html", tmp_path)) == "0"


def test_a_list_of_paths_that_is_none_writes_nothing(tmp_path):
    with pytest.raises(PackError):
        write_tally([], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WriteError, match="could not be written"):
        write_tally(THREE, tmp_path / "file" / "out")
