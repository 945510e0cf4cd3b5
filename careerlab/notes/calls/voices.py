"""Who speaks in captions, and the cues of one turn joined: sentences do not end where captions do.

A speaker is named by a tag (`<v Anna>`), or in front of the words: `Anna: ...`, `[Anna] ...`, `>> ANNA: ...`. What
looks like a name is one only if the whole file uses it so.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from careerlab.notes.calls.cues import cut_row, row_text
from careerlab.notes.model import Block, Span
from careerlab.notes.typed.inline import merged

PAUSE, SHORT_PAUSE = 3.0, 0.7  # seconds
MAX_TURN, LONG_SENTENCE, LONG_PHRASE = 6000, 1500, 180  # characters
_LABEL = re.compile(
    r"""(?P<sign>[ \t]*(?:(?:>|&gt;){2,3}|[-–—](?![-–—0-9>]))[ \t]*)?
        (?:[ \t]*(?:
          (?:\[(?P<square>[^\[\]]{1,60})\]|\((?P<round>[^()]{1,60})\))[ \t]{0,2}:?(?:\s+|\Z)
        | (?P<plain>[^\W_][^:：<>\[\]]{0,60})(?::(?:\s+|\Z)|：\s*)
        ))?""",
    re.X,
)
_SOUND = re.compile(r"\[([^\[\]]{1,60})\]|\(([^()]{1,60})\)|\*([^*]{1,30})\*|[♪♫][^♪♫]*[♪♫]?")
_SOUND_SIGN = re.compile(r"[\[(*♪♫]")
_SOUNDS = frozenset(
    """music musical applause laughter laughs laugh laughing chuckle chuckles chuckling sigh sighs sighing cough coughs
    coughing noise silence silent pause beep beeping bleep ringing rings typing cheering cheers clapping clap gasps
    sniffs sniffles throat groans static foreign blank_audio blank audio jingle theme singing whispering barking barks
    knocking crying sneezes yawns giggles giggling snorts voices playback
    conversation interposing speaking""".split()
)
_NO_NAME = frozenset(
    """a an the my our your his her its their this that these those i we you he she it they so and but or because if
    when while then well now ok okay yes no yeah oh um uh hmm note notes remember also plus first second third last
    next one two three four five six seven eight nine ten question answer example tip tips warning fact advice reason
    problem solution result results summary conclusion update step steps part chapter episode today tomorrow yesterday
    pros cons pro con role likes dislikes skills tools pay hours money salary title topic goal goals idea point thing
    things what why how who where which is are was were do does did not only just more most best worst in on at to for
    of with from by as key main good bad great like meaning basically honestly actually spoiler translation subtitles
    subtitle captions caption transcript recording kind language here there todo bonus rule lesson
    crosstalk unintelligible inaudible indistinct""".split()
)
_PARTICLES = frozenset("de da di du del der den van von la le el al bin ibn y e of the dos das ter ten af av".split())
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*\Z")
_DASHES = ("-", "–", "—")
_STOP = re.compile(r"[.!?…](?=\s|\Z)")


def turns(text, cues):
    """Join cues into turns.

    Parameters
    ----------
    text : str
    cues : list of Cue
        Without tags and repetitions.

    Returns
    -------
    blocks : list of Block
        One paragraph a turn, or several where the speaker paused.
    times : list of (int, str)
        From which offset on which time of the call holds.
    claims : list of Span
        The labels and signs that name speakers, and the sounds.
    """
    rows = [[_row_of(text, row) for row in cue.rows if row] for cue in cues]
    names = speakers(rows)
    said = sum(len(row.plain) for cue in rows for row in cue)
    turn = _Turn(text, punctuated=len(_STOP.findall(text)) * 400 >= said)
    times, claims = [], []
    for cue, lines in zip(cues, rows, strict=True):
        runs = _speech(text, cue, lines, names, claims)
        turn.hear(cue, runs)
        if runs and cue.start is not None:
            times.append((runs[0][0], _clock(cue.start)))
    turn.end()
    return turn.blocks, times, claims


def _clock(seconds):
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"


# ---- names


class Row(NamedTuple):
    """One line of a cue: its words, where they stand, and what stands in front of them.

    `name` is what may be a speaker (up to `end`), `sign` a sign that somebody else speaks (up to `sign_end`).
    """

    plain: str
    pieces: tuple
    name: str = ""
    end: int = 0
    sign: str = ""
    sign_end: int = 0


def _row_of(text, pieces):
    plain = row_text(text, pieces)
    m = _LABEL.match(plain)
    if not m.end():
        return Row(plain, pieces)
    name = " ".join((m["square"] or m["round"] or m["plain"] or "").split())
    if not m["plain"] and _is_sound(name):
        name = ""
    return Row(plain, pieces, name, m.end(), (m["sign"] or "").strip(), max(m.end("sign"), 0))


class Speakers(NamedTuple):
    """Names that are written in front of what was said; `within` finds them after a sentence in the same line.

    `dashes` tells that a dash in front of a line begins a turn.
    """

    names: frozenset
    within: re.Pattern | None
    dashes: bool


def speakers(cues):
    """Tell who is named as a speaker: it takes the whole file to know.

    Parameters
    ----------
    cues : list of list of Row

    Returns
    -------
    Speakers
    """
    opening, after_stop, signed, dashes, before = Counter(), Counter(), set(), 0, "."
    for rows in cues:
        for number, row in enumerate(rows):
            dashes += row.sign in _DASHES
            if row.name:
                opening[row.name] += not number
                after_stop[row.name] += bool(_SENTENCE_END.search(before[-12:]))
                signed |= {row.name} if row.sign and row.sign not in _DASHES else set()
            before = row.plain
    worded = [rows for rows in cues if rows]
    everywhere = sum(opening.values()) >= 0.8 * len(worded)
    likely = {n for n in opening if is_name(n) and (everywhere or n in signed or after_stop[n] or opening[n] > 1)}
    if everywhere:  # then a name may be written in any way
        often = (n for n, count in opening.items() if count > 1 and len(n.split()) < 7)
        likely |= {n for n in often if n.casefold() not in _NO_NAME}
    told = everywhere or signed & likely or worded[0][0].name in likely
    names = likely if told or sum(after_stop[n] > 1 for n in likely) > 1 else set()
    common = sorted(names, key=lambda n: (-opening[n], n))[:100]
    within = re.compile(rf"(?<=[.!?…] )({'|'.join(map(re.escape, common))})[:：](?:\s+|\Z)") if common else None
    return Speakers(frozenset(names), within, dashes > 1 and not names)


def is_name(words):
    """Whether words look like the name of somebody: up to four, with capitals, no word of a sentence among them."""
    parts = re.sub(r"\([^()]{0,60}\)", " ", words).split()
    if not parts or len(parts) > 4 or {p.casefold() for p in (parts[0], parts[-1]) if len(p) > 1} & _NO_NAME:
        return False
    return _is_capital(parts[0]) and all(_is_capital(p) or p in _PARTICLES or p.isdecimal() for p in parts[1:])


def _is_capital(word):
    stops = sum(c in '.!?;,"' for c in word)
    return (
        not word[0].islower()
        and word[0].isalpha()
        and (not stops or (stops == 1 and word[-1] == "." and len(word) < 4))
    )


def _is_sound(words):
    parts = re.findall(r"\w+", words.casefold())
    return 0 < len(parts) < 6 and bool(_SOUNDS.intersection(parts))


# ---- rows


def _speech(text, cue, rows, speakers, claims):
    """The stretches of a cue that were said; labels, signs and sounds go to `claims`, turns to the cue."""
    runs = []
    two = len(rows) > 1 and sum(row.sign in _DASHES for row in rows) > 1  # two speakers in one cue
    for row in rows:
        cuts = [*_labels(row, cue, speakers, two), *_sounds(row.plain)]
        kept, cut = cut_row(row.pieces, merged(cuts)) if cuts else (row.pieces, ())
        claims += [Span(a, b, "metadata") for a, b in cut]
        for a, b in kept:
            words = text[a:b]
            a, b = a + len(words) - len(words.lstrip()), b - len(words) + len(words.rstrip())
            if a < b:
                runs.append((a, b))
    return runs


def _labels(row, cue, speakers, two):
    """Stretches of a row that name who speaks, or sign that somebody else does."""
    cuts, named = [], row.name in speakers.names
    if named or row.sign:
        end = row.end if named else row.sign_end
        cuts.append((0, end))
        if named or row.sign not in _DASHES or speakers.dashes or two:
            cue.turns.append((_offset(row.pieces, end), row.name if named else ""))
    if speakers.within and (":" in row.plain or "：" in row.plain):
        for found in speakers.within.finditer(row.plain, cuts[0][1] if cuts else 0):
            cuts.append(found.span())
            cue.turns.append((_offset(row.pieces, found.end()), found[1]))
    return cuts


def _offset(row, at):
    """Where in the text a place in the row's words is."""
    for a, b in row:
        if at <= b - a:
            return a + at
        at -= b - a
    return row[-1][1]


