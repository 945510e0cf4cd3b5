"""What earlier talks with the same person have settled: what was asked, answered, said and promised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from careerlab.analysis.evidence import NOTE_ORDER
from careerlab.insights.identity.names import fold_name, is_maybe_one
from careerlab.insights.phrases import words_of

_ID = re.compile(r"\(\s*([a-z]+\d+)\b")
_ASIDE = re.compile(r"\([^()]*\)|^\W*\d+[.)]\s*")
_INTRODUCES = re.compile(
    r"\b(?:introduc\w+|in touch with|put me (?:in|on)|(?:his|her|their) (?:contact|number|e-?mail)|gave me \w+ name"
    r"|recommend\w* (?:talking|speaking)|(?:talk|speak|write|ring) to|connect\w* me|names? of"
    r"|mention (?:her|him|them))\b",
    re.I,
)
_OF_OTHERS = re.compile(r"\b(?:she|he|her|his|him|hers|my|me|i|they)\b|[()\[\]“”\"!]", re.I)
_ON_THE_WORK = ("pro", "con", "fact", "need", "advice", "route")
ALIKE = 0.8  # share of words in common from which two questions are one
LIKELY = 0.6  # chance of a kind or topic from which something counts as said: asking again is worse than leaving out
QUOTED = (5, 18)  # words of a statement that can be read back to the one who made it


@dataclass(frozen=True)
class Earlier:
    """Earlier talks with one person: their rows, how many, the date of the last, and what is settled."""

    rows: object
    talks: int
    last: str

    @cached_property
    def _theirs(self):
        return self.rows[self.rows["speaker"].eq("source")]

    @cached_property
    def _asked(self):
        return sorted({words for words in self._theirs["question"] if words})

    def has_answered(self, id_, question, any_wording=True):
        """Tell whether a question was answered: by its id, or by one of nearly the same words.

        With `any_wording` false the id alone is not enough: the question is about another belief or skill each time.
        """
        ids = {found for words in self._asked for found in _ID.findall(words)}
        return (any_wording and id_ in ids) or any(_alike(question, words) for words in self._asked)

    def likely(self, *kinds):
        """Return the rows that are likely of these kinds; what waits for a decision was said, too."""
        return self.rows[self.rows["kind"].isin(kinds) & self.rows["confidence"].ge(LIKELY)]

    def topics(self, path):
        """Return the topics of a path on which this person has likely said something."""
        said = self._theirs[self._theirs["kind"].isin(_ON_THE_WORK) & self._theirs["path"].eq(path)]
        return set(said.loc[said["topic_confidence"].ge(LIKELY), "topic"])

    def told_the_way(self):
        """Tell whether this person has told how they got here."""
        return bool(self.likely("route")["speaker"].eq("source").any())

    def introduced(self, insights):
        """Tell whether this person has named others to talk to."""
        leads = self.likely("lead")
        named = {fold_name(name) for name in insights["introduced_by"] if name}
        mine = {fold_name(name) for name in self.rows["person"]}
        return bool(named & mine) or any(_INTRODUCES.search(text) for text in leads["text"])

    def quotable(self):
        """List statements of theirs that can be read back to them: what was hard before what was good."""
        said = self.likely("con", "pro")
        said = said[said["speaker"].eq("source")]
        length = said["text"].str.split().str.len()
        said = said[length.between(*QUOTED) & ~said["text"].map(_speaks_of_others).astype("bool")]
        return said.assign(good=said["kind"].eq("pro")).sort_values(["good", *NOTE_ORDER], kind="stable")


def earlier_talks(insights, person):
    """Find the earlier talks with a person, however their name is spelled; none where two people may be meant."""
    alike = names_like(insights, person)
    rows = insights[insights["person"].isin(alike if len(alike) == 1 else [])].sort_values(NOTE_ORDER)
    return Earlier(rows, rows["talk"].nunique(), max(rows["date"], default=""))


def names_like(insights, person):
    """List the people of the notes who may be meant by a name: who has just this name, else whom it may shorten."""
    names = sorted({name for name in insights["person"] if name})
    same = [name for name in names if fold_name(name) == fold_name(person)]
    return same or [name for name in names if is_maybe_one(name, person)]


def _alike(one, other):
    first, second = (set(words_of(_ASIDE.sub(" ", words))) for words in (one, other))
    return bool(first and second) and len(first & second) / len(first | second) >= ALIKE


def _speaks_of_others(text):
    return bool(_OF_OTHERS.search(text))
