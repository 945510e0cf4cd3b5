"""What sets two speakers apart, in words, and the question that their disagreement raises."""

from __future__ import annotations

YEARS_APART, TIMES_AS_LONG = 3, 1.5  # from which the years of two people are worth a word

_RANKS = {
    "starting": "is just starting",
    "mid": "is mid-level",
    "senior": "is senior",
    "lead": "is a lead or manager",
    "head": "is a head or director",
}
# What may differ, and how a question asks whether it matters; what comes first is asked about.
_DEPENDS = {
    "employer_kind": "does it depend on the kind of employer",
    "size": "does it depend on how big the employer is",
    "seniority": "does it change as one moves up",
    "years": "does it change with the years in the job",
    "country": "does it depend on where one works",
}


def differing(one, two):
    """Return in what two speakers differ, of what the notes tell of both: keys of _DEPENDS, in their order.

    Parameters
    ----------
    one, two : namedtuple
        Rows of `speakers`.
    """
    pairs = {what: (getattr(one, what), getattr(two, what)) for what in _DEPENDS}
    found = [what for what, pair in pairs.items() if not {"", -1} & set(pair) and _apart(what, *pair)]
    if "employer_kind" not in found and _only_one_employed(one, two):
        found.insert(0, "employer_kind")
    return found


def in_words(one, two):
    """Say in what two speakers differ: "Rosa works at a small agency, Tom in a large company"; '' where in nothing."""
    found = differing(one, two)
    # The size and the kind of an employer are told in one phrase.
    told = [what for what in found if what != "size" or "employer_kind" not in found]
    return "; ".join(f"{one.person} {_SAYS[what](one)}, {two.person} {_SAYS[what](two)}" for what in told)


def question(about, path, one, two):
    """Return what to ask the next person, so that the disagreement of two speakers may be settled.

    Parameters
    ----------
    about : str
        The topic, as it stands in ``resources/topic_questions.csv``.
    path : str
    one, two : namedtuple
        Rows of `speakers`.
    """
    depends = next((_DEPENDS[what] for what in differing(one, two)), _of_employers(one.organisation, two.organisation))
    return f"Thinking of {path}: people told me opposite things about {about}. How is it for you, and {depends}?"


def _of_employers(one, two):
    if one and two:
        return "does it depend on the team or on the person" if one == two else "does it depend on the employer"
    return "what does it depend on"


def _apart(what, first, second):
    if what == "years":
        short, long = sorted((first, second))
        return long - short >= YEARS_APART and long >= TIMES_AS_LONG * short
    return first != second


def _only_one_employed(one, two):
    """Tell whether one works for nobody else and the other for somebody, of whatever kind: then that differs."""
    kinds = {person.employer_kind for person in (one, two)}
    return kinds == {"self-employed", ""} and all(person.organisation or person.employer_kind for person in (one, two))


def _employer(person):
    if person.employer_kind == "self-employed":
        return "is self-employed"
    if not person.employer_kind and not person.size:
        return f"works at {person.organisation}"
    kind = person.employer_kind or "employer"
    # A start-up is small by its name.
    size = "" if kind == "start-up" else person.size
    noun = " ".join(filter(None, (size, kind)))
    return f"works {'in' if kind == 'public service' else 'at'} {'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _years(person):
    return f"has {person.years} {'year' if person.years == 1 else 'years'} in the job"


_SAYS = {
    "employer_kind": _employer,
    "size": _employer,
    "seniority": lambda person: _RANKS[person.seniority],
    "years": _years,
    "country": lambda person: f"is in {person.country}",
}
