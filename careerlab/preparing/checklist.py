"""The research checklist before a talk: what is known already, with the words that say so, and what is missing."""

from __future__ import annotations

from careerlab.analysis.evidence import as_frame
from careerlab.analysis.speakers import speakers
from careerlab.insights.identity.names import fold_name
from careerlab.insights.table import counted
from careerlab.preparing.career import NOW, is_own_business, posts_of, roles_in
from careerlab.preparing.model import CHECKLIST
from careerlab.preparing.pages import SHORTEST, told_on
from careerlab.preparing.wording import employer_named, listed, quoted
from careerlab.profile.model import folded

_PROFILE_PAGE, _FIRM_PAGE = "look at their profile page or CV", "look at the employer's “about us” page"
_MOST_STEPS = 4  # that a line of the checklist names
_PERSON_PAGE = "search for their name together with their employer's name"
_SPOKEN = ("talk", "article", "book", "author", "speaker", "published", "publication", "podcast", "award", "conference")
_CUSTOMERS = "look for reviews of their work, their own website and the register of their trade"


def checklist(insights, earlier, facts, profile, role, person, pages=()):
    """Make the checklist.

    Parameters
    ----------
    insights : DataFrame
        The insights table.
    earlier : Earlier
        Earlier talks with this person.
    facts : DataFrame
        As `Background.facts`.
    profile : Profile or None
    role : named tuple or None
        The main role of today.
    person : str
    pages : list of Note
        What was pasted; an item that one of these tells of is not open.

    Returns
    -------
    DataFrame
        One row per thing to find out before the talk: `item`, `known` ('' where it is missing), `quote`, `source`
        (str, of the fact or statement), `line` (int64, 0 none) and `where_to_look` (str).
    """
    roles = roles_in(facts)
    alone = role is not None and not role.employer and is_own_business(role, roles)
    own_page = "look at their own website or the register of their trade" if alone else _PROFILE_PAGE
    made = [
        ("Their role today, and since when", *_today(role, earlier), own_page),
        *([("What their customers say of their work", *_NOTHING, _CUSTOMERS)] if alone else []),
        *([] if alone else _of_employer(insights, earlier, facts, role, pages)),
        ("How they came to this work", *(_told(_way(facts, earlier), pages, "way")), own_page),
        ("The steps of their career", *_steps(posts_of(roles)), own_page),
        ("What they studied or trained in", *_told(_studies(facts), pages, "studied"), own_page),
        ("What they have published or said in public", *_told(_in_public(facts), pages, "public"), _PERSON_PAGE),
        (
            "What you have in common",
            *_common(facts, profile),
            "lay their page beside yours: places, schools, earlier work",
        ),
        (
            "Who introduced you",
            *_introducer(insights, earlier, person),
            "look in your mail and your notes of earlier talks",
        ),
    ]
    if earlier.talks:
        made += [
            ("What was promised last time", *each, "look in your notes of the last talk") for each in _promised(earlier)
        ]
    return as_frame(made, CHECKLIST)


_NOTHING = ("", "", "", 0)


def _of_employer(insights, earlier, facts, role, pages):
    known = _events(facts, role)
    # Where something was read that happened elsewhere, a page that tells of an event may mean just that.
    events = known if facts["fact"].eq("lived_through").any() else _told(known, pages, "events")
    news = "look at the employer's news page and the local press"
    return [
        ("What their employer does", *_told(_what_employer(insights, earlier, role), pages, "employer"), _FIRM_PAGE),
        ("How big the employer or their team is", *_told(_size(insights, earlier), pages, "size"), _FIRM_PAGE),
        ("What has happened at the employer", *events, news),
    ]


def _told(known, pages, item):
    """Return what is known of an item, else the sentence of a page that tells of it."""
    if known[0]:
        return known
    sentence, source, line = told_on(pages, item)
    says = "their page says" if len(sentence.split()) >= SHORTEST else "their page tells it under"
    return (f"{says}: {quoted(sentence)}", "", source, line) if sentence else _NOTHING


def _fact(known, fact):
    return known, " ".join(fact.quote.split()), fact.source, fact.line


def _statement(known, row):
    return known, row["text"], row["source"], int(row["line"])


def _today(role, earlier):
    if role is not None:
        where = f", {employer_named(role.employer)}" if role.employer else ""
        since = f", since {role.since[:4]}" if role.since else " (since when is not said)"
        return _fact(f"{role.what}{where}{since}".strip(", "), role)
    said = earlier.rows[earlier.rows["role"].ne("")]
    if not len(said):
        return _NOTHING
    last = said.sort_values(["date", "source"], kind="stable").iloc[-1]
    where = f", {employer_named(last['organisation'])}" if last["organisation"] else ""
    return f"{last['role']}{where} (your notes; since when is not said)", "", last["source"], 0


