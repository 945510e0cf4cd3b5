"""Decisions about statements: what each does to a row, which of several stand, and what is said of every one."""

import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerlab.errors import CorrectionError
from careerlab.insights.corrections import Correction, apply_corrections, correction
from careerlab.insights.parse import parse_notes
from careerlab.insights.table import check_insights
from careerlab.notes.typed.scanner import read_text

ANNA = """Person: Anna Nowak

## Pros
- great people, awful hours
- the pay is fair
- nobody counts the days you are ill

## Cons
- the office is cold
"""
BOB = "Person: Bob Hill\n\nHe likes the quiet. The office is far away. He would do it again.\n"
FILES = {"anna.md": ANNA, "bob.txt": BOB}


def parsed(files=None):
    notes = [read_text(text, name) for name, text in (files or FILES).items()]
    return parse_notes(notes), notes


def id_of(table, words):
    (found,) = table.loc[table["text"] == words, "id"]
    return found


def decide(table, words, action, value="", made="2026-05-01", outcomes=None):
    return correction(table, id_of(table, words), action, value, made, outcomes)


def row(table, words):
    return table.loc[table["text"] == words].iloc[0]


# ---- what each action does


@pytest.mark.parametrize(
    ("action", "value", "changed"),
    [
        ("kind", "con", {"kind": "con", "status": "corrected", "p_pro": 0.0, "p_con": 1.0}),
        ("kind", " PRO ", {"kind": "pro", "status": "corrected", "p_pro": 1.0, "p_con": 0.0}),
        ("topic", "pay", {"topic": "pay", "status": "corrected", "topic_confidence": 1.0}),
        ("accept", "", {"status": "corrected", "rule": "correction", "confidence": 1.0}),
        ("dismiss", "", {"kind": "other", "topic": "none", "status": "corrected", "p_con": 0.0}),
        ("skills", "SQL;  listening ;SQL", {"skills": "SQL; listening"}),
        ("skills", "", {"skills": ""}),
        ("speaker", "hearsay", {"speaker": "hearsay"}),
        ("person", "Bea Ost", {"person": "Bea Ost"}),
        ("path", "UX design", {"path": "UX design"}),
    ],
)
def test_what_an_action_changes_and_what_it_does_not(action, value, changed):
    table, _ = parsed()
    applied, outcomes = apply_corrections(table, [decide(table, "the office is cold", action, value)])
    assert outcomes["outcome"].tolist() == ["applied"]
    before, after = row(table, "the office is cold"), row(applied, "the office is cold")
    assert {name: after[name] for name in changed} == changed
    meant = {*changed, "rule", "confidence", "p_pro", "p_con", "topic_confidence"}
    assert {name for name in table if before[name] != after[name]} <= meant
    others = table["text"] != "the office is cold"
    pd.testing.assert_frame_equal(applied[others], table[others])
    check_insights(applied)


@pytest.mark.parametrize(
    ("action", "value", "says"),
    [
        ("change", "pro", "is no action"),
        ("kind", "good", "'good' is no kind: expected one of pro, con"),
        ("kind", "", "is no kind"),
        ("topic", "money", "is no topic"),
        ("speaker", "Anna", "is no speaker"),
        ("accept", "pro", "expected no value"),
        ("dismiss", "pro", "expected no value"),
        ("undo", "", "expected the id of the correction"),
        ("split", "great people", "does not say how to split"),
        ("split", "great people | ", "does not say how to split"),
        ("split", "awful hours | great people", "use the statement's own words in their order"),
        ("split", "great people | long hours", "`long hours` is no part"),
        ("merge", "good", "is no kind"),
    ],
)
def test_a_wrong_decision_is_one_sentence(action, value, says):
    table, _ = parsed()
    with pytest.raises(CorrectionError, match=says):
        decide(table, "great people, awful hours", action, value)


def test_a_statement_that_is_not_there_is_one_sentence():
    with pytest.raises(CorrectionError, match="no statement 'x'"):
        correction(parsed()[0], "x", "accept")


