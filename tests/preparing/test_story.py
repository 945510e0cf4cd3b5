"""What a background tells that a question may build on, and what it does not tell."""

import pytest
from made_up import background, fact

from careerlab.preparing.career import main_role, roles_in
from careerlab.preparing.story import told


def role(what, employer="", since="", until="now", **more):
    return fact("role", what, employer=employer, since=since, until=until, **more)


def known(*facts):
    table = background(*facts).facts
    return told(table, main_role(roles_in(table)))


def words(there):
    """Need -> the slots of the first thing known."""
    return {need: found[0].slots for need, found in there.items()}


@pytest.mark.parametrize(
    ("roles", "main"),
    [
        ([role("Trustee", "Law Centre", "2011"), role("Nurse", "NHS", "2009")], "Nurse"),
        ([role("farmer", "Lower Fold", "1999"), role("part-time adviser", "Teme", "2021")], "farmer"),
        ([role("electrician", "Mbatha", "2020"), role("teaches one evening a week", "College", "2022")], "electrician"),
        ([role("Nurse", "NHS", "2009"), role("Matron", "NHS", "2015")], "Matron"),
        ([role("Nurse", "NHS", "2009", "2012")], ""),
        ([], ""),
    ],
)
def test_main_role(roles, main):
    found = main_role(roles_in(background(*roles).facts))
    assert (found.what if found else "") == main


def test_the_role_that_names_a_path_comes_before_the_latest():
    table = background(role("cellist", "Sinfonia", "2003"), role("accountant", "Maddox", "2012")).facts
    assert main_role(roles_in(table), lambda said: "cell" in said).what == "cellist"


def test_today():
    there = words(known(role("Senior Nurse", "NHS", "2012-10", quote="Senior Nurse, team of six")))
    assert there["role"] == {"role": "senior nurse"}
    assert there["employer"] == {"employer": "the NHS"}
    assert there["since"] == {"employer": "the NHS", "year": "2012"}
    assert "leads people" in there and "own business" not in there


def test_who_works_for_themselves_joined_nobody():
    there = known(role("electrician", "Northgate", "2014", "2020"), role("self employed", "Mbatha Electrical", "2020"))
    assert {"own business", "employed before"} <= set(there)
    assert not {"employer", "since", "role"} & set(there)


def test_nobody_joined_in_a_year_that_is_not_said():
    assert "since" not in known(role("clerk", "Asda", "", "2010"), role("manager", "Asda", "2010"))


def test_two_kinds_of_work_are_not_work_and_an_honorary_post():
    both = known(role("cellist", "Sinfonia", "2003"), role("accountant", "Maddox", "2012"))
    assert words(both)["two employers"] == {"employer": "Maddox", "other_employer": "Sinfonia"}
    assert "two employers" not in known(role("governor", "Hill School", "2003"), role("accountant", "Maddox", "2012"))


def test_a_rise_is_between_two_titles_that_differ():
    rise = known(role("Nurse", "NHS", "2009", "2012"), role("Digital Matron", "NHS", "2012"))
    assert words(rise)["rise"] == {"employer": "the NHS", "first_role": "nurse", "role": "digital matron"}
    assert "rise" not in known(role("Nurse", "NHS", "2009", "2012"), role("Senior Nurse", "NHS", "2012"))


def test_who_came_back():
    came_back = known(
        role("clerk", "DWP", "2006", "2009"), role("adviser", "Treasury", "2009", "2013"), role("lead", "DWP", "2013")
    )
    assert words(came_back)["return"] == {"employer": "DWP"}
    assert "return" not in known(role("clerk", "DWP", "2006", "2009"), role("lead", "DWP", "2009"))


def test_a_break_is_over_and_no_agency_work():
    assert "break" in known(role("Career break", "", "2015", "2022"), role("analyst", "Union", "2022"))
    assert "break" not in known(role("agency, all over", "", "2009", "2011"), role("analyst", "Union", "2022"))
    assert "break" not in known(role("Career break", "", "2015", "now"))
    assert "break" not in known(role("Assistant (maternity cover)", "", "2007", "2008"))


