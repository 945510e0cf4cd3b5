"""Files of every format that careerlab reads, made from pieces, with words that must all be found again.

Members of an archive can be damaged one by one before they are packed, so that the damage reaches what is inside.
"""

import io
import zipfile
from dataclasses import dataclass, replace

import word_files
from hypothesis import strategies as st

WORD = "\ue000"  # stands for a word in a piece, until words are numbered


@dataclass(frozen=True)
class Made:
    """`members` are (name, bytes) pairs: the file itself, or the parts of an archive; `words` are those in it."""

    source: str
    members: tuple
    words: frozenset = frozenset()

    def packed(self):
        if not self.source.endswith((".zip", ".docx")):
            return self.members[0][1]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.members:
                archive.writestr(zipfile.ZipInfo(name), data)
        return out.getvalue()


def _numbered(text, letter="w"):
    """The text with a word of its own at each place for one, and these words."""
    first, *others = text.split(WORD)
    words = [f"{letter}{number}{letter}" for number in range(len(others))]
    return first + "".join(word + rest for word, rest in zip(words, others, strict=True)), frozenset(words)


def _pieces(*signs, most=30):
    """Words and signs in any order; every other piece is a word."""
    spaces = (" ", " ", "\n", "\n\n", ". ", ", ", ": ", "\t", "\r\n", "? ")
    return st.lists(st.one_of(st.just(WORD), st.sampled_from((*spaces, *signs))), max_size=most).map("".join)


def _file(source, text):
    text, words = _numbered(text)
    return Made(source, ((source, text.encode("utf-8", "surrogatepass")),), words)


