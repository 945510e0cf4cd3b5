"""Splits and merges: they come before all labels, in rounds, because a part can be split again."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from careerlab.errors import CorrectionError
from careerlab.insights.corrections.anchors import ALIKE, BESIDE, Anchor, anchor_of, find_same, fold, similarity
from careerlab.insights.corrections.parts import merged_row, part_rows, parts_of, read_parts, runs_finder

_TAKEN = "Another correction has split or merged this statement: decide again."
_CHANGED = "The statement reads otherwise now and cannot be split as it was: decide again."
_OTHER_AFTER = "Another statement stands after it now, so nothing was merged: decide again."


def restructure(draft, decisions, find, notes, told):
    """Split and merge the statements of a draft; `told` receives (outcome, place, message) of each decision."""
    runs_of = runs_finder(notes)
    waiting, why = [c for c in decisions if not _stands_already(draft, c, told)], {}
    for edited in (False, True):
        left = len(waiting) + 1
        while len(waiting) < left:  # what a round makes, another decision may be about
            left = len(waiting)
            placed = {c: place for c in waiting if (place := find(c, edited)) is not None and place >= 0}
            for decision, rows in _agreed(draft, placed, told, why).items():
                _split(draft, decision, *rows, runs_of, told) if len(rows) == 1 else _merge(draft, decision, *rows)
            waiting = [c for c in waiting if c not in told]
    for decision in waiting:
        outcome = "orphaned" if find(decision) is None else "ambiguous"
        told[decision] = why.get(decision, (outcome, None, ""))


def _agreed(draft, placed, told, why):
    """Decision -> the places it cuts or joins, one decision for each answer; `why` receives what hinders the others."""
    after = dict(pairwise(draft.order()))
    wanted, answers = {}, defaultdict(dict)
    for decision, place in placed.items():
        if rows := _rows(draft, decision, place, after, told, why):
            wanted[decision] = rows
            for row in rows:
                answers[row].setdefault(_answer(decision, rows), decision)
    made = {}
    for decision, rows in wanted.items():
        if any(len(answers[row]) > 1 for row in rows):
            told[decision] = ("conflict", rows[0], "")
            draft.doubt(rows[0], "parts")
        else:
            told[decision] = ("applied", rows[0], draft.how_it_reads_now(rows[0], decision.words))
            first = answers[rows[0]][_answer(decision, rows)]
            made[first] = rows
    return made


def _answer(decision, rows):
    return decision.action, decision.value, rows


def _rows(draft, decision, place, after, told, why):
    """The places that a decision is about: the statement, and for a merge the one after; () if that cannot be done."""
    if place in draft.parts:
        same = draft.answered.get(place, {}).get("parts") == (decision.action, decision.value)
        (told if same else why)[decision] = ("applied", place, "") if same else ("ambiguous", place, _TAKEN)
        return ()
    if decision.action == "split":
        return (place,)
    other = after.get(place)
    beside = other is not None and draft.places.file[other] == draft.places.file[place]
    if not beside or similarity(fold(decision.after), draft.places.words[other]) < ALIKE:
        why[decision] = ("ambiguous", place, _OTHER_AFTER)
        return ()
    return (place, other)


# ---- make


def _split(draft, decision, place, runs_of, told):
    row, parts = draft.row(place), read_parts(decision.value)
    try:
        texts = parts_of(row["text"], decision.words, [words for _, _, words in parts])
    except CorrectionError:
        told[decision] = ("ambiguous", place, _CHANGED)
        return
    made = []
    words = [fold(text) for text in texts]
    for number, part in enumerate(part_rows(row, texts, runs_of(row))):
        before = [*draft.places.before[place], *" ".join(words[:number]).split()][-BESIDE:]
        after = [*" ".join(words[number + 1 :]).split(), *draft.places.after[place]][:BESIDE]
        made.append(draft.add(place, number, words[number], before, after, part))
    _stand_for(draft, place, made, decision)
    _label_parts(draft, made, parts)


def _label_parts(draft, places, parts):
    for place, (kind, topic, _) in zip(places, parts, strict=True):
        draft.settle(place, "kind", kind or draft.value(place, "kind"), given=bool(kind))
        if topic:
            draft.settle(place, "topic", topic)


def _merge(draft, decision, place, other):
    row = merged_row(draft.row(place), draft.row(other))
    places = draft.places
    words = f"{places.words[place]} {places.words[other]}"
    made = draft.add(place, 0, words, places.before[place], places.after[other], row)
    _stand_for(draft, place, [made], decision)
    _stand_for(draft, other, [], decision)
    draft.settle(made, "kind", decision.value or row["kind"], given=bool(decision.value))


def _stand_for(draft, place, parts, decision):
    draft.stand_for(place, parts)
    draft.answered.setdefault(place, {})["parts"] = (decision.action, decision.value)


# ---- what was made before


def _stands_already(draft, decision, told):
    """Whether the table holds what a split or merge makes: it was applied before, or the note was written anew."""
    anchor = anchor_of(decision)
    if anchor.words in draft.places.having:
        return False
    found = (_find_parts if decision.action == "split" else _find_merged)(draft, decision, anchor)
    if found:
        told[decision] = ("applied", found[0], "")
    return bool(found)


def _find_parts(draft, decision, anchor):
    parts = read_parts(decision.value)
    texts = parts_of(decision.words, decision.words, [words for _, _, words in parts])
    words = [fold(text) for text in texts]
    after = [*" ".join(words[1:]).split(), *anchor.after][:BESIDE]
    first = find_same(draft.places, Anchor(words[0], anchor.before, after, anchor.file))
    if first is None or first < 0:
        return []
    found = [*range(first, first + len(words))]
    here = draft.places.file[first]
    if [(draft.places.words[n], draft.places.file[n]) for n in found if n < draft.size] != [(w, here) for w in words]:
        return []
    whole = draft.add(first, 0, anchor.words, anchor.before, anchor.after)
    _stand_for(draft, whole, found, decision)
    _label_parts(draft, found, parts)
    return found


def _find_merged(draft, decision, anchor):
    second = fold(decision.after)
    whole = find_same(draft.places, Anchor(f"{anchor.words} {second}", anchor.before, [], anchor.file))
    if whole is None or whole < 0:
        return []
    _stand_for(draft, draft.add(whole, 0, anchor.words, anchor.before, second.split()[:BESIDE]), [whole], decision)
    _stand_for(
        draft, draft.add(whole, 1, second, anchor.words.split()[-BESIDE:], draft.places.after[whole]), [], decision
    )
    draft.settle(whole, "kind", decision.value or draft.value(whole, "kind"), given=bool(decision.value))
    return [whole]
