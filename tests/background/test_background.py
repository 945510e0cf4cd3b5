"""What is read of a person in a pasted bio: nothing invented, nothing of anybody else, every fact with its words."""

import re

import pytest
from background.scoring import NAMES, gold, note, totals
from hypothesis import given
from hypothesis import strategies as st

from careerlab.background import background_of
from careerlab.background.model import COLUMNS, FACTS
from careerlab.notes.read import read_notes


@pytest.fixture
def read(write):
    """read(person, {file: text}) -> Background of the files in people/."""
    return lambda person, files: background_of(read_notes(write(files)), person)


def rows(background, fact):
    """(what, employer, since, until) of each fact of a kind."""
    facts = background.facts[background.facts["fact"] == fact]
    return list(zip(facts["what"], facts["employer"], facts["since"], facts["until"], strict=True))


def roles(read, text, person="Ana Sands"):
    """The roles in a bio that begins with the person's name."""
    return rows(read(person, {"ana-sands.txt": text}), "role")


# ---- the bios, of four hands


def test_what_is_read_is_in_the_bios_and_most_of_them_is_read():
    count = totals()
    floors = {"role": (0.95, 0.83), "education": (0.96, 0.85), "change": (0.89, 0.34), "lived_through": (0.94, 0.60)}
    for kind, (precision, recall) in floors.items():
        right, wrong = count[kind]["right"], count[kind]["wrong"]
        assert right / (right + wrong) >= precision, kind
        assert count[kind]["met"] / (count[kind]["met"] + count[kind]["missed"]) >= recall, kind
    assert count["dates"]["right"] >= 25 * count["dates"]["wrong"]


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_has_its_words(name):
    bio = note(name)
    facts = background_of([bio], gold(name)["person"]).facts
    assert dict(facts.dtypes.astype(str)) == COLUMNS
    for row in facts.itertuples():
        assert bio.text[row.start : row.end] == row.quote
        assert bio.text.count("\n", 0, row.start) + 1 == row.line
        assert row.source == bio.source
        words = " ".join(bio.text.split())
        assert row.employer in words
        for year in (row.since[:4], row.until[:4]):
            assert year in ("", "now") or year in words or f"{year[2:]}" in words
        if row.fact == "role" and row.what not in ("founder", "co-founder"):
            assert all(part in words for part in row.what.split(": "))


@pytest.mark.parametrize(
    ("name", "nobody"),
    [
        ("nurse_profile", ["Ward Manager", "Product Manager", "Northmere", "Medisheet", "Chief Nursing"]),
        ("founder_story", ["Pryce", "teach", "packaging designer"]),
        ("civil_servant_conf", ["Head of Design", "Ministry of Justice"]),
        ("wrong_name_inside", ["Royal Navy"]),
        ("first_person", ["town planner"]),
        ("military_teaching", ["Headteacher", "Officer Commanding", "7 Workshop"]),
        ("farmer", ["accountant", "Knighton"]),
        ("staff_portrait", ["infirmary"]),
        ("designer_profile", ["Oakhurst", "Lead Designer", "Barclays"]),
        ("team_page", ["St Columb", "Cordon", "Cornish Post", "food editor", "head of maths"]),
        ("scientist_speaker", ["Karolinska", "Sandqvist"]),
        ("social_worker_qa", ["barrister", "pastry"]),
        ("translator_site", ["2025"]),
        ("programme_entries", ["Ofwat", "WaterAid", "Environment Agency", "Pell", "Thorpe"]),
        ("trustees", ["minister", "Lowland", "GP", "company secretary"]),
        ("on_call", ["Raw", "quarryman", "Leeds"]),
        ("mill_founder", ["Brodhus", "Hart", "sold her car", "Suda"]),
        ("academic_page", ["Vasa", "curator", "2023"]),
        ("intro_mail", ["Tate", "National Trust"]),
        ("village_gp", ["Llanrhian", "Cardiff", "asthma"]),
        ("charity_head", ["OBE", "Peele", "2024"]),
        ("long_cv", ["Severn Trent", "Environment Agency", "Tarn Water", "Office for National Statistics", "Bristol"]),
    ],
)
def test_nothing_of_anybody_else(name, nobody):
    facts = background_of([note(name)], gold(name)["person"]).facts
    said = "\n".join([*facts["what"], *facts["before"], *facts["employer"], *facts["since"], *facts["until"]])
    assert not [words for words in nobody if words in said]