def test_the_last_statement_of_a_file_has_none_to_merge_with():
    table, _ = parsed()
    with pytest.raises(CorrectionError, match="no statement after it"):
        decide(table, "the office is cold", "merge")


def test_the_anchor_and_what_careerlab_had_said():
    table, _ = parsed()
    made = decide(table, "the pay is fair", "kind", "con")
    was = row(table, "the pay is fair")
    assert (made.words, made.file, made.twin) == ("the pay is fair", "anna.md", "")
    assert (made.before, made.after) == (
        "great people, awful hours",
        "nobody counts the days you are ill the office is",
    )
    assert (made.was, made.rule) == (f"pro {was['topic']} accepted", 'heading "Pros"')


def test_the_same_decision_on_two_machines_is_one_row():
    one, other = (decide(parsed()[0], "the pay is fair", "kind", "con") for _ in range(2))
    assert one == other
    assert one.id != decide(parsed()[0], "the pay is fair", "kind", "con", made="2026-05-02").id
    assert one.id[0] == "c"  # no spreadsheet takes it for a number


def test_accepting_holds_what_was_accepted_whatever_a_later_version_says():
    table, _ = parsed()
    made = decide(table, "the pay is fair", "accept")
    later = table.assign(kind="fact", topic="hours", rule="model 2")
    applied = row(apply_corrections(later, [made])[0], "the pay is fair")
    assert f"{applied['kind']} {applied['topic']}" == " ".join(made.was.split()[:2])


def test_nothing_decided_changes_nothing():
    table, _ = parsed()
    applied, outcomes = apply_corrections(table, [])
    pd.testing.assert_frame_equal(applied, table)
    assert outcomes.empty
    assert "message" in outcomes


def test_parse_notes_applies_them():
    table, notes = parsed()
    made = [decide(table, "the pay is fair", "kind", "con")]
    pd.testing.assert_frame_equal(parse_notes(iter(notes), made), apply_corrections(table, made, notes)[0])


# ---- several decisions about one statement


def test_kind_and_topic_combine():
    table, _ = parsed()
    made = [decide(table, "the pay is fair", "kind", "con"), decide(table, "the pay is fair", "topic", "culture")]
    applied = row(apply_corrections(table, made)[0], "the pay is fair")
    assert (applied["kind"], applied["topic"]) == ("con", "culture")


def in_turn(table, decisions, words="the pay is fair"):
    """Decisions made one after another, each in sight of what became of those before."""
    made, seen, outcomes = [], table, None
    for action, value in decisions:
        target = value if action == "undo" else id_of(seen, words)
        value = made[int(value)].id if action == "undo" else value
        known = "" if action == "undo" else target
        made.append(correction(seen, known, action, value, "2026-05-01", outcomes))
        seen, outcomes = apply_corrections(table, made)
    return made, seen, outcomes


@pytest.mark.parametrize(
    ("decisions", "kind", "outcomes"),
    [
        ([("kind", "con"), ("kind", "fact")], "fact", "replaced applied"),
        ([("kind", "con"), ("kind", "fact"), ("kind", "con")], "con", "replaced replaced applied"),
        ([("accept", ""), ("kind", "con")], "con", "applied applied"),  # its topic is still accepted
        ([("dismiss", ""), ("kind", "con")], "con", "replaced applied"),
        ([("kind", "con"), ("dismiss", "")], "other", "replaced applied"),
        ([("kind", "con"), ("undo", "0")], "pro", "undone applied"),
        ([("kind", "con"), ("kind", "fact"), ("undo", "1")], "con", "applied undone applied"),
        ([("kind", "con"), ("kind", "fact"), ("undo", "0")], "fact", "undone applied applied"),
        ([("kind", "con"), ("kind", "fact"), ("kind", "need"), ("undo", "1")], "need", None),
        ([("kind", "con"), ("undo", "0"), ("undo", "1")], "con", "applied undone applied"),
        ([("kind", "con"), ("undo", "0"), ("kind", "fact")], "fact", "undone applied applied"),
    ],
)
def test_a_later_decision_made_in_sight_of_an_earlier_one_replaces_it(decisions, kind, outcomes):
    made, applied, told = in_turn(parsed()[0], decisions)
    assert row(applied, "the pay is fair")["kind"] == kind
    assert outcomes is None or told["outcome"].tolist() == outcomes.split()
    for order in itertools.permutations(made):
        pd.testing.assert_frame_equal(apply_corrections(parsed()[0], order)[0], applied)


