"""The sheet as a whole: what is on it, why, in which order, and what is not asked again."""

from dataclasses import replace

import pandas as pd
import pytest
from insight_rows import insights, statement
from made_up import background, explorer, fact, heard, invented

from careerlab.errors import TableError
from careerlab.notes.formats import read_bytes
from careerlab.notes.model import Notice
from careerlab.preparing import question_sheet
from careerlab.preparing.bank import Addressee, fitting, worded
from careerlab.preparing.model import CHECKLIST, PARTS, QUESTIONS
from careerlab.preparing.path import from_outside, path_named
from careerlab.profile.model import Belief, Path, Profile
from careerlab.resources import rows

CODED = {"opening", "closing", "their story", "their time", "their work"}
CODED |= {"your gap", "your belief", "disagreement", "not asked"}
GIVES_A_REASON = {"opening", "their story", "their time", "your gap", "your belief", "disagreement"}
NURSE = background(
    fact("role", "Staff Nurse", employer="St Osyth's Hospital", since="2005-09", until="2012-09"),
    fact(
        "role",
        "Digital Matron",
        employer="Calder Trust",
        since="2012",
        until="now",
        quote="Digital Matron, 2012 to now",
    ),
    fact("change", "clinical informatics", before="intensive care", since="2018", quote="I moved from intensive care"),
    fact("lived_through", "merger", employer="Calder Trust", quote="when Calder and Aire merged in April 2022"),
    person="Mari Ade",
)


def of(sheet, comes_from):
    return sheet.questions[sheet.questions["comes_from"].eq(comes_from)]


def asked(sheet):
    return " ".join(sheet.questions["question"])


@pytest.mark.parametrize("number", range(6))
def test_at_most_twelve_questions_in_the_order_of_25_minutes(number):
    notes, profile = heard(number, "nursing"), explorer(number, "nursing")
    sheet = question_sheet(notes, f"Person {number}", profile, invented(number), path="nursing")
    table = sheet.questions
    assert 8 <= len(table) <= 12
    assert 15 <= table["minutes"].sum() <= 25
    assert list(table["part"]) == sorted(table["part"], key=PARTS.index)
    assert table["question"].is_unique
    assert set(table["comes_from"]) <= CODED
    assert table["serves"].ne("").all()
    assert table.loc[table["comes_from"].isin(GIVES_A_REASON), "why"].ne("").all()
    assert table["must"].sum() == 3
    assert table["follow_ups"].str.split(" / ").str.len().between(1, 3).all()
    assert set(table["id"]) <= {row["id"] for row in rows("question_bank")}


@pytest.mark.parametrize("most", [0, 1, 3, 7])
def test_no_more_than_one_asks_for(most):
    table = question_sheet(insights(), "Mari Ade", None, NURSE, most).questions
    assert len(table) == most
    assert table["must"].sum() <= min(most, 3)


def test_a_quote_is_given_as_a_reason_once():
    reasons = " ".join(question_sheet(insights(), "Mari Ade", None, NURSE).questions["why"])
    assert reasons.count("“Digital Matron, 2012 to now”") == 1


def test_no_two_questions_of_one_theme():
    themes = {row["id"]: row["theme"] for row in rows("question_bank")}
    for number in range(12):
        page = invented(number)
        asked = [themes[id_] for id_ in question_sheet(insights(), page.person, None, page).questions["id"]]
        assert len({theme for theme in asked if theme}) == len([theme for theme in asked if theme])


def test_the_columns_and_their_kinds():
    for sheet in (question_sheet(insights(), "Nobody", most=0), question_sheet(insights(), "Mari Ade", None, NURSE)):
        for table, columns in ((sheet.questions, QUESTIONS), (sheet.checklist, CHECKLIST)):
            wanted = pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in columns.items()})
            assert table.dtypes.to_dict() == wanted.dtypes.to_dict()


def test_their_own_transition_and_time_are_asked_about_with_their_words_as_the_reason():
    sheet = question_sheet(insights(), "Mari Ade", None, NURSE)
    story, time = of(sheet, "their story").iloc[0], of(sheet, "their time").iloc[0]
    assert story["question"].startswith("You moved from intensive care to clinical informatics in 2018:")
    assert "“I moved from intensive care”" in story["why"]
    assert "people/page.txt, line" in story["why"]
    assert "merger" in time["question"]
    assert "“when Calder and Aire merged in April 2022”" in time["why"]


