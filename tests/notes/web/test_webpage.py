"""Web pages and HTML exports: every word of a page is kept once, and what surrounds its text is no insight."""

import re
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import LOSSLESS, page_pieces

from careerlab.errors import NoteError
from careerlab.notes.formats import read_bytes
from careerlab.notes.model import readable
from careerlab.notes.web.nodes import MAX_EMPTY, Table
from careerlab.notes.web.webpage import _page, read_webpage


def note_of(page, source="page.html"):
    return read_webpage(page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass"), source)[0]


def words(note, block):
    said = note.text[slice(*block.runs[0])]
    for (_, end), (start, stop) in pairwise(block.runs):
        said += " " * any(map(str.isspace, note.text[end:start])) + note.text[start:stop]
    return readable(said)


def blocks(page):
    """(kind, words) of each block."""
    note = note_of(page)
    return [(b.kind, words(note, b)) for b in note.blocks]


def said(page):
    return [w for _, w in blocks(page)]


def apart(page, kind):
    """The stretches of one kind: `metadata` (around the text) or `aside` (private)."""
    note = note_of(page)
    return [note.text[s.start : s.end] for s in note.spans if s.kind == kind]


def codes(note):
    return [n.code for n in note.notices]


def numbered(pieces):
    """A page of these pieces, each word in it another one."""
    return "".join(f"(w{n}w)" if piece is None else piece for n, piece in enumerate(pieces))


def oracle(page):
    """All text of the page outside scripts and styles, as lxml reads it."""
    elements = lxml.html.document_fromstring(page).iter()
    shown = [e.text or "" for e in elements if isinstance(e.tag, str) and e.tag not in ("script", "style")]
    return " ".join(shown + [e.tail or "" for e in lxml.html.document_fromstring(page).iter()])


# ---- promise P1: nothing is dropped


@LOSSLESS
@given(page_pieces())
def test_every_word_that_lxml_finds_is_kept_and_none_twice(pieces):
    page = numbered(pieces)
    assume(re.search(r"w\d+w", page))
    wanted = set(re.findall(r"w\d+w", oracle("<html><body>" + page.replace("\x01", " "))))
    try:
        kept = re.findall(r"w\d+w", note_of(page).text)
    except NoteError:
        kept = []
    assert wanted <= set(kept)
    assert len(kept) == len(set(kept))


@LOSSLESS
@given(
    page_pieces(signs=("<br>", " ", "\n", "&nbsp;", "<wbr>"), tags=("p", "div", "b", "i", "li", "ul", "ol", "td", "tr"))
)
def test_every_word_of_a_page_that_hides_nothing_is_in_one_block(pieces):
    pieces = [p for p in pieces if p is None or not re.search("hidden|display|role|cmnt", p)]
    page = numbered(pieces)
    assume(re.search(r"w\d+w", page))
    found = re.findall(r"w\d+w", " ".join(said(page)))
    assert sorted(found) == sorted(re.findall(r"w\d+w", page))


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(lambda t: t.encode("utf-8", "replace"))))
def test_no_bytes_raise_anything_but_a_note_error(raw):
    try:
        assert read_webpage(raw, "x.html")[0].text
    except NoteError as error:
        assert error.notice.message and error.notice.hint


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<p>pay < 40k and <b>hours</b> > 50", "pay < 40k and hours > 50"),
        ("R&amp;D, R&D, AT&T &copy 2026 &#8364;5 &#x20AC;6 R&section", "R&D, R&D, AT&T © 2026 €5 €6 R&section"),
        ("&#99999999999999; stays", "&#99999999999999; stays"),
        ("<p>half a tag: <a href=", "half a tag: <a href="),
        ("<div <p>low pay</p>", "<div low pay"),
        ("<![CDATA[fair <pay>]]>", "fair <pay>"),
        ("<p>wo<b>rd</b>s <i>joined</i>", "words joined"),
        ("<s>dull</s> <del>grey</del> <ins>lively</ins>", "dull grey lively"),
        ("She said <q>never again</q>.", 'She said "never again".'),
        ("</br>one</p></div></b>two", "onetwo"),
        ("<td>a cell without a table</td>", "a cell without a table"),
        ("<p>after</body></html> the end", "after the end"),
        ("<p>a<!---->b<!-->c", "abc"),
        ("<script src='x'/>not a program", "not a program"),
    ],
)
def test_words_of_broken_pages(page, kept):
    assert " ".join(said(page)) == kept