def test_a_name_may_be_spelled_otherwise():
    for name, asked in (("designer_profile", "Jen Marchetti"), ("american_resume", "Jerome Whitfield")):
        assert len(background_of([note(name)], asked).facts) > 10


# ---- layouts


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Staff Nurse at Calder Hospital, 2014-2019", ("Staff Nurse", "Calder Hospital", "2014", "2019")),
        (
            "Staff Nurse, Acute Medicine, Calder Hospital, Leeds (2016-)",
            ("Staff Nurse, Acute Medicine", "Calder Hospital", "2016", "now"),
        ),
        ("Aug '14 – Sept 22  plumber, Hale & Sons Ltd", ("plumber", "Hale & Sons Ltd", "2014-08", "2022-09")),
        ("07/2019 – Present   Paralegal, Cole LLP", ("Paralegal", "Cole LLP", "2019-07", "now")),
        ("12th July 2004 to 2nd November 2007: Cook, Grand Hotel", ("Cook", "Grand Hotel", "2004-07", "2007-11")),
        ("2010 – 12  Chef, Grand Hotel", ("Chef", "Grand Hotel", "2010", "2012")),
        ("Seit 2010", None),
        (
            "Jan. 2019 - Aug 2021    Cook (term-time), Hale School",
            ("Cook (term-time)", "Hale School", "2019-01", "2021-08"),
        ),
        ("02.2019\tpresent\tHale Foods Ltd\tLine manager", ("Line manager", "Hale Foods Ltd", "2019-02", "now")),
        ("Hale Buses | Bus driver | 03/2009 | 05/2016 | hours", ("Bus driver", "Hale Buses", "2009-03", "2016-05")),
        (
            "2019 - 2021  Deputy Director, Fisheries, Department for Food",
            ("Deputy Director, Fisheries", "Department for Food", "2019", "2021"),
        ),
        ("Lead for the merger with Cole in 2020.", None),
        ("Trustee, Hale Trust, from 13 July 2020.", ("Trustee", "Hale Trust", "2020-07", "now")),
    ],
)
def test_one_line_a_job(read, line, role):
    assert roles(read, f"Ana Sands\n\nEmployment\n{line}\n") == ([role] if role else [])


def test_a_profile_page_with_posts_below_their_employer(read):
    text = """Ana Sands
Ana Sands
Experience
Experience
Hale Energy
6 yrs
Leeds · Hybrid
Head of Design
Full-time
Jan 2018 - Dec 2020 · 3 yrs
Led eleven people.
Designer
Jan 2015 - Dec 2017 · 3 yrs

Career Break
Caring for my mother
2013 - 2014

Junior Designer
Cole Studio · Contract
2010 - 2012 · 2 yrs
"""
    assert roles(read, text) == [
        ("Junior Designer", "Cole Studio", "2010", "2012"),
        ("Career Break: Caring for my mother", "", "2013", "2014"),
        ("Designer", "Hale Energy", "2015-01", "2017-12"),
        ("Head of Design", "Hale Energy", "2018-01", "2020-12"),
    ]


def test_posts_below_their_employer_and_in_one_line(read):
    text = """Ana Sands

Experience

Hale Freight Lines

Senior Manager, Logistics   07/2017 - 02/2020
Dispatcher   2011 - 2013

Cole Nursing Home
Cook, Night Shift
2004 - 2010

Trainee, Reed LLP, 1999-2001; Clerk, 2001-03
"""
    assert roles(read, text) == [
        ("Trainee", "Reed LLP", "1999", "2001"),
        ("Clerk", "Reed LLP", "2001", "2003"),
        ("Cook, Night Shift", "Cole Nursing Home", "2004", "2010"),
        ("Dispatcher", "Hale Freight Lines", "2011", "2013"),
        ("Senior Manager, Logistics", "Hale Freight Lines", "2017-07", "2020-02"),
    ]