_TYPED = (
    *("- ", "+ ", "    - ", "1. ", "1986. ", "[ ] ", "# ", "### ", "> ", "> > ", "---\n", "===\n", "```\n"),
    *("~~~\n", "| ", " |\n", "**", "*", "_", "==", "`", "~~", "\\", "**Q:** ", "Pros:", "Cons - ", "Anna: "),
    *("Q: ", "A: ", "[[", "]]", "[", "](", ")", "#tag ", "hours:: ", "[hours:: ", "%%", "<!--", "-->"),
    *("<details>", "</p>", "---\nname: ", "\n---\n", "Person: ", "Date: 12/01/2026\n", "&lt;", "&#0;"),
    *("a\x00bcd ", "\u202e", "\ufeff", "\ud800", "́", "\x85", "\u2028", "naïve ", "名前", "[12:30] ", "0:03\n"),
    *("Anna Nowak  0:03\n", "From: Anna <a@b.example>\n", "-- \n", "Anna wrote:\n"),
)
_CAPTIONS = (
    *("\n\n00:00:01.000 --> 00:00:04.000\n", "\n\n2\n00:00:05,0 --> 0:0:6\n", "\n\n00:99 -->\n", "\n\n", "-->"),
    *("\n\nNOTE\n", "<v Anna>", "</v>", "<i>", "</i>", "<00:00:01.500>", "<", ">", "&gt;&gt; ", ">> ", "Anna: "),
    *("- ", "[Music]", "NOTE ", "\nSTYLE\n", "\nREGION\n", "WEBVTT", "9:30 ", "um ", "{\\an8}", "♪"),
)
_PAGE = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<i>", "<h2>", "</h2>", "<ul>", "</ul>", "<li>"),
    *("<table>", "<tr>", "<td>", "</td>", "</table>", "<th>", "<blockquote>", "<pre>", "</pre>"),
    *("<details><summary>", "<del>", "&nbsp;", "&amp;", "<p style='display:none'>"),
    *("<input type=checkbox checked>", "<dl><dt>", "<dd>", "<span>", "</span>", "&#1"),
)
_CELLS = (
    *(",", ",", ",", ";", "\t", "|", "\n", "\n", "\r\n", '"', '"', '""', '","', '"\n', "Name,Pros,Date\n"),
    *("Anna,", "=1+1", "3/25/2026", "Why?,"),
)
_AROUND = (
    *("<w:p>{}</w:p>", "<w:p>{}</w:p>", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", "<w:ins>{}</w:ins>"),
    *("<w:del>{}</w:del>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"),
    *('<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{}</w:p>',),
    *('<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>',),
    *("<w:tr>{}</w:tr>", "<w:r><w:txbxContent>{}</w:txbxContent></w:r>", "<w:hyperlink>{}</w:hyperlink>"),
    *("<w:moveFrom>{}</w:moveFrom>",),
)
_RUNS = tuple(
    word_files.r(f"{WORD}{after}", how) for after in (" ", ": ", "? ", "") for how in ("", "<w:b/>", "<w:vanish/>")
)
_BODY = st.recursive(
    st.sampled_from((*_RUNS, "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>")),
    lambda inner: st.builds(
        lambda around, made: around.format("".join(made)), st.sampled_from(_AROUND), st.lists(inner, max_size=4)
    ),
    max_leaves=12,
)


def _word_file(body, note):
    (body, words), (note, noted) = _numbered(body), _numbered(f'<w:comment w:id="0">{note}</w:comment>', "c")
    parts = {"document": f"<w:body>{body}</w:body>", "comments": note}
    members = tuple((f"word/{name}.xml", word_files.root(name, inside).encode()) for name, inside in parts.items())
    return Made("talk.docx", members, words | noted)


def _archive(page, sheet, web):
    files, words = {"Talks/Anna 0123456789abcdef0123456789abcdef.md": page, "Talks.csv": sheet, "x/ż.html": web}, set()
    members = []
    for letter, (name, text) in zip("xyz", files.items(), strict=True):
        text, found = _numbered(text, letter)
        members.append((name, text.encode("utf-8", "surrogatepass")))
        words |= found
    return Made("export.zip", tuple(members), frozenset(words))


_HEADERS = st.lists(
    st.sampled_from(
        (
            "From: Ann <a@b.example>\n",
            "Subject: =?utf-8?q?na=C3=AFve?=\n",
            "Date: Mon, 2 Feb 2026 10:00:00 +0100\n",
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n",
            "To: me\n",
        )
    ),
    min_size=1,
    max_size=5,
    unique=True,
).map(lambda rows: "".join(rows) + "Subject: ")
_MAIL = (
    *("> ", ">> ", "On 2 Feb 2026, Ann wrote:\n", "-- \n", "=20", "=\n", "----Original Message----\n"),
    *("From: Tom\n",),
)
_SHEET = _pieces(*_CELLS).map("Name,Pros,Via\nAnna,good pay,\n{}".format)
_NOTE = "<note><title>Anna</title><content><![CDATA[<en-note>{}</en-note>]]></content></note>".format
FILES = {
    "text": _pieces(*_TYPED).map(lambda text: _file("talk.md", text)),
    "captions": st.one_of(
        _pieces(*_CAPTIONS).map(lambda text: _file("talk.vtt", f"WEBVTT\n\n{text}")),
        _pieces(*_CAPTIONS).map(lambda text: _file("talk.srt", text)),
    ),
    "webpage": _pieces(*_PAGE).map(lambda text: _file("talk.html", f"<html><body>{text}")),
    "sheet": st.one_of(_SHEET, _pieces(*_CELLS)).map(lambda text: _file("talks.csv", text)),
    "mail": st.builds("{}{}\n\n{}".format, _HEADERS, st.just(WORD), _pieces(*_MAIL)).map(
        lambda text: _file("talk.eml", text)
    ),
    "evernote": st.lists(_pieces(*_PAGE, most=15), min_size=1, max_size=3).map(
        lambda notes: _file("talks.enex", f"<en-export>{''.join(map(_NOTE, notes))}</en-export>")
    ),
    "word": st.builds(_word_file, st.lists(_BODY, max_size=4).map("".join), st.one_of(st.just(""), _BODY)),
    "archive": st.builds(_archive, _pieces(*_TYPED, most=15), _SHEET, _pieces(*_PAGE, most=15)),
}


# ---- damage


def _flip(data, at, size, byte):
    return data[:at] + bytes([byte]) + data[at + 1 :]


def _cut(data, at, size, byte):
    return data[:at] + data[at + size :]


def _cut_off(data, at, size, byte):
    return data[:at]


def _double(data, at, size, byte):
    return data[: at + size] * 2 + data[at + size :]


def _repeat(data, at, size, byte):
    return data[:at] + data[at : at + size] * 20 + data[at:]


def _move(data, at, size, byte):
    kept = data[:at] + data[at + size :]
    to = byte * len(kept) // 256
    return kept[:to] + data[at : at + size] + kept[to:]


def _insert(data, at, size, byte):
    signs = (
        b"\x00",
        b"\xff\xfe",
        b"\xc3",
        b"\r",
        b"<",
        b"-->",
        b'"',
        b"PK\x03\x04",
        b"]]>",
        b"\xed\xa0\x80",
        b"---\n",
        b"&#0;",
    )
    return data[:at] + signs[byte % len(signs)] + data[at:]


_DAMAGE = st.tuples(
    st.sampled_from((_flip, _flip, _cut, _cut_off, _double, _repeat, _move, _insert)),
    st.floats(0, 1),
    st.integers(1, 40),
    st.integers(0, 255),
    st.integers(-1, 2),
)


def damaged(files):
    """Files with a few stretches of their bytes changed: of a member, or (-1) of the file as it is packed."""
    return st.builds(_damage, files, st.lists(_DAMAGE, min_size=1, max_size=4))


def _damage(made, changes):
    members = list(made.members)
    whole = []
    for change, where, size, byte, member in changes:
        if member < 0:
            whole.append((change, where, size, byte))
            continue
        name, data = members[member % len(members)]
        members[member % len(members)] = name, change(data, int(where * len(data)), size, byte)
    raw = replace(made, members=tuple(members)).packed()
    for change, where, size, byte in whole:
        raw = change(raw, int(where * len(raw)), size, byte)
    return made.source, raw


def one_of_each():
    """{name: bytes}: one small file of each format, with who and when in most of them."""
    cue = "00:00:0{0}.000 --> 00:00:0{1}.000\n<v {2}>{3}</v>\n"
    talk = cue.format(1, 3, "Iga Sol", "What do you like?") + "\n" + cue.format(4, 7, "Ben Ash", "I like the pay.")
    page = "<html><head><title>Talk with Mia Roe</title></head><body><h2>Cons</h2><ul><li>long hours</ul></body></html>"
    sheet = "Name,Date,Pros,Cons\nAnna Nowak,2026-01-02,good pay,long hours\nTom Ray,2026-02-03,nice team,\n"
    body = word_files.p("Person: Ela Kos") + word_files.p("Pros", style="Heading1") + word_files.p("short days")
    notes = Made("export.zip", (("Ola 0123456789abcdef0123456789abcdef.md", b"# Ola Duda\n\nPay is fair.\n"),))
    return {
        "żółw.md": "---\nperson: Jan Żuk\npath: UX\n---\n## Pros\n- good pay\n".encode(),
        "old.txt": "Person: Zoë\nCons: caf\xe9 far away\n".encode("cp1252"),
        "talk.vtt": f"WEBVTT\n\n{talk}".encode(),
        "talk.srt": b"1\n00:00:01,000 --> 00:00:02,000\nIga: Why?\n\n2\n00:00:03,000 --> 00:00:05,000\nBen: For pay.\n",
        "page.html": page.encode(),
        "talks list.csv": sheet.encode(),
        "notes.enex": f"<en-export>{_NOTE('<div>I like the team.</div>')}</en-export>".encode(),
        "talk.docx": word_files.document(body),
        "export.zip": notes.packed(),
    }