@pytest.mark.parametrize("opening", ["<!--", "<script>", "<style>", "<title>", "<![CDATA[", "<nav>", "<template>"])
def test_what_never_ends_hides_nothing_and_is_reported_with_its_line(opening):
    note = note_of(f"<p>before\n{opening}<p>after it")
    assert " ".join(words(note, b) for b in note.blocks).split() == ["before", "after", "it"]
    assert codes(note)[0] == "HTML-OPEN"
    assert note.notices[0].line == (0 if opening in ("<nav>", "<template>") else 2)


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<p>&nbsp;</p>", "<style>p{}</style>", "<img src=x>", "<p>"]
)
def test_a_page_without_words_is_empty(page):
    with pytest.raises(NoteError) as error:
        note_of(page)
    assert error.value.notice.code == "FILE-EMPTY"


def test_a_page_that_a_program_fills_in_says_what_to_do():
    with pytest.raises(NoteError) as error:
        note_of("<div id=root></div><script>fill()</script>")
    assert error.value.notice.code == "HTML-SCRIPT"
    note = note_of("<title>Talk</title><noscript>Switch scripts on.</noscript><script>fill()</script>")
    assert codes(note)[0] == "HTML-SCRIPT" and "Switch scripts on." in note.text


# ---- hostile pages


@pytest.mark.parametrize(
    ("tag", "depth"),
    [
        ("div", 100_000),
        *((tag, 5_000) for tag in ("b", "ul", "table", "q", "details", "li", "table><tr><td", "dl><dd")),
    ],
)
def test_deeply_nested_tags_need_no_recursion(tag, depth):
    assert "deep words" in [words.strip('"') for words in said(f"<{tag}>" * depth + "<p>deep words")]


