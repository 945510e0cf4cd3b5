"""Who asks in a talk, and who is the one talked to. Unsure is not guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from careerlab.notes.typed.turns import ANSWERING, ASKING

_SENTENCE = re.compile(r"(?<![.!…])[.!…]+(?=\s|\Z)|\?+")
_NO_NAME = re.compile(
    r"(?:speaker|voice|person|participant|interviewee|guest|user|caller|attendee|unknown|unidentified|quoted|reply)\b.*"
    r"|answer|respondent|\W*\d.*|.|(?-i:[A-Z]{2,3})",
    re.I,
)
_UNDER_NO_NAME = frozenset(("me", "quoted"))
_ASKING = ASKING | _UNDER_NO_NAME


@dataclass(frozen=True, slots=True)
class Roles:
    """Whose turns are whose: names of speakers; empty where that is not known."""

    askers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def roles(blocks, text, person="", explorer=""):
    """Tell who asks and who answers in the turns of a note.

    Parameters
    ----------
    blocks : sequence of Block
    text : str
    person, explorer : str
        Who was talked to and who wanted to know, where that is known.

    Returns
    -------
    Roles
    """
    said = {}
    for block in blocks:
        spoken = said.setdefault(block.speaker, [0, 0])
        for start, end in block.runs:
            ends = _SENTENCE.findall(text, start, end)
            spoken[0] += max(1, len(ends))
            spoken[1] += sum(e[0] == "?" for e in ends)
    return roles_of(said, person, explorer)


def roles_of(said, person="", explorer=""):
    """As `roles`, from how many sentences and questions each speaker said: name -> (sentences, questions).

    Under the name `''` is what nobody is named for.
    """
    names = [n for n in said if n]
    asking = [n for n in names if n.casefold() in _ASKING]
    askers = [*asking, *_named([n for n in names if n not in asking], explorer)]
    left = [n for n in names if n not in askers]
    sources = _named(left, person) or [n for n in left if n.casefold() in ANSWERING]
    if not sources and askers:
        sources = left
    others, asked = said.get("", (0, 0))
    alone = (len(names) == 1 and not others) or (asked > 1 and all(10 * said[n][1] < said[n][0] for n in names))
    if not sources and not askers and alone:
        sources = left
    if sources:
        left = [n for n in left if n not in sources]
        if len(left) == 1 and all(n.casefold() in _UNDER_NO_NAME for n in askers):
            askers += left  # `Me` and `Quoted` are somebody who has a name elsewhere
        askers = askers or _who_asks(said, left)
    else:
        askers = _who_asks(said, names)
        sources = [n for n in names if n not in askers] if askers else []
    return Roles(tuple(askers), tuple(sources))


def _who_asks(said, names):
    """The one of `names` whose every fourth sentence is a question, where nobody else comes near."""
    share = {name: asked / max(1, count) for name, (count, asked) in said.items() if name}
    asker = max((n for n in names if said[n][1] > 1 or share[n] >= 0.5), key=share.get, default="")
    rest = max((s for n, s in share.items() if n != asker), default=0)
    return [asker] if asker and share[asker] >= max(0.25, 2 * rest) else []


def _named(names, person):
    """Those of `names` that are the best match for a person, none if that is nobody."""
    graded = [(likeness(n, person), n) for n in names]
    best = max((grade for grade, _ in graded), default=0)
    return [n for grade, n in graded if grade == best] if best else []


def likeness(name, person):
    """How well a speaker's name fits a person's: 0 not at all, 3 the same.

    `Anna`, `Anna N.`, `A. Nowak` and `AN` fit Anna Nowak.
    """
    one, two = _fold(name), _fold(person)
    if not one or not two:
        return 0
    if sorted(one) == sorted(two):
        return 3
    short, long = sorted((one, two), key=len)
    if all(any(w == other for other in long) for w in short):
        return 2
    if len(short) == 1 and short[0] == "".join(w[0] for w in long):
        return 1
    begins = _begins(short[0], long[0]) and all(any(_begins(w, other) for other in long[1:]) for w in short[1:])
    return 1 if begins else 0


def _begins(one, two):
    """Whether a name is short for the other: `Tom` for Tommy, `N` for Nowak."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and (len(short) != 2 or short == long)


def _fold(name):
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return [w for w in re.split(r"[\W_\d]+", plain) if w]


def is_nameable(speaker):
    """Whether a speaker is called by a name, and not `Speaker 1`, `Q` or `Me`."""
    return bool(speaker) and speaker.casefold() not in _ASKING | ANSWERING and not _NO_NAME.fullmatch(speaker)