def test_a_dismissal_that_is_taken_for_wrong_leaves_no_topic_behind():
    table, _ = parsed()
    _, applied, _ = in_turn(table, [("dismiss", ""), ("kind", "con")])
    assert row(applied, "the pay is fair")["topic"] == row(table, "the pay is fair")["topic"]


def test_two_machines_that_differ_are_a_conflict_and_neither_is_guessed():
    """C13: the files of both are joined; what they agree on is one row."""
    table, _ = parsed()
    both = decide(table, "the office is cold", "topic", "place")
    here, there = (
        decide(table, "the pay is fair", "kind", kind, made=day)
        for kind, day in (("con", "2026-05-01"), ("fact", "2026-05-09"))
    )
    applied, outcomes = apply_corrections(table, [both, here, both, there])
    assert outcomes["outcome"].tolist() == ["applied", "conflict", "conflict"]
    found, was = row(applied, "the pay is fair"), row(table, "the pay is fair")
    assert (found["kind"], found["status"], was["status"]) == (was["kind"], "ask", "accepted")
    assert set(outcomes["statement"][1:]) == {found["id"]}
    assert "decide again" in outcomes["message"].iat[1]
    again = decide(applied, "the pay is fair", "kind", "fact", outcomes=outcomes)
    applied, outcomes = apply_corrections(table, [both, here, there, again])
    assert outcomes["outcome"].tolist() == ["applied", "replaced", "replaced", "applied"]
    assert row(applied, "the pay is fair")["status"] == "corrected"


def test_two_machines_that_agree_are_no_conflict():
    table, _ = parsed()
    made = [decide(table, "the pay is fair", "kind", "con", made=f"2026-05-0{day}") for day in (1, 2)]
    applied, outcomes = apply_corrections(table, made)
    assert outcomes["outcome"].tolist() == ["applied", "applied"]
    assert row(applied, "the pay is fair")["kind"] == "con"


def test_a_conflict_about_skills_leaves_the_kind_alone():
    table, _ = parsed()
    made = [decide(table, "the pay is fair", "skills", skills) for skills in ("SQL", "Excel")]
    applied, outcomes = apply_corrections(table, made)
    assert outcomes["outcome"].tolist() == ["conflict", "conflict"]
    pd.testing.assert_frame_equal(applied, table)


def test_an_undo_of_what_is_not_there_says_so():
    table, _ = parsed()
    _, outcomes = apply_corrections(table, [correction(table, "", "undo", "c0")])
    assert outcomes[["outcome", "message"]].to_numpy().tolist() == [
        ["orphaned", "There is no correction c0 to take back."]
    ]


def test_undos_that_take_back_one_another_do_no_harm():
    table, _ = parsed()
    undos = [Correction(id="c1", action="undo", value="c2"), Correction(id="c2", action="undo", value="c1")]
    applied, outcomes = apply_corrections(table, [*undos, decide(table, "the pay is fair", "kind", "con")])
    assert row(applied, "the pay is fair")["kind"] == "con"
    assert len(outcomes) == 3


# ---- the note is edited


def test_a_deleted_sentence_is_listed_with_its_old_words():
    """C09, C12: the correction waits, and applies when the sentence is back."""
    table, _ = parsed()
    made = [decide(table, "the office is cold", "kind", "pro")]
    edited, _ = parsed({**FILES, "anna.md": ANNA.replace("- the office is cold\n", "")})
    applied, outcomes = apply_corrections(edited, made)
    pd.testing.assert_frame_equal(applied, edited)
    found = outcomes.iloc[0]
    assert (found["outcome"], found["statement"], found["words"], found["file"], found["line"]) == (
        "orphaned",
        "",
        "the office is cold",
        "anna.md",
        0,
    )
    assert row(apply_corrections(table, made)[0], "the office is cold")["kind"] == "pro"