@pytest.mark.parametrize("ditto", ['"', "ditto", "as above"])
def test_a_table_names_its_columns_and_ditto_marks_say_what_stands_above(read, ditto):
    table = f"From\tTo\tPost\tEmployer\n2001\t2004\tPorter\tGrand Hotel\n2004\tpresent\tCook\t{ditto}\n"
    assert roles(read, f"Ana Sands\n\n{table}") == [
        ("Porter", "Grand Hotel", "2001", "2004"),
        ("Cook", "Grand Hotel", "2004", "now"),
    ]


def test_a_post_above_its_employer_and_years(read):
    text = "Ana Sands\n\nJobs\n\nDriver (nights)\nHale Freight, Hull  2015-2019\n\nPacker\nCole Foods Ltd  2010-2015\n"
    assert roles(read, text) == [
        ("Packer", "Cole Foods Ltd", "2010", "2015"),
        ("Driver (nights)", "Hale Freight", "2015", "2019"),
    ]


def test_somebody_who_comes_second_in_a_programme(read):
    text = """Craft Day

10.00  Joe Bell
Head of Timber, Cole Joinery Ltd
Joe has run the workshop at Cole Joinery since 2011.

11.30  Ana Sands
Furniture maker, Penrith
Ana worked for Hale Furniture from 1999 to 2008, first as a polisher and later as workshop manager.
"""
    assert roles(read, text) == [
        ("polisher", "Hale Furniture", "1999", ""),
        ("workshop manager", "Hale Furniture", "", "2008"),
        ("Furniture maker", "", "", "now"),
    ]


@pytest.mark.parametrize(
    ("head", "month"), [("Leeds", ""), ("Columbus, OH 43215", "-06"), ("Leeds\nBorn 28/02/1990", "-10")]
)
def test_no_month_is_guessed(read, head, month):
    found = read("Ana Sands", {"ana.txt": f"Ana Sands\n{head}\n\nEmployment\nCook, Grand Hotel, 06/10/2010 – 2012\n"})
    assert rows(found, "role") == [("Cook", "Grand Hotel", f"2010{month}", "2012")]
    assert bool(found.notices) == (not month)


