"""A verdict in words for every comparison, and a sentence for every special case."""

import re

import numpy as np
import pandas as pd
import pytest
from opinions import TOPICS, explorer, said, table, talks, three_paths, waiting

from careerlab.analysis.compare import compare_paths
from careerlab.analysis.comparing.verdict import SENTENCES


def judged(rows, profile=None, **settings):
    return compare_paths(table(rows), profile, **{"draws": 2_000, **settings})


def test_nothing_heard_yet():
    for rows in ([], [said(path="")], [said(kind="fact")]):
        assert judged(rows).verdict == "nothing heard yet"
    comparison = judged([], explorer(paths=["UX", "PM"]))
    assert comparison.verdict == "nothing heard yet"
    assert comparison.paths["mean"].tolist() == pytest.approx([50, 50])
    assert repr(judged([])) == SENTENCES["nothing heard yet"]


def test_one_path():
    comparison = judged(talks("UX", 5, TOPICS[:5], TOPICS[5:]))
    assert comparison.verdict == "only one path"
    assert "Add a second" in comparison.sentence


def test_one_talk_in_all():
    comparison = judged([said(), said(kind="con", topic="pay")], explorer(paths=["UX", "PM"]))
    assert comparison.verdict == "not enough heard yet"
    assert SENTENCES["one talk"] in comparison.remarks
    assert SENTENCES["one talk"] not in judged([said(), said(person="Ben")]).remarks


def test_fewer_than_three_people():
    rows = talks("UX", 3, TOPICS) + talks("PM", 2, TOPICS[:9], TOPICS[9:])
    comparison = judged(rows)
    assert comparison.verdict == "not enough heard yet"
    assert "2 of the 3 people it takes on PM" in comparison.sentence
    assert "on UX" not in comparison.sentence
    assert judged(rows + talks("PM", 3, TOPICS[:9], TOPICS[9:])).verdict != "not enough heard yet"


def test_less_than_half_of_what_counts_heard():
    rows = talks("UX", 4, ["work", "pay"]) + talks("PM", 4, TOPICS, ["work"])
    comparison = judged(rows)
    assert comparison.verdict == "not enough heard yet"
    assert "less than half of what counts has come up on UX" in comparison.sentence
    assert judged(rows, explorer({"work": 50, "hours": 50})).verdict != "not enough heard yet"


def test_tied():
    rows = talks("UX", 4, TOPICS[:6], TOPICS[6:]) + talks("PM", 4, TOPICS[5:], TOPICS[:5])
    comparison = judged(rows)
    assert comparison.verdict == "tied"
    assert "PM and UX are level" in comparison.sentence


def test_identical_evidence():
    comparison = judged(talks("UX", 4, TOPICS[:6], TOPICS[6:]) + talks("PM", 4, TOPICS[:6], TOPICS[6:]))
    assert comparison.verdict == "tied"
    assert SENTENCES["identical"].format(leader="PM", second="UX") in comparison.remarks
    assert comparison.paths["mean"].nunique() == 1


def test_a_lead_that_comes_from_more_talks():
    rows = talks("UX", 9, TOPICS) + talks("PM", 3, TOPICS)
    comparison = judged(rows)
    assert comparison.paths["path"].tolist() == ["UX", "PM"]
    assert comparison.verdict == "the lead comes from having held more talks"
    assert "more was heard" in comparison.sentence


def test_a_lead_that_comes_from_fewer_talks():
    comparison = judged(talks("UX", 9, [], TOPICS) + talks("PM", 3, [], TOPICS))
    assert comparison.paths["path"].tolist() == ["PM", "UX"]
    assert comparison.verdict == "the lead comes from having held fewer talks"
    assert "less was heard" in comparison.sentence


def test_a_lead_by_priorities_is_not_blamed_on_the_number_of_talks():
    others = [topic for topic in TOPICS if topic != "pay"]
    rows = talks("UX", 4, ["pay"], others) + talks("PM", 4, others, ["pay"])
    comparison = judged(rows, explorer({"pay": 90, "work": 10}))
    assert comparison.paths["path"].iloc[0] == "UX"
    assert comparison.verdict in ("clear", "leaning", "too close to call")