@pytest.mark.parametrize(
    "flood", ["<", "</", "<a ", "<!--", "<![CDATA[", "&#1", "<a b='", "<?", "<script>", "<b><p>x</b>"]
)
def test_floods_of_opening_signs_keep_the_words_after_them(flood):
    assert "last words" in note_of(flood * (200_000 // len(flood)) + " last words").text


def test_a_large_table_keeps_each_cell():
    note = note_of("<table><tr><th>Pros<th>Cons" + "<tr><td>pay<td>hours" * 4_000)
    assert [b.label for b in note.blocks if b.kind == "cell"] == ["Pros", "Cons"] * 4_000


def test_cells_that_reach_over_others_cannot_blow_a_table_up():
    page, _ = _page("<table>" + "<tr><td rowspan=500 colspan=50>pay<td>hours" * 5_000)
    (table,) = (node for node in page.nodes if isinstance(node, Table))
    cells = [cell for row in table.rows for cell in row]
    assert len([cell for cell in cells if cell]) == 10_000
    assert len([cell for cell in cells if not cell]) == MAX_EMPTY


def test_nothing_in_a_page_can_be_a_live_tag_of_ours():
    note = note_of("<p>&lt;script&gt;alert(1)&lt;/script&gt; is what she typed.")
    assert [words(note, b) for b in note.blocks] == ["<script>alert(1)</script> is what she typed."]


# ---- what lines are


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<h2>Pros</h2><p>the pay", [("heading", "Pros"), ("paragraph", "the pay")]),
        ("<p><b>Pros</b><p>it is calm.", [("heading", "Pros"), ("paragraph", "it is calm.")]),
        ("<p><b>Pay:</b> low", [("paragraph", "low")]),
        ("<p><b>Pay</b>: low", [("paragraph", "low")]),
        ("<p><b>What do you like?</b><br>The team.", [("heading", "What do you like?"), ("paragraph", "The team.")]),
        (
            "<p>one line<br>the next<br><br>far below",
            [("line", "one line"), ("line", "the next"), ("paragraph", "far below")],
        ),
        ("<p>wrapped\n   in the\tfile", [("paragraph", "wrapped in the file")]),
        ("<pre>one\n  two</pre>", [("line", "one"), ("line", "two")]),
        ("<p>- typed pay<br>- typed hours", [("bullet", "typed pay"), ("bullet", "typed hours")]),
        ("<li>alone", [("bullet", "alone")]),
        ("<ul><li><p>pay<p>and more</ul>", [("bullet", "pay and more")]),
        ("<blockquote>I would do it again.</blockquote>", [("paragraph", "I would do it again.")]),
        # no heading
        ("<p>She <b>really</b> likes it.", [("paragraph", "She really likes it.")]),
        ("<p><b>Really</b> good pay.", [("paragraph", "Really good pay.")]),
        ("<b style='font-weight:normal'><p>Plain words.", [("paragraph", "Plain words.")]),
        ("<b><p>Bold.</b> <p>Not bold.", [("heading", "Bold."), ("paragraph", "Not bold.")]),
        ("<b>" + "<p>All of it is bold." * 4, [("paragraph", "All of it is bold.")] * 4),
        ("<h3>" + "a long sentence " * 20 + "</h3>", [("paragraph", ("a long sentence " * 20).strip())]),
    ],
)
def test_lines(page, found):
    assert blocks(page) == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<ul><li>a<li>b</ul>", [(1, "•", "a"), (1, "•", "b")]),
        ("<ol start=3><li>a<li value=9>b<li>c</ol>", [(1, "3.", "a"), (1, "9.", "b"), (1, "10.", "c")]),
        ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", [(1, "•", "a"), (2, "•", "b"), (1, "•", "c"), (1, "•", "d")]),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", [(1, "•", "a"), (2, "•", "b")]),
        ("<ul>" + "<li>x<ul>" * 11 + "<li>deep", [*((n, "•", "x") for n in range(1, 12)), (12, "•", "deep")]),
        ("<ul><li><input type=checkbox checked> a<li><input type=checkbox>b", [(1, "[x]", "a"), (1, "[ ]", "b")]),
    ],
)
def test_lists(page, found):
    note = note_of(page)
    assert [(b.depth, b.mark, words(note, b)) for b in note.blocks] == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<table><tr><th>Pros<th>Cons<tr><td>pay<td>hours", [("Pros", "pay"), ("Cons", "hours")]),
        ("<table><tr><th>Pay<td>low<tr><th>Hours<td>long", [("Pay", "low"), ("Hours", "long")]),
        ("<table><tr><th colspan=2>Pros<th>Cons<tr><td>a<td>b<td>c", [("Pros", "a"), ("", "b"), ("Cons", "c")]),
        ("<table><tr><th>X<th>Y<tr><td rowspan=2>a<td>b<tr><td>c", [("X", "a"), ("Y", "b"), ("Y", "c")]),
        ("<table><tr><th>X<th>Y<tr><td><p>a<p>b<td><ul><li>c", [("X", "a"), ("X", "b"), ("Y", "c")]),
        ("<dl><dt>Pay<dd>low<dd>late<dt>Hours<dd>long</dl>", [("Pay", "low"), ("Pay", "late"), ("Hours", "long")]),
    ],
)
def test_tables(page, found):
    note = note_of(page)
    assert [(b.label, words(note, b)) for b in note.blocks if b.kind != "heading"] == found


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>It is calm.<tr><td>It is paid.</table>",
        "<table><tr><td>It is calm.<td>It is paid.</table>",
        "<table><tr><td><p>It is calm.<table><tr><td>It is paid.</table></table>",
    ],
)
def test_tables_that_only_place_things_are_read_as_paragraphs(page):
    assert blocks(page) == [("paragraph", "It is calm."), ("paragraph", "It is paid.")]


# ---- what is not the text


@pytest.mark.parametrize(
    "page",
    [
        "<nav>Home</nav>{}",
        "{}<footer>Home</footer>",
        "<header>Home</header><main>{}</main>",
        "<article>{}</article><aside>Home</aside>",
        "<div role=navigation>Home</div>{}",
        "<div id='cookie-banner'>Home</div>{}",
        "{}<section id=comments>Home</section>",
        "{}<button>Home</button>",
        "{}<img alt='Home'>",
        "<svg><title>Home</title></svg>{}",
        "<title>Home</title><h1>Talk</h1>{}",
    ],
)
def test_words_around_the_text_are_metadata(page):
    page = page.format("<p>The pay is low.</p>")
    assert apart(page, "metadata") == ["Home"]
    assert said(page)[-1] == "The pay is low."


