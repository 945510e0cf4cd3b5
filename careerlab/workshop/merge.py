"""What a group of participants heard: their packs put together, so that nothing about a few of them can be derived."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pandas as pd

from careerlab.analysis.evidence import as_frame
from careerlab.errors import AuditError
from careerlab.insights.codebook import PRIORITY_TOPICS
from careerlab.workshop import group_tables
from careerlab.workshop.admitted import admitted
from careerlab.workshop.auditor import Export
from careerlab.workshop.cells import EVERYONE, Cell, members, of_whom
from careerlab.workshop.suppress import at_least, at_most_told, what_to_tell

FLOOR = 3
OTHER_PATHS = "other paths"
ENOUGH = 0.5  # of the cells of the tables by path have to say something
_BY_PATH = ("talks", "for", "against")


class Shown(NamedTuple):
    """An export, as the next ones are checked against it: what it told, with which k, of which packs and families."""

    told: dict
    k: int
    packs: frozenset
    families: dict


@dataclass(frozen=True)
class Group:
    """What may be shown of a workshop. Counts are participants; -1 is kept back. It is pseudonymised.

    A `band` says why a number is kept back: ``few`` (fewer than k, nobody too), ``nearly all`` (of those who held
    talks on the path, or of everyone, all but fewer than k), ``some`` (k or more; the number would tell of others), or
    '' (the number stands there, or nothing can be said). What is left out of a table cannot be told from nothing.

    Attributes
    ----------
    participants : int
        Whose packs are counted; -1 below k.
    k : int
        Participants behind each number. Below 2k participants all tables are empty.
    topics : pandas.DataFrame
        One row per topic, over all paths: `topic` (str), `heard_for` and `heard_against` (int64: participants who heard
        something good or bad of it), `for_band`, `against_band`, `spoken_band` (str).
    paths : pandas.DataFrame
        One row per path or family: `path` (str), `participants` (int64: who held talks), `band` (str).
    path_topics : pandas.DataFrame
        One row per path and topic of which anything can be said: `path`, then as `topics`.
    disagreements : pandas.DataFrame
        One row per path and topic of which k or more heard good and k or more bad: `path`, `topic` (str),
        `heard_for`, `heard_against` (int64).
    unasked : pandas.DataFrame
        One row per path and topic that hardly anybody had spoken of: `path` (str, '' for all), `topic` (str),
        `at_least` (int64: so many with talks on the path never had it spoken of, or more).
    gaps : pandas.DataFrame
        One row per skill that many lack, first over all paths, then by path: `path` (str, '' for all), `skill` (str),
        `participants` (int64), `band` (str).
    themes : pandas.DataFrame
        The same of themes that were heard: `path`, `theme`, `participants`, `band`.
    merged : pandas.DataFrame
        One row per path that is counted with others: `into`, `what` (``path``), `name` (str).
    left_out : pandas.DataFrame
        One row per pack that is not counted: `code`, `reason` (str).
    remarks : tuple of str
        What to know before reading the tables.
    """

    participants: int
    k: int
    topics: pd.DataFrame
    paths: pd.DataFrame
    path_topics: pd.DataFrame
    disagreements: pd.DataFrame
    unasked: pd.DataFrame
    gaps: pd.DataFrame
    themes: pd.DataFrame
    merged: pd.DataFrame
    left_out: pd.DataFrame
    remarks: tuple
    told: dict = field(default_factory=dict, repr=False)  # what the next export is checked against
    packs: frozenset = field(default_factory=frozenset, repr=False)  # fingerprints, to see who joined or left
    families: dict = field(default_factory=dict, repr=False)  # of each path, where there are tables by path
    before: tuple = field(default=(), repr=False)  # a Shown of each export that was made before this one

    def __repr__(self):
        who = f"{self.participants} participants" if self.participants >= 0 else f"fewer than {self.k} participants"
        names = ("topics", "paths", "path_topics", "disagreements", "unasked", "gaps", "themes", "left_out")
        rows = "\n".join(f"  {name:<14}{len(getattr(self, name)):>4} rows" for name in names)
        return f"Group of {who}, {self.k} or more behind each number\n{rows}" + "".join(f"\n{r}" for r in self.remarks)


def merge_packs(packs, k=5, previous=None, families=None):
    """Put the packs of a workshop together.

    Parameters
    ----------
    packs : iterable of Pack
        In any order. What is doubled, of another workshop or of another version is left out and named.
    k : int
        Participants behind each number, 3 or more.
    previous : Group, optional
        What was shown before of the same workshop: nothing can be derived from it, all that was shown before it and
        this together. Where fewer than k packs are new or gone since one of these, that is shown again, unchanged.
    families : dict, optional
        From a path to the family it is counted in; see `plan_workshop`. Rare ones are counted together until at least
        half of the table by path says something; if it never does, there is none. Ignored where `previous` has tables
        by path: its families stay.

    Returns
    -------
    Group

    Raises
    ------
    AuditError
        `k` is below 3, or the earlier export cannot be made safe.
    """
    if k < FLOOR:
        raise AuditError(f"k is {k}: below {FLOOR} a number tells about single participants. Use 5 where you can.")
    kept, left_out = admitted(packs)
    left_out = as_frame(left_out, {"code": "str", "reason": "str"})
    exports = exports_of(previous)
    for shown in reversed(exports):
        if again := _why_again(shown, kept):
            others = tuple(other for other in exports if other is not shown)
            return replace(group_of(shown, left_out), remarks=(again,), before=others)
    k = max([k, *(shown.k for shown in exports)])
    if len(kept) < 2 * k:
        return replace(_totals_only(kept, k, left_out), before=exports)
    told, path_of = _by_family(list(kept.values()), k, exports, _strata(exports, kept), families)
    return replace(group_of(Shown(told, k, frozenset(kept), path_of), left_out), before=exports)


# ---- earlier exports


def exports_of(group):
    """What a Group and the ones before it showed, as far as they told something; the latest last."""
    if group is None or not group.told:
        return group.before if group else ()
    return (*group.before, Shown(group.told, group.k, group.packs, group.families))


def _why_again(shown, kept):
    """Say why an earlier export has to be shown again, else ''."""
    new, gone = len(kept.keys() - shown.packs), len(shown.packs - kept.keys())
    k, again = shown.k, "What was shown before is shown again, unchanged."
    if not shown.packs:
        raise AuditError("The earlier export does not say whose packs were counted: give it as it was written.")
    if max(new, gone) < k:
        return f"Fewer than {k} packs are new or gone. {again}"
    if 0 < gone < k:
        return f"Fewer than {k} packs were changed or taken out: put those of last time back to count the new. {again}"
    if 0 < new < k:
        return f"Fewer than {k} packs are new, so that the difference would show them. {again}"
    return ""


def _strata(exports, kept):
    """How many participants were there at the same exports, this one last (dict of a tuple of bool to an int)."""
    there = [*(shown.packs for shown in exports), kept.keys()]
    everybody = sorted(set().union(*there))
    return dict(sorted(Counter(tuple(pack in packs for packs in there) for pack in everybody).items(), reverse=True))


# ---- paths that are counted together


def _by_family(packs, k, exports, sizes, families):
    """Count rare paths together until enough shows: (what is told, family of each path)."""
    paths = packs[0].paths
    single = members(packs, {path: path for path in paths})
    before = [
        Export(shown.told, tuple(there for there in sizes if there[at]), shown.k) for at, shown in enumerate(exports)
    ]
    path_of = _families_of(exports, paths)
    if path_of:
        return what_to_tell(_counts(single, path_of, k, exports), k, before, sizes), path_of
    path_of = {path: (families or {}).get(path, path) for path in paths}
    while True:
        counts, rare = _counts(single, path_of, k, exports), _rarest(single, path_of)
        last, told = len(rare) < 2, at_most_told(counts, k)
        if last or _share_told(told, len(packs), k) >= ENOUGH:
            told = what_to_tell(counts, k, before, sizes)
            if last or _share_told(told, len(packs), k) >= ENOUGH:
                return told, path_of
        path_of = {path: OTHER_PATHS if family in rare[:2] else family for path, family in path_of.items()}


def _families_of(exports, paths):
    """The families of an earlier export that told by path: numbers of other ones could be compared with them."""
    path_of = next((shown.families for shown in exports if shown.families), {})
    if path_of and path_of.keys() != set(paths):
        raise AuditError("The earlier export is of a workshop with other paths: merge without it.")
    return path_of


def _rarest(single, path_of):
    """The families from the rarest on; what was already counted together counts as the rarest."""
    count = {}
    for path, family in path_of.items():
        count[family] = count.get(family, 0) | single.get(Cell("talks", path, ""), 0)
    return sorted(count, key=lambda family: (family != OTHER_PATHS, count[family].bit_count(), family))


def _share_told(told, participants, k):
    """The share of the table by path and topic that says something."""
    by_path = [_says(cell, told, participants, k) for cell in told if cell.path and cell.what in _BY_PATH]
    return sum(by_path) / len(by_path) if by_path else 0.0


def _says(cell, told, participants, k):
    """Whether something is said of a group; that few of a path's few are in it says nothing."""
    many_there = cell.what == "talks" or at_least(of_whom(cell), told, participants, k) >= 2 * k
    return told[cell].band in ("number", "nearly all") or (told[cell].band == "few" and many_there)


