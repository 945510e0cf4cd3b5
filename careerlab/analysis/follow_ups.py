"""What has to happen after the talks: who promised what, by when, whether it was done, and whom to write to."""

from __future__ import annotations

from careerlab.analysis.comparing.favourability import named_people
from careerlab.analysis.evidence import NOTE_ORDER, as_frame, joined
from careerlab.analysis.following.about import STILL
from careerlab.analysis.following.entries import entries
from careerlab.analysis.following.outcome import LATE, settled
from careerlab.analysis.following.promise import ME
from careerlab.analysis.following.promises import promises_in
from careerlab.analysis.following.relations import relations
from careerlab.analysis.following.silence import months_between, reason_to_write
from careerlab.analysis.following.thanks import draft, is_too_late, thanks_due, what_helped
from careerlab.analysis.following.whom import known_people
from careerlab.insights.table import check_insights

MOST_READ = 1_000  # characters of a statement: nobody makes a promise in a longer sentence
_FOLLOW_UPS = {
    **dict.fromkeys(("person", "who", "what", "words", "about", "made", "due", "due_words", "state", "path"), "str"),
    **{"draft": "str", "source": "str", "line": "int64", "ids": "str"},
}
_SILENT = {
    **{"person": "str", "path": "str", "last_heard": "str", "months": "int64", "talks": "int64"},
    **{"reason": "str", "ids": "str"},
}
_RELATIONSHIPS = {
    **{"person": "str", "path": "str", "organisation": "str", "talks": "int64", "last_heard": "str"},
    **dict.fromkeys(("cares_about", "quote", "i_owe", "they_owe", "could_give", "introduced_by"), "str"),
    **dict.fromkeys(("offered", "introduced", "changed", "ids"), "str"),
}


def follow_ups(insights, today=None):
    """List what has to happen after the talks: promises of either side, thanks, introductions, openings, events.

    A promise counts by its words and its place in the notes, also where the statement waits on the ask list: one that
    was forgotten costs more than one too many. What is not sure is ``maybe``.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    today : str, optional
        ISO date against which things are late; by default the latest date in the notes.

    Returns
    -------
    pandas.DataFrame
        One row per thing to do or to expect, what is still to come first and of it the soonest: `person` (str, whose
        talk; the talk where the person has no name), `who` (str: ``I`` or the name of who owes it), `what` (str:
        ``promise``, ``thank-you``, ``introduction``, ``mentor``, ``opening`` (a post, a placement, a day to look on),
        ``event`` or ``stay in touch``), `words` (str, the statement's, or the part of it that says this; '' for a
        thank-you that nobody wrote down), `about` (str, the person introduced, asked or thanked, else the thing; ''
        where the words do not say), `made` (str, ISO date of the talk, '' unknown), `due` (str, ISO date, '' where the
        words give none), `due_words` (str, as said: "by Friday"; '' where nothing was, or where it is our rule: thanks
        within two days), `state` (str: ``open``; ``late``, due before today; ``maybe``, hedged or not surely a
        promise; ``done``, as the notes say, also what was done unasked; ``taken``, an introduction that led to a talk;
        ``over``, an opening, an event or an introduction said in passing whose day has passed), `path` (str), `draft`
        (str, a short note of thanks that quotes what helped, '' elsewhere), `source` (str), `line` (int64, 1 or more),
        `ids` (str, of the statement, or of its parts joined by "; " where it goes over two lines or is a row of a
        table; of a thank-you that nobody wrote down: of what it quotes).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = _in_order(insights)
    today = today or max(rows["date"], default="")
    book, talks = known_people(rows), sorted(set(zip(rows["person"], rows["date"], rows["introduced_by"], strict=True)))
    found = promises_in(entries(rows, book), book)
    records = [_record(promise, state, rows) for promise, state in settled(found, talks, today)]
    records += _not_thanked(rows, found, today)
    return as_frame(sorted(records, key=_soonest_first), _FOLLOW_UPS)


def silent_for(insights, today=None, months=3):
    """Say who was not heard from for some months, and what could be a reason to write.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    today : str, optional
        ISO date; by default the latest date in the notes.
    months : int
        Whole months since the last talk from which somebody is listed. Talks without a date are left out.

    Returns
    -------
    pandas.DataFrame
        One row per person, the longest silent first: `person`, `path`, `last_heard` (str, ISO date of the last talk),
        `months` (int64, whole months since), `talks` (int64, 1 or more), `reason` (str, what the letter could begin
        with: what was promised, news that bear on their advice, what they offered, or what they cared about; '' where
        the notes have nothing) and `ids` (str, of the statements it quotes).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = _in_order(insights)
    today = today or max(rows["date"], default="")
    found, records = follow_ups(insights, today), []
    for person, said in rows.groupby("who", sort=True):
        last = max(said["date"])
        if last and months_between(last, today) >= months:
            reason, ids = reason_to_write(person, rows, found)
            counts = months_between(last, today), said["talk"].nunique()
            records.append((person, said["path"].iloc[-1], last, *counts, reason, joined(ids)))
    return as_frame(sorted(records, key=lambda record: (record[2], record[0])), _SILENT)


