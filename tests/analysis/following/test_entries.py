"""Statements as they are meant: wrapped lines joined, rows of a table of actions with their owner and day."""

import pytest
from insight_rows import insights, statement

from careerlab.analysis.following.entries import entries
from careerlab.analysis.following.whom import known_people


def read(*rows):
    table = insights(*rows)
    return entries(table.assign(who=table["person"]), known_people(table))


def cell(text, head, line=7):
    return statement(text=text, question=head, line=line, person="Grace Oduya", rule=f'label "{head}"')


def lines(*texts):
    """One statement a line, directly below one another."""
    rows, at = [], 0
    for line, text in enumerate(texts, 1):
        rows.append(statement(text=text, line=line, start=at, end=at + len(text)))
        at += len(text) + 1
    return rows


@pytest.mark.parametrize(
    ("heads", "words", "entry"),
    [
        (("Who", "What", "When"), ("Me", "send the CV", "9 March"), ("I", "9 March", "")),
        (("Owner", "Action", "Due by"), ("Grace", "send the CV", "next week"), ("they", "next week", "")),
        (("By whom", "To do", "Status"), ("G.", "send the CV", "done"), ("they", "", "done")),
        (("What", "Owner"), ("send the CV", "G to check, me to send"), ("I", "", "")),
    ],
)
def test_a_row_of_a_table_is_one_thing_to_do(heads, words, entry):
    found = read(*(cell(text, head) for head, text in zip(heads, words, strict=True)))
    assert [(e.text, e.owner, e.when, e.ticked) for e in found] == [("send the CV", *entry)]


def test_a_row_headed_by_its_action_is_one_too():
    found = read(cell("Grace", "send the CV"), cell("30 Sep", "send the CV"))
    assert [(e.text, e.owner, e.when) for e in found] == [("send the CV", "they", "30 Sep")]
    assert found[0].id.count(";") == 1


def test_other_tables_stay_as_they_are():
    found = read(cell("Grace", "Who"), cell("in June", "Started"), cell("likes it", "Verdict"))
    assert [(e.text, e.owner) for e in found] == [("Grace", ""), ("in June", ""), ("likes it", "")]


@pytest.mark.parametrize(
    ("heads", "owners"),
    [
        (("Me", "Grace"), ["I", "they"]),
        (("MY SIDE", "THEIR SIDE"), ["I", "they"]),
        (("Me", "Pros"), ["", ""]),  # there "Me" heads what I think
        (("Me", "Grace", "Me", "Grace"), ["", "", "", ""]),  # a talk
        (("Me", "Grace Oduya"), ["", ""]),  # the title of a note
    ],
)
def test_a_label_owns_what_stands_below_where_two_share_the_work(heads, owners):
    found = read(*(cell("photo", head, line) for line, head in enumerate(heads, 1)))
    assert [e.owner for e in found] == owners


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (
            ["She will write to", "the college. I will wait.", "It is late."],
            ["She will write to the college.", "I will wait.", "It is late."],
        ),
        (["She will write.", "the college is far"], ["She will write.", "the college is far"]),
        (["loves it", "hates the rota", "wants out"], ["loves it", "hates the rota", "wants out"]),
    ],
)
def test_a_sentence_over_two_lines_is_one(texts, joined):
    found = read(*lines(*texts))
    assert [entry.text for entry in found] == joined
    assert not joined[0].startswith("She will write to") or ";" in found[0].id


def test_a_bullet_begins_another():
    first, second = lines("She will write to", "the college")
    assert len(read(first, second | {"start": second["start"] + 2})) == 2
