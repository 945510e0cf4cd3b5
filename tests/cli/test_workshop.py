"""The commands of a workshop, as a participant and a coach type them; and forgetting somebody."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from careerlab.cli import main
from careerlab.workshop.pack_file import parse_pack, write_pack

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "workshop"
NOTE = (
    "Person: Anna Nowak\nPath: baking\nDate: 2026-01-02\nshare: yes\n\n"
    "## Pros\n- The pay is good and the hours are short.\n- Anna Nowak likes it.\n\n## Needs\n- You need Git.\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A working folder of one's own, with a list of paths and what was handed in."""
    monkeypatch.chdir(tmp_path)
    Path("paths.txt").write_text("# of our workshop\nbaking\n\n  law \n", "utf-8")
    shutil.copytree(DATA / "packs", "packs")
    return tmp_path


@pytest.fixture
def search(write):
    return write({"notes/anna.md": NOTE, "profile.yaml": "name: Maya Lin\n"}, "search")


def run(*arguments, code=0, answers=None):
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.output
    return result.output


def refused(*arguments):
    """The one sentence that a mistake is answered with."""
    said = run(*arguments, code=2).strip()
    assert "Traceback" not in said
    assert "\n" not in said
    assert re.search(r"\.$", said)
    return said


def files(folder):
    return {file.relative_to(folder).as_posix() for file in Path(folder).rglob("*") if file.is_file()}


# ---- pack


def test_a_pack_is_shown_before_it_is_written(search):
    said = run("workshop", "pack", search, "--paths", "paths.txt", "--code", "a1", answers="y\nn\nn\ny\n")
    table, question = said.index("people who spoke well of pay"), said.index("Write it?")
    assert table < question < said.index("Wrote")
    assert "Share this quote?" in said
    pack = json.loads((search / "out" / "pack-a1.json").read_text("utf-8"))
    assert (pack["code"], pack["paths"], pack["month"]) == ("a1", ["baking", "law"], "2026-01")
    assert [quote for *_, quote in pack["quotes"]] == ["The pay is good and the hours are short."]
    assert files(search) - {"out/.careerlab.lock"} == {"notes/anna.md", "profile.yaml", "out/pack-a1.json"}


def test_who_says_no_writes_nothing(search):
    said = run("workshop", "pack", search, "--paths", "paths.txt", answers="n\n" * 4)
    assert said.splitlines()[-1].endswith("Nothing was written.")
    assert not (search / "out").exists()


def test_without_questions_no_quote_leaves(search):
    run("workshop", "pack", search, "--paths", "paths.txt", "--yes")
    assert json.loads((search / "out" / "pack-mine.json").read_text("utf-8"))["quotes"] == []


@pytest.mark.parametrize(
    ("listed", "code", "says"),
    [
        ("baking\n", "Anna", "The code `Anna` should be up to 12 small letters"),
        ("baking\n", "nowak", "nobody's name"),
        ("baking with Nowak\n", "a1", "names somebody you talked to"),
        ("baking\nBaking\n", "a1", "stands twice"),
        ("a@b.example\n", "a1", "no name of a path"),
        ("# nothing\n", "a1", "Say which paths"),
    ],
)
def test_a_code_or_a_list_that_may_name_somebody_is_refused(search, listed, code, says):
    Path("other.txt").write_text(listed, "utf-8")
    assert says in refused("workshop", "pack", search, "--paths", "other.txt", "--code", code, "--yes")
    assert not (search / "out").exists()


def test_a_folder_that_is_not_there():
    assert "nowhere does not exist" in refused("workshop", "pack", "nowhere", "--yes")


# ---- sheet and plan


