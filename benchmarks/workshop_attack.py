"""An attack on what a workshop shows, which shares nothing with the library's own auditor.

It reads the tables and nothing else, counts whole participants of each possible kind (where they held talks, and what
they heard there), and asks an integer program for the least and the most that a group can hold.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product

import numpy as np

from careerlab.insights.codebook import PRIORITY_TOPICS

MOST_FAMILIES = 3  # with more, there are too many kinds of participants to attack topics; skills and themes are


def kinds_of_people(families, states):
    """All that one participant can be: a state a family, and a talk somewhere."""
    return [kind for kind in product(states, repeat=len(families)) if any(state is not None for state in kind)]


SIDED = (None, "", "s", "sf", "sa", "sfa")  # no talk; a talk; spoken of; good, bad or both heard
PLAIN = (None, "", "w")  # the same of a skill or theme


def families_shown(groups):
    return sorted({path for group in groups for path in group.paths["path"]})


class Attack:
    """What follows from the tables of one export, or of two, for one topic, skill or theme.

    `mine` is the kind of participant that the attacker is, in the first stratum.
    """

    def __init__(self, exports, sizes, what, word, mine=None):
        self.families = families_shown(group for group, _ in exports)  # the same in all that show any
        self.letters = "sfa" if what == "topic" else "w"
        self.kinds = kinds_of_people(self.families or [""], SIDED if what == "topic" else PLAIN)
        self.names = list(sizes)
        self.rows, self.low, self.high = [], [], []
        self.k = exports[0][0].k
        for name, size in sizes.items():
            self._fact(self._row([name], lambda kind: True), size, size)
        for group, strata in exports:
            self._read(group, strata, what, word)
        self.least = np.zeros(len(self.kinds) * len(self.names))
        if mine is not None:
            self.least[self.kinds.index(mine)] = 1

    def _row(self, strata, is_in):
        there = np.array([float(is_in(kind)) for kind in self.kinds])
        return np.concatenate([there * (name in strata) for name in self.names])

    def _fact(self, row, low, high):
        self.rows.append(row), self.low.append(low), self.high.append(high)

    def group(self, strata, letter, at=None):
        """Who is in a group: of a family, by its place, or of any."""
        if letter == "t":
            return self._row(strata, lambda kind: True if at is None else kind[at] is not None)
        places = range(len(self.families or [""])) if at is None else [at]
        return self._row(strata, lambda kind: any(kind[p] is not None and letter in kind[p] for p in places))

    def _read(self, group, strata, what, word):
        for at, family in enumerate(self.families if len(group.paths) else []):
            row = group.paths[group.paths["path"].eq(family)].iloc[0]
            self._shown(group.k, strata, "t", at, row["participants"], row["band"])
            most = max([0, *_numbers_on(group, family)])
            self._fact(self.group(strata, "t", at), most, np.inf)
        if what == "topic":
            tables = [(None, group.topics)] + [
                (at, group.path_topics[group.path_topics["path"].eq(f)]) for at, f in enumerate(self.families)
            ]
            for at, table in tables:
                for row in table[table["topic"].eq(word)].to_dict("records"):
                    self._shown(group.k, strata, "f", at, row["heard_for"], row["for_band"])
                    self._shown(group.k, strata, "a", at, row["heard_against"], row["against_band"])
                    self._shown(group.k, strata, "s", at, -1, row["spoken_band"])
        else:
            table = group.gaps.rename(columns={"skill": "word"}) if what == "gap" else group.themes
            table = table.rename(columns={"theme": "word"})
            for row in table[table["word"].eq(word)].to_dict("records"):
                at = self.families.index(row["path"]) if row["path"] else None
                self._shown(group.k, strata, "w", at, row["participants"], row["band"])

    def _shown(self, k, strata, letter, at, number, band):
        here = self.group(strata, letter, at)
        rest = self.group(strata, "t", None if letter == "t" else at) - here
        if number >= 0:
            self._fact(here, number, number)
        elif band == "few":
            self._fact(here, 0, k - 1)
        elif band:
            self._fact(here, k, np.inf)
            self._fact(rest, *((0, k - 1) if band == "nearly all" else (k, np.inf)))

    def watched(self, strata):
        """Name each group, and what is left of each that holds it: (name, row, whether it may be known if large)."""
        places = [None, *range(len(self.families))]
        for letter, at in product(self.letters, places):
            here, where = self.group(strata, letter, at), "any" if at is None else self.families[at]
            yield f"{letter} {where}", here
            yield f"not {letter} {where}", self.group(strata, "t", at) - here
            if at is not None:
                yield f"{letter} not {where}", self.group(strata, letter) - here
            if letter in "fa":
                yield f"spoken, not {letter} {where}", self.group(strata, "s", at) - here
            if letter == "f":
                both = self._row(strata, lambda kind, at=at: _hears_both(kind, at))
                yield f"both {where}", both
                yield f"for alone {where}", here - both
        for at, family in enumerate(self.families):
            yield f"talks {family}", self.group(strata, "t", at)
            yield f"no talks {family}", self.group(strata, "t") - self.group(strata, "t", at)

    def reach(self, row):
        """The least and the most that a group can hold."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        known = LinearConstraint(np.array(self.rows), self.low, self.high)
        ends = []
        for sign in (1, -1):
            found = milp(sign * row, constraints=known, bounds=Bounds(self.least, np.inf), integrality=1)
            if found.x is None:
                raise AssertionError("no workshop could have shown these tables")
            ends.append(round(sign * found.fun))
        return tuple(ends)

    def derived(self, strata, needed, before=None):
        """Groups that may be smaller than `needed` and of which fewer than that many sizes are possible.

        What was known `before` the second export was made is not counted again.
        """
        for name, row in self.watched(strata):
            least, most = self.reach(row)
            if least < needed and most - least + 1 < needed and (before is None or before.reach(row) != (least, most)):
                yield name, least, most


