"""Who has not been heard from for months, and what could be a reason to write."""

from __future__ import annotations

from datetime import date

from careerlab.analysis.evidence import NOTE_ORDER
from careerlab.analysis.following.about import owed
from careerlab.analysis.following.content import content, most_quotable
from careerlab.insights.table import counted

HEARTFELT = ("work", "meaning", "people", "autonomy", "growth", "culture")
_NEWS = ("belief", "gap", "task", "lead")
_LEAST_SHARED = 2  # content words that advice and news have in common
_SHORTEST = 4  # letters of a word that advice and news may have in common


def months_between(earlier, later):
    """Return the whole months between two ISO dates, never less than 0."""
    a, b = date.fromisoformat(earlier), date.fromisoformat(later)
    return max(0, (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day))


def cared_about(rows):
    """Return the row that shows best what a person speaks warmly of, rather the work than the pay; None without one."""
    warm = counted(rows)
    warm = warm[warm["kind"].eq("pro") & warm["speaker"].eq("source")].sort_values(NOTE_ORDER)
    best = most_quotable(warm[warm["topic"].isin(HEARTFELT)])
    return most_quotable(warm) if best is None else best


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
        if len(shared := content(advice.text, _SHORTEST) & content(news.text, _SHORTEST)) >= _LEAST_SHARED
    ]
    if not last or not pairs:
        return None
    _, advice, news = max(pairs, key=lambda pair: (pair[0], pair[2].date, -pair[2].start, pair[1].id))
    return advice, news


def reason_to_write(person, rows, found):
    """Say what a letter to somebody could begin with, and the ids behind it.

    Parameters
    ----------
    person : str
    rows : pandas.DataFrame
        All statements in note order, with `who`.
    found : pandas.DataFrame
        As `follow_ups` returns it.

    Returns
    -------
    (str, list of str)
    """
    mine, theirs = owed(found, person)
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
