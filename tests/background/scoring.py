"""How far the facts read from a bio are those that a person reads in it."""

import json
from collections import Counter
from pathlib import Path

from careerlab.background import background_of
from careerlab.insights.identity.names import fold_firm
from careerlab.notes.read import read_file

BIOS = Path(__file__).parent / "bios"
NAMES = sorted(p.stem for p in BIOS.glob("*.txt"))
_KINDS = {"roles": "role", "education": "education", "changes_of_field": "change", "lived_through": "lived_through"}
_SMALL = frozenset("a an the of in at for and to with on".split())


def gold(name):
    """What a person read in a bio."""
    return json.loads((BIOS / f"{name}.gold.json").read_text("utf-8"))


def note(name):
    """The bio as a note."""
    return read_file(BIOS / f"{name}.txt", f"{name}.txt")[0]


def compare(name):
    """{kind: (facts that are in the gold, facts that are not, gold that was not read)} of one bio."""
    wanted = gold(name)
    facts = background_of([note(name)], wanted["person"]).facts
    found = {}
    for key, kind in _KINDS.items():
        rows = list(facts[facts["fact"] == kind].itertuples())
        right = [(r, g) for r in rows for g in wanted[key] if _is_same(kind, r, g)]
        read = [r for r, _ in right]
        met = [g for _, g in right]
        found[kind] = (
            right,
            [r for r in rows if not any(r is x for x in read)],
            [g for g in wanted[key] if not any(g is x for x in met)],
        )
    return found


def totals():
    """{kind: Counter of right, wrong, missed} over all bios."""
    counts = {kind: Counter() for kind in _KINDS.values()}
    for name in NAMES:
        for kind, (right, wrong, missed) in compare(name).items():
            counts[kind]["right"] += len({id(r) for r, _ in right})
            counts[kind]["met"] += len({id(g) for _, g in right})
            counts[kind]["wrong"] += len(wrong)
            counts[kind]["missed"] += len(missed)
            if kind == "role":
                counts["dates"] = counts.get("dates", Counter()) + _dates(right)
    return counts


def _dates(right):
    count = Counter()
    for row, wanted in right:
        for said, true in ((row.since, wanted["from"]), (row.until, wanted["to"])):
            if said:
                count["right" if true[: len(said)] == said[: len(true)] and true else "wrong"] += 1
            elif true:
                count["missed"] += 1
    return count


def _is_same(kind, row, wanted):
    if kind == "role":
        alike = _alike(row.what, wanted["role"]) or not row.what and row.since == wanted["from"]
        firm = _firm(row.employer, wanted["employer"]) or not row.employer or not wanted["employer"]
        return alike and firm and not _contradict(row.since, wanted["from"])
    if kind == "education":
        return (
            _alike(row.what, wanted["what"])
            and (not row.employer or not wanted["where"] or _firm(row.employer, wanted["where"]))
            or bool(not wanted["what"] and _firm(row.employer, wanted["where"]))
        )
    if kind == "change":
        near = not row.since or not wanted["year"] or abs(int(row.since[:4]) - int(wanted["year"][:4])) <= 1
        return near and bool(_stems(row.what) & _stems(wanted["to"] + " " + wanted["quote"]))
    kinds = {"merger", "acquisition"}
    same = row.what == wanted["what"] or {row.what, wanted["what"]} <= kinds
    return same and _firm(row.employer, wanted["employer"])


def _contradict(said, true):
    return bool(said and true) and said[: len(true)] != true[: len(said)]


def _firm(one, two):
    a, b = fold_firm(one), fold_firm(two)
    return a == b or bool(a and b) and (a.startswith(b) or b.startswith(a) or a in b or b in a)


def _alike(one, two):
    a, b = _stems(one), _stems(two)
    return len(a & b) * 2 >= max(1, min(len(a), len(b))) and bool(a & b) or not a and not b


def _stems(words):
    return {w[:5] for w in fold_firm(words).split() if w not in _SMALL}


if __name__ == "__main__":
    for bio in NAMES:
        print("==", bio)
        for what, (_, more, less) in compare(bio).items():
            for r in more:
                print(
                    "   +",
                    what,
                    "|",
                    r.before,
                    "|",
                    r.what,
                    "|",
                    r.employer,
                    "|",
                    r.since,
                    r.until,
                    "|",
                    r.quote[:110].replace("\n", " / "),
                )
            for g in less:
                print("   -", what, "|", {k: v for k, v in g.items() if k != "quote"})
    for what, count in totals().items():
        shown, wanted = count["right"] + count["wrong"], count["met"] + count["missed"]
        figures = f"precision {count['right'] / max(1, shown):.2f} of {shown}"
        print(what, count if what == "dates" else f"{figures}, recall {count['met'] / max(1, wanted):.2f} of {wanted}")