# ---- sentences


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Ana Sands has been a solicitor at Cole LLP since 2016.", ("solicitor", "Cole LLP", "2016", "now")),
        ("Ana Sands is a nurse. She joined Hale Trust in 2019 as a matron.", ("matron", "Hale Trust", "2019", "")),
        ("Ana Sands spent six years at Shell before joining Cole LLP in 2018.", ("", "Cole LLP", "2018", "")),
        (
            "Ana Sands started her career as a cook with Hale Hotels (2001-2004).",
            ("cook", "Hale Hotels", "2001", "2004"),
        ),
        (
            "I'm Ana Sands. From 2010 to 2012 I was a porter at Calder Hospital.",
            ("porter", "Calder Hospital", "2010", "2012"),
        ),
        ("Ana Sands co-founded Hale Foods in 2011.", ("co-founder", "Hale Foods", "2011", "")),
        ("Ana Sands left Shell, where she was a welder.", ("welder", "Shell", "", "")),
        (
            "Ana Sands was private secretary to the Permanent Secretary at the Department for Food from 2009 to 2012.",
            ("private secretary to the Permanent Secretary", "Department for Food", "2009", "2012"),
        ),
        ("Ana Sands was lecturer from 2007, senior lecturer from 2015.", ("senior lecturer", "", "2015", "")),
        (
            "Ana Sands has been an on-call firefighter at Hawes since 2009, crew manager since 2016.",
            ("crew manager", "Hawes", "2016", "now"),
        ),
        ("Ana Sands became our chair in 2023.", ("chair", "", "2023", "")),
        ("In 1995 Ana Sands took a job as foreman at Hollins Joinery.", ("foreman", "Hollins Joinery", "1995", "")),
        ("Ana Sands was Director, Fire Safety, from 2016 to 2019.", ("Director, Fire Safety", "", "2016", "2019")),
        ("Ana Sands was editor of the Hull Mail until 2015.", ("editor", "Hull Mail", "", "2015")),
        ("Ana Sands was cook at Cole Cafe in Hull, where she became chef in 2012.", ("chef", "Cole Cafe", "2012", "")),
        ("Hi. They made me a surveyor at Hale Homes in '94. - Ana Sands", ("surveyor", "Hale Homes", "1994", "")),
        ("Ana Sands has a dog. She used to be a travel agent.", ("travel agent", "", "", "")),
        (
            "Ana Sands is a cook. She led the grill team at Cole Inn from 2009 to 2012.",
            ("led the grill team", "Cole Inn", "2009", "2012"),
        ),
        ("Ana Sands wrote this after nine years as an arranger at Hale Flowers.", ("arranger", "Hale Flowers", "", "")),
        (
            "Ana Sands is director of the Hale Dance Trust, a post she has held since 2018.",
            ("director", "Hale Dance Trust", "2018", "now"),
        ),
        (
            "Ana Sands was a nurse at Hale Hospital. She joined the hospice in 2003 as matron.",
            ("matron", "", "2003", ""),
        ),
        (
            "Ana Sands: binder, Hale Press; ex-baker (Cole & Sons, 2003-2011)",
            ("ex-baker", "Cole & Sons", "2003", "2011"),
        ),
        ("Ana Sands co-founded Reed Bakery, a shop that shut down in 2015.", ("co-founder", "Reed Bakery", "", "")),
        (
            "Ana Sands joined Cole Hospital in 2011, having qualified at Hale College. She became a sister in 2016.",
            ("sister", "Cole Hospital", "2016", ""),
        ),
        ("Before joining the Civil Service Ana was a teacher at Cole School.", ("teacher", "Cole School", "", "")),
        (
            "Ana Sands spent six years in private practice in Ashby. In 2021 she became team lead.",
            ("team lead", "", "2021", ""),
        ),
        ("Ana Sands is a novelist and former barrister.", ("barrister", "", "", "")),
        ("Ana Sands RIAS is an architect with Hale LLP and a former joiner.", ("joiner", "", "", "")),
        (
            "Ana Sands (BA, PhD) is a reader in Latin. She has been at Hull since 2013.",
            ("reader in Latin", "", "", "now"),
        ),
        ("Ana Sands began teaching in 1993 as a Latin teacher at Brindle.", ("Latin teacher", "Brindle", "1993", "")),
        (
            "Ana Sands is a vet. She serves on the board of the Hale Trust.",
            ("serves on the board", "Hale Trust", "", "now"),
        ),
        (
            "In May 2014 Ana Sands handed in her notice, sold her car and, with Sam and Olive, founded Reed Bakery.",
            ("founder", "Reed Bakery", "2014-05", ""),
        ),
    ],
)
def test_a_role_in_a_sentence(read, said, role):
    assert role in roles(read, said)


@pytest.mark.parametrize(
    "said",
    [
        "Her brother Mark is an accountant at Deloitte.",
        "Her predecessor, Joan Hale, joined Cole LLP in 2001.",
        "She was offered a post as director of Shell in 2009 and declined.",
        "She hopes to become a partner at Cole LLP.",
        "She appointed Joe Bell as foreman in 2012.",
        "She has worked in the private sector and on coach trips.",
        "She never worked for Shell.",
        "She bought the tools of its founder, Joan Hale, in 2018, and learned from its owner, Bill Low.",
        "She will be joined by Mairi Bell, who became director of Cole LLP in 2022.",
        "Joan Hale started at Shell in 2002.",
        'Joan says: "I was a nurse at Calder Hospital."',
        "We are hiring a nurse at Calder Hospital in 2024.",
        "The letter is run by the editor, Ann S. (plumber, 1979-2014), and by Bill Low, a former roofer at Cole LLP.",
        "She edited the series with Joe Bell (Professor of Law at Durham University, 2001-2010).",
        "Her successor, Joan Hale, came from Shell. She joined Cole LLP in 2016.",
        "\n\nXanthe Vosper - accountant at Hale Foods; governor since 2019",
        "\n\nOdile Frampton\nHead of Care, Cole LLP, since 2020; before that Shell.",
    ],
)
def test_what_is_no_role_of_hers(read, said):
    assert roles(read, f"Ana Sands is a plumber at Hale & Sons Ltd. {said}") == [
        ("plumber", "Hale & Sons Ltd", "", "now")
    ]