def test_the_tally_is_written_to_print_and_to_fill_in():
    assert run("workshop", "sheet", "--paths", "paths.txt").startswith("Wrote workshop")
    assert {"tally.html", "tally.csv"} <= files("workshop")
    assert "baking" in Path("workshop/tally.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("listed", ["", "ring 07700\n", "law\nLaw\n"])
def test_a_list_that_is_none_gives_no_tally(listed):
    Path("other.txt").write_text(listed, "utf-8")
    refused("workshop", "sheet", "--paths", "other.txt")
    assert not Path("workshop", "tally.csv").exists()


def test_a_plan_says_what_a_group_will_see():
    assert "almost nothing shows" in run("workshop", "plan", "--people", 14, "--paths", 6)
    assert "too few" in run("workshop", "plan", "--people", 9, "--paths", 2)
    assert "as they are" in run("workshop", "plan", "--people", 40, "--paths", 2)
    assert "3 or more" in refused("workshop", "plan", "--people", 14, "--paths", 6, "--k", 2)
    assert "Error: " in run("workshop", "plan", "--people", 0, "--paths", 6, code=2)


# ---- merge


def test_packs_become_a_page_for_the_group_and_one_each():
    said = run("workshop", "merge", "packs").splitlines()
    assert said == [
        "18 packs, 5 participants or more behind each number. It is pseudonymised.",
        f"Wrote {Path('workshop', 'workshop.html')} and 18 pages for participants",
    ]
    pages = {f"participants/participant-p{at:02}.html" for at in range(1, 19)}
    assert files("workshop") == pages | {"workshop.html", "group.json"} | (files("workshop") & {".careerlab.lock"})


def test_a_filled_tally_counts_like_a_pack():
    run("workshop", "sheet", "--paths", DATA / "paths.txt", "--out", "sheet")
    rows = Path("sheet/tally.csv").read_text("utf-8-sig").splitlines()
    marked = [re.sub(r"^teaching,(people I talked to|the hours),,", r"teaching,\1,1,", row) for row in rows]
    assert marked != rows
    Path("packs", "t1.csv").write_text("\n".join(marked), "utf-8")
    Path("packs", "t2.csv").write_text("\n".join(rows), "utf-8")
    said = run("workshop", "merge", "packs", "--paths", DATA / "paths.txt").splitlines()
    assert said[0].startswith("Left out: t2.csv: nothing is marked on it.")
    assert said[1].startswith("19 packs, ")


def test_a_tally_needs_the_list():
    shutil.rmtree("packs")
    run("workshop", "sheet", "--paths", DATA / "paths.txt", "--out", "packs")
    assert "tally.csv is a tally: name the workshop's list" in run("workshop", "merge", "packs", code=2)


FOREIGN = ("zorgun", "quellmar", "ottavric", "brixandor")


def make_foreign(file):
    """The same over other paths; the list may be anything, somebody's name, too."""
    pack = parse_pack(file.read_bytes())
    to = dict(zip(pack.paths, FOREIGN, strict=True))
    counts = pack.counts.assign(path=pack.counts["path"].map(to)).sort_values(["table", "path", "word", "side"])
    write_pack(replace(pack, paths=FOREIGN, counts=counts, quotes=pack.quotes[:0]), file)


def change(file, words, others):
    raw = file.read_text("utf-8")
    assert words in raw
    file.write_text(raw.replace(words, others), "utf-8")


def test_what_does_not_belong_is_named_and_left_out():
    at = {number: Path("packs", f"p{number:02}.json") for number in range(1, 9)}
    at[1].write_bytes(at[1].read_bytes()[:900])
    change(at[2], '"version": 1', '"version": 2')
    change(at[3], '"p03"', '"p33"')
    at[4].write_bytes(b"\x89PNG\x00")
    at[5].write_text('{"name": "Anna"}', "utf-8")
    shutil.copy(at[7], at[6])
    make_foreign(at[8])
    said = run("workshop", "merge", "packs").splitlines()
    says = (
        "p01.json is damaged or no pack",
        "p02.json was made by a newer careerlab (version 2 of packs)",
        "p03.json is damaged or was changed by hand (its checksum does not fit)",
        "p04.json is damaged or no pack",
        "p05.json is no pack",
        "p07: There is another pack of this participant",
        "p08: It is of another workshop",
    )
    assert [line.startswith(f"Left out: {words}") for line, words in zip(said, says, strict=False)] == [True] * 7
    assert said[-2].startswith("11 packs, ")
    made = " ".join([*said, *(file.read_text("utf-8") for file in Path("workshop").rglob("*.*") if file.is_file())])
    assert not [word for word in FOREIGN if word in made]
    pages = {f"participant-p{number:02}.html" for number in (7, *range(9, 19))}
    assert {page.name for page in Path("workshop", "participants").iterdir()} == pages


def test_a_pack_over_another_list_is_named_when_the_list_is_given():
    said = run("workshop", "merge", "packs", "--paths", "paths.txt", code=2)
    assert said.count("another list of paths") == 18
    assert said.splitlines()[-1].startswith("There is no pack to merge")
    assert not Path("workshop").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "nowhere does not exist"),
        (["empty"], "There is no pack to merge"),
        (["packs", "--k", "2"], "below 3"),
        (["packs", "--previous", "paths.txt"], "does not hold what was shown before"),
    ],
)
def test_what_cannot_be_merged_writes_nothing(arguments, says):
    Path("empty").mkdir()
    assert says in refused("workshop", "merge", *arguments)
    assert not Path("workshop").exists()


