"""Archives of notes: every member its own Note, databases joined to their pages, and nothing in them lost."""

import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.errors import NoteError
from careerlab.insights.statements import statements
from careerlab.notes.exports.notion import read_archive
from careerlab.notes.read import read_file
from tests.strategies import sheets
from tests.zip_files import NOISE, encrypted, packed

ID, OTHER = "0123456789abcdef0123456789abcdef", "fedcba98765432100123456789abcdef"
ROOT = "Export-01234567-89ab-cdef-0123-456789abcdef"
PAGE = "# Anna\n\nPay is good.\n"


def read(files, method=zipfile.ZIP_DEFLATED):
    return read_archive(packed(files, method), "e.zip")


def sources(notes):
    return [note.source.removeprefix("e.zip/") for note in notes]


def codes(note):
    return [n.code for n in note.notices]


def said(note):
    return [s.text for s in statements(note)[0]]


def by_source(notes):
    return dict(zip(sources(notes), notes, strict=True))


# ---- members


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([f"Anna {ID}.md"], ["Anna.md"]),
        ([f"{ROOT}/Anna {ID}.md"], ["Anna.md"]),
        ([f"Export/Anna {ID}.md"], ["Anna.md"]),
        ([f"{ROOT}/Private & Shared/UX {ID}/Anna {ID}.md"], ["UX/Anna.md"]),
        ([f"UX {ID}/Anna {ID}.md", f"PM {ID}/Anna {ID}.md"], ["PM/Anna.md", "UX/Anna.md"]),
        ([f"Anna {ID}.md", f"Anna {OTHER}.md"], [f"Anna {ID}.md", f"Anna {OTHER}.md"]),
        ([f"{ID}.md"], [f"{ID}.md"]),
        (["Anna deadbeef.md", "cafe.md"], ["Anna deadbeef.md", "cafe.md"]),
        (["UX/Anna.md"], ["UX/Anna.md"]),
        (["e/UX/Anna.md", "e/PM/Ben.md"], ["PM/Ben.md", "UX/Anna.md"]),
        (["e/Anna.md"], ["e/Anna.md"]),
        (["e/UX/Anna.md", "Ben.md"], ["Ben.md", "e/UX/Anna.md"]),
        (["law/UX/Anna.md"], ["law/UX/Anna.md"]),
        (["../../etc/Anna.md", "C:\\Users\\Ben.md"], ["Users/Ben.md", "etc/Anna.md"]),
    ],
)
def test_names(names, shown):
    assert sources(read([(name, PAGE) for name in names])) == shown


@pytest.mark.parametrize(("name", "title"), [(f"Anna {ID}.md", "Anna"), ("Talk.md", "")])
def test_a_page_is_called_what_stands_above_it(name, title):
    assert read([(name, PAGE)])[0].title == title


def test_each_member_is_read_for_what_it_is():
    notes = by_source(
        read(
            [
                ("Anna.md", PAGE),
                ("Ben.txt", "Pay is low."),
                ("Cy.csv", "Name,Pros\nCy,pay\nDee,team\n"),
                ("Ed.md", "<html><body><p>Pay is fair.</p></body></html>"),
                ("Flo.srt", "1\n00:00:01,000 --> 00:00:02,000\nPay is odd.\n"),
            ]
        )
    )
    assert list(notes) == ["Anna.md", "Ben.txt", "Cy.csv/row 2", "Cy.csv/row 3", "Ed.md", "Flo.srt"]
    assert [said(note) for note in notes.values()] == [
        ["Pay is good."],
        ["Pay is low."],
        ["pay"],
        ["team"],
        ["Pay is fair."],
        ["Pay is odd."],
    ]


def test_a_member_that_cannot_be_read_stops_no_other():
    notes = by_source(
        read(
            [
                ("a.rtf.md", "{\\rtf1 Pay}"),
                ("b.md", ""),
                ("c.md", bytes(9)),
                ("d.md", PAGE),
                ("big.md", NOISE * 14),
            ]
        )
    )
    assert {source: (bool(note.text), codes(note)) for source, note in notes.items()} == {
        "a.rtf.md": (False, ["DOC-RTF"]),
        "b.md": (False, ["FILE-EMPTY"]),
        "big.md": (False, ["FILE-SIZE"]),
        "c.md": (False, ["FILE-BINARY"]),
        "d.md": (True, []),
    }