def test_an_email_about_somebody_is_not_about_who_wrote_it(read):
    text = (
        "You should meet Ana Sands. She's a surveyor at Hale Homes, and her work is great. I joined Cole LLP in 2020."
    )
    assert roles(read, text) == [("surveyor", "Hale Homes", "", "now")]


# ---- studies, changes, times


@pytest.mark.parametrize(
    ("said", "study"),
    [
        ("Ana Sands read law at Durham University, graduating in 2007.", ("law", "Durham University", "", "2007")),
        (
            "Ana Sands holds an HND in Business from Hale College (1998).",
            ("HND in Business", "Hale College", "", "1998"),
        ),
        (
            "Ana Sands\n\nEducation\nHale University\nBSc, Physics\n2003 – 2006",
            ("BSc, Physics", "Hale University", "2003", "2006"),
        ),
        (
            "Ana Sands\n\nEducation\nMSc Geology, University of Leeds, 1996",
            ("MSc Geology", "University of Leeds", "", "1996"),
        ),
        ("Ana Sands\n\nEducation\nFirst aid at work, 2019", ("First aid at work", "", "", "2019")),
        ("Ana Sands read Classics at Durham (2001-2004).", ("Classics", "Durham", "2001", "2004")),
        ("Ana Sands did maths at Hull (graduated 2002).", ("maths", "Hull", "", "2002")),
        ("Ana Sands took her City & Guilds in 1991.", ("City & Guilds", "", "", "1991")),
        ("Ana Sands\n\nCourses\nHale College\nClassics\n2001 - 2004", ("Classics", "Hale College", "2001", "2004")),
        ("Ana Sands\n\nCertificates\nAPICS CSCP, 2014", ("APICS CSCP", "", "", "2014")),
        ("Ana Sands trained as a potter at Hale College in 2004.", ("potter", "Hale College", "", "2004")),
        ("Ana Sands was a master carpenter at Druce.", None),
        (
            "Ana Sands\n\nLicences & certifications\nChartered Member\nHale Planning Institute\nIssued Jun 2018",
            ("Chartered Member", "Hale Planning Institute", "", "2018-06"),
        ),
        ("Ana Sands joined us in March 2019.", None),
        ("Ana Sands has to a degree been lucky.", None),
        ("Ana Sands has a certificate, framed, for putting out a fire.", None),
        ("Ana Sands\n\nLicences\nDriving licence, 2001", None),
    ],
)
def test_a_study(read, said, study):
    assert rows(read("Ana Sands", {"ana.txt": said}), "education") == ([study] if study else [])


@pytest.mark.parametrize(
    ("said", "before", "what", "year"),
    [
        ("She moved from accounting into teaching in 2012.", "accounting", "teaching", "2012"),
        ("In 2014 she left industry for academia.", "industry", "academia", "2014"),
        ("She retrained as a welder in 2003.", "", "welder", "2003"),
        ("She came to education from fashion buying.", "fashion buying", "education", ""),
        ("Before nursing she was a receptionist at the Crown Hotel.", "receptionist", "nursing", ""),
        ("She was a staff nurse at Cole Home (2004-2010), then a staff nurse at Hale Clinic (2010-2015).", *[None] * 3),
        ("She moved from Leeds to Hull in 2003.", None, None, None),
        ("She hopes to move from accounting into teaching.", None, None, None),
        ("She is a librarian and a former joiner.", "joiner", "librarian", ""),
        ("She is a farmer; before that she was a barrister.", "barrister", "farmer", ""),
        ("A soldier turned baker, she rises at four.", "soldier", "baker", ""),
        ("She is a head nurse and a former nurse.", None, None, None),
        ("Her sister moved from accounting into teaching.", None, None, None),
        ("The team went from four people to sixty.", None, None, None),
    ],
)
def test_a_change_of_field(read, said, before, what, year):
    facts = read("Ana Sands", {"ana.txt": f"Ana Sands lives in York. {said}"}).facts
    changes = facts[facts["fact"] == "change"]
    found = list(zip(changes["before"], changes["what"], changes["since"], strict=True))
    assert found == ([(before, what, year)] if what else [])


