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


_TAGS = (
    *("p", "div", "span", "b", "h1", "h2", "ul", "ol", "li", "table", "tr", "td", "th", "dl", "dt", "dd", "pre", "q"),
    *("blockquote", "details", "summary", "nav", "footer", "aside", "main", "header", "article", "button", "template"),
    *("body", "form", "svg", "a", "s", "section", "caption", "thead", "select", "option", "en-note", "o:p"),
)
_ATTRIBUTES = (
    *("", "", "", " hidden", ' style="display:none"', ' class="x y"', " a=1 b='>'", ' style="font-weight:700"', "/"),
    *(' style="mso-list:l0 level3"', ' class="MsoListParagraph"', ' class="lst-kix_a-2"', " rowspan=3 colspan=2"),
    *(' role="navigation"', ' data-tag="to-do"', ' href="#cmnt_ref1"', ' style="white-space:pre"', ' start="7"'),
)
_PAGE_SIGNS = (
    *("<br>", "<hr/>", "<input type=checkbox checked>", "<en-todo/>", "<![if !supportLists]>", "<![endif]>", "<wbr>"),
    *(
        "<!--[if gte mso 9]>",
        "<![endif]-->",
        "<!--[if !mso]><!-->",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!x>",
        "<?y ?>",
    ),
    *("<", ">", "</", "</>", "<a b='", "&nbsp;", "&lt;", "&#1", "&", " ", "\n", "\n\n", "\t", '"', "\x01", "\xa0"),
    *("<script>none = 1</script>", "<style>b{}</style>", "<script>", "<title>talk</title>", "</title>"),
)


def page_pieces(signs=_PAGE_SIGNS, tags=_TAGS):
    """Pieces of a web page: tags that match or do not, signs of comments and entities, and words as `None`."""
    opened = st.builds("<{}{}>".format, st.sampled_from(tags), st.sampled_from(_ATTRIBUTES))
    closed = st.sampled_from(tags).map("</{}>".format)
    return st.lists(st.one_of(opened, closed, st.none(), st.none(), st.sampled_from(signs)), max_size=30)


_CUE_TIMES = (
    "00:00:01.000 --> 00:00:04.000",
    "00:00:05,0 --> 0:0:6",
    "00:99 -->",
    "--> 00:01.000",
    "1:2 --> x",
    "00:00:0",
)
_CUE_SIGNS = (
    *("WEBVTT", "NOTE ", "STYLE\n", "REGION\n", "X-TIMESTAMP-MAP=", "Kind: captions", "1", "2", "3", "a/12-0"),
    *(
        "<v Anna>",
        "<v.loud Bob Lee>",
        "</v>",
        "<c.x>",
        "</c>",
        "<i>",
        "<00:00:01.500>",
        "<",
        ">",
        "{\\an8}",
        "&gt;&gt; ",
    ),
    *("Anna: ", "BOB: ", "[Bob] ", "(Anna) ", ">> ", "- ", "[Music]", "(laughs)", "♪", "9:30", "Three things: ", "-->"),
)


def captions():
    """Files of captions that anything may have happened to."""
    pieces = st.sampled_from((*_WORDS, *_SPACES, *("\n\n", "\n") * 4, *(f"\n{t}\n" for t in _CUE_TIMES), *_CUE_SIGNS))
    loose = st.lists(pieces, max_size=30).map("".join)
    headed = st.builds("WEBVTT\n\n{}".format, loose)
    return st.one_of(headed, loose, st.text(st.characters(), max_size=40))


def sheets():
    """What a .csv file can hold: cells, separators and quotes in any order."""
    signs = (
        *",,,;\t|\n\n\r",
        "\r\n",
        '"',
        '"',
        '""',
        '","',
        '"\n',
        "sep=;\n",
        "Name",
        "Date",
        "Pros",
        "Via",
        "Timestamp",
    )
    signs += ("Anna", "3/25/2026", "- pay", "'=1", "**Pros**", "Cons:\n", "#tag", "[a:: b]", "What do you like?", "1.")
    return st.lists(st.sampled_from((*signs, *_WORDS, *_SPACES)), max_size=40).map("".join)


def talks():
    """Transcripts, chats and mails put together from heads of many forms, in ways that no program writes."""
    name = st.sampled_from(
        ("Anna", "Anna Nowak", "Nowak, Anna", "Q", "me", "Speaker 2", "+48 600 100", "Łukasz", "名前")
    )
    clock = st.sampled_from(("0:03", "00:03:12", "[14:05]", "(1:02)", "2:05\u202fPM", "99:99", "00:00:01.5 --> 00:02"))
    day = st.sampled_from(("12/03/2026, ", "[3/13/26, ", "12 Mar 2026 at ", "Today at ", "\u200e[30.02.2026 ", ""))
    forms = (
        *("{n}: {w}", "**{n}:** {w}", "{n}\n{d}{t}\n{w}", "{n}  {d}{t}\n{w}", "{d}{t} {n}: {w}", "{d}{t} - {n}: {w}"),
        *(
            "{d}{t} {n}\n{w}",
            "{n} ({t}): {w}",
            "{t} From {n} to Everyone:\n\t{w}",
            "{d}{t}",
            "{t} {w}",
            "> {w}",
            ">> {w}",
        ),
        *("From: {n} <a@b.example>\nTo: {n}\nDate: {d}", "On {d}{t}, {n} <a@b.example> wrote:", "{n} wrote:\n> {w}"),
        *("-- \n{n}", "--\nme: {w}", "Sent from my phone", "-----Original Message-----", "{d}{t} - {w}", "{w}"),
    )
    turn = st.builds(
        lambda f, n, t, d, w: f.format(n=n, t=t, d=d, w=w), st.sampled_from(forms), name, clock, day, _joined(most=4)
    )
    return st.tuples(st.lists(turn, max_size=12), st.sampled_from(("\n", "\n\n", "\r\n"))).map(
        lambda x: x[1].join(x[0])
    )