def test_nothing_is_supposed_that_no_page_says():
    sheet = question_sheet(
        insights(), "Mari Ade", None, background(fact("role", "Clerk", employer="Asda", until="now"))
    )
    for word in ("merger", "takeover", "let go", "founded", "time away", "moved from", "two kinds", "your team"):
        assert word not in asked(sheet)


def test_it_opens_warmly_and_closes_with_two_people_and_leave_to_stay_in_touch():
    table = question_sheet(insights(), "Mari Ade", None, NURSE).questions
    opening = " ".join(table.loc[table["part"].eq("opening"), "question"])
    closing = list(table.loc[table["part"].eq("closing"), "question"])
    assert "most fulfilling" in opening
    assert "unexpected" in opening or "not see coming" in opening or "harder than you had expected" in opening
    assert "two people" in closing[0]
    assert "stay in touch" in closing[1]


def test_disagreement_belief_and_gap_are_asked_about_with_the_evidence():
    notes = heard(1, "nursing")
    profile = Profile(
        paths=(Path("nursing"),),
        skills={"SQL": 0, "React": 0, "Figma": 0, "JavaScript": 0, "CSS": 0},
        beliefs=(Belief("nurses decide little", "nursing", "autonomy", 0.8, "2026-01-01"),),
    )
    sheet = question_sheet(notes, "Mari Ade", profile, NURSE, path="nursing")
    assert set(sheet.questions.loc[sheet.questions["must"].eq(1), "comes_from"]) == {
        "disagreement",
        "your belief",
        "your gap",
    }
    assert "Anna Low" in of(sheet, "disagreement")["why"].iloc[0]
    assert "Ben Orr" in of(sheet, "disagreement")["why"].iloc[0]
    assert "Two people disagree about the hours in nursing" in of(sheet, "disagreement")["why"].iloc[0]
    assert "“nurses decide little”" in of(sheet, "your belief")["question"].iloc[0]
    assert "80% sure" in of(sheet, "your belief")["why"].iloc[0]
    assert "you have never tried it" in of(sheet, "your gap")["why"].iloc[0]


def test_nobody_is_asked_about_a_disagreement_of_their_own():
    notes = heard(1, "nursing")
    assert len(of(question_sheet(notes, "Anna Low"), "disagreement")) == 0


def test_names_of_people_are_never_said_aloud():
    sheet = question_sheet(heard(1, "nursing"), "Mari Ade", explorer(1, "nursing"), NURSE, path="nursing")
    assert "Anna" not in asked(sheet) and "Ben" not in asked(sheet)


# ---- a second talk


def second(*more, person="Mari Ade", **fields):
    first = {"person": "Mari Ade", "path": "nursing", "date": "2026-02-03", **fields}
    return question_sheet(insights(*(statement(**first | row) for row in ({}, *more))), person, None, NURSE)


def test_a_second_talk_asks_what_is_new_and_not_to_stay_in_touch():
    sheet = second()
    assert sheet.talks == 1
    assert sheet.path == "nursing"
    assert "since we talked in February 2026" in asked(sheet)
    assert "May I stay in touch" not in asked(sheet)


@pytest.mark.parametrize("name", ["mari ade", "Dr Mari Ade", "Ade, Mari", "M. Ade"])
def test_earlier_talks_are_found_however_the_name_is_spelled(name):
    assert second(person=name).talks == 1


def test_two_people_of_a_short_name_are_not_mixed_up():
    notes = insights(statement(person="Tom Low"), statement(person="Tom Orr", talk="b.md", source="b.md"))
    sheet = question_sheet(notes, "Tom")
    assert sheet.talks == 0
    assert any("Tom Low and Tom Orr" in notice for notice in sheet.notices)


def test_a_question_answered_under_its_id_is_not_asked_again():
    before = set(question_sheet(insights(), "Mari Ade", None, NURSE).questions["id"])
    assert "q002" in before
    sheet = second({"question": "4. Which project? (q002, none)", "text": "The bedside chart.", "kind": "fact"})
    assert "q002" not in set(sheet.questions["id"])
    assert "opening" in set(sheet.questions["comes_from"])


