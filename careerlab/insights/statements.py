"""Blocks of a note -> statements: one sentence of prose, one bullet, or one spoken sentence, each in its place.

A statement knows the heading above it, the question it answers, whose turn it is and where it stands, because a
reader needs them too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice, pairwise

from careerlab.insights.asking import SHORT, asks_back, asks_to_tell, is_question
from careerlab.insights.fillers import filler
from careerlab.insights.phrases import words_of
from careerlab.insights.sentences import CLOSERS, ends_around_questions
from careerlab.insights.structure import heading_cue, split_label
from careerlab.notes.model import Span, check_cover, line_starts, readable, trim
from careerlab.notes.planned import asks, is_planned
from careerlab.notes.roles import roles

# no talk has half as many sentences; what is beyond is kept in pieces as long as the longest sentence
MAX_SENTENCE, MAX_SENTENCES = 20_000, 10_000
LABELLED = 2_000  # characters of a statement that say what it is


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of one statement and its surroundings.

    `runs` are its own characters in `note.text`, `words` its folded words, read once because everything after looks
    phrases up in them. `speaks` says whose the `turn` is: ``asker``, ``source``, ``other``, or ``''`` where that is not
    known. The words of an asker answer no question and stand under no heading. `planned` are the words of the planned
    question that is answered, its signature at the end.
    """

    text: str
    runs: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    line: int
    block: str
    mark: str = ""
    label: str = ""
    tags: tuple[str, ...] = ()
    section: str = ""
    question: str = ""
    turn: str = ""
    speaks: str = ""
    position: int = 0
    signs: bool = False
    loose: bool = False
    previous: str = ""
    planned: str = ""

    @property
    def above(self):
        """What it stands under or answers."""
        return self.question or self.label or self.section


def statements(note):
    """Split a note into statements.

    Returns
    -------
    found : list of Statement
        In the order of the note.
    spans : tuple of Span
        The note's own spans with ``text`` divided into ``statement``, ``question``, ``heading`` and, in speech,
        ``filler``; they cover the text, which is asserted here for every note (promise P1).
    """
    starts, speaks = line_starts(note.text), _speakers(note)
    signed = _lists_with_both_signs(note.blocks)
    place, found, divided = _Place(), [], []
    for at, block in enumerate(note.blocks):
        if len(found) >= MAX_SENTENCES:
            for runs in _large_pieces(note.blocks[at:]):
                words = _words(note.text, runs)
                divided += [Span(a, b, "statement") for a, b in runs]
                line = bisect_right(starts, runs[0][0])
                found.append(Statement(words, tuple(runs), words_of(words[:LABELLED]), line, "paragraph"))
            break
        if block.kind == "heading":
            place.enter_heading(block, _words(note.text, block.runs))
            continue
        place.leave_table(block)
        whose = speaks.get(block.speaker, "")
        room = max(MAX_SENTENCES - len(found), 0)
        pieces = list(_pieces(note.text, block, whose, bool(note.times), room))
        fillers = _fillers(note, block, pieces)
        ends = [number for number, empty in enumerate(fillers) if not empty]
        for number, (runs, role) in enumerate(pieces):
            if role == "heading" and len(pieces) == 1:
                last = _heads_nothing(note, at)
                role = "statement" if place.is_answered_by(_words(note.text, runs), block, last) else role
            if fillers[number] and not (fillers[number] == "answer" and place.awaits_answer(block)):
                role = "filler"
            divided += [Span(a, b, role) for a, b in runs]
            words = _words(note.text, runs)
            if role == "question":
                at_end = number in (*ends[:1], *ends[-1:])
                asked = whose or _is_answered(at_end, len(pieces), block, place)
                if is_planned(words) or (place.takes(words, whose) and asked):
                    place.ask(words, block)
            elif role == "filler":
                continue
            elif role == "heading":
                place.enter_label(words, block, alone=len(pieces) == 1)
            else:
                line = bisect_right(starts, runs[0][0])
                found.append(
                    Statement(
                        words,
                        tuple(runs),
                        words_of(words[:LABELLED]),
                        line,
                        block.kind,
                        block.mark,
                        label=place.label or block.label,
                        tags=block.tags,
                        section=place.section(block) if whose != "asker" else "",
                        question=place.question if whose != "asker" else "",
                        turn=block.speaker,
                        speaks=whose,
                        position=place.position,
                        signs=block.list_id in signed and block.kind == "bullet" and block.mark in "+-",
                        loose=place.after_list(block) or (bool(place.label) and block.kind == "paragraph"),
                        previous=place.previous,
                        planned=place.planned(place.label or block.label) if whose != "asker" else "",
                    )
                )
                place.step(words, whose)
        place.label = ""
    return found, _divide(note, divided)


