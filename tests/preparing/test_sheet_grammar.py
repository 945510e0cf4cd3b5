"""Every sentence of a sheet is one to say aloud: read by rules over many invented people, odd ones among them."""

import re
from functools import cache

import pytest
from insight_rows import insights
from made_up import BELIEFS, CHANGES, EMPLOYERS, PATHS, ROLES, SKILLS, explorer, heard, invented

from careerlab.preparing import question_sheet
from careerlab.preparing.bank import LONGEST, Addressee, Known, fitting, worded
from careerlab.preparing.career import main_role, roles_in
from careerlab.preparing.earlier import earlier_talks
from careerlab.preparing.sheet import addressee_of
from careerlab.preparing.wording import article, employer_named, title_of, work_named
from careerlab.resources import rows

AT_LEAST = 500
PEOPLE, WITH_NOTES = range(120), range(12)
RANKS = ("starting", "mid", "senior", "lead", "head")
FIELDS = sorted({row["field"] for row in rows("question_bank")})
_WORD = re.compile(r"[\w'’&.-]+")
_QUOTED = re.compile(r"“[^“”]*”")
# After these a noun of our own making must follow, never a bare verb, a sign or a second small word.
_TWO_SMALL_WORDS = re.compile(r"\b(?:of|at|from|in) (?:of|in|at|from|manages|led|ran)\b|\bthe (?:the|an?)\b")
_ALLOWED_TWICE = {"that", "had", "it", "you"}
_YOU_ARE = re.compile(r"\b(?:you|we|they) (?:is|has)\b|\b(?:he|she|it) (?:are|have|were)\b|\bI (?:is|are|has)\b")
_PERSON = r"(?:nurse|plumber|electrician|teacher|designer|manager|officer|secretary|translator|surgeon|midwife|chef|gp)"
_BARE_PERSON = re.compile(
    rf"\b(?:to|from|for|choosing|about|left|takes) {_PERSON}\b(?! \w+(?:ing|ment)\b)", re.IGNORECASE
)


@cache
def sentences():
    """Sentence -> "question" or "follow-up": all that may be put to many people, and what is on the sheets of some."""
    found = {}
    for number in PEOPLE:
        path = PATHS[number % len(PATHS)]
        facts = invented(number).facts
        to = addressee_of(earlier_talks(insights(), ""), facts, main_role(roles_in(facts)), path)
        skill = SKILLS[number % len(SKILLS)]
        to = to.and_known(skill=[Known({"skill": skill})], gap=[Known({"skill": skill, "my_level": "still need help"})])
        to = Addressee(RANKS[number % len(RANKS)], to.fields | {FIELDS[number % len(FIELDS)]}, to.known)
        for row in fitting(to):
            question, follow_ups, _ = worded(row, to)
            _note(found, question, follow_ups)
    for number in WITH_NOTES:
        path = PATHS[number % len(PATHS)]
        person, about = f"Person {number}", path if number % 2 else ""
        sheet = question_sheet(heard(number, path), person, explorer(number, path), invented(number), path=about)
        for row in sheet.questions.itertuples():
            _note(found, row.question, row.follow_ups)
    return found


def _note(found, question, follow_ups):
    if question:
        found[question] = "question"
        found.update((words, "follow-up") for words in follow_ups.split(" / ") if words not in found)


def questions():
    return [words for words, what in sentences().items() if what == "question"]


def outside_quotes(words):
    """The words without what is quoted: a belief is the explorer's own, whatever its grammar."""
    return _QUOTED.sub("“…”", words)


def test_enough_different_sentences_are_read():
    assert len(questions()) >= AT_LEAST


def test_no_slot_is_left_over():
    assert [words for words in sentences() if re.search(r"[{}]|\bnan\b|\bNone\b", words)] == []


def test_each_begins_with_a_capital_and_ends_with_a_question_mark():
    small = [words for words in sentences() if not re.match(r"[A-Z“0-9]|iOS|easyJet", words)]
    assert small == []
    assert [words for words in sentences() if not words.endswith("?")] == []


