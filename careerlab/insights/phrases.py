"""Find listed phrases in a statement.

One pass over its words, a dictionary keyed by the first word, the longest phrase first.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DOER = re.compile(r"(?:ing|er|or|ment|ist|e)$")
_TOKEN = re.compile(r"[^\W_]++(?:['’&.][^\W_]++)*+[+#]*+")


def tokens(text):
    """Words with their offsets: list of (folded word, start, end).

    Hyphens part words, `C++` and `Node.js` stay whole.
    """
    return [(fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def words_of(text):
    """The folded words alone: what phrases are looked up in where nobody asks where they stand."""
    return tuple(map(fold, _TOKEN.findall(text)))


def stems_of(text):
    """The folded words without what makes a doer of a deed: "designer", "design"; "nurse", "nursing"."""
    return {_DOER.sub("", _DOER.sub("", word)) if len(word) > 4 else word for word in words_of(text)}


def places_of(text):
    """Where the words stand, as (start, end), for those who have the folded words already."""
    return [m.span() for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=20_000)
def fold(word):
    """Lower case, straight apostrophe, without a plain plural -s."""
    word = word.lower().replace("’", "'")
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "su'":
        return word[:-1]
    return word


class PhraseBook:
    """Phrases and what they stand for.

    Parameters
    ----------
    pairs : iterable of (str, object)
        Phrase as written and its payload; the same phrase may come more than once.
    """

    def __init__(self, pairs):
        self.phrases, lengths = {}, {}
        for phrase, payload in pairs:
            words = tuple(fold(m.group()) for m in _TOKEN.finditer(phrase))
            if words:
                self.phrases.setdefault(words, []).append((phrase, payload))
                lengths.setdefault(words[0], set()).add(len(words))
        self.lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def find(self, found_tokens):
        """As `among`, for words with their offsets as `tokens` gives them."""
        return self.among(tuple(word for word, _, _ in found_tokens))

    def among(self, words):
        """(first, last + 1, [(phrase, payload), ...]) of each phrase in `words`, as `words_of` gives them.

        Leftmost and longest, none inside another.
        """
        found, end = [], 0
        for at, word in enumerate(words):
            if at < end or word not in self.lengths:
                continue
            for size in self.lengths[word]:
                payloads = self.phrases.get(words[at : at + size])
                if payloads and at + size <= len(words):
                    end = at + size
                    found.append((at, end, payloads))
                    break
        return found

    def exactly(self, words):
        """The payloads of a phrase that is the whole of `words`, else an empty list."""
        return self.phrases.get(tuple(w for w, _, _ in words), [])
