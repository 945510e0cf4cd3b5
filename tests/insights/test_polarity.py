"""What words plainly speak for and against, and that nothing is counted as the opposite of what it says."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerlab.insights.parse import parse_notes
from careerlab.insights.phrases import words_of
from careerlab.insights.polarity import opposes, sides, speaks_both
from careerlab.notes.typed.scanner import read_text

OPPOSITE = {"pro": "con", "con": "pro"}
with Path(__file__).with_name("adversarial_pairs.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
PAIRS = [row for row in ROWS if row["decided_by"] != "claim"]
CLAIMS = [row for row in ROWS if row["decided_by"] == "claim"]
MEMBERS = [
    (row["under"].replace("\\n", "\n"), row[words], row[kind], row["decided_by"])
    for row in PAIRS
    for words, kind in (("sentence", "kind"), ("opposite", "opposite_kind"))
]

FOR = [
    "I love it",
    "not bad",
    "Not that bad",
    "can't complain",
    "I can't recommend it enough",
    "couldn't be happier",
    "can't fault the pay",
    "I cannot wait to get in",
    "never a dull day",
    "it isn't boring",
    "without any stress",
    "I stopped hating it",
    "no fuss, no stress",
    "not without its joys",
    "Nobody's burnt out",
    "No, I love it",
    "The hours are great, better than in my last job",
]
AGAINST = [
    "I hate it",
    "not great",
    "burnt out",
    "do not recommend",
    "I wouldn't recommend it",
    "no work-life balance",
    "not for the faint-hearted",
    "far from ideal",
    "the pay could be better",
    "not enough support",
    "hardly rewarding",
    "no training, no feedback",
    "No, I hate it",
    "I don't enjoy it",
    "He could not be more fed up with it",
    "Nothing, I'm fed up",
]
SILENT = [
    "",
    "I file reports",
    "I used to love it",
    "my old team was great",
    "unlike my last boss this one is great",
    "it would be great",
    "people think it's boring",
    "blood pressure",
    "at least",
    "I love it but the rota changes",
    "great people, awful hours",
    "if it were flexible",
]


@pytest.mark.parametrize("text", FOR)
def test_words_that_speak_for_oppose_a_con(text):
    assert opposes(words_of(text), "con", text)
    assert not opposes(words_of(text), "pro", text)


@pytest.mark.parametrize("text", AGAINST)
def test_words_that_speak_against_oppose_a_pro(text):
    assert opposes(words_of(text), "pro", text)
    assert not opposes(words_of(text), "con", text)


@pytest.mark.parametrize("text", SILENT)
def test_words_that_may_mean_anything_oppose_nothing(text):
    assert not opposes(words_of(text), "pro", text)
    assert not opposes(words_of(text), "con", text)


@pytest.mark.parametrize(
    "text",
    [
        "Oh lovely, great hours",
        "Brilliant if you love unpaid overtime",
        'The "flexible" hours',
        "the ‘supportive’ boss",
        "so-called flexible hours",
    ],
)
def test_praise_in_irony_supports_no_pro_and_does_not_contradict_a_con(text):
    assert opposes(words_of(text), "pro", text)
    assert not opposes(words_of(text), "con", text)


@pytest.mark.parametrize("text", ['"I love it", he said', '"It is a great team and I love it."', "the flexible hours"])
def test_what_somebody_said_is_no_irony(text):
    assert opposes(words_of(text), "con", text)


@pytest.mark.parametrize(
    "text",
    ["great people, awful hours", "decent pay but long hours", "It's stressful, though I love it", "rough but warm"],
)
def test_a_contrast_speaks_for_and_against(text):
    assert speaks_both(words_of(text))


@pytest.mark.parametrize("text", ["", "but", "I love it", "awful hours", "good but not bad", "I hate it but I hate it"])
def test_what_speaks_both(text):
    assert not speaks_both(words_of(text))


WORDS = st.sampled_from(
    "love hate great awful not never no nothing without but if and it enough recommend my old less i be bad".split()
)


@given(st.lists(WORDS, max_size=12))
@settings(max_examples=2_000)
def test_no_words_oppose_both_kinds_or_speak_both_and_oppose_one(found):
    words = tuple(found)
    opposed = [kind for kind in OPPOSITE if opposes(words, kind)]
    assert len(opposed) <= 1
    assert not (opposed and {"for", "against"} <= sides(words) and "irony" not in sides(words))
    assert not any(opposes(words, kind) for kind in ("fact", "need", "advice", "other"))


def parsed(under, sentence):
    """The row of the sentence, read where it stands."""
    table = parse_notes([read_text(f"{under}{sentence}\n", "note.md")])
    return next(row for _, row in table.iterrows() if row["text"] in sentence or sentence in row["text"])


def test_there_are_pairs_enough():
    assert len(PAIRS) >= 120 and len(CLAIMS) >= 10


@pytest.mark.parametrize(("under", "sentence", "kind", "decided_by"), MEMBERS)
def test_a_sentence_is_never_counted_as_its_opposite(under, sentence, kind, decided_by):
    row = parsed(under, sentence)
    assert not (row["status"] == "accepted" and row["kind"] == OPPOSITE[kind])
    if decided_by == "words":
        assert opposes(words_of(sentence), OPPOSITE[kind], sentence)
        assert row[f"p_{kind}"] > row[f"p_{OPPOSITE[kind]}"]


@pytest.mark.parametrize("pair", CLAIMS, ids=lambda pair: pair["opposite"])
def test_the_weaker_claim_stays_the_weaker(pair):
    weaker = parsed("", pair["opposite"])
    assert weaker["text"] == pair["opposite"]
    assert weaker["level"] <= 2  # at most done it with help, whatever is said of who led
