"""Inline markup of one block.

Which characters are its own words, and which are signs, tags, addresses, private asides or fields.
"""

from __future__ import annotations

import re
from itertools import islice

from careerlab.notes.model import Span
from careerlab.notes.typed.limits import MAX_ASIDES

# every alternative is bounded or excludes its own opening sign, so that no text makes it quadratic
_INLINE = re.compile(
    r"""
      (?P<code>`{1,3}(?!`))
    | (?P<wiki>!?\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,200}))?\]\])
    | (?P<field>[\[(](?P<key>[A-Za-z][\w /-]{0,40})::[ \t]*(?P<value>[^\[\]()\n]{0,300})[\])])
    | (?P<foot>\[\^[\w-]{1,40}\]:?)
    | (?P<link>!?\[(?P<words>[^\[\]\n]{0,500})\]\((?P<url>[^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,3})(?:[
    \t]+"(?P<title>[^"\n]{0,300})")?\))
    | (?P<html></?(?:aside|details|summary|br|p|div|span|b|i|u|em|strong|mark|sup|sub|small|center|font|hr|ul|ol|li|bl
    ockquote|table|tr|td|th|h[1-6])(?:\s[^<>]{0,300})?/?>)
    | (?P<tag>(?<![\w&/#])\#(?P<name>[^\W\d_][\w/-]{0,60}))
    | (?P<sign>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|==)
    | (?P<escape>\\[!-/:-@\[-`{-~])  # any ASCII punctuation (CommonMark, 2.4)
    | (?P<blockid>(?<=\s)\^[A-Za-z0-9-]{3,40}(?=\s*\Z))
    """,
    re.X | re.I,
)


# programs that note apps run and show the result of: nobody's words
_PROGRAM_FENCE = re.compile(
    r"""^[ \t]*(```+|~~~+)[ \t]*
        (?:dataview(?:js)?|tasks|query|base|button|tracker|templater|meta-bind[\w-]{0,20})[ \t]*$""",
    re.M | re.I | re.X,
)
_PROGRAM = re.compile(r"<%[-_*+~=]{0,2}[ \t\n](?:[^%<]|%(?!>)|<(?!%)){0,2000}%>|`\$?=[ \t][^`\n]{1,300}`")
MAX_MARKS = 1_000  # of one line; what is beyond stays as typed
_FIRST = re.compile(r"\s*")
_SIGNS = re.compile(r"[`\[(<#*_~=\\^]")


def asides(text):
    """Private asides: HTML comments and Obsidian `%% %%`. Signs that never close hide nothing."""
    found = []
    for opening, closing in (("<!--", "-->"), ("%%", "%%")):
        at, most = 0, len(found) + MAX_ASIDES + 1
        while len(found) < most and (start := text.find(opening, at)) >= 0:
            end = text.find(closing, start + len(opening))
            if end < 0:
                break
            if opening == "%%" and start and not text[start - 1].isspace():
                at = start + 2
                continue
            at = end + len(closing)
            found.append((start, at))
    kept = []
    for a, b in sorted(found):
        if not kept or a >= kept[-1][1]:  # an aside within an aside is part of it
            kept.append((a, b))
    return kept


def programs(text):
    """Queries and template commands of note apps; one that never ends hides nothing."""
    found, at = [], 0
    while len(found) <= MAX_ASIDES and (opened := _PROGRAM_FENCE.search(text, at)):
        closed = re.compile(rf"^[ \t]*{opened[1]}[ \t]*$", re.M).search(text, opened.end())
        if not closed:
            break
        found.append((opened.start(), closed.end()))
        at = closed.end()
    return merged([*found, *(m.span() for m in islice(_PROGRAM.finditer(text), MAX_ASIDES + 1))])


def without(text, stretches):
    """The text with blanks in place of `stretches` (sorted, apart)."""
    parts, at = [], 0
    for a, b in stretches:
        parts += [text[at:a], " " * (b - a)]
        at = b
    return "".join([*parts, text[at:]])