@pytest.mark.parametrize(
    "page",
    [
        "<header><p>Home</header><p>The pay is low.",  # the page marks no text of its own
        "<article><header><p>Home</header><p>The pay is low.</article>",
        "<aside><p>Home</aside><p>The pay is low.",
        "<form><p>Home<p>The pay is low.</form>",
        "<label><p>Home</label><p>The pay is low.",
        "<div class='icon-list'>Home.</div><p>The pay is low.",
    ],
)
def test_words_that_may_be_the_text_are(page):
    assert apart(page, "metadata") == []


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- SECRET -->",
        "<span hidden>SECRET</span>",
        "<div style='color:red; DISPLAY : none'>SECRET</div>",
        "<template>SECRET</template>",
        "<noscript>SECRET</noscript>",
        "<!--[if mso]><p>SECRET</p><![endif]-->",
        "<a href='#cmnt1'>SECRET</a>",
        "<p><a href='#cmnt_ref1'>[a]</a> SECRET</p>",
        "<p class=sr-only>SECRET</p>",
    ],
)
def test_hidden_words_and_comments_are_private(hidden):
    page = f"<p>The pay {hidden} is low.</p>"
    assert any("SECRET" in aside for aside in apart(page, "aside"))
    assert "SECRET" not in " ".join(said(page))


@pytest.mark.parametrize(
    "page",
    [
        "<!--[if gte vml 1]><v:textbox>boxed words</v:textbox><![endif]-->",
        "<![if !vml]>boxed words<![endif]>",
        "<!--[if !mso]><!-->boxed words<!--<![endif]-->",
        "<!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom></xml><![endif]-->boxed words",
        "<p aria-hidden=true>boxed words",
    ],
)
def test_words_that_some_program_shows_are_words(page):
    assert said(page) == ["boxed words"] and "0" not in note_of(page).text


# ---- who and when


@pytest.mark.parametrize(
    ("page", "person"),
    [
        ("<title>Coffee with Anna Kowalska</title><p>Pay is low.", "Anna Kowalska"),
        ("<title>Notes</title><h1>Coffee with Anna Kowalska</h1><p>Pay is low.", "Anna Kowalska"),
        ("<title>Notes</title><p>Person: Anna Kowalska<p>Pay is low.", "Anna Kowalska"),
        ("<table><tr><th>Person<td>Anna Kowalska</table><p>Pay is low.", "Anna Kowalska"),
        ("<p>Pay is low.<footer>Person: Eve Adams</footer>", ""),
    ],
)
def test_person(page, person):
    assert note_of(page).person == person


@pytest.mark.parametrize(
    ("page", "source", "date"),
    [
        ("<meta name=created content='2026-01-14 09:30:00 +0000'><p>Pay.", "a.html", "2026-01-14"),
        ("<meta name=created content='2026-01-14'><p>Date: 2026-01-10<p>Pay.", "a.html", "2026-01-10"),
        ("<meta name=created content='2026-01-14'><p>Pay.", "2026-01-09 Anna.html", ""),  # the name says better
        ("<p>Pay.", "a.html", ""),
    ],
)
def test_date(page, source, date):
    assert note_of(page, source).date == date


# ---- what programs write


def test_evernote():
    page = """<html><head><title>Anna K</title><meta name="created" content="2026-01-14 09:30:00 +0000"/></head><body>
      <en-note><div><b>Pay</b>: low</div><div><br/></div><div>Likes</div><ul><li><div>the team</div></li>
      <li><div>the hours<br/></div></li></ul><div><en-todo checked="true"/>thank her</div><div><en-todo/>write</div>
      <en-media hash="0a" type="image/png"/></en-note></body></html>"""
    note = note_of(page)
    assert [(b.kind, b.mark, b.label, words(note, b)) for b in note.blocks] == [
        ("heading", "", "", "Anna K"),
        ("paragraph", "", "Pay", "low"),
        ("heading", "", "", "Likes"),
        ("bullet", "•", "", "the team"),
        ("bullet", "•", "", "the hours"),
        ("bullet", "[x]", "", "thank her"),
        ("bullet", "[ ]", "", "write"),
    ]


