"""Who and where in titles, first lines and names of files, and what names nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.notes.titles import from_file_name, from_title, is_shelf, job_line, says_who_or_when


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("2026-01-14 Priya Raman", {"person": "Priya Raman", "date": "2026-01-14"}),
        ("sam_whitlock_2026-03-26", {"date": "2026-03-26"}),
        ("Priya Raman (UX, Acme)", {"person": "Priya Raman", "role": "UX", "organisation": "Acme"}),
        ("Coffee with Priya Raman", {"person": "Priya Raman"}),
        ("Daniel Marsh - Wexcombe", {"person": "Daniel Marsh"}),
        ("Anna-Maria O'Neil", {"person": "Anna-Maria O'Neil"}),
        ("Grace", {"person": "Grace"}),
        # no name
        ("notes", {}),
        ("Untitled 3", {}),
        ("UX Research", {}),
        ("Product Manager Interview", {}),
        ("thoughts about Berlin and other things", {}),
        ("Monday", {}),
    ],
)
def test_from_file_name(stem, found):
    assert from_file_name(stem) == found


@given(
    st.lists(st.sampled_from(["with", "from", "Call", "Monday", "UX", "Anna", "Nowak", "-", ",", "3"])).map(" ".join)
)
def test_any_title_and_file_name_is_read(title):
    for found in (from_title(title), from_title(title, whole_line=True), from_file_name(title)):
        assert all(word in title for value in found.values() for word in value.split())


def test_a_folder_that_names_the_path_names_no_person():
    assert "person" not in from_file_name("Carpentry", ("Carpentry",))
    assert from_file_name("Carpentry")["person"] == "Carpentry"


@pytest.mark.parametrize(
    ("title", "whole_line", "found"),
    [
        ("# Coffee with Priya Raman", False, {"person": "Priya Raman"}),
        ("Dev Anand - lab manager - OSU", True, {"person": "Dev Anand", "role": "lab manager"}),
        ("PRIYA RAMAN", True, {"person": "Priya Raman"}),
        ("Call with Tom, 3 Feb 2026", False, {"person": "Tom", "date": "2026-02-03"}),
        ("Product Manager", True, {}),
        # a job, or where somebody works
        ("Farida Aziz, Larkmoor Hotels", False, {"person": "Farida Aziz", "organisation": "Larkmoor Hotels"}),
        ("Farida Aziz, Windsor Castle", False, {"person": "Farida Aziz", "organisation": "Windsor Castle"}),
        ("Farida Aziz - Manor Foods", True, {"person": "Farida Aziz", "organisation": "Manor Foods"}),
        ("Farida Aziz, Larkmoor", False, {"person": "Farida Aziz"}),
        ("Farida Aziz, Senior Editor", False, {"person": "Farida Aziz", "role": "Senior Editor"}),
        ("Farida Aziz, Head of Design", False, {"person": "Farida Aziz", "role": "Head of Design"}),
        (
            "Farida Aziz, nurse, Ottermill Care",
            False,
            {"person": "Farida Aziz", "role": "nurse", "organisation": "Ottermill Care"},
        ),
        ("Farida Aziz, Part Two", False, {"person": "Farida Aziz"}),
        # a first line that says whom it was with
        ("Call with Donna Achterberg, 3 November 2026", True, {"person": "Donna Achterberg", "date": "2026-11-03"}),
        ("met Tom Ferris (plumber) on tuesday", True, {"person": "Tom Ferris", "role": "plumber"}),
        ("Coffee with Tom Ferris from Acme Ltd", True, {"person": "Tom Ferris", "organisation": "Acme Ltd"}),
        ("Quick zoom call with Tom Ferris about plumbing", True, {"person": "Tom Ferris"}),
        (
            "spoke to Mary O'Dowd at Leeds City Council",
            True,
            {"person": "Mary O'Dowd", "organisation": "Leeds City Council"},
        ),
        ("Coffee with Tom Ferris went well, she likes it", True, {}),
        ("We talked to Tom Ferris about pay.", True, {}),
        ("She met Tom Ferris at work", True, {}),
        ("Met Office work is shift work", True, {}),
        # the job may be told with where it is
        (
            "Donna Achterberg, physio at a big hospital (salford), 11 yrs",
            True,
            {"person": "Donna Achterberg", "role": "physio"},
        ),
        ("Dr Marion Oakes, vet, Keswick", True, {"person": "Dr Marion Oakes", "role": "vet"}),
        (
            "Donna Achterberg - staff nurse at Calder Hospital",
            True,
            {"person": "Donna Achterberg", "role": "staff nurse", "organisation": "Calder Hospital"},
        ),
        # names typed without capitals, if their words are no everyday ones and a job stands beside them
        ("donna achterberg, physio at a big hospital", True, {"person": "Donna Achterberg", "role": "physio"}),
        ("dr marion oakes - vet in keswick", True, {"person": "Dr Marion Oakes", "role": "vet"}),
        ("good pay, nice manager", True, {}),
        ("rose baker, nurse", True, {}),
        ("figma sketch, designer tools", True, {}),
        ("donna achterberg, lovely", True, {}),
        ("What I learnt", False, {}),
        ("We met with Priya at a café.", True, {}),
        ("Notes from Monday", False, {}),
        ("Interview: UX Design", False, {}),
    ],
)
def test_from_title(title, whole_line, found):
    assert from_title(title, whole_line) == found


@pytest.mark.parametrize(
    ("folder", "shelf"),
    [("02 Interviews", True), ("Daily notes", True), ("People 👤", True), ("UX design", False), ("Sales calls", False)],
)
def test_is_shelf(folder, shelf):
    assert is_shelf(folder) == shelf


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Birgit Sand - patent examiner, European Patent Office", True),
        ("8.9.2026, video", True),
        ("Anna Nowak, 3 May 2026, 16:30, on the phone", True),
        ("Call with Theo Marsh | 4 Sept 2026", True),
        ("Anna Nowak, who runs the team, likes it", False),
        ("Anna Nowak says the pay is low", False),
        ("Pay is low", False),
        ("In May 2026 she left", False),
        ("video", False),
        ("Pros", False),
        ("Great People", False),
        ("SAM WHITLOCK", False),
        ("HOURS AND PAY", False),
        ("", False),
    ],
)
def test_a_line_that_says_who_or_when_and_nothing_else(line, says):
    assert says_who_or_when(line) is says


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Lab manager at Pfizer, Sandwich. Met in the canteen.", ("Lab manager", "Pfizer")),
        ("a UX designer at Pellow & Finch", ("UX designer", "Pellow & Finch")),
        ("Worked as a nurse at St Thomas", None),
        ("She is a teacher at Leeds", None),
        ("Lunch at Pfizer", None),
        ("nurse at night", None),
        ("", None),
    ],
)
def test_a_job_below_a_name(line, fields):
    assert job_line(line) == (dict(zip(("role", "organisation"), fields, strict=True)) if fields else {})