def _sounds(plain):
    if not _SOUND_SIGN.search(plain):
        return []
    found = _SOUND.finditer(plain)
    return [m.span() for m in found if m[0][0] in "♪♫" or _is_sound(m[1] or m[2] or m[3])]


# ---- turns


class _Turn:
    """Collects what one speaker says until somebody else does, or a pause parts it."""

    def __init__(self, text, punctuated):
        self.text, self.punctuated = text, punctuated
        self.blocks, self.runs, self.speaker = [], [], ""
        self.size, self.open, self.heard_until = 0, 0, None  # `open`: characters since a sentence ended

    def hear(self, cue, runs):
        """Add the words of one cue, and begin a turn where the cue says so."""
        if self.runs and runs and self._parts(cue):
            self.end()
        changes = sorted(cue.turns, reverse=True)
        for a, b in runs:
            while changes and changes[-1][0] <= a:
                self._begin(changes.pop())
            self._add(a, b)
        for change in reversed(changes):
            self._begin(change)
        if runs:
            self.heard_until = cue.end if cue.end is not None else cue.start

    def _begin(self, change):
        """A turn of somebody without a name may be anybody's."""
        if not change[1] or change[1] != self.speaker:
            self.end()
        self.speaker = change[1]

    def _parts(self, cue):
        """Whether what follows is a paragraph of its own."""
        if self.heard_until is None and cue.start is not None:  # text above the first cue
            return True
        pause = cue.start - self.heard_until if cue.start is not None else 0.0
        if not self.open:
            end = self.runs[-1][1]
            asked = "?" in self.text[end - 3 : end]
            return pause >= PAUSE or self.size > MAX_TURN or (asked and not self.speaker)
        if self.punctuated:
            return self.open > LONG_SENTENCE
        return self.open > LONG_PHRASE or pause >= SHORT_PAUSE

    def _add(self, a, b):
        self.size += b - a
        stop = max(self.text.rfind(". ", a, b), self.text.rfind("? ", a, b), self.text.rfind("! ", a, b))
        self.open = b - stop if stop >= 0 else self.open + b - a
        if _SENTENCE_END.search(self.text, max(a, b - 8), b):
            self.open = 0
        if self.runs and self.text[self.runs[-1][1] : a].isspace():
            a = self.runs.pop()[0]
        self.runs.append((a, b))

    def end(self):
        """Close the paragraph."""
        if self.runs:
            self.blocks.append(Block("paragraph", tuple(self.runs), speaker=self.speaker))
        self.runs, self.size, self.open = [], 0, 0