def test_a_member_as_large_as_a_file_may_be_is_read():
    (note,) = read([("big.md", "word " * 1_048_576)], zipfile.ZIP_STORED)
    assert len(note.text) == 5_242_880


def test_a_damaged_and_a_secret_member_are_named():
    raw = bytearray(packed([("a.md", PAGE * 9), ("b.md", PAGE)]))
    raw[36] ^= 0xFF
    notes = read_archive(bytes(raw), "e.zip")
    assert [(note.source, codes(note)) for note in notes] == [("e.zip/a.md", ["ZIP-BAD"]), ("e.zip/b.md", [])]
    notes = read_archive(encrypted(packed([("a.md", PAGE), ("b.md", PAGE)]), 0), "e.zip")
    assert [(note.source, codes(note)) for note in notes] == [("e.zip/a.md", ["ZIP-ENCRYPTED"]), ("e.zip/b.md", [])]


def test_members_that_are_no_notes_are_told_once():
    names = (
        "pic.png",
        "talk.m4a",
        "style.css",
        "theme.js",
        "__MACOSX/._Anna.md",
        ".DS_Store",
        "UX/pic 2.jpg",
        "index.html",
    )
    *notes, last = read([(f"Anna {ID}.md", PAGE), *((name, "x") for name in names)])
    assert sources(notes) == ["Anna.md"]
    assert (last.source, last.text, codes(last)) == ("e.zip", "", ["ZIP-SKIPPED"])
    told = "6 files in it are no notes: pic.png, talk.m4a, style.css, theme.js, pic 2.jpg and 1 more."
    assert last.notices[0].message == told


def test_an_index_that_notion_did_not_write_is_a_note():
    assert sources(read([("index.html", "<html><body>Pay is good.</body></html>")])) == ["index.html"]


def test_an_empty_archive():
    with pytest.raises(NoteError) as caught:
        read([])
    assert caught.value.notice.code == "FILE-EMPTY"


# ---- archives in archives


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (f"{ROOT}-Part-1.zip", "Anna.md"),
        ("part-1.zip", "Anna.md"),
        (f"ExportBlock-{ROOT[7:]}-Part-2.zip", "Anna.md"),
        ("UX.zip", "UX.zip/Anna.md"),
        ("UX/talks.zip", "UX/talks.zip/Anna.md"),
    ],
)
def test_one_archive_in_another_is_read(name, shown):
    assert sources(read([(name, packed([("Anna.md", PAGE)]))])) == [shown]


def test_a_third_archive_is_refused_and_named():
    third = packed([("Anna.md", PAGE)])
    notes = read([("a.zip", packed([("b.zip", third), ("Ben.md", PAGE), ("c.md", third)])), ("Cy.md", third)])
    assert {note.source: codes(note) for note in notes} == {
        "e.zip/a.zip/b.zip": ["ZIP-NESTED"],
        "e.zip/a.zip/c.md": ["ZIP-NESTED"],
        "e.zip/a.zip/Ben.md": [],
        "e.zip/Cy.md": ["ZIP-NESTED"],
    }


def test_a_broken_archive_in_another_is_named():
    notes = read([("a.zip", b"PK\x03\x04nothing"), ("Ben.md", PAGE)])
    assert [(note.source, codes(note)) for note in notes] == [("e.zip/Ben.md", []), ("e.zip/a.zip", ["ZIP-BAD"])]


@pytest.mark.parametrize(("extra", "refused"), [(0, []), (1, ["ZIP-SIZE"])])
def test_archives_in_an_archive_share_one_limit(extra, refused):
    inner = packed([(f"{n}.png", "") for n in range(10_000)], zipfile.ZIP_STORED)
    more = packed([(f"{n}.png", "") for n in range(10_000 + extra)], zipfile.ZIP_STORED)
    notes = read([("a.zip", inner), ("b.zip", more)])
    assert [code for note in notes if note.source != "e.zip" for code in codes(note)] == refused


