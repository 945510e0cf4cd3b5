"""Which kind of person is asked for: only where the notes show that nobody of that kind was heard."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.comparing.missing_voices import missing_voices


def said(person, **fields):
    """One person, in a talk of their own, who speaks for the work."""
    return statement(person=person, talk=f"{person}.md", source=f"{person}.md", **fields)


def asked_for(*rows, path="UX"):
    table = missing_voices(insights(*rows), [path])
    return table["whom"].iloc[0], table["missing"].iloc[0]


def test_where_nobody_was_asked_anybody_will_do():
    assert asked_for(path="PM") == ("Anybody who does this work every day.", "Nobody has been asked about it yet.")


def test_where_nothing_is_known_of_one_person_nothing_is_made_up():
    assert asked_for(said("Anna")) == ("Anybody else who does this work.", "")


def test_two_who_only_praise_want_one_who_left():
    whom, missing = asked_for(said("Anna"), said("Ben", topic="pay"))
    assert whom == "Somebody who has left it or would not choose it again."
    assert missing == "Both who judged it speak more for it than against it."


def test_two_who_only_complain_want_one_who_is_glad():
    whom, missing = asked_for(said("Anna", kind="con"), said("Ben", kind="con"), said("Cleo", kind="con"))
    assert whom == "Somebody who is glad to do it."
    assert missing == "All 3 who judged it speak more against it than for it."


@pytest.mark.parametrize("other", [{"kind": "con"}, {"kind": "fact"}, {"path": "PM"}, {"speaker": "hearsay"}])
def test_one_voice_or_two_that_differ_are_not_of_one_mind(other):
    assert "left" not in asked_for(said("Anna"), said("Ben", **other))[0]


def test_friends_of_friends_want_a_stranger():
    whom, missing = asked_for(said("Anna"), said("Ben", kind="con", introduced_by="Anna"))
    assert whom == "Somebody whom none of the people so far introduced."
    assert missing == "Both people heard so far were introduced by one another."


def test_half_of_the_people_in_one_chain_are_not_most():
    others = [said(name, kind="con") for name in ("Cleo", "Dan")]
    assert "introduced" not in asked_for(said("Anna"), said("Ben", introduced_by="Anna"), *others)[0]


ONE_MIND_APART = ({"kind": "pro"}, {"kind": "con"})


def test_only_public_service_wants_somebody_outside_it():
    rows = [said(name, organisation="NHS", **how) for name, how in zip("AB", ONE_MIND_APART, strict=True)]
    whom, missing = asked_for(*rows)
    assert whom == "Somebody outside public service."
    assert missing == "As far as the notes say, only one kind of employer was heard so far: public service."


def test_an_employer_known_of_few_is_no_reason():
    rows = [said("A", organisation="NHS"), said("B", kind="con"), said("C")]
    assert asked_for(*rows) == ("Anybody else who does this work.", "")


def test_no_beginner_wants_one_and_no_old_hand_wants_one():
    roles = [{"role": "Senior designer"}, {"role": "Head of design"}]
    rows = [said(name, **role, **how) for name, role, how in zip("AB", roles, ONE_MIND_APART, strict=True)]
    assert asked_for(*rows)[0] == "Somebody in their first two years of it."
    roles = [{"role": "Junior designer"}, {"role": "Trainee designer"}]
    rows = [said(name, **role, **how) for name, role, how in zip("AB", roles, ONE_MIND_APART, strict=True)]
    assert asked_for(*rows)[0] == "Somebody who has done it for many years."


def test_at_most_two_things_are_wished_for_and_a_beginner_need_not_have_left():
    rows = [said("A", organisation="NHS", role="Senior nurse")]
    rows += [said("B", organisation="NHS", role="Head nurse", introduced_by="A")]
    whom, missing = asked_for(*rows)
    assert whom == "Somebody who has left it or would not choose it again, whom none of the people so far introduced."
    assert missing.count(".") == 2
    assert "first two years" not in whom
