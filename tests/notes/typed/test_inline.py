"""Signs within a line: cut out where they are markup, kept where they are what somebody typed."""

import string

import pytest
from hypothesis import given
from strategies import texts

from careerlab.notes.typed.inline import MAX_MARKS, asides, programs, read_inline


def shown(text):
    runs, _, _, _ = read_inline(text, 0, len(text), asides(text))
    at, words = 0, ""
    for a, b in runs:
        words += " " * any(c.isspace() for c in text[at:a]) + text[a:b]
        at = b
    return " ".join(words.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She *really* likes **it**", "She really likes it"),
        ("_quiet_ and __loud__", "quiet and loud"),
        ("~~old~~ ==new==", "old new"),
        ("`SQL` and ```R```", "SQL and R"),
        (r"\*no emphasis\*", "*no emphasis*"),
        ("[site](http://x.y) is good", "site is good"),
        ("[a](http://x.y/(b)_c) d", "a d"),
        ('![board: pay is low](a.png "title words")', "board: pay is low title words"),
        ("![](http://x.y/a.png)", "http://x.y/a.png"),
        ("[[Anna K]] said so", "Anna K said so"),
        ("[[people/Anna K|Anna]] said so", "Anna said so"),
        ("![[board.png]]", ""),
        ("I do #ux research", "I do ux research"),
        ("good pay #pro", "good pay"),
        ("<details>more</details><br/>", "more"),
        ("word ^block-1", "word"),
        ("She [hours:: 45] works", "She works"),
    ],
)
def test_markup_is_cut_out(text, words):
    assert shown(text) == words


@pytest.mark.parametrize("sign", string.punctuation)
def test_of_an_escaped_sign_only_the_backslash_is_markup(sign):
    text = f"40\\{sign} a week"
    runs, claims, fields, tags = read_inline(text, 0, len(text))
    assert "".join(text[a:b] for a, b in runs) == f"40{sign} a week"
    assert ([text[claim.start : claim.end] for claim in claims], fields, tags) == (["\\"], [], [])


@pytest.mark.parametrize(
    "text",
    [
        "5* hotel and 2 * 3",
        "_private role",
        "snake_case_name and a_b",
        "**never closed",
        "[Pay]: low",
        "[brackets] and (round) and [[open",
        "C# and F# and #1",
        "issue/#12, a&#b",
        "x < 5 and y > 3, <script>alert(1)</script>",
        "<http://a.b> and http://a.b/c_d_e",
        "2^10 and a ^ b",
        "a \\ b \\n",
        "~ 5 and a ~~ b",
        "a == b",
        "::",
        "50%% of it",
        "€5k – “quoted”… 😀",
    ],
)
def test_what_is_no_markup_stays(text):
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "tags", "fields"),
    [
        ("good pay #pro", ["pro"], []),
        ("#ux/research #pay", ["ux/research", "pay"], []),
        ("C# #1 a#b &#c", [], []),
        ("[hours:: 45] and (pay:: low)", [], [("hours", "45"), ("pay", "low")]),
        ("[Pay]: low", [], []),
    ],
)
def test_tags_and_fields(text, tags, fields):
    _, _, found, names = read_inline(text, 0, len(text))
    assert (names, [(key, text[a:b]) for key, a, b in found]) == (tags, fields)


@given(texts())
def test_runs_and_claims_never_overlap(text):
    private = asides(text)
    runs, claims, fields, _ = read_inline(text, 0, len(text), private)
    parts = sorted([*runs, *((c.start, c.end) for c in claims), *((a, b) for _, a, b in fields), *private])
    parts = [p for p in parts if p[0] < p[1]]
    assert all(a[1] <= b[0] for a, b in zip(parts, parts[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n```dataview\nLIST\n```\nb", ["```dataview\nLIST\n```"]),
        ("~~~~ tasks\nnot done\n~~~\n~~~~", ["~~~~ tasks\nnot done\n~~~\n~~~~"]),
        ("<% tp.a %> and <%* if (5 % 2) %>", ["<% tp.a %>", "<%* if (5 % 2) %>"]),
        ("`= this.a` `$= dv.b`", ["`= this.a`", "`$= dv.b`"]),
        # not closed, or another language
        ("```dataview\nLIST", []),
        ("```python\nprint()\n```", []),
        ("```dataview is a word\n```", []),
        ("5 <% 6, 7 %>8", ["<% 6, 7 %>"]),
        ("<% a <% b %>", ["<% b %>"]),
        ("`a = b`, `=SUM(A1)`", []),
    ],
)
def test_programs(text, found):
    assert [text[a:b] for a, b in programs(text)] == found


@given(texts())
def test_asides_are_whole_in_order_and_never_within_one_another(text):
    found = asides(text)
    assert all(a[1] <= b[0] for a, b in zip(found, found[1:], strict=False))
    for a, b in found:
        assert (text[a : a + 4], text[b - 3 : b]) == ("<!--", "-->") or text[a : a + 2] == text[b - 2 : b] == "%%"


def test_of_more_marks_than_anybody_sets_the_words_stay():
    text = "x " + "#a b " * (MAX_MARKS + 1)
    runs, claims, _, tags = read_inline(text, 0, len(text))
    assert (len(tags), text[slice(*runs[-1])]) == (MAX_MARKS, "a b #a b ")