def test_a_question_answered_in_the_same_words_is_not_asked_again():
    words = next(row["question"] for row in rows("question_bank") if row["id"] == "q003")
    assert "q003" not in set(second({"question": words}).questions["id"])


def test_only_an_id_in_brackets_is_one():
    assert "q002" in set(second({"question": "What about q002 then?"}).questions["id"])


def test_topics_they_have_spoken_of_are_left_out():
    told = [{"topic": topic, "kind": "fact"} for topic in ("hours", "growth", "people", "pay")]
    assert not {"hours", "growth", "people", "pay", "work"} & set(second(*told).questions["topic"])


def test_who_has_told_the_way_is_not_asked_for_it():
    assert len(of(second({"kind": "route", "text": "She was a staff nurse first."}), "their story")) == 0


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("She'll put me in touch with Tom Becker.", False),
        ("He offered to introduce me to his old boss.", False),
        ("There may be a post in June.", True),
    ],
)
def test_who_has_named_others_is_not_asked_for_two_people(words, again):
    sheet = second({"kind": "lead", "text": words, "speaker": "note-taker"})
    assert ("Which two people" in asked(sheet)) is again


def test_what_they_said_is_read_back_and_never_words_about_them():
    hard = {"kind": "con", "topic": "culture", "text": "Three boards sign off everything, which takes weeks."}
    about = {"kind": "con", "topic": "culture", "text": "She is tired of the three boards that sign it."}
    assert "“Three boards sign off everything, which takes weeks”" in asked(second(hard))
    assert "My notes of our talk" not in asked(second(about, kind="fact"))


# ---- little is known


def test_without_anything_it_still_is_a_sheet_and_says_what_would_help():
    sheet = question_sheet(insights(), "Nobody")
    assert len(sheet.questions) >= 8
    assert sheet.path == ""
    said = " ".join(sheet.notices)
    for word in ("people/", "profile", "notes of talks", "path"):
        assert word in said


@pytest.mark.parametrize(
    ("known", "path"),
    [("the command", "teaching"), ("an earlier talk", "teaching"), ("page", "nursing"), ("move", "nursing"), ("", "")],
)
def test_the_path_is_one_that_something_says_they_do(known, path):
    profile = Profile(paths=(Path("nursing", ("matron", "intensive care")), Path("teaching", ("teacher",))))
    name = "Mari Ade" if known == "an earlier talk" else "Somebody"
    said = [statement(person=name, path="teaching")] if known == "an earlier talk" else []
    said += [statement(person="Cleo", path="nursing", talk=f"{n}.md", source=f"{n}.md") for n in range(3)]
    moved = background(fact("change", "intensive care", before="the army"), person="Mari Ade")
    page = {"page": NURSE, "the command": NURSE, "move": moved}.get(known)
    as_said = "Teacher" if known == "the command" else ""
    assert question_sheet(insights(*said), "Mari Ade", profile, page, path=as_said).path == path


@pytest.mark.parametrize(
    ("path", "role", "same"),
    [
        *((path, role, True) for path, role in (("UX design", "Senior UX designer"), ("nursing", "Staff Nurse"))),
        *((path, role, True) for path, role in (("product management", "product manager"), ("teaching", "teacher"))),
        *((path, role, True) for path, role in (("front-end development", "Front-end developer"), ("law", "law"))),
        *(
            (path, role, False)
            for path, role in (("product management", "Production manager"), ("UX design", "designer"))
        ),
        *((path, role, False) for path, role in (("nursing", "Ward clerk"), ("law", "lawn keeper"))),
    ],
)
def test_a_role_names_the_path_whose_work_it_is(path, role, same):
    notes = insights(statement(path=path))
    assert (
        path_named(role, notes) == path_named(role, insights(), Profile(paths=(Path(path),))) == (path if same else "")
    )


ELECTRICIAN = background(fact("role", "electrician", employer="Northgate", since="2014", until="now"))
BUILDERS_OF_SITES = Profile(
    current="graphic designer",
    paths=(Path("front-end development"), Path("UX design", ("UX",))),
    skills={"React": 0},
    beliefs=(
        Belief("developers sit alone", "front-end development", "people", 0.8, "2026-01-01"),
        Belief("I am too old to change", "", "entry", 0.8, "2026-01-01"),
    ),
)