def _heads_nothing(note, at):
    """Whether nothing stands below a block, or the next question."""
    if at + 1 == len(note.blocks) or note.blocks[at + 1].kind == "heading":
        return True
    return asks(_words(note.text, note.blocks[at + 1].runs))


def _large_pieces(blocks):
    """The runs of blocks as lists, each of about as many characters as the longest sentence may have."""
    piece, size = [], 0
    for a, b in (run for block in blocks if block.kind != "heading" for run in block.runs):
        if piece and size + b - a > MAX_SENTENCE:
            yield piece
            piece, size = [], 0
        piece.append((a, b))
        size += b - a
    if piece:
        yield piece


def _speakers(note):
    """Who asks, who answers and who else speaks in a note with turns, where that is known."""
    names = {block.speaker for block in note.blocks if block.speaker}
    found = roles(note.blocks, note.text, note.person, note.explorer) if names else None
    if not found or not found.askers + found.sources:
        return {}
    return {n: "asker" if n in found.askers else "source" if n in found.sources else "other" for n in names}


def _fillers(note, block, pieces):
    """What `filler` says of each piece of a block that was spoken."""
    if not (note.times or block.speaker):
        return [""] * len(pieces)
    return [filler(_words(note.text, runs)) for runs, _ in pieces]


def _is_answered(at_end, pieces, block, place):
    """A question amid a paragraph is rhetorical; so is one in an answer where the questions asked stand in headings."""
    alone = pieces == 1 or block.kind != "paragraph" or bool(block.speaker)
    return at_end and (alone or not place.asked_in_headings)


def _words(text, runs):
    words = text[runs[0][0] : runs[0][1]]
    for (_, end), (start, stop) in pairwise(runs):
        apart = any(c.isspace() for c in text[end:start])
        words += " " + text[start:stop] if apart else text[start:stop]
    return readable(words)


class _Place:
    """Where in the note we are: the headings above, the question being answered, how far into the answer."""

    def __init__(self):
        self.headings, self.labels, self.question, self.question_depth, self.asked_by = {}, {}, "", 0, ""
        self.position, self.previous, self.label, self.form = 0, "", "", ""
        self.asked_in_headings, self.asked_in_table, self.beside = False, False, 0

    def enter_heading(self, block, words):
        if block.depth == 9:  # the head row of a table says what its columns hold, not what follows the table
            return
        self.headings = {depth: h for depth, h in self.headings.items() if depth < block.depth}
        self.labels, self.position, self.previous, self.form = {}, 0, "", ""
        if words.endswith("?") or asks_to_tell(words) or is_planned(words):
            self.question, self.question_depth, self.asked_in_headings = words, 0, True
        else:
            self.question = ""
        self.headings[block.depth] = words.rstrip(": ")

    def enter_label(self, words, block, alone):
        """A label heads the bullets below its own; one that is `alone` in a flat list heads those beside it, too."""
        reach = block.depth - 0.5 if alone else block.depth
        self.labels = {depth: h for depth, h in self.labels.items() if depth < reach}
        self.position, self.label = 0, words.rstrip(":. ")
        self.beside = block.depth if alone else 0
        if block.depth:
            self.labels[block.depth] = self.label

    def ask(self, words, block):
        self.question, self.question_depth, self.position = words, block.depth, 0
        self.asked_by, self.asked_in_table = block.speaker, block.kind == "cell"

    def takes(self, words, whose):
        """Whether a question replaces the one in force: one by who came to ask, unless it only asks back."""
        return whose in ("asker", "") and not (whose and self.question and asks_back(words, self.previous))

    def leave_table(self, block):
        """What a table asks is answered in its cells."""
        if self.asked_in_table and block.kind != "cell":
            self.question, self.asked_in_table = "", False

    def planned(self, label):
        """The planned question that is answered: the one asked last, or without one that of the label or headings."""
        above = (label, *(self.headings[depth] for depth in sorted(self.headings, reverse=True)))
        return next(filter(is_planned, [self.question] if self.question else above), "")

    def awaits_answer(self, block):
        """Whether a question has just been asked, and not by who speaks now."""
        return bool(self.question) and not self.position and (self.asked_by != block.speaker or not block.speaker)

    def section(self, block):
        """The nearest label of a bullet above this one, else the lowest heading."""
        if self.position == 0 and block.depth == self.beside and block.depth in self.labels:
            self.labels[block.depth - 0.5] = self.labels.pop(block.depth)
        above = [h for depth, h in self.labels.items() if depth < block.depth]
        return above[-1] if above else self.headings[max(self.headings)] if self.headings else ""

    def is_answered_by(self, words, block, last):
        """Whether a line that could be a heading answers the one above: `hours` below `PROS` is what is good.

        So does the `last` line below a question: it heads nothing.
        """
        here, above = heading_cue(words), heading_cue(self.section(block))
        answers = (above and above.kinds) or (last and self.awaits_answer(block))
        return bool(here and answers and not here.kinds and not words.endswith(":"))

    def after_list(self, block):
        """Whether a heading's list has ended above this block: what stands there may belong to it no longer."""
        self.form = self.form or block.kind
        return self.form == "bullet" and block.kind != "bullet"

    def step(self, words, whose):
        """Count what was said since the question; what the asker adds to it is none of the answer."""
        self.position += whose != "asker" or self.position > 0
        self.previous = words


