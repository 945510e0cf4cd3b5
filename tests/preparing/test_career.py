"""Which posts count, which is that of today, who works alone, and in which field."""

import pytest
from made_up import background, fact

from careerlab.preparing.career import (
    fields_of,
    fields_said,
    is_beside,
    is_own_business,
    is_regulated,
    main_role,
    posts_of,
    roles_in,
)


def role(what, employer="", since="", until="now", **more):
    return fact("role", what, employer=employer, since=since, until=until, **more)


def roles(*made):
    return roles_in(background(*made).facts)


def fields(*made):
    return fields_of(main_role(roles(*made)), roles(*made))


@pytest.mark.parametrize(
    ("made", "left"),
    [
        # a headline beside the list of posts
        ([role("UX Researcher", "Fernlea"), role("Senior UX Researcher", "Fernlea", "2024")], ["Senior UX Researcher"]),
        # one post said twice, once without the employer
        ([role("Deputy Director, Bus"), role("Deputy Director for Bus", "DfT")], ["Deputy Director for Bus"]),
        ([role("Deputy Director", "Civil Service"), role("Deputy Director", "DfT", "2023")], ["Deputy Director"]),
        # two real ones
        ([role("cellist", "Sinfonia", "2003"), role("accountant", "Maddox", "2012")], ["cellist", "accountant"]),
        ([role("driver", "", "2014"), role("electrician")], ["electrician", "driver"]),
        # what was before is no double
        ([role("nurse", "NHS", "", "2010"), role("nurse", "NHS", "2011")], ["nurse", "nurse"]),
        ([role("School governor", "Hill School", "2019"), role("nurse", "NHS")], ["nurse"]),
        ([role("chartered member", "Institution of Engineers"), role("engineer", "Pell")], ["engineer"]),
    ],
)
def test_posts(made, left):
    assert sorted(post.what for post in posts_of(roles(*made))) == sorted(left)


@pytest.mark.parametrize(
    ("what", "employer", "beside"),
    [
        *((what, "", True) for what in ("trustee", "School governor", "Freedom to Speak Up champion", "mentor")),
        *((what, "", False) for what in ("sales representative", "volunteer coordinator", "patent examiner", "nurse")),
        ("member", "Northern Lights Chamber Orchestra", False),
        ("member", "Institution of Structural Engineers", True),
    ],
)
def test_beside_the_work(what, employer, beside):
    assert is_beside(roles(role(what, employer))[0]) is beside


def test_of_two_titles_of_today_the_one_with_a_year_is_theirs():
    found = main_role(roles(role("Senior UX Researcher", "Fernlea", "2024"), role("UX Researcher", "Fernlea")))
    assert found.what == "Senior UX Researcher"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Staff Nurse", {"health"}),
        ("Ward Manager (Band 7)", {"health"}),
        ("Digital Matron", set()),  # two fields: better none than the wrong one
        ("UX Researcher", {"research"}),  # what is asked of a designer is not asked of a researcher
        ("UX designer", {"design"}),
        ("School Business Manager", set()),
        ("legal secretary", set()),
        ("freelance illustrator", {"arts", "self-employed"}),
        ("", set()),
    ],
)
def test_a_title_names_a_field(words, named):
    assert fields_said(words) == named


@pytest.mark.parametrize(
    ("made", "named"),
    [
        ([role("Deputy Director", "Department for Transport")], {"public service"}),
        ([role("Software developer", "Home Office")], {"technology"}),  # the title comes first
        ([role("Manager", "St Hilda's Hospital")], set()),  # not everybody in a hospital nurses
        (
            [role("staff nurse", "St Hilda's Hospital", "2008", "2012"), role("Manager", "St Hilda's Hospital")],
            {"health"},
        ),
        ([role("staff nurse", "Airedale General", "2004", "2008"), role("Manager", "St Hilda's Hospital")], {"health"}),
        ([role("staff nurse", "Airedale General", "2004", "2008"), role("Adviser", "Maddox Insurance")], set()),
        ([role("teacher", "Hill School", "2004", "2008"), role("Deputy Director", "HM Treasury")], {"public service"}),
        ([role("School Business Manager", "Leeds City Council")], set()),
        ([role("violist", "Sinfonia", "2012"), role("plumber", "Pell", "2010")], {"arts", "trades"}),
        ([role("electrician", quote="Working for myself since 2014")], {"trades", "self-employed"}),
        ([], set()),
    ],
)
def test_the_field_is_read_from_all_their_roles_and_the_employer(made, named):
    assert fields(*made) == named


@pytest.mark.parametrize(
    ("made", "own"),
    [
        ([role("electrician", quote="electrician, working for myself since 2014")], True),
        ([role("electrician in Leicester"), role("driver", quote="Working for myself since 2014")], True),
        ([role("electrician in Leicester")], False),  # the text says nothing of an employer, nor of none
        ([role("electrician", "Northgate", quote="he left to open his own shop later")], False),
        ([role("Founder & CEO", "Mendwell")], True),
        ([role("freelance translator")], True),
    ],
)
def test_own_business(made, own):
    found = roles(*made)
    assert is_own_business(main_role(found), found) is own


@pytest.mark.parametrize(
    ("what", "regulated"),
    [
        *((what, True) for what in ("Staff Nurse", "Solicitor", "Teacher of Physics", "airline pilot", "Pharmacist")),
        *((what, False) for what in ("electrician", "UX designer", "software architect", "chef", "legal secretary")),
    ],
)
def test_regulated(what, regulated):
    assert is_regulated(roles(role(what))) is regulated
