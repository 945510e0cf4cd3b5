"""Which names are one person or one employer because somebody said so; what nobody said is never merged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from careerlab.insights.identity.names import fold_mark, is_address


@dataclass(frozen=True)
class Identities:
    """Names told apart.

    `one` is folded name -> the key of who that is, `shown` that key -> the name to show, `settled` are the keys that
    the profile lists, `unsure` is folded short name -> keys of all that it is said to be short for.
    """

    one: dict
    shown: dict
    settled: frozenset = frozenset()
    unsure: dict = field(default_factory=dict)

    def of(self, folded):
        """The key of who a folded name is, the name itself where nothing else is known."""
        return self.one.get(folded, folded)

    def name(self, folded):
        """The name to show for a folded name, '' if nobody has it."""
        return self.shown.get(self.of(folded), "")


def has_surname(folded):
    """Whether a folded name says who is meant; several may be called by a first name alone."""
    return " " in folded


def identities(sayings, fold, known=(), full=has_surname):
    """Join the names that are declared to be one.

    Two full names, addresses or links given for one person are one person. One short name (`Ania`) joins only where
    one person alone has it: several may be called so.

    Parameters
    ----------
    sayings : iterable of (str, tuple of str)
        A name as a note has it, and what else the note says it is called.
    fold : callable
        How names are compared.
    known : iterable with `name` and `also`
        What the profile says.
    full : callable
        Whether a folded name is a full one.

    Returns
    -------
    Identities
        The same whatever the order of the notes.
    """
    sayings = [(name, also) for name, also in sayings if fold(name)]
    links, short = _links([_keys(name, also, fold, full) for name, also in sayings], full)
    told, told_short = _links([_keys(k.name, k.also, fold, full) for k in known if fold(k.name)], full)
    one = joined([*links, *told, *((name, *fulls) for name, fulls in told_short.items() if len(fulls) == 1)])
    fits = {
        name: {one[full] for full in fulls} - {one.get(name)} for name, fulls in short.items() if name not in told_short
    }
    one = joined([*one.items(), *((name, *fulls) for name, fulls in fits.items() if len(fulls) == 1)])
    unsure = {name: {one[full] for full in fulls} for name, fulls in sorted(fits.items()) if len(fulls) > 1}
    listed = {one[fullest(k.name, k.also, fold, full)]: k.name for k in known if fold(k.name)}
    return Identities(one, _shown(sayings, fold, one, full) | listed, frozenset(listed), unsure)


def fullest(name, also, fold, full=has_surname):
    """The folded name that says most plainly who is meant: a full one before a first name, as stated before others."""
    return _keys(name, also, fold, full)[0]


def _keys(name, also, fold, full):
    """Folded names of one person, the fullest first, then addresses and links."""
    own = fold(name)
    names = {own, *(fold(word) for word in also if not is_address(word))} - {""}
    return [*sorted(names, key=lambda n: (not full(n), n != own, n)), *filter(None, map(fold_mark, also))]


def _links(groups, full):
    """Pairs of keys that are one, and short names with the fuller ones they stand for."""
    links, short = [], defaultdict(set)
    for first, *others in groups:
        links.append((first, first))
        for key in others:
            if full(key) or key.startswith("@"):
                links.append((first, key))
            else:
                short[key].add(first)
    return links, short


def joined(pairs):
    """Key -> the first of all keys that are linked with it, directly or through others; whatever the order of pairs."""
    first = {}

    def find(key):
        while first.setdefault(key, key) != key:
            first[key] = key = first[first[key]]
        return key

    for a, b in pairs:
        a, b = sorted((find(a), find(b)))
        first[b] = a
    return {key: find(key) for key in list(first)}


def _shown(sayings, fold, one, full):
    """The spelling to show: a full name before a first name, one with capitals, the commonest."""
    spellings, others = defaultdict(Counter), defaultdict(set)
    for name, also in sayings:
        key = one[fullest(name, also, fold, full)]
        spellings[key][_shorn(name)] += 1
        others[key] |= {word for word in also if full(fold(word)) and not is_address(word)}
    best = {}
    for key, counts in spellings.items():
        name = min(counts, key=lambda n: ("@" in n, n.islower(), not full(fold(n)), "," in n, -counts[n], n))
        if one.get(fold(name)) != key:  # a first name that several have says too little
            name = min(others[key])
        best[key] = name.title() if name.islower() else name
    return best


def _shorn(name):
    """A name without what stands in brackets."""
    return " ".join(re.sub(r"\([^()]*\)", " ", name).split()) or name
