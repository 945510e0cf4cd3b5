"""What a statement says about a degree or a certificate: in/out pairs from many occupations."""

import pytest

from careerlab.analysis.learning.qualifications import stances_in, takes_years

PAIRS = [
    # worth it
    ("need", "You need a PhD, there's no way past it.", {"doctorate": "worth"}),
    ("need", "Without the diploma you won't get court work.", {"certificate": "worth"}),
    ("need", "Driving licence. No licence no job.", {"driving licence": "worth", "licence": "worth"}),
    ("need", "A degree in zoology, and a year on a farm.", {"degree": "worth"}),
    ("advice", "Get your welding certificate before you ring anyone.", {"certificate": "worth"}),
    ("advice", "Do the bootcamp, it pays back.", {"bootcamp": "worth"}),
    ("route", "The first-aid certificate got her past HR.", {"certificate": "worth"}),
    ("route", "My master's was worth every evening.", {"master's degree": "worth"}),
    ("fact", "A nursing diploma opens every door on this ward.", {"certificate": "worth"}),
    ("need", "A portfolio counts.", {"portfolio": "worth"}),
    # not worth it
    ("need", "A theatre degree you can do without.", {"degree": "not worth"}),
    ("need", "You don't need a degree for this.", {"degree": "not worth"}),
    ("need", "A degree is not required.", {"degree": "not worth"}),
    ("need", "No certificate; in nine years nobody has asked for one.", {"certificate": "not worth"}),
    ("fact", "We don't look at degrees at all.", {"degree": "not worth"}),
    ("fact", "In eleven years no customer has ever wanted to see a diploma.", {"certificate": "not worth"}),
    ("fact", "Certificates mean nothing on site.", {"certificate": "not worth"}),
    ("advice", "Don't bother with the MBA.", {"master's degree": "not worth"}),
    ("advice", "Do the HNC and not the degree.", {"certificate": "worth", "degree": "not worth"}),
    ("advice", "Watch one trial before you spend a penny on a course.", {"course": "not worth"}),
    # without it
    ("route", "Came from a call centre, no qualifications to speak of.", {"certificate": "without"}),
    ("route", "She never did a finance course.", {"course": "without"}),
    ("route", "Dropped out of the degree in year two.", {"degree": "without"}),
    ("fact", "There are very good plumbers without an apprenticeship.", {"apprenticeship": "without"}),
    ("pro", "Promoted three times in six years with no degree.", {"degree": "without"}),
    # told, without a verdict
    ("route", "Physics, then a PhD in optics.", {"doctorate": "neither"}),
    ("route", "A three-year apprenticeship in Leeds.", {"apprenticeship": "neither"}),
    ("route", "I taught myself to weld.", {"teaching yourself": "neither"}),
    # nothing about a qualification
    ("fact", "Of course the portfolio board meets on Mondays.", {}),
    ("con", "The kitchen is at 45 degrees all day.", {}),
    ("need", "A high degree of patience.", {}),
    ("fact", "The software licence runs out in May.", {}),
    ("advice", "Master the basics first.", {}),
]


@pytest.mark.parametrize(("kind", "text", "stances"), PAIRS, ids=[text[:40] for _, text, _ in PAIRS])
def test_the_stance_of_each_qualification_named(kind, text, stances):
    assert dict(stances_in(text, kind)) == stances


@pytest.mark.parametrize(
    ("question", "text", "stances"),
    [
        ("Does a degree count?", "Not really.", {"degree": "not worth"}),
        ("Would a certificate help me?", "Yes, it would.", {"certificate": "worth"}),
        ("Does a degree count?", "It depends on the boss.", {}),
        ("Education", "No.", {}),
    ],
)
def test_a_short_answer_speaks_of_what_was_asked(question, text, stances):
    assert dict(stances_in(text, "fact", question)) == stances


def test_a_fact_that_names_a_degree_in_passing_is_left_out_unless_it_is_about_getting_in():
    text = "Three of the people he hired out of university run teams now."
    assert dict(stances_in(text, "fact", topic="people")) == {}
    assert dict(stances_in(text, "fact", topic="entry")) == {"degree": "neither"}
    assert dict(stances_in(text, "fact", "A degree, then?", topic="people")) == {"degree": "neither"}


def test_curly_and_straight_apostrophes_read_alike():
    assert dict(stances_in("You don’t need a degree.", "need")) == dict(stances_in("You don't need a degree.", "need"))


def test_years_or_months():
    assert takes_years("degree") and takes_years("apprenticeship") and not takes_years("portfolio")