def test_each_can_be_said_in_one_breath():
    assert [words for words in questions() if len(words.split()) > LONGEST] == []


def test_no_word_stands_twice():
    twice = []
    for words in sentences():
        said = [word.lower() for word in _WORD.findall(outside_quotes(words))]
        twice += [words for one, two in zip(said, said[1:], strict=False) if one == two and one not in _ALLOWED_TWICE]
    assert twice == []


def test_no_sign_stands_twice_or_alone():
    wrong = re.compile(r"[,;:?]{2}|\.{2}|\s[,.;:?]|\(\)|  |,\?|\?\.|“\s|\s”|““|””")
    assert [words for words in sentences() if wrong.search(words)] == []


def test_quotes_are_closed():
    assert [words for words in sentences() if words.count("“") != words.count("”")] == []


def test_articles_are_as_they_are_said():
    wrong = []
    for words in sentences():
        for found in re.finditer(r"\b(an?) ([^\s,.;:?]+)", outside_quotes(words), re.IGNORECASE):
            wrong += [words] * (article(found[2]) != found[1].lower())
    assert wrong == []


def test_small_words_and_verbs_agree():
    said = [outside_quotes(words) for words in sentences()]
    assert [words for words in said if _TWO_SMALL_WORDS.search(words)] == []
    assert [words for words in said if _YOU_ARE.search(words)] == []


def test_nobody_moves_to_a_bare_person():
    """One moves "from work as a legal secretary", not "from legal secretary"."""
    said = [outside_quotes(words) for words in questions() if "you went from" not in words]
    assert [words for words in said if _BARE_PERSON.search(words)] == []


def test_employers_that_take_an_article_have_one():
    names = "NHS|Red Cross|University of Leeds|British Army|Museum of the Fens|Department for Work|Open University"
    bare = re.compile(rf"(?<!the )\b(?:{names})\b(?! Trust)")
    wrong = [words for words in questions() if bare.search(words) and "Calderbrook" not in words]
    assert [words for words in wrong if not re.search(r"\bNHS [a-z]", words)] == []


def test_a_place_and_what_a_post_is_for_are_no_part_of_a_title():
    said = [words for words in questions() if re.search(r"role of|today you are|You were", words)]
    assert said
    assert [
        words for words in said if re.search(r"role of [\w ]* (?:in leicester|for|member)\b|an? member\b", words)
    ] == []


def test_names_have_no_article():
    assert [words for words in questions() if re.search(r"the (?:Fernlea|Northern Powergrid)", words)] == []


@pytest.mark.parametrize("need", ["skill", "gap"])
def test_any_skill_of_the_list_can_stand_in_a_sentence(need):
    """No word before or after a skill may have to agree with it: "get better at driving licence"."""
    rows_ = [row for row in rows("question_bank") if need in row["needs"].split("; ")]
    assert rows_
    for row in rows_:
        assert not re.search(
            r"\b(?:better at|good at|weak at|an?|some|many|much|these|this) \{skill\}", row["question"]
        )
        assert not re.search(r"\{skill\} (?:is|are|was|were|has|have|does|do)\b", row["question"])


@pytest.mark.parametrize("words", [*ROLES, *EMPLOYERS, *(word for pair in CHANGES for word in pair), *PATHS, *BELIEFS])
def test_words_of_any_kind_are_made_sayable(words):
    """No function of wording fails, leaves white space at an end, or says an article twice."""
    for said in (title_of(words), employer_named(words), work_named(words)):
        assert said == said.strip()
        assert not re.search(r"\b(?:the the|an? an?)\b", said, re.IGNORECASE)


def test_reading_would_notice_mistakes():
    """The rules above fail on what they are for."""
    assert _BARE_PERSON.search("You moved from secretary to farming")
    assert _TWO_SMALL_WORDS.search("the hardest thing in of it")
    assert article("office") == "an"
    assert _YOU_ARE.search("what you has done")
