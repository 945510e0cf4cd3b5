"""Who has not been heard from for months, and what could be a reason to write."""

from __future__ import annotations

from datetime import date

from careerlab.analysis.evidence import NOTE_ORDER, clearest
from careerlab.analysis.following.about import is_to_them
from careerlab.insights.phrases import words_of
from careerlab.insights.table import counted

_HEARTFELT = ("work", "meaning", "people", "autonomy", "growth", "culture")
_NEWS = ("belief", "gap", "task", "lead")
_LEAST_SHARED = 2  # content words that advice and news have in common
_SHORTEST, _STEM = 4, 5  # letters: of a content word, and by which "watch" and "watched" are one
_LITTLE_WORDS = frozenset(
    "about after again also been before could does done down even every from have here into just know like made make"
    " more most much need never only other over people same should some than that their them then there these"
    " they thing think this those very want well went were what when where which while will with work would year"
    " your".split()
)


def months_between(earlier, later):
    """Return the whole months between two ISO dates, never less than 0."""
    a, b = date.fromisoformat(earlier), date.fromisoformat(later)
    return max(0, (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day))


def cared_about(rows):
    """Return the row that shows best what a person speaks warmly of, rather the work than the pay; None without one."""
    warm = counted(rows)
    warm = warm[warm["kind"].eq("pro") & warm["speaker"].eq("source")].sort_values(NOTE_ORDER)
    of_the_work = warm[warm["topic"].isin(_HEARTFELT)]
    return clearest(of_the_work if len(of_the_work) else warm) if len(warm) else None


def news_for(person, rows):
    """Return (what they advised, what I did since) as two rows, None where nothing of mine bears on their advice.

    Parameters
    ----------
    person : str
    rows : pandas.DataFrame
        All statements in note order, with `who`.
    """
    theirs = rows[rows["who"].eq(person)]
    last = max(theirs["date"], default="")
    told = counted(theirs)
    told = told[told["kind"].eq("advice")]
    mine = rows[rows["date"].gt(last) & rows["kind"].isin(_NEWS) & rows["speaker"].eq("note-taker")]
    pairs = [
        (len(shared), advice, news)
        for advice in told.itertuples()
        for news in mine.itertuples()
        if len(shared := _content(advice.text) & _content(news.text)) >= _LEAST_SHARED
    ]
    if not last or not pairs:
        return None
    _, advice, news = max(pairs, key=lambda pair: (pair[0], pair[2].date, -pair[2].start, pair[1].id))
    return advice, news


def _content(text):
    return {word[:_STEM] for word in words_of(text) if len(word) >= _SHORTEST and word not in _LITTLE_WORDS}


def reason_to_write(person, rows, waiting):
    """Say what a letter to somebody could begin with, and the ids behind it.

    Parameters
    ----------
    person : str
    rows : pandas.DataFrame
        All statements in note order, with `who`.
    waiting : pandas.DataFrame
        The rows of `follow_ups` of this person that are still to come.

    Returns
    -------
    (str, list of str)
    """
    mine, theirs = waiting[waiting["who"].eq("I")], waiting[waiting["who"].ne("I")]
    mine = mine[mine["words"].map(lambda words: is_to_them(words, person)).astype(bool)]
    if len(mine):
        return f"You said you would: “{mine['words'].iloc[0]}”.", [mine["ids"].iloc[0]]
    news = news_for(person, rows)
    if news:
        advice, since = news
        return f"Their advice: “{advice.text}”. Your news: “{since.text}”.", [advice.id, since.id]
    if len(theirs):
        return f"They offered: “{theirs['words'].iloc[0]}”.", [theirs["ids"].iloc[0]]
    led_to = rows[rows["introduced_by"].eq(person)]
    if len(led_to):
        return f"They led you to {led_to['who'].iloc[-1]}: say what came of it.", [led_to["id"].iloc[-1]]
    warm = cared_about(rows[rows["who"].eq(person)])
    if warm is not None:
        return f"Ask how it is now: “{warm['text']}”.", [warm["id"]]
    return "", []