def test_two_posts_one_after_the_other_are_no_change_of_field(read):
    text = "Ana Sands\n\nEmployment\n2001-2007 Sergeant, British Army\n2007-2012 Teacher, Hale School\n"
    assert not rows(read("Ana Sands", {"ana.txt": text}), "change")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("The company went from 4 people to 60 in two years.", "growth"),
        ("The firm merged with Cole in 2017.", "merger"),
        ("Hale Foods was bought by Cole in 2016.", "acquisition"),
        ("Hale Foods floated in 2018.", "flotation"),
        ("She stayed through two rounds of layoffs at Hale Foods in 2013.", "layoffs"),
        ("Hale Foods went into administration in 2019.", "closure"),
        ("The firm went from four people to fifty-three.", "growth"),
        ("In 2016 it made 40 people redundant.", "layoffs"),
        ("The whole department was reorganised in 2015.", "reorganisation"),
        ("Hale and Cole councils merged in 2015.", None),
        ("When her ward closed in 2015 she stayed.", None),
        ("When Cole Bakeries closed in 2015 we lost a third of our orders.", None),
        ("From 2013 to 2016 she led a team.", None),
        ("The cider company was bought by a bigger one.", None),
        ("Hale Foods merged with Cole in 2021.", None),
        ("She closed the deal with Cole.", None),
    ],
)
def test_a_time_lived_through(read, said, what):
    text = f"Ana Sands was a buyer at Hale Foods from 2012 to 2019. {said}"
    found = rows(read("Ana Sands", {"ana.txt": text}), "lived_through")
    assert [(w, e) for w, e, *_ in found] == ([(what, "Hale Foods")] if what else [])


def test_a_company_page_counts_for_the_years_somebody_was_there(read):
    files = {
        "ana-sands.txt": "Ana Sands was a buyer at Hale Foods from 2012 to 2019.",
        "hale-foods.txt": "Hale Foods\n\nFounded in 1988. In 2014 we acquired Cole. In 2022 we laid off 40 people.",
        "other.txt": "Quill Bank\n\nWe merged with Penn Bank in 2015.",
    }
    found = read("Ana Sands", files)
    assert rows(found, "lived_through") == [("acquisition", "Hale Foods", "2014", "")]
    assert found.notices == []


# ---- what could not be used


def test_a_part_of_the_name_is_enough_and_a_page_of_the_employer_in_their_folder_says_when_it_merged(read):
    files = {
        "ana sands/cv.txt": "Ana Sands\n\nExperience\n2015 - present  Planner, Saltmere Council\n",
        "ana sands/team.txt": "Our team\n\nIn 2019 Saltmere and Netherfold councils merged, and we moved.",
    }
    found = read("ana", files)
    assert found.person == "Ana Sands"
    assert rows(found, "lived_through") == [("merger", "Saltmere Council", "2019", "")]
    assert found.notices == []


def test_a_page_headed_by_another_name_is_that_persons(read):
    page = "Piotr Zielinski\nUX designer at Morling Bank\n\nExperience\n\nUX designer\nMorling Bank\n2021 - Present\n"
    found = read("Carla Reyes", {"Carla Reyes.txt": page})
    assert found.facts.empty
    assert [(n.code, "Piotr Zielinski" in n.message) for n in found.notices] == [("BG-OTHER-PERSON", True)]


def test_the_bio_of_another_person_gives_nothing_and_says_so():
    found = background_of([note("wrong_person")], "Tomasz Wren")
    assert found.facts.empty
    assert found.notices[0].message == (
        "The file wrong_person.txt is about Thomas Wrenhale, not about Tomasz Wren: nothing was taken from it."
    )


