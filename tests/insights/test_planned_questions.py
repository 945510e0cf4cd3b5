"""A planned question says what its answers are about, however a person copies the template and fills it."""

import html
import re

import pytest
import word_files as word
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.insights.corrections import apply_corrections, correction
from careerlab.insights.parse import parse_notes
from careerlab.notes.formats import read_bytes
from careerlab.notes.planned import signature

HEAD = "Person: Anna Nowak\nPath: UX design\nDate: 2026-03-02\n\n"
ASKED = {
    "1. How would you tell a friend the story of your working life? (q001)": [
        "She studied history, then taught herself.",
    ],
    "2. How are days off decided here? (q017, hours)": [
        "The manager decides, and it is fair.",
        "August is closed to juniors.",
    ],
    "3. Walk me through your last Tuesday. (q033, work)": ["Stand-up at nine, then three hours of calls."],
    "4. I came with a belief: “it is all drawing”. What speaks for it? (q055, pay)": ["About 52k."],
}


def typed(fill, name="a.md", end="\n"):
    text = HEAD + "\n\n".join(fill(question, answers) for question, answers in ASKED.items()) + "\n"
    return name, text.replace("\n", end).encode()


def in_word(fill, **parts):
    head = "".join(word.p(line) for line in HEAD.split("\n") if line)
    return "a.docx", word.document(head + "".join(fill(*asked) for asked in ASKED.items()), **parts)


def lines(sign, answers):
    return "\n".join(sign + answer for answer in answers)


def bare(question):
    return question.partition(". ")[2]


def paragraphs(answers):
    return "".join(map(word.p, answers))