# ---- databases

HEAD = "Name,Person,Role,Company,Date,Via,Status"
LINKED = "Anna Nowak (https://acme.example/Anna-1?pvs=21)"
ANNA = f'Coffee with Anna,"{LINKED}",Nurse,Acme,"March 11, 2026 2:00 PM",Ben Li,Done'


def database(page, head=HEAD, row=ANNA, name=f"Interviews {ID}", ending="md"):
    return read([(f"{name}.csv", f"\ufeff{head}\n{row}\n"), (f"{name}/Coffee with Anna {OTHER}.{ending}", page)])


def test_a_page_is_told_what_its_row_says():
    notes = by_source(database("# Coffee with Anna\n\nPay is good.\n"))
    page, table = notes["Interviews/Coffee with Anna.md"], notes["Interviews.csv"]
    assert (page.title, page.person, page.role, page.organisation) == (
        "Coffee with Anna",
        "Anna Nowak",
        "Nurse",
        "Acme",
    )
    assert (page.date, page.introduced_by, said(page)) == ("2026-03-11", "Ben Li", ["Pay is good."])
    assert (table.blocks, table.notices, {s.kind for s in table.spans}) == ((), (), {"metadata"})


def test_a_page_holds_against_its_row():
    page = "# Coffee with Anna\n\nPerson: Anna K. Nowak\nDate: March 12, 2026\n\nPay is good.\n"
    found = by_source(database(page))["Interviews/Coffee with Anna.md"]
    assert (found.person, found.date, found.role) == ("Anna K. Nowak", "2026-03-12", "Nurse")


def test_properties_of_a_page_are_not_said():
    page = (
        f"# Coffee with Anna\n\nCompany: Acme\nDate: March 11, 2026 → March 12, 2026\n"
        f"Person: Anna Nowak (People%20{ID}/Anna%20Nowak%20{OTHER}.md)\nStatus: Done\n"
        "Created time: May 1, 2026 9:00 AM\nTags: ux, pay\nURL: acme.example/a\nPros: good pay\n\nHours are long.\n"
    )
    found = by_source(database(page))["Interviews/Coffee with Anna.md"]
    assert (found.person, found.organisation, found.date) == ("Anna Nowak", "Acme", "2026-03-11")
    assert said(found) == ["good pay", "Hours are long."]


def test_properties_are_read_without_a_sheet_too():
    (page,) = read([(f"Anna {ID}.md", "# Anna\n\nStatus: Done\nJob title: Nurse\n\nPay is good.\n")])
    assert (page.role, said(page)) == ("Nurse", ["Pay is good."])
    (page,) = read([("Anna.md", "# Anna\n\nStatus: I am done with it, she said.\n\nPay is good.\n")])
    assert len(said(page)) == 2


def test_pages_in_html_are_joined_too():
    page = (
        "<html><head><title>Coffee with Anna</title></head><body><article class='page sans'><header>"
        "<h1 class='page-title'>Coffee with Anna</h1><table class='properties'><tbody>"
        "<tr><th>Status</th><td>Done</td></tr><tr><th>Company</th><td>Acme</td></tr></tbody></table></header>"
        "<div class='page-body'><p>Pay is good.</p></div></article></body></html>"
    )
    found = by_source(database(page, ending="html"))["Interviews/Coffee with Anna.html"]
    assert (found.person, found.organisation, found.role) == ("Anna Nowak", "Acme", "Nurse")
    assert said(found) == ["Pay is good."]


def test_a_row_without_a_page_is_a_note():
    notes = by_source(database("# Talk two\n\nPay is low.\n", HEAD + ",Pros", ANNA + ",good pay"))
    row = notes["Interviews.csv/row 2"]
    assert (row.person, row.date, said(row)) == ("Anna Nowak", "2026-03-11", ["good pay"])
    assert "Interviews.csv" not in notes