def test_notion():
    page = """<html><head><title>Anna K</title></head><body><article class="page sans"><header>
      <h1 class="page-title">Anna K</h1><table class="properties"><tbody><tr><th><span class="icon"></span>Role</th>
      <td>UX designer</td></tr><tr><th>Date</th><td><time>@January 14, 2026</time></td></tr><tr><th>Tags</th>
      <td><span class="selected-value">ux</span><span class="selected-value">calm</span></td></tr></tbody></table>
      </header><div class="page-body"><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div>
      <span class="to-do-children-checked">thank her</span></li></ul><ul class="toggle"><li><details open="">
      <summary>What do you like?</summary><p>The team.</p><ul class="bulleted-list"><li>the hours</li></ul></details>
      </li></ul><figure class="callout"><div><span class="icon">!</span></div><div>Mind this.</div></figure>
      <ol start="2"><li>second</li></ol></div></article></body></html>"""
    note = note_of(page)
    assert (note.role, note.date) == ("UX designer", "2026-01-14")
    assert [(b.kind, b.mark, words(note, b)) for b in note.blocks if b.depth != 9] == [
        ("heading", "", "Anna K"),
        ("cell", "", "ux, calm"),
        ("bullet", "[x]", "thank her"),
        ("heading", "", "What do you like?"),
        ("paragraph", "", "The team."),
        ("bullet", "•", "the hours"),
        ("paragraph", "", "Mind this."),
        ("bullet", "2.", "second"),
    ]


def test_google_docs():
    page = """<html><head><style>.c2{color:#000;font-weight:700}.c3{font-weight:400}</style></head><body>
      <p class="c1 title"><span class="c3">Anna K</span></p><p class="c1"><span class="c2">Likes</span></p>
      <ul class="c4 lst-kix_ab12-0 start"><li class="c1 li-bullet-0"><span class="c3">the team</span></li></ul>
      <ul class="c4 lst-kix_ab12-1 start"><li class="c1"><span class="c3">kind</span></li></ul>
      <p class="c1"><span class="c3">Fine</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>.</span></p>
      <div><p class="c1"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c3">ask again</span></p></div></body>"""
    note = note_of(page)
    assert [(b.kind, b.depth, words(note, b)) for b in note.blocks] == [
        ("heading", 1, "Anna K"),
        ("heading", 7, "Likes"),
        ("bullet", 1, "the team"),
        ("bullet", 2, "kind"),
        ("paragraph", 0, "Fine."),
    ]
    assert "ask again" in "".join(apart(page, "aside"))


def test_word_saved_as_a_web_page():
    item = "<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level{} lfo1'><![if !supportLists]>"
    item += "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>{}<o:p></o:p></p>\n"
    page = "<html xmlns:o='urn:x'><!--[if gte mso 9]><xml><o:a>none</o:a></xml><![endif]--><p class=MsoTitle>Anna K</p>"
    page += item.format(1, "1.", "good pay") + item.format(2, "o", "kind team") + item.format(1, "2.", "calm")
    page += "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    page += "<p class=MsoListParagraph style='margin-left:.5in'>·<span>&nbsp;&nbsp;&nbsp; </span>filtered</p>"
    note = note_of(page)
    assert [(b.kind, b.depth, b.mark, words(note, b)) for b in note.blocks] == [
        ("heading", 1, "", "Anna K"),
        ("bullet", 1, "1.", "good pay"),
        ("bullet", 2, "o", "kind team"),
        ("bullet", 1, "2.", "calm"),
        ("bullet", 1, "·", "filtered"),
    ]
    assert len({b.list_id for b in note.blocks[1:4]}) == 1


def test_onenote():
    page = """<html><head><title>Anna K</title><meta name="created" content="2026-04-18T22:18:00.0"/></head><body>
      <div style="position:absolute"><p data-tag="to-do">ask</p><p data-tag="to-do:completed">thank</p>
      <ol><li><p>outer</p><ol><li style="list-style-type:lower-alpha"><p>inner</p></li></ol></li></ol></div></body>"""
    note = note_of(page)
    assert note.date == "2026-04-18"
    assert [(b.mark, b.depth, words(note, b)) for b in note.blocks[1:]] == [
        ("[ ]", 1, "ask"),
        ("[x]", 1, "thank"),
        ("1.", 1, "outer"),
        ("1.", 2, "inner"),
    ]