STYLES = {"styles": word.style("heading 2", key="Heading2")}
WAYS = {
    "below the heading": typed(lambda q, a: f"## {q}\n\n{lines('', a)}"),
    "as bullets": typed(lambda q, a: f"## {q}\n{lines('- ', a)}"),
    "below a prompt": typed(lambda q, a: f"## {q}\n<!-- Follow up: Why? / Who? -->\n{lines('', a)}"),
    "behind a prompt": typed(lambda q, a: f"## {q}\n<!-- Follow up: Why? --> {' '.join(a)}"),
    "in the heading's line": typed(lambda q, a: f"## {q} {' '.join(a)}"),
    "behind a colon": typed(lambda q, a: f"## {q}: {' '.join(a)}"),
    "below a sub-heading": typed(lambda q, a: f"## {q}\n### Details\n{lines('', a)}"),
    "under a bold question": typed(lambda q, a: f"**{q}**\n{lines('', a)}"),
    "behind a bold question": typed(lambda q, a: f"**{q}** – {' '.join(a)}"),
    "with the signature not bold": typed(lambda q, a: f"**{q.replace(' (q', '** (q')}\n{lines('', a)}"),
    "under an italic question": typed(lambda q, a: f"*{q}*\n{lines('', a)}"),
    "quoted": typed(lambda q, a: f"> {q}\n\n{lines('', a)}"),
    "CRLF": typed(lambda q, a: f"## {q}\n\n{lines('', a)}", end="\r\n"),
    "CR": typed(lambda q, a: f"## {q}\n\n{lines('', a)}", end="\r"),
    "in capitals, without a space": typed(
        lambda q, a: f"## {q.replace('(q', '(Q').replace(', ', ',')}\n{lines('', a)}"
    ),
    "text": typed(lambda q, a: f"{q}\n{lines('', a)}", "a.txt"),
    "text, in one line": typed(lambda q, a: f"{q} - {' '.join(a)}", "a.txt"),
    "text, bullets": typed(lambda q, a: f"{q}\n{lines('- ', a)}", "a.txt"),
    "text, deeper bullets": typed(lambda q, a: f"{q}\n{lines('   - ', a)}", "a.txt"),
    "text, question as a bullet": typed(lambda q, a: f"- {bare(q)}\n{lines('    - ', a)}", "a.txt"),
    "Q and A": typed(lambda q, a: f"Q: {bare(q)}\nA: {' '.join(a)}", "a.txt"),
    "Q": typed(lambda q, a: f"Q: {bare(q)}\n{lines('', a)}", "a.txt"),
    # what the asker says before the question is theirs
    "a typed talk": typed(lambda q, a: f"Me: {bare(q).rpartition('”. ')[2]}\nAnna: {' '.join(a)}", "a.txt"),
    "a table": ("a.md", (HEAD + "".join(f"| {q} | {' '.join(a)} |\n" for q, a in ASKED.items())).encode()),
    "a sheet": ("a.csv", ("Question;Answer\n" + "".join(f"{q};{' '.join(a)}\n" for q, a in ASKED.items())).encode()),
    "a web page": (
        "a.html",
        "".join(f"<h2>{q}</h2><ul>{''.join(f'<li>{x}</li>' for x in a)}</ul>" for q, a in ASKED.items()).encode(),
    ),
    "Word": in_word(lambda q, a: word.p(q) + paragraphs(a)),
    "Word, headings": in_word(lambda q, a: word.p(q, style="Heading2") + paragraphs(a), **STYLES),
    "Word, list": in_word(lambda q, a: word.p(q, style="Heading2") + "".join(map(word.item, a)), **STYLES),
    "Word, in the heading": in_word(lambda q, a: word.p(f"{q} {' '.join(a)}", style="Heading2"), **STYLES),
    "Word, bold": in_word(lambda q, a: word.p(word.bold(q)) + paragraphs(a)),
    "Word, behind bold": in_word(lambda q, a: word.p(word.bold(q), f" {' '.join(a)}")),
    "Word, numbered": in_word(lambda q, a: word.item(bare(q)) + paragraphs(a)),
    "Word, as typed": in_word(lambda q, a: word.p(f"## {q}") + word.p(html.escape("<!-- Why? -->")) + paragraphs(a)),
    "Word, a table": in_word(lambda q, a: word.table((q, " ".join(a)))),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_answer_has_its_question_and_topic(way):
    name, raw = WAYS[way]
    found = parse_notes(read_bytes(raw, name))
    expected = [(answer, *signature(question)) for question, answers in ASKED.items() for answer in answers]
    assert list(found["text"]) == [answer for answer, _, _ in expected]
    for row, (_, id, topic) in zip(found.itertuples(), expected, strict=True):
        assert (row.topic, row.topic_confidence) == (topic, 1) or not topic
        assert f"({id}" in row.question.lower() or way == "below a sub-heading"


def parsed(text):
    return parse_notes(read_bytes((HEAD + text).encode(), "a.md"))


PLAIN, SIGNED = "How are days off decided here?", "How are days off decided here? (q017, pay)"


@pytest.mark.parametrize(
    "answer", ["The manager decides.", "I love the long holidays.", "None.", "You need a licence."]
)
@pytest.mark.parametrize("form", ["## {}\n{}", "**{}**\n- {}", "{}\n\n{}"])
def test_it_says_the_topic_and_nothing_else(form, answer):
    plain, signed = parsed(form.format(PLAIN, answer)), parsed(form.format(SIGNED, answer))
    same = ["text", "kind", "confidence", "status", "speaker", "p_pro", "p_con", "skills"]
    assert plain[same].equals(signed[same])
    assert list(signed["topic"]) == ["pay"] != list(plain["topic"])
    assert list(signed["question"]) == [SIGNED]
    assert list(signed["rule"]) == ["answer without content" if answer == "None." else f'question "{SIGNED}"']


@pytest.mark.parametrize(
    ("text", "pays"),
    [
        (f"## {SIGNED}\n\nOne.\n\nAnother thing: the manager decides.", [1, 1]),
        (f"## {SIGNED}\n- Cons:\n    - long waits for a free day\n", [1]),
        (f"## {SIGNED}\n**Cons:** long waits for a free day\n", [1]),
        # its hold ends with the next heading or question
        (f"## {SIGNED}\n\nThe manager decides.\n\n## Cons\n\nThe noise all day.", [1, 0]),
        (f"## {SIGNED}\n\nThe manager decides.\n\nWho are your colleagues?\n\nNice people.", [1, 0]),
        (f"{SIGNED}\n\nThe manager decides.\n\n## What surprised me?\n\nThe noise all day.", [1, 0]),
        # a topic that there is not, none at all, and what is no signature
        (f"## {PLAIN} (q017, holidays)\n\nThe manager decides.", [0]),
        (f"## {PLAIN} (q017, none)\n\nThe manager decides.", [0]),
        (f"## {PLAIN} (q017)\n\nThe manager decides.", [0]),
        (f"## {PLAIN} (pay)\n\nThe manager decides.", [0]),
        ("We are busy at the end of the year (Q4, pay).", [0]),
    ],
)
def test_how_far_it_holds(text, pays):
    found = parsed(text)
    assert list((found["topic"] == "pay") & (found["topic_confidence"] == 1)) == [bool(one) for one in pays]


def test_a_correction_says_more():
    found = parsed(f"## {SIGNED}\n\nThe manager decides.")
    after = apply_corrections(found, [correction(found, found["id"].iat[0], "topic", "culture")])[0]
    assert list(after["topic"]) == ["culture"]


def test_prose_before_a_question_stays_said():
    found = parsed(f"We met at noon. {SIGNED} The manager decides, and it is fair. Who comes first wins.")
    assert list(found["text"]) == ["We met at noon.", "The manager decides, and it is fair.", "Who comes first wins."]
    assert [q.endswith("(q017, pay)") for q in found["question"]] == [False, True, True]


SUBJECTS = ("She", "The team", "A nurse", "Their boss", "Nobody", "The apprentice")
VERBS = ("keeps", "likes", "counts", "mends", "writes", "hates")
OBJECTS = ("the rota", "old pipes", "letters", "three wards", "what comes", "the early shift")
sentences = st.builds("{} {} {}.".format, *map(st.sampled_from, (SUBJECTS, VERBS, OBJECTS)))
FORMS = (
    "## {}\n{}\n",
    "## {} {}\n",
    "**{}**\n{}\n",
    "**{}** {}\n",
    "## {}\n- {}\n",
    "## {}\n<!-- Why? -->\n\n{}\n",
    "{}\n{}\n",
)


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(ASKED)), st.none() | sentences, st.sampled_from(FORMS)),
        max_size=6,
        unique_by=lambda asked: asked[0],
    ),
    st.sampled_from(("\n", "\r\n", "\r")),
)
def test_any_answers_in_any_order(filled, end):
    text = HEAD + "\n".join(form.format(question, answer or "") for question, answer, form in filled)
    found = parse_notes(read_bytes(text.replace("\n", end).encode(), "a.md"))
    expected = [(answer, signature(question)[0]) for question, answer, _ in filled if answer]
    assert [(row.text, re.findall(r"q\d{3}", row.question)[-1]) for row in found.itertuples()] == expected


