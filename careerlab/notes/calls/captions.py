"""Captions and transcripts of calls (.vtt, .srt) -> Note: what was said, when, and by whom.

The grammar is our own and forgiving, because what calling programs write is not what the standard says: whatever is no
time, no number and no setting was said, and is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from pathlib import PurePosixPath

from careerlab.notes.calls.cues import Cue, drop_repeats, drop_tags
from careerlab.notes.calls.voices import turns
from careerlab.notes.formats import decoded
from careerlab.notes.model import Block, Note, Notice, Span, cover, line_starts, trim
from careerlab.notes.typed.limits import coarse

# every stretch of white space or signs is bounded, so that no line makes these quadratic
_TIMING = re.compile(
    r"""(?:\A|(?<=[\r\n]))[ \t]{0,40}(?P<start>[0-9]\S{0,30}?)[ \t]{0,40}(?P<arrow>-->|[-–—]>|→)[ \t]{0,40}
        (?P<end>\S{0,30})(?P<settings>(?:[ \t]{1,80}[A-Za-z][\w-]{0,20}:[^\s:]\S{0,80}){0,12})""",
    re.X,
)
_STAMP = re.compile(r"([0-9]{1,4}):([0-9]{1,3})(?::([0-9]{1,3}))?(?:[.,:;]([0-9]{1,9}))?")
_STANDARD = {  # as the standard (of .srt: the custom) wants a line of times to start
    "vtt": re.compile(r"((?:[0-9]{2,4}:)?[0-5][0-9]:[0-5][0-9]\.[0-9]{3}[ \t]*(-->[ \t]*|(?![^ \t\r\n]))){2}"),
    "srt": re.compile(r"([0-9]{2,4}:[0-5][0-9]:[0-5][0-9][,.][0-9]{3}[ \t]*(-->[ \t]*|(?![^ \t\r\n]))){2}"),
}
# times in short, as programs write them that also say in tags who speaks: nothing in them is in doubt
_SHORT = re.compile(r"([0-9]{1,4}:[0-5]?[0-9]:[0-5]?[0-9]\.[0-9]{1,3}[ \t]*(-->[ \t]*|(?![^ \t\r\n]))){2}")
_CUT_OFF = re.compile(r"[ \t]{0,40}[0-9]{1,4}:[0-9:.,]{0,20}[ \t]{0,40}-{0,2}[ \t]{0,40}")
_ROW = re.compile(r"[^\r\n]+")
_SPECIAL = re.compile(r"[ \t]{0,40}(NOTE|STYLE|REGION|WEBVTT)(?=[ \t:\r\n]|\Z)")
_HEADER_ROW = re.compile(r"[^:=\r\n]{0,60}[:=]|[\W_]+\Z")
_NAMED_ID = re.compile(r'[0-9]{1,9}[ \t]+"([^"\r\n]{1,80})"[ \t]+\([0-9]{1,20}\)')  # as Webex writes it
MAX_CUES = 20_000  # a call of half a day
_LINE_ENDS = ("", "\n", "\r\n", "\r")


def read_captions(raw, source, day_first=True):
    """Read a file of captions: a list of one Note, whose `format` is ``vtt`` or ``srt``.

    Raises
    ------
    NoteError
        The file is empty or holds no text.
    """
    text, encoding, notices = decoded(raw, source)
    is_vtt = text.startswith("WEBVTT") or PurePosixPath(source).suffix.lower() == ".vtt"
    file = _File(text, "vtt" if is_vtt else "srt")
    tags, repeats = drop_tags(text, file.cues), drop_repeats(text, file.cues)
    blocks, times, labels = turns(text, file.cues)
    kept = [trim(text, *stretch) for stretch in coarse(text, file.rest, len(text))]
    blocks += [Block("paragraph", (stretch,)) for stretch in kept if stretch[0] < stretch[1]]
    claims = [*file.claims, *tags, *repeats, *labels]
    claims += [Span(a, b, "text") for block in blocks for a, b in block.runs]
    return [
        Note(
            source,
            text,
            format=file.format,
            encoding=encoding,
            notices=(*notices, *file.notices(), *_repeat_notice(text, repeats), *_empty_notice(claims)),
            blocks=tuple(blocks),
            spans=cover(text, claims),
            times=tuple(times),
        )
    ]


class _File:
    """One pass over the cues of a file: `cues` holds what was said, `claims` what was not."""

    def __init__(self, text, format):
        self.text, self.format, self.cues, self.claims = text, format, [], []
        self.number, self.named, self.id_at = 0, "", -1  # of what stands above the times of a cue
        self.odd_times, self.loose = [], []  # where they stand
        self.is_tagged = "<v " in text
        at, cue = 0, None
        stamped = ((m, _STAMP.fullmatch(m["start"]), _STAMP.fullmatch(m["end"])) for m in _TIMING.finditer(text))
        stamped = ((m, start, end) for m, start, end in stamped if start or end)
        for m, start, end in islice(stamped, MAX_CUES):
            self._between(at, m.start(), cue, followed=True)
            at, cue = self._timing(m, start, end)
            self.cues.append(cue)
        beyond = next(stamped, None)
        self.rest = beyond[0].start() if beyond else len(text)  # what stands from there on is not told apart
        self._between(at, self.rest, cue)

    def _timing(self, m, start, end):
        """The cue that a line of times opens, and where its words may start."""
        said = not end and m["end"][:1].isalpha()  # what follows the arrow is no time at all
        at = m.start("end") if said else m.end()
        grammars = (_STANDARD[self.format], _SHORT) if self.is_tagged else (_STANDARD[self.format],)
        if not any(grammar.match(self.text, m.start("start")) for grammar in grammars):
            self.odd_times.append(m.start("start"))
        elif (beside := _ROW.match(self.text, at)) and not beside[0].isspace():
            self.loose.append(at)
        head = m.start("start") if self.id_at < 0 else self.id_at
        stop = m.end("arrow") if said else at + 1 if self.text[at : at + 1] in _LINE_ENDS[1:] else at
        self.claims.append(Span(head, stop, "metadata"))
        return at, Cue(_seconds(start), _seconds(end), turns=[(at, self.named)] if self.named else [])

    def _between(self, at, end, cue, followed=False):
        """What stands between the times of one cue and those of the next."""
        first, *others = self._paragraphs(at, end)
        if cue is None:
            cue, others, first = Cue(), [first, *others], []
        number = self._id_row(first, others) if followed else self._cut_off_end(others)
        cue.rows += [(row,) for row in first]
        for rows in filter(None, others):
            self._paragraph(rows, cue)
        self.number = number
        if cue.rows and not self.cues:  # above the first cue
            self.cues.append(cue)

    def _paragraphs(self, at, end):
        """Rows parted at blank lines; the first paragraph is what follows without one. A row of spaces is none."""
        parts, before = [[]], at
        for m in _ROW.finditer(self.text, at, end):
            if self.text[before : m.start()] not in _LINE_ENDS:
                parts.append([])
            before = m.end()
            if not m[0].isspace():
                parts[-1].append(m.span())
        return parts

    def _id_row(self, first, others):
        """Set the number or name of the next cue aside: alone above its times, or the number that has to come."""
        rows = others[-1] if others else first
        words = self.text[slice(*rows[-1])].strip() if rows else ""
        alone = rows is not first and len(rows) == 1
        if not words or not (self._is_next(words) or (alone and self._names_a_cue(words))):
            self.named, self.id_at = "", -1
            return self.number
        named = _NAMED_ID.fullmatch(words)
        self.named, self.id_at = named[1] if named else "", rows.pop()[0]
        return max(self.number, _number(words))

    def _is_next(self, words):
        return _number(words) == self.number + 1

    def _names_a_cue(self, words):
        """Whether a line alone above times names a cue; a sentence does not, nor words where no cue had a name."""
        if _SPECIAL.match(words):
            return False
        if _NAMED_ID.fullmatch(words):
            return True
        most = 1 if self.format == "srt" else 10 if self.id_at >= 0 else 2
        return len(words.split()) <= most and words[-1] not in ".!?…,"

    def _cut_off_end(self, others):
        """Set aside the number or times of a cue amid which the recording ended."""
        rows = others[-1] if others else []
        if rows and _CUT_OFF.fullmatch(self.text, *rows[-1]):
            self.odd_times.append(rows[-1][0])
            self._set_aside(rows.pop())
        if len(rows) == 1 and self.cues and self._is_next(self.text[slice(*rows[0])].strip()):
            self._set_aside(rows.pop())
        return self.number

    def _paragraph(self, rows, cue):
        """A paragraph that does not follow times: a comment, a setting of the file, or words outside their cue."""
        special = _SPECIAL.match(self.text, *rows[0])
        word = special[1] if special else ""
        if word == "NOTE":
            self.claims.append(Span(rows[0][0], rows[-1][1], "aside"))
            return
        if word == "WEBVTT" or (word and not self.text[special.end() : rows[0][1]].strip()):
            self._settings(rows, word, cue)
            return
        if len(rows) > 1 and self._is_next(self.text[slice(*rows[0])].strip()):  # its times are missing
            self.number += 1
            self._set_aside(rows.pop(0))
        self.loose.append(rows[0][0])
        cue.rows += [(row,) for row in rows]

    def _settings(self, rows, word, cue):
        self._set_aside(rows[0])
        for a, b in rows[1:]:
            if word != "WEBVTT" or _HEADER_ROW.match(self.text, a, b):
                self._set_aside((a, b))
            else:
                self.loose.append(a)
                cue.rows.append(((a, b),))

    def _set_aside(self, row):
        self.claims.append(Span(*row, "metadata"))

    def notices(self):
        """One notice for all times that are not written as they should be, one for all words outside a cue."""
        found = []
        if self.rest < len(self.text):
            line = _line(self.text, self.rest)
            message = (
                f"the file has more than {MAX_CUES:,} captions; what stands from line {line:,} on is kept as it is."
            )
            found.append(Notice("NOTE-LONG", message, "Split it: one talk a file.", line))
        if self.odd_times:
            at = self.odd_times[0]
            first = _ROW.match(self.text, at)[0].strip()[:40]
            more = _and_more(len(self.odd_times), "line of times", "lines of times")
            message = f"`{first}` is no time as the standard writes it{more}; it was read as far as it goes."
            hint = "The words are kept; check the times of what stands there."
            found.append(Notice("VTT-TIME", message, hint, _line(self.text, at)))
        if self.loose:
            at = self.loose[0]
            more = _and_more(len(self.loose), "paragraph", "paragraphs")
            message = f"words stand outside the captions here{more}; they were kept."
            hint = "A blank line within a caption does this; take it out if the wrong person is said to speak."
            found.append(Notice("VTT-LOOSE-TEXT", message, hint, _line(self.text, at)))
        return found


def _and_more(count, one, many):
    return "" if count == 1 else f" (and {count - 1:,} more {one if count == 2 else many})"


def _line(text, offset):
    return bisect_right(line_starts(text), offset)


def _number(words):
    return int(words) if len(words) < 10 and words.isdecimal() else -1


def _seconds(stamp):
    """Seconds of `1:02:03.5` or `02:03`; None for what is no time."""
    if not stamp:
        return None
    first, second, third, fraction = stamp.groups()
    whole = (int(first) * 60 + int(second)) * 60 + int(third) if third else int(first) * 60 + int(second)
    return whole + float(f"0.{fraction or 0}")


def _repeat_notice(text, repeats):
    if not repeats:
        return []
    message = "captions that roll: lines are repeated in the caption below; each was read once."
    hint = "Nothing to do. What was left out is listed as metadata."
    return [Notice("VTT-REPEAT", message, hint, _line(text, repeats[0].start))]


def _empty_notice(claims):
    if any(claim.kind in ("text", "aside") for claim in claims):
        return []
    return [Notice("FILE-EMPTY", "nothing is said in this file.", "Look for the transcript in the calling program.")]