# ---- bytes


@pytest.mark.parametrize(
    ("raw", "encoding", "notices"),
    [
        ("<p>naïve".encode(), "utf-8", []),
        (b"\xef\xbb\xbf" + "<meta charset=koi8-r><p>naïve".encode(), "utf-8", []),
        ("<meta charset='utf-8'><p>naïve".encode("utf-16"), "utf-16", []),
        ("<meta charset=windows-1252><p>naïve".encode("cp1252"), "cp1252", []),
        ('<meta http-equiv=x content="text/html; charset=ISO-8859-1"><p>naïve'.encode("cp1252"), "cp1252", []),
        ('<?xml version="1.0" encoding="iso-8859-15"?><p>naïve'.encode("latin-1"), "iso8859-15", []),
        ("<p>naïve".encode("cp1252"), "cp1252", ["ENC-GUESSED"]),
        ("<meta charset=utf-8><p>naïve".encode("cp1252"), "cp1252", ["ENC-GUESSED"]),
        ("<meta charset=utf-8><p>café\n".encode() + "naïve".encode("cp1252"), "utf-8+cp1252", ["ENC-MIXED"]),
        ("<meta charset=iso-8859-2><p>naïve".encode(), "utf-8", ["ENC-GUESSED"]),
        ("<meta charset=shift_jis><p>naïve \x81".encode("latin-1"), "cp1252", ["ENC-GUESSED"]),
        ("<meta charset=punycode><p>naïve".encode(), "utf-8", []),
    ],
)
def test_encodings(raw, encoding, notices):
    note = note_of(raw)
    assert "naïve" in note.text
    assert (note.encoding, [c for c in codes(note) if c.startswith("ENC")]) == (encoding, notices)


@pytest.mark.parametrize(
    ("codec", "label", "text"),
    [
        ("cp1251", "windows-1251", "Дизайн и время"),
        ("iso8859-2", "ISO-8859-2", "Zażółć gęślą"),
        ("cp932", "Shift_JIS", "名前は安い"),
        ("gb18030", "gb2312", "工资低"),
        ("iso-2022-jp", "iso-2022-jp", "名前"),
        ("cp949", "euc-kr", "월급"),
    ],
)
def test_pages_that_say_how_they_are_encoded(codec, label, text):
    note = note_of(f"<meta charset={label}><p>{text}".encode(codec))
    assert text in note.text and codes(note) == []


def test_a_page_is_chosen_by_its_content():
    assert read_bytes(b"<!DOCTYPE html><p>pay", "anna.txt")[0].format == "webpage"
    assert read_bytes(b"<p>pay", "anna.htm")[0].format == "webpage"


def test_a_page_too_long_keeps_its_words_and_hides_what_is_hidden():
    rows = "".join(f"<tr><td>cell {n}" + f"<td hidden>SECRET {n}" * (n % 3 == 2) for n in range(12_000)) + "</table>"
    note = note_of(f"<table>{rows}<nav>Menu</nav><p>The <b>last</b> words.")
    assert [n.code for n in note.notices if n.code.startswith("NOTE")] == ["NOTE-LONG"]
    said = "\n".join(note.text[a:b] for block in note.blocks for a, b in block.runs)
    assert all(f"cell {n}" in said for n in range(12_000)) and said.rstrip().endswith("The last words.")
    assert "SECRET" not in said and "Menu" not in said
    assert "SECRET 11999" in note.text and "Menu" in note.text


def test_in_the_rest_of_a_long_page_a_hiding_element_ends_at_its_own_tag():
    page = "<p>a" * 10_001 + "<div hidden><div>SECRET</div>SECRET</div> shown <template>SECRET"
    note = note_of(page)
    said = "\n".join(note.text[a:b] for block in note.blocks for a, b in block.runs)
    assert "shown" in said and said.count("SECRET") == 1  # what never ends hides nothing
