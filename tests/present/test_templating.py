"""Words of others in Markdown: every reader shows them as they are, and they rule nothing."""

import re
from html import unescape

import mistune
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import Markup

from careerlab.notes.model import visible
from careerlab.present.templating import clipped, escaped_markdown

READERS = {
    "CommonMark": MarkdownIt("commonmark").render,
    "GitHub": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
    "mistune": mistune.create_markdown(plugins=["strikethrough", "table", "task_lists", "mark", "math", "footnotes"]),
}
SIGNS = st.text(
    alphabet=st.sampled_from(list("ab1 .)(-+=*_#[]<>!&;:/\\`~|$%^{}\"'\t\n\r\u00a0\u202e\x07é")), max_size=30
)


def shown(reader, markdown):
    """The words a reader shows of one list item, and the tags that stand in it."""
    html = READERS[reader](markdown)
    inside = re.fullmatch(r"<ul>\s*<li>(?:<p>)?(.*?)(?:</p>)?</li>\s*</ul>\s*", html, re.DOTALL)
    assert inside, html
    return " ".join(unescape(re.sub(r"<[^>]*>", "", inside[1])).split()), re.findall(r"<\s*(\w+)", inside[1])


@pytest.mark.parametrize("reader", READERS)
@given(words=st.one_of(SIGNS, st.text(max_size=30)))
@example("# no heading")
@example("12. no list")
@example("1) no list")
@example("- no list")
@example("--- no rule")
@example("=== no heading")
@example("<script>alert(1)</script>")
@example("![x](http://127.0.0.1/x.png)")
@example("[a][b] [^1] [[wiki]] [ ]")
@example("*a* **b** _c_ ~~d~~ ==e== `f` $g$ %%h%%")
@example("&lt;b&gt; &#60; AT&T R&D;")
@example("ends with \\")
@example("| a | b |")
def test_every_reader_shows_words_as_they_are(reader, words):
    said = " ".join(visible(" ".join(words.split())).split())
    text, tags = shown(reader, f"- x {escaped_markdown(words)}")
    assert text == f"x {said}".strip()
    assert tags == []
    if said:  # at the beginning of a line, too, and in bold
        assert shown(reader, f"- {escaped_markdown(words)}") == (said, [])
        assert shown(reader, f"- **{escaped_markdown(words)}** (x)") == (f"{said} (x)", ["strong"])


@pytest.mark.parametrize("reader", READERS)
def test_the_test_of_readers_can_fail(reader):
    assert shown(reader, "- x *a*")[1] == ["em"]


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("Plain words, with a comma; and (brackets).", "Plain words, with a comma; and (brackets)."),
        ("R&D at Hobbs & Lane, 50 % of it", "R&D at Hobbs & Lane, 50 % of it"),
        ("a - b = c + 1.", "a - b = c + 1."),
        ("$40k to $50k", r"\$40k to \$50k"),
        ("Zoë_K #1 <b>", r"Zoë\_K \#1 \<b\>"),
        ("2. Abschnitt", r"2\. Abschnitt"),
        ("2019 to now", "2019 to now"),
        ("two\nlines\u2028or three", "two lines or three"),
        ("\u202eturned", r"\[U+202E\]turned"),
        (7, "7"),
        (Markup("**own**"), "**own**"),
        ("", ""),
    ],
)
def test_only_what_would_rule_is_escaped(words, escaped):
    assert escaped_markdown(words) == escaped


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("short", 10, "short"), ("two words here", 10, "two words …"), ("x" * 20, 10, "x" * 10 + " …"), ("", 10, "")],
)
def test_long_words_are_cut_between_words(text, width, shown):
    assert clipped(text, width) == shown
