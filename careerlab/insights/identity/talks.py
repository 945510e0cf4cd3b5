"""Which files are of one talk: a transcript and notes of it, and copies of a file."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import chain, combinations

from careerlab.insights.identity.merging import joined
from careerlab.insights.identity.pages import beside_questions, says_something
from careerlab.notes.model import Notice, filled

_WHO_AND_WHEN = ("person", "role", "organisation", "path", "date", "introduced_by")
ENOUGH_WORDS = 30  # fewer may be the same in two talks by chance
NEARLY = 0.7  # share of its words that a changed copy has in common
_MOST_WITH_BLOCK = 4  # a paragraph that more files have is a form to fill in
_MOST_NAMED = 3
_COPY_NAME = re.compile(r"\(\d{1,2}\)|\bcop(?:y|ie)|conflict|duplicate| \d{1,2}(?:\.\w{1,5})?\Z", re.I)


def settle_talks(notes):
    """Give all files of one talk the same `talk`, the first of their sources, and let them share who and when.

    One talk are copies of a file, and files with one person and one date. A transcript and notes of which one has no
    date are one talk if no other talk with that person can be meant; otherwise that is asked.

    Parameters
    ----------
    notes : iterable of Note
        With people settled.

    Returns
    -------
    list of Note
        In the order given; a note that holds no talk has no `talk`.
    """
    notes = list(notes)
    places = sorted(
        (i for i, n in enumerate(notes) if says_something(n)), key=lambda i: (notes[i].source, notes[i].text)
    )
    talks, copies = _without_copies([notes[i] for i in places])
    links, asked = _same_talks(talks, joined([*((i, i) for i in range(len(talks))), *copies]))
    for i, note in enumerate(_sharing(talks, joined([*((i, i) for i in range(len(talks))), *copies, *links]))):
        notes[places[i]] = _with(note, asked[i]) if i in asked else note
    return notes


def is_transcript(note):
    """Whether a note is what was said word for word: it has times, or turns."""
    turns = sum(bool(block.speaker) for block in note.blocks)
    return bool(note.times) or (turns > 3 and turns > len(note.blocks) / 2)


# ---- copies


def _without_copies(talks):
    """The talks, copies with one person and date, and pairs of places that are copies."""
    talks, links = [replace(note, copy_of="") if note.copy_of else note for note in talks], []
    words = [[_words(note, block) for block in beside_questions(note)] for note in talks]
    for group in _same_words(talks, words):
        first, *others = sorted(group, key=lambda i: (_is_called_copy(talks[i]), i))
        said = {f: next(filter(None, (getattr(talks[i], f) for i in (first, *others))), "") for f in _WHO_AND_WHEN}
        for i in group:  # the same words were not said by two people, nor on two days
            talks[i] = replace(filled(talks[i], said), person=said["person"], date=said["date"])
        for i in others:
            links.append((first, i))
            notice = _copy_notice(talks[first].source, "the same")
            talks[i] = replace(_with(talks[i], notice), copy_of=talks[first].source)
    for pair, is_one in _near_copies(talks, links, sorted(_nearly_same_words(words))):
        first, other = sorted(pair, key=lambda i: (_is_called_copy(talks[i]), i))
        talks[other] = _with(talks[other], _copy_notice(talks[first].source, "nearly the same", is_one))
        links += [pair] if is_one else []
    return talks, links


def _near_copies(talks, links, pairs):
    """Pairs of places that are nearly copies, and whether they are one talk: not if that makes one of two people."""
    group = {i: [i] for i in range(len(talks))}
    for a, b in links:
        _unite(group, a, b)
    for a, b in pairs:
        if group[a] is not group[b]:
            is_one = len({talks[i].person for i in group[a] + group[b]} - {""}) < 2
            yield (a, b), is_one
            _unite(group, a, b) if is_one else None


def _unite(group, a, b):
    small, large = sorted((group[a], group[b]), key=len)
    if small is not large:
        large += small
        group |= dict.fromkeys(small, large)


def _is_called_copy(note):
    return bool(_COPY_NAME.search(note.source.rpartition("/")[2]))


def _copy_notice(source, how, is_one=True):
    so = "they count as one talk" if is_one else "but another person"
    so = "they count once" if how == "the same" else so
    return Notice("COPY", f"this file has {how} words as {source}; {so}.", "Delete the one that you don't need.")


def _words(note, block):
    return " ".join(note.text[a:b] for a, b in block.runs).casefold().split()


def _same_words(talks, words):
    """Groups of places with the same words; a few words are the same only with the same head and person."""
    found = defaultdict(list)
    for i, blocks in enumerate(words):
        said = list(chain.from_iterable(blocks))
        few = len(said) < ENOUGH_WORDS
        found[" ".join(talks[i].text.split() if few else said), talks[i].person if few else None].append(i)
    return [group for group in found.values() if len(group) > 1]


def _nearly_same_words(words):
    """Pairs that share most of their longer paragraphs, as two versions of a file do."""
    having, sizes = defaultdict(set), [sum(map(len, blocks)) for blocks in words]
    for i, blocks in enumerate(words):
        for block in blocks:
            if len(block) > 5:
                having[" ".join(block)].add(i)
    shared = defaultdict(int)
    for block, places in having.items():
        for pair in combinations(sorted(places), 2) if len(places) <= _MOST_WITH_BLOCK else ():
            shared[pair] += block.count(" ") + 1
    return {(a, b) for (a, b), n in shared.items() if n >= max(ENOUGH_WORDS, NEARLY * max(sizes[a], sizes[b]))}


# ---- a transcript and notes


def _same_talks(talks, copy_of):
    """Pairs of places of one talk, and questions by place."""
    held = defaultdict(lambda: defaultdict(list))  # person -> date, or the place of an undated file -> places
    for i, note in enumerate(talks):
        if note.person:
            held[note.person][note.date or copy_of[i]].append(i)
    links, asked = [], {}
    for files in held.values():
        links += [(group[0], i) for group in files.values() for i in group]
        for key, others in _could_belong_to(talks, files):
            if len(others) == 1:
                links.append((files[key][0], files[others[0]][0]))
            else:
                asked[files[key][0]] = _talk_notice(talks, [files[other][0] for other in others])
    return links, asked | _nameless(talks)


def _could_belong_to(talks, files):
    """(undated file, talks it can be of): those with the same person of which only the other form is there.

    One talk alone if no other can be meant: nor can another undated file be of that one.
    """
    alone = {True: [], False: []}
    for key, group in files.items():
        forms = {is_transcript(talks[i]) for i in group}
        if len(forms) == 1:
            alone[forms.pop()].append(key)
    for form, mine in alone.items():
        undated = [key for key in mine if not isinstance(key, str)]
        others = alone[not form]
        rivals = mine if others and not isinstance(others[0], str) else undated
        for key in undated if others else ():
            yield (
                key,
                others if len(others) > 1 or len(rivals) == 1 else [*others, *(k for k in rivals[:2] if k != key)],
            )


def _nameless(talks):
    """Questions about transcripts without a person on a day of which there are notes, or the other way round."""
    days = defaultdict(list)
    for i, note in enumerate(talks):
        if note.date:
            days[note.date].append(i)
    asked = {}
    for places in days.values():
        named = {
            form: [i for i in places if talks[i].person and is_transcript(talks[i]) == form] for form in (True, False)
        }
        for i in places:
            if not talks[i].person and (others := named[not is_transcript(talks[i])]):
                asked[i] = _talk_notice(talks, others)
    return asked


def _talk_notice(talks, places):
    files = [talks[i].source for i in places]
    more = f" or {len(files) - _MOST_NAMED} more" if len(files) > _MOST_NAMED else ""
    message = f"this may be of the same talk as {' or '.join(files[:_MOST_NAMED])}{more}; it counts as one of its own."
    return Notice("TALK-ALIKE", message, "If it is, give both files the same person and date; if not, another date.")


# ---- what the files of a talk share


def _sharing(talks, talk_of):
    """The talks with their `talk`, and with what another file of the same talk says of who and when."""
    said, named = defaultdict(dict), {}
    for i, note in enumerate(talks):
        if not note.copy_of:
            named.setdefault(talk_of[i], note.source)
        for field in _WHO_AND_WHEN:
            if value := getattr(note, field):
                said[talk_of[i]].setdefault(field, value)
    return [replace(filled(n, said[talk_of[i]]), talk=named[talk_of[i]]) for i, n in enumerate(talks)]


def _with(note, notice):
    return note if any(n.code == notice.code for n in note.notices) else replace(note, notices=(*note.notices, notice))
