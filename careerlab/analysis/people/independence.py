"""How many people count as independent: three friends who sent you on to one another are not three opinions."""

from __future__ import annotations

from collections import Counter

from careerlab.analysis.evidence import standing


def independent(people, chains):
    """Count people so that a chain of introductions of n counts ``2n / (n + 1)``: two friends 1.33, never 2 in all.

    That is the effective size of a sample whose members agree by one half beyond chance (Kish 1965, Survey Sampling).

    Parameters
    ----------
    people : iterable of str
    chains : dict
        Number of the chain of each person in one, from `chains_of_introductions`.

    Returns
    -------
    float
    """
    alone = [name for name in set(people) if name not in chains]
    linked = Counter(chains[name] for name in set(people) if name in chains)
    return len(alone) + sum(2 * n / (n + 1) for n in sorted(linked.values()))


def independent_standing(people_for, people_against, chains):
    """Say how well a thing is known, as `standing` does, counting whole independent people.

    Who speaks both for and against it, alone, is one voice and no contest.
    """
    both = set(people_for) | set(people_against)
    if int(independent(both, chains)) < 2 and set(people_for) & set(people_against) == both:
        return standing(min(len(both), 1))
    return standing(int(independent(people_for, chains)), int(independent(people_against, chains)))