@pytest.mark.parametrize(("good", "verdict"), [(10, "clear"), (8, "leaning"), (7, "too close to call")])
def test_clear_leaning_too_close(good, verdict):
    rows = talks("UX", 4, TOPICS[:good], TOPICS[good:]) + talks("PM", 4, TOPICS[:6], TOPICS[6:])
    comparison = judged(rows, explorer(dict.fromkeys(TOPICS, 50)), draws=10_000)
    beats = comparison.pairwise.query("path == 'UX'")["chance"].iloc[0]
    assert comparison.verdict == verdict, beats
    assert comparison.verdict == ("clear" if beats >= 0.9 else "leaning" if beats >= 0.75 else "too close to call")
    assert f"{int(100 * beats)} of 100 readings" in comparison.sentence


def test_an_unheard_path_keeps_a_lead_from_being_clear():
    """The smallest chance decides, not the chance against the runner-up."""
    rows = talks("UX", 4, TOPICS[:10], TOPICS[10:]) + talks("PM", 4, TOPICS[:6], TOPICS[6:])
    equal = dict.fromkeys(TOPICS, 50)
    assert judged(rows, explorer(equal)).verdict == "clear"
    comparison = judged(rows, explorer(equal, ["Law"]))
    assert comparison.paths["path"].tolist() == ["UX", "PM", "Law"]
    assert comparison.verdict != "clear"
    assert "it beats Law" in comparison.sentence


def test_no_drawback_anywhere():
    comparison = judged(talks("UX", 3, TOPICS) + talks("PM", 3, TOPICS[:7]))
    assert SENTENCES["no drawback"] in comparison.remarks
    assert SENTENCES["no drawback"] not in judged(three_paths()).remarks
    assert SENTENCES["no drawback"] not in judged([said(), waiting(0.1, 0.8)]).remarks


def test_equal_weights_and_unknown_weights_have_different_words():
    equal, unknown = judged(three_paths(), explorer(dict.fromkeys(TOPICS, 50))), judged(three_paths())
    assert SENTENCES["weights equal"] in equal.remarks and SENTENCES["weights equal"] not in unknown.remarks
    assert SENTENCES["weights unknown"] in unknown.remarks and SENTENCES["weights unknown"] not in equal.remarks
    assert equal.priorities_known and not unknown.priorities_known
    pd.testing.assert_series_equal(equal.paths["mean"], unknown.paths["mean"])
    width = [(c.paths["high"] - c.paths["low"]).sum() for c in (equal, unknown)]
    assert width[0] < width[1]
    assert not judged(three_paths(), explorer([])).priorities_known
    assert judged(three_paths(), explorer([list(TOPICS)])).priorities_known


def test_one_topic():
    heard = judged(talks("UX", 3, ["pay"]) + talks("PM", 3, [], ["pay"]))
    assert SENTENCES["one topic heard"].format(topic="pay") in heard.remarks
    counts = judged(three_paths(), explorer({"pay": 80}))
    assert SENTENCES["one topic counts"].format(topic="pay") in counts.remarks
    assert counts.drivers["points"].to_numpy()[np.array(TOPICS) != "pay"].tolist() == [0.0] * 10


def test_the_heaviest_topic_unheard():
    rows = talks("UX", 3, [t for t in TOPICS if t != "pay"]) + talks("PM", 3, TOPICS, ["work"])
    comparison = judged(rows, explorer(["pay", "work"]))
    assert SENTENCES["heaviest unheard"].format(topic="pay", paths="UX") in comparison.remarks
    assert not any("counts most" in remark for remark in judged(rows, explorer(["work"])).remarks)
    assert not any("counts most" in remark for remark in judged(rows).remarks)


def test_asked_but_nothing_good_or_bad_said():
    comparison = judged(three_paths() + [said("Law", kind="fact")])
    assert SENTENCES["never judged"].format(paths="Law") in comparison.remarks
    assert not any("been asked" in remark for remark in comparison.remarks)


def test_the_words_are_plain_english():
    jargon = "rank accept|margin|coverage|posterior|flip weight|saturation|SMAA|bootstrap|draws|interval|simplex"
    for sentence in SENTENCES.values():
        assert not re.search(jargon, sentence, re.IGNORECASE), sentence
    text = repr(judged(three_paths(), explorer(paths=["Law {x}"])))
    assert len(text.splitlines()) == 1 + 4 + 2
    assert "Law {x}: 50 of 100" in text and "heard from nobody" in text
