"""Word files -> Note: made by a real program (python-docx) or part by part; nothing in them is lost."""

import io
import re
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import LOSSLESS
from word_files import (
    SPACES,
    STRICT,
    W,
    blocks,
    bold,
    codes,
    document,
    folded,
    item,
    of_kind,
    p,
    packed,
    r,
    read,
    relations,
    root,
    saved,
    style,
    table,
    words_of,
)

from careerlab.errors import NoteError
from careerlab.notes.word import flow as word_flow
from careerlab.notes.word import package as word_package
from careerlab.notes.word.reader import read_word
from careerlab.notes.word.xmlstream import MAX_DEPTH


def refusal(raw, source="talk.docx"):
    with pytest.raises(NoteError) as caught:
        read_word(raw, source)
    return caught.value.notice


# ---- files that a real program makes


def test_a_document_as_people_write_it():
    made = docx.Document()
    made.add_heading("Talk with Anna Nowak", 0)
    made.add_heading("Pros", 1)
    made.add_paragraph("good pay", style="List Bullet")
    made.add_paragraph("short days", style="List Bullet 2")
    made.add_heading("Cons", 2)
    made.add_paragraph("long hours", style="List Number")
    lead = made.add_paragraph()
    lead.add_run("Pay:").bold = True
    lead.add_run(" low at first")
    grid = made.add_table(2, 2)
    for cell, words in zip(grid._cells, ("Question", "Answer", "What do you like?", "The team"), strict=True):
        cell.text = words
    made.sections[0].header.paragraphs[0].text = "My search"
    note = read(saved(made))
    assert (note.format, codes(note), of_kind(note, "metadata")) == ("word", [], ["My search"])
    assert [(b.kind, b.depth, b.mark, b.label, words_of(note, b)) for b in note.blocks] == [
        ("heading", 1, "", "", "Talk with Anna Nowak"),
        ("heading", 1, "", "", "Pros"),
        ("bullet", 1, "•", "", "good pay"),
        ("bullet", 2, "•", "", "short days"),
        ("heading", 2, "", "", "Cons"),
        ("bullet", 1, "1.", "", "long hours"),
        ("paragraph", 0, "", "Pay", "low at first"),
        ("heading", 9, "", "", "Question"),
        ("heading", 9, "", "", "Answer"),
        ("heading", 9, "", "", "What do you like?"),
        ("cell", 0, "", "What do you like?", "The team"),
    ]


