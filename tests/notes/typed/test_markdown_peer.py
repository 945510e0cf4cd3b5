"""The peer for Markdown: every word that markdown-it-py would show of a note, the scanner has, too."""

import re
from collections import Counter

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from strategies import LOSSLESS, texts

from careerlab.notes.typed.scanner import read_text

SHOWN = {"text", "code_inline", "code_block", "fence"}
PEER = MarkdownIt().enable("table")
NOTE = """# Anna Nowak

She *really* likes the [team](a.md "the whole one"), and ~~not~~ the pay.

1. short `hours`
   - no on-call
2. a pension

> She laughed.

| Good | Bad |
|---|---|
| the people | the `queue` |

    Four spaces are words, too.
"""


def words(text):
    return Counter(re.findall(r"[^\W\d_]{2,}", text))


def shown(text, kinds=SHOWN):
    tokens = [leaf for token in PEER.parse(text) for leaf in token.children or [token]]
    return words(" ".join(leaf.content for leaf in tokens if leaf.type in kinds and "&" not in leaf.content))


def kept(text):
    note = read_text(text, "a.md")
    return words(" ".join(text[s.start : s.end] for s in note.spans if s.kind not in ("markup", "space")))


@pytest.mark.parametrize("text", [NOTE, NOTE.replace("\n", "\r\n"), "- a [Pay]: low\n\n[Pay]: low\n"])
def test_a_note_of_all_marks(text):
    assert not shown(text) - kept(text)


TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


@LOSSLESS
@given(texts())
@example("`<DETAILS>`")
@example("**bold**word")
@example("\t<DETAILS>")
def test_any_text(text):
    text = text.replace("^", "").replace("[[", "[")  # names of blocks and of what is shown in place: marks of Obsidian
    text = TAG.sub(" ", text)  # marks to us wherever they stand, to the peer words where text is code
    text = text.replace("](", "] (")  # links inside code, and code inside links: the note above has one that is neither
    assert not {word for word in shown(text, SHOWN - {"code_block"}) if word not in " ".join(kept(text))}
