"""background_of: choose the notes about a person, read each, and say what could not be used."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePosixPath

from careerlab.background.about_whom import is_of_a_firm, page_of
from careerlab.background.changes import changes_of
from careerlab.background.dates import has_unsure_dates, is_month_first
from careerlab.background.education import education_of
from careerlab.background.events import events_at, events_of, is_page_of
from careerlab.background.model import Background, as_facts
from careerlab.background.names import full_name, is_filed_under, names_of, where_named
from careerlab.background.plausible import plausible
from careerlab.background.roles import is_one, roles_of
from careerlab.background.subjects import Subjects
from careerlab.notes.model import Notice, line_starts, trim

MOST = {"role": 40, "education": 20, "change": 10, "lived_through": 20}
_PASTE = "Paste a bio, a profile page or a CV into a text file of its own in people/, named after the person."


def background_of(notes, person):
    """What pasted texts say of a person: roles, education, changes of field, times lived through.

    Nothing is inferred that the text does not say, and nothing is taken that it says of somebody else.

    Parameters
    ----------
    notes : list of Note
        What was found beforehand, about anybody: those that are about this person are chosen by file, folder and text;
        a page about an employer of theirs counts for the time they were there.
    person : str
        The name, as it may be spelled.

    Returns
    -------
    Background
        `person` is the whole name, as a page has it. `facts` as `as_facts` describes. `notices` (codes ``BG-…``) name
        the file, and say what to do.
    """
    facts, notices, rest, name = [], [], [], person
    for note in sorted(notes, key=lambda n: n.source):
        page = page_of(note, person) if note.text.strip() and person.strip() else ""
        if isinstance(page, str):
            rest.append((note, page))
            continue
        name = full_name(note.text, name)
        new = _facts(page, person)
        facts += [(fact, entry) for fact, entry in new if not any(_says_the_same(fact, entry, *old) for old in facts)]
        notices += _about_page(page, name, new)
    roles = [entry for fact, entry in facts if fact["fact"] == "role"]
    for note, about in rest:
        lived = _at_an_employer(note, person, roles, about)
        facts += [(f, e) for f, e in lived if not any(_says_the_same(f, e, *old) for old in facts)]
        notices += [] if lived else _not_used(note, person, about)
    if len(rest) == len(notes) and not notices:
        whom = person.strip() or "this person"
        notices.append(Notice("BG-NOTHING", f"Nothing was found about {whom}: no page in people/ is theirs.", _PASTE))
    kept = [row for kind in MOST for row in _latest([f for f, _ in facts if f["fact"] == kind], kind, notices)]
    return Background(name, as_facts(kept), notices, tuple(notes))


def _facts(page, person):
    """[(record, entry)] of one page."""
    note, text = page.note, page.note.text
    names, month_first, subjects = names_of(person), is_month_first(text), Subjects(page)
    roles = roles_of(page, subjects, month_first, lambda words: next(iter(where_named(words, names)), None))
    studies = education_of(text, page.own, subjects, month_first)
    found = [
        *(("role", e, "") for e in roles),
        *(("education", e, "") for e in studies),
        *(("change", e, before) for e, before in changes_of(text, subjects, roles, month_first)),
        *(("lived_through", e, "") for e in events_of(text, subjects, roles, month_first)),
    ]
    return plausible([(_fact(note, kind, entry, before), entry) for kind, entry, before in found])


def _fact(note, kind, entry, before=""):
    a, b = trim(note.text, entry.start, entry.end)
    return {
        "fact": kind,
        "what": " ".join(entry.what.split()),
        "before": " ".join(before.split()),
        "employer": " ".join(entry.employer.split()),
        "since": entry.since,
        "until": entry.until,
        "quote": note.text[a:b],
        "source": note.source,
        "line": bisect_right(line_starts(note.text), a),
        "start": a,
        "end": b,
    }


def _says_the_same(fact, entry, old, other):
    """Whether a second page says what the first has said."""
    if fact["fact"] != old["fact"] or fact["source"] == old["source"]:
        return False
    if fact["fact"] == "lived_through":
        return fact["what"] == old["what"] and fact["employer"] == old["employer"]
    return is_one(entry, other)


def _at_an_employer(note, person, roles, about):
    """What a company page says of the time that the person was there."""
    folder = str(PurePosixPath(note.source).parent)
    is_in_folder = is_filed_under(folder, names_of(person))
    if not is_page_of(note, {r.employer for r in roles if r.employer}, is_in_folder, about):
        return []
    return [(_fact(note, "lived_through", e), e) for e in events_at(note.text, roles, is_month_first(note.text))]


def _latest(rows, kind, notices):
    """At most so many facts of a kind, the latest, and a notice if any were left out."""
    if len(rows) <= MOST[kind]:
        return rows
    latest = sorted(rows, key=lambda r: (r["until"] == "now", r["since"] or r["until"], -r["start"]))[-MOST[kind] :]
    word = {"role": "roles", "education": "studies", "change": "changes", "lived_through": "events"}[kind]
    message = f"The file {rows[0]['source']} is long: of {len(rows)} {word} the {MOST[kind]} latest are shown."
    notices.append(Notice("BG-LONG", message, "Paste only the part that matters to you if another one is missing."))
    return latest


# ---- what is said of a file


def _about_page(page, person, new):
    source, found = page.note.source, []
    if others := page.others_parts:
        message = f"The file {source} has parts about {_joined(others)} too: only what it says of {person} was taken."
        found.append(
            Notice("BG-SEVERAL", message, "If something is missing, paste that person's part into its own file.")
        )
    if not new:
        hint = "Add what you know in lines such as `Staff nurse, Calder Hospital, 2014-2019`."
        message = f"The file {source} names {person}, but no role, study or date was understood."
        found.append(Notice("BG-NO-FACTS", message, hint))
    if has_unsure_dates(page.note.text):
        message = (
            f"The file {source} has dates such as 06/10/2010, which may be June or October: only years were taken."
        )
        found.append(Notice("BG-DATE", message, "Write the month as a word where it matters."))
    return found


def _not_used(note, person, about):
    """Why a note that seems to be meant gave nothing; other people's notes are passed over in silence."""
    names = names_of(person)
    is_filed = (is_filed_under(note.source, names) or is_filed_under(note.person, names)) and not is_of_a_firm(
        note, names
    )
    if is_filed and not note.text.strip():
        why = note.notices[0].message if note.notices else "there is nothing in it."
        return [Notice("BG-EMPTY", f"The file {note.source} could not be used: {why}", _PASTE)]
    if is_filed or where_named(note.text, names):
        whom = f"about {about}, not about {person}" if about else f"not about {person}"
        return [Notice("BG-OTHER-PERSON", f"The file {note.source} is {whom}: nothing was taken from it.", _PASTE)]
    return []


def _joined(names):
    shown = names[:3]
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1]
