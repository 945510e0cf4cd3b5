"""What a statement's own words speak for and against: the gate that keeps a quote from supporting their opposite.

Only plain words count (`resources/polarity.csv`), because the gate must be right where it speaks and may be silent
elsewhere: where another job is compared, where something is only imagined, where words are meant otherwise.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from careerlab.insights.features import BLOCK, cue_counts
from careerlab.insights.phrases import PhraseBook, words_of
from careerlab.resources import rows

REACH = 3  # words after a "not" that it turns round
_TURNED = {"for": "against", "against": "for"}
_CONTRASTS = frozenset("but though although however yet whereas except despite".split())
_CLAUSE_ENDS = _CONTRASTS | {"because", "so", "while"}
# the "flexible" hours: one or two words in quotation marks, and not a whole sentence somebody said
_IN_QUOTES = re.compile(r'(?<!\w)["“‘\']([\w-]+(?: [\w-]+)?)["”’\'](?!\w)')


@cache
def _book():
    """Phrases of polarity.csv -> what they say."""
    return PhraseBook((row["words"], row["says"]) for row in rows("polarity"))


@cache
def _turning():
    """The first words of phrases that turn round what follows: "not", "never", "no"."""
    return frozenset(words[0] for words, said in _book().phrases.items() if said[0][1] == "flip")


@lru_cache(maxsize=2 * BLOCK)
def sides(words):
    """What a statement's words plainly say: a set of "for", "against" and "irony"; empty where they may mean anything.

    Parameters
    ----------
    words : tuple of str
        The folded words of a statement, as `phrases.words_of` gives them.
    """
    said, turned, end = set(), False, 0  # `end`: where the words end that a "not" turns round
    for first, last, payloads in _book().among(words):
        says = payloads[0][1]
        if says == "silent":
            return frozenset()
        if first >= end or not _CLAUSE_ENDS.isdisjoint(words[max(0, end - REACH) : first]):
            turned = False
        if says == "flip":
            # "not without" speaks for; in "no fuss, no stress" each speaks for itself
            turned = not (turned and first == end - REACH)
            end = last + REACH
        elif says in _TURNED:
            said.add(_TURNED[says] if turned and words[first] not in _turning() else says)
        elif says == "irony":
            said.add(says)
    return frozenset(said)


def opposes(words, kind, text=""):
    """Whether the words speak against a kind: a `pro` that only blames or praises in irony, a `con` that only praises.

    Parameters
    ----------
    words : tuple of str
        The folded words of a statement, as `phrases.words_of` gives them.
    kind : str
        One of the codebook's; only `pro` and `con` have an opposite.
    text : str, optional
        The statement as written: a word of praise in quotation marks is meant otherwise.
    """
    said = sides(words)
    if kind not in ("pro", "con") or not said or "contrast" in cue_counts(words):
        return False
    if "irony" in said or _scare_quotes(text):
        return kind == "pro" and "for" in said
    return said == ({"against"} if kind == "pro" else {"for"})


def _scare_quotes(text):
    return any("for" in sides(words_of(quoted)) for quoted in _IN_QUOTES.findall(text))


def speaks_both(words):
    """Whether a statement plainly speaks for and against ("great people, awful hours"): only a person splits it."""
    return {"for", "against"} <= sides(words) or _contrasts(words)


def _contrasts(words):
    """Whether what comes before a "but" and what follows it differ, by everyday words of praise and blame too."""
    at = next((at for at, word in enumerate(words) if word in _CONTRASTS), 0)
    return at > 0 and sorted((_mood(words[:at]), _mood(words[at + 1 :]))) == ["bad", "good"]


def _mood(words):
    """The one side that the cue words take, else ``''``."""
    cues = cue_counts(words)
    good, bad = ("good" in cues or "not bad" in cues), ("bad" in cues or "not good" in cues)
    return "" if good == bad else "good" if good else "bad"