def test_changes():
    change = known(fact("change", "farming", before="legal secretary", since="1999"))
    assert words(change)["change year"] == {
        "earlier_work": "work as a legal secretary",
        "new_work": "farming",
        "year": "1999",
    }
    assert "change" not in known(fact("change", "farming"))
    assert "change" not in known(fact("change", "wine", before="translation"), role("freelance translator", "", "2015"))
    assert "change" not in known(fact("change", "trainee, then teacher", before="staff sergeant"))
    long = "the part of the public service that nobody has heard of"
    assert "change" not in known(fact("change", "farming", before=long))


def test_of_two_changes_the_one_that_lasted_counts():
    twice = known(fact("change", "call centre", before="football"), fact("change", "social work", before="call centre"))
    assert words(twice)["change"]["new_work"] == "social work"


@pytest.mark.parametrize(
    ("quote", "what", "need"),
    [
        ("founded Pocket Orchard in a shed", "founder", "founding"),
        ("Design employee no. 1 at Pocket Orchard", "designer", "early team"),
        ("I've had this team since we were set up", "team manager", ""),  # the team was new, not the employer
    ],
)
def test_founder_early_or_neither(quote, what, need):
    there = known(
        fact("lived_through", "founding", employer="Pocket Orchard", quote=quote), role(what, "Pocket Orchard", "2012")
    )
    assert {"founding", "early team"} & set(there) == ({need} if need else set())


def test_an_event_at_no_employer_is_not_asked_about():
    assert "merger" not in known(fact("lived_through", "merger"))


@pytest.mark.parametrize(
    ("first", "now", "slots"),
    [
        (("Driver", "Fleetline", "2005", "2014"), "electrician in Leicester", ("a driver", "an electrician")),
        (
            ("Staff Nurse", "Airedale General", "2004", "2008"),
            "Ward Manager (Band 7)",
            ("a staff nurse", "a ward manager"),
        ),
        (("Engineer", "Arcadis", "2006", "2010"), "structural engineer", None),  # the same work
        (("worked in a shop", "Asda", "2006", "2010"), "nurse", None),  # no title
        (("member", "Orchestra", "2006", "2010"), "nurse", None),
        (("Clerk", "Asda", "2006", "now"), "nurse", None),  # both of today
        (("Clerk", "Asda", "2006", ""), "nurse", None),  # nobody says that it is over
    ],
)
def test_two_titles_lead_from_one_work_to_another(first, now, slots):
    there = words(known(role(*first), role(now, "", "2015")))
    found = (there["two titles"]["first_title"], there["two titles"]["title_today"]) if "two titles" in there else None
    assert found == slots


@pytest.mark.parametrize(
    ("quote", "other"),
    [
        ("took over as ward manager in 2019", ("staff nurse", "Airedale General", "2004", "2008")),
        ("Ward manager since 2019", ("junior sister", "", "2012", "2019")),  # may have been there, too
    ],
)
def test_who_rose_somewhere_did_not_join_then(quote, other):
    there = known(role(*other), role("ward manager", "St Hilda's", "2019", quote=quote))
    assert "since" not in there
    assert "since" in known(role("ward manager", "St Hilda's", "2019", quote="at St Hilda's since 2019"))


def test_one_tells_apart_two_employers_and_three():
    two = [role("clerk", "Asda", "2001", "2005"), role("clerk", "Tesco", "2005")]
    assert "several employers" in known(*two) and "three employers" not in known(*two)
    three = known(role("clerk", "Boots", "1999", "2001"), *two)
    assert three["three employers"][0].why == "Their page names Boots, Asda and Tesco."


def test_two_kinds_of_work_may_be_one_for_oneself():
    both = known(role("teacher", "Hill School", "2003"), role("freelance illustrator", "", "2012"))
    assert "two careers" in both and "two employers" not in both
    assert "two careers" not in known(role("teacher", "Hill School", "2003"), role("gardener", "", "2012"))


def test_a_place_without_a_title_is_no_second_work_and_no_step():
    here = role("structural engineer", "Pell Harrow", "2010")
    assert "two employers" not in known(role("", "Civil Service", "2009"), here)
    assert "rise" not in known(role("after old mills", "Pell Harrow", "2009", "2010"), here)
    assert "two employers" in known(role("member", "Northern Lights Orchestra", "2012"), here)
