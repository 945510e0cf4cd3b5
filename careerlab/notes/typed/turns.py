"""Who speaks from which line on: typed conversations, transcripts and pasted chats.

A form of head (`Anna: ...`, `[00:03] Anna: ...`, `Anna Nowak  0:03` on a line of its own) counts only where the whole
note bears it out, because `Pay: low` and `Lunch 12:15` look like heads too. E-mail is in `careerlab.notes.typed.mail`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from careerlab.notes import heads
from careerlab.notes.typed.stamps import WHEN, WHEN_OR_DAY, When, as_time, date_of, is_call, is_schedule, when_of
from careerlab.resources import rows


@dataclass(frozen=True, slots=True)
class Head:
    """Characters `start:end`, the front of a line, say who speaks or when; what follows them on the line is said.

    `name` is None where whoever spoke goes on, `''` where nobody is known to speak. `goes_on`: the sentence above is
    not finished.
    """

    start: int
    end: int
    name: str | None = None
    time: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Turns:
    """The heads of a note, by index of their line.

    `style` is ``typed``, ``transcript``, ``chat``, ``mail`` or ``''``; `bridges` are the blank lines amid a sentence;
    `date` is that of the first message.
    """

    style: str = ""
    heads: dict = field(default_factory=dict)
    bridges: frozenset = frozenset()
    date: str = ""
    notices: tuple = ()


@dataclass(frozen=True, slots=True)
class _Sight:
    """What could be a head: the characters `start:end` of line `index`; `bare` if no words follow on the line."""

    index: int
    start: int
    end: int
    name: str = ""
    when: When = When()
    bare: bool = False


_WORD = r"[\w.'’-]{1,31}"
_NAMED = r"(?P<name>[^\n:]{1,60}?)"
# no two spaces in a name before a time: in a line of blanks it could end at each of them
_NAMED_BEFORE = r"(?P<name>[^\s:](?:[^\s:]|\ (?!\ )){0,59}?)"
# one space stands for any white space, see `_window`; blanks are taken all at once (`*+`), or not at all
_FORMS = {
    "time name:": rf"\ *+{WHEN}\ *+(?:[-–—|•]\ *+)?{_NAMED}\ *+:(?:\ ++|\Z)",
    "name time": rf"""\ *+{_NAMED_BEFORE}(?:\ *+[,:|·•–—-]\ *+|\ ++(?:sent\ the\ following\ messages?\ )?(?:at\ ++)?)
        {WHEN}\ *+:?\ *+\Z""",
    "name time:": rf"\ *+{_NAMED_BEFORE}\ *+{WHEN}\ *+:\ ++(?=\S)",
    "time name": rf"\ *+{WHEN}(?:\ *+[-–—|•]\ *+|\ ++){_NAMED}\ *+\Z",
    "time alone": rf"\ *+{WHEN_OR_DAY}\ *+\Z",
    "time": rf"\ *+{WHEN}(?:\ *+[-–—|]\ *+|\ ++)(?=\S)",
    "name:": rf"""\ *+(?P<name>{_WORD}(?:\ {_WORD}){{0,3}})(?:\ *+\([^()\n]{{1,20}}\))?\ *+[:：]
        (?:\ ++(?=[\[(]){WHEN})?(?:\ ++|\Z)""",
}
_FORMS = {form: re.compile(pattern, re.X) for form, pattern in _FORMS.items()}
_STAMPED = ("time name:", "name time", "name time:", "time name", "name, time below")
_ALONE = ("name time", "time name", "name, time below")
_UNSEEN = {ord(c): " " for c in "\t\v\f\xa0\u1680\u202f\u205f\u3000\u200e\u200f\ufeff"}
_UNSEEN |= dict.fromkeys((*range(0x2000, 0x200C), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")
_HAS_UNSEEN = re.compile(f"[{''.join(map(chr, _UNSEEN))}]")
_EMPHASIS = re.compile(r"[ \t]*(\*{1,3}|_{1,2})(?=\S)")
_DIGIT, _STAMP = re.compile(r"\d"), re.compile(r"\d:\d|\d[./-]\d|\d \w|\w \d|day\b", re.I)
_PARTICLES = frozenset("de da di do dos du del della der den van von la le el al bin ben ibn ter y e of".split())
_ZOOM = re.compile(r"From +(.{1,60}?)(?: +to +.{1,60})?")
_NUMBERED = re.compile(r"([QA]) ?\d{1,3}\.?")
# what the program that kept a conversation says, not the people in it
_MACHINE = re.compile(
    r"""\s*(?:<[^<>]{1,80}>|(?:image|video|audio|sticker|gif|document|contact\ card)\ omitted|.{1,80}\(file\ attached\)
    |(?:this|you\ deleted\ this)\ message(?:\ was\ deleted)?\.?|missed\ (?:voice|video)\ call\b.{0,60}
    |messages\ .{0,40}end-to-end\ encrypted\b.{0,200}|view\ .{1,60}['’]s\ profile.{0,80}
    |transcribed\ by\ .{1,60}|meeting\ ended\ after\ .{1,40}|this\ editable\ transcript\ was\ .{1,140}
    |.{1,60}\ (?:started|stopped|sent\ the\ following\ messages?)\ ?(?:transcription|recording|at\ .{1,20})?)\s*""",
    re.X | re.I,
)
ASKING = frozenset("interviewer q me i host int question questioner myself self".split())
ANSWERING = frozenset("a answer interviewee guest respondent participant".split())
_WINDOW, _MAX_ALONE = 200, 120


def read_turns(text, lines, day_first=True):
    """Find the heads of a note.

    Parameters
    ----------
    text : str
    lines : iterable of (int, int, int)
        Start, end and number of each line.
    day_first : bool
        How 12/01/2026 is read where the note itself does not tell.

    Returns
    -------
    Turns
    """
    lines = list(lines)
    sights, filled = _sights(text, lines), [i for i, (a, b, _) in enumerate(lines) if text[a:b].strip()]
    if not sights:
        return Turns()
    taken, said = {}, _Said(sights, filled)
    for form in _STAMPED:
        taken |= {s.index: s for s in said.by_stamp(form) if s.index not in taken}
    typed = [] if taken else said.by_colon()
    taken |= {s.index: s for s in typed}
    alone = said.times_alone(bool(taken), bool(typed))
    if not taken:
        alone = alone or said.times_before_words()
    whens = [s.when for s in sorted((*taken.values(), *alone), key=lambda s: s.index) if s.when.clock]
    chat = any(s.when.is_wall_clock for s in taken.values()) or (bool(whens) and not typed and not is_call(whens))
    taken = {s.index: s for s in alone} | taken
    if not taken:
        return Turns()
    style = "chat" if chat else "transcript" if whens else "typed"
    return _turns(text, lines, style, taken, is_call(whens), day_first)


def _turns(text, lines, style, taken, in_call, day_first):
    found, bridges, before = _asked_by_nobody(text, lines, taken) if style == "typed" else {}, set(), ""
    for index, (start, end, _) in enumerate(lines):
        sight = taken.get(index)
        if not sight and style in ("chat", "transcript") and _is_machine(text, start, end, style == "chat"):
            found[index] = Head(start, end)
        if not sight:
            continue
        if sight.name and _MACHINE.fullmatch(text, sight.end, min(end, sight.end + 300)) and style == "chat":
            found[index] = Head(start, end, sight.name)
            continue
        name = sight.name or None
        time = as_time(sight.when.seconds) if in_call and sight.when.clock else ""
        goes_on = style == "transcript" and name in (None, before) and _unfinished(text, start)
        if goes_on:
            blank = index
            while blank and not text[slice(*lines[blank - 1][:2])].strip():
                blank -= 1
            bridges.update(range(blank, index))
        found[index] = Head(start, sight.end, name, time, goes_on)
        before = name or before
    date, notices = date_of([s.when.date for _, s in sorted(taken.items()) if s.when.date], day_first)
    return Turns(style, found, frozenset(bridges), date, tuple(notices))


def _asked_by_nobody(text, lines, taken):
    """Questions on lines of their own between the turns of people who do not ask: `And the pay?`, then `Anna: Low.`"""
    asks, alone, before, blank = defaultdict(list), [], "", False
    for index, (start, end, _) in enumerate(lines):
        words = text[max(start, end - 200) : end].strip()
        if index in taken:
            before = taken[index].name
            asks[before].append(words.endswith("?"))
        elif before and blank and words.endswith("?"):
            alone.append((index, before))
        blank = not words
    below = dict(pairwise(i for i, (a, b, _) in enumerate(lines) if text[a:b].strip()))
    alone = [(i, name) for i, name in alone if below.get(i) in taken and 3 * sum(asks[name]) < len(asks[name])]
    return {i: Head(lines[i][0], lines[i][0], "") for i, _ in alone} if len(alone) > 1 else {}


def _is_machine(text, start, end, chat):
    window = _window(text, start, end)
    if chat and (stamp := _FORMS["time"].match(window)) and when_of(stamp).date:
        return not _FORMS["time name:"].match(window)  # `12/03/2026, 14:01 - Anna joined`
    return end - start < 300 and bool(_MACHINE.fullmatch(window))


def _unfinished(text, start):
    """Whether what stands above `start` stops amid a sentence."""
    above = text[max(0, start - 200) : start].rstrip().rstrip("\"'”’)*_")
    return bool(above) and above[-1] not in ".?!…:]>"


# ---- what could be a head


def _sights(text, lines):
    """Form -> what could be a head of that form, in order."""
    found, above = defaultdict(list), None
    for index, (start, end, _) in enumerate(lines):
        window = _window(text, start, end)
        if not window.strip():
            continue
        for form in _forms_of(window, end - start):
            if match := _FORMS[form].match(window):
                found[form].append(_sight(index, start, end, match))
        timed = found["time alone"][-1:]
        if above and timed and timed[0].index == index and timed[0].when.clock and (named := _named_above(above)):
            found["name, time below"].append(named)
        above = (index, start, end, window)
    return found


def _named_above(line):
    """The line above a time as the name of who speaks from then on, None where it is none."""
    index, start, end, window = line
    name = shown_name(window) if end - start <= 60 else ""
    return _Sight(index, start, end, name) if is_name(name) else None


def _forms_of(window, size):
    """The forms that a line can have at all."""
    if _has_stamp(window):
        yield from (f for f in _STAMPED[:4] if size <= _MAX_ALONE or f not in _ALONE)
        yield from ("time alone", "time") if size <= _MAX_ALONE else ("time",)
    if ":" in window or "：" in window:
        yield "name:"


def _has_stamp(window):
    """Whether a line may hold a time or a day; first what nearly no line has, because every line is asked."""
    return bool((_DIGIT.search(window) or "day" in window.lower()) and _STAMP.search(window))


def _sight(index, start, end, match):
    name = shown_name(match.groupdict().get("name") or "")
    return _Sight(index, start, min(start + match.end(), end), name, when_of(match), match.end() >= end - start)


def _window(text, start, end):
    """The front of a line with one kind of white space, and without the emphasis around the head of a line."""
    window = text[start : min(end, start + _WINDOW)]
    if _HAS_UNSEEN.search(window):
        window = window.translate(_UNSEEN)
    sign = _EMPHASIS.match(window)
    if sign:
        close = window.find(sign[1], sign.end())
        for at in (sign.start(1), close):
            window = window if at < 0 else window[:at] + " " * len(sign[1]) + window[at + len(sign[1]) :]
    return window


def shown_name(name):
    """A name as it is to be shown: `Nowak, Anna (Guest)` is Anna Nowak, `From Anna to Everyone` is Anna."""
    zoom = _ZOOM.fullmatch(name.strip())
    words = " ".join(re.sub(r"\([^()]{0,60}\)|<[^<>]{0,80}>", " ", zoom[1] if zoom else name).split()).strip("~*_ ,;|")
    last, comma, first = words.partition(", ")
    if comma and len(last.split()) == 1 and 1 <= len(first.split()) <= 2 and not first.isupper():
        words = f"{first} {last}"
    numbered = _NUMBERED.fullmatch(words)
    return numbered[1] if numbered else words


# ---- what is one


class _Said:
    """Decides over all lines of a note which of its sights are heads."""

    def __init__(self, sights, filled):
        self.sights, self.filled = sights, len(filled)
        self.next_line = dict(pairwise(filled))
        self.lines_of = {form: {s.index for s in sights} for form, sights in self.sights.items()}

    def by_stamp(self, form):
        """Heads with a name and a time."""
        sights = [s for s in self.sights[form] if _can_speak(s.name, bool(s.when.date))]
        counts = Counter(s.name for s in sights)
        if form == "time name":
            sights = [s for s in sights if counts[s.name] > 1 or (" " in s.name and self._words_follow(s, form))]
        sure = {n for n, c in counts.items() if c > 1 or (len(n.split()) > 1 and is_name(n))}
        sights = [s for s in sights if s.name in sure or is_name(s.name) or (s.when.date and len(s.name) <= 20)]
        whens = [s.when for s in sights if s.when.clock]
        if len(sights) < 2 or not sure or (whens and is_schedule(whens)):
            return []
        if form in _ALONE and 2 * sum(self._words_follow(s, form) for s in sights) < len(sights):
            return []
        least = 0.04 if form in _ALONE else 0.1
        return sights if len(sights) >= least * self.filled else []

    def _words_follow(self, sight, form):
        below = self.next_line.get(sight.index)
        if form == "name, time below" and below is not None:
            below = self.next_line.get(below)
        return below is not None and below not in self.lines_of[form]

    def by_colon(self):
        """`Anna: ...`: names that open lines again and again, at least two of them."""
        sights = [s for s in self.sights["name:"] if _can_speak(s.name)]
        counts = Counter(s.name for s in sights)
        again = {n for n, c in counts.items() if c > 1}
        total = sum(1 + s.bare for s in sights if is_name(s.name))
        if len(counts) > 1 and again and total >= max(3, 0.6 * self.filled):
            first = next(s.index for s in sights if s.name in again)  # what stands above it says what this is
            again |= {s.name for s in sights if is_name(s.name) and s.index > first}
        if any(n.islower() for n in again):
            asked = any(n.casefold() in ASKING for n in again) and sum(counts[n] for n in again) >= 0.6 * self.filled
            again = again if asked else {n for n in again if not n.islower()}
        if len(again) < 2 or sum(counts[n] for n in again) < 0.2 * self.filled:
            return []
        return [s for s in sights if s.name in again]

    def times_alone(self, named, typed):
        """Lines that are a time and nothing else."""
        sights = self.sights["time alone"]
        clocks = [s.when for s in sights if s.when.clock]
        if named and not typed:
            return sights
        full = bool(clocks) and all(w.full for w in clocks)
        if typed:
            return (
                [s for s in sights if s.when.clock] if clocks and is_call(clocks) and (full or len(clocks) > 1) else []
            )
        many = len(clocks) >= 3 and len(sights) >= 0.3 * self.filled and not is_schedule(clocks)
        return sights if many and is_call(clocks) and clocks[0].seconds < 60 else []

    def times_before_words(self):
        """`00:00:06 words`: what was said when, by nobody named."""
        sights = [s for s in self.sights["time"] if s.when.clock and not s.when.is_wall_clock]
        whens = [s.when for s in sights]
        many = len(sights) >= 3 and len(sights) >= 0.6 * self.filled
        if not many or not is_call(whens) or whens[0].seconds >= 60 or all(w.seconds % 900 == 0 for w in whens):
            return []
        bare = [_Sight(s.index, s.start, s.end, "", s.when) for s in sights]
        return [] if all(w.seconds % 15 == 0 and not w.full for w in whens) else bare


def is_name(name):
    """Whether words look like a name: one to five, with capitals (`Anna van der Berg`, `Speaker 2`, `Q`)."""
    words = name.split()
    return 0 < len(words) <= 5 and not words[0][0].isdigit() and all(map(_is_name_word, words))


def _is_name_word(word):
    return word in _PARTICLES or not (word[0].islower() or word[0] in "'’-._" or (word[0].isdigit() and len(word) > 2))


@cache
def _labels():
    """Headings of notes, folded: `Pay` opens a line, but nobody is called so."""
    heading = {row["heading"].casefold() for row in rows("headings") if row["kind"] or row["topic"]}
    days = "monday tuesday wednesday thursday friday saturday sunday today yesterday note role todo".split()
    return heading.union(heads.KEYS, heads.MAIL_KEYS, days, ("todo", "next", "also", "tip")) - ASKING - ANSWERING


def _can_speak(name, dated=False):
    """Whether words may be a name at all; beside a date people are called as they call themselves."""
    words = name.split()
    initials = name.isupper() and name.casefold() in heads.MAIL_KEYS  # `TO: ...`
    if not words or (name.casefold() in _labels() and not initials):
        return False
    return is_name(name) or (len(words) <= 4 if dated else len(words) == 1 and name[0].isalpha())
