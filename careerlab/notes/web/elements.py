"""Elements of web pages, by what they do to the words in them."""

from __future__ import annotations

import re

SHOWN, PRIVATE, BESIDE, TITLE = range(4)  # how the words of an element are taken

HEADINGS = {f"h{n}": n for n in range(1, 7)}
LISTS = frozenset(("ul", "ol", "menu", "dir"))
CELLS = frozenset(("td", "th", "dt", "dd", "caption"))
TABLES = frozenset(("table", "dl"))
BLOCKS = frozenset(
    """address article aside blockquote body center details dialog div en-note fieldset figcaption figure footer form
    head header hgroup hr html legend li main nav noscript optgroup option p pre section select summary tbody template
    textarea tfoot thead title tr""".split()
)
BLOCKS |= LISTS | CELLS | TABLES | frozenset(HEADINGS)
APART = frozenset("p blockquote pre figure hr article section details title".split()) | frozenset(HEADINGS)
VOID = frozenset("area base br col embed en-media en-todo hr img input link meta param source track wbr".split())
BOLD = frozenset(("b", "strong", "u"))
HIDDEN = frozenset("template noscript iframe noframes noembed object video audio canvas".split())
AROUND = frozenset("nav footer button select datalist textarea svg".split())
LANDMARKS = frozenset(("header", "aside"))  # of the site, where a page marks its own text as `main` or `article`
APART_FROM_TEXT = HIDDEN | AROUND | LANDMARKS
ROLES_AROUND = frozenset("navigation banner contentinfo search complementary dialog alertdialog".split())
HIDDEN_NAMES = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
NAME_AROUND = re.compile(
    r"(?:^|[\s_-])(?:cookies?[_-]?(?:banner|bar|consent|notice|law)|gdpr|onetrust|cookiebot)(?:$|[\s_-])", re.I
)
# what an opening tag ends, and what it does not reach beyond
ENDS = {"li": (("li",), LISTS), "option": (("option",), ("select",)), "tr": (("tr",), ("table",))}
ENDS |= dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl",)))
ENDS |= dict.fromkeys(("td", "th"), (("td", "th"), ("table",)))
ENDS |= dict.fromkeys(("thead", "tbody", "tfoot"), (("thead", "tbody", "tfoot"), ("table",)))
FLOORS = frozenset(("td", "th", "table", "!if"))  # tags within these end nothing outside of them
TABLE_PARTS = frozenset("tr td th thead tbody tfoot caption".split())