def _lists_with_both_signs(blocks):
    """Lists in which `+` and `-` both stand at the same depth: there the sign is the meaning."""
    signs = {}
    for block in blocks:
        if block.kind == "bullet" and block.mark in ("+", "-"):
            signs.setdefault(block.list_id, set()).add(block.mark)
    return {key for key, marks in signs.items() if len(marks) == 2}


# ---- parts of a block

# "What keeps her." opens a paragraph as a heading would; "What I like is the team." is a statement
_OPENING = 80  # characters within which a first sentence that is a heading ends, and the next one begins
_HALF_QUESTION = re.compile(r"(?:What|How|Why)\b(?!.*\b(?:is|are|was|were|isn't|wasn't|a|an)\b)[^.;:]{3,60}\.")


def _pieces(text, block, whose, spoken, room):
    """(runs, role) of each statement, question or label in a block; nobody speaks in headings."""
    whole, offsets = _joined(text, block.runs)
    no_label = spoken or block.label or block.kind == "field"
    ends = ends_around_questions(whole, block.kind == "bullet")
    label = 0 if no_label else split_label(whole) or _opening_label(whole, ends, block)
    if label:
        yield _slice(text, offsets, 0, label), "heading"
    in_column = bool(_ASKING_COLUMN.search(block.label)) and _asks_at_last(whole, block)
    one = in_column or _only_asks(whole, ends, block)
    cuts = [] if one else _cuts(whole, ends, label, block, room)
    for a, b in pairwise([label, *cuts, len(whole)]):
        runs = _slice(text, offsets, a, b)
        if not runs:
            continue
        words = whole[a:b].rstrip(" \n\r\t*_\"')”’")
        alone = a == label and b == len(whole)
        if block.speaker == "Q" or in_column or is_planned(whole[a:b]) or _is_asked(words, whose, alone, block):
            yield runs, "question"
        elif not spoken and alone and _is_label(words, block, bool(label or block.label)):
            yield runs, "heading"
        else:
            yield runs, "statement"


def _is_asked(words, whose, alone, block):
    """Whether a piece is a question: it ends in the mark, or is an order to tell in a line of its own."""
    if words.endswith("?"):
        return _asks(words, whose, alone)
    return alone and whose in ("", "asker") and block.kind in ("paragraph", "line") and asks_to_tell(words)


def _asks(words, whose, alone):
    """Whether what ends in a question mark is a question; one of the source's is a statement if it says something."""
    if whose == "asker":
        return True
    return is_question(words, alone) and (not whose or len(words.split()) <= SHORT)


_ASKING_COLUMN = re.compile(r"\b(?:ask|asked|asking|questions?|q)\b", re.I)


def _asks_at_last(whole, block):
    """Whether a cell ends in a question, which makes it one question in a column of them."""
    return block.kind == "cell" and _ends_asking(whole)


def _only_asks(whole, ends, block):
    """Whether a cell holds nothing but questions ("Degree? Certificate?"): they are answered together."""
    return _asks_at_last(whole, block) and all(_ends_asking(whole[:end]) for end in ends)


