"""A web page cut into its tags, words and comments, in one pass and in linear time.

Not `html.parser` on purpose: it needs quadratic time for broken pages, raises on some declarations, and says something
else under each Python. Browsers drop what follows a sign that never closes; here it stays as words.
"""

from __future__ import annotations

import html
import re

# a tag ends at ">"; where a "<" or a quote that never ends comes first it was none, and its characters are words
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/<>]*)((?:[^<>=]+|=\s*(?:"[^"]*"|'[^']*')|=(?!\s*["']))*+)(>?)""")
_WORDS = re.compile(r"(?:[^<]+|<(?![A-Za-z/!?]))++")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ENTITY = re.compile(
    r"""&(?:\#[0-9]{1,7}(?![0-9]);?|\#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F]);?|[A-Za-z][A-Za-z0-9]{1,31};
    |(?:nbsp|amp|lt|gt|quot|copy|reg|[aeiouAEIOU](?:acute|grave|uml|circ)|[nN]tilde|[cC]cedil|szlig)(?![A-Za-z0-9=]))""",
    re.X,
)
_CONDITION = re.compile(r"<!(?:--)?\[if([^\]<>]{0,200})\]>(?:<!-->|-->)?", re.I)
_CODE = frozenset(("script", "style", "xml"))  # not words: programs, looks, and the settings that Office writes
_PLAIN = frozenset(("title", "textarea"))  # hold words and entities, no tags


def tokens(page):
    """Cut a page.

    Parameters
    ----------
    page : str

    Yields
    ------
    kind, value, more : str
        ``open`` (name of the element, its attributes as written), ``close`` (name), ``words`` (entities resolved),
        ``comment``, ``code`` (name of the element, what it holds), ``if`` (condition of an Office comment, whose
        content follows; more is ``hidden`` if browsers do not show it) and ``endif``, and ``unclosed`` (what was
        opened, and at which offset): what follows it are words.
    """
    cut = _Cutter(page)
    while cut.at < len(page):
        yield from cut.next()


def attributes(written):
    """The attributes of a tag, names in lower case; of two with one name the first counts, as in browsers."""
    found = {}
    for name, *values in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), resolved("".join(values)))
    return found


def resolved(words):
    """Words with their entities replaced by what they stand for; `R&section` holds none."""
    return _ENTITY.sub(lambda m: html.unescape(m[0]), words) if "&" in words else words


class _Cutter:
    """Where we are in a page, and which signs are known not to come again (so nothing is searched for twice)."""

    def __init__(self, page):
        self.page, self.at, self.absent, self.last = page, 0, set(), page.rfind(">")

    def next(self):
        page, at = self.page, self.at
        if at > self.last:  # no tag can end any more
            self.at = len(page)
            return [("words", resolved(page[at:]), "")]
        if words := _WORDS.match(page, at):
            self.at = words.end()
            return [("words", resolved(words[0]), "")]
        if tag := _TAG.match(page, at):
            return self._tag(tag)
        if page.startswith("<!", at):
            return self._declaration(at)
        self._skip_to(">", at)  # <?xml ... ?>, </>, or a sign that browsers take for a comment
        return [] if self.taken.startswith("<?xml") else [("comment", self.taken[2:], "")]

    def _tag(self, tag):
        self.at = tag.end()
        closing, name, written, ended = tag.groups()
        if not ended:
            return [("words", resolved(tag[0]), "")]
        name = name.lower()
        if closing:
            return [("close", name, "")]
        if name in _CODE or name in _PLAIN:
            return self._raw(name, written, tag.start())
        return [("open", name, written)]

    def _raw(self, name, written, start):
        """An element whose content holds no tags, up to its end tag."""
        if written.endswith("/") or name in self.absent:
            return []
        end = re.compile(rf"</{name}(?=[\s/>])", re.I).search(self.page, self.at)
        if not end:
            self.absent.add(name)
            return [("unclosed", f"<{name}>", start)]
        content, self.at = self.page[self.at : end.start()], end.start()
        if name in _CODE:
            return [("code", name, content)]
        return [("open", name, written), ("words", resolved(content), "")]

    def _declaration(self, at):
        page = self.page
        if page.startswith(("<!-->", "<!--->"), at):
            self.at = page.index(">", at) + 1
            return []
        if page.startswith("<!--", at):
            return self._comment(at)
        if page.startswith("<![CDATA[", at):
            return [("words", self.taken[9:], "")] if self._skip_to("]]>", at) else self._sign(9)
        if condition := _CONDITION.match(page, at):
            self.at = condition.end()
            return [("if", condition[1].strip(), "")]
        self._skip_to(">", at)
        if self.taken.lower().startswith(("<![endif", "<!doctype")):
            return [("endif", "", "")] if self.taken[2] == "[" else []
        return [("comment", self.taken[2:], "")]

    def _comment(self, at):
        condition = _CONDITION.match(self.page, at)
        if condition and condition[0].endswith("-->"):  # what follows is shown everywhere
            self.at = condition.end()
            return [("if", condition[1].strip(), "")]
        if not self._skip_to("-->", at):
            return self._sign(4)
        if condition and self.taken.lower().endswith("<![endif]"):
            self.at = condition.end()
            return [("if", condition[1].strip(), "hidden")]
        words = self.taken[4:]
        return [("endif", "", "")] if words.strip().lower() in ("[endif]", "<![endif]") else [("comment", words, "")]

    def _skip_to(self, sign, start):
        """Go behind the next `sign`; `taken` is what lies before it. False if there is none."""
        end = -1 if sign in self.absent else self.page.find(sign, start)
        if end < 0:
            self.absent.add(sign)
            return False
        self.taken, self.at = self.page[start:end], end + len(sign)
        return True

    def _sign(self, size):
        """What opens here never ends: its sign is all there is of it, and what follows are words."""
        sign, start = self.page[self.at : self.at + size], self.at
        self.at += size
        first = sign not in self.absent
        self.absent.add(sign)
        return [("unclosed", sign, start)] if first else []
