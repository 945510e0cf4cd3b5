"""What the styles, lists and bold words of a Word file make of a paragraph."""

import pytest
from word_files import blocks, bold, document, folded, item, of_kind, p, r, read, style, words_of

LISTS = """
<w:abstractNum w:abstractNumId="5">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="6">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0A8;"/></w:lvl>
  <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
  <w:lvl w:ilvl="3"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Mine"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="5"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def marks(*items):
    """(depth, mark) of the items of a list: each is (numbering id, level)."""
    numbered = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    styles = style("Mine", paragraph=numbered)
    note = read(document("".join(item(f"item {n}", *i) for n, i in enumerate(items)), styles=styles, numbering=LISTS))
    return [(block.depth, block.mark) for block in note.blocks]


def test_numbers_count_as_the_list_does():
    counted = marks((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (4, 0), (4, 0))
    assert counted == [(1, "3."), (2, "3a)"), (2, "3b)"), (3, "I"), (1, "4."), (2, "4a)"), (1, "1."), (1, "2.")]


def test_bullets_keep_their_sign_where_it_is_one():
    assert marks((2, 0), (2, 1), (2, 2), (3, 0), (9, 0)) == [(1, "+"), (2, "[ ]"), (3, "•"), (1, "+"), (1, "•")]


def test_an_item_without_a_sign_or_taken_out_of_its_list_is_a_line():
    out = p("three", style="List Bullet", more='<w:numPr><w:numId w:val="0"/></w:numPr>')
    body = item("It is one.", 2, 3) + p("two", style="List Bullet") + out
    wanted = [("paragraph", "It is one."), ("bullet", "two"), ("paragraph", "three")]
    assert blocks(document(body, numbering=LISTS)) == wanted


@pytest.mark.parametrize(
    "styles, body, depth",
    [
        (style("heading 3", key="berschrift3"), p("Pros", style="berschrift3"), 3),
        (style("Heading 9"), p("Pros", style="Heading 9"), 6),
        (style("Titel", paragraph='<w:outlineLvl w:val="1"/>'), p("Pros", style="Titel"), 2),
        ("", p("Pros", style="Heading2"), 2),
        ("", p("Pros", style="Title"), 1),
        ("", p("Pros", more='<w:outlineLvl w:val="4"/>'), 5),
        (style("a", based_on="b") + style("b", based_on="a"), p("Pros", more='<w:outlineLvl w:val="0"/>'), 1),
        ("", p("It is said", style="Heading1", more='<w:outlineLvl w:val="9"/>'), 0),
        ("", p("It is said " * 30, style="Heading1"), 0),
        (style("a", based_on="b") + style("b", based_on="a"), p("It is said", style="a"), 0),
        ("", p("It is said", style="Heading"), 0),
    ],
)
def test_headings(styles, body, depth):
    (block,) = read(document(body, styles=styles)).blocks
    assert (block.kind == "heading", block.depth) == (depth > 0, depth)


@pytest.mark.parametrize(
    "paragraph, wanted",
    [
        (p(bold("Pay:"), r(" low")), [("paragraph", "Pay", "low")]),
        (p(bold("Pay"), r(": low")), [("paragraph", "Pay", "low")]),
        (p(bold("What do"), bold(" you like?")), [("heading", "", "What do you like?")]),
        (p(bold("Why?"), r(" The team.")), [("heading", "", "Why?"), ("paragraph", "", "The team.")]),
        (p(bold("What she likes")), [("heading", "", "What she likes")]),
        (p(bold("The pay is awful.")), [("paragraph", "", "The pay is awful.")]),
        (p(bold("- the pay")), [("bullet", "", "the pay")]),
        (p(bold("Never"), r(" do that.")), [("paragraph", "", "Never do that.")]),
        (p(r("It is "), bold("awful"), r(" there.")), [("paragraph", "", "It is awful there.")]),
        (p(r("Pay:", '<w:b w:val="false"/>'), r(" low."), style="Strong"), [("paragraph", "", "Pay: low.")]),
    ],
)
def test_bold_words_at_the_start(paragraph, wanted):
    styles = style("Strong", "<w:b/>")
    note = read(document(paragraph + p() + p("And then there is so much more to say of it all."), styles=styles))
    assert [(b.kind, b.label, words_of(note, b)) for b in note.blocks][:-1] == wanted


def test_where_most_is_bold_bold_says_nothing():
    body = p(bold("I like the team")) + p(bold("The pay is low"))
    assert {kind for kind, _ in blocks(document(body))} == {"line"}


def test_a_bold_item_with_text_below_it_is_a_title():
    def asked(words):
        return item(words).replace("<w:rPr>", "<w:rPr><w:b/>")

    body = (
        asked("Her way in") + p("She came from print, and it took her two years.") + asked("Pay") + p("Low at first.")
    )
    assert blocks(document(body)) == [
        ("heading", "Her way in"),
        ("paragraph", "She came from print, and it took her two years."),
        ("heading", "Pay"),
        ("paragraph", "Low at first."),
    ]


def test_typed_signs_count_in_word_too():
    body = p("Pros:") + p("- good pay") + p("Cons:") + p("+ / - hours")
    assert blocks(document(body)) == [
        ("heading", "Pros:"),
        ("bullet", "good pay"),
        ("heading", "Cons:"),
        ("bullet", "hours"),
    ]


def test_paragraphs_of_prose_stay_apart_and_a_short_line_heads_them():
    prose = "She came from print and learnt the rest at night, which took her two long years. " * 3
    assert blocks(document(p("How she got in") + p(prose) + p(prose))) == [
        ("heading", "How she got in"),
        ("paragraph", folded(prose)),
        ("paragraph", folded(prose)),
    ]


def test_a_table_of_contents_is_no_statement():
    note = read(document(p("Pros\t2", style="TOC1") + p("Pros", style="Heading1")))
    assert (of_kind(note, "metadata"), of_kind(note, "heading")) == (["Pros\t2"], ["Pros"])
