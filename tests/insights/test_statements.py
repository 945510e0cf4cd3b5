"""Blocks -> statements: one sentence, one bullet or one spoken sentence, each in its place, none lost."""

import html
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from strategies import LOSSLESS, plain_texts, texts

from careerlab.insights.sentences import sentence_ends
from careerlab.insights.statements import MAX_SENTENCE, MAX_SENTENCES, statements
from careerlab.notes.read import read_notes
from careerlab.notes.typed.scanner import read_text


def said(text):
    return [s.text for s in statements(read_text(text, "x.md"))[0]]


def letters(words):
    words = unicodedata.normalize("NFD", re.sub(r"\[U\+[0-9A-F]{4}\]", "", words))
    return [c for c in words if c.isalnum()]


# ---- promise P1


@LOSSLESS
@given(texts())
def test_spans_of_any_note_cover_it_and_agree_with_the_statements(text):
    note = read_text(text, "x.md")
    found, spans = statements(note)
    assert "".join(text[s.start : s.end] for s in spans) == text
    runs = sorted(run for s in found for run in s.runs)
    assert [(s.start, s.end) for s in spans if s.kind == "statement"] == runs
    assert "text" not in {s.kind for s in spans}
    assert all(text[s.start : s.end].isspace() for s in spans if s.kind == "space")


@LOSSLESS
@given(texts())
def test_the_words_of_a_statement_are_the_notes_own(text):
    for statement in statements(read_text(text, "x.md"))[0]:
        own = "".join(text[a:b] for a, b in statement.runs)
        if "&" not in own:
            assert letters(statement.text) == letters(own)
        else:
            assert set(letters(statement.text)) <= set(letters(html.unescape(text) + own + "FD"))


@LOSSLESS
@given(plain_texts())
def test_every_word_of_plain_prose_is_said_asked_or_a_heading(text):
    _, spans = statements(read_text(text, "x.txt"))
    assert {s.kind for s in spans} <= {"statement", "question", "heading", "space", "metadata"}


@given(texts())
def test_statements_stand_in_the_order_of_the_note_and_on_their_lines(text):
    found, _ = statements(read_text(text, "x.md"))
    for statement in found:
        before = text[: statement.runs[0][0]]
        assert statement.line == len(re.findall(r"\r\n|\n|\r", before)) + 1
        assert statement.text


def test_all_spans_of_all_sample_notes_add_up(designer):
    notes = read_notes(designer / "notes")
    assert len(notes) >= 14
    for note in notes:
        _, spans = statements(note)
        assert "".join(note.text[s.start : s.end] for s in spans) == note.text
        if note.source.endswith((".md", ".txt", ".vtt")) and ".zip/" not in note.source:
            assert note.text == (designer / "notes" / note.source).read_bytes().decode("utf-8-sig")


# ---- sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ('She said "no." Then left.', ['She said "no."', "Then left."]),
        ("It pays (a bit.) Fine.", ["It pays (a bit.)", "Fine."]),
        ("Pens, ink etc. She draws.", ["Pens, ink etc.", "She draws."]),
        ("Trailing off... Then on.", ["Trailing off...", "Then on."]),
        ("Line one.\nLine two.", ["Line one.", "Line two."]),
        ("Dots .... end. Next", ["Dots ....", "end.", "Next"]),
    ],
)
def test_sentences_part(text, parts):
    cuts = [0, *sentence_ends(text), len(text)]
    found = [text[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False)]
    if text.startswith("Dots"):
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
    else:
        assert found == parts


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Nowak pays approx. 40k a yr. before tax",
        "e.g. Figma, i.e. drawing, etc. and so on",
        "It is 3.5 days, v1.2 of a.b.com",
        "well... it depends… mostly",
        "Mr. A. B. Nowak of the U.S. Navy",
        "no stop at all",
        "What?!",
    ],
)
def test_sentences_stay_whole(text):
    assert sentence_ends(text) == []


@given(texts())
def test_sentence_ends_are_in_order_and_before_white_space(text):
    ends = sentence_ends(text)
    assert ends == sorted(set(ends))
    assert all(text[e].isspace() and not text[e - 1].isspace() for e in ends)


# ---- what is one statement, and what is none


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She likes it. He does not.", ["She likes it.", "He does not."]),
        ("- She likes the team. He likes the pay.", ["She likes the team.", "He likes the pay."]),
        ("- good pay. team. fun", ["good pay. team. fun"]),
        ("Pros: good pay", ["good pay"]),
        ("Pros: pay", ["pay"]),
        ("**Pros:** pay", ["pay"]),
        ("PROS\nhours\npay", ["hours", "pay"]),
        ("What she likes:\npay\nthe team", ["pay", "the team"]),
        ("```\nPros: pay\nCons: hours", ["pay", "hours"]),
        ("[Pay]: low", ["low"]),
        ("+ pay / - hours", ["pay / - hours"]),
        ("1986. A great year for her", ["1986.", "A great year for her"]),
        ("| Pros | Cons |\n|---|---|\n| pay | hours |", ["pay", "hours"]),
        ("=1+1", ["=1+1"]),
        ("+48 600 100 200 X", ["+48 600 100 200 X"]),
        # nothing said
        ("# Pros", []),
        ("- Pros:", []),
        ("What do you like?", []),
        ("---", []),
        ("<!-- private -->", []),
        ("", []),
    ],
)
def test_statements(text, found):
    assert said(text) == found