def relationships(insights, profile=None, today=None):
    """Say of each person what they care about, what is owed, whom they led to, and what their talks changed.

    A talk is valued by what it changed, never by its length or by the jobs it led to.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    profile : Profile, optional
        Its `skills` (what could be given back), `beliefs` and `priorities` (what changed).
    today : str, optional
        ISO date; by default the latest date in the notes.

    Returns
    -------
    pandas.DataFrame
        One row per person, by name: `person`, `path`, `organisation` (str), `talks` (int64, 1 or more), `last_heard`
        (str, ISO date, '' unknown), `cares_about` (str, up to three topics they speak of more warmly than not, pay not
        among them, joined by "; "), `quote` (str, their warmest words, '' where all are fragments), `i_owe` (str, what
        is still to be done for them) and `they_owe` (str, what is to be expected, as `follow_ups` has it, joined by
        "; "), `could_give` (str, where they miss what the explorer can do; '' where the notes have nothing),
        `introduced_by`, `offered` (str, whom they offered to introduce), `introduced` (str, whom they led to, joined
        by "; "), `changed` (str, in sentences: beliefs that moved by 5 points or more, the comparison's leader without
        them, disputes in which they stand alone; '' where nothing did) and `ids` (str).

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = _in_order(insights)
    return as_frame(relations(rows, follow_ups(insights, today), profile), _RELATIONSHIPS)


def thank_you(insights, person):
    """Write a short note of thanks for the last talk with somebody, which quotes one thing they said that helped.

    Parameters
    ----------
    insights : pandas.DataFrame
        As `parse_notes` returns it.
    person : str
        A name as in the table.

    Returns
    -------
    str
        '' where nobody of this name was talked to, or nothing they said is sure enough to quote.

    Raises
    ------
    TableError
        `insights` is no insights table.
    """
    rows = _in_order(insights)
    return _draft_for(person, rows)


def _in_order(insights):
    """Return the statements in note order with `who` spoke, cut where nobody reads on."""
    check_insights(insights)
    rows = insights.assign(who=named_people(insights), text=insights["text"].str.slice(0, MOST_READ))
    return rows.sort_values(NOTE_ORDER)


def _record(promise, state, rows):
    row = promise.row
    thanks = promise.what == "thank-you" and promise.who == ME and state in STILL
    return (
        *(row.who, promise.who, promise.what, promise.words, promise.about, row.date, promise.due, promise.due_words),
        *(state, row.path, _draft_for(promise.about, rows) if thanks else "", row.source, row.line, row.id),
    )


def _soonest_first(record):
    named = dict(zip(_FOLLOW_UPS, record, strict=True))
    place = named["source"], named["line"], named["words"], named["what"], named["about"]
    return named["state"] not in STILL, not named["due"], named["due"], place


def _draft_for(person, rows):
    said = rows[rows["person"].eq(person)]
    last = said[said["date"].eq(max(said["date"], default=""))]
    return draft(person, what_helped(last), last["explorer"].iloc[0] if len(last) else "")


def _not_thanked(rows, found, today):
    """Yield a record for each person whose last talk nobody is said to have given thanks for, while that is in time."""
    thanked = [(promise.about, promise.row.date) for promise in found if promise.what == "thank-you"]
    for person, said in rows[rows["person"].ne("")].groupby("person", sort=True):
        made = max(said["date"])
        if is_too_late(made, today) or any(who == person and date >= made for who, date in thanked):
            continue
        talk = said[said["date"].eq(made)]
        due, helped, first = thanks_due(made), what_helped(talk), talk.iloc[0]
        quoted = first if helped is None else helped
        state = LATE if due and due < today else "open"
        words = person, ME, "thank-you", "", person, made, due, "", state
        yield (*words, first["path"], _draft_for(person, rows), quoted["source"], quoted["line"], quoted["id"])