@pytest.mark.parametrize(
    "question", [f"## {SIGNED}", SIGNED, f"2. {SIGNED}", "## What am I missing?", "What am I missing?"]
)
@pytest.mark.parametrize("answer", ["The pay", "hours", "SQL", "Call her boss", "By the manager", "52k", "no"])
@pytest.mark.parametrize(
    "below",
    [
        "",
        "\n\n## What surprised me?\n",
        "\n\nWhat surprised me?\n\nNothing at all, really.\n",
        "\n\n3. Who else? (q201)\n",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_short_answer_is_no_heading(question, answer, below, between):
    assert parsed(f"{question}{between}{answer}{below}")["text"].iat[0] == answer


@pytest.mark.parametrize("title", ["The pay", "PAY", "Hours and pay"])
@pytest.mark.parametrize("below", ["\n- low at first\n", "\n\n- low at first\n"])
def test_what_heads_a_list_stays_a_heading(title, below):
    assert list(parsed(f"## {SIGNED}\n\n{title}{below}")["text"]) == ["low at first"]


@pytest.mark.parametrize(
    ("question", "answer", "kind"),
    [
        ("What surprised me? (q902, belief)", "He draws for an hour a week at most.", "belief"),
        ("What am I missing for this? (q904, gap)", "SQL, and the nerve to present.", "gap"),
        ("Who else should I talk to? (q906, lead)", "Marta Lunde, ward sister, through him.", "lead"),
        ("What did I promise? (q907, task)", "My portfolio by 12 March.", "task"),
        ("How are days off decided here? (q017, hours)", "The manager decides.", None),
    ],
)
def test_a_question_to_oneself_says_of_what_kind_its_answer_is(question, answer, kind):
    found = parsed(f"## {question}\n\n{answer}\n")
    assert list(found["text"]) == [answer]
    if kind:
        row = found.iloc[0]
        assert (row["kind"], row["speaker"], row["status"]) == (kind, "note-taker", "accepted")
        assert row["rule"] == f'question "{question}"'
    else:
        assert found["kind"].iat[0] not in ("belief", "gap", "task", "lead")