@pytest.mark.parametrize(
    ("files", "code", "words"),
    [
        ({}, "BG-NOTHING", "Nothing was found about Ana Sands: no page"),
        ({"ana-sands.txt": " \n"}, "BG-EMPTY", "ana-sands.txt"),
        (
            {"ana-sands.txt": "Bo Reed is a nurse at Calder Hospital."},
            "BG-OTHER-PERSON",
            "about Bo Reed, not about Ana Sands",
        ),
        ({"ana-sands.txt": "Ana Sands likes dogs."}, "BG-NO-FACTS", "The file ana-sands.txt names Ana Sands"),
    ],
)
def test_a_notice_says_what_is_wrong_and_what_to_do(read, files, code, words):
    found = read("Ana Sands", files | {"bo.txt": "Bo Reed is a nurse."} if files else files)
    assert [n.code for n in found.notices] == [code]
    assert words in found.notices[0].message
    assert found.notices[0].hint


def test_somebody_in_the_middle_of_a_team_page():
    found = background_of([note("team_page")], "Rafe Ollerton")
    assert found.notices[0].message.startswith(
        "The file team_page.txt has parts about Niamh Castellane and Juno Mistry too"
    )


def test_a_long_list_is_cut_to_the_latest_and_says_so(read):
    jobs = "\n".join(f"{year}-{year + 1} Cook, Hotel Number{'abcdefghijkl'[year % 12]}" for year in range(1950, 2020))
    found = read("Ana Sands", {"ana.txt": f"Ana Sands\n\nEmployment\n{jobs}\n"})
    assert len(rows(found, "role")) == 40
    assert [n.message for n in found.notices] == ["The file ana.txt is long: of 70 roles the 40 latest are shown."]
    assert found.facts["since"].min() == "1980"


def test_notes_about_others_give_nothing():
    notes = [note(name) for name in NAMES]
    for name in NAMES[::5]:  # each reads the pages of all
        person = gold(name)["person"]
        assert background_of(notes, person).facts.equals(background_of([note(name)], person).facts)


def test_the_order_of_notes_does_not_matter():
    notes = [note(name) for name in NAMES]
    forth, back = (background_of(some, "Marisol Adeyinka").facts for some in (notes, notes[::-1]))
    assert forth.equals(back)


_WORDS = st.sampled_from(
    [
        *"Ana Sands|She|I|was|is|has been|a nurse|at|Hale Trust|joined|in 2019|2014 – 2019|since|(2016-)|BSc".split(
            "|"
        ),
        *"Experience|Education|,|.|“|\"|(|)|Joan Bell|who|and|left|merged|'14|·|1 yr|Post:|Employer:|From:|as".split(
            "|"
        ),
        *("\n", "\n\n", "\r\n", "é", "\u0301", "--", "of", "the", "Dr"),
    ]
)


@given(st.one_of(st.text(max_size=400), st.lists(_WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read_and_every_quote_lies_in_it(text):
    from careerlab.notes.model import Note, Span

    spans = (Span(0, len(text), "text"),) if text else ()
    bio = Note("people/ana-sands.txt", text, spans=spans)
    facts = background_of([bio], "Ana Sands").facts
    assert set(facts["fact"]) <= set(FACTS)
    for row in facts.itertuples():
        assert row.quote and text[row.start : row.end] == row.quote
        assert re.fullmatch(r"(\d{4}(-\d\d)?)?", row.since) and re.fullmatch(r"(\d{4}(-\d\d)?|now)?", row.until)


@pytest.mark.parametrize("place", ["London Area, United Kingdom", "Greater Boston Area", "Greater Sallow", "Leeds"])
def test_a_place_below_the_name_is_nobody(read, place):
    text = f"Ana Sands\nManager at Reed Hospice\n{place}\n\nExperience\n\nManager\nReed Hospice\nJan 2021 - Present\n"
    assert roles(read, text) == [("Manager", "Reed Hospice", "2021-01", "now")]