def test_a_sentence_longer_than_the_limit_is_cut_at_white_space():
    words = "word " * (MAX_SENTENCE // 5 * 2 + 10)
    found = said(words)
    assert len(found) == 3
    assert max(map(len, found)) <= MAX_SENTENCE
    assert " ".join(found).split() == words.split()


# ---- the place of a statement


def places(text):
    return {s.text: (s.section, s.question, s.label) for s in statements(read_text(text, "x.md"))[0]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Pros\n- a team\n\n# Cons\n- a boss", {"a team": "Pros", "a boss": "Cons"}),
        ("# Day\n## Morning\n- a call\n# Pay\n- a lot", {"a call": "Morning", "a lot": "Pay"}),
        ("- Likes:\n  - a team\n- She moved on", {"a team": "Likes", "She moved on": ""}),
        (
            "- Likes:\n- a team\n- a desk\n- Dislikes:\n- a boss",
            {"a team": "Likes", "a desk": "Likes", "a boss": "Dislikes"},
        ),
        ("- Pay: a lot of it\n- the team is kind", {"a lot of it": "", "the team is kind": ""}),
        (
            "- Pay: a lot of it\n  - plus a bonus\n- the team",
            {"a lot of it": "", "plus a bonus": "Pay", "the team": ""},
        ),
        ("| Pros |\n|---|\n| a team |\n\nShe left early.", {"a team": "", "She left early.": ""}),
    ],
)
def test_section(text, found):
    assert {words: place[0] for words, place in places(text).items()} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What do you like?\n\nThe people here.", {"The people here.": "What do you like?"}),
        ("## What do you like?\n- a team\n## Notes\n- a desk", {"a team": "What do you like?", "a desk": ""}),
        ("**And the pay?** It is low.", {"It is low.": "And the pay?"}),
        ("It is good. Who knows why? She does. I do not.", {"It is good.": "", "She does.": "", "I do not.": ""}),
    ],
)
def test_question(text, found):
    assert {words: place[1] for words, place in places(text).items()} == found


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("+ good pay\n- long hours", [True, True]),
        ("- good pay\n- long hours", [False, False]),
        ("+ good pay\n+ nice team", [False, False]),
        ("+ good pay\n- long hours\n* travel", [True, True, False]),
        ("+ good pay\n\nAnd then she said so.\n\n- long hours", [False, False, False]),
    ],
)
def test_signs_mean_something_only_where_both_stand_in_one_list(text, signs):
    assert [s.signs for s in statements(read_text(text, "x.md"))[0]] == signs


@pytest.mark.parametrize(
    "text",
    [
        "started as call handler, then they paid for her degree (2 yrs?",
        "am i ok with blood tho??",
        "really liked the noise??",
    ],
)
def test_a_thought_with_a_question_mark_is_kept_and_asks_nothing(text):
    found = statements(read_text(f"- {text}\n- nights wreck her", "a.md"))[0]
    assert [s.text for s in found] == [text, "nights wreck her"] and not found[1].question


@pytest.mark.parametrize(
    "text",
    ["What do you like?", "typical day?", "For students without experience, what would help?", "So no university?"],
)
def test_questions_are_asked(text):
    assert statements(read_text(f"{text}\n\n- The team", "a.md"))[0][0].question == text


# ---- conversations


def conversation(text):
    return replace(read_text(text, "a.md"), person="Anna", explorer="Maya")


def talk(*turns):
    """(text, question) of the statements of a typed talk in which Maya asks and Anna answers, and what asks in it."""
    text = BEFORE + "\n\n".join(turns)
    note = conversation(text)
    found, spans = statements(note)
    assert "".join(note.text[s.start : s.end] for s in spans) == text
    asked = [note.text[s.start : s.end] for s in spans if s.kind == "question"]
    return [(s.text, s.question) for s in found[2:]], asked[2:]


BEFORE = "Maya: How long?\n\nAnna: A year.\n\nMaya: What is good about it?\n\nAnna: The people.\n\n"
GOOD, BAD = "What is good about it?", "And what drives you mad?"