def _opening_label(whole, ends, block):
    """Length of a first sentence that is a heading ("Money. 52, which is less than ..."), 0 if there is none."""
    first = ends[0] if ends else 0
    if block.kind != "paragraph" or not whole[first:_OPENING].strip():
        return 0
    if not first or whole[first - 1] != "." or len(whole[:first].split()) > 10:
        return 0
    if _HALF_QUESTION.fullmatch(whole[:first].strip()):
        return first
    cue = heading_cue(whole[:first]) if len(whole[:first].split()) <= 5 else None
    return first if cue and (cue.kinds or cue.topics) and cue.kinds[:1] != ("other",) else 0


def _is_label(words, block, labelled):
    """A bullet that ends in a colon, or a short line that is a known heading, names what follows it."""
    if words.endswith(":") and len(words) <= 80:
        return True
    if labelled:  # `Pros: pay` says all it has to say
        return False
    cue = heading_cue(words) if block.kind in ("line", "paragraph") and len(words) <= 40 else None
    return bool(cue) and len(words.split()) <= 5 and words[-1:] not in ".!,;"


def _cuts(whole, ends, start, block, room):
    cuts = [e for e in ends if e > start]
    if block.kind in ("bullet", "line", "cell", "field"):
        cuts = _keep_fragments(whole, start, cuts)
    return _no_longer_than(whole, start, cuts[:room])


def _keep_fragments(whole, start, cuts):
    """Fragments in a bullet stay together; full sentences part."""
    kept, at, words = [], start, 0
    for cut, until in pairwise([*cuts, len(whole)]):
        here, after = whole[at:cut], whole[cut:until]
        words += len(here.split())
        asks = _ends_asking(here) or _ends_asking(after)
        if asks or min(words, len(after.split())) >= 3:
            kept.append(cut)
            words = 0
        at = cut
    return kept


def _ends_asking(words):
    return words.rstrip(CLOSERS + " ").endswith("?") or is_planned(words)


def _no_longer_than(whole, start, cuts):
    """A `sentence` of more than 20,000 characters is cut at white space, so that no single row is a book."""
    out, begin = [], start
    for cut in [*cuts, len(whole)]:
        while cut - begin > MAX_SENTENCE:
            begin = max(whole.rfind(" ", begin + 1, begin + MAX_SENTENCE) + 1, 0) or begin + MAX_SENTENCE
            out.append(begin)
        if cut < len(whole):
            out.append(cut)
        begin = cut
    return out


def _joined(text, runs):
    """The words of a block as one string, with the offset in the note of each stretch."""
    if len(runs) == 1:
        a, b = runs[0]
        return text[a:b], [(0, a, b)]
    parts, offsets, at = [], [], 0
    for i, (a, b) in enumerate(runs):
        if i and any(c.isspace() for c in text[runs[i - 1][1] : a]):
            parts.append(" ")
            at += 1
        offsets.append((at, a, b))
        parts.append(text[a:b])
        at += b - a
    return "".join(parts), offsets


def _slice(text, offsets, start, end):
    """Runs of the note that lie at `start:end` of the joined words, without white space at their ends."""
    runs = []
    first = bisect_right(offsets, start, key=lambda run: run[0]) - 1 if len(offsets) > 1 else 0
    for at, a, b in islice(offsets, first, None):
        if at >= end:
            break
        lo, hi = trim(text, a + max(start - at, 0), a + min(end - at, b - a))
        if lo < hi:
            runs.append((lo, hi))
    return runs


def _divide(note, divided):
    """The note's spans with each `text` span replaced by what its statements and questions say of it.

    Checked to cover the text.
    """
    divided.sort(key=lambda s: s.start)
    spans, k = [], 0
    for span in note.spans:
        if span.kind != "text":
            spans.append(span)
            continue
        at = span.start
        while k < len(divided) and divided[k].start < span.end:
            spans += _white(note, at, divided[k].start)
            spans.append(divided[k])
            at = divided[k].end
            k += 1
        spans += _white(note, at, span.end)
    check_cover(spans, note.text, note.source)
    return tuple(spans)


def _white(note, start, end):
    """What lies between two statements may be white space, nothing else."""
    if start == end:
        return []
    assert start < end and not note.text[start:end].strip(), (
        f"{note.source}: characters {start}-{end} belong to no statement"
    )
    return [Span(start, end, "space")]