def test_nothing_of_a_path_is_put_to_somebody_who_is_not_on_it():
    notes = heard(1, "front-end development")
    sheet = question_sheet(notes, "Ada Pell", BUILDERS_OF_SITES, ELECTRICIAN)
    assert sheet.path == ""
    assert not set(sheet.questions["comes_from"]) & {"your gap", "disagreement"}
    assert list(of(sheet, "your belief")["question"].str.contains("too old to change")) == [True]
    technology = {row["id"] for row in rows("question_bank") if row["field"] in ("technology", "design")}
    assert not technology & set(sheet.questions["id"])
    assert not sheet.questions["why"].str.contains("points of 100|people you asked").any()


def test_who_is_on_no_path_is_asked_what_can_be_seen_from_outside():
    sheet = question_sheet(insights(), "Ada Pell", BUILDERS_OF_SITES, ELECTRICIAN)
    assert "I am weighing up front-end development and UX design." in asked(sheet)
    assert "which two of them could tell me about front-end development or UX design?" in asked(sheet)
    assert any("does any of the work you compare" in said and "profile.yaml" in said for said in sheet.notices)
    one = question_sheet(insights(), "Ada Pell", Profile(paths=(Path("nursing"),)), ELECTRICIAN)
    assert "I am thinking about nursing." in asked(one)


@pytest.mark.parametrize(
    ("current", "words"), [("graphic designer", "I am a graphic designer."), ("nursing", "I come from nursing.")]
)
def test_what_the_explorer_does_today_can_be_said(current, words):
    known = from_outside(Profile(current=current, paths=(Path("law"),)))
    to = Addressee("", frozenset(), {}).and_known(**known)
    assert any(worded(row, to)[0].startswith(words) for row in fitting(to, ("from outside",)))


def test_a_field_is_never_borrowed_from_a_path():
    nobody = question_sheet(insights(), "Nobody", Profile(paths=(Path("nursing"),)), path="nursing")
    health = {row["id"] for row in rows("question_bank") if row["field"] == "health"}
    assert nobody.path == "nursing" and not health & set(nobody.questions["id"])


def test_a_break_is_not_what_a_talk_begins_with():
    page = background(
        fact("role", "Career break", since="2017", until="2022"),
        fact("role", "UX Researcher", employer="Fernlea", since="2022", until="now"),
    )
    table = question_sheet(insights(), "Ada Pell", None, page).questions
    assert "time away" in " ".join(table["question"])
    assert "time away" not in table["question"].iloc[0]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([], "you have no page of theirs yet"),
        ([fact("role", "buyer")], "was not understood far enough"),
        (
            [fact("role", "helper", employer=employer, until="2010") for employer in ("Asda", "Boots")],
            "lists the steps",
        ),
    ],
)
def test_it_never_says_that_a_page_is_silent(facts, why):
    table = question_sheet(insights(), "Ada Pell", None, background(*facts)).questions
    assert why in table["why"].iloc[0]


def test_a_page_of_which_nothing_was_understood_is_a_page():
    unread = replace(background(), notices=[Notice("BG-NO-FACTS", "The file a.txt names Ada Pell, but …", "")])
    assert "was not understood" in question_sheet(insights(), "Ada Pell", None, unread).questions["why"].iloc[0]


def test_a_role_beside_the_work_is_no_post():
    page = background(
        fact("role", "nurse", employer="NHS", until="now"),
        fact("role", "governor", employer="Hill School", until="now"),
    )
    sheet = question_sheet(insights(), "Ada Pell", None, page)
    assert set(sheet.facts["fact"]) == {"role", "beside"}
    assert "governor" not in line(sheet, "The steps")["known"]


def test_a_headline_beside_the_list_is_no_second_post():
    page = background(
        fact("role", "UX Researcher", employer="Fernlea", until="now"),
        fact("role", "Senior UX Researcher", employer="Fernlea", since="2024", until="now"),
    )
    assert list(question_sheet(insights(), "Ada Pell", None, page).facts["what"]) == ["Senior UX Researcher"]


def test_the_order_of_the_notes_does_not_matter():
    notes, page = heard(3, "nursing"), invented(3)
    one, other = (question_sheet(n, "Person 3", explorer(3, "nursing"), page) for n in (notes, notes[::-1]))
    pd.testing.assert_frame_equal(one.questions, other.questions)
    pd.testing.assert_frame_equal(one.checklist, other.checklist)