@pytest.mark.parametrize(
    ("turns", "found", "asked"),
    [
        # only who came to ask sets the question
        (
            [f"Maya: {BAD}", "Anna: How long have you got, then? Everything is slow."],
            [("How long have you got, then?", BAD), ("Everything is slow.", BAD)],
            [BAD],
        ),
        (["Anna: Who knows why? The pay, too."], [("The pay, too.", GOOD)], ["Who knows why?"]),
        (["Anna: And then they said, would you not come here?"],
         [("And then they said, would you not come here?", GOOD)], []),
        # every sentence of hers with a question mark is one, the last holds; what she adds is hers
        (["Maya: So, React? Everyone says React.", "Anna: Leave it."],
         [("Everyone says React.", ""), ("Leave it.", "So, React?")], ["So, React?"]),
        (["Maya: My pay? It is low. Is yours? Mine is.", "Anna: No."],
         [("It is low.", ""), ("Mine is.", ""), ("No.", "Is yours?")],
         ["My pay?", "Is yours?"]),
        # asking back
        (["Anna: Tight script.", "Maya: What script?", "Anna: The typed one."],
         [("Tight script.", GOOD), ("The typed one.", GOOD)], ["What script?"]),
        (["Anna: There are forty.", "Maya: Sorry, how many?", "Anna: Forty."],
         [("There are forty.", GOOD), ("Forty.", GOOD)], ["Sorry, how many?"]),
        (["Maya: Did they?", "Anna: They did."], [("They did.", GOOD)], ["Did they?"]),
        (["Maya: What hours?", "Anna: Nine to five."], [("Nine to five.", "What hours?")], ["What hours?"]),
        (["Maya: And Figma?", "Anna: I can open it."], [("I can open it.", "And Figma?")], ["And Figma?"]),
        # an answer of one word
        (["Maya: Is it lonely? I heard so.", "Anna: No."],
         [("I heard so.", ""), ("No.", "Is it lonely?")], ["Is it lonely?"]),
        (["Maya: I heard it is lonely.", "Anna: Yeah."], [("I heard it is lonely.", "")], []),
    ],
)  # fmt: skip
def test_whose_question_holds(turns, found, asked):
    assert talk(*turns) == (found, asked)


def test_a_talk_that_begins_by_asking_back_has_a_question():
    note = conversation("Maya: Why?\n\nAnna: The pay.\n\nMaya: Really?\n\nAnna: It is low.")
    assert [s.question for s in statements(note)[0]] == ["Why?", "Why?"]


@pytest.mark.parametrize(
    ("turns", "position"),
    [
        ("Maya: Is it hard? I think so.\n\nAnna: Not now.", 0),
        ("Maya: Is it hard?\n\nAnna: It was.\n\nMaya: Oh dear me.\n\nAnna: Not now.", 2),
    ],
)
def test_what_is_added_to_a_question_is_none_of_the_answer(turns, position):
    last = statements(conversation(BEFORE + turns))[0][-1]
    assert (last.text, last.question, last.position) == ("Not now.", "Is it hard?", position)


def test_whose_turn_it_is():
    found, _ = statements(
        conversation("Maya: Is it hard?\n\nAnna: No.\n\nTom: It is.\n\nMaya: I see it.\n\nAnna: It pays.")
    )
    assert [s.speaks for s in found] == ["source", "other", "asker", "source"]
    assert {s.speaks for s in statements(read_text("She likes it.", "a.md"))[0]} == {""}


def table(*rows):
    text = "| What I asked | What she said |\n|---|---|\n" + "\n".join(rows)
    return [(s.text, s.question) for s in statements(read_text(text, "a.md"))[0]]


def test_a_cell_is_one_question_and_its_answer_ends_with_the_table():
    assert table("| Degree? Certificate? | No. She has none. |", "", "She left early.") == [
        ("No. She has none.", "Degree? Certificate?"),
        ("She left early.", ""),
    ]
    assert table("| I fake it. Is that bad? | Not here. |") == [("Not here.", "I fake it. Is that bad?")]


def test_a_cell_that_says_something_and_then_asks_is_both():
    text = "| What she said |\n|---|\n| The pay is low, she says. Is it hers to say? |"
    assert [s.text for s in statements(read_text(text, "a.md"))[0]] == ["The pay is low, she says."]


@pytest.mark.parametrize("more", [0, 1, 4_000])
def test_more_sentences_than_any_talk_has_are_kept_in_large_pieces(more):
    sentence = "She likes the pay. "
    found, spans = statements(read_text(sentence * (MAX_SENTENCES + more) + "The end.", "x.txt"))
    assert len(found) == MAX_SENTENCES + 1 + max(0, (more * len(sentence) - 1) // MAX_SENTENCE)
    assert sum(len(s.text.split()) for s in found) == 4 * (MAX_SENTENCES + more) + 2
    assert found[0].text == "She likes the pay." and found[-1].text.endswith("The end.")


def test_more_lines_than_any_talk_has_are_kept_in_large_pieces():
    found, _ = statements(read_text("- the pay\n- the team\n" * MAX_SENTENCES, "x.txt"))
    assert MAX_SENTENCES < len(found) < MAX_SENTENCES + 100
    assert sum(len(s.text.split()) for s in found) >= 4 * MAX_SENTENCES
