"""All that the questions of one talk come from, and a question as it stands on the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from careerlab.insights.table import TOPICS
from careerlab.preparing import open_questions
from careerlab.preparing.bank import Addressee, needs_of, worded
from careerlab.preparing.earlier import Earlier

FOR_THE_EXPLORER = {"belief", "untested belief", "shaken belief", "doubted belief", "skill", "gap", "disagreement"}
_EACH_TIME_ANOTHER = FOR_THE_EXPLORER | {"said before"}


@dataclass(frozen=True)
class Talk:
    """All that the questions of one talk come from."""

    insights: pd.DataFrame
    profile: object
    earlier: Earlier
    path: str
    to: Addressee
    has_page: bool = False  # whether something was pasted about them
    their_words: frozenset = frozenset()  # the words of what is known of them

    @cached_property
    def person(self):
        """The name that the notes use, '' before the first talk."""
        return next(iter(self.earlier.rows["person"]), "")

    @cached_property
    def gaps(self):
        """What the explorer lacks on the path; of no path, what she lacks wherever she goes."""
        return open_questions.gaps(self.insights, self.profile, self.path, self.person, self.their_words)

    @cached_property
    def beliefs(self):
        """What the explorer believes of the path and nobody has settled."""
        return open_questions.open_beliefs(self.insights, self.profile, self.path, self.person, self.their_words)

    @cached_property
    def disagreements(self):
        """On what others contradict each other about the path."""
        return open_questions.disagreements(self.insights, self.path, self.person)

    @cached_property
    def settled(self):
        """The topics of the path on which this person has spoken."""
        return self.earlier.topics(self.path)

    @cached_property
    def topics(self):
        """The topics still to be asked about, as `open_questions.topics_in_order` says."""
        found = open_questions.topics_in_order(self.insights, self.profile, self.path)
        return [each for each in found if each[0] not in self.settled]


def asked(talk, chosen, found, part, comes_from, why="", to=None, topic=""):
    """Word these rows of the bank, one after the other, leaving out what was asked already: here or in another talk."""
    to = to or talk.to
    used_ids, themes = ({row[name] for row in chosen} for name in ("id", "theme"))
    for row in found:
        needs = set(needs_of(row))
        question, follow_ups, because = worded(row, to)
        is_new = not talk.earlier.has_answered(row["id"], question, not needs & _EACH_TIME_ANOTHER)
        is_double = row["id"] in used_ids or (row["theme"] and row["theme"] in themes)
        if question and is_new and not is_double:
            yield {
                **{"id": row["id"], "part": part, "minutes": int(row["minutes"]), "question": question},
                **{"follow_ups": follow_ups, "why": [*because, *filter(None, [why])], "serves": row["serves"]},
                **{"topic": _topic(topic or row["topic"]), "path": talk.path, "comes_from": comes_from},
                **{"needs": needs, "theme": row["theme"]},
            }


def _topic(words):
    return words if words in TOPICS else "none"
