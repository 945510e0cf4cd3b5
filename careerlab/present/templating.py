"""How words become a page or a Markdown text. No word of a note can rule either: every one is escaped on its way in.

A template cannot forget it: HTML is escaped by jinja2 itself, Markdown by the same door (`finalize`).
"""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from careerlab.notes.model import visible

# What means something to a Markdown reader or a notes app: also $sums$, ==marks==, %%asides%%, ^anchors and &entities;.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#$~|^]|=(?==)|(?<==)=|%(?=%)|(?<=%)%|&(?=#?\w+;)|\A[-+=]|(?<=\A\d)[.)]")
_NUMBERED = re.compile(r"\A(\d{2,9})([.)])")  # `12. ` would begin a list, as `1. ` would


def html_template(name, **filters):
    """Return a template of a page, with the filters it uses."""
    return _template(name, filters)


def markdown_template(name, **filters):
    """Return a template of a Markdown text, with the filters it uses."""
    return _template(name, filters, finalize=escaped_markdown)


def _template(name, filters, finalize=None):
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    rules = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    environment = Environment(loader=folder, finalize=finalize, **rules)
    environment.filters.update(filters)
    return environment.get_template(name)


def escaped_markdown(words):
    """Return words for one line of Markdown so that every reader shows them as they are.

    Markup, which is a template's own, is left as it is.
    """
    if isinstance(words, Markup):
        return words
    folded = visible(" ".join(str(words).split()))
    return Markup(_NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\g<0>", folded)))


def clipped(text, width=320):
    """Return the beginning of a long text, cut between words where there are any."""
    if len(text) <= width:
        return text
    return (text[:width].rsplit(" ", 1)[0] if " " in text[:width] else text[:width]) + " …"
