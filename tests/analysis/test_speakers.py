"""Who the speakers are: only of the speaker, only of today, only what the notes say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from insight_rows import insights, statement

from careerlab.analysis.people.about_employer import employer_named, size_of
from careerlab.analysis.people.about_speaker import rank_of
from careerlab.analysis.people.numbers import number
from careerlab.analysis.speakers import speakers

MISSING = {"seniority": "", "years": -1, "size": "", "employer_kind": "", "country": ""}


def fact(text, **fields):
    return statement(**{"kind": "fact", "text": text, "date": "2026-05-01"} | fields)


def known(*rows):
    """What is known of the one person in these rows, without what is missing."""
    found = speakers(insights(*rows)).iloc[0]
    return {name: found[name] for name, missing in MISSING.items() if found[name] != missing}


RANKS = {
    "Senior UX designer": "senior",
    "staff nurse": "",
    "Sr. Engineer": "senior",
    "trainee solicitor": "starting",
    "trainee team leader": "starting",
    "apprentice plumber": "starting",
    "Product manager": "",
    "Group product manager": "lead",
    "ward manager": "lead",
    "Head of Nursing": "head",
    "headteacher": "head",
    "Managing Director": "head",
    "HR business partner": "",
    "funeral director": "",
    "bricklayer": "",
}


@pytest.mark.parametrize(("title", "rank"), RANKS.items())
def test_a_title_says_a_rank(title, rank):
    assert rank_of(title) == rank
    assert known(fact("Fine.", role=title)) == ({"seniority": rank} if rank else {})


EMPLOYERS = {
    "NHS": ("public service", "large"),
    "Leeds City Council": ("public service", ""),
    "Google UK": ("company", "large"),
    "Apple Tree Nursery": ("", ""),
    "University of Kent": ("university", ""),
    "Bird & Son": ("", ""),
    "Tall Oak Design Studio": ("agency", ""),
}


@pytest.mark.parametrize(("name", "said"), EMPLOYERS.items())
def test_a_name_says_what_employer_it_is(name, said):
    assert employer_named(name) == said


@pytest.mark.parametrize(("people", "size"), [(-1, ""), (1, "small"), (49, "small"), (50, "medium"), (250, "large")])
def test_sizes_are_those_of_the_european_union(people, size):
    assert size_of(people) == size


@pytest.mark.parametrize(
    ("words", "value"),
    [("15,000", 15_000), ("twenty-five", 25), ("a dozen", 12), ("3k", 3_000), ("two hundred", 200), ("7", 7)],
)
def test_numbers_are_read_as_people_write_them(words, value):
    assert number(words) == value


# "I" where the speaker tells it herself
SAID = [
    ("I've been a nurse for 12 years, and here for three.", {"years": 12}),
    ("I have worked as a plumber for twenty-two years.", {"years": 22}),
    ("In nine years I've been late once.", {"years": 9}),
    ("I joined in 2016.", {"years": 10}),
    ("I qualified eight years ago.", {"years": 8}),
    ("I'm a senior midwife on nights.", {"seniority": "senior"}),
    ("I lead a team of six joiners and engineers.", {"seniority": "lead"}),
    ("I work for a small charity.", {"size": "small", "employer_kind": "charity"}),
    ("I'm an editor at a publishing house of 30 people.", {"size": "small", "employer_kind": "company"}),
    ("We are a start-up.", {"size": "small", "employer_kind": "start-up"}),
    ("I've been freelance since spring.", {"size": "small", "employer_kind": "self-employed"}),
    ("It's a company of 15,000 people.", {"size": "large"}),
    ("I'm a clerk in a family firm.", {"size": "small", "employer_kind": "company"}),
    ("I'm based in Leeds.", {"country": "Leeds"}),
]
NOT_SAID = [
    "My friend has been a nurse for 20 years.",
    "She has been here for thirty years.",
    "You need five years of experience.",
    "I was a nurse for nine years.",
    "I worked for a start-up before.",
    "I left a start-up for this.",
    "It takes four years to qualify.",
    "Freelance rates are low.",
    "I'm not a manager.",
    "Our customers are large companies with 5,000 people.",
    "Two of us had been in an agency before.",
    "I'm one of forty managers.",
    "We look after 300 people in this town.",
    "I hadn't been to London for ten years.",
    "My sister is self-employed.",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_people_say_of_themselves(text, said):
    assert known(fact(text)) == said


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_of_others_or_of_the_past_says_nothing(text):
    assert known(fact(text), fact("I like my day.")) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She has been teaching for 14 years.", {"years": 14}),
        ("Anna leads four designers.", {"seniority": "lead"}),
        ("Her agency is on the third floor.", {"employer_kind": "agency"}),
        ("I have been a printer for seven years.", {}),
        ("Her boss has been there for twenty years.", {}),
    ],
)
def test_in_a_note_about_her_she_is_meant_and_i_is_not(text, said):
    assert known(fact("She laughed and her dog did."), fact("He nodded."), fact(text, speaker="note-taker")) == said


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("How long have you been there?", "Six years in June.", {"years": 6}),
        ("Years in the job", "13", {"years": 13}),
        ("What is your job title?", "Lead engineer, on paper", {"seniority": "lead"}),
        ("Who do you work for?", "An agency of 22 people in Leeds.", {"size": "small", "employer_kind": "agency"}),
        ("Company size", "about 15,000", {"size": "large"}),
        ("Country", "Ireland", {"country": "Ireland"}),
        ("What do you like about the job?", "13", {}),
    ],
)
def test_an_answer_says_what_the_question_asks(question, text, said):
    assert known(fact(text, question=question), fact("I agree.", question=question)) == said


def test_a_line_that_introduces_somebody_is_read():
    assert known(fact("Design manager, six designers, Leeds.", kind="other")) == {
        "seniority": "lead",
        "country": "Leeds",
    }


def test_what_is_settled_first_stands_and_all_words_are_shown():
    rows = [
        fact("I'm a junior, they say.", id="b", role="Head of sales", organisation="Tesco", talk="b.md", source="b.md")
    ]
    rows += [fact("We are 40 people.", id="c"), fact("I've been here for five years.", id="d", introduced_by="Ben")]
    found = speakers(insights(*rows)).iloc[0]
    assert tuple(found[["seniority", "years", "size", "employer_kind"]]) == ("head", 5, "large", "company")
    assert tuple(found[["talks", "said", "introduced_by", "ids"]]) == (2, 3, "Ben", "d")
    assert found["why"] == (
        "seniority: Head of sales; years: I've been here for five years.; size: Tesco; employer_kind: Tesco"
    )


def test_one_row_per_person_and_path_and_hearsay_counts_for_nothing():
    rows = [
        fact("I've been here for five years.", speaker="hearsay"),
        fact("Fine.", path="PM"),
        fact("Yes.", person=""),
    ]
    found = speakers(insights(*rows))
    assert list(found[["path", "person"]].itertuples(index=False, name=None)) == [
        ("PM", "Anna"),
        ("UX", "Anna"),
        ("UX", "a.md"),
    ]
    assert list(found["years"]) == [-1, -1, -1]


TEXTS = st.sampled_from([text for text, _ in SAID] + NOT_SAID)
ROWS = st.builds(fact, TEXTS, person=st.sampled_from(["", "Anna", "Ben"]), path=st.sampled_from(["", "UX"]))


@settings(max_examples=30, deadline=None)
@given(st.lists(ROWS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_show(rows, random):
    table = speakers(insights(*rows))
    assert speakers(insights(*random.sample(rows, len(rows)))).equals(table)
    assert list(table) == list(speakers(insights()))
    assert set("; ".join(table["ids"]).split("; ")) <= {row["id"] for row in rows} | {""}
