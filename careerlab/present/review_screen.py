"""What a person sees while she is asked about a statement: plain lines, each with how it is set (``bold``, ``dim``)."""

from __future__ import annotations

from careerlab.insights.codebook import KIND_WORDS, TOPIC_WORDS
from careerlab.notes.model import readable

_WHOSE = {"note-taker": "your own words", "hearsay": "second-hand", "source": ""}
_SURE = ((0.6, "probably"), (0.4, "perhaps"), (0.0, "a guess"))
_SHOWN = 400  # characters of a sentence

HELP = (
    ("Enter, 1", "the first of the two is right, and so is what it is about"),
    ("2", "the second is right"),
    (
        "good, bad",
        "or another kind: need, gap, advice, route, fact, lead, belief, task, other; n g a r f l b o are enough",
    ),
    ("bad pay", "a kind and what it is about: work, autonomy, growth, pay, hours, people, culture, meaning, security,"),
    ("", "place, entry (getting in), none"),
    ("t", "only what it is about (t pay); the same for what follows, and then its kind"),
    ("s", "the skills it names (s SQL; Figma), - for none"),
    ("p  c  w", "the person, the career, whose words they are (p Anna Nowak)"),
    ("/", "split it (/ pro: great people | con: awful hours)"),
    ("+", "join it with the next sentence"),
    ("d", "not a finding: it is kept and not counted"),
    ("k", "later"),
    ("u", "take back the last answer"),
    ("q", "stop; everything answered is kept"),
)
HELP_ASIDE = (
    ("1 2 3", "this is where it belongs, or what holds"),
    ("d", "drop it"),
    ("Enter, k", "leave it for later"),
    ("a", "leave all of these for later"),
    *HELP[-2:],
)


def question(row):
    """Lines (style, text) that ask about one statement, `asked` of a Review."""
    place = f"{row['source']}, line {row['line']}"
    who = " · ".join(filter(None, [row["person"], row["path"], _WHOSE[row["speaker"]]]))
    yield "dim", _clean(f"{row['number']} of {row['of']} · {place} · {who}")
    if row["question"]:
        yield "dim", f"under “{_clean(row['question'])}”"
    yield "", ""
    if row["before"]:
        yield "dim", f"… {_clean(row['before'])}"
    yield "bold", _clean(row["text"])
    yield "", ""
    yield "", _clean(row["why"])
    for key, kind, chance, changes in _offers(row):
        about = f", about {TOPIC_WORDS[row['topic']]}" if row["topic"] != "none" else ""
        yield "bold", f"{key}  {KIND_WORDS[kind]}{about} ({sure(chance)})"
        yield "", f"   {_clean(changes)}"
    if row["skills"]:
        yield "", f"   Skills it names: {_clean(row['skills'])}."


def _offers(row):
    yield "1", row["kind"], row["confidence"], row["changes"]
    if row["second"]:
        yield "2", row["second"], row["second_confidence"], row["second_changes"]


def sure(chance):
    """How sure careerlab is, in a word."""
    return next(word for least, word in _SURE if chance >= least)


def aside_question(item, choices, left):
    """Lines (style, text) that ask about an earlier answer that was set aside."""
    said = "; ".join(_said(says) for says in item.says)
    yield (
        "dim",
        f"An earlier answer counts nowhere; {left} like this." if left > 1 else "An earlier answer counts nowhere.",
    )
    yield "bold", _clean(item.words)
    yield "", f"You said: {_clean(said)}. {_clean(item.why)}"
    for number, choice in enumerate(choices, 1):
        shown = _said(choice.says) if item.statement else choice.words
        yield "", f"{number}  {_clean(shown)} ({_clean(choice.place)})"
    if not choices:
        yield "", "No sentence in the notes is like it now. d drops it, Enter leaves it waiting."


def _said(says):
    """Decisions, as (action, value) pairs, in words."""
    return ", ".join(_in_words(*what) for what in says)


def _in_words(action, value):
    if action == "kind":
        return KIND_WORDS[value]
    if action == "topic":
        return f"about {TOPIC_WORDS[value]}"
    return "not a finding" if action == "dismiss" else f"{action} {value}".strip()


def in_a_list(asks):
    """Lines (style, text) of an ask list that is only shown."""
    for number, row in enumerate(asks.to_dict("records"), 1):
        yield "dim", f"{number}. {_clean(row['source'])}, line {row['line']} · {_clean(row['person'])}"
        yield "bold", _clean(row["text"])
        for _, kind, chance, changes in _offers(row):
            yield "", f"   {KIND_WORDS[kind]} ({sure(chance)}): {_clean(changes)}"
        yield "", f"   {_clean(row['why'])}"


def _clean(text):
    """Words from notes for a terminal: no control signs, not endless."""
    text = readable(text)
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
