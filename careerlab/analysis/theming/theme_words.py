"""Which words of a statement say what it is about, and which statements say nothing at all."""

from __future__ import annotations

from functools import cache

from careerlab.insights.phrases import PhraseBook, fold, tokens
from careerlab.resources import rows as resource

# Words of any talk about any work: two people who share them need not speak of the same thing.
_SAYS_NOTHING = """
able actually advice advise ago ask asked bad best better big bit bring came come comes coming day days different does
doing done dont end especially far feel felt find first gets getting give given gives goes going gone good got great
half happen happens hard help hour hours job jobs just kind knew know knows last later least leave less let like likes
little long look looking looks lot love make makes making maybe mean means month months need needs new nice number old
ones order outside part people person place possible probably put question quite read real really reckons right run
said same saw say says second see seen sense set single small somebody someone sort stand start started stay stop sure
take taken takes tell tells thing things think thinks third thought time times told took try trying turn used usual
usually want wanted wants way week weeks went whatever wont word words work worked working works world worse worst
worth wrong year years yes yrs
""".split()


def content_words(text):
    """Return the words of a text that tell what it is about."""
    return [word for word, _, _ in tokens(text) if len(word) > 2 and word.isalpha() and word not in _empty_words()]


def says_something(text):
    """Tell whether anything is left of a text without words of any talk and answers such as "See above, not sure."

    The answers are listed in `resources/empty_answers.csv`. A number or a short name ("HR") says something.
    """
    words = tokens(text)
    empty = {at for first, last, _ in _empty_answers().find(words) for at in range(first, last)}
    return any(at not in empty and word not in _empty_words() for at, (word, _, _) in enumerate(words))


@cache
def _empty_words():
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return {fold(word) for word in (*ENGLISH_STOP_WORDS, *_SAYS_NOTHING)}


@cache
def _empty_answers():
    return PhraseBook((row["words"], True) for row in resource("empty_answers"))


def word_vectors(texts):
    """Return TF-IDF vectors of the content words of texts, and the words; (None, ()) where there are none."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=content_words, sublinear_tf=True)
    try:
        return vectorizer.fit_transform(texts), vectorizer.get_feature_names_out()
    except ValueError:  # no content word in any text
        return None, ()