def _what_employer(insights, earlier, role):
    there = earlier.rows[earlier.rows["organisation"].ne("")]
    if not len(there):
        return _NOTHING
    kinds = _speakers_row(insights, earlier, "employer_kind")
    return (f"{kinds['employer_kind']} (your notes)", "", there.iloc[0]["source"], 0) if kinds is not None else _NOTHING


def _size(insights, earlier):
    row = _speakers_row(insights, earlier, "size")
    return (f"{row['size']} (your notes)", "", earlier.rows.iloc[0]["source"], 0) if row is not None else _NOTHING


def _speakers_row(insights, earlier, column):
    if not earlier.talks:
        return None
    found = speakers(earlier.rows)
    found = found[found[column].ne("")]
    return found.iloc[0] if len(found) else None


def _events(facts, role):
    lived = facts[facts["fact"].eq("lived_through")]
    if role is not None:
        lived = lived[lived["employer"].eq(role.employer)]
    if not len(lived):
        return _NOTHING
    return _fact(lived.iloc[-1]["what"], lived.iloc[-1])


def _way(facts, earlier):
    changes = list(facts[facts["fact"].eq("change")].itertuples(index=False))
    if changes:
        change = changes[-1]
        came = f"from {change.before} to {change.what}" if change.before else f"to {change.what}"
        return _fact(f"{came}{f', {change.since[:4]}' if change.since else ''}", change)
    told = earlier.likely("route")
    told = told[told["speaker"].eq("source")]
    return _statement(told.iloc[0]["text"], told.iloc[0]) if len(told) else _NOTHING


def _steps(roles):
    if not roles:
        return _NOTHING
    shown = roles[-_MOST_STEPS:]
    before = f" (and {len(roles) - len(shown)} before)" if len(roles) > len(shown) else ""
    return _fact("; ".join(_step(role) for role in shown) + before, shown[-1])


def _step(role):
    years = "–".join(dict.fromkeys(filter(None, (role.since[:4], "today" if role.until == NOW else role.until[:4]))))
    return ", ".join(filter(None, (role.what, role.employer, years)))


def _studies(facts):
    studies = list(facts[facts["fact"].eq("education")].itertuples(index=False))
    if not studies:
        return _NOTHING
    return _fact("; ".join(", ".join(filter(None, (s.what, s.employer))) for s in studies[-2:]), studies[-1])


def _in_public(facts):
    """Nothing is guessed: only a role in which somebody writes, speaks or was honoured tells of it."""
    for fact in facts.itertuples(index=False):
        if set(folded(fact.what).split()) & set(_SPOKEN):
            return _fact(fact.what, fact)
    return _NOTHING


def _common(facts, profile):
    """Find what stands on their page and in the explorer's profile: the same work, or a skill she has."""
    if profile is None:
        return _NOTHING
    mine = [folded(words) for words in (profile.current, *profile.skills) if words]
    for fact in facts.itertuples(index=False):
        there = f" {folded(fact.what)} {folded(fact.before)} "
        shared = [words for words in mine if f" {words} " in there]
        if shared:
            return _fact(f"{listed(shared[:2])}: you have done it, too", fact)
    return _NOTHING


def _introducer(insights, earlier, person):
    named = earlier.rows[earlier.rows["introduced_by"].ne("")]
    if not len(named):
        return _door_opened(insights, person)
    row = named.iloc[0]
    return row["introduced_by"], "", row["source"], 0


def _door_opened(insights, person):
    """Find who offered an introduction to this person: "She'll put me in touch with Tom Becker"."""
    name = fold_name(person)
    if len(name.split()) < 2:
        return _NOTHING
    leads = insights[insights["kind"].isin(("lead", "task"))]
    leads = leads[[f" {name} " in f" {fold_name(text)} " for text in leads["text"]]]
    if not len(leads):
        return _NOTHING
    row = leads.sort_values(["date", "source", "start"]).iloc[0]
    return _statement(f"{row['person']} opened the door: {quoted(row['text'])}", row)


def _promised(earlier):
    """List what was promised, the last talk first: tasks of the explorer, and openings they gave."""
    last = counted(earlier.likely("task", "lead")).sort_values("date", ascending=False, kind="stable")
    said = {"task": "you meant to do this", "lead": "an opening for you"}
    return [_statement(said[row["kind"]], row) for _, row in last.iterrows()] or [_NOTHING]
