"""Words in, words out: articles, capitals, employers, fields, quotes and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.preparing import wording


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *(("NHS nurse", "an"), ("UX designer", "a"), ("MBA", "an"), ("European", "a"), ("hour", "an")),
        *(
            ("honest man", "an"),
            ("user researcher", "a"),
            ("unusual job", "an"),
            ("uniform", "a"),
            ("MSc student", "an"),
        ),
        *(
            ("PhD", "a"),
            ("x-ray technician", "an"),
            ("8-week course", "an"),
            ("18-month post", "an"),
            ("80s band", "an"),
        ),
        *(("11th hour", "an"), ("1-year post", "a"), ("110-bed ward", "a"), ("NATO officer", "a"), ("RAF pilot", "an")),
        *(("e-commerce manager", "an"), ("R&D lead", "an"), ("iOS developer", "an"), ("McKinsey consultant", "a")),
        *(("one-off", "a"), ("urologist", "a"), ("usher", "an"), ("upholsterer", "an"), ("Österreicher", "an")),
        *(("utility", "a"), ("Ukrainian", "a"), ("Uber driver", "an"), ("M.B.A.", "an"), ("heir", "an"), ("", "a")),
    ],
)
def test_article(words, said):
    assert wording.article(words) == said


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("Senior UX Designer", "senior UX designer"),
        ("CTO", "CTO"),
        ("SENIOR OPERATIONS MANAGER", "senior operations manager"),
        ("HEAD OF HR", "head of HR"),
        ("English Teacher", "English teacher"),
        ("it manager", "it manager"),  # small letters are the writer's: "it" may be the word
        ("ux researcher", "UX researcher"),
        ("DevOps Engineer", "DevOps engineer"),
        ("Front-End Developer", "front-end developer"),
        ("", ""),
    ],
)
def test_lowered(words, inside):
    assert wording.lowered(words) == inside


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("Deputy Director, Rural Payments", "deputy director"),
        ("Assistant Curator (Social History)", "assistant curator"),
        ("Area Manager | Midlands", "area manager"),
        ("Data Scientist II", "data scientist"),
        ("Founder & Owner", "founder and owner"),
        ("R&D Director", "R&D director"),
        ("Nursing Sister", "nursing sister"),
        ("Registered Nurse", "registered nurse"),
        ("private secretary to a minister", "private secretary to a minister"),
        ("partner in the small firm of Maddox Roos", "partner"),
        ("electrician in Leicester", "electrician"),
        ("specialist in tax", "specialist in tax"),
        ("Deputy Director for Bus and Rural Transport", "deputy director"),
        ("Ward Manager (Band 7)", "ward manager"),
        ("member", ""),
        # what people did is no title
        *((words, "") for words in ("self employed", "led policy teams", "running the mapping team", "agency", "")),
        *(
            (words, "")
            for words in ("manages the leaving care team", "on the advisory panel", "teaches 1 evening a week")
        ),
        ("drove my uncle's van", ""),
        ("the person who keeps the whole small place from falling over", ""),
    ],
)
def test_title_of(role, title):
    assert wording.title_of(role) == title


@pytest.mark.parametrize(
    ("field", "named"),
    [
        *(
            (words, words)
            for words in ("nursing", "UX design", "the web", "hotels", "customer care", "running a bakery")
        ),
        ("Social Work", "social work"),
        ("legal secretary", "work as a legal secretary"),
        ("Electrician", "work as an electrician"),
        ("being a GP", "work as a GP"),
        ("an as a store manager", "work as a store manager"),
        ("later deputy manager", "work as a deputy manager"),
        ("actuary", "work as an actuary"),
        ("head of product", "work as a head of product"),
        ("call centre", "a call centre"),
        ("in house", "work in house"),
        ("running a business", "running a business"),
        ("Teaching the piano", "teaching the piano"),
        ("civil service", "the civil service"),
        ("police", "the police"),
        ("police officer", "work as a police officer"),
        ("computer software", "computer software"),
        ("", ""),
    ],
)
def test_work_named(field, named):
    assert wording.work_named(field) == named


@pytest.mark.parametrize(
    ("name", "said"),
    [
        *((name, f"the {name}") for name in ("NHS", "University of Leeds", "Red Cross", "British Army", "Home Office")),
        *((name, name) for name in ("The Guardian", "Amazon", "British Airways", "HM Treasury", "KPMG US", "H&M")),
        *((name, name) for name in ("Calderbrook University Hospitals NHS Trust", "Bank of America", "Royal Mail")),
        ("BUCKEYE COLD STORAGE, INC.", "Buckeye Cold Storage"),
        ("Börse & Söhne GmbH", "Börse & Söhne"),
        ("Brightwell & Stone Retail plc", "Brightwell & Stone Retail"),
        ("Society", "the Society"),
        ("Royal Society", "the Royal Society"),
        *(
            (name, name)
            for name in ("Fernlea Building Society", "Northern Powergrid", "British Sugar", "Crown Decorators")
        ),
        ("Northern Lights Chamber Orchestra", "the Northern Lights Chamber Orchestra"),
    ],
)
def test_employer_named(name, said):
    assert wording.employer_named(name) == said


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Pay is poor.", "“Pay is poor”"),
        ('They say "no degree, no job"', "“They say ‘no degree, no job’”"),
        ("everyone is friendly?", "“everyone is friendly?”"),
        ("it's fine", "“it's fine”"),
        ("one two three four", "“one two …”"),
    ],
)
def test_quoted(words, quote):
    assert wording.quoted(words, 2 if "four" in words else 24) == quote


@pytest.mark.parametrize(
    ("date", "said"),
    [("2026-03-19", "in March 2026"), ("2026", "in 2026"), ("2026-13", "in 2026"), ("", ""), ("spring", "")],
)
def test_when(date, said):
    assert wording.when(date) == said


def test_capital_first_leaves_names_alone():
    assert [wording.capital_first(words) for words in ("when it", "iOS is", "")] == ["When it", "iOS is", ""]


def test_listed():
    assert [wording.listed("ABC"[:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]


@given(st.text(max_size=40))
def test_any_words_are_taken(words):
    """Nothing fails, and nothing is left with white space at its ends."""
    for function in (
        wording.lowered,
        wording.title_of,
        wording.work_named,
        wording.employer_named,
        wording.with_article,
    ):
        said = function(words)
        assert function is wording.with_article or said == said.strip()
    assert wording.quoted(words).startswith("“")
