"""Labelled notes: `NAME.txt` as written beside `NAME.labels`, one line a statement."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from careerlab.insights.statements import statements
from careerlab.notes.typed.scanner import read_text

RESOURCES = Path(__file__).parent.parent / "resources"


@dataclass(frozen=True)
class Labelled:
    """One labelled note: its statements, and (kind, topic, speaker) for each, None where no label matched."""

    name: str
    author: str
    statements: list
    labels: list
    skills: list
    person: str = ""

    @property
    def hand(self):
        """Who wrote it in one go with others: authors of one hand write alike, so figures leave out the whole hand."""
        return self.author.split("-")[0]


def read_labelled(folder=RESOURCES / "labelled"):
    """Read `NAME.txt` beside `NAME.labels`; statements and labels are matched by their words, in order."""
    return [_read_one(file) for file in sorted(Path(folder).glob("*.labels"))]


def _read_one(file):
    text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    note = read_text(text, file.stem)
    found, _ = statements(note)
    head, wanted = {}, []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            key, _, value = line[2:].partition(": ")
            head[key] = value
        elif line.strip():
            label, skills, words = (
                line.split(" | ", 2) if line.count(" | ") > 1 else line.replace("|  |", "| |").split("|", 2)
            )
            wanted.append((tuple(label.split()), [s for s in skills.split("; ") if s.strip()], _bare(words)))
    labels, skills = _match(found, wanted)
    return Labelled(file.stem, head["author"], found, labels, skills, note.person)


def _bare(words):
    return "".join(c for c in words.casefold() if c.isalnum())


def _match(found, wanted, reach=12):
    """For each statement the label whose words overlap most, looking a little way ahead from the last match."""
    labels, skills, at, used = [None] * len(found), [[] for _ in found], 0, set()
    for row, s in enumerate(found):
        words = _bare(s.text)
        best, best_at = 0.0, -1
        for k in range(max(0, at - 2), min(len(wanted), at + reach)):
            other = wanted[k][2]
            if k not in used and words and other and (words in other or other in words):
                overlap = min(len(words), len(other)) / max(len(words), len(other))
                if overlap > best:
                    best, best_at = overlap, k
        if best_at >= 0:
            labels[row], skills[row], at = wanted[best_at][0], wanted[best_at][1], best_at + 1
            used.add(best_at)
    return labels, skills
