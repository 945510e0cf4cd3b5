"""Which kind of person is missing among those talked to about a path: a dissenting voice, another employer or rank."""

from __future__ import annotations

from collections import Counter

from careerlab.analysis.comparing.favourability import chains_of_introductions, voices
from careerlab.analysis.evidence import as_frame
from careerlab.analysis.speakers import speakers

_MISSING = dict.fromkeys(("path", "whom", "missing"), "str")
_TRAITS = 2  # more than two wishes at once, and nobody is found
_KNOWN = 0.5  # share of the people of whom a thing has to be known before anybody is missed for it
FIRST_YEARS, MANY_YEARS = 2, 8
_STARTING, _EXPERIENCED = ("starting",), ("senior", "lead", "head")
_ELSEWHERE = {
    "company": "in public service or on their own, not in a company",
    "public service": "outside public service",
    "charity": "outside charities",
    "agency": "outside agencies",
    "start-up": "outside start-ups",
    "self-employed": "employed by somebody else",
}


def missing_voices(insights, paths):
    """Say for each path which kind of person to talk to next, because nobody of that kind was heard.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    paths : sequence of str
        The paths to look at, also where nobody was asked.

    Returns
    -------
    pandas.DataFrame
        One row per path, in the order given: `path`, `whom` (str, the kind of person: one or two things that make
        them new) and `missing` (str, what is known of the people heard so far; '' where nobody is plainly missing).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    people, chains = speakers(insights), chains_of_introductions(insights)
    leanings = _leanings(voices(insights))
    return as_frame((_on_path(path, people[people["path"].eq(path)], chains, leanings) for path in paths), _MISSING)


def _on_path(path, people, chains, leanings):
    if not len(people):
        return path, "Anybody who does this work every day.", "Nobody has been asked about it yet."
    dissent = _dissent([leanings[path, name] for name in people["person"] if (path, name) in leanings])
    independent = _independent([chains[name] for name in people["person"] if name in chains], len(people))
    # Nobody in their first years has left already.
    found = [dissent, independent, _employer(people), None if dissent else _rank(people)]
    found = [trait for trait in found if trait][:_TRAITS]
    if not found:
        return path, "Anybody else who does this work.", ""
    # "who" and "whom" refer to the person, so they come after where and for how long they work.
    whom = sorted((whom for whom, _ in found), key=lambda words: words.startswith("who"))
    return path, f"Somebody {', '.join(whom)}.", " ".join(missing for _, missing in found)


def _leanings(found):
    """Say of each path and person whether they speak more for the path (1), more against it (-1) or as much (0)."""
    likely = found[found["chance"].ge(0.5)]
    mean = likely.groupby(["path", "person"])["y"].mean().round(9)
    return {key: (value > 0.5) - (value < 0.5) for key, value in mean.items()}


def _dissent(leanings):
    if len(leanings) < 2 or len(set(leanings)) > 1 or not leanings[0]:
        return None
    all_of_them = "Both who judged it speak" if len(leanings) == 2 else f"All {len(leanings)} who judged it speak"
    if leanings[0] > 0:
        return "who has left it or would not choose it again", f"{all_of_them} more for it than against it."
    return "who is glad to do it", f"{all_of_them} more against it than for it."


def _independent(chains, people):
    """Ask for somebody from outside where most of the people come from one chain of introductions."""
    most = max(Counter(chains).values(), default=0)
    if most < 2 or 2 * most <= people:
        return None
    linked = "Both people" if people == 2 else f"{most} of the {people} people"
    return "whom none of the people so far introduced", f"{linked} heard so far were introduced by one another."


def _employer(people):
    """Ask for an employer of a kind or a size that was not heard; of companies there are many, so size comes first."""
    sizes, kinds = (column[column.ne("")] for column in (people["size"], people["employer_kind"]))
    one_kind = kinds.iloc[0] if _often_known(kinds, people) and kinds.nunique() == 1 else ""
    if one_kind and one_kind != "company":
        return _elsewhere(one_kind)
    for size, words in (("small", "at a small employer (under 50 people)"), ("large", "at a large employer")):
        if _often_known(sizes, people) and not sizes.eq(size).any():
            return words, f"As far as the notes say, nobody heard so far works at a {size} employer."
    return _elsewhere(one_kind) if one_kind else None


def _elsewhere(kind):
    where = _ELSEWHERE.get(kind, "at another kind of employer")
    return where, f"As far as the notes say, only one kind of employer was heard so far: {kind}."


def _rank(people):
    """Ask for a beginner where none was heard, else for somebody with many years where none was."""
    starting = people["seniority"].isin(_STARTING) | people["years"].between(0, FIRST_YEARS)
    experienced = people["seniority"].isin(_EXPERIENCED) | people["years"].ge(MANY_YEARS)
    if not _often_known(people[people["seniority"].ne("") | people["years"].ge(0)], people):
        return None
    if not starting.any():
        return "in their first two years of it", "As far as the notes say, nobody heard so far is new to it."
    if not experienced.any():
        return "who has done it for many years", "As far as the notes say, nobody heard so far has done it for long."
    return None


def _often_known(known, people):
    return len(known) > 0 and len(known) >= _KNOWN * len(people)