def test_a_style_based_on_a_heading_is_one():
    made = docx.Document()
    made.styles.add_style("My question", WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Heading 2"]
    made.styles.add_style("Big", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(30)
    made.add_paragraph("What do you like", style="My question")
    made.add_paragraph("The team is what I like", style="Big")
    assert blocks(saved(made)) == [("heading", "What do you like"), ("paragraph", "The team is what I like")]


def test_line_breaks_and_tabs():
    made = docx.Document()
    run = made.add_paragraph().add_run("first thought")
    run.add_break()
    run.add_text("second\tthought")
    run.add_break(WD_BREAK.PAGE)
    run.add_text("third")
    assert read(saved(made)).text == "first thought\nsecond\tthought\nthird\n"


# ---- where words hide

KEEP, RUN = p("KEEP"), r("KEEP")


def inside(names, content):
    """`content` within elements, outermost first: `inside("p ins", ...)` is `<w:p><w:ins>...</w:ins></w:p>`."""
    for name in reversed(names.split()):
        name = name if ":" in name else f"w:{name}"
        content = f"<{name}>{content}</{name}>"
    return content


HIDING = {
    "plain run": KEEP,
    "two runs make a word": p(r("KE"), r("EP")),
    "no paragraph around it": RUN,
    "hyperlink": f'<w:p><w:hyperlink r:id="rId99">{RUN}</w:hyperlink></w:p>',
    "inserted": inside("p ins", RUN),
    "moved here": inside("p moveTo", RUN),
    "control of paragraphs": inside("sdt sdtContent", KEEP),
    "control in a paragraph": inside("p sdt sdtContent", RUN),
    "control of a row": inside("tbl sdt sdtContent tr tc", KEEP),
    "control of a cell": inside("tbl tr sdt sdtContent tc", KEEP),
    "controls of controls": inside("sdt sdtContent sdt sdtContent", KEEP),
    "smart tag": inside("p smartTag smartTag", RUN),
    "custom XML": inside("customXml", KEEP),
    "field": f'<w:p><w:fldSimple w:instr="DATE">{RUN}</w:fldSimple></w:p>',
    "field of runs": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        r(" DATE ", tag="instrText"),
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        RUN,
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "other direction": inside("p bdo dir", RUN),
    "drawn text box": inside("p r drawing wps:wsp wps:txbx txbxContent", KEEP),
    "text box of old": inside("p r pict v:shape v:textbox txbxContent", KEEP),
    "text in two forms": inside(
        "p r mc:AlternateContent",
        inside("mc:Choice txbxContent", KEEP) + inside("mc:Fallback pict v:textbox txbxContent", KEEP),
    ),
    "text in the second form only": inside(
        "p r mc:AlternateContent", "<mc:Choice><a:blip/></mc:Choice>" + inside("mc:Fallback txbxContent", KEEP)
    ),
    "word art": '<w:p><w:r><w:pict><v:shape><v:textpath string="KEEP"/></v:shape></w:pict></w:r></w:p>',
    "drawing": inside("p r drawing a:p a:r a:t", "KEEP"),
    "formula": inside("p m:oMath m:r m:t", "KEEP"),
    "above a word": inside("p r ruby", inside("rt", RUN) + inside("rubyBase", r("base"))),
    "below a word": inside("p r ruby", inside("rt", r("above")) + inside("rubyBase", RUN)),
    "cell": table(["KEEP"]),
    "cell of a cell": table([table([table(["KEEP"]), "b"]) + p(), "d"], ["e", "f"]),
    "cell without a table": inside("tc", KEEP),
    "row without a table": inside("tr tc", KEEP),
    "text box in a cell": table([inside("p r txbxContent", table(["KEEP", "x"])), "y"]),
    "paragraph in a paragraph": inside("p r", KEEP),
    "heading": p("KEEP", style="Heading1"),
    "list without lists": item("KEEP"),
    "style that is not there": p(r("KEEP", '<w:rStyle w:val="Nowhere"/>'), style="Nowhere"),
    "bold": p(r("KEEP", "<w:b/>")),
    "shown again": p(r("KEEP", '<w:vanish w:val="0"/>')),
    "deleted mark of a paragraph": p("KEEP", more="<w:rPr><w:del/></w:rPr>"),
}


@pytest.mark.parametrize("body", HIDING.values(), ids=HIDING)
def test_words_are_found_once_wherever_they_hide(body):
    note = read(document(p("before") + body + p("after")))
    found = [s.kind for s in note.spans if "KEEP" in note.text[s.start : s.end]]
    assert len(found) == note.text.count("KEEP") == 1
    assert found[0] in ("text", "heading")
    assert note.text.startswith("before\n") and note.text.endswith("after\n")


PRIVATE = {
    "deleted": inside("p del", r("KEEP", tag="delText")),
    "deleted, in the wrong element": inside("p del", RUN),
    "inserted and deleted": inside("p ins del", r("KEEP", tag="delText")),
    "moved away": inside("p moveFrom", RUN),
    "hidden": p(r("KEEP", "<w:vanish/>")),
    "hidden by a style": p(r("KEEP", '<w:rStyle w:val="Secret"/>')),
    "hidden by its paragraph": p("KEEP", style="Secret"),
    "hidden by what a style is based on": p("KEEP", style="Sub"),
    "deleted cell": table([inside("p del", RUN), "b"], ["c", "d"]),
    "text box in deleted words": inside("p del r txbxContent", KEEP),
    "not filled in": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>" + inside("sdtContent", KEEP) + "</w:sdt>",
    "what a picture shows": '<w:p><w:r><w:drawing><wp:docPr descr="a KEEP board"/></w:drawing></w:r></w:p>',
}


@pytest.mark.parametrize("body", PRIVATE.values(), ids=PRIVATE)
def test_what_was_deleted_or_hidden_is_kept_as_private(body):
    styles = style("Secret", "<w:vanish/>") + style("Sub", based_on="Secret")
    note = read(document(p("before") + body + p("after"), styles=styles))
    assert [kind for kind in ("aside", "text", "heading") if "KEEP" in "".join(of_kind(note, kind))] == ["aside"]
    assert "KEEP" not in str([words_of(note, block) for block in note.blocks])
    assert note.text.count("KEEP") == 1
    assert note.text.startswith("before\n") and note.text.endswith("after\n")


def test_a_change_in_a_sentence_leaves_the_accepted_one():
    changed = (
        f"<w:p>{r('I ')}<w:del>{r('hate ', tag='delText')}</w:del><w:ins>{r('like ')}</w:ins>{r('the pay.')}</w:p>"
    )
    note = read(document(changed))
    assert [words_of(note, block) for block in note.blocks] == ["I like the pay."]
    assert of_kind(note, "aside") == ["hate "]
    assert codes(note) == [("DOCX-REVISIONS", "")]


def test_a_paragraph_whose_end_was_deleted_goes_on():
    first = p("I like", more="<w:rPr><w:del/></w:rPr>")
    assert blocks(document(first + p(" the pay."))) == [("paragraph", "I like the pay.")]
    assert blocks(document(first)) == [("paragraph", "I like")]


@pytest.mark.parametrize("words", ["<w:rPrChange><w:rPr><w:vanish/><w:b/></w:rPr></w:rPrChange>", '<w:b w:val="0"/>'])
def test_what_formatting_was_before_a_change_does_not_count(words):
    assert blocks(document(p(r("Mostly", words), style="Normal"))) == [("paragraph", "Mostly")]


def test_notes_stand_where_they_are_referred_to_and_what_nothing_refers_to_at_the_end():
    body = p(r("one"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(
        r("two"), '<w:r><w:endnoteReference w:id="2"/></w:r>', '<w:r><w:commentReference w:id="2"/></w:r>'
    )
    made = {
        f"{kind}s": "".join(f'<w:{kind} w:id="{n}">{p(f"{kind} {n}")}</w:{kind}>' for n in (1, 2))
        for kind in ("footnote", "endnote", "comment")
    }
    note = read(document(body, **made))
    assert note.text.split("\n")[:5] == ["one", "footnote 2", "two", "endnote 2", "comment 2"]
    assert sorted(note.text.split("\n")[5:-1]) == ["comment 1", "endnote 1", "footnote 1"]
    assert of_kind(note, "aside") == ["comment 2", "comment 1"]


@pytest.mark.parametrize(
    "signs", ["```", "===", "%% x", "Anna: no", "# Cons", "Q: why?", "Anna  0:03", "Person: Ben Ott"]
)
def test_signs_in_comments_change_nothing(signs):
    lines = ("I like the team a lot.", "- pay is good", "The hours are long.", "- it ends late")
    notes = "".join(f'<w:comment w:id="{n}">{p(signs)}</w:comment>' for n in range(3))
    said = [p(r(line), f'<w:r><w:commentReference w:id="{n}"/></w:r>') for n, line in enumerate(lines)]
    note, plain = read(document("".join(said), comments=notes)), document("".join(map(p, lines)))
    assert [(b.kind, words_of(note, b)) for b in note.blocks] == blocks(plain)
    assert (of_kind(note, "aside"), codes(note), note.person) == ([signs] * 3, [], "")


def test_a_transcript_in_word_has_its_speakers():
    turns = (("Anna Nowak", "0:03", "The pay is good."), ("Ben Ott", "0:09", "And what not?"))
    turns += (("Anna Nowak", "1:15", "The hours are long, and they do not get any shorter. " * 4),)
    made = "".join(p(bold(name), r(f"   {at}"), "<w:r><w:br/></w:r>", r(words)) for name, at, words in turns)
    note = read(document(made))
    assert [(block.speaker, words_of(note, block)) for block in note.blocks] == [(n, folded(w)) for n, _, w in turns]
    assert [time for _, time in note.times] == ["00:00:03", "00:00:09", "00:01:15"]


def test_headers_and_footers_are_kept_once_and_head_nothing():
    note = read(document(p("words"), header1=p("My search"), header2=p("My search"), footer1=table(["Page", "2"])))
    assert note.text == "words\n\nMy search\nPage\n2\n"
    assert of_kind(note, "metadata") == ["My search", "Page", "2"]


def test_a_diagram_stands_where_it_is_shown():
    diagram = (
        f"<dgm:dataModel {SPACES}><dgm:pt><dgm:t><a:p><a:r><a:t>KEEP</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>"
    )
    parts = {
        "word/document.xml": root("document", '<w:p><w:r><dgm:relIds r:dm="rId3"/></w:r></w:p>' + p("after")),
        "word/_rels/document.xml.rels": relations(("rId3", "diagramData", "diagrams/data1.xml")),
        "word/diagrams/data1.xml": diagram,
    }
    assert read(packed(parts)).text == "KEEP\nafter\n"


def test_signs():
    body = p(
        r("naïve"),
        "<w:r><w:noBreakHyphen/></w:r>",
        r("ish "),
        '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:softHyphen/></w:r>',
        '<w:r><w:sym w:font="Arial" w:char="00E9"/></w:r>',
        '<w:r><w:sym w:font="Arial" w:char="D800"/><w:sym w:font="Arial" w:char="no"/></w:r>',
        more='<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>',
    )
    assert read(document(body)).text == "naïve-ish →☺é\ufffd\n"


def test_forms_of_old():
    box = '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="{}"/>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    choice = '<w:result w:val="1"/><w:default w:val="0"/><w:listEntry w:val="low"/><w:listEntry w:val="high"/>'
    drop = f"<w:r><w:fldChar><w:ffData><w:ddList>{choice}</w:ddList></w:ffData></w:fldChar></w:r>"
    body = p(box.format(0, ""), box.format(1, ""), box.format(0, "<w:checked/>"), r(" pay "), drop)
    assert read(document(body)).text == "☐☒☒ pay high\n"


# ---- tables


def cells_of(body):
    note = read(document(body))
    return [(block.kind, block.label, words_of(note, block)) for block in note.blocks]


def test_a_cell_of_several_paragraphs_answers_one_question():
    body = table(["What do you like?", p("The team.") + p("The food.")], ["What not?", "The pay."])
    assert cells_of(body) == [
        ("heading", "", "What do you like?"),
        ("cell", "What do you like?", "The team."),
        ("cell", "What do you like?", "The food."),
        ("heading", "", "What not?"),
        ("cell", "What not?", "The pay."),
    ]


def test_merged_cells_leave_the_columns_in_place():
    wide = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>'.format(
        p("all"), p("c")
    )
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{}</w:tc></w:tr>'.format(p("late"))
    body = table(["Pros", "Cons", "Pay"])[: -len("</w:tbl>")] + wide + late + "</w:tbl>"
    assert cells_of(body)[3:] == [("cell", "Pros", "all"), ("cell", "Pay", "c"), ("cell", "Cons", "late")]


def test_a_table_of_fields_says_who_and_when():
    note = read(document(table(["Name", "Anna Nowak"], ["Company", "Glossier"], ["Date", "12 May 2026"]) + p("words")))
    assert (note.person, note.organisation, note.date) == ("Anna Nowak", "Glossier", "2026-05-12")


def test_a_row_that_the_file_calls_the_head_is_it():
    rows = table(["Ever unsure?", "Why?"], ["No", "Never"], ["Yes?", "Often"])
    named = rows.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    assert cells_of(named)[2] == ("cell", "Ever unsure?", "No")


def test_a_table_that_only_arranges_is_read_as_text():
    body = table([p("Pros", style="Heading1") + p("- good pay"), p("Cons", style="Heading1") + p("- hours")])
    assert blocks(document(body)) == [
        ("heading", "Pros"),
        ("bullet", "good pay"),
        ("heading", "Cons"),
        ("bullet", "hours"),
    ]
    # headings for heads of columns are no text of their own
    titled = table([p("Pros", style="Heading1"), p("Cons", style="Heading1")], ["pay", "hours"])
    assert cells_of(titled)[2:] == [("cell", "Pros", "pay"), ("cell", "Cons", "hours")]
    assert blocks(document(table([p("Pros:") + p("- good pay")]))) == [("heading", "Pros:"), ("bullet", "good pay")]


@pytest.mark.parametrize("span", ["0", "-3", "x", "", "2000000000", "99999999999999999999", "１"])
def test_a_span_that_means_nothing_does_no_harm(span):
    body = table(["a", "b"]).replace("<w:tc>", f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>', 1)
    assert [words for *_, words in cells_of(body)] == ["a", "b"]


# ---- files in any state


def test_the_strict_form_reads_as_the_usual_one():
    usual = document(p("Pros", style="Heading1") + item("pay") + f"<w:p><w:del>{r('x')}</w:del></w:p>")
    with zipfile.ZipFile(io.BytesIO(usual)) as archive:
        strict = {name: archive.read(name).replace(W.encode(), STRICT.encode()) for name in archive.namelist()}
    assert blocks(packed(strict)) == blocks(usual) == [("heading", "Pros"), ("bullet", "pay")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_of_a_part(encoding):
    label = {"utf-8-sig": "UTF-8", "cp1252": "windows-1252"}.get(encoding, encoding[:6].upper())
    text = f'<?xml version="1.0" encoding="{label}"?>' + root("document", p("naïve café"))
    assert read(packed({"word/document.xml": text.encode(encoding)})).text == "naïve café\n"


@pytest.mark.parametrize(
    "name", ["WORD/Document.XML", "word\\document.xml", "word/document2.xml", "./word/document.xml"]
)
def test_the_document_is_found_whatever_it_is_called(name):
    assert read(packed({name: root("document", p("words"))})).text == "words\n"


@pytest.mark.parametrize("target", ["doc/main.xml", "/doc/main.xml", "doc\\main.xml", "./doc/../doc/main.xml"])
def test_the_document_is_where_the_file_says(target):
    parts = {
        "_rels/.rels": relations(("rId1", "officeDocument", target)),
        "doc/main.xml": root("document", p("words")),
        "doc/_rels/main.xml.rels": relations(("r1", "comments", "said.xml"), ("r2", "image", "../NULL")),
        "doc/said.xml": root("comments", f'<w:comment w:id="0">{p("KEEP")}</w:comment>'),
        "word/document.xml": root("document", p("another")),
    }
    note = read(packed(parts))
    assert note.text == "words\nKEEP\n" and of_kind(note, "aside") == ["KEEP"]


def test_nothing_outside_the_file_is_meant():
    outside = relations(("r1", "comments", "../../../etc/hostname"), ("r2", "styles", "file:///etc/hostname"))
    external = '<Relationship Id="r3" Type="x/header" TargetMode="External" Target="http://example.invalid/h.xml"/>'
    parts = {
        "word/document.xml": root("document", p("words")),
        "word/_rels/document.xml.rels": outside.replace("</Relationships>", external + "</Relationships>"),
    }
    note = read(packed(parts))
    assert (note.text, codes(note)) == ("words\n", [])


def test_what_another_program_made_is_named():
    parts = {
        "word/document.xml": root("document", p("words") + '<w:altChunk r:id="r1"/>'),
        "word/_rels/document.xml.rels": relations(("r1", "aFChunk", "part.html"), ("r2", "oleObject", "ole.bin")),
        "word/part.html": "<p>more</p>",
        "word/ole.bin": b"\0",
    }
    assert codes(read(packed(parts))) == [("DOCX-PART", "word/part.html")]
    parts["word/document.xml"] = root("document", '<w:altChunk r:id="r1"/>')
    assert refusal(packed(parts)).code == "DOCX-PART"


@pytest.mark.parametrize("part", ["comments", "footnotes", "styles", "numbering", "header1", "_rels/document.xml.rels"])
def test_damage_in_another_part_is_named_and_the_document_is_read(part):
    name = f"word/{part}" if "." in part else f"word/{part}.xml"
    parts = {"word/document.xml": root("document", p("words")), name: "<w:oh"}
    note = read(packed(parts))
    assert (note.text, codes(note)) == ("words\n", [("XML-BAD", name)])


@pytest.mark.parametrize(
    "body",
    [p("before") + "<w:p>&nbsp;", table(["before", p("in") + "<w:oh no"]), p("before") + "<w:sdt><w:p><w:r></w:p>"],
)
def test_words_before_the_damage_are_kept(body):
    note = read(packed({"word/document.xml": root("document", body)}))
    assert note.text.strip().startswith("before")
    assert codes(note) == [("XML-BAD", "word/document.xml")]


ENTITY = '<!DOCTYPE w [<!ENTITY x "KEEP">]>'


WORDS_ONLY = root("document", f"<w:body>{p('words')}</w:body>")
WORKBOOK = {"xl/workbook.xml": "<a/>", "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml"))}


def only(text, **others):
    """A file of one document, as given, and other parts."""
    return packed({"word/document.xml": text} | {f"word/{name}.xml": part for name, part in others.items()})


@pytest.mark.parametrize(
    "raw, code",
    [
        (only(ENTITY + root("document", p("&x;"))), "XML-DTD"),
        (only("<!DOCTYPE w SYSTEM 'a.dtd'>" + WORDS_ONLY), "XML-DTD"),
        (only("<!DOCTYPE w [<!ENTITY % a '<!ENTITY b SYSTEM \"c\">'>%a;]>" + WORDS_ONLY), "XML-DTD"),
        (only((ENTITY + WORDS_ONLY).encode("utf-16")), "XML-DTD"),
        (only(WORDS_ONLY, comments=ENTITY + root("comments", p("&x;"))), "XML-DTD"),
        (only(root("document", ""), comments="<w:oh"), "XML-BAD"),
        (only("no XML at all"), "XML-BAD"),
        (only(""), "XML-BAD"),
        (packed({"xl/workbook.xml": "<a/>"}), "ZIP-BAD"),
        (packed(WORKBOOK), "ZIP-BAD"),
        (packed({}), "ZIP-BAD"),
        (document(p("words"))[:300], "ZIP-BAD"),
        (b"just words", "ZIP-BAD"),
        (document(p("words" * 100_000)), "ZIP-RATIO"),
        (document(p()), "FILE-EMPTY"),
        (b"", "FILE-EMPTY"),
    ],
)
def test_refusals(raw, code):
    assert refusal(raw).code == code


def test_a_document_of_pictures_asks_for_words():
    parts = {"word/_rels/document.xml.rels": relations(("r1", "image", "media/a.png")), "word/media/a.png": b"\x89PNG"}
    notice = refusal(packed({"word/document.xml": root("document", "<w:body/>"), **parts}))
    assert (notice.code, notice.hint) == ("FILE-EMPTY", "Type what stands on them into a text file.")


def test_a_text_file_that_is_called_docx_is_named_for_what_it_is():
    assert "looks like plain text: rename to .txt" in refusal(b"just words").hint


def nested(levels):
    return packed({"word/document.xml": "<a>" * levels + root("document", p("words")) + "</a>" * levels})


def test_depth():
    inside = 4  # document, p, r, t
    assert read(nested(MAX_DEPTH - inside)).text == "words\n"
    assert refusal(nested(MAX_DEPTH - inside + 1)).code == "XML-DEPTH"
    assert refusal(nested(10_000)).code == "XML-DEPTH"


def test_tables_nest_as_deep_as_the_file_may():
    body = p("words")
    for _ in range(82):
        body = table([body])
    assert read(document(body)).text == "words\n\n"


def test_limits_of_size(monkeypatch):
    monkeypatch.setattr(word_flow, "MAX_WORDS", 5)
    assert read(document(p("words"))).text == "words\n"
    assert refusal(document(p("words+"))).code == "FILE-SIZE"
    monkeypatch.setattr(word_flow, "MAX_WORDS", 50)
    monkeypatch.setattr(word_package, "MAX_PART", len(root("document", f"<w:body>{p('words')}</w:body>")))
    assert read(document(p("words"))).text == "words\n"
    assert refusal(document(p("words+"))).code == "FILE-SIZE"
    note = read(document(p("words"), comments=p("c" * 200)))
    assert (note.text, codes(note)) == ("words\n", [("FILE-SIZE", "word/comments.xml")])


# ---- promise P1: nothing is lost


TYPED = ("I like it.", "pay", "Pros:", "- hours", "naïve", "What?", "名前", " ", "", "a\tb", "**x**", "|", "# x", "> q")
WORDS = st.sampled_from((*TYPED, "Q: why", "```"))
STYLES = st.sampled_from(("Normal", "Heading 1", "Title", "List Bullet", "List Number 2", "Quote", "Caption"))


@st.composite
def documents(draw):
    """python-docx documents with paragraphs, headings, lists, tables, headers and comments."""
    made = docx.Document()
    for kind in draw(st.lists(st.sampled_from(("paragraph", "paragraph", "table", "comment")), max_size=6)):
        if kind == "table":
            grid = made.add_table(draw(st.integers(1, 3)), draw(st.integers(1, 3)))
            for cell in grid._cells:
                cell.text = draw(WORDS)
            if draw(st.booleans()):
                grid.cell(0, 0).merge(grid.cell(len(grid.rows) - 1, 0))
        else:
            paragraph = made.add_paragraph(style=draw(STYLES))
            for words in draw(st.lists(WORDS, max_size=4)):
                run = paragraph.add_run(words)
                run.bold, run.font.hidden = draw(st.booleans()), draw(st.sampled_from((None, None, True)))
            if kind == "comment" and paragraph.runs:
                made.add_comment(paragraph.runs, text=draw(WORDS))
    made.sections[0].header.paragraphs[0].text = draw(WORDS)
    return made


@settings(max_examples=50)  # python-docx needs its time for each
@given(documents())
def test_all_that_python_docx_finds_is_found(made):
    places = [made.paragraphs, made.sections[0].header.paragraphs, *(c.paragraphs for c in made.comments)]
    places += [cell.paragraphs for grid in made.tables for row in grid.rows for cell in row.cells]
    wanted = [line for place in places for paragraph in place for line in paragraph.text.split("\n") if line.strip()]
    try:
        text = folded(read(saved(made)).text)
    except NoteError:
        text = ""
    assert not [words for words in wanted if folded(words) not in text]


NAMES = "p p p r ins del moveFrom sdt sdtContent tbl tr tc txbxContent hyperlink smartTag ruby rt rubyBase pPr rPr"
NAMES += " footnote comment checkBox fldSimple"
LEAVES = (*(r(words.replace("<", "")) for words in TYPED), r("bold:", "<w:b/>"), r("hidden", "<w:vanish/>"))
LEAVES += ("<w:tab/>", "<w:br/>", '<w:pStyle w:val="Heading1"/>', '<w:numId w:val="1"/>', "<w:showingPlcHdr/>")
LEAVES += ('<w:gridSpan w:val="3"/>', "<w:ddList/>", '<w:sym w:char="41"/>', '<w:commentReference w:id=""/>')


def nested_any_way(pieces):
    """XML of elements in any order: a name opens one, '' closes the last one that is open."""
    body, open_ = [], []
    for piece in pieces:
        if piece[:1] == "<":
            body.append(piece)
        elif piece:
            body.append(f"<w:{piece}>")
            open_.append(piece)
        elif open_:
            body.append(f"</w:{open_.pop()}>")
    return "".join([*body, *(f"</w:{name}>" for name in reversed(open_))])


def elements():
    """XML of documents put together in ways that no program writes."""
    pieces = st.sampled_from((*NAMES.split(), *LEAVES, *[""] * 20))
    return st.lists(pieces, max_size=30).map(nested_any_way)


@LOSSLESS
@given(elements())
def test_every_word_of_any_xml_is_in_the_text(body):
    wanted = "".join(re.findall(r"<w:t [^>]*>([^<]*)", body)).split()
    try:
        note = read(document(body))
    except NoteError as error:
        assert not wanted and error.notice.code == "FILE-EMPTY"
        return
    added = "()A☐"  # brackets of ruby, the sign and the check box of `elements`
    assert sorted("".join(wanted)) == sorted(c for c in note.text if not c.isspace() and c not in added)


def test_signs_that_are_not_seen_are_said_as_in_a_text_file():
    note = read(document(p("Pay is \u202elow.")))
    assert [(n.code, n.line) for n in note.notices if n.code.startswith("TXT-")] == [("TXT-BIDI", 0)]