def merged(stretches):
    """Sort stretches and make one of those that overlap."""
    kept = []
    for a, b in sorted(stretches):
        if kept and a < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(b, kept[-1][1]))
        else:
            kept.append((a, b))
    return kept


def read_inline(text, start, end, private=()):
    """Read the inline markup of `text[start:end]`; `private` are the asides that touch it, in order.

    Returns
    -------
    runs : list of (int, int)
        Offsets of the words that belong to the sentence.
    claims : list of Span
        Addresses, tags and field names, so that no letter is left unclaimed.
    fields : list of (str, int, int)
        Inline fields `[hours:: 45]`: key and offsets of the value; they are statements of their own.
    tags : list of str
    """
    if not private and not _SIGNS.search(text, start, end):
        return _outside((), start, end, text), [], [], []
    cuts, claims, fields, tags, signs = list(private), [], [], [], []
    first = _FIRST.match(text, start, end).end()
    for a, b in _outside(private, start, end):
        for m in islice(_INLINE.finditer(text, a, b), MAX_MARKS) if _SIGNS.search(text, a, b) else ():
            kind = m.lastgroup
            if kind == "sign":
                signs.append(m)
            elif kind == "wiki":
                _keep(_shown(m), m.span(), cuts, claims)
            elif kind == "link":  # a link without words keeps its address
                _keep([m.span(k) for k in ("words", "title") if m[k]] or [m.span("url")], m.span(), cuts, claims)
            elif kind == "field":
                cuts.append(m.span())
                claims.append(Span(m.start(), m.start("value"), "heading"))
                fields.append((m["key"], *m.span("value")))
            elif kind == "tag":
                tags.append(m["name"])
                filed = m.start() <= first or text[first] == "#" or _ends_here(text, m.end(), end)
                _keep([] if filed else [m.span("name")], m.span(), cuts, claims, "metadata")
            else:  # of an escaped sign only the backslash is markup
                _keep([(m.start() + 1, m.end())] if kind == "escape" else [], m.span(), cuts, claims)
    cuts += _paired(signs, text)
    return _outside(sorted(cuts), start, end, text), claims, fields, tags


def _shown(wiki):
    """The words of a link to another note: those given, else its name without folders, heading and block."""
    embedded = wiki[0].startswith("!")  # the words of another note, or a picture and how wide it is
    if wiki["shown"]:
        return [] if embedded and wiki["shown"].replace("x", "").isdigit() else [wiki.span("shown")]
    if embedded:
        return []
    start, end = wiki.span("target")
    name, _, _ = wiki["target"].partition("#")
    slash = name.rfind("/") + 1
    return [(start + slash, start + len(name))] if name[slash:].strip() else [(start, end)]


def _keep(kept, span, cuts, claims, kind="markup"):
    """Cut `span` out of the sentence but for the stretches in `kept`."""
    at = span[0]
    for a, b in [*kept, (span[1], span[1])]:
        if at < a:
            cuts.append((at, a))
            claims.append(Span(at, a, kind))
        at = b


def _ends_here(text, at, end):
    """A tag at the end of a line says what the line is; one amid a sentence is a word of it."""
    after = text[at : min(end, at + 200)].strip(" \t.,\r\n")
    return not after or after.startswith("#")


def _paired(signs, text):
    """Emphasis signs count only in pairs, so that `5* hotel` and `2 * 3` keep theirs."""
    open_at, cuts = {}, []
    for m in signs:
        sign, before, after = m[0], text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        closes, opens = bool(before.strip()), bool(after.strip())
        if closes and sign in open_at:
            cuts += [open_at.pop(sign), m.span()]
        elif opens and not (before.isalnum() and sign[0] == "_"):
            open_at[sign] = m.span()
    return cuts


def _outside(cuts, start, end, text=None):
    """What of `start:end` lies outside `cuts` (sorted); with `text`, only stretches that are more than white space."""
    runs, at = [], start
    for a, b in [*cuts, (end, end)]:
        if at < a and (text is None or not text[at:a].isspace()):
            runs.append((at, a))
        at = max(at, b)
    return runs
