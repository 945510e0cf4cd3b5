"""The signs with which lines begin, in Markdown and in what people type without knowing of it."""

from __future__ import annotations

import re

from careerlab.notes.model import Notice

CALLOUT = re.compile(r"\[!([\w-]{1,30})\][+-]?[ \t]*")
# callouts that a note app draws each in its way; another name is the writer's own
LOOKS = frozenset(
    """note abstract summary tldr info todo tip hint important success check done question help faq warning caution
    attention failure fail missing danger error bug example quote cite""".split()
)
HEADING = re.compile(r"(#{1,6})[ \t]+")
RULE = re.compile(r"[ \t]*([-*_=])(?:[ \t]*\1){2,}[ \t]*\Z")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*[^`\s]{0,40}[ \t]*\Z")  # more than a word is said, not a language
BARE_SIGN = re.compile(r"([ \t]*)([+-])(?=[^\W\d_]{2})")
COLON = re.compile(r"[ \t]*[:–—]?[ \t]*")
TASK = re.compile(r"\[([ xX/>!?*\"-])\](?:[ \t]+|\Z)")
FIELD = re.compile(r"([A-Za-z][\w /-]{0,40})::[ \t]*")
BOLD_LEAD = re.compile(
    r"""(?P<sign>\*\*_?|__|\*\*\*)(?=\S)(?P<words>[^*\r\n]{1,300}?)(?:_\*\*|\*\*\*|\*\*|__)
        [ \t]*(?P<colon>[:–—]?)[ \t]*""",
    re.X,
)


def fence_open(line):
    """The notice for signs of code that never end."""
    hint = "Close it with ``` - the lines after it were read as text."
    return Notice("MD-FENCE-OPEN", "a code block starts here and never ends.", hint, line)


def too_deep(most, line):
    """The notice for quotes in quotes and lists in lists."""
    message = f"quoted or indented more than {most} levels deep."
    return Notice("MD-DEPTH", message, "The words are kept; the depth is not.", line)