def _counts(single, path_of, k, exports):
    """Count the participants of each Cell."""
    families = sorted(set(path_of.values()))
    families = families if len(families) > 1 else []
    whole = {}
    for cell, who in single.items():
        names = {path_of[cell.path]} & set(families) if cell.path else {""}
        for path in names:
            whole[cell._replace(path=path)] = whole.get(cell._replace(path=path), 0) | who
    words = _words(whole, k, exports)
    cells = [EVERYONE, *(Cell("talks", family, "") for family in families)]
    cells += [Cell(what, path, word) for what, some in words.items() for word in some for path in ("", *families)]
    return {cell: whole.get(cell, 0).bit_count() for cell in cells}


def _words(whole, k, exports):
    """The words that are looked at: all topics; skills and themes of k or more participants, or told of before."""
    words = dict.fromkeys(("spoken", "for", "against"), PRIORITY_TOPICS)
    before = [cell for shown in exports for cell in shown.told]
    for what in ("gap", "theme"):
        many = {cell.word for cell, who in whole.items() if cell.what == what and not cell.path}
        many = {word for word in many if whole[Cell(what, "", word)].bit_count() >= k}
        words[what] = sorted(many | {cell.word for cell in before if cell.what == what})
    return words


# ---- the result


def group_of(shown, left_out):
    """Make the Group of what may be shown."""
    told, k = shown.told, shown.k
    families = shown.families if any(cell.path for cell in told) else {}
    joined = [(into, "path", path) for path, into in families.items() if into != path]
    return Group(
        participants=len(shown.packs),
        k=k,
        topics=group_tables.topics(told),
        paths=group_tables.paths(told),
        path_topics=group_tables.path_topics(told),
        disagreements=group_tables.disagreements(told),
        unasked=group_tables.unasked(told, len(shown.packs), k),
        gaps=group_tables.words(told, "gap", "skill"),
        themes=group_tables.words(told, "theme", "theme"),
        merged=as_frame(sorted(joined), group_tables.MERGED),
        left_out=left_out,
        remarks=tuple(_remarks(told)),
        told=told,
        packs=shown.packs,
        families=families,
    )


def _remarks(told):
    if not any(cell.path for cell in told):
        yield "By path too little can be shown: the tables are over all paths."


def _totals_only(kept, k, left_out):
    few = len(kept) < k
    said = f"Below {2 * k} participants only their number is shown."
    if few:
        said = f"Below {k} participants nothing is shown, not even how many they are."
    return replace(
        group_of(Shown({}, k, frozenset(), {}), left_out),
        participants=-1 if few else len(kept),
        remarks=(said,),
        packs=frozenset(kept),
    )
