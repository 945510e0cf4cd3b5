"""Packs made by hand: who holds talks where, and what they heard there."""

from careerlab.analysis.evidence import as_frame
from careerlab.workshop.pack import COUNTS, QUOTES, VERSION, Pack


def pack(code, heard, paths=("law", "nursing"), month="2026-05", version=VERSION):
    """A pack of a dict of a path to words: ``pay+`` good, ``pay-`` bad, ``pay`` spoken of, ``gap:SQL``, ``theme:…``."""
    rows = {("talks", path, "", "") for path in heard}
    for path, words in heard.items():
        for word in words:
            if ":" in word:
                rows.add((*word.split(":")[:1], path, word.split(":")[1], ""))
            else:
                rows.add(("spoken", path, word.rstrip("+-"), ""))
            if word[-1] in "+-":
                rows.add(("heard", path, word[:-1], "for" if word[-1] == "+" else "against"))
    counts = as_frame(((*row, 1) for row in sorted(rows)), COUNTS)
    return Pack(version, code, month, tuple(paths), counts, as_frame([], QUOTES))


def room(*groups, paths=("law", "nursing")):
    """Packs of several groups: (how many, what they heard)."""
    packs = []
    for size, heard in groups:
        for _ in range(size):
            one = pack(f"p{len(packs)}", heard, paths)
            one.counts["people"] += len(packs)  # no two packs hold the same
            packs.append(one)
    return packs