def test_a_copied_file_is_no_second_statement():
    """C10"""
    table, _ = parsed()
    made = [decide(table, "the office is cold", "kind", "pro")]
    copied, notes = parsed({**FILES, "anna (2).md": ANNA})
    applied, outcomes = apply_corrections(copied, made)
    assert len(applied) == len(table)
    assert outcomes["file"].tolist() == ["anna.md"]


def test_where_a_statement_is_now():
    table, _ = parsed()
    made = [decide(table, "the office is cold", "kind", "pro")]
    edited, _ = parsed({"new/anna.md": "# Notes\n\n" + ANNA.replace("office is cold", "ofice is cold")})
    _, outcomes = apply_corrections(edited, made)
    found = outcomes.iloc[0]
    assert (found["outcome"], found["file"], found["line"], found["words"]) == (
        "applied",
        "new/anna.md",
        11,
        "the office is cold",
    )
    assert found["message"] == "Applied; the sentence now reads: the ofice is cold"


# ---- whatever is decided in whatever order


_VALUES = {
    "kind": ["pro", "con", "advice"],
    "topic": ["pay", "hours"],
    "skills": ["SQL", ""],
    "speaker": ["hearsay", "source"],
    "person": ["Bea Ost", ""],
    "path": ["UX"],
    "merge": ["", "con"],
    "accept": [""],
    "dismiss": [""],
}
TABLE, NOTES = parsed({**FILES, "c.md": "- the office is cold\n- yes\n- yes\n- no, never\n- yes\n"})


@st.composite
def decisions(draw):
    """Decisions, some in sight of those before, some not, and undos of some."""
    made, outcomes, table = [], None, TABLE
    for _ in range(draw(st.integers(1, 6))):
        if made and draw(st.booleans()):
            table, outcomes = apply_corrections(TABLE, made)
        action = draw(st.sampled_from(["split", "undo", *_VALUES]))
        at = draw(st.integers(0, len(table) - 1))
        words = table["text"].iat[at].split()
        if action == "undo":
            if made:
                made.append(correction(table, "", "undo", draw(st.sampled_from(made)).id, "", outcomes))
            continue
        if action == "split" and len(words) < 2:
            continue
        value = draw(st.sampled_from(_VALUES[action])) if action in _VALUES else ""
        if action == "split":
            cut = draw(st.integers(1, len(words) - 1))
            kinds = draw(st.sampled_from([("", ""), ("pro: ", "con pay: ")]))
            value = " | ".join(k + " ".join(w) for k, w in zip(kinds, (words[:cut], words[cut:]), strict=True))
        try:
            made.append(correction(table, table["id"].iat[at], action, value, "", outcomes))
        except CorrectionError:
            assert action == "merge"  # the last one of a file
    return made


def said(table):
    return " ".join(" ".join(table["text"]).split())


@given(decisions(), st.randoms(use_true_random=False))
def test_whatever_is_decided(made, chance):
    applied, outcomes = apply_corrections(TABLE, made, NOTES)
    check_insights(applied)
    assert said(applied) == said(TABLE)  # no word is lost
    assert outcomes["id"].tolist() == list(dict.fromkeys(c.id for c in made))
    assert outcomes["message"].ne("").all()
    if not any(c.action in ("split", "merge") and c.rule == "correction" for c in made):  # made of what others had made
        again, _ = apply_corrections(applied, made, NOTES)
        pd.testing.assert_frame_equal(again, applied)
    shuffled = chance.sample(made, len(made))
    pd.testing.assert_frame_equal(apply_corrections(TABLE, shuffled, NOTES)[0], applied)
    touched = applied.loc[applied["status"].eq("corrected") | ~applied["id"].isin(TABLE["id"]), "text"]
    decided = " ".join(c.words for c in made)
    assert not [words for words in touched if not set(words.split()) & set(decided.split())]
