"""Texts that Hypothesis makes: any characters at all, and the signs of notes put together in ways nobody planned."""

import os

from hypothesis import settings
from hypothesis import strategies as st

LOSSLESS = settings(max_examples=100_000 if os.environ.get("CAREERLAB_RELEASE") == "1" else 2_000)

_WORDS = (
    "word",
    "I like it.",
    "No.",
    "A",
    "1",
    "What do you like?",
    "IN CAPITALS",
    "$40k",
    "名前",
    "😀",
    "e\u0301",
    "naïve",
    "e.g. this",
)
_SPACES = (" ", "\n", "\n", "\n\n", "\r", "\r\n", "\t", "    ", "\u2028", "\x85", "\x0b", "\u00a0")
_SIGNS = (
    *("- ", "* ", "+ ", "1. ", "1986. ", "a) ", "- [ ] ", "- [x] ", "+ pay", "-hours", "+ / - "),
    *("# ", "###### ", "---", "===", "***", "> ", "> [!note] ", "```", "~~~", "|", "| a | b |\n|---|---|\n", "\\|"),
    *("**", "*", "__", "_", "~~", "==", "`", "\\", "\\*", "**Q:** ", "**Pros**: ", "Anna: ", "Q: ", "Pros:", "Cons - "),
    *("[[Anna K]]", "[[a|b]]", "[Pay]: low", "[x](http://a.b)", '![alt](u "title")', "#tag", "^block1", "[", "]", "("),
    *("hours:: 45", "[hours:: 45]", "via:: Anna", "date:: 30 February 2026"),
    *("<!--", "-->", "<!-- private -->", "%%", "%% private %%", "<details>", "</p>", "<script>", "&lt;", "&#0;"),
    *("Person: Anna Kowalska", "Date: 12/01/2026", "name: |", "&a", "*a", "a: b", "tags: #ux", "k: [1,2", "? ", "!!x"),
    *(".", "…", "?", "!", "...", ":", "::", "\x00", "\x1b[31m", "\u202e", "\ufeff", "\ud800", "\u0301" * 40),
)
_pieces = st.sampled_from((*_WORDS, *_SPACES, *_SIGNS))


def _joined(least=0, most=25):
    return st.lists(_pieces, min_size=least, max_size=most).map("".join)


def texts():
    """Any text a note can hold: loose characters, signs in any order, and front matter that is none."""
    anything = st.text(st.characters(), max_size=60)
    fronted = st.builds("---\n{}\n---\n{}".format, _joined(most=8), _joined(most=8))
    return st.one_of(anything, _joined(), _joined(), fronted)


def plain_texts():
    """Words, stops and line ends only: nothing in them can be a sign, so that every word has to be said."""
    word = st.text(st.sampled_from("abcdefgäñß"), min_size=2, max_size=8)
    mark = st.sampled_from((" ", " ", " ", ". ", "! ", ", ", ".\n", "\n", "\n\n", "\r\n"))
    return st.lists(st.tuples(word, mark).map("".join), max_size=30).map("".join)


def cells():
    """What a text cell of a table can hold, formulas and words that look like nothing among it."""
    formula = st.sampled_from(("=1+1", "+48 60", "-5% pay", "@anna", "\t=1", "\r=1", "＝1", "'=1", "''", "'", "=", '"'))
    nothing = st.sampled_from(("NA", "N/A", "None", "null", "nan", "NaN", "", "inf", "1e5", "01", "True", "-"))
    return st.one_of(st.text(st.characters(exclude_categories=("Cs",)), max_size=20), formula, nothing)
