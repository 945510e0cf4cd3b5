"""Which of the explorer's gaps and beliefs are put to whom, and with what reason."""

import pytest
from insight_rows import insights, statement

from careerlab.preparing.open_questions import gaps, open_beliefs, topics_in_order
from careerlab.profile.model import Belief, Path, Profile

SKILLS = {"user research": 1, "usability testing": 0, "Figma": 2, "HTML": 3}


def profile(**more):
    return Profile(paths=(Path("UX design"),), skills=SKILLS, **more)


def needs(*said):
    """One person each who asks for a skill: (skill, text)."""
    return insights(
        *(
            statement(
                **{"person": f"Person {at}", "talk": f"{at}.md", "source": f"{at}.md", "path": "UX design"},
                **{"kind": "need", "skills": skill, "text": text},
            )
            for at, (skill, text) in enumerate(said)
        )
    )


def names(notes, *words):
    return [known.slots["skill"] for known in gaps(notes, profile(), "UX design", "", frozenset(words))]


ALL = (
    *(("Figma", "You need Figma.") for _ in range(3)),
    *(("HTML", "You need HTML.") for _ in range(3)),
    *(("usability testing", "You need usability testing.") for _ in range(2)),
    ("user research", "You need user research."),
)


def test_what_most_people_ask_for_comes_first_and_what_is_nearly_there_not_at_all():
    assert names(needs(*ALL)) == ["usability testing", "user research"]


def test_what_this_person_works_at_comes_before_that():
    assert names(needs(*ALL), "senior", "ux", "researcher") == ["user research", "usability testing"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Patience when debugging.", []),
        ("You stay calm while debugging.", []),
        ("You need debugging.", ["debugging"]),
        ("When in doubt, learn debugging.", ["debugging"]),
    ],
)
def test_the_occasion_of_a_demand_is_no_skill_to_learn(text, found):
    assert names(needs(("debugging", text))) == found


def test_the_reason_is_said_in_whole_sentences():
    (first, *_) = gaps(needs(*ALL), profile(), "UX design", "")
    assert first.why.endswith("By your own account you have never tried it.")
    assert first.slots["my_level"] == "am a complete beginner there"


def test_no_path_no_gap():
    assert gaps(needs(*ALL), profile(), "", "") == []


def belief(text, path="UX design"):
    return Belief(text, path, "entry", 0.6, "2026-01-01")


def test_a_belief_that_touches_their_way_comes_first():
    mine = profile(beliefs=(belief("UX is mostly drawing"), belief("Without a certificate nobody will hire me")))
    found = open_beliefs(insights(), mine, "UX design", "", frozenset(("ux", "certificate")))
    assert "certificate" in found[0][2].slots["belief"]
    assert "drawing" in open_beliefs(insights(), mine, "UX design", "")[0][2].slots["belief"]


def test_of_no_path_only_beliefs_about_none():
    mine = profile(beliefs=(belief("UX is mostly drawing"), belief("I am too old to change", "")))
    assert [known.slots["belief"] for _, _, known in open_beliefs(insights(), mine, "", "")] == [
        "I am too old to change"
    ]


def test_points_of_100_are_no_reason():
    notes = insights(
        statement(person="Anna", path="UX design", topic="hours", text="I am home by five every day."),
        statement(person="Ben", path="UX design", topic="pay", talk="b.md", source="b.md", text="The pay is poor."),
    )
    why = {topic: why for topic, _, why in topics_in_order(notes, profile(), "UX design")}
    assert why["hours"] == "So far 1 of 2 said something good or bad about the hours."
    assert not any("points" in words for words in why.values())
    assert {words for _, _, words in topics_in_order(notes, profile(), "")} == {""}


@pytest.mark.parametrize(
    ("belief", "asked_on"),
    [
        ("Nurses spend most of their day with patients", {"nursing"}),
        ("Policy work is mostly writing", {"public policy"}),
        ("A career change after 35 is hard", {"nursing", "public policy", ""}),
        ("Nursing and policy both pay badly", {"nursing", "public policy", ""}),
        ("Public work is slow", {"nursing", "public policy", ""}),
    ],
)
def test_a_belief_that_speaks_of_a_path_is_asked_of_nobody_else(belief, asked_on):
    explorer = Profile(paths=(Path("nursing"), Path("public policy")), beliefs=(Belief(belief),))
    for path in ("nursing", "public policy", ""):
        assert bool(open_beliefs(insights(), explorer, path, "")) == (path in asked_on)
