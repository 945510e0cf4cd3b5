"""What each stretch of a text is, and the blocks made of them; a private aside among them stays one."""

from __future__ import annotations

import re
from bisect import bisect_left

from careerlab.notes.model import Block, Span
from careerlab.notes.typed.inline import read_inline

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class Stretches:
    """Collects `claims` (what each stretch is) and `blocks` (what can hold statements) of a text."""

    def __init__(self, text):
        self.text, self.claims, self.blocks = text, [], []
        self.private, self.private_ends = [], []

    def hide(self, stretches, run=()):
        """Take stretches (sorted, apart) as private, those in `run` as what a program is told."""
        self.private, self.private_ends = stretches, [b for _, b in stretches]
        self.claims += [Span(a, b, "metadata" if (a, b) in run else "aside") for a, b in stretches]

    def _visible_lines(self, at):
        """(start, end, number) of each line without its line end, and without the part a private aside runs into."""
        number = len(re.findall(r"\r\n|\n|\r", self.text[:at])) + 1 if at else 1
        for m in _LINE.finditer(self.text, at):
            start, end = m.start(), m.end()
            while end > start and self.text[end - 1] in "\r\n":
                end -= 1
            k = bisect_left(self.private_ends, start + 1)
            if k < len(self.private) and self.private[k][0] < start:
                start = min(self.private_ends[k], end)
            yield start, end, number
            number += 1

    def _claim(self, start, end, kind):
        """Say what a stretch is; a private aside in it stays one."""
        self.claims += [Span(a, b, kind) for a, b in self._open(start, end)]

    def _open(self, start, end):
        """The stretches of `start:end` that are no private aside."""
        at = bisect_left(self.private_ends, start + 1)
        while at < len(self.private) and self.private[at][0] < end:
            if start < self.private[at][0]:
                yield start, self.private[at][0]
            start, at = self.private[at][1], at + 1
        if start < end:
            yield start, end

    def _words(self, start, end):
        """The text of `start:end` without private asides."""
        return "".join(self.text[a:b] for a, b in self._open(start, end))

    def _blocks(self, kind, groups, **more):
        for lines in groups:
            self._block(kind, lines[0][0], lines[-1][1], lines=lines, **more)

    def _block(self, kind, start, end, lines=None, **more):
        runs, tags, later = [], [], []
        for a, b in lines or [(start, end)]:
            first = bisect_left(self.private_ends, a + 1)
            last = first
            while last < len(self.private) and self.private[last][0] < b:
                last += 1
            found, claims, fields, names = read_inline(self.text, a, b, self.private[first:last])
            runs += [trim(self.text, *run) for run in found]
            self.claims += claims
            tags += names
            later += fields
        if runs:
            self.claims += [Span(a, b, "heading" if kind == "heading" else "text") for a, b in runs]
            self.blocks.append(Block(kind, tuple(runs), tags=tuple(tags), **more))
        for key, a, b in later:
            if self.text[a:b].strip():
                a, b = trim(self.text, a, b)
                told = not more.get("mark", "").startswith("[") and self._says_who(key, a, b)
                self.claims.append(Span(a, b, "metadata" if told else "text"))
                if not told:
                    self.blocks.append(Block("field", ((a, b),), label=key.strip(), speaker=more.get("speaker", "")))


def trim(text, a, b):
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return a, b
