"""What would change the order, in sentences: each case has its own."""

import pytest
from analysis.insight_rows import insights, statement

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.what_if import must_haves_in_words, what_would_change
from careerlab.profile import Path, Profile

TWO = Profile(paths=(Path("UX"), Path("law")), priorities={"work": 60, "pay": 40})


def said(kind, path, person, topic="work"):
    return statement(kind=kind, path=path, person=person, topic=topic)


def sentences(*rows, profile=TWO):
    return what_would_change(compare_paths(insights(*rows), profile, draws=50))


def test_one_talk_and_one_person_decide():
    found = sentences(said("pro", "UX", "Anna"), said("pro", "law", "Ben", "pay"), said("con", "law", "Ben"))
    assert "One talk in which everything said about UX is bad would cost it the lead." in found
    assert any(line.startswith(("Without Anna", "Leave out whichever")) for line in found)


def test_a_lead_that_nothing_turns():
    rows = [said("pro", "UX", f"P{n}", topic) for n in range(40) for topic in ("work", "pay")]
    rows += [said("con", "law", f"Q{n}", topic) for n in range(40) for topic in ("work", "pay")]
    assert sentences(*rows) == (
        "Not even 10 talks in which everything said about UX is bad would cost it the lead.",
        "Not even 10 talks in which everything said about law is good would bring it to the front.",
        "Leave out whichever person you like, UX still leads.",
        "No topic could count so much or so little that another path would lead.",
    )


def test_a_weight_that_turns_it():
    rows = [said("pro", "UX", "Anna"), said("con", "UX", "Anna", "pay"), said("pro", "law", "Ben", "pay")]
    rows += [said("con", "law", "Ben")]
    assert "If “pay” counted 50 of 100 for you instead of 40, law would lead." in sentences(*rows)


@pytest.mark.parametrize(
    "rows", [[], [said("fact", "UX", "Anna")], [said("pro", "UX", "Anna")]], ids=["nothing", "no opinion", "one path"]
)
def test_nothing_to_say(rows):
    profile = Profile(paths=(Path("UX"),)) if rows and rows[0]["kind"] == "pro" else TWO
    assert sentences(*rows, profile=profile) == ()


def test_must_haves_stand_beside_the_score():
    profile = Profile(paths=TWO.paths, priorities=TWO.priorities, must_haves={"pay": 0.5})
    rows = insights(*(said("con", "UX", f"P{n}", "pay") for n in range(9)))
    with_need, without = (compare_paths(rows, who, draws=2000) for who in (profile, TWO))
    assert with_need.paths.equals(without.paths)
    ux, law = sorted(must_haves_in_words(with_need), reverse=False)
    assert ux.endswith("of 100 readings “pay” is below the 50 of 100 you need.")
    assert int(ux.split()[2]) > 95
    assert law.endswith("nobody has spoken of it yet.")
    assert must_haves_in_words(without) == ()
