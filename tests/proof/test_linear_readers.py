"""Promise P7: no file makes a reader slow; twice the bytes take at most 2.5 times as long.

With --release up to 1 MB; without it at a size where each takes a tenth of a second.
"""

import os

import pytest
import word_files
from proof.growth import LIMIT, growth
from zip_files import packed

from careerlab.errors import NoteError
from careerlab.insights.statements import statements
from careerlab.notes.formats import read_bytes

RELEASE = os.environ.get("CAREERLAB_RELEASE") == "1"

_LINES = (
    *("a", " ", "\n", "- ", "- a\n", "> ", "# a\n", "**", "*a ", "_a_ ", "`", "[", "[[", "[a](", "<!--", "%%"),
    *("%%a ", "#a ", " ^a1", "a: b\n", "Anna: b\n", "Q: a?\nA: b\n", "a:: b\n", "[a:: b] ", "|", "| a | b |\n"),
    *("|-|-|\n", "---\n", "a\n===\n", "```\n", "<b>", "&amp;", "1. ", ". ", "... ", "?", "e.g. ", "00:01 a\n"),
    *("0:03\n", "Ann Lee  0:03\na\n", "@", "a@", "\r", "On 1 Jan 2026, a wrote:\n> b\n"),
    *("From: a <a@b.example>\n", "\u2028", "́", "名", "What? ", "PAY\n", "\t- a\n", "a\n\n"),
)
_PAGES = (
    *("<p>", "<p>a", "<div>", "</p>", "</div>", "<table><tr><td>a", "<tr><td>a", "<ul><li>a", "<", "</"),
    *("<a b='", "&", "<!--", "<!-- a -->", "<script>", "<b>a", "<pre>", "<td rowspan=9 colspan=9>a"),
    *("<details>", "<p hidden>a", "<br>", "a ", "<a href=b>c", "<h1>a</h1>", "<dt>a<dd>b", "<i>a</b>"),
    *("<![CDATA[", "<style>", "<p style='a:b'>", "&#1", "<li>", "</li>", "<q>", "<x a=1 "),
)
_CUES = (
    *("00:00:01.000 --> 00:00:02.000\na\n\n", "00:00:01.000 --> 00:00:02.000\n", "a\n\n", "-->", "<v A>a", "<"),
    *("</", "<i>", "NOTE a\n\n", "1\n", "A: b\n", ">> a ", "[a]", "- a\n", "\n", "00:0", "<00:01.000>", "&gt;"),
    *("um ", "A: a\n\n00:01.000 --> 00:02.000\n", "STYLE\n"),
)
_ROWS = (
    *('"', ",", "\n", "a,b\n", '"a\n', ";", '"",', "a\n", '"a",', "=1\n", " ", "Pros\n", "1/2/2026,", "\r"),
    *(",,\n", "- a\n", "A: b\n"),
)
_P, _R = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "<w:r><w:t>a </w:t></w:r>"
_XML = (
    *(
        _P.format("a"),
        _P.format("- a"),
        _P.format("A: b"),
        "<w:p/>",
        f"<w:p>{_R}</w:p>" * 9,
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    ),
    *(
        f"<w:tbl><w:tr><w:tc>{_P.format('a')}</w:tc></w:tr></w:tbl>",
        f"<w:p><w:del>{_R}</w:del><w:ins>{_R}</w:ins></w:p>",
    ),
    *(
        f"<w:p>{'<w:r><w:br/></w:r>' * 9}</w:p>",
        f'<w:p><w:commentRangeStart w:id="1"/>{_R}<w:commentRangeEnd w:id="1"/></w:p>',
    ),
    *(
        f"<w:p><w:r><w:txbxContent>{_P.format('a')}</w:txbxContent></w:r></w:p>",
        f"<w:sdt><w:sdtContent>{_P.format('a')}</w:sdtContent></w:sdt>",
    ),
)


def _fill(unit, size):
    return unit * (size // len(unit) + 1)


def _document(size, unit):
    return word_files.document(_fill(unit, size))


def _one_paragraph(size, unit):
    return word_files.document(f"<w:p>{_fill(unit, size)}</w:p>")


def _comments(size, unit):
    return word_files.document(_P.format("a"), comments=_fill(f'<w:comment w:id="1">{unit}</w:comment>', size))


def _pages_and_rows(size, unit):
    rows = size // 60
    pages = [(f"Talks/Anna {n} {n:032x}.md", f"# Anna {n}\n\n{unit}") for n in range(rows)]
    return packed([("Talks.csv", "Name,Pros\n" + "".join(f"Anna {n},a\n" for n in range(rows))), *pages])


def _same_names(size, unit):
    return packed([(f"{unit}/{n % 7} {n:032x}.md", "a") for n in range(size // 60)])


def _mails(size, unit):
    return b"From: a@b.example\nMIME-Version: 1.0\n" + _fill(unit, size).encode()


def _before(words):
    return lambda size, unit: words.encode() + _fill(unit, size).encode("utf-8", "surrogatepass")


READERS = [
    *(("a.md", _before(""), unit) for unit in _LINES),
    *(("a.md", _before("---\n"), unit) for unit in ("a: b\n", "- ", "[", "a: [b]\n", "\n", "a:\n ", "#")),
    *(("a.vtt", _before("WEBVTT\n\n"), unit) for unit in _CUES),
    *(("a.vtt", _before("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"), unit) for unit in _CUES),
    *(("a.html", _before("<html><body>"), unit) for unit in _PAGES),
    *(("a.csv", _before(head), unit) for unit in _ROWS for head in ("", "Name,Pros,Via\n")),
    *(
        ("a.enex", _before("<en-export>"), unit)
        for unit in ("<note><title>a</title><content>b</content></note>", "<note>", "<title>")
    ),
    *(("a.docx", _document, unit) for unit in _XML),
    *(
        ("a.docx", _one_paragraph, unit)
        for unit in (_R, "<w:r><w:br/></w:r>", f"<w:ins>{_R}</w:ins>", "<w:tab/>", _P.format("a"))
    ),
    *(("a.docx", _comments, unit) for unit in (_P.format("a"), "")),
    *(("a.zip", make, unit) for make in (_pages_and_rows, _same_names) for unit in ("a", "Export-1")),
    *(
        ("a.eml", _mails, unit)
        for unit in ("To: a\n", " a\n", "\n> a\n", "X: =?utf-8?q?a?=\n", "Subject: =?utf-8?q?a?= ")
    ),
]


@pytest.mark.parametrize(
    ("name", "make", "unit"),
    [pytest.param(*how, id=f"{how[0]}-{how[1].__name__}-{how[2][:20]!r}-{n}") for n, how in enumerate(READERS)],
)
def test_every_reader_is_linear(name, make, unit):
    least = 500_000 if RELEASE else 16_000
    ratio = growth(lambda raw: _read(raw, name), lambda size: make(size, unit), least, 2 * least)
    assert ratio <= LIMIT, f"{unit!r} again and again takes {ratio:.1f} times as long for twice the bytes"


def _read(raw, name):
    try:
        for note in read_bytes(raw, name):
            statements(note)
    except NoteError:
        pass