def test_words_of_a_row_that_its_page_lacks_are_said():
    notes = by_source(database("# Coffee with Anna\n\nCons: hours\n", HEAD + ",Pros,Cons", ANNA + ",good pay,hours"))
    assert said(notes["Interviews.csv/row 2"]) == ["good pay"]
    assert notes["Interviews/Coffee with Anna.md"].person == "Anna Nowak"
    notes = by_source(database("# Coffee with Anna\n\nPros: good pay\n", HEAD + ",Pros", ANNA + ",good pay"))
    assert sorted(notes) == ["Interviews.csv", "Interviews/Coffee with Anna.md"]


@pytest.mark.parametrize("pages", [[], [(f"Interviews {ID}/Coffee with Anna {OTHER}.md", "# Coffee with Anna\n")]])
def test_a_database_written_twice_counts_once(pages):
    full = f"{HEAD},Pros\n{ANNA},good pay\nBen,,,,,,,team\n"
    shown = f"{HEAD}\n{ANNA}\n"
    notes = read([(f"Interviews {ID}.csv", shown), (f"Interviews {ID}_all.csv", full), *pages])
    assert sorted(words for note in notes for words in said(note)) == ["good pay", "team"]


def test_pages_beside_the_sheet_are_joined():
    notes = by_source(read([("Export/people.csv", "Name,Role\nAnna,Nurse\n"), (f"Export/Anna {ID}.md", PAGE)]))
    assert (notes["Anna.md"].person, notes["Anna.md"].role) == ("Anna", "Nurse")


def test_of_pages_with_one_title_each_has_its_own_row():
    rows = "Name,Company,Notes\nUntitled,Acme,red\nUntitled,Initech,blue\n"
    pages = [
        (f"Talks {ID}/Untitled {ID}.md", "# Untitled\n\nNotes: blue\n"),
        (f"Talks {ID}/Untitled {OTHER}.md", "# Untitled\n\nNotes: red\n"),
    ]
    notes = by_source(read([(f"Talks {ID}.csv", rows), *pages]))
    assert notes[f"Talks/Untitled {ID}.md"].organisation == "Initech"
    assert notes[f"Talks/Untitled {OTHER}.md"].organisation == "Acme"


def test_a_page_that_only_lists_others_says_nothing():
    listing = f"# Talks\n\n[Anna](Talks%20{ID}/Anna%20{OTHER}.md)\n"
    notes = by_source(read([(f"Talks {ID}.md", listing), (f"Talks {ID}/Anna {OTHER}.md", PAGE)]))
    assert (said(notes["Talks.md"]), said(notes["Talks/Anna.md"])) == ([], ["Pay is good."])
    notes = by_source(read([(f"Talks {ID}.md", listing + "Good is pay.\n"), (f"Talks {ID}/Anna {OTHER}.md", PAGE)]))
    assert "Good is pay." in said(notes["Talks.md"])


def test_dates_that_only_the_sheet_makes_plain():
    rows = "Name,Date\nAnna,03/04/2026\nBen,03/25/2026\n"
    page = "# Anna\n\nDate: 03/04/2026\n\nPay is good.\n"
    note = by_source(read([(f"Talks {ID}.csv", rows), (f"Talks {ID}/Anna {OTHER}.md", page)]))["Talks/Anna.md"]
    assert (note.date, codes(note)) == ("2026-03-04", [])


def test_nothing_is_asked_about_a_sheet_whose_rows_are_pages(tmp_path):
    raw = packed([(f"Talks {ID}.csv", "Name,Role\nAnna,Nurse\n"), (f"Talks {ID}/Anna {OTHER}.md", PAGE)])
    (tmp_path / "e.zip").write_bytes(raw)
    notes = by_source(read_file(tmp_path / "e.zip", "e.zip"))
    assert codes(notes["Talks.csv"]) == []
    assert (notes["Talks/Anna.md"].path, codes(notes["Talks/Anna.md"])) == ("Nurse", ["META-DATE"])


