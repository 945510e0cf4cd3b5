"""The table while corrections are put into it: rows by place, which of them were split or merged, and their labels."""

from __future__ import annotations

from careerlab.insights.bears_on import with_side
from careerlab.insights.codebook import KINDS, TOPICS
from careerlab.insights.corrections.anchors import Places, beside, file_key, fold


class Draft:
    """Statements by place: first the rows of the table, then those that splits and merges make.

    A place that was split or merged can still be found, because earlier corrections name its words; `parts` holds the
    places that stand in the table instead of it, `answered` what was decided about a place itself.
    """

    def __init__(self, insights):
        self.columns = {name: insights[name].tolist() for name in insights.columns}
        self.dtypes = dict(insights.dtypes)
        self.changed, self.parts, self.parent, self.answered = {}, {}, {}, {}
        self.places = Places()
        texts = [fold(text) for text in self.columns["text"]]
        keys = {source: file_key(source) for source in set(self.columns["source"])}
        files = [keys[source] for source in self.columns["source"]]
        for text, before, after, file in zip(texts, *beside(texts, files), files, strict=True):
            self.places.add(text, before, after, file)
        self.size = len(texts)

    def add(self, near, number, words, before, after, row=None):
        """A place of words folded, the `number`-th of those made of `near`; with a row, it can stand in the table."""
        places = self.places
        place = places.add(words, before, after, places.file[near], (*places.position[near], number))
        if row is not None:
            self.changed[place] = row
        return place

    def stand_for(self, place, parts):
        """Let `parts` stand in the table instead of a place."""
        self.parts[place] = parts
        self.places.replaced.add(place)
        self.places.made.update(parts)
        self.parent |= dict.fromkeys(parts, place)

    def value(self, place, column):
        """One cell."""
        return self.changed[place][column] if place in self.changed else self.columns[column][place]

    def row(self, place):
        """The row at a place, to be changed."""
        if place not in self.changed:
            self.changed[place] = {name: values[place] for name, values in self.columns.items()}
        return self.changed[place]

    def leaves(self, place):
        """The places that stand in the table for this one: itself, its parts, or none."""
        if place not in self.parts:
            return [place]
        return [leaf for part in self.parts[place] for leaf in self.leaves(part)]

    def depth(self, place):
        """How many splits and merges made this place."""
        depth = 0
        while place in self.parent:
            place, depth = self.parent[place], depth + 1
        return depth

    def order(self):
        """The places that stand in the table, in its order."""
        return [leaf for place in range(self.size) for leaf in self.leaves(place)]

    def first_row(self, place):
        """The first row that stands in the table for a place, {} if there is none."""
        return next(map(self.row, self.leaves(place)), {})

    def how_it_reads_now(self, place, words):
        """A sentence for the person where a statement was found although it was edited; else ''."""
        if self.places.words[place] == fold(words):
            return ""
        return f"Applied; the sentence now reads: {self.value(place, 'text')}"

    def table(self):
        """The table with all changes."""
        import pandas as pd

        order = self.order()
        columns = {name: [self.value(place, name) for place in order] for name in self.columns}
        return pd.DataFrame({name: pd.Series(values, dtype=self.dtypes[name]) for name, values in columns.items()})

    # ---- labels

    def settle(self, place, question, answer, given=True):
        """Give every row that stands for a place an answer, unless its own part has one; whether any row was there.

        With `given` False the rows are confirmed as they are, and what is said of the whole still holds for them.
        """
        leaves = self.leaves(place)
        for leaf in leaves:
            if not self._has_own(leaf, place, question):
                _answer(self.row(leaf), question, answer)
        if given:
            self.answered.setdefault(place, {})[question] = answer
        return bool(leaves)

    def doubt(self, place, question):
        """Let the rows of a place wait where two people differ about them."""
        for leaf in self.leaves(place):
            if question in ("kind", "topic", "parts") and not self._has_own(leaf, place, question):
                self.row(leaf)["status"] = "ask"

    def _has_own(self, leaf, place, question):
        """Whether a question was answered for the part itself."""
        while leaf != place:
            if question in self.answered.get(leaf, ()):
                return True
            leaf = self.parent[leaf]
        return False


def _answer(row, question, answer):
    """Put one answer into a row; who says what a statement is has read it, and it counts."""
    if question.startswith("belief "):
        row["bears_on"] = with_side(row["bears_on"], answer)
        return
    if question not in ("kind", "topic"):
        row[question] = answer
        return
    if answer in (KINDS if question == "kind" else TOPICS):
        row[question] = answer
    row |= {"status": "corrected", "rule": "correction", "confidence": 1.0}
    row |= {"p_pro": float(row["kind"] == "pro"), "p_con": float(row["kind"] == "con")}
    if question == "topic":
        row["topic_confidence"] = 1.0
