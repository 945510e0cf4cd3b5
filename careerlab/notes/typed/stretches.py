"""What each stretch of a text is, and the blocks made of them; a private aside among them stays one."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import starmap

from careerlab.notes.blanks import is_blank
from careerlab.notes.model import Block, Span, trim
from careerlab.notes.typed.inline import read_inline
from careerlab.notes.typed.limits import MAX_ASIDES, MAX_PIECES, coarse, too_long

_LINE, _BREAK = re.compile(r"[^\r\n]*"), re.compile(r"\r\n|\n|\r")
_WHITE = re.compile(r"\s*")
_BLANK = re.compile(r"(?:[ \t]*+(?:\r\n|\n|\r))+")


class Stretches:
    """Collects `claims` (what each stretch is) and `blocks` (what can hold statements) of a text."""

    def __init__(self, text):
        self.text, self.claims, self.blocks = text, [], []
        self.private, self.private_ends, self.notices = [], [], []
        self.untold = len(text)  # from there on nothing is told apart

    def hide(self, stretches, run=()):
        """Take stretches (sorted, apart) as private, those in `run` as what a program is told.

        The first one too many reaches down to the end of the text, for what is private stays so.
        """
        if len(stretches) > MAX_ASIDES:
            self.untold = stretches[MAX_ASIDES][0]
            stretches = [*stretches[:MAX_ASIDES], (self.untold, len(self.text))]
        self.private, self.private_ends = stretches, [b for _, b in stretches]
        self.claims += [Span(a, b, "metadata" if (a, b) in run else "aside") for a, b in stretches]

    def visible_lines(self, at, most):
        """Start, end and number of lines, without line ends and without the parts that private asides run into.

        Of blank lines that follow one another there is one, and of those within an aside.

        Returns
        -------
        lines : list of (int, int, int)
            At most as many that are not blank.
        at : int
            Where the others begin.
        """
        text, lines, number, filled = self.text, [], 1 + breaks(self.text, 0, at), 0
        while at < len(text) and filled < most:
            if text[at].isspace() and (blank := _BLANK.match(text, at)):
                lines.append((at, at, number))
                number, at = number + breaks(text, at, blank.end()), blank.end()
                continue
            end = _LINE.match(text, at).end()
            k = bisect_left(self.private_ends, at + 1)
            inside = k < len(self.private) and self.private[k][0] < at
            start = self.private_ends[k] if inside else at
            if start > end:  # all of the line is private, and others below it
                lines.append((at, at, number))
                number, at = number + breaks(text, at, start), start
                continue
            lines.append((start, end, number))
            filled += bool(self._open(start, end))
            ended = _BREAK.match(text, end)
            number, at = number + 1, ended.end() if ended else end
        return lines, at

    def turn_into(self, kind, places):
        """Turn the blocks at some places into headings, or headings there into paragraphs."""
        depth, claimed = (7, "heading") if kind == "heading" else (0, "text")
        runs = {run for i in places for run in self.blocks[i].runs}
        for i in places:
            self.blocks[i] = replace(self.blocks[i], kind=kind, depth=depth)
        for i, claim in enumerate(self.claims if runs else ()):
            if claim.kind in ("text", "heading") and (claim.start, claim.end) in runs:
                self.claims[i] = Span(claim.start, claim.end, claimed)

    def keep(self, rest):
        """What stands from `rest` on is beyond the limits: nothing is told apart in it."""
        rest = _WHITE.match(self.text, rest).end()
        at = min(self.untold, rest if self._words(rest, len(self.text)).strip() else len(self.text))
        if at == len(self.text):
            return
        self.notices.append(too_long(1 + breaks(self.text, 0, at)))
        for stretch in self._open(rest, len(self.text)):
            for start, end in starmap(self._trim, coarse(self.text, *stretch)):
                if start < end:
                    self.claims.append(Span(start, end, "text"))
                    self.blocks.append(Block("paragraph", ((start, end),)))

    def _claim(self, start, end, kind):
        """Say what a stretch is; a private aside in it stays one."""
        self.claims += [Span(a, b, kind) for a, b in self._open(start, end)]

    def _open(self, start, end):
        """The stretches of `start:end` that are no private aside, as a list."""
        if self.private:
            return list(self._between_asides(start, end))
        return [(start, end)] if start < end else []

    def _between_asides(self, start, end):
        at = bisect_left(self.private_ends, start + 1)
        while at < len(self.private) and self.private[at][0] < end:
            if start < self.private[at][0]:
                yield start, self.private[at][0]
            start, at = self.private[at][1], at + 1
        if start < end:
            yield start, end

    def _trim(self, start, end):
        return trim(self.text, start, end)

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
            if len(self.claims) > MAX_PIECES:
                self.untold = min(self.untold, a)
                runs += [(start, end) for start, end in starmap(self._trim, self._open(a, b)) if start < end]
                continue
            found, claims, fields, names = read_inline(self.text, a, b, self.private[first:last])
            runs += [trim(self.text, *run) for run in found]
            self.claims += claims
            tags += names
            later += fields
        if kind != "heading" and is_blank(" ".join(self.text[a:b] for a, b in runs)):
            self.claims += [Span(a, b, "markup") for a, b in runs]
        elif runs:
            self.claims += [Span(a, b, "heading" if kind == "heading" else "text") for a, b in runs]
            self.blocks.append(Block(kind, tuple(runs), tags=tuple(tags), **more))
        for key, a, b in later:
            if self.text[a:b].strip():
                a, b = trim(self.text, a, b)
                told = not more.get("mark", "").startswith("[") and self._says_who(key, a, b)
                self.claims.append(Span(a, b, "metadata" if told else "text"))
                if not told:
                    self.blocks.append(Block("field", ((a, b),), label=key.strip(), speaker=more.get("speaker", "")))


def breaks(text, start, end):
    """How many lines end in a stretch that does not begin amid a line end."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)