# ---- whatever it holds

TITLES = st.sampled_from(("Anna", "Ben", "Untitled", ""))


@given(sheets(), st.lists(st.tuples(TITLES, sheets()), max_size=4), st.booleans())
@settings(max_examples=500)
def test_every_character_of_a_database_is_accounted_for(rows, pages, full):
    names = [(f"Talks/{number} {ID}.md", f"# {title}\n\n{body}") for number, (title, body) in enumerate(pages)]
    names += [("Talks.csv", f"Name,Pros,Via\nAnna,good pay,\n{rows}")]
    names += [("Talks_all.csv", f"Name,Pros\nAnna,good pay\nBen,{rows}")] if full else []
    notes = read(names)
    for table in ("Talks.csv", "Talks_all.csv")[: len(names) - len(pages)]:
        own = sorted(
            (s.start, s.end)
            for note in notes
            if f"{note.source}/".startswith(f"e.zip/{table}/")
            for s in note.spans
            if s.kind != "elsewhere"
        )
        assert [end for _, end in own[:-1]] == [start for start, _ in own[1:]]
        assert (own[0][0], own[-1][1]) == (0, len(next(n.text for n in notes if table in n.source)))


@given(st.integers(0, 2**32))
@settings(max_examples=300)
def test_no_archive_raises_anything_else(seed):
    files = [
        (f"Talks {ID}.csv", f"{HEAD}\n{ANNA}\n"),
        (f"Talks {ID}/Anna {ID}.md", PAGE),
        ("a.zip", packed([("b.md", PAGE)])),
    ]
    raw, rng = bytearray(packed(files, zipfile.ZIP_STORED)), random.Random(seed)
    for _ in range(rng.randint(1, 8)):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    try:
        notes = read_archive(bytes(raw), "e.zip")
    except NoteError:
        return
    assert all(note.text or note.notices for note in notes)


def blocks(note):
    return [(b.kind, b.label, " ".join(note.text[x:y] for x, y in b.runs)) for b in note.blocks]


def test_a_property_that_was_said_is_a_field_in_page_and_sheet():
    page = "# Anna\n\nCompany: Acme\nIn one line: Draws maps all day.\nStatus: Done\n\nNice: yes it was.\n"
    sheet = "Name,Company,In one line,Status\nAnna,Acme,Draws maps all day.,Done\nTom,Ottermill,Pairs.,Done\n"
    notes = read([(f"Talks/Anna {ID}.md", page), (f"Talks {OTHER}.csv", sheet), (f"Talks {OTHER}_all.csv", sheet)])
    by_source = dict(zip(sources(notes), notes, strict=True))
    assert blocks(by_source["Talks/Anna.md"])[1] == ("field", "In one line", "Draws maps all day.")
    assert blocks(by_source["Talks.csv/row 3"]) == [("cell", "In one line", "Pairs.")]
    assert by_source["Talks/Anna.md"].organisation == "Acme"


def test_the_fuller_form_of_a_database_is_read():
    files = [
        (f"Talks {OTHER}.csv", "Name,Pros\nTom,Pay.\n"),
        (f"Talks {OTHER}_all.csv", "Name,Pros,Cons\nTom,Pay.,Hours.\n"),
    ]
    notes = read([*files, (f"Talks/Anna {ID}.md", PAGE)])
    assert [s for s, n in zip(sources(notes), notes, strict=True) if n.blocks] == [
        "Talks/Anna.md",
        "Talks_all.csv/row 2",
    ]


@pytest.mark.parametrize("icon", ["☕", "⚠️", "👩‍💻", "💡"])
def test_the_picture_of_a_callout_is_no_word(icon):
    (note,) = read([(f"Anna {ID}.md", f"# Anna\n\n<aside>\n{icon} Two clients asked ☕ about it.\n\n</aside>\n")])
    assert blocks(note)[-1][2] == "Two clients asked ☕ about it."
    assert [note.text[s.start : s.end] for s in note.spans if s.kind == "markup"][1:2] != []
