"""Earlier answers that count nowhere: which they are, and where each may belong."""

from insight_rows import insights, statement

from careerlab.analysis.set_aside import choices, set_aside
from careerlab.insights.corrections import apply_corrections, correction


def table(*texts):
    return insights(*(statement(text=text, source="a.md") for text in texts))


def made(there, n, *says, **known):
    return correction(there, there["id"].iloc[n], *says, **known)


def found(there, *decisions):
    after, outcomes = apply_corrections(there, decisions)
    return set_aside(outcomes, decisions), after


SHORT = ("The pay is good.", "Home at five, every day of the week.", "Nobody shouts.")


def test_what_counts_is_not_set_aside():
    there = table(*SHORT)
    assert found(there, made(there, 0, "kind", "con"), made(there, 1, "dismiss"))[0] == []


def test_a_lost_answer_and_what_is_like_its_sentence():
    there = table(*SHORT)
    decision = made(there, 1, "kind", "con")
    now = table("The pay is good.", "Back home by five, most days of the week.", "Home at six, every day of the year.")
    (item,), after = found(now, decision)
    assert (item.ids, item.words, item.says) == ((decision.id,), SHORT[1], ((("kind", "con"),),))
    assert "not clear which statement is meant" in item.why
    offered = choices(item, after)
    assert [c.words for c in offered] == [now["text"][2], now["text"][1]]
    assert {c.says for c in offered} == {(("kind", "con"),)}
    assert offered[0].place == f"a.md, line {now['line'][2]}"


def test_nothing_is_like_it():
    there = table(*SHORT)
    (item,), after = found(table("Quite another thing."), made(there, 0, "kind", "con"))
    assert choices(item, after) == []


def test_an_accept_means_the_labels_that_stood_there():
    there = table(*SHORT)
    (item,), _ = found(table("Something else."), made(there, 0, "accept"))
    assert item.says == ((("kind", "pro"), ("topic", "work")),)


def test_answers_that_contradict_one_another_stand_together():
    there = table(*SHORT)
    one, other = made(there, 0, "kind", "con"), made(there, 0, "kind", "fact")
    (item,), after = found(there, one, other)
    assert (item.ids, item.statement) == ((one.id, other.id), there["id"][0])
    assert [c.says for c in choices(item, after)] == [(("kind", "con"),), (("kind", "fact"),)]
    assert choices(item, after[1:]) == []


def test_an_undo_of_nothing_is_none():
    there = table(*SHORT)
    assert found(there, correction(there, "", "undo", "c123"))[0] == []