def some_packs(folder, numbers):
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir()
    for number in numbers:
        shutil.copy(Path("packs", f"p{number:02}.json"), folder)
    return folder


@pytest.mark.parametrize(("people", "says"), [(9, "9 packs"), (4, "4 packs")])
def test_a_small_group_sees_no_table(people, says):
    said = run("workshop", "merge", some_packs("few", range(1, people + 1)))
    assert said.startswith("Below 10 participants only" if people == 9 else "Below 5 participants nothing is shown")
    assert says in said
    page = Path("workshop", "workshop.html").read_text("utf-8")
    assert "<table" not in page
    assert json.loads(Path("workshop", "group.json").read_text("utf-8"))["exports"] == []


def test_a_second_export_that_would_reveal_somebody_shows_the_first_again():
    run("workshop", "merge", some_packs("first", range(1, 18)))
    page, kept = (Path("workshop", name).read_text("utf-8") for name in ("workshop.html", "group.json"))
    elsewhere = ("--out", "two", "--previous", Path("workshop", "group.json"))
    for out, more in (("workshop", ()), ("two", elsewhere)):
        said = run("workshop", "merge", "packs", *more)
        assert "Fewer than 5 packs are new or gone. What was shown before is shown again" in said
        assert "17 packs" in said
        assert Path(out, "group.json").read_text("utf-8") == kept
        again = Path(out, "workshop.html").read_text("utf-8")
        assert re.findall(r"<td.*?</td>", again, re.S) == re.findall(r"<td.*?</td>", page, re.S)


# ---- forget


def test_somebody_is_forgotten_with_a_receipt(search):
    run("workshop", "pack", search, "--paths", "paths.txt", "--yes")
    (search / "out" / "report.html").write_text("<p>Anna Nowak", "utf-8")
    looked = run("forget", search, "--person", "Anna Nowak", "--look")
    assert "would be deleted" in " ".join(looked.split())
    assert (search / "out" / "report.html").exists()
    said = run("forget", search, "--person", "Anna Nowak")
    assert "out/report.html" in said
    assert "notes/anna.md" in said
    assert not (search / "out" / "report.html").exists()
    assert (search / "out" / "pack-mine.json").exists()
    assert (search / "notes" / "anna.md").read_text("utf-8") == NOTE


def test_nobody_of_that_name_is_nothing_to_do(search):
    before = files(search)
    assert run("forget", search, "--person", "Quellmar") == "Nothing holds the name Quellmar.\n"
    assert files(search) - {".careerlab.lock"} == before


@pytest.mark.parametrize("person", ["", " ", "?"])
def test_forgetting_needs_a_name(search, person):
    assert "Say whom to forget" in refused("forget", search, "--person", person)


def test_forgetting_asks_who_is_meant(search, write):
    write({"notes/other.md": "Person: Anna Low\nPath: law\n\n- good pay\n"}, "search")
    assert "give the whole name" in refused("forget", search, "--person", "Anna")