def test_it_wants_an_insights_table():
    with pytest.raises(TableError):
        question_sheet(pd.DataFrame(), "Mari Ade")


# ---- the checklist


def line(sheet, start):
    return sheet.checklist[sheet.checklist["item"].str.startswith(start)].iloc[0]


def test_the_checklist_says_what_is_known_with_the_words_and_where_to_look_for_the_rest():
    sheet = question_sheet(insights(), "Mari Ade", None, NURSE)
    today = line(sheet, "Their role today")
    assert today["known"] == "Digital Matron, Calder Trust, since 2012"
    assert today["quote"] == "Digital Matron, 2012 to now"
    assert today["source"] == "people/page.txt" and today["line"] > 0
    assert line(sheet, "What they studied")["known"] == ""
    assert sheet.checklist["where_to_look"].ne("").all()
    assert not sheet.checklist["item"].str.contains("promised").any()


def test_the_checklist_finds_who_opened_the_door():
    words = "She'll put me in touch with Mari Ade, the matron."
    notes = insights(statement(person="Cleo", kind="lead", speaker="note-taker", text=words))
    found = line(question_sheet(notes, "Mari Ade", None, NURSE), "Who introduced you")
    assert "Cleo" in found["known"] and found["quote"] == words
    assert line(question_sheet(notes, "Mari Adeyinka"), "Who introduced you")["known"] == ""


def test_the_checklist_keeps_what_was_promised():
    sheet = second({"kind": "task", "speaker": "note-taker", "text": "Send her the link.", "path": "nursing"})
    assert line(sheet, "What was promised")["quote"] == "Send her the link."


def test_what_one_has_in_common_is_found_on_the_page_only():
    mine = Profile(current="staff nurse", paths=(Path("informatics"),))
    assert line(question_sheet(insights(), "Mari Ade", mine, NURSE), "What you have")["known"].startswith("staff nurse")
    other = Profile(current="plumber", paths=(Path("informatics"),))
    assert line(question_sheet(insights(), "Mari Ade", other, NURSE), "What you have")["known"] == ""


def page(text, source="people/Ada Pell.txt"):
    (note,) = read_bytes(text.encode(), source)
    return note


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Today Mendwell employs 61 people in Leeds.", "How big"),
        ("In 2020 we had to let six colleagues go.", "What has happened"),
        ("We repair what others throw away.", "What their employer does"),
        ("Before that she taught history for three years.", "How they came"),
        ("He read history at Durham.", "What they studied"),
        ("She is the author of The Last Bus Home.", "What they have published"),
    ],
)
def test_nothing_is_open_that_a_pasted_page_tells(text, item):
    clerk = fact("role", "Clerk", employer="Asda", until="now", source="people/Ada Pell.txt")
    told = question_sheet(insights(), "Ada Pell", None, background(clerk, pages=[page(f"Ada Pell\n\n{text}")]))
    assert text.rstrip(".") in line(told, item)["known"] and line(told, item)["line"] == 3
    for pages in ([], [page(text, "people/Bo Low.txt")]):
        sheet = question_sheet(insights(), "Ada Pell", None, background(clerk, pages=pages))
        assert line(sheet, item)["known"] == ""


def test_a_word_of_size_without_a_number_tells_none():
    clerk = fact("role", "Clerk", employer="Asda", until="now", source="people/Ada Pell.txt")
    known = background(clerk, pages=[page("Our staff of experts is lovely.")])
    assert line(question_sheet(insights(), "Ada Pell", None, known), "How big")["known"] == ""


def test_who_works_alone_has_no_employer_to_look_up():
    alone = background(fact("role", "electrician", until="now", quote="electrician, working for myself"))
    items = question_sheet(insights(), "Ada Pell", None, alone).checklist["item"]
    assert not items.str.contains("employer").any()
    assert items.str.contains("customers").any()


def test_a_page_tells_of_working_alone_where_the_role_does_not():
    role = fact("role", "electrician", until="now", source="people/Ada Pell.txt")
    known = background(role, pages=[page("Working for myself since 2014.")])
    assert "work for yourself" in question_sheet(insights(), "Ada Pell", None, known).questions["question"].iloc[0]
    assert "work for yourself" not in asked(question_sheet(insights(), "Ada Pell", None, background(role)))