def _hears_both(kind, at):
    places = range(len(kind)) if at is None else [at]
    heard = "".join(kind[place] or "" for place in places)
    return "f" in heard and "a" in heard


def _numbers_on(group, family):
    for table, columns in (
        (group.path_topics, ["heard_for", "heard_against"]),
        (group.gaps, ["participants"]),
        (group.themes, ["participants"]),
    ):
        yield from table.loc[table["path"].eq(family), columns].to_numpy().ravel().tolist()


def kind_of(pack, families_of, families, what, word):
    """What kind of participant somebody is, for one word."""
    states = dict.fromkeys(families)
    for row in pack.counts.sort_values("table", key=lambda t: t.ne("talks")).itertuples():
        family = families_of.get(row.path, row.path) if families != [""] else ""
        states[family] = states.get(family) or ""
        letter = {"spoken": "s", "for": "f", "against": "a"}.get(row.side or row.table, "w")
        of_topic = row.table in ("spoken", "heard") and what == "topic"
        if row.word == word and (of_topic or row.table == what) and letter not in states[family]:
            states[family] += letter
    return tuple(None if states[f] is None else "".join(c for c in "sfaw" if c in states[f]) for f in families)


def attack_all(group, packs, rng, before=(), words=3):
    """Attack some words of an export, from outside and as a participant; or together with those before it.

    `before` holds (group, packs) of each earlier export.
    """
    if not len(group.topics):
        return None
    families = families_shown([group, *(earlier for earlier, _ in before)])
    found = []
    merged = group.merged[group.merged["what"].eq("path")]
    families_of = dict(zip(merged["name"], merged["into"], strict=True))
    skills, themes = group.gaps["skill"].drop_duplicates().tolist(), group.themes["theme"].drop_duplicates().tolist()
    topics = PRIORITY_TOPICS if len(families) <= MOST_FAMILIES else ()
    named = (("topic", topics), ("gap", skills), ("theme", themes))
    targets = [(what, word) for what, some in named for word in some]
    for at in rng.choice(len(targets), min(words, len(targets)), replace=False):
        what, word = targets[at]
        if not before:
            one = Attack([(group, ("now",))], {"now": group.participants}, what, word)
            found += [(what, word, *spot) for spot in one.derived(("now",), group.k)]
            mine = kind_of(packs[rng.integers(len(packs))], families_of, families or [""], what, word)
            one = Attack([(group, ("now",))], {"now": group.participants}, what, word, mine)
            found += [("as one of them", what, word, *spot) for spot in one.derived(("now",), group.k - 1)]
            continue
        strata = strata_of([*(some for _, some in before), packs])
        groups = enumerate([*(earlier for earlier, _ in before), group])
        exports = [(one, tuple(name for name in strata if name[at])) for at, one in groups]
        now = Attack(exports, strata, what, word)
        found += [("this one", what, word, *spot) for spot in now.derived(exports[-1][1], group.k)]
        then = Attack(exports[:-1], strata, what, word)
        for some in parts_of([names for _, names in exports], strata):
            needed = min(group.k, sum(strata[name] for name in some) + 1)
            found += [(some, what, word, *spot) for spot in now.derived(some, needed, then)]
    return found


def strata_of(rooms):
    """How many were there, with the same pack, at the same exports; going by the packs themselves."""
    there = [{(pack.code, pack.counts.to_csv()) for pack in packs} for packs in rooms]
    return dict(Counter(tuple(one in some for some in there) for one in sorted(set().union(*there))))


def parts_of(exports, strata):
    """Each stratum, and who was there at two exports or at one of two."""
    found = {(name,) for name in strata}
    for one, other in combinations(exports, 2):
        both = [name for name in one if name in other]
        found |= {tuple(both), *(tuple(name for name in some if name not in both) for some in (one, other))}
    return sorted(found - {()})
