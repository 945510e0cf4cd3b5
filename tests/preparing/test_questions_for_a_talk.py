"""The sheet as a whole: what is on it, why, in which order, and what is not asked again."""

import pandas as pd
import pytest
from insight_rows import insights, statement
from made_up import background, explorer, fact, heard, invented

from careerlab.errors import TableError
from careerlab.preparing import question_sheet
from careerlab.preparing.model import CHECKLIST, PARTS, QUESTIONS
from careerlab.profile.model import Belief, Path, Profile
from careerlab.resources import rows

CODED = {"opening", "closing", "their story", "their time", "their work"}
CODED |= {"your gap", "your belief", "disagreement", "not asked"}
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
    sheet = question_sheet(heard(number, "nursing"), f"Person {number}", explorer(number, "nursing"), invented(number))
    table = sheet.questions
    assert 8 <= len(table) <= 12
    assert 15 <= table["minutes"].sum() <= 25
    assert list(table["part"]) == sorted(table["part"], key=PARTS.index)
    assert table["question"].is_unique
    assert set(table["comes_from"]) <= CODED
    assert table["why"].ne("").all() and table["serves"].ne("").all()
    assert table["follow_ups"].str.split(" / ").str.len().between(1, 3).all()
    assert set(table["id"]) <= {row["id"] for row in rows("question_bank")}


@pytest.mark.parametrize("most", [0, 1, 3, 7, 12])
def test_no_more_than_one_asks_for(most):
    assert len(question_sheet(insights(), "Mari Ade", None, NURSE, most).questions) == most


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
    sheet = question_sheet(notes, "Mari Ade", profile, NURSE)
    assert "Anna Low" in of(sheet, "disagreement")["why"].iloc[0]
    assert "Ben Orr" in of(sheet, "disagreement")["why"].iloc[0]
    assert "Two people disagree about the hours in nursing" in of(sheet, "disagreement")["why"].iloc[0]
    assert "“nurses decide little”" in of(sheet, "your belief")["question"].iloc[0]
    assert "80% sure" in of(sheet, "your belief")["why"].iloc[0]
    assert "never tried" in of(sheet, "your gap")["why"].iloc[0]


def test_nobody_is_asked_about_a_disagreement_of_their_own():
    notes = heard(1, "nursing")
    assert len(of(question_sheet(notes, "Anna Low"), "disagreement")) == 0


def test_names_of_people_are_never_said_aloud():
    sheet = question_sheet(heard(1, "nursing"), "Mari Ade", explorer(1, "nursing"), NURSE)
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
    assert len(sheet.questions) == 12
    assert sheet.path == ""
    said = " ".join(sheet.notices)
    for word in ("people/", "profile", "notes of talks", "path"):
        assert word in said


def test_a_path_is_enough_for_questions_that_fit_it():
    sheet = question_sheet(insights(), "Nobody", Profile(paths=(Path("nursing"),)))
    assert sheet.path == "nursing"
    assert any(row["field"] == "health" for row in rows("question_bank") if row["id"] in set(sheet.questions["id"]))
    assert any("Nothing says that Nobody does" in notice for notice in sheet.notices)


@pytest.mark.parametrize(
    ("known", "path"),
    [("earlier talk", "teaching"), ("page", "nursing"), ("nothing", "teaching")],
)
def test_the_path_is_that_of_the_talks_else_of_the_page_else_the_next(known, path):
    profile = Profile(paths=(Path("nursing", ("matron",)), Path("teaching")))
    name = "Mari Ade" if known == "earlier talk" else "Somebody"
    said = [statement(person=name, path="teaching")] if known == "earlier talk" else []
    said += [statement(person="Cleo", path="nursing", talk=f"{n}.md", source=f"{n}.md") for n in range(3)]
    page = NURSE if known != "nothing" else None
    assert question_sheet(insights(*said), "Mari Ade", profile, page).path == path


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
