"""Edits that people make to their notes, simulated on statements, and what became of corrections after each.

A file is a list of (words, origin): the origin tells statements apart however they are worded, which is how it is known
whether a correction is still on its own.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from careerlab.insights.corrections import apply_corrections, correction
from careerlab.insights.parse import parse_notes
from careerlab.notes.formats import read_bytes

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "data" / "designer" / "notes", ROOT / "careerlab" / "resources" / "labelled")
TYPED = (
    "Rang her back on Friday about the parking.",
    "The kettle in their kitchen is older than I am.",
    "Somebody had left a bicycle in the lift.",
    "We talked about her dog for a while.",
    "It rained all the way there.",
    "Train was late again.",
)


@dataclass
class Tally:
    """What became of corrections: `kept`, `aside` (set aside and listed) or `wrong`; `examples` are of the last two."""

    counts: Counter = field(default_factory=Counter)
    examples: list = field(default_factory=list)

    def add(self, found, words, message):
        self.counts[found] += 1
        if found != "kept" and len(self.examples) < 20:
            self.examples.append((found, words, message))

    def share(self, found):
        return self.counts[found] / max(self.counts.total(), 1)


def some_notes(many):
    """About as many of the sample notes and the texts that are labelled, from the first to the last."""
    files = [(folder, file) for folder in FOLDERS for file in sorted(folder.rglob("*.*")) if file.is_file()]
    files = [(folder, file) for folder, file in files if file.suffix != ".labels"]
    chosen = files[:: max(len(files) // many, 1)]
    return [note for folder, f in chosen for note in read_bytes(f.read_bytes(), f.relative_to(folder).as_posix())]


class Edits:
    """The statements of all notes as files of (words, origin), and tables of them in any state."""

    def __init__(self, notes):
        self.rows = parse_notes(notes)
        self.files = {}
        for origin, (file, words) in enumerate(zip(self.rows["source"], self.rows["text"], strict=True)):
            self.files.setdefault(file, []).append((words, origin))

    def table(self, files, labelled_anew=0):
        """The insights table of files in this state, with ids of its own, and the origin of each id.

        `labelled_anew` gives every statement other labels than it had: of another version, or with other skills.
        """
        stated = [(file, words, origin) for file, said in files.items() for words, origin in said]
        ids = [f"{n:012x}" for n in range(len(stated))]
        table = self.rows.iloc[[(origin + labelled_anew) % len(self.rows) for _, _, origin in stated]].reset_index(
            drop=True
        )
        table = table.assign(id=ids, source=[f for f, _, _ in stated], text=[w for _, w, _ in stated])
        return table, {i: origin for i, (_, _, origin) in zip(ids, stated, strict=True)}

    def run(self, edit, many, seed=0):
        """Correct one statement of every file, edit every file, and see where the corrections are; `many` times."""
        tally, chance = Tally(), random.Random(seed)
        while tally.counts.total() < many:
            files, edited, chosen = {}, {}, {}
            for file, said in self.files.items():
                made = edit(chance, file, said)
                if made:
                    files[file], chosen[file], changed = made
                    edited |= changed
                else:
                    files[file] = edited[file] = said
            self._judge(tally, files, edited, chosen)
        return tally

    def _judge(self, tally, files, edited, chosen):
        before, origin_of = self.table(files)
        wanted = {origin: file for file, origin in chosen.items()}
        made = {origin: correction(before, i, "kind", "lead") for i, origin in origin_of.items() if origin in wanted}
        after, origin_of = self.table(edited, labelled_anew=17)
        applied, outcomes = apply_corrections(after, list(made.values()))
        there = set(origin_of.values())
        for origin, found in zip(made, outcomes.to_dict("records"), strict=True):
            tally.add(_became(origin, found, origin_of, there), found["words"], found["message"])
        changed = applied["kind"].ne(after["kind"]) | applied["status"].eq("corrected")
        stray = set(applied.loc[changed, "id"]) - set(outcomes["statement"])
        tally.counts["wrong"] += len(stray)


def _became(origin, found, origin_of, there):
    if found["outcome"] == "applied":
        return "kept" if origin_of[found["statement"]] == origin else "wrong"
    return "aside" if origin in there else "kept"  # a statement that is gone is rightly listed


# ---- edits: (chance, file, statements) -> (statements before, origin of the corrected one, {file: statements after})


def _choose(chance, said):
    return chance.randrange(len(said))


def insert_above(chance, file, said):
    at = _choose(chance, said)
    typed = [(words, -1) for words in chance.sample(TYPED, 3)]
    where = at if chance.random() < 0.5 else chance.randint(0, at)
    return said, said[at][1], {file: [*said[:where], *typed, *said[where:]]}


def delete_others(chance, file, said):
    if len(said) < 5:
        return None
    at = _choose(chance, said)
    gone = set(chance.sample([n for n in range(len(said)) if n != at], 3))
    return said, said[at][1], {file: [s for n, s in enumerate(said) if n not in gone]}


def move_block(chance, file, said):
    if len(said) < 9:
        return None
    first = chance.randrange(len(said) - 6)
    block, rest = said[first : first + 6], [*said[:first], *said[first + 6 :]]
    to = chance.choice([n for n in range(len(rest) + 1) if n != first])
    return said, chance.choice(block)[1], {file: [*rest[:to], *block, *rest[to:]]}


def fix_typo(chance, file, said):
    at = _choose(chance, said)
    words, origin = said[at]
    for _ in range(20):
        typed = _mistype(chance, words)
        if typed != words and SequenceMatcher(None, words, typed, autojunk=False).ratio() >= 0.75:
            return [*said[:at], (typed, origin), *said[at + 1 :]], origin, {file: said}
    return None


def _mistype(chance, words):
    """One to three slips of the fingers: a letter left out, doubled, hit beside, or two of them swapped."""
    letters = list(words)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
        at = chance.randrange(len(letters))
        slip = chance.randrange(4)
        if slip == 0 and len(letters) > 1:
            del letters[at]
        elif slip == 1:
            letters.insert(at, letters[at])
        elif slip == 2:
            letters[at] = chance.choice("abcdefghijklmnopqrstuvwxyz ")
        else:
            letters[at : at + 2] = letters[at : at + 2][::-1]
    return " ".join("".join(letters).split())


def rename_file(chance, file, said):
    at = _choose(chance, said)
    return said, said[at][1], {f"archive/{chance.randrange(10**6)} {file.rpartition('/')[2]}": said}


def delete_twin(chance, file, said):
    """The corrected sentence is one of three identical ones, and another one is deleted."""
    if len(said) < 9:
        return None
    words, origin = said[_choose(chance, said)]
    rest = [s for s in said if s[0] != words]
    places = sorted(chance.sample(range(0, len(rest), 2), 3), reverse=True)
    return _with_twins(chance, file, words, origin, rest, places)


def delete_twin_beside(chance, file, said):
    """The three identical sentences follow one another."""
    words, origin = said[_choose(chance, said)]
    rest = [s for s in said if s[0] != words]
    return _with_twins(chance, file, words, origin, rest, [chance.randint(0, len(rest))] * 3)


def _with_twins(chance, file, words, origin, rest, places):
    twins = [origin, -2, -3]
    chance.shuffle(twins)
    for place, twin in zip(places, twins, strict=True):
        rest.insert(place, (words, twin))
    gone = chance.choice((-2, -3))
    return rest, origin, {file: [s for s in rest if s[1] != gone]}


def delete_corrected_twin(chance, file, said):
    made = chance.choice((delete_twin, delete_twin_beside))(chance, file, said)
    return made and (made[0], made[1], {file: [s for s in made[0] if s[1] != made[1]]})


def delete_sentence(chance, file, said):
    at = _choose(chance, said)
    return said, said[at][1], {file: [*said[:at], *said[at + 1 :]]}


def copy_and_change(chance, file, said):
    """A copy in which something else was changed, so that careerlab can't tell it from a file of its own."""
    at = _choose(chance, said)
    copied = [(words, -2) for words, _ in said]
    return said, said[at][1], {file: said, f"copy of {file}": [*copied, (chance.choice(TYPED), -1)]}


def lose_file(chance, file, said):
    """The file is missing for one run."""
    at = _choose(chance, said)
    return said, said[at][1], {}


def label_anew(chance, file, said):
    """A new version or list of skills: nothing is edited, and every statement has other labels than before."""
    at = _choose(chance, said)
    return said, said[at][1], {file: said}
