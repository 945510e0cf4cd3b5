"""Word files for tests, made part by part, and what is read of them."""

import io
import zipfile

from careerlab.notes.word.reader import read_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*found):
    """A relationships part; each of `found` is (id, kind, target)."""
    rows = "".join(f'<Relationship Id="{i}" Type="{KIND}/{kind}" Target="{to}"/>' for i, kind, to in found)
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def packed(parts):
    """The bytes of a zip file with these parts."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


def root(name, inside):
    return f"<w:{name} {SPACES}>{inside}</w:{name}>"


def document(body, **parts):
    """The bytes of a Word file; each of `parts` is the inside of that part (`comments`, `styles`, ...)."""
    roots = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}
    found = {f"word/{name}.xml": root(roots.get(name, name), inside) for name, inside in parts.items()}
    return packed({"word/document.xml": root("document", f"<w:body>{body}</w:body>"), **found})


def p(*runs, style="", more=""):
    """A paragraph of runs (made by `r`) or plain words."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{more}</w:pPr>{''.join(run if run[:1] == '<' else r(run) for run in runs)}</w:p>"


def r(words, properties="", tag="t"):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def item(words, numbering=1, level=0):
    return p(words, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')


def table(*rows):
    """A table of cells, each words or the XML of what is in it."""
    cells = ["".join(f"<w:tc>{c if c[:1] == '<' else p(c)}</w:tc>" for c in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def style(name, words_of_it="", key="", based_on="", paragraph=""):
    based_on = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    inside = f'<w:name w:val="{name}"/>{based_on}<w:pPr>{paragraph}</w:pPr><w:rPr>{words_of_it}</w:rPr>'
    return f'<w:style w:type="paragraph" w:styleId="{key or name}">{inside}</w:style>'


def bold(words):
    return r(words, "<w:b/>")


def saved(made):
    """The bytes of a python-docx document."""
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


def read(raw, source="talk.docx"):
    (note,) = read_word(raw, source)
    return note


def blocks(raw):
    """(kind, words) of each block of a file."""
    note = read(raw)
    return [(block.kind, words_of(note, block)) for block in note.blocks]


def words_of(note, block):
    (start, end), *more = block.runs
    words = note.text[start:end]
    for start, stop in more:
        words += " " * any(c.isspace() for c in note.text[end:start]) + note.text[start:stop]
        end = stop
    return folded(words)


def of_kind(note, kind):
    return [note.text[s.start : s.end] for s in note.spans if s.kind == kind]


def codes(note):
    return [(notice.code, notice.part) for notice in note.notices if not notice.code.startswith("META")]


def folded(words):
    return " ".join(words.split())
