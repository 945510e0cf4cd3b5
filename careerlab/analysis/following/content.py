"""Words that say what a sentence is about: to tell whether two speak of one thing, and whether one is worth quoting."""

from __future__ import annotations

import re
from functools import lru_cache

from careerlab.analysis.evidence import clearest
from careerlab.analysis.following.words import words_in
from careerlab.insights.identity.names import fold_name

STEM = 5  # letters by which "watch" and "watched" are one
_LITTLE = frozenset(
    """a about after again ago ah all already also am an and another any are arrived as at away back be because
    been before being both btw but by came can come comes could did do does done down dropped each either else
    enough even ever every few finally fine finished first for from get gets go goes got had handed has have he
    her here hers him himself his hm how i if in into is it its itself just kept know last least let like made
    make many me mine more most much must my myself need never next no nor not now of off oh ok okay on once one
    only or other our out over people please posted really said same sent she should so some somebody somehow
    someone something soon sorted still such sure tell than that the their them themselves then there these they
    thing things think this those to told too turned under until up us very want was we well went were what when
    where whether which while who whom whose why will with work would yeah year yes yet you your""".split()
)
_GOES_ON = re.compile(r"\W*(?:and|but|or|so|nor|because|which)\b", re.I)
_ENOUGH = ((4, False), (3, False), (2, True))  # content words, and whether a sentence may begin with "and": best first


@lru_cache(maxsize=10_000)
def content(text, shortest=2):
    """Return the stems of the words of a text that have a meaning of their own and at least some letters."""
    words = (word.word.removesuffix("'s").rstrip("s") for word in words_in(text) if word.word not in _LITTLE)
    words = (word if word.isascii() else fold_name(word) for word in words)
    words = (f"{word[:-1]}i" if word.endswith("y") else word for word in words)  # "apply" and "application" are one
    return frozenset(word[:STEM] for word in words if len(word) >= shortest)


def most_quotable(rows):
    """Return the row to quote: rather one that stands on its own; None where each is a fragment ("And the people.")."""
    said = rows["text"].map(lambda text: len(content(text))).astype(int)
    goes_on = rows["text"].map(lambda text: bool(_GOES_ON.match(text))).astype(bool)
    for least, may_go_on in _ENOUGH:
        worth = said.ge(least) & (may_go_on | ~goes_on)
        if worth.any():
            return clearest(rows[worth])
    return None
